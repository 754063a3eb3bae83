"""A third pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. Some name no repository,
as what found their source tells none: a package, a class or strings of the code stand in its place. No store is of an app that an
earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_three_apple import cbafusion, prompted, satbridge, simplephone, siprix, telnyx
from tests.engine._pool_three_phones import callwarden, guard, nextgencaller, rhentia, siplibrary
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
}
