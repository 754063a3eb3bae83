"""The ninth set, part two: messengers. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import base64
import hashlib

from tests.engine._ninth_talk import HUB, LOCALE, ROOM, Rows, hexed, ninth, packed, uuid
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, Line, Ring, clock, database, known, party, rang, says


def olvid() -> Aside:
    """Messages, contacts and calls of people who are named by bytes.

    The tables are those that migrations made (messages 18, contacts 35, calls 37); later columns are left out. Names of the table
    of who is in a call, what its states' numbers mean and that times are milliseconds is assumed.
    """
    t = ninth("olvid", count=72, people=15, groups=1, rings=26)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `identity_table` (`bytes_owned_identity` BLOB NOT NULL, `display_name` TEXT NOT NULL,
        `identity_details` TEXT,
        PRIMARY KEY(`bytes_owned_identity`));
        CREATE TABLE `contact_table` (`bytes_contact_identity` BLOB NOT NULL, `bytes_owned_identity` BLOB NOT NULL,
        `custom_display_name` TEXT, `display_name` TEXT NOT NULL, `sort_display_name` BLOB NOT NULL,
        `full_search_display_name` TEXT NOT NULL, `identity_details` TEXT, `new_published_details` INTEGER NOT NULL,
        `device_count` INTEGER NOT NULL, `established_channel_count` INTEGER NOT NULL, `photo_url` TEXT, `custom_photo_url` TEXT,
        `keycloak_managed` INTEGER NOT NULL, PRIMARY KEY(`bytes_owned_identity`, `bytes_contact_identity`));
        CREATE TABLE `discussion_table` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `title` TEXT,
        `bytes_owned_identity` BLOB NOT NULL, `bytes_group_owner_and_uid` BLOB, `bytes_contact_identity` BLOB,
        `last_outbound_message_sequence_number` INTEGER NOT NULL, `last_message_timestamp` INTEGER NOT NULL);
        CREATE TABLE `message_table` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `sender_sequence_number` INTEGER NOT NULL,
        `content_body` TEXT, `json_reply` TEXT, `sort_index` REAL NOT NULL, `timestamp` INTEGER NOT NULL,
        `status` INTEGER NOT NULL,
        `message_type` INTEGER NOT NULL, `discussion_id` INTEGER NOT NULL, `engine_message_identifier` BLOB,
        `sender_identifier` BLOB NOT NULL, `sender_thread_identifier` TEXT NOT NULL, `total_attachment_count` INTEGER NOT NULL,
        `image_count` INTEGER NOT NULL, FOREIGN KEY(`discussion_id`) REFERENCES `discussion_table`(`id`) ON UPDATE NO ACTION
        ON DELETE CASCADE );
        CREATE TABLE `call_log_table` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `bytes_owned_identity` BLOB NOT NULL,
        `bytes_group_owner_and_uid` BLOB, `timestamp` INTEGER NOT NULL, `call_type` INTEGER NOT NULL,
        `call_status` INTEGER NOT NULL,
        `duration` INTEGER NOT NULL);
        CREATE TABLE `call_log_item_contact_join` (`call_log_item_id` INTEGER NOT NULL, `bytes_owned_identity` BLOB NOT NULL,
        `bytes_contact_identity` BLOB NOT NULL, PRIMARY KEY(`call_log_item_id`, `bytes_owned_identity`,
        `bytes_contact_identity`));"""
    ids = [b"https://server.olvid.example\x00" + bytes.fromhex(hexed(p.key, 128)) + b"\x01" for p in t.people]
    own = ids[0]
    names = ("contact_table", "discussion_table", "message_table", "call_log_table", "call_log_item_contact_join")
    rows: Rows = {n: [] for n in names}
    truth: list[Record] = []
    for row, p in enumerate(t.people[1:], 1):
        custom = f"{p.first} 🏠" if p.n % 5 == 2 else None
        details = packed({"first_name": p.first, "last_name": p.last, "company": None, "position": None})
        rows["contact_table"].append(
            (ids[p.n], own, custom, p.name, p.name.lower().encode(), p.name.lower(), details, 0, 1, 1, None, None, 0)
        )
        truth.append(known(custom or p.name, [ids[p.n].hex()], "contact_table", row, p.name))
    chats = {c: n for n, c in enumerate(sorted({m.chat for m in t.lines}), 1)}
    last = {m.chat: m.ms for m in t.lines}
    for chat, n in chats.items():
        group = chat in t.groups
        title = t.groups[chat][0] if group else t.people[chat].name
        blob = own + bytes.fromhex(hexed("group", 64)) if group else None
        rows["discussion_table"].append((n, title, own, blob, None if group else ids[chat], 40, last[chat]))
    spare: list[tuple[str, int]] = []
    row = 0
    for m in t.lines:
        row += 1
        body = m.text or ""
        media = m.text is None
        thread = uuid(t.people[m.who.n].key)
        rows["message_table"].append((row, m.n + 1, body or None, None, float(m.ms), m.ms,
        4 if m.out else int(not m.unread) + 5, int(m.out),
                                      chats[m.chat], bytes.fromhex(hexed(m.key)), ids[m.who.n], thread, int(media),
                                      int(m.form == "image")))  # fmt: skip
        to = party(ids[m.chat].hex(), name=t.people[m.chat].name) if m.out and m.chat not in t.groups else ()
        truth.append(
            says(
                m, "message_table", row, sender=party(ids[m.who.n].hex(), name=m.who.name), to=to, thread=chats[m.chat]
            )
        )
    for n, r in enumerate(t.rings, 1):
        status = 3 if r.duration else 4 if r.out else 1
        rows["call_log_table"].append((n, own, None, r.ms, 1 if r.out else 2, status, r.duration))
        rows["call_log_item_contact_join"].append((n, own, ids[r.other.n]))
        truth.append(rang(r, "call_log_table", n, party(ids[r.other.n].hex(), name=r.other.name), duration=r.duration))
        if r.other.n in chats:
            # A discussion says itself that there was a call.
            row += 1
            rows["message_table"].append((row, 0, f"{status}:{n}", None, float(r.ms), r.ms, 6, 9, chats[r.other.n], None,
                                          ids[0 if r.out else r.other.n], uuid(t.me.key), 0, 0))  # fmt: skip
            spare.append(("message_table", row))
    rows |= {"android_metadata": [("fr_FR",)], "room_master_table": [(42, hexed("olvid", 32))],
             "identity_table": [(own, t.me.name, packed({"first_name": t.me.first, "last_name": t.me.last}))]}  # fmt: skip
    source = f"{HUB}/olvid-io/olvid-android (obv_messenger: databases/AppDatabase, migrations 17 to 37; entity/Message)"
    decoys = ["discussion_table", "call_log_item_contact_join", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=[*spare, ("identity_table", 1)])


