"""Stores of the second pool in other forms: Realm, Core Data, JSON and property lists, preferences; calls among what is said.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import hashlib
import plistlib
from typing import Any

from tests.engine._pool_talk import preferences
from tests.engine._pool_two_talk import two, wall
from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import COCOA, Aside, Record, Ring, core_data, database, known, party, rang, says
from tests.formats.realm.build import BOOL, INT, LINK, STRING, TIMESTAMP, At, Col, Tab, realm


def conversationchat() -> Aside:
    """Realm on an iPhone: messages link to who wrote them, rooms to their messages; contacts with numbers.

    Taken for granted: a room's list is called `messages`, as the other side of its link says; the holder is a contact as well.
    """
    talk = two("conversationchat", count=56, people=7, groups=1)
    truth = list[Record]()
    contacts, messages, rooms = (dict[int, dict[str, Any]]() for _ in range(3))
    for person in talk.people:
        key = person.n + 1
        contacts[key] = {"id": 10 + person.n, "name": person.first, "lastname": person.last, "phoneNumber": person.phone,
                         "avatarUrl": f"https://img.example/{person.n}.png" if person.n % 2 else ""}  # fmt: skip
        if person.n:
            truth.append(known(person.name, [person.phone], "RealmContact", key, person.last + person.first))
    listed = dict[int, list[int]]()
    for line in [x for x in talk.lines if x.text]:
        key = len(messages) + 1
        messages[key] = {"id": 9000 + key, "from": line.who.n + 1, "timestamp": At(line.s, line.ms % 1000 * 1_000_000),
                         "message": line.text, "isReaded": not line.unread}  # fmt: skip
        listed.setdefault(line.chat, []).append(key)
        sender = party(str(10 + line.who.n), line.who.phone, name=line.who.name)
        truth.append(says(line, "RealmMessage", key, sender=sender, thread=line.chat))
    for key, n in enumerate((*range(1, 7), *talk.groups), 1):
        title = talk.groups[n][0] if n in talk.groups else talk.people[n].first
        rooms[key] = {"id": n, "name": title, "room_description": "", "timestamp": At(1_540_000_000 + n),
                      "unreadMesagesCount": n % 3, "logoUrl": "", "isPrivate": n not in talk.groups,
                      "messages": listed.get(n, [])}  # fmt: skip
    tables = [
        Tab("RealmChatRoom", [Col("id", INT, indexed=True), Col("name", STRING), Col("room_description", STRING),
                              Col("timestamp", TIMESTAMP), Col("unreadMesagesCount", INT), Col("logoUrl", STRING),
                              Col("isPrivate", BOOL), Col("messages", LINK, kind="list", to="RealmMessage")], rooms),
        Tab("RealmContact", [Col("id", INT, indexed=True), Col("name", STRING), Col("lastname", STRING),
                             Col("phoneNumber", STRING), Col("avatarUrl", STRING)], contacts),
        Tab("RealmMessage", [Col("id", INT, indexed=True), Col("from", LINK, nullable=True, to="RealmContact"),
                             Col("timestamp", TIMESTAMP), Col("message", STRING), Col("isReaded", BOOL)], messages),
    ]  # fmt: skip
    return Aside(
        realm(tables), truth,
        f"{HUB}/msistemas26/ConversationChat ConversationChat/Models/Realm/RealmMessage.swift",
        frozenset({"realmchatroom"}), frozenset({("realmcontact", 1)}),
        "private/var/mobile/Containers/Data/Application/31C4/Documents/default.realm",
    )  # fmt: skip


def vee() -> Aside:
    """Core Data: texts with their chat and who wrote, people with numbers in a table of their own, who is in which chat by rows.

    Taken for granted: one's own texts have no sender, as no contact is the holder; numbers as the phone's book has them. Chats
    without a name are of two.
    """
    talk = two("vee", count=54, people=8, groups=1)
    columns = {
        "ZCHAT": "ZLASTMESSAGETIME TIMESTAMP, ZNAME VARCHAR",
        "ZCONTACT": "ZCONTACTID VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR",
        "ZMESSAGE": "ZCHAT INTEGER, ZSENDER INTEGER, ZTIMESTAMP TIMESTAMP, ZTEXT VARCHAR",
        "ZPHONENUMBER": "ZCONTACT INTEGER, ZVALUE VARCHAR",
    }
    rows, truth, spare = Rows({n: [] for n in columns}), list[Record](), list[tuple[str, int]]()
    parts = list[tuple[Any, ...]]()
    for person in talk.people[1:]:
        key = person.n
        rows["ZCONTACT"].append((key, 2, 1, f"{uuid(person.key).upper()}:ABPerson", person.first, person.last))
        ways = [person.local, *([person.phone] if key % 3 == 0 else [])]
        for way in ways:
            number = len(rows["ZPHONENUMBER"]) + 1
            rows["ZPHONENUMBER"].append((number, 4, 1, key, way))
            spare.append(("ZPHONENUMBER", number))
        truth.append(known(person.name, ways, "ZCONTACT", key, person.last + person.first))
    places = {n: i for i, n in enumerate((*range(1, 8), *talk.groups), 1)}
    for n, place in places.items():
        title, people = talk.groups.get(n, (None, [talk.me, talk.people[n % 8]]))
        rows["ZCHAT"].append((place, 1, 2, 480_000_000.0 + n, title))
        parts += [(place, p.n) for p in people if p.n]
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        who = None if line.out else line.who.n
        rows["ZMESSAGE"].append((row, 3, 1, places[line.chat], who, line.ms / 1000 - COCOA, line.text))
        other = talk.other(line)
        # East Asian names may be told with the family's first.
        again = party(name=line.who.last + line.who.first)
        sender = [] if line.out else party(line.who.local, line.who.phone, name=line.who.name) + again
        to = party(other.local, other.phone, name=other.name) if other and line.out else ()
        truth.append(says(line, "ZMESSAGE", row, sender=sender, to=to, thread=places[line.chat]))
    script = core_data(columns, rows) + (
        "CREATE TABLE Z_1PARTICIPANTS ( Z_1CHATS INTEGER, Z_2PARTICIPANTS INTEGER, PRIMARY KEY (Z_1CHATS, Z_2PARTICIPANTS) );"
    )
    return database(
        script, {**rows, "Z_1PARTICIPANTS": parts}, truth, f"{HUB}/duliodenis/v V/V/Model/Model.xcdatamodeld",
        decoys=("ZCHAT", "Z_1PARTICIPANTS"), spare=spare,
    )  # fmt: skip


def chatstore() -> Aside:
    """An iPhone's preferences: for each conversation bytes that are JSON, texts with whether they are one's own and when.

    A class in place of a path: ChatStore, SavedMessage. The other side is told by the key alone. Taken for granted: seconds
    since 1970 with a fraction, as its code takes them.
    """
    talk = two("chatstore", count=48, people=6)
    values, truth = dict[str, Any](), list[Record]()
    for n in range(1, 6):
        other, saved = talk.people[n], list[dict[str, Any]]()
        for line in [x for x in talk.lines if x.chat == n and x.text]:
            saved.append({"text": line.text, "isMe": line.out, "ts": line.ms / 1000})
            sender, to = ((), party(other.handle)) if line.out else (party(other.handle), ())
            truth.append(says(line, "preferences", line.n, sender=sender, to=to, thread=other.handle))
        values[f"chat.history.{other.handle}"] = packed(saved).encode()
    values |= {"hasSeenOnboarding": True, "preferredLanguage": "de", "lastRefresh": 1_760_000_000.5,
               "favorites": [talk.people[1].handle, talk.people[3].handle]}  # fmt: skip
    return Aside(
        plistlib.dumps(values, fmt=plistlib.FMT_BINARY), truth, "ChatStore, SavedMessage (UserDefaults)",
        path="private/var/mobile/Containers/Data/Application/5EE1/Library/Preferences/app.chatstore.plist",
    )  # fmt: skip


def chatservice() -> Aside:
    """React Native on an iPhone: what one wrote with one other is a file whose name is a hash; `me` and `them` alone tell who.

    A key in place of a path: `chat:conv:` and the other's number. Values that are longer than 1024 letters lie in files of
    their own there. Nothing in the file names the other.
    """
    talk = two("chatservice", count=40, people=3)
    other, listed, truth = talk.people[1], list[dict[str, Any]](), list[Record]()
    for line in [x for x in talk.lines if x.text]:
        key = f"{line.ms}-{line.key[:6]}"
        listed.append({"id": key, "from": "me" if line.out else "them", "text": line.text, "timestamp": line.ms})
        truth.append(says(line, "manifest", line.n))
    name = hashlib.md5(f"chat:conv:{other.num}".encode(), usedforsecurity=False).hexdigest()
    folder = "Library/Application Support/app.chat/RCTAsyncLocalStorage_V1"
    return Aside(
        packed(listed).encode(), truth, "chat:conv: of @react-native-async-storage/async-storage",
        path=f"private/var/mobile/Containers/Data/Application/90B2/{folder}/{name}",
    )  # fmt: skip


def pachon() -> Aside:
    """A messenger whose calls are rows among its messages: kind, state and seconds in columns of their own, else empty.

    A package in place of a path: com.ajrpachon.chatapp. Taken for granted: a call's text is empty, kinds `audio` and `video`,
    states `completed`, `missed` and `declined`, who called is who sent it; columns of members and reactions.
    """
    talk = two("pachon", count=44, people=8, groups=1, rings=26)
    names = ("users", "conversations", "messages", "invitations", "group_members", "reactions")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    ids = {p.n: uuid(p.key) for p in talk.people}
    for row, person in enumerate(talk.people, 1):
        rows["users"].append(
            (ids[person.n], person.mail, person.handle, person.name, None, 1_750_000_000_000 + row, int(person.n == 0))
        )
        if person.n:
            truth.append(known(person.name, [person.mail, person.handle, ids[person.n]], "users", row))
        else:
            spare.append(("users", row))
    chats = {n: uuid(hexed(f"conv{n}", 24)) for n in (*range(1, 8), *talk.groups)}
    for n, chat in chats.items():
        group = n in talk.groups
        title = talk.groups[n][0] if group else talk.people[n].handle
        rows["conversations"].append(
            (chat, title, int(group), ids[0], 1_752_000_000_000 + n, n % 3, None if group else ids[n], None, None, 0, 0)
        )
        if group:
            rows["group_members"] += [(chat, ids[p.n], "ADMIN" if p.n == 0 else "MEMBER") for p in talk.groups[n][1]]
    none = [None] * 5
    for one in sorted([*talk.lines, *talk.rings], key=lambda x: x.ms):
        row = len(rows["messages"]) + 1
        if isinstance(one, Ring):
            state = "completed" if one.duration else ("missed", "declined")[one.n % 2]
            who, other = (talk.me if one.out else one.other), one.other
            kind = "video" if one.video else "audio"
            rows["messages"].append(
                (uuid(hexed(f"call{one.n}", 24)), chats[other.n], ids[who.n], "", 1, one.ms, *none, kind, state,
                  one.duration or None, None, None, 0, 0, 0, *none)
            )  # fmt: skip
            ways = party(ids[other.n], other.handle, other.mail, name=other.name)
            truth.append(rang(one, "messages", row, ways, duration=one.duration or None, thread=chats[other.n]))
            continue
        link = None if one.text else f"https://cdn.example/{one.key}.jpg"
        rows["messages"].append(
            (uuid(one.key), chats[one.chat], ids[one.who.n], one.text or "", int(not one.unread), one.ms, link, *none[1:],
             *none, 0, 0, int(one.edited), one.ms + 60_000 if one.edited else None, *none[1:])
        )  # fmt: skip
        sender = party(ids[one.who.n], one.who.handle, one.who.mail, name=one.who.name)
        reach = talk.other(one)
        to = party(ids[reach.n], reach.handle, name=reach.name) if reach and one.out else ()
        truth.append(says(one, "messages", row, sender=sender, to=to, thread=chats[one.chat]))
        if one.n % 9 == 4:
            rows["reactions"].append((uuid(one.key), ids[1], "🔥", one.ms + 9000))
    rows["invitations"] = [
        (
            uuid(hexed(f"inv{n}", 24)),
            ids[n],
            talk.people[n].handle,
            talk.people[n].name,
            ids[0],
            "ACCEPTED",
            1_750_100_000_000 + n,
        )
        for n in range(1, 8)
    ]
    rows["room_master_table"] = [(42, "a1c8a5c1b2d34e5f60718293a4b5c6d7")]
    script = ROOM + (
        "CREATE TABLE users (id TEXT NOT NULL, email TEXT NOT NULL, username TEXT NOT NULL, displayName TEXT NOT NULL,"
        "avatarUrl TEXT, createdAt INTEGER NOT NULL, isCurrentUser INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE conversations (id TEXT NOT NULL, name TEXT, isGroup INTEGER NOT NULL, createdBy TEXT NOT NULL,"
        "updatedAt INTEGER NOT NULL, unreadCount INTEGER NOT NULL, otherUserId TEXT, description TEXT, groupAvatarUrl TEXT,"
        "isMuted INTEGER NOT NULL, historyVisibleFrom INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE messages (id TEXT NOT NULL, conversationId TEXT NOT NULL, senderId TEXT NOT NULL, content TEXT NOT NULL,"
        "isRead INTEGER NOT NULL, createdAt INTEGER NOT NULL, imageUrl TEXT, audioUrl TEXT, replyToId TEXT, replyToContent TEXT,"
        "replyToSenderName TEXT, callType TEXT, callStatus TEXT, callDuration INTEGER, gifUrl TEXT, stickerUrl TEXT,"
        "isEncrypted INTEGER NOT NULL, isDeleted INTEGER NOT NULL, isEdited INTEGER NOT NULL, editedAt INTEGER,"
        "expiresAt INTEGER, fileUrl TEXT, fileName TEXT, fileSize INTEGER, PRIMARY KEY(id));"
        "CREATE TABLE invitations (id TEXT NOT NULL, senderId TEXT NOT NULL, senderUsername TEXT NOT NULL,"
        "senderDisplayName TEXT NOT NULL, receiverId TEXT NOT NULL, status TEXT NOT NULL, createdAt INTEGER NOT NULL,"
        "PRIMARY KEY(id));"
        "CREATE TABLE group_members (conversationId TEXT NOT NULL, userId TEXT NOT NULL, role TEXT NOT NULL,"
        "PRIMARY KEY(conversationId, userId));"
        "CREATE TABLE reactions (messageId TEXT NOT NULL, userId TEXT NOT NULL, emoji TEXT NOT NULL, createdAt INTEGER NOT NULL,"
        "PRIMARY KEY(messageId, userId));"
    )
    return database(
        script, rows, truth, "com.ajrpachon.chatapp.data.local.entity.MessageDBO",
        decoys=("conversations", "invitations", "group_members", "reactions", "room_master_table"), spare=spare,
    )  # fmt: skip


def journal() -> Aside:
    """A file of JSON with the last calls, newest first: when each ended and how long it was, both in milliseconds.

    Strings in its code in place of a path: call_history.json, peerDisplayName. Either moment is right. A peer is a key of
    64 digits; who is not in the book is called by the first eight.
    """
    talk = two("journal", people=8, rings=44)
    entries, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        peer, ended = hexed(ring.other.key), ring.ms + ring.duration * 1000
        shown = ring.other.name if ring.other.n < 6 else f"{peer[:8]}…"
        entries.append({"id": f"{ended}_{peer}", "peerId": peer, "peerDisplayName": shown, "endedAtMs": ended,
                        "durationMs": ring.duration * 1000, "incoming": not ring.out, "video": ring.video})  # fmt: skip
        made = rang(ring, "call_history.json", row, party(peer, name=shown), at=ended * 1000, duration=ring.duration)
        truth.append(made | {"also": {"at": [ring.ms * 1000]}})
    return Aside(
        packed(entries).encode(), truth, "call_history.json (CallHistoryService, peerDisplayName)",
        path="data/data/app.mesh.chat/app_flutter/call_history.json",
    )  # fmt: skip


def elementcall() -> Aside:
    """Flutter's preferences: calls of rooms in one text of JSON, with begin and end, the way in a word, names of who took part.

    A key in place of a path: matrix_call_history_v1. Taken for granted: rooms of two have the other's name; a call that came and
    was not taken has an end that is its begin, nobody in it and a reason.
    """
    talk = two("elementcall", people=8, rings=40)
    entries, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        other, user = ring.other, f"@{ring.other.handle}:matrix.example"
        lost = not ring.out and not ring.duration
        entries.append(
            {"id": f"{ring.ms}{ring.n:03}", "room_id": f"!{hexed(other.key, 18)}:matrix.example", "room_name": other.name,
             "is_direct": True, "direction": "outgoing" if ring.out else "incoming", "started_at": zulu(ring.ms),
             "ended_at": zulu(ring.ms + ring.duration * 1000), "voice_only": not ring.video, "joined_existing": False,
             "participant_user_ids": [] if lost else [user], "participant_labels": {} if lost else {user: other.name}}
            | ({"end_reason": ("missed", "declined")[ring.n % 2]} if lost else {})
        )  # fmt: skip
        room = f"!{hexed(other.key, 18)}:matrix.example"
        truth.append(rang(ring, "FlutterSharedPreferences.xml", row, party(user, room, name=other.name), thread=room))
    data = preferences(
        {"flutter.matrix_call_history_v1": packed(entries), "flutter.theme_mode": "dark", "flutter.onboarding_done": True,
         "flutter.last_sync": 1_760_000_000_000}
    )  # fmt: skip
    return Aside(
        data, truth, "matrix_call_history_v1 (CallHistoryStore)",
        path="data/data/app.matrix.client/shared_prefs/FlutterSharedPreferences.xml",
    )  # fmt: skip


def twospace() -> Aside:
    """A file of JSON with people and calls: in each call the person stands whole; the same people are in two lists before.

    Classes in place of a path: two_space_app, PeopleLocalStore. Times are a wall clock's, without a zone. A person of the second
    list is one of the first.
    """
    talk = two("twospace", people=10, rings=34)

    def entry(n: int) -> dict[str, Any]:
        person = talk.people[n]
        joined = n % 3 > 0
        return {"id": f"@{person.handle}:twospace.example" if joined else f"device_{n}", "displayName": person.name,
                "username": person.handle if joined else None, "avatarUrl": None,
                "phones": [person.phone] + ([person.local] if n % 4 == 0 else []),
                "remoteUserId": f"@{person.handle}:twospace.example" if joined else None, "isTwoSpaceUser": joined,
                "isDeviceContact": True, "isFavorite": n == 2, "isOnline": False, "presenceStatus": None,
                "lastSeenAt": None, "lastInteractionAt": f"{stamp(1_764_000_000_000 + n, '%Y-%m-%dT%H:%M:%S')}.000",
                "note": None}  # fmt: skip

    truth, calls = list[Record](), list[dict[str, Any]]()
    for n in range(1, 10):
        truth.append(
            known(talk.people[n].name, [w for w in (entry(n)["id"], *entry(n)["phones"]) if w], "people_store.json", n)
        )
    for row, ring in enumerate(reversed(talk.rings)):
        outcome = "connected" if ring.duration else "canceled" if ring.out else "missed"
        person = entry(ring.other.n)
        calls.append({"id": f"call_{ring.ms}", "person": person,
                      "startedAt": f"{stamp(ring.ms, '%Y-%m-%dT%H:%M:%S')}.{ring.ms % 1000:03}",
                      "durationMs": ring.duration * 1000, "isVideo": ring.video,
                      "direction": "outgoing" if ring.out else "incoming", "outcome": outcome})  # fmt: skip
        ways = party(person["id"], *person["phones"], ring.other.handle, name=ring.other.name)
        truth.append(rang(ring, "people_store.json", 100 + row, ways, at=wall(ring.ms), duration=ring.duration))
    data = {"schema_version": 1, "favorites": [entry(2)["id"]], "cached_people": [entry(n) for n in range(1, 10)],
            "recent_people": [entry(n) for n in (2, 5, 7)], "call_history": calls}  # fmt: skip
    return Aside(
        packed(data).encode(), truth, "two_space_app, PeopleLocalStore (people_store.json)",
        path="data/data/app.twospace/files/people_store.json",
    )  # fmt: skip
