"""Apps for messages of the sixteenth set: a chat of much state, a chat kept offline, and a queue of what is not yet sent.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._sixteenth_m_talk import sixteenth
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid, zulu
from tests.engine.published_talk import Aside, Line, Person, Record, Ring, Talk, database, party, says

GONE = "This message was deleted"


def _called(ring: Ring, call: str) -> tuple[str, str]:
    """The line that stands in a conversation for a call, and what lies behind it."""
    kind, way = ("video" if ring.video else "voice"), ("outgoing" if ring.out else "incoming")
    if ring.duration:
        text, outcome = f"{way.title()} {kind} call", "completed"
    elif ring.out:
        text, outcome = "Cancelled call", "cancelled"
    else:
        text, outcome = f"Missed {kind} call", "missed"
    behind = {"kind": "call", "callId": call, "media": "video" if ring.video else "audio", "direction": way,
              "outcome": outcome, "durationSec": ring.duration}  # fmt: skip
    return text, packed(behind)


def _media(line: Line, text: str) -> tuple[str, str | None, str | None, str | None, dict[str, Any]]:
    """Kind, address, kind of file, its number and what lies behind a message."""
    if line.form == "text" or line.deleted:
        return "text", None, None, None, {}
    kind = {"image": "image", "voice": "audio", "file": "file"}[line.form]
    url = f"https://media.example/{line.key}"
    return kind, url, kind, line.key, {"mediaMeta": {"fileName": text or None, "fileSize": 41_000 + line.n * 311}}


def talkstry() -> Aside:
    """Chats of two and more: `sender_type` says whose a message is, from the ids of both; the row's text keeps a mark if deleted.

    Lines of calls stand among messages with the type `call`: they may be told or not. A message not yet sent has a number that
    begins with `temp_` and is in the outbox too. What answers another stands a second time in `message_replies`.
    Taken for granted: how a number of a chat and a temporary one look; that files without words have '' and documents their
    name as text; what the server's objects of a chat and of the outbox hold beside what is read; groups have their number in
    both columns; no marks of others in `message_status`, `reactions` and `reactions_v2`.
    """
    talk = sixteenth("talkstry", count=58, people=10, groups=2, rings=9)
    chats = {n: hexed(f"talkstry chat {n}", 24) for n in [*range(1, 10), *talk.groups]}
    rows = Rows(
        messages=[], message_replies=[], chats=[], outbox=[], sync_meta=[], presence_cache=[], blocked_contacts=[]
    )
    rows["status_feed"], rows["chat_meta"] = [], []
    truth, spare, seqs, last = list[Record](), list[tuple[str, int]](), dict[int, int](), dict[int, Line]()
    entries: list[Line | Ring] = [*talk.lines, *talk.rings]
    waiting = [x for x in talk.lines if x.out and x.form == "text" and not x.deleted][-2:]
    for row, one in enumerate(sorted(entries, key=lambda x: x.ms), 1):
        ms = one.ms
        if isinstance(one, Ring):
            call = uuid(hexed(f"call {one.n}", 24))
            text, behind = _called(one, call)
            ends = (talk.me.key, one.other.key) if one.out else (one.other.key, talk.me.key)
            rows["messages"].append(
                (f"call_{call}_{talk.me.key}", None, None, chats[one.other.n], None, ends[0], None, "self" if one.out else
                 "other", ends[1], text, "call", "sent", ms, zulu(ms), 0, 0, None, None, None, 0, None, None, "call", None,
                 None, None, None, None, None, behind, None, None, None, None, None, None, None, None, None, None, None, None,
                 0, None, None, None)
            )  # fmt: skip
            spare.append(("messages", row))
            continue
        rows["messages"].append(_talkstry_row(talk, one, chats[one.chat], seqs, last.get(one.chat), one in waiting))
        if (answered := last.get(one.chat)) and _answers(one):
            rows["message_replies"].append(
                (uuid(one.key), uuid(answered.key), answered.text, "text", answered.who.name, answered.who.key)
            )
        last[one.chat] = one
        other = talk.other(one)
        body = GONE if one.deleted else one.text or ("Scan.pdf" if one.form == "file" else "")
        to = party(other.key, name=other.name) if other and one.out else ()
        truth.append(
            says(one, "messages", row, sender=party(one.who.key, name=one.who.name), to=to, thread=chats[one.chat], body=body,
                 also={"body": [None]} if one.deleted or one.form == "file" else None)
        )  # fmt: skip
        if one in waiting:
            sent = {
                "chatId": chats[one.chat],
                "text": one.text,
                "messageType": "text",
                "clientMessageId": uuid(one.key[::-1]),
            }
            rows["outbox"].append(
                (
                    uuid(one.key[::-1]),
                    chats[one.chat],
                    packed(sent),
                    1,
                    6,
                    ms + 4000,
                    "timeout",
                    ms,
                    ms + 900,
                    "message",
                )
            )
    for n, line in last.items():
        rows["chats"].append(_talkstry_chat(talk, n, chats[n], line))
        rows["chat_meta"].append((chats[n], 0, line.ms, line.ms))
    rows["presence_cache"] = [
        (p.key, "offline", talk.lines[-1].ms - p.n * 70_000, talk.lines[-1].ms) for p in talk.people[1:]
    ]
    rows["blocked_contacts"] = [(talk.people[9].key, talk.people[9].name, talk.people[9].phone, None, talk.lines[3].ms)]
    rows["sync_meta"] = [("chatlist_synced_at", f"{talk.lines[-1].ms}", talk.lines[-1].ms)]
    address = f"""{HUB}/chetan-vigo25/chatApp src/services/ChatDatabase.js, src/calls/services/inThreadCallService.js,
        src/utils/messageDirection.js"""
    decoys = (
        "message_status", "reactions", "chat_meta", "message_replies", "chats", "sync_meta", "outbox", "reactions_v2",
        "broadcasts", "status_feed", "presence_cache", "blocked_contacts",
    )  # fmt: skip
    return database(TALKSTRY, rows, truth, address, decoys=decoys, spare=spare)


def _answers(line: Line) -> bool:
    return line.n % 8 == 5 and line.form == "text" and not line.deleted


def _talkstry_row(
    talk: Talk, line: Line, chat: str, seqs: dict[int, int], before: Line | None, waiting: bool
) -> tuple[Any, ...]:
    """A message's row, in the order in which versions of the app have added columns."""
    group = chat if line.chat in talk.groups else None
    other = talk.other(line)
    to = None if group else (other.key if other and line.out else talk.me.key)
    text = GONE if line.deleted else line.text or ("Scan.pdf" if line.form == "file" else "")
    kind, url, media, number, behind = _media(line, text)
    quote: tuple[Any, ...] = (None,) * 5
    if before and _answers(line):
        quote = (uuid(before.key), before.text, "text", before.who.name, before.who.key)
        names = ("_replyToMessageId", "_replyPreviewText", "_replyPreviewType", "_replySenderName", "_replySenderId")
        behind = behind | dict(zip(names, quote, strict=True))
    if not waiting:
        seqs[line.chat] = seqs.get(line.chat, 0) + 1
    status = (
        "sending"
        if waiting
        else "seen"
        if not line.out and not line.unread
        else ("sent", "delivered", "seen")[line.n % 3]
    )
    client = uuid(line.key[::-1]) if line.out else None
    temp = f"temp_{line.ms}_{line.key[:9]}" if line.out else None
    seen = (
        packed([{"userId": other.key, "readAt": zulu(line.ms + 60_000)}])
        if line.out and other and status == "seen"
        else None
    )
    edited = line.edited and line.form == "text" and not line.deleted
    return (
        temp if waiting else uuid(line.key), None if waiting else uuid(line.key), temp, chat, group, line.who.key, line.who.name,
        "self" if line.out else "other", to, text, kind, status, line.ms, zulu(line.ms), int(not waiting), int(line.deleted),
        packed("everyone") if line.deleted else None, line.who.key if line.deleted else None, GONE if line.deleted else None,
        int(edited), zulu(line.ms + 31_000) if edited else None, url, media, f"{url}?thumb=1" if kind == "image" else None, None,
        number, packed({"👍": [talk.me.key]}) if line.n % 11 == 3 and not line.out else None, None, seen, packed(behind), None,
        *quote, client, None if waiting else seqs[line.chat], None, None, None, None, 0, None, None, None,
    )  # fmt: skip


