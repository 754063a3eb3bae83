"""The seventeenth set of stores of apps on phones, its calls: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This part was made without discovery's code, its page, its tests,
without running it, and without the sets that were left out of the place where it was made.

The frame: public repositories whose names hold one of dialer, calllog, call-log, caller, recorder, phone, voip, sip, call-track,
blocker, truecall, voicemail; of each word's hundred with the most files those whose name may be an app's for phones, and whose
name's SHA-256 begins with 8, 9, a, d or f, without those that earlier sets name. Some more were left out by their names before
the lot was drawn: two of the system's own dialer, two that earlier sets have under other names, and what says itself to be for
the web, for another thing than calls, or a library. `lot` draws the order of the rest with the seed 17; the list was fixed before
any source was read. Of 93, the first 70 or so were walked in 140 look-ups, in their order but for three that were looked at a few
places late, and seven were taken.

Passed over after its source was read: callLogs of DesmondDecker (the phone's log, sent on; of its main file the first part),
Call-Logs-Android (the phone's log, in memory), TeleCallerApp (in memory), smart-call-tracker (a row for each day with whether
somebody called in the morning and in the evening), CallLogAnalyzer of zyper26 (what it writes has columns that its table lacks;
in another version the table has a day and an hour, and what fills it was not read). Named in earlier sets under another name:
VoipApp of mdportnov, Trucaller-Android. By what their files are called, without reading them, no calls of their own in a file
that counts: cus-call-tracker, AndroidCallLogger, call-tracker of Parthi777 (Hive), easy_callers_mobile, Call-Tracker of
StephenChristie12345, SyncCallLog, PhoneCallLog, CallLogger of ManishThapa123, calllog_exporter, dialer of cedricbahirwe (codes
for payments), dialer of GrigoriyChernish, both caller identifiers of poojakpeworld00-hue (of a thousand files the first hundred
names), truecaller of infolinematrix (accounts of money), both assignments named truecaller, callLog of dvdmssmnn (calls of
functions). No app for phones: CallLogTracker, calllogs of daovanhuy, CallLoggerApp, phone-call-log, CallLogger of MariusVentus,
-Calllog, ACRC-Call-Log, call-logger of johnnywalker-git, Call-Tracker of fernandojs22, Call-log of P4TTANAPON, call-log of
Tom870, Call-Logger of mhereford, CallLog of hishira, Little_Voicemail. No file was found in the likely language, which is not to
say that there is none: powerDialer, recaller-rohit, acedialerv4, mamacoVoip, TrueCaller of quiuzumaki, telecaller-crm,
VOIP-System, cold-call-tracker, voicemail of zakariasze, call-tracker of jeremy-daa, calllogiq, voicemail-manager,
android-call-log-web-server, calllog of codersio, VPHONE, alphaphone, Workphone, caller of Cali1900,
Truecaller-clone-react-native, 80-20-Dialer; nor of colorphonecn in the one folder that was asked for. Without a look at their
files: vessel_caller, sterlingdialer, dialer of stratforsr-sys, PhoneAgent, and all behind Trucaller-Android in the lot.

All seven are SQLite. Known from elsewhere, not from the sources cited: how Room writes a table of a class. Hashes in
`room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._seventeenth_c_phones import asaxiy, days, kayit, keeper, noted, raj, tapped
from tests.engine.published_talk import Aside

SEED = 17
CANDIDATES = (
    "AlphaCompute/alphaphone",
    "Ash-lash/calllogiq",
    "Cali1900/caller",
    "ClimbUp9/-Calllog",
    "Daniel22022/trueCaller-App",
    "DesmondDecker/callLogs",
    "Dinesh7571/Truecaller-clone-react-native",
    "Felipe-M-Soares/mamacoVoip",
    "GrigoriyChernish/dialer",
    "JahonovAsilbek/Call-Tracker",
    "JulienDomSacre/CallLog",
    "KhalidMohomud/CallLog-App",
    "KyleCondren-EM/PCEM-Call-Logger",
    "ManishThapa123/CallLogger",
    "MariusVentus/CallLogger",
    "Nitesh19-tech/VOIP-System",
    "OneOrThree/phone",
    "P4TTANAPON/Call-log",
    "Parkire-Solvit/solvit-sms-sender-call-tracker-v2",
    "Parthi777/call-tracker",
    "Priyagupta25/TruecallerAssignment",
    "RajKumar23/Call-Log",
    "RohitBansal111/recaller-rohit",
    "SaitejaMI/Call-Logs-Android",
    "Shiwa45/dialer",
    "StephenChristie12345/Call-Tracker",
    "Tom870/call-log",
    "WirthTheVibes/voicemail-manager",
    "YYYashvi/call-log-crm",
    "Yashwanth-PS/TrueCaller",
    "Zeeshan08042003/easy_callers_mobile",
    "a914-gowtham/CallLogApp",
    "abdaptask/acedialerv4",
    "abhid1234/truecall",
    "abutalhasheikh33/truecaller-clone",
    "akki111singh/AndroidCallLogger",
    "albertbenitez3777-source/sterlingdialer",
    "alexc54/CallLoggerApp",
    "antonyryan/CallLogTracker",
    "arslanmurat06/CallLogerandReminder2",
    "borgaveakshay/truecaller_asgmt",
    "cedricbahirwe/dialer",
    "chesadentalcare/telecaller-crm",
    "christianb/android-call-log-web-server",
    "clemente-morales/call-log",
    "codersio/calllog",
    "daovanhuy/calllogs",
    "darksideunlocs-pixel/VPHONE",
    "divyangchauhan/realtime-call-tracker",
    "dvdmssmnn/callLog",
    "elaydis/call-log-monitor-task",
    "fernandojs22/Call-Tracker",
    "gabeDevlift/voiceMailApp",
    "ganeshchavan786/call-log-app",
    "gbollyjay825/vessel_caller",
    "getsettalk/React-native-read-call-logs-and-contacts-number",
    "guinius/Little_Voicemail",
    "halaatlasrab/calllog_exporter",
    "hishira/CallLog",
    "ihandycn/ih-060-app_colorphonecn_android",
    "infolinematrix/truecaller",
    "infynity-jacobs/visitor-call-log",
    "jeremy-daa/call-tracker",
    "jmb637/call-log-viewer",
    "johnnywalker-git/call-logger",
    "mdportnov/VoipApp",
    "melonfox12/powerDialer",
    "mhereford/Call-Logger",
    "monochkov/CallLog",
    "netrixa/phone-call-log",
    "nitishRathore/truecaller",
    "petrlgtm/Trucaller-Android",
    "poojakpeworld00-hue/Caller__ID__Lookup",
    "poojakpeworld00-hue/NumifyCallerId",
    "quiuzumaki/TrueCaller",
    "rahulrchaurasia/SyncCallLog",
    "rootmentsdev/TeleCallerApp",
    "sengkathirKumaran/CallLogApp",
    "shinigang/cold-call-tracker",
    "shujahatk/80-20-Dialer",
    "sixstepsolution/SCallLog_USA",
    "sovangamemano/truecaller_test",
    "stratforsr-sys/dialer",
    "thanhvanvu/call-log-messenger",
    "vanshaj-carrerus/cus-call-tracker",
    "vikashkumarr/PhoneCallLog",
    "vishwa214/smart-call-tracker",
    "vvtech-ai/PhoneAgent",
    "werecatlabs/Workphone",
    "zafranzamani99-ui/Medex-Call-Logger",
    "zakariasze/voicemail",
    "ziho9593/ACRC-Call-Log",
    "zyper26/CallLogAnalyzer",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))


TAKEN: Mapping[str, str] = {
    "Call log (ganeshchavan786)": "ganeshchavan786/call-log-app",
    "CallLogApp (a914-gowtham)": "a914-gowtham/CallLogApp",
    "Calloger": "monochkov/CallLog",
    "Çağrı Kaydı ve Zamanlayıcı": "arslanmurat06/CallLogerandReminder2",
    "Call Tracker (asaxiy)": "JahonovAsilbek/Call-Tracker",
    "Call-Log (RajKumar23)": "RajKumar23/Call-Log",
    "CallLogApp (sengkathirKumaran)": "sengkathirKumaran/CallLogApp",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

SEVENTEENTH_C: Mapping[str, Callable[[], Aside]] = {
    "Call log (ganeshchavan786)": keeper,
    "CallLogApp (a914-gowtham)": tapped,
    "Calloger": noted,
    "Çağrı Kaydı ve Zamanlayıcı": kayit,
    "Call Tracker (asaxiy)": asaxiy,
    "Call-Log (RajKumar23)": raj,
    "CallLogApp (sengkathirKumaran)": days,
}
