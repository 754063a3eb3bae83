"""Recorders and a dialer of the fourteenth set: what they keep of calls.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._fourteenth_c_talk import (
    HUB,
    LOCALE,
    ROOM,
    Rows,
    answered,
    fourteenth,
    hexed,
    maybe,
    received,
    stamp,
    uuid,
)
from tests.engine.published_talk import Aside, Record, database, known, local, party, rang, spaced
from tests.formats.realm.build import BOOL, INT, STRING, Col, Tab, realm


def heqzha() -> Aside:
    """A recorder that never got further than calls taken: each is `Incoming`, and its name is made of the number.

    Begin, end and when the row was made are texts of the phone's clock. Taken for granted: numbers of rows go up by one, and
    what files are called.
    """
    talk = fourteenth("heqzha", people=11, rings=58)
    rows, truth = Rows(record_info_tb=[]), list[Record]()
    taken = received(answered(talk.rings))
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        number = ring.other.phone if ring.n % 3 else "".join(filter(str.isdigit, ring.other.local))
        end = ring.ms + ring.duration * 1000
        name = f"Name_{number}"
        file = f"/storage/emulated/0/PhoneCallRecorder/{stamp(ring.ms, '%Y%m%d%H%M%S')}.mp4"
        rows["record_info_tb"].append(
            (row, name, number, "Incoming", stamp(ring.ms), stamp(end), file, stamp(end + 400))
        )
        truth.append(rang(ring, "record_info_tb", row, party(number, name=name), at=local(stamp(ring.ms))))
    rows["android_metadata"] = [("zh_CN",)]
    script = (
        LOCALE
        + """CREATE TABLE record_info_tb ( record_info_id INTEGER PRIMARY KEY AUTOINCREMENT, record_info_name TEXT,
        record_info_number TEXT NOT NULL, record_info_call_state TEXT NOT NULL, record_info_begin_time TEXT NOT NULL,
        record_info_end_time TEXT NOT NULL, record_info_file_path TEXT, record_info_create_time DATETIME NOT NULL );"""
    )
    address = f"""{HUB}/heqzha/phonecallrecorder app/src/main/java/com/humming/heqzha/phonecallrecorder/library/
        DataBaseHelper.java, PhoneCallService.java, PhoneStateReceiver.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",))


MODES = ("DualUplinkDownlink", "DualUplinkDownlink", "SingleVoiceCallMono", "SingleVoiceCallStereo", "SingleMic")
"""Ways to record, by the names that its source has for them."""


def ever() -> Aside:
    """A recorder that keeps when a call began and ended and who it was with, but not which way it went.

    What is dictated without a call is in the same table, without number: spare. So are reports of calls that wait for a net.
    Taken for granted: a way to record is written by the name it has in code; kinds of reports, and how identifiers begin.
    """
    talk = fourteenth("ever", people=14, rings=62)
    rows, truth, spare = Rows(calls=[], pending_reports=[]), list[Record](), list[tuple[str, int]]()
    held = "/storage/emulated/0/Android/data/com.coolappstore.evercallrecorder.by.svhp/files/recordings"
    for row, ring in enumerate(answered(talk.rings), 1):
        key = uuid(hexed(f"ever{ring.n}", 24))
        end = ring.ms + ring.duration * 1000 + 740
        if row % 9 == 4:
            rows["calls"].append(
                (key, ring.ms, end, None, None, "VoiceMemo", f"{held}/{key}-uplink.m4a", None,
                 "Einkauf und Garten" if row == 13 else None, 0)
            )  # fmt: skip
            spare.append(("calls", row))
            continue
        mode, hidden, named = MODES[ring.n % 5], row == 17, ring.other.n < 11
        number = None if hidden else ring.other.phone if ring.out or ring.n % 4 else ring.other.local
        name = ring.other.name if named and not hidden else None
        down = f"{held}/{key}-downlink.m4a" if mode.startswith("Dual") else None
        note = {3: "rappeler lundi", 10: "Angebot: 1.240 € bis Ende des Monats"}.get(row)
        rows["calls"].append(
            (key, ring.ms, None if row == 21 else end, number, name, mode, f"{held}/{key}-uplink.m4a", down, note,
             int(row % 12 == 5))
        )  # fmt: skip
        truth.append(rang(ring, "calls", row, party(number, name=name) if number else [], directed=False))
        if row > 31:
            rows["pending_reports"].append(
                (len(spare) + 1, "meta", None, number, int(not ring.out), ring.ms, ring.duration, 0, end + 90, 2)
            )
            spare.append(("pending_reports", len(spare) + 1))
    rows["room_master_table"] = [(42, hexed("ever room", 32))]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `calls` (`callId` TEXT NOT NULL, `started_at` INTEGER NOT NULL, `ended_at` INTEGER,
        `contact_number` TEXT, `contact_name` TEXT, `mode` TEXT NOT NULL, `uplink_path` TEXT NOT NULL, `downlink_path` TEXT,
        `notes` TEXT, `favorite` INTEGER NOT NULL, PRIMARY KEY(`callId`));
        CREATE TABLE `pending_reports` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `kind` TEXT NOT NULL, `call_id` TEXT,
        `number` TEXT, `incoming` INTEGER NOT NULL, `date_ms` INTEGER NOT NULL, `duration_sec` INTEGER NOT NULL,
        `ring_sec` INTEGER NOT NULL, `created_at` INTEGER NOT NULL, `attempts` INTEGER NOT NULL);
        PRAGMA user_version = 3;"""
    )
    address = f"""{HUB}/abdulrhman-muhamad/Ever-Call-Recorder app/src/main/kotlin/dev/lyo/callrec/storage/RecordingsDb.kt,
        telephony/CallMonitorService.kt"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"), spare=spare)


