"""Zalo people and groups."""

from aboveboard.artifacts.zalo._ios import SOURCES
from aboveboard.kit import Artifact, Col, Const, Contact, Rows, Sqlite

PEOPLE = Artifact(
    id="ios.zalo_people",
    title="Zalo people and groups",
    service="zalo",
    emits=Contact,
    files=(
        "{app_data:vn.com.vng.zingalo}/Documents/profile.sqlite",
        "{app_data:vn.com.vng.zingalo}/Documents/chatgroup.sqlite",
    ),
    read=(
        Sqlite(
            name="people",
            base="ProfileEntity AS p",
            key="p.rowid",
            optional=True,
            requires={"ProfileEntity": ("userid", "displayname")},
            fields={
                "name": Col("NULLIF(p.displayname, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(x.userid AS TEXT) AS value FROM ProfileEntity AS x WHERE x.rowid ="
                    " p.rowid AND x.userid <> '' UNION ALL SELECT 'phone', CAST(b.mobile AS TEXT) FROM BuddyEntity AS b"
                    " WHERE b.zaloid = p.userid AND b.mobile <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("CAST(p.userid AS TEXT)"),
                "party": Col("CAST(p.userid AS TEXT)"),
            },
        ),
        Sqlite(
            name="groups",
            base="GroupEntity AS g",
            key="g.rowid",
            optional=True,
            requires={"GroupEntity": ("groupid", "name")},
            fields={
                "name": Col("NULLIF(g.name, '')"),
                "account_type": Const("group"),
                "contact_id": Col("CAST(g.groupid AS TEXT)"),
            },
        ),
    ),
    says="One record for each profile that the app kept, and for each group.",
    limits="That a profile is here does not say that the account knows or wrote to that person. Members of groups are not read.",
    sources=SOURCES,
)
