"""X (Twitter): people: see `android.py`."""

from aboveboard.artifacts.twitter._android import OWNER, SOURCES
from aboveboard.artifacts.twitter._android_people import USER_COLUMNS, contact
from aboveboard.kit import Artifact, Contact, SqliteCode

PEOPLE = Artifact(
    id="android.twitter.people",
    title="X (Twitter): people",
    service="twitter",
    emits=Contact,
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        SqliteCode(
            base="users AS u",
            key="u._id",
            columns={f"{c}?": f"u.{c}" for c in USER_COLUMNS} | {"owner?": OWNER},
            requires={"users": ("user_id", "username", "name")},
            make=contact,
            kind=Contact,
            optional=True,
        ),
    ),
    says="One record for each person whom the app fetched to show.",
    limits="What android.twitter says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db of 2015)",),
)
