"""Messengers in the pool that keep calls: among their messages, beside them or in a journal of JSON.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.engine._pool_talk import pool
from tests.engine._tenth_talk import LOCALE, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Record, Ring, database, known, local, party, rang, says, spaced


def kibo() -> Aside:
    """A messenger by telephone numbers: who of two wrote is told by numbers alone; calls have a word and a time of SQLite.

    A class in place of a path: com.cloudkibo.database.DatabaseHandler. Taken for granted: the holder's number is the one in
    every message, days of messages `2016-05-01 10:00:00`, lists of groups empty. A copy of the last sync is a queue.
    """
    talk = pool("kibo", count=34, people=8, rings=32)
    rows = Rows(userchat=[], call_history=[], contacts=[], GROUPINFO=[], chat_history_sync=[])
    truth = list[Record]()
    for row, line in enumerate([line for line in talk.lines if line.text], 1):
        other = talk.people[line.chat]
        to, sender = (other, talk.me) if line.out else (talk.me, other)
        key = hexed(line.key, 16) + stamp(line.ms, "%Y%m%d%H%M%S")
        rows["userchat"].append(
            (row, to.phone, sender.phone, sender.name, line.text, stamp(line.ms),
             "seen" if line.out else ("seen", "delivered")[line.unread],
             "chat", "", key, "false", other.phone)
        )  # fmt: skip
        if not line.out:
            rows["chat_history_sync"].append((len(rows["chat_history_sync"]) + 1, "seen", key, sender.phone))
        ways = party(sender.phone, name=sender.name)
        truth.append(
            says(line, "userchat", row, at=local(stamp(line.ms)), sender=ways, to=party(to.phone), thread=other.phone)
        )
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        word = "placed" if ring.out else "received" if ring.duration else "missed"
        rows["call_history"].append((row, stamp(ring.ms), word, ring.other.phone))
        truth.append(rang(ring, "call_history", row, party(ring.other.phone), at=local(stamp(ring.ms))))
    for row, person in enumerate(talk.people[1:], 1):
        rows["contacts"].append(
            (row, person.phone, person.name, hexed(person.key, 24), "I am on KiboChat", "true", "true", "false")
        )
        truth.append(known(person.name, [person.phone], "contacts", row))
    script = LOCALE + (
        "CREATE TABLE userchat (id INTEGER PRIMARY KEY,toperson TEXT,fromperson TEXT,fromFullName TEXT,msg TEXT,date TEXT,"
        "status TEXT,type TEXT,file_type TEXT,uniqueid TEXT,isArchived TEXT,contact_phone TEXT);"
        "CREATE TABLE call_history (id INTEGER PRIMARY KEY,call_date DATETIME DEFAULT CURRENT_TIMESTAMP,type TEXT,"
        "contact_phone TEXT);"
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY,phone TEXT UNIQUE,display_name TEXT,_id TEXT,status TEXT,"
        "detailsshared TEXT,on_cloudkibo TEXT,isArchived TEXT);"
        "CREATE TABLE GROUPINFO (unique_id TEXT PRIMARY KEY,group_name TEXT,is_mute INTEGER,date_creation DATETIME);"
        "CREATE TABLE chat_history_sync (id INTEGER PRIMARY KEY,status TEXT,uniqueid TEXT,fromperson TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, "com.cloudkibo.database.DatabaseHandler",
        decoys=("android_metadata", "groupinfo", "chat_history_sync"),
    )  # fmt: skip


def axonic() -> Aside:
    """Expo: a cell of JSON for each call, its first event JSON in a text once more; ours is who owns the journal.

    A database's name in place of a path: axonic_call_control_v1.db. Taken for granted: `entries` grow by events without the
    two ends; the archive has no more than the journal, and may be told.
    """
    talk = pool("axonic", people=8, rings=36)
    rows, truth, spare = Rows(call_journal=[], call_history=[]), list[Record](), list[tuple[str, int]]()
    me = f"axn1{talk.me.key}"
    for row, ring in enumerate(talk.rings, 1):
        key, other = uuid(f"{ring.n:04x}" + ring.other.key[4:]), f"axn1{ring.other.key}"
        caller, callee = (me, other) if ring.out else (other, me)
        first = packed(
            {"callId": key, "caller": caller, "callee": callee, "media": "video" if ring.video else "voice",
             "issuedAt": ring.ms, "expiresAt": ring.ms + 45_000, "type": "invite"}
        )  # fmt: skip
        second = packed({"callId": key, "type": "accept" if ring.duration else "expire"})
        data = packed({"owner": me, "callId": key, "entries": [{"raw": first, "seq": 0}, {"raw": second, "seq": 1}]})
        rows["call_journal"].append((me, key, data))
        truth.append(rang(ring, "call_journal", row, party(other)))
        if ring.n < 10:
            rows["call_history"].append((me, key, data, ring.ms + 900_000))
            spare.append(("call_history", len(rows["call_history"])))
    script = """CREATE TABLE call_journal (owner TEXT NOT NULL, call_id TEXT NOT NULL, data TEXT NOT NULL,
        PRIMARY KEY (owner, call_id));
        CREATE TABLE call_history (owner TEXT NOT NULL, call_id TEXT NOT NULL, data TEXT NOT NULL, archived_at INTEGER NOT NULL,
        PRIMARY KEY (owner, call_id));"""
    return database(script, rows, truth, "axonic_call_control_v1.db (package expo-sqlite)", spare=spare)


def drunk() -> Aside:
    """XMPP with Dino's kind of tables: numbers of addresses, 0 came in and 1 went out, calls with when they ended, seconds.

    A name in place of a path: DRUNK-XMPP-GUI, schema 14. What is shown in a conversation points to either and is none.
    """
    talk = pool("drunk", count=32, people=7, rings=24)
    names = ("account", "jid", "roster", "conversation", "content_item", "message", "call")
    rows, truth = Rows({name: [] for name in names}), list[Record]()
    jids = {p.n: f"{p.handle}@xmpp.example" for p in talk.people}
    rows["jid"] = [(p.n, jids[p.n]) for p in talk.people[1:]]
    rows["account"] = [(1, jids[0], "drunk.x81", None, 1)]
    rows["roster"] = [(1, jids[p.n], p.name, "both", None) for p in talk.people[1:]]
    truth += [known(p.name, [jids[p.n]], "roster", p.n) for p in talk.people[1:]]
    rows["conversation"] = [(p.n, 1, p.n, None, 1, 1, 0) for p in talk.people[1:]]
    everything = sorted([*[x for x in talk.lines if x.text], *talk.rings], key=lambda x: x.ms)
    for shown, one in enumerate(everything, 1):
        if isinstance(one, Ring):
            row = len(rows["call"]) + 1
            state = 3 if one.duration else (5, 4)[one.n % 2]
            rows["call"].append(
                (row, 1, one.other.n, "phone.z1", "drunk.x81", int(one.out), one.s, one.s,
                 one.s + one.duration if one.duration else None,
                 1, state, int(one.video))
            )  # fmt: skip
            ways = party(jids[one.other.n])
            truth.append(rang(one, "call", row, ways, at=one.s * 1_000_000, duration=one.duration or None))
            rows["content_item"].append((shown, one.other.n, one.s, one.s, 3, row, 0))
            continue
        row = len(rows["message"]) + 1
        rows["message"].append(
            (row, uuid(one.key), uuid(one.key), str(1_700_000_000 + one.n), 1, one.chat, "phone.z1", "drunk.x81", int(one.out),
             0, one.s,
             one.s, one.text, 1, 7 if one.out else 0)
        )  # fmt: skip
        ways = party(jids[one.chat])
        sender, to = ((), ways) if one.out else (ways, ())
        truth.append(says(one, "message", row, at=one.s * 1_000_000, sender=sender, to=to, thread=jids[one.chat]))
        rows["content_item"].append((shown, one.chat, one.s, one.s, 1, row, 0))
    script = """CREATE TABLE account (id INTEGER PRIMARY KEY, bare_jid TEXT UNIQUE, resourcepart TEXT, password TEXT,
        enabled INTEGER);
        CREATE TABLE jid (id INTEGER PRIMARY KEY, bare_jid TEXT UNIQUE NOT NULL);
        CREATE TABLE roster (account_id INTEGER, jid TEXT, handle TEXT, subscription TEXT, ask TEXT, UNIQUE (account_id, jid));
        CREATE TABLE conversation (id INTEGER PRIMARY KEY, account_id INTEGER, jid_id INTEGER, resource TEXT, active INTEGER,
        type INTEGER, encryption INTEGER);
        CREATE TABLE content_item (id INTEGER PRIMARY KEY, conversation_id INTEGER, time INTEGER, local_time INTEGER,
        content_type INTEGER, foreign_id INTEGER, hide INTEGER);
        CREATE TABLE message (id INTEGER PRIMARY KEY, message_id TEXT, origin_id TEXT, stanza_id TEXT, account_id INTEGER,
        counterpart_id INTEGER, counterpart_resource TEXT, our_resource TEXT, direction INTEGER, type INTEGER, time INTEGER,
        local_time INTEGER, body TEXT, encryption INTEGER, marked INTEGER);
        CREATE TABLE call (id INTEGER PRIMARY KEY, account_id INTEGER, counterpart_id INTEGER, counterpart_resource TEXT,
        our_resource TEXT, direction INTEGER, time INTEGER, local_time INTEGER, end_time INTEGER, encryption INTEGER,
        state INTEGER, type INTEGER);"""
    decoys = ("account", "jid", "conversation", "content_item")
    return database(script, rows, truth, "DRUNK-XMPP-GUI (schema 14)", decoys=decoys)


def ringmail() -> Aside:
    """iPhones: messages and calls of a conversation whose name is in a table without key; UTC as SQLite writes it, or seconds.

    Databases in place of a path: ringmail_chat_v0.6.db and what made it (`work/sql/ringmail_ios`). Taken for granted: calls
    in the same database, `call_time` as `msg_time`, seconds; a picture has a file in `msg_data` and no text.
    """
    talk = pool("ringmail", count=36, people=8, rings=26)
    rows, truth = Rows(chat_session=[], chat=[], calls=[]), list[Record]()
    rows["chat_session"] = [(p.mail if p.n % 3 else p.phone, 0, hexed(p.key, 32)) for p in talk.people[1:]]
    tags = {n: str(row[0]) for n, row in enumerate(rows["chat_session"], 1)}
    row = 0
    for line in talk.lines:
        if line.form not in ("text", "image"):
            continue
        row += 1
        image = line.form == "image"
        body = None if image else line.text
        rows["chat"].append(
            (line.chat, body, stamp(line.ms), int(not line.out), uuid(line.key), "sent" if line.out else "received",
             b"\x89PNG\r\n\x1a\n" + bytes(24) if image else None, "image/png" if image else "text/plain", None)
        )  # fmt: skip
        ways = party(tags[line.chat])
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(
            says(
                line,
                "chat",
                row,
                at=local(stamp(line.ms)),
                sender=sender,
                to=to,
                thread=tags[line.chat],
                body=body or "",
            )
        )
    for at, ring in enumerate(talk.rings, 1):
        state = "ended" if ring.duration else "missed"
        rows["calls"].append(
            (ring.duration, int(not ring.out), f"sip:{hexed(ring.other.key, 12)}@sip.ringmail.example", 6, state, stamp(ring.ms),
             uuid(f"{ring.n:04x}" + ring.other.key[4:]), ring.other.n)
        )  # fmt: skip
        ways = party(tags[ring.other.n], f"sip:{hexed(ring.other.key, 12)}@sip.ringmail.example")
        truth.append(rang(ring, "calls", at, ways, at=local(stamp(ring.ms)), duration=ring.duration))
    script = """CREATE TABLE chat_session (session_tag TEXT NOT NULL, unread INTEGER NOT NULL DEFAULT '0',
        session_md5 TEXT NOT NULL);
        CREATE UNIQUE INDEX session_tag_1 ON chat_session (session_tag);
        CREATE TABLE chat (session_id INTEGER NOT NULL, msg_body TEXT NULL, msg_time TEXT NOT NULL,
        msg_inbound INTEGER NOT NULL DEFAULT 0, msg_uuid TEXT NOT NULL, msg_status TEXT NOT NULL, msg_data BLOB NULL,
        msg_type TEXT NOT NULL, msg_url TEXT NULL);
        CREATE TABLE calls (call_duration INTEGER NOT NULL DEFAULT 0, call_inbound INTEGER NOT NULL, call_sip TEXT NOT NULL,
        call_state INTEGER NOT NULL, call_status TEXT NOT NULL, call_time TEXT NOT NULL, call_uuid TEXT NOT NULL,
        session_id INTEGER NOT NULL);"""
    return database(script, rows, truth, "ringmail_chat_v0.6.db (RingMail for iOS)", decoys=("chat_session",))


def matrix() -> Aside:
    """A Matrix client in Kotlin: an event a row, its content JSON; a call is an invitation, what follows it no other call.

    No repository is named by what found it (`room_events`). Taken for granted: our account is who wrote what the store has a
    transaction for in `unsigned`; candidates, answers and the end may be told; a room's name is in its summary.
    """
    talk = pool("matrix", count=34, people=6, groups=1, rings=16)
    rows = Rows(room_events=[], room_metadata=[], key_value_store=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    users = {p.n: f"@{p.handle}:matrix.example" for p in talk.people}
    rooms = {n: f"!{hexed(str(n), 18)}:matrix.example" for n in (*range(1, 6), *talk.groups)}
    order = 0

    def put(room: int, kind: str, content: dict[str, object], who: int, ms: int) -> int:
        nonlocal order
        order += 1
        event = f"${hexed(f'event{order}', 43)}"
        beside = packed({"age": 50, **({"transaction_id": f"m{ms}.{order}"} if who == 0 else {})})
        rows["room_events"].append(
            (
                rooms[room],
                event,
                kind,
                packed(content),
                users[who],
                ms,
                beside,
                None,
                None,
                rooms[room] + "_main",
                order,
                0,
            )
        )
        return order

    everything = sorted([*[x for x in talk.lines if x.text], *talk.rings], key=lambda x: x.ms)
    for one in everything:
        if isinstance(one, Ring):
            who, other = (0, one.other.n) if one.out else (one.other.n, 0)
            key = f"c{one.ms}"
            invited = put(
                one.other.n, "m.call.invite",
                {"call_id": key, "lifetime": 60_000, "offer": {"sdp": "v=0\r\no=- 1 2 IN IP4 0.0.0.0", "type": "offer"},
                "version": "1"},
                who, one.ms,
            )  # fmt: skip
            truth.append(rang(one, "room_events", invited, party(users[one.other.n]), thread=rooms[one.other.n]))
            candidates: dict[str, object] = {
                "call_id": key,
                "candidates": [{"candidate": "candidate:1 1 udp"}],
                "version": "1",
            }
            spare.append(("room_events", put(one.other.n, "m.call.candidates", candidates, who, one.ms + 300)))
            if one.duration:
                answer: dict[str, object] = {"answer": {"sdp": "v=0", "type": "answer"}, "call_id": key, "version": "1"}
                spare.append(("room_events", put(one.other.n, "m.call.answer", answer, other, one.ms + 5000)))
            ended = one.ms + one.duration * 1000 + 30_000
            spare.append(
                ("room_events", put(one.other.n, "m.call.hangup", {"call_id": key, "version": "1"}, who, ended))
            )
            continue
        row = put(one.chat, "m.room.message", {"body": one.text, "msgtype": "m.text"}, one.who.n, one.ms)
        to = party(users[one.chat]) if one.out and one.chat < 6 else ()
        thread = rooms[one.chat]
        truth.append(says(one, "room_events", row, sender=party(users[one.who.n]), to=to, thread=thread))
    for n, room in rooms.items():
        summary = {"m.heroes": [users[n]] if n < 6 else [], "m.joined_member_count": 2 if n < 6 else 5}
        rows["room_metadata"].append((room, packed(summary), "[]"))
    rows["key_value_store"] = [("syncToken", "s72594_4483_1934"), ("filterId", "0"), ("userId", users[0])]
    script = """CREATE TABLE room_events (roomId TEXT NOT NULL, eventId TEXT NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL,
        sender TEXT NOT NULL, timestamp INTEGER NOT NULL, unsigned TEXT, stateKey TEXT, prevContent TEXT, timelineId TEXT,
        timelineOrder INTEGER, isLatestState INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (roomId, eventId));
        CREATE TABLE room_metadata (roomId TEXT NOT NULL PRIMARY KEY, summary TEXT, loadedMembershipTypes TEXT);
        CREATE TABLE key_value_store (key TEXT NOT NULL PRIMARY KEY, value TEXT);"""
    return database(
        script, rows, truth, "room_events of a Matrix client in Kotlin", decoys=("room_metadata", "key_value_store"),
        spare=spare,
    )  # fmt: skip


def telepathy() -> Aside:
    """GNOME's and Maemo's log: XML with a call in a line, seconds in an attribute, a day and time without separators.

    All calls with one person, put in one file; the app begins one each day. Who hung up is `actor`. Its times are UTC.
    """
    talk = pool("telepathy", people=3, rings=44)
    lines, truth = list[str](), list[Record]()
    kept = [r for r in talk.rings if r.other.n == 1] or talk.rings
    account = f"{talk.me.handle}@jabber.example"
    for row, ring in enumerate(kept, 1):
        way = f"{ring.other.handle}@jabber.example"
        who, name = (account, talk.me.name) if ring.out else (way, ring.other.name)
        token = hexed(who, 40)
        reason, detail = (
            ("user-requested", "") if ring.duration else ("no-answer", "org.freedesktop.Telepathy.Error.NoAnswer")
        )
        lines.append(
            f"<call time='{stamp(ring.ms, '%Y%m%dT%H:%M:%S')}' id='{who}' name='{escape(name)}' isuser='{str(ring.out).lower()}' "
            f"token='{token}' duration='{ring.duration if ring.duration else -1}' actor='{way}' actortype='contact' "
            f"actorname='{escape(ring.other.name)}' actortoken='{hexed(way, 40)}' reason='{reason}' detail='{detail}'/>"
        )
        # The file's name is the other's address; a call that went out says only who we are.
        ways = party(way, name=ring.other.name)
        at = local(stamp(ring.ms))
        truth.append(rang(ring, "20240501.call.log", row, ways, at=at, duration=ring.duration or None))
    whole = "\n".join(
        ["<?xml version='1.0' encoding='utf-8'?>", '<?xml-stylesheet type="text/xsl" href="log-store-xml.xsl"?>', "<log>",
         *lines, "</log>", ""]
    )  # fmt: skip
    where = (
        f"home/user/.local/share/TpLogger/logs/gabble_jabber_{talk.me.handle}_40jabber_2eexample0/"
        f"{talk.people[1].handle}@jabber.example/20240501.call.log"
    )
    address = "https://gitlab.freedesktop.org/telepathy/telepathy-logger telepathy-logger/log-store-xml.c"
    return Aside(whole.encode(), truth, address, path=where)


def audiocall() -> Aside:
    """Calls with students of an app in Kotlin: the other's number of an account, a name, a word for way and state, seconds.

    A package in place of a path: avinash.app.audiocallapp. Taken for granted: the length is null where nobody answered; users
    are addresses of mail with dots and `at` in words.
    """
    talk = pool("audiocall", people=8, rings=36)
    rows, truth = Rows(call_history=[]), list[Record]()
    for row, ring in zip(spaced(talk.rng, len(talk.rings)), talk.rings, strict=True):
        word = "outgoing" if ring.out else "incoming" if ring.duration else "missed"
        user = ring.other.mail.replace("@", "_at_").replace(".", "_")
        rows["call_history"].append(
            (row, user, ring.other.name, word, ring.duration or None, ring.ms, int(ring.n < 30))
        )
        ways = party(user, name=ring.other.name)
        truth.append(rang(ring, "call_history", row, ways, duration=ring.duration or None))
    script = """CREATE TABLE call_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, remoteUserId TEXT NOT NULL,
        remoteName TEXT, type TEXT NOT NULL, durationSeconds INTEGER, timestamp INTEGER NOT NULL,
        seen INTEGER NOT NULL DEFAULT 0);"""
    return database(script, rows, truth, "avinash.app.audiocallapp (call_history)")
