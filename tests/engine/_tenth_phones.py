"""Recorders and dialers of the tenth set: what they keep of calls, and the people beside them.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, packed, stamp, tenth, uuid
from tests.engine.published_talk import Aside, Record, database, known, local, party, rang, spaced


def vishwash() -> Aside:
    """All calls are said to be outgoing, as the app asks its cursor for a column that is never there; `time` stays empty.

    So all calls here are; a real store would have the incoming ones under the same word.
    """
    talk = tenth("vishwash", people=10, rings=44)
    rows, truth = Rows(callRecord=[]), list[Record]()
    at = spaced(talk.rng, len(talk.rings))
    for ring in talk.rings:
        row, when = at[ring.n], stamp(ring.ms)
        number = ring.other.phone if ring.n % 4 else ring.other.local
        file = f"/storage/emulated/0/MIUI/sound_recorder/call_rec/{ring.other.first}({number})_"
        file += f"{stamp(ring.ms, '%Y%m%d%H%M%S')}.mp4"
        rows["callRecord"].append(
            (row, number, None, "true" if ring.n < 40 else "false", when, file if ring.duration else None,
             str(ring.duration), "OUTGOING", None)
        )  # fmt: skip
        call = rang(ring, "callRecord", row, party(number), at=local(when), duration=ring.duration)
        truth.append(call | {"direction": "outgoing"})
    rows["android_metadata"] = [("en_IN",)]
    script = (
        LOCALE
        + """CREATE TABLE callRecord(serialNumber INTEGER PRIMARY KEY,phoneNumber TEXT,time TEXT,flag TEXT,
        date TEXT, FILE_PATH TEXT, CALL_DURATION TEXT, CALL_TYPE TEXT, External_Id TEXT);"""
    )
    address = f"{HUB}/vishwashyadav/CallRecorder app/src/main/java/com/callrecorder/DatabaseHandler.java"
    return database(script, rows, truth, address, decoys=("android_metadata",))


def harbour() -> Aside:
    """Taken for granted: event types 0 incoming and 1 outgoing, recording state 1 done, durations in seconds, times in UTC."""
    talk = tenth("harbour", people=9, rings=38)
    numbers = {p.n: row for row, p in enumerate(talk.people[1:], 2)}
    rows = Rows(PhoneNumbers=[(numbers[p.n], p.phone) for p in talk.people[1:]], Events=[])
    truth, at = list[Record](), spaced(talk.rng, len(talk.rings))
    for ring in talk.rings:
        row, hidden = at[ring.n], ring.n % 13 == 7
        when, file = stamp(ring.ms, "%Y-%m-%dT%H:%M:%SZ"), stamp(ring.ms, "%Y%m%d_%H%M%S")
        duration = max(ring.duration, 4)
        rows["Events"].append(
            (row, when, 1 if hidden else numbers[ring.other.n], int(ring.out), 1,
             duration, f"{file}_{'' if hidden else ring.other.phone}_{'out' if ring.out else 'in'}.flac", duration * 44_100 // 3)
        )  # fmt: skip
        ways = [] if hidden else party(ring.other.phone)
        truth.append(rang(ring, "Events", row, ways, at=ring.s * 1_000_000, duration=duration))
    rows["BlackList"] = [(1, numbers[2]), (2, numbers[5])]
    rows["WhiteList"] = [(1, numbers[1])]
    script = """CREATE TABLE PhoneNumbers(ID INTEGER PRIMARY KEY AUTOINCREMENT,LineIdentification TEXT);
        INSERT INTO PhoneNumbers VALUES(1, '');
        CREATE TABLE Events(ID INTEGER PRIMARY KEY AUTOINCREMENT,TimeStamp TEXT,PhoneNumberID INTEGER,EventTypeID INTEGER,
        RecordingStateID INTEGER,Duration INTEGER,FileName TEXT,FileSize INTEGER,
        FOREIGN KEY(PhoneNumberID) REFERENCES PhoneNumbers(ID));
        CREATE TABLE BlackList(ID INTEGER PRIMARY KEY AUTOINCREMENT,PhoneNumberID INTEGER,
        FOREIGN KEY(PhoneNumberID) REFERENCES PhoneNumbers(ID));
        CREATE TABLE WhiteList(ID INTEGER PRIMARY KEY AUTOINCREMENT,PhoneNumberID INTEGER,
        FOREIGN KEY(PhoneNumberID) REFERENCES PhoneNumbers(ID));"""
    return database(
        script, rows, truth, f"{HUB}/dpurgin/harbour-callrecorder libcallrecorder/qrc/sql/init.sql",
        decoys=("PhoneNumbers", "BlackList", "WhiteList"),
    )  # fmt: skip


def diallog() -> Aside:
    """Who spoke how long in a call; no way it went. What the lengths count is not said: taken for milliseconds, not compared."""
    talk = tenth("diallog", people=8, rings=32)
    rows, truth = Rows(call_logs=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        whole = ring.duration * 1000 + ring.n
        spoken = int(whole * talk.rng.uniform(0.2, 0.7))
        unknown = ring.n % 6 == 5
        name = "Unknown" if unknown else ring.other.name
        rows["call_logs"].append((row, name, ring.other.phone, spoken, whole - spoken, whole, ring.ms))
        ways = party(ring.other.phone, name=None if unknown else name)
        truth.append(rang(ring, "call_logs", row, ways, directed=False))
    rows["room_master_table"] = [(42, "4d7b1f0a6c6c4a5f8a2d3d1b7e90c1f2")]
    script = (
        ROOM
        + """CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactName TEXT NOT NULL,
        phoneNumber TEXT NOT NULL, speakingTime INTEGER NOT NULL, listeningTime INTEGER NOT NULL,
        totalDuration INTEGER NOT NULL, timestamp INTEGER NOT NULL);"""
    )
    return database(
        script,
        rows,
        truth,
        f"{HUB}/SilentCaMXMF/DialLog_0.0.2 app/src/main/java/com/example/diallog002/data/CallLog.kt",
        decoys=("room_master_table",),
    )


def pancake() -> Aside:
    """A recorder for shops: the recording in one table, with whom in another. Calls that nobody took are not recorded."""
    talk = tenth("pancake", people=11, rings=60)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(call_logs=[], calls=[]), list[Record]()
    at = spaced(talk.rng, len(taken))
    for n, ring in enumerate(taken):
        row, name = at[n], ring.other.name if n % 3 else None
        zone = stamp(ring.ms + 7 * 3_600_000, "%Y-%m-%dT%H:%M:%S") + f".{ring.ms % 1000:03}+07:00"
        way = "out" if ring.out else "in"
        title = f"{stamp(ring.ms + 7 * 3_600_000, '%Y%m%d_%H%M%S.')}{ring.ms % 1000:03}+0700_{way}_{ring.other.phone}"
        seconds = ring.duration + (ring.ms % 100) / 100
        rows["call_logs"].append(
            (row, ring.ms, int(n < len(taken) - 3), zone, way, 1 + n % 2, f"{title}.oga", "OGG/Opus", "audio/ogg", "audio/opus",
             "bitrate", 48_000, int(seconds * 16_000), int(seconds * 16_000), 16_000, 1, seconds, seconds, 640, 0, 0,
             int(n % 9 == 4), f"/data/user/0/com.pancake.callApp/files/recordings/{title}.oga")
        )  # fmt: skip
        rows["calls"].append((n + 1, row, ring.other.phone, ring.other.local, name and name.upper(), name))
        ways = party(ring.other.phone, ring.other.local, name=name)
        truth.append(rang(ring, "call_logs", row, ways, duration=seconds))
    rows["room_master_table"] = [(42, "f0f3b5c1de0b4f1b9d0f4ac2f8f9b1aa")]
    script = (
        ROOM
        + """CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp_unix_ms INTEGER NOT NULL,
        is_push_to_server INTEGER NOT NULL, timestamp TEXT NOT NULL, direction TEXT, sim_slot INTEGER, call_log_name TEXT,
        output_format_type TEXT, output_format_mime_type_container TEXT, output_format_mime_type_audio TEXT,
        output_format_parameter_type TEXT, output_format_parameter INTEGER, output_recording_frames_total INTEGER,
        output_recording_frames_encoded INTEGER, output_recording_sample_rate INTEGER, output_recording_channel_count INTEGER,
        output_recording_duration_secs_total REAL, output_recording_duration_secs_encoded REAL,
        output_recording_buffer_frames INTEGER, output_recording_buffer_overruns INTEGER,
        output_recording_was_ever_paused INTEGER, output_recording_was_ever_holding INTEGER, output_record_file TEXT);
        CREATE TABLE calls (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, call_log_id INTEGER NOT NULL, phone_number TEXT,
        phone_number_formatted TEXT, caller_name TEXT, contact_name TEXT, FOREIGN KEY(call_log_id) REFERENCES call_logs(id)
        ON UPDATE NO ACTION ON DELETE CASCADE);"""
    )
    return database(
        script, rows, truth, f"{HUB}/doublev2906/BCR app/src/main/java/com/pancake/callApp/database/CallLog.kt",
        decoys=("room_master_table",),
        spare=[("calls", n + 1) for n in range(len(taken))],
    )  # fmt: skip


def cyanogen() -> Aside:
    """When a call was, with what number, and its file: neither way nor length."""
    talk = tenth("cyanogen", people=9, rings=36)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(call_recordings=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        started = ring.ms + 1500 + ring.n * 37
        file = f"{ring.other.phone}_{stamp(started, '%y%m%d_%H%M%S')}.amr"
        rows["call_recordings"].append((row, ring.other.phone, ring.ms, file, started))
        truth.append(rang(ring, "call_recordings", row, party(ring.other.phone), directed=False))
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE call_recordings (_id INTEGER PRIMARY KEY AUTOINCREMENT,phone_number TEXT,call_date LONG,
        recording_filename TEXT, creation_date LONG);
        CREATE INDEX phone_number_call_date_index ON call_recordings (phone_number, call_date);"""
    )
    address = (
        f"{HUB}/LineageOS/android_packages_apps_Dialer java/com/android/dialer/callrecord/CallRecordingDataStore.java"
    )
    return database(script, rows, truth, address, decoys=("android_metadata",))


