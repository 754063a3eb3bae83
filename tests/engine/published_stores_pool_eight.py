"""An eighth pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. No store is of an app
that an earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_eight_calls import copiedcalls, copiedtexts, privuscall, twolists, virgil
from tests.engine._pool_eight_people import (
    catchup,
    corecontacts,
    infobook,
    roombook,
    streetbook,
    timscontact,
    zhanhealth,
)
from tests.engine.published_talk import Aside

POOL_EIGHT: Mapping[str, Callable[[], Aside]] = {
    "Copy of a phone's calls (all as text)": copiedcalls,
    "Copy of a phone's texts (all as text)": copiedtexts,
    "Two lists of calls (miu-04)": twolists,
    "PrivusCall (archives in preferences)": privuscall,
    "Virgil Messenger": virgil,
    "Tim's contacts (fields in another order)": timscontact,
    "CatchUp (people by number, Realm)": catchup,
    "ZhanHealth (whom to call, Realm)": zhanhealth,
    "Address book named info": infobook,
    "Address book in Room (piyush-chouhan)": roombook,
    "ContactManager (kevinheader)": corecontacts,
    "ContactsApp with streets (ScraPpicK)": streetbook,
}
