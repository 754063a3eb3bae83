"""Recorders and books of the fifth pool.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_five_talk import five
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, stamp
from tests.engine.published_talk import Aside, Record, database, known, party, rang, spaced

HEAD = LOCALE + ROOM


def azrecorder() -> Aside:
    """A recorder: number, a flag for calls out, both moments, where the sound is; who is let through is a contact's key only.

    Taken for granted: moments are milliseconds. Nothing but the two moments tells the length.
    """
    talk = five("azrecorder", people=11, rings=46)
    rows, truth = Rows(records=[], whitelist=[]), list[Record]()
    rings = [r for r in talk.rings if r.duration]
    for row, ring in zip(spaced(talk.rng, len(rings)), rings, strict=True):
        number = ring.other.phone if ring.other.n % 3 else ring.other.local
        rows["records"].append(
            (row, number, int(ring.out), ring.ms, ring.ms + ring.duration * 1000, f"/data/files/calls/{ring.ms}.mp3",
             int(row % 9 == 0), 0)
        )  # fmt: skip
        made = rang(ring, "records", row, party(number))
        truth.append(made | {"also": {"duration": [ring.duration]}})
    rows["whitelist"] = [(n, str(40 + n * 3), n % 2) for n in range(1, 6)]
    script = LOCALE + (
        "CREATE TABLE records(_id INTEGER PRIMARY KEY, phone_number TEXT, outgoing INTEGER, start_date_time INTEGER,"
        " end_date_time INTEGER, path_to_recording TEXT, keep INTEGER DEFAULT 0, backup_state INTEGER DEFAULT 0 );"
        "CREATE TABLE whitelist( _id INTEGER PRIMARY KEY, contact_id TEXT, record INTEGER );"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/prashant31191/CallRecorder-1 app/src/main/java/com/azapps/database/Database.java (callRecorder)",
        decoys=("whitelist", "android_metadata"),
    )  # fmt: skip


def pgrecorder() -> Aside:
    """A recorder whose calls name a row of people, who have a number and maybe a name; 0 went out, 1 came in.

    Who has no name may be told as a contact or not. Taken for granted: a name and a key are there for those of the phone's book.
    """
    talk = five("pgrecorder", people=13, rings=48)
    rows, truth, spare = Rows(contact=[], record=[]), list[Record](), list[tuple[str, int]]()
    rings = [r for r in talk.rings if r.duration]
    keys = {p.n: key for key, p in enumerate(talk.people[1:], 3)}
    for person in talk.people[1:]:
        number = person.phone
        name = person.name if person.n < 8 else None
        count = sum(r.other is person for r in rings)
        rows["contact"].append(
            (
                keys[person.n],
                number,
                int(person.n == 2),
                int(person.n == 6),
                name,
                str(person.n * 11) if name else None,
                count,
            )
        )
        if name:
            truth.append(known(name, [number], "contact", keys[person.n]))
        else:
            spare.append(("contact", keys[person.n]))
    for row, ring in enumerate(rings, 1):
        way = "Outgoing" if ring.out else "Incoming"
        path = f"/sdcard/simpleCallRecorder/{stamp(ring.ms, '%d_%m_%Y_%H_%M_%S')}_{way}{hexed(str(row), 9)}.amr"
        rows["record"].append((row, keys[ring.other.n], path, ring.duration, ring.ms, int(not ring.out)))
        name = ring.other.name if ring.other.n < 8 else None
        truth.append(rang(ring, "record", row, party(ring.other.phone, name=name), duration=ring.duration))
    script = LOCALE + (
        "CREATE TABLE contact ( _id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT UNIQUE, phone_number TEXT NOT NULL,"
        " recorded INTEGER, ignored INTEGER, display_name TEXT, contact_id TEXT, record_number INTEGER );"
        "CREATE TABLE record ( _id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT UNIQUE, contact_id_fk INTEGER NOT NULL, path TEXT,"
        " length INTEGER, date LONG, type INTEGER, FOREIGN KEY (contact_id_fk) REFERENCES contact (_id));"
    )
    return database(
        script, rows | {"android_metadata": [("pl_PL",)]}, truth,
        f"{HUB}/PawelGizka/SimpleCallRecorder app/src/main/java/com/pgizka/simplecallrecorder/data/DBHelper.java",
        decoys=("android_metadata",), spare=spare,
    )  # fmt: skip


def callinu() -> Aside:
    """A university's book (Room): people with a role, a number of the house, mail, college and department; own lists beside."""
    talk = five("callinu", people=24)
    rows, truth = Rows(Employee=[], FavCategory=[]), list[Record]()
    for person in talk.people[1:]:
        key, number = 700 + person.n * 13, f"032-835-{4000 + person.n * 37}"
        mail = f"{person.handle}@inu.example"
        college, part = (("공과대학", "기계공학과"), ("정보기술대학", "컴퓨터공학부"), ("인문대학", "국어국문학과"))[
            person.n % 3
        ]
        role, kept = ("교수", "부교수", "조교", "직원")[person.n % 4], "기본" if person.n % 2 else None
        rows["Employee"].append((kept, person.name, role, number, 1, None, mail, college, part, key))
        truth.append(known(person.name, [number, mail], "Employee", key))
    rows["FavCategory"] = [("기본", 1), ("학과 사무실", 2), ("졸업 논문", 3)]
    rows["room_master_table"] = [(42, hexed("callinu", 32))]
    script = HEAD + (
        "CREATE TABLE Employee (category TEXT, name TEXT NOT NULL, role TEXT NOT NULL, phoneNumber TEXT NOT NULL,"
        "isFavorite INTEGER NOT NULL, photo TEXT, email TEXT NOT NULL, college_name TEXT NOT NULL,"
        "department_name TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE FavCategory (category TEXT NOT NULL, id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("ko_KR",)]}, truth,
        f"{HUB}/Unionz-CallinU/INU-phonebook-Android app/src/main/java/inuphonebook/callin_u/LocalDB/Employee.kt",
        decoys=("FavCategory", "android_metadata", "room_master_table"),
    )  # fmt: skip
