"""Calls of the eleventh set: two softphones of iPhones, apps of firms that watch a phone's log, a messenger and a holiday club.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib

from tests.engine._eleventh_talk import eleventh
from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import (
    COCOA,
    Aside,
    Record,
    archived,
    core_data,
    database,
    known,
    local,
    party,
    rang,
    says,
    spaced,
)


def ippi() -> Aside:
    """A softphone in SwiftData: addresses of SIP, way as a word, length in seconds with parts, 0 where nobody answered.

    Taken for granted: the order of columns, and what Core Data keeps of its own history beside.
    """
    talk = eleventh("ippi", people=12, rings=44)
    rows, truth = Rows(ZCALLHISTORYENTRY=[], ATRANSACTION=[], ACHANGE=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        other = ring.other
        user = other.handle if other.n % 4 == 0 else other.phone
        address = f"sip:{user}@sip.ippi.com"
        name = other.name if other.n % 5 else None
        begun, length = ring.ms / 1000 - COCOA, ring.duration + (0.25 if ring.duration else 0.0)
        taken = begun + 6.5 if ring.duration else None
        rows["ZCALLHISTORYENTRY"].append(
            (row, 1, 1, int(bool(ring.duration)), int(not ring.duration and not ring.out), taken, length,
             (taken or begun + 21) + length, begun, "outgoing" if ring.out else "incoming", name, address,
             bytes.fromhex(hexed(f"ippi{row}", 32)))
        )  # fmt: skip
        rows["ATRANSACTION"].append((row, 16002, 1, None, 1, None, 2, begun + 30, None))
        rows["ACHANGE"].append((row, 16001, 1, 0, 1, row, row, None))
        truth.append(rang(ring, "ZCALLHISTORYENTRY", row, party(address, user, name=name), duration=length))
    rows["ATRANSACTIONSTRING"] = [(1, 16003, 1, "com.ippi.softphone"), (2, 16003, 1, "ippi-8841")]
    entities = {
        "ZCALLHISTORYENTRY": """ZWASANSWERED INTEGER, ZWASMISSED INTEGER, ZCONNECTTIME TIMESTAMP, ZDURATION FLOAT,
            ZENDTIME TIMESTAMP, ZSTARTTIME TIMESTAMP, ZDIRECTION VARCHAR, ZDISPLAYNAME VARCHAR, ZREMOTEADDRESS VARCHAR,
            ZUUID BLOB""",
        "ATRANSACTION": """ZAUTHORTS INTEGER, ZBUNDLEIDTS INTEGER, ZCONTEXTNAMETS INTEGER, ZPROCESSIDTS INTEGER,
            ZTIMESTAMP FLOAT, ZQUERYGEN BLOB""",
        "ACHANGE": "ZCHANGETYPE INTEGER, ZENTITY INTEGER, ZENTITYPK INTEGER, ZTRANSACTIONID INTEGER, ZCOLUMNS BLOB",
        "ATRANSACTIONSTRING": "ZNAME VARCHAR",
    }
    decoys = ("ATRANSACTION", "ACHANGE", "ATRANSACTIONSTRING", "Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE")
    address = "ippi Softphone for iOS (CallHistoryEntry.swift, Call.swift; its repository was not named)"
    return database(core_data(entities, rows), rows, truth, address, decoys=decoys)


def stringee() -> Aside:
    """A list of calls, the newest first, in a keyed archive in the app's preferences; dates as Vietnam writes them, no seconds.

    State 0 came in, 1 went out, 2 was missed. Taken for granted: the app's identifier and what else its preferences hold.
    """
    talk = eleventh("stringee", people=10, rings=40)
    listed, truth = list[dict[str, object]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        when = ring.ms + 7 * 3_600_000
        number, name = ring.other.phone.lstrip("+"), ring.other.name if ring.other.n < 8 else None
        state = 1 if ring.out else 0 if ring.duration else 2
        listed.append(
            {"name": name or ring.other.phone, "phone": number, "date": stamp(when, "%d/%m/%Y"),
             "hour": stamp(when, "%H:%M"), "duration": f"{ring.duration // 60:02}:{ring.duration % 60:02}",
             "state": state, "isAppToApp": ring.other.n % 2 == 0, "isVideoCall": ring.video and bool(ring.duration)}
        )  # fmt: skip
        at = local(stamp(when, "%Y-%m-%d %H:%M:00"))
        truth.append(rang(ring, "call_history", row, party(number, name=name or ring.other.phone), at=at))
    whole = {
        "call_history": archived("CallHistoryModel", {}, listed=listed),
        "token": hexed("stringee", 40),
        "AppleLanguages": ["vi-VN", "en-VN"],
    }
    where = "private/var/mobile/Containers/Data/Application/77A0/Library/Preferences/com.stringee.softphone.plist"
    address = f"{HUB}/stringeecom/ios-sdk-samples Softphone/Softphone/Models/CallHistoryModel.m"
    return Aside(plistlib.dumps(whole, fmt=plistlib.FMT_BINARY), truth, address, path=where)


def detector() -> Aside:
    """Calls of a shop's customers: day and time of the wall clock apart, no way told; the length counts the ringing too.

    The name is of the customer, by the shop's books. Taken for granted: numbers as phones of India give them.
    """
    talk = eleventh("detector", people=11, rings=38)
    rows, truth = Rows(calls=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        when, length = ring.ms + 19_800_000, ring.duration + 4 + ring.n % 9
        name = ring.other.name.upper()
        rows["calls"].append(
            (row, ring.other.phone, stamp(when, "%Y-%m-%d"), stamp(when, "%H:%M:%S"), str(length), name,
             f"C{1400 + ring.other.n}" if ring.other.n % 6 else None, (-1, 0, 1)[ring.n % 3], (-1, 1)[ring.n % 2],
             int(row % 7 == 0), stamp(ring.ms + length * 1000))
        )  # fmt: skip
        told = rang(ring, "calls", row, party(ring.other.phone, name=name), at=local(stamp(when)), duration=length,
                    directed=False)  # fmt: skip
        truth.append(told)
    rows["android_metadata"] = [("en_IN",)]
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE calls (id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL,
        duration INTEGER NOT NULL, username TEXT, customerCode TEXT, status INTEGER DEFAULT -1,
        serviceStatus INTEGER DEFAULT -1, synced INTEGER DEFAULT 0, created_at DATETIME DEFAULT CURRENT_TIMESTAMP);
        PRAGMA user_version = 5;"""
    address = f"{HUB}/hinasahammed/call_detector lib/data/local/database_helper.dart"
    return database(script, rows, truth, address, decoys=("android_metadata",))


