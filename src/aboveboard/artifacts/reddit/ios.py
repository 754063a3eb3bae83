"""Reddit on iOS: chats, in a store of the Matrix protocol (`Account.db`)."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, flag

_TABLE = "ZACCOUNTSTORAGETIMELINEITEM"


def _json(alias: str, path: str) -> str:
    """A value of an event's JSON, which is kept as text or as bytes."""
    text = f"CAST({alias}.ZDATA AS TEXT)"
    return f"(CASE WHEN json_valid({text}) THEN json_extract({text}, '$.{path}') END)"


def _room(alias: str) -> str:
    """An event's key is the room's, a bar and the event's own."""
    return f"substr({alias}.ZITEMIDFIELD, 1, instr({alias}.ZITEMIDFIELD, '|') - 1)"


_TARGET, _KEY = 'content."m.relates_to".event_id', 'content."m.relates_to".key'
_ANSWERS = 'content."m.relates_to"."m.in_reply_to".event_id'
_EVENT = "substr(m.ZITEMIDFIELD, instr(m.ZITEMIDFIELD, '|') + 1)"
_REMOVED = f"FROM {_TABLE} AS x WHERE x.ZEVENTTYPEFIELD = 'm.room.redaction' AND {_json('x', 'redacts')} = {_EVENT}"
_NAME = (
    f"(SELECT {_json('u', 'content.displayname')} FROM {_TABLE} AS u WHERE u.ZEVENTTYPEFIELD = 'm.room.member'"
    f" AND u.ZSTATEKEYFIELD = m.ZSENDERFIELD AND {_room('u')} = {_room('m')} ORDER BY u.Z_PK DESC LIMIT 1)"
)

CHAT = Artifact(
    id="ios.reddit",
    title="Reddit: chats",
    service="reddit",
    emits=Message,
    files=("{app_data:com.reddit.Reddit}/Library/Caches/MatrixChat/roomsAccount/*/Account-*/Account.db",),
    read=(
        Sqlite(
            f"{_TABLE} AS m",
            "m.Z_PK",
            {
                "at": Col("m.ZORIGINSERVERDATE", COCOA_S),
                "sent_at": Col("m.ZORIGINSERVERDATE", COCOA_S),
                "party": Col("m.ZSENDERFIELD"),
                "sender": Person("m.ZSENDERFIELD", _NAME, role="sender"),
                "recipients": Rows(
                    f"SELECT u.ZSTATEKEYFIELD AS identifier, max({_json('u', 'content.displayname')}) AS name"
                    f" FROM {_TABLE} AS u WHERE u.ZEVENTTYPEFIELD = 'm.room.member' AND {_room('u')} = {_room('m')}"
                    f" AND u.ZSTATEKEYFIELD <> m.ZSENDERFIELD AND {_json('u', 'content.membership')} = 'join'"
                    " GROUP BY u.ZSTATEKEYFIELD ORDER BY u.ZSTATEKEYFIELD",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col(_room("m")),
                "body": Col(f"NULLIF({_json('m', 'content.body')}, '')"),
                "type": Col(_json("m", "content.msgtype")),
                "reply_to": Col(_json("m", _ANSWERS)),
                "reactions": Rows(
                    f"SELECT {_json('x', _KEY)} AS value, x.ZSENDERFIELD AS by"
                    f" FROM {_TABLE} AS x WHERE x.ZEVENTTYPEFIELD = 'm.reaction'"
                    f" AND {_json('x', _TARGET)} = {_EVENT} ORDER BY x.Z_PK",
                    keys=("value", "by"),
                ),
                "deleted": Col(f"EXISTS (SELECT 1 {_REMOVED})", flag),
                "deleted_at": Col(f"(SELECT min(x.ZORIGINSERVERDATE) {_REMOVED})", COCOA_S),
                "attachments": Rows(
                    f"SELECT {_json('f', 'content.url')} AS url, {_json('f', 'content.info.mimetype')} AS mime"
                    f" FROM {_TABLE} AS f WHERE f.Z_PK = m.Z_PK AND {_json('f', 'content.url')} <> ''",
                    keys=("url", "mime"),
                ),
                "message_id": Col(_EVENT),
            },
            requires={_TABLE: ("ZITEMIDFIELD", "ZSENDERFIELD", "ZSTATEKEYFIELD", "ZEVENTTYPEFIELD", "ZDATA")},
            where="m.ZEVENTTYPEFIELD = 'm.room.message'",
            leaves_out="events that are no messages: members, names, settings; reactions and removals are with the message",
        ),
    ),
    says="One record for each message of a chat, with reactions and whether it was removed; its time is the server's.",
    limits="Which account is the phone's own is not known from this store, so which way a message went is not said. A removed"
    " message may stand there without its text. Copies of pictures are named in another database (ContentService.db), which"
    " is not joined. Posts, comments, votes and searches are in stores whose form is not public and are not read.",
    sources=(
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/reddit.py",
        "https://spec.matrix.org (events of rooms)",
    ),
    absent_from=("itunes backup",),
)
