"""The fourteenth set of stores of apps on phones, calls: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without discovery's code, its page, its tests, without
running it, and without the sixth, eighth, eleventh and twelfth sets. Of earlier sets the names of stores and of repositories
were known, and some stores of the seventh, tenth and thirteenth were read.

The frame: public repositories whose names hold one of dialer, callrecorder, call-recorder, call-log, callerid, voip, softphone,
videocall, linphone, callblock, spamcall, sip-, phone-app; of each word's hundred with the most files those whose name may be
an app's for phones, and whose name's SHA-256 begins with 1, 3 or 9. Left out by name were pages, servers, libraries, desks'
programs, and apps whose names say that they are about something else (buses, radio stations, recipes). Twenty were left out as
named in earlier sets. `lot` draws the order of the rest with the seed 14; the list was fixed before any source was read. There
were 109 look-ups, 13 of them for the words, in an index that holds some of each repository's files. The order was walked
with jumps: only names that promised a log were looked at, a few of the later ones before earlier, and the end of the list
hardly. Ten apps were taken, one store each.

Passed over after a look. Reads the phone's own log, or nothing kept was seen: SpamCallTypeDetector (its page of history, of
numbers that were looked up, was not read), CRM Auto Call Recorder, syntaxticsugr's callerid (Realm, of whose a number is),
softtech's recorder (contacts and settings; calls are files of sound). Tables without anything that fills them in what was read:
wow-call-recorder, AutoCallRecorder (chengw505). A schema that Room does not build: call-log-details. Rules but no log:
CallBlocker (Int64x86) and, by names of files, CallerID (abdurdp) and CallBlocker (nehm33). Texts to many, no calls:
Call-Recorder (betroyer). A set of Xposed for another dialer: gcallrecorder.
A page, a server or a desk's program by its files: pharma-call-recorder,
call-logs (TruongThanhTungDev), phone-call-log, callerId (rttss-sahil), call-recorder (gregbny, bornio, maxkerro),
wecall-recorder, SpamCaller (Royalaviation18), callblocker (AlexeyTarasov77), callrecorder (mishimaltd). A shop of phones:
cenphone. No store was found by one or two look-ups, which is not to say that there is none: Videocall (noahxsu777),
CallRecorder (Abdulrehman53, nicholasHOU, technohowl), NumifyCallerId, softphone-app (channel-automation); linphone
(Inteleweb-Ltd) leaves its calls to its library, whose schema was not found in it. The others were passed over without a look,
by name alone: pages, servers, libraries, demonstrations of calls with pictures, other builds of Linphone, and the rest for want
of look-ups. Some of them may be apps with a store.

Known from elsewhere, not from the sources cited: how Android writes preferences, and how Room and Realm for Java name tables,
columns and types. Hashes in `room_master_table` are made up. Blockers keep only what came in and do not say so: their truth has
no direction, or the one that is so. Two stores are preferences, one is a Realm file. No store has messages, one has contacts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._fourteenth_c_blockers import aeidev, arpit, engsoft, kobalt, mkiwi
from tests.engine._fourteenth_c_recorders import eunagae, ever, gdialer, harsha, heqzha
from tests.engine.published_talk import Aside

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


TAKEN: Mapping[str, str] = {
    "phonecallrecorder (heqzha)": "heqzha/phonecallrecorder",
    "Call Block (kobalt)": "TomKTW/dev.kobalt.callblock.android",
    "Ever Call Recorder": "abdulrhman-muhamad/Ever-Call-Recorder",
    "CallBlocker (MKiwi)": "MKiwi/CallBlocker",
    "Call Recorder (MaramHarsha)": "MaramHarsha/Call-Recorder-Android-App-V1",
    "Callblock (aeidev)": "aeidev/android-jetpack-callblock",
    "CallBlocker (engsoft7)": "engsoft7/CallBlocker",
    "GDialer": "JENISHGAJERA-GgtechBHARAT/GDialer--Phone-app.-",
    "Missed Call Logger (ArpitDubey009)": "ArpitDubey009/missed-call-logger",
    "AutoCallRecorder (bjh)": "eunagae/bjh-project-autocallrecorder",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

FOURTEENTH_C: Mapping[str, Callable[[], Aside]] = {
    "phonecallrecorder (heqzha)": heqzha,
    "Call Block (kobalt)": kobalt,
    "Ever Call Recorder": ever,
    "CallBlocker (MKiwi)": mkiwi,
    "Call Recorder (MaramHarsha)": harsha,
    "Callblock (aeidev)": aeidev,
    "CallBlocker (engsoft7)": engsoft,
    "GDialer": gdialer,
    "Missed Call Logger (ArpitDubey009)": arpit,
    "AutoCallRecorder (bjh)": eunagae,
}
