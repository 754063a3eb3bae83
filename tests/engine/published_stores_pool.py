"""Stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of them.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. Some name no repository,
as what found their source tells none: a package or a database's name stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_apple import (
    callmenot,
    cobra,
    halloapp,
    phoneapp,
    raylic,
    related,
    stringee,
    vkclub,
    voipapp,
)
from tests.engine._pool_both import audiocall, axonic, drunk, kibo, matrix, ringmail, telepathy
from tests.engine._pool_chats import (
    aprsdroid,
    conversations,
    drizzle,
    ffvchat,
    jscall,
    pocketmesh,
    profanity,
    sembast,
    soulmate,
)
from tests.engine._pool_dialers import (
    asynccalls,
    callyn,
    detector,
    fakecall,
    hairocraft,
    kook,
    nyndialer,
    yourcall,
)
from tests.engine._pool_logs import (
    acrmaster,
    checkmybill,
    coorg,
    govchat,
    leesang,
    mobsms,
    salescrm,
    telo,
    zhongmei,
)
from tests.engine._pool_people import emergency, encounters, godial, kalyani, mailspring, thunderbird
from tests.engine._pool_recorders import byron, diphone, nahas, pixel, reco
from tests.engine._pool_tracks import calyx, miniclick, nexuslink, peppermint, rancrm, telemess, voices
from tests.engine._pool_voip import (
    budchat,
    callyzer,
    flowpbx,
    fusion,
    idoubs,
    mephi,
    pale,
    wiadvance,
)
from tests.engine.published_talk import Aside

POOL: Mapping[str, Callable[[], Aside]] = {
    "Auto Call Recorder (Nahas)": nahas,
    "Pixel Call Recorder": pixel,
    "Reco": reco,
    "DiPhone": diphone,
    "TruCaller (byron)": byron,
    "Kook": kook,
    "Your Call Your Rule": yourcall,
    "NynDialer": nyndialer,
    "Hairocraft's dialer": hairocraft,
    "Call history in AsyncStorage": asynccalls,
    "Callyn": callyn,
    "Call Detector": detector,
    "Fake Call Detector": fakecall,
    "Automatic Call Record Master": acrmaster,
    "Check My Bill": checkmybill,
    "Zhongmei's till": zhongmei,
    "SalesCRM": salescrm,
    "ReadContactTest": leesang,
    "Pixel Telo": telo,
    "GovChat": govchat,
    "MobSms": mobsms,
    "Coorg": coorg,
    "SIP Droid (Wiadvance)": wiadvance,
    "iDoubs": idoubs,
    "Fusion Mobile": fusion,
    "MEPhI's telephones": mephi,
    "FlowPBX": flowpbx,
    "Pale": pale,
    "BudChat": budchat,
    "Callyzer": callyzer,
    "KiboChat": kibo,
    "Axonic": axonic,
    "DRUNK-XMPP": drunk,
    "RingMail": ringmail,
    "Matrix in Kotlin": matrix,
    "Telepathy's log": telepathy,
    "AudioCallApp": audiocall,
    "vKclub": vkclub,
    "PhoneApp": phoneapp,
    "VoipApp": voipapp,
    "HalloApp": halloapp,
    "Stringee's softphone": stringee,
    "CampusConnect": related,
    "Cobra": cobra,
    "CallMeNot": callmenot,
    "Raylic": raylic,
    "MiniClick": miniclick,
    "TeleMess": telemess,
    "Ran's clients": rancrm,
    "NexusLink": nexuslink,
    "Recordings of voices and calls": voices,
    "Calyx": calyx,
    "Thunderbird's book": thunderbird,
    "Mailspring": mailspring,
    "GoDial": godial,
    "Emergency contacts in AsyncStorage": emergency,
    "Encounters in Flutter's preferences": encounters,
    "Kalyani's customers": kalyani,
    "APRSdroid": aprsdroid,
    "JS8Call": jscall,
    "Profanity": profanity,
    "IRC with Drizzle": drizzle,
    "SoulMate": soulmate,
    "PocketMesh": pocketmesh,
    "Groups in sembast": sembast,
    "FFVChat": ffvchat,
    "Conversations in AsyncStorage": conversations,
    "Peppermint": peppermint,
}
