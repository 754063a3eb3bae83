"""Snapchat: messages in `arroyo.db` on both systems, people on Android (`main.db`) and iOS (`primary.docobjects`)."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, FieldSource, Message, Person, Py, Rows, Sqlite, flag, opt


def _text(data: bytes) -> str:
    """The words of a message: field 4.4.2.1 of its content."""
    found = protobuf.get(data, "4.4.2.1")
    try:
        return found.text if found is not None else ""
    except ValueError:
        return ""


def _old_text(data: bytes) -> str:
    """Messages before arroyo.db: the text's length at byte 40, the text from byte 44."""
    size = int.from_bytes(data[40:44], "little")
    if not 0 < size <= len(data) - 44:
        raise ValueError("no text where it was expected")
    return data[44 : 44 + size].decode("utf-8", "replace")


_WORDS = Py("snapchat_text", _text)
_SENT = "m.created_on_device"
_FIELDS: Mapping[str, FieldSource] = {
    "at": Col("m.creation_timestamp", UNIX_MS),
    "party": Col("m.sender_id"),
    "direction": opt(f"CASE {_SENT} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
    "sender": Person("m.sender_id", role="sender"),
    "thread": Col("m.client_conversation_id"),
    "body": Col("m.message_content", _WORDS),
    "type": opt("CASE m.content_type WHEN 1 THEN 'text' ELSE 'content type ' || m.content_type END"),
    "read_at": opt("NULLIF(m.read_timestamp, 0)", UNIX_MS),
    "read": opt("m.is_viewed_by_user", flag),
    "starred": opt("m.is_saved", flag),
    "status": opt("NULLIF(m.message_state_type, '')"),
    "message_id": Col("m.client_conversation_id || ':' || m.client_message_id"),
}


def _arroyo(identifier: str, *files: str) -> Artifact:
    return Artifact(
        id=identifier,
        title="Snapchat messages",
        service="snapchat",
        emits=Message,
        files=files,
        read=(
            Sqlite(
                base="conversation_message AS m",
                key="m.client_conversation_id || ':' || m.client_message_id",
                requires={
                    "conversation_message": (
                        "client_conversation_id",
                        "client_message_id",
                        "message_content",
                        "creation_timestamp",
                        "sender_id",
                    )
                },
                fields=_FIELDS,
            ),
        ),
        says="One record for each message that the app still keeps, of every sort. `starred` means saved in the chat.",
        limits="Senders are ids; their names are in the lists of people. Direction is only there where the app notes which"
        " messages were made on this phone. Only texts are decoded: pictures and films stand encrypted elsewhere, and the"
        " numbers of other sorts of content have no published meaning. Reactions and who is in a chat are not read.",
        sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/snapchat.py",),
    )


ANDROID = _arroyo("android.snapchat", "{app_data:com.snapchat.android}/databases/arroyo.db")
IOS = _arroyo(
    "ios.snapchat",
    "{app_data:com.toyopagroup.picaboo}/Documents/**/arroyo.db",
)
FRIENDS = Artifact(
    id="android.snapchat_friends",
    title="Snapchat people and older messages",
    service="snapchat",
    emits=(Contact, Message),
    files=("{app_data:com.snapchat.android}/databases/main.db", "{app_data:com.snapchat.android}/databases/tcspahn.db"),
    read=(
        Sqlite(
            base="Friend AS f",
            key="f._id",
            requires={"Friend": ("username", "displayName")},
            fields={
                "created_at": opt("NULLIF(f.addedTimestamp, 0)", UNIX_MS),
                "at": opt("NULLIF(f.addedTimestamp, 0)", UNIX_MS),
                "name": Col("NULLIF(f.displayName, '')"),
                "nickname": opt("NULLIF(f.serverDisplayName, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.username AS TEXT) AS value FROM Friend AS u"
                    " WHERE u._id = f._id AND u.username <> ''"
                    " UNION ALL SELECT 'phone', CAST(u.phone AS TEXT) FROM Friend AS u WHERE u._id = f._id AND u.phone <> ''",
                    keys=("type", "value"),
                ),
                "groups": Rows(
                    "SELECT CASE WHEN v.addedTimestamp > 0 AND v.reverseAddedTimestamp > 0 THEN 'added each other' WHEN"
                    " v.addedTimestamp > 0 THEN 'added by the account' ELSE 'added the account' END AS word FROM Friend AS v"
                    " WHERE v._id = f._id AND (v.addedTimestamp > 0 OR v.reverseAddedTimestamp > 0)",
                    keys=("",),
                ),
                "blocked": opt("f.isBlocked", flag),
                "contact_id": opt("NULLIF(f.userId, '')"),
                "party": opt("NULLIF(f.userId, '')"),
            },
        ),
        Sqlite(
            base="Message AS m",
            key="m._id",
            joins=("LEFT JOIN Friend AS s ON s._id = m.senderId", "LEFT JOIN Feed AS e ON e._id = m.feedRowId"),
            requires={"Message": ("timestamp", "senderId", "type", "content")},
            kind=Message,
            optional=True,
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "party": opt("s.username"),
                "sender": Person("s.username", "NULLIF(s.displayName, '')", "sender"),
                "thread": opt("e.key"),
                "body": Col("CASE WHEN m.type = 'text' THEN m.content END", Py("snapchat_old_text", _old_text)),
                "type": Col("m.type"),
                "read_at": opt("NULLIF(m.seenTimestamp, 0)", UNIX_MS),
                "message_id": opt("m.key"),
            },
        ),
    ),
    says="One record for each person that the app knows, suggested ones among them, and for each message of versions before"
    " arroyo.db. `created_at` of a person is when the account added them.",
    limits="People who are neither `added` nor `added the account` were shown or suggested by the"
    " app. Stories and snaps are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/snapchat.py",),
)
PEOPLE = Artifact(
    id="ios.snapchat_people",
    title="Snapchat people",
    service="snapchat",
    emits=Contact,
    files=("{app_data:com.toyopagroup.picaboo}/Documents/**/primary.docobjects",),
    read=(
        Sqlite(
            base="snapchatter AS s",
            key="s.rowid",
            joins=("LEFT JOIN index_snapchatterusername AS n ON n.rowid = s.rowid",),
            requires={"snapchatter": ("userId",), "index_snapchatterusername": ("username",)},
            fields={
                "name": opt("NULLIF(n.username, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.username AS TEXT) AS value FROM"
                    " index_snapchatterusername AS u WHERE u.rowid = s.rowid"
                    " AND u.username <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("s.userId"),
                "party": Col("s.userId"),
            },
        ),
    ),
    says="One record for each person that the app knows.",
    limits="Display names, birthdays and the state of friendship stand in a binary column that is not read.",
    sources=("https://github.com/abrignoni/iLEAPP (Snapchat: primary.docobjects, arroyo.db)",),
)
