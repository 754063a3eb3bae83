"""A third pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. Some name no repository,
as what found their source tells none: a package, a class or strings of the code stand in its place. No store is of an app that an
earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_three_apple import cbafusion, prompted, satbridge, simplephone, siprix, telnyx
from tests.engine._pool_three_forms import dialled, firecalls, gateway, intelehealth, kasookoo
from tests.engine._pool_three_more import (
    calllogdb,
    callshield,
    carrier,
    dementia,
    eventbook,
    familysafety,
    phonelistener,
    salescall,
    seeforme,
    serenada,
    smsblaster,
    softphonefile,
    stoppai,
    watched,
)
from tests.engine._pool_three_people import (
    aigentik,
    attendance,
    dear,
    invoicemaker,
    marketplace,
    myschedule,
    omegaterapia,
    phoneforfilm,
    restbook,
    trainer,
)
from tests.engine._pool_three_phones import callwarden, guard, nextgencaller, rhentia, siplibrary
from tests.engine._pool_three_rooms import callfilter, callguard, chatapp, codesaid, lanterns, teletalker
from tests.engine.published_talk import Aside

POOL_THREE: Mapping[str, Callable[[], Aside]] = {
    "CallWarden": callwarden,
    "SIP library (eddyslarez)": siplibrary,
    "NextGen Caller": nextgencaller,
    "Rhenti": rhentia,
    "Filter of calls and texts (sqflite)": guard,
    "Telnyx's calling app (iOS)": telnyx,
    "Calls with prompts (SwiftData)": prompted,
    "CBA Fusion (Fluent)": cbafusion,
    "SIMplePhone (Realm)": simplephone,
    "SatBridge (Realm)": satbridge,
    "Softphone's preferences (SampleSwiftUI)": siprix,
    "ChatApp (Java)": chatapp,
    "Lanterns": lanterns,
    "codesaid IM (LitePal)": codesaid,
    "TeleTalker": teletalker,
    "CallGuard": callguard,
    "CallFilter": callfilter,
    "Gateway for calls (preferences)": gateway,
    "Kasookoo": kasookoo,
    "Dialled in Flutter's preferences": dialled,
    "Intelehealth": intelehealth,
    "Messenger with calls (Drift)": firecalls,
    "InvoiceMaker": invoicemaker,
    "Attendance by QR": attendance,
    "Marketplace's customers": marketplace,
    "PhoneForFilm": phoneforfilm,
    "Book kept with a server (HEIG-VD)": restbook,
    "Aigentik": aigentik,
    "Omegaterapia": omegaterapia,
    "Personal trainer's members": trainer,
    "Nail salon's clients (MySchedule)": myschedule,
    "Parcels (APM-DEAR)": dear,
    "Calls of sales (Convenient)": salescall,
    "See for me": seeforme,
    "Family safety (Catamaran)": familysafety,
    "What a watcher read (TOS)": watched,
    "Softphone's file (accountURI)": softphonefile,
    "CallLogDB (sqflite)": calllogdb,
    "StopAI": stoppai,
    "PhoneListener": phonelistener,
    "CallShield (cynic)": callshield,
    "Book for people who forget": dementia,
    "People met at events (Expo)": eventbook,
    "SMSBlaster": smsblaster,
    "Serenada": serenada,
    "Calls by carrier (numberOrEmail)": carrier,
}
