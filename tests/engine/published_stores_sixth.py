"""The sixth set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without looking at discovery or at what it finds; apps
were taken for their forms and for having a public declaration, where no artifact here and no earlier set has them. Names,
numbers and texts are of this set alone. A source that is a library (Applozic, OpenIM) is in apps of many makers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._sixth_chats import actor, applozic, columba, converse, k9_mail, openim, tinkoff_chat
from tests.engine._sixth_phones import (
    emergency_report,
    enterprise_book,
    google_duo,
    meshenger,
    opencontacts,
    sailfish,
    simple_contacts,
    sms_backup,
    spam_blocker,
)
from tests.engine.published_talk import Aside

SIXTH: Mapping[str, Callable[[], Aside]] = {
    "OpenContacts": opencontacts,
    "Google Duo (iOS)": google_duo,
    "SpamBlocker": spam_blocker,
    "Sailfish OS": sailfish,
    "Meshenger": meshenger,
    "EnterpriseAddressBook": enterprise_book,
    "Simple Contacts": simple_contacts,
    "EmergencyReport": emergency_report,
    "SMS Backup & Restore": sms_backup,
    "Applozic": applozic,
    "OpenIM": openim,
    "Columba": columba,
    "K-9 Mail": k9_mail,
    "Actor": actor,
    "Converse.js": converse,
    "TinkoffChat": tinkoff_chat,
}
