"""More messengers of the fourth pool: Flutter's preferences, Drift with calls in cells, SugarORM, greenDAO.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_four_talk import four
from tests.engine._pool_talk import preferences
from tests.engine._pool_two_talk import wall
from tests.engine._tenth_talk import HUB, LOCALE, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Person, Record, Talk, database, known, party, rang, says


def moesocial() -> Aside:
    """Flutter's preferences: a text of JSON for each two who write, its key has both numbers; pictures and voices by a prefix.

    Taken for granted: users' numbers have six digits; what one writes has microseconds, as the clock gave them, what came has
    milliseconds; times are a wall clock's, without zone. Which of both numbers is the holder: the one in every key. Where a
    conversation was hidden, a key tells when.
    """
    talk = four("moesocial", count=60, people=8)
    ids = {p.n: str(100_000 + p.num % 900_000) for p in talk.people}
    lists, truth = dict[int, list[dict[str, str]]](), list[Record]()
    for line in talk.lines:
        link = f"https://moe.example/api/images/{line.key}"
        body = line.text or (f"[VOICE]{link}|{4 + line.n % 20}" if line.form == "voice" else f"[IMG]{link}.jpg")
        tail = "417" if line.out else ""
        one = {"senderId": ids[line.who.n], "content": body,
               "time": stamp(line.ms, "%Y-%m-%dT%H:%M:%S") + f".{line.ms % 1000:03}{tail}"}  # fmt: skip
        if line.n % 11:
            one["serverId"] = f"{7_000 + line.n}#{'t' if line.text else 'i0'}"
        lists.setdefault(line.chat, []).append(one)
        at = wall(line.ms)
        if line.out:
            at |= {"local": at["local"][:-3] + "417"}
        other = party(ids[line.chat])
        sender, to = (party(ids[0]), other) if line.out else (other, ())
        thread = "_".join(sorted((ids[0], ids[line.chat])))
        truth.append(says(line, "direct_chat", line.n, at=at, sender=sender, to=to, thread=thread, body=body))
    values: dict[str, str | int | bool] = {"flutter.theme_mode": "system", "flutter.first_launch": False}
    for chat, listed in lists.items():
        values["flutter.direct_chat_" + "_".join(sorted((ids[0], ids[chat])))] = packed(listed)
    values["flutter.direct_chat_hidden_" + "_".join(sorted((ids[0], ids[3])))] = "2026-05-02T11:04:09.120334"
    return Aside(
        preferences(values), truth, f"{HUB}/xuxinzhi007/moe_social lib/pages/chat/direct_chat_viewmodel.dart",
        path="data/data/com.moe.social/shared_prefs/FlutterSharedPreferences.xml",
    )  # fmt: skip


def gapopa() -> Aside:
    """Drift: messages, calls and events of conversations are rows of one table, each whole in a cell of JSON.

    Taken for granted: times are microseconds in columns and ISO 8601 in cells; reasons why a call ended are counted from 0
    (dropped, declined, unanswered, left); a member stands whole in a call. A call's time is when it began to ring, its length
    what was talked. Events (`ChatInfo`) may be told or not. The last item of a conversation is kept a second time with it.
    """
    talk = four("gapopa", count=50, people=7, groups=1, rings=24)
    names = ("chat_items", "chat_item_views", "chats", "users", "drafts", "call_kit_calls", "accounts")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    nums = {p.n: f"{4_200_000_000_000_000 + p.num * 7919}" for p in talk.people}
    chats = {n: uuid(hexed(f"chat{n}", 24)) for n in (*range(1, 7), *talk.groups)}
    items = list[tuple[int, str, int, Person, dict[str, Any], Record | None]]()
    for line in talk.lines:
        files = [] if line.text else [{"id": uuid(hexed(line.key, 24)), "filename": f"{line.form}.jpg", "original":
                                       {"relativeRef": f"/{line.key}.jpg", "size": 9_000 + line.n}}]  # fmt: skip
        value: dict[str, Any] = {"id": uuid(line.key), "chatId": chats[line.chat], "author": _user(line.who, nums),
                                 "at": _iso(line.ms), "status": "sent", "repliesTo": [], "text": line.text,
                                 "editedAt": _iso(line.ms + 60_000) if line.edited else None, "attachments": files,
                                 "runtimeType": "ChatMessage"}  # fmt: skip
        sender = party(uuid(line.who.key), nums[line.who.n], name=line.who.name)
        made = says(line, "chat_items", 0, sender=sender, thread=chats[line.chat])
        items.append((line.ms, uuid(line.key), line.chat, line.who, {"value": value, "repliesToCursors": []}, made))
    for ring in talk.rings:
        key, begun = uuid(hexed(f"call{ring.n}", 24)), ring.ms + 6_000
        ended = begun + ring.duration * 1000
        caller, both = (talk.me if ring.out else ring.other), (talk.me, ring.other)
        members = [{"user": _user(p, nums), "handRaised": False, "joinedAt": _iso(begun)} for p in both]
        value = {"id": key, "chatId": chats[ring.other.n], "author": _user(caller, nums), "at": _iso(ring.ms), "status": "sent",
                 "withVideo": ring.video, "members": members if ring.duration else members[:1],
                 "conversationStartedAt": _iso(begun) if ring.duration else None, "finishedAt": _iso(ended),
                 "finishReasonIndex": 3 if ring.duration else (1, 2)[ring.n % 2], "dialed": None,
                 "runtimeType": "ChatCall"}  # fmt: skip
        ways = party(uuid(ring.other.key), nums[ring.other.n], chats[ring.other.n], name=ring.other.name)
        made = rang(ring, "chat_items", 0, ways, duration=ring.duration or None, thread=chats[ring.other.n])
        items.append((ring.ms, key, ring.other.n, caller, {"value": value}, made))
        if ring.n % 3 == 0:
            rows["call_kit_calls"].append((key, ring.ms * 1000))
    for n, (_, people) in talk.groups.items():
        key, at = uuid(hexed(f"info{n}", 24)), min(x.ms for x in talk.lines) - 900_000
        value = {"id": key, "chatId": chats[n], "author": _user(people[0], nums), "at": _iso(at), "status": "sent",
                 "action": {"directLinkSlug": None, "runtimeType": "ChatInfoActionCreated"},
                 "runtimeType": "ChatInfo"}  # fmt: skip
        items.append((at, key, n, people[0], {"value": value}, None))
    last = dict[int, str]()
    for row, (ms, key, chat, author, data, record) in enumerate(sorted(items, key=lambda i: i[0]), 1):
        cursor, version = hexed(f"cursor{key}", 32), f"{ms * 1000}00"
        data |= {"cursor": cursor, "ver": version, "runtimeType": "Dto" + data["value"]["runtimeType"]}
        rows["chat_items"].append((key, chats[chat], uuid(author.key), ms * 1000, 1, packed(data), cursor, version))
        rows["chat_item_views"].append((chats[chat], key))
        last[chat] = packed(data["value"])
        if record is None:
            spare.append(("chat_items", row))
        else:
            truth.append(record | {"provenance": {"table": "chat_items", "rowid": row}})
    for n, chat in chats.items():
        title, people = talk.groups.get(n, (None, [talk.me, talk.people[n % 7]]))
        joined = [{"user": _user(p, nums), "joinedAt": _iso(1_690_000_000_000)} for p in people[:3]]
        rows["chats"].append(
            (chat, None, title, packed(joined), 2 if title else 1, 0, None, None, 1_690_000_000_000_000 + n,
             1_760_000_000_000_000 + n, "[]", None, None, last.get(n), None, 0, sum(i[2] == n for i in items), None, None,
             len(people), f"{1_760_000_000_000_000 + n}00", None, None, None, None)
        )  # fmt: skip
    for row, person in enumerate(talk.people[1:], 1):
        rows["users"].append(
            (uuid(person.key), nums[person.n], person.name, None, None, None, 0, 0, 1, None, 0, chats.get(person.n), None,
             1_759_000_000_000_000 + row * 977, "[]", f"{row}00", "0", None)
        )  # fmt: skip
        truth.append(known(person.name, [uuid(person.key), nums[person.n]], "users", row, person.last + person.first))
    draft: dict[str, Any] = {"id": "local." + uuid(hexed("draft", 24)), "chatId": chats[2], "author": _user(talk.me, nums),
             "at": _iso(1_760_000_000_000), "status": "error", "repliesTo": [], "text": "Bis wann", "editedAt": None,
             "attachments": [], "runtimeType": "ChatMessage"}  # fmt: skip
    rows["drafts"].append((chats[2], packed(draft)))
    rows["accounts"].append((0, uuid(talk.me.key)))
    script = (
        "CREATE TABLE accounts (id INTEGER NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY (id));"
        "CREATE TABLE users (id TEXT NOT NULL, num TEXT NOT NULL UNIQUE, name TEXT NULL, bio TEXT NULL, avatar TEXT NULL,"
        "call_cover TEXT NULL, mutual_contacts_count INTEGER NOT NULL DEFAULT 0, online INTEGER NOT NULL DEFAULT 0,"
        "presence_index INTEGER NULL, status TEXT NULL, is_deleted INTEGER NOT NULL DEFAULT 0, dialog TEXT NULL,"
        "is_blocked TEXT NULL, last_seen_at INTEGER NULL, contacts TEXT NOT NULL DEFAULT '[]', ver TEXT NOT NULL,"
        "blocked_ver TEXT NOT NULL, welcome_message TEXT NULL, PRIMARY KEY (id));"
        "CREATE TABLE chats (id TEXT NOT NULL, avatar TEXT NULL, name TEXT NULL, members TEXT NOT NULL DEFAULT '[]',"
        "kind_index INTEGER NOT NULL DEFAULT 0, is_hidden INTEGER NOT NULL DEFAULT 0, muted TEXT NULL, direct_link TEXT NULL,"
        "created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_reads TEXT NOT NULL DEFAULT '[]',"
        "last_delivery INTEGER NULL, first_item TEXT NULL, last_item TEXT NULL, last_read_item TEXT NULL,"
        "unread_count INTEGER NOT NULL DEFAULT 0, total_count INTEGER NOT NULL DEFAULT 0, ongoing_call TEXT NULL,"
        "favorite_position REAL NULL, members_count INTEGER NOT NULL DEFAULT 0, ver TEXT NOT NULL, last_item_cursor TEXT NULL,"
        "last_read_item_cursor TEXT NULL, recent_cursor TEXT NULL, favorite_cursor TEXT NULL, PRIMARY KEY (id));"
        "CREATE TABLE chat_items (id TEXT NOT NULL, chat_id TEXT NOT NULL, author_id TEXT NOT NULL, at INTEGER NOT NULL,"
        "status INTEGER NOT NULL, data TEXT NOT NULL, cursor TEXT NULL, ver TEXT NOT NULL, PRIMARY KEY (id));"
        "CREATE TABLE chat_item_views (chat_id TEXT NOT NULL, chat_item_id TEXT NOT NULL, PRIMARY KEY (chat_id, chat_item_id));"
        "CREATE TABLE drafts (chat_id TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (chat_id));"
        "CREATE TABLE call_kit_calls (id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (id));"
    )
    return database(
        script, rows, truth, f"{HUB}/team113/messenger lib/provider/drift/chat_item.dart, lib/domain/model/chat_call.dart",
        decoys=("accounts", "chats", "chat_item_views", "drafts", "call_kit_calls"), spare=spare,
    )  # fmt: skip


def _user(person: Person, nums: dict[int, str]) -> dict[str, Any]:
    """A user as cells of the messenger have them, whole."""
    return {"id": uuid(person.key), "num": nums[person.n], "name": person.name, "bio": None, "avatar": None, "callCover": None,
            "mutualContactsCount": 0, "online": False, "presenceIndex": 1, "status": None, "isDeleted": False,
            "dialog": None, "isBlocked": None, "lastSeenAt": None, "contacts": [], "welcomeMessage": None}  # fmt: skip


def _iso(ms: int) -> str:
    return stamp(ms, "%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}000Z"


def cometchat() -> Aside:
    """SugarORM: messages of two with a flag for one's own, messages of rooms with a name; buddies, rooms, last messages.

    Taken for granted: times are milliseconds; kinds are numbers as text (10 for words, 12 for a picture, whose message is its
    address); in rooms oneself is called `Me`. Buddies have a number, and a page of their own.
    """
    talk = four("cometchat", count=60, people=8, groups=2)
    names = ("ONE_ON_ONE_MESSAGE", "CHATROOM_MESSAGE", "BUDDY", "CHATROOM", "CONVERSATION")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    ids, rooms = {p.n: 4000 + p.n * 13 for p in talk.people}, {n: 40 + n * 4 for n in talk.groups}
    last = dict[int, tuple[str, int]]()
    for line in talk.lines:
        picture = f"https://chat.example/writable/filetransfer/{line.key}.jpg"
        body, kind, remote = line.text or picture, "10" if line.text else "12", 510_000 + line.n * 2
        last[line.chat] = (body, line.ms)
        if line.chat in talk.groups:
            key = len(rows["CHATROOM_MESSAGE"]) + 1
            name = "Me" if line.out else line.who.name
            rows["CHATROOM_MESSAGE"].append(
                (
                    key,
                    rooms[line.chat],
                    ids[line.who.n],
                    "" if line.text else picture,
                    int(line.out),
                    body,
                    name,
                    line.ms,
                    "#000000",
                    kind,
                    remote,
                )
            )
            sender = party(ids[line.who.n], name=name)
            truth.append(says(line, "CHATROOM_MESSAGE", key, sender=sender, thread=rooms[line.chat], body=body))
        else:
            key = len(rows["ONE_ON_ONE_MESSAGE"]) + 1
            other = talk.people[line.chat]
            to = other if line.out else talk.me
            rows["ONE_ON_ONE_MESSAGE"].append(
                (key, ids[line.who.n], "" if line.text else picture, int(line.out), body, 3 if line.n % 3 else 1,
                 int(not line.unread), int(line.out), line.ms, ids[to.n], kind, remote)
            )  # fmt: skip
            sender = party(ids[line.who.n], name=None if line.out else line.who.name)
            truth.append(says(line, "ONE_ON_ONE_MESSAGE", key, sender=sender, to=party(ids[to.n]), body=body))
    for row, person in enumerate(talk.people[1:], 1):
        rows["BUDDY"].append(
            (row, f"https://chat.example/a/{person.n}.png", ids[person.n], hexed(person.key, 32), 1_759_000_000_000 + row,
             str(1_759_000_500_000 + row * 61), f"/profile/{ids[person.n]}", 1, person.name, 1,
             ("available", "away", "offline")[row % 3], ("I'm available", "bin im Urlaub", "")[row % 3], 0)
        )  # fmt: skip
        truth.append(
            known(person.name, [ids[person.n], f"/profile/{ids[person.n]}"], "BUDDY", row, person.last + person.first)
        )
    for n, (title, people) in talk.groups.items():
        rows["CHATROOM"].append((n - 7, rooms[n], 0, 1_759_000_000_000 + n, len(people), title, 2, "", 1, 2, 0))
    for row, (chat, (body, ms)) in enumerate(last.items(), 1):
        room = chat in talk.groups
        title = talk.groups[chat][0] if room else talk.people[chat].name
        rows["CONVERSATION"].append(
            (row, "", 0 if room else ids[chat], rooms.get(chat, 0), row, body, title, ms, row % 3)
        )
    script = LOCALE + (
        "CREATE TABLE ONE_ON_ONE_MESSAGE (ID INTEGER PRIMARY KEY AUTOINCREMENT, FROM_ID INTEGER, IMAGE_URL TEXT,"
        "INSERTED_BY INTEGER, MESSAGE TEXT, MESSAGETICK INTEGER, READ INTEGER, SELF INTEGER, SENT_TIMESTAMP INTEGER,"
        "TO_ID INTEGER, TYPE TEXT, remote_id INTEGER NOT NULL);"
        "CREATE TABLE CHATROOM_MESSAGE (ID INTEGER PRIMARY KEY AUTOINCREMENT, CHATROOM_ID INTEGER, FROM_ID INTEGER,"
        "IMAGE_URL TEXT, INSERTED_BY INTEGER, MESSAGE TEXT, SENDER_NAME TEXT, SENT_TIMESTAMP INTEGER, TEXT_COLOR TEXT, TYPE TEXT,"
        "remote_id INTEGER NOT NULL);"
        "CREATE TABLE BUDDY (ID INTEGER PRIMARY KEY AUTOINCREMENT, avatar_url TEXT, buddy_id INTEGER UNIQUE NOT NULL,"
        "COMETID TEXT, LAST_UPDATED INTEGER, LASTSEEN TEXT, LINK TEXT, LSTN INTEGER, name TEXT, SHOWUSER INTEGER, status TEXT,"
        "status_message TEXT, unread_count INTEGER);"
        "CREATE TABLE CHATROOM (ID INTEGER PRIMARY KEY AUTOINCREMENT, chatroom_id INTEGER UNIQUE NOT NULL, CREATED_BY INTEGER,"
        "LAST_UPDATED INTEGER, MEMBER_COUNT INTEGER, NAME TEXT, ONLINE_COUNT INTEGER, PASSWORD TEXT, status INTEGER,"
        "TYPE INTEGER, UNREAD_COUNT INTEGER);"
        "CREATE TABLE CONVERSATION (ID INTEGER PRIMARY KEY AUTOINCREMENT, avtar_url TEXT, buddy_id INTEGER, chatroom_id INTEGER,"
        "conversation_id INTEGER NOT NULL, last_message TEXT, name TEXT, timestamp INTEGER, unread_count INTEGER);"
    )
    return database(
        script, rows | {"android_metadata": [("en_GB",)]}, truth,
        f"{HUB}/Jack-joke/Connect android/app/CometChat/app/src/main/java/com/inscripts/models (OneOnOneMessage.java and others)",
        decoys=("CHATROOM", "CONVERSATION", "android_metadata"),
    )  # fmt: skip


def teamworker() -> Aside:
    """greenDAO: messages of rooms; every row names who got this copy, which is the holder; names in a table; rooms with members.

    Taken for granted: times are milliseconds; rooms of two have no name; kinds 0 (two) and 1 (several). The holder is among the
    people, who have a name and no number.
    """
    talk = four("teamworker", count=54, people=7, groups=1)
    rows, truth, spare = Rows(CHAT_MESSAGE=[], CHAT=[], USER_INFO=[]), list[Record](), list[tuple[str, int]]()
    chats = {n: hexed(f"chat{n}", 32) for n in (*range(1, 7), *talk.groups)}
    ids = {p.n: hexed(p.key, 32) for p in talk.people}
    for row, (n, chat) in enumerate(chats.items(), 1):
        title, people = talk.groups.get(n, (None, [talk.me, talk.people[n % 7]]))
        rows["CHAT"].append(
            (row, chat, packed([ids[p.n] for p in people]), ids[people[0].n], None if title else ids[people[1].n], title, None,
             int(title is not None), 1_522_000_000_000 + n, 1_530_000_000_000 + n * 33)
        )  # fmt: skip
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        rows["CHAT_MESSAGE"].append(
            (
                row,
                hexed(line.key, 32),
                chats[line.chat],
                ids[0],
                ids[line.who.n],
                line.text,
                line.ms,
                int(line.n % 13 != 5),
            )
        )
        sender = party(ids[line.who.n], name=line.who.handle)
        truth.append(says(line, "CHAT_MESSAGE", row, sender=sender, thread=chats[line.chat]))
    for row, person in enumerate(talk.people, 1):
        rows["USER_INFO"].append((row, ids[person.n], person.handle, f"http://img.example/{person.n}.png"))
        if person.n:
            truth.append(known(person.handle, [ids[person.n]], "USER_INFO", row))
        else:
            spare.append(("USER_INFO", row))
    script = LOCALE + (
        'CREATE TABLE "CHAT_MESSAGE" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"CHAT_MESSAGE_ID" TEXT UNIQUE ,"CHAT_ID" TEXT,'
        '"USER_ID" TEXT,"SENDER_ID" TEXT,"MESSAGE" TEXT,"SEND_TIME" INTEGER NOT NULL ,"DONE" INTEGER NOT NULL );'
        'CREATE TABLE "CHAT" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"CHAT_ID" TEXT UNIQUE ,"USER_LIST" TEXT,"ADMIN_ID" TEXT,'
        '"USER_ID" TEXT,"CHAT_NAME" TEXT,"CHAT_PIC" TEXT,"CHAT_TYPE" INTEGER,"CREATE_TIME" INTEGER NOT NULL ,'
        '"UPDATE_TIME" INTEGER NOT NULL );'
        'CREATE TABLE "USER_INFO" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"USER_ID" TEXT UNIQUE ,"NICKNAME" TEXT,'
        '"AVATAR" TEXT);'
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/ChestnutMu/TeamWorker-Android app/src/main/java/cn/chestnut/mvvm/teamworker/model/ChatMessage.java",
        decoys=("CHAT", "android_metadata"), spare=spare,
    )  # fmt: skip


def qim() -> Aside:
    """greenDAO over XMPP: from and to as addresses, what came is to the address of this device; last messages in a table beside.

    Taken for granted: what one writes oneself is from the address without device; kinds are `chat` alone, as rooms have another
    place.
    """
    talk = four("qim", count=52, people=7)
    rows, truth = Rows(CHAT_MESSAGE=[], CHAT_BEAN=[]), list[Record]()
    own = f"{talk.me.handle}@xmpp.example"
    last = dict[int, tuple[str, int]]()
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = _jid(talk, line.chat)
        rows["CHAT_MESSAGE"].append(
            (row, own if line.out else other, other if line.out else f"{own}/Smack", line.text, "chat", line.ms)
        )
        last[line.chat] = (line.text or "", line.ms)
        sender, to = (party(own), party(other)) if line.out else (party(other), party(f"{own}/Smack", own))
        truth.append(says(line, "CHAT_MESSAGE", row, sender=sender, to=to))
    for row, (chat, (text, ms)) in enumerate(last.items(), 1):
        rows["CHAT_BEAN"].append((row, _jid(talk, chat), text, ms, own, row % 4))
    script = LOCALE + (
        'CREATE TABLE "CHAT_MESSAGE" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"FROM" TEXT,"TO" TEXT,"BODY" TEXT,"TYPE" TEXT,'
        '"TIME" INTEGER);'
        'CREATE TABLE "CHAT_BEAN" ("_id" INTEGER PRIMARY KEY ,"USER" TEXT,"MESSAGE" TEXT,"TIME" INTEGER,"TO" TEXT,'
        '"UN_READ_COUNT" INTEGER NOT NULL );'
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/AodaCat/QIM app/src/main/java/cc/adcat/qim/bean/ChatMessage.java",
        decoys=("CHAT_BEAN", "android_metadata"),
    )  # fmt: skip


def _jid(talk: Talk, chat: int) -> str:
    return f"{talk.people[chat].handle}@xmpp.example"
