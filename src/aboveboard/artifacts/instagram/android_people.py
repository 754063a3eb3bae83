"""Instagram: people: see `android.py`."""

from aboveboard.artifacts.instagram._android import ME, SOURCES
from aboveboard.artifacts.instagram._android_people import people, places
from aboveboard.kit import Artifact, Contact, SqliteCode

PEOPLE = Artifact(
    id="android.instagram.people",
    title="Instagram: people",
    service="instagram",
    emits=Contact,
    files=("{app_data:com.instagram.android}/databases/direct.db",),
    read=(
        SqliteCode(
            name="people",
            base="threads AS t",
            key="t.rowid",
            requires={"threads": ("thread_id", "thread_info")},
            columns={"thread": "t.thread_id", "info": "t.thread_info", "me?": ME},
            make=people,
            items_in="info",
            places=places,
            kind=Contact,
            where="t.thread_info IS NOT NULL",
            leaves_out="conversations whose people are not stored",
            optional=True,
        ),
    ),
    says="One record for each person of a conversation.",
    limits="What android.instagram says of its limits holds here too.",
    sources=SOURCES,
)
