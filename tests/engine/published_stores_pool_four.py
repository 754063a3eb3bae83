"""A fourth pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, and no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says; what is assumed is said
there. No store is of an app that an earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_four_chats import mobilemessenger, whispr, worldmates
from tests.engine._pool_four_kept import callreceived, smsreceived
from tests.engine._pool_four_people import addressbook, cleancontacts, kakaocontacts, panavtec, whatsappswiftui
from tests.engine._pool_four_phones import boreal, borealprefs, callmonitor, readsms, testdialer
from tests.engine._pool_four_teams import cometchat, gapopa, moesocial, qim, teamworker
from tests.engine.published_talk import Aside

POOL_FOUR: Mapping[str, Callable[[], Aside]] = {
    "Mobile Messenger (iOS)": mobilemessenger,
    "Whispr": whispr,
    "WorldMates": worldmates,
    "Moe Social": moesocial,
    "Gapopa": gapopa,
    "CometChat (SugarORM)": cometchat,
    "TeamWorker": teamworker,
    "QIM": qim,
    "Boreal Dialer (Core Data)": boreal,
    "Boreal Dialer's preferences": borealprefs,
    "Call monitor (Constantine)": callmonitor,
    "Test Dialer": testdialer,
    "Texts that came (read-SMS)": readsms,
    "Cleaner of contacts": cleancontacts,
    "Clean Contacts (ORMLite)": panavtec,
    "Contacts of a course (Kakao)": kakaocontacts,
    "Address book (Core Data)": addressbook,
    "Messages in SwiftData": whatsappswiftui,
    "Calls that rang (MasterApp)": callreceived,
    "Texts that came (MasterApp)": smsreceived,
}