def nexuslink() -> Aside:
    """A phone's log and book once more, in Chinese. Taken for granted: dates `2024-05-01`, times `10:00`, types as Android's."""
    talk = tenth("nexuslink", people=16, rings=48)
    rows, truth = Rows(call_log=[], contact_phone=[], contact_person=[], contact_email=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        kind = 2 if ring.out else 1 if ring.duration else 3
        name = ring.other.name if ring.other.n < 13 else None
        rows["call_log"].append(
            (row, ring.other.phone, name, ring.ms, stamp(ring.ms, "%Y-%m-%d"), stamp(ring.ms, "%H:%M"),
             ("广东 深圳", "江苏 南京", "未知")[ring.n % 3], ("中国移动", "中国联通", "")[ring.n % 3], ring.duration, kind)
        )  # fmt: skip
        truth.append(rang(ring, "call_log", row, party(ring.other.phone, name=name), duration=ring.duration))
    for row, person in enumerate(talk.people[1:13], 1):
        key = str(100 + person.n * 3)
        ways = [person.phone, person.local] if person.n % 4 == 0 else [person.phone]
        for way in ways:
            rows["contact_phone"].append((len(rows["contact_phone"]) + 1, key, ("手机", "住宅")[len(way) % 2], way))
        if person.n % 3 == 0:
            rows["contact_email"].append((len(rows["contact_email"]) + 1, key, "工作", person.mail))
            ways.append(person.mail)
        rows["contact_person"].append(
            (key, person.name, "", person.handle if person.n % 5 == 0 else "", 1_700_000_000_000, None)
        )
        truth.append(known(person.name, ways, "contact_person", row))
    rows["contact_event"] = [(1, "106", "生日", "1988-02-11"), (2, "112", "生日", "1990-10-03")]
    rows["contact_organizations"] = [(1, "103", "Kaplan Tekstil", "销售")]
    rows["room_master_table"] = [(42, "0b7e3f8a9d4c4b12a86d9a0b72c3f4e5")]
    script = (
        ROOM
        + """CREATE TABLE call_log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, name TEXT,
        timestamp INTEGER NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, belongPlace TEXT NOT NULL, netName TEXT NOT NULL,
        duration INTEGER NOT NULL, type INTEGER NOT NULL);
        CREATE TABLE contact_phone (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, phoneType TEXT,
        phoneNumber TEXT);
        CREATE TABLE contact_im (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, imType TEXT,
        imNumber TEXT);
        CREATE TABLE contact_email (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, emailType TEXT,
        emailData TEXT);
        CREATE TABLE contact_address (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, street TEXT,
        city TEXT,
        region TEXT, postcode TEXT, formatted TEXT, type TEXT);
        CREATE TABLE contact_organizations (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, company TEXT,
        title TEXT);
        CREATE TABLE contact_event (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, event TEXT,
        date TEXT);
        CREATE TABLE contact_website (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactId TEXT NOT NULL, url TEXT,
        type TEXT);
        CREATE TABLE contact_person (contactId TEXT NOT NULL, disPlayName TEXT, noteInfo TEXT, nickName TEXT, updateTime INTEGER,
        avatar BLOB, PRIMARY KEY(contactId));"""
    )
    return database(
        script, rows, truth, f"{HUB}/DullFan/DullNexusLink app/src/main/java/com/dullfan/nexuslink/room/entity/CallLogEntity.kt",
        decoys=("room_master_table", "contact_event", "contact_organizations", "contact_website", "contact_address"),
    )  # fmt: skip


def everdialer() -> Aside:
    """A file that is a list of calls in JSON. Calls that follow each other with one number are one entry with all their types."""
    talk = tenth("everdialer", people=10, rings=46)
    entries, truth = list[dict[str, object]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        kind = 2 if ring.out else 1 if ring.duration else (3, 5)[ring.n % 2]
        named = ring.other.n < 8
        entries.append(
            {"number": ring.other.phone, "name": ring.other.name if named else None, "type": kind, "date": ring.ms,
             "duration": ring.duration,
             "photoUri": f"content://com.android.contacts/contacts/{ring.other.n}/photo" if ring.other.n % 3 == 1 else None,
             "contactId": str(ring.other.n) if named else None, "types": [kind, 3] if ring.n % 8 == 3 else [kind],
             "isCallerIdName": False, "simSlot": -1 if ring.n % 5 else 0}
        )  # fmt: skip
        ways = party(ring.other.phone, name=ring.other.name if named else None)
        truth.append(rang(ring, "call_logs_cache.json", row, ways, duration=ring.duration))
    address = (
        f"{HUB}/hari161008/Ever-Dialer app/src/main/java/com/coolappstore/everdialer/by/svhp/modal/data/CallLog.kt"
    )
    return Aside(
        packed(entries).encode(), truth, address,
        path="data/data/com.coolappstore.everdialer.by.svhp/files/call_logs_cache.json",
    )  # fmt: skip


def telefender() -> Aside:
    """Against unwanted calls: the phone's log and book, changes of them that wait to be told, counts of numbers."""
    talk = tenth("telefender", people=14, rings=52)
    own = talk.me.phone
    rows, truth = Rows(call_log=[], instance=[(own,)], contact=[], contact_numbers=[], change_log=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        kind = 2 if ring.out else 1 if ring.duration else 3
        place = ("Unknown location", "Chicago, IL", "Toronto, ON")[ring.n % 3]
        way = ("", "INCOMING", "OUTGOING", "MISSED")[kind]
        rows["call_log"].append((row, ring.other.phone, str(kind), ring.ms, str(ring.duration), place, way))
        truth.append(rang(ring, "call_log", row, party(ring.other.phone), duration=ring.duration))
    for row, person in enumerate(talk.people[1:11], 1):
        key = uuid(person.key)
        rows["contact"].append((key, own, person.name))
        ways = [person.phone, person.local] if person.n % 3 == 0 else [person.phone]
        rows["contact_numbers"] += [(key, way, person.name, 0) for way in ways]
        truth.append(known(person.name, ways, "contact", row))
        made = 1_640_000_000_000 + row * 411
        rows["change_log"].append(
            (uuid(talk.people[-1].key[:6] + person.key[6:]), own, made, "conIns", key, person.name, None, None, own, None,
             None, 0, row, row)
        )  # fmt: skip
    rows["trusted_numbers"] = [(p.phone, 1 + p.n % 3) for p in talk.people[1:6]]
    rows["organizations"] = [("+18005550199", 2)]
    rows["miscellaneous"] = [(talk.people[12].phone, 1, 0)]
    rows["key_storage"] = [(own, uuid(talk.me.key), None)]
    spare = [("contact_numbers", n) for n in range(1, len(rows["contact_numbers"]) + 1)]
    script = (
        ROOM
        + """CREATE TABLE call_log (logID INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, number TEXT NOT NULL,
        callType TEXT NOT NULL, callEpochDate INTEGER NOT NULL, callDuration TEXT NOT NULL, callLocation TEXT,
        callDirection TEXT);
        CREATE TABLE instance (number TEXT NOT NULL, PRIMARY KEY(number));
        CREATE TABLE contact (CID TEXT NOT NULL, parentNumber TEXT NOT NULL, name TEXT, PRIMARY KEY(CID),
        FOREIGN KEY(parentNumber) REFERENCES instance(number) ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE TABLE contact_numbers (CID TEXT NOT NULL, number TEXT NOT NULL, name TEXT, versionNumber INTEGER NOT NULL,
        PRIMARY KEY(CID, number), FOREIGN KEY(CID) REFERENCES contact(CID) ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE TABLE change_log (changeID TEXT NOT NULL, instanceNumber TEXT, changeTime INTEGER NOT NULL, type TEXT NOT NULL,
        CID TEXT, name TEXT, oldNumber TEXT, number TEXT, parentNumber TEXT, trustability INTEGER, counterValue INTEGER,
        errorCounter INTEGER NOT NULL, serverChangeID INTEGER, rowID INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE queue_to_upload (changeID TEXT NOT NULL, createTime INTEGER NOT NULL, rowID INTEGER NOT NULL,
        errorCounter INTEGER NOT NULL, PRIMARY KEY(changeID));
        CREATE TABLE queue_to_execute (changeID TEXT NOT NULL, createTime INTEGER NOT NULL, errorCounter INTEGER NOT NULL,
        PRIMARY KEY(changeID));
        CREATE TABLE trusted_numbers (number TEXT NOT NULL, counter INTEGER NOT NULL, PRIMARY KEY(number));
        CREATE TABLE organizations (number TEXT NOT NULL, counter INTEGER NOT NULL, PRIMARY KEY(number));
        CREATE TABLE miscellaneous (number TEXT NOT NULL, counter INTEGER NOT NULL, trustability INTEGER NOT NULL,
        PRIMARY KEY(number));
        CREATE TABLE key_storage (number TEXT NOT NULL, sessionID TEXT NOT NULL, clientKey TEXT, PRIMARY KEY(number));"""
    )
    decoys = (
        "change_log",
        "instance",
        "trusted_numbers",
        "organizations",
        "miscellaneous",
        "key_storage",
        "room_master_table",
    )
    address = f"{HUB}/alx-kng/TeleFender app/src/main/java/com/dododial/phone/database/entities/CallLogEntities.kt"
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def procaller() -> Aside:
    """A recorder that keeps its calls in files alone, and of people a list of numbers, names and pictures."""
    talk = tenth("procaller", people=24)
    rows, truth = Rows(phonecontacts=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 23), talk.people[1:], strict=True):
        number = person.phone if person.n % 3 else person.local
        photo = f"content://com.android.contacts/display_photo/{person.n}" if person.n % 4 == 0 else None
        rows["phonecontacts"].append((row, number, person.name, photo))
        truth.append(known(person.name, [number], "phonecontacts", row))
    rows["android_metadata"] = [("en_US",)]
    script = LOCALE + "CREATE TABLE phonecontacts(id INTEGER PRIMARY KEY,phone_number TEXT, name TEXT , photo TEXT);"
    address = (
        f"{HUB}/ibtisamasif/proCallRecorder app/src/main/java/lvc/pro/com/pro/SqliteDatabase/PhoneContactsDatabase.java"
    )
    return database(script, rows, truth, address, decoys=("android_metadata",))
