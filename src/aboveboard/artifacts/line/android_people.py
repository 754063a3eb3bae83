"""LINE: people: see `android.py`."""

from aboveboard.artifacts.line._android import MS, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.line.people",
    title="LINE: people",
    service="line",
    emits=Contact,
    files=("{app_data:jp.naver.line.android}/databases/naver_line",),
    read=(
        Sqlite(
            base="contacts AS c",
            key="c.rowid",
            kind=Contact,
            optional=True,
            requires={"contacts": ("m_id", "name", "server_name")},
            fields={
                "name": Col("COALESCE(NULLIF(c.name, ''), NULLIF(c.server_name, ''))"),
                "nickname": opt("NULLIF(c.custom_name, '')"),
                "note": opt("NULLIF(c.status_msg, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.m_id AS TEXT) AS value FROM contacts AS u WHERE"
                    " u.rowid = c.rowid AND u.m_id <> ''",
                    keys=("type", "value"),
                ),
                "groups": Rows(
                    "SELECT w.name AS word FROM membership AS e JOIN groups AS w ON w.id = e.id"
                    " WHERE e.m_id = c.m_id AND w.name <> '' ORDER BY w.id",
                    keys=("",),
                ),
                "favourite": opt("c.favorite > 0", flag),
                "created_at": opt(f"NULLIF({MS.format('c.created_time')}, 0)", UNIX_MS),
                "contact_id": Col("c.m_id"),
                "party": Col("c.m_id"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.line says of its limits holds here too.",
    sources=SOURCES,
)
