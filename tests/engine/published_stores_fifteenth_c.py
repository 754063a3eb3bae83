"""The fifteenth set of stores of apps on phones, of calls alone: kept aside. Whoever mends discovery does not read this file."""

from __future__ import annotations

import random
from collections.abc import Sequence

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
