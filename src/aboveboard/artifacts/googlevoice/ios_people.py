"""Google Voice: numbers: see `ios.py`."""

from aboveboard.artifacts.googlevoice._ios import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

NUMBERS = Artifact(
    id="ios.googlevoice.people",
    title="Google Voice: numbers",
    service="googlevoice",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            name="numbers",
            base="Participant AS p",
            key="p.rowid",
            requires={"Participant": ("phoneNumberE164",)},
            fields={
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(p.phoneNumberE164 AS TEXT) AS value WHERE p.phoneNumberE164 <> ''",
                    keys=("type", "value"),
                ),
                "blocked": opt("p.isBlocked", flag),
                "last_contacted_at": opt(
                    "(SELECT max(t.timestamp) FROM ThreadParticipant AS q JOIN Thread AS t ON t.threadKey = q.threadKey"
                    " AND t.threadType = q.threadType WHERE q.phoneNumberE164 = p.phoneNumberE164)",
                    times.UNIX_S,
                ),
                "contact_id": Col("p.phoneNumberE164"),
                "party": Col("p.phoneNumberE164"),
            },
            kind=Contact,
        ),
    ),
    says="One record for each number that took part in a conversation.",
    limits="What ios.googlevoice says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
