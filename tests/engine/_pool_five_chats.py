"""Chats of the fifth pool: caches of messengers with people, one of them in Realm's form, and a log of chains of messages.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_five_talk import five
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp
from tests.engine.published_talk import Aside, Record, database, known, party, says
from tests.formats.realm.build import BOOL, INT, LINK, STRING, TIMESTAMP, At, Col, Tab, realm

HEAD = LOCALE + ROOM
XRP = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
"""The letters that addresses of this kind are made of."""


def callx() -> Aside:
    """A messenger's cache (Room, Java): who wrote by identifier and name, words for kinds, a chat's name made of both sides.

    Nothing flags what one wrote oneself. A notice that a story was seen and a poll are rows of the same table: they may be told.
    Taken for granted: a chat of two is named by both identifiers in their order; half of the people have a mail; groups and
    folders have a name; its table of calls, whose columns were not seen, is empty.
    """
    talk = five("callx", count=56, people=8, groups=1)
    names = ("users", "chats", "messages", "groups", "call_logs", "chat_folders")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    ids = {p.n: hexed(p.key, 28) for p in talk.people}
    chats = {p.n: "_".join(sorted((ids[0], ids[p.n]))) for p in talk.people[1:]}
    group = next(iter(talk.groups))
    chats[group] = "-" + hexed("group", 19)
    for row, person in enumerate(talk.people[1:], 1):
        mail = person.mail if person.n % 2 else None
        rows["users"].append(
            (ids[person.n], mail, person.name, "🦊", f"{person.handle}_cx", "Hey there! I am using CallX", None, None, 0, None,
             1_768_000_000_000 + row, None, None, 0, 1_768_100_000_000)
        )  # fmt: skip
        truth.append(known(person.name, [w for w in (mail, f"{person.handle}_cx", ids[person.n]) if w], "users", row))
    for row, line in enumerate(talk.lines, 1):
        kind = "text" if line.text else ("audio" if line.form == "voice" else line.form)
        link = None if line.text else f"https://res.cloudinary.example/{hexed(line.key, 20)}"
        rows["messages"].append(
            (f"-O{hexed(line.key, 18)}", chats[line.chat], ids[line.who.n], line.who.name, None, line.text, kind, link, None,
             None if line.text else f"{line.form}_{line.n}", None if line.text else 20_000 + line.n, None, line.ms,
             ("sent", "delivered", "read")[line.n % 3], None, None, None, None, None, int(line.edited),
             line.ms + 9000 if line.edited else None, None, 0, None, 0, 0, int(line.chat == group), None, line.ms + 400, None,
             None, None, None, None, 0, None, None, None, None, None, None, None, None, None, None)
        )  # fmt: skip
        to = party(ids[line.chat], name=talk.people[line.chat].name) if line.chat != group and line.out else []
        sender = party(ids[line.who.n], name=line.who.name)
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=chats[line.chat]))
    for key, text, kind in (("seen", None, "status_seen"), ("poll", None, "poll")):
        other = talk.people[2]
        at = talk.lines[-1].ms + len(rows["messages"]) * 1000
        poll = ("Samstag oder Sonntag?", packed(["Sa", "So"]), "{}", 0, 0, 0) if kind == "poll" else (None,) * 6
        rows["messages"].append(
            (f"-O{hexed(key, 18)}", chats[2], ids[2], other.name, None, text, kind, None, None, None, None, None, at, "sent",
             None, None, None, None, None, 0, None, None, 0, None, 0, 0, 0, None, at, None, None, None, None, None, 0, None,
             *poll, None, None, None)
        )  # fmt: skip
        spare.append(("messages", len(rows["messages"])))
    for n, chat in chats.items():
        said = [x for x in talk.lines if x.chat == n]
        if n != group and said:
            person = talk.people[n]
            rows["chats"].append(
                (chat, "private", ids[n], person.name, None, None, 0, said[-1].text or "📷 Photo", said[-1].ms, 0, 0, 0, 0,
                 "text", "read", ids[said[-1].who.n], f"-O{hexed(said[-1].key, 18)}", said[-1].ms, "ach ja " if n == 3 else None,
                 0, None, "work" if n == 1 else None)
            )  # fmt: skip
    rows["chat_folders"] = [(1, "Family", 0), (2, "Work", 1)]
    rows["room_master_table"] = [(42, hexed("callx", 32))]
    script = HEAD + (
        "CREATE TABLE users (uid TEXT NOT NULL, email TEXT, name TEXT, emoji TEXT, callxId TEXT, about TEXT, photoUrl TEXT,"
        "thumbUrl TEXT, avatarVersion INTEGER NOT NULL, fcmToken TEXT, lastSeen INTEGER, lastMessage TEXT,"
        "lastMessageAt INTEGER, unread INTEGER, cachedAt INTEGER NOT NULL, PRIMARY KEY(uid));"
        "CREATE TABLE chats (chatId TEXT NOT NULL, type TEXT, partnerUid TEXT, partnerName TEXT, partnerPhoto TEXT,"
        "partnerThumb TEXT, partnerAvatarVersion INTEGER NOT NULL, lastMessage TEXT, lastMessageAt INTEGER, unread INTEGER,"
        "muted INTEGER, pinned INTEGER, archived INTEGER, lastMessageType TEXT, lastMessageStatus TEXT,"
        "lastMessageSenderUid TEXT, lastMessageId TEXT, syncedAt INTEGER NOT NULL, draft TEXT, pendingMarkRead INTEGER,"
        "folderId INTEGER, labels TEXT, PRIMARY KEY(chatId));"
        "CREATE TABLE messages (id TEXT NOT NULL, chatId TEXT, senderId TEXT, senderName TEXT, senderPhoto TEXT, text TEXT,"
        "type TEXT, mediaUrl TEXT, thumbnailUrl TEXT, fileName TEXT, fileSize INTEGER, duration INTEGER, timestamp INTEGER,"
        "status TEXT, replyToId TEXT, replyToText TEXT, replyToSenderName TEXT, replyToType TEXT, replyToMediaUrl TEXT,"
        "edited INTEGER, editedAt INTEGER, editHistoryJson TEXT, deleted INTEGER, forwardedFrom TEXT, starred INTEGER,"
        "pinned INTEGER, isGroup INTEGER, reactionsJson TEXT, syncedAt INTEGER NOT NULL, reelId TEXT, reelThumbUrl TEXT,"
        "reelOwnerUid TEXT, mediaLocalPath TEXT, mediaResourceType TEXT, fontStyle INTEGER NOT NULL, expiresAt INTEGER,"
        "pollQuestion TEXT, pollOptionsJson TEXT, pollVotesJson TEXT, pollAnonymous INTEGER, pollClosed INTEGER,"
        "pollMultiChoice INTEGER, viewOnce INTEGER, viewOnceState TEXT, openedAt INTEGER, PRIMARY KEY(id));"
        "CREATE INDEX index_messages_chatId_timestamp ON messages (chatId, timestamp);"
        "CREATE TABLE groups (id TEXT NOT NULL, name TEXT, PRIMARY KEY(id));"
        "CREATE TABLE call_logs (id TEXT NOT NULL, timestamp INTEGER, PRIMARY KEY(id));"
        "CREATE TABLE chat_folders (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT, position INTEGER NOT NULL);"
    )
    rows["groups"] = [(chats[group], talk.groups[group][0])]
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/notp9194-bot/callx1 CallX2/core/src/main/java/com/callx/app/db/entity/MessageEntity.java",
        decoys=("chats", "groups", "call_logs", "chat_folders", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def ripple() -> Aside:
    """Chains of signed messages (React Native): addresses either way, the plain text beside the sealed JSON that was sent.

    Files are JSON in place of the text. Which account is one's own says a column of friends. Taken for granted: how tables are
    declared, contacts beyond address and nickname, kinds of objects as numbers, and JSON's keys as the generator writes them.
    Bulletins are for everybody: they may be told.
    """
    talk = five("ripple", count=60, people=7, groups=1)
    names = ("private_messages", "group_messages", "groups", "friends", "contacts", "handshakes", "bulletins", "tags",
             "bulletin_tags", "bulletin_files", "bulletin_replys")  # fmt: skip
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    ids = {p.n: "r" + "".join(XRP[b % 58] for b in bytes.fromhex(hexed(p.key, 64))) for p in talk.people}
    group = next(iter(talk.groups))
    room, chained = hexed("room", 32).upper(), dict[tuple[int, int], tuple[int, str]]()
    for row, person in enumerate(talk.people[1:], 1):
        rows["contacts"].append((ids[person.n], person.name, 1_750_000_000_000 + row, 1_750_000_000_000 + row))
        rows["friends"].append((ids[0], ids[person.n], 1_750_000_000_000 + row, 0))
        truth.append(known(person.name, [ids[person.n]], "contacts", row))
        rows["handshakes"].append(
            (ids[0], ids[person.n], 90, row, hexed(f"k{row}", 64).upper(), 1_750_000_000_000, packed({"Sequence": row}))
        )
    for line in talk.lines:
        table = "group_messages" if line.chat == group else "private_messages"
        row = len(rows[table]) + 1
        way = (line.chat, line.who.n)
        sequence, before = chained.get(way, (0, "F4C2EB8A3EBFC7B6D81676D79F928D0E"))
        mark = hexed(line.key, 32).upper()
        chained[way] = (sequence + 1, mark)
        content = line.text or packed(
            {"ObjectType": 103, "Name": f"{line.form}_{line.n}", "Ext": "bin", "Size": 9000 + line.n, "Hash": mark[::-1],
             "Timestamp": line.ms}
        )  # fmt: skip
        sealed = {"ObjectType": 202, "Sequence": sequence + 1, "PreHash": before, "Content": hexed(mark, 80),
                  "To": ids[0 if not line.out else line.chat % 7], "Timestamp": line.ms,
                  "PublicKey": "ED" + hexed(line.who.key).upper(), "Signature": hexed(f"s{mark}", 128).upper()}  # fmt: skip
        tail = (sequence + 1, before, content, packed(sealed), line.ms, int(line.n % 4 > 0), 0, int(not line.unread),
                int(not line.text), 103 if not line.text else 0)  # fmt: skip
        sender = party(ids[line.who.n], name=line.who.name if not line.out else None)
        if line.chat == group:
            rows[table].append((mark, room, ids[line.who.n], *tail))
            truth.append(says(line, table, row, sender=sender, thread=room))
        else:
            other = line.chat if line.out else 0
            rows[table].append((mark, ids[line.who.n], ids[other], *tail))
            truth.append(says(line, table, row, sender=sender, to=party(ids[other])))
    for row, text in enumerate(
        ("Flohmarkt am Samstag #berlin", "New server is up, add it under settings", "谁有多余的票？"), 1
    ):
        mark, who = hexed(f"bulletin{row}", 32).upper(), talk.people[row]
        sealed = {"ObjectType": 101, "Sequence": row, "Content": text, "Timestamp": 1_752_000_000_000 + row}
        rows["bulletins"].append((mark, ids[who.n], row, None, text, packed(sealed), 1_752_000_000_000 + row, 0))
        rows["bulletin_tags"].append((mark, 1_752_000_000_000 + row, 1))
    rows["tags"] = [(1, "berlin")]
    members = [ids[p.n] for p in talk.groups[group][1]]
    rows["groups"] = [
        (room, talk.groups[group][0], ids[0], packed(members), 1_751_000_000_000, packed({"Hash": room}), None, None, 1)
    ]
    said = (
        "sequence INTEGER, pre_hash TEXT, content TEXT, json TEXT, signed_at INTEGER, is_confirmed INTEGER, is_marked INTEGER,"
        "is_readed INTEGER, is_object INTEGER, object_type INTEGER);"
    )
    script = (
        f"CREATE TABLE private_messages (hash TEXT PRIMARY KEY, sour TEXT, dest TEXT, {said}"
        f"CREATE TABLE group_messages (hash TEXT PRIMARY KEY, group_hash TEXT, address TEXT, {said}"
        "CREATE TABLE groups (hash TEXT PRIMARY KEY, name TEXT, created_by TEXT, member TEXT, created_at INTEGER,"
        "create_json TEXT, deleted_at INTEGER, delete_json TEXT, is_accepted INTEGER);"
        "CREATE TABLE friends (local TEXT, remote TEXT, updated_at INTEGER, is_deleted INTEGER, PRIMARY KEY(local, remote));"
        "CREATE TABLE contacts (address TEXT PRIMARY KEY, nickname TEXT, created_at INTEGER, updated_at INTEGER);"
        "CREATE TABLE handshakes (self_address TEXT, pair_address TEXT, partition INTEGER, sequence INTEGER, aes_key TEXT,"
        "created_at INTEGER, self_json TEXT);"
        "CREATE TABLE bulletins (hash TEXT PRIMARY KEY, address TEXT, sequence INTEGER, pre_hash TEXT, content TEXT, json TEXT,"
        "signed_at INTEGER, is_marked INTEGER);"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT UNIQUE);"
        "CREATE TABLE bulletin_tags (bulletin_hash TEXT, bulletin_signed_at INTEGER, tag_id INTEGER);"
        "CREATE TABLE bulletin_files (bulletin_hash TEXT, file_hash TEXT, file_size INTEGER, file_name TEXT, file_ext TEXT);"
        "CREATE TABLE bulletin_replys (bulletin_hash TEXT, reply_hash TEXT, reply_signed_at INTEGER);"
    )
    spare = [*(("friends", n) for n in range(1, 7)), *(("bulletins", n) for n in range(1, 4))]
    return database(
        script, rows, truth, f"{HUB}/ripplemessenger/RippleMessengerApp src/db/privateMessages.js, src/db/groups.js",
        decoys=("groups", "handshakes", "tags", "bulletin_tags", "bulletin_files", "bulletin_replys"), spare=spare,
    )  # fmt: skip


def threadripper() -> Aside:
    """Realm of a chat on Android: times as dates and as the server's text, `isYou` means the other one, users by user name.

    A conversation has its last message and its people by links. Taken for granted: one's own user is none of its users but in
    preferences; `isYou` is false where one wrote oneself, as `ViewHolderMe` has it; pictures' text is their address.
    """
    talk = five("threadripper", count=52, people=8, groups=1)
    group = next(iter(talk.groups))
    users, messages, chats = (dict[int, dict[str, Any]]() for _ in range(3))
    truth = list[Record]()
    ids = {n: hexed(f"chat{n}", 24) for n in (*range(1, 8), group)}
    for person in talk.people[1:]:
        users[person.n] = {
            "username": person.handle, "email": person.mail, "password": None, "displayName": person.name,
            "photoUrl": f"https://vthread.example/avatar/{person.handle}", "online": person.n == 2,
            "relationship": "FRIEND" if person.n != 5 else "NONE", "privateConversationId": ids[person.n],
            "isSelectedMember": False, "isMatched": True,
        }  # fmt: skip
        truth.append(known(person.name, [person.handle, person.mail], "User", person.n))
    last = dict[int, int]()
    for row, line in enumerate(talk.lines, 1):
        link = f"https://vthread.example/{line.form}/{line.key}"
        messages[row] = {
            "messageId": line.key, "type": "TEXT" if line.text else ("IMAGE" if line.form == "image" else "FILE"),
            "content": line.text or link, "dateTime": At(line.s, 0), "conversationId": ids[line.chat],
            "username": line.who.handle, "token": None, "read": not line.unread, "datetime": stamp(line.ms), "isBitmap": False,
            "isYou": not line.out, "conversationAvatar": None, "isLeadingBlock": row % 5 == 1,
        }  # fmt: skip
        last[line.chat] = row
        to = party(talk.people[line.chat].handle) if line.out and line.chat != group else []
        sender = party(line.who.handle, name=None if line.out else line.who.name)
        truth.append(
            says(
                line,
                "Message",
                row,
                at=line.s * 1_000_000,
                sender=sender,
                to=to,
                thread=ids[line.chat],
                body=line.text or link,
            )
        )
    for key, (n, row) in enumerate(sorted(last.items()), 1):
        many = n == group
        chats[key] = {
            "conversationId": ids[n], "conversationName": talk.groups[n][0] if many else talk.people[n].name,
            "lastMessage": row, "photoUrl": None,
            "listUser": [p.n for p in talk.groups[n][1] if p.n] if many else [n], "notiCount": key % 3,
        }  # fmt: skip
    words = {
        "User": ("username", "email", "password", "displayName", "photoUrl", "relationship", "privateConversationId"),
        "Message": (
            "messageId",
            "type",
            "content",
            "conversationId",
            "username",
            "token",
            "datetime",
            "conversationAvatar",
        ),
        "Conversation": ("conversationId", "conversationName", "photoUrl"),
    }
    text = {k: [Col(n, STRING, nullable=True) for n in v] for k, v in words.items()}
    flags = {
        "User": [Col(n, BOOL) for n in ("online", "isSelectedMember", "isMatched")],
        "Message": [*(Col(n, BOOL) for n in ("read", "isBitmap", "isYou", "isLeadingBlock")),
                    Col("dateTime", TIMESTAMP, nullable=True)],
        "Conversation": [Col("lastMessage", LINK, nullable=True, to="Message"),
                         Col("listUser", LINK, kind="list", to="User"), Col("notiCount", INT)],
    }  # fmt: skip
    tables = [
        Tab(name, [*text[name], *flags[name]], kept)
        for name, kept in (("Conversation", chats), ("Message", messages), ("User", users))
    ]
    return Aside(
        realm(tables), truth,
        f"{HUB}/huynhsamha/threadripper-android-chatapp app/src/main/java/com/chatapp/threadripper/models/Message.java",
        frozenset({"conversation"}), path="data/data/com.chatapp.threadripper/files/default.realm",
    )  # fmt: skip


def messaggi() -> Aside:
    """Texts to be sent at a time, in Italian words: name, number, text, when (a text of milliseconds), whether it was sent.

    Its statement lacks a comma, so that `inviato` is declared `BOOLEANda_inviare BOOLEAN` and its last column is missing. What
    was not sent yet (0) may be told. Taken for granted: the identifier is the moment when it was written.
    """
    talk = five("messaggi", count=64, people=9)
    rows, truth, spare = Rows(Messaggi=[]), list[Record](), list[tuple[str, int]]()
    mine = [x for x in talk.lines if x.out and x.text]
    for row, line in enumerate(mine, 1):
        other = talk.people[line.chat]
        sent = int(row <= len(mine) - 4)
        rows["Messaggi"].append(
            (line.ms - 3_600_000 - row, other.name, other.local.replace(" ", ""), line.text, str(line.ms), sent)
        )
        if sent:
            truth.append(says(line, "Messaggi", row, to=party(other.local, name=other.name)))
        else:
            spare.append(("Messaggi", row))
    script = LOCALE + (
        "CREATE TABLE Messaggi(id INTEGER AUTO INCREMENT PRIMARY KEY ,nome TEXT,numero TEXT, testo TEXT, data TEXT,"
        " inviato BOOLEANda_inviare BOOLEAN);"
    )
    return database(
        script, rows | {"android_metadata": [("it_IT",)]}, truth,
        f"{HUB}/Baxxo/SmsApp app/src/main/java/baxxo/matteo/smsapp/DatabaseManager.java (Mex)",
        decoys=("android_metadata",), spare=spare,
    )  # fmt: skip
