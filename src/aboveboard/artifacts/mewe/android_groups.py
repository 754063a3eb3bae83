"""MeWe: groups: see `android.py`."""

from aboveboard.artifacts.mewe._android import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

GROUPS = Artifact(
    id="android.mewe.groups",
    title="MeWe: groups",
    service="mewe",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            "GROUP_ AS g",
            "g.rowid",
            {
                "at": opt("g.lastOpenTime", UNIX_MS),
                "last_contacted_at": opt("g.lastOpenTime", UNIX_MS),
                "name": Col("NULLIF(g.name, '')"),
                "note": opt("NULLIF(g.descriptionPlain, '')"),
                "groups": Rows(
                    "SELECT value AS value FROM (SELECT 'group' AS value UNION ALL SELECT g.roleEnum WHERE g.roleEnum <> '')",
                    keys=("",),
                ),
                "contact_id": Col("CAST(g._id AS TEXT)"),
            },
            kind=Contact,
            name="groups",
            optional=True,
        ),
    ),
    says="One record for each group.",
    limits="What android.mewe says of its limits holds here too.",
    sources=SOURCES,
)
