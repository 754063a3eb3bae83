"""TextNow on Android: messages, calls and people of `textnow_data.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Contact, FieldSource, Message, Person, Rows, Sql, Sqlite, flag, opt

_DIRECTION = Sql("1 = received, 2 = sent", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")
_CALLS = "m.message_type IN (100, 102)"
_WHO = "NULLIF(m.contact_value, '')"
_NAME = "NULLIF(m.contact_name, '')"
_NEEDS = {"messages": ("contact_value", "message_direction", "message_type", "message_text", "date", "read")}
_COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("m.date", UNIX_MS)),
    ("direction", Col("m.message_direction", _DIRECTION)),
    ("party", Col(_WHO)),
    ("sender", Person(_WHO, _NAME, "sender", optional=True, when="m.message_direction = 1")),
    ("thread", Col(_WHO)),
    ("read", Col("m.read", flag)),
)

TEXTNOW = Artifact(
    id="android.textnow",
    title="TextNow: messages, calls, people",
    service="textnow",
    emits=(Message, Call, Contact),
    files=("{app_data:com.enflick.android.*}/databases/textnow_data.db",),
    read=(
        Sqlite(
            name="messages",
            base="messages AS m",
            key="m._id",
            requires=_NEEDS,
            where=f"NOT {_CALLS}",
            leaves_out="calls, which are read as such",
            fields=dict(_COMMON)
            | {
                "recipients": Rows(
                    "SELECT k.member_contact_value AS identifier, NULLIF(k.member_display_name, '') AS name FROM group_members"
                    " AS k WHERE k.contact_value = m.contact_value AND m.message_direction = 2 UNION ALL SELECT o.contact_value,"
                    " NULLIF(o.contact_name, '') FROM messages AS o WHERE o._id = m._id AND o.message_direction = 2 AND NOT"
                    " EXISTS (SELECT 1 FROM group_members AS q WHERE q.contact_value = o.contact_value)",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread_name": opt(
                    "(SELECT NULLIF(g.title, '') FROM groups AS g WHERE g.contact_value = m.contact_value LIMIT 1)"
                ),
                "body": Col("NULLIF(m.message_text, '')"),
                "type": Col("'type ' || m.message_type"),
                "status": opt("'state ' || m.state"),
                "attachments": Rows(
                    "SELECT f.attach AS path FROM messages AS f WHERE f._id = m._id AND f.attach <> ''", keys=("path",)
                ),
                "message_id": opt("CAST(m.message_id AS TEXT)"),
            },
        ),
        Sqlite(
            name="calls",
            base="messages AS m",
            key="m._id",
            kind=Call,
            requires=_NEEDS,
            where=_CALLS,
            leaves_out="messages, which are read as such",
            fields=dict(_COMMON)
            | {
                "recipients": Person(
                    _WHO, _NAME, "recipient", optional=True, many=True, when="m.message_direction = 2"
                ),
                "duration": Col("CASE WHEN m.message_text GLOB '[0-9]*' THEN CAST(m.message_text AS INTEGER) END"),
                "call_id": opt("CAST(m.message_id AS TEXT)"),
            },
        ),
        *(
            Sqlite(
                name="people",
                base=f"{table} AS c",
                key="c._id",
                kind=Contact,
                optional=True,
                requires={table: ("contact_value", "contact_name")},
                fields={
                    "party": Col("NULLIF(c.contact_value, '')"),
                    "name": Col("NULLIF(c.contact_name, '')"),
                    "contact_id": Col("NULLIF(c.contact_value, '')"),
                },
            )
            for table in ("contacts", "conversations")
        ),
    ),
    says="One record for each message and call, and one contact for each person that the app keeps (in older versions each"
    " conversation's other side). A call's length is what the app wrote as its text.",
    limits="Whether a call was answered, and types and states of messages, have no published meaning. Of a group only the"
    " group's own address is stored with what came in.",
    sources=(
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/textnow.py",
        "the app's own CREATE TABLE statements, as published in decompiled copies of it",
    ),
)
