"""Reddit on Android: chats, in a store of the Matrix protocol."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, flag


def _json(expr: str, path: str) -> str:
    return f"CASE WHEN typeof({expr}) = 'text' AND json_valid({expr}) THEN json_extract({expr}, '$.{path}') END"


def _content(path: str, event: str = "e") -> str:
    return f"({_json(f'{event}.content', path)})"


_KEY, _TARGET = '"m.relates_to".key', '"m.relates_to".event_id'
_OWN = "(SELECT min(r.directUserId) FROM room_summary AS r WHERE r.roomId = e.roomId AND r.isDirect = 1)"
_NAME = "(SELECT min(s.displayName) FROM room_member_summary AS s WHERE s.roomId = e.roomId AND s.userId = {})"
_REMOVED = "FROM event AS x WHERE x.type = 'm.room.redaction' AND x.redacts = e.eventId"
_SOURCES = (
    "https://github.com/abrignoni/ALEAPP (reddit.py)",
    "https://dfdive.com/articles (Kalackattu Hari, Forensic Analysis of Reddit App: iOS and Android)",
    "https://spec.matrix.org (events of rooms)",
)
_HOME = "{app_data:com.reddit.frontpage}/databases/"

CHAT = Artifact(
    id="android.reddit.chat",
    title="Reddit: chats",
    service="reddit",
    emits=Message,
    files=(_HOME + "matrix_session_*",),
    read=(
        Sqlite(
            "event AS e",
            "e.rowid",
            {
                "at": Col("e.originServerTs", UNIX_MS),
                "sent_at": Col("e.originServerTs", UNIX_MS),
                "direction": Col(
                    f"CASE WHEN {_OWN} <> '' THEN CASE e.sender WHEN {_OWN} THEN 'incoming' ELSE 'outgoing' END END"
                ),
                "sender": Person("e.sender", _NAME.format("e.sender"), role="sender"),
                "party": Col(f"COALESCE({_OWN}, e.sender)"),
                "recipients": Rows(
                    "SELECT s.userId AS identifier, s.displayName AS name FROM room_member_summary AS s"
                    " WHERE s.roomId = e.roomId AND s.userId <> e.sender ORDER BY s.userId",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col("e.roomId"),
                "thread_name": Col(
                    "(SELECT NULLIF(min(r.displayName), '') FROM room_summary AS r WHERE r.roomId = e.roomId)"
                ),
                "body": Col(f"NULLIF({_content('body')}, '')"),
                "type": Col(_content("msgtype")),
                "reply_to": Col(_content('"m.relates_to"."m.in_reply_to".event_id')),
                "reactions": Rows(
                    f"SELECT {_content(_KEY, 'x')} AS value, x.sender AS by FROM event AS x"
                    f" WHERE x.type = 'm.reaction' AND x.roomId = e.roomId"
                    f" AND {_content(_TARGET, 'x')} = e.eventId ORDER BY x.originServerTs",
                    keys=("value", "by"),
                ),
                "deleted": Col(f"EXISTS (SELECT 1 {_REMOVED})", flag),
                "deleted_at": Col(f"(SELECT min(x.originServerTs) {_REMOVED})", UNIX_MS),
                "attachments": Rows(
                    f"SELECT {_content('url')} AS url, {_content('info.mimetype')} AS mime WHERE {_content('url')} <> ''",
                    keys=("url", "mime"),
                ),
                "message_id": Col("e.eventId"),
            },
            requires={"event": ("type", "content", "sender", "roomId", "originServerTs", "redacts")},
            where="e.type = 'm.room.message'",
            leaves_out="events that are no messages: members, names, settings; reactions and removals are with the message",
        ),
    ),
    says="One record for each message of a chat, with reactions and whether it was removed.",
    limits="Which way a message went is known in chats of two alone, where the store names the other. Pictures have an"
    " address on the server; their copies cannot be told. Tokens of the session are in another file, which is not read.",
    sources=_SOURCES,
)
