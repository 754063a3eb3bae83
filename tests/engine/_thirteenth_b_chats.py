"""Messengers of the thirteenth set's second half: a telephone app's, voice rooms, two plain ones, a network's, one for dates.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tests.engine._thirteenth_b_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, said, thirteenth, uuid, zulu
from tests.engine.published_talk import Aside, Line, Record, Talk, database, known, party, says


def lks() -> Aside:
    """Chats of two by telephone number. They are sealed on their way; the file called encrypted holds them in the clear.

    A database that came from its first version: newer columns stand last. Pictures have a caption or none, voices that came a
    text of the app's own. Groups are of its fifth version and none is here. A list of chats, with names and numbers, may be told
    or not. Taken for granted: that a picture without a caption keeps an empty text, as one's own voice does, and that a file
    keeps its name.
    """
    talk = thirteenth("lks", count=72, people=8)
    rows, truth, own = Rows(messages=[], conversations=[]), list[Record](), talk.me.phone
    forms = {"text": "TEXT", "image": "IMAGE", "voice": "AUDIO", "file": "DOCUMENT"}
    for row, line in enumerate(talk.lines, 1):
        key, other = uuid(line.key), talk.people[line.chat].phone
        file = {"image": f"img_{key}.jpg", "voice": f"voice_{key}.m4a", "file": f"doc_{key}.pdf"}.get(line.form)
        text = line.text or {"image": "", "file": "Rechnung.pdf"}.get(line.form, "" if line.out else "Voice message")
        status = ("READ" if line.n % 3 else "DELIVERED") if line.out else "DELIVERED" if line.unread else "READ"
        sender, to = (own, other) if line.out else (other, own)
        rows["messages"].append(
            (key, other, sender, to, text, forms[line.form],
             f"/data/user/0/com.example/files/chat_media/{file}" if file else None,
             4_200 + line.n * 310 if line.form == "voice" else 0, line.ms,
             "FAILED" if line.out and line.n % 31 == 30 else status, int(line.out),
             int(line.edited), int(line.n % 19 == 4), 0, None)
        )  # fmt: skip
        pair = (party(own), party(other)) if line.out else (party(other), party(own))
        truth.append(says(line, "messages", row, sender=pair[0], to=pair[1], thread=other, body=text))
    for n in sorted({line.chat for line in talk.lines}):
        last, person = [line for line in talk.lines if line.chat == n][-1], talk.people[n]
        shown = last.text or {"image": "📷 Photo", "voice": "🎤 Voice message"}.get(last.form, "Rechnung.pdf")
        rows["conversations"].append(
            (person.phone, person.name, "", shown, forms[last.form], last.ms, "READ", int(last.out), int(last.unread),
             int(n == 2), 0, 0, None)
        )  # fmt: skip
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("lks", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `messages` (`id` TEXT NOT NULL, `conversationId` TEXT NOT NULL, `senderNumber` TEXT NOT NULL,
        `recipientNumber` TEXT NOT NULL, `text` TEXT NOT NULL, `mediaType` TEXT NOT NULL, `mediaPath` TEXT,
        `mediaDurationMs` INTEGER NOT NULL, `timestamp` INTEGER NOT NULL, `status` TEXT NOT NULL, `isOutgoing` INTEGER NOT NULL,
        isEdited INTEGER NOT NULL DEFAULT 0, isStarred INTEGER NOT NULL DEFAULT 0, expiresAt INTEGER NOT NULL DEFAULT 0,
        senderName TEXT, PRIMARY KEY(`id`));
        CREATE INDEX `index_messages_conversationId` ON `messages` (`conversationId`);
        CREATE INDEX `index_messages_timestamp` ON `messages` (`timestamp`);
        CREATE TABLE `conversations` (`phoneNumber` TEXT NOT NULL, `contactName` TEXT NOT NULL, `profilePicUrl` TEXT NOT NULL,
        `lastMessageText` TEXT NOT NULL, `lastMessageType` TEXT NOT NULL, `lastMessageTimestamp` INTEGER NOT NULL,
        `lastMessageStatus` TEXT NOT NULL, `lastMessageIsOutgoing` INTEGER NOT NULL, `unreadCount` INTEGER NOT NULL,
        `isPinned` INTEGER NOT NULL, disappearingDuration INTEGER NOT NULL DEFAULT 0, isGroup INTEGER NOT NULL DEFAULT 0,
        groupAdminPhone TEXT, PRIMARY KEY(`phoneNumber`)); PRAGMA user_version = 5;"""
    )
    address = f"""{HUB}/SUBHOJITPAUL797/LKS-DIALER app/src/main/java/com/example/data/local/Entities.kt, ChatDatabase.kt,
        data/repository/ChatRepository.kt"""
    spare = [("conversations", row) for row in range(1, len(rows["conversations"]) + 1)]
    decoys = ("android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def _attached(line: Line, who: int) -> str | None:
    """What a picture, a voice or a film is, as that app writes it."""
    if line.text is not None:
        return None
    kind = {"image": "image", "voice": "audio", "file": "video"}[line.form]
    end = {"image": "jpg", "audio": "m4a", "video": "mp4"}[kind]
    return packed(
        {"id": 61_000 + line.n, "userId": who, "file": f"https://cdn.tocco.example/chat/{hexed(line.key, 24)}.{end}",
         "type": kind, "firstFrame": f"https://cdn.tocco.example/chat/{hexed(line.key, 24)}_t.jpg" if kind == "video" else None,
         "duration": f"{3 + line.n % 20}" if kind == "audio" else ""}
    )  # fmt: skip


KINDS = {"text": 0, "image": 1, "voice": 2, "file": 3}
"""What that app numbers; files are films here."""


def tocco() -> Aside:
    """Rooms of voices with letters between two and in groups: kinds and states are numbers in the order of its enumerations.

    Kind 1 are events; what was deleted for all, or who came, may be told or not. The holder's last message waits to be sent:
    it has no number of the server. Taken for granted: the server's words for a status in chats of two, and that events have no
    text.
    """
    talk = thirteenth("tocco", count=78, people=9, groups=1)
    rows = Rows(rooms=[], messages=[], conversation_members=[], outbox=[], sync_state=[])
    truth, spare, ids = list[Record](), list[tuple[str, int]](), {p.n: 20_400 + p.n * 37 for p in talk.people}
    places = {n: row for row, n in enumerate((*range(1, 9), *talk.groups), 1)}
    sequence = dict.fromkeys(places, 0)
    ends, row, waits = dict[int, int](), 0, [line for line in said(talk) if line.out][-1]
    for line in talk.lines:
        row, sequence[line.chat] = row + 1, sequence[line.chat] + 1
        group, gone = line.chat in talk.groups, line.deleted and line is not waits
        server = None if line is waits else 900_000 + line.n * 3
        status = None if group else "seen" if not line.unread else "sent"
        state = 0 if server is None else 2 if group else 3 if status == "seen" else 1
        kind, ends[line.chat] = KINDS[line.form], row
        back = [x for x in talk.lines[: line.n] if x.chat == line.chat and x.text]
        reply = back[-1] if back and line.n % 8 == 5 else None
        preview = packed({"messageId": 900_000 + reply.n * 3, "messageUserId": ids[reply.who.n], "message": reply.text,
                          "messageType": "text", "page": None}) if reply else None  # fmt: skip
        reacts = packed([{"id": 71 + line.n, "react": "❤️", "userReact": {"userId": ids[1], "userName": talk.people[1].handle,
                                                                          "userImage": "", "hasColorName": False}}])  # fmt: skip
        rows["messages"].append(
            (row, uuid(line.key), server, places[line.chat], None if server is None else sequence[line.chat], ids[line.who.n], 0,
             None, kind, line.text, uuid(reply.key) if reply else None, line.ms, None if server is None else line.ms, state,
             2 if gone else 0, None if server is None else status, reacts if line.n % 12 == 7 else None,
             _attached(line, ids[line.who.n]), preview)
        )  # fmt: skip
        if gone:
            spare.append(("messages", row))
            continue
        other = talk.other(line)
        to = party(ids[other.n], name=other.name) if other and line.out else ()
        sender = party(ids[line.who.n], name=None if line.out else line.who.name)
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=places[line.chat]))
        if group and line.n % 13 == 6:
            row, sequence[line.chat] = row + 1, sequence[line.chat] + 1
            number = 900_001 + line.n * 3
            rows["messages"].append(
                (row, f"srv:{number}", number, places[line.chat], sequence[line.chat], ids[2], 1, "member_joined", 0, None, None,
                 line.ms + 700, line.ms + 700, 2, 0, None, None, None, None)
            )  # fmt: skip
            spare.append(("messages", row))
    for n, place in places.items():
        lines = [line for line in talk.lines if line.chat == n]
        last, group = (lines[-1] if lines else None), n in talk.groups
        members = talk.groups[n][1] if group else [talk.me, talk.people[n]]
        rows["rooms"].append(
            (place, 5_000 + place, int(group), talk.groups[n][0] if group else talk.people[n].name,
             f"https://cdn.tocco.example/a/{n}.jpg", None if group else ids[n], 77 if group else None,
             len(members) if group else 0, ends.get(n), last.text if last else None, KINDS[last.form] if last else None,
             ids[last.who.n] if last else None, 900_000 + last.n * 3 if last else None, None, 2, 0,
             sequence[n], sequence[n], int(bool(last and last.unread)), None,
             "na ja, ich weiß nic" if n == 3 else None, 0, "member" if group else None, last.ms if last else None)
        )  # fmt: skip
        rows["conversation_members"] += [
            (place, ids[p.n], "owner" if group and p.n == 1 else "member", "active", 0, None, p.name, None, 0)
            for p in members
        ]
        rows["sync_state"].append((place, sequence[n], "kQzp", talk.lines[-1].ms))
    payload = packed({"message": waits.text, "type": "text", "client_uuid": uuid(waits.key)})
    rows["outbox"] = [
        (1, 0, uuid(waits.key), places[waits.chat], payload, None, 2, waits.ms + 8_000, "timeout", waits.ms)
    ]
    script = """CREATE TABLE "rooms" ("local_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "server_room_id" INTEGER NULL UNIQUE,
        "type" INTEGER NOT NULL, "title" TEXT NULL, "avatar_url" TEXT NULL, "peer_user_id" INTEGER NULL, "group_id" INTEGER NULL,
        "member_count" INTEGER NOT NULL DEFAULT 0, "last_message_local_id" INTEGER NULL, "last_preview_text" TEXT NULL,
        "last_preview_type" INTEGER NULL, "last_preview_sender_id" INTEGER NULL, "last_preview_server_message_id" INTEGER NULL,
        "last_preview_status" TEXT NULL, "last_preview_state" INTEGER NULL, "last_preview_delete_state" INTEGER NULL,
        "last_server_seq" INTEGER NOT NULL DEFAULT 0, "my_last_read_seq" INTEGER NOT NULL DEFAULT 0,
        "unread_count" INTEGER NOT NULL DEFAULT 0, "muted_until" INTEGER NULL, "draft_text" TEXT NULL,
        "is_archived" INTEGER NOT NULL DEFAULT 0 CHECK ("is_archived" IN (0, 1)), "my_role" TEXT NULL, "updated_at" INTEGER NULL);
        CREATE TABLE "messages" ("local_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "client_uuid" TEXT NOT NULL UNIQUE,
        "server_message_id" INTEGER NULL UNIQUE, "room_id" INTEGER NOT NULL REFERENCES rooms (local_id) ON DELETE CASCADE,
        "server_seq" INTEGER NULL, "sender_id" INTEGER NULL, "kind" INTEGER NOT NULL, "system_event" TEXT NULL,
        "type" INTEGER NOT NULL, "body" TEXT NULL, "reply_to_client_uuid" TEXT NULL, "created_at_client" INTEGER NOT NULL,
        "server_created_at" INTEGER NULL, "state" INTEGER NOT NULL, "delete_state" INTEGER NOT NULL DEFAULT 0,
        "server_status" TEXT NULL, "reacts_json" TEXT NULL, "attachment_json" TEXT NULL, "reply_preview_json" TEXT NULL,
        UNIQUE ("client_uuid"));
        CREATE TABLE "conversation_members" ("room_id" INTEGER NOT NULL REFERENCES rooms (local_id) ON DELETE CASCADE,
        "user_id" INTEGER NOT NULL, "role" TEXT NULL, "status" TEXT NULL, "joined_seq" INTEGER NULL, "removed_seq" INTEGER NULL,
        "name_cache" TEXT NULL, "avatar_cache" TEXT NULL, "last_read_seq" INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY ("room_id", "user_id"));
        CREATE TABLE "outbox" ("local_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "op_type" INTEGER NOT NULL,
        "client_uuid" TEXT NOT NULL, "room_id" INTEGER NOT NULL, "payload_json" TEXT NOT NULL, "media_local_ref" TEXT NULL,
        "attempts" INTEGER NOT NULL DEFAULT 0, "next_retry_at" INTEGER NULL, "last_error" TEXT NULL,
        "created_at" INTEGER NOT NULL);
        CREATE TABLE "media_uploads" ("client_uuid" TEXT NOT NULL, "local_path" TEXT NOT NULL, "remote_url" TEXT NULL,
        "thumb_local_path" TEXT NULL, "thumb_remote_url" TEXT NULL, "mime" TEXT NULL, "width" INTEGER NULL, "height" INTEGER NULL,
        "duration_ms" INTEGER NULL, "size_bytes" INTEGER NULL, "upload_state" INTEGER NOT NULL,
        "bytes_sent" INTEGER NOT NULL DEFAULT 0, PRIMARY KEY ("client_uuid"));
        CREATE TABLE "sync_state" ("room_id" INTEGER NOT NULL, "last_known_seq" INTEGER NOT NULL DEFAULT 0, "epoch" TEXT NULL,
        "last_synced_at" INTEGER NULL, PRIMARY KEY ("room_id")); PRAGMA user_version = 6;"""
    address = f"""{HUB}/rajyashhh/tocco-voice-chat lib/src/core/database/tables/chat_tables.dart,
        lib/src/core/realtime/realtime_message_mapper.dart"""
    members = [("conversation_members", n) for n in range(1, len(rows["conversation_members"]) + 1)]
    decoys = ("rooms", "outbox", "media_uploads", "sync_state")
    return database(script, rows, truth, address, decoys=decoys, spare=spare + members)


