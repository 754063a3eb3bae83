"""QQ: people: see `ios.py`."""

from aboveboard.artifacts.qq._ios import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="ios.qq.people",
    title="QQ: people",
    service="qq",
    emits=Contact,
    files=("{app_data:com.tencent.mqq}/Documents/contents/*/QQ.db",),
    read=(
        Sqlite(
            name="people",
            base="tb_userSummary AS p",
            key="p.rowid",
            kind=Contact,
            optional=True,
            requires={"tb_userSummary": ("uin", "nick")},
            fields={
                "name": Col("NULLIF(p.nick, '')"),
                "nickname": opt("NULLIF(p.remark, '')"),
                "organization": opt("NULLIF(p.company, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(q.uin AS TEXT) AS value FROM tb_userSummary AS q WHERE q.rowid = p.rowid",
                    keys=("type", "value"),
                ),
                "contact_id": Col("CAST(p.uin AS TEXT)"),
                "party": Col("CAST(p.uin AS TEXT)"),
                "own": Col("substr(:folder, -length(p.uin) - 1) = '/' || p.uin", flag),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.qq says of its limits holds here too.",
    sources=SOURCES,
)
