"""Words of the eleventh set: a university's courses, an assistant with skills, a relay of texts, a register, a feed, notices.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from aboveboard.model.times import iso
from tests.engine._eleventh_talk import eleventh
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Line, Record, database, known, local, party, says, spaced
from tests.formats.realm.build import BOOL, DOUBLE, INT, STRING, Col, Tab, realm

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
REPLIES = (
    "Here is what I found on the web",
    "Es sind gerade 11 Grad in München, es regnet leicht.",
    "I'm sorry, I don't know that one yet. Can you teach me?",
    "Le film dure deux heures et quatre minutes.",
    "42, of course",
    "The capital of Slovenia is Ljubljana",
    "Alarm gestellt für 06:30",
)
ALERTS = (
    ("Backup", "nas01: backup finished, 41 GB in 18 min", 2, "floppy_disk"),
    ("Haustür", "Klingel um {0}", 5, "bell"),
    (None, "disk /dev/sda1 is at 91 %", 4, "warning"),
    ("CI", "main: 3 of 412 tests failed", 4, "rotating_light,ci"),
    (None, "Waschmaschine ist fertig", 3, None),
    ("Piwnica", "Czujnik zalania: sucho", 1, "droplet"),
)


def artemis() -> Aside:
    """A university's courses: posts and answers to them in one table, what belongs to either in two more; times in seconds.

    Rows lie as the app asks for posts: the newest first, each with its answers behind it. An answer's thread is the post that it
    answers. Taken for granted: the server's address.
    """
    talk = eleventh("artemis", count=64, people=9, groups=3)
    rows = Rows(postings=[], standalone_postings=[], answer_postings=[], users=[], metis_post_context=[], reactions=[],
                post_tags=[])  # fmt: skip
    truth, spare = list[Record](), list[tuple[str, int]]()
    host = "https://artemis.uni.example"
    for row, person in enumerate(talk.people, 1):
        rows["users"].append((host, 20_400 + person.n * 13, person.name))
        if person.n:
            truth.append(known(person.name, [20_400 + person.n * 13], "users", row))
        else:
            spare.append(("users", row))
    posts, latest = list[list[Line]](), dict[int, list[Line]]()
    for line in talk.lines:
        if line.text is None:
            continue
        under = latest.get(line.chat)
        if under is None or len(under) > 5:
            under = latest[line.chat] = []
            posts.append(under)
        under.append(line)
    for one in reversed(posts):
        first = one[0]
        for n, line in enumerate(one):
            key, who, kind = uuid(line.key), line.who, "ANSWER" if n else "STANDALONE"
            role = "INSTRUCTOR" if who.n == 3 else "TUTOR" if who.n in (4, 7) else "USER"
            rows["postings"].append((key, host, kind, 20_400 + who.n * 13, line.s, line.text, role))
            row = len(rows["postings"])
            if n:
                rows["answer_postings"].append((key, uuid(first.key), int(n == 3)))
            else:
                title = ("Blatt 4, Aufgabe 2", "Exam inspection", "Gruppe gesucht")[line.n % 3]
                context = (None, "TECH_SUPPORT", "ORGANIZATION", "RANDOM")[line.chat % 4]
                rows["standalone_postings"].append(
                    (
                        key,
                        title if line.n % 4 else None,
                        context,
                        "PINNED" if row == 1 else "NONE",
                        int(len(one) > 3),
                        0,
                    )
                )
                rows["post_tags"] += [(key, "hausaufgabe")] * (line.n % 5 == 0)
            place = (-1, -1) if line.chat % 4 else (311, -1) if line.chat % 8 else (-1, 57)
            rows["metis_post_context"].append((host, 14, *place, 9_100 + line.n, key, kind))
            if line.n % 6 == 2:
                rows["reactions"].append((host, key, "heavy_plus_sign", 20_400 + 13 * ((who.n + 1) % 9), 500 + line.n))
            sender, thread = party(20_400 + who.n * 13, name=who.name), uuid(first.key)
            also: list[Any] = [None] if n else [thread]
            truth.append(says(line, "postings", row, at=line.s * 1_000_000, sender=sender, thread=thread if n else None,
                              also={"thread": also}))  # fmt: skip
    rows["room_master_table"] = [(42, "0c8d1a7be5f24390a6b7c8d9e0f1a2b3")]
    script = (
        ROOM
        + """CREATE TABLE postings (id TEXT NOT NULL, server_id TEXT NOT NULL, type TEXT NOT NULL, author_id INTEGER NOT NULL,
        creation_date INTEGER NOT NULL, content TEXT, author_role TEXT NOT NULL, PRIMARY KEY(id));
        CREATE TABLE standalone_postings (post_id TEXT NOT NULL, title TEXT, context TEXT, display_priority TEXT,
        resolved INTEGER NOT NULL, live_created INTEGER NOT NULL, PRIMARY KEY(post_id), FOREIGN KEY(post_id)
        REFERENCES postings(id) ON UPDATE CASCADE ON DELETE CASCADE);
        CREATE TABLE answer_postings (post_id TEXT NOT NULL, parent_post_id TEXT NOT NULL, resolves_post INTEGER NOT NULL,
        PRIMARY KEY(post_id), FOREIGN KEY(post_id) REFERENCES postings(id) ON UPDATE CASCADE ON DELETE CASCADE);
        CREATE INDEX ppi_index ON answer_postings (parent_post_id);
        CREATE TABLE users (server_id TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(server_id, id));
        CREATE TABLE metis_post_context (server_id TEXT NOT NULL, course_id INTEGER NOT NULL, exercise_id INTEGER NOT NULL,
        lecture_id INTEGER NOT NULL, server_post_id INTEGER NOT NULL, client_post_id TEXT NOT NULL, type TEXT NOT NULL,
        PRIMARY KEY(client_post_id, server_post_id, course_id, exercise_id, lecture_id, type));
        CREATE TABLE reactions (server_id TEXT NOT NULL, post_id TEXT NOT NULL, emoji TEXT NOT NULL,
        author_id INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY(post_id, emoji, author_id));
        CREATE INDEX server_id_author_id_index ON reactions (server_id, author_id);
        CREATE TABLE post_tags (post_id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(post_id, tag));"""
    )
    address = (
        f"{HUB}/ls1intum/artemis-android feature metis.shared.db.entities (BasePostingEntity, StandalonePostingEntity)"
    )
    decoys = ("metis_post_context", "reactions", "post_tags", "room_master_table")
    spare += [("standalone_postings", n + 1) for n in range(len(rows["standalone_postings"]))]
    spare += [("answer_postings", n + 1) for n in range(len(rows["answer_postings"]))]
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def susi() -> Aside:
    """An assistant in a Realm file: day and minute as texts of the wall clock, a row of its own where a new day begins.

    The app gives a question its answer's minute; here each has its own, as all truths of a store have their own time. Taken for
    granted: letters AM and PM, and that texts of a row for a day are empty. Lists of search results, tables and links of a page
    are other classes, left out here.
    """
    talk = eleventh("susi", count=40, people=3)
    truth, spare, kept = list[Record](), list[tuple[str, int]](), dict[int, dict[str, Any]]()
    empty = {"content": "", "webquery": "", "actionType": "", "skillLocation": "", "isDelivered": True, "isHavingLink": False,
             "isDate": False, "isMine": False, "isPositiveRated": False, "isNegativeRated": False, "latitude": 0.0,
             "longitude": 0.0, "zoom": 0.0}  # fmt: skip
    minute, day = 0, ""
    for line in (x for x in talk.lines if x.text):
        asked = replace(line, who=talk.me)
        for turn in (asked, *(replace(line, who=talk.people[1], text=t) for t in _answers(line.n))):
            minute = max(minute + 1, line.s // 60)
            when, row = minute * 60_000, len(kept)
            date = stamp(when, " %b %d, %Y")
            told = {"timeStamp": stamp(when, "%I:%M %p"), "date": date}
            if date != day:
                day = date
                kept[row] = empty | told | {"id": row, "isDate": True}
                spare.append(("chatmessage", row))
                row += 1
            where = not turn.out and line.n % 11 == 4
            kept[row] = (
                empty
                | told
                | {"id": row, "content": turn.text, "isMine": turn.out, "isHavingLink": "http" in str(turn.text)}
            )
            if turn.out:
                kept[row] |= {"actionType": None, "webquery": None, "skillLocation": None}
            else:
                skill = "models/general/Knowledge/en/facts.txt"
                kept[row] |= {
                    "actionType": "map" if where else "answer",
                    "skillLocation": skill,
                    "isPositiveRated": line.n % 9 == 0,
                }
            kept[row] |= {"latitude": 48.137, "longitude": 11.575, "zoom": 13.0} if where else {}
            truth.append(says(turn, "ChatMessage", row, at=local(stamp(when))))
    columns = [
        Col("id", INT, indexed=True),
        *(Col(n, STRING, nullable=True) for n in ("content", "timeStamp", "date", "webquery", "actionType", "skillLocation")),
        *(Col(n, BOOL) for n in ("isDelivered", "isHavingLink", "isDate", "isMine", "isPositiveRated", "isNegativeRated")),
        *(Col(n, DOUBLE) for n in ("latitude", "longitude", "zoom")),
    ]  # fmt: skip
    address = f"{HUB}/fossasia/susi_android app/src/main/java/org/fossasia/susi/ai/data/model/ChatMessage.kt"
    where = "data/data/ai.susi/files/default.realm"
    return Aside(realm([Tab("ChatMessage", columns, kept)]), truth, address, frozenset(), frozenset(spare), where)


def _answers(n: int) -> list[str]:
    """What the assistant says to a question: once in a while two things."""
    return [f"{REPLIES[(n + k) % len(REPLIES)]} ({n})" for k in range(1 + (n % 13 == 6))]


def rapidpro() -> Aside:
    """A phone that relays texts for a server: a row for each command, whose words stand in JSON too.

    Direction 0 is what the server told the phone, so a text that goes out; 1 is what the phone tells the server, so a text that
    came in. What became of a text is a hidden row with a sentence of its own. Calls stand among them, as a sentence that tells
    their length: they may be told or not.
    """
    talk = eleventh("rapidpro", count=60, people=10, rings=7)
    rows, truth, spare = Rows(commands=[]), list[Record](), list[tuple[str, int]]()
    row, served, rings = 0, 81_200, list(talk.rings)
    for line in talk.lines:
        if line.text is None:
            continue
        while rings and rings[0].ms < line.ms:
            ring, row = rings.pop(0), row + 1
            phone, end = ring.other.phone, ring.ms + ring.duration * 1000
            kind = "mt_call" if ring.out else "mo_call" if ring.duration else "mo_miss"
            words = (f"Outgoing call to {phone} lasting {ring.duration} seconds" if ring.out
                     else f"Incoming call from {phone} lasting {ring.duration} seconds" if ring.duration
                     else f"Missed call from {phone}")  # fmt: skip
            told = {"cmd": "call", "phone": phone, "type": kind, "ts": ring.ms, "dur": ring.duration}
            title = f"{'To' if ring.out else 'From'} {phone}"
            rows["commands"].append(
                (row, "call", packed(told), title, words, 1, 100, 1, -1, end + 900, end + 9000, None)
            )
            spare.append(("commands", row))
        row += 1
        other = talk.people[line.chat]
        if line.out:
            served += 3
            blob: dict[str, Any] = {"cmd": "mt_sms", "phone": other.phone, "msg": line.text, "msg_id": served}
            state = (100, 100, 4, 5, 100)[line.n % 5]
            rows["commands"].append(
                (
                    row,
                    "mt_sms",
                    packed(blob),
                    f"To {other.phone}",
                    line.text,
                    0,
                    state,
                    1,
                    served,
                    line.ms,
                    line.ms + 9000,
                    None,
                )
            )
            truth.append(says(line, "commands", row, to=party(other.phone)))
            fates = [("mt_sent", "Sent", 4000), ("mt_dlvd", "Delivered", 8000)]
            for name, word, late in fates[: 1 if state == 4 else 2]:
                row += 1
                fate = {"cmd": name, "msg_id": served, "ts": line.ms + late}
                words = f"Message successfully {word.lower()} to {other.phone}"
                rows["commands"].append(
                    (
                        row,
                        name,
                        packed(fate),
                        f"Message {word}",
                        words,
                        1,
                        100,
                        0,
                        -1,
                        line.ms + late,
                        line.ms + 12_000,
                        None,
                    )
                )
                spare.append(("commands", row))
        else:
            came = line.ms - 1400
            blob = {"cmd": "mo_sms", "phone": other.phone, "ts": came, "msg": line.text}
            rows["commands"].append(
                (row, "mo_sms", packed(blob), f"From {other.phone}", line.text, 1, 0 if line.unread else 100, 1, -1, line.ms,
                 line.ms + 20_000, None)
            )  # fmt: skip
            truth.append(says(line, "commands", row, sender=party(other.phone), also={"at": [iso(came * 1000)]}))
    rows["android_metadata"] = [("en_US",)]
    script = (
        LOCALE
        + """CREATE TABLE commands (_id integer primary key autoincrement, cmd text, blob text, title text, body text,
        direction integer, state integer, hidden integer, serverId integer, created datetime, modified datetime, extra text);
        PRAGMA user_version = 3;"""
    )
    source = "app/src/main/java/io/rapidpro/androidchannel/data/DBCommandHelper.java"
    return database(
        script, rows, truth, f"{HUB}/rapidpro/android-channel {source}", decoys=("android_metadata",), spare=spare
    )


def wulkanowy() -> Aside:
    """A school's register for parents: letters to and from teachers with a subject, HTML within, and who looks after the pupil.

    A letter never opened has its subject only; one to several has "Wielu adresatów" for its readers. Taken for granted: folders 1
    received, 2 sent, 3 thrown away, that times are as if the wall clock's were UTC, and that both sides' names stand in letters.
    """
    talk = eleventh("wulkanowy", count=66, people=11)
    rows = Rows(Messages=[], Recipients=[], StudentGuardians=[], Notifications=[], MobileDevices=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    pupils = (3107, 3112)
    for row, person in enumerate(talk.people[1:], 1):
        name = f"{person.last} {person.first} [{person.last[:1]}{person.first[:1]}] - pracownik (SP7)"
        rows["Recipients"].append(
            (pupils[0], f"{5200 + person.n}rPracownik", name, 5200 + person.n, 17, 2, hexed(person.key, 40), row)
        )
        truth.append(known(name, [f"{5200 + person.n}rPracownik", 5200 + person.n], "Recipients", row, person.name))
    # Guardians are no one of the talk: the holder, and who else looks after either pupil.
    kin = (("Ewa", "Zawada", "matka"), ("Marek", "Zawada", "ojciec"), ("Renate", "Zawada", "babcia"))
    for row, (first, last, how) in enumerate(kin, 1):
        phone, mail = f"60000{470 + row * 9:04}", f"{first.lower()}.zawada@zeile.example"
        rows["StudentGuardians"].append(
            (900 + row, first, last, how, "ul. Polna 3/8, 61-001 Poznań", "" if row < 3 else f"61000{220 + row:04}", phone, "",
             mail, f"{first} {last}", phone, row)
        )  # fmt: skip
        ways = [phone, mail, f"61000{220 + row:04}"] if row > 2 else [phone, mail]
        truth.append(known(f"{first} {last}", ways, "StudentGuardians", row, first))
    me, texts = "Zawada Ewa", [x for x in talk.lines if x.text]
    for row, line in zip(spaced(talk.rng, len(texts)), texts, strict=True):
        other, opened = talk.people[line.chat], not (line.unread or (not line.out and line.n % 12 == 5))
        theirs = f"{other.last} {other.first}"
        subject = ("Wycieczka do muzeum", "Re: nieobecność", "Zebranie", "praca domowa", "(brak tematu)")[line.n % 5]
        page = escape(line.text or "", quote=False).replace("\n", "<br>")
        folder = 2 if line.out else 3 if line.n % 14 == 6 else 1
        several = line.out and line.n % 9 == 4
        sides = (
            (me, 4100, 0, "Wielu adresatów")
            if several
            else (me, 4100, 5200 + other.n, theirs)
            if line.out
            else (theirs, 5200 + other.n, 4100, me)
        )
        rows["Messages"].append(
            (pupils[line.chat % 2], 700_000 + row, 340_000 + row * 3, *sides, subject, line.s * 1000, folder,
             int(not opened and not line.out), 0 if opened else 1, int(opened), 0, row, 1, page if opened or line.out else "")
        )  # fmt: skip
        here, there = party(4100, name=me), party(5200 + other.n, name=theirs)
        both = (here, () if several else there) if line.out else (there, here)
        shown = line.text if opened or line.out else ""
        told = says(line, "Messages", row, at=line.s * 1_000_000, sender=both[0], to=both[1], body=shown,
                    also={"body": [page] if shown else [subject]})  # fmt: skip
        truth.append(told)
    rows["Notifications"] = [
        (pupils[0], "Nowa ocena", "Matematyka: 4+", "NEW_GRADES", talk.lines[4].ms, 1),
        (pupils[1], "Nowa uwaga", "Pochwała za konkurs recytatorski", "NEW_NOTES", talk.lines[9].ms, 2),
        (pupils[0], "Nowa wiadomość", "Masz 2 nowe wiadomości", "NEW_MESSAGES", talk.lines[20].ms, 3),
    ]
    spare += [("Notifications", n) for n in (1, 2, 3)]
    rows["MobileDevices"] = [(41, 8801, "Google Pixel 4a (Android 12)", talk.lines[0].ms, 1)]
    rows["room_master_table"] = [(42, "7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d")]
    rows["android_metadata"] = [("pl_PL",)]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE Messages (student_id INTEGER NOT NULL, real_id INTEGER NOT NULL, message_id INTEGER NOT NULL,
        sender_name TEXT NOT NULL, sender_id INTEGER NOT NULL, recipient_id INTEGER NOT NULL, recipient_name TEXT NOT NULL,
        subject TEXT NOT NULL, date INTEGER NOT NULL, folder_id INTEGER NOT NULL, unread INTEGER NOT NULL,
        unreadBy INTEGER NOT NULL, readBy INTEGER NOT NULL, removed INTEGER NOT NULL,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, is_notified INTEGER NOT NULL, content TEXT NOT NULL);
        CREATE TABLE Recipients (student_id INTEGER NOT NULL, real_id TEXT NOT NULL, name TEXT NOT NULL,
        login_id INTEGER NOT NULL, unit_id INTEGER NOT NULL, role INTEGER NOT NULL, hash TEXT NOT NULL,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE StudentGuardians (real_id INTEGER NOT NULL, name TEXT NOT NULL, last_name TEXT NOT NULL,
        kinship TEXT NOT NULL, address TEXT NOT NULL, home_phone TEXT NOT NULL, cell_phone TEXT NOT NULL,
        work_phone TEXT NOT NULL, email TEXT NOT NULL, full_name TEXT NOT NULL, phone TEXT NOT NULL,
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE Notifications (student_id INTEGER NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
        type TEXT NOT NULL, date INTEGER NOT NULL, id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE MobileDevices (student_id INTEGER NOT NULL, device_id INTEGER NOT NULL, name TEXT NOT NULL,
        date INTEGER NOT NULL, id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"""
    )
    source = "app/src/main/java/io/github/wulkanowy/data/db/entities/Message.kt"
    decoys = ("MobileDevices", "room_master_table", "android_metadata")
    return database(script, rows, truth, f"{HUB}/wulkanowy/wulkanowy {source}", decoys=decoys, spare=spare)


def planetary() -> Aside:
    """A feed without servers: words in `posts`, whose, when and how in `messages`, names of people in `abouts`; keys by number.

    An answer's thread is the post where it began. Times are milliseconds in columns that are not whole numbers. Taken for
    granted: in which order posts of several people came.
    """
    talk = eleventh("planetary", count=66, people=10, groups=1)
    rows = Rows(authors=[], messagekeys=[], messages=[], posts=[], tangles=[], branches=[], abouts=[], votes=[], contacts=[],
                private_recps=[], channels=[], channel_assignments=[], addresses=[], mention_feed=[])  # fmt: skip
    truth, spare, many = list[Record](), list[tuple[str, int]](), dict[int, int]()
    feeds = {p.n: f"@{hexed(p.key, 43)}=.ed25519" for p in talk.people}
    rows["authors"] = [(p.n + 1, feeds[p.n]) for p in talk.people]

    def told(who: int, kind: str, ms: int, key: str, sealed: bool = False) -> int:
        """A message of some kind; its number."""
        row, many[who] = len(rows["messagekeys"]) + 1, many.get(who, 0) + 1
        rows["messagekeys"].append((row, f"%{hexed(key, 43)}=.sha256"))
        rows["messages"].append(
            (row, row + 40, who + 1, many[who], kind, float(ms + 50_000), float(ms), int(sealed), 0)
        )
        spare.append(("messages", row))
        return row

    begun = talk.lines[0].ms - 9_000_000
    for person in talk.people:
        ref = told(person.n, "about", begun + person.n * 60_000, f"about{person.key}")
        words = "Gärtner, Leser, Bahnfahrer" if person.n == 2 else None
        rows["abouts"].append((ref, person.n + 1, person.handle if person.n % 4 == 3 else person.first,
                               f"&{hexed(person.key, 43)}=.sha256" if person.n % 2 else None, words))  # fmt: skip
        place = len(rows["abouts"])
        if person.n:
            shown = person.handle if person.n % 4 == 3 else person.first
            truth.append(known(shown, [feeds[person.n]], "abouts", place))
            ref = told(0, "contact", begun + 1_000_000 + person.n * 5_000, f"follow{person.key}")
            rows["contacts"].append((ref, 1, person.n + 1, -1 if person.n == 9 else 1))
        else:
            spare.append(("abouts", place))
    roots = dict[int, tuple[int, int]]()
    for line in talk.lines:
        if line.text is None:
            continue
        sealed = line.chat == 2
        ref = told(line.who.n, "post", line.ms, line.key, sealed)
        rows["posts"].append((ref, line.text))
        row = len(rows["posts"])
        root, answers = roots.get(line.chat, (0, 9))
        thread: str | None = None
        other = talk.people[2 if line.out else 0] if sealed else None
        if answers < 6:
            roots[line.chat] = (root, answers + 1)
            rows["tangles"].append((len(rows["tangles"]) + 1, ref, root))
            rows["branches"].append((len(rows["tangles"]), root))
            thread = rows["messagekeys"][root - 1][1]
        else:
            roots[line.chat] = (ref, 0)
        if other:
            rows["private_recps"] += [(ref, 1), (ref, 3)]
        if line.n % 7 == 3 and not sealed:
            rows["channel_assignments"].append((ref, 1 + line.n % 2))
        if line.n % 5 == 4:
            vote = told((line.who.n + 1) % 10, "vote", line.ms + 500_500, f"vote{line.key}")
            rows["votes"].append((vote, ref, 1, "💜"))
        shown = line.who.handle if line.who.n % 4 == 3 else line.who.first
        ways = party(feeds[line.who.n], line.who.n + 1, name=shown)
        to = party(feeds[other.n], other.n + 1) if other else ()
        key = rows["messagekeys"][ref - 1][1]
        also: dict[str, list[Any]] = {"thread": [str(root), None] if thread else [key, str(ref)]}
        truth.append(says(line, "posts", row, sender=ways, to=to, thread=thread, also=also))
    rows["channels"] = [(1, "gardening", 0), (2, "bahn", 0)]
    rows["addresses"] = [(1, 3, "net:hub.example.net:8008~shs:AbC=", 1, 1_650_000_000.0, None)]
    script = """CREATE TABLE authors (id INTEGER PRIMARY KEY AUTOINCREMENT, author TEXT UNIQUE);
        CREATE TABLE messagekeys (id INTEGER PRIMARY KEY, key TEXT UNIQUE);
        CREATE TABLE messages (msg_id INTEGER PRIMARY KEY, rx_seq INTEGER, author_id INTEGER NOT NULL, sequence INTEGER,
        type TEXT, received_at REAL, claimed_at REAL, is_decrypted BOOLEAN NOT NULL DEFAULT FALSE,
        hidden BOOLEAN NOT NULL DEFAULT FALSE, FOREIGN KEY(author_id) REFERENCES authors(id));
        CREATE TABLE addresses (address_id INTEGER PRIMARY KEY, about_id INTEGER NOT NULL, address TEXT UNIQUE, use BOOLEAN,
        worked_last REAL, last_err TEXT);
        CREATE TABLE posts (msg_ref INTEGER NOT NULL, text TEXT, FOREIGN KEY(msg_ref) REFERENCES messages(msg_id));
        CREATE TABLE tangles (id INTEGER PRIMARY KEY, msg_ref INTEGER NOT NULL, root INTEGER);
        CREATE TABLE branches (tangle_id INTEGER NOT NULL, branch INTEGER);
        CREATE TABLE mention_feed (msg_ref INTEGER NOT NULL, feed_id INTEGER NOT NULL, name TEXT);
        CREATE TABLE votes (msg_ref INTEGER NOT NULL, link_id INTEGER NOT NULL, value INTEGER NOT NULL, expression TEXT);
        CREATE TABLE abouts (msg_ref INTEGER NOT NULL, about_id INTEGER UNIQUE NOT NULL, name TEXT, image TEXT,
        description TEXT);
        CREATE TABLE contacts (msg_ref INTEGER NOT NULL, author_id INTEGER NOT NULL, contact_id INTEGER NOT NULL,
        state INTEGER NOT NULL);
        CREATE TABLE private_recps (msg_ref INTEGER NOT NULL, contact_id INTEGER NOT NULL);
        CREATE TABLE channels (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, legacy BOOLEAN DEFAULT FALSE);
        CREATE TABLE channel_assignments (msg_ref INTEGER NOT NULL, chan_ref INTEGER NOT NULL);
        CREATE INDEX messages_claimed_at ON messages (claimed_at); CREATE INDEX posts_msgrefs ON posts (msg_ref);"""
    spare += [("authors", p.n + 1) for p in talk.people]
    address = f"{HUB}/planetary-social/planetary-ios Source/GoBot/ViewDatabaseSchema.sql"
    decoys = ("messagekeys", "tangles", "branches", "votes", "contacts", "private_recps", "channels", "channel_assignments",
              "addresses", "mention_feed")  # fmt: skip
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def ntfy() -> Aside:
    """Notices of topics that anybody may write to: all came in, nobody is said to have sent them; times in seconds.

    Taken for granted: nothing but which cells are null. A notice that its reader threw away is not in truth.
    """
    talk = eleventh("ntfy", count=62, people=6)
    rows = Rows(Subscription=[], Notification=[], User=[], Log=[], CustomHeader=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    topics = {1: "alerts-nas", 2: "haustuer", 3: "wg-kueche", 4: "build-9f2c", 5: "up4kXq0"}
    keys = {n: int(hexed(topic, 16), 16) >> 1 for n, topic in topics.items()}
    for n, topic in topics.items():
        host = "https://ntfy.sh" if n != 3 else "https://push.zeile.example"
        rows["Subscription"].append(
            (keys[n], host, topic, int(n == 3), 0 if n < 5 else 1, 0, -1, -1, None, None, None, None, "Küche" if n == 3 else None,
             0)
        )  # fmt: skip
        spare.append(("Subscription", keys[n]))
    for row, line in enumerate(talk.lines, 1):
        kind, host = line.n % 5, rows["Subscription"][line.chat - 1][1]
        title, words, priority, tags = None, line.text, 3, None
        if kind in (1, 2) or (words is None and kind != 3):
            title, alert, priority, tags = ALERTS[line.n % len(ALERTS)]
            words = alert.format(stamp(line.ms, "%H:%M"))
        told: tuple[Any, ...] = (None,) * 7
        if words is None:
            file = f"IMG_{line.n:04}.jpg"
            words = f"You received a file: {file}"
            told = (
                file,
                "image/jpeg",
                240_000 + line.n,
                line.s + 10_800,
                f"{host}/file/{line.key[:12]}.jpg",
                None,
                100,
            )
        key = "".join(LETTERS[int(line.key[2 * i : 2 * i + 2], 16) % 62] for i in range(12))
        deleted = int(line.n % 16 == 9)
        actions = (
            '[{"id":"a1","action":"view","label":"Open","url":"https://ci.example.net/9"}]' if title == "CI" else "null"
        )
        rows["Notification"].append(
            (key, keys[line.chat], line.s, title or "", words, "", "", row * 7919 if line.unread else 0, priority, tags or "",
             "https://ci.example.net" if title == "CI" else "", None, None, actions, *told,
             deleted)
        )  # fmt: skip
        if deleted:
            spare.append(("Notification", row))
            continue
        other = replace(line, who=talk.people[line.chat])
        whole = [f"{title}\n{words}"] if title else []
        truth.append(
            says(other, "Notification", row, at=line.s * 1_000_000, thread=keys[line.chat], body=words,
                 also={"thread": [topics[line.chat]], "body": whole})
        )  # fmt: skip
    rows["User"] = [("https://push.zeile.example", "dagny", "correct-horse")]
    rows["CustomHeader"] = [("https://push.zeile.example", "X-Gate", "1")]
    for n, line in enumerate(talk.lines[:14], 1):
        rows["Log"].append(
            (n, line.ms + 300, "NtfySubscriberConn", 4, f"Connection to {topics[line.chat]} opened", None)
        )
    rows["android_metadata"] = [("de_DE",)]
    rows["room_master_table"] = [(42, "9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b")]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE Subscription (id INTEGER NOT NULL, baseUrl TEXT NOT NULL, topic TEXT NOT NULL,
        instant INTEGER NOT NULL, mutedUntil INTEGER NOT NULL, minPriority INTEGER NOT NULL, autoDelete INTEGER NOT NULL,
        insistent INTEGER NOT NULL, lastNotificationId TEXT, icon TEXT, upAppId TEXT, upConnectorToken TEXT, displayName TEXT,
        dedicatedChannels INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE UNIQUE INDEX index_Subscription_baseUrl_topic ON Subscription (baseUrl, topic);
        CREATE TABLE Notification (id TEXT NOT NULL, subscriptionId INTEGER NOT NULL, timestamp INTEGER NOT NULL,
        title TEXT NOT NULL, message TEXT NOT NULL, contentType TEXT NOT NULL, encoding TEXT NOT NULL,
        notificationId INTEGER NOT NULL, priority INTEGER NOT NULL DEFAULT 3, tags TEXT NOT NULL, click TEXT NOT NULL,
        icon_url TEXT, icon_contentUri TEXT, actions TEXT, attachment_name TEXT, attachment_type TEXT, attachment_size INTEGER,
        attachment_expires INTEGER, attachment_url TEXT, attachment_contentUri TEXT, attachment_progress INTEGER,
        deleted INTEGER NOT NULL, PRIMARY KEY(id, subscriptionId));
        CREATE TABLE User (baseUrl TEXT NOT NULL, username TEXT NOT NULL, password TEXT NOT NULL, PRIMARY KEY(baseUrl));
        CREATE TABLE Log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp INTEGER NOT NULL, tag TEXT NOT NULL,
        level INTEGER NOT NULL, message TEXT NOT NULL, exception TEXT);
        CREATE TABLE CustomHeader (baseUrl TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(baseUrl, name));
        CREATE TABLE TrustedCertificate (baseUrl TEXT NOT NULL, pem TEXT NOT NULL, PRIMARY KEY(baseUrl));
        CREATE TABLE ClientCertificate (baseUrl TEXT NOT NULL, p12Base64 TEXT NOT NULL, password TEXT NOT NULL,
        PRIMARY KEY(baseUrl)); PRAGMA user_version = 17;"""
    )
    decoys = ("User", "Log", "CustomHeader", "TrustedCertificate", "ClientCertificate", "android_metadata",
              "room_master_table")  # fmt: skip
    source = "app/src/main/java/io/heckel/ntfy/db/Database.kt"
    return database(script, rows, truth, f"{HUB}/binwiederhier/ntfy-android {source}", decoys=decoys, spare=spare)
