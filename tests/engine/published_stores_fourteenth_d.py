"""The fourteenth set of stores of apps on phones, its part of calls: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This part was made without discovery's code, its page, its tests, without
running it, and without the sixth, eighth, eleventh and twelfth sets, which were left out of the place where it was made. Of the
thirteenth set's second half some stores were read as a pattern.

The frame: public repositories whose names hold one of callrecord, call-log, calllog, caller, incall, webrtc, voip, sip,
telephony, walkie, messenger-android, chat-ios, crm-app; of each word's hundred with the most files those that by name may be an
app's for phones and whose name's SHA-256 begins with 0, 2 or 8. Five were left out as named in earlier sets. `lot` draws the
order of the rest with the seed 14; the list was fixed before any source was read. 110 look-ups in an index that holds some of
each repository's files: seven apps were taken, each with one store. As those look-ups were all, no further words were asked. The
order was kept, but those whose names promise no calls (games of walks, chats and messengers) were left without a look.

Passed over after a look. A fork of a recorder named in an earlier set: Callrecording (bulbulhossenbd). How rows are filled was
not read, the look-ups being at an end: Call-Log (RajKumar23). Notes on calls, no calls, and a faulty statement among those that
make its tables: CallLogNotes. Calls only as names of recordings: AutoCallRecorder (muizzjames). Rules or numbers, no calls:
CallRecorder (codebasepk), CallRecorder (mrchumanhcuong91). Messages without calls: paprika. Preferences alone where a store was
looked for: CallRecording (satyamg025).

By their files alone: CallRecorder (hexian000) and callrecorder (1211amarsingh) have recordings, no store; Auto-reply has rules,
caller (HeEcyc) themes, ETAMessenger messages to come; sevchat, pepchat and CRM-APP-SWIFT ask a server; call-log-monitor-task,
Call-Logs-Android and computercaller read the phone's own log; O-Walkie and mesh-walkie keep no talk; Vessel is a bot's talk;
NXT-Messenger talks to a toy; callrecords (xlh-fm), -Calllog (ClimbUp9), CallLogCollectSystem, Calllogs (xcvbxv01) and
Phone-Call-Log are programs for servers or desks. That is not to say that none of them has a store.

No source in the language asked for is stored (for one of them in two): Auto-Caller, call-log-viewer, recaller, kincall,
SignalTrace, Extended-Call-Log, privacy-messenger, callrecording (theazab1), CallLogger (darvark), better-call-log, CRM-App,
CallRecorder (urekaprabin), CallLogTracker, TelephonyVoice, callerpro, CallRecorder (qq709485488), open-voip. The others of the
list had no look.

Known from elsewhere, not from the sources cited: the codes of Android's log of calls, the names of kinds in a plug-in that reads
it, and how Room writes tables. Hashes in `room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._fourteenth_d_names import hashcaller, infocaller
from tests.engine._fourteenth_d_phones import calllogger, centre, closecall, crm, easysales
from tests.engine.published_talk import Aside

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


TAKEN: Mapping[str, str] = {
    "CallLog (EasySales)": "ValeryPonomarev/CallLog",
    "CRM with calls (bajajmohit19)": "bajajmohit19/callLog_flutter",
    "Call Center Monitor": "codtoop/call-log-tracker-1",
    "CloseCall": "AppDev321/CallRecording",
    "HashCaller": "jithin-kg/hashCaller",
    "InfoCaller": "bmjubairdadu/InfoCaller",
    "Call Logger (mydream)": "NoTimeInnovations/call-logger",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

FOURTEENTH_D: Mapping[str, Callable[[], Aside]] = {
    "CallLog (EasySales)": easysales,
    "CRM with calls (bajajmohit19)": crm,
    "Call Center Monitor": centre,
    "CloseCall": closecall,
    "HashCaller": hashcaller,
    "InfoCaller": infocaller,
    "Call Logger (mydream)": calllogger,
}
