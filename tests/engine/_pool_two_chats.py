"""Chats of the second pool: a family's, a team's, a wallet's, a gateway of texts and messengers with their ways in words.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_talk import ASYNC_STORAGE
from tests.engine._pool_two_talk import two, wall
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Aside, Record, database, known, party, says, spaced


def familytalks() -> Aside:
    """React Native: all of a family's messages are one cell of JSON, members another, with what admins did beside.

    Taken for granted: identifiers as `member_…`, a file's message has its path for content. Rows are numbered as they were put
    there. The account is in the settings of who is logged in.
    """
    talk = two("familytalks", count=52, people=7)
    truth, ids = list[Record](), {p.n: f"member_{1_700_000_000_000 + p.n * 977}_{p.key[:6]}" for p in talk.people}
    roles = ("admin", "parent", "child", "grandparent", "other", "child", "parent")
    members, messages, chats = (list[dict[str, Any]]() for _ in range(3))
    for person in talk.people:
        joined = zulu(1_700_000_000_000 + person.n * 977)
        members.append(
            {"id": ids[person.n], "name": person.first, "isOnline": False, "lastSeen": zulu(1_709_000_000_000 + person.n),
             "deviceId": f"device_{person.key[:9]}", "role": roles[person.n]}
            | ({"email": person.mail} if person.n % 2 else {}) | ({"phone": person.phone} if person.n % 3 else {})
            | {"joinedAt": joined, "isActive": True, "permissions": {"canAddMembers": person.n == 0, "canManageBackup": False}}
        )  # fmt: skip
        ways = [ids[person.n], *([person.mail] if person.n % 2 else []), *([person.phone] if person.n % 3 else [])]
        if person.n:
            truth.append(known(person.first, ways, "catalystLocalStorage", 3))
    for line in talk.lines:
        other = talk.people[line.chat]
        to = other if line.out else talk.me
        form = {"text": "text", "image": "image", "voice": "voice", "file": "file"}[
            line.form if line.text is None else "text"
        ]
        content = line.text or f"/data/user/0/com.familytalks/files/{line.key[:12]}.bin"
        messages.append(
            {"id": f"msg_{line.ms}_{line.key[:9]}", "senderId": ids[line.who.n], "receiverId": ids[to.n], "content": content,
             "type": form, "timestamp": zulu(line.ms), "status": "delivered" if line.unread else "read", "isEncrypted": False}
            | ({"metadata": {"fileSize": 51_000 + line.n}} if line.text is None else {})
        )  # fmt: skip
        truth.append(
            says(line, "catalystLocalStorage", 5, sender=party(ids[line.who.n], name=line.who.first),
                 to=party(ids[to.n], name=to.first), body=content)
        )  # fmt: skip
    for n in range(1, 7):
        last = [m for m, x in zip(messages, talk.lines, strict=True) if x.chat == n][-1:]
        chats.append(
            {"id": f"chat_{n}", "participants": [ids[0], ids[n]], "lastMessage": last[0] if last else None, "unreadCount": n % 3,
             "isGroupChat": False, "createdAt": zulu(1_700_100_000_000 + n), "updatedAt": zulu(1_709_000_000_000 + n)}
        )  # fmt: skip
    actions = [
        {"id": f"action_{n}", "adminId": ids[0], "targetMemberId": ids[n], "operation": "add_member",
         "details": f"Added {talk.people[n].first} to the family", "timestamp": zulu(1_700_000_000_000 + n * 977)}
        for n in range(1, 7)
    ]  # fmt: skip
    settings = {
        "encryptionEnabled": False,
        "autoBackup": True,
        "backupFrequency": "weekly",
        "theme": "auto",
        "language": "en",
    }
    cells = [
        ("family_talks_app_settings", packed(settings)),
        ("family_talks_current_user", packed(members[0])),
        ("family_talks_family_members", packed(members)),
        ("family_talks_admin_actions", packed(actions)),
        ("family_talks_messages", packed(messages)),
        ("family_talks_chats", packed(chats)),
        (
            "family_talks_backup_info",
            packed({"lastBackup": zulu(1_708_000_000_000), "backupSize": 40_211, "fileCount": 1}),
        ),
    ]
    return database(
        ASYNC_STORAGE, {"catalystLocalStorage": cells, "android_metadata": [("en_US",)]}, truth,
        f"{HUB}/k1-tmk/family-talks src/services/StorageService.ts", decoys=("android_metadata",),
    )  # fmt: skip


def bramka() -> Aside:
    """A gateway that sends texts: all go out, states are words, what is planned has no time of sending; contacts beside.

    A package in place of a path: com.example.smsbramkax1.data. Planned texts may be told or not.
    """
    talk = two("bramka", count=46, people=10)
    names = ("sms_messages", "sms_queue", "scheduled_sms", "sms_templates", "contacts_cache", "system_logs")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        state = ("DELIVERED", "SENT", "DELIVERED", "FAILED", "DELIVERED", "SCHEDULED")[line.n % 6]
        planned = line.ms + 86_400_000 if state == "SCHEDULED" else None
        sent = None if state in ("SCHEDULED", "FAILED") else line.ms
        rows["sms_messages"].append(
            (row, other.phone, line.text, state, int(state == "SCHEDULED"), planned, None, line.ms, sent,
             line.ms + 4000 if state == "DELIVERED" else None, "RESULT_ERROR_NO_SERVICE" if state == "FAILED" else None,
             3 if state == "FAILED" else 0, 5, None, "REMINDERS" if line.n % 4 == 0 else None)
        )  # fmt: skip
        rows["system_logs"].append(
            (row, line.ms + 5, "INFO", "SMS", f"SMS {row} to {other.phone}: {state}", row, None, None)
        )
        if state == "SCHEDULED":
            spare.append(("sms_messages", row))
            continue
        made = says(line, "sms_messages", row, to=party(other.phone, name=other.name))
        truth.append(made | {"direction": "outgoing"})
    for row, person in enumerate(talk.people[1:], 1):
        mail = person.mail if row % 3 == 0 else None
        rows["contacts_cache"].append((row, str(200 + row), person.name, person.phone, mail, 1_750_000_000_000))
        truth.append(known(person.name, [person.phone, *([mail] if mail else [])], "contacts_cache", row))
    rows["sms_templates"] = [
        (n, name, text, '["name","date"]', "REMINDERS", 1_749_000_000_000, None)
        for n, (name, text) in enumerate(
            (("Visit", "Hello {name}, we expect you on {date}"), ("Bill", "{name}: invoice due")), 1
        )
    ]
    rows["scheduled_sms"] = [
        (1, "Visit", talk.people[2].phone, "Hello Bartosz, we expect you on Friday", 1_760_000_000_000, "SCHEDULED",
         1_750_000_000_000, None, None)
    ]  # fmt: skip
    rows["room_master_table"] = [(42, "1f0c2c0b7d3c4c7fa1e0a6dd0ab1c2d3")]
    script = ROOM + (
        "CREATE TABLE sms_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "messageBody TEXT NOT NULL, status TEXT NOT NULL, isScheduled INTEGER NOT NULL, scheduledFor INTEGER,"
        "scheduledAt INTEGER, createdAt INTEGER NOT NULL, sentAt INTEGER, deliveredAt INTEGER, errorMessage TEXT,"
        "retryCount INTEGER NOT NULL, priority INTEGER NOT NULL, batchId TEXT, category TEXT);"
        "CREATE TABLE sms_queue (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, message TEXT NOT NULL,"
        "messageBody TEXT NOT NULL, status TEXT NOT NULL, priority INTEGER NOT NULL, createdAt INTEGER NOT NULL,"
        "scheduledAt INTEGER, sentAt INTEGER, retryCount INTEGER NOT NULL, errorMessage TEXT, batchId TEXT, category TEXT);"
        "CREATE TABLE scheduled_sms (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL,"
        "phoneNumber TEXT NOT NULL, messageBody TEXT NOT NULL, scheduledFor INTEGER NOT NULL, status TEXT NOT NULL,"
        "createdAt INTEGER NOT NULL, updatedAt INTEGER, sentAt INTEGER);"
        "CREATE TABLE sms_templates (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL,"
        "variables TEXT, category TEXT, createdAt INTEGER NOT NULL, updatedAt INTEGER);"
        "CREATE TABLE contacts_cache (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, name TEXT,"
        "phoneNumber TEXT, email TEXT, lastUpdated INTEGER NOT NULL);"
        "CREATE TABLE system_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp INTEGER NOT NULL,"
        "level TEXT NOT NULL, category TEXT NOT NULL, message TEXT NOT NULL, smsId INTEGER, stackTrace TEXT, meta TEXT);"
    )
    return database(
        script, rows, truth, "com.example.smsbramkax1.data.SmsMessage",
        decoys=("sms_queue", "scheduled_sms", "sms_templates", "system_logs", "room_master_table"), spare=spare,
    )  # fmt: skip


def receipts() -> Aside:
    """GRDB on an iPhone: the account's own identifier in every row, the way in words; receipts and reactions keep the same two.

    A migration in place of a path. Taken for granted: the words `incoming` and `outgoing`, a picture's row has its address.
    """
    talk = two("receipts", count=58, people=7)
    names = ("messages", "message_receipts", "message_reactions", "message_sync_state")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    ids = {p.n: hexed(p.key, 28) for p in talk.people}
    for row, line in enumerate(talk.lines, 1):
        other = talk.people[line.chat]
        one, to = (talk.me, other) if line.out else (other, talk.me)
        chat, key = "_".join(sorted((ids[0], ids[other.n]))), uuid(line.key).upper()
        kind, value = ("text", line.text) if line.text else ("image", f"https://cdn.example/{line.key}.jpg")
        rows["messages"].append(
            (ids[0], chat, key, ids[one.n], ids[to.n], line.ms, line.ms + 140, kind, value, int(line.n % 11 == 0),
             "outgoing" if line.out else "incoming", "uploaded", line.ms, line.ms + 150)
        )  # fmt: skip
        rows["message_receipts"].append(
            (
                ids[0],
                chat,
                key,
                ids[one.n],
                ids[to.n],
                line.ms + 300,
                None if line.unread else line.ms + 9000,
                line.ms + 9000,
            )
        )
        if line.n % 6 == 0:
            rows["message_reactions"].append((ids[0], chat, key, ids[to.n], "❤️", line.ms + 20_000))
        sender, way = party(ids[one.n]), party(ids[to.n])
        truth.append(says(line, "messages", row, sender=sender, to=way, thread=chat, body=value))
    chats = {r[1] for r in rows["messages"]}
    rows["message_sync_state"] = [
        (ids[0], c, 1_765_000_000_000, None, 0, 0, 2, "1.4.0", 1_765_000_000_000) for c in sorted(chats)
    ]
    rows["grdb_migrations"] = [("v1_initial",), ("v2_perf_indexes",)]
    own = "owner_uid TEXT NOT NULL DEFAULT '', chat_id TEXT NOT NULL, message_id TEXT NOT NULL"
    script = f"""CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        CREATE TABLE messages ({own}, sender_id TEXT NOT NULL, recipient_id TEXT NOT NULL, sent_at_ms INTEGER NOT NULL,
        server_timestamp_ms INTEGER NOT NULL, payload_type TEXT NOT NULL, payload_value TEXT NOT NULL,
        is_secret BOOLEAN NOT NULL DEFAULT 0, direction TEXT NOT NULL, upload_state TEXT NOT NULL, created_at_ms INTEGER NOT NULL,
        updated_at_ms INTEGER NOT NULL, PRIMARY KEY (chat_id, message_id) ON CONFLICT IGNORE);
        CREATE INDEX idx_messages_chat_sent ON messages(chat_id, sent_at_ms, message_id);
        CREATE TABLE message_receipts ({own}, sender_id TEXT NOT NULL, recipient_id TEXT NOT NULL,
        delivered_at_ms INTEGER NOT NULL, read_at_ms INTEGER, updated_at_ms INTEGER NOT NULL,
        PRIMARY KEY (chat_id, message_id) ON CONFLICT REPLACE);
        CREATE TABLE message_reactions ({own}, reactor_uid TEXT NOT NULL, emoji TEXT NOT NULL, updated_at_ms INTEGER NOT NULL,
        PRIMARY KEY (chat_id, message_id, reactor_uid) ON CONFLICT REPLACE);
        CREATE TABLE message_sync_state (owner_uid TEXT NOT NULL DEFAULT '', chat_id TEXT NOT NULL,
        last_synced_timestamp_ms INTEGER, last_synced_message_id TEXT, bootstrap_incomplete BOOLEAN NOT NULL DEFAULT 0,
        gap_detected BOOLEAN NOT NULL DEFAULT 0, schema_version INTEGER NOT NULL DEFAULT 2, app_version TEXT NOT NULL DEFAULT '',
        updated_at_ms INTEGER NOT NULL, PRIMARY KEY (owner_uid, chat_id) ON CONFLICT REPLACE);"""
    return database(
        script, rows, truth, "Migrations.makeMigrator (GRDB, owner_uid, payload_value)",
        decoys=("grdb_migrations", "message_receipts", "message_reactions", "message_sync_state"),
    )  # fmt: skip


def supaslack() -> Aside:
    """A team's channels in GRDB: times are text, identifiers of people sixteen bytes; nothing tells the own.

    A class in place of a path: SupaSlack AppDatabase.swift. Taken for granted: states 0 local, 1 remote, 2 failed.
    """
    talk = two("supaslack", count=54, people=8, groups=3)
    rows, truth, spare = Rows(channel=[], user=[], message=[]), list[Record](), list[tuple[str, int]]()
    ids = {p.n: bytes.fromhex(hexed(p.key, 32)) for p in talk.people}
    for row, person in enumerate(talk.people, 1):
        rows["user"].append((ids[person.n], person.mail, ("ONLINE", "OFFLINE")[person.n % 2]))
        if person.n:
            truth.append(known(person.mail, [hexed(person.key, 32), person.mail], "user", row))
        else:
            spare.append(("user", row))
    places = {n: i for i, n in enumerate(talk.groups, 1)}
    for n, number in places.items():
        slug = ("public", "random", "releases")[number - 1]
        rows["channel"].append((number, f"2023-01-0{number} 10:00:00.000", slug, ids[talk.groups[n][1][1].n]))
    shared = [x for x in talk.lines if x.text and x.chat in places]
    for row, line in enumerate(shared, 1):
        when = f"{stamp(line.ms)}.{line.ms % 1000:03}"
        rows["message"].append(
            (bytes.fromhex(hexed(line.key, 32)), 400 + row, when, line.text, places[line.chat], ids[line.who.n], 1)
        )
        sender = party(hexed(line.who.key, 32), line.who.mail, name=line.who.mail)
        truth.append(says(line, "message", row, at=wall(line.ms), sender=sender, thread=places[line.chat]))
    rows["grdb_migrations"] = [("createChannel",), ("createUser",), ("createMessage",)]
    script = """CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        CREATE TABLE channel (id INTEGER PRIMARY KEY, insertedAt DATETIME NOT NULL, slug TEXT NOT NULL,
        createdBy TEXT NOT NULL REFERENCES user(id));
        CREATE TABLE user (id TEXT PRIMARY KEY, username TEXT NOT NULL, status TEXT NOT NULL);
        CREATE TABLE message (id TEXT PRIMARY KEY, remoteID INTEGER UNIQUE, insertedAt DATE NOT NULL,
        message TEXT NOT NULL CHECK (LENGTH(message) > 0), channelId INTEGER NOT NULL REFERENCES channel(id),
        authorId TEXT NOT NULL REFERENCES user(id), status INTEGER NOT NULL);"""
    return database(
        script, rows, truth, "SupaSlack AppDatabase.swift (GRDB)", decoys=("channel", "grdb_migrations"), spare=spare
    )


def converse() -> Aside:
    """Chats between wallets (TypeORM): senders are addresses, a peer's names are JSON in a table of profiles; reactions are rows.

    A class in place of a path: typeorm entity Message with sentViaConverse. Taken for granted: columns of `conversation` and
    `profile`, of which the source at hand names only the first; the account's own address is in no table.
    """
    talk = two("converse", count=60, people=8)
    rows, truth, spare = Rows(conversation=[], message=[], profile=[]), list[Record](), list[tuple[str, int]]()
    ids = {p.n: "0x" + hexed(p.key, 40) for p in talk.people}
    topics = {n: f"/xmtp/0/m-{hexed(f'topic{n}', 43)}/proto" for n in range(1, 8)}
    for n, topic in topics.items():
        peer = talk.people[n]
        rows["conversation"].append(
            (topic, ids[n], 1_680_000_000_000 + n, None, None, peer.handle if n % 2 else None, "allowed" if n % 3 else "pending",
             1_690_000_000_000 + n)
        )  # fmt: skip
        names = {
            "ensNames": [{"name": f"{peer.handle}.eth", "isPrimary": True}] if n % 2 else [],
            "lensHandles": [{"handle": f"{peer.handle}.lens", "name": peer.name, "isDefault": True}]
            if n % 3 == 0
            else [],
            "address": ids[n],
        }
        rows["profile"].append((ids[n], packed(names), 1_690_000_000_000 + n))
        spare.append(("profile", n))
    at = spaced(talk.rng, len(talk.lines) * 2)
    for line in talk.lines:
        row, one = at[line.n * 2], line.who
        kind = "xmtp.org/text:1.0" if line.text else "xmtp.org/remoteStaticAttachment:1.0"
        link = packed(
            {"filename": f"{line.form}.jpg", "url": f"https://ipfs.example/{line.key}", "contentLength": 9000 + line.n}
        )
        rows["message"].append(
            (row, hexed(line.key), ids[one.n], line.ms, line.text or link, None if line.text else f"{line.form}.jpg",
             "sent" if line.out else "delivered", int(line.out), topics[line.chat], kind, None)
        )  # fmt: skip
        other = talk.people[line.chat]
        to = party(ids[other.n]) if line.out else ()
        made = says(
            line, "message", row, sender=party(ids[one.n]), to=to, thread=topics[line.chat], body=line.text or link
        )
        truth.append(made if line.text else made | {"also": {"body": [f"{line.form}.jpg"]}})
        if line.n % 7 == 3:
            body = packed({"reference": hexed(line.key), "action": "added", "content": "👍", "schema": "unicode"})
            rows["message"].append(
                (row + 1, hexed("r" + line.key), ids[other.n], line.ms + 30_000, body, "Reacted “👍” to an earlier message",
                 "delivered", 0, topics[line.chat], "xmtp.org/reaction:1.0", hexed(line.key))
            )  # fmt: skip
            spare.append(("message", row + 1))
    script = LOCALE + (
        'CREATE TABLE "conversation" ("topic" text PRIMARY KEY NOT NULL, "peerAddress" text NOT NULL, "createdAt" int NOT NULL,'
        '"contextConversationId" text, "contextMetadata" text, "conversationTitle" text,'
        "\"status\" text NOT NULL DEFAULT ('pending'),"
        '"readUntil" int NOT NULL DEFAULT (0));'
        'CREATE TABLE "message" ("id" text PRIMARY KEY NOT NULL, "senderAddress" text NOT NULL, "sent" int NOT NULL,'
        '"content" text NOT NULL, "contentFallback" text, "status" text NOT NULL DEFAULT (\'sent\'),'
        '"sentViaConverse" boolean NOT NULL DEFAULT (0), "conversationId" text NOT NULL,'
        '"contentType" text NOT NULL DEFAULT (\'xmtp.org/text:1.0\'), "referencedMessageId" text);'
        'CREATE TABLE "profile" ("address" text PRIMARY KEY NOT NULL, "socials" text NOT NULL, "updatedAt" int NOT NULL);'
        'CREATE TABLE "typeorm_metadata" ("type" varchar NOT NULL, "database" varchar, "name" varchar, "value" text);'
    )
    columns = (
        "(rowid, id, senderAddress, sent, content, contentFallback, status, sentViaConverse, conversationId, contentType, "
        "referencedMessageId)"
    )
    named = {t + (columns if t == "message" else ""): r for t, r in rows.items()}
    return database(
        script, named | {"android_metadata": [("en_US",)]}, truth, "typeorm entity Message (sentViaConverse, xmtp.org)",
        decoys=("conversation", "typeorm_metadata", "android_metadata"), spare=spare,
    )  # fmt: skip
