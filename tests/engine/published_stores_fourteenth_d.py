"""The fourteenth set of stores of apps on phones, fourth part, of calls: kept aside. Whoever mends discovery does not read this file."""

from __future__ import annotations

import random
from collections.abc import Sequence

SEED = 14
CANDIDATES = (
    "1211amarsingh/callrecorder", "123monkey/CallLogCollectSystem", "abdur-rafi/Messenger-android-client",
    "antonyryan/CallLogTracker", "AppDev321/CallRecording", "archem-team/pepchat-ios", "ashr123/walkie-talkie",
    "atyikern/SignalTrace-V3-Offline-Call-Log-Analyzer", "awesome-chat/awesome-chat-ios", "bajajmohit19/callLog_flutter",
    "bence-bujdoso/walkie-talkie", "bmjubairdadu/InfoCaller", "bulbulhossenbd/Callrecording",
    "bytemesoftware/NXT-Messenger-Android", "carefirstpraxis/carefirst-messenger-android", "ChrisLaganiere/BruinChat-iOS",
    "christianb/android-call-log-web-server", "ClimbUp9/-Calllog", "CMLDMR/CallLog", "codebasepk/CallRecorder",
    "codtoop/call-log-tracker-1", "cosmolotto/privacy-messenger-android", "CSuperlei/SINCaller", "custompal/webrtc-demo",
    "darvark/CallLogger", "DifferentN/analyseCallLog", "dnk0304/computercaller", "DoubleDotLabs/SenzilMessenger-Android",
    "elaydis/call-log-monitor-task", "fangzixia/open-voip", "faustyu1/paprikamessenger-android",
    "FedorovMisha/sevchat-ios", "gerkai/Vessel-AI-Chat-iOS", "guozanhua/emotive-chat-ios", "HamzaRajput007/CallLogNotes",
    "HeEcyc/caller", "HeiMao-BaiMao/TelephonyVoice", "hexian000/CallRecorder", "Indrajit1996/Auto-Caller",
    "jithin-kg/hashCaller", "jmb637/call-log-viewer", "junil1030/CurtainCall", "JuriSOK/kincall",
    "Kacper20/Messenger-Android", "khofibensonstudios/callerpro", "Lourencohn/kmpWebRTC",
    "lyh990517/WebRTC-with-Jetpack-Compose", "m4ff/cypher-messenger-android", "makarenk0/my-messenger-android-app",
    "Masoma-Begum/Phone-Call-Log", "mayurs44/Auto-reply-With-Call-log", "Megakuul/voiper", "melo5566/PChat-iOS",
    "MisnikovRoman/WonderfulChat-ios", "Momopeach1/WalkieTalkie", "mrchumanhcuong91/CallRecorder",
    "muizzjames/AutoCallRecorder", "mysteryhobo/ETAMessenger-Android-Project", "NoTimeInnovations/call-logger",
    "outsidepro-arts/O-Walkie", "pg0/mesh-walkie", "pr-poehali-dev/messenger-android-launch", "pun12189/CRM-App",
    "qq709485488/CallRecorder", "ragaeeb/CallRecorder", "RajKumar23/Call-Log", "SaitejaMI/Call-Logs-Android",
    "satyamg025/CallRecording", "SG-STD/Ofox-Messenger-Android", "skullab/better-call-log", "sofianeOuafir/recaller",
    "stevetex/WalkieTalkie", "sudoplatform/sudo-telephony-ios", "TDKhanhMinh/VoIP-E-Learning", "theazab1/callrecording",
    "ttroy50/Extended-Call-Log", "Tyngstast/messenger-android", "urekaprabin/CallRecorder", "ValeryPonomarev/CallLog",
    "vettich/messenger-android", "Woowa-Siblings/DGSWchat-iOS", "xAcid27/CallLogAnalyzer", "xcvbxv01/Calllogs",
    "xlh-fm/callrecords", "ZacharyVorsteg/CRM-APP-SWIFT", "ZheyUse/walkie-chattie",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))