def _talkstry_chat(talk: Talk, n: int, chat: str, line: Line) -> tuple[Any, ...]:
    """A conversation as the list shows it, with its last message and the server's object whole."""
    group = talk.groups.get(n)
    text = GONE if line.deleted else line.text
    unread = sum(x.unread for x in talk.lines if x.chat == n)
    begun = zulu(talk.lines[0].ms - 900_000 - n)
    letter = {"text": text, "type": "text" if line.text else line.form, "senderId": line.who.key, "status": "sent",
              "messageId": uuid(line.key), "createdAt": zulu(line.ms)}  # fmt: skip
    raw: dict[str, Any] = {"chatId": chat, "chatType": "group" if group else "private", "lastMessage": letter,
                           "lastMessageAt": zulu(line.ms), "unreadCount": unread, "createdAt": begun}  # fmt: skip
    if group:
        members = [{"userId": p.key, "fullName": p.name, "role": "member" if p.n else "admin"} for p in group[1]]
        whose: dict[str, Any] = {"_id": chat, "name": group[0], "avatar": None}
        raw |= {"group": whose, "members": members}
        name, names = group[0], packed(members)
    else:
        person = talk.people[n]
        whose = {
            "_id": person.key,
            "fullName": person.name,
            "profileImage": None,
            "mobile": {"code": "", "number": person.phone},
        }
        raw |= {"peerUser": whose}
        name, names = person.name, None
    return (
        chat, raw["chatType"], int(bool(group)), None if group else packed(whose), packed(whose) if group else None,
        chat if group else None, name, None, text, letter["type"], line.who.key, line.who.name, "sent", zulu(line.ms),
        uuid(line.key), 0, int(line.deleted), unread, int(n == 1), None, 0, None, 0, names, len(group[1]) if group else 0, begun,
        line.ms + 1200, packed(raw), 0, 0, 0,
    )  # fmt: skip


