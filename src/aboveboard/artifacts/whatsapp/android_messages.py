"""WhatsApp and WhatsApp Business on Android: messages of msgstore.db, of the old and the new tables."""

from __future__ import annotations

from aboveboard.artifacts.whatsapp._android import JSON, MOST, MS, SOURCES, file, jid, party, people
from aboveboard.artifacts.whatsapp._android_old import OLD
from aboveboard.artifacts.whatsapp._codes import actions, status, types
from aboveboard.artifacts.whatsapp._message_parts import BODY, GROUP, reactions, receipt
from aboveboard.kit import Artifact, Col, Message, Py, Sql, Sqlite, either, first, flag, opt

_LIMITS = (
    "Names of people are in wa.db; here are their ids. Members of a group are those of the database's last state, the"
    f" phone's own number among them; groups of more than {MOST} stand for their members. Codes without a published"
    " meaning are given as numbers. Times of outgoing messages are the phone's, of incoming ones the sender's as the"
    " server gave them; times of delivery and reading in chats of two only. An incoming message counts as read up to"
    " the chat's mark of the last one read. Paths of media are relative to the app's WhatsApp folder on the shared"
    " storage. When the server had a message, votes in polls, products, payments and missed calls apart from the call log are"
    " not read."
)


def _messages(*, mapped: bool, system: bool) -> Sqlite:
    """The table `message`, in use since 2022: `mapped` with privacy ids, `system` with the table of system messages."""
    chat = jid("c.jid_row_id", mapped=mapped)
    writer = jid("NULLIF(m.sender_jid_row_id, 0)", mapped=mapped)
    other = f"COALESCE({writer}, CASE WHEN NOT ({GROUP}) AND j.raw_string IS NOT 'status@broadcast' THEN {chat} END)"
    member = jid("{}", mapped=mapped)
    new_member = party(member.format("g.user_jid_row_id"), "recipient")
    concerned = party(member.format("p.user_jid_row_id"), "member")
    kind = types("{}", "NULL")
    if system:
        kind = f"CASE WHEN {{}} = 7 THEN {actions('y.action_type')} ELSE {kind} END"
    return Sqlite(
        name="message",
        base="message AS m",
        key="m._id",
        joins=(
            "LEFT JOIN chat AS c ON c._id = m.chat_row_id",
            "LEFT JOIN jid AS j ON j._id = c.jid_row_id",
            "LEFT JOIN message_media AS x ON x.message_row_id = m._id",
            "LEFT JOIN message_location AS l ON l.message_row_id = m._id",
            "LEFT JOIN message_quoted AS q ON q.message_row_id = m._id",
            "LEFT JOIN message_system AS y ON y.message_row_id = m._id",
            "LEFT JOIN message_revoked AS r ON r.message_row_id = m._id",
            "LEFT JOIN message_edit_info AS e ON e.message_row_id = m._id",
            "LEFT JOIN message_forwarded AS w ON w.message_row_id = m._id",
            "LEFT JOIN message_ephemeral AS h ON h.message_row_id = m._id",
        ),
        requires={
            "message": ("chat_row_id", "from_me", "timestamp", "message_type", "text_data", "sender_jid_row_id"),
            "chat": ("jid_row_id",),
            "jid": ("raw_string", "server"),
        }
        | ({"jid_map": ("lid_row_id", "jid_row_id")} if mapped else {})
        | ({"message_system": ("message_row_id", "action_type")} if system else {}),
        where="m.key_id IS NOT '-1'",
        leaves_out="the row with which WhatsApp begins the table stands for no message",
        optional=True,
        fields={
            "at": Col("m.timestamp", MS),
            "party": Col(f"CASE WHEN m.from_me = 1 AND m.message_type <> 7 THEN {chat} ELSE {other} END"),
            "direction": Col(
                "CASE WHEN m.message_type = 7 THEN NULL WHEN m.from_me = 1 THEN 'outgoing' WHEN m.from_me = 0 THEN"
                " 'incoming' END"
            ),
            "sender": Col(
                f"CASE WHEN m.from_me = 1 AND m.message_type <> 7 THEN json_object('role', 'owner')"
                f" WHEN {other} IS NOT NULL THEN {party(other, 'sender')} END",
                JSON,
            ),
            "recipients": first(
                f"CASE WHEN m.message_type = 7 THEN {people(concerned)} FROM message_system_chat_participant AS p"
                " WHERE p.message_row_id = m._id) END",
                f"CASE WHEN m.message_type <> 7 AND {GROUP} THEN {people(new_member)}"
                " FROM group_participant_user AS g WHERE g.group_jid_row_id = c.jid_row_id"
                " AND g.user_jid_row_id IS NOT m.sender_jid_row_id) END",
                f"CASE WHEN m.message_type <> 7 AND {GROUP} THEN {people(party('gp.jid', 'recipient'))}"
                " FROM group_participants AS gp WHERE gp.gjid = j.raw_string AND gp.jid <> '') END",
                f"CASE WHEN m.message_type <> 7 AND {GROUP} THEN json_array({party(chat, 'group')})"
                f" WHEN m.message_type <> 7 AND m.from_me = 1 AND {chat} IS NOT NULL"
                f" THEN json_array({party(chat, 'recipient')}) END",
                json=True,
            ),
            "thread": Col("j.raw_string"),
            "thread_name": opt("NULLIF(c.subject, '')"),
            "body": first(*BODY),
            "type": Col("m.message_type", Sql("type and action", kind)),
            "status": opt("m.status", status("m.from_me")),
            "sent_at": Col("CASE WHEN m.message_type <> 7 THEN m.timestamp END", MS),
            "received_at": opt("CASE WHEN m.from_me = 0 THEN m.received_timestamp END", MS),
            "delivered_at": receipt("receipt_timestamp"),
            "read_at": receipt("read_timestamp"),
            "played_at": receipt("played_timestamp"),
            "edited_at": opt("e.edited_timestamp", MS),
            "deleted_at": opt("r.revoke_timestamp", MS),
            "expires_at": opt("h.expire_timestamp", MS),
            "read": first(
                "CASE WHEN m.from_me = 1 AND m.status IN (8, 13) THEN 1 END",
                "CASE WHEN m.from_me = 0 AND c.last_read_message_sort_id > 0"
                " THEN m.sort_id <= c.last_read_message_sort_id END",
            ),
            "deleted": either("m.message_type IN (15, 64)", "r.message_row_id IS NOT NULL"),
            "starred": opt("m.starred", flag),
            "forwarded": either("(m.origination_flags & 1) <> 0", "w.message_row_id IS NOT NULL"),
            "reply_to": opt("NULLIF(q.key_id, '')"),
            "reactions": reactions(mapped=mapped),
            "attachments": Col(
                (
                    "x.file_path",
                    "x.media_name",
                    "x.mime_type",
                    "x.file_size",
                    "x.file_length",
                    "x.message_url",
                    "x.file_hash",
                ),
                Py("whatsapp_file", file, json=True),
                optional=True,
            ),
            "latitude": opt("CASE WHEN l.latitude <> 0 OR l.longitude <> 0 THEN l.latitude END"),
            "longitude": opt("CASE WHEN l.latitude <> 0 OR l.longitude <> 0 THEN l.longitude END"),
            "url": first(
                "NULLIF(l.url, '')",
                "(SELECT NULLIF(z.url, '') FROM message_text AS z WHERE z.message_row_id = m._id LIMIT 1)",
            ),
            "message_id": Col("NULLIF(m.key_id, '')"),
        },
    )


def _store(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=Message,
        files=(f"{{app_data:{package}}}/databases/msgstore.db",),
        read=(*(_messages(mapped=mapped, system=system) for mapped in (True, False) for system in (True, False)), OLD),
        says="One record for each row of `message` or `messages`, events of groups and of the app included. A privacy id"
        " (@lid) is given as the number that jid_map joins to it; `thread` stays as stored.",
        limits=_LIMITS,
        sources=SOURCES,
    )


MESSAGES = _store("android.whatsapp", "WhatsApp messages", "whatsapp", "com.whatsapp")
BUSINESS = _store("android.whatsapp_business", "WhatsApp Business messages", "whatsapp business", "com.whatsapp.w4b")
