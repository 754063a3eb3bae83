"""The fifteenth set of stores of apps on phones, of calls alone: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. It was made without discovery's code, its page, its tests and without
running it. Of earlier sets the names of repositories were known, and one store or two of the ninth, tenth and thirteenth were
read for their way of writing.

The frame: public repositories whose names hold one of dialer, callrecord, call-log, callerid, voip, callblock, softphone,
phone-app, caller; of each word's hundred with the most files those which by name may be an app for phones, whose name's
SHA-256 begins with 5, 7, d or f, and which no earlier set names. `lot` draws their order with the seed 15; it was fixed
before any source was read. The order was walked for 75 look-ups, to the 29th of the 86. Two were left out as read before:
Acrobits' library, and vialer-ios.

Passed over. Files of sound alone, without rows: CallRecorder (anandpathak), CallRecorder (connersimmons); the floating window of
zhupeng2020 records a screen. A library of its own, not stored as source, keeps what SecurePhone has, and Linphone's library what
voice-softphone and sip-caller have. Only the phone's own: CallerID-2, CallerID (apero), Mobile-Call-Log-App. Pages and servers by
their files: softphone (illia-kuzoma), softphone-app (midy177), ava-softphone, callerId (fullstackreact), Mk-call-logs; prices of
gold: gold-phone-app. A table of missed calls that nothing in the stored source fills: CallBlocker (swnishan). Numbers alone,
without calls, by its files' names: CallBlocker (subhambikashbehera). Neither Kotlin nor Swift is stored: recaller. Of callblock
(jobbe99) a hundred of 413 files were listed, a page in a frame and no store among them. Without a look, by name: a library that
reads the phone's log (getsettalk), a switch for the phone's own recorder (CallRecorderEnabler), the phone's own dialer of a
maker (MT6592).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from tests.engine._fifteenth_c_blockers import aartisoft, cetinbaltaci, scheduled, yacb
from tests.engine._fifteenth_c_recorders import clistery, kassylab, prox
from tests.engine.published_talk import Aside

SEED = 15
CANDIDATES = (
    "AnirudhPreeth/callrecorder", "CListery/CallRecord", "CallTo365/voice-softphone",
    "GhislainAdon/portsip-softphone-android", "KassyLab/CallRecorder", "KovalyovYura/callRecorder",
    "OzcelikMert/digigarson_callerid_android", "OzunaModelo123/recaller", "P4TTANAPON/Call-log", "Pank-Off/CallerID",
    "Pratyaksh777/JCallRecorderapp", "Pygmilion/CallRecordManager", "Sinity/sinnix-phone-app", "StefanIlchev/CallBlocker",
    "Thanh-apero/CallerID", "Think-Tank-Lab-MoneyTalks-On-Phone/phone-app", "Tom870/call-log",
    "UPenn-CIT599/final-project-robocallblocker", "XE-Github/gold-phone-app", "YunLiCode/packages_MT6592_Dialer",
    "aartisoft/Android_CallBlocker", "abdulkadirpvt/CallerIdFinder", "abuqauod/CallRecorder", "aksb/CallerID_Module",
    "amletoflorio/CallBlocker", "analogphoneco/phone-app", "anandpathak/CallRecorder", "angeles1016/CallBlocker",
    "benax-rw/CallBlocker", "blakelee/Mobile-Call-Log-App", "blurayne/yet-another-callblocker", "brookj860/softphone",
    "btesf/ScheduledCallBlocker", "cetinbaltaci/CallBlocker", "cmcintosh/sweet-dialer", "connersimmons/CallRecorder",
    "dit-mt-unibo/CallER", "duydoan1411/CallBlocker2", "edes-neves/softphone", "emraresoftware/inteliex-softphone",
    "fullstackreact/callerId", "ganeshchavan786/call-log-app", "geord1on/TrojanCallBlocker",
    "getsettalk/React-native-read-call-logs-and-contacts-number", "guilhermesgb/sip-caller", "illia-kuzoma/softphone",
    "jobbe99/callblock", "kemruto/Prox_CallRecorder", "louiseClarita/callerIdAndroidApp", "maryfield/callblocker",
    "midy177/softphone-app", "mishaturnbull/callerid", "mistwr/sd-dialer-2p", "mlm-games/OpenCallerID",
    "morevolk-latei/myCallerID", "mr-alede/SoftPhone", "nativeip/softphone-mobile", "nitin070895a/VOIPCallRecorder",
    "openube/dndcallblocker", "personshelldon/CallRecorderEnabler", "petrlgtm/Trucaller-Android",
    "poojakpeworld00-hue/Caller__ID__Lookup", "rejwan-kabir/android-callblocker", "ryngpbx/softphone-ios",
    "santaes/callblocker", "savagehadi3-tech/Mk-call-logs", "securephone-ai/securephone-app-ios",
    "shyamnathp/Callblocker1", "sonnylloyd/CallRecorder", "spechshop/softphone", "srabbijan/CallerID",
    "sriggs9110-eng/ava-softphone", "subhambikashbehera/CallBlocker", "suresh7994/CallBlocking", "swnishan/CallBlocker",
    "takieddine12/CallRecorder", "thadeu/softphone", "thedudebro11/safesteps-phone-app", "trungromance/CallBlocker",
    "utkarsh13/CallBlocker", "webd9v/CallerID-2", "xqsadness/CallBlocker-CallKit",
    "yantrixlab/AutoCallrecorderEnhanceApi", "yashhhpatel/CallerId", "yinlokh/CallBlocker",
    "zhupeng2020/FloatWindowForCallRecording",
)  # fmt: skip


def lot() -> Sequence[str]:
    """The order in which candidates were drawn."""
    return random.Random(SEED).sample(CANDIDATES, len(CANDIDATES))


TAKEN: Mapping[str, str] = {
    "CallRecord (CListery)": "CListery/CallRecord",
    "CallRecorder (KassyLab)": "KassyLab/CallRecorder",
    "Android CallBlocker (aartisoft)": "aartisoft/Android_CallBlocker",
    "Yet Another Call Blocker (blurayne)": "blurayne/yet-another-callblocker",
    "Prox Call Recorder": "kemruto/Prox_CallRecorder",
    "CallBlocker (cetinbaltaci)": "cetinbaltaci/CallBlocker",
    "Scheduled Call Blocker": "btesf/ScheduledCallBlocker",
}
"""Each store's name and the candidate that it is of, in the order of the lot."""

FIFTEENTH_C: Mapping[str, Callable[[], Aside]] = {
    "CallRecord (CListery)": clistery,
    "CallRecorder (KassyLab)": kassylab,
    "Android CallBlocker (aartisoft)": aartisoft,
    "Yet Another Call Blocker (blurayne)": yacb,
    "Prox Call Recorder": prox,
    "CallBlocker (cetinbaltaci)": cetinbaltaci,
    "Scheduled Call Blocker": scheduled,
}
