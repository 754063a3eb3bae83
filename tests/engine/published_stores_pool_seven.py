"""A seventh pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. No store is of an app
that an earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_seven_calls import audicalls, dndblocker, evercalls, simblocker, vaxphone, yskblocker
from tests.engine._pool_seven_chats import genchat, grouplinphone, xmppsim
from tests.engine._pool_seven_kept import blockedpeople, genchatpeople, gyxmpp, listbook, logblocker, ruleblocker
from tests.engine._pool_seven_people import mailbook, realmbook, workerbook
from tests.engine.published_talk import Aside

POOL_SEVEN: Mapping[str, Callable[[], Aside]] = {
    "VaxPhone": vaxphone,
    "Ever Call Recorder": evercalls,
    "Audi's recorder": audicalls,
    "Blocker by SIM card (visitor257)": simblocker,
    "Blocker of ysksg (Japan)": yskblocker,
    "DND Call Blocker": dndblocker,
    "xmppSim (calls among messages)": xmppsim,
    "GenChat": genchat,
    "Groups of Linphone": grouplinphone,
    "Address book with a worker (nyutonov)": workerbook,
    "Address book of mails (j7arsen)": mailbook,
    "People in Realm (radityagumay)": realmbook,
    "Blocker by rules (sritanu56)": ruleblocker,
    "Blocker's log (imohsen7)": logblocker,
    "Contacts in Realm with lists (Arakmmis)": listbook,
    "GYXMPP (JSON in text)": gyxmpp,
    "GenChat's people": genchatpeople,
    "People whose calls are turned down (MohamedMedhat)": blockedpeople,
}