def whisper2() -> Aside:
    """A messenger on Android: calls in a table of their own and once more among the messages, as JSON with the type `call`.

    Taken for granted: numbers of the app's users as their server gives them, and that a picture has an empty text.
    """
    talk = eleventh("whisper2", count=58, people=8, groups=1, rings=24)
    rows = Rows(messages=[], conversations=[], contacts=[], groups=[], group_members=[], group_invites=[], outbox=[],
                call_records=[])  # fmt: skip
    truth, spare = list[Record](), list[tuple[str, int]]()
    ids = {p.n: "WSP-" + "-".join(hexed(p.key, 12).upper()[i : i + 4] for i in (0, 4, 8)) for p in talk.people}
    group, (title, members) = next(iter(talk.groups.items()))
    room = uuid(hexed("room", 24))
    last = dict[int, tuple[str, str, int]]()
    events: list[tuple[int, object]] = sorted(
        [*((x.ms, x) for x in talk.lines), *((r.ms, r) for r in talk.rings)], key=lambda e: e[0]
    )
    none = (None,) * 11
    for row, (ms, event) in enumerate(events, 1):
        if event in talk.rings:
            ring = next(r for r in talk.rings if r is event)
            peer, call = ids[ring.other.n], uuid(hexed(f"call{ring.n}", 24))
            outcome = (
                "completed" if ring.duration else ("no_answer" if ring.out else ("missed", "declined")[ring.n % 2])
            )
            ended = ms + ring.duration * 1000 + 300
            number = len(rows["call_records"]) + 1
            rows["call_records"].append(
                (call, peer, ring.other.name, int(ring.video), "outgoing" if ring.out else "incoming", outcome,
                 ring.duration or None, ms, ended)
            )  # fmt: skip
            truth.append(
                rang(ring, "call_records", number, party(peer, name=ring.other.name), duration=ring.duration or None)
            )
            text = packed({"type": "video" if ring.video else "voice", "outcome": outcome, "duration": ring.duration})
            pair = (ids[0], peer) if ring.out else (peer, ids[0])
            rows["messages"].append(
                (f"{call}-msg", peer, None, *pair, "call", text, ended + 4, "delivered",
                 "outgoing" if ring.out else "incoming", None, *none, *(None,) * 5, ended + 6, None, None)
            )  # fmt: skip
            spare.append(("messages", row))
            continue
        line = next(x for x in talk.lines if x is event)
        own, other = line.out, talk.other(line)
        chat = ids[other.n] if other else room
        pair = (ids[line.who.n], ids[other.n if own else 0] if other else room)
        files = none
        kind = {"text": "text", "image": "image", "voice": "audio", "file": "file"}[line.form]
        if line.text is None:
            files = (hexed(line.key, 32), hexed(line.key[1:], 44), hexed(line.key[2:], 32), "image/jpeg", 91_000,
                     f"{line.form}.bin", 7 if line.form == "voice" else None, 1200, 900, None, None)  # fmt: skip
        rows["messages"].append(
            (uuid(line.key), chat, None if other else room, *pair, kind, line.text or "", ms,
             ("sent", "delivered", "read")[line.n % 3] if own else ("delivered" if line.unread else "read"),
             "outgoing" if own else "incoming", None, *files, *(None,) * 5, ms + 40,
             None if line.unread or own else ms + 9000, None)
        )  # fmt: skip
        last[line.chat] = (uuid(line.key), line.text or "📷 Photo", ms)
        way, name = party(ids[line.who.n]), line.who.name
        sender = party(ids[0]) if own else party(ids[line.who.n], name=name) if other else way
        to = party(ids[other.n], name=other.name) if own and other else ()
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=chat))
    for row, person in enumerate(talk.people[1:], 1):
        rows["contacts"].append(
            (ids[person.n], person.name, hexed(person.key, 44), hexed(person.key[::-1], 44), int(person.n == 6), 0, 0,
             1_760_000_000_000 + person.n if person.n % 2 else None, None, 1_735_000_000_000 + row, 1_735_000_000_000 + row)
        )  # fmt: skip
        truth.append(known(person.name, [ids[person.n]], "contacts", row))
        if person.n in last:
            rows["conversations"].append(
                (ids[person.n], person.name, None, *last[person.n], 0, int(person.n == 2), 0, 0,
                 "7d" if person.n == 3 else "off", "default", last[person.n][2])
            )  # fmt: skip
    rows["groups"] = [(room, title, ids[0], len(members), 0, last[group][1], last[group][2], 1_735_000_000_000,
                       last[group][2])]  # fmt: skip
    rows["group_members"] = [
        (i, room, ids[p.n], "admin" if p.n == 0 else "member", 1_735_000_000_500) for i, p in enumerate(members, 1)
    ]
    rows["group_invites"] = [(uuid(hexed("invite", 24)), "Radtour", ids[5], talk.people[5].name, 6, 1_765_000_000_000)]
    rows["outbox"] = [
        (uuid(hexed("out", 24)), ids[4], None, "send_message", hexed("payload", 120), 2, 1_765_000_400_000, 1_765_000_300_000,
         "pending")
    ]  # fmt: skip
    rows["room_master_table"] = [(42, "c7d1f02e5a9b4d3688f0b1a2c3d4e5f6")]
    script = (
        ROOM
        + """CREATE TABLE messages (id TEXT NOT NULL, conversationId TEXT NOT NULL, groupId TEXT, `from` TEXT NOT NULL,
        `to` TEXT NOT NULL, contentType TEXT NOT NULL, content TEXT NOT NULL, timestamp INTEGER NOT NULL, status TEXT NOT NULL,
        direction TEXT NOT NULL, replyTo TEXT, attachmentBlobId TEXT, attachmentKey TEXT, attachmentNonce TEXT,
        attachmentMimeType TEXT, attachmentSize INTEGER, attachmentFileName TEXT, attachmentDuration INTEGER,
        attachmentWidth INTEGER, attachmentHeight INTEGER, attachmentThumbnail TEXT, attachmentLocalPath TEXT,
        locationLatitude REAL, locationLongitude REAL, locationAccuracy REAL, locationPlaceName TEXT, locationAddress TEXT,
        createdAt INTEGER NOT NULL, readAt INTEGER, expiresAt INTEGER, PRIMARY KEY(id));
        CREATE TABLE conversations (peerId TEXT NOT NULL, peerNickname TEXT, peerAvatarPath TEXT, lastMessageId TEXT,
        lastMessagePreview TEXT, lastMessageTimestamp INTEGER, unreadCount INTEGER NOT NULL, isPinned INTEGER NOT NULL,
        isMuted INTEGER NOT NULL, isTyping INTEGER NOT NULL, disappearingTimer TEXT NOT NULL, chatThemeId TEXT NOT NULL,
        updatedAt INTEGER NOT NULL, PRIMARY KEY(peerId));
        CREATE TABLE contacts (whisperId TEXT NOT NULL, displayName TEXT NOT NULL, encPublicKey TEXT, signPublicKey TEXT,
        isBlocked INTEGER NOT NULL, isMessageRequest INTEGER NOT NULL, isOnline INTEGER NOT NULL, lastSeen INTEGER,
        avatarPath TEXT, addedAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(whisperId));
        CREATE TABLE groups (groupId TEXT NOT NULL, name TEXT NOT NULL, creatorId TEXT NOT NULL, memberCount INTEGER NOT NULL,
        unreadCount INTEGER NOT NULL, lastMessagePreview TEXT, lastMessageTimestamp INTEGER, createdAt INTEGER NOT NULL,
        updatedAt INTEGER NOT NULL, PRIMARY KEY(groupId));
        CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, groupId TEXT NOT NULL,
        memberId TEXT NOT NULL, role TEXT NOT NULL, joinedAt INTEGER NOT NULL);
        CREATE TABLE group_invites (groupId TEXT NOT NULL, groupName TEXT NOT NULL, inviterId TEXT NOT NULL,
        inviterName TEXT NOT NULL, memberCount INTEGER NOT NULL, createdAt INTEGER NOT NULL, PRIMARY KEY(groupId));
        CREATE TABLE outbox (messageId TEXT NOT NULL, `to` TEXT NOT NULL, groupId TEXT, msgType TEXT NOT NULL,
        encryptedPayload TEXT NOT NULL, retryCount INTEGER NOT NULL, lastAttemptAt INTEGER, createdAt INTEGER NOT NULL,
        status TEXT NOT NULL, PRIMARY KEY(messageId));
        CREATE TABLE call_records (callId TEXT NOT NULL, peerId TEXT NOT NULL, peerName TEXT, isVideo INTEGER NOT NULL,
        direction TEXT NOT NULL, status TEXT NOT NULL, duration INTEGER, startedAt INTEGER NOT NULL, endedAt INTEGER,
        PRIMARY KEY(callId));"""
    )
    address = f"{HUB}/fatihtunali/whisper2 android/app/src/main/java/com/whisper2/app/data/local/db/WhisperDatabase.kt"
    decoys = ("conversations", "groups", "group_members", "group_invites", "outbox", "room_master_table")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def callwarden() -> Aside:
    """A firm's copy of a phone's log: the number of a row is the time, start and end beside, the end and the taking always 0.

    Taken for granted: where the column of the older project stands. Calls that were declined are left out: the app has them as
    outgoing.
    """
    talk = eleventh("callwarden", people=13, rings=48)
    rows, truth = Rows(call_record=[], pending_call=[]), list[Record]()
    for ring in talk.rings:
        number = ring.other.phone if ring.n % 3 else ring.other.local.replace(" ", "")
        project = (("41", "Jih"), ("52", "Servis"))[ring.n % 2]
        rows["call_record"].append(
            (ring.ms, "9017", "ramicall", project[0], "", project[1], None, "OUTGOING" if ring.out else "INCOMING", number,
             ring.ms, 0, 0, ring.duration)
        )  # fmt: skip
        truth.append(rang(ring, "call_record", ring.ms, party(number), duration=ring.duration))
    rows["pending_call"] = [(talk.rings[-1].ms,), (talk.rings[-2].ms,)]
    rows["room_master_table"] = [(42, "5f1ad0c6b8e94a3f9c2d7e6f8a0b1c2d")]
    script = (
        ROOM
        + """CREATE TABLE call_record (uid INTEGER NOT NULL, userId TEXT, domainId TEXT, projectId TEXT, projectIdOld TEXT,
        projectName TEXT, type TEXT, direction TEXT, phoneNumber TEXT, callStarted INTEGER, callEnded INTEGER,
        callAccepted INTEGER, callDuration INTEGER, PRIMARY KEY(uid));
        CREATE TABLE pending_call (uid INTEGER NOT NULL, PRIMARY KEY(uid));"""
    )
    address = f"{HUB}/vorwerick/callwarden app/src/main/java/cz/dzubera/callwarden/service/db/CallEntity.kt"
    return database(script, rows, truth, address, decoys=("pending_call", "room_master_table"))