def harsha() -> Aside:
    """A recorder with Realm: one class of objects for calls taken and one for calls made; nothing else says the way.

    An app of the thirteenth set came of this one and has both in one class. Taken for granted: the class of calls made has the
    properties of the other (its setters are called alike), what sets the end, that few are saved, and codes of the sound.
    """
    talk = fourteenth("harsha", people=10, rings=54)
    kept: dict[str, dict[int, dict[str, Any]]] = {"IncomingCallObject": {}, "OutgoingCallObject": {}}
    truth = list[Record]()
    held = "/storage/emulated/0/Android/data/com.harsha.callrecorder/files"
    for ring in answered(talk.rings):
        table = "OutgoingCallObject" if ring.out else "IncomingCallObject"
        number = ring.other.phone if ring.n % 5 else ring.other.local
        key = len(kept[table])
        kept[table][key] = {
            "mPhoneNumber": number, "mBeginTimestamp": ring.ms, "mEndTimestamp": ring.ms + ring.duration * 1000 + 203,
            "mIsInProgress": False, "mSimOperator": "40445", "mSimOperatorName": "Deccan Mobile", "mSimCountryIso": "in",
            "mSimSerialNumber": "8991450000023456789", "mNetworkOperator": "40445", "mNetworkOperatorName": "Deccan Mobile",
            "mNetworkCountryIso": "in", "mAudioSource": 4 if ring.n % 7 else 1, "mOutputFormat": 1, "mAudioEncoder": 1,
            "mOutputFile": f"{held}/{number}{'--0-' if ring.out else '-I--'}{ring.ms}", "mIsSaved": key % 10 == 6,
        }  # fmt: skip
        truth.append(rang(ring, table, key, party(number)))
    texts = ("mSimOperator", "mSimOperatorName", "mSimCountryIso", "mSimSerialNumber", "mNetworkOperator",
             "mNetworkOperatorName", "mNetworkCountryIso")  # fmt: skip
    columns = [
        Col("mPhoneNumber", STRING, nullable=True), Col("mBeginTimestamp", INT), Col("mEndTimestamp", INT),
        Col("mIsInProgress", BOOL), *(Col(name, STRING, nullable=True) for name in texts), Col("mAudioSource", INT),
        Col("mOutputFormat", INT), Col("mAudioEncoder", INT), Col("mOutputFile", STRING, nullable=True), Col("mIsSaved", BOOL),
    ]  # fmt: skip
    address = f"""{HUB}/MaramHarsha/Call-Recorder-Android-App-V1 app/src/main/java/com/harsha/callrecorder/object/
        IncomingCallObject.java, service/CallRecorderService.java"""
    made = realm([Tab(name, columns, objects) for name, objects in kept.items()])
    return Aside(made, truth, address, path="data/data/com.harsha.callrecorder/files/default.realm")


