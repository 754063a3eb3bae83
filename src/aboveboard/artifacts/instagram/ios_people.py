"""Instagram: people: see `ios.py`."""

from aboveboard.artifacts.instagram._ios import FILES, SOURCES
from aboveboard.artifacts.instagram._ios_people import people, places
from aboveboard.kit import Artifact, Contact, SqliteCode

PEOPLE = Artifact(
    id="ios.instagram.people",
    title="Instagram: people",
    service="instagram",
    emits=Contact,
    files=FILES,
    read=(
        SqliteCode(
            name="people",
            base="threads AS t",
            key="t.row_id",
            requires={"threads": ("thread_id", "metadata")},
            columns={"thread": "t.thread_id", "metadata": "t.metadata", "viewer?": "t.viewer_id"},
            make=people,
            items_in="metadata",
            places=places,
            where="t.metadata IS NOT NULL",
            leaves_out="conversations whose people are not stored",
            kind=Contact,
        ),
    ),
    says="One record for each person of a conversation.",
    limits="What ios.instagram says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (9368974384.db)",),
)
