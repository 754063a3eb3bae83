"""People of the twelfth set, from memory: rosters, birthdays, learners, players, circles, keys, a scale, old address books."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.engine._tenth_talk import LOCALE, ROOM, Rows, hexed, packed, uuid, zulu
from tests.engine._twelfth_talk import twelfth
from tests.engine.published_talk import COCOA, Aside, Person, Record, core_data, database, known, spaced

JABBER = "jabber.example"


def roster() -> Aside:
    """XMPPFramework's roster (iOS), a Core Data store: who is on it, where each is online, and groups.

    Sure: entities and attributes, the name shown being the nickname or else the address, sections 0 available, 1 away, 2
    offline. Taken for granted: the table that joins groups, the order of columns, which the compiler of models sorts.
    """
    talk = twelfth("roster", people=27)
    rows = Rows(
        ZXMPPGROUPCORESTORAGEOBJECT=[], ZXMPPUSERCORESTORAGEOBJECT=[], ZXMPPRESOURCECORESTORAGEOBJECT=[], Z_1USERS=[]
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    mine = f"{talk.me.handle}@{JABBER}"
    for n, name in enumerate(("Arbeit", "Friends", "Семья"), 1):
        rows["ZXMPPGROUPCORESTORAGEOBJECT"].append((n, 1, 1, name))
    for at, person in zip(spaced(talk.rng, len(talk.people)), (*talk.people[1:], talk.me), strict=True):
        jid = f"{person.handle}@{JABBER if person.n % 4 else 'chat.example.net'}" if person.n else mine
        section = person.n % 3
        nick = None if person.n % 9 == 4 or not person.n else person.name
        shown = nick or jid
        resource = None if section == 2 else at
        kind, ask = (
            ("to", None) if person.n % 7 == 3 else ("none", "subscribe") if person.n % 11 == 5 else ("both", None)
        )
        rows["ZXMPPUSERCORESTORAGEOBJECT"].append(
            (
                at,
                3,
                2 + person.n,
                section,
                0,
                3 if person.n == 8 else 0,
                resource,
                ask,
                shown,
                jid,
                nick,
                shown[:1].upper(),
                mine,
                kind,
                None,
            )
        )
        if resource:
            words = ("bin im Zug", None, "lunch", None)[person.n % 4]
            since = 1_400_000_000 + person.n * 8111 - COCOA
            rows["ZXMPPRESOURCECORESTORAGEOBJECT"].append(
                (at, 2, 1, 24, 0, 2, at, since, f"{jid}/iPhone", words, "away" if section else None, mine, None)
            )
        if person.n:
            rows["Z_1USERS"].append((1 + person.n % 3, at))
            truth.append(known(shown, [jid], "ZXMPPUSERCORESTORAGEOBJECT", at, *([jid] if nick else [])))
        else:
            spare.append(("ZXMPPUSERCORESTORAGEOBJECT", at))
    entities = {
        "ZXMPPGROUPCORESTORAGEOBJECT": "ZNAME VARCHAR",
        "ZXMPPRESOURCECORESTORAGEOBJECT": """ZPRIORITYNUM INTEGER, ZSHOWNUM INTEGER, ZINTSHOW INTEGER, ZUSER INTEGER,
        ZPRESENCEDATE TIMESTAMP, ZJIDSTR VARCHAR, ZSTATUS VARCHAR, ZSHOW VARCHAR, ZSTREAMBAREJIDSTR VARCHAR,
        ZTYPE VARCHAR""",
        "ZXMPPUSERCORESTORAGEOBJECT": """ZSECTION INTEGER, ZSECTIONNUM INTEGER, ZUNREADMESSAGES INTEGER,
        ZPRIMARYRESOURCE INTEGER, ZASK VARCHAR, ZDISPLAYNAME VARCHAR, ZJIDSTR VARCHAR, ZNICKNAME VARCHAR,
        ZSECTIONNAME VARCHAR,
        ZSTREAMBAREJIDSTR VARCHAR, ZSUBSCRIPTION VARCHAR, ZPHOTO BLOB""",
    }
    script = (
        core_data(entities, rows)
        + "CREATE TABLE Z_1USERS (Z_1GROUPS INTEGER, Z_3USERS INTEGER, PRIMARY KEY (Z_1GROUPS, Z_3USERS));"
    )
    decoys = ("ZXMPPGROUPCORESTORAGEOBJECT", "ZXMPPRESOURCECORESTORAGEOBJECT", "Z_1USERS", "Z_PRIMARYKEY", "Z_METADATA")
    return database(
        script, rows, truth, "from memory: XMPPFramework, XMPPRoster.xcdatamodel", decoys=decoys, spare=spare
    )


def birday() -> Aside:
    """Birday (Android): days of people, and of couples, which may be told or not. Dates are texts,
        as Room's converter writes.

    Sure: the columns of an event. Taken for granted: the table's name, capital letters of kinds,
        other tables than Room's none.
    """
    talk = twelfth("birday", people=29)
    rows, truth, spare = Rows(events=[]), list[Record](), list[tuple[str, int]]()
    for row, person in zip(spaced(talk.rng, len(talk.people)), talk.people, strict=True):
        day = (date(1948, 1, 9) + timedelta(days=person.n * 887 + person.num % 700)).isoformat()
        kind = "NAME_DAY" if person.n % 9 == 7 else "ANNIVERSARY" if person.n % 10 == 4 else "BIRTHDAY"
        first, last = person.first, person.last if person.n % 6 else ""
        if kind == "ANNIVERSARY":
            first, last = f"{person.first} & {talk.people[(person.n + 3) % 29].first}", ""
            spare.append(("events", row))
        else:
            truth.append(known(f"{first} {last}".strip(), [], "events", row, first))
        note = ("", "mag keine Rosinen", "", "livre de cuisine ?", "")[person.n % 5]
        rows["events"].append((row, kind, day, first, int(person.n % 5 != 1), last, int(person.n % 8 == 0), note, None))
    rows["android_metadata"] = [("de_DE",)]
    rows["room_master_table"] = [(42, "51a0c2b3d4e5f60718293a4b5c6d7e8f")]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, type TEXT NOT NULL,
        originalDate TEXT NOT NULL, name TEXT NOT NULL, yearMatter INTEGER, surname TEXT, favorite INTEGER, notes TEXT,
        image BLOB); PRAGMA user_version = 9;"""
    )
    decoys = ("android_metadata", "room_master_table")
    return database(script, rows, truth, "from memory: m-i-n-a-r/birday, Event", decoys=decoys, spare=spare)