TALKSTRY = """CREATE TABLE messages (
    id TEXT PRIMARY KEY NOT NULL,
    server_message_id TEXT, temp_id TEXT, chat_id TEXT NOT NULL, group_id TEXT,
    sender_id TEXT, sender_name TEXT, sender_type TEXT, receiver_id TEXT,
    text TEXT, type TEXT DEFAULT 'text', status TEXT DEFAULT 'sent',
    timestamp INTEGER NOT NULL, created_at TEXT, synced INTEGER DEFAULT 0,
    is_deleted INTEGER DEFAULT 0, deleted_for TEXT, deleted_by TEXT, placeholder_text TEXT,
    is_edited INTEGER DEFAULT 0, edited_at TEXT,
    media_url TEXT, media_type TEXT, preview_url TEXT, local_uri TEXT, media_id TEXT,
    reactions TEXT, delivered_to TEXT, read_by TEXT, payload TEXT, extra TEXT,
    reply_to_message_id TEXT, reply_preview_text TEXT, reply_preview_type TEXT,
    reply_sender_name TEXT, reply_sender_id TEXT, client_message_id TEXT, seq INTEGER, seen_by TEXT, status_ref TEXT,
    status_preview TEXT, forwarded_from TEXT, forwarded_count INTEGER DEFAULT 0, reaction_counts TEXT, media_group_id TEXT,
    media_items TEXT);
CREATE INDEX idx_messages_chat_id ON messages(chat_id);
CREATE INDEX idx_messages_temp_id ON messages(temp_id);
CREATE INDEX idx_messages_chat_timestamp ON messages(chat_id, timestamp DESC);
CREATE INDEX idx_messages_sender ON messages(sender_id);
CREATE INDEX idx_messages_media ON messages(media_id);
CREATE TABLE message_status (id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, user_id TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'sent', updated_at INTEGER, UNIQUE(message_id, user_id));
CREATE INDEX idx_status_message ON message_status(message_id);
CREATE TABLE reactions (id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, user_id TEXT NOT NULL,
    emoji TEXT NOT NULL, created_at INTEGER, UNIQUE(message_id, user_id, emoji));
CREATE INDEX idx_reactions_message ON reactions(message_id);
CREATE TABLE chat_meta (chat_id TEXT PRIMARY KEY NOT NULL, cleared_at INTEGER DEFAULT 0, last_message_at INTEGER DEFAULT 0,
    updated_at INTEGER DEFAULT 0);
CREATE TABLE message_replies (message_id TEXT PRIMARY KEY NOT NULL, reply_to_message_id TEXT NOT NULL,
    reply_preview_text TEXT, reply_preview_type TEXT, reply_sender_name TEXT, reply_sender_id TEXT);
CREATE UNIQUE INDEX idx_messages_server_id ON messages(server_message_id) WHERE server_message_id IS NOT NULL;
CREATE TABLE chats (chat_id TEXT PRIMARY KEY NOT NULL, chat_type TEXT DEFAULT 'private', is_group INTEGER DEFAULT 0,
    peer_user TEXT, group_data TEXT, group_id TEXT, chat_name TEXT, chat_avatar TEXT, last_message_text TEXT,
    last_message_type TEXT DEFAULT 'text', last_message_sender_id TEXT, last_message_sender_name TEXT, last_message_status TEXT,
    last_message_at TEXT, last_message_id TEXT, last_message_is_edited INTEGER DEFAULT 0,
    last_message_is_deleted INTEGER DEFAULT 0, unread_count INTEGER DEFAULT 0, is_pinned INTEGER DEFAULT 0, pinned_at TEXT,
    is_muted INTEGER DEFAULT 0, mute_until TEXT, is_archived INTEGER DEFAULT 0, members TEXT, member_count INTEGER DEFAULT 0,
    created_at TEXT, updated_at INTEGER DEFAULT 0, raw_data TEXT, cleared_at INTEGER DEFAULT 0,
    read_up_to_seq INTEGER DEFAULT 0, delivered_up_to_seq INTEGER DEFAULT 0);
CREATE INDEX idx_chats_last_message_at ON chats(last_message_at DESC);
CREATE INDEX idx_chats_pinned ON chats(is_pinned);
CREATE INDEX idx_chats_archived ON chats(is_archived);
CREATE INDEX idx_chats_group_id ON chats(group_id);
CREATE TABLE sync_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT, updated_at INTEGER DEFAULT 0);
CREATE UNIQUE INDEX idx_messages_client_uuid ON messages(client_message_id) WHERE client_message_id IS NOT NULL;
CREATE INDEX idx_messages_chat_seq ON messages(chat_id, seq);
CREATE TABLE outbox (client_message_id TEXT PRIMARY KEY NOT NULL, chat_id TEXT NOT NULL, payload TEXT NOT NULL,
    attempts INTEGER DEFAULT 0, max_attempts INTEGER DEFAULT 6, next_retry_at INTEGER DEFAULT 0, last_error TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, record_type TEXT DEFAULT 'message');
CREATE INDEX idx_outbox_next_retry ON outbox(next_retry_at);
CREATE INDEX idx_outbox_chat ON outbox(chat_id);
CREATE TABLE reactions_v2 (message_id TEXT NOT NULL, chat_id TEXT NOT NULL, user_id TEXT NOT NULL, emoji TEXT NOT NULL,
    skin_tone TEXT, updated_at INTEGER NOT NULL, PRIMARY KEY (message_id, user_id));
CREATE INDEX idx_reactions_v2_message ON reactions_v2(message_id);
CREATE TABLE broadcasts (id TEXT PRIMARY KEY NOT NULL, data TEXT NOT NULL, published_at INTEGER DEFAULT 0,
    expires_at INTEGER DEFAULT 0, updated_at INTEGER NOT NULL);
CREATE INDEX idx_broadcasts_published ON broadcasts(published_at DESC);
CREATE INDEX idx_broadcasts_expires ON broadcasts(expires_at);
CREATE TABLE status_feed (user_id TEXT PRIMARY KEY NOT NULL, data TEXT NOT NULL, latest_at INTEGER DEFAULT 0,
    has_unseen INTEGER DEFAULT 0, updated_at INTEGER NOT NULL);
CREATE INDEX idx_status_feed_latest ON status_feed(latest_at DESC);
CREATE INDEX idx_messages_media_group ON messages(media_group_id);
CREATE TABLE blocked_contacts (user_id TEXT PRIMARY KEY NOT NULL, full_name TEXT, phone TEXT, profile_image TEXT,
    blocked_at INTEGER DEFAULT 0);
CREATE INDEX idx_blocked_at ON blocked_contacts(blocked_at DESC);
CREATE TABLE presence_cache (user_id TEXT PRIMARY KEY NOT NULL, status TEXT, last_seen INTEGER, updated_at INTEGER NOT NULL);
CREATE INDEX idx_outbox_record_type ON outbox(record_type);
PRAGMA user_version = 14;"""