def vkclub() -> Aside:
    """Calls inside a holiday club, in Core Data with all of a call as text; the hour runs to twelve, its half behind the minute.

    The model was not found: attributes are as the code sets them. Outgoing calls have no name. Taken for granted: lengths as
    `03:25`. Calls in the hours of noon and midnight are left out: the app writes AM for both.
    """
    talk = eleventh("vkclub", people=9, rings=50)
    rows, truth = Rows(ZSIPCALLDATA=[], ZNOTIFICATIONS=[], ZUSERPROFILE=[]), list[Record]()
    rings = [r for r in talk.rings if stamp(r.ms, "%H") not in ("00", "12")]
    for row, ring in zip(spaced(talk.rng, len(rings)), rings, strict=True):
        hour, half = int(stamp(ring.ms, "%H")), "AM"
        shown = f"{hour:02}"
        if hour > 12:
            shown, half = str(hour - 12), "PM"
        minute = stamp(ring.ms, "%M") + half
        number, name = str(101 + ring.other.n * 13), "" if ring.out else ring.other.name
        rows["ZSIPCALLDATA"].append(
            (row, 2, 1, f"{ring.duration // 60:02}:{ring.duration % 60:02}" if ring.duration else "", number,
             "outgoing-call-icon" if ring.out else "incoming-call-icon", name,
             f"{stamp(ring.ms, '%Y-%m-%d')}-{shown}-{minute}-{stamp(ring.ms, '%S')}", f"{shown}:{minute}")
        )  # fmt: skip
        truth.append(rang(ring, "ZSIPCALLDATA", row, party(number, name=name or None), at=local(stamp(ring.ms))))
    rows["ZNOTIFICATIONS"] = [
        (1, 1, 1, 1, "Pool closed for cleaning until noon", "vKirirom"),
        (2, 1, 1, 2, "Camp fire tonight at the lake, bring a jacket", "vKclub"),
    ]
    rows["ZUSERPROFILE"] = [(1, 3, 2, 0, talk.me.mail, talk.me.name, None)]
    entities = {
        "ZNOTIFICATIONS": "ZNOTIFICATION_NUM INTEGER, ZNOTIFICATION_BODY VARCHAR, ZNOTIFICATION_TITLE VARCHAR",
        "ZSIPCALLDATA": """ZCALLDURATION VARCHAR, ZCALLERID VARCHAR, ZCALLINDICATORICON VARCHAR, ZCALLERNAME VARCHAR,
            ZCALLLOGTIME VARCHAR, ZTIMESTAMP VARCHAR""",
        "ZUSERPROFILE": "ZFACEBOOKPROVIDER INTEGER, ZEMAIL VARCHAR, ZUSERNAME VARCHAR, ZIMAGEDATA BLOB",
    }
    address = f"{HUB}/Huysophanna/vKclub vKclub/Class/Core/Shared/CoreData/RecentCall.swift"
    spare = [("ZNOTIFICATIONS", 1), ("ZNOTIFICATIONS", 2), ("ZUSERPROFILE", 1)]
    return database(
        core_data(entities, rows), rows, truth, address, spare=spare,
        decoys=("Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE"),
    )  # fmt: skip


