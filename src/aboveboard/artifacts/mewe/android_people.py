"""MeWe: people: see `android.py`."""

from aboveboard.artifacts.mewe._android import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite

PEOPLE = Artifact(
    id="android.mewe.people",
    title="MeWe: people",
    service="mewe",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            "CHAT_THREAD_PARTICIPANT AS p",
            "p.rowid",
            {
                "name": Col("NULLIF(p.name, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(p.handle AS TEXT) AS value WHERE p.handle <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("CAST(p.id AS TEXT)"),
            },
            kind=Contact,
            name="people",
            optional=True,
        ),
    ),
    says="One record for each person of a conversation.",
    limits="What android.mewe says of its limits holds here too.",
    sources=SOURCES,
)
