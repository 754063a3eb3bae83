"""Words of the eleventh set: two assistants, a player of roles, shared rides and what a bouncer told of.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._eleventh_talk import eleventh
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, says

SAID = (
    "Sure! Here is a short plan for the weekend: market on Saturday, lake on Sunday.",
    "Das Wort kommt aus dem Lateinischen und bedeutet so viel wie „Brücke“.",
    "Voici trois idées : une tarte aux poireaux, un gratin, ou une soupe.",
    "I can't check live prices, but a typical fare is between 30 and 45 euros.",
    "Por supuesto. ¿Quieres que lo escriba en un tono más formal?",
    "Надо поменять порядок строк: сначала проверка, потом запись.",
    "はい、その文は自然です。もう少し丁寧にするなら「いたします」を使ってください。",
    "1. Boil the water\n2. Add the salt\n3. Wait nine minutes",
)


def pocketpal() -> Aside:
    """An assistant that runs on the phone, by WatermelonDB: each turn a row, its author one of two fixed marks.

    Taken for granted: the marks of the two, what stands in the cells of JSON, and the columns that WatermelonDB gives each table.
    """
    talk = eleventh("pocketpal", count=64, people=5)
    rows = Rows(
        chat_sessions=[], messages=[], completion_settings=[], global_settings=[], cached_pals=[], local_pals=[]
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    people = ("y9d7f8pgn", "h3o3lc5xj")
    sessions = {n: hexed(f"session{n}", 16) for n in range(1, 5)}
    order = dict[int, int]()
    for row, (n, key) in enumerate(sessions.items(), 1):
        first = next(x for x in talk.lines if x.chat == n)
        rows["chat_sessions"].append(
            (key, "created", "", ("Weekend", "Étymologie", "Rezept", "code")[n - 1],
             stamp(first.ms, "%Y-%m-%dT%H:%M:%S.000Z"), None, int(n == 2), first.ms, first.ms + 1000)
        )  # fmt: skip
        spare.append(("chat_sessions", row))
        settings = packed({"version": 3, "temperature": 0.7, "n_predict": 1024, "stop": ["<|im_end|>"]})
        rows["completion_settings"].append((hexed(f"set{n}", 16), "created", "", key, settings, first.ms, first.ms))
    texts = [x for x in talk.lines if x.text]
    for row, line in enumerate(texts, 1):
        body = line.text if line.out else SAID[line.n % len(SAID)] + f" [{line.n}]"
        order[line.chat] = order.get(line.chat, 0) + 1
        about = {"contextId": "ctx"} if line.out else {
            "timings": {"predicted_per_second": 11.25, "predicted_n": 40 + line.n}, "copyable": True, "modelName": "qwen2.5-1.5b",
        }  # fmt: skip
        rows["messages"].append(
            (hexed(line.key, 16), "created", "", sessions[line.chat], people[0] if line.out else people[1], body, "text", line.ms,
             packed(about), order[line.chat])
        )  # fmt: skip
        sender = party(people[0] if line.out else people[1])
        truth.append(says(line, "messages", row, sender=sender, thread=sessions[line.chat], body=body))
    rows["global_settings"] = [("g1", "created", "", "theme", '"dark"', 1_735_000_000_000, 1_735_000_000_000)]
    rows["local_pals"] = [("p1", "created", "", "Grammar coach", "Corrects letters", "You are a patient teacher.", "local",
                           1_735_000_000_000, 1_735_000_000_000)]  # fmt: skip
    rows["local_storage"] = [("__watermelon_last_pulled_at", "0")]
    script = """CREATE TABLE "local_storage" ("key" varchar(16) primary key not null, "value" text not null);
        CREATE TABLE "chat_sessions" ("id" primary key, "_changed", "_status", "title", "date", "active_pal_id", "pinned",
        "created_at", "updated_at");
        CREATE TABLE "messages" ("id" primary key, "_changed", "_status", "session_id", "author", "text", "type", "created_at",
        "metadata", "position");
        CREATE INDEX "messages_session_id" ON "messages" ("session_id");
        CREATE TABLE "completion_settings" ("id" primary key, "_changed", "_status", "session_id", "settings", "created_at",
        "updated_at");
        CREATE TABLE "global_settings" ("id" primary key, "_changed", "_status", "key", "value", "created_at", "updated_at");
        CREATE TABLE "cached_pals" ("id" primary key, "_changed", "_status", "palshub_id", "title", "description",
        "creator_id", "creator_name", "system_prompt", "cached_at", "created_at", "updated_at");
        CREATE TABLE "local_pals" ("id" primary key, "_changed", "_status", "name", "description", "system_prompt", "source",
        "created_at", "updated_at"); PRAGMA user_version = 6;"""
    for table in ("chat_sessions", "messages", "completion_settings", "global_settings", "local_pals"):
        rows[table] = [(r[0], r[2], r[1], *r[3:]) for r in rows[table]]
    address = f"{HUB}/a-ghorbani/pocketpal-ai src/database/schema.ts"
    decoys = ("completion_settings", "global_settings", "cached_pals", "local_pals", "local_storage")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def rikkahub() -> Aside:
    """An assistant in the net: of each turn a node with all its tries as JSON, one of them chosen; times inside, of a wall clock.

    Taken for granted: the names inside that JSON, known of the app. Of two answers in a node the chosen one is in truth.
    """
    talk = eleventh("rikkahub", count=56, people=5)
    rows = Rows(ConversationEntity=[], message_node=[], MemoryEntity=[], GenMediaEntity=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    chats, places = {n: uuid(hexed(f"rikka{n}", 24)) for n in range(1, 5)}, dict[int, int]()
    assistant = "0950e2dc-9bd5-4801-afa3-aa887aa36b4e"
    for row, (n, key) in enumerate(chats.items(), 1):
        mine = [x for x in talk.lines if x.chat == n]
        rows["ConversationEntity"].append(
            (key, assistant, ("Urlaub", "SQL", "cuisine", "翻訳")[n - 1], "[]", mine[0].ms, mine[-1].ms, '["Mehr davon"]',
             int(n == 1))
        )  # fmt: skip
        spare.append(("ConversationEntity", row))
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        text = line.text if line.out else SAID[line.n % len(SAID)] + f" ({line.n})"

        def turn(key: str, words: str | None, ms: int, out: bool = line.out) -> dict[str, object]:
            return {
                "id": uuid(key), "role": "user" if out else "assistant",
                "parts": [{"type": "text", "text": words}], "annotations": [],
                "createdAt": stamp(ms, "%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}",
                "modelId": None if out else uuid(hexed("model", 24)),
            }  # fmt: skip

        tries = [turn(line.key, text, line.ms)]
        if not line.out and line.n % 6 == 1:
            tries.insert(0, turn(line.key[::-1], SAID[(line.n + 3) % len(SAID)], line.ms - 20_000))
        place = places[line.chat] = places.get(line.chat, -1) + 1
        rows["message_node"].append((uuid(hexed(line.key, 24)), chats[line.chat], place, packed(tries), len(tries) - 1))
        sender = party("user" if line.out else "assistant")
        at = {"local": stamp(line.ms, "%Y-%m-%dT%H:%M:%S") + f".{line.ms % 1000:03}000", "basis": "local without zone"}
        truth.append(says(line, "message_node", row, at=at, sender=sender, thread=chats[line.chat], body=text))
    rows["MemoryEntity"] = [(1, assistant, "Is vegetarian, lives near the lake")]
    rows["room_master_table"] = [(42, "b3a2c1d0e9f8a7b6c5d4e3f2a1b0c9d8")]
    rows["GenMediaEntity"] = [(1, "images/1.png", "flux", "a fox in the snow", 1_750_000_000_000)]
    script = (
        ROOM
        + """CREATE TABLE ConversationEntity (id TEXT NOT NULL,
        assistant_id TEXT NOT NULL DEFAULT '0950e2dc-9bd5-4801-afa3-aa887aa36b4e', title TEXT NOT NULL, nodes TEXT NOT NULL,
        create_at INTEGER NOT NULL, update_at INTEGER NOT NULL, suggestions TEXT NOT NULL DEFAULT '[]',
        is_pinned INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(id));
        CREATE TABLE message_node (id TEXT NOT NULL, conversation_id TEXT NOT NULL, node_index INTEGER NOT NULL,
        messages TEXT NOT NULL, select_index INTEGER NOT NULL, PRIMARY KEY(id), FOREIGN KEY(conversation_id)
        REFERENCES ConversationEntity(id) ON UPDATE NO ACTION ON DELETE CASCADE);
        CREATE INDEX index_message_node_conversation_id_node_index ON message_node (conversation_id, node_index);
        CREATE TABLE MemoryEntity (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, assistant_id TEXT NOT NULL,
        content TEXT NOT NULL DEFAULT '');
        CREATE TABLE GenMediaEntity (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, path TEXT NOT NULL, model_id TEXT NOT NULL,
        prompt TEXT NOT NULL, create_at INTEGER NOT NULL);"""
    )
    address = f"{HUB}/rikkahub/rikkahub app/src/main/java/me/rerere/rikkahub/data/db/entity/MessageNodeEntity.kt"
    return database(
        script, rows, truth, address, decoys=("MemoryEntity", "GenMediaEntity", "room_master_table"), spare=spare
    )


def chatterui() -> Aside:
    """Talk with characters: an entry says whose turn it is, and in another table are what was said, in seconds, and other tries.

    The words shown are of the try whose place the entry names. Taken for granted: how drizzle writes these types.
    """
    talk = eleventh("chatterui", count=52, people=4)
    rows = Rows(characters=[], character_greetings=[], chats=[], chat_entries=[], chat_swipes=[], instructs=[], tags=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    names = {0: "Winnie", 1: "Captain Salt", 2: "Die Bibliothekarin", 3: "Tío Ramón"}
    for n, name in names.items():
        rows["characters"].append(
            (n + 1, "character" if n else "user", name, f"{name} is patient." if n else "", "Ahoy!" if n else "", "", "", "", "",
             "", "", 1_735_000_000_000 + n, "", "", 1_736_000_000_000 + n)
        )  # fmt: skip
        spare.append(("characters", n + 1))
    rows["character_greetings"] = [(1, 2, "Welcome aboard, who goes there?")]
    for n in (1, 2, 3):
        mine = [x for x in talk.lines if x.chat == n]
        rows["chats"].append((n, mine[0].s, n + 1, mine[-1].ms, "New Chat"))
    place, swipe = dict[int, int](), 0
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        who = 0 if line.out else line.chat
        text = line.text if line.out else SAID[line.n % len(SAID)] + f" *{line.n}*"
        place[line.chat] = place.get(line.chat, -1) + 1
        tries = 2 if not line.out and line.n % 5 == 2 else 1
        rows["chat_entries"].append((row, line.chat, int(line.out), names[who], place[line.chat], tries - 1))
        spare.append(("chat_entries", row))
        if tries == 2:
            swipe += 1
            rows["chat_swipes"].append(
                (swipe, row, SAID[(line.n + 2) % len(SAID)], line.s - 40, line.s - 40, line.s - 31)
            )
            spare.append(("chat_swipes", swipe))
        swipe += 1
        rows["chat_swipes"].append((swipe, row, text, line.s, line.s, line.s + (0 if line.out else 9)))
        sender = party(names[who], name=names[who])
        told = says(line, "chat_swipes", swipe, at=line.s * 1_000_000, sender=sender, thread=line.chat, body=text)
        truth.append(told)
    rows["tags"] = [(1, "sea"), (2, "books")]
    rows["instructs"] = [(1, "ChatML", "<|im_start|>system", "You are in a story.")]
    rows["__drizzle_migrations"] = [(1, hexed("migration"), 1_727_000_000_000)]
    script = """CREATE TABLE `__drizzle_migrations` (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric);
        CREATE TABLE `characters` (`id` integer PRIMARY KEY NOT NULL, `type` text NOT NULL, `name` text DEFAULT 'User' NOT NULL,
        `description` text DEFAULT '' NOT NULL, `first_mes` text DEFAULT '' NOT NULL, `mes_example` text DEFAULT '' NOT NULL,
        `creator_notes` text DEFAULT '' NOT NULL, `system_prompt` text DEFAULT '' NOT NULL,
        `scenario` text DEFAULT '' NOT NULL, `personality` text DEFAULT '' NOT NULL,
        `post_history_instructions` text DEFAULT '' NOT NULL, `image_id` integer NOT NULL, `creator` text DEFAULT '' NOT NULL,
        `character_version` text DEFAULT '' NOT NULL, `last_modified` integer);
        CREATE TABLE `character_greetings` (`id` integer PRIMARY KEY NOT NULL, `character_id` integer NOT NULL,
        `greeting` text NOT NULL);
        CREATE TABLE `tags` (`id` integer PRIMARY KEY NOT NULL, `tag` text NOT NULL);
        CREATE TABLE `chats` (`id` integer PRIMARY KEY NOT NULL, `create_date` integer NOT NULL, `character_id` integer NOT NULL,
        `last_modified` integer, `name` text DEFAULT 'New Chat' NOT NULL);
        CREATE TABLE `chat_entries` (`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, `chat_id` integer NOT NULL,
        `is_user` integer NOT NULL, `name` text NOT NULL, `order` integer NOT NULL, `swipe_id` integer DEFAULT 0 NOT NULL,
        FOREIGN KEY (`chat_id`) REFERENCES `chats`(`id`) ON UPDATE no action ON DELETE cascade);
        CREATE TABLE `chat_swipes` (`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, `entry_id` integer NOT NULL,
        `swipe` text DEFAULT '' NOT NULL, `send_date` integer NOT NULL, `gen_started` integer NOT NULL,
        `gen_finished` integer NOT NULL,
        FOREIGN KEY (`entry_id`) REFERENCES `chat_entries`(`id`) ON UPDATE no action ON DELETE cascade);
        CREATE TABLE `instructs` (`id` integer PRIMARY KEY NOT NULL, `name` text NOT NULL, `system_prefix` text NOT NULL,
        `system_prompt` text NOT NULL);"""
    address = f"{HUB}/Vali-98/ChatterUI db/schema.ts"
    decoys = ("character_greetings", "tags", "chats", "instructs", "__drizzle_migrations")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def ridelink() -> Aside:
    """Shared rides: users with mail and number, rides, and what two say about one; kinds are words, most tell of the ride.

    Its repository was not named. Taken for granted: texts of what the app itself says.
    """
    talk = eleventh("ridelink", count=58, people=9)
    rows = Rows(users=[], conversations=[], messages=[], rides=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    ids = {p.n: hexed(p.key, 28) for p in talk.people}
    for row, person in enumerate(talk.people, 1):
        call = person.phone if person.n % 3 else None
        rows["users"].append(
            (
                ids[person.n],
                person.mail,
                person.name,
                None,
                call,
                int(person.n % 2),
                1_735_000_000_000 + row,
                1_735_100_000_000,
            )
        )
        if person.n:
            truth.append(known(person.name, [person.mail, call] if call else [person.mail], "users", row))
        else:
            spare.append(("users", row))
    rides = {n: f"ride_{1_740_000_000_000 + n}" for n in (1, 2, 4)}
    for n, key in rides.items():
        rows["rides"].append(
            (key, ids[n], "To the coast", None, "Graz Hbf", "Koper", 47.07, 15.41, 45.54, 13.72, "SI",
             1_741_000_000_000 + n, 3, 12.5, "Car", "Skoda", "G 123 AB", 0, 0, "[]", 1, 1_740_000_000_000, 1_740_000_000_000)
        )  # fmt: skip
    chats, last = {n: uuid(hexed(f"ride{n}", 24)) for n in range(1, 9)}, dict[int, tuple[str, int, str]]()
    row = 0
    for line in talk.lines:
        if line.text is None:
            continue
        row += 1
        other = talk.people[line.chat]
        pair = (ids[0], ids[other.n]) if line.out else (ids[other.n], ids[0])
        ride = rides.get(line.chat)
        rows["messages"].append(
            (uuid(line.key), chats[line.chat], *pair, line.text, "TEXT", line.ms, int(not line.unread), 1, ride)
        )
        last[line.chat] = (line.text, line.ms, pair[0])
        mine, theirs = party(ids[0], name=talk.me.name), party(ids[other.n], name=other.name)
        both = (mine, theirs) if line.out else (theirs, mine)
        truth.append(says(line, "messages", row, sender=both[0], to=both[1], thread=chats[line.chat]))
        if ride and line.n % 8 == 1:
            row += 1
            rows["messages"].append(
                (
                    uuid(line.key[::-1]),
                    chats[line.chat],
                    *pair,
                    "Ride request accepted",
                    "RIDE_ACCEPTED",
                    line.ms + 800,
                    1,
                    1,
                    ride,
                )
            )
            spare.append(("messages", row))
    for n, (text, ms, who) in sorted(last.items()):
        rows["conversations"].append((chats[n], ids[0], ids[n], rides.get(n), text, ms, who, n % 2, 1, ms - 90_000_000))
    rows["room_master_table"] = [(42, "0c9b8a7d6e5f4a3b2c1d0e9f8a7b6c5d")]
    script = (
        ROOM
        + """CREATE TABLE users (id TEXT NOT NULL, email TEXT NOT NULL, displayName TEXT, photoUrl TEXT, phoneNumber TEXT,
        isEmailVerified INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE rides (id TEXT NOT NULL, driverId TEXT NOT NULL, title TEXT NOT NULL, description TEXT,
        originAddress TEXT NOT NULL, destinationAddress TEXT NOT NULL, originLatitude REAL, originLongitude REAL,
        destinationLatitude REAL, destinationLongitude REAL, destinationState TEXT NOT NULL, departureTime INTEGER NOT NULL,
        availableSeats INTEGER NOT NULL, pricePerSeat REAL NOT NULL, vehicleType TEXT NOT NULL, vehicleModel TEXT,
        vehiclePlateNumber TEXT, petsAllowed INTEGER NOT NULL, smokingAllowed INTEGER NOT NULL, recurringDays TEXT NOT NULL,
        isActive INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE conversations (id TEXT NOT NULL, user1Id TEXT NOT NULL, user2Id TEXT NOT NULL, rideId TEXT,
        lastMessage TEXT, lastMessageTimestamp INTEGER NOT NULL, lastMessageSenderId TEXT, unreadCount INTEGER NOT NULL,
        isActive INTEGER NOT NULL, createdAt INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE messages (id TEXT NOT NULL, conversationId TEXT NOT NULL, senderId TEXT NOT NULL,
        receiverId TEXT NOT NULL, content TEXT NOT NULL, messageType TEXT NOT NULL, timestamp INTEGER NOT NULL,
        isRead INTEGER NOT NULL, isDelivered INTEGER NOT NULL, rideId TEXT, PRIMARY KEY(id));"""
    )
    address = "RideLink for Android (package com.app.ridelink.data.model; its repository was not named)"
    return database(script, rows, truth, address, decoys=("conversations", "rides", "room_master_table"), spare=spare)


def irccloud() -> Aside:
    """What a bouncer's app was told of and nobody has read yet: a message's number is its time in microseconds; all came in.

    The app keeps the rest of its talk in memory. Taken for granted: columns of the tables beside that say nothing of people.
    """
    talk = eleventh("irccloud", count=110, people=8, groups=2)
    rows = Rows(Notification=[], RecentConversation=[], BackgroundTask=[], LogExport=[], Notification_LastSeenEID=[],
                Notification_ServerNick=[])  # fmt: skip
    truth = list[Record]()
    channels = {n: ("#tanztee", "#netz-at")[i] for i, n in enumerate(talk.groups)}
    row = 0
    for line in talk.lines:
        if line.text is None or line.out:
            continue
        row += 1
        eid, text = line.ms * 1000 + 17, line.text.replace("\n", " ")
        room = channels.get(line.chat)
        rows["Notification"].append(
            (4711, 80_000 + line.chat, eid, line.who.handle, text, "Libera.Chat", room or line.who.handle,
             "channel" if room else "conversation", "buffer_me_msg" if line.n % 14 == 3 else "buffer_msg", None,
             int(not line.unread))
        )  # fmt: skip
        sender = party(line.who.handle)
        told = says(line, "Notification", row, at=eid, sender=sender, thread=80_000 + line.chat, body=text,
                    also={"thread": [room or line.who.handle]})  # fmt: skip
        truth.append(told)
    rows["RecentConversation"] = [
        (4711, 80_000 + n, channels.get(n, talk.people[n % 8].handle), None, "channel" if n in channels else "conversation",
         1_735_000_000_000 + n)
        for n in (*range(1, 8), *channels)
    ]  # fmt: skip
    rows["Notification_LastSeenEID"] = [(80_000 + n, 1_735_000_000_000_000 + n) for n in range(1, 10)]
    rows["Notification_ServerNick"] = [(4711, talk.me.handle, None, 0)]
    rows["LogExport"] = [(1, 4711, 80_001, "logs.zip", 1_735_000_000, 1_736_000_000)]
    rows["android_metadata"] = [("en_GB",)]
    script = (
        LOCALE
        + """CREATE TABLE RecentConversation (cid INTEGER NOT NULL, bid INTEGER NOT NULL, name TEXT, avatar_url TEXT, type TEXT,
        timestamp INTEGER NOT NULL, PRIMARY KEY(cid, bid));
        CREATE TABLE BackgroundTask (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, type INTEGER NOT NULL, tag TEXT);
        CREATE TABLE LogExport (id INTEGER NOT NULL, cid INTEGER NOT NULL, bid INTEGER NOT NULL, file_name TEXT,
        start_date INTEGER NOT NULL, finish_date INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE Notification (cid INTEGER NOT NULL, bid INTEGER NOT NULL, eid INTEGER NOT NULL, nick TEXT, message TEXT,
        network TEXT, chan TEXT, buffer_type TEXT, message_type TEXT, avatar_url TEXT, shown INTEGER NOT NULL,
        PRIMARY KEY(cid, bid, eid));
        CREATE UNIQUE INDEX index_Notification_cid_bid_eid ON Notification (cid, bid, eid);
        CREATE TABLE Notification_LastSeenEID (bid INTEGER NOT NULL, eid INTEGER NOT NULL, PRIMARY KEY(bid));
        CREATE TABLE Notification_ServerNick (cid INTEGER NOT NULL, nick TEXT, avatar_url TEXT,
        isSlack INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(cid)); PRAGMA user_version = 12;"""
    )
    decoys = ("RecentConversation", "BackgroundTask", "LogExport", "Notification_LastSeenEID", "Notification_ServerNick",
              "android_metadata")  # fmt: skip
    address = f"{HUB}/irccloud/android src/com/irccloud/android/data/model/Notification.java"
    return database(script, rows, truth, address, decoys=decoys)
