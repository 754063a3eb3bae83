"""Skout on Android: people of skoutDatabase."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Sql, Sqlite, opt, ways

PEOPLE = Artifact(
    id="android.skout.people",
    title="Skout: people",
    service="skout",
    emits=Contact,
    files=("{app_data:com.skout.android}/databases/skoutDatabase",),
    read=(
        Sqlite(
            base="skoutUsersTable AS u",
            key="u.rowid",
            requires={"skoutUsersTable": ("userId", "userName")},
            fields={
                "party": Col("CAST(u.userId AS TEXT)"),
                "name": Col("NULLIF(u.userName, '')"),
                "identifiers": ways("handle:u.userId"),
                "last_contacted_at": opt("NULLIF(u.lastMessageTimestamp, 0)", UNIX_MS),
                "picture": opt(
                    "CASE WHEN u.picUrl <> '' THEN json_object('url', CAST(u.picUrl AS TEXT)) END",
                    Sql("picture", "{}", json=True),
                ),
                "contact_id": Col("CAST(u.userId AS TEXT)"),
            },
        ),
    ),
    says="One record for each person that the app kept, with the time of the last message.",
    limits="What else the app keeps of profiles is not read.",
    sources=("https://github.com/abrignoni/ALEAPP (skout.py: tables, columns, times)",),
)
