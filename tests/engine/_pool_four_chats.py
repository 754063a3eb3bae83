"""Messengers of the fourth pool: a file of JSON, cells and preferences of Flutter and React Native, Room, Drift.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import base64
import json
from typing import Any

from tests.engine._pool_four_talk import four
from tests.engine._pool_talk import ASYNC_STORAGE
from tests.engine._pool_two_talk import headed
from tests.engine._tenth_talk import HUB, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Aside, Line, Record, database, party, says


def mobilemessenger() -> Aside:
    """A file of JSON on an iPhone: conversations with their messages inside; times to the second, keys sorted, nothing for none.

    Taken for granted: states by their words. Who is the holder is a constant of the app and in no file: who wrote in every
    conversation. A slash is written with a backslash before it, as Foundation does.
    """
    talk = four("mobilemessenger", count=54, people=7, groups=1)
    chats, truth = list[dict[str, Any]](), list[Record]()
    for n in (*range(1, 7), *talk.groups):
        title, people = talk.groups.get(n, (talk.people[n % 7].name, [talk.me, talk.people[n % 7]]))
        chat, messages = uuid(hexed(f"chat{n}", 24)).upper(), list[dict[str, Any]]()
        said = [x for x in talk.lines if x.chat == n]
        for line in said:
            key = uuid(line.key).upper()
            state = (
                "read"
                if not line.out and not line.unread
                else ("sent", "delivered", "read")[line.n % 3]
                if line.out
                else "delivered"
            )
            one: dict[str, Any] = {
                "attachments": [] if line.text else [{"id": uuid(hexed(line.key, 24)).upper(), "kind": "image",
                                                      "fileSize": 40_000 + line.n, "url": f"https://media.example/{line.key}.jpg"}],
                "authorID": uuid(line.who.key).upper(), "authorName": line.who.name,
                "createdAt": stamp(line.ms, "%Y-%m-%dT%H:%M:%SZ"),
                "id": {"chatID": chat, "messageID": key}, "kind": "text" if line.text else "image",
                "localID": uuid(hexed(f"local{line.key}", 24)).upper() if line.out else key, "status": state,
                "text": line.text or "",
            }  # fmt: skip
            if line.edited:
                one["editedAt"] = stamp(line.ms + 90_000, "%Y-%m-%dT%H:%M:%SZ")
            messages.append(one)
            sender = party(uuid(line.who.key).upper(), name=line.who.name)
            truth.append(says(line, "chat-store.json", line.n, at=line.s * 1_000_000, sender=sender, thread=chat))
        if said:
            chats.append(
                {"id": chat, "title": title, "lastMessagePreview": said[-1].text or "Фото",
                 "lastActivity": stamp(said[-1].ms, "%Y-%m-%dT%H:%M:%SZ"), "unreadCount": sum(x.unread for x in said),
                 "typingParticipants": [], "participantNames": [p.name for p in people], "participantCount": len(people),
                 "messages": messages}
            )  # fmt: skip
    chats.sort(key=lambda c: hexed(c["id"]))
    whole = json.dumps({"chats": chats}, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("/", "\\/")
    return Aside(
        whole.encode(), truth,
        f"{HUB}/nepovtor/Mobile-Messenger-IOS MobileMessengerIOS/Data/Local/SwiftDataChatStore.swift, Message.swift",
        path="private/var/mobile/Containers/Data/Application/5B0E/Library/Application Support/MobileMessengerIOS/chat-store.json",
    )  # fmt: skip


def whispr() -> Aside:
    """React Native: a cell of conversations with the last message of each, a cell of messages for each of them.

    Taken for granted: the order; times with milliseconds and Z; the list of conversations says who is in them, and no cell says
    who the holder is; the number that a phone draws for what it sends has nine digits. A message in the list of conversations is
    one of the other cells, and may be told or not.
    """
    talk = four("whispr", count=56, people=7, groups=1)
    talks = list[dict[str, Any]]()
    cells = [("whispr.conversations.cache", ""), ("whispr.conversations.cache.timestamp", "1760000000123")]
    ids, truth = {n: uuid(hexed(f"talk{n}", 24)) for n in (*range(1, 7), *talk.groups)}, list[Record]()
    for n, key in ids.items():
        title, people = talk.groups.get(n, (talk.people[n % 7].name, [talk.me, talk.people[n % 7]]))
        said = [x for x in talk.lines if x.chat == n]
        if not said:
            continue
        listed = [_whispr(x, key) for x in reversed(said)]
        cells.append((f"whispr.messages.cache.{key}", packed(listed)))
        row = len(cells)
        cells.append((f"whispr.messages.cache.timestamp.{key}", str(1_760_000_000_000 + n)))
        for line in said:
            truth.append(says(line, "catalystLocalStorage", row, sender=party(uuid(line.who.key)), thread=key))
        one: dict[str, Any] = {"id": key, "type": "group" if n in talk.groups else "direct", "metadata": {},
                               "created_at": zulu(said[0].ms - 60_000), "updated_at": zulu(said[-1].ms), "is_active": True,
                               "last_message": listed[0], "unread_count": sum(x.unread for x in said), "is_pinned": n == 2,
                               "display_name": title, "member_user_ids": [uuid(p.key) for p in people]}  # fmt: skip
        if n in talk.groups:
            one["external_group_id"] = uuid(hexed(f"group{n}", 24))
        talks.append(one)
    cells[0] = (cells[0][0], packed(talks))
    return database(
        ASYNC_STORAGE, {"catalystLocalStorage": cells, "android_metadata": [("fr_FR",)]}, truth,
        f"{HUB}/whispr-messenger/mobile-app src/services/messaging/cache.ts, src/types/messaging.ts",
        decoys=("android_metadata",), spare=[("catalystLocalStorage", 1)],
    )  # fmt: skip


def _whispr(line: Line, chat: str) -> dict[str, Any]:
    key = uuid(line.key)
    one: dict[str, Any] = {
        "id": key, "conversation_id": chat, "sender_id": uuid(line.who.key), "message_type": "text" if line.text else "media",
        "content": line.text or "", "metadata": {}, "client_random": int(line.key[:7], 16), "sent_at": zulu(line.ms),
        "is_deleted": False, "delete_for_everyone": False, "status": ("sent", "delivered", "read")[line.n % 3], "reactions": [],
        "attachments": [], "is_pinned": line.n == 9,
    }  # fmt: skip
    if line.edited:
        one["edited_at"] = zulu(line.ms + 120_000)
    if not line.text:
        media = {"filename": f"{line.form}_{line.n}.jpg", "size": 52_000 + line.n, "mime_type": "image/jpeg"}
        one["attachments"] = [{"id": uuid(hexed(f"a{line.key}", 24)), "message_id": key,
                               "media_id": uuid(hexed(f"m{line.key}", 24)),
                               "media_type": "image", "metadata": media, "created_at": zulu(line.ms)}]  # fmt: skip
    if line.n % 7 == 3:
        one["reactions"] = [{"id": uuid(hexed(f"r{line.key}", 24)), "message_id": key, "user_id": uuid(line.who.key),
                             "reaction": "❤️", "created_at": zulu(line.ms + 30_000)}]  # fmt: skip
    return one


def worldmates() -> Aside:
    """Room: messages sealed and plain beside each other, to a person or to a group; accounts of the phone; a queue; drafts.

    Taken for granted: times of messages in seconds, as a server's Unix time is; a message of a group is to nobody; the
    conversation of two is the other's number. What waits to be sent is spare. Texts kept a second time are of messages that were
    sealed in another way, whose row has none.
    """
    talk = four("worldmates", count=58, people=7, groups=1)
    names = ("accounts", "cached_messages", "drafts", "outgoing_messages", "signal_plaintext_cache")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    ids = {p.n: 1200 + p.n * 37 for p in talk.people}
    rows["accounts"].append(
        (ids[0], hexed("token", 40), talk.me.handle, "upload/photos/me.jpg", 0, 1_758_000_000_000, 1)
    )
    for line in talk.lines:
        group, key, text = line.chat in talk.groups, 90_000 + line.n * 3, line.text
        chat = 77 if group else ids[line.chat]
        to = 0 if group else (ids[line.chat] if line.out else ids[0])
        sealed = text if text is None else base64.b64encode(hexed(text, 2 * len(text.encode())).encode()).decode()
        again = text is not None and not group and line.n % 5 == 2
        url = None if text else f"https://media.example/upload/photos/{line.key}.jpg"
        rows["cached_messages"].append(
            (key, chat, "group" if group else "user", ids[line.who.n], to, 77 if group else None, sealed,
             base64.b64encode(bytes.fromhex(hexed(f"iv{key}", 24))).decode() if text else None,
             base64.b64encode(bytes.fromhex(hexed(f"tag{key}", 32))).decode() if text else None,
             (3 if again else 2) if text else None, None if again else text, line.s, url, None if text else f"{line.form}.jpg",
             "text" if text else line.form, None if text else "image", None, None if text else 61_000 + line.n, None, None,
             "idle", line.who.handle, f"upload/photos/{line.who.n}.jpg", int(line.edited),
             line.s + 80 if line.edited else None, 0, None, None,
             int(not line.unread), None, 1, 1_760_000_000_000 + line.n, 1_760_000_000_000 + line.n)
        )  # fmt: skip
        if again:
            rows["signal_plaintext_cache"].append((key, text, line.ms + 400))
            spare.append(("signal_plaintext_cache", key))
        other = () if group else party(ids[line.chat]) if line.out else party(ids[0], name=talk.me.handle)
        made = says(
            line, "cached_messages", key, at=line.s * 1_000_000, sender=party(ids[line.who.n], name=line.who.handle), to=other,
            thread=chat,
        )  # fmt: skip
        truth.append(made)
    for row, n in enumerate((2, 5), 1):
        rows["outgoing_messages"].append(
            (
                row,
                "user",
                ids[n],
                f"{talk.people[n].first}, bist du da?",
                0,
                "",
                1_760_000_100_000 + row,
                row,
                "pending",
            )
        )
        rows["drafts"].append((ids[n], "user", "Ich wollte noch", 1_760_000_000_000 + row))
        spare.append(("outgoing_messages", row))
    script = headed("worldmates") + (
        "CREATE TABLE accounts (userId INTEGER NOT NULL, accessToken TEXT NOT NULL, username TEXT, avatar TEXT,"
        "isPro INTEGER NOT NULL, addedAt INTEGER NOT NULL, isActive INTEGER NOT NULL, PRIMARY KEY(userId));"
        "CREATE TABLE cached_messages (id INTEGER NOT NULL, chatId INTEGER NOT NULL, chatType TEXT NOT NULL,"
        "fromId INTEGER NOT NULL, toId INTEGER NOT NULL, groupId INTEGER, encryptedText TEXT, iv TEXT, tag TEXT,"
        "cipherVersion INTEGER, decryptedText TEXT, timestamp INTEGER NOT NULL, mediaUrl TEXT, mediaFileName TEXT,"
        "type TEXT NOT NULL, mediaType TEXT, mediaDuration INTEGER, mediaSize INTEGER, localMediaPath TEXT, thumbnailPath TEXT,"
        "mediaLoadingState TEXT NOT NULL, senderName TEXT, senderAvatar TEXT, isEdited INTEGER NOT NULL, editedTime INTEGER,"
        "isDeleted INTEGER NOT NULL, replyToId INTEGER, replyToText TEXT, isRead INTEGER NOT NULL, readAt INTEGER,"
        "isSynced INTEGER NOT NULL, syncedAt INTEGER NOT NULL, cachedAt INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE INDEX idx_chat_timestamp ON cached_messages (chatId, timestamp);"
        "CREATE TABLE drafts (chatId INTEGER NOT NULL, chatType TEXT NOT NULL, text TEXT NOT NULL, updatedAt INTEGER NOT NULL,"
        "PRIMARY KEY(chatId));"
        "CREATE TABLE outgoing_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, chatType TEXT NOT NULL,"
        "chatId INTEGER NOT NULL, plaintext TEXT NOT NULL, replyId INTEGER NOT NULL, stickers TEXT NOT NULL,"
        "createdAt INTEGER NOT NULL, retryCount INTEGER NOT NULL, status TEXT NOT NULL);"
        "CREATE TABLE signal_plaintext_cache (msgId INTEGER NOT NULL, plaintext TEXT NOT NULL, cachedAt INTEGER NOT NULL,"
        "PRIMARY KEY(msgId));"
    )
    return database(
        script, rows, truth,
        f"{HUB}/dncdante911/messenger_v2 app/src/main/java/com/worldmates/messenger/data/local/entity/CachedMessage.kt",
        decoys=("accounts", "drafts", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip
