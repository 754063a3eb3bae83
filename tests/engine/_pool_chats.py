"""Messages of the pool: packet radio, a mesh, IRC and XMPP, chats of Swift, Flutter and React Native.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tests.engine._pool_talk import ASYNC_STORAGE, pool
from tests.engine._tenth_talk import HUB, LOCALE, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, known, local, party, says, spaced

SIGNS = ("Q1QRX", "Q5ABD-7", "Q2XYZ-9", "Q4HNN", "Q3KLM-5", "Q7TT-10", "Q9ZZY", "Q2OPQ-1")
"""Call signs as no country gives them out: none begins with Q."""


def aprsdroid() -> Aside:
    """Packet radio: letters between call signs with a code for way and state, beside all that was heard on the frequency.

    Codes: 1 came in, 2 waits, 3 was acknowledged, 4 was rejected, 5 was given up. What is heard is raw and no message.
    """
    talk = pool("aprsdroid", count=40, people=8)
    rows, truth = Rows(posts=[], stations=[], positions=[], messages=[]), list[Record]()
    for row, line in zip(spaced(talk.rng, len(talk.lines)), talk.lines, strict=True):
        text = (line.text or "73").replace("\n", " ")
        sign = SIGNS[line.chat]
        code = (3, 3, 2, 5)[line.n % 4] if line.out else 1
        rows["messages"].append((row, line.ms, 1 + line.n % 3 if line.out else 0, sign, str(line.n % 90), code, text))
        raw = f"{SIGNS[0] if line.out else sign}>APDR16,WIDE1-1::{sign if line.out else SIGNS[0]:<9}:{text}{{{line.n % 90}"
        rows["posts"].append((len(rows["posts"]) + 1, line.ms + 40, 3 if line.out else 0, "", raw))
        ways = party(sign)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=sign, body=text))
    for row, sign in enumerate(SIGNS[1:], 1):
        at = talk.lines[row].ms
        rows["stations"].append(
            (
                row,
                at,
                sign,
                52_200_000 + row * 977,
                21_000_000 + row * 811,
                0,
                0,
                None,
                "/>",
                "QRV 145.500 MHz",
                None,
                "145.500",
                0,
            )
        )
        rows["positions"].append((row, at, sign, 52_200_000 + row * 977, 21_000_000 + row * 811))
        rows["posts"].append(
            (len(rows["posts"]) + 1, at + 9, 0, "", f"{sign}>APRS,TCPIP*:=5212.00N/02100.00E>QRV 145.500 MHz")
        )
    script = LOCALE + (
        "CREATE TABLE posts (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, type INTEGER, status TEXT, message TEXT);"
        "CREATE INDEX idx_ts ON posts (ts);"
        "CREATE TABLE stations (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, call TEXT UNIQUE, lat INTEGER, lon INTEGER, "
        "speed INTEGER, course INTEGER, alt INTEGER, symbol TEXT, comment TEXT, origin TEXT, qrg TEXT, flags INTEGER);"
        "CREATE TABLE positions (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, call TEXT, lat INTEGER, lon INTEGER);"
        "CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, ts LONG, retrycnt INTEGER, call TEXT, msgid TEXT, "
        "type INTEGER, text TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("de_DE",)]}, truth, f"{HUB}/ge0rg/aprsdroid src/StorageDatabase.scala",
        decoys=("android_metadata", "stations", "positions", "posts"),
    )  # fmt: skip


def jscall() -> Aside:
    """JS8Call's inbox: a message a cell of JSON, with frequency and strength, from whom and to whom by call sign.

    Types READ and UNREAD came in, STORE is kept for others and may be told. Its times are UTC.
    """
    talk = pool("js8", count=56, people=8)
    rows, truth, spare = Rows(inbox_v1=[]), list[Record](), list[tuple[str, int]]()
    kept = [line for line in talk.lines if line.text and not line.out]
    for row, line in zip(spaced(talk.rng, len(kept)), kept, strict=True):
        text = (line.text or "").upper().replace("\n", " ")
        sign, stored = SIGNS[line.chat], line.n % 9 == 0
        to = SIGNS[(line.chat + 1) % 8] if stored else SIGNS[0]
        kind = "STORE" if stored else ("READ", "UNREAD")[line.unread]
        params = {
            "CMD": " MSG ", "DIAL": 14_078_000, "EXTRA": "", "FREQ": 14_079_500 + line.n, "FROM": sign, "GRID": "",
            "OFFSET": 1500, "PATH": sign, "SNR": -12 + line.n % 9, "SUBMODE": 0, "TDRIFT": 0.2, "TEXT": text,
            "TO": to, "UTC": stamp(line.ms), "_ID": -1,
        }  # fmt: skip
        rows["inbox_v1"].append((row, packed({"params": params, "type": kind, "value": ""})))
        if stored:
            spare.append(("inbox_v1", row))
        else:
            at = local(stamp(line.ms))
            truth.append(says(line, "inbox_v1", row, at=at, sender=party(sign), to=party(to), thread=None, body=text))
    script = """CREATE TABLE inbox_v1 (id INTEGER PRIMARY KEY AUTOINCREMENT, blob TEXT);
        CREATE INDEX idx_inbox_v1__type ON inbox_v1(json_extract(blob, '$.type'));
        CREATE INDEX idx_inbox_v1__params_from ON inbox_v1(json_extract(blob, '$.params.FROM'));"""
    return database(script, rows, truth, f"{HUB}/js8call/js8call Inbox.cpp", spare=spare)


def profanity() -> Aside:
    """XMPP in a terminal: who wrote and to whom by address, times with an offset without colon, rooms by nick."""
    talk = pool("profanity", count=40, people=7, groups=1)
    rows, truth = Rows(ChatLogs=[], DbVersion=[(1, 2)]), list[Record]()
    jids = {p.n: f"{p.handle}@xmpp.example" for p in talk.people}
    kept = [line for line in talk.lines if line.text]
    for row, line in zip(spaced(talk.rng, len(kept)), kept, strict=True):
        room = "haus14@conference.example" if line.chat in talk.groups else None
        when = stamp(line.ms, "%Y-%m-%dT%H:%M:%S+0000")
        if room:
            # In a room everybody is the room's address with a nick, we too; to whom is our own address.
            sender, to, nick = room, jids[0], line.who.handle
            parties, target = party(f"{room}/{nick}", room, nick), party(jids[0])
        else:
            other = jids[line.chat]
            sender, to, nick = (jids[0], other, None) if line.out else (other, jids[0], "phone.z1")
            parties, target = party(sender), party(to)
        rows["ChatLogs"].append(
            (row, sender, to, nick, None, line.text, when, "muc" if room else "chat", line.key, None,
             ("none", "omemo")[line.n % 2],
             0, None, None, None)
        )  # fmt: skip
        at = line.s * 1_000_000
        truth.append(says(line, "ChatLogs", row, at=at, sender=parties, to=target, thread=room or jids[line.chat]))
        if room:
            truth[-1]["direction"] = None
    script = """CREATE TABLE `ChatLogs` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `from_jid` TEXT NOT NULL, `to_jid` TEXT NOT NULL,
        `from_resource` TEXT, `to_resource` TEXT, `message` TEXT, `timestamp` TEXT, `type` TEXT, `stanza_id` TEXT,
        `archive_id` TEXT, `encryption` TEXT, `marked_read` INTEGER, `replace_id` TEXT, `replaces_db_id` INTEGER,
        `replaced_by_db_id` INTEGER);
        CREATE TABLE `DbVersion` (`dv_id` INTEGER PRIMARY KEY, `version` INTEGER UNIQUE);
        CREATE INDEX ChatLogs_timestamp_IDX ON ChatLogs (timestamp);"""
    return database(script, rows, truth, f"{HUB}/profanity-im/profanity src/database.c", decoys=("dbversion",))


def drizzle() -> Aside:
    """IRC on a phone with Drizzle: a line a row by its command; who joins and leaves stands among what is said.

    No repository is named by what found it. Taken for granted: `self` marks our own lines, `target` is a channel or, of what
    was written to us, our nick; `meta` holds tags of IRCv3.
    """
    talk = pool("drizzle", count=46, people=6, groups=2)
    rows, truth, spare = Rows(messages=[], networks=[]), list[Record](), list[tuple[str, int]]()
    channels = {n: f"#{('gartenfreunde', 'retro-pl')[i]}" for i, n in enumerate(talk.groups)}
    me = talk.me.handle
    row = 0
    for line in talk.lines:
        if line.text is None:
            continue
        row += 1
        who = line.who.handle
        other = talk.people[line.chat].handle if line.chat not in channels else None
        target = channels.get(line.chat) or (other if line.out else me)
        text = line.text.replace("\n", " ")
        meta = packed({"tags": {"msgid": line.key, "time": zulu(line.ms)}})
        rows["messages"].append(
            (
                uuid(line.key),
                zulu(line.ms),
                "libera",
                target,
                f"{who}!~{who[:4]}@user/{who}",
                "PRIVMSG",
                text,
                int(line.out),
                meta,
            )
        )
        ways = party(who, f"{who}!~{who[:4]}@user/{who}")
        thread = channels.get(line.chat) or other
        truth.append(says(line, "messages", row, sender=ways, to=party(target), thread=thread, body=text))
        if line.chat in channels and line.n % 4 == 0:
            row += 1
            command = ("JOIN", "PART")[line.n % 2]
            rows["messages"].append(
                (uuid(line.key[::-1]), zulu(line.ms + 900), "libera", channels[line.chat], f"{who}!~{who[:4]}@user/{who}",
                 command,
                 "" if command == "JOIN" else "Leaving", 0, "{}")
            )  # fmt: skip
            spare.append(("messages", row))
    rows["networks"] = [("libera", "irc.libera.example", 6697, me, 1)]
    script = """CREATE TABLE `messages` (`id` text PRIMARY KEY NOT NULL, `timestamp` text NOT NULL, `network` text NOT NULL,
        `target` text NOT NULL, `source` text, `command` text NOT NULL, `content` text, `self` integer DEFAULT 0 NOT NULL,
        `meta` text);
        CREATE TABLE `networks` (`id` text PRIMARY KEY NOT NULL, `host` text NOT NULL, `port` integer NOT NULL,
        `nick` text NOT NULL, `tls` integer DEFAULT 1 NOT NULL);"""
    return database(script, rows, truth, "messages of an IRC client with Drizzle", decoys=("networks",), spare=spare)


def soulmate() -> Aside:
    """Swift with GRDB: a message by kind and value of its payload, the way a word, three times; reactions and receipts apart.

    A class in place of a path: LocalMessageStore.swift. Taken for granted: a picture's value is an address, its type `image`.
    """
    talk = pool("soulmate", count=40, people=7)
    rows = Rows(
        messages=[], message_receipts=[], message_reactions=[], grdb_migrations=[("v1_messages",), ("v2_receipts",)]
    )
    truth, me = list[Record](), hexed(talk.me.key, 28)
    for row, line in enumerate(talk.lines, 1):
        other = hexed(talk.people[line.chat].key, 28)
        chat = "_".join(sorted((me, other)))
        text = line.text if line.form == "text" else None
        value = text or f"https://media.example.net/{line.key}.jpg"
        sender, to = (me, other) if line.out else (other, me)
        kind = "text" if text else ("image", "audio")[line.n % 2]
        rows["messages"].append(
            (me, chat, line.key[:20], sender, to, line.ms, line.ms + 210, kind, value, 0, "outgoing" if line.out else "incoming",
             "sent" if line.out else None, line.ms + 5, line.ms + 400)
        )  # fmt: skip
        truth.append(
            says(
                line,
                "messages",
                row,
                sender=party(sender),
                to=party(to),
                thread=chat,
                body=text or "",
                also={"body": (value,)},
            )
        )
        if line.out and not line.n % 2:
            rows["message_receipts"].append((chat, line.key[:20], other, line.ms + 900, line.ms + 60_000))
        if not line.n % 7:
            rows["message_reactions"].append((chat, line.key[:20], to, "❤️", line.ms + 8000))
    script = """CREATE TABLE "messages" ("owner_uid" TEXT NOT NULL, "chat_id" TEXT NOT NULL, "message_id" TEXT NOT NULL,
        "sender_id" TEXT NOT NULL, "recipient_id" TEXT NOT NULL, "sent_at_ms" INTEGER NOT NULL, "server_timestamp_ms" INTEGER,
        "payload_type" TEXT NOT NULL, "payload_value" TEXT NOT NULL, "is_secret" BOOLEAN NOT NULL DEFAULT 0,
        "direction" TEXT NOT NULL, "upload_state" TEXT, "created_at_ms" INTEGER NOT NULL, "updated_at_ms" INTEGER NOT NULL,
        PRIMARY KEY ("chat_id", "message_id"));
        CREATE TABLE "message_receipts" ("chat_id" TEXT NOT NULL, "message_id" TEXT NOT NULL, "user_id" TEXT NOT NULL,
        "delivered_at_ms" INTEGER, "read_at_ms" INTEGER, PRIMARY KEY ("chat_id", "message_id", "user_id"));
        CREATE TABLE "message_reactions" ("chat_id" TEXT NOT NULL, "message_id" TEXT NOT NULL, "user_id" TEXT NOT NULL,
        "emoji" TEXT NOT NULL, "created_at_ms" INTEGER NOT NULL, PRIMARY KEY ("chat_id", "message_id", "user_id"));
        CREATE TABLE "grdb_migrations" ("identifier" TEXT NOT NULL PRIMARY KEY);"""
    return database(
        script, rows, truth, "LocalMessageStore.swift (GRDB)",
        decoys=("message_receipts", "message_reactions", "grdb_migrations"),
    )  # fmt: skip


def pocketmesh() -> Aside:
    """A mesh's radio with SwiftData: seconds since 1970 beside Apple's, identifiers as bytes, channels without a contact.

    Of a channel the sender is a name alone. Taken for granted: a message's name of its sender is null where a contact is.
    """
    talk = pool("pocketmesh", count=42, people=7, groups=1)
    rows, truth = Rows(ZMESSAGE=[], ZCONTACT=[], ZCHANNEL=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        key = bytes.fromhex(hexed(person.key))
        own = bytes.fromhex(uuid(person.key).replace("-", ""))
        heard = 700_000_000 + row * 977.5
        rows["ZCONTACT"].append(
            (row, 2, 1, own, key, person.name, person.first if row % 3 == 0 else None, 0 if row < 6 else 1, 52.2 + row / 100,
             21.0,
             1_700_000_000 + row * 977, heard, 0)
        )  # fmt: skip
        if row < 6:
            # The last is a repeater, of a type that is nobody.
            nick = person.first if row % 3 == 0 else ""
            truth.append(known(person.name, [hexed(person.key)], "ZCONTACT", row, nick or person.name))
    kept = [line for line in talk.lines if line.text and line.chat != 6]
    for row, line in enumerate(kept, 1):
        group = line.chat in talk.groups
        own = None if group else bytes.fromhex(uuid(talk.people[line.chat].key).replace("-", ""))
        prefix = None if line.out or group else bytes.fromhex(hexed(line.who.key, 12))
        name = line.who.name if group and not line.out else None
        rows["ZMESSAGE"].append(
            (row, 1, 1, bytes.fromhex(uuid(line.key).replace("-", "")), line.s, line.ms / 1000 + 2 - COCOA, int(line.out), own,
             1 if group else None, line.text, name, prefix, 3 if line.out else 4, -7.25, line.n % 4)
        )  # fmt: skip
        if group:
            ways, to = (() if line.out else party(line.who.name)), ()
        else:
            other = talk.people[line.chat]
            both = party(hexed(other.key), uuid(other.key), name=other.name)
            ways, to = ((), both) if line.out else (both, ())
        truth.append(says(line, "ZMESSAGE", row, at=line.s * 1_000_000, sender=ways, to=to))
    rows["ZCHANNEL"] = [(1, 3, 1, 1, "Public", bytes(16), 700_000_000.5)]
    entities = {
        "ZMESSAGE": "ZID BLOB, ZTIMESTAMP INTEGER, ZCREATEDAT TIMESTAMP, ZDIRECTIONRAWVALUE INTEGER, ZCONTACTID BLOB, "
        "ZCHANNELINDEX INTEGER, ZTEXT VARCHAR, ZSENDERNODENAME VARCHAR, ZSENDERKEYPREFIX BLOB, ZSTATUSRAWVALUE INTEGER, "
        "ZSNR FLOAT, ZPATHLENGTH INTEGER",
        "ZCONTACT": "ZID BLOB, ZPUBLICKEY BLOB, ZNAME VARCHAR, ZNICKNAME VARCHAR, ZTYPERAWVALUE INTEGER, ZLATITUDE FLOAT, "
        "ZLONGITUDE FLOAT, ZLASTADVERTTIMESTAMP INTEGER, ZLASTMODIFIED TIMESTAMP, ZISBLOCKED INTEGER",
        "ZCHANNEL": "ZINDEX INTEGER, ZNAME VARCHAR, ZSECRET BLOB, ZLASTMESSAGEDATE TIMESTAMP",
    }
    address = f"{HUB}/Avi0n/PocketMesh PocketMeshServices/Sources/PocketMeshServices/Models/Message.swift"
    return database(
        core_data(entities, rows), rows, truth, address,
        decoys=("z_primarykey", "z_metadata", "z_modelcache", "zchannel"), spare=[("ZCONTACT", 6)],
    )  # fmt: skip


def sembast() -> Aside:
    """Flutter's sembast: a file of lines of JSON, a record a line with its store; a line that comes later is the record.

    No repository is named by what found it (`MessageRepository`). Taken for granted: which records were written twice, once as
    `sending`; members of groups have a store of their own.
    """
    talk = pool("sembast", count=90, people=6, groups=2)
    lines, truth = [packed({"version": 1, "sembast": 1})], list[Record]()
    for n, (title, members) in talk.groups.items():
        one = {"id": f"g{n}", "name": title, "memberIds": [uuid(p.key) for p in members]}
        lines.append(packed({"key": f"g{n}", "store": "groups", "value": one}))
    row = 0
    for line in talk.lines:
        if line.chat not in talk.groups or line.text is None:
            continue
        row += 1
        when = stamp(line.ms, "%Y-%m-%dT%H:%M:%S") + f".{line.ms % 1000:03}000"
        value = {
            "id": uuid(line.key), "groupId": f"g{line.chat}", "senderId": uuid(line.who.key), "sender": line.who.name,
            "text": line.text, "createdAt": when, "isMine": line.out, "deliveryStatus": "sending",
        }  # fmt: skip
        if line.out and line.n % 2:
            lines.append(packed({"key": uuid(line.key), "store": "messages", "value": value}))
        value["deliveryStatus"] = "sent" if line.out else "received"
        lines.append(packed({"key": uuid(line.key), "store": "messages", "value": value}))
        at: Record = {"local": when, "basis": "local without zone"}
        ways = party(uuid(line.who.key), name=line.who.name)
        truth.append(says(line, "chat.db", row, at=at, sender=ways, thread=f"g{line.chat}"))
    return Aside(
        ("\n".join(lines) + "\n").encode(), truth, "MessageRepository with package:sembast",
        path="data/data/com.example.groups/app_flutter/chat.db",
    )  # fmt: skip


def ffvchat() -> Aside:
    """Core Data of a bank's messenger: whom with and who wrote by name, Apple's time, a code for the kind; no way apart.

    A class in place of a path: FFVChat (Message). Taken for granted: our own name is `me`, text is null of a picture.
    """
    talk = pool("ffvchat", count=36, people=7)
    rows, truth = Rows(ZMESSAGE=[], ZCONTACT=[]), list[Record]()
    for row, line in enumerate(talk.lines, 1):
        other = talk.people[line.chat].handle
        text = line.text if line.form == "text" else None
        at = datetime.fromtimestamp(line.ms / 1000, UTC).timestamp() - COCOA
        rows["ZMESSAGE"].append(
            (row, 2, 1, row + 400, 2 if line.unread else 3, 1 if text else 2, 0, at, uuid(line.key),
             None if text else hexed(line.key, 32),
             "me" if line.out else other, other, text)
        )  # fmt: skip
        sender, to = (party("me"), party(other)) if line.out else (party(other), ())
        moment = round((at + COCOA) * 1_000_000)
        truth.append(says(line, "ZMESSAGE", row, at=moment, sender=sender, to=to, thread=other, body=text or ""))
    for row, person in enumerate(talk.people[1:], 1):
        rows["ZCONTACT"].append((row, 1, 1, row % 2, person.handle, hexed(person.key, 32)))
        truth.append(known(person.handle, [person.handle], "ZCONTACT", row, person.handle))
    entities = {
        "ZCONTACT": "ZBLOCKED INTEGER, ZUSERNAME VARCHAR, ZTHUMB VARCHAR",
        "ZMESSAGE": "ZID INTEGER, ZSTATUS INTEGER, ZTYPE INTEGER, ZLIFETIME INTEGER, ZSENTDATE TIMESTAMP, ZUUID VARCHAR, "
        "ZCONTENTKEY VARCHAR, ZSENDER VARCHAR, ZTARGET VARCHAR, ZTEXT VARCHAR",
    }
    return database(
        core_data(entities, rows), rows, truth, "FFVChat (Core Data, BEPID)",
        decoys=("z_primarykey", "z_metadata", "z_modelcache"),
    )  # fmt: skip


def conversations() -> Aside:
    """React Native: a cell for each who is written with, its key their number, its value a list; `me` and `them` wrote.

    No repository is named by what found it; keys are `chat:conv:` and a number of a user. Times are milliseconds. Drafts and
    a list of last texts have other cells.
    """
    talk = pool("conversations", count=40, people=6)
    cells, truth = [("auth:token", '"eyJhbGciOi"'), ("chat:draft:3", '"Ich komme spä"')], list[Record]()
    chats: dict[int, list[dict[str, object]]] = {}
    for line in talk.lines:
        if line.text:
            one: dict[str, object] = {
                "id": f"m_{line.ms}", "from": "me" if line.out else "them", "text": line.text, "timestamp": line.ms
            }  # fmt: skip
            chats.setdefault(line.chat, []).append(one)
    for chat, listed in sorted(chats.items()):
        cells.append((f"chat:conv:{talk.people[chat].num}", packed(listed)))
    places = {chat: 3 + n for n, chat in enumerate(sorted(chats))}
    for line in talk.lines:
        if line.text:
            other = party(talk.people[line.chat].num)
            sender, to = ((), other) if line.out else (other, ())
            thread = talk.people[line.chat].num
            truth.append(says(line, "catalystLocalStorage", places[line.chat], sender=sender, to=to, thread=thread))
    latest = {str(talk.people[c].num): listed[-1]["text"] for c, listed in chats.items()}
    cells.append(("chat:last", packed(latest)))
    return database(
        ASYNC_STORAGE, {"catalystLocalStorage": cells, "android_metadata": [("de_DE",)]}, truth,
        "chat:conv in @react-native-async-storage/async-storage", decoys=("android_metadata",),
    )  # fmt: skip
