"""Six more stores of calls for the eleventh set. Of three the declaration was read, of three it is written from memory.

Those from memory are named in the set's `REMEMBERED`. What the sources leave open, and what memory may have wrong, is said at
each store.
"""

from __future__ import annotations

import plistlib
from typing import Any

from tests.engine._eleventh_talk import eleventh
from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, stamp, uuid
from tests.engine.published_talk import COCOA, Aside, Record, Ring, database, party, rang, says, spaced


def gnome() -> Aside:
    """Calls of Linux phones by mobile network and SIP: moments in UTC as text, no time of taking where nobody answered.

    The record's class was read in version 44 alpha; that moments are texts of ISO 8601 and what libgom keeps beside, in names
    and texts inside its library, whose source was not at hand. Records of the first version have no protocol. Taken for
    granted: the order of columns, addresses of SIP as `sip:` and a name, and that a call which the app did not outlive has no
    end.
    """
    talk = eleventh("gnome", people=11, rings=46)
    rows, truth = Rows(_gom_version=[(1,), (2,)], calls=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        voip = ring.other.n % 4 == 0
        target = f"sip:{ring.other.handle}@sip.zeile.example" if voip else ring.other.phone
        begun = ring.ms * 1000 + 1 + talk.rng.randrange(999)
        taken = begun + 5_200_411 if ring.duration else None
        end = (taken or begun + 24_000_317) + ring.duration * 1_000_000
        rows["calls"].append(
            (row, target, int(not ring.out), _moment(begun), taken and _moment(taken),
             None if ring.n == 17 else _moment(end), None if ring.n < 9 else "sip" if voip else "tel")
        )  # fmt: skip
        truth.append(rang(ring, "calls", row, party(target), at=begun))
    script = """CREATE TABLE _gom_version (version INTEGER);
        CREATE TABLE calls ('id' INTEGER PRIMARY KEY AUTOINCREMENT, 'target' TEXT, 'inbound' INTEGER, 'start' TEXT,
        'answered' TEXT, 'end' TEXT, 'protocol' TEXT);"""
    address = "Debian's source package gnome-calls 44~alpha.1 (src/calls-call-record.c, src/calls-record-store.c)"
    return database(script, rows, truth, address, decoys=("_gom_version",))


def _moment(us: int) -> str:
    return f"{stamp(us // 1000, '%Y-%m-%dT%H:%M:%S')}.{us % 1_000_000:06}Z"


def signal2014() -> Aside:
    """The list of calls of Signal's first app for iPhones, the newest first: a keyed archive in its preferences, no lengths.

    A number is an object with the number as dialled and in its international form. Type 1 came in, 2 went out, 3 was missed.
    A search showed the header of the list's keeper; names of keys, codes and classes are written from memory.
    """
    talk = eleventh("signal2014", people=9, rings=34)
    calls, truth = list[Ring](reversed(talk.rings)), list[Record]()
    objects: list[Any] = ["$null"]

    def put(value: object) -> plistlib.UID:
        objects.append(value)
        return plistlib.UID(len(objects) - 1)

    def kind(*names: str) -> plistlib.UID:
        return put({"$classname": names[0], "$classes": [*names, "NSObject"]})

    top = put({})
    array, call, number, parsed, date = (
        kind("NSArray"), kind("RecentCall"), kind("PhoneNumber"), kind("NBPhoneNumber"), kind("NSDate"),
    )  # fmt: skip
    listed = list[plistlib.UID]()
    for row, ring in enumerate(calls):
        phone = ring.other.phone
        code = phone[1 : _code(phone) + 1]
        told = {
            "$class": parsed, "countryCode": put(int(code)), "nationalNumber": put(int(phone[1 + len(code) :])),
            "extension": plistlib.UID(0), "italianLeadingZero": False, "rawInput": plistlib.UID(0),
            "countryCodeSource": plistlib.UID(0), "preferredDomesticCarrierCode": plistlib.UID(0),
        }  # fmt: skip
        both = {
            "$class": number,
            "RPDefaultsKeyPhoneNumberString": put(told),
            "RPDefaultsKeyPhoneNumberCanonical": put(phone),
        }
        way = 2 if ring.out else 1 if ring.duration else 3
        fields = {
            "$class": call, "DefaultsKeyContactID": put(40 + ring.other.n if ring.other.n < 7 else -1),
            "DefaultsKeyPhoneNumber": put(both), "DefaultsKeycallType": put(way),
            "DefaultsKeyDate": put({"$class": date, "NS.time": ring.ms / 1000 - COCOA}),
            "DefaultsKeyDateIsArchived": ring.n < 20, "DefaultsKeyUserNotified": row > 1,
        }  # fmt: skip
        listed.append(put(fields))
        truth.append(rang(ring, "RPRecentCallsDefaultKey", row, party(phone)))
    objects[top.data] = {"$class": array, "NS.objects": listed}
    whole = {"$archiver": "NSKeyedArchiver", "$version": 100_000, "$top": {"root": top}, "$objects": objects}
    kept = {
        "RPRecentCallsDefaultKey": plistlib.dumps(whole, fmt=plistlib.FMT_BINARY),
        "Directory Update Last": stamp(talk.rings[-1].ms),
        "AppleLanguages": ["de-DE", "en-DE"],
        "Screen Security Key": True,
    }
    where = "private/var/mobile/Containers/Data/Application/5B1E/Library/Preferences/org.whispersystems.signal.plist"
    address = f"{HUB}/signalapp/Signal-iOS (RecentCallManager.h of 2014; RecentCall.m and PhoneNumber.m from memory)"
    return Aside(plistlib.dumps(kept, fmt=plistlib.FMT_BINARY), truth, address, path=where)


def _code(phone: str) -> int:
    """How many digits a number's country has."""
    if phone[1] in "17":
        return 1
    return 3 if phone[1:4] in ("212", "234", "351", "353", "358", "380", "386") else 2


def bitcory() -> Aside:
    """A firm's recorder: its files of calls that were taken, with number, way as a word and length in seconds.

    Taken for granted: that the moment is the call's begin and in milliseconds as the row's making is, and names of files as
    Samsung's phones give them. Calls that nobody took have no file and no row.
    """
    talk = eleventh("bitcory", people=12, rings=48)
    rows, truth = Rows(recordings=[]), list[Record]()
    taken = [r for r in talk.rings if r.duration]
    for row, ring in enumerate(taken, 1):
        number = ring.other.phone if ring.n % 3 else "".join(c for c in ring.other.local if c.isdigit())
        name = f"통화 녹음 {number}_{stamp(ring.ms, '%y%m%d_%H%M%S')}.m4a"
        state = "pending" if row > len(taken) - 3 else "failed" if ring.n % 12 == 7 else "done"
        rows["recordings"].append(
            (uuid(hexed(f"bitcory{row}", 24)), name, f"/storage/emulated/0/Recordings/Call/{name}", number,
             "outgoing" if ring.out else "incoming", ring.duration, ring.ms, state, ring.ms + ring.duration * 1000 + 2840)
        )  # fmt: skip
        truth.append(rang(ring, "recordings", row, party(number), duration=ring.duration))
    rows["room_master_table"] = [(42, "b3a90c1f7d2e4856a0d1c2b3e4f50617")]
    script = (
        ROOM
        + """CREATE TABLE recordings (id TEXT NOT NULL, fileName TEXT NOT NULL, filePath TEXT NOT NULL,
        phoneNumber TEXT NOT NULL, callType TEXT NOT NULL, duration INTEGER NOT NULL, recordedAt INTEGER NOT NULL,
        uploadStatus TEXT NOT NULL, createdAt INTEGER NOT NULL, PRIMARY KEY(id));"""
    )
    address = f"{HUB}/bitcory/call-recorder-app app/src/main/java/com/company/callrecorder/data/Recording.kt"
    return database(script, rows, truth, address, decoys=("room_master_table",))


def dhaval() -> Aside:
    """A recorder for oneself: number, way, sound file, length, a note and when.

    Its entity was read, not what turns its ways and moments into columns. Taken for granted: ways by their names, moments in
    milliseconds at the call's begin, lengths in milliseconds as Android's players tell them.
    """
    talk = eleventh("dhaval", people=10, rings=52)
    rows, truth = Rows(call_recording=[]), list[Record]()
    taken = [r for r in talk.rings if r.duration]
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        number, length = ring.other.phone, ring.duration * 1000 + 10 * (ring.n % 90)
        path = "/data/user/0/com.github.dhaval2404.callrecorder/files/recording"
        note = (None, "price for both floors, until Friday", "reclamation, order 5518")[
            (ring.n % 9 == 4) + (ring.n % 18 == 4)
        ]
        rows["call_recording"].append(
            (row, number, "OUTGOING" if ring.out else "INCOMING", f"{path}/{number}_{ring.ms}.amr", length, note,
             int(ring.n % 8 == 3), ring.ms)
        )  # fmt: skip
        truth.append(rang(ring, "call_recording", row, party(number), duration=length / 1000))
    rows["room_master_table"] = [(42, "07c2d4e6f8a90b1c3d5e7f8192a3b4c5")]
    script = (
        ROOM
        + """CREATE TABLE call_recording (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phone_number TEXT NOT NULL,
        call_type TEXT NOT NULL, audio_path TEXT NOT NULL, duration INTEGER NOT NULL, note TEXT,
        is_favourite INTEGER NOT NULL, created_at INTEGER NOT NULL);"""
    )
    address = (
        f"{HUB}/Dhaval2404/CallRecorder features/callrecord/src/main/java/com/github/dhaval2404/callrecorder/callrecord/"
        "data/entity/CallRecording.kt"
    )
    return database(script, rows, truth, address, decoys=("room_master_table",))


def maemo() -> Aside:
    """The event log of Nokia's N900, from memory: calls and texts in one table, times in seconds, names in a second table.

    What an event is its type says, another for missed calls; threads of both are the last seven digits. Lengths are in no
    column. Taken for granted: numbers of services and types, which the phone gives as its plugins come, and that a missed call
    ends as it began.
    """
    talk = eleventh("maemo", count=40, people=9, rings=36)
    truth, spare = list[Record](), list[tuple[str, int]]()
    rows = Rows(Services=[], EventTypes=[], Remotes=[], Events=[], Headers=[], Attachments=[], GroupCache=[])
    rows["Services"] = [
        (1, "RTCOM_EL_SERVICE_CHAT", 1, "Chat"), (2, "RTCOM_EL_SERVICE_SMS", 2, "SMS Service"),
        (3, "RTCOM_EL_SERVICE_CALL", 3, "Call Service"),
    ]  # fmt: skip
    rows["EventTypes"] = [
        (1, "RTCOM_EL_EVENTTYPE_CHAT_MESSAGE", 1, "Chat message"), (2, "RTCOM_EL_EVENTTYPE_CHAT_NOTICE", 1, "Notice"),
        (3, "RTCOM_EL_EVENTTYPE_CHAT_ACTION", 1, "Action"), (4, "RTCOM_EL_EVENTTYPE_SMS_MESSAGE", 2, "SMS"),
        (5, "RTCOM_EL_EVENTTYPE_CALL", 3, "Call"), (6, "RTCOM_EL_EVENTTYPE_CALL_MISSED", 3, "Missed call"),
        (7, "RTCOM_EL_EVENTTYPE_CALL_VOICEMAIL", 3, "Voicemail"),
    ]  # fmt: skip
    lines = [x for x in talk.lines if x.text and x.chat not in talk.groups]
    events = sorted([*((x.ms, 0, x.n) for x in lines), *((r.ms, 1, r.n) for r in talk.rings)])
    texts, calls = {x.n: x for x in lines}, {r.n: r for r in talk.rings}
    groups = dict[str, list[int]]()
    for row, (ms, called, n) in zip(spaced(talk.rng, len(events)), events, strict=True):
        other = calls[n].other if called else talk.people[texts[n].chat]
        phone, name, s = other.phone, other.name if other.n < 7 else None, ms // 1000
        thread = phone[-7:]
        ways = party(phone, name=name)
        fixed = (0, 0, 0, "ring/tel/ring", None, phone, None)
        if called:
            ring = calls[n]
            missed = not ring.out and not ring.duration
            rows["Events"].append((row, 3, 6 if missed else 5, s, s, s + ring.duration, int(n < 30), int(ring.out), *fixed,
                                   None, thread))  # fmt: skip
            truth.append(rang(ring, "Events", row, ways, at=s * 1_000_000, thread=thread))
        else:
            line = texts[n]
            begun = s if line.out else s - 7
            rows["Events"].append((row, 2, 4, s, begun, 0, int(line.out or not line.unread), int(line.out), *fixed, line.text,
                                   thread))  # fmt: skip
            told = says(line, "Events", row, at=begun * 1_000_000, sender=() if line.out else ways, to=ways if line.out else (),
                        thread=thread)  # fmt: skip
            truth.append(told)
            rows["Headers"].append((len(rows["Headers"]) + 1, row, "message-token", hexed(f"maemo{row}", 16)))
        groups.setdefault(thread, []).append(row)
    for row, person in enumerate(talk.people[1:], 1):
        spare.append(("Remotes", row))
        rows["Remotes"].append(("ring/tel/ring", person.phone, person.name if person.n < 7 else None,
                                str(60 + person.n) if person.n < 7 else None))  # fmt: skip
    ends = {r[0]: r for r in rows["Events"]}
    rows["GroupCache"] = [
        (all_[-1], ends[all_[-1]][1], thread, len(all_), sum(ends[e][6] for e in all_), 0)
        for thread, all_ in sorted(groups.items())
    ]
    script = """CREATE TABLE Services (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, plugin_id INTEGER NOT NULL, desc TEXT);
        CREATE TABLE EventTypes (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, plugin_id INTEGER NOT NULL, desc TEXT);
        CREATE TABLE Remotes (local_uid TEXT NOT NULL, remote_uid TEXT NOT NULL, remote_name TEXT, abook_uid TEXT,
        PRIMARY KEY(local_uid, remote_uid));
        CREATE TABLE Events (id INTEGER PRIMARY KEY, service_id INTEGER NOT NULL, event_type_id INTEGER NOT NULL,
        storage_time INTEGER NOT NULL, start_time INTEGER NOT NULL, end_time INTEGER, is_read INTEGER DEFAULT 0,
        outgoing BOOL DEFAULT 0, flags INTEGER DEFAULT 0, bytes_sent INTEGER DEFAULT 0, bytes_received INTEGER DEFAULT 0,
        local_uid TEXT, local_name TEXT, remote_uid TEXT, channel TEXT, free_text TEXT, group_uid TEXT);
        CREATE INDEX idx_ev_sid ON Events(service_id); CREATE INDEX idx_ev_end_time ON Events(end_time);
        CREATE TABLE Headers (id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL, name TEXT, value TEXT);
        CREATE TABLE Attachments (id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL, path TEXT NOT NULL, desc TEXT);
        CREATE TABLE GroupCache (event_id INTEGER NOT NULL, service_id INTEGER NOT NULL, group_uid TEXT NOT NULL UNIQUE,
        total_events INTEGER, read_events INTEGER, flags INTEGER DEFAULT 0);
        PRAGMA user_version = 1;"""
    address = f"{HUB}/community-ssu/rtcom-eventlogger (src/event.c, src/db.c: el-v1.db; from memory)"
    decoys = ("Services", "EventTypes", "Headers", "Attachments", "GroupCache")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def ring2016() -> Aside:
    """Ring on Android before its daemon kept talks, from memory: calls and texts in two tables of ORMLite, no names.

    Way 0 came in, 1 went out; times in milliseconds, lengths in no column. Taken for granted: the order of columns, and that
    calls which nobody took are missed whichever way they went, and end when the ringing did.
    """
    talk = eleventh("ring2016", count=34, people=8, rings=38)
    rows, truth = Rows(historycall=[], historytext=[]), list[Record]()
    account = hexed("ring2016", 16)
    ways = {p.n: f"sip:{p.handle}@sip.zeile.example" if p.n == 5 else f"ring:{hexed(p.key, 40)}" for p in talk.people}
    books = {
        p.n: (30 + p.n, f"0r{p.n}-{hexed(p.key, 12).upper()}") if p.n in (1, 4, 5) else (-1, None) for p in talk.people
    }
    for row, ring in enumerate(talk.rings, 1):
        number, missed = ways[ring.other.n], not ring.duration
        rows["historycall"].append(
            (account, ring.ms, ring.ms + (ring.duration or 28) * 1000 + 417, number, int(missed), int(ring.out), "",
             *books[ring.other.n], str(int(hexed(f"call{row}", 15), 16)))
        )  # fmt: skip
        truth.append(rang(ring, "historycall", row, party(number)))
    for line in talk.lines:
        if not line.text or line.chat in talk.groups:
            continue
        row, number = len(rows["historytext"]) + 1, ways[line.chat]
        rows["historytext"].append(
            (int(hexed(line.key, 14), 16), line.ms, number, int(line.out), account, *books[line.chat], "", line.text,
             int(line.out or not line.unread), "SENT" if line.out else "READ")
        )  # fmt: skip
        way = party(number)
        truth.append(says(line, "historytext", row, sender=() if line.out else way, to=way if line.out else ()))
    rows["android_metadata"] = [("fr_CA",)]
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE `historycall` (`accountID` VARCHAR , `TIMESTAMP_START` BIGINT , `TIMESTAMP_END` BIGINT , `number` VARCHAR ,
        `missed` SMALLINT , `direction` INTEGER , `recordPath` VARCHAR , `contactID` BIGINT , `contactKey` VARCHAR ,
        `callID` VARCHAR , PRIMARY KEY (`callID`) );
        CREATE INDEX `historycall_TIMESTAMP_START_idx` ON `historycall` ( `TIMESTAMP_START` );
        CREATE TABLE `historytext` (`id` BIGINT , `TIMESTAMP` BIGINT , `number` VARCHAR , `direction` INTEGER ,
        `accountID` VARCHAR , `contactID` BIGINT , `contactKey` VARCHAR , `callID` VARCHAR , `message` VARCHAR ,
        `read` SMALLINT , `state` VARCHAR , PRIMARY KEY (`id`) );
        CREATE INDEX `historytext_TIMESTAMP_idx` ON `historytext` ( `TIMESTAMP` );
        PRAGMA user_version = 10;"""
    address = (
        f"{HUB}/savoirfairelinux/ring-client-android (cx/ring/history/HistoryCall.java, HistoryText.java; from memory)"
    )
    return database(script, rows, truth, address, decoys=("android_metadata",))