def mumble() -> Aside:
    """Mumble, as on phones that run computers' programmes: friends by the hash of their certificate,
        servers and much about users.

    Sure: tables and columns. Taken for granted: what is in comments and how many friends one has.
    """
    talk = twelfth("mumble", people=22)
    rows = Rows(
        servers=[],
        friends=[],
        tokens=[],
        shortcut=[],
        udp=[],
        cert=[],
        muted=[],
        ignored=[],
        filtered_channels=[],
        comments=[],
        blobs=[],
        pingcache=[],
        volume=[],
    )
    truth = list[Record]()
    hosts = (("Verein", "mumble.brise.example"), ("guild", "voice.example.net"), ("Hackspace", "10.8.0.1"))
    for n, (name, host) in enumerate(hosts, 1):
        digest = hexed(host, 40)
        rows["servers"].append(
            (n, name, host, 64738, talk.me.handle, None if n % 2 else "pass", f"https://{host}/" if n == 1 else None)
        )
        rows["tokens"].append((n, digest, "stammtisch"))
        rows["cert"].append((n, host, 64738, digest))
        rows["udp"].append((n, digest))
        rows["pingcache"].append((host, 64738, 23 + n * 8))
        rows["filtered_channels"].append((n, digest, 14 + n, 1))
        rows["shortcut"].append((n, digest, f"[F{n}]", b"\0\0\0\x01", 1, b"\0\0\0\0\x0a"))
    for row, person in zip(spaced(talk.rng, 21), talk.people[1:], strict=True):
        digest = hexed(person.key, 40)
        name = person.handle if person.n % 3 else person.first
        rows["friends"].append((row, name, digest))
        truth.append(known(name, [digest], "friends", row))
        if person.n % 5 == 1:
            rows["volume"].append((person.n, digest, 1.25))
            rows["comments"].append((digest, hexed(digest, 40), 1))
        if person.n % 10 == 3:
            rows["muted"].append((person.n, hexed("m" + digest, 40)))
            rows["ignored"].append((person.n, hexed("m" + digest, 40)))
    script = """CREATE TABLE servers (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, hostname TEXT,
        port INTEGER DEFAULT 64738,
        username TEXT, password TEXT, url TEXT);
        CREATE TABLE comments (who TEXT, comment BLOB, seen DATE);
        CREATE TABLE blobs (hash TEXT, data BLOB, seen DATE);
        CREATE TABLE tokens (id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB, token TEXT);
        CREATE TABLE shortcut (id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB, shortcut BLOB, target BLOB,
        suppress INTEGER,
        data BLOB);
        CREATE TABLE udp (id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB);
        CREATE TABLE cert (id INTEGER PRIMARY KEY AUTOINCREMENT, hostname TEXT, port INTEGER, digest TEXT);
        CREATE UNIQUE INDEX cert_host_port ON cert(hostname, port);
        CREATE TABLE friends (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE UNIQUE INDEX friends_name ON friends(name); CREATE UNIQUE INDEX friends_hash ON friends(hash);
        CREATE TABLE ignored (id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL);
        CREATE TABLE muted (id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL);
        CREATE TABLE volume (id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL, volume FLOAT);
        CREATE TABLE filtered_channels (id INTEGER PRIMARY KEY AUTOINCREMENT, server_cert_digest TEXT NOT NULL,
        channel_id INTEGER NOT NULL, hidden INTEGER);
        CREATE TABLE pingcache (hostname TEXT, port INTEGER, ping INTEGER);"""
    decoys = [t for t in rows if t != "friends"]
    return database(script, rows, truth, "from memory: mumble-voip/mumble src/mumble/Database.cpp", decoys=decoys)


