"""Two apps of the tenth set that keep their data in Realm files.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._tenth_talk import HUB, hexed, tenth, uuid
from tests.engine.published_talk import Aside, Record, known, party, rang, says
from tests.formats.realm.build import BOOL, DOUBLE, INT, LINK, STRING, Col, Tab, realm


def antidote() -> Aside:
    """Tox on an iPhone, before its database was encrypted: a message links to a text, a file or a call; whose it is, is a number.

    Taken for granted: event 0 is an answered call and 1 one that nobody took. Who wrote is empty where the holder did.
    """
    talk = tenth("antidote", count=56, people=8, rings=18)
    truth, keys = list[Record](), {p.n: hexed(p.key).upper() for p in talk.people}
    ids = {n: (uuid(hexed(f"friend{n}", 24)).upper(), uuid(hexed(f"chat{n}", 24)).upper()) for n in range(1, 8)}
    friends, chats = dict[int, dict[str, Any]](), dict[int, dict[str, Any]]()
    for n, (friend, chat) in ids.items():
        person = talk.people[n]
        friends[n] = {"uniqueIdentifier": friend, "friendNumber": n - 1, "nickname": person.name, "publicKey": keys[n],
                      "name": person.handle, "statusMessage": "Toxing on Antidote" if n % 2 else "", "status": 0,
                      "isConnected": False, "connectionStatus": 0, "lastSeenOnlineInterval": 1_690_000_000.25 + n,
                      "isTyping": False}  # fmt: skip
        chats[n] = {"uniqueIdentifier": chat, "friends": [n], "enteredText": "bin gl" if n == 3 else None,
                    "lastReadDateInterval": 1_690_000_000.5 + n, "lastActivityDateInterval": 1_690_000_100.5 + n}  # fmt: skip
        truth.append(known(person.name, [keys[n]], "OCTFriend", n, person.handle))
    messages, texts, files, calls = (dict[int, dict[str, Any]]() for _ in range(4))

    def placed(ms: int, chat: int, out: bool, **kind: int) -> int:
        row = len(messages) + 1
        messages[row] = {"uniqueIdentifier": uuid(hexed(f"message{row}", 24)).upper(), "dateInterval": ms / 1000,
                         "senderUniqueIdentifier": None if out else ids[chat][0], "chatUniqueIdentifier": ids[chat][1],
                         "messageText": None, "messageFile": None, "messageCall": None, **kind}  # fmt: skip
        return row

    for line in talk.lines:
        other = talk.people[line.chat]
        ways = party(keys[line.chat], ids[line.chat][0], name=other.name)
        if line.text is None:
            key = len(files) + 1
            files[key] = {"uniqueIdentifier": uuid(hexed(f"file{key}", 24)).upper(), "fileType": 4, "fileSize": 8000 + key,
                          "fileName": f"{line.form}.bin", "fileUTI": "public.data"}  # fmt: skip
            row = placed(line.ms, line.chat, line.out, messageFile=key)
        else:
            key = len(texts) + 1
            texts[key] = {"uniqueIdentifier": uuid(hexed(f"text{key}", 24)).upper(), "text": line.text,
                          "isDelivered": line.out, "type": 0, "messageId": key}  # fmt: skip
            row = placed(line.ms, line.chat, line.out, messageText=key)
        to = ways if line.out else ()
        message = says(
            line, "OCTMessageAbstract", row, sender=() if line.out else ways, to=to, thread=ids[line.chat][1]
        )
        truth.append(message)
    for ring in talk.rings:
        key = len(calls) + 1
        length = ring.duration + (0.375 if ring.duration else 0.0)
        calls[key] = {"uniqueIdentifier": uuid(hexed(f"call{key}", 24)).upper(), "callDuration": length,
                      "callEvent": int(not ring.duration)}  # fmt: skip
        row = placed(ring.ms, ring.other.n, ring.out, messageCall=key)
        ways = party(keys[ring.other.n], ids[ring.other.n][0], name=ring.other.name)
        truth.append(rang(ring, "OCTMessageAbstract", row, ways, duration=length, thread=ids[ring.other.n][1]))
    own = Col("uniqueIdentifier", STRING, indexed=True)
    tables = [
        Tab("OCTFriend", [own, Col("friendNumber", INT), Col("nickname", STRING), Col("publicKey", STRING),
                          Col("name", STRING, nullable=True), Col("statusMessage", STRING, nullable=True), Col("status", INT),
                          Col("isConnected", BOOL), Col("connectionStatus", INT), Col("lastSeenOnlineInterval", DOUBLE),
                          Col("isTyping", BOOL)], friends),
        Tab("OCTChat", [own, Col("friends", LINK, kind="list", to="OCTFriend"), Col("enteredText", STRING, nullable=True),
                        Col("lastReadDateInterval", DOUBLE), Col("lastActivityDateInterval", DOUBLE)], chats),
        Tab("OCTMessageText", [own, Col("text", STRING, nullable=True), Col("isDelivered", BOOL), Col("type", INT),
                               Col("messageId", INT)], texts),
        Tab("OCTMessageFile", [own, Col("fileType", INT), Col("fileSize", INT), Col("fileName", STRING, nullable=True),
                               Col("fileUTI", STRING, nullable=True)], files),
        Tab("OCTMessageCall", [own, Col("callDuration", DOUBLE), Col("callEvent", INT)], calls),
        Tab("OCTMessageAbstract", [own, Col("dateInterval", DOUBLE), Col("senderUniqueIdentifier", STRING, nullable=True),
                                   Col("chatUniqueIdentifier", STRING),
                                   Col("messageText", LINK, nullable=True, to="OCTMessageText"),
                                   Col("messageFile", LINK, nullable=True, to="OCTMessageFile"),
                                   Col("messageCall", LINK, nullable=True, to="OCTMessageCall")], messages),
        Tab("OCTFriendRequest", [own, Col("publicKey", STRING), Col("message", STRING, nullable=True),
                                 Col("dateInterval", DOUBLE)], {}),
        Tab("OCTSettingsStorageObject", [own, Col("bootstrapDidConnect", BOOL)],
            {1: {"uniqueIdentifier": "settings", "bootstrapDidConnect": True}}),
    ]  # fmt: skip
    where = "private/var/mobile/Containers/Data/Application/5B1D/Documents/saves/Alltag/database"
    address = f"{HUB}/Antidote-for-Tox/objcTox Classes/Public/Manager/Objects/OCTMessageAbstract.h"
    return Aside(realm(tables), truth, address, path=where)


def habitica() -> Aside:
    """A game of habits: letters have the other's number either way and a flag for what was sent; a party's chat its author's.

    Taken for granted: letters keep the other's names beside. Events of the game (from `system`) are in the party's chat.
    """
    talk = tenth("habitica", count=60, people=7, groups=1)
    truth, own = list[Record](), uuid(talk.me.key)
    group, (title, _) = next(iter(talk.groups.items()))
    party_id = uuid(hexed("party", 24))
    messages, likes = dict[int, dict[str, Any]](), dict[int, dict[str, Any]]()
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        other = None if line.chat == group else talk.people[line.chat]
        shown = other or line.who
        liked = list[int]()
        if other is None and line.n % 6 == 1:
            liked = [len(likes) + 1]
            likes[liked[0]] = {"key": uuid(line.key) + own, "messageId": uuid(line.key), "id": own}
        messages[row] = {"id": uuid(line.key), "text": line.text, "timestamp": line.ms, "likes": liked, "flagCount": 0,
                         "uuid": uuid(shown.key), "userID": own, "user": shown.name, "sent": bool(other) and line.out,
                         "groupId": None if other else party_id, "isInboxMessage": bool(other), "likeCount": len(liked),
                         "username": shown.handle, "isSeen": not line.unread}  # fmt: skip
        ways = party(uuid(shown.key), shown.handle, name=shown.name)
        thread = uuid(shown.key) if other else party_id
        truth.append(says(line, "ChatMessage", row, sender=ways, thread=thread))
    last = len(messages)
    for n in range(4):
        messages[last + 1 + n] = {
            "id": uuid(hexed(f"sys{n}", 24)), "text": f"`{talk.people[n].handle} attacks Basi-List for 12.{n} damage.`",
            "timestamp": talk.lines[-1].ms + 60_000 * (n + 1), "likes": [], "flagCount": 0, "uuid": "system", "userID": own,
            "user": None, "sent": False, "groupId": party_id, "isInboxMessage": False, "likeCount": 0, "username": None,
            "isSeen": True,
        }  # fmt: skip
    inbox = {
        n: {"combinedID": own + uuid(talk.people[n].key), "uuid": uuid(talk.people[n].key), "userID": own,
            "username": talk.people[n].handle, "user": talk.people[n].name, "text": "…"}
        for n in range(1, 7)
    }  # fmt: skip
    tasks = {
        n: {"id": uuid(hexed(f"task{n}", 24)), "userId": own, "text": text, "notes": "", "type": "habit", "value": 1.5 + n}
        for n, text in enumerate(("Wasser trinken", "Treppe statt Aufzug", "30 min Klavier", "Pflanzen gießen"), 1)
    }  # fmt: skip
    word = Col("text", STRING, nullable=True)
    tables = [
        Tab("ChatMessage", [Col("id", STRING, indexed=True), word, Col("timestamp", INT, nullable=True),
                            Col("likes", LINK, kind="list", to="ChatMessageLike"), Col("flagCount", INT),
                            Col("uuid", STRING, nullable=True), Col("userID", STRING, nullable=True),
                            Col("user", STRING, nullable=True), Col("sent", BOOL), Col("groupId", STRING, nullable=True),
                            Col("isInboxMessage", BOOL), Col("likeCount", INT), Col("username", STRING, nullable=True),
                            Col("isSeen", BOOL)], messages),
        Tab("ChatMessageLike", [Col("key", STRING), Col("messageId", STRING), Col("id", STRING)], likes),
        Tab("InboxConversation", [Col("combinedID", STRING), Col("uuid", STRING), Col("userID", STRING),
                                  Col("username", STRING, nullable=True), Col("user", STRING, nullable=True), word], inbox),
        Tab("Group", [Col("id", STRING), Col("name", STRING, nullable=True), Col("leaderID", STRING, nullable=True),
                      Col("memberCount", INT)],
            {1: {"id": party_id, "name": title, "leaderID": uuid(talk.people[1].key), "memberCount": 5}}),
        Tab("Task", [Col("id", STRING), Col("userId", STRING), Col("text", STRING), Col("notes", STRING, nullable=True),
                     Col("type", STRING), Col("value", DOUBLE)], tasks),
    ]  # fmt: skip
    address = f"{HUB}/HabitRPG/habitica-android Habitica/src/main/java/com/habitrpg/android/habitica/models/social/ChatMessage.kt"
    spare = frozenset(("chatmessage", last + 1 + n) for n in range(4))
    return Aside(realm(tables), truth, address, frozenset(("inboxconversation", "task", "group", "chatmessagelike")), spare,
                 "data/data/com.habitrpg.android.habitica/files/default.realm")  # fmt: skip
