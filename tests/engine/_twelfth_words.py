"""Words of the twelfth set, from memory: chat relays, radio, comments, logs at caches, posts, cards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.engine._tenth_talk import LOCALE, ROOM, Rows, hexed, packed, stamp, zulu
from tests.engine._twelfth_talk import twelfth
from tests.engine.published_talk import Aside, Line, Record, database, known, party, says

CALLS = (
    "DL0ZZQ-7",
    "OZ9XXK",
    "F0ZZM-9",
    "SP0QQA",
    "EA9ZZT-5",
    "OK9QXX",
    "YO0ZZB-7",
    "K0QQX-9",
    "JA0QZZ",
    "LA9XXQ-1",
    "ZS0ZXQ",
    "HA0QXZ",
)


def goguma() -> Aside:
    """Goguma (Android and iOS), which speaks to IRC: each message is a line as it came, with its tags, in one cell.

    A text is what the line says at its end; where somebody does something,
        what stands between the marks of an action. Notices
    of services may be told or not. Sure: the columns that are read here and the line's form. Taken for granted: newer columns
    of servers and buffers; that the phone's own lines are kept with its own nick before them.
    """
    talk = twelfth("goguma", count=70, people=9, groups=2)
    rows = Rows(Server=[], Network=[], Buffer=[], Message=[], LinkPreview=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    rows["Server"] = [(1, "bouncer.brise.example", 6697, 1, None, talk.me.handle, "s3ttle")]
    rows["Network"] = [(1, 1, None, None, None), (2, 1, "4", "libera", "[]")]
    rooms = {n: ("#theater", "#reise-mai")[i] for i, n in enumerate(talk.groups)}
    names = {n: rooms.get(n) or talk.people[n].handle for n in [*range(1, 9), *rooms]}
    chats = list(dict.fromkeys(line.chat for line in talk.lines))
    for chat in chats:
        last = next(x.ms for x in reversed(talk.lines) if x.chat == chat)
        rows["Buffer"].append(
            (chat, names[chat], 2, zulu(last), int(chat == 9), 0, 0, "Probe Mi 19h, Saal 2" if chat == 9 else None)
        )
    served = 900
    for row, line in enumerate(talk.lines, 1):
        key, nick = hexed(line.key, 22), line.who.handle
        target = names[line.chat] if line.chat in rooms or line.out else talk.me.handle
        words = line.text or f"https://files.example.net/{line.key[:8]}.jpg"
        words = words.replace("\n", " ")
        act = line.n % 13 == 5
        told = f"\x01ACTION {words}\x01" if act else words
        tags = f"@time={zulu(line.ms)};msgid={key}" + (f";account={nick}" if line.n % 3 else "")
        raw = f"{tags} :{nick}!~{nick[:5]}@user/{nick} PRIVMSG {target} :{told}"
        rows["Message"].append((row, zulu(line.ms), line.chat, raw, int(line.n % 17 == 3), key))
        to = party(names[line.chat]) if line.out and line.chat not in rooms else ()
        truth.append(
            says(
                line,
                "Message",
                row,
                sender=party(nick, f"{nick}!~{nick[:5]}@user/{nick}"),
                to=to,
                thread=line.chat,
                body=words,
                also={"thread": [names[line.chat]]},
            )
        )
    for n in range(3):
        row = len(rows["Message"]) + 1
        served = talk.lines[n * 9].ms + 500
        rows["Message"].append(
            (
                row,
                zulu(served),
                chats[0],
                f"@time={zulu(served)} :NickServ!NickServ@services. NOTICE {talk.me.handle} :You are now identified",
                0,
                None,
            )
        )
        spare.append(("Message", row))
    rows["LinkPreview"] = [(1, "https://files.example.net/a.jpg", 200, "image/jpeg", 48_000, zulu(served), None)]
    script = """CREATE TABLE Server (id INTEGER PRIMARY KEY, host TEXT NOT NULL, port INTEGER,
        tls INTEGER NOT NULL DEFAULT 1, pass TEXT,
        sasl_plain_username TEXT, sasl_plain_password TEXT);
        CREATE TABLE Network (id INTEGER PRIMARY KEY, server INTEGER NOT NULL, bouncer_id TEXT, bouncer_name TEXT,
        caps TEXT,
        FOREIGN KEY (server) REFERENCES Server(id) ON DELETE CASCADE, UNIQUE(server, bouncer_id));
        CREATE TABLE Buffer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, network INTEGER NOT NULL, last_read_time TEXT,
        pinned INTEGER NOT NULL DEFAULT 0, muted INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0,
        topic TEXT,
        FOREIGN KEY (network) REFERENCES Network(id) ON DELETE CASCADE, UNIQUE(name, network));
        CREATE TABLE Message (id INTEGER PRIMARY KEY, time TEXT NOT NULL, buffer INTEGER NOT NULL, raw TEXT NOT NULL,
        flags INTEGER NOT NULL DEFAULT 0, network_msgid TEXT, FOREIGN KEY (buffer) REFERENCES Buffer(id) ON DELETE CASCADE);
        CREATE INDEX index_message_buffer_time ON Message(buffer, time);
        CREATE TABLE LinkPreview (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, status_code INTEGER, mime_type TEXT,
        content_length INTEGER, updated_at TEXT, image_url TEXT); PRAGMA user_version = 14;"""
    spare += [("Buffer", chat) for chat in chats]
    decoys = ("Server", "Network", "LinkPreview")
    return database(script, rows, truth, "from memory: emersion/goguma lib/database.dart", decoys=decoys, spare=spare)


def aprsdroid() -> Aside:
    """APRSdroid: short texts between stations of radio amateurs, who is on the air, and a log of packets.

    Packets with a text in them, and stations,
        may be told or not. Sure: the table of texts and its types (1 came in; 2 new, 3
    acknowledged, 4 rejected, 5 given up,
        of what goes out). Taken for granted: newer columns of stations. A text has at most 67
    letters, so longer ones are cut.
    """
    talk = twelfth("aprsdroid", count=58, people=11)
    rows = Rows(posts=[], stations=[], positions=[], messages=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    mine, row = "DL0ZZN-5", 0
    for line in talk.lines:
        if line.text is None:
            continue
        row += 1
        call = CALLS[line.chat]
        words = line.text.replace("\n", " ").replace("|", "/").replace("{", "(")[:67].strip()
        kind = (3, 3, 2, 3, 5, 3, 4)[line.n % 7] if line.out else 1
        number = str(row) if line.out or line.n % 4 else ""
        rows["messages"].append(
            (row, line.ms, (1, 1, 3, 2, 7)[line.n % 5] if line.out else 0, call, number, kind, words)
        )
        ways = party(call)
        truth.append(
            says(
                line,
                "messages",
                row,
                sender=() if line.out else ways,
                to=ways if line.out else (),
                body=words,
                also={"thread": [call, None]},
            )
        )
        source, target = (mine, call) if line.out else (call, mine)
        tail = f"{{{number}" if number else ""
        packet = f"{source}>APDR16,TCPIP*,qAC,T2BRISE::{target:9}:{words}{tail}"
        rows["posts"].append(
            (len(rows["posts"]) + 1, line.ms, 0 if line.out else 3, mine if line.out else call, packet)
        )
        spare.append(("posts", len(rows["posts"])))
        if line.n % 3 == 0:
            log = ("Position: 52.51, 13.40", "Connected to euro.aprs2.example:14580", "# aprsc 2.1.5 keepalive")[
                line.n // 3 % 3
            ]
            rows["posts"].append((len(rows["posts"]) + 1, line.ms + 800, 1, "TCP/IP", log))
    for n, call in enumerate(CALLS, 1):
        at = talk.lines[n].ms
        words = ("73 de Clémence", "QRV 145.500", None, "WX 4C", "Solar tracker")[n % 5]
        rows["stations"].append(
            (
                n,
                at,
                call,
                52_400_000 + n * 8100,
                13_200_000 + n * 4100,
                0,
                0,
                "/-" if n % 2 else "/>",
                None,
                words,
                None,
            )
        )
        rows["positions"].append((n, at, call, 52_400_000 + n * 8100, 13_200_000 + n * 4100, 0, 0, "/>", words))
        spare.append(("stations", n))
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE posts (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, type INTEGER, status TEXT, message TEXT);
        CREATE TABLE stations (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, call TEXT UNIQUE, lat INTEGER, lon INTEGER,
        speed INTEGER, course INTEGER, symbol TEXT, origin TEXT, comment TEXT, qrg TEXT);
        CREATE TABLE positions (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, call TEXT, lat INTEGER, lon INTEGER,
        speed INTEGER,
        course INTEGER, symbol TEXT, comment TEXT);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, retrycnt INTEGER, call TEXT, msgid TEXT,
        type INTEGER, text TEXT);
        CREATE INDEX idx_posts_type ON posts (type); CREATE INDEX idx_messages_call ON messages (call);
        PRAGMA user_version = 4;"""
    )
    return database(
        script,
        rows,
        truth,
        "from memory: ge0rg/aprsdroid StorageDatabase.scala",
        decoys=("positions", "android_metadata"),
        spare=spare,
    )


