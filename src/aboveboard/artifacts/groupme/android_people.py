"""GroupMe: people: see `android.py`."""

from aboveboard.artifacts.groupme._android import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="android.groupme.people",
    title="GroupMe: people",
    service="groupme",
    emits=Contact,
    files=("{app_data:com.groupme.android}/databases/groupme.db",),
    read=(
        Sqlite(
            base="members AS k",
            key="k.rowid",
            kind=Contact,
            requires={"members": ("user_id", "group_id")},
            fields={
                "party": Col("NULLIF(k.user_id, '')"),
                "name": opt("NULLIF(k.user_real_name, '')"),
                "nickname": opt("NULLIF(k.nickname, '')"),
                "groups": Rows(
                    "SELECT g.name AS word FROM groups AS g WHERE g.group_id = k.group_id AND g.name <> '' ORDER BY g.rowid",
                    keys=("",),
                ),
                "note": opt("NULLIF(k.role, '')"),
                "contact_id": Col("CAST(NULLIF(k.user_id, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.groupme says of its limits holds here too.",
    sources=SOURCES,
)
