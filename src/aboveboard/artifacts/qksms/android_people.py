"""QKSMS on Android: its own copy of the address book."""

from aboveboard.artifacts.qksms._store import FILES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

QKSMS_PEOPLE = Artifact(
    id="android.qksms.people",
    title="QKSMS: people",
    service="qksms",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="Contact AS c",
            key="c._key",
            requires={
                "Contact": ("lookupKey", "name"),
                "Contact_numbers": ("numbers",),
                "PhoneNumber": ("address", "type"),
            },
            fields={
                "name": Col("NULLIF(c.name, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, n.address AS value, NULLIF(n.type, '') AS label FROM Contact_numbers AS k"
                    " JOIN PhoneNumber AS n ON n._key = k.numbers WHERE k.Contact = c._key AND n.address <> ''"
                    " ORDER BY k.position",
                    keys=("type", "value", "label"),
                ),
                "modified_at": opt("NULLIF(c.lastUpdate, 0)", UNIX_MS),
                "favourite": opt("c.starred", flag),
                "contact_id": Col("NULLIF(c.lookupKey, '')"),
            },
        ),
    ),
    says="One record for each contact that the app copied out of the phone's address book.",
    limits="Groups of contacts and pictures are not read.",
    sources=("https://github.com/moezbhatti/qksms (domain/src/main/java/com/moez/QKSMS/model)",),
)
