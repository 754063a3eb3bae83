"""LINE on Android: messages and people of `naver_line`, calls of `call_history`."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Contact, Message, Person, Rows, Sql, Sqlite, enum, flag, opt

_NAME = "COALESCE(NULLIF({0}.custom_name, ''), NULLIF({0}.name, ''), NULLIF({0}.server_name, ''))"
_KINDS: Mapping[int | str, str] = {
    0: "text",
    1: "image",
    2: "video",
    3: "audio",
    6: "call",
    7: "sticker",
    13: "contact",
    14: "file",
    15: "location",
    16: "post",
    18: "service",
    22: "service",
}
_SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/line.py",
    "https://github.com/sleuthkit/autopsy (line.py: tables, directions)",
)
_OWN = "(m.from_mid IS NULL OR m.from_mid = '')"
_MS = "CAST({0} AS INTEGER)"
_DEGREES = "CASE WHEN m.location_latitude <> 0 OR m.location_longitude <> 0 THEN m.location_{0} / 1000000.0 END"

LINE = Artifact(
    id="android.line",
    title="LINE messages and people",
    service="line",
    emits=(Message, Contact),
    files=("{app_data:jp.naver.line.android}/databases/naver_line",),
    read=(
        Sqlite(
            base="chat_history AS m",
            key="m.id",
            joins=(
                "LEFT JOIN contacts AS s ON s.m_id = m.from_mid",
                "LEFT JOIN contacts AS o ON o.m_id = m.chat_id",
                "LEFT JOIN groups AS g ON g.id = m.chat_id",
            ),
            requires={"chat_history": ("chat_id", "from_mid", "content", "created_time")},
            fields={
                "at": Col(_MS.format("m.created_time"), UNIX_MS),
                "delivered_at": opt(f"NULLIF({_MS.format('m.delivered_time')}, 0)", UNIX_MS),
                "party": Col(f"CASE WHEN {_OWN} THEN m.chat_id ELSE m.from_mid END"),
                "direction": Col(f"CASE WHEN {_OWN} THEN 'outgoing' ELSE 'incoming' END"),
                "sender": Person("m.from_mid", _NAME.format("s"), "sender", when=f"NOT {_OWN}"),
                "recipients": Person(
                    "m.chat_id", f"COALESCE({_NAME.format('o')}, NULLIF(g.name, ''))", "recipient", many=True, when=_OWN
                ),
                "thread": Col("m.chat_id"),
                "thread_name": opt(f"COALESCE(NULLIF(g.name, ''), {_NAME.format('o')})"),
                "body": Col("NULLIF(m.content, '')"),
                "type": opt("m.attachement_type", enum("kind of content", _KINDS)),
                "status": opt("'status ' || m.status"),
                "attachments": Rows(
                    "SELECT NULLIF(f.attachement_local_uri, '') AS path FROM chat_history AS f WHERE"
                    " f.id = m.id AND f.attachement_local_uri <> ''",
                    keys=("path",),
                ),
                "latitude": opt(_DEGREES.format("latitude")),
                "longitude": opt(_DEGREES.format("longitude")),
                "subject": opt(
                    "NULLIF(TRIM(COALESCE(m.location_name, '') || ' ' || COALESCE(m.location_address, '')), '')"
                ),
                "message_id": opt("NULLIF(m.server_id, '')"),
            },
        ),
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
                "created_at": opt(f"NULLIF({_MS.format('c.created_time')}, 0)", UNIX_MS),
                "contact_id": Col("c.m_id"),
                "party": Col("c.m_id"),
            },
        ),
    ),
    says="One record for each message, calls and notes of groups as the chat shows them among them, and for each person.",
    limits="A message without an author is the account's own. Numbers of states have no published meaning. Chats with letter"
    " sealing are read as the app stores them, decrypted. Reactions, announcements and albums are"
    " not read; stickers are not named.",
    sources=_SOURCES,
)
CALLS = Artifact(
    id="android.line_calls",
    title="LINE calls",
    service="line",
    emits=Call,
    files=("{app_data:jp.naver.line.android}/databases/call_history",),
    read=(
        Sqlite(
            base="call_history AS k",
            key="k.rowid",
            requires={"call_history": ("call_type", "start_time", "end_time", "caller_mid")},
            fields={
                "at": Col(_MS.format("k.start_time"), UNIX_MS),
                "ended_at": Col(f"NULLIF({_MS.format('k.end_time')}, 0)", UNIX_MS),
                "duration": Col(
                    "CASE WHEN CAST(k.end_time AS INTEGER) >= CAST(k.start_time AS INTEGER) THEN"
                    " (CAST(k.end_time AS INTEGER) - CAST(k.start_time AS INTEGER)) / 1000.0 END"
                ),
                "direction": Col(
                    "CASE WHEN substr(k.call_type, -1) = 'O' THEN 'outgoing' WHEN k.call_type <> '' THEN 'incoming' END"
                ),
                "medium": opt(
                    "k.voip_type", Sql("kind of call", "CASE {} WHEN 'V' THEN 'video' WHEN 'A' THEN 'audio' END")
                ),
                "network": opt("CASE k.voip_type WHEN 'G' THEN 'group call' END"),
                "sender": Person("k.caller_mid", role="sender", when="substr(k.call_type, -1) <> 'O'"),
                "recipients": Person("k.caller_mid", role="recipient", many=True, when="substr(k.call_type, -1) = 'O'"),
                "party": Col("k.caller_mid"),
                "thread": Col("k.caller_mid"),
            },
        ),
    ),
    says="One record for each call of the app's history.",
    limits="Names of people are in naver_line. Whether a call was answered is told by its duration alone.",
    sources=_SOURCES,
)