def miniclick() -> Aside:
    """A firm's recorder: the phone's log with notes and how far it was sent; of each number who it is, sums and its last call.

    Who has a name in the second table is somebody known. Types are Android's; numbers are digits alone.
    """
    talk = eleventh("miniclick", people=14, rings=50)
    rows, truth, spare = Rows(call_data=[], person_data=[]), list[Record](), list[tuple[str, int]]()
    each = dict[int, list[tuple[int, int, int, str]]]()
    for row, ring in enumerate(talk.rings, 1):
        kind = 2 if ring.out else 1 if ring.duration else (3, 5)[ring.n % 2]
        number, name = ring.other.phone.lstrip("+"), ring.other.name if ring.other.n < 11 else None
        key = f"{number}_{ring.ms}"
        file = (
            f"/storage/emulated/0/Recordings/Call/{number}_{stamp(ring.ms, '%y%m%d%H%M%S')}.m4a"
            if ring.n % 4 == 0
            else None
        )
        kept = ("COMPLETED" if file else "NOT_FOUND") if ring.duration else "NOT_APPLICABLE"
        rows["call_data"].append(
            (key, str(3000 + row), number, name, kind, ring.ms, ring.duration, None, 1 + ring.n % 2, None,
             "wants the offer by mail" if ring.n % 11 == 5 else None, file if ring.duration else None, int(ring.n % 5 == 0),
             "PENDING", "PENDING" if row > 46 else "SYNCED", kept, ring.ms + 4000, ring.ms + 9000,
             None if row > 46 else ring.ms + 60_000, None, None, int(row <= 46), None)
        )  # fmt: skip
        truth.append(rang(ring, "call_data", row, party(number, name=name), duration=ring.duration))
        each.setdefault(ring.other.n, []).append((kind, ring.duration, ring.ms, key))
    for row, (n, calls) in enumerate(sorted(each.items()), 1):
        person, (kind, length, ms, key) = talk.people[n], calls[-1]
        name = person.name if n < 11 else None
        rows["person_data"].append(
            (person.phone.lstrip("+"), name, None, "VIP, calls on Mondays" if n == 3 else None, "Leads" if n % 4 == 1 else None,
             kind, length, ms, None, key, len(calls), sum(c[0] == 1 for c in calls), sum(c[0] == 2 for c in calls),
             sum(c[0] == 3 for c in calls), sum(c[1] for c in calls), 0, 0, int(n == 12), calls[0][2] + 5000, ms + 5000,
             None, 0)
        )  # fmt: skip
        if name:
            truth.append(known(name, [person.phone.lstrip("+")], "person_data", row))
        else:
            spare.append(("person_data", row))
    rows["room_master_table"] = [(42, "9ab30cf2d0e14d7b8a1c5b6e7f809112")]
    script = (
        ROOM
        + """CREATE TABLE call_data (compositeId TEXT NOT NULL, systemId TEXT NOT NULL, phoneNumber TEXT NOT NULL,
        contactName TEXT, callType INTEGER NOT NULL, callDate INTEGER NOT NULL, duration INTEGER NOT NULL, photoUri TEXT,
        subscriptionId INTEGER, deviceId TEXT, callNote TEXT, localRecordingPath TEXT, reviewed INTEGER NOT NULL,
        syncStatus TEXT NOT NULL, metadataSyncStatus TEXT NOT NULL, recordingSyncStatus TEXT NOT NULL,
        createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, serverUpdatedAt INTEGER, syncError TEXT,
        serverRecordingStatus TEXT, metadataReceived INTEGER NOT NULL, processingStatus TEXT, PRIMARY KEY(compositeId));
        CREATE INDEX index_call_data_phoneNumber ON call_data (phoneNumber);
        CREATE INDEX index_call_data_callDate ON call_data (callDate);
        CREATE TABLE person_data (phoneNumber TEXT NOT NULL, contactName TEXT, photoUri TEXT, personNote TEXT, label TEXT,
        lastCallType INTEGER, lastCallDuration INTEGER, lastCallDate INTEGER, lastRecordingPath TEXT,
        lastCallCompositeId TEXT, totalCalls INTEGER NOT NULL, totalIncoming INTEGER NOT NULL,
        totalOutgoing INTEGER NOT NULL, totalMissed INTEGER NOT NULL, totalDuration INTEGER NOT NULL,
        isExcluded INTEGER NOT NULL, excludeFromSync INTEGER NOT NULL, excludeFromList INTEGER NOT NULL,
        createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, serverUpdatedAt INTEGER, needsSync INTEGER NOT NULL,
        PRIMARY KEY(phoneNumber));
        CREATE INDEX index_person_data_lastCallDate ON person_data (lastCallDate);"""
    )
    address = f"{HUB}/digiheadway/easy_call_track_cloud Android/miniclick-trackcalls/docs/DATABASE_STRUCTURE.md"
    return database(script, rows, truth, address, decoys=("room_master_table",), spare=spare)


