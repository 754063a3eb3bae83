"""Samsung's combined log of calls and messages: `logs.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Message, Person, Sql, Sqlite, enum, flag, opt

_STATUS = enum(
    "call type",
    {1: "received", 2: "made", 3: "missed", 4: "voicemail", 5: "rejected", 6: "blocked", 7: "answered elsewhere"},
)
_DIRECTION = Sql("call type", "CASE WHEN {} = 2 THEN 'outgoing' WHEN {} IN (1, 3, 4, 5, 6, 7) THEN 'incoming' END")
_NO_CALL = "(l.logtype IN (200, 300, 400) OR (l.logtype <> 100 AND l.m_content <> ''))"
_LOG = (
    ("at", Col("l.date", UNIX_MS)),
    ("direction", Col("l.type", _DIRECTION)),
    ("party", Col("NULLIF(l.number, '')")),
    ("sender", Person("NULLIF(l.number, '')", "NULLIF(l.name, '')", "sender", when="l.type <> 2")),
    ("recipients", Person("NULLIF(l.number, '')", "NULLIF(l.name, '')", "recipient", many=True, when="l.type = 2")),
    ("read", opt("l.is_read", flag)),
    ("account", opt("NULLIF(l.account_name, '')")),
    ("sim", opt("CAST(l.sim_id AS TEXT)")),
)
SAMSUNG_LOGS = Artifact(
    id="android.calls.samsung",
    title="Samsung call and message log (logs.db)",
    service="android.calls",
    emits=(Call, Message),
    files=("{app_data:com.sec.android.provider.logsprovider}/databases/logs.db",),
    read=(
        Sqlite(
            "logs AS l",
            "l._id",
            dict(_LOG)
            | {
                "status": Col("l.type", _STATUS),
                "duration": Col("l.duration"),
                "medium": Col("CASE l.logtype WHEN 100 THEN 'audio' END"),
                "place": opt("NULLIF(l.geocoded_location, '')"),
            },
            requires={"logs": ("number", "name", "m_content")},
            name="calls",
            where=f"{_NO_CALL} IS NOT TRUE",
            leaves_out="entries for messages and mail",
        ),
        Sqlite(
            "logs AS l",
            "l._id",
            dict(_LOG)
            | {
                "type": Col("l.logtype", enum("log type", {200: "MMS", 300: "SMS", 400: "mail"})),
                "subject": opt("NULLIF(l.m_subject, '')"),
                "body": Col("NULLIF(l.m_content, '')"),
            },
            kind=Message,
            requires={"logs": ("number", "name")},
            name="messages",
            where=_NO_CALL,
            leaves_out="entries for calls",
        ),
    ),
    says="One record for each entry of Samsung's combined log of calls, messages and mail.",
    limits=(
        "Texts are shortened by the log and may outlive the message itself. Log types other than 100, 200, 300 and 400"
        " are not documented: with a text they are read as messages, without one as calls. Declared from published"
        " descriptions."
    ),
    sources=("https://github.com/kacos2000/Queries/blob/master/logs_db.sql",),
)