def eunagae() -> Aside:
    """A Korean recorder: the day of a call in one column, its clock only in the file's name; lengths in milliseconds as text.

    Rows that were put out of sight are spare. Taken for granted: lengths are as Android's player gives them, what sets the last
    three columns, and that numbers come as the phone gives them.
    """
    talk = fourteenth("eunagae", people=9, rings=56)
    rows, truth, spare = Rows(phone=[]), list[Record](), list[tuple[str, int]]()
    taken = answered(talk.rings)
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        number = "".join(filter(str.isdigit, ring.other.local)) if ring.n % 3 else ring.other.phone
        length = ring.duration * 1000 + ring.ms % 1000
        way = "out" if ring.out else "in"
        memo, seen = {4: "견적 다시 확인", 11: "계약서 금요일까지"}.get(ring.n, ""), int(ring.n % 13 != 6)
        file = f"{way}_{stamp(ring.ms, '%y_%m_%d_%H%M%S')}.3gp"
        rows["phone"].append(
            (row, number, way, file, memo, stamp(ring.ms, "%y%m%d"), "/storage/emulated/0", str(length),
             int(ring.other.n == 2), int(ring.n % 9 == 4), seen)
        )  # fmt: skip
        if not seen:
            spare.append(("phone", row))
            continue
        call = rang(ring, "phone", row, party(number), at=local(stamp(ring.ms)), duration=length / 1000)
        truth.append(maybe(call, at=[local(f"{stamp(ring.ms)[:10]} 00:00:00")]))
    rows["android_metadata"] = [("ko_KR",)]
    script = (
        LOCALE
        + """create table phone (_id integer primary key autoincrement,phonenum text,sendreceive text,filename text,
        memo text,date text,path text,duration text,favorite integer default 0,save integer default 0,visible integer default 1);
        """
    )
    for view, kept, shown in (
        ("group_list", "", "visible = 1"), ("group_list2", "favorite = 1 and ", "favorite = 1 and visible = 1"),
        ("group_list3", "save = 1", "save = 1"),
    ):  # fmt: skip
        only = kept if kept == "save = 1" else f"{kept}visible = 1"
        script += f"create view {view} as select phonenum as 'phonenumber', " + ", ".join(
            f"(select count(phonenum) from phone as p1 where p1.phonenum = p.phonenum and sendreceive = '{way}' and {only}) as "
            f"'{way}'"
            for way in ("out", "in")
        )
        script += f" from phone as p where {shown} group by phonenum;"
    address = f"""{HUB}/eunagae/bjh-project-autocallrecorder AutoCallRecorder/src/kr/bae/autocallrecoder/SQLiteDataBase/
        PhoneDBHelper.java, trunk/AutoCallRecorder/src/kr/bae/autocallrecoder/recorder/CallRecorder.java"""
    return database(script, rows, truth, address, decoys=("android_metadata",), spare=spare)


def gdialer() -> Aside:
    """A dialer's copy of the phone's log and book: the log newest first each time it is fetched, rejected calls as missed.

    A name without letters from a to z leaves its normal form empty. Taken for granted: how contacts come to it (its list of
    contacts was not read); rows of recordings of its own are left out. Later versions have more tables.
    """
    talk = fourteenth("gdialer", people=22, rings=64)
    rows, truth = Rows(recents=[], contacts=[], blocked_numbers=[]), list[Record]()
    named = [person for person in talk.people[1:] if person.n % 5 != 3]
    book = {person.n for person in named}
    order = [*reversed(talk.rings[:41]), *reversed(talk.rings[41:55]), *reversed(talk.rings[55:])]
    for row, ring in enumerate(order, 1):
        other = ring.other
        kind = 2 if ring.out else 1 if ring.duration else 3
        number = other.phone if ring.n % 4 else other.local
        name = other.name if other.n in book else ""
        rows["recents"].append((row, number, name, ring.ms, ring.duration, kind, 0, ""))
        truth.append(rang(ring, "recents", row, party(number, name=name or None), duration=ring.duration))
    for row, person in enumerate(sorted(named, key=lambda p: p.name.casefold()), 1):
        number = person.local if person.n % 2 else person.phone
        plain = "".join(c for c in person.name.lower() if "a" <= c <= "z")
        photo = f"content://com.android.contacts/contacts/{200 + person.n}/photo" if person.n % 6 == 1 else ""
        rows["contacts"].append(
            (
                row,
                person.name,
                number,
                photo,
                int(person.n % 7 == 2),
                0,
                "",
                plain,
                "".join(filter(str.isdigit, number)),
            )
        )
        truth.append(known(person.name, [number], "contacts", row))
    rows["blocked_numbers"] = [(1, talk.people[3].phone), (2, talk.people[13].phone)]
    rows["room_master_table"] = [(42, hexed("gdialer room", 32))]
    rows["android_metadata"] = [("en_GB",)]
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `contacts` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `name` TEXT, `number` TEXT,
        `photoUri` TEXT, `isFavorite` INTEGER NOT NULL, `isSpam` INTEGER NOT NULL, `notes` TEXT, `normalizedName` TEXT,
        `normalizedNumber` TEXT);
        CREATE TABLE `recents` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `number` TEXT, `name` TEXT,
        `timestamp` INTEGER NOT NULL, `duration` INTEGER NOT NULL, `callType` INTEGER NOT NULL, `isRecorded` INTEGER NOT NULL,
        `recordingPath` TEXT);
        CREATE TABLE `blocked_numbers` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `number` TEXT);
        PRAGMA user_version = 4;"""
    )
    address = f"""{HUB}/JENISHGAJERA-GgtechBHARAT/GDialer--Phone-app.- app/src/main/java/com/gg_tech_bharat/gdialer/
        RecentModel.java, ContactModel.java, BlockedNumber.java, AppDatabase.java, RecentsFragment.java"""
    decoys = ("blocked_numbers", "room_master_table", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys)
