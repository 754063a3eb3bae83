"""Telephones of the fourteenth set's part of calls: two that record, firms that watch their calls, and a copy of the log.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._fourteenth_d_talk import dialled, fourteenth, wall
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, stamp, uuid
from tests.engine.published_talk import Aside, Record, Ring, database, party, rang, spaced


def easysales() -> Aside:
    """A recorder's calls, from whom or to whom in two columns of which the other is empty; times are REAL, milliseconds.

    A call has a beginning and an end, of a missed one both are the moment when ringing stopped. One that was not sent to the
    server has NULL there. Taken for granted: that the receiver gives only the far side's number, how it names who is in no book
    (not at all), and how a recording is called.
    """
    talk = fourteenth("easysales", people=17, rings=44)
    rows, truth = Rows(Call=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        other, missed = ring.other, not ring.out and not ring.duration
        number = other.phone if not ring.out or ring.n % 3 else dialled(other.local)
        name = other.name if other.n % 4 != 2 else None
        length = 3 + ring.n % 9 if missed else ring.duration * 1000 + 7_000 * ring.out + ring.n * 13
        file = f"/storage/emulated/0/CallLog/{stamp(ring.ms, '%Y%m%d_%H%M%S')}.3gp"
        rows["Call"].append(
            (row, name, None if ring.out else number, number if ring.out else None, 2 if ring.out else 3 if missed else 1,
             float(ring.ms), float(ring.ms + length), None if missed else file, None if ring.n > 39 else 1)
        )  # fmt: skip
        truth.append(rang(ring, "Call", row, party(number, name=name), duration=length / 1000))
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        LOCALE
        + """CREATE TABLE `Call` (`_id` INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT UNIQUE, `Name` TEXT, `NumberFrom` TEXT,
        `NumberTo` TEXT, `Type` INTEGER, `BeginDate` REAL, `EndDate` REAL, `RecordPath` TEXT, `IsSynchronized` INTEGER);
        PRAGMA user_version = 6;"""
    )
    address = f"""{HUB}/ValeryPonomarev/CallLog app/src/main/java/com/easysales/calllog/Repository/Call/CallRepository.java,
        Entities/CallFactory.java, Entities/CallType.java, Services/CallProcessService.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


def _flutter(ring: Ring) -> str:
    """A call's kind as the plug-in that reads the phone's log names it."""
    if ring.out:
        return "outgoing"
    return "incoming" if ring.duration else ("missed", "missed", "rejected")[ring.n % 3]