def wordpress() -> Aside:
    """WordPress (Android): comments on posts of one's own site, and what the app asks one to write about.

    Comments in the bin may be told or not; texts are HTML where their writers wrote some. Whose the site is stands in another
    store, so no direction is in truth. Sure: the table of comments. Taken for granted: other tables,
        of which the app has more.
    """
    talk = twelfth("wordpress", count=66, people=12, groups=3)
    rows = Rows(Comments=[], BloggingPrompts=[], BloggingReminders=[], DashboardCards=[], FeatureFlagConfigurations=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    titles = (
        "Drei Tage im Elbsandstein",
        "Sourdough, again",
        "Voyage à Brest",
        "Was tun bei Regen?",
        "Notes from the allotment",
    )
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        who, post = line.who, 300 + line.chat % 5 * 17
        plain = who.n % 3 == 2
        user = 0 if plain else 48_000_000 + who.n * 911
        mail, name = ("" if who.n == 5 else who.mail), who.name if who.n % 4 else who.first
        status = (
            "trash"
            if line.deleted
            else "spam"
            if who.n == 11 and line.n % 2
            else "unapproved"
            if line.unread
            else "approved"
        )
        words = line.text or ""
        if "https://" in words:
            link = words[words.index("https://") :].split()[0]
            words = words.replace(link, f'<a href="{link}" rel="nofollow">{link}</a>')
        remote, parent = 5_000 + row, 5_000 + row - 1 if line.n % 4 == 2 and row > 1 else 0
        site = f"https://{who.handle}.example.org" if who.n % 5 == 0 else ""
        rows["Comments"].append(
            (
                row,
                remote,
                post,
                1,
                211_400_900,
                site,
                name,
                mail,
                f"https://gravatar.example/{hexed(who.mail, 32)}?s=96",
                user,
                titles[line.chat % 5],
                status,
                stamp(line.ms, "%Y-%m-%dT%H:%M:%S+00:00"),
                line.s,
                words,
                f"https://brise.example/?p={post}#comment-{remote}",
                int(parent > 0),
                parent,
                int(line.n % 6 == 1),
            )
        )
        if line.deleted:
            spare.append(("Comments", row))
            continue
        ways = party(mail or None, user or None, name=name)
        also = {"thread": [titles[line.chat % 5], None], "body": [line.text]}
        record = says(line, "Comments", row, at=line.s * 1_000_000, sender=ways, thread=post, body=words, also=also)
        truth.append({**record, "direction": None})
    asks = (
        "What is your favourite season?",
        "Describe a meal that you remember.",
        "What would you tell your younger self?",
    )
    for n, words in enumerate(asks, 1):
        rows["BloggingPrompts"].append((1800 + n, 1, words, f"2023-05-{n:02}", int(n == 2), 41 * n, "dayone", "[]", ""))
    rows["BloggingReminders"] = [(1, 1, 0, 1, 0, 1, 0, 0, 10, 0, 1)]
    rows["DashboardCards"] = [
        (
            1,
            "POSTS",
            stamp(1_690_000_000_000),
            packed({"hasPublished": True, "draft": [{"id": 9, "title": "Ohne Titel"}]}),
        )
    ]
    rows["FeatureFlagConfigurations"] = [
        ("jetpack_ads", 1, 1_690_000_000_000, 1_690_000_000_000, 0),
        ("prompts_v2", 0, 1_690_000_000_000, 1_690_000_000_000, 1),
    ]
    rows["room_master_table"] = [(42, "7f6e5d4c3b2a19080716253443526170")]
    script = (
        ROOM
        + """CREATE TABLE Comments (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, remoteCommentId INTEGER NOT NULL,
        remotePostId INTEGER NOT NULL, localSiteId INTEGER NOT NULL, remoteSiteId INTEGER NOT NULL, authorUrl TEXT,
        authorName TEXT,
        authorEmail TEXT, authorProfileImageUrl TEXT, authorId INTEGER NOT NULL, postTitle TEXT, status TEXT,
        datePublished TEXT,
        publishedTimestamp INTEGER NOT NULL, content TEXT, url TEXT, hasParent INTEGER NOT NULL, parentId INTEGER NOT NULL,
        iLike INTEGER NOT NULL);
        CREATE TABLE BloggingPrompts (id INTEGER NOT NULL, siteLocalId INTEGER NOT NULL, text TEXT NOT NULL,
        date TEXT NOT NULL,
        isAnswered INTEGER NOT NULL, respondentsCount INTEGER NOT NULL, attribution TEXT NOT NULL,
        respondentsAvatars TEXT NOT NULL,
        answeredLink TEXT NOT NULL, PRIMARY KEY(date));
        CREATE TABLE BloggingReminders (localSiteId INTEGER NOT NULL, monday INTEGER NOT NULL, tuesday INTEGER NOT NULL,
        wednesday INTEGER NOT NULL, thursday INTEGER NOT NULL, friday INTEGER NOT NULL, saturday INTEGER NOT NULL,
        sunday INTEGER NOT NULL, hour INTEGER NOT NULL, minute INTEGER NOT NULL, isPromptRemindersOptedIn INTEGER NOT NULL,
        PRIMARY KEY(localSiteId));
        CREATE TABLE DashboardCards (siteLocalId INTEGER NOT NULL, type TEXT NOT NULL, date TEXT NOT NULL,
        json TEXT NOT NULL,
        PRIMARY KEY(siteLocalId, type));
        CREATE TABLE FeatureFlagConfigurations ("key" TEXT NOT NULL, value INTEGER NOT NULL, created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL, source INTEGER NOT NULL, PRIMARY KEY("key"));"""
    )
    decoys = (
        "BloggingPrompts",
        "BloggingReminders",
        "DashboardCards",
        "FeatureFlagConfigurations",
        "room_master_table",
    )
    return database(script, rows, truth, "from memory: wordpress-mobile, FluxC CommentsDao", decoys=decoys, spare=spare)


def cgeo() -> Aside:
    """c:geo (Android): what finders wrote at caches. The log knows its day alone, as midnight of the phone's zone.

    The store does not tell which finder is the phone's holder,
        so no direction is in truth. What the holder has not yet sent,
    and caches with their owners' words, may be told or not. Sure: the tables. Taken for granted: types 2 found,
        3 not found, 4
    note; each log has a day of its own here, as all truths of a store have their own time.
    """
    talk = twelfth("cgeo", count=62, people=15)
    rows = Rows(
        cg_caches=[], cg_logs=[], cg_log_count=[], cg_logs_offline=[], cg_lists=[], cg_waypoints=[], cg_trackables=[]
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    zone, day = ZoneInfo("Europe/Berlin"), datetime(2019, 4, 1, tzinfo=UTC).date()
    caches = ("Alte Mühle", "Lost Place #4", "Blick ins Tal", "Church micro 812", "Le pont", "Rätsel am Rathaus")
    codes = [f"GC{hexed(c, 5).upper()}" for c in caches]
    told = list[tuple[Line, int, int]]()
    for line in (x for x in talk.lines if x.text):
        day += timedelta(days=1 + line.n % 3)
        midnight = int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
        told.append((line, line.chat % 6, midnight))
    seen = 1_690_000_000_000
    for at, code in enumerate(codes):
        for line, where, midnight in reversed(told):
            if where != at:
                continue
            kind, row = (2, 2, 3, 2, 4, 2)[line.n % 6], len(rows["cg_logs"]) + 1
            words = str(line.text).replace("\n", "<br />") if line.n % 5 else f"<p>{line.text}</p>"
            author = line.who.handle
            rows["cg_logs"].append(
                (
                    row,
                    hexed(line.key, 8),
                    seen + at,
                    code,
                    kind,
                    author,
                    hexed(author, 32),
                    words,
                    midnight,
                    0,
                    int(line.who.n % 6 == 2),
                )
            )
            record = says(
                line,
                "cg_logs",
                row,
                at=midnight * 1000,
                sender=party(author, hexed(author, 32)),
                thread=code,
                body=words,
                also={"body": [line.text], "thread": [None]},
            )
            truth.append({**record, "direction": None})
        rows["cg_caches"].append(
            (
                at + 1,
                seen,
                1,
                seen,
                0,
                code,
                1,
                str(70_000 + at),
                hexed(code, 32),
                "traditional",
                caches[at],
                "Wanderfuchs",
                "Wanderfuchs",
                1_300_000_000_000 + at * 86_400_000,
                "unter dem Stein" if at % 2 else "",
                "small",
                1.5,
                2.0,
                "Sachsen, Germany",
                50.9 + at / 100,
                14.1 + at / 100,
                1,
                "beim zweiten Mal gefunden" if at == 2 else None,
                "Kurz und schön.",
                "<p>Nehmt einen Stift mit.</p>",
                12,
                0,
                0,
                int(at < 2),
            )
        )
        rows["cg_log_count"].append((at + 1, seen, code, 2, 9 + at))
        spare.append(("cg_caches", at + 1))
    rows["cg_logs_offline"] = [(1, codes[4], seen + 99, 2, "Schnell gefunden, danke!", seen + 50)]
    spare.append(("cg_logs_offline", 1))
    rows["cg_lists"] = [(1, "Urlaub", seen, 0)]
    rows["cg_waypoints"] = [
        (1, codes[0], seen, "parking", "P0", "PK", "Parkplatz", 50.9, 14.1, "Bitte nicht am Friedhof parken")
    ]
    rows["cg_trackables"] = [
        (1, seen, "TB4QQZ", "Reisender Elch", "Wanderfuchs", 1_400_000_000_000, "will nach Norden", codes[1])
    ]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE cg_caches (_id INTEGER PRIMARY KEY AUTOINCREMENT, updated LONG NOT NULL,
        detailed INTEGER NOT NULL DEFAULT 0, detailedupdate LONG, visiteddate LONG, geocode TEXT UNIQUE NOT NULL,
        reason INTEGER NOT NULL DEFAULT 0, cacheid TEXT, guid TEXT, type TEXT, name TEXT, owner TEXT, owner_real TEXT,
        hidden LONG,
        hint TEXT, size TEXT, difficulty FLOAT, terrain FLOAT, location TEXT, latitude DOUBLE, longitude DOUBLE,
        reliable_latlon INTEGER, personal_note TEXT, shortdesc TEXT, description TEXT, favourite_cnt INTEGER,
        disabled INTEGER NOT NULL DEFAULT 0, archived INTEGER NOT NULL DEFAULT 0, found INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE cg_logs (_id INTEGER PRIMARY KEY AUTOINCREMENT, service_log_id TEXT, updated LONG NOT NULL,
        geocode TEXT NOT NULL,
        type INTEGER NOT NULL DEFAULT 4, author TEXT, author_guid TEXT, log TEXT, date LONG,
        found INTEGER NOT NULL DEFAULT 0,
        friend INTEGER);
        CREATE TABLE cg_log_count (_id INTEGER PRIMARY KEY AUTOINCREMENT, updated LONG NOT NULL, geocode TEXT NOT NULL,
        type INTEGER NOT NULL DEFAULT 4, count INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE cg_logs_offline (_id INTEGER PRIMARY KEY AUTOINCREMENT, geocode TEXT NOT NULL, updated LONG NOT NULL,
        type INTEGER NOT NULL DEFAULT 4, log TEXT, date LONG);
        CREATE TABLE cg_lists (_id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, updated LONG NOT NULL,
        marker INTEGER NOT NULL);
        CREATE TABLE cg_waypoints (_id INTEGER PRIMARY KEY AUTOINCREMENT, geocode TEXT NOT NULL, updated LONG NOT NULL,
        type TEXT NOT NULL
        DEFAULT 'waypoint', prefix TEXT, lookup TEXT, name TEXT, latitude DOUBLE, longitude DOUBLE, note TEXT);
        CREATE TABLE cg_trackables (_id INTEGER PRIMARY KEY AUTOINCREMENT, updated LONG NOT NULL, tbcode TEXT NOT NULL,
        title TEXT,
        owner TEXT, released LONG, goal TEXT, geocode TEXT);
        CREATE INDEX in_logs_geo ON cg_logs (geocode); PRAGMA user_version = 99;"""
    )
    decoys = ("cg_log_count", "cg_lists", "cg_waypoints", "cg_trackables", "android_metadata")
    return database(script, rows, truth, "from memory: cgeo/cgeo DataStore.java", decoys=decoys, spare=spare)


def andstatus() -> Aside:
    """AndStatus (Android, 2016): posts of a free social network, and direct ones; who wrote them is in a table of its own.

    Sure: tables and what joins them; a post has its author and whoever sent it on. Taken for granted: newer columns, which
    state a sent post has. The phone's account is in preferences, so a post's direction shows in no cell of its row.
    """
    talk = twelfth("andstatus", count=68, people=13, back=7)
    rows = Rows(origin=[], user=[], msg=[], msgofuser=[], followuser=[], avatar=[], download=[], command=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    rows["origin"] = [(3, 3, "loadaverage", "https://loadaverage.example", 1, 1, 1, 0, -1, 1, 1)]
    for person in talk.people:
        key, site = person.n + 1, "loadaverage.example"
        about = ("Radfahren, Brot, Linux", None, "elle · théâtre", "")[person.n % 4]
        rows["user"].append(
            (
                key,
                3,
                str(90_000 + person.n * 37),
                person.handle,
                f"{person.handle}@{site}",
                person.name if person.n % 5 else person.handle,
                about,
                "Göteborg" if person.n % 3 == 1 else None,
                f"https://{site}/{person.handle}",
                f"https://{site}/avatar/{key}.png",
                120 + person.n,
                1_400_000_000_000 + person.n,
                1_450_000_000_000,
                1_450_000_000_000,
                key * 5,
                1_460_000_000_000,
            )
        )
        rows["avatar"].append(
            (key, key, 0, f"https://{site}/avatar/{key}.png", f"avatar_{key}.png", 1, 1_450_000_000_000)
        )
        if person.n:
            name = person.name if person.n % 5 else person.handle
            truth.append(known(name, [person.handle, f"{person.handle}@{site}"], "user", key, person.handle))
            rows["followuser"].append((1, key, int(person.n % 4 > 0)))
        else:
            spare.append(("user", key))
    row, latest = 0, dict[int, int]()
    for line in talk.lines:
        if line.text is None:
            continue
        row += 1
        other, author = talk.people[line.chat], line.who.n + 1
        private = line.n % 8 == 4
        target = (other.n if line.out else 0) + 1
        answer = latest.get(line.chat) if line.n % 3 == 1 else None
        words = line.text.replace("\n", "<br />")
        if answer and not private:
            words = f"@{talk.people[target - 1].handle} {words}"
        latest[line.chat] = row
        conversation = rows["msg"][answer - 1][16] if answer else row
        url = None if private else f"https://loadaverage.example/notice/{400_000 + row}"
        rows["msg"].append(
            (
                row,
                3,
                str(400_000 + row),
                2,
                author,
                author,
                target if private else None,
                words,
                words.lower(),
                "AndStatus" if line.n % 2 else "web",
                url,
                answer,
                target if answer else None,
                line.s * 1000,
                line.s * 1000,
                line.ms + 41_000,
                conversation,
                int(not private),
            )
        )
        rows["msgofuser"].append((1, row, int(line.n % 9 == 2), 0, None, int(bool(answer)), 0, int(private), 1))
        writer = party(line.who.handle, author, name=line.who.name if line.who.n % 5 else line.who.handle)
        to = party(talk.people[target - 1].handle, target) if private else ()
        truth.append(
            says(
                line,
                "msg",
                row,
                at=line.s * 1_000_000,
                sender=writer,
                to=to,
                thread=conversation,
                body=words,
                also={"thread": [None], "body": [line.text]},
            )
        )
    rows["command"] = [
        (1, "Q", 0, 1_460_000_000_000, 1, 3, 1, 0, None, 0, 0, None),
        (2, "R", 1, 1_460_000_100_000, 1, 3, 1, 0, None, 3, 1, "timeout"),
    ]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE msg (_id INTEGER PRIMARY KEY AUTOINCREMENT, origin_id INTEGER NOT NULL, msg_oid TEXT,
        msg_status INTEGER
        NOT NULL DEFAULT 0, author_id INTEGER NOT NULL DEFAULT 0, sender_id INTEGER NOT NULL DEFAULT 0,
        recipient_id INTEGER, body TEXT,
        body_to_search TEXT, via TEXT, url TEXT, in_reply_to_msg_id INTEGER, in_reply_to_user_id INTEGER,
        msg_created_date INTEGER,
        msg_sent_date INTEGER, msg_ins_date INTEGER NOT NULL, conversation_id INTEGER, public BOOLEAN NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX idx_msg_origin ON msg (origin_id,
        msg_oid); CREATE INDEX idx_msg_sent_date ON msg (msg_sent_date);
        CREATE TABLE msgofuser (user_id INTEGER NOT NULL, msg_id INTEGER NOT NULL, favorited BOOLEAN NOT NULL DEFAULT 0,
        reblogged BOOLEAN NOT NULL DEFAULT 0, reblog_oid TEXT, mentioned BOOLEAN NOT NULL DEFAULT 0,
        replied BOOLEAN NOT NULL DEFAULT 0,
        directed BOOLEAN NOT NULL DEFAULT 0, subscribed BOOLEAN NOT NULL DEFAULT 0,
        CONSTRAINT pk_msgofuser PRIMARY KEY (user_id, msg_id));
        CREATE TABLE user (_id INTEGER PRIMARY KEY AUTOINCREMENT, origin_id INTEGER NOT NULL, user_oid TEXT,
        username TEXT NOT NULL,
        webfinger_id TEXT NOT NULL, real_name TEXT, user_description TEXT, location TEXT, profile_url TEXT, avatar_url TEXT,
        msg_count INTEGER NOT NULL DEFAULT 0, user_created_date INTEGER, user_updated_date INTEGER,
        user_ins_date INTEGER NOT NULL,
        user_msg_id INTEGER NOT NULL DEFAULT 0, user_msg_date INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE followuser (user_id INTEGER NOT NULL, following_user_id INTEGER NOT NULL,
        user_followed BOOLEAN NOT NULL DEFAULT 1,
        CONSTRAINT pk_followuser PRIMARY KEY (user_id, following_user_id));
        CREATE TABLE avatar (_id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL,
        avatar_valid_from INTEGER NOT NULL,
        avatar_url TEXT NOT NULL, avatar_file_name TEXT, avatar_status INTEGER NOT NULL DEFAULT 0,
        avatar_loaded_date INTEGER);
        CREATE TABLE download (_id INTEGER PRIMARY KEY AUTOINCREMENT, download_type INTEGER NOT NULL, msg_id INTEGER,
        content_type INTEGER NOT NULL, url TEXT NOT NULL, download_status INTEGER NOT NULL DEFAULT 0, file_name TEXT);
        CREATE TABLE origin (_id INTEGER PRIMARY KEY AUTOINCREMENT, origin_type_id INTEGER NOT NULL,
        origin_name TEXT NOT NULL,
        origin_url TEXT NOT NULL, ssl BOOLEAN NOT NULL, ssl_mode INTEGER NOT NULL, allow_html BOOLEAN NOT NULL,
        text_limit INTEGER NOT NULL,
        short_url_length INTEGER NOT NULL, in_combined_global_search BOOLEAN, in_combined_public_reload BOOLEAN);
        CREATE TABLE command (_id INTEGER PRIMARY KEY NOT NULL, queue_type TEXT NOT NULL, command_code INTEGER NOT NULL,
        created_date INTEGER NOT NULL, account_id INTEGER, origin_id INTEGER, timeline_type INTEGER, item_id INTEGER,
        body TEXT,
        retries_left INTEGER, in_foreground BOOLEAN, error_message TEXT); PRAGMA user_version = 24;"""
    )
    decoys = ("origin", "msgofuser", "followuser", "avatar", "download", "command", "android_metadata")
    return database(script, rows, truth, "from memory: andstatus/andstatus MsgTable", decoys=decoys, spare=spare)


def deck() -> Aside:
    """Nextcloud Deck (Android): comments on cards, users of boards, and what a board says happened.

    Cards,
        boards and what happened are no messages. Sure: what a comment and a user have. Taken for granted: names of columns
    of the other tables, and that a comment that waits to be sent has no number of the server.
    """
    talk = twelfth("deck", count=56, people=11, groups=3)
    rows = Rows(
        Account=[],
        Board=[],
        Stack=[],
        Card=[],
        User=[],
        DeckComment=[],
        Mention=[],
        Activity=[],
        Label=[],
        JoinCardWithUser=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    me = talk.me
    rows["Account"] = [
        (
            1,
            f"{me.handle}@cloud.brise.example",
            me.handle,
            "https://cloud.brise.example",
            "en_GB",
            0,
            "23.0.6",
            "",
            me.name,
        )
    ]
    for person in talk.people:
        name = person.name if person.n % 5 != 2 else person.handle
        rows["User"].append((person.n + 1, 1, None, 1, 1_690_000_000_000, None, person.handle, person.handle, name))
        if person.n:
            truth.append(known(name, [person.handle], "User", person.n + 1, person.handle))
        else:
            spare.append(("User", 1))
    for n, title in enumerate(("Sommerfest", "Wohnung"), 1):
        rows["Board"].append((n, 1, 10 + n, 1, 1_680_000_000_000 + n, 1_680_000_000_000 + n, title, 1, "0082c9", 0, 0))
        for k, name in enumerate(("Offen", "Doing", "Fertig")):
            rows["Stack"].append(
                (n * 3 + k - 2, 1, 30 + n * 3 + k, 1, 1_680_000_000_000, 1_680_000_000_000, n, name, k)
            )
    cards = (
        "Getränke bestellen",
        "Permit for the street",
        "Playlist",
        "Zelt leihen",
        "Devis peinture",
        "Kaution klären",
        "Keys",
        "Heizung",
    )
    for n, title in enumerate(cards, 1):
        words = "- [ ] Angebot holen\n- [x] Preis fragen" if n % 2 else ""
        rows["Card"].append(
            (
                n,
                1,
                200 + n,
                1,
                1_685_000_000_000 + n,
                1_685_000_000_000 + n,
                1 + n % 6,
                title,
                words,
                1_685_000_000_000,
                me.handle,
                n,
                0,
                None if n % 3 else 1_695_000_000_000,
            )
        )
        rows["JoinCardWithUser"].append((1 + n % 11, n, 1))
        rows["Activity"].append(
            (
                n,
                1,
                7000 + n,
                1,
                1_686_000_000_000 + n,
                1_686_000_000_000 + n,
                n,
                f"{me.name} has created card {title} in list Offen",
                1,
            )
        )
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        who, card = line.who, 1 + line.chat % 8
        waits = line.out and line.n % 15 == 4
        words = line.text or ""
        if line.n % 9 == 3:
            words = f"@{talk.people[line.chat % 11].handle} {words}"
            rows["Mention"].append(
                (
                    len(rows["Mention"]) + 1,
                    row,
                    talk.people[line.chat % 11].handle,
                    "user",
                    talk.people[line.chat % 11].name,
                )
            )
        name = who.name if who.n % 5 != 2 else who.handle
        rows["DeckComment"].append(
            (
                row,
                1,
                None if waits else 880 + row,
                2 if waits else 1,
                line.ms if waits else None,
                line.ms,
                card,
                "users",
                line.s * 1000,
                who.handle,
                name,
                words,
                None,
            )
        )
        if waits:
            spare.append(("DeckComment", row))
            continue
        truth.append(
            says(
                line,
                "DeckComment",
                row,
                at=line.s * 1_000_000,
                sender=party(who.handle, name=name),
                thread=card,
                body=words,
                also={"thread": [cards[card - 1], None]},
            )
        )
    rows["Label"] = [(1, 1, 4, 1, 0, 0, "dringend", "ff7a66", 1), (2, 1, 5, 1, 0, 0, "later", "31cc7c", 1)]
    rows["room_master_table"] = [(42, "00112233445566778899aabbccddeeff")]
    base = (
        "localId INTEGER PRIMARY KEY AUTOINCREMENT, accountId INTEGER NOT NULL, id INTEGER, status INTEGER NOT NULL, "
        "lastModified INTEGER, lastModifiedLocal INTEGER"
    )
    script = (
        ROOM
        + f"""CREATE TABLE Account (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, userName TEXT NOT NULL,
        url TEXT NOT NULL,
        etag TEXT, maintenanceEnabled INTEGER NOT NULL, serverDeckVersion TEXT, boardsEtag TEXT, userDisplayName TEXT);
        CREATE TABLE Board ({base}, title TEXT, ownerId INTEGER NOT NULL, color INTEGER, archived INTEGER NOT NULL,
        shared INTEGER NOT NULL);
        CREATE TABLE Stack ({base}, boardId INTEGER NOT NULL, title TEXT, "order" INTEGER NOT NULL);
        CREATE TABLE Card ({base}, stackId INTEGER NOT NULL, title TEXT, description TEXT, createdAt INTEGER, type TEXT,
        "order" INTEGER NOT NULL, archived INTEGER NOT NULL, dueDate INTEGER);
        CREATE TABLE Label ({base}, title TEXT, color INTEGER, boardId INTEGER NOT NULL);
        CREATE TABLE User ({base}, primaryKey TEXT, uid TEXT, displayname TEXT);
        CREATE TABLE DeckComment ({base}, objectId INTEGER, actorType TEXT, creationDateTime INTEGER, actorId TEXT,
        actorDisplayName TEXT,
        message TEXT, parentId INTEGER, FOREIGN KEY(objectId) REFERENCES Card(localId) ON DELETE CASCADE);
        CREATE TABLE Mention (id INTEGER PRIMARY KEY AUTOINCREMENT, commentId INTEGER, mentionId TEXT, mentionType TEXT,
        mentionDisplayName TEXT);
        CREATE TABLE Activity ({base}, cardId INTEGER NOT NULL, subject TEXT, type INTEGER NOT NULL);
        CREATE TABLE JoinCardWithUser (userId INTEGER NOT NULL, cardId INTEGER NOT NULL, status INTEGER NOT NULL,
        PRIMARY KEY(userId, cardId));
        CREATE INDEX idx_comment_accID ON DeckComment (accountId);"""
    )
    decoys = (
        "Account",
        "Board",
        "Stack",
        "Card",
        "Label",
        "Mention",
        "Activity",
        "JoinCardWithUser",
        "room_master_table",
    )
    return database(
        script, rows, truth, "from memory: stefan-niedermann/nextcloud-deck DeckComment", decoys=decoys, spare=spare
    )
