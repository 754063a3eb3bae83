"""Three apps of the eleventh set that keep their data in Realm files: two that call, and a messenger.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.engine._eleventh_talk import eleventh
from tests.engine._tenth_talk import HUB, hexed, stamp, uuid
from tests.engine.published_talk import Aside, Record, known, party, rang, says
from tests.formats.realm.build import BINARY, BOOL, DOUBLE, INT, LINK, STRING, TIMESTAMP, At, Col, Tab, realm

Objects = dict[int, dict[str, Any]]


def _at(ms: int) -> At:
    return At(ms // 1000, ms % 1000 * 1_000_000)


def _columns(kind: int, *names: str) -> Sequence[Col]:
    return [Col(name, kind) for name in names]


def satbridge() -> Aside:
    """Calls and texts over a satellite: of each number an object with all of its calls or texts.

    The app was not done when its source was laid open. Taken for granted: lengths in whole seconds as text (its source writes
    fixed numbers), states as its constants name them, and that a thread is called by the other's number.
    """
    talk = eleventh("satbridge", count=44, people=7, rings=36)
    truth, spare = list[Record](), list[tuple[str, int]]()
    logs, infos, threads, messages = Objects(), Objects(), Objects(), Objects()
    for n, person in enumerate(talk.people[1:], 1):
        logs[n] = {"id": person.phone, "contactNumber": person.phone, "contactName": person.first if n < 6 else person.phone,
                   "photoUri": "", "threadId": person.phone, "timeStamp": 0.0, "duration": "", "status": "",
                   "photoThumbImage": b"\xff\xd8\xff\xe0" * 20 if n == 2 else None, "callLogInfos": []}  # fmt: skip
        threads[n] = {"id": person.phone, "senderNumber": "", "senderName": "", "recipientNumber": person.phone,
                      "recipientName": person.first if n < 6 else person.phone, "threadId": person.phone, "timeStamp": 0.0,
                      "message": "", "status": "", "photoThumbImage": None, "messages": []}  # fmt: skip
        spare += [("CallLog", n), ("Messages", n)]
    for row, ring in enumerate(talk.rings, 1):
        state = ("Dialed" if ring.duration else "No Answer") if ring.out else "Received" if ring.duration else "Missed"
        kept = {"timeStamp": ring.ms / 1000, "duration": str(ring.duration), "status": state}
        infos[row] = {"id": uuid(hexed(f"sat{row}", 24)).upper(), "threadId": ring.other.phone, **kept}
        log = logs[ring.other.n]
        log["callLogInfos"].append(row)
        log.update(kept)
        ways = party(ring.other.phone, name=ring.other.first if ring.other.n < 6 else None)
        truth.append(rang(ring, "CallLogInfo", row, ways, thread=ring.other.phone))
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        other = talk.people[line.chat]
        kept = {"timeStamp": line.ms / 1000, "message": line.text, "status": "Sent" if line.out else "Received"}
        messages[row] = {"id": uuid(line.key).upper(), "isNew": line.unread, "isGroup": False, **kept}
        thread = threads[line.chat]
        thread["messages"].append(row)
        thread.update(kept)
        ways = party(other.phone, name=other.first if other.n < 6 else None)
        told = says(
            line, "Message", row, sender=() if line.out else ways, to=ways if line.out else (), thread=other.phone
        )
        truth.append(told)
    techs = {
        n: {"timestamp": stamp(1_460_000_000_000 + n * 70_000), "type": "INFO", "module": "Modem",
            "logDescription": f"signal {n % 5} of 5"}
        for n in range(1, 9)
    }  # fmt: skip
    settings = {1: {"id": "settingsObject_PK", "languageTest": "de", "developerServerClientOption": 1}}
    log_columns = [
        *_columns(STRING, "id", "contactNumber", "contactName", "photoUri", "threadId"), Col("timeStamp", DOUBLE),
        *_columns(STRING, "duration", "status"), Col("photoThumbImage", BINARY, nullable=True),
        Col("callLogInfos", LINK, kind="list", to="CallLogInfo"),
    ]  # fmt: skip
    thread_columns = [
        *_columns(STRING, "id", "senderNumber", "senderName", "recipientNumber", "recipientName", "threadId"),
        Col("timeStamp", DOUBLE), *_columns(STRING, "message", "status"), Col("photoThumbImage", BINARY, nullable=True),
        Col("messages", LINK, kind="list", to="Message"),
    ]  # fmt: skip
    tables = [
        Tab("CallLog", log_columns, logs),
        Tab("CallLogInfo", [Col("id", STRING), Col("timeStamp", DOUBLE), *_columns(STRING, "duration", "status", "threadId")],
            infos),
        Tab("Message", [Col("id", STRING), Col("timeStamp", DOUBLE), Col("message", STRING), Col("isNew", BOOL),
                        Col("isGroup", BOOL), Col("status", STRING)], messages),
        Tab("Messages", thread_columns, threads),
        Tab("Settings", [*_columns(STRING, "id", "languageTest"),
                         *_columns(INT, "modemTypeSelectionIndex", "connectionTypeSelectionIndex", "developerDeviceOption",
                                   "developerWiFiOpition", "developerServerClientOption")], settings),
        Tab("TechLog", _columns(STRING, "timestamp", "type", "module", "logDescription"), techs),
    ]  # fmt: skip
    where = "private/var/mobile/Containers/Data/Application/1C44/Documents/default.realm"
    address = f"{HUB}/pavlem/realmProblem SatBridge/Models/DB/CallLog.swift"
    low = frozenset((table.lower(), row) for table, row in spare)
    return Aside(realm(tables), truth, address, frozenset(("settings", "techlog")), low, where)


def simplephone() -> Aside:
    """Calls of an iPhone through a second phone that holds the SIM: 0 went out, 1 came in, lengths in seconds with parts."""
    talk = eleventh("simplephone", people=10, rings=42)
    truth, calls = list[Record](), Objects()
    gateways = {
        1: {"imei": "350000000000472", "name": "Nokia im Regal", "phoneNumber": talk.me.phone, "_signalStrength": 0.75,
            "firmwareVersion": "1.2.0", "carrier": "A1"},
        2: {"imei": "350000000000910", "name": None, "phoneNumber": None, "_signalStrength": None, "firmwareVersion": None,
            "carrier": None},
    }  # fmt: skip
    for row, ring in enumerate(talk.rings, 1):
        length = ring.duration + (0.5 if ring.duration else 0.0)
        calls[row] = {"id": uuid(hexed(f"simple{row}", 24)).upper(), "seen": row < 40, "time": _at(ring.ms),
                      "_secondParty": ring.other.phone, "_duration": length, "_direction": int(not ring.out),
                      "missed": not ring.duration and not ring.out, "gateway": 1 if row > 3 else 2}  # fmt: skip
        truth.append(rang(ring, "SPRecentCall", row, party(ring.other.phone), duration=length))
    texts = [Col(n, STRING, nullable=True) for n in ("name", "phoneNumber", "firmwareVersion", "carrier")]
    tables = [
        Tab("SPGateway", [Col("imei", STRING), *texts, Col("_signalStrength", DOUBLE, nullable=True)], gateways),
        Tab("SPRecentCall", [Col("id", STRING), Col("seen", BOOL), Col("time", TIMESTAMP), Col("_secondParty", STRING),
                             Col("_duration", DOUBLE), Col("_direction", INT), Col("missed", BOOL),
                             Col("gateway", LINK, nullable=True, to="SPGateway")], calls),
    ]  # fmt: skip
    where = "private/var/mobile/Containers/Data/Application/2E07/Documents/default.realm"
    address = "SIMplePhone by Lukas Kuster (SIMplePhoneKit, SPRecentCall.swift; its repository was not named)"
    return Aside(realm(tables), truth, address, frozenset(("spgateway",)), path=where)


def igap() -> Aside:
    """A messenger: who wrote is a link to a user and, of the holder, a hash; a user's number is a number; calls link to a user.

    Classes of files, groups and places were not read: pictures, and the links to them, are left out. Taken for granted: states of
    a call (0 missed, 1 given up, 2 came in, 3 went out), and that the file is not encrypted.
    """
    talk = eleventh("igap", count=52, people=9, groups=1, rings=18)
    truth, spare = list[Record](), list[tuple[str, int]]()
    ids = {p.n: 40_000_000 + p.num % 9_000_000 for p in talk.people}
    numbers = {p.n: int(p.phone) for p in talk.people}
    users, rooms, chats, messages, calls, contacts, drafts = (Objects() for _ in range(7))
    for person in talk.people:
        row, inside = person.n + 1, 0 < person.n < 8
        users[row] = {"id": ids[person.n], "phone": numbers[person.n] if inside or not person.n else 0, "avatarCount": 0,
                      "selfRemove": -1, "genderRaw": 0, "cacheID": hexed(person.key, 32), "username": person.handle,
                      "firstName": person.first, "lastName": person.last, "displayName": person.name, "email": None,
                      "bio": None, "initials": person.first[:1] + person.last[:1], "color": "#7b8a9c",
                      "lastSeen": _at(1_560_000_000_000 + row * 1000), "isDeleted": False, "isMutual": inside,
                      "isInContacts": inside, "isBlocked": False, "lastSeenStatusRaw": 5}  # fmt: skip
        if inside:
            contacts[row] = {
                "phoneNumber": person.phone,
                "firstName": person.first,
                "lastName": person.last,
                "user": row,
            }
            truth.append(known(person.name, [numbers[person.n], ids[person.n], person.handle], "IGRegisteredUser", row))
            spare.append(("IGContact", row))
        else:
            spare.append(("IGRegisteredUser", row))
    group, (title, _) = next(iter(talk.groups.items()))
    places = {n: 900_000 + n * 37 for n in (*range(1, 9), group)}
    for row, (n, place) in enumerate(places.items(), 1):
        if n != group:
            chats[row] = {"id": place, "peer": n + 1}
        rooms[row] = {"id": place, "typeRaw": int(n == group), "title": title if n == group else talk.people[n].name,
                      "initilas": "AB", "colorString": "7b8a9c", "unreadCount": 0, "isReadOnly": False,
                      "isParticipant": True, "draft": 1 if n == 4 else None, "chatRoom": None if n == group else row,
                      "lastMessage": None, "sortimgTimestamp": 0.0, "clearIdString": None, "muteRoom": 100}  # fmt: skip
    drafts[1] = {"message": "ich wollte noch fra", "replyTo": -1, "roomId": places[4]}
    order = list(places)
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        key = 1_500_000_000 + row * 11
        place, who = places[line.chat], line.who
        messages[row] = {"message": line.text, "creationTime": At(line.s), "updateTime": At(line.s),
                         "authorHash": hexed(who.key, 40), "authorUser": who.n + 1,
                         "repliedTo": row - 1 if row % 17 == 3 else None,
                         "id": key, "roomId": place, "primaryKeyId": f"{key}_{place}", "messageVersion": key + 3,
                         "previuosMessageUID": -1, "statusVersion": key + 4, "deleteVersion": -1, "isEdited": line.edited,
                         "isDeleted": False, "typeRaw": 0, "statusRaw": 4 if line.n % 2 else 3,
                         "temporaryId": hexed(line.key, 64) if line.out and line.n % 3 == 0 else None}  # fmt: skip
        room = rooms[order.index(line.chat) + 1]
        room.update(lastMessage=row, sortimgTimestamp=line.s - 978_307_200.0)
        ways = party(ids[who.n], who.handle, hexed(who.key, 40), name=who.name)
        other = talk.other(line)
        to = party(ids[other.n], name=other.name) if other and line.out else ()
        truth.append(says(line, "IGRoomMessage", row, at=line.s * 1_000_000, sender=ways, to=to, thread=place))
    for row, ring in enumerate(talk.rings, 1):
        state = (3 if ring.duration else 1) if ring.out else 2 if ring.duration else 0
        calls[row] = {"id": 7_700_000 + row, "signalingOfferType": int(ring.video), "status": state,
                      "registeredUser": ring.other.n + 1, "offerTime": At(ring.s), "duration": ring.duration}  # fmt: skip
        ways = party(ids[ring.other.n], ring.other.handle, name=ring.other.name)
        truth.append(rang(ring, "IGRealmCallLog", row, ways, at=ring.s * 1_000_000, duration=ring.duration))
    tables = [
        Tab("IGRegisteredUser", [*_columns(INT, "id", "phone", "avatarCount", "selfRemove", "genderRaw"),
                                 *_columns(STRING, "cacheID", "username", "firstName", "lastName", "displayName"),
                                 Col("email", STRING, nullable=True), Col("bio", STRING, nullable=True),
                                 *_columns(STRING, "initials", "color"), Col("lastSeen", TIMESTAMP, nullable=True),
                                 *_columns(BOOL, "isDeleted", "isMutual", "isInContacts", "isBlocked"),
                                 Col("lastSeenStatusRaw", INT)], users),
        Tab("IGContact", [*(Col(n, STRING, nullable=True) for n in ("phoneNumber", "firstName", "lastName")),
                          Col("user", LINK, to="IGRegisteredUser", nullable=True)], contacts),
        Tab("IGRoom", [Col("id", INT), Col("typeRaw", INT), Col("title", STRING, nullable=True),
                       Col("initilas", STRING, nullable=True), Col("colorString", STRING), Col("unreadCount", INT),
                       Col("isReadOnly", BOOL), Col("isParticipant", BOOL), Col("draft", LINK, to="IGRoomDraft", nullable=True),
                       Col("chatRoom", LINK, to="IGChatRoom", nullable=True),
                       Col("lastMessage", LINK, to="IGRoomMessage", nullable=True),
                       Col("sortimgTimestamp", DOUBLE), Col("clearIdString", STRING, nullable=True), Col("muteRoom", INT)],
            rooms),
        Tab("IGChatRoom", [Col("id", INT), Col("peer", LINK, to="IGRegisteredUser", nullable=True)], chats),
        Tab("IGRoomDraft", [Col("message", STRING), Col("replyTo", INT), Col("roomId", INT)], drafts),
        Tab("IGRoomMessage", [Col("message", STRING, nullable=True), Col("creationTime", TIMESTAMP, nullable=True),
                              Col("updateTime", TIMESTAMP, nullable=True), Col("authorHash", STRING, nullable=True),
                              Col("authorUser", LINK, to="IGRegisteredUser", nullable=True),
                              Col("repliedTo", LINK, to="IGRoomMessage", nullable=True), Col("id", INT, indexed=True),
                              Col("roomId", INT, indexed=True), Col("primaryKeyId", STRING, nullable=True),
                              *_columns(INT, "messageVersion", "previuosMessageUID", "statusVersion", "deleteVersion"),
                              *_columns(BOOL, "shouldFetchBefore", "shouldFetchAfter", "isFirstMessage", "isLastMessage",
                                        "isEdited", "isDeleted", "pendingSend", "pendingDelivered", "pendingSeen",
                                        "pendingEdit", "pendingDelete", "isFromSharedMedia"),
                              Col("typeRaw", INT), Col("statusRaw", INT), Col("temporaryId", STRING, nullable=True)],
            messages),
        Tab("IGRealmCallLog", [*_columns(INT, "id", "signalingOfferType", "status"),
                               Col("registeredUser", LINK, to="IGRegisteredUser", nullable=True),
                               Col("offerTime", TIMESTAMP, nullable=True), Col("duration", INT)], calls),
    ]  # fmt: skip
    where = "private/var/mobile/Containers/Data/Application/90AB/Documents/default.realm"
    address = f"{HUB}/RooyeKhat-Media/iGap-iOS iGap/Model/Objects/IGRoomMessage.swift"
    low = frozenset((table.lower(), row) for table, row in spare)
    return Aside(realm(tables), truth, address, frozenset(("igroom", "igchatroom", "igroomdraft")), low, where)