def crm() -> Aside:
    """Calls of a firm's man, taken from the phone's log a batch at a time, and the recordings found in a folder.

    Times are Dart's text of the wall clock; a number that the log has no form for is the word null. His own number is in each
    row. Rows came by single inserts, newest first in a batch. Taken for granted: which form the log gives to a number, and how
    phones name recordings and the app their times and sizes; a recording's row may be told or not.
    """
    talk = fourteenth("crm", people=16, rings=48)
    rows, truth, spare = Rows(recordings=[], callLogs=[]), list[Record](), list[tuple[str, int]]()
    order = [*reversed(talk.rings[:22]), *reversed(talk.rings[22:37]), *reversed(talk.rings[37:])]
    ends = (talk.rings[21].ms, talk.rings[36].ms, talk.rings[47].ms)
    for row, ring in enumerate(order, 1):
        number = ring.other.phone if ring.n % 4 else dialled(ring.other.local)
        form = "null" if ring.n % 9 == 5 else ring.other.local
        when = stamp(ring.ms) + f".{ring.ms % 1000:03}"
        batch = (ring.n > 21) + (ring.n > 36)
        taken = ends[batch] + 60_000 + row * 3
        rows["callLogs"].append(
            (uuid(hexed(f"crm{ring.n}", 24)), number, form, int(batch < 2), ring.duration, talk.me.phone.lstrip("+"), when,
             _flutter(ring), f"{stamp(taken)}.{taken % 1000:03}{ring.n * 7 % 1000:03}")
        )  # fmt: skip
        ways = party(*dict.fromkeys((number,) if form == "null" else (number, form)))
        truth.append(rang(ring, "callLogs", row, ways, at=wall(when), duration=ring.duration))
        if ring.duration and ring.n % 4 == 1:
            title = f"{number}_{stamp(ring.ms, '%y%m%d_%H%M%S')}.m4a"
            done = ring.ms - ring.ms % 1000 + ring.duration * 1000
            rows["recordings"].append(
                (uuid(hexed(f"rec{ring.n}", 24)), title, f"/storage/emulated/0/Call/{title}", int(batch < 2),
                 f"{ring.duration * 1.6:.2f} KB", stamp(done, "%b %d, %Y %I:%M %p"), talk.me.phone.lstrip("+"),
                 f"{stamp(done)}.000")
            )  # fmt: skip
            spare.append(("recordings", len(rows["recordings"])))
    rows["android_metadata"] = [("en_IN",)]
    script = (
        LOCALE
        + """CREATE TABLE recordings (id TEXT PRIMARY KEY,title TEXT UNIQUE,path TEXT UNIQUE,isSynced BOOLEAN,size TEXT,
        formatedTime TEXT,roNumber TEXT,createdAt CURRENT_TIMESTAMP);
        CREATE TABLE callLogs (id TEXT PRIMARY KEY,dialedNumber TEXT,formatedDialedNumber TEXT,isSynced BOOLEAN,duration INT,
        roNumber TEXT,callingTime TEXT,callType TEXT,createdAt CURRENT_TIMESTAMP,
        UNIQUE(dialedNumber, callingTime, duration));
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/bajajmohit19/callLog_flutter lib/database/database.dart, lib/database/CallLogsModel.dart,
        lib/providers/core_provider.dart"""
    return database(script, rows, truth, address, decoys=("android_metadata",), spare=spare)


def centre() -> Aside:
    """Calls of a call centre's agent: how long each rang and who hung up; names of nobody.

    Each row is the newest of the phone's log some seconds after a call; the log's rows of before are not taken. Taken for
    granted: what the agent's token looks like.
    """
    talk = fourteenth("centre", people=20, rings=50)
    rows, truth, token = Rows(call_logs=[]), list[Record](), hexed("agent", 32)
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        number = dialled(ring.other.local) if ring.out and ring.n % 2 else ring.other.phone
        kind = _flutter(ring).upper()
        by = ("AGENT", "CLIENT", "UNKNOWN")[(ring.n * 5 + ring.other.n) % 3] if ring.duration else "UNKNOWN"
        rows["call_logs"].append(
            (
                row,
                number,
                kind,
                ring.duration,
                2 + (ring.n * 7 + ring.other.n) % 28,
                ring.ms,
                token,
                by,
                int(ring.n < 47),
            )
        )
        truth.append(rang(ring, "call_logs", row, party(number), duration=ring.duration))
    rows["android_metadata"] = [("en_US",)]
    rows["room_master_table"] = [(42, hexed("centre", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `call_logs` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT NOT NULL,
        `type` TEXT NOT NULL, `duration` INTEGER NOT NULL, `ringingDuration` INTEGER NOT NULL, `timestamp` INTEGER NOT NULL,
        `agentToken` TEXT NOT NULL, `disconnectedBy` TEXT NOT NULL, `isSynced` INTEGER NOT NULL);
        CREATE UNIQUE INDEX `index_call_logs_phoneNumber_type_timestamp` ON `call_logs` (`phoneNumber`, `type`, `timestamp`);"""
    )
    address = f"""{HUB}/codtoop/call-log-tracker-1 android-app/app/src/main/java/com/example/callcentermonitor/data/
        CallLogEntity.kt, CallLogWorker.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"))


def closecall() -> Aside:
    """A recorder's calls: day, minute and length are texts; calls in which nobody spoke are not kept.

    A row has the number of the phone's own log. All recordings have one name, with a number where the phone adds one. Taken for
    granted, as the worker that stores a row was not read: that it leaves `caller` empty, and what it writes when it has sent one.
    """
    talk = fourteenth("closecall", people=15, rings=56)
    rows, truth = Rows(phone_call=[]), list[Record]()
    for ring in [r for r in talk.rings if r.duration]:
        row, number = 240 + ring.n, ring.other.phone if ring.n % 3 else dialled(ring.other.local)
        length = ring.duration
        spent = f"{length // 3600:02}:{length % 3600 // 60:02}:{length % 60:02}"
        sent, file = ring.n % 6 != 2, f"test ({ring.n})" if ring.n else "test"
        link = f"https://drive.example.com/file/d/{hexed(f'close{ring.n}', 28)}/view" if sent else ""
        rows["phone_call"].append(
            (row, "", number, "Outgoing Call" if ring.out else "Incoming Call", stamp(ring.ms, "%Y-%m-%d"),
             stamp(ring.ms, "%H:%M"), spent, link, f"/storage/emulated/0/Download/CloseCall/{file}.mp3", int(sent),
             4_096 + length * 1_600)
        )  # fmt: skip
        at = wall(stamp(ring.ms, "%Y-%m-%d %H:%M:00"))
        truth.append(rang(ring, "phone_call", row, party(number), at=at, duration=length))
    rows["android_metadata"] = [("en_GB",)]
    rows["room_master_table"] = [(42, hexed("closecall", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `phone_call` (`id` INTEGER, `caller` TEXT, `Number` TEXT, `Type` TEXT, `Date` TEXT, `Time` TEXT,
        `Duration` TEXT, `Link` TEXT, `filePath` TEXT, `uploadStatus` INTEGER, `fileSize` INTEGER, PRIMARY KEY(`id`));"""
    )
    address = f"""{HUB}/AppDev321/CallRecording app/src/main/java/com/example/callrecording/database/tables/PhoneCall.kt,
        receiver/TelephonyBroadReceiver.kt, utils/AppUtils.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"))


def calllogger() -> Aside:
    """A copy of the phone's log that outlives it, with the log's own codes; those there at first are in from new to old.

    A call whose number is withheld has the word Unknown, and may be told or not. A blocked call and one to voice mail came in.
    """
    talk = fourteenth("calllogger", people=22, rings=50)
    rows, truth, spare = Rows(calls=[]), list[Record](), list[tuple[str, int]]()
    for row, ring in enumerate([*reversed(talk.rings[:33]), *talk.rings[33:]], 1):
        other = ring.other
        kind = 2 if ring.out else 1 if ring.duration else (3, 5, 3, 6, 3, 4)[ring.n % 6]
        hidden = not ring.out and ring.n % 12 == 6
        number = "Unknown" if hidden else other.phone if ring.n % 4 else dialled(other.local)
        name = None if hidden or other.n % 3 == 1 else other.name
        rows["calls"].append((row, number, name, kind, ring.ms, ring.duration))
        if hidden:
            spare.append(("calls", row))
        else:
            truth.append(rang(ring, "calls", row, party(number, name=name), duration=ring.duration))
    rows["android_metadata"] = [("en_IN",)]
    rows["room_master_table"] = [(42, hexed("calllogger", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `calls` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `number` TEXT NOT NULL, `name` TEXT,
        `type` INTEGER NOT NULL, `date` INTEGER NOT NULL, `duration` INTEGER NOT NULL);
        CREATE UNIQUE INDEX `index_calls_number_date_type` ON `calls` (`number`, `date`, `type`);"""
    )
    address = f"""{HUB}/NoTimeInnovations/call-logger app/src/main/java/com/mydream/calllogger/data/CallEntity.kt,
        CallRepository.kt, CallTypes.kt"""
    return database(script, rows, truth, address, decoys=("android_metadata", "room_master_table"), spare=spare)
