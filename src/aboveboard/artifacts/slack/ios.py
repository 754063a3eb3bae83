"""Slack on iOS: messages and people of `ModelDatabase/db.sqlite` and of its forerunner `main_db`."""

from __future__ import annotations

from aboveboard.artifacts.slack._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Clock, Col, FieldSource, Message, Rows, Sql, Sqlite, opt

_JSON = Sql("party", "{}", json=True)


_TIME = Col("CAST(m.ZTIMESTAMP AS REAL)", UNIX_S)
_COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", _TIME),
    ("sent_at", _TIME),
    ("party", Col("NULLIF(m.ZUSERID, '')")),
    ("body", Col("NULLIF(m.ZTEXT, '')")),
    ("message_id", opt("CAST(m.ZTIMESTAMP AS TEXT)")),
)


def _old(prefix: str) -> Sqlite:
    """main_db, whose tables were renamed when the newer database came."""
    return Sqlite(
        name="messages",
        base=f"{prefix}MESSAGE AS m",
        key="m.Z_PK",
        joins=(
            f"LEFT JOIN {prefix}COREDATAUSER AS u ON u.Z_PK = (SELECT min(x.Z_PK) FROM {prefix}COREDATAUSER AS x"
            " WHERE x.ZTSID = m.ZUSERID)",
            f"LEFT JOIN {prefix}BASECHANNEL AS c ON c.Z_PK = (SELECT min(y.Z_PK) FROM {prefix}BASECHANNEL AS y"
            " WHERE m.ZCHANNELID IN (y.ZTSID, y.ZTSID1))",
        ),
        requires={f"{prefix}MESSAGE": ("ZTIMESTAMP", "ZUSERID", "ZTEXT", "ZCHANNELID")},
        fields=dict(_COMMON)
        | {
            "sender": opt(
                "CASE WHEN m.ZUSERID <> '' THEN json_patch('{}', json_object('identifier', CAST(m.ZUSERID AS TEXT), 'name',"
                " CAST(COALESCE(NULLIF(u.ZREALNAME, ''), NULLIF(u.ZNAME, '')) AS TEXT), 'role', 'sender')) END",
                _JSON,
            ),
            "thread": Col("NULLIF(m.ZCHANNELID, '')"),
            "thread_name": opt("NULLIF(c.ZNAME, '')"),
            "attachments": Rows(
                f"SELECT NULLIF(f.ZTITLE, '') AS title, NULLIF(f.ZPRIVATEDOWNLOADURL, '') AS url, f.ZSIZE AS size"
                f" FROM {prefix}FILE AS f WHERE instr(m.ZFILEIDS, '\"' || f.ZTSID || '\"') > 0 ORDER BY f.Z_PK",
                keys=("title", "url", "size"),
            ),
        },
    )


_NEW = Sqlite(
    name="messages",
    base="ZCOREDATAMESSAGE AS m",
    key="m.Z_PK",
    joins=(
        "LEFT JOIN ZCOREDATAUSER AS u ON u.Z_PK = (SELECT min(x.Z_PK) FROM ZCOREDATAUSER AS x WHERE x.ZTSID = m.ZUSERID)",
        "LEFT JOIN ZCOREDATACONVERSATION AS c ON c.Z_PK = (SELECT min(y.Z_PK) FROM ZCOREDATACONVERSATION AS y"
        " WHERE y.ZTSID = m.ZCONVERSATIONID)",
        "LEFT JOIN ZCOREDATAUSER AS o ON o.Z_PK = (SELECT min(z.Z_PK) FROM ZCOREDATAUSER AS z WHERE z.ZTSID = c.ZIMUSERID)",
    ),
    requires={"ZCOREDATAMESSAGE": ("ZTIMESTAMP", "ZUSERID", "ZTEXT", "ZCONVERSATIONID")},
    fields=dict(_COMMON)
    | {
        "sender": opt(
            "CASE WHEN m.ZUSERID <> '' THEN json_patch('{}', json_object('identifier', CAST(m.ZUSERID AS TEXT), 'name',"
            " CAST(COALESCE(NULLIF(u.ZREALNAME, ''), NULLIF(u.ZNAME, '')) AS TEXT), 'role',"
            " CASE WHEN u.ZISME = 1 THEN 'owner' ELSE 'sender' END)) END",
            _JSON,
        ),
        "direction": opt("CASE u.ZISME WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
        "recipients": opt(
            "CASE WHEN c.ZIMUSERID <> '' AND u.ZISME = 1 THEN json_array(json_patch('{}', json_object('identifier',"
            " CAST(c.ZIMUSERID AS TEXT), 'name', CAST(NULLIF(o.ZREALNAME, '') AS TEXT), 'role', 'recipient'))) END",
            _JSON,
        ),
        "thread": Col("NULLIF(m.ZCONVERSATIONID, '')"),
        "thread_name": opt("COALESCE(NULLIF(c.ZNAME, ''), NULLIF(o.ZREALNAME, ''))"),
    },
)


SLACK = Artifact(
    id="ios.slack",
    title="Slack: messages",
    service="slack",
    emits=Message,
    files=FILES,
    read=(
        _NEW,
        *(_old(prefix) for prefix in ("ZSLKDEPRECATED", "ZSLK")),
    ),
    says="One record for each message of a workspace that the app kept.",
    limits="Texts are as Slack writes them, with <@U…> for people. Of the older database whose account it is, and with that"
    " the direction, is not read. Reactions, edits, replies and, in the newer database, files lie in columns whose form is"
    " not published and are not read.",
    clocks={"at": Clock.SERVER, "sent_at": Clock.SERVER},
    sources=SOURCES,
)