def callysync() -> Aside:
    """A phone's log and book once more: numbers as dialled and without their country; type -1 went out and nobody took it.

    Taken for granted: that its database is of the version with the book in it, and how it parts numbers.
    """
    talk = eleventh("callysync", people=15, rings=50)
    rows = Rows(calllog=[], contacts=[], contact_numbers=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        kind = (2 if ring.duration else -1) if ring.out else 1 if ring.duration else (3, 5, 6)[ring.n % 3]
        phone, name = ring.other.phone, ring.other.name if ring.other.n < 12 else None
        code = phone[:3]
        rows["calllog"].append(
            (name, phone, code, phone[3:], ring.ms, ring.duration, kind, "call back in May" if ring.n % 13 == 4 else None,
             "work,urgent" if ring.n % 9 == 2 else None, row)
        )  # fmt: skip
        truth.append(rang(ring, "calllog", row, party(phone, phone[3:], name=name), duration=ring.duration))
    for row, person in enumerate(talk.people[1:12], 1):
        key = str(200 + person.n * 2)
        photo = f"content://com.android.contacts/contacts/{key}/photo" if person.n % 3 == 0 else None
        rows["contacts"].append((key, person.name, 1_730_000_000_000 + row * 77_000, photo))
        ways = [person.phone, f"+49911{550_000 + person.n}"] if person.n % 4 == 0 else [person.phone]
        for way in ways:
            rows["contact_numbers"].append((len(rows["contact_numbers"]) + 1, key, way[3:], way, way[:3]))
            spare.append(("contact_numbers", len(rows["contact_numbers"])))
        truth.append(known(person.name, ways, "contacts", row))
    rows["room_master_table"] = [(42, "1d4f6e8a0b2c4d6e8f0a1b2c3d4e5f60")]
    script = (
        ROOM
        + """CREATE TABLE calllog (name TEXT, rawNumber TEXT NOT NULL, countryCode TEXT, number TEXT NOT NULL,
        date INTEGER NOT NULL, duration INTEGER NOT NULL, callType INTEGER NOT NULL, note TEXT, tags TEXT,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE UNIQUE INDEX index_calllog_number_date ON calllog (number, date);
        CREATE TABLE contacts (id TEXT NOT NULL, name TEXT, lastUpdated INTEGER NOT NULL, photoUri TEXT, PRIMARY KEY(id));
        CREATE TABLE contact_numbers (numberId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL,
        phone TEXT NOT NULL, rawNumber TEXT NOT NULL, countryCode TEXT, FOREIGN KEY(contactId) REFERENCES contacts(id)
        ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE INDEX index_contact_numbers_contactId ON contact_numbers (contactId);"""
    )
    address = f"{HUB}/KanaiyaKatarmal/CallySync app/src/main/java/com/quantasis/calllog/database/CallLogEntity.kt"
    return database(script, rows, truth, address, decoys=("room_master_table",), spare=spare)
