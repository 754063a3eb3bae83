"""A second pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. Many name no repository,
as what found their source tells none: a package, a class or a database's name stands in its place. No store is of an app that an
earlier set has, nor of one that the ninth or tenth set's lots left undrawn, as a later set may draw them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_two_calls import adblocker, bikemode, buildit, meshrider, voiceshield
from tests.engine._pool_two_cards import cardscanner, fathers, hjp, translator, vcardly
from tests.engine._pool_two_chats import bramka, converse, familytalks, receipts, supaslack
from tests.engine._pool_two_desk import b360, cairn, callnotes, huicui, touchbase
from tests.engine._pool_two_files import (
    chatservice,
    chatstore,
    conversationchat,
    elementcall,
    journal,
    pachon,
    twospace,
    vee,
)
from tests.engine._pool_two_firms import fieldwork, gymclub, leads, mission, orbit
from tests.engine._pool_two_more import ackr, bridgefy, rmcall, sayhey, stillo
from tests.engine._pool_two_people import (
    callerinfo,
    contactcard,
    cumples,
    harvest,
    keepfriends,
    outbound,
    plivo,
    safety,
)
from tests.engine._pool_two_texts import (
    forwardex,
    guild,
    messanger,
    ntfy,
    rides,
    safespark,
    safetylink,
    voicecore,
)
from tests.engine._pool_two_words import (
    androidircx,
    balance,
    gptmobile,
    hermes,
    mindu,
    noticatcher,
    practice,
    priobox,
)
from tests.engine.published_talk import Aside

POOL_TWO: Mapping[str, Callable[[], Aside]] = {
    "Leads with calls (React Native)": leads,
    "CRM Orbit": orbit,
    "Field work in WatermelonDB": fieldwork,
    "Gym Club": gymclub,
    "Pupils and parents": mission,
    "Family Talks": familytalks,
    "SMS Bramka": bramka,
    "Messenger with receipts (GRDB)": receipts,
    "SupaSlack": supaslack,
    "Converse (XMTP)": converse,
    "HarvestFlow": harvest,
    "Birthdays (miscumples)": cumples,
    "Women's safety (Expo)": safety,
    "Contact Card": contactcard,
    "CallerInfo": callerinfo,
    "Friends to keep (SwiftData)": keepfriends,
    "Outbound Sales": outbound,
    "Plivo's calling app (iOS)": plivo,
    "NotiCatcher": noticatcher,
    "Hermes SMS Forward": hermes,
    "PrioBox": priobox,
    "Balance": balance,
    "MinDu's shop chat": mindu,
    "Streams of a school (PracticeApp)": practice,
    "GPT Mobile": gptmobile,
    "AndroidIRCx": androidircx,
    "ConversationChat": conversationchat,
    "V": vee,
    "Chats in UserDefaults": chatstore,
    "Chats in AsyncStorage's files (iOS)": chatservice,
    "Chats with calls among them (ajrpachon)": pachon,
    "Journal of calls that ended": journal,
    "Element Call's history": elementcall,
    "TwoSpace": twospace,
    "What was kept away (adblocker)": adblocker,
    "BuildIt's calls (SwiftData)": buildit,
    "Bike Ride Detection": bikemode,
    "Mesh Rider Wave": meshrider,
    "VoiceShield": voiceshield,
    "Dating (sayheymirza)": sayhey,
    "ackr": ackr,
    "Stillo": stillo,
    "Bridgefy chats (MMKV)": bridgefy,
    "RM Call": rmcall,
    "TouchBase": touchbase,
    "Cairn": cairn,
    "Call notes": callnotes,
    "B360": b360,
    "Huicui": huicui,
    "vCardly": vcardly,
    "Business card scanner": cardscanner,
    "Cards with fathers' names (lab9)": fathers,
    "HJP's cards": hjp,
    "Calls that were translated": translator,
    "VoiceCore": voicecore,
    "Forwardex": forwardex,
    "SafeSpark": safespark,
    "Messages in parts (sms.messanger)": messanger,
    "ntfy": ntfy,
    "SafetyLink": safetylink,
    "Guild chat (taskmanager)": guild,
    "Rides": rides,
}
