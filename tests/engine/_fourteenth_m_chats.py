"""Messengers of the fourteenth set: a friendly one, one with groups, one that seals its letters.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._fourteenth_m_talk import HUB, LOCALE, ROOM, Rows, fourteenth, hexed, packed, said, sealed, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, says


def iop() -> Aside:
    """Profiles that one of the holder's own knows, by the key that signs for each: names, no numbers and no mails.

    A profile is kept once it is searched for or paired with, and `extra` is never filled. Taken for granted: kinds of profiles
    and names of services and of states of pairing beside PAIRED, that keys are in small letters, and what a picture is.
    """
    talk = fourteenth("iop", people=24)
    rows, truth, own = Rows(contacts=[]), list[Record](), hexed(talk.me.key)
    row = 0
    for person in talk.people[1:]:
        row += 3 if person.n % 9 == 4 else 1
        key = hexed(person.key)
        state = "PAIRED" if person.n % 3 else "WAITING_FOR_RESPONSE" if person.n % 2 else "NOT_PAIRED"
        rows["contacts"].append(
            (row, person.name if person.n % 5 else person.first, b"\0\0\1", "IopApp",
             b"\xff\xd8\xff\xe0" + sealed(person.key, 120) if person.n % 4 == 1 else None, 0, 0, None, key,
             1_497_000_000_000 + person.n * 87_000_311, state, own,
             packed(["chat", "pairing"] if state == "PAIRED" else []), "88.198.127.115" if person.n % 7 else None)
        )  # fmt: skip
        truth.append(known(person.name if person.n % 5 else person.first, [key], "contacts", row))
    rows["android_metadata"] = [("en_GB",)]
    script = (
        LOCALE
        + """CREATE TABLE contacts(id INTEGER primary key autoincrement, name TEXT, ver BLOB, type TEXT, img BLOB, lat INTEGER,
        lon INTEGER, extra TEXT ,pubKey TEXT ,up_time LONG ,pair_status TEXT ,local_pub_key TEXT ,app_services TEXT ,
        home_host TEXT ); PRAGMA user_version = 12;"""
    )
    address = f"""{HUB}/Internet-of-People/iop-contacts-app
        Android-redtooth/iop_sdk_android/src/main/java/iop/org/iop_sdk_android/core/db/SqliteProfilesDb.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def sbearben() -> Aside:
    """Chats of two friends, texts only: whose a message is, is a flag, and who the other is stands with the friendship.

    No schema is exported; tables are as the entities have them. Requests that nobody accepted yet may be told or not. Taken for
    granted: that times are milliseconds, as both converters that were not read would have it, that flags are 0 and 1, and that a
    friendship's identifier is the friend's.
    """
    talk = fourteenth("sbearben", count=72, people=11)
    rows, truth = Rows(chat_memberships=[], friendships=[], messages=[]), list[Record]()
    ids = {p.n: uuid(p.key) for p in talk.people}
    chats, spare = {n: uuid(hexed(f"chat{n}", 24)) for n in range(1, 9)}, list[tuple[str, int]]()
    for n, chat in chats.items():
        lines = [line for line in said(talk) if line.chat == n]
        last = lines[-1] if lines else None
        rows["chat_memberships"].append(
            (chat, last.text or "" if last else "", int(last.out) if last else None, last.ms if last else None)
        )
    for row, person in enumerate(talk.people[1:], 1):
        friend = person.n in chats
        rows["friendships"].append(
            (
                ids[person.n],
                person.handle,
                person.mail,
                int(friend),
                None if friend else person.n % 2,
                chats.get(person.n),
            )
        )
        if friend:
            truth.append(known(person.handle, [person.mail], "friendships", row))
        else:
            spare.append(("friendships", row))
    for line in said(talk):
        if line.chat not in chats:
            continue
        row, other = len(rows["messages"]) + 1, talk.people[line.chat]
        rows["messages"].append(
            (uuid(line.key), line.text, line.ms, chats[line.chat], ids[line.who.n], line.who.handle, int(line.out))
        )
        sender = party(ids[line.who.n], line.who.handle, name=line.who.handle)
        to = party(ids[other.n], other.handle, other.mail, name=other.handle) if line.out else ()
        truth.append(says(line, "messages", row, sender=sender[:1], to=to, thread=chats[line.chat]))
    rows["android_metadata"] = [("en_US",)]
    rows["room_master_table"] = [(42, hexed("sbearben", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `chat_memberships` (`uuid` TEXT NOT NULL, `last_message_text` TEXT NOT NULL,
        `last_message_from_current_user` INTEGER, `last_message_date` INTEGER, PRIMARY KEY(`uuid`));
        CREATE TABLE `friendships` (`uuid` TEXT NOT NULL, `username` TEXT NOT NULL, `email` TEXT NOT NULL,
        `friendship_accepted` INTEGER NOT NULL, `sent_from_current_user` INTEGER, `chat_uuid` TEXT, PRIMARY KEY(`uuid`),
        FOREIGN KEY(`chat_uuid`) REFERENCES `chat_memberships`(`uuid`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE INDEX `index_friendships_chat_uuid` ON `friendships` (`chat_uuid`);
        CREATE TABLE `messages` (`uuid` TEXT NOT NULL, `text` TEXT NOT NULL, `created` INTEGER NOT NULL,
        `chat_uuid` TEXT NOT NULL, `user_uuid` TEXT NOT NULL, `user_username` TEXT NOT NULL,
        `from_current_user` INTEGER NOT NULL, PRIMARY KEY(`uuid`),
        FOREIGN KEY(`chat_uuid`) REFERENCES `chat_memberships`(`uuid`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE INDEX `index_messages_chat_uuid` ON `messages` (`chat_uuid`); PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/sbearben/ChatApp app/src/main/java/uk/co/victoriajanedavis/chatapp/data/model/db/MessageDbModel.kt,
        FriendshipDbModel.kt, ChatDbModel.kt, data/room/ChatAppDatabase.kt"""
    decoys = ("chat_memberships", "android_metadata", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def kinchat() -> Aside:
    """Chats of two and of several: the holder is only who is in all of them, a picture lies in a table of its own.

    Eight tables are in the app's first whole version; reactions, drafts and what waits are left out, as their columns were not
    read. What was deleted, and the holder among users, may be told or not. Taken for granted: that kinds and states are kept by
    name (their converters were not read), that what came is DELIVERED or READ, names of states of an upload, and that users keep
    numbers with a plus.
    """
    talk = fourteenth("kinchat", count=76, people=9, groups=2)
    rows = Rows(users=[], chats=[], chat_participants=[], messages=[], attachments=[])
    truth, spare, ids = list[Record](), list[tuple[str, int]](), {p.n: uuid(p.key) for p in talk.people}
    chats = {n: uuid(hexed(f"chat{n}", 24)) for n in (*range(1, 9), *talk.groups)}
    for row, person in enumerate(talk.people, 1):
        rows["users"].append(
            (ids[person.n], person.name, person.handle if person.n % 4 else None, person.phone,
             "সব ঠিক আছে" if person.n == 3 else None, f"https://ik.imagekit.example/a/{person.n}.jpg" if person.n % 3 else None,
             int(person.n == 5), int(person.n == 6), 0, talk.lines[-1].ms - person.n * 512_331 if person.n else None,
             talk.lines[-1].ms + 4_000)
        )  # fmt: skip
        if person.n:
            ways = [person.phone, *([person.handle] if person.n % 4 else [])]
            truth.append(known(person.name, ways, "users", row))
        else:
            spare.append(("users", row))
    for n, chat in chats.items():
        lines = [line for line in talk.lines if line.chat == n]
        last = lines[-1] if lines else None
        title, members = talk.groups.get(n, (None, [talk.me, talk.people[n % 9]]))
        begun = talk.lines[0].ms - 90_000_000 + n * 1_000
        rows["chats"].append(
            (chat, title, None, int(title is not None), uuid(last.key) if last else None, last.ms if last else None,
             ids[members[1].n] if title else ids[0], begun, last.ms if last else begun)
        )  # fmt: skip
        rows["chat_participants"] += [
            (chat, ids[p.n], ("admin" if p is members[1] else "member") if title else None, begun,
             last.ms if last and p.n == 0 else None, None,
             sum(line.unread for line in lines) if p.n == 0 else 0, int(n == 4), 0, int(n == 2 and p.n == 0), 0, 0)
            for p in members
        ]  # fmt: skip
    for row, line in enumerate(talk.lines, 1):
        kind = {"text": "text", "image": "image", "voice": "audio", "file": "document"}[line.form]
        state = ("READ" if line.n % 3 else "DELIVERED") if line.out else "DELIVERED" if line.unread else "READ"
        back = [x for x in talk.lines[: line.n] if x.chat == line.chat]
        rows["messages"].append(
            (uuid(line.key), chats[line.chat], ids[line.who.n], line.text, kind,
             "FAILED" if line.out and line.n % 37 == 36 else state,
             uuid(back[-1].key) if back and line.n % 9 == 5 else None, ids[2] if line.n % 23 == 7 else None,
             int(line.n % 23 == 7), None, line.ms, line.ms, line.ms + 45_000 if line.edited else None,
             line.ms + 91_000 if line.deleted else None, 0, 1)
        )  # fmt: skip
        if line.text is None:
            name = {"image": "IMG_2207.jpg", "audio": "voice_note.m4a", "document": "Hausordnung.pdf"}[kind]
            mime = {"image": "image/jpeg", "audio": "audio/mp4", "document": "application/pdf"}[kind]
            rows["attachments"].append(
                (uuid(hexed(f"file{line.key}", 24)), uuid(line.key), f"https://ik.imagekit.example/f/{line.key}", mime, name,
                 40_000 + line.n * 977, 1280 if kind == "image" else None, 960 if kind == "image" else None,
                 7_000 + line.n if kind == "audio" else None, None, line.ms, None, "COMPLETED")
            )  # fmt: skip
        if line.deleted:
            spare.append(("messages", row))
            continue
        other = talk.other(line)
        to = party(ids[other.n], name=other.name) if other and line.out else ()
        sender = party(ids[line.who.n], name=line.who.name)
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=chats[line.chat]))
    rows["room_master_table"] = [(42, hexed("kinchat", 32))]
    rows["android_metadata"] = [("bn_BD",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `users` (`id` TEXT NOT NULL, `displayName` TEXT NOT NULL, `username` TEXT, `phone` TEXT, `bio` TEXT,
        `avatarUrl` TEXT, `isOnline` INTEGER NOT NULL, `isVerified` INTEGER NOT NULL, `isDeleted` INTEGER NOT NULL,
        `lastSeen` INTEGER, `updatedAt` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE UNIQUE INDEX `index_users_username` ON `users` (`username`);
        CREATE UNIQUE INDEX `index_users_phone` ON `users` (`phone`);
        CREATE TABLE `chats` (`id` TEXT NOT NULL, `title` TEXT, `avatarUrl` TEXT, `isGroup` INTEGER NOT NULL,
        `lastMessageId` TEXT, `lastMessageTime` INTEGER, `createdBy` TEXT, `createdAt` INTEGER, `updatedAt` INTEGER NOT NULL,
        PRIMARY KEY(`id`));
        CREATE TABLE `chat_participants` (`chatId` TEXT NOT NULL, `userId` TEXT NOT NULL, `role` TEXT, `joinedAt` INTEGER,
        `lastReadAt` INTEGER, `clearedAt` INTEGER, `unreadCount` INTEGER NOT NULL, `isMuted` INTEGER NOT NULL,
        `isArchived` INTEGER NOT NULL, `isPinned` INTEGER NOT NULL, `isHidden` INTEGER NOT NULL, `isLocked` INTEGER NOT NULL,
        PRIMARY KEY(`chatId`, `userId`),
        FOREIGN KEY(`chatId`) REFERENCES `chats`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE TABLE `messages` (`id` TEXT NOT NULL, `chatId` TEXT NOT NULL, `senderId` TEXT NOT NULL, `content` TEXT,
        `type` TEXT NOT NULL, `status` TEXT NOT NULL, `replyToId` TEXT, `forwardedFromId` TEXT, `isForwarded` INTEGER NOT NULL,
        `metadataJson` TEXT, `createdAt` INTEGER NOT NULL, `updatedAt` INTEGER, `editedAt` INTEGER, `deletedAt` INTEGER,
        `isDeletedForMe` INTEGER NOT NULL, `isUploaded` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE INDEX `index_messages_chatId` ON `messages` (`chatId`);
        CREATE INDEX `index_messages_senderId` ON `messages` (`senderId`);
        CREATE INDEX `index_messages_status` ON `messages` (`status`);
        CREATE INDEX `index_messages_createdAt` ON `messages` (`createdAt`);
        CREATE TABLE `attachments` (`id` TEXT NOT NULL, `messageId` TEXT NOT NULL, `fileUrl` TEXT, `mimeType` TEXT,
        `fileName` TEXT, `fileSize` INTEGER, `width` INTEGER, `height` INTEGER, `duration` INTEGER, `thumbnailUrl` TEXT,
        `createdAt` INTEGER NOT NULL, `localUri` TEXT, `uploadState` TEXT NOT NULL, PRIMARY KEY(`id`),
        FOREIGN KEY(`messageId`) REFERENCES `messages`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/KinChatApp/KinChat-Android app/src/main/java/com/kinchat/app/data/local/db/AppDatabase.kt,
        ChatMessageEntity.kt, ChatEntity.kt, ChatParticipantEntity.kt, UserEntity.kt, AttachmentEntity.kt, EntityMapper.kt"""
    decoys = ("chats", "chat_participants", "attachments", "room_master_table", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def dna() -> Aside:
    """Letters of two are sealed in their rows, with times and parties in the clear; those in groups are kept as they read.

    Times of the first are seconds, of the second milliseconds. Invitations to groups may be told or not. Columns of later
    versions stand last. Whose the store is, a flag says of letters, and of groups that the holder made. Taken for granted:
    that people are their fingerprints in both tables, that `received_at` is seconds, and how long what is sealed is.
    """
    talk = fourteenth("dna", count=80, people=8, groups=2)
    rows = Rows(messages=[], offline_seq=[], groups=[], group_members=[], group_geks=[], pending_invitations=[])
    rows["group_messages"] = []
    truth, spare, keys = list[Record](), list[tuple[str, int]](), {p.n: hexed(p.key, 128) for p in talk.people}
    places, sent = {n: uuid(hexed(f"group{n}", 24)) for n in talk.groups}, dict[tuple[int, int], int]()
    for line in talk.lines:
        if line.chat in talk.groups:
            if line.text is None:
                continue
            row = len(rows["group_messages"]) + 1
            count = sent[line.chat, line.who.n] = sent.get((line.chat, line.who.n), 0) + 1
            rows["group_messages"].append(
                (row, places[line.chat], count, keys[line.who.n], line.ms, 1 + (line.n > 40), line.text, line.s + 2)
            )
            sender = party(keys[line.who.n])
            truth.append(says(line, "group_messages", row, sender=sender, thread=places[line.chat]))
            continue
        row, other = len(rows["messages"]) + 1, keys[line.chat]
        blob, invites = sealed(line.key, 1_650 + len(line.text or "") * 2), line.n % 33 == 20
        pair = (keys[0], other) if line.out else (other, keys[0])
        status = (2 if line.n % 29 == 27 else 4 if line.n % 3 else 3) if line.out else 1
        rows["messages"].append(
            (row, *pair, bytes.fromhex(pair[0]), blob, len(blob), line.s, int(status != 2), int(not line.unread), int(line.out),
             status, 0, int(invites), int(invites and not line.out), 0, int(status == 2))
        )  # fmt: skip
        if invites:
            spare.append(("messages", row))
            continue
        sender, to = party(pair[0]), party(pair[1])
        truth.append(says(line, "messages", row, at=line.s * 1_000_000, sender=sender, to=to, body=""))
    for n, (title, members) in talk.groups.items():
        begun, owner = talk.lines[0].s - 7_200, members[0 if n % 2 else 1]
        rows["groups"].append((places[n], title, begun, int(owner.n == 0), keys[owner.n]))
        rows["group_members"] += [(places[n], keys[p.n], begun + p.n) for p in members]
        rows["group_geks"] += [
            (places[n], v, sealed(f"gek{n}{v}", 1_628), begun + v, begun + v + 604_800) for v in (1, 2)
        ]
    rows["pending_invitations"] = [(uuid(hexed("kino", 24)), "Kino am Fluss", keys[3], talk.lines[-1].s + 60)]
    rows["offline_seq"] = [(keys[n], 1 + sum(line.out and line.chat == n for line in talk.lines)) for n in range(1, 8)]
    script = """CREATE TABLE messages (  id INTEGER PRIMARY KEY AUTOINCREMENT,  sender TEXT NOT NULL,  recipient TEXT NOT NULL,
        sender_fingerprint BLOB,  encrypted_message BLOB NOT NULL,  encrypted_len INTEGER NOT NULL,  timestamp INTEGER NOT NULL,
        delivered INTEGER DEFAULT 1,  read INTEGER DEFAULT 0,  is_outgoing INTEGER DEFAULT 0,  status INTEGER DEFAULT 1,
        group_id INTEGER DEFAULT 0,  message_type INTEGER DEFAULT 0,  invitation_status INTEGER DEFAULT 0,
        gsk_version INTEGER DEFAULT 0, retry_count INTEGER DEFAULT 0);
        CREATE INDEX idx_sender ON messages(sender); CREATE INDEX idx_recipient ON messages(recipient);
        CREATE INDEX idx_timestamp ON messages(timestamp DESC);
        CREATE INDEX idx_sender_fingerprint ON messages(sender_fingerprint);
        CREATE INDEX idx_group_id ON messages(group_id);
        CREATE TABLE metadata (  key TEXT PRIMARY KEY,  value TEXT);
        INSERT INTO metadata (key, value) VALUES ('version', '9');
        CREATE TABLE offline_seq (  recipient TEXT PRIMARY KEY,  next_seq INTEGER DEFAULT 1);
        CREATE TABLE groups (  uuid TEXT PRIMARY KEY,  name TEXT NOT NULL,  created_at INTEGER NOT NULL,
        is_owner INTEGER DEFAULT 0,  owner_fp TEXT NOT NULL);
        CREATE TABLE group_members (  group_uuid TEXT NOT NULL,  fingerprint TEXT NOT NULL,  added_at INTEGER NOT NULL,
        PRIMARY KEY (group_uuid, fingerprint));
        CREATE TABLE group_geks (  group_uuid TEXT NOT NULL,  version INTEGER NOT NULL,  encrypted_key BLOB NOT NULL,
        created_at INTEGER NOT NULL,  expires_at INTEGER NOT NULL,  PRIMARY KEY (group_uuid, version));
        CREATE TABLE pending_invitations (  group_uuid TEXT PRIMARY KEY,  group_name TEXT NOT NULL,  owner_fp TEXT NOT NULL,
        received_at INTEGER NOT NULL);
        CREATE TABLE group_messages (  id INTEGER PRIMARY KEY,  group_uuid TEXT NOT NULL,  message_id INTEGER NOT NULL,
        sender_fp TEXT NOT NULL,  timestamp_ms INTEGER NOT NULL,  gek_version INTEGER NOT NULL,  plaintext TEXT NOT NULL,
        received_at INTEGER NOT NULL,  UNIQUE (group_uuid, sender_fp, message_id));
        CREATE INDEX idx_group_members_uuid ON group_members(group_uuid);
        CREATE INDEX idx_group_geks_uuid ON group_geks(group_uuid);
        CREATE INDEX idx_group_messages_uuid ON group_messages(group_uuid);
        CREATE INDEX idx_group_messages_timestamp ON group_messages(timestamp_ms);"""
    address = f"{HUB}/nocdem/dna-messenger message_backup.c"
    decoys = ("metadata", "offline_seq", "groups", "group_members", "group_geks", "pending_invitations")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)
