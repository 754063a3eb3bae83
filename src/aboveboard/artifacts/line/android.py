"""LINE on Android: messages and people of `naver_line`, calls of `call_history`."""

from collections.abc import Mapping

from aboveboard.artifacts.line._android import MS, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, enum, opt

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
_OWN = "(m.from_mid IS NULL OR m.from_mid = '')"
_DEGREES = "CASE WHEN m.location_latitude <> 0 OR m.location_longitude <> 0 THEN m.location_{0} / 1000000.0 END"

LINE = Artifact(
    id="android.line",
    title="LINE messages",
    service="line",
    emits=Message,
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
                "at": Col(MS.format("m.created_time"), UNIX_MS),
                "delivered_at": opt(f"NULLIF({MS.format('m.delivered_time')}, 0)", UNIX_MS),
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
    ),
    says="One record for each message, calls and notes of groups as the chat shows them among them.",
    limits="A message without an author is the account's own. Numbers of states have no published meaning. Chats with letter"
    " sealing are read as the app stores them, decrypted. Reactions, announcements and albums are"
    " not read; stickers are not named.",
    sources=SOURCES,
)
