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