def hula() -> Aside:
    """What somebody who is signed in has of a chat: texts are in JSON, own ones are those of `login_uid`.

    Tables beside the one of messages were not in the source that is stored and are left out. Taken for granted: the numbers of
    kinds (1 text, 3 picture, 4 file, 5 voice, 8 event), the keys of what is no text, and types of columns.
    """
    talk = thirteenth("hula", count=70, people=8, groups=1)
    rows, truth, spare = Rows(im_message=[]), list[Record](), list[tuple[str, int]]()
    ids = {p.n: str(10_937_855_681_024 + int(p.key[:6], 16)) for p in talk.people}
    rooms = {n: str(11_000_000_000_000 + n * 104_729) for n in (*range(1, 8), *talk.groups)}
    own, before = ids[0], dict[int, int]()
    for line in talk.lines:
        row, number = len(rows["im_message"]) + 1, str(48_000_000_000_000_000 + line.ms % 10**9 * 7 + line.n)
        gap = line.ms - before.get(line.chat, 0)
        before[line.chat] = line.ms
        url = f"https://cdn.hula.example/{hexed(line.key, 20)}"
        bodies: dict[str, dict[str, Any]] = {
            "text": {"atUidList": [], "content": line.text, "reply": None, "urlContentMap": {}},
            "image": {"height": 1280, "size": 188_211, "url": url + ".png", "width": 960},
            "voice": {"second": 4 + line.n % 9, "size": 20_114, "url": url + ".mp3"},
            "file": {"fileName": "预算.xlsx", "size": 40_960, "url": url + ".xlsx"},
        }
        kind = {"text": 1, "image": 3, "file": 4, "voice": 5}[line.form]
        marks = '{"1":{"count":1,"userMarked":false}}' if line.n % 11 == 3 else "{}"
        rows["im_message"].append(
            (number, ids[line.who.n], line.who.name, rooms[line.chat], line.ms, kind, packed(bodies[line.form]), marks,
             line.ms, None, own, "success", gap if gap >= 600_000 and gap != line.ms else 1 if gap == line.ms else None,
             number, None, ids[line.who.n], line.ms)
        )  # fmt: skip
        sender = party(ids[line.who.n], name=line.who.name)
        truth.append(says(line, "im_message", row, sender=sender, thread=rooms[line.chat]))
        if line.chat in talk.groups and line.n % 10 == 4:
            event = packed({"content": f"{talk.people[3].first} 加入群聊"})
            rows["im_message"].append(
                (str(int(number) + 1), "1", None, rooms[line.chat], line.ms + 300, 8, event, "{}", line.ms + 300, None, own,
                 "success", None, str(int(number) + 1), None, "1", line.ms + 300)
            )  # fmt: skip
            spare.append(("im_message", row + 1))
    script = """CREATE TABLE "im_message" ("id" varchar NOT NULL, "uid" varchar NOT NULL, "nickname" varchar,
        "room_id" varchar NOT NULL, "send_time" bigint, "message_type" tinyint, "body" varchar, "message_marks" varchar,
        "create_time" bigint, "update_time" bigint, "login_uid" varchar NOT NULL, "send_status" varchar NOT NULL,
        "time_block" bigint, "event_id" varchar, "mxc_url" varchar, "sender" varchar, "origin_server_ts" bigint,
        PRIMARY KEY ("id", "login_uid"));
        CREATE TABLE "seaql_migrations" ("version" varchar NOT NULL PRIMARY KEY, "applied_at" bigint NOT NULL);"""
    rows["seaql_migrations"] = [
        (version, talk.lines[0].s) for version in ("m20251207_000001_add_matrix_fields", "m20251207_000002_add_indexes")
    ]
    address = f"{HUB}/langkebo/hulamatrix src-tauri/entity/src/im_message.rs, src-tauri/src/command/message_command.rs"
    return database(script, rows, truth, address, decoys=("seaql_migrations",), spare=spare)