def oppia() -> Aside:
    """OppiaMobile (Android): health workers who learn on one phone, and the board of who has how many points.

    Sure: courses, activities, the log and the board. Taken for granted: the later columns of users, texts of times.
    """
    talk = twelfth("oppia", people=26)
    rows = Rows(Module=[], Activity=[], TrackerLog=[], results=[], User=[], leaderboard=[], usercustomfield=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for n, person in enumerate((talk.me, *talk.people[1:4]), 1):
        rows["User"].append(
            (
                n,
                person.handle,
                person.first,
                person.last,
                hexed(person.key, 40),
                hexed(person.handle, 40),
                40 * n,
                n % 3,
                person.mail if n != 3 else None,
                "Oromia Health Bureau" if n % 2 else None,
                None,
                0,
            )
        )
        if person.n:
            truth.append(known(person.name, [person.handle, *([person.mail] if n != 3 else [])], "User", n))
        else:
            spare.append(("User", n))
    for n, title in enumerate(("Antenatal Care", "Family Planning", "Newborn Care")):
        blob = packed({"en": title, "fr": f"Module {n + 1}"})
        rows["Module"].append((n + 1, "20230411101500", blob, f"course-{n}.zip", f"hc-{n}", "", 1, 10 - n))
        for k in range(5):
            rows["Activity"].append(
                (
                    n * 5 + k + 1,
                    n + 1,
                    1,
                    k,
                    "quiz" if k == 4 else "page",
                    hexed(f"{n}/{k}", 32),
                    packed({"en": f"{title} {k}"}),
                )
            )
    for n in range(24):
        rows["TrackerLog"].append(
            (
                n + 1,
                f"2023-05-{n + 1:02} 08:{n:02}:11",
                hexed(f"{n % 3}/{n % 5}", 32),
                packed({"timetaken": 30 + n, "lang": "en"}),
                1,
                0,
                1 + n % 3,
                "page",
                int(n % 4 == 0),
                1 + n % 4,
                "2023.05",
                5,
            )
        )
    for n, person in enumerate(talk.people[4:], 1):
        name = person.name if n % 7 else person.first
        rows["leaderboard"].append((n, person.handle, name, 900 - 31 * n, n, "2023-05-24 06:00:00"))
        truth.append(known(name, [person.handle], "leaderboard", n))
    rows["usercustomfield"] = [(n, talk.people[n].handle, "country", "ET", None, None) for n in range(1, 4)]
    rows["android_metadata"] = [("en_US",)]
    script = (
        LOCALE
        + """CREATE TABLE Module (_id integer primary key autoincrement, versionid text, title text, location text,
        shortname text, imagelink text, is_draft integer default 0, orderpriority integer default 0);
        CREATE TABLE Activity (_id integer primary key autoincrement, modid int, sectionid int, actid int, acttype text,
        digest text, title text);
        CREATE TABLE TrackerLog (_id integer primary key autoincrement, logdatetime datetime default current_timestamp,
        digest text, data text, submitted integer default 0, inprogress integer default 0, moduleid integer, type text,
        completed integer default 0, userid integer default 0, evtappversion text, points integer default 0);
        CREATE TABLE results (_id integer primary key autoincrement, resultdatetime datetime default current_timestamp,
        content text, moduleid integer, userid integer, actdigest text, score integer, maxscore integer, passed integer);
        CREATE TABLE User (_id integer primary key autoincrement, username text, firstname text, lastname text,
        passwordencrypted text, apikey text, points integer default 0, badges integer default 0, email text,
        organisation text,
        jobtitle text, offlineregister integer default 0);
        CREATE TABLE leaderboard (_id integer primary key autoincrement, username text unique, fullname text,
        points integer default 0, position integer default 0, lastupdate datetime default current_timestamp);
        CREATE TABLE usercustomfield (_id integer primary key autoincrement, username text, field_key text, value_str text,
        value_int integer, value_float float); PRAGMA user_version = 45;"""
    )
    decoys = ("Module", "Activity", "TrackerLog", "results", "usercustomfield", "android_metadata")
    return database(
        script, rows, truth, "from memory: DigitalCampus/oppia-mobile-android DbHelper", decoys=decoys, spare=spare
    )


def boardgames() -> Aside:
    """BoardGameGeek (ccomeaux, Android): buddies of a site of games, games, and plays with who sat at the table.

    Rows of players may be told or not. Sure: columns of buddies and players. Taken for granted: some columns of games and plays.
    """
    talk = twelfth("boardgames", people=28)
    rows = Rows(games=[], collection=[], plays=[], play_players=[], buddies=[], player_colors=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    games = ("Carcassonne", "Azul", "Zug um Zug", "Hanabi", "Wingspan", "7 Wonders")
    for n, title in enumerate(games, 1):
        rows["games"].append((n, 1_650_000_000_000 + n, None, 800 + n * 31, title, title, 2000 + n, 2, 5, 45))
        rows["collection"].append(
            (n, 800 + n * 31, 90_000 + n, title, 1, 0, "geschenkt von Oma" if n == 2 else None, 8.0)
        )
    for row, person in zip(spaced(talk.rng, 27), talk.people[1:], strict=True):
        bare = person.n % 8 == 3
        first, last = ("", "") if bare else (person.first, person.last)
        nick = person.first[:4] if person.n % 6 == 2 else None
        url = "" if person.n % 3 else f"https://cf.geekdo.example/avatar_id{person.num}.jpg"
        rows["buddies"].append(
            (
                row,
                1_690_000_000_000 + person.n * 61,
                1_690_000_100_000,
                person.num % 900_000,
                person.handle,
                first,
                last,
                url,
                nick,
                1,
                person.n * 7717,
            )
        )
        name = person.handle if bare else person.name
        truth.append(
            known(name, [person.handle, person.num % 900_000], "buddies", row, person.handle, *([nick] if nick else []))
        )
    for n in range(1, 16):
        rows["plays"].append(
            (
                n,
                70_000 + n,
                f"2023-{1 + n % 12:02}-{n + 3:02}",
                1,
                60,
                "" if n % 3 else "bei Birger",
                "" if n % 4 else "Regel vergessen, Revanche!",
                1_690_000_000_000,
                0,
                0,
            )
        )
        for k in range(3):
            one = talk.people[(n * 3 + k) % 28]
            user = one.handle if (n + k) % 2 else ""
            rows["play_players"].append(
                (
                    n * 3 + k - 2,
                    n,
                    user,
                    0,
                    one.first,
                    str(k + 1),
                    ("Red", "Blue", "")[k],
                    str(40 + n * k),
                    0,
                    0.0,
                    int(k == 1),
                )
            )
            spare.append(("play_players", n * 3 + k - 2))
    rows["player_colors"] = [(n, 1, talk.people[n].first, "Blue", n) for n in range(1, 6)]
    rows["android_metadata"] = [("en_GB",)]
    script = (
        LOCALE
        + """CREATE TABLE games (_id INTEGER PRIMARY KEY AUTOINCREMENT, updated INTEGER, updated_list INTEGER,
        game_id INTEGER NOT NULL, game_name TEXT NOT NULL, game_sort_name TEXT NOT NULL, year_published INTEGER,
        min_players INTEGER, max_players INTEGER, playing_time INTEGER, UNIQUE (game_id) ON CONFLICT REPLACE);
        CREATE TABLE collection (_id INTEGER PRIMARY KEY AUTOINCREMENT, game_id INTEGER NOT NULL, collection_id INTEGER,
        collection_name TEXT NOT NULL, own INTEGER, previously_owned INTEGER, comment TEXT, rating REAL);
        CREATE TABLE plays (_id INTEGER PRIMARY KEY AUTOINCREMENT, play_id INTEGER, date TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        length INTEGER NOT NULL, location TEXT, comments TEXT, updated_list INTEGER, incomplete INTEGER,
        delete_timestamp INTEGER);
        CREATE TABLE play_players (_id INTEGER PRIMARY KEY AUTOINCREMENT, _play_id INTEGER NOT NULL, user_name TEXT,
        user_id INTEGER,
        name TEXT, start_position TEXT, color TEXT, score TEXT, new INTEGER, rating REAL, win INTEGER);
        CREATE TABLE buddies (_id INTEGER PRIMARY KEY AUTOINCREMENT, updated INTEGER, updated_list INTEGER NOT NULL,
        buddy_id INTEGER NOT NULL, buddy_name TEXT NOT NULL, buddy_firstname TEXT, buddy_lastname TEXT, avatar_url TEXT,
        play_nickname TEXT, buddy_flag INTEGER, sync_hash_code INTEGER, UNIQUE (buddy_id) ON CONFLICT IGNORE);
        CREATE TABLE player_colors (_id INTEGER PRIMARY KEY AUTOINCREMENT, player_type INTEGER NOT NULL,
        player_name TEXT NOT NULL,
        player_color TEXT NOT NULL, player_color_sort INTEGER NOT NULL);"""
    )
    decoys = ("games", "collection", "plays", "player_colors", "android_metadata")
    return database(
        script, rows, truth, "from memory: ccomeaux/boardgamegeek4android BggDatabase", decoys=decoys, spare=spare
    )


def googleplus() -> Aside:
    """Google+ (Android, about 2013): people in circles, pages that are none,
        addresses that have no profile; circles and notices.

    Sure: people, circles and what joins them. Taken for granted: which columns that version had, and codes of states.
    """
    talk = twelfth("googleplus", people=28)
    rows = Rows(account_status=[], circles=[], contacts=[], circle_contact=[], notifications=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    for n, name in enumerate(("Freunde", "Family", "Acquaintances", "Knitting"), 1):
        rows["circles"].append((n, f"f.{hexed(name, 10)}", name, 1, 6, name.lower(), 1, n))
    for n, person in enumerate(talk.people[1:], 1):
        plain = person.n % 9 == 5
        gaia = None if plain else str(104_000_000_000_000_000_000 + person.num * 9_700_001)
        key, page = f"e:{person.mail}" if plain else f"g:{gaia}", person.n % 12 == 7
        name = f"Café {person.last}" if page else person.name
        photo = None if plain or person.n % 4 == 0 else f"//lh5.googleusercontent.example/{person.key[:8]}/photo.jpg"
        rows["contacts"].append(
            (
                key,
                gaia,
                photo,
                name,
                1_380_000_000_000 + n if not plain else -1,
                2 if page else 0 if plain else 1,
                2,
                int(n % 5 != 0),
                0,
            )
        )
        if page:
            spare.append(("contacts", n))
        else:
            truth.append(known(name, [gaia, key] if gaia else [person.mail, key], "contacts", n))
        if n % 5:
            rows["circle_contact"].append((rows["circles"][n % 4][1], key))
        if n % 6 == 1:
            rows["notifications"].append(
                (
                    n,
                    f"g:{hexed(name, 8)}",
                    f"APP:{n}",
                    3,
                    f"{name} added you on Google+",
                    1,
                    int(n > 6),
                    1_380_000_000_000_000 + n * 977_000_000,
                    None,
                    gaia,
                    None,
                )
            )
    rows["account_status"] = [
        (f"{104_900_000_000_000_000_000 + talk.me.num}", 1_380_000_300_000, 1_380_000_200_000, 14, 0)
    ]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE account_status (user_id TEXT, last_sync_time INT DEFAULT(-1), circle_sync_time INT DEFAULT(-1),
        last_stats_sync_time INT DEFAULT(-1), wipeout_stats INT DEFAULT(0));
        CREATE TABLE circles (_id INTEGER PRIMARY KEY, circle_id TEXT UNIQUE NOT NULL, circle_name TEXT, type INT,
        contact_count INT,
        sort_key TEXT, semantic_hints INT NOT NULL DEFAULT(0), show_order INT);
        CREATE TABLE contacts (person_id TEXT PRIMARY KEY, gaia_id TEXT, avatar TEXT, name TEXT,
        last_updated_time INT DEFAULT(-1),
        profile_type INT DEFAULT(0), profile_state INT DEFAULT(0), in_my_circles INT NOT NULL DEFAULT(0),
        blocked INT NOT NULL DEFAULT(0));
        CREATE TABLE circle_contact (link_circle_id TEXT NOT NULL, link_person_id TEXT NOT NULL, UNIQUE (link_circle_id,
        link_person_id));
        CREATE TABLE notifications (_id INTEGER PRIMARY KEY, notif_id TEXT UNIQUE NOT NULL, coalescing_code TEXT NOT NULL,
        category INT NOT NULL DEFAULT(0), message TEXT, enabled INT, read INT NOT NULL, timestamp INT NOT NULL,
        circle_data BLOB,
        pd_gaia_id TEXT, pd_album_id TEXT);"""
    )
    decoys = ("account_status", "circles", "circle_contact", "notifications", "android_metadata")
    return database(
        script, rows, truth, "from memory: es0.db of com.google.android.apps.plus", decoys=decoys, spare=spare
    )


def openkeychain() -> Aside:
    """OpenKeychain (Android): keys, and the names and addresses in each. Some have two,
        of which each is a contact by its row.

    Sure: tables, ranks, the whole text of an identity beside its parts. Taken for granted: nothing but the bytes of keys.
    """
    talk = twelfth("openkeychain", people=21)
    rows = Rows(
        keyrings_public=[], keys=[], user_packets=[], certs=[], updated_keys=[], autocrypt_peers=[], api_apps=[]
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    for person in talk.people:
        key = int(hexed(person.key, 16), 16) - (1 << 63)
        rows["keyrings_public"].append((key, b"\x99\x01\x0d\x04" + bytes.fromhex(hexed(person.key, 120))))
        made = 1_450_000_000 + person.n * 1_300_000
        for rank in range(2):
            rows["keys"].append(
                (
                    key,
                    rank,
                    key if not rank else key ^ 0x5A5A,
                    4096,
                    None,
                    1,
                    bytes.fromhex(hexed(person.key, 40)),
                    int(not rank),
                    int(not rank),
                    1,
                    0,
                    0,
                    0,
                    1,
                    made,
                    made + 94_608_000 if person.n % 5 == 1 else None,
                )
            )
        mails = [person.mail, f"{person.first.lower()}@arbeit.example"][: 1 + (person.n % 6 == 2)]
        for rank, mail in enumerate(mails):
            note = "work" if rank else None
            whole = f"{person.name} {'(work) ' if note else ''}<{mail}>"
            rows["user_packets"].append(
                (key, 13, whole, person.name, mail, note, None, int(not rank), int(person.n == 9), rank)
            )
            row = len(rows["user_packets"])
            rows["certs"].append((key, rank, key, 0x13, int(not person.n), made, b"\x88\x5d\x04\x13"))
            if person.n:
                truth.append(known(person.name, [mail], "user_packets", row, whole))
            else:
                spare.append(("user_packets", row))
        if person.n % 8 == 3:
            rows["user_packets"].append(
                (key, 17, None, None, None, None, b"\x01\x10\0\x01" + b"\xff\xd8\xff\xe0", 0, 0, len(mails))
            )
        rows["updated_keys"].append((key, made + 9_000_000, person.n % 2))
        if person.n % 4 == 1:
            rows["autocrypt_peers"].append(
                ("com.fsck.k9", person.mail, (made + 500) * 1000, (made + 500) * 1000, 0, key, None, None, None)
            )
            spare.append(("autocrypt_peers", len(rows["autocrypt_peers"])))
    rows["api_apps"] = [(1, "com.fsck.k9", b"0\x82\x03")]
    script = """CREATE TABLE keyrings_public (master_key_id INTEGER PRIMARY KEY NOT NULL, key_ring_data BLOB);
        CREATE TABLE keys (master_key_id INTEGER NOT NULL, rank INTEGER NOT NULL, key_id INTEGER NOT NULL, key_size INTEGER,
        key_curve_oid TEXT, algorithm INTEGER NOT NULL, fingerprint BLOB NOT NULL, can_certify INTEGER NOT NULL,
        can_sign INTEGER NOT NULL, can_encrypt INTEGER NOT NULL, can_authenticate INTEGER NOT NULL,
        is_revoked INTEGER NOT NULL,
        has_secret INTEGER NOT NULL, is_secure INTEGER NOT NULL, creation INTEGER NOT NULL, expiry INTEGER,
        PRIMARY KEY(master_key_id, rank),
        FOREIGN KEY(master_key_id) REFERENCES keyrings_public(master_key_id) ON DELETE CASCADE);
        CREATE TABLE user_packets (master_key_id INTEGER NOT NULL, type INT, user_id TEXT, name TEXT, email TEXT,
        comment TEXT,
        attribute_data BLOB, is_primary INTEGER NOT NULL, is_revoked INTEGER NOT NULL, rank INTEGER NOT NULL,
        PRIMARY KEY(master_key_id, rank),
        FOREIGN KEY(master_key_id) REFERENCES keyrings_public(master_key_id) ON DELETE CASCADE);
        CREATE TABLE certs (master_key_id INTEGER NOT NULL, rank INTEGER NOT NULL, key_id_certifier INTEGER NOT NULL,
        type INTEGER NOT NULL, verified INTEGER NOT NULL DEFAULT 0, creation INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY(master_key_id, rank, key_id_certifier));
        CREATE TABLE updated_keys (master_key_id INTEGER PRIMARY KEY NOT NULL, last_updated INTEGER,
        seen_on_keyservers INTEGER);
        CREATE TABLE autocrypt_peers (package_name TEXT NOT NULL, identifier TEXT NOT NULL, last_seen INTEGER NULL,
        last_seen_key INTEGER NULL, is_mutual INTEGER NOT NULL DEFAULT 0, master_key_id INTEGER,
        gossip_master_key_id INTEGER NULL,
        gossip_last_seen_key INTEGER NULL, gossip_origin INTEGER NULL, PRIMARY KEY(package_name, identifier));
        CREATE TABLE api_apps (_id INTEGER PRIMARY KEY AUTOINCREMENT, package_name TEXT NOT NULL UNIQUE,
        package_certificate BLOB NOT NULL); PRAGMA user_version = 31;"""
    pictures = [("user_packets", n) for n, r in enumerate(rows["user_packets"], 1) if r[1] == 17]
    decoys = ("keyrings_public", "keys", "certs", "updated_keys", "api_apps")
    return database(
        script, rows, truth, "from memory: open-keychain KeychainDatabase", decoys=decoys, spare=[*spare, *pictures]
    )


def openscale() -> Aside:
    """openScale (Android): who stands on a scale, here a sports group; weights with remarks. Nobody has more than a name.

    Sure: the columns up to those of amputations. Taken for granted: codes, and that a first name or a nickname is written.
    """
    talk = twelfth("openscale", people=17)
    rows, truth = Rows(scaleUsers=[], scaleMeasurements=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 17), talk.people, strict=True):
        name = person.first if person.n % 4 else person.name
        born = -700_000_000_000 + person.num % 1_000_000 * 1_500_000
        rows["scaleUsers"].append(
            (
                row,
                name,
                born,
                150.0 + person.n * 2.5,
                0,
                person.n % 2,
                person.n % 5,
                61.5 + person.n,
                60.0 + person.n,
                1_700_000_000_000,
                0,
                0,
                0,
            )
        )
        truth.append(known(name, [], "scaleUsers", row))
        for k in range(4):
            words = ("", "nach dem Lauf", "", "nouvelle balance")[(person.n + k) % 4]
            rows["scaleMeasurements"].append(
                (
                    person.n * 4 + k + 1,
                    row,
                    1,
                    1_680_000_000_000 + (person.n * 4 + k) * 86_400_000,
                    60.0 + person.n - k / 4,
                    0.0,
                    21.4,
                    0.0,
                    0.0,
                    0.0,
                    words,
                )
            )
    rows["android_metadata"] = [("de_DE",)]
    rows["room_master_table"] = [(42, "a1b2c3d40516273849a0b1c2d3e4f506")]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE scaleUsers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, username TEXT NOT NULL,
        birthday INTEGER NOT NULL, bodyHeight REAL NOT NULL, scaleUnit INTEGER NOT NULL, gender INTEGER NOT NULL,
        activityLevel INTEGER NOT NULL, initialWeight REAL NOT NULL, goalWeight REAL NOT NULL, goalDate INTEGER,
        measureUnit INTEGER NOT NULL, leftAmputationLevel INTEGER NOT NULL, rightAmputationLevel INTEGER NOT NULL);
        CREATE TABLE scaleMeasurements (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL,
        enabled INTEGER NOT NULL, datetime INTEGER, weight REAL NOT NULL, fat REAL NOT NULL, water REAL NOT NULL,
        muscle REAL NOT NULL, waist REAL NOT NULL, hip REAL NOT NULL, comment TEXT,
        FOREIGN KEY(userId) REFERENCES scaleUsers(id)
        ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE UNIQUE INDEX index_scaleMeasurements_userId_datetime ON scaleMeasurements (userId, datetime);"""
    )
    decoys = ("scaleMeasurements", "android_metadata", "room_master_table")
    return database(script, rows, truth, "from memory: oliexdev/openScale ScaleUser", decoys=decoys)


def oldandroid() -> Aside:
    """Contacts of Android before 2.0: people, their numbers and addresses in tables of their own, and calls, here none.

    A contact is the row of `people`,
        with what the other two tables have of it. Rows of numbers and addresses may be told or
    not. Sure: tables and columns. Taken for granted: columns of syncing are null, and that triggers are left out.
    """
    talk = twelfth("oldandroid", people=24)
    rows = Rows(
        people=[],
        phones=[],
        contact_methods=[],
        organizations=[],
        groups=[],
        groupmembership=[],
        calls=[],
        _sync_state=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    phone = method = 0
    for row, person in zip(spaced(talk.rng, 23), talk.people[1:], strict=True):
        ways, first_phone, first_mail = list[str](), None, None
        if person.n % 7 != 6:
            for k in range(1 + (person.n % 5 == 2)):
                phone += 1
                number = person.local if not k else f"030 2312{person.n:04}"
                first_phone = first_phone or phone
                rows["phones"].append(
                    (
                        phone,
                        row,
                        2 if not k else 3,
                        number,
                        "".join(c for c in reversed(number) if c.isdigit()),
                        None,
                        int(not k),
                    )
                )
                spare.append(("phones", phone))
                ways.append(number)
        if person.n % 3 == 0 or not ways:
            method += 1
            first_mail = method
            rows["contact_methods"].append((method, row, 1, person.mail, None, 1, None, 1))
            spare.append(("contact_methods", method))
            ways.append(person.mail)
        if person.n % 8 == 1:
            method += 1
            rows["contact_methods"].append((method, row, 2, "Lindenstr. 14\n10969 Berlin", None, 1, None, 0))
            spare.append(("contact_methods", method))
        called = 1_245_000_000_000 + person.n * 999_000 if person.n % 4 else None
        note = "" if person.n % 6 else "Nachbar, hat Schlüssel"
        rows["people"].append(
            (
                row,
                None,
                None,
                None,
                None,
                None,
                1,
                None,
                person.name,
                None,
                note,
                3 if called else 0,
                called,
                None,
                first_phone,
                None,
                first_mail,
                None,
                int(person.n % 9 == 0),
            )
        )
        truth.append(known(person.name, ways, "people", row))
        rows["groupmembership"].append((person.n, row, 1 + person.n % 2, None, None))
    rows["groups"] = [(1, None, "System Group: My Contacts", None, 1, "Contacts"), (2, None, "Kegeln", None, 0, None)]
    rows["organizations"] = [(1, "Brise GmbH", "Leitung", 1, 1, None, rows["people"][2][0])]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE people (_id INTEGER PRIMARY KEY AUTOINCREMENT, _sync_account TEXT, _sync_id TEXT, _sync_time TEXT,
        _sync_version TEXT, _sync_local_id INTEGER, _sync_dirty INTEGER NOT NULL DEFAULT 0, _sync_mark INTEGER,
        name TEXT COLLATE NOCASE,
        phonetic_name TEXT, notes TEXT COLLATE NOCASE, times_contacted INTEGER NOT NULL DEFAULT 0,
        last_time_contacted INTEGER,
        custom_ringtone TEXT, primary_phone INTEGER REFERENCES phones(_id), primary_organization INTEGER REFERENCES
        organizations(_id), primary_email INTEGER REFERENCES contact_methods(_id), photo_version TEXT,
        starred INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE phones (_id INTEGER PRIMARY KEY, person INTEGER REFERENCES people(_id), type INTEGER NOT NULL,
        number TEXT,
        number_key TEXT, label TEXT, isprimary INTEGER DEFAULT 0);
        CREATE TABLE contact_methods (_id INTEGER PRIMARY KEY, person INTEGER REFERENCES people(_id),
        kind INTEGER NOT NULL, data TEXT,
        aux_data TEXT, type INTEGER NOT NULL, label TEXT, isprimary INTEGER DEFAULT 0);
        CREATE TABLE organizations (_id INTEGER PRIMARY KEY AUTOINCREMENT, company TEXT, title TEXT,
        isprimary INTEGER NOT NULL DEFAULT 0,
        type INTEGER NOT NULL, label TEXT, person INTEGER REFERENCES people(_id));
        CREATE TABLE calls (_id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, date INTEGER, duration INTEGER,
        type INTEGER,
        new INTEGER, name TEXT, numbertype INTEGER, numberlabel TEXT);
        CREATE TABLE groups (_id INTEGER PRIMARY KEY, _sync_account TEXT, name TEXT NOT NULL, notes TEXT,
        should_sync INTEGER,
        system_id TEXT);
        CREATE TABLE groupmembership (_id INTEGER PRIMARY KEY, person INTEGER REFERENCES people(_id),
        group_id INTEGER REFERENCES
        groups(_id), group_sync_account STRING, group_sync_id STRING);
        CREATE TABLE _sync_state (_id INTEGER PRIMARY KEY, _sync_account TEXT, data TEXT, UNIQUE(_sync_account));
        CREATE INDEX peopleNameIndex ON people (name); CREATE INDEX phonesIndex1 ON phones (person); PRAGMA user_version = 78;"""
    )
    decoys = ("organizations", "calls", "groups", "groupmembership", "_sync_state", "android_metadata")
    return database(
        script, rows, truth, "from memory: Android 1.6, ContactsProvider, contacts.db", decoys=decoys, spare=spare
    )


def parse() -> Aside:
    """Parse's local datastore (Android) in an app of a sports club: users and what they signed up for,
        each as JSON in a cell.

    Sure: the tables of the store and how it writes an object. Taken for granted: the app, which is made up: the members of
    its classes beside those that Parse gives a user.
    """
    talk = twelfth("parse", people=23)
    rows = Rows(ParseObjects=[], Dependencies=[])
    truth, spare = list[Record](), list[tuple[str, int]]()

    def put(kind: str, key: str, data: dict[str, Any], at: int) -> int:
        whole: dict[str, Any] = {
            "className": kind,
            "__complete": True,
            "__operations": [],
            "objectId": key,
            "createdAt": zulu(at),
            "updatedAt": zulu(at + 86_400_000),
            **data,
        }
        rows["ParseObjects"].append((uuid(hexed(kind + key, 24)), kind, key, packed(whole), 0))
        return len(rows["ParseObjects"])

    def pointer(person: Person) -> dict[str, str]:
        return {"__type": "Pointer", "className": "_User", "objectId": person.key[:10]}

    for person in talk.people:
        data: dict[str, Any] = {"username": person.handle, "fullName": person.name}
        ways = [person.handle]
        if person.n % 3:
            data |= {"phone": person.phone}
            ways.append(person.phone)
        if person.n % 5 == 0:
            data |= {"email": person.mail, "emailVerified": True}
            ways.append(person.mail)
        row = put("_User", person.key[:10], data, 1_450_000_000_000 + person.n * 777_777)
        if person.n:
            truth.append(known(person.name, ways, "ParseObjects", row))
        else:
            spare.append(("ParseObjects", row))
        if person.n % 2:
            put(
                "SignUp",
                person.key[10:20],
                {"user": pointer(person), "course": f"K{person.n % 4}", "paid": person.n % 3 == 0},
                1_460_000_000_000 + person.n * 91_000,
            )
    for n, title in enumerate(("Aquafit", "Badminton", "Yoga am Morgen", "Tischtennis")):
        put("Course", f"K{n}", {"title": title, "room": f"Halle {n + 1}", "seats": 12 + n}, 1_440_000_000_000)
    pin = uuid(hexed("pin", 24))
    rows["ParseObjects"].append((pin, "_Pin", None, packed({"className": "_Pin", "_name": "_default"}), 0))
    rows["Dependencies"] = [(pin, r[0]) for r in rows["ParseObjects"][:-1]]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE ParseObjects (uuid TEXT PRIMARY KEY, className TEXT NOT NULL, objectId TEXT, json TEXT,
        isDeletingEventually INTEGER DEFAULT 0, UNIQUE(className, objectId));
        CREATE TABLE Dependencies (key TEXT NOT NULL, uuid TEXT NOT NULL, PRIMARY KEY(key,
        uuid)); PRAGMA user_version = 4;"""
    )
    return database(
        script,
        rows,
        truth,
        "from memory: Parse SDK for Android, OfflineSQLiteOpenHelper",
        decoys=("Dependencies", "android_metadata"),
        spare=spare,
    )


def infinity() -> Aside:
    """Infinity (Android), which reads Reddit: users whom the phone's holder follows,
        and users and communities that were seen.

    Users that were looked at may be told or not. Sure: tables of accounts, of followed users and communities. Taken for
    granted: newer columns of the users seen; that themes and filters are empty.
    """
    talk = twelfth("infinity", people=27)
    rows = Rows(
        accounts=[],
        subscribed_users=[],
        subscribed_subreddits=[],
        users=[],
        multi_reddits=[],
        recent_search_queries=[],
        read_posts=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    mine = talk.me.handle.replace(".", "_")
    rows["accounts"] = [
        (
            mine,
            f"https://styles.reddit.example/{mine}.png",
            None,
            4127,
            hexed(mine, 30),
            hexed(mine, 24),
            hexed("c", 27),
            1,
            0,
        ),
        ("-", None, None, 0, None, None, None, 0, 0),
    ]
    spare += [("accounts", 1), ("accounts", 2)]
    for n, person in enumerate(sorted(talk.people[1:22], key=lambda p: p.handle), 1):
        icon = f"https://styles.reddit.example/profileIcon_{person.key[:12]}.jpg" if n % 4 else ""
        rows["subscribed_users"].append((person.handle, icon, mine, int(n % 7 == 1)))
        truth.append(known(person.handle, [person.handle], "subscribed_users", n))
    for n, person in enumerate(talk.people[18:], 1):
        about = ("", "Ich sammle Fahrpläne.", "she/her, plants", "")[n % 4]
        rows["users"].append(
            (
                person.handle,
                f"https://styles.reddit.example/{person.key[:12]}.png",
                "",
                120 * n,
                3100 + n,
                0,
                0,
                1_500_000_000_000 + n * 86_400_000,
                int(n % 5 == 0),
                0,
                1,
                0,
                person.first if n % 3 else "",
                about,
            )
        )
        spare.append(("users", n))
    for n, name in enumerate(("de", "AskHistorians", "ich_iel", "france", "bicycletouring"), 1):
        rows["subscribed_subreddits"].append(
            (f"t5_{hexed(name, 5)}", name, f"https://styles.reddit.example/t5_{name}.png", mine, int(n == 2))
        )
        rows["recent_search_queries"].append((mine, ("zugfahren", "best tent", "soufflé", "Ulm", "moss")[n - 1]))
    rows["multi_reddits"] = [
        (
            f"/user/{mine}/m/rad",
            "Rad",
            "rad",
            "",
            None,
            "https://reddit.example/m.png",
            "private",
            mine,
            1_600_000_000,
            0,
            0,
            0,
            0,
        )
    ]
    rows["read_posts"] = [(mine, hexed(f"post{n}", 6)) for n in range(30)]
    rows["android_metadata"] = [("en_US",)]
    rows["room_master_table"] = [(42, "c4d5e6f708192a3b4c5d6e7f80910213")]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE accounts (username TEXT NOT NULL, profile_image_url TEXT, banner_image_url TEXT,
        karma INTEGER NOT NULL,
        access_token TEXT, refresh_token TEXT, code TEXT, is_current_user INTEGER NOT NULL, is_mod INTEGER NOT NULL,
        PRIMARY KEY(username));
        CREATE TABLE subscribed_users (name TEXT NOT NULL, icon TEXT, username TEXT NOT NULL, is_favorite INTEGER NOT NULL,
        PRIMARY KEY(name, username), FOREIGN KEY(username) REFERENCES accounts(username) ON DELETE CASCADE);
        CREATE TABLE subscribed_subreddits (id TEXT NOT NULL, name TEXT, icon TEXT, username TEXT NOT NULL,
        is_favorite INTEGER NOT NULL,
        PRIMARY KEY(id, username), FOREIGN KEY(username) REFERENCES accounts(username) ON DELETE CASCADE);
        CREATE TABLE users (name TEXT NOT NULL, icon TEXT, banner TEXT, link_karma INTEGER NOT NULL,
        comment_karma INTEGER NOT NULL,
        awarder_karma INTEGER NOT NULL, awardee_karma INTEGER NOT NULL, created_utc INTEGER NOT NULL,
        is_gold INTEGER NOT NULL,
        is_friend INTEGER NOT NULL, can_be_followed INTEGER NOT NULL, over_18 INTEGER NOT NULL, title TEXT,
        description TEXT,
        PRIMARY KEY(name));
        CREATE TABLE multi_reddits (path TEXT NOT NULL, display_name TEXT NOT NULL, name TEXT NOT NULL, description TEXT,
        copied_from TEXT,
        icon_url TEXT, visibility TEXT, username TEXT NOT NULL, created_UTC INTEGER NOT NULL,
        n_subscribers INTEGER NOT NULL,
        over_18 INTEGER NOT NULL, is_subscriber INTEGER NOT NULL, is_favorite INTEGER NOT NULL, PRIMARY KEY(path,
        username));
        CREATE TABLE recent_search_queries (username TEXT NOT NULL, search_query TEXT NOT NULL, PRIMARY KEY(username,
        search_query));
        CREATE TABLE read_posts (username TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(username, id));"""
    )
    decoys = (
        "subscribed_subreddits",
        "multi_reddits",
        "recent_search_queries",
        "read_posts",
        "android_metadata",
        "room_master_table",
    )
    return database(
        script, rows, truth, "from memory: Docile-Alligator/Infinity-For-Reddit", decoys=decoys, spare=spare
    )


def studip() -> Aside:
    """Stud.IP Mobile (Android), of a university's courses: who is in them and how each is reached; news, dates and files.

    News are written by users and may be told or not; messages, which the app has a table for,
        are none here. Sure: what is kept
    of a user. Taken for granted: columns of the other tables, of which some are left out.
    """
    talk = twelfth("studip", people=28)
    rows = Rows(
        users=[],
        courses=[],
        course_users=[],
        contact_groups=[],
        group_members=[],
        news=[],
        events=[],
        documents=[],
        messages=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    base = "https://studip.brise.example/pictures/user"
    for row, person in zip(spaced(talk.rng, 28), talk.people, strict=True):
        key, staff = hexed(person.key, 32), person.n % 9 == 2
        phone, page = (
            (person.local if person.n % 4 == 1 else ""),
            (f"https://www.brise.example/~{person.handle}" if staff else ""),
        )
        mail = person.mail if person.n % 6 else ""
        face = "nobody" if person.n % 3 else key
        rows["users"].append(
            (
                row,
                key,
                person.handle,
                "dozent" if staff else "autor",
                "Dr." if staff else "",
                person.first,
                person.last,
                "M.A." if person.n % 13 == 5 else "",
                mail,
                f"{base}/{face}_small.png",
                f"{base}/{face}_medium.png",
                f"{base}/{face}_normal.png",
                phone,
                page,
                "",
                "",
            )
        )
        ways = [person.handle, *(w for w in (mail, phone) if w)]
        if person.n:
            whole = f"{'Dr. ' if staff else ''}{person.name}{', M.A.' if person.n % 13 == 5 else ''}"
            truth.append(known(person.name, ways, "users", row, whole, f"{person.last}, {person.first}"))
        else:
            spare.append(("users", row))
        rows["course_users"].append((person.n + 1, hexed(f"course{person.n % 3}", 32), key, 1 if staff else 3))
    courses = ("Einführung in die Phonetik", "Statistics II", "Lektürekurs Latein")
    for n, title in enumerate(courses):
        key, teacher = hexed(f"course{n}", 32), rows["users"][2 + 9 * n][1]
        rows["courses"].append(
            (
                n + 1,
                key,
                1_443_650_400,
                604_800 * 16,
                title,
                "",
                "Seminar, Di. 14:15",
                "1",
                "A 2.04",
                "ss-2016",
                1,
                "#ff9933",
            )
        )
        rows["events"].append(
            (
                n + 1,
                hexed(f"event{n}", 32),
                key,
                1_460_000_000 + n * 86_400,
                1_460_005_400 + n * 86_400,
                f"{n + 1}. Sitzung",
                "Bitte Text lesen",
                "Sitzung",
                "A 2.04",
            )
        )
        rows["documents"].append(
            (
                n + 1,
                hexed(f"doc{n}", 32),
                key,
                teacher,
                f"Folien{n}.pdf",
                48_000 + n,
                "application/pdf",
                1_459_000_000 + n,
            )
        )
        rows["news"].append(
            (
                n + 1,
                hexed(f"news{n}", 32),
                key,
                "Sitzung fällt aus",
                f"Am Dienstag fällt <b>{title}</b> leider aus.",
                1_461_000_000 + n * 7000,
                teacher,
                1_461_000_000 + n * 7000,
                1_461_000_000 + n * 7000,
                1_209_600,
            )
        )
        spare.append(("news", n + 1))
    rows["contact_groups"] = [(1, hexed("group", 32), "Lerngruppe", 1)]
    rows["group_members"] = [(n, hexed("group", 32), rows["users"][n][1]) for n in range(1, 5)]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE users (_id INTEGER PRIMARY KEY AUTOINCREMENT, user_id TEXT UNIQUE, username TEXT, perms TEXT,
        title_pre TEXT,
        forename TEXT, lastname TEXT, title_post TEXT, email TEXT, avatar_small TEXT, avatar_medium TEXT,
        avatar_normal TEXT,
        phone TEXT, homepage TEXT, privadr TEXT, skype_name TEXT);
        CREATE TABLE courses (_id INTEGER PRIMARY KEY AUTOINCREMENT, course_id TEXT UNIQUE, start_time INTEGER,
        duration_time INTEGER,
        title TEXT, subtitle TEXT, description TEXT, type TEXT, location TEXT, semester_id TEXT, modules INTEGER,
        color TEXT);
        CREATE TABLE course_users (_id INTEGER PRIMARY KEY AUTOINCREMENT, course_id TEXT, user_id TEXT, role INTEGER,
        UNIQUE(course_id, user_id));
        CREATE TABLE contact_groups (_id INTEGER PRIMARY KEY AUTOINCREMENT, group_id TEXT UNIQUE, group_name TEXT,
        group_size INTEGER);
        CREATE TABLE group_members (_id INTEGER PRIMARY KEY AUTOINCREMENT, group_id TEXT, user_id TEXT);
        CREATE TABLE news (_id INTEGER PRIMARY KEY AUTOINCREMENT, news_id TEXT UNIQUE, news_range_id TEXT, news_topic TEXT,
        news_body TEXT,
        news_date INTEGER, news_author TEXT, news_chdate INTEGER, news_mkdate INTEGER, news_expire INTEGER);
        CREATE TABLE events (_id INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT UNIQUE, event_course_id TEXT,
        start INTEGER, "end" INTEGER,
        title TEXT, description TEXT, categories TEXT, room TEXT);
        CREATE TABLE documents (_id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT UNIQUE, course_id TEXT,
        user_id TEXT,
        filename TEXT, filesize INTEGER, mime_type TEXT, mkdate INTEGER);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT UNIQUE, message_sender_id TEXT,
        message_receiver_id TEXT, message_subject TEXT, message TEXT, message_mkdate INTEGER, message_priority TEXT,
        message_unread INTEGER);"""
    )
    decoys = (
        "courses",
        "course_users",
        "contact_groups",
        "group_members",
        "events",
        "documents",
        "messages",
        "android_metadata",
    )
    return database(
        script, rows, truth, "from memory: elan-ev/StudIPAndroidApp, UsersContract", decoys=decoys, spare=spare
    )