def evand() -> Aside:
    """Chats kept offline: who may write is a user's number, what was said is words alone; a group has no name.

    The holder is one of the participants, as the server counts members; which of them is nowhere in this file.
    Taken for granted: numbers are UUIDs; the moment of a state is the message's for those received and a moment later for own
    ones; who left a group stays as a participant that is not active.
    """
    talk = sixteenth("evand", count=64, people=9, groups=2)
    ids = {p.n: uuid(p.key) for p in talk.people}
    chats = {n: uuid(hexed(f"evand chat {n}", 24)) for n in [*range(1, 9), *talk.groups]}
    rows = Rows(ChatEntity=[], ChatParticipantEntity=[], ChatMessageEntity=[], ChatParticipantCrossRef=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    lines = [line for line in talk.lines if line.form == "text"]
    for n, chat in chats.items():
        said = [line.ms for line in lines if line.chat == n]
        rows["ChatEntity"].append((chat, said[-1] if said else talk.lines[0].ms - n * 1000))
        members: list[Person] = talk.groups[n][1] if n in talk.groups else [talk.me, talk.people[n]]
        rows["ChatParticipantCrossRef"] += [
            (chat, ids[p.n], int(not (n in talk.groups and p is members[-1] and n % 2))) for p in members
        ]
    for row, person in enumerate(talk.people, 1):
        picture = f"https://pictures.example/{person.key[:12]}.jpg" if person.n % 3 == 1 else None
        rows["ChatParticipantEntity"].append((ids[person.n], person.handle, picture))
        if person.n == 0:
            spare.append(("ChatParticipantEntity", row))
        else:
            truth.append(
                {"kind": "Contact", "name": person.handle, "identifiers": [{"value": ids[person.n]}],
                 "provenance": {"table": "ChatParticipantEntity", "rowid": row}, "also": {}}
            )  # fmt: skip
    for row, line in enumerate(lines, 1):
        state = "Failed" if line.out and line.n % 17 == 6 else "Sent"
        moment = line.ms + (840 if line.out else 0)
        rows["ChatMessageEntity"].append(
            (uuid(line.key), chats[line.chat], ids[line.who.n], line.text, line.ms, state, moment)
        )
        other = talk.other(line)
        to = party(ids[other.n], name=other.handle) if other and line.out else ()
        ways = party(ids[line.who.n], name=line.who.handle)
        truth.append(says(line, "ChatMessageEntity", row, sender=ways, to=to, thread=chats[line.chat]))
    rows["room_master_table"] = [(42, "e5502c81d77c24d47627329b7b6decc1")]
    script = (
        ROOM
        + """CREATE TABLE ChatEntity (chatId TEXT NOT NULL, latestActivityAt INTEGER NOT NULL, PRIMARY KEY(chatId));
        CREATE TABLE ChatParticipantEntity (userId TEXT NOT NULL, username TEXT NOT NULL, profilePictureUrl TEXT,
        PRIMARY KEY(userId));
        CREATE TABLE ChatMessageEntity (messageId TEXT NOT NULL, chatId TEXT NOT NULL, senderId TEXT NOT NULL,
        content TEXT NOT NULL, timestamp INTEGER NOT NULL, deliveryStatus TEXT NOT NULL, deliveryStatusTimestamp INTEGER NOT NULL,
        PRIMARY KEY(messageId), FOREIGN KEY(chatId) REFERENCES ChatEntity(chatId) ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE INDEX index_ChatMessageEntity_chatId ON ChatMessageEntity (chatId);
        CREATE INDEX index_ChatMessageEntity_timestamp ON ChatMessageEntity (timestamp);
        CREATE TABLE ChatParticipantCrossRef (chatId TEXT NOT NULL, userId TEXT NOT NULL, isActive INTEGER NOT NULL,
        PRIMARY KEY(chatId, userId), FOREIGN KEY(chatId) REFERENCES ChatEntity(chatId) ON UPDATE NO ACTION ON DELETE CASCADE,
        FOREIGN KEY(userId) REFERENCES ChatParticipantEntity(userId) ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE INDEX index_ChatParticipantCrossRef_chatId ON ChatParticipantCrossRef (chatId);
        CREATE INDEX index_ChatParticipantCrossRef_userId ON ChatParticipantCrossRef (userId);
        CREATE VIEW latest_message_view_per_chat AS SELECT m1.* FROM chatmessageentity m1 JOIN (SELECT chatId,
        MAX(timestamp) AS max_timestamp FROM chatmessageentity GROUP BY chatId) m2 ON m1.chatId = m2.chatId
        AND m1.timestamp = m2.max_timestamp;
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/evand-hardspace/chatapp-client
        feature/chat/database/schemas/com.evandhardspace.chat.database.ChatAppDatabase/1.json,
        feature/chat/data/src/commonMain/kotlin/com/evandhardspace/chat/data/mapper/ChatMappers.kt,
        feature/chat/domain/.../model/DeliveryStatus.kt"""
    decoys = ("ChatEntity", "ChatParticipantCrossRef", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def abhichat() -> Aside:
    """What a chat app has not yet been able to send: all are the holder's own, to a chat by its number, and no party is named.

    Nothing else is kept, and what was sent is deleted, so there are few. Of the table of tries only what is read of it is
    said: five of them make `failed`.
    Taken for granted: how the numbers of chats and the temporary ones look.
    """
    talk = sixteenth("abhichat", count=58, people=7)
    chats = {n: hexed(f"abhichat {n}", 24) for n in range(1, 7)}
    rows, truth = Rows(pending_messages=[]), list[Record]()
    lines = [line for line in talk.lines if line.out and line.form == "text"][-19:]
    for row, line in enumerate(lines, 1):
        failed = row % 4 == 1
        tries = 5 if failed else row % 3
        state = "failed" if failed else "sending" if row == len(lines) else "pending"
        tried = line.ms + (31_000 if failed else 1000 * tries) if tries else None
        rows["pending_messages"].append(
            (uuid(line.key), chats[line.chat], line.text, "text", line.ms, tries, tried, state,
             uuid(hexed(f"answered {line.n}", 24)) if row % 7 == 3 else None)
        )  # fmt: skip
        truth.append(says(line, "pending_messages", row, thread=chats[line.chat]))
    rows["room_master_table"] = [(42, hexed("abhichat room", 32))]
    rows["android_metadata"] = [("hi_IN",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE pending_messages (tempId TEXT NOT NULL, chatId TEXT NOT NULL, content TEXT NOT NULL, type TEXT NOT NULL,
        createdAt INTEGER NOT NULL, retryCount INTEGER NOT NULL, lastRetryAt INTEGER, status TEXT NOT NULL,
        replyToMessageId TEXT, PRIMARY KEY(tempId));
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/Moksha89/chatapp android/app/src/main/java/com/chatapp/data/local/entity/PendingMessageEntity.kt,
        local/MessageQueueManager.kt, local/ChatDatabase.kt"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"))
