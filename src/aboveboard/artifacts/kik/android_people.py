"""Kik: people: see `android.py`."""

from aboveboard.artifacts.kik._android import NAME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sql, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.kik.people",
    title="Kik: people",
    service="kik",
    emits=Contact,
    files=("{app_data:kik.android}/databases/*kikDatabase.db",),
    read=(
        Sqlite(
            base="KIKcontactsTable AS c",
            key="c.rowid",
            kind=Contact,
            optional=True,
            requires={"KIKcontactsTable": ("jid", "display_name", "user_name")},
            fields={
                "name": Col(NAME.format("c")),
                "nickname": opt("NULLIF(c.local_name, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.user_name AS TEXT) AS value FROM"
                    " KIKcontactsTable AS u WHERE u.rowid = c.rowid AND"
                    " u.user_name <> '' UNION ALL SELECT 'address', CAST(u.jid AS TEXT) FROM"
                    " KIKcontactsTable AS u WHERE u.rowid = c.rowid"
                    " AND u.jid <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(c.description, '')"),
                "groups": Rows(
                    "SELECT CASE WHEN w.is_group = 1 THEN 'group' ELSE 'friend' END AS word FROM KIKcontactsTable AS w"
                    " WHERE w.rowid = c.rowid AND (w.is_group = 1 OR w.in_roster = 1)",
                    keys=("",),
                ),
                "blocked": opt("c.is_blocked", flag),
                "picture": opt(
                    "CASE WHEN c.photo_url <> '' THEN json_object('url', CAST(c.photo_url AS TEXT)) END",
                    Sql("object", "{}", json=True),
                ),
                "contact_id": Col("c.jid"),
                "party": Col("c.jid"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.kik says of its limits holds here too.",
    sources=SOURCES,
)
