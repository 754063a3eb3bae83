"""Snapchat: messages in `arroyo.db` on both systems, people on Android (`main.db`) and iOS (`primary.docobjects`)."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.artifacts.snapchat._cells import display, members, words
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, FieldSource, Message, Person, Py, Rows, Sqlite, first, flag, opt

# Two marks of what was made on this phone: a flag, or a number that only such messages have; of the latter the one sender.
_OWN = (
    "(SELECT CASE count(DISTINCT x.sender_id) WHEN 1 THEN max(x.sender_id) END FROM conversation_message AS x"
    " WHERE x.local_message_content_id IS NOT NULL)"
)
_CHAT = "FROM {} AS v WHERE v.client_conversation_id = m.client_conversation_id LIMIT 1"
_FIELDS: Mapping[str, FieldSource] = {
    "at": Col("m.creation_timestamp", UNIX_MS),
    "party": Col("m.sender_id"),
    "direction": first(
        "CASE m.created_on_device WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END",
        f"CASE WHEN {_OWN} IS NULL OR m.sender_id IS NULL THEN NULL WHEN m.sender_id = {_OWN} THEN 'outgoing'"
        " ELSE 'incoming' END",
    ),
    "sender": Person("m.sender_id", role="sender"),
    "recipients": Col(
        (f"(SELECT v.conversation_metadata {_CHAT.format('conversation')})", "m.sender_id"),
        Py("snapchat_members", members, json=True),
        optional=True,
    ),
    "thread": Col("m.client_conversation_id"),
    "thread_name": opt(f"(SELECT NULLIF(v.conversation_title, '') {_CHAT.format('feed_entry')})"),
    "body": Col("m.message_content", Py("snapchat_text", words)),
    "type": opt("CASE m.content_type WHEN 1 THEN 'text' ELSE 'content type ' || m.content_type END"),
    "read_at": opt("NULLIF(m.read_timestamp, 0)", UNIX_MS),
    "read": opt("m.is_viewed_by_user", flag),
    "starred": opt("m.is_saved", flag),
    "status": opt("NULLIF(m.message_state_type, '')"),
    "reply_to": opt(
        "(SELECT q.client_conversation_id || ':' || q.client_message_id FROM conversation_message AS q"
        " WHERE q.client_conversation_id = m.client_conversation_id"
        " AND q.server_message_id = NULLIF(m.quoted_server_message_id, 0) LIMIT 1)"
    ),
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
        " numbers of other sorts of content have no published meaning. Whom a message went to are the chat's members of the"
        " database's last state. Reactions and streaks are not read.",
        sources=(
            "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/snapchat.py",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/snapchat.py (members, answers, own messages)",
        ),
        version=2,
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
            joins=(
                "LEFT JOIN index_snapchatterusername AS n ON n.rowid = s.rowid",
                "LEFT JOIN index_snapchattermutableUsername AS k ON k.rowid = s.rowid",
            ),
            requires={"snapchatter": ("userId",), "index_snapchatterusername": ("username",)},
            fields={
                "name": Col(("s.p", "s.userId", "n.username"), Py("snapchat_name", display), optional=True),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.username AS TEXT) AS value FROM index_snapchatterusername AS u"
                    " WHERE u.rowid = s.rowid AND u.username <> ''",
                    keys=("type", "value"),
                ),
                "nickname": opt("NULLIF(k.mutableUsername, '')"),
                "contact_id": Col("s.userId"),
                "party": Col("s.userId"),
            },
        ),
    ),
    says="One record for each person that the app knows. `name` is the name that people gave themselves, or else the account's;"
    " `nickname` the account's name where it can be changed.",
    limits="Names are read from the binary column where its first text is the person's id, as it was in every row that others"
    " looked at. Birthdays and the state of friendship, in the same column, are not read.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (Snapchat: primary.docobjects, arroyo.db)",
        "https://flatbuffers.dev/internals/ (the form of the binary column)",
    ),
    version=2,
)