DTO = "timur.gilfanov.messenger.data.source.local.database.mapper"


def gilfanov() -> Aside:
    """Chats of two and of several, texts only: who is the holder is said where members are.

    How far a message came is JSON with the name of a class. People without any way to reach them may be told or not. Taken for
    granted: the keys and values of settings.
    """
    talk = thirteenth("gilfanov", count=76, people=8, groups=2)
    rows = Rows(chats=[], participants=[], messages=[], chat_participants=[], settings=[])
    truth, ids = list[Record](), {p.n: uuid(p.key) for p in talk.people}
    chats = {n: uuid(hexed(f"chat{n}", 24)) for n in (*range(1, 8), *talk.groups)}
    rows["participants"] = [
        (ids[p.n], p.name, f"https://pics.example/{p.n}.png" if p.n % 3 == 1 else None,
         talk.lines[-1].ms - p.n * 61_000 if p.n else None)
        for p in talk.people
    ]  # fmt: skip
    rules = packed([{"type": f"{DTO}.RuleDto.EditWindow", "durationMillis": 600_000},
                    {"type": f"{DTO}.RuleDto.SenderIdCanNotChange"}])  # fmt: skip
    for n, chat in chats.items():
        lines = [line for line in said(talk) if line.chat == n]
        title, members = talk.groups.get(n, (talk.people[n % 8].name, [talk.me, talk.people[n % 8]]))
        rows["chats"].append(
            (chat, title, None, rules, sum(line.unread for line in lines), uuid(lines[-1].key) if lines else None,
             lines[-1].ms if lines else None)
        )  # fmt: skip
        rows["chat_participants"] += [
            (chat, ids[p.n], talk.lines[0].ms - 86_400_000, int(p.n == 1), 0, int(p.n == 0)) for p in members
        ]
    for row, line in enumerate(said(talk), 1):
        state = "Read" if not line.unread else "Delivered"
        status = packed({"type": f"{DTO}.DeliveryStatusDto.{state}"})
        if line.out and line.n % 29 == 28:
            status = packed({"type": f"{DTO}.DeliveryStatusDto.Failed", "reason": "NetworkUnavailable"})
        rows["messages"].append(
            (uuid(line.key), chats[line.chat], ids[line.who.n], None, "TEXT", line.text, None, status, line.ms, line.ms + 340,
             line.ms + 900 if line.n % 4 else None, line.ms + 60_000 if line.edited else None)
        )  # fmt: skip
        other = talk.other(line)
        to = party(ids[other.n], name=other.name) if other and line.out else ()
        sender = party(ids[line.who.n], name=line.who.name)
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=chats[line.chat]))
    rows["settings"] = [(uuid(hexed("user", 24)), "ui_language", "German", 2, 2, 2, talk.lines[0].ms)]
    rows["room_master_table"] = [(42, "80fb301500241132742f37cbb281d3c4")]
    script = (
        ROOM
        + """CREATE TABLE `chats` (`id` TEXT NOT NULL, `name` TEXT NOT NULL, `pictureUrl` TEXT, `rules` TEXT NOT NULL,
        `unreadMessagesCount` INTEGER NOT NULL, `lastReadMessageId` TEXT, `updatedAt` INTEGER, PRIMARY KEY(`id`));
        CREATE TABLE `messages` (`id` TEXT NOT NULL, `chatId` TEXT NOT NULL, `senderId` TEXT NOT NULL, `parentId` TEXT,
        `type` TEXT NOT NULL, `text` TEXT, `imageUrl` TEXT, `deliveryStatus` TEXT, `createdAt` INTEGER NOT NULL, `sentAt` INTEGER,
        `deliveredAt` INTEGER, `editedAt` INTEGER, PRIMARY KEY(`id`),
        FOREIGN KEY(`chatId`) REFERENCES `chats`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE ,
        FOREIGN KEY(`senderId`) REFERENCES `participants`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE INDEX `index_messages_chatId` ON `messages` (`chatId`);
        CREATE INDEX `index_messages_createdAt` ON `messages` (`createdAt`);
        CREATE TABLE `participants` (`id` TEXT NOT NULL, `name` TEXT NOT NULL, `pictureUrl` TEXT, `onlineAt` INTEGER,
        PRIMARY KEY(`id`));
        CREATE TABLE `chat_participants` (`chatId` TEXT NOT NULL, `participantId` TEXT NOT NULL, `joinedAt` INTEGER NOT NULL,
        `isAdmin` INTEGER NOT NULL, `isModerator` INTEGER NOT NULL, `isCurrentUser` INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY(`chatId`, `participantId`));
        CREATE TABLE `settings` (`userKey` TEXT NOT NULL, `key` TEXT NOT NULL, `value` TEXT NOT NULL,
        `localVersion` INTEGER NOT NULL, `syncedVersion` INTEGER NOT NULL, `serverVersion` INTEGER NOT NULL,
        `modifiedAt` INTEGER NOT NULL, PRIMARY KEY(`userKey`, `key`)); PRAGMA user_version = 5;"""
    )
    address = f"""{HUB}/timurgilfanov/messenger
        app/schemas/timur.gilfanov.messenger.data.source.local.database.MessengerDatabase/5.json,
        app/src/main/java/timur/gilfanov/messenger/data/source/local/database/mapper/EntityMappers.kt, SerializationDtos.kt"""
    spare = [("participants", n) for n in range(1, 9)]
    decoys = ("chats", "chat_participants", "settings", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def bettersocial() -> Aside:
    """A network's letters: each with the whole of what the server sent, people once for each talk that they are in.

    Times are ISO 8601 in UTC, the server's to the microsecond. The other side of a talk of two is a contact by its own name;
    those in groups, and the holder, may be told or not, as events and what was deleted. Taken for granted: what the table of
    members is called, that a check of kinds of messages is gone since the eighth version, and what the server sends beyond the
    keys that were read.
    """
    talk = thirteenth("bettersocial", count=74, people=8, groups=1)
    rows = Rows(migration_versions=[], channel_lists=[], users=[], channel_list_members=[], chats=[])
    truth, spare, ids = list[Record](), list[tuple[str, int]](), {p.n: uuid(p.key) for p in talk.people}
    channels = {n: f"{uuid(hexed(f'channel{n}', 24))}" for n in (*range(1, 8), *talk.groups)}
    for n, channel in channels.items():
        lines = [line for line in talk.lines if line.chat == n]
        if not lines:
            continue
        group, last = n in talk.groups, lines[-1]
        members = talk.groups[n][1] if group else [talk.me, talk.people[n]]
        title = talk.groups[n][0] if group else talk.people[n].handle
        rows["channel_lists"].append(
            (channel, f"https://res.bettersocial.example/{n}.jpg", title, last.text or "", sum(line.unread for line in lines),
             _micro(last), _raw(channel, last, ids, group=group), zulu(lines[0].ms), None, ids[last.who.n], None,
             None, None, None, "GROUP" if group else "PM", None)
        )  # fmt: skip
        for person in members:
            row, since = len(rows["users"]) + 1, zulu(1_640_000_000_000 + person.n * 7_000_001)
            rows["users"].append(
                (uuid(hexed(f"u{n}.{person.n}", 24)), channel, ids[person.n], person.handle, "", since, since, zulu(last.ms),
                 f"https://res.bettersocial.example/p/{person.n}.jpg", "", 0, None, None, None, None, 0)
            )  # fmt: skip
            rows["channel_list_members"].append(
                (uuid(hexed(f"m{n}.{person.n}", 24)), channel, ids[person.n], int(group and person.n == 1), 0, 0, since)
            )
            if group or person.n == 0:
                spare.append(("users", row))
            else:
                truth.append(known(person.handle, [ids[person.n], person.handle], "users", row))
    for line in talk.lines:
        row, channel = len(rows["chats"]) + 1, channels[line.chat]
        other, gone, when = talk.other(line), line.deleted, _micro(line)
        text = "This message has been deleted" if gone else line.text or ""
        pictures = (
            [] if line.text else [{"type": "image", "asset_url": f"https://res.bettersocial.example/c/{line.n}.jpg"}]
        )
        rows["chats"].append(
            (uuid(line.key), channel, ids[line.who.n], text, "deleted" if gone else "regular", "sent", when, when,
             _raw(channel, line, ids, group=other is None), packed(pictures))
        )  # fmt: skip
        if gone:
            spare.append(("chats", row))
            continue
        sender = party(ids[line.who.n], name=line.who.handle)
        to = party(ids[other.n], name=other.handle) if other and line.out else ()
        at = line.ms * 1000 + line.n % 1000
        truth.append(says(line, "chats", row, at=at, sender=sender, to=to, thread=channel, body=text))
        if line.chat in talk.groups and line.n % 9 == 2:
            key, words = hexed(f"s{line.n}", 24), f"{talk.people[2].handle} joined the group"
            event = replace(line, who=talk.people[2], ms=line.ms + 2500, text=words, key=key)
            rows["chats"].append(
                (uuid(key), channel, ids[2], words, "system", "sent", _micro(event), _micro(event),
                 _raw(channel, event, ids, group=True, kind="system"), "[]")
            )  # fmt: skip
            spare.append(("chats", row + 1))
    rows["migration_versions"] = [(n, n, "2023-11-20 07:31:02") for n in range(1, 23)]
    script = """CREATE TABLE migration_versions (id INTEGER PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL,
        created_at DATETIME DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE channel_lists (id TEXT PRIMARY KEY NOT NULL, channel_picture TEXT, name TEXT, description TEXT,
        unread_count INTEGER NOT NULL DEFAULT 0, last_updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, raw_json TEXT,
        created_at DATETIME NOT NULL, expired_at DATETIME, last_updated_by TEXT, anon_user_info_emoji_name TEXT,
        anon_user_info_emoji_code TEXT, anon_user_info_color_name TEXT, anon_user_info_color_code TEXT, channel_type TEXT,
        topic_post_expired_at DATETIME);
        CREATE TABLE users (id UUID PRIMARY KEY NOT NULL, channel_id UUID NOT NULL, user_id UUID NOT NULL,
        username TEXT NOT NULL, country_code TEXT, created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at DATETIME,
        last_active_at DATETIME, profile_picture TEXT, bio TEXT, is_banned INTEGER NOT NULL DEFAULT 0,
        anon_user_info_emoji_code TEXT, anon_user_info_color_name TEXT, anon_user_info_color_code TEXT,
        anon_user_info_emoji_name TEXT, is_anonymous INTEGER);
        CREATE TABLE channel_list_members (id UUID PRIMARY KEY NOT NULL, channel_id TEXT NOT NULL, user_id UUID NOT NULL,
        is_moderator INTEGER NOT NULL DEFAULT 0, is_banned INTEGER NOT NULL DEFAULT 0,
        is_shadow_banned INTEGER NOT NULL DEFAULT 0, joined_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        FOREIGN KEY (channel_id) REFERENCES channel_lists (id));
        CREATE TABLE chats (id UUID PRIMARY KEY NOT NULL, channel_id TEXT NOT NULL, user_id UUID NOT NULL, message TEXT NOT NULL,
        type TEXT NOT NULL, status TEXT NOT NULL CHECK(status IN ('pending', 'sent', 'delivered', 'read')),
        created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        raw_json TEXT, attachment_json TEXT, FOREIGN KEY (channel_id) REFERENCES channel_lists (id));"""
    address = f"""{HUB}/BetterSocial/mobileapp src/database/schema/ChatSchema.ts, UserSchema.ts, ChannelListSchema.ts,
        src/database/migration/file/migration_version_1.ts to migration_version_4.ts"""
    decoys = ("migration_versions", "channel_lists", "channel_list_members")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def _micro(line: Line) -> str:
    """When, as that server writes it: three digits more."""
    return zulu(line.ms)[:-1] + f"{line.n % 1000:03}Z"


def _raw(channel: str, line: Line, ids: dict[int, str], *, group: bool, kind: str = "regular") -> str:
    """What came of a message over the wire."""
    sort, when = "group" if group else "messaging", _micro(line)
    user = {"id": ids[line.who.n], "name": line.who.handle, "image": f"https://res.bettersocial.example/p/{line.who.n}.jpg",
            "online": True, "last_active": when}  # fmt: skip
    message: dict[str, Any] = {"id": uuid(line.key), "text": line.text or "", "type": kind, "user": user, "attachments": [],
               "cid": f"{sort}:{channel}", "created_at": when, "updated_at": when, "message_type": kind}  # fmt: skip
    return packed({"type": "notification.message_new", "cid": f"{sort}:{channel}", "channel_id": channel, "channel_type": sort,
                   "message": message, "unread_count": int(line.unread), "created_at": when})  # fmt: skip


def _tokens(talk: Talk) -> dict[str, str]:
    """Made-up tickets to a server, in the form that such have."""
    return {name: f"eyJhbGciOiJIUzI1NiJ9.{hexed(name + talk.me.key, 48)}.{hexed(name, 43)}"
            for name in ("accessToken", "refreshToken")}  # fmt: skip


def ezdating() -> Aside:
    """Letters between two who matched: the app's whole state under one key, each part JSON in JSON, on Android.

    Letters are texts only, newest first, by the match that they belong to. Taken for granted: which of a profile's fields the
    server gives, and the parts of those who were liked, which are empty here.
    """
    talk = thirteenth("ezdating", count=66, people=10)
    truth, ids = list[Record](), {p.n: p.key for p in talk.people}
    matches, letters, info = list[dict[str, Any]](), dict[str, list[dict[str, Any]]](), dict[str, dict[str, Any]]()
    for person in talk.people[1:]:
        match = hexed(f"match{person.n}", 24)
        lines = [line for line in said(talk) if line.chat == person.n]
        made = zulu(talk.lines[0].ms - 3_600_000 * person.n)
        target = {"_id": ids[person.n], "nickname": person.first, "age": 23 + person.n, "gender": 2, "introduce": "",
                  "school": "HUST" if person.n % 3 == 0 else None, "lastActivatedAt": zulu(talk.lines[-1].ms)}  # fmt: skip
        one: dict[str, Any] = {"_id": match, "createdAt": made, "updatedAt": made}
        if lines:
            last = lines[-1]
            one |= {"lastMessage": last.text, "lastMessageAt": zulu(last.ms), "_lastMessageId": last.key,
                    "_lastMessageUserId": ids[last.who.n], "read": not last.unread}  # fmt: skip
        matches.append(one | {"targetUser": target, "lastRefreshedAt": zulu(talk.lines[-1].ms + 5_000)})
        truth.append(known(person.first, [ids[person.n]], "catalystLocalStorage", 1))
        info[match] = {"isReachedEnd": True, "lastRefreshedAt": zulu(talk.lines[-1].ms + 6_000)}
        letters[match] = [
            {"_id": line.key, "_matchId": match, "_userId": ids[line.who.n], "uuid": uuid(hexed(line.key, 24)),
             "updatedAt": zulu(line.ms), "user": {"_id": ids[line.who.n]}, "text": line.text, "createdAt": line.ms}
            | ({"sent": True} if line.out else {})
            for line in reversed(lines)
        ]  # fmt: skip
    for line in said(talk):
        match, other = hexed(f"match{line.chat}", 24), talk.people[line.chat]
        sender = party(ids[line.who.n], name=None if line.out else line.who.first)
        to = party(ids[other.n], name=other.first) if line.out else ()
        truth.append(says(line, "catalystLocalStorage", 1, sender=sender, to=to, thread=match))
    own = {"_id": ids[0], "nickname": talk.me.first, "phoneNumber": talk.me.phone, "role": "member", "haveBasicInfo": True,
           "birthday": "1996-02-11"}  # fmt: skip
    matches.sort(key=lambda one: (one.get("lastMessageAt", ""), one["createdAt"]), reverse=True)
    empty: dict[str, Any] = {"data": [], "info": {}}
    parts: dict[str, Any] = {
        "match": {"data": matches, "infoMatches": {"isReachedEnd": True}, "infoConversations": {"isReachedEnd": True}},
        "user": {"data": {}, "nearby": {"data": []}},
        "app": _tokens(talk) | {"profile": own, "osPermissions": {"locationService": "granted"},
                                "socket": {"connectedAt": zulu(talk.lines[-1].ms)}},
        "like": empty, "likedMe": empty, "message": {"data": letters, "info": info},
        "_persist": {"version": -1, "rehydrated": True},
    }  # fmt: skip
    whole = json.dumps({name: packed(part) for name, part in parts.items()}, ensure_ascii=False, separators=(",", ":"))
    rows: Rows = {"catalystLocalStorage": [("persist:root", whole)], "android_metadata": [("vi_VN",)]}
    script = LOCALE + "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL);"
    address = f"""{HUB}/nguyendang2909/ezdating-react-native app/store/index.ts, app/store/message/message.store.ts,
        app/store/match/match.store.ts, app/store/app.store.ts, app/services/messages.service.ts, matches.service.ts"""
    return database(script, rows, truth, address, decoys=("android_metadata",))
