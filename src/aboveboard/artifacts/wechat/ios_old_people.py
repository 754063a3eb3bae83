"""WeChat (older): people: see `ios.py`."""

from aboveboard.artifacts.wechat._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

OLD_PEOPLE = Artifact(
    id="ios.wechat.people",
    title="WeChat (older): people",
    service="wechat",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            name="people",
            base="Friend AS f",
            key="f.rowid",
            kind=Contact,
            joins=(
                "LEFT JOIN Friend_Ext AS x ON x.rowid = (SELECT min(y.rowid) FROM Friend_Ext AS y WHERE y.UsrName = f.UsrName)",
            ),
            optional=True,
            requires={"Friend": ("UsrName", "NickName")},
            fields={
                "name": Col("NULLIF(f.NickName, '')"),
                "nickname": opt("NULLIF(x.ConRemark, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.UsrName AS TEXT) AS value FROM Friend AS u WHERE u.rowid = f.rowid"
                    " AND u.UsrName <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("f.UsrName"),
                "party": Col("f.UsrName"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.wechat says of its limits holds here too.",
    sources=SOURCES,
)
