"""Recorders of calls in the pool: what they keep of a recording. A call that nobody took has none.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_talk import pool
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, rang, spaced


def nahas() -> Aside:
    """A record's number is its time, as text; the contact's number is 0 where the book has none.

    The file's name is made of the time, and no column has it. Taken for granted: durations in seconds.
    """
    talk = pool("nahas", people=9, rings=48)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(Records=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        number = ring.other.phone if ring.n % 3 else ring.other.local
        book = ring.other.n * 17 if ring.other.n < 7 else 0
        rows["Records"].append(
            (row, str(ring.ms), number, book, ring.ms, ring.duration * 1640 + 6, ring.duration, int(not ring.out))
        )
        truth.append(rang(ring, "Records", row, party(number), duration=ring.duration))
    script = LOCALE + (
        "CREATE TABLE Records (_id TEXT NOT NULL, number TEXT NOT NULL, contactid LONG, date LONG, size INTEGER, "
        "duration INTEGER, incoming INTEGER);"
    )
    named = {"Records (rowid, _id, number, contactid, date, size, duration, incoming)": rows["Records"]}
    address = (
        f"{HUB}/AnthonyNahas/android-auto-call-recorder "
        "app/src/main/java/anthonynahas/com/autocallrecorder/providers/RecordsContentProvider.java"
    )
    return database(script, named | {"android_metadata": [("de_DE",)]}, truth, address, decoys=("android_metadata",))


def pixel() -> Aside:
    """Room: a time of Java's clock without zone as text, the length in milliseconds, whether it came in."""
    talk = pool("pixel", people=8, rings=44)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(recordings=[]), list[Record]()
    for row, ring in enumerate(taken, 1):
        when = stamp(ring.ms, "%Y-%m-%dT%H:%M:%S") + f".{ring.ms % 1000:03}"
        file = f"call_{stamp(ring.ms, '%Y%m%d_%H%M%S')}_{ring.other.phone.lstrip('+')}.m4a"
        name = ring.other.name if ring.other.n < 6 else None
        rows["recordings"].append(
            (uuid(f"{ring.n:04x}" + ring.other.key[4:]), file,
             f"/storage/emulated/0/Android/data/com.callrecorder.pixel/files/{file}",
             name, ring.other.phone, ring.duration * 1000 + ring.n * 7, ring.duration * 16_000 + 44, when,
             ("HIGH_QUALITY", "STANDARD")[ring.n % 2], int(not ring.out))
        )  # fmt: skip
        at: Record = {"local": f"{when}000", "basis": "local without zone"}
        lasted = (ring.duration * 1000 + ring.n * 7) / 1000
        truth.append(rang(ring, "recordings", row, party(ring.other.phone, name=name), at=at, duration=lasted))
    rows["room_master_table"] = [(42, "99d1c2a4b7f04a3b9a5e4d1c0f8e7a66")]
    script = (
        ROOM
        + """CREATE TABLE recordings (id TEXT NOT NULL, fileName TEXT NOT NULL, filePath TEXT NOT NULL, contactName TEXT,
        phoneNumber TEXT NOT NULL, duration INTEGER NOT NULL, fileSize INTEGER NOT NULL, recordingDate TEXT NOT NULL,
        audioQuality TEXT NOT NULL, isIncoming INTEGER NOT NULL, PRIMARY KEY(id));"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/takashi-uchida/pixel-call-recorder app/src/main/java/com/callrecorder/pixel/data/model/Recording.kt",
        decoys=("room_master_table",),
    )  # fmt: skip


def reco() -> Aside:
    """Number, beginning and length, what became of it; no way it went.

    A package in place of a path: com.reco.support.data.local.CallRecordingEntity. Taken for granted: words for what became of it.
    """
    talk = pool("reco", people=10, rings=40)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(call_recordings=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        note = ("", "", "", "Rückfrage zur Lieferung", "wait for the invoice")[ring.n % 5]
        rows["call_recordings"].append(
            (row, ring.other.phone, ring.ms, ring.duration * 1000, f"/data/user/0/com.reco.support/files/rec_{ring.ms}.enc", note,
             ("NEW", "IN_PROGRESS", "DONE")[ring.n % 3])
        )  # fmt: skip
        truth.append(
            rang(ring, "call_recordings", row, party(ring.other.phone), duration=ring.duration, directed=False)
        )
    rows["room_master_table"] = [(42, "1c0e4f4ad6a24c8ab1e4f3a9d0b2c7e8")]
    script = ROOM + (
        "CREATE TABLE call_recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, "
        "startedAtEpochMs INTEGER NOT NULL, durationMs INTEGER NOT NULL, filePath TEXT NOT NULL, note TEXT NOT NULL, "
        "status TEXT NOT NULL);"
    )
    return database(
        script, rows, truth, "com.reco.support.data.local.CallRecordingEntity", decoys=("room_master_table",)
    )


def diphone() -> Aside:
    """Codes as its source says: 1 came in, 2 went out; lengths in milliseconds; when it was recorded.

    A package in place of a path: com.example.diphone.core.data.local.CallRecording.
    """
    talk = pool("diphone", people=9, rings=42)
    taken = [r for r in talk.rings if r.duration]
    rows, truth = Rows(call_recordings=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(taken)), taken, strict=True):
        name = ring.other.name if ring.other.n % 3 else None
        rows["call_recordings"].append(
            (row, name, ring.other.phone, f"/data/user/0/com.example.diphone/files/Recordings/REC_{ring.s}.m4a",
             ring.duration * 1000 + 250, ring.duration * 8000, ring.ms, 2 if ring.out else 1)
        )  # fmt: skip
        lasted = ring.duration + 0.25
        truth.append(rang(ring, "call_recordings", row, party(ring.other.phone, name=name), duration=lasted))
    rows["room_master_table"] = [(42, "5a6b0f1e2d3c4b5a69788796a5b4c3d2")]
    script = ROOM + (
        "CREATE TABLE call_recordings (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactName TEXT, "
        "phoneNumber TEXT NOT NULL, filePath TEXT NOT NULL, duration INTEGER NOT NULL, fileSize INTEGER NOT NULL, "
        "recordedAt INTEGER NOT NULL, callType INTEGER NOT NULL);"
    )
    address = "com.example.diphone.core.data.local.CallRecording"
    return database(script, rows, truth, address, decoys=("room_master_table",))


def byron() -> Aside:
    """An app for caller names and lost phones: recordings, blocked numbers, names that others gave, rules, a family.

    A package in place of a path: com.byron.trucaller.data.db.TruCallerDatabase. Its source states the tables that came later;
    columns of `contacts`, `blocked_numbers` and `contact_aliases` are taken for granted, and so are durations in milliseconds.
    """
    talk = pool("byron", people=12, rings=46)
    taken = [r for r in talk.rings if r.duration]
    own = uuid(talk.me.key)
    rows, truth, spare = (
        Rows(call_recordings=[], contacts=[], blocked_numbers=[]),
        list[Record](),
        list[tuple[str, int]](),
    )
    for row, ring in enumerate(taken, 1):
        name = ring.other.name if ring.other.n < 8 else None
        way = "OUTGOING" if ring.out else "INCOMING"
        key = uuid(f"{ring.n:06x}" + ring.other.key[6:])
        rows["call_recordings"].append(
            (key, own, ring.other.phone, name, way, ring.ms, ring.duration * 1000,
             f"/data/user/0/com.byron.trucaller/files/recordings/{key}.m4a.enc", ring.duration * 4000, int(ring.n % 9 == 3),
             ring.ms + ring.duration * 1000 + 40, 1)
        )  # fmt: skip
        truth.append(rang(ring, "call_recordings", row, party(ring.other.phone, name=name), duration=ring.duration))
    for row, person in enumerate(talk.people[1:8], 1):
        rows["contacts"].append((uuid(person.key), own, person.name, person.phone, person.mail if row % 2 else None, 0))
        truth.append(known(person.name, [person.phone, *([person.mail] if row % 2 else [])], "contacts", row))
    for row, person in enumerate(talk.people[8:11], 1):
        made = stamp(1_690_000_000_000 + row * 86_400_000, "%Y-%m-%dT%H:%M:%S.000Z")
        rows["blocked_numbers"].append((uuid(person.key), own, person.phone, "spam", made))
        rows.setdefault("contact_aliases", []).append(
            (uuid(person.key), person.phone, f"{person.first} Werbung", made, own)
        )
    spare += [("contact_aliases", n) for n in range(1, 4)]
    rows["family_members"] = [
        (uuid(p.key), "fam1", uuid(p.key), p.name, p.phone, ("ADMIN", "MEMBER")[p.n > 0], "2024-05-01T10:00:00.000Z")
        for p in talk.people[:3]
    ]
    spare += [("family_members", n) for n in range(1, 4)]
    rows["family_groups"] = [("fam1", "Zuhause", "", own, "QX7K2M", 3, "2024-05-01T09:58:11.000Z", 10)]
    rows["sms_rules"] = [("r1", own, "KEYWORD", "lottery", "SPAM", 5, 1, "2024-05-02T10:00:00.000Z")]
    rows["blocking_schedules"] = [("b1", own, "Night", 1, 1320, 420, 127, "ALL", "2024-05-02T10:00:00.000Z")]
    rows["room_master_table"] = [(42, "e0a54c7d14f64e7f8b1b6f1f5a4d3c2b")]
    script = (
        ROOM
        + """CREATE TABLE call_recordings (id TEXT NOT NULL PRIMARY KEY, userId TEXT NOT NULL, phoneNumber TEXT NOT NULL,
        contactName TEXT, callDirection TEXT NOT NULL, startTime INTEGER NOT NULL, duration INTEGER NOT NULL DEFAULT 0,
        filePath TEXT NOT NULL, fileSize INTEGER NOT NULL DEFAULT 0, isStarred INTEGER NOT NULL DEFAULT 0,
        createdAt INTEGER NOT NULL DEFAULT 0, encrypted INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE contacts (id TEXT NOT NULL PRIMARY KEY, userId TEXT NOT NULL, name TEXT NOT NULL, phoneNumber TEXT NOT NULL,
        email TEXT, isFavorite INTEGER NOT NULL);
        CREATE TABLE blocked_numbers (id TEXT NOT NULL PRIMARY KEY, userId TEXT NOT NULL, phoneNumber TEXT NOT NULL,
        reason TEXT NOT NULL, blockedAt TEXT NOT NULL);
        CREATE TABLE contact_aliases (id TEXT NOT NULL PRIMARY KEY, phoneNumber TEXT NOT NULL, alias TEXT NOT NULL,
        createdAt TEXT NOT NULL, userId TEXT);
        CREATE TABLE sms_rules (id TEXT NOT NULL PRIMARY KEY, userId TEXT NOT NULL, ruleType TEXT NOT NULL, pattern TEXT NOT NULL,
        targetCategory TEXT NOT NULL, priority INTEGER NOT NULL DEFAULT 5, isActive INTEGER NOT NULL DEFAULT 1,
        createdAt TEXT NOT NULL);
        CREATE TABLE blocking_schedules (id TEXT NOT NULL PRIMARY KEY, userId TEXT NOT NULL, name TEXT NOT NULL,
        isActive INTEGER NOT NULL DEFAULT 1, startTimeMinutes INTEGER NOT NULL, endTimeMinutes INTEGER NOT NULL,
        daysOfWeek INTEGER NOT NULL, blockType TEXT NOT NULL, createdAt TEXT NOT NULL);
        CREATE TABLE family_groups (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
        ownerId TEXT NOT NULL, inviteCode TEXT NOT NULL, memberCount INTEGER NOT NULL DEFAULT 1, createdAt TEXT NOT NULL,
        maxMembers INTEGER NOT NULL DEFAULT 10);
        CREATE TABLE family_members (id TEXT NOT NULL PRIMARY KEY, groupId TEXT NOT NULL, userId TEXT NOT NULL,
        displayName TEXT NOT NULL, phoneNumber TEXT NOT NULL, role TEXT NOT NULL DEFAULT 'MEMBER', joinedAt TEXT NOT NULL);"""
    )
    return database(
        script, rows, truth, "com.byron.trucaller.data.db.TruCallerDatabase",
        decoys=("blocked_numbers", "sms_rules", "blocking_schedules", "family_groups", "room_master_table"), spare=spare,
    )  # fmt: skip