def dino() -> Aside:
    """A client for Jabber that also runs on phones with Linux: addresses are numbers into a table, times are seconds.

    The numbers of types, states and marks are those of the source's enumerations, as far as remembered: assumed. A call's end is
    when it stopped, also of one that nobody took.
    """
    t = ninth("dino", count=76, people=16, groups=1, rings=24)
    script = """CREATE TABLE _meta (name TEXT NOT NULL PRIMARY KEY, int_val INTEGER, text_val TEXT);
        CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT, bare_jid TEXT UNIQUE NOT NULL, resourcepart TEXT,
        password TEXT,
        alias TEXT, enabled INTEGER, roster_version TEXT, mam_earliest_synced INTEGER);
        CREATE TABLE jid (id INTEGER PRIMARY KEY AUTOINCREMENT, bare_jid TEXT UNIQUE NOT NULL);
        CREATE TABLE content_item (id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL, time INTEGER NOT NULL,
        local_time INTEGER NOT NULL, content_type INTEGER NOT NULL, foreign_id INTEGER NOT NULL, hide INTEGER DEFAULT 0 NOT NULL,
        UNIQUE (content_type, foreign_id) ON CONFLICT IGNORE);
        CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT, stanza_id TEXT, server_id TEXT, account_id INTEGER NOT NULL,
        counterpart_id INTEGER NOT NULL, our_resource TEXT, counterpart_resource TEXT, direction INTEGER NOT NULL, type INTEGER,
        time INTEGER, local_time INTEGER, body TEXT, encryption INTEGER, marked INTEGER, retracted INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX message_account_counterpart_time_idx ON message (account_id, counterpart_id, time);
        CREATE VIRTUAL TABLE _fts_message USING fts4(tokenize=unicode61, content="message", body);
        CREATE TABLE real_jid (message_id INTEGER PRIMARY KEY, real_jid TEXT);
        CREATE TABLE file_transfer (id INTEGER PRIMARY KEY AUTOINCREMENT, file_sharing_id TEXT, account_id INTEGER NOT NULL,
        counterpart_id INTEGER NOT NULL, counterpart_resource TEXT, our_resource TEXT, direction INTEGER NOT NULL, time INTEGER,
        local_time INTEGER, encryption INTEGER, file_name TEXT, path TEXT, mime_type TEXT, size INTEGER, state INTEGER,
        provider INTEGER, info TEXT, modification_date INTEGER DEFAULT -1, width INTEGER DEFAULT -1, height INTEGER DEFAULT -1,
        length INTEGER DEFAULT -1);
        CREATE TABLE call (id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL, counterpart_id INTEGER NOT NULL,
        counterpart_resource TEXT, our_resource TEXT, direction INTEGER NOT NULL, time INTEGER NOT NULL,
        local_time INTEGER NOT NULL,
        end_time INTEGER, encryption INTEGER, state INTEGER);
        CREATE TABLE call_counterpart (call_id INTEGER NOT NULL, jid_id INTEGER NOT NULL, resource TEXT);
        CREATE TABLE conversation (id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL, jid_id INTEGER NOT NULL,
        resource TEXT, active INTEGER, active_last_changed INTEGER NOT NULL DEFAULT 0, last_active INTEGER, type INTEGER,
        encryption INTEGER, read_up_to INTEGER, read_up_to_item INTEGER NOT NULL DEFAULT -1, notification INTEGER,
        send_typing INTEGER, send_marker INTEGER, pinned INTEGER DEFAULT 0);
        CREATE TABLE contact_avatar (jid_id INTEGER, account_id INTEGER, hash TEXT, type INTEGER);
        CREATE TABLE entity_feature (entity TEXT, feature TEXT);
        CREATE TABLE roster (account_id INTEGER, jid TEXT, name TEXT, subscription TEXT, ask TEXT,
        UNIQUE (account_id, jid) ON CONFLICT IGNORE);
        CREATE TABLE reaction (id INTEGER PRIMARY KEY AUTOINCREMENT, account_id INTEGER NOT NULL, occupant_id INTEGER,
        content_item_id INTEGER NOT NULL, time INTEGER NOT NULL, jid_id INTEGER, emojis TEXT);
        CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, value TEXT);"""
    jids = [f"{p.handle}@{('jabber.example', 'xmpp.example')[p.n % 2]}" for p in t.people]
    room = "chorale@conference.jabber.example"
    numbers = {jid: n for n, jid in enumerate([*jids, room], 1)}
    rows: Rows = {n: [] for n in ("message", "_fts_message(docid,body)", "content_item", "call", "call_counterpart", "real_jid",
                                  "file_transfer", "roster", "conversation", "contact_avatar", "reaction")}  # fmt: skip
    truth: list[Record] = []
    chats = {c: n for n, c in enumerate(sorted({m.chat for m in t.lines}), 1)}
    item = 0
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        where = room if group else jids[m.chat]
        body = m.text or f"https://upload.jabber.example/{hexed(m.key, 32)}/{m.form}.jpg"
        came = m.s + m.n % 3
        shown = m.who.first if group else None if m.out else "gajim.WX1"
        rows["message"].append((row, uuid(m.key), str(m.ms * 1000 + 7), 1, numbers[where], "dino.4c1f", shown, int(m.out),
        2 if group else 1,
                                m.s, came, body, (0, 2)[m.n % 4 == 0], 2 if m.out else 0, 0))  # fmt: skip
        rows["_fts_message(docid,body)"].append((row, body))
        item += 1
        rows["content_item"].append((item, chats[m.chat], m.s, came, 1, row, int(m.text is None)))
        if group:
            rows["real_jid"].append((row, jids[m.who.n]))
        if m.text is None:
            item += 1
            rows["file_transfer"].append((len(rows["file_transfer"]) + 1, None, 1, numbers[where], shown, "dino.4c1f",
            int(m.out), m.s, came,
                                          0, f"{m.form}.jpg", f"{uuid(m.key)}.jpg", "image/jpeg", 48_112, 2, 0, str(row), -1, 800,
                                          600, -1))  # fmt: skip
            rows["content_item"].append((item, chats[m.chat], m.s, came, 2, len(rows["file_transfer"]), 0))
        if group:
            ways = party(shown, jids[m.who.n], f"{room}/{shown}", name=m.who.first)
            truth.append(says(m, "message", row, sender=ways, thread=room, body=body, also={"at": [came * 1_000_000], "thread": [
                str(numbers[room]), str(chats[m.chat])]}, at=m.s * 1_000_000))  # fmt: skip
        else:
            side = party(jids[m.chat], name=t.people[m.chat].name)
            truth.append(says(m, "message", row, at=m.s * 1_000_000, sender=() if m.out else side, to=side if m.out else (),
                              thread=jids[m.chat], body=body,
                              also={"at": [came * 1_000_000], "thread": [str(numbers[where]), str(chats[m.chat])]}))  # fmt: skip
        if m.n % 19 == 4:
            rows["reaction"].append((len(rows["reaction"]) + 1, 1, None, item, m.ms + 9000, numbers[where], "👍"))
    for row, r in enumerate(t.rings, 1):
        jid = jids[r.other.n]
        end = r.s + (r.duration or 24)
        state = 4 if r.duration else 6 if not r.out else 5
        rows["call"].append((row, 1, numbers[jid], "conv.9x", "dino.4c1f", int(r.out), r.s, r.s, end, 0, state))
        rows["call_counterpart"].append((row, numbers[jid], "conv.9x"))
        if r.other.n in chats:
            item += 1
            rows["content_item"].append((item, chats[r.other.n], r.s, r.s, 3, row, 0))
        told = rang(r, "call", row, party(jid, name=r.other.name), at=r.s * 1_000_000, duration=end - r.s)
        truth.append({**told, "also": {} if r.duration else {"duration": [0, 0.0, None]}})
    for row, p in enumerate(t.people[1:], 1):
        # Whom nobody gave a name is in the list all the same.
        name = p.name if p.n % 6 else None
        rows["roster"].append((1, jids[p.n], name, "both", None))
        rows["contact_avatar"].append((numbers[jids[p.n]], 1, hexed(p.key, 40), 0))
        truth.append(known(name or jids[p.n], [jids[p.n]], "roster", row))
    for chat, n in chats.items():
        where = room if chat in t.groups else jids[chat]
        rows["conversation"].append(
            (n, 1, numbers[where], None, 1, 0, t.lines[-1].s, int(chat in t.groups), 0, 0, -1, 0, 0, 0, 0)
        )
    rows |= {
        "_meta": [("version", 30, None)],
        "account": [(1, jids[0], "dino.4c1f", "hunter22", None, 1, "ver9", 0)],
        "jid": [(n, jid) for jid, n in numbers.items()],
        "entity_feature": [(hexed("caps", 20), f"urn:xmpp:feature:{n}") for n in range(14)],
        "settings": [(1, "notifications", "true"), (2, "send_typing", "true"), (3, "convert_utf8_smileys", "false")],
    }
    source = f"{HUB}/dino/dino (libdino/src/service/database.vala, version 30)"
    decoys = ["_meta", "account", "content_item", "_fts_message", "call_counterpart", "conversation", "contact_avatar",
    "entity_feature",
              "reaction", "settings", "real_jid"]  # fmt: skip
    # A file is told by the message with its address; its own row may be told too.
    spare = [("file_transfer", n) for n in range(1, len(rows["file_transfer"]) + 1)] + [
        ("jid", n) for n in numbers.values()
    ]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def twidere() -> Aside:
    """Direct messages of Twitter as one of its other clients keeps them: the last one stands once more in its conversation.

    Columns of conversations and of users that were seen are assumed after those of messages.
    """
    t = ninth("twidere", count=66, people=13, groups=1)
    script = f"""{LOCALE}
        CREATE TABLE messages (_id INTEGER PRIMARY KEY, account_key TEXT, message_id TEXT, conversation_id TEXT,
        message_type TEXT,
        message_timestamp INTEGER, local_timestamp INTEGER, text_unescaped TEXT, media TEXT, spans TEXT, extras TEXT,
        sender_key TEXT,
        recipient_key TEXT, is_outgoing INTEGER, request_cursor TEXT);
        CREATE TABLE messages_conversations (_id INTEGER PRIMARY KEY, account_key TEXT, conversation_id TEXT,
        conversation_type TEXT,
        conversation_name TEXT, message_timestamp INTEGER, local_timestamp INTEGER, text_unescaped TEXT, participants TEXT,
        participant_keys TEXT, sender_key TEXT, last_read_id TEXT);
        CREATE TABLE cached_users (_id INTEGER PRIMARY KEY, user_key TEXT, name TEXT, screen_name TEXT, last_seen INTEGER);
        CREATE TABLE drafts (_id INTEGER PRIMARY KEY, text TEXT, account_keys TEXT, timestamp INTEGER, action_type TEXT);
        CREATE TABLE search_history (_id INTEGER PRIMARY KEY, name TEXT, recent_query INTEGER);"""
    keys = [f"{p.num}@twitter.com" for p in t.people]
    rows: Rows = {"android_metadata": [("ja_JP",)], "messages": [], "messages_conversations": []}
    truth: list[Record] = []
    last: dict[int, tuple[str, Line]] = {}
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        where = (
            str(7_700_000_000 + m.chat)
            if group
            else f"{min(t.me.num, t.people[m.chat].num)}-{max(t.me.num, t.people[m.chat].num)}"
        )
        media = packed([{"url": f"https://ton.twitter.example/{m.key}.jpg", "type": 1}]) if m.text is None else None
        to = None if group else keys[m.chat] if m.out else keys[0]
        rows["messages"].append((row, keys[0], str(900_000_000_000 + 37 * m.n), where, "text", m.ms, m.ms + 250,
        m.text or "", media, None, None,
                                 keys[m.who.n], to, int(m.out), None))  # fmt: skip
        last[m.chat] = (where, m)
        aim = party(to, name=t.people[m.chat].name) if to and m.out else ()
        truth.append(says(m, "messages", row, sender=party(keys[m.who.n], name=m.who.name), to=aim, thread=where,
                          also={"at": [(m.ms + 250) * 1000]}))  # fmt: skip
    for n, (chat, (where, m)) in enumerate(last.items(), 1):
        members = t.groups[chat][1] if chat in t.groups else [t.me, t.people[chat]]
        shown = [{"user_key": keys[p.n], "name": p.name, "screen_name": p.handle} for p in members]
        title = t.groups[chat][0] if chat in t.groups else None
        kind = "group" if chat in t.groups else "one_to_one"
        listed = ",".join(keys[p.n] for p in members)
        rows["messages_conversations"].append((n, keys[0], where, kind, title, m.ms, m.ms + 250, m.text or "", packed(shown),
        listed,
                                               keys[m.who.n], str(900_000_000_000 + 37 * m.n)))  # fmt: skip
    rows |= {
        "cached_users": [(p.n, keys[p.n], p.name, p.handle, t.lines[-1].ms - 1000 * p.n) for p in t.people[1:]],
        "drafts": [(1, "thinking about the choir weekend, who else", keys[0], t.lines[20].ms, "update_status")],
        "search_history": [(1, "gartenfest", t.lines[3].ms), (2, "bus strike", t.lines[9].ms)],
    }
    spare = [("cached_users", p.n) for p in t.people[1:]]
    source = f"{HUB}/TwidereProject/Twidere-Android (twidere.component.common: model/ParcelableMessage.java)"
    decoys = ["messages_conversations", "drafts", "search_history", "android_metadata"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def qaul() -> Aside:
    """A mesh's messages: one number says whether public or to one, which way, or a call. The name is the other's.

    Times in seconds are assumed. That the name in what was sent to one is the other's follows from what the source asks for.
    """
    t = ninth("qaul", count=70, people=14, groups=1, rings=24)
    script = """CREATE TABLE IF NOT EXISTS 'msg' ('id' INTEGER PRIMARY KEY  AUTOINCREMENT  NOT NULL ,
    'type' INTEGER DEFAULT 1 NOT NULL,
        'name' TEXT, 'msg' TEXT, 'ip' TEXT, 'ipv' INTEGER DEFAULT 4, 'time' INTEGER DEFAULT 0, 'read' INTEGER DEFAULT 0);
        CREATE INDEX IF NOT EXISTS 'myindex' ON 'msg' ('id' DESC); CREATE INDEX IF NOT EXISTS 'msg_read' ON 'msg' ('read' ASC);
        CREATE TABLE IF NOT EXISTS 'config' ('id' INTEGER PRIMARY KEY  AUTOINCREMENT  NOT NULL, 'key' TEXT DEFAULT '',
        'type' INTEGER DEFAULT 0, 'value' TEXT DEFAULT '', 'value_int' INTEGER DEFAULT 0,
        'time' INTEGER DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE IF NOT EXISTS 'user' ('id' INTEGER PRIMARY KEY  AUTOINCREMENT  NOT NULL, 'name' TEXT,
        'ipv' INTEGER DEFAULT 4,
        'ipv4' INTEGER, 'ipv6' CHAR(16), 'uid' VARCHAR(255), 'icon' VARCHAR(255), 'created_at' INTEGER DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE IF NOT EXISTS 'file' ('id' INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, 'type' INTEGER NOT NULL DEFAULT 1,
        'hash' TEXT, 'suffix' CHAR(5), 'description' TEXT, 'size' INTEGER, 'status' INTEGER DEFAULT 0,
        'favorite' INTEGER DEFAULT 0,
        'created_at' INTEGER DEFAULT 0, 'adv_name' TEXT DEFAULT '', 'adv_ip' TEXT DEFAULT '', 'geolon' REAL DEFAULT 0,
        'geolat' REAL DEFAULT 0, 'requests' INTEGER DEFAULT 0, 'downloaded' FLOAT DEFAULT 0);"""
    ips = [f"10.{p.num % 200}.{p.num // 7 % 250}.{p.n + 11}" for p in t.people]
    nicks = [p.first if p.n % 3 else p.handle for p in t.people]
    rows: Rows = {"'msg'": [], "'user'": [], "'file'": []}
    truth: list[Record] = []
    entries: list[Line | Ring] = sorted([*(m for m in t.lines if m.text), *t.rings], key=lambda e: e.s)
    for row, e in enumerate(entries, 1):
        at = e.s * 1_000_000
        if isinstance(e, Ring):
            nick, ip = nicks[e.other.n], ips[e.other.n]
            rows["'msg'"].append((row, 13 if e.out else 3, nick, "", ip, 4, e.s, 1))
            truth.append(rang(e, "msg", row, party(nick, ip, name=nick), at=at))
            continue
        public = e.chat in t.groups
        who = e.who.n if public or not e.out else e.chat
        kind = (1 if public else 2) + 10 * e.out
        rows["'msg'"].append((row, kind, nicks[who], e.text, ips[who], 4, e.s, int(not e.unread)))
        ways = party(nicks[who], ips[who], name=nicks[who])
        sent = e.out and not public
        truth.append(says(e, "msg", row, at=at, sender=() if sent else ways, to=ways if sent else ()))
    for row, p in enumerate(t.people[1:11], 1):
        address = int.from_bytes(bytes(int(b) for b in ips[p.n].split(".")), "little")
        rows["'user'"].append(
            (row, nicks[p.n], 4, address, None, hexed(p.key, 32), f"icon{p.n}.png", clock(t.lines[0].s + 600 * p.n))
        )
        truth.append(known(nicks[p.n], [hexed(p.key, 32)], "user", row))
    rows["'file'"] = [
        (n, 1, hexed(f"f{n}", 40), ("pdf", "jpg", "mp3")[n % 3], f"about {w}", 90_210 * n, 2, 0, t.lines[n].s, nicks[n],
        ips[n], 0.0, 0.0, 1,
         100.0) for n, w in enumerate(("the map", "water points", "radio times", "song", "leaflet"), 1)
    ]  # fmt: skip
    settings = (
        ("net.profile", "qaul", 0),
        ("net.protocol", "", 4),
        ("wifi.ssid", "qaul.net", 0),
        ("user.name", nicks[0], 0),
    )
    rows["'config'"] = [(n, k, int(bool(v)), v, i, clock(t.lines[0].s)) for n, (k, v, i) in enumerate(settings, 1)]
    source = f"{HUB}/qaul/qaul.net (src/libqaul: qaullib_sql.h)"
    return database(script, rows, truth, source, decoys=["config", "file"])


def nostros() -> Aside:
    """Direct messages of Nostr: the texts are encrypted, who it is for stands in tags. Keys of conversations are assumed."""
    t = ninth("nostros", count=58, people=15)
    script = f"""{LOCALE}
        CREATE TABLE nostros_notes(id TEXT PRIMARY KEY NOT NULL, content TEXT NOT NULL, created_at INT NOT NULL,
        kind INT NOT NULL,
        pubkey TEXT NOT NULL, sig TEXT NOT NULL, tags TEXT NOT NULL, main_event_id TEXT, reply_event_id TEXT,
        user_mentioned INT DEFAULT 0, seen INT DEFAULT 0);
        CREATE TABLE nostros_users(id TEXT PRIMARY KEY NOT NULL, name TEXT, picture TEXT, about TEXT, main_relay TEXT,
        contact INT DEFAULT 0, follower INT DEFAULT 0);
        CREATE TABLE nostros_relays(url TEXT PRIMARY KEY NOT NULL, pet INTEGER);
        CREATE TABLE nostros_direct_messages(id TEXT PRIMARY KEY NOT NULL, content TEXT NOT NULL, created_at INT NOT NULL,
        kind INT NOT NULL, pubkey TEXT NOT NULL, sig TEXT NOT NULL, tags TEXT NOT NULL, conversation_id TEXT NOT NULL,
        read INT DEFAULT 0);
        CREATE TABLE nostros_reactions(id TEXT PRIMARY KEY NOT NULL, content TEXT NOT NULL, created_at INT NOT NULL,
        kind INT NOT NULL,
        pubkey TEXT NOT NULL, sig TEXT NOT NULL, tags TEXT NOT NULL, positive INT NOT NULL, reacted_event_id TEXT,
        reacted_user_id TEXT);"""
    keys = [hexed(p.key) for p in t.people]
    rows: Rows = {"android_metadata": [("es_ES",)], "nostros_direct_messages": [], "nostros_users": []}
    truth: list[Record] = []
    for row, m in enumerate([m for m in t.lines if m.text], 1):
        size = (len((m.text or "").encode()) // 16 + 1) * 16
        cipher = base64.b64encode(hashlib.shake_128(m.key.encode()).digest(size)).decode()
        body = f"{cipher}?iv={base64.b64encode(bytes.fromhex(hexed(m.key, 32))).decode()}"
        other = keys[m.chat]
        aim = other if m.out else keys[0]
        conversation = uuid(hexed("".join(sorted((keys[0], other))), 24))
        rows["nostros_direct_messages"].append((hexed(m.key + "id"), body, m.s, 4, keys[m.who.n], hexed(m.key + "sig", 128),
                                                packed([["p", aim]]), conversation, int(not m.unread)))  # fmt: skip
        to = party(aim, name=t.people[m.chat].name) if m.out else ()
        truth.append(says(m, "nostros_direct_messages", row, at=m.s * 1_000_000, sender=party(keys[m.who.n],
        name=m.who.name), to=to,
                          thread=conversation, body=body, also={"body": [None, ""]}))  # fmt: skip
    spare: list[tuple[str, int]] = []
    for row, p in enumerate(t.people, 1):
        mine = 0 < p.n < 12
        name = p.handle if p.n % 2 else p.name
        about = ("gardener and part-time bassist", "", "no DMs please", "☕")[p.n % 4]
        rows["nostros_users"].append(
            (keys[p.n], name, f"https://img.example/{p.key[:8]}.png", about, "wss://relay.example", int(mine), 1)
        )
        if mine:
            truth.append(known(name, [keys[p.n]], "nostros_users", row))
        else:
            spare.append(("nostros_users", row))
    begun = t.lines[0].s
    notes = (
        "Buenos días, nostr!",
        "anyone else seeing relay timeouts?",
        "gm",
        "El huerto en mayo 🌱",
        "new zap goal reached",
    )
    rows |= {
        "nostros_notes": [(hexed(f"note{n}"), notes[n % 5], begun + 3600 * n, 1, keys[1 + n % 14], hexed(f"s{n}", 128), "[]",
        None, None, 0, 1)
                          for n in range(40)],
        "nostros_reactions": [(hexed(f"r{n}"), "+", begun + 4000 * n, 7, keys[1 + n % 9], hexed(f"q{n}", 128), "[]", 1,
        hexed(f"note{n}"),
                               keys[0]) for n in range(12)],
        "nostros_relays": [("wss://relay.example", 1), ("wss://nos.example", None)],
    }  # fmt: skip
    source = f"{HUB}/KoalaSat/nostros (Android's DatabaseModule: CREATE TABLEs; frontend/Functions/DatabaseFunctions)"
    decoys = ["nostros_notes", "nostros_reactions", "nostros_relays", "android_metadata"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)
