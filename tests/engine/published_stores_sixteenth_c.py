"""The sixteenth set of stores of apps on phones, its calls: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This part was made without discovery's code, its page, its tests,
without running it, and without the sets that were left out of the place where it was made.

The frame: public repositories whose names hold one of dialer, calllog, call-log, caller, recorder, phone, voip, sip, video-call,
blocker, truecall, voicemail; of each word's hundred with the most files those whose name may be an app's for phones, and whose
name's SHA-256 begins with a digit from 0 to 7, without those that earlier sets name. Three more were left out because earlier
sets have their apps under other names: both Vialers, and Linphone for Android. `lot` draws the order of the rest with the seed
16; the list was fixed before any source was read. The order was walked in 150 look-ups, too few for all: six of the first 39 were
passed over by their names, and after those names said what was worth a look, not quite in order. Of 117, five were taken.

Passed over after its source was read: call-log-details (its table is one that Room refuses to build), CallLogNotes (one of
its tables' script is no SQL, and notes are no calls), CallLog of HarshMZignuts (a number and a time as text; no source that
was found says how the time is written), CallLogger of futureskyprojects (the names of its table and columns are in a version
that was not found; it keeps the first call of each number as `hh:mm dd/MM/yyyy (T2)`), CallLog of ajsashi (the phone's log,
sent on), Auto-reply (texts that it sends). By what their files are called, without reading them, no calls of their own:
opendialer, MiniTrueCaller, contacts-and-dialer (blocked numbers and voicemail), HeEcyc's caller (themes), DialerApp of
VoxityTech, itsovy-2021-call-log, computercaller, CallLog of rfiore, Call-Logs-App, call-blocker of VolodymyrKryvonos (texts
to be sent), saveyourvoicemails; no app for phones: Recaller of OzunaModelo123, Calllogs of xcvbxv01, analyseCallLog, Phone-
Call-Log; taken out of a package, so no source: Bisphone, phonedmrapp. The system's own dialer and what is made of it:
RankoR's, ThemeReady's, ngluanit's. SafeDialer is named in earlier sets. No file was found by one or two look-ups, which is
not to say that there is none: jalwa, deogonit's, TrueCall of daigoncs, VoIPSuite, voicemail of brianesh, autodialer,
calllogapp, open-twenty-dialer, Truecall of Olowodarey, SwiftPath's, WhiteCells's, Auto-Caller, callerpro, spbusinessinq's,
Voca, truecaller of petermuchendu1000, Mk-call-logs, callify, call-logger of AndreiChugunov, darvark's, truecallerclone,
CallLogViewer, CallLogAnalyzer, Extended-Call-Log, juliano7s's, Foxtrot15's, sd-dialer-2p, sip-caller, imbadpuck's, better-
call-log, NexCall, SignalTrace, Myphone, RoboDialer, vk3336's, shibaFoss's, santiago91ams's, Recaller of Nexlified, Mobile-
Call-Log-App, tranchien2002's. The others were passed over without a look.

All five are SQLite. Known from elsewhere, not from the sources cited: how Room and SQLDelight write a table of a class or of
their own SQL. Hashes in `room_master_table` are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._sixteenth_c_phones import dgirard, pewick, redridge, salientes, smart
from tests.engine.published_talk import Aside

SEED = 16
CANDIDATES = (
    "0perationPrivacy/VoIPSuite-Mobile",
    "Abizer-R/MiniTrueCaller",
    "AgoraIO/Basic-Video-Call",
    "AndreiChugunov/call-logger",
    "Ashii1/truecaller",
    "BabatundeOla1/trueCallerApp",
    "CoderKT/Bisphone",
    "DifferentN/analyseCallLog",
    "FahsanKP/TruecallerTask",
    "Foxtrot15/call-recorder",
    "Hakim83/CallLogAnalyzer",
    "HalfBagOrange/CallLogViewer",
    "HalfMillennium/visualvoicemail",
    "HamzaRajput007/CallLogNotes",
    "HarshMZignuts/CallLog",
    "HeEcyc/caller",
    "IOINITID/video-calls",
    "IloveChanel/visual-voicemail-app",
    "Indrajit1996/Auto-Caller",
    "KROIA/Voicemail-Box",
    "Laharnar/Blocker",
    "Lexo0522/one-key-dialer",
    "LinX64/TrueCaller",
    "MaksNazarov/JavaCallLogger",
    "Masoma-Begum/Phone-Call-Log",
    "MiniTrencher/call-log",
    "NexCall-A-Video-Calling-App/NexCall",
    "Nexlified/Recaller",
    "Olowodarey/Truecall",
    "OzunaModelo123/recaller",
    "PatrickatPaperlessPCS/calllogapp",
    "Pavan-learnixit/ui_truecaller",
    "PrakashIrom/call-log-details",
    "RankoR-GOS/platform_packages_apps_Dialer",
    "Rub-a-Dab-Dub/gasless_gossip",
    "Rwendo-ai/Myphone",
    "SaurabhSandav/CallRecorder",
    "SwiftPathCapital/dialer-app",
    "TarasovVP/SmartBlocker",
    "ThemeReady/ThemeReadyGoogleDialer",
    "VolodymyrKryvonos/call-blocker",
    "VoxityTech/DialerApp",
    "WhiteCells/voip",
    "WillSilvaSoftWorks/lovely_voicemail",
    "YassinELhadedy/TrueCallerAssignmentApplication",
    "aayushchouhan24/Truecaller",
    "ajsashi/CallLog",
    "anmolassi/truecaller",
    "atyikern/SignalTrace-V3-Offline-Call-Log-Analyzer",
    "aypacharrito/Dialer",
    "bhavika98/Video-Call-Prank",
    "blakelee/Mobile-Call-Log-App",
    "brianesh/voicemail",
    "chrispewick/CallLogger",
    "christosdvm/Voicemail-SMS-Auto-Reply",
    "clewisit/phonedmrapp",
    "csd/minisip",
    "daigoncs/TrueCall---Sistemas-Distribuidos-e-Mobile",
    "danielomos/truecallerclone",
    "darvark/CallLogger",
    "deep-esh7/jalwa-video-call-app",
    "deogonit/call-log",
    "develper21/Truecaller",
    "dgirard/calllog",
    "divtechnosoft/react-native-video-call",
    "dnk0304/computercaller",
    "dynamez/truecaller-test",
    "fabiendem/voicemail-example-for-android",
    "fangzixia/open-voip",
    "futureskyprojects/CallLogger",
    "guilhermesgb/sip-caller",
    "hamzabinjehad/Blocker-App",
    "imbadpuck/CALLLOG",
    "javier1002/calllog",
    "jlroberts1/call-logs",
    "juliano7s/blocker",
    "karanchutani/TrueCaller",
    "khofibensonstudios/callerpro",
    "lehman/call-log",
    "likesh-123/Truecaller-2.0",
    "lucky93agarwal/callify_truecaller",
    "matthewdonsemail-lab/open-twenty-dialer",
    "mayurs44/Auto-reply-With-Call-log",
    "meenaispeaks6-droid/Random-video-call-app",
    "mgerasim/autodialer",
    "mimoccc/safedialer",
    "miroslav-opiela/itsovy-2021-call-log",
    "mistwr/sd-dialer-2p",
    "mmobin789/TrueCaller-Info",
    "nanhasa/Blocker",
    "ngluanit/Dialer",
    "oxcened/opendialer",
    "petermuchendu1000/truecaller",
    "rfiore/CallLog",
    "royestheking-a11y/Voca-free-messaging-and-video-calling-app",
    "saigontechnology/rn-video-call",
    "santiago91ams/calllog",
    "savagehadi3-tech/Mk-call-logs",
    "shibaFoss/sms-and-call-logs-backup",
    "shomailasif/magic-dialer-final",
    "sivavk18/TrueCaller-App",
    "skullab/better-call-log",
    "spbusinessinq-cmyk/calllogger",
    "sskorohod/caller",
    "sumankrsaurabh/contacts-and-dialer",
    "tahirta143/Call-Logs-App",
    "thakuruttam/AiCaller",
    "tpcreative070/saveyourvoicemails",
    "tranchien2002/CallLog",
    "ttroy50/Extended-Call-Log",
    "ucskyship/TrueCaller",
    "ukantjadia/RoboDialer",
    "unclealex72/caller-id",
    "vedprakashsah1998/TrueCallerMirror",
    "vk3336/calllog",
    "web4carlos/Open-LineCaller",
    "xcvbxv01/Calllogs",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))


TAKEN: Mapping[str, str] = {
    "CallRecorder (SaurabhSandav)": "SaurabhSandav/CallRecorder",
    "CallLogger (chrispewick)": "chrispewick/CallLogger",
    "SmartBlocker": "TarasovVP/SmartBlocker",
    "CallLog (dgirard)": "dgirard/calllog",
    "Llamadas salientes": "javier1002/calllog",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

SIXTEENTH_C: Mapping[str, Callable[[], Aside]] = {
    "CallRecorder (SaurabhSandav)": redridge,
    "CallLogger (chrispewick)": pewick,
    "SmartBlocker": smart,
    "CallLog (dgirard)": dgirard,
    "Llamadas salientes": salientes,
}
