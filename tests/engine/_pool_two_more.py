"""More of the second pool: calls that are messages of a kind, an inbox, a diary with whom to tell, keys and values.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import struct
from typing import Any

from tests.engine._pool_two_talk import two
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid
from tests.engine.leveldb_files import number as varint
from tests.engine.published_talk import Aside, Line, Record, Ring, core_data, database, known, party, rang, says

HEAD = LOCALE + ROOM


def sayhey() -> Aside:
    """Dating (drift): what a message says is JSON by its kind, a call is one of the kinds; whole seconds. People, chats, a log.

    Taken for granted: a call's state `ended` or `canceled`, its length seconds as text, ways `video` and `voice`; who called is
    who sent it. People have names and numbers of the server alone, and may be told or not.
    """
    talk = two("sayhey", count=50, people=7, rings=24)
    names = ("dropdown_table", "cache_table", "chat_table", "message_table", "user_table", "sync_table", "log_table")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    ids = {p.n: str(10_000 + p.num % 9973) for p in talk.people}
    events: list[Line | Ring] = sorted([*talk.lines, *talk.rings], key=lambda e: e.ms)
    last = dict[int, str]()
    for row, event in enumerate(events, 1):
        other = event.other if isinstance(event, Ring) else talk.people[event.chat]
        who, to = (talk.me, other) if event.out else (other, talk.me)
        chat = f"{7000 + other.n * 31}"
        if isinstance(event, Ring):
            kind = "call@v1"
            data: dict[str, Any] = {"state": "ended" if event.duration else "canceled"}
            data |= {"mode": "video" if event.video else "voice", "duration": str(event.duration), "can_join": False}
            data |= {"type": kind, "status": "sending"}
            ways, at = party(ids[other.n], name=other.name), event.s * 1_000_000
            made = rang(event, "message_table", row, ways, at=at, duration=event.duration, thread=chat)
        else:
            kind = "text@v1" if event.text else "image@v1"
            data = (
                {"text": event.text}
                if event.text
                else {"url": f"https://cdn.example/{event.key}.jpg", "file_id": event.key}
            )
            made = says(event, "message_table", row, at=event.s * 1_000_000, sender=party(ids[who.n], name=who.name),
                        to=party(ids[to.n], name=to.name), thread=chat)  # fmt: skip
        truth.append(made)
        local = uuid(hexed(f"local{row}", 24)) if event.out else "-1"
        state = "seen" if event.out and row % 4 else "sent"
        cells = (str(480_000 + row * 3), local, chat, state, ids[who.n], event.s, kind, packed(data), "{}")
        rows["message_table"].append(cells)
        last[other.n] = packed({"id": cells[0], "chat_id": chat, "type": kind, "data": data, "sender_id": ids[who.n]})
    for person in talk.people[1:]:
        profile = {"id": ids[person.n], "fullname": person.name, "age": 24 + person.n, "gender": "2", "marital": "1",
                   "city": "Tabriz", "verified": person.n % 2 == 0, "about": None}  # fmt: skip
        rows["user_table"].append(
            (ids[person.n], "", f"https://cdn.example/{person.key}.webp", person.name, "2 hours ago", "recently", person.n % 2,
             packed(profile))
        )  # fmt: skip
        spare.append(("user_table", person.n))
        rows["chat_table"].append(
            (person.n, f"{7000 + person.n * 31}", ids[person.n], last.get(person.n, "{}"), "", "normal", person.n % 3,
             1_733_000_000 + person.n)
        )  # fmt: skip
    rows["log_table"] = [
        (n, ("socket", "http", "call")[n % 3], ("connected to socket", "GET /v1/chats 200", "call ended by user")[n % 3],
         1_733_000_000 + n * 61)
        for n in range(1, 25)
    ]  # fmt: skip
    rows["dropdown_table"] = [(n, "city", str(n), name) for n, name in enumerate(("Tehran", "Tabriz", "Shiraz"), 1)]
    rows["sync_table"] = [(n, "chats", "all", 1_733_000_000 + n) for n in range(1, 4)]
    script = """CREATE TABLE dropdown_table (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, group_key TEXT NOT NULL,
        value TEXT NOT NULL, name TEXT NOT NULL);
        CREATE TABLE cache_table (url TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL);
        CREATE TABLE user_table (id TEXT NOT NULL, status TEXT NOT NULL, avatar TEXT NOT NULL, fullname TEXT NOT NULL,
        last TEXT NOT NULL, seen TEXT NOT NULL, verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0, 1)),
        data TEXT NOT NULL, PRIMARY KEY (id));
        CREATE TABLE chat_table (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, chat_id TEXT NOT NULL UNIQUE,
        user_id TEXT NOT NULL REFERENCES user_table (id), message TEXT NOT NULL DEFAULT '{}',
        permissions TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'normal',
        unread_count INTEGER NOT NULL DEFAULT 0, updated_at INTEGER NOT NULL);
        CREATE TABLE message_table (id TEXT NULL, local_id TEXT NULL, chat_id TEXT NOT NULL, status TEXT NOT NULL,
        sender_id TEXT NOT NULL, sent_at INTEGER NOT NULL DEFAULT 1730000000, type TEXT NOT NULL, data TEXT NOT NULL,
        meta TEXT NOT NULL);
        CREATE TABLE sync_table (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, category TEXT NOT NULL, type TEXT NOT NULL,
        synced_at INTEGER NOT NULL);
        CREATE TABLE log_table (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, category TEXT NOT NULL, message TEXT NOT NULL,
        created_at INTEGER NOT NULL DEFAULT 1730000000);"""
    return database(
        script, rows, truth, f"{HUB}/sayheymirza/chat lib/shared/database/message.database.dart",
        decoys=("dropdown_table", "cache_table", "chat_table", "sync_table", "log_table"), spare=spare,
    )  # fmt: skip


def ackr() -> Aside:
    """Mail: an inbox as its server has it, whom a mail went to is told by words of a programmer's, twice a time.

    A package in place of a path: org.cmdline.ackr. Columns are called `from` and `to`; the second says the same in each row, as
    its code writes it. Bodies are plain text.
    """
    talk = two("ackr", count=70, people=8)
    rows, truth = Rows(email=[]), list[Record]()
    subjects = ("Re: Umzug", "Quittung", "Les clés", "Re: Sobota", "Termin", "Invoice 7741", "Fwd: Urlaub")
    for row, line in enumerate([x for x in talk.lines if x.text and not x.out], 1):
        sender = f"{line.who.name} <{line.who.mail}>" if line.who.n % 3 else line.who.mail
        rows["email"].append(
            (row, sender, "is broken FIXME ", line.s * 1000, line.s * 1000 + 3000 + row % 5 * 1000, subjects[row % 7], line.text,
             int(not line.unread), 0, 1)
        )  # fmt: skip
        named = party(line.who.mail, name=line.who.name if line.who.n % 3 else None)
        truth.append(says(line, "email", row, at=line.s * 1_000_000, sender=named))
    rows["room_master_table"] = [(42, "d2a7a6f0f3a64e5d9d1f87c1a1b6d0e5")]
    script = HEAD + (
        "CREATE TABLE email (message_no INTEGER NOT NULL, `from` TEXT NOT NULL, `to` TEXT NOT NULL, sent_date INTEGER NOT NULL,"
        "recv_date INTEGER NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, read INTEGER NOT NULL, open INTEGER NOT NULL,"
        "notifi_grade INTEGER NOT NULL, PRIMARY KEY(message_no));"
    )
    return database(
        script, rows | {"android_metadata": [("de_DE",)]}, truth, "org.cmdline.ackr.Email",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def stillo() -> Aside:
    """Core Data: whom to tell in need with how they are related, among a diary, moods and what was achieved.

    A model's name in place of a path: Stillo. Taken for granted: columns by kind and then by name, as Core Data puts them.
    """
    talk = two("stillo", people=16)
    columns = {
        "ZCDACHIEVEMENT": "ZCURRENTPROGRESS INTEGER, ZISUNLOCKED INTEGER, ZUNLOCKEDDATE TIMESTAMP, ZCATEGORY VARCHAR, "
        "ZID VARCHAR",
        "ZCDDIARYEPISODE": "ZINTENSITY INTEGER, ZDATE TIMESTAMP, ZNOTES VARCHAR, ZID BLOB",
        "ZCDMOODPOINT": "ZMOOD INTEGER, ZDATE TIMESTAMP, ZNOTE VARCHAR, ZID BLOB",
        "ZCDSOSCONTACT": "ZNOTIFYONPANIC INTEGER, ZNAME VARCHAR, ZPHONE VARCHAR, ZRELATIONSHIP VARCHAR, ZID BLOB",
    }
    rows, truth = Rows({n: [] for n in columns}), list[Record]()
    relations = ("Мама", "Друг", "Сестра", "Врач", "", "Сосед")
    for row, person in enumerate(talk.people[1:], 1):
        rows["ZCDSOSCONTACT"].append(
            (
                row,
                4,
                1,
                int(row % 3 != 0),
                person.name,
                person.local,
                relations[row % 6],
                bytes.fromhex(hexed(person.key, 32)),
            )
        )
        truth.append(known(person.name, [person.local], "ZCDSOSCONTACT", row))
    notes = ("Сердце билось на работе", "", "В метро, прошло за десять минут", "Помогло дыхание", "Не спал, много кофе")
    for row in range(1, 29):
        at, key = 765_000_000.25 + row * 151_000, bytes.fromhex(hexed(f"day{row}", 32))
        rows["ZCDDIARYEPISODE"].append((row, 2, 1, 1 + row % 10, at, notes[row % 5], key))
        rows["ZCDMOODPOINT"].append((row, 3, 1, 1 + row % 5, at + 30_000, notes[(row + 2) % 5] or None, key[::-1]))
    rows["ZCDACHIEVEMENT"] = [
        (n, 1, 1, n * 2, n % 2, 766_000_000.0 + n if n % 2 else None, "breathing", f"breath_{n}") for n in range(1, 9)
    ]
    return database(
        core_data(columns, rows), rows, truth, "PersistenceController, CDSOSContact (Stillo, Core Data)",
        decoys=("ZCDACHIEVEMENT", "ZCDDIARYEPISODE", "ZCDMOODPOINT"),
    )  # fmt: skip


def bridgefy() -> Aside:
    """Between phones without a net (React Native): a file of keys and values, JSON with messages for each of the others.

    A call in place of a path: addMessageToStorage. What `isReciever` says is taken to be that the message came; the first of a
    conversation has 0 for its number, and messages are numbered on. The holder and whom one knows lie under other keys.
    """
    talk = two("bridgefy", count=56, people=6)
    values, truth = dict[str, str](), list[Record]()
    ids = {p.n: uuid(p.key).upper() for p in talk.people}
    for n in range(1, 6):
        listed = list[dict[str, Any]]()
        for line in [x for x in talk.lines if x.chat == n and x.text]:
            listed.append({"id": len(listed), "bridgefyID": uuid(line.key).upper(), "text": line.text, "timestamp": line.ms,
                           "isReciever": not line.out})  # fmt: skip
            sender, to = ((), party(ids[n])) if line.out else (party(ids[n]), ())
            truth.append(says(line, "mmkv.default", line.n, sender=sender, to=to, thread=ids[n]))
        values[ids[n]] = packed({"messages": listed})
    values["currentUser"] = packed(
        {"bridgefyID": ids[0], "name": talk.me.name, "dateCreated": "2022-10-30T17:20:11.201Z"}
    )
    inner = b"\xff\xff\xff\x07"
    for key, value in values.items():
        stored = varint(len(value.encode())) + value.encode()
        inner += varint(len(key)) + key.encode() + varint(len(stored)) + stored
    data = struct.pack("<I", len(inner)) + inner + b"\0" * (4096 - (len(inner) + 4) % 4096)
    return Aside(
        data, truth, "addMessageToStorage (bridgefyID, react-native-mmkv)",
        path="data/data/com.bridgefychat/files/mmkv/mmkv.default",
    )  # fmt: skip


def rmcall() -> Aside:
    """A messenger with numbers of its own: people with such a number and a telephone, messages, and calls by words for their way.

    A name in place of a path: RMCallRepository. A call's time is when it ended, and who ends it decides which way it is called;
    taken as it stands. `MISSED` came in. One's own messages have the account's name and another key than others' messages.
    """
    talk = two("rmcall", count=46, people=8, groups=1, rings=28)
    names = ("users", "contact_requests", "chats", "messages", "call_history")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    own = {p.n: "RM-" + "".join(signs[int(c, 16) + 7 * (i % 2)] for i, c in enumerate(p.key[:6])) for p in talk.people}
    ids = {p.n: f"user_{p.key[:8]}" for p in talk.people}
    group = {n: f"group_{hexed(title, 8)}" for n, (title, _) in talk.groups.items()}
    for person in talk.people[1:]:
        rows["users"].append(
            (ids[person.n], own[person.n], person.name, person.phone, "", "Available on RM Call", person.n % 2,
             1_787_000_000_000 + person.n, 0, 1, 1)
        )  # fmt: skip
        truth.append(known(person.name, [ids[person.n], own[person.n], person.phone], "users", person.n))
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        many = line.chat in talk.groups
        chat = group[line.chat] if many else f"chat_{own[line.chat]}"
        sender = ids[0] if line.out else own[line.who.n]
        rows["messages"].append(
            (uuid(line.key), chat, sender, line.who.name, line.text, "TEXT", "", "", 0, "", line.ms, int(line.out), "READ",
             "👍" if row % 11 == 0 else "")
        )  # fmt: skip
        truth.append(says(line, "messages", row, sender=party(sender, name=line.who.name), thread=chat))
    for row, ring in enumerate(talk.rings, 1):
        word = ("OUTGOING" if ring.out else "INCOMING") if ring.duration or ring.out else "MISSED"
        at = ring.ms + ring.duration * 1000
        rows["call_history"].append(
            (uuid(hexed(f"call{row}", 24)), ids[ring.other.n], ring.other.name, own[ring.other.n], "",
             "VIDEO" if ring.video else "VOICE", word, at, ring.duration)
        )  # fmt: skip
        ways = party(ids[ring.other.n], own[ring.other.n], name=ring.other.name)
        truth.append(rang(ring, "call_history", row, ways, at=at * 1000, duration=ring.duration))
    for n in (*range(1, 8), *group):
        said = [x for x in talk.lines if x.chat == n and x.text]
        many, title = n in group, talk.groups[n][0] if n in group else talk.people[n].name
        whom = ",".join(own[p.n] for p in talk.groups[n][1]) if many else own[n]
        rows["chats"].append(
            (group[n] if many else f"chat_{own[n]}", title, int(many), said[-1].text if said else f"Start with {title}",
             said[-1].ms if said else 1_787_000_000_000, n % 3, whom, "", int(n == 2))
        )  # fmt: skip
    for n in (3, 5):
        rows["contact_requests"].append(
            (uuid(hexed(f"ask{n}", 24)), ids[n], own[n], talk.people[n].name, talk.people[n].phone, "", "Available", own[0],
             1_786_000_000_000 + n, "ACCEPTED")
        )  # fmt: skip
        spare.append(("contact_requests", len(rows["contact_requests"])))
    rows["room_master_table"] = [(42, "9a8d1e6d0d2a4b59b7d51df7e3a1c402")]
    script = HEAD + (
        "CREATE TABLE users (id TEXT NOT NULL, rmCallId TEXT NOT NULL, name TEXT NOT NULL, phoneNumber TEXT NOT NULL,"
        "avatarUrl TEXT NOT NULL, status TEXT NOT NULL, isOnline INTEGER NOT NULL, lastSeenTimestamp INTEGER NOT NULL,"
        "isBlocked INTEGER NOT NULL, allowPhoneSearch INTEGER NOT NULL, isContact INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE contact_requests (id TEXT NOT NULL, senderId TEXT NOT NULL, senderRmCallId TEXT NOT NULL,"
        "senderName TEXT NOT NULL, senderPhone TEXT NOT NULL, senderAvatar TEXT NOT NULL, senderStatus TEXT NOT NULL,"
        "receiverRmCallId TEXT NOT NULL, timestamp INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE chats (id TEXT NOT NULL, title TEXT NOT NULL, isGroup INTEGER NOT NULL, lastMessage TEXT NOT NULL,"
        "lastMessageTimestamp INTEGER NOT NULL, unreadCount INTEGER NOT NULL, participantIds TEXT NOT NULL,"
        "avatarUrl TEXT NOT NULL, isPinned INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE messages (id TEXT NOT NULL, chatId TEXT NOT NULL, senderId TEXT NOT NULL, senderName TEXT NOT NULL,"
        "text TEXT NOT NULL, messageType TEXT NOT NULL, mediaUrl TEXT NOT NULL, mediaCaption TEXT NOT NULL,"
        "mediaDuration INTEGER NOT NULL, mediaSize TEXT NOT NULL, timestamp INTEGER NOT NULL, isOutgoing INTEGER NOT NULL,"
        "status TEXT NOT NULL, reaction TEXT NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE call_history (id TEXT NOT NULL, contactId TEXT NOT NULL, contactName TEXT NOT NULL,"
        "contactRmCallId TEXT NOT NULL, contactAvatar TEXT NOT NULL, callType TEXT NOT NULL, callDirection TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, "RMCallRepository, CallHistoryEntity (com.example.data)",
        decoys=("chats", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip
