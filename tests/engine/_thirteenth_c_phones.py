"""Dialers and recorders of the third part of the thirteenth set: what they keep of calls.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.engine._thirteenth_c_talk import HUB, LOCALE, ROOM, Rows, hexed, stamp, thirteenth
from tests.engine.published_talk import Aside, Record, database, local, party, rang, spaced
from tests.formats.realm.build import BOOL, INT, STRING, Col, Tab, realm


def ashu() -> Aside:
    """The phone's log once more, with notes about callers beside it.

    Taken for granted: what was rung and not taken comes as MISSED or REJECTED whatever its length says. Blocked and locked
    numbers, rules and reminders have tables too, whose columns were not read: they are left out.
    """
    talk = thirteenth("ashu", people=13, rings=47)
    rows, truth = Rows(call_log=[], call_notes=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        way = "OUTGOING" if ring.out else "INCOMING" if ring.duration else ("MISSED", "REJECTED")[ring.n % 5 == 2]
        named = ring.other.n < 10
        photo = (
            f"content://com.android.contacts/display_photo/{ring.other.n}" if named and ring.other.n % 3 == 1 else None
        )
        name = ring.other.name if named else None
        number = ring.other.phone if ring.n % 3 else ring.other.local
        rows["call_log"].append(
            (row, number, name, way, ring.ms, ring.duration, int(not named and ring.n % 4 == 0), photo)
        )
        truth.append(rang(ring, "call_log", row, party(number, name=name), duration=ring.duration))
    for n, text in enumerate(
        ("Angebot bis Freitag schicken", "rappeler après 18h", "asked for the blue one", "nie odbierać"), 1
    ):
        who = talk.people[n]
        rows["call_notes"].append((n, who.phone, who.name, text, talk.rings[n * 7].ms + 42_000))
    rows["private_space_config"] = [(1, 1, hexed("salt", 32), hexed("hash"), hexed("backup", 32), hexed("code"))]
    rows["room_master_table"] = [(42, hexed("ashu room", 32))]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE call_log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, displayName TEXT,
        direction TEXT NOT NULL, timestampMillis INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, isSpam INTEGER NOT NULL,
        photoUri TEXT);
        CREATE UNIQUE INDEX index_call_log_phoneNumber_timestampMillis ON call_log (phoneNumber, timestampMillis);
        CREATE TABLE call_notes (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,
        callerLabel TEXT NOT NULL, text TEXT NOT NULL, createdAtMillis INTEGER NOT NULL);
        CREATE INDEX index_call_notes_phoneNumber ON call_notes (phoneNumber);
        CREATE TABLE private_space_config (id INTEGER NOT NULL, isSetUp INTEGER NOT NULL, passwordSalt TEXT NOT NULL,
        passwordHash TEXT NOT NULL, backupCodeSalt TEXT NOT NULL, backupCodeHash TEXT NOT NULL, PRIMARY KEY(id));"""
    )
    rows["android_metadata"] = [("en_IN",)]
    return database(
        script, rows, truth,
        f"{HUB}/ashutoshnishad799-svg/AshuDialer-v3-public app/src/main/java/com/ashudialer/app/data/db/CallLogEntity.kt",
        decoys=("call_notes", "private_space_config", "room_master_table", "android_metadata"),
    )  # fmt: skip


def sdrecorder() -> Aside:
    """A recorder in Russian: calls that were talked, with the name the phone's book had; '' where it had none.

    Nothing that was read fills `transcription`: it stays empty.
    """
    talk = thirteenth("sdrecorder", people=11, rings=56)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(recordings=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        hidden, named = ring.n % 17 == 5, ring.other.n < 9
        number, name = "" if hidden else ring.other.phone, ring.other.name if named and not hidden else ""
        way = "OUT" if ring.out else "IN"
        file = "/storage/emulated/0/Android/data/com.callrecorder.android/files/Recordings/"
        file += f"{way}_{number or 'unknown'}_{stamp(ring.ms, '%Y-%m-%d_%H-%M-%S')}.m4a"
        size = ring.duration * 12_000 + 4096
        rows["recordings"].append((row, number, name, file, ring.ms, ring.duration, size, int(not ring.out), None))
        ways = [] if hidden else party(number, name=name or None)
        truth.append(rang(ring, "recordings", row, ways, duration=ring.duration))
    rows["room_master_table"] = [(42, hexed("sd room", 32))]
    script = (
        ROOM
        + """CREATE TABLE recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,
        contactName TEXT NOT NULL, filePath TEXT NOT NULL, dateMillis INTEGER NOT NULL, durationSeconds INTEGER NOT NULL,
        fileSize INTEGER NOT NULL, isIncoming INTEGER NOT NULL, transcription TEXT);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/SD7609-netizen/CallRecorder app/src/main/java/com/callrecorder/android/data/Recording.kt",
        decoys=("room_master_table",),
    )  # fmt: skip


def irin() -> Aside:
    """A recorder's list of its files: a number and when, neither way nor length.

    Taken for granted: `name` is the file as its service makes it (what calls it was not read), `date` the moment it began.
    """
    talk = thirteenth("irin", people=9, rings=44)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(recordings=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        file = f"/storage/emulated/0/CallRecorder/{ring.other.phone}+{ring.ms - 3}.3gp"
        rows["recordings"].append((row, file, ring.other.phone, ring.ms))
        truth.append(rang(ring, "recordings", row, party(ring.other.phone), directed=False))
    rows["room_master_table"] = [(42, hexed("irin room", 32))]
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT, number TEXT,
        date INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/Irin1306/callrecorder app/src/main/java/com/example/cr/data/entity/Recording.java",
        decoys=("room_master_table", "android_metadata"),
    )  # fmt: skip


def diablo() -> Aside:
    """Day and time in two columns as the app spells them: `7_11_2023` and `0:5:41 PM`; no way it went.

    The clock has hours from 0 to 11, and nothing is filled up with zeros. Who is not in the phone's book is UNKNOWN.
    """
    talk = thirteenth("diablo", people=10, rings=50)
    taken = [r for r in talk.rings if r.duration][:34]
    rows, truth = Rows(callRecord=[]), list[Record]()
    for row, ring in enumerate(taken, 1):
        at = datetime.fromtimestamp(ring.s, UTC)
        clock = f"{at.hour % 12}:{at.minute}:{at.second} {'PM' if at.hour >= 12 else 'AM'}"
        named = ring.other.n < 8
        number, name = ring.other.phone, ring.other.name if named else "UNKNOWN"
        rows["callRecord"].append((row, number, name, clock, f"{at.day}_{at.month}_{at.year}"))
        ways = party(number, name=ring.other.name if named else None)
        truth.append(rang(ring, "callRecord", row, ways, at=local(stamp(ring.ms)), directed=False))
    rows["android_metadata"] = [("en_US",)]
    script = (
        LOCALE
        + """CREATE TABLE callRecord(serialNumber INTEGER PRIMARY KEY,phoneNumber TEXT,contactName TEXT,time TEXT,
        date TEXT);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/diablo1408/MyCallRecorder app/src/main/java/com/example/mycallrecorder/DatabaseHandler.kt",
        decoys=("android_metadata",),
    )  # fmt: skip


def hajar() -> Aside:
    """A recorder that keeps its calls in Realm: begin and end, and all that the phone says of its card and net.

    Taken for granted: the file's name, codes of the sound's source and form, that `mIsSaved` is set by hand for few.
    """
    talk = thirteenth("hajar", people=9, rings=46)
    taken = [r for r in talk.rings if r.duration]
    favourites, truth = {2, 5}, list[Record]()
    objects: dict[int, dict[str, Any]] = {}
    for key, ring in enumerate(taken):
        number = ring.other.phone if ring.n % 4 else ring.other.local
        mark = "--0-" if ring.out else "-I--"
        objects[key] = {
            "mPhoneNumber": number, "mBeginTimestamp": ring.ms, "mEndTimestamp": ring.ms + ring.duration * 1000 + 311,
            "mIsInProgress": False, "mSimOperator": "60400", "mSimOperatorName": "MarocNum", "mSimCountryIso": "ma",
            "mSimSerialNumber": "8921200000012345678", "mNetworkOperator": "60400", "mNetworkOperatorName": "MarocNum",
            "mNetworkCountryIso": "ma", "mAudioSource": 7, "mOutputFormat": 1, "mAudioEncoder": 1,
            "mOutputFile": f"/storage/emulated/0/Android/data/com.rec.calls/files/{number}{mark}{ring.ms}",
            "mIsSaved": key % 11 == 4, "type": "outgoing" if ring.out else "incoming",
            "favourit": ring.other.n in favourites,
        }  # fmt: skip
        truth.append(rang(ring, "CallObject", key, party(number)))
    texts = ("mSimOperator", "mSimOperatorName", "mSimCountryIso", "mSimSerialNumber", "mNetworkOperator",
             "mNetworkOperatorName", "mNetworkCountryIso")  # fmt: skip
    columns = [
        Col("mPhoneNumber", STRING, nullable=True), Col("mBeginTimestamp", INT), Col("mEndTimestamp", INT),
        Col("mIsInProgress", BOOL), *(Col(name, STRING, nullable=True) for name in texts), Col("mAudioSource", INT),
        Col("mOutputFormat", INT), Col("mAudioEncoder", INT), Col("mOutputFile", STRING, nullable=True),
        Col("mIsSaved", BOOL), Col("type", STRING, nullable=True), Col("favourit", BOOL),
    ]  # fmt: skip
    address = f"{HUB}/hajarbraim20/CallRecorderApp app/src/main/java/com/rec/calls/models/CallObject.java"
    path = "data/data/com.rec.calls/files/default.realm"
    return Aside(realm([Tab("CallObject", columns, objects)]), truth, address, path=path)
