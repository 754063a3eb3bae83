"""GroupMe: members of groups: see `ios.py`."""

from aboveboard.artifacts.groupme._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

MEMBERS = Artifact(
    id="ios.groupme.members",
    title="GroupMe: members of groups",
    service="groupme",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZGMMEMBER AS k",
            key="k.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("CAST(NULLIF(k.ZGLOBALUSERID, '') AS TEXT)"),
                "name": opt("NULLIF(k.ZREALNAME, '')"),
                "nickname": opt("NULLIF(k.ZNAME, '')"),
                "groups": Rows(
                    "SELECT c.ZNAME AS word FROM ZGMCHAT AS c WHERE c.Z_PK = k.ZGROUP AND c.ZNAME <> ''", keys=("",)
                ),
                "contact_id": Col("CAST(NULLIF(k.ZGLOBALUSERID, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each member of each group.",
    limits="What ios.groupme says of its limits holds here too.",
    sources=SOURCES,
)
