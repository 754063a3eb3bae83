"""A sixth pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. No store is of an app
that an earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_six_calls import calleridlogs, composer, fiano, logsyncer, nextvision, salesrecorder, shaoun
from tests.engine._pool_six_people import (
    calleridpeople,
    dugubook,
    lunarbirthdays,
    mycontacts,
    netcore,
    rongke,
    shaikhbook,
)
from tests.engine._pool_six_soft import portgo
from tests.engine.published_talk import Aside

POOL_SIX: Mapping[str, Callable[[], Aside]] = {
    "Recorder of composer09 (Korea)": composer,
    "Recorder of Shaoun18": shaoun,
    "Fiano (recordings of a shop)": fiano,
    "Sales recorder (Raam)": salesrecorder,
    "Call logs' syncer": logsyncer,
    "Caller's name for firms: calls": calleridlogs,
    "Caller's name for firms: people": calleridpeople,
    "Nextvision's recorder": nextvision,
    "RongKe (roster)": rongke,
    "Phone book of a recorder (ShaikhUTech)": shaikhbook,
    "Dugu's address book": dugubook,
    "My Contacts (no numbers)": mycontacts,
    "Birthdays by the moon (SwiftData)": lunarbirthdays,
    "Netcore Messenger": netcore,
    "PortGo (iOS)": portgo,
}
