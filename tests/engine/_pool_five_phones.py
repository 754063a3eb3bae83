"""Phones of the fifth pool: a network's other client, a softphone with a book, a messenger without servers, dialers.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import unicodedata

from tests.engine._pool_five_talk import five
from tests.engine._pool_talk import preferences
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, rang, says

HEAD = LOCALE + ROOM


def plainly(name: str) -> str:
    """A name as Cocoa makes ASCII of it: marks are left out, what has no letter there becomes ?."""
    told = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in told if not unicodedata.combining(c)).encode("ascii", "replace").decode()


CHAT = 2_000_000_000
"""What a conversation of several is counted from, where people are called by small numbers."""


def fastmessenger() -> Aside:
    """A network's other client: people by number, one's own among them; pictures leave no word of what they were.

    Taken for granted: files are written as `VkUnknownAttachment`, lists joined by `, `, as the converters do, empty where there
    is nothing; events of a conversation (`action`) have no text. People here have keys, no numbers: they may be told as contacts.
    """
    talk = five("fastmessenger", count=58, people=8, groups=1)
    rows, truth, spare = Rows(users=[], groups=[], messages=[], convos=[]), list[Record](), list[tuple[str, int]]()
    names = {p.n: p.name for p in talk.people}
    for person in talk.people:
        picture = f"https://sun9-{person.n}.userapi.example/{person.handle}.jpg?size=50x50"
        rows["users"].append(
            (person.num, person.first, person.last, person.n % 2, 0, 2_274_003 if person.n % 2 else None,
             1_750_000_000 + person.n, None, ("12.4.1991", "30.11", None)[person.n % 3], picture, picture, None, None, None)
        )  # fmt: skip
        spare.append(("users", person.num))
    rows["groups"] = [(91_050_183, "Расписание электричек", "trains", None, None, None, None, 5120)]
    spare.append(("groups", 91_050_183))
    for row, line in enumerate(talk.lines, 81_200):
        many = line.chat in talk.groups
        peer = CHAT + 17 if many else talk.people[line.chat].num
        shown = "" if line.text else "dev.meloda.fast.model.api.domain.VkUnknownAttachment@5e91ce3"
        rows["messages"].append(
            (row, row - 80_000, line.text or "", int(line.out), peer, line.who.num, line.s, 0 if not line.out else row * 31,
             None, None, None, None, None, line.s + 60 if line.edited else None, 0, "", shown, None, None, None, 0, 0, 0)
        )  # fmt: skip
        ways = party(line.who.num, name=names[line.who.n])
        to = [] if many or not line.out else party(peer, name=names[line.chat])
        truth.append(says(line, "messages", row, at=line.s * 1_000_000, sender=ways, to=to, thread=peer))
    event = 81_200 + len(talk.lines)
    rows["messages"].append(
        (event, event - 80_000, "", 0, CHAT + 17, talk.people[1].num, talk.lines[-1].s + 9, 0, "chat_invite_user",
         talk.people[3].num, None, None, None, None, 0, "", "", None, None, None, 0, 0, 0)
    )  # fmt: skip
    spare.append(("messages", event))
    for n in (*range(1, 8), *talk.groups):
        said = [r for r in rows["messages"] if r[4] == (CHAT + 17 if n in talk.groups else talk.people[n].num)]
        if said:
            last, peer, many = said[-1], said[-1][4], n in talk.groups
            rows["convos"].append(
                (peer, peer % CHAT, talk.people[1].num if many else None, talk.groups[n][0] if many else None, None, None, None,
                 None, 0, last[1], last[1], last[1], last[0], last[0], last[0], 0, 5 if many else None, 1, int(many), 0, last[0],
                 None, "chat" if many else "user", 0)
            )  # fmt: skip
    script = HEAD + (
        "CREATE TABLE users (id INTEGER NOT NULL, firstName TEXT NOT NULL, lastName TEXT NOT NULL, isOnline INTEGER NOT NULL,"
        "isOnlineMobile INTEGER NOT NULL, onlineAppId INTEGER, lastSeen INTEGER, lastSeenStatus TEXT, birthday TEXT,"
        "photo50 TEXT, photo100 TEXT, photo200 TEXT, photo400Orig TEXT, photoBase TEXT, PRIMARY KEY(id));"
        "CREATE TABLE groups (id INTEGER NOT NULL, name TEXT NOT NULL, screenName TEXT NOT NULL, photo50 TEXT, photo100 TEXT,"
        "photo200 TEXT, photoBase TEXT, membersCount INTEGER, PRIMARY KEY(id));"
        "CREATE TABLE messages (id INTEGER NOT NULL, cmId INTEGER NOT NULL, text TEXT, isOut INTEGER NOT NULL,"
        "peerId INTEGER NOT NULL, fromId INTEGER NOT NULL, date INTEGER NOT NULL, randomId INTEGER NOT NULL, action TEXT,"
        "actionMemberId INTEGER, actionText TEXT, actionCmId INTEGER, actionMessage TEXT, updateTime INTEGER,"
        "isImportant INTEGER NOT NULL, forwardIds TEXT, attachments TEXT, replyMessageId INTEGER, geoType TEXT,"
        "pinnedAt INTEGER, isPinned INTEGER NOT NULL, isDeleted INTEGER NOT NULL, isSpam INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE convos (id INTEGER NOT NULL, localId INTEGER NOT NULL, ownerId INTEGER, title TEXT, photo50 TEXT,"
        "photo100 TEXT, photo200 TEXT, photoBase TEXT, isPhantom INTEGER NOT NULL, lastCmId INTEGER NOT NULL,"
        "inReadCmId INTEGER NOT NULL, outReadCmId INTEGER NOT NULL, inRead INTEGER NOT NULL, outRead INTEGER NOT NULL,"
        "lastMessageId INTEGER, unreadCount INTEGER NOT NULL, membersCount INTEGER, canChangePin INTEGER NOT NULL,"
        "canChangeInfo INTEGER NOT NULL, majorId INTEGER NOT NULL, minorId INTEGER NOT NULL, pinnedMessageId INTEGER,"
        "peerType TEXT NOT NULL, isArchived INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    rows["room_master_table"] = [(42, "5713da9564927e6060dee6b4942dec6c")]
    return database(
        script, rows | {"android_metadata": [("ru_RU",)]}, truth,
        f"{HUB}/melod1n/fast-messenger core/database/schemas/dev.meloda.fast.database.CacheDatabase/13.json",
        decoys=("convos", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def callnex() -> Aside:
    """A softphone over linphone (iOS): days and times of day as texts beside seconds, `Incomming` as its code spells it.

    The call's other side is a number or an extension of the exchange; people of its book have parts of names and numbers in a
    table of their own. Taken for granted: statuses but Missed (Success, Aborted, Declined), columns of the profile and of what
    the exchange's book has (first_name, last_name, as its queries read them) in its own order, kinds of calls 1 and 2.
    """
    talk = five("callnex", people=14, rings=44, count=40)
    names = (
        "history",
        "contact",
        "contact_phone_number",
        "profile",
        "conversation",
        "groups",
        "group_members",
        "message",
    )
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    mine = "778899100"
    ids = {p.n: f"7788991{p.n:02}" for p in talk.people}
    for person in talk.people[1:10]:
        plain = plainly(person.name)
        rows["contact"].append(
            (person.n, person.first, person.last if person.n % 3 else "", plain, "2" * len(plain), "", ids[person.n], 0,
             person.mail if person.n % 2 else "", "", "", "", "", "", "", "", 1, 0)
        )  # fmt: skip
        rows["contact_phone_number"].append((person.n, person.n, person.local, "mobile"))
        name = person.name if person.n % 3 else person.first
        ways = [person.local, ids[person.n], *([person.mail] if person.n % 2 else [])]
        truth.append(known(name, ways, "contact", person.n))
        rows["group_members"].append((person.n, 2 if person.n > 4 else 0, person.n, ids[person.n], mine))
    rows["groups"] = [(0, "Blacklist", "", 4), (2, "Phòng kỹ thuật", "", 5)]
    rows["profile"] = [(mine, "Đang bận", talk.me.name, talk.me.mail, "", "")]
    for row, ring in enumerate(talk.rings, 1):
        number = ring.other.phone.removeprefix("+") if ring.other.n < 10 else f"1{ring.other.n:02}"
        state = "Success" if ring.duration else ("Aborted" if ring.out else ("Missed", "Declined")[ring.n % 5 == 0])
        rows["history"].append(
            (row, hexed(f"c{row}", 10), state, number, "Outgoing" if ring.out else "Incomming", "", ring.duration,
             stamp(ring.ms, "%d-%m-%Y"), 1 + ring.video, f"sip:{number}@pbx.nhanhoa.example", stamp(ring.ms, "%H:%M:%S"),
             ring.s, mine, "", 1, int(state == "Missed" and row > 36))
        )  # fmt: skip
        made = rang(ring, "history", row, party(number), at=ring.s * 1_000_000, duration=ring.duration)
        truth.append(made)
    for row, line in enumerate([x for x in talk.lines if x.text and x.chat < 10], 1):
        sides = (mine, ids[line.chat]) if line.out else (ids[line.chat], mine)
        rows["message"].append(
            (row, *sides, line.text, line.s, "NO" if line.unread else "YES", 2, f"userid_{line.n}_{hexed(line.key, 8)}", "NO",
             "", "", "text", 0, 0, "", "", "")
        )  # fmt: skip
        sender, to = (party(s, name=None) for s in sides)
        truth.append(says(line, "message", row, at=line.s * 1_000_000, sender=sender, to=to))
    for person in talk.people[1:10]:
        rows["conversation"].append((person.n, mine, ids[person.n], "", 0, "", 0, 0, 0))
    script = (
        "CREATE TABLE history (_id INTEGER PRIMARY KEY NOT NULL, call_id TEXT, status TEXT, phone_number TEXT,"
        "call_direction TEXT, record_files TEXT, duration INTEGER, date TEXT DEFAULT (null), call_type INTEGER, sipURI TEXT,"
        "time TEXT, time_int INTEGER, my_sip TEXT, k_call_id TEXT, flag INTEGER, unread INTEGER);"
        "CREATE TABLE contact (id_contact INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, convert_name TEXT,"
        "name_for_search TEXT, company TEXT, callnex_id TEXT, type INTEGER, email TEXT, address TEXT, street TEXT, city TEXT,"
        "state TEXT, zip_postal TEXT, country TEXT, avatar TEXT, updated INTEGER, sync_status INTEGER);"
        "CREATE TABLE contact_phone_number (id INTEGER PRIMARY KEY, id_contact INTEGER, phone_number TEXT, type_phone TEXT);"
        "CREATE TABLE profile (account TEXT, status TEXT, name TEXT, email TEXT, address TEXT, avatar TEXT);"
        "CREATE TABLE conversation (id INTEGER PRIMARY KEY, account TEXT, user TEXT, background TEXT, mutes INTEGER, draft TEXT,"
        "unread INTEGER, expire INTEGER, room_id INTEGER);"
        "CREATE TABLE groups (id_group INTEGER PRIMARY KEY, group_name TEXT, description TEXT, member_count INTEGER);"
        "CREATE TABLE group_members (id INTEGER PRIMARY KEY, id_group INTEGER, id_member INTEGER, callnex_id TEXT,"
        "account TEXT);"
        "CREATE TABLE message (id INTEGER PRIMARY KEY, send_phone TEXT, receive_phone TEXT, content TEXT, time INTEGER,"
        "status TEXT, delivered_status INTEGER, id_message TEXT, is_recall TEXT, details_url TEXT, thumb_url TEXT,"
        "type_message TEXT, expire_time INTEGER, last_time_expire INTEGER, room_id TEXT, extra TEXT, description TEXT);"
    )
    return database(
        script, rows, truth, f"{HUB}/lekhai0212/VoIP_APP Classes/AppObjects/NSDatabase.m, NSDBCallnex.m (callnex.sqlite)",
        decoys=("profile", "conversation", "groups", "group_members"),
    )  # fmt: skip


def kakdela() -> Aside:
    """A messenger without servers: people are hashes of keys, nodes have their numbers, texts are kept as they were read.

    Files of one's own say `[Файл: name]` as their text; one that came is the packed text itself (base64), which may be told as it
    is. A message yet to be sent (SCHEDULED) is nobody's yet: it may be told. Taken for granted: `contactPhone` is null, as the
    repository sets it nowhere. A node is a number's owner whose name is nowhere kept: it may be told.
    """
    talk = five("kakdela", count=54, people=8)
    rows, truth, spare = Rows(messages=[], dht_nodes=[]), list[Record](), list[tuple[str, int]]()
    keys = {p.n: hexed(p.key) for p in talk.people}
    for row, person in enumerate(talk.people[1:], 1):
        rows["dht_nodes"].append(
            (keys[person.n], f"10.8.0.{person.n + 20}", 8888, f"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE{hexed(person.handle, 80)}==",
             person.phone.removeprefix("+"), 1_766_000_000_000 + person.n * 61_000)
        )  # fmt: skip
        spare.append(("dht_nodes", row))
    for row, line in enumerate(talk.lines, 1):
        body = line.text or (f"[Файл: {line.form}_{line.n}.bin]" if line.out else "iVBORw0KGgo" + hexed(line.key, 60))
        kind = "TEXT" if line.text else ("IMAGE" if line.form == "image" and line.out else "FILE")
        state = ("FAILED" if line.n % 11 == 0 else "SENT") if line.out else "DELIVERED"
        sides = (keys[0], keys[line.chat]) if line.out else (keys[line.chat], keys[0])
        named = f"{line.form}_{line.n}.bin" if line.out and not line.text else None
        rows["messages"].append(
            (uuid(line.key), keys[line.chat], *sides, body, line.ms, int(line.out), int(line.out or not line.unread), state, None,
             kind, named, None, b"\x89PNG\r\n\x1a\n" + line.key.encode() if named else None, None)
        )  # fmt: skip
        truth.append(
            says(line, "messages", row, sender=party(sides[0]), to=party(sides[1]), thread=keys[line.chat], body=body)
        )
    late = talk.lines[-1].ms + 500_000
    rows["messages"].append(
        (uuid(hexed("late", 24)), keys[2], keys[0], keys[2], "С днём рождения! 🎂", late, 1, 0, "SCHEDULED", late + 90_000_000,
         "TEXT", None, None, None, None)
    )  # fmt: skip
    spare.append(("messages", len(rows["messages"])))
    rows["room_master_table"] = [(42, "0e2b5c6a4af1c6a7deb3c74a1f6e8d10")]
    script = HEAD + (
        "CREATE TABLE messages (messageId TEXT NOT NULL, chatId TEXT NOT NULL, senderId TEXT NOT NULL,"
        "receiverId TEXT NOT NULL, text TEXT NOT NULL, timestamp INTEGER NOT NULL, isMe INTEGER NOT NULL,"
        "isRead INTEGER NOT NULL, status TEXT NOT NULL, scheduledTime INTEGER, messageType TEXT NOT NULL, fileName TEXT,"
        "fileMime TEXT, fileBytes BLOB, contactPhone TEXT, PRIMARY KEY(messageId));"
        "CREATE INDEX index_messages_chatId ON messages (chatId);"
        "CREATE INDEX index_messages_scheduledTime ON messages (scheduledTime);"
        "CREATE TABLE dht_nodes (userHash TEXT NOT NULL, ip TEXT NOT NULL, port INTEGER NOT NULL, publicKey TEXT NOT NULL,"
        "phone TEXT NOT NULL, lastSeen INTEGER NOT NULL, PRIMARY KEY(userHash));"
    )
    source = f"{HUB}/BormentalAndrey/Messenger- app/src/main/java/com/kakdela/p2p/data/local/MessageEntity.kt"
    return database(
        script, rows | {"android_metadata": [("ru_RU",)]}, truth, source,
        decoys=("android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def tingtingu() -> Aside:
    """A dialer with advertisements: people of lists that one makes, several numbers in one text; what was played to whom beside.

    Taken for granted: values of the advertisements. Their log tells when something was shown in a call, not with whom: no call.
    """
    talk = five("tingtingu", people=22)
    names = (
        "cgroup_table", "contact_table", "campaign_ad_table", "ad_table", "state_city_table", "campaign_ad_play_order_table",
        "campaign_ad_logs_table", "active_status",
    )  # fmt: skip
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    rows["cgroup_table"] = [(1, "Family"), (2, "Office"), (3, "Cricket")]
    for row, person in enumerate(talk.people[1:], 1):
        numbers = [person.local, *([person.phone.replace("+", "00")] if row % 4 == 0 else [])]
        rows["contact_table"].append((row, 1 + row % 3, person.name, ";".join(numbers)))
        truth.append(known(person.name, numbers, "contact_table", row))
    for row in range(1, 9):
        camp, name = hexed(f"camp{row}", 24), ("Monsoon sale", "New SUV", "Cold drink")[row % 3]
        begun = 1_595_000_000_000 + row * 3_600_000
        rows["ad_table"].append(
            (camp, camp, name, "Kabala Digital", "Personal", "2020-07-01T00:00:00.000Z", "2020-12-31T00:00:00.000Z", "agent one",
             "Video", "full", 3, 15, 60, f"ads/{camp}.mp4", 0, 1, name, "all", camp, f"/data/ads/{camp}.mp4", "call", 5, 120, 900,
             "own", 15, 0)
        )  # fmt: skip
        rows["campaign_ad_play_order_table"].append(
            (
                camp,
                1,
                row,
                1_593_561_600_000,
                1_609_372_800_000,
                15,
                120,
                15,
                1,
                "2020-07-18",
                "Personal",
                0,
                "Kabala Digital",
            )
        )
        rows["campaign_ad_logs_table"].append(
            (row, camp, "Personal", "Video", 1, stamp(begun, "%H:%M:%S"), stamp(begun, "%Y-%m-%d"),
             stamp(begun), stamp(begun + 15_000), "Incoming", "played", "Answered", 15, 1, "Personal", "", 0)
        )  # fmt: skip
        rows["campaign_ad_table"].append((row, f"https://ads.example/{camp}.mp4", f"/data/ads/{camp}.mp4", 1, 1))
    rows["state_city_table"] = [(n, hexed(f"s{n}", 24), "Delhi", f"Zone {n}") for n in range(1, 7)]
    rows["active_status"] = [(1, "18-07-2020", 4, "18-07-2020")]
    rows["room_master_table"] = [(42, "73b808d76c3a3296f3e4b310d463fada")]
    script = HEAD + (
        "CREATE TABLE cgroup_table (list_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL);"
        "CREATE TABLE contact_table (contact_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, list_id INTEGER NOT NULL,"
        "full_name TEXT, phone_numbers TEXT NOT NULL,"
        "FOREIGN KEY(list_id) REFERENCES cgroup_table(list_id) ON UPDATE NO ACTION ON DELETE CASCADE);"
        "CREATE INDEX index_contact_table_list_id ON contact_table (list_id);"
        "CREATE TABLE campaign_ad_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, adURL TEXT, adURI TEXT,"
        "adType INTEGER NOT NULL, status INTEGER NOT NULL);"
        "CREATE TABLE ad_table (campId TEXT NOT NULL, id TEXT, name TEXT, clientName TEXT, adCategory TEXT, startDate TEXT,"
        "endDate TEXT, agentName TEXT, adType TEXT, videoSize TEXT, usersadPublished INTEGER, adDuration INTEGER,"
        "maxplayDuration INTEGER, uploadFile TEXT, v INTEGER, status INTEGER, campaignName TEXT, filterAds TEXT, publicId TEXT,"
        "uri TEXT, callToAction TEXT, adCountPerUser INTEGER, adMaxDurUserPerDay INTEGER, adTotalCount INTEGER, advSource TEXT,"
        "adPlayDurForEachPlay INTEGER, callerId INTEGER NOT NULL, PRIMARY KEY(campId));"
        "CREATE TABLE state_city_table (autoId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id TEXT, state TEXT, city TEXT);"
        "CREATE TABLE campaign_ad_play_order_table (campId TEXT NOT NULL, status INTEGER, playCount INTEGER,"
        "startDate INTEGER NOT NULL, endDate INTEGER NOT NULL, CurrentDurationCount INTEGER, MaxDurationCount INTEGER,"
        "adDuration INTEGER, todayAdCount INTEGER, todayDate TEXT, CampCategory TEXT, callerId INTEGER NOT NULL,"
        "clientName TEXT, PRIMARY KEY(campId));"
        "CREATE TABLE campaign_ad_logs_table (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, campId TEXT, adCategory TEXT,"
        "adType TEXT, instance INTEGER, callTime TEXT, callDate TEXT, startDateTime TEXT, endDateTime TEXT, callType TEXT,"
        "action TEXT, callStatus TEXT, playDuration INTEGER, isSynced INTEGER NOT NULL, campType TEXT, callToActionTime TEXT,"
        "callToAction INTEGER NOT NULL);"
        "CREATE TABLE active_status (id INTEGER NOT NULL, date TEXT, count INTEGER NOT NULL, todayDate TEXT, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/ttudialer/TTUAndroidApp-Vivek app/build/generated/ (com.kabaladigital.tingtingu.database.AppDatabase_Impl)",
        decoys=[*(n for n in names if n != "contact_table"), "android_metadata", "room_master_table"],
    )  # fmt: skip


def voipcloud() -> Aside:
    """Android's preferences of a softphone: calls that ended, waiting to be told to its other half; each event within an entry.

    Taken for granted: an address is `sip:` with the number, ends are `ended`, `missed` and `failed`; moments are milliseconds,
    as its code reads them. Calls that one took elsewhere say so.
    """
    talk = five("voipcloud", people=10, rings=40)
    entries, truth = list[object](), list[Record]()
    for row, ring in enumerate(talk.rings):
        number = ring.other.phone if ring.other.n % 3 else f"20{ring.other.n}"
        state = "ended" if ring.duration else ("failed" if ring.out else "missed")
        call, ended = f"{hexed(f'sip{row}', 20)}@pbx.example", ring.ms + 1000 * (ring.duration or 18)
        event = {
            "id": call,
            "remoteUri": f"sip:{number}@pbx.example",
            "remoteDisplayName": ring.other.name,
            "direction": "outgoing" if ring.out else "incoming",
            "status": state,
            "startedAt": ring.ms,
            "endedAt": ended,
        }
        if ring.n % 9 == 0 and not ring.out:
            event["answeredElsewhere"] = True
        event |= {"historyEventId": uuid(hexed(f"e{row}", 24)), "historyReplay": False}
        entries.append({"eventId": event["historyEventId"], "callId": call, "storedAt": ended + 140, "event": event})
        ways = party(f"sip:{number}@pbx.example", f"{number}@pbx.example", number, name=ring.other.name)
        truth.append(rang(ring, "terminal_events_v1", row, ways) | {"also": {"duration": [ring.duration]}})
    return Aside(
        preferences({"terminal_events_v1": packed(entries)}), truth,
        f"{HUB}/thinkswifttech/VoipCloud android/app/src/main/kotlin/com/thinkswift/softphoneapp/CallHistoryOutbox.kt",
        path="data/data/com.thinkswift.softphoneapp/shared_prefs/voipcloud_call_history_outbox.xml",
    )  # fmt: skip
