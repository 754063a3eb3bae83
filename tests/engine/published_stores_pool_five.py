"""A fifth pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. No store is of an app
that an earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_five_calls import azrecorder, callinu, pgrecorder
from tests.engine._pool_five_chats import callx, messaggi, ripple, threadripper
from tests.engine._pool_five_phones import callnex, fastmessenger, kakdela, tingtingu, voipcloud
from tests.engine._pool_five_rows import jabravo, pushsms, returned, techsms, westonmessenger
from tests.engine.published_talk import Aside

POOL_FIVE: Mapping[str, Callable[[], Aside]] = {
    "Fast (VK's other client)": fastmessenger,
    "Callnex (iOS)": callnex,
    "Kak dela (P2P)": kakdela,
    "Tingtingu": tingtingu,
    "VoIPCloud's outbox of calls": voipcloud,
    "CallX": callx,
    "Ripple Messenger": ripple,
    "Threadripper (Realm)": threadripper,
    "Messaggi (texts at a time)": messaggi,
    "Recorder of azapps": azrecorder,
    "Recorder of pgizka": pgrecorder,
    "University's book (Callin U)": callinu,
    "Messenger by numbers (Weston)": westonmessenger,
    "Calls and texts that came (RonyLevAri)": returned,
    "Sender of many texts (tech9teen)": techsms,
    "Android Chat (jabravo)": jabravo,
    "Push SMS": pushsms,
}
