"""WeChat: people: see `android.py`."""

from aboveboard.artifacts.wechat._android import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.wechat.people",
    title="WeChat: people",
    service="wechat",
    emits=Contact,
    files=("{app_data:com.tencent.mm}/MicroMsg/*/EnMicroMsg.db",),
    read=(
        Sqlite(
            base="rcontact AS c",
            key="c.rowid",
            kind=Contact,
            optional=True,
            requires={"rcontact": ("username", "nickname")},
            fields={
                "name": Col("NULLIF(c.nickname, '')"),
                "nickname": opt("NULLIF(c.conRemark, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.username AS TEXT) AS value FROM rcontact AS u"
                    " WHERE u.rowid = c.rowid AND u.username <> ''"
                    " UNION ALL SELECT 'handle', CAST(u.alias AS TEXT) FROM rcontact AS u WHERE"
                    " u.rowid = c.rowid AND u.alias <> ''",
                    keys=("type", "value"),
                ),
                "groups": Rows(
                    "SELECT CASE WHEN w.username LIKE '%@chatroom' THEN 'group' WHEN w.username LIKE"
                    " 'gh!_%' ESCAPE '!' THEN 'public account'"
                    " ELSE 'contact' END AS word FROM rcontact AS w WHERE w.rowid = c.rowid AND"
                    " (w.type & 1 OR w.username LIKE '%@chatroom'"
                    " OR w.username LIKE 'gh!_%' ESCAPE '!')",
                    keys=("",),
                ),
                "blocked": opt("(c.type & 8) > 0", flag),
                "favourite": opt("(c.type & 64) > 0", flag),
                "contact_id": Col("c.username"),
                "party": Col("c.username"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.wechat says of its limits holds here too.",
    sources=SOURCES,
)
