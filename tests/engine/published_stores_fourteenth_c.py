"""The fourteenth set of stores of apps on phones, calls: kept aside. Whoever mends discovery does not read this file.

The frame: public repositories whose names hold one of dialer, callrecorder, call-recorder, call-log, callerid, voip, softphone,
videocall, linphone, callblock, spamcall, sip-, phone-app; of each word's hundred with the most files those whose name may be
an app's for phones, and whose name's SHA-256 begins with 1, 3 or 9. Left out by name were pages, servers, libraries, desks'
programs, and apps whose names say that they are about something else (buses, radio stations, recipes). Twenty were left out as
named in earlier sets. `lot` draws the order of the rest with the seed 14; the list was fixed before any source was read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

SEED = 14
CANDIDATES = (
    "8189164300/Linphone_mango9", "ALCEO-srl/linphone-android", "Aarogya-Tech/ClinicVideoCall",
    "Abdulrehman53/CallRecorder", "Accontech/linphone-android", "AlexeyTarasov77/callblocker", "Andrea-85/Accessphone-App",
    "ArpitDubey009/missed-call-logger", "BelledonneCommunications/linphone-android",
    "BelledonneCommunications/linphone-xamarin", "DSSB/callerid", "Davide-OttoneCasagrande/Call-Log-Handler",
    "DevKhalyd/videocalling_app_flutter", "Essach/SpamCallTypeDetector", "Int64x86/CallBlocker",
    "Inteleweb-Ltd/linphone-android", "JENISHGAJERA-GgtechBHARAT/GDialer--Phone-app.-", "Jai1601/test-call-recorder",
    "Kundannitp/SpamCallDetector", "MKiwi/CallBlocker", "MaramHarsha/Call-Recorder-Android-App-V1",
    "Nitesh19-tech/VOIP-System", "Pragma8123/call-logger", "PrakashIrom/call-log-details", "ProAndroCoder/VideoCall",
    "RahulBr26/Live-videocall", "Royalaviation18/SpamCaller", "Simul-Tech/call-recorder", "Sivasanjeevi18/linphone",
    "StefanSaladino/Phone-app", "Tam-One/softphone", "TomKTW/dev.kobalt.callblock.android", "TruongThanhTungDev/call-logs",
    "abdulrhman-muhamad/Ever-Call-Recorder", "abdurdp/CallerID", "aeidev/android-jetpack-callblock",
    "agenciageraleads/call-logger-whatsapp", "aliahmedbd/wow-call-recorder", "arrayforward/phone-app", "avenje/callerID",
    "awilmoth/sms-bridge-linphone", "aykuttasil/CallRecorder", "balijepallishashank/videocallapp",
    "batd92/chat-videocall-app", "betroyer/Call-Recorder", "binayak999/videocall", "bornio/call-recorder",
    "branberryjuice/SpamCallStop", "breezio/phone-app", "candrews/callerid-for-android", "cern-phone-apps/dial-mobile-OLD",
    "channel-automation/softphone-app", "chengw505/AutoCallRecorder", "christophpurrer/mcm440-phone-app",
    "codebynehal/excenityai-call-logs", "codetoad12/SpamCaller", "colaTW/linphone-android-master-admin",
    "dev-talha/perfex-crm-phone-lookup-call-log", "dinhphu290998/WebRTC_VideoCall", "doctor9797/dc-tiny-phone-app",
    "e-up/e-linphone", "elliottcrif/CallBlocker", "engsoft7/CallBlocker", "esolartech/spamcalldecline",
    "eunagae/bjh-project-autocallrecorder", "filipgg718-ship-it/CallerIDUnmasker", "gregbny/call-recorder",
    "heqzha/phonecallrecorder", "hungnguyen2407/HwCallRecorder", "hwatgordon/Linphoneuts", "hzc073/wecall-recorder",
    "jayachandrap/softtech-auto-call-recorder", "jayton123456789-hub/Juice-Phone-app-",
    "jc578271/react-native-call-recorder", "jlroberts1/call-logs", "johnnywalker-git/call-logger",
    "judges/Taka-Dating-Iphone-App", "lmedeiros/softphone", "manaes/CallBlock070-Tuist", "maxkerro/call-recorder",
    "mexusbg/gcallrecorder", "mhereford/Call-Logger", "mishimaltd/callrecorder",
    "mksifat101/CRM-Auto-Call-Recorder-Android-Application", "mukund-2114/cenphone-app", "nehm33/CallBlocker",
    "netease-kit/NEVideoCall-1to1", "netrixa/phone-call-log", "nicholasHOU/CallRecorder", "noahxsu777/Videocall",
    "novaredigital/novare-softphone", "pabloanizio/CallBlocker", "pamapa/callblocker", "phucname/Skyway_videocall_android",
    "pingou100/pharma-call-recorder", "poojakpeworld00-hue/NumifyCallerId", "rafsun-riad/livekit-softphone",
    "ramcc007/iphone-app", "rjeffm/CallRecorder", "rocketvoip/rocketvoip", "rttss-sahil/callerId",
    "rwiktorowicz/SpamCallChecker", "samuel-Dev06/ai-powered-call-recorder-app", "shibaFoss/sms-and-call-logs-backup",
    "shinichikudo18/AMELI-Softphone", "shujahatk/80-20-Dialer", "syntaxticsugr/callerid", "tabcat/softphone",
    "tahirta143/Call-Logs-App", "tatecarr/call-log", "technohowl/CallRecorder", "thanh-1504/My-Phone-App",
    "thanhhai375/Videocallapp", "theonlykamal/videoCall", "timmmytitenok/SterlingDialer", "timsheu/LinphoneSDKEva",
    "tomani77/Callblocker", "trombipeti/simplecallblocker", "vhung98vp/call-log-integration", "videocalls/videocall-1",
    "warbrett/better-softphone", "yuuura/IncomingCallRecorder", "ziho9593/ACRC-Call-Log",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))
