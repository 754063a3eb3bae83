"""Calls of the pool on iPhones, in Core Data, Realm and archives of objects, and three blockers with odd keys.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._pool_talk import pool
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
    spaced,
)
from tests.formats.realm.build import BOOL, INT, STRING, Col, Tab, realm

CORE = ("z_primarykey", "z_metadata", "z_modelcache")


def vkclub() -> Aside:
    """A club's app with a telephone: times as `2018-9-25-14-3-7`, lengths as `2:05`, the way in the name of an icon.

    Numbers of a call's parts are not filled up with zeros. Notifications of the club are no messages of anybody. Taken for
    granted: a length of nobody's answer is `0:00`, our own names empty for what went out.
    """
    talk = pool("vkclub", people=9, rings=44)
    rows, truth = Rows(ZSIPCALLDATA=[], ZNOTIFICATIONS=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        when = "-".join(str(int(part)) for part in stamp(ring.ms, "%Y-%m-%d-%H-%M-%S").split("-"))
        lasted = f"{ring.duration // 60}:{ring.duration % 60:02}"
        number, name = f"{10_000 + ring.other.n * 111}", "" if ring.out else ring.other.name
        icon = "outgoing-call-icon" if ring.out else "incoming-call-icon" if ring.duration else "missed-call-icon"
        hour = ":".join(when.split("-")[3:5])
        rows["ZSIPCALLDATA"].append((row, 2, 1, lasted, icon, when, number, name, hour))
        at: Record = local(stamp(ring.ms))
        truth.append(rang(ring, "ZSIPCALLDATA", row, party(number, name=name or None), at=at, duration=ring.duration))
    for row, (title, body) in enumerate(
        (("Pool closed", "The pool is closed on Monday for cleaning"), ("Welcome", "Thank you for your stay with us")),
        1,
    ):
        rows["ZNOTIFICATIONS"].append((row, 1, 1, row, body, title))
    entities = {
        "ZNOTIFICATIONS": "ZNOTIFICATION_NUM INTEGER, ZNOTIFICATION_BODY VARCHAR, ZNOTIFICATION_TITLE VARCHAR",
        "ZSIPCALLDATA": "ZCALLDURATION VARCHAR, ZCALLINDICATORICON VARCHAR, ZCALLLOGTIME VARCHAR, ZCALLERID VARCHAR, "
        "ZCALLERNAME VARCHAR, ZTIMESTAMP VARCHAR",
    }
    address = f"{HUB}/Huysophanna/vKclub vKclub/Class/Core/Shared/CoreData/RecentCall.swift"
    return database(core_data(entities, rows), rows, truth, address, decoys=(*CORE, "znotifications"))


def phoneapp() -> Aside:
    """An iPhone's own telephone built again: who it was in a contact's row or nowhere, the way a flag.

    Taken for granted: contacts keep their numbers as a text of JSON in `otherInformation`, favourites in a table with one.
    """
    talk = pool("phoneapp", people=10, rings=42)
    rows, truth = Rows(ZCONTACT=[], ZFAVORITE=[], ZRECENTCALL=[]), list[Record]()
    for row, person in enumerate(talk.people[1:7], 1):
        numbers = packed([{"type": "mobile", "value": person.local}])
        rows["ZCONTACT"].append(
            (row, 1, 2, "Kurier & Co" if row == 2 else None, person.first, person.last, None, numbers, None)
        )
        truth.append(known(person.name, [person.local], "ZCONTACT", row))
    rows["ZFAVORITE"] = [(n, 2, 1, n, talk.people[n].local, "mobile") for n in (1, 3)]
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        missed = not ring.duration and not ring.out
        rows["ZRECENTCALL"].append(
            (row, 3, 1, int(missed), int(ring.out), ring.duration, ring.other.n if ring.other.n < 7 else None, ring.s - COCOA,
             ring.other.local, ("mobile", "home")[ring.other.n % 2])
        )  # fmt: skip
        ways = party(ring.other.local, name=ring.other.name if ring.other.n < 7 else None)
        truth.append(rang(ring, "ZRECENTCALL", row, ways, at=ring.s * 1_000_000, duration=ring.duration))
    entities = {
        "ZCONTACT": "ZCOMPANY VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR, ZNOTES VARCHAR, ZOTHERINFORMATION VARCHAR, "
        "ZPHOTONAME VARCHAR",
        "ZFAVORITE": "ZCONTACT INTEGER, ZNUMBER VARCHAR, ZTYPE VARCHAR",
        "ZRECENTCALL": "ZISMISSED INTEGER, ZISOUTCOME INTEGER, ZTIMEINSECONDS INTEGER, ZCONTACT INTEGER, ZDATE TIMESTAMP, "
        "ZNUMBER VARCHAR, ZTYPE VARCHAR",
    }
    address = f"{HUB}/dzpalova/PhoneApp PhoneAppContacts/Models/RecentsStore.swift"
    return database(core_data(entities, rows), rows, truth, address, decoys=(*CORE, "zfavorite"))


def voipapp() -> Aside:
    """Calls that have a kind, a time and a contact by its row, nothing else; a contact's picture is of the wrong type.

    Taken for granted: kinds `incoming`, `outgoing` and `missed`, and pictures null.
    """
    talk = pool("voipapp", people=9, rings=40)
    rows, truth = Rows(ZCALL=[], ZCONTACT=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        rows["ZCONTACT"].append((row, 2, 1, person.num % 90_000, None, person.name, person.phone))
        truth.append(known(person.name, [person.phone], "ZCONTACT", row))
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        kind = "outgoing" if ring.out else "incoming" if ring.duration else "missed"
        own = bytes.fromhex(uuid(f"{ring.n:04x}" + ring.other.key[4:]).replace("-", ""))
        rows["ZCALL"].append((row, 1, 1, ring.other.n, ring.s - COCOA + 0.25, own, kind))
        ways = party(ring.other.phone, name=ring.other.name)
        truth.append(rang(ring, "ZCALL", row, ways, at=ring.s * 1_000_000 + 250_000))
    entities = {
        "ZCALL": "ZCANTACTEDBY INTEGER, ZDATE TIMESTAMP, ZID BLOB, ZTYPE VARCHAR",
        "ZCONTACT": "ZID INTEGER, ZIMAGE TIMESTAMP, ZNAME VARCHAR, ZNUMBER VARCHAR",
    }
    address = f"{HUB}/lmbcosta/VoipApp VoipApp/Database/VoipApp.xcdatamodeld/VoipApp.xcdatamodel/contents"
    return database(core_data(entities, rows), rows, truth, address, decoys=CORE)


def halloapp() -> Aside:
    """A messenger for those one knows: the other's user, words for way and kind, milliseconds, whether it was taken.

    Its calls' store alone. Taken for granted: words `incoming`, `outgoing`, `audio`, `video`; a class in place of a path: Core
    (HalloApp) Call+CoreDataProperties.swift.
    """
    talk = pool("halloapp", people=9, rings=42)
    rows, truth = Rows(ZCALL=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        user = f"1000{ring.other.num:015}"
        lasted = ring.duration * 1000.0 + 137 if ring.duration else 0.0
        rows["ZCALL"].append(
            (row, 1, 1, int(ring.duration > 0), (1, 4)[not ring.duration], 1, lasted, ring.s - COCOA + 0.5,
             hexed(f"{ring.ms}", 22),
             "outgoing" if ring.out else "incoming", user, "video" if ring.video else "audio")
        )  # fmt: skip
        at = ring.s * 1_000_000 + 500_000
        truth.append(rang(ring, "ZCALL", row, party(user), at=at, duration=lasted / 1000))
    entities = {
        "ZCALL": "ZANSWERED INTEGER, ZENDREASONVALUE INTEGER, ZISMISSEDCALLSEEN INTEGER, ZDURATIONMS FLOAT, "
        "ZTIMESTAMP TIMESTAMP, ZCALLID VARCHAR, ZDIRECTIONVALUE VARCHAR, ZPEERUSERID VARCHAR, ZTYPEVALUE VARCHAR"
    }
    return database(
        core_data(entities, rows), rows, truth, "Core (HalloApp) Call+CoreDataProperties.swift", decoys=CORE
    )


def stringee() -> Aside:
    """A softphone of a firm's samples: an archive of objects with day, hour and length as texts; 0 in, 1 out, 2 missed.

    Taken for granted: days `25/09/2018`, hours `14:03`, lengths `02:05`, where the archive lies, a name of none empty.
    """
    talk = pool("stringee", people=9, rings=40)
    listed, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings), 1):
        name = ring.other.name if ring.other.n < 6 else ""
        state = 1 if ring.out else 0 if ring.duration else 2
        lasted = f"{ring.duration // 60:02}:{ring.duration % 60:02}"
        listed.append(
            {"name": name, "phone": ring.other.phone.lstrip("+"), "date": stamp(ring.ms, "%d/%m/%Y"),
             "hour": stamp(ring.ms, "%H:%M"), "duration": lasted,
             "state": state, "isAppToApp": ring.n % 3 == 0, "isVideoCall": ring.video}
        )  # fmt: skip
        at = local(stamp(ring.ms, "%Y-%m-%d %H:%M:00"))
        ways = party(ring.other.phone.lstrip("+"), name=name or None)
        truth.append(rang(ring, "CallHistory.data", row, ways, at=at, duration=ring.duration))
    where = "private/var/mobile/Containers/Data/Application/5B1D/Documents/CallHistory.data"
    address = f"{HUB}/stringeecom/ios-sdk-samples Softphone/Softphone/Models/CallHistoryModel.m"
    return Aside(archived("CallHistoryModel", {}, listed=listed), truth, address, path=where)


def related() -> Aside:
    """A messenger sold as a kit, in Realm: who began and who was called, an arrow with words as state, seconds.

    An arrow points down where it came in. Taken for granted: the text is the other's name, times milliseconds as later kits
    have them, and people in a table of their own.
    """
    talk = pool("related", people=8, rings=36)
    calls, persons, truth = dict[int, dict[str, Any]](), dict[int, dict[str, Any]](), list[Record]()
    me = hexed(talk.me.key, 28)
    for row, person in enumerate(talk.people[1:], 1):
        key = hexed(person.key, 28)
        persons[row] = {"objectId": key, "email": person.mail, "phone": person.phone, "fullname": person.name,
                        "status": "Available", "createdAt": 1_560_000_000_000 + row,
                        "updatedAt": 1_560_000_100_000 + row}  # fmt: skip
        truth.append(known(person.name, [person.phone, person.mail, key], "DBUser", row))
    for row, ring in enumerate(talk.rings, 1):
        other = hexed(ring.other.key, 28)
        taken = ring.ms + 5_000 if ring.duration else 0
        ended = (taken or ring.ms + 20_000) + ring.duration * 1000
        kind, state = (
            ("Video", "Audio")[not ring.video],
            "Succeed" if ring.duration else ("No answer", "Canceled")[row % 2],
        )
        calls[row] = {"objectId": hexed(f"{ring.ms}", 20), "initiatorId": me if ring.out else other,
                      "recipientId": other if ring.out else me, "phoneNumber": "", "type": kind.lower(), "text": ring.other.name,
                      "status": f"{'↗️' if ring.out else '↘️'} {kind} - {state}", "duration": ring.duration, "startedAt": ring.ms,
                      "establishedAt": taken, "endedAt": ended, "isDeleted": False, "createdAt": ended + 300,
                      "updatedAt": ended + 300}  # fmt: skip
        truth.append(rang(ring, "DBCallHistory", row, party(other, name=ring.other.name), duration=ring.duration))
    word, time = Col("status", STRING), [Col("createdAt", INT), Col("updatedAt", INT)]
    tables = [
        Tab("DBUser", [Col("objectId", STRING), Col("email", STRING), Col("phone", STRING), Col("fullname", STRING),
                       word, *time], persons),
        Tab("DBCallHistory", [Col("objectId", STRING), Col("initiatorId", STRING), Col("recipientId", STRING),
                              Col("phoneNumber", STRING), Col("type", STRING), Col("text", STRING), word, Col("duration", INT),
                              Col("startedAt", INT), Col("establishedAt", INT), Col("endedAt", INT), Col("isDeleted", BOOL),
                              *time],
            calls),
    ]  # fmt: skip
    where = "private/var/mobile/Containers/Data/Application/5B1D/Documents/default.realm"
    return Aside(
        realm(tables),
        truth,
        f"{HUB}/mrtrevanderson/CampusConnect Classes/Utilities/realm/DBCallHistory.swift",
        path=where,
    )


def cobra() -> Aside:
    """A blocker that keeps of each number the last call: the number is the key, the length a text of seconds, a word its kind.

    Taken for granted: words INCOMING, OUTGOING, MISSED, REJECTED and BLOCKED, times milliseconds.
    """
    talk = pool("cobra", people=22, rings=70)
    latest = {ring.other.n: ring for ring in talk.rings}
    rows, truth = Rows(call_logs=[]), list[Record]()
    for row, ring in enumerate(sorted(latest.values(), key=lambda r: r.ms), 1):
        away = ring.n % 5 == 0 and not ring.out
        kind = (
            "BLOCKED"
            if away
            else "OUTGOING"
            if ring.out
            else "INCOMING"
            if ring.duration
            else ("MISSED", "REJECTED")[row % 2]
        )
        lasted = 0 if away else ring.duration
        name = ring.other.name if ring.other.n < 12 else None
        rows["call_logs"].append((ring.other.phone, name, kind, ring.ms, str(lasted)))
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone, name=name), duration=lasted))
    rows["room_master_table"] = [(42, "5f4e3d2c1b0a99887766554433221100")]
    script = ROOM + (
        "CREATE TABLE call_logs (mobileNumber TEXT NOT NULL, callerName TEXT, callType TEXT, time INTEGER, duration TEXT, "
        "PRIMARY KEY(mobileNumber));"
    )
    address = f"{HUB}/Ebrahim683/Cobra app/src/main/java/com/rexoit/cobra/data/model/CallLogInfo.kt"
    return database(script, rows, truth, address, decoys=("room_master_table",))


def callmenot() -> Aside:
    """A blocker: what it did with each call that came, and why; hidden numbers are null, lists of who may call beside.

    Taken for granted: columns of both lists beside name and numbers.
    """
    talk = pool("callmenot", people=12, rings=60)
    calls = [r for r in talk.rings if not r.out]
    rows, truth, spare = Rows(call_events=[], whitelist=[], blacklist=[]), list[Record](), list[tuple[str, int]]()
    for row, ring in enumerate(calls, 1):
        hidden, away = ring.n % 11 == 0, ring.other.n > 7
        number = None if hidden else ring.other.phone
        name = ring.other.name if ring.other.n < 6 and number else None
        reason = ("KNOWN_CONTACT" if name else "NOT_WHITELISTED") if not away else "BLACKLISTED"
        rows["call_events"].append(
            (uuid(f"{ring.n:05x}" + ring.other.key[5:]), number, number and number.lstrip("+"), name, ring.ms,
             "BLOCKED" if away or hidden else "ALLOWED", "UNKNOWN_NUMBER_BLOCKED" if hidden else reason, None, int(hidden))
        )  # fmt: skip
        truth.append(rang(ring, "call_events", row, party(number, name=name), directed=False))
    for table, people in (("whitelist", talk.people[1:4]), ("blacklist", talk.people[8:])):
        for row, person in enumerate(people, 1):
            name = person.name if table == "whitelist" else None
            rows[table].append(
                (uuid(person.key), name, person.phone, person.phone.lstrip("+"), 1_700_000_000_000 + row)
            )
            if name:
                spare.append((table, row))
    rows["room_master_table"] = [(42, "c0ffee00c0ffee00c0ffee00c0ffee00")]
    listed = "(id TEXT NOT NULL, displayName TEXT, phoneNumber TEXT NOT NULL, normalizedNumber TEXT, addedAt INTEGER NOT NULL, "
    script = (
        ROOM
        + f"""CREATE TABLE call_events (id TEXT NOT NULL, phoneNumber TEXT, normalizedNumber TEXT, displayName TEXT,
        timestamp INTEGER NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL, matchedWhitelistId TEXT,
        isPrivateNumber INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE whitelist {listed} PRIMARY KEY(id));
        CREATE TABLE blacklist {listed} PRIMARY KEY(id));"""
    )
    address = f"{HUB}/todgre/CallMeNot CallMeNot/app/src/main/java/com/callmenot/app/data/local/entity/CallEvent.kt"
    return database(script, rows, truth, address, decoys=("blacklist", "room_master_table"), spare=spare)


def raylic() -> Aside:
    """A service that tells of calls: a row a call with the state it is in and milliseconds, no length, no name.

    A package in place of a path: com.example.raylicallservice.data. Taken for granted: states `RINGING` for what came in and
    was not taken, `OFFHOOK` for what was, `IDLE` for what ended; a number may be null.
    """
    talk = pool("raylic", people=9, rings=42)
    rows, truth = Rows(calls=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        number = ring.other.phone if ring.n % 10 else None
        state = "IDLE" if ring.duration else ("RINGING", "OFFHOOK")[ring.out]
        rows["calls"].append((uuid(f"{ring.n:05x}" + ring.other.key[5:]), number, ring.ms, state))
        truth.append(rang(ring, "calls", row, party(number), directed=False))
    rows["room_master_table"] = [(42, "1a2b3c4d5e6f708192a3b4c5d6e7f809")]
    script = ROOM + (
        "CREATE TABLE calls (callId TEXT NOT NULL, phoneNumber TEXT, timestamp INTEGER NOT NULL, callState TEXT NOT NULL, "
        "PRIMARY KEY(callId));"
    )
    return database(script, rows, truth, "com.example.raylicallservice.data.CallEntity", decoys=("room_master_table",))
