"""Google Messages and the AOSP Messaging app: SMS, MMS and RCS chats of `bugle_db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Message, Rows, Sql, Sqlite, enum, flag, opt

# Codes of MessageData in AOSP; the app marks events of a conversation with codes from 200 on.
_STATUS = enum(
    "message status",
    {
        1: "sent", 2: "delivered", 3: "draft", 4: "waiting", 5: "sending", 6: "sending again", 7: "waiting to try again",
        8: "failed", 9: "failed: emergency number", 100: "received", 101: "not downloaded", 102: "download to be tried again",
        103: "downloading", 104: "download to be tried again", 105: "downloading", 106: "download failed",
        107: "expired or gone",
    },
)  # fmt: skip
_DIRECTION = Sql(
    "message status", "CASE WHEN {} BETWEEN 1 AND 99 THEN 'outgoing' WHEN {} BETWEEN 100 AND 199 THEN 'incoming' END"
)
_ADDRESS = "COALESCE(NULLIF({0}.normalized_destination, ''), NULLIF({0}.send_destination, ''))"
# AOSP: sub_id -2 marks everyone but the phone's own SIMs.
_OTHERS = (
    f"SELECT {_ADDRESS.format('p')} AS identifier, NULLIF(p.full_name, '') AS name FROM conversation_participants AS k"
    " JOIN participants AS p ON p._id = k.participant_id WHERE k.conversation_id = m.conversation_id"
    " AND p.sub_id = -2 AND p._id IS NOT m.sender_id ORDER BY p._id"
)
_FILES = (
    "SELECT NULLIF(f.local_cache_path, '') AS path, NULLIF(f.file_name, '') AS name, f.content_type AS mime,"
    " NULLIF(f.file_size_bytes, -1) AS size, NULLIF(f.uri, '') AS url FROM parts AS f WHERE f.message_id = m._id"
    " AND f.uri <> '' ORDER BY f._id"
)
_OLD_FILES = (
    "SELECT NULLIF(f.uri, '') AS url, f.content_type AS mime FROM parts AS f WHERE f.message_id = m._id"
    " AND f.uri <> '' ORDER BY f._id"
)


def _messages(files: Rows, needs: tuple[str, ...]) -> Sqlite:
    return Sqlite(
        base="messages AS m",
        key="m._id",
        joins=(
            "LEFT JOIN participants AS s ON s._id = m.sender_id",
            "LEFT JOIN participants AS o ON o._id = m.self_id",
            "LEFT JOIN conversations AS c ON c._id = m.conversation_id",
        ),
        requires={
            "messages": ("conversation_id", "sender_id", "message_status", "received_timestamp", "sent_timestamp"),
            "parts": ("message_id", "text", *needs),
            "participants": ("sub_id", "normalized_destination", "send_destination"),
        },
        fields={
            "at": Col("COALESCE(NULLIF(m.received_timestamp, 0), m.sent_timestamp)", UNIX_MS),
            "direction": Col("m.message_status", _DIRECTION),
            "sent_at": Col("m.sent_timestamp", UNIX_MS),
            "received_at": Col("CASE WHEN m.message_status BETWEEN 100 AND 199 THEN m.received_timestamp END", UNIX_MS),
            "party": Col(
                f"CASE WHEN m.message_status < 100 THEN (SELECT identifier FROM ({_OTHERS}) LIMIT 1)"
                f" WHEN s.sub_id = -2 THEN {_ADDRESS.format('s')} END",
                optional=True,
            ),
            "sender": opt(
                f"CASE WHEN s._id IS NOT NULL THEN json_patch('{{}}', json_object('identifier', {_ADDRESS.format('s')},"
                " 'name', NULLIF(s.full_name, ''), 'role', CASE WHEN s.sub_id = -2 THEN 'sender' ELSE 'owner' END)) END",
                Sql("party", "{}", json=True),
            ),
            "recipients": Rows(_OTHERS, keys=("identifier", "name"), role="recipient"),
            "thread": Col("CAST(m.conversation_id AS TEXT)"),
            "thread_name": opt("NULLIF(c.name, '')"),
            "subject": opt("NULLIF(m.mms_subject, '')"),
            "body": Col(
                "(SELECT group_concat(line, char(10)) FROM (SELECT t.text AS line FROM parts AS t"
                " WHERE t.message_id = m._id AND t.text <> '' ORDER BY t._id))"
            ),
            "attachments": files,
            "type": Col(
                "CASE WHEN m.message_status >= 200 THEN 'event ' || m.message_status WHEN EXISTS (SELECT 1 FROM parts AS t"
                " WHERE t.message_id = m._id AND t.text <> '') THEN 'text' WHEN EXISTS (SELECT 1 FROM parts AS t"
                " WHERE t.message_id = m._id) THEN 'attachment' END"
            ),
            "status": Col("m.message_status", _STATUS),
            "read": opt("CASE WHEN m.message_status BETWEEN 100 AND 199 THEN m.read END", flag),
            "read_at": opt(
                "(SELECT CASE WHEN count(*) = 1 THEN max(r.read_time) END FROM read_reports AS r WHERE r.message_id = m._id"
                " AND r.read_time > 0)",
                UNIX_MS,
            ),
            "protocol": opt(
                "m.message_protocol", enum("protocol", {0: "SMS", 1: "MMS", 2: "MMS notification", 3: "RCS"})
            ),
            "reply_to": opt(
                "(SELECT COALESCE(q.rcs_message_id, CAST(q._id AS TEXT)) FROM message_replies AS y JOIN messages AS q"
                " ON q._id = y.replied_to_message_id WHERE y.message_id = m._id LIMIT 1)"
            ),
            "message_id": opt("CAST(NULLIF(m.rcs_message_id, '') AS TEXT)"),
            "expires_at": opt("m.mms_expiry", UNIX_MS),
            "sim": opt("CASE WHEN o.sub_id >= 0 THEN CAST(o.sub_id AS TEXT) END"),
            "url": opt("CASE WHEN m.message_protocol = 2 THEN NULLIF(m.mms_content_location, '') END"),
        },
    )


_PEOPLE = Sqlite(
    base="participants AS p",
    key="p._id",
    kind=Contact,
    requires={"participants": ("sub_id", "normalized_destination", "send_destination")},
    fields={
        "party": Col(_ADDRESS.format("p")),
        "name": opt("NULLIF(p.full_name, '')"),
        "given_name": opt("NULLIF(p.first_name, '')"),
        "identifiers": Rows(
            f"SELECT 'phone' AS type, {_ADDRESS.format('p')} AS value WHERE {_ADDRESS.format('p')} IS NOT NULL",
            keys=("type", "value"),
        ),
        "blocked": opt("p.blocked", flag),
        "own": Col("p.sub_id <> -2", flag),
        "contact_id": opt("NULLIF(p.lookup_key, '')"),
    },
)


def _store(identifier: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=identifier,
        title=title,
        service=service,
        emits=(Message, Contact),
        files=(f"{{app_data:{package}}}/databases/bugle_db",),
        read=(
            _messages(
                Rows(_FILES, ("path", "name", "mime", "size", "url")),
                ("local_cache_path", "file_name", "file_size_bytes"),
            ),
            _messages(Rows(_OLD_FILES, ("url", "mime")), ("uri",)),
            _PEOPLE,
        ),
        says="One record for each message of a conversation, drafts and events among them, and one for each participant,"
        " the phone's own SIMs included.",
        limits="SMS and MMS of the phone are also in mmssms.db; which of the two is older the records do not say."
        " `url` of an attachment is the content address that the app used. Reactions are kept in tables whose meaning is"
        " not published and are not read, nor are reports of delivery to each member of a group; states and events"
        " without a published meaning are given as numbers. Hidden messages are not marked.",
        sources=(
            "https://android.googlesource.com/platform/packages/apps/Messaging (DatabaseHelper.java, MessageData.java,"
            " ParticipantData.java)",
            "https://github.com/abrignoni/ALEAPP (scripts/artifacts/googleMessages.py: columns of Google's versions)",
        ),
    )


GOOGLE = _store("android.google_messages", "Google Messages", "google messages", "com.google.android.apps.messaging")
AOSP = _store("android.messaging", "Messaging (AOSP)", "android.messaging", "com.android.messaging")
