"""The seventh set, part two: messengers. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import Any

from tests.engine._seventh_phones import HUB, Rows
from tests.engine._seventh_talk import seventh
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, Line, database, known, party, says, spaced


def kontalk() -> Aside:
    """Jabber by telephone number: bodies are blobs, names are in the phone's contacts, the last message stands in its thread."""
    t = seventh("kontalk", count=72, people=10, groups=1)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER NOT NULL, msg_id TEXT NOT NULL,
        peer TEXT NOT NULL, direction INTEGER NOT NULL, unread INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0,
        timestamp INTEGER NOT NULL,status_changed INTEGER,status INTEGER,body_mime TEXT,body_content BLOB,
        body_length INTEGER NOT NULL DEFAULT 0,att_mime TEXT, att_preview_path TEXT,att_fetch_url TEXT,att_local_uri TEXT,
        att_length INTEGER NOT NULL DEFAULT 0,att_compress INTEGER NOT NULL DEFAULT 0,
        att_encrypted INTEGER NOT NULL DEFAULT 0,att_security_flags INTEGER NOT NULL DEFAULT 0,
        encrypted INTEGER NOT NULL DEFAULT 0, security_flags INTEGER NOT NULL DEFAULT 0,server_timestamp INTEGER);
        CREATE TABLE threads (_id INTEGER PRIMARY KEY AUTOINCREMENT, msg_id TEXT NOT NULL, peer TEXT NOT NULL UNIQUE,
        direction INTEGER NOT NULL, count INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0,
        new INTEGER NOT NULL DEFAULT 0, mime TEXT, content TEXT, timestamp INTEGER NOT NULL,status_changed INTEGER,
        status INTEGER,encrypted INTEGER NOT NULL DEFAULT 0, draft TEXT,request_status INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE groups (group_jid TEXT NOT NULL PRIMARY KEY, thread_id INTEGER NOT NULL,group_type TEXT NOT NULL,
        subject TEXT);
        CREATE TABLE group_members (group_jid TEXT NOT NULL, group_peer TEXT NOT NULL, pending INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (group_jid, group_peer));
        CREATE VIEW messages_groups AS SELECT messages.*,groups.group_jid,groups.subject,groups.group_type FROM messages
        LEFT JOIN threads ON messages.thread_id=threads._id LEFT OUTER JOIN groups ON threads._id=groups.thread_id;
        CREATE VIRTUAL TABLE fulltext USING fts3 (thread_id INTEGER NOT NULL, content TEXT);
        CREATE UNIQUE INDEX unique_message ON messages (msg_id, direction);
        CREATE INDEX timestamp_message ON messages (timestamp);"""
    jids = [f"{p.key}{p.key[5:21]}@beta.kontalk.example" for p in t.people]
    group = f"{t.me.key[:10]}@{jids[0]}"
    rows: Rows = {"android_metadata": [("it_IT",)], "messages": [], "threads": [], "fulltext": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    threads = {c: n for n, c in enumerate(sorted({m.chat for m in t.lines}), 3)}
    for row, m in zip(spaced(t.rng, len(t.lines), 2), t.lines, strict=True):
        grouped = m.chat in t.groups
        peer = (group if grouped else jids[m.chat]) if m.out else jids[m.who.n]
        notice = grouped and m.n % 9 == 1
        words = f"set_subject:{t.groups[m.chat][0]}" if notice else m.text
        status = (5, 4, 7)[0 if m.n % 6 else 1 + m.n % 2] if m.out else (0 if m.unread else 6)
        body = words.encode() if words else None
        mime = "application/x-kontalk-group" if notice else "text/plain" if words else None
        file: tuple[Any, ...] = (None, None, None, None, 0, 0, 0, 0)
        if words is None:
            kind = {"image": "image/jpeg", "voice": "audio/3gpp", "file": "text/x-vcard"}[m.form]
            file = (
                kind,
                f"/data/data/org.kontalk/cache/preview_{m.key[:8]}.png",
                f"https://up.example/{m.key}",
                None,
                41_022,
                0,
                1,
                7,
            )
        rows["messages"].append((row, threads[m.chat], m.key[:20], peer, int(m.out), int(m.unread), 0, m.ms, m.ms + 900, status,
                                 mime, body, len(body or b""), *file, 0, 7, None if m.n % 5 == 0 else m.ms + 300))  # fmt: skip
        if m.text and not notice:
            rows["fulltext"].append((threads[m.chat], m.text))
        if notice:
            spare.append(("messages", row))
        else:
            side = party(peer)
            also = {"at": [(m.ms + 300) * 1000]}
            truth.append(says(m, "messages", row, sender=() if m.out else side, to=side if m.out else (),
                              thread=threads[m.chat], also=also))  # fmt: skip
    for m in {m.chat: m for m in t.lines}.values():
        peer = group if m.chat in t.groups else jids[m.chat]
        count = sum(x.chat == m.chat for x in t.lines)
        draft = "Scusa, ti rispondo" if m.chat == 2 else None
        rows["threads"].append((threads[m.chat], m.key[:20], peer, int(m.out), count, int(m.unread), 0,
                                "text/plain" if m.text else "image/jpeg", m.text, m.ms, m.ms + 900, 5 if m.out else 6, 0,
                                draft, 0))  # fmt: skip
    title, members = t.groups[len(t.people)]
    rows["groups"] = [(group, threads[len(t.people)], "kontalk", title)]
    rows["group_members"] = [(group, jids[p.n], 0) for p in members[1:]]
    decoys = ["threads", "groups", "group_members", "android_metadata", "fulltext", "fulltext_content"]
    decoys += ["fulltext_segments", "fulltext_segdir"]
    source = (
        f"{HUB}/kontalk/androidclient (provider/MessagesProvider.java, version 9; values: provider/MyMessages.java)"
    )
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def sylk_mobile() -> Aside:
    """A softphone's chats: times as JSON's text and as seconds, files and locations are JSON where a text would be."""
    t = seventh("sylk", count=70, people=16)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE versions (id INTEGER PRIMARY KEY AUTOINCREMENT, "table" TEXT UNIQUE, version INTEGER NOT NULL);
        CREATE TABLE messages ( account TEXT NOT NULL, msg_id TEXT NOT NULL, timestamp TEXT, unix_timestamp INTEGER default 0,
        sender TEXT, content BLOB, content_type TEXT, metadata TEXT, from_uri TEXT, to_uri TEXT, sent INTEGER,
        sent_timestamp TEXT, received INTEGER, received_timestamp TEXT, expire_interval INTEGER,expire INTEGER default 0,
        deleted INTEGER, pinned INTEGER, pending INTEGER, system INTEGER, url TEXT, related_msg_id TEXT, related_action TEXT,
        local_url TEXT, image TEXT, encrypted INTEGER default 0, direction TEXT, state TEXT, disposition_notification TEXT,
        PRIMARY KEY (account, msg_id));
        CREATE INDEX idx_messages_account_time ON messages(account, unix_timestamp DESC);
        CREATE TABLE contacts ( account TEXT NOT NULL, contact_id TEXT NOT NULL, remote_id TEXT NOT NULL default '', uri TEXT,
        uris TEXT, name TEXT, organization TEXT, tags TEXT, photo BLOB, email TEXT, participants TEXT, public_key TEXT,
        timestamp INTEGER, direction TEXT, last_message TEXT, last_message_id TEXT, unread_messages TEXT,
        last_call_media TEXT, last_call_duration INTEGER default 0, last_call_id TEXT, properties TEXT,
        local_properties TEXT, remote_properties TEXT, conference INTEGER default 0, PRIMARY KEY (account, contact_id));
        CREATE TABLE accounts ( account TEXT PRIMARY KEY, password TEXT, email TEXT, active TEXT NULL default '0',
        verified TEXT NULL default '0', dnd TEXT, reject_anonymous TEXT, reject_non_contacts TEXT, chat_sounds TEXT,
        read_receipts TEXT, private_key TEXT, public_key TEXT, last_sync_id TEXT,
        last_sync_timestamp TEXT NOT NULL default '', server TEXT, last_active_timestamp TEXT NOT NULL default '' );"""
    uris = [f"{p.handle}@sylk.example" if p.n % 4 != 3 else p.phone for p in t.people]
    rows: Rows = {"android_metadata": [("nl_NL",)], "messages": [], "contacts": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in enumerate(t.lines, 1):
        other = uris[m.chat]
        here, there = (uris[0], other) if m.out else (other, uris[0])
        ident = f"{m.key[:8]}-{m.key[8:12]}-4{m.key[12:15]}-9{m.key[15:18]}-{m.key[:12]}"
        extra = m.n % 16 == 9
        content, kind = m.text or "", "text/html" if m.n % 12 == 4 and m.text else "text/plain"
        if m.text is None:
            kind = "application/sylk-file-transfer"
            content = json.dumps({
                "filename": f"{m.form}-{m.n}.bin", "filesize": 90_417, "filetype": "image/jpeg", "transfer_id": ident,
                "sender": {"uri": here}, "receiver": {"uri": there}, "until": _iso(m.ms + 900_000_000),
                "url": f"https://files.sylk.example/{m.key}"})  # fmt: skip
        if extra:
            kind = "application/sylk-message-metadata"
            content = json.dumps({"messageId": rows["messages"][-1][1], "metadataId": ident, "value": 90, "action": "rotation",
                                  "timestamp": _iso(m.ms), "uri": other})  # fmt: skip
        stamp = json.dumps(_iso(m.ms))
        rows["messages"].append((
            uris[0], ident, stamp, m.s, None, content, kind, content if m.text is None else "", here, there, int(m.out),
            stamp if m.out else None, int(not m.out or m.n % 8 > 0), None, None, 0, int(m.deleted) or None,
            1 if m.n % 29 == 3 else None, int(m.out and m.n % 8 == 0), None, None, None, None, None, None,
            0 if m.n % 3 else 2, "outgoing" if m.out else "incoming", None,
            '["positive-delivery","display"]'))  # fmt: skip
        if extra:
            spare.append(("messages", row))
        else:
            also: dict[str, list[Any]] = {"at": [m.ms * 1000]}
            if m.text is None:
                also["body"] = [None]
            truth.append(
                says(
                    m, "messages", row, at=m.s * 1_000_000, sender=party(here), to=party(there), body=content, also=also
                )
            )
    last = {m.chat: m for m in t.lines}
    for n, p in enumerate(t.people[1:], 1):
        m = last.get(p.n, t.lines[0])
        lasted = (p.n % 3) * 61
        mail = p.mail if p.n % 5 == 0 else None
        name = p.name if p.n % 2 else p.first
        rows["contacts"].append((
            uris[0], f"{p.key}{p.key[:8]}", "", uris[p.n], json.dumps([{"id": p.key[:6], "uri": uris[p.n], "type": "SIP"}]), name,
            "Van Loon BV" if p.n % 6 == 0 else None, "synthetic" if p.n % 7 == 0 else "chat,favorite" if p.n % 4 == 0 else "chat",
            None, mail, None, None, m.s, "outgoing" if m.out else "incoming", m.text, m.key, "", "audio" if lasted else "",
            lasted, p.key[:16] if lasted else "", "{}", '{"autoanswer":false}', None, 0))  # fmt: skip
        truth.append(known(name, [uris[p.n], *([mail] if mail else [])], "contacts", n))
    rows |= {
        "versions": [(1, "messages", 16), (2, "contacts", 11), (3, "accounts", 7)],
        "accounts": [
            (uris[0], None, t.me.mail, "1", "1", "0", "0", "0", "1", "1", None, None, t.me.key, _iso(t.lines[-1].ms),
             "wss://webrtc.sylk.example/ws", _iso(t.lines[-1].ms))
        ],
    }  # fmt: skip
    decoys = ["versions", "accounts", "android_metadata"]
    return database(
        script, rows, truth, f"{HUB}/AGProjects/sylk-mobile (app/app.js, createTables)", decoys=decoys, spare=spare
    )


def _iso(ms: int) -> str:
    return datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}Z"


def xx_messenger() -> Aside:
    """An app on iOS by GRDB: people are blobs, a message's text is a member of JSON, times count nanoseconds."""
    t = seventh("xx", count=66, people=15, groups=1)
    script = """CREATE TABLE "contacts" ("id" INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, "photo" BLOB, "email" TEXT,
        "phone" TEXT, "nickname" TEXT, "createdAt" DATETIME, "userId" BLOB UNIQUE, "username" TEXT NOT NULL,
        "status" INTEGER NOT NULL, "marshaled" BLOB NOT NULL);
        CREATE TABLE "messages" ("id" INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, "report" BLOB, "uniqueId" BLOB,
        "sender" BLOB NOT NULL, "payload" TEXT NOT NULL, "receiver" BLOB NOT NULL, "roundURL" TEXT, "status" INTEGER NOT NULL,
        "unread" BOOLEAN NOT NULL, "timestamp" INTEGER NOT NULL);
        CREATE TABLE "groups" ("id" INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, "groupId" BLOB UNIQUE,
        "name" TEXT NOT NULL, "leader" BLOB NOT NULL, "serialize" BLOB NOT NULL, "accepted" BOOLEAN NOT NULL);
        CREATE TABLE "groupMembers" ("id" INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, "userId" BLOB NOT NULL,
        "username" TEXT NOT NULL, "photo" BLOB, "status" INTEGER NOT NULL, "groupId" BLOB NOT NULL
        REFERENCES "groups"("groupId") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE "groupMessages" ("id" INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, "uniqueId" BLOB,
        "roundId" INTEGER, "groupId" BLOB NOT NULL, "sender" BLOB NOT NULL, "roundURL" TEXT, "payload" TEXT NOT NULL,
        "status" INTEGER NOT NULL, "unread" BOOLEAN NOT NULL, "timestamp" INTEGER NOT NULL);
        CREATE TABLE "fileTransfers" ("id" INTEGER PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT, "tid" BLOB NOT NULL,
        "contact" BLOB NOT NULL, "fileName" TEXT NOT NULL, "fileType" TEXT NOT NULL, "isIncoming" BOOLEAN NOT NULL);"""
    ids = [bytes.fromhex((p.key * 3)[:64]) + b"\x03" for p in t.people]
    room = bytes.fromhex(t.me.key[::-1] + t.people[1].key[:40]) + b"\x04"
    rows: Rows = {
        "contacts": [],
        "messages": [],
        "groups": [],
        "groupMembers": [],
        "groupMessages": [],
        "fileTransfers": [],
    }
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []

    def named(p: int) -> list[Record]:
        return party(ids[p].hex(), base64.b64encode(ids[p]).decode(), name=t.people[p].handle)

    for m in t.lines:
        payload: dict[str, Any] = {"text": m.text or ""}
        if m.n % 10 == 6:
            payload = {
                "reply": {"messageId": _b64(t.lines[m.n - 1].key), "senderId": base64.b64encode(ids[1]).decode()}
            } | payload
        elif m.text is None:
            payload = {"attachment": {"_extension": "image", "name": f"IMG_{m.n}", "progress": 1}} | payload
        # Swift writes no spaces and escapes slashes; GRDB sorts the keys.
        cell = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("/", "\\/")
        unique, nanos = bytes.fromhex(m.key + m.key[:16]), m.s * 1_000_000_000
        url = f"https://dashboard.xx.example/rounds/{88_000 + m.n}"
        if m.chat in t.groups:
            row = len(rows["groupMessages"]) + 1
            rows["groupMessages"].append((row, unique, 88_000 + m.n, room, ids[m.who.n], url, cell, 0 if m.out else 4,
                                          int(m.unread), nanos))  # fmt: skip
            truth.append(says(m, "groupMessages", row, at=m.s * 1_000_000, sender=named(m.who.n), thread=room.hex(),
                              also={"thread": [base64.b64encode(room).decode()]}))  # fmt: skip
            continue
        row = len(rows["messages"]) + 1
        here, there = (0, m.chat) if m.out else (m.chat, 0)
        status = ((1, 7, 6)[0 if m.n % 9 else 1 + m.n % 2]) if m.out else 5
        rows["messages"].append((row, None, unique, ids[here], cell, ids[there], url, status, int(m.unread), nanos))
        truth.append(says(m, "messages", row, at=m.s * 1_000_000, sender=named(here), to=named(there)))
    for n, p in enumerate(t.people[1:], 1):
        nick = p.name if p.n % 3 == 0 else p.first if p.n % 3 == 1 else None
        phone, mail = (p.phone if p.n % 2 else None), (p.mail if p.n % 4 == 0 else None)
        made = (
            datetime.fromtimestamp(t.lines[0].s - p.n * 7_000, UTC).strftime("%Y-%m-%d %H:%M:%S.")
            + f"{p.num % 1000:03}"
        )
        rows["contacts"].append((n, None, mail, phone, nick, made, ids[p.n], p.handle, 0 if p.n % 6 else 5,
                                 b"<xxc(2)" + bytes.fromhex(p.key * 2) + b"xxc>"))  # fmt: skip
        ways = [p.handle, *([phone] if phone else []), *([mail] if mail else [])]
        truth.append(known(nick or p.handle, ways, "contacts", n, p.handle))
    title, members = t.groups[len(t.people)]
    rows["groups"].append((1, room, title, ids[0], bytes.fromhex(t.me.key), 1))
    for n, p in enumerate(members, 1):
        rows["groupMembers"].append((n, ids[p.n], p.handle, None, 0, room))
        spare.append(("groupMembers", n))
    rows["fileTransfers"] = [(n, bytes.fromhex(m.key[:16]), ids[1], f"IMG_{m.n}", "jpeg", int(not m.out))
                             for n, m in enumerate([m for m in t.lines if m.form == "image"], 1)]  # fmt: skip
    source = f"{HUB}/xxfoundation/elixxir-xx-messenger-iOS (Sources/Database/DatabaseManager.swift, Sources/Models)"
    return database(script, rows, truth, source, decoys=["groups", "fileTransfers"], spare=spare)


def _b64(key: str) -> str:
    return base64.b64encode(bytes.fromhex(key)).decode()


def atox() -> Aside:
    """A client for Tox by Room: names of kinds are numbers, a file's name is its message, drafts stand with the contacts."""
    t = seventh("atox", count=68, people=14)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE `contacts` (`public_key` TEXT NOT NULL, `name` TEXT NOT NULL, `status_message` TEXT NOT NULL,
        `last_message` INTEGER NOT NULL, `status` INTEGER NOT NULL, `connection_status` INTEGER NOT NULL,
        `typing` INTEGER NOT NULL, `avatar_uri` TEXT NOT NULL, `has_unread_messages` INTEGER NOT NULL,
        `draft_message` TEXT NOT NULL, PRIMARY KEY(`public_key`));
        CREATE TABLE `friend_requests` (`public_key` TEXT NOT NULL, `message` TEXT NOT NULL, PRIMARY KEY(`public_key`));
        CREATE TABLE `messages` (`conversation` TEXT NOT NULL, `message` TEXT NOT NULL, `sender` INTEGER NOT NULL,
        `type` INTEGER NOT NULL, `correlation_id` INTEGER NOT NULL, `timestamp` INTEGER NOT NULL,
        `id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE `file_transfers` (`public_key` TEXT NOT NULL, `file_number` INTEGER NOT NULL, `file_kind` INTEGER NOT NULL,
        `file_size` INTEGER NOT NULL, `file_name` TEXT NOT NULL, `outgoing` INTEGER NOT NULL, `progress` INTEGER NOT NULL,
        `destination` TEXT NOT NULL, `id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE TABLE `users` (`public_key` TEXT NOT NULL, `name` TEXT NOT NULL, `status_message` TEXT NOT NULL,
        `status` INTEGER NOT NULL, `connection_status` INTEGER NOT NULL, `avatar_uri` TEXT NOT NULL, `password` TEXT NOT NULL,
        PRIMARY KEY(`public_key`));
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"""
    keys = [(p.key * 3)[:64].upper() for p in t.people]
    names = [p.handle if p.n % 4 == 0 else p.first if p.n % 4 == 1 else p.name for p in t.people]
    rows: Rows = {"android_metadata": [("cs_CZ",)], "contacts": [], "messages": [], "file_transfers": []}
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        words, kind = m.text or f"{m.form}_{m.n}.{'jpg' if m.form == 'image' else 'ogg'}", 0 if m.text else 2
        if kind == 2:
            rows["file_transfers"].append((keys[m.chat], m.n % 4, 0, 71_220 + m.n, words, int(m.out), 71_220 + m.n,
                                           f"file:///data/user/0/ltd.evilcorp.atox/files/ft/{m.key}",
                                           len(rows["file_transfers"]) + 1))  # fmt: skip
        elif m.n % 21 == 8:
            kind = 1
        link = len(rows["file_transfers"]) if kind == 2 else m.n % 900 if m.out and m.n % 5 == 0 else 0
        rows["messages"].append((keys[m.chat], words, 0 if m.out else 1, kind, link, m.ms, row))
        side = party(keys[m.chat], name=names[m.chat])
        truth.append(says(m, "messages", row, sender=() if m.out else side, to=side if m.out else (), thread=keys[m.chat],
                          body=words))  # fmt: skip
    last = {m.chat: m for m in t.lines}
    moods = ("", "Toxing on aTox", "zase v práci", "brb", "...")
    for n, p in enumerate(t.people[1:], 1):
        at = last[p.n].ms if p.n in last else 0
        rows["contacts"].append((keys[p.n], names[p.n], moods[p.n % 5], at, p.n % 3, p.n % 3, 0,
                                 f"content://ltd.evilcorp.atox.fileprovider/avatar/{keys[p.n]}" if p.n % 5 == 0 else "",
                                 int(p.n in last and last[p.n].unread), "a jeste jedna vec" if p.n == 3 else ""))  # fmt: skip
        truth.append(known(names[p.n], [keys[p.n]], "contacts", n))
    rows |= {
        "friend_requests": [
            (f"{'5E77' * 16}", "Hello! Please add me to your friend list."),
            ("90AB" * 16, "to jsem já, Bára"),
        ],
        "users": [(keys[0], names[0], moods[1], 0, 2, "", "")],
        "room_master_table": [(42, t.me.key + t.me.key[:8])],
    }
    spare = [("users", 1), ("friend_requests", 1), ("friend_requests", 2)]
    decoys = ["file_transfers", "android_metadata", "room_master_table"]
    source = (
        f"{HUB}/evilcorpltd/aTox (core/src/main/kotlin/vo: Contact.kt, Message.kt, FileTransfer.kt; db/Converters.kt)"
    )
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def rumble() -> Aside:
    """One room for all who are near, by radio: authors are rows of the contacts, of whom one is oneself; times in seconds."""
    t = seventh("rumble", count=48, people=15, groups=1)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE contact (_id INTEGER PRIMARY KEY, uid TEXT, name TEXT, avatar TEXT, local INTEGER, UNIQUE( uid ) );
        CREATE TABLE groups (_id INTEGER PRIMARY KEY, name TEXT, UNIQUE( name ) );
        CREATE TABLE hashtags (_id INTEGER PRIMARY KEY, hashtag TEXT, UNIQUE( hashtag ) );
        CREATE TABLE chat_message (_id INTEGER PRIMARY KEY, cdbid INTEGER, message TEXT, filename TEXT, toa INTEGER,
        read INTEGER, FOREIGN KEY ( cdbid ) REFERENCES contact ( _id ) );"""
    uids = [base64.b64encode(bytes.fromhex(p.key[:16])).decode() for p in t.people]
    names = [p.first if p.n % 3 else p.handle for p in t.people]
    rows: Rows = {"android_metadata": [("fr_FR",)], "contact": [], "chat_message": []}
    truth: list[Record] = []
    for n, p in enumerate(t.people, 1):
        rows["contact"].append((n, uids[p.n], names[p.n], "", int(p.n == 0)))
        if p.n:
            truth.append(known(names[p.n], [uids[p.n]], "contact", n))
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        words = m.text or ""
        file = f"JPEG_{m.s}_{m.n}.jpg" if m.text is None else None
        rows["chat_message"].append((row, m.who.n + 1, words, file, m.s, int(not m.unread)))
        truth.append(
            says(
                m,
                "chat_message",
                row,
                at=m.s * 1_000_000,
                sender=party(uids[m.who.n], m.who.n + 1, name=names[m.who.n]),
            )
        )
    rows["groups"] = [(1, "rumble.public"), (2, "voisins")]
    rows["hashtags"] = [(n, f"#{w}") for n, w in enumerate(("météo", "manif", "wifi", "soupe", "help"), 1)]
    source = f"{HUB}/Marlinski/Rumble (database/ChatMessageDatabase.java, ContactDatabase.java, HashtagDatabase.java)"
    return database(
        script, rows, truth, source, decoys=["groups", "hashtags", "android_metadata"], spare=[("contact", 1)]
    )


def walkie_talkie() -> Aside:
    """Chats of a walkie-talkie's app from China, by greenDAO: DIRECT 0 was sent, audio is a line of commas."""
    t = seventh("ifengyu", count=64, people=15, groups=1)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE "MESSAGE_ENTITY" ("_id" INTEGER PRIMARY KEY ,"MSG_ID" INTEGER NOT NULL ,"MSG_SEQ" INTEGER NOT NULL ,
        "FROM_ID" TEXT,"TO_ID" TEXT,"SESSION_TYPE" INTEGER NOT NULL ,"MSG_TYPE" INTEGER NOT NULL ,"STATUS" INTEGER NOT NULL ,
        "DIRECT" INTEGER NOT NULL ,"CONTENT" TEXT,"TIME" INTEGER NOT NULL ,"ATTACHMENT" TEXT,"ATTACH_STATUS" INTEGER NOT NULL );
        CREATE TABLE "SESSION_ENTITY" ("_id" INTEGER PRIMARY KEY ,"SESSION_ID" TEXT,"SESSION_TYPE" INTEGER NOT NULL ,
        "LATEST_MSG_TYPE" INTEGER NOT NULL ,"LATEST_MSG_ID" INTEGER NOT NULL ,"LATEST_MSG_DATA" TEXT,
        "UNREAD_COUNT" INTEGER NOT NULL ,"CONTENT" TEXT,"TIME" INTEGER NOT NULL ,"TAG" INTEGER NOT NULL ,"SESSION_KEY" TEXT,
        "TALK_ID" TEXT);
        CREATE TABLE "User" ("_id" INTEGER PRIMARY KEY ,"PEER_ID" INTEGER NOT NULL ,"MAIN_NAME" TEXT,"AVATAR" TEXT,
        "GENDER" INTEGER NOT NULL ,"PINYIN_NAME" TEXT,"REAL_NAME" TEXT,"PHONE" TEXT,"EMAIL" TEXT,
        "DEPARTMENT_ID" INTEGER NOT NULL ,"STATUS" INTEGER NOT NULL ,"PHONE_VERIFIED" INTEGER NOT NULL ,"KEY" TEXT,"TOKEN" TEXT,
        "EXPIRES_IN" TEXT,"CREATED" INTEGER NOT NULL ,"UPDATED" INTEGER NOT NULL );"""
    ids, room = [str(p.num) for p in t.people], str(t.me.num + 55_000)
    rows: Rows = {"android_metadata": [("zh_CN",)], "MESSAGE_ENTITY": [], "SESSION_ENTITY": [], "User": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    last: dict[int, tuple[Line, tuple[Any, ...]]] = {}
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        to = room if group else ids[m.chat] if m.out else ids[0]
        notice = group and m.n % 8 == 3
        sound = f"2,https://mimsg.example/a/{m.key}.spx,{3 + m.n % 40}" if m.text is None and not notice else None
        words = json.dumps({"cmd": 3, "operator": ids[m.who.n], "name": m.who.first}) if notice else m.text
        at = m.ms if m.out else m.s * 1000
        one = (row, 15_000_000 + 13 * m.n, m.ms * 10 + 1, ids[m.who.n], to, 2 if group else 1, 0 if notice else 2 if sound else 1,
               4 if m.n % 17 else 3, 0 if m.out else 1, words, at, sound, 2 if sound else 0)  # fmt: skip
        rows["MESSAGE_ENTITY"].append(one)
        last[m.chat] = (m, one)
        if notice:
            spare.append(("MESSAGE_ENTITY", row))
        else:
            truth.append(says(m, "MESSAGE_ENTITY", row, at=at * 1000, sender=party(ids[m.who.n], name=m.who.name), to=party(to),
                              thread=room if group else None, body=words or ""))  # fmt: skip
    for n, (chat, (m, one)) in enumerate(sorted(last.items()), 1):
        peer = room if chat in t.groups else ids[chat]
        rows["SESSION_ENTITY"].append((n, peer, one[5], one[6], one[1], one[9] or "[语音]", int(m.unread), one[9], one[10], 0,
                                       f"{one[5]}_{peer}", ids[m.who.n]))  # fmt: skip
    for n, p in enumerate(t.people, 1):
        real = p.name if p.n % 3 == 0 else None
        phone = p.phone if p.n % 2 else None
        mail = p.mail if p.n % 6 == 1 else None
        shown = p.first if real else p.name
        rows["User"].append((n, p.num, shown, f"https://img.example/{p.key[:9]}.jpg" if p.n % 4 else None, p.n % 3,
                             p.handle.upper(), real, phone, mail, 0, 0, int(bool(phone)), None, None, None, t.lines[0].s,
                             t.lines[-1].s))  # fmt: skip
        if p.n:
            ways = [ids[p.n], *([phone] if phone else []), *([mail] if mail else [])]
            truth.append(known(shown, ways, "User", n, p.name, p.first))
    spare.append(("User", 1))
    source = (
        "com.ifengyu.intercom for Android, decompiled (com/ifengyu/im/DB/dao: MessageEntityDao, SessionEntityDao, UserEntityDao; "
        "values: com/ifengyu/im/imservice/model/MessageEntity)"
    )
    return database(script, rows, truth, source, decoys=["SESSION_ENTITY", "android_metadata"], spare=spare)


def bluebubbles() -> Aside:
    """iMessages on Android: a message knows its sender's row, a join its chat; reactions are rows among the messages."""
    t = seventh("bluebubbles", count=78, people=11, groups=1)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,originalROWID INTEGER DEFAULT NULL,
        address TEXT UNIQUE NOT NULL,country TEXT DEFAULT NULL,color TEXT DEFAULT NULL,defaultPhone TEXT DEFAULT NULL,
        uncanonicalizedId TEXT DEFAULT NULL);
        CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,originalROWID INTEGER DEFAULT NULL,guid TEXT UNIQUE NOT NULL,
        style INTEGER NOT NULL,chatIdentifier TEXT NOT NULL,isArchived INTEGER DEFAULT 0,isFiltered INTEGER DEFAULT 0,
        isPinned INTEGER DEFAULT 0,muteType TEXT DEFAULT NULL,muteArgs TEXT DEFAULT NULL,hasUnreadMessage INTEGER DEFAULT 0,
        latestMessageDate INTEGER DEFAULT 0,latestMessageText TEXT,displayName TEXT DEFAULT NULL,
        customAvatarPath TEXT DEFAULT NULL,pinIndex INTEGER DEFAULT NULL);
        CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,originalROWID INTEGER DEFAULT NULL,
        handleId INTEGER NOT NULL,otherHandle INTEGER DEFAULT NULL,guid TEXT UNIQUE NOT NULL,text TEXT,
        subject TEXT DEFAULT NULL,country TEXT DEFAULT NULL,error INTEGER DEFAULT 0,dateCreated INTEGER,
        dateRead INTEGER DEFAULT 0,dateDelivered INTEGER DEFAULT 0,isFromMe INTEGER DEFAULT 0,isDelayed INTEGER DEFAULT 0,
        isAutoReply INTEGER DEFAULT 0,isSystemMessage INTEGER DEFAULT 0,isServiceMessage INTEGER DEFAULT 0,
        isForward INTEGER DEFAULT 0,isArchived INTEGER DEFAULT 0,hasDdResults INTEGER DEFAULT 0,
        cacheRoomnames TEXT DEFAULT NULL,isAudioMessage INTEGER DEFAULT 0,datePlayed INTEGER DEFAULT 0,
        itemType INTEGER NOT NULL,groupTitle TEXT DEFAULT NULL,groupActionType INTEGER DEFAULT 0,isExpired INTEGER DEFAULT 0,
        balloonBundleId INTEGER DEFAULT NULL,associatedMessageGuid TEXT DEFAULT NULL,associatedMessageType TEXT DEFAULT NULL,
        expressiveSendStyleId TEXT DEFAULT NULL,timeExpressiveSendStyleId INTEGER DEFAULT 0,hasAttachments INTEGER DEFAULT 0,
        hasReactions INTEGER DEFAULT 0,metadata TEXT DEFAULT NULL,dateDeleted INTEGER DEFAULT NULL,
        FOREIGN KEY(handleId) REFERENCES handle(ROWID));
        CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,originalROWID INTEGER DEFAULT NULL,
        guid TEXT UNIQUE NOT NULL,uti TEXT NOT NULL,mimeType TEXT DEFAULT NULL,transferState INTEGER DEFAULT 0,
        isOutgoing INTEGER DEFAULT 0,transferName INTEGER NOT NULL,totalBytes INTEGER NOT NULL,isSticker INTEGER DEFAULT 0,
        hideAttachment INTEGER DEFAULT 0,blurhash VARCHAR(64) DEFAULT NULL,height INTEGER DEFAULT NULL,
        width INTEGER DEFAULT NULL,metadata TEXT DEFAULT NULL);
        CREATE TABLE attachment_message_join (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,attachmentId INTEGER NOT NULL,
        messageId INTEGER NOT NULL,FOREIGN KEY(attachmentId) REFERENCES attachment(ROWID),
        FOREIGN KEY(messageId) REFERENCES message(ROWID),UNIQUE (attachmentId, messageId));
        CREATE TABLE chat_handle_join (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,chatId INTEGER NOT NULL,
        handleId INTEGER NOT NULL,FOREIGN KEY(chatId) REFERENCES chat(ROWID),FOREIGN KEY(handleId) REFERENCES handle(ROWID),
        UNIQUE (chatId, handleId));
        CREATE TABLE chat_message_join (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,chatId INTEGER NOT NULL,
        messageId INTEGER NOT NULL,FOREIGN KEY(chatId) REFERENCES chat(ROWID),
        FOREIGN KEY(messageId) REFERENCES message(ROWID),UNIQUE (chatId, messageId));
        CREATE UNIQUE INDEX idx_handle_address ON handle (address);
        CREATE UNIQUE INDEX idx_message_guid ON message (guid);
        CREATE TABLE config (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,name TEXT,value TEXT,type TEXT NOT NULL);
        CREATE TABLE fcm (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,name TEXT,value TEXT,type TEXT NOT NULL);
        CREATE TABLE themes (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,name TEXT UNIQUE,selectedLightTheme INTEGER DEFAULT 0,
        selectedDarkTheme INTEGER DEFAULT 0);
        CREATE TABLE scheduled (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,chatGuid TEXT NOT NULL,message TEXT NOT NULL,
        epochTime INTEGER NOT NULL,completed INTEGER DEFAULT 0,UNIQUE (chatGuid, message, epochTime));"""
    ways = [p.mail if p.n % 4 == 2 else p.phone for p in t.people]
    rows: Rows = {"android_metadata": [("en_US",)], "handle": [], "chat": [], "message": [], "attachment": []}
    rows |= {"attachment_message_join": [], "chat_handle_join": [], "chat_message_join": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for p in t.people[1:]:
        rows["handle"].append((p.n, 40 + p.n, ways[p.n], ("ie", "de", "gb")[p.n % 3], None, None, None))
    last = {m.chat: m for m in t.lines}
    chats, guids = {c: n for n, c in enumerate(sorted(last), 1)}, dict[int, str]()
    for c, n in chats.items():
        title, members = t.groups.get(c, (None, [t.me, t.people[min(c, len(t.people) - 1)]]))
        ident = f"chat{t.me.num * 7}" if title else ways[c]
        guids[c] = f"iMessage;{'+' if title else '-'};{ident}"
        rows["chat"].append((n, 80 + n, guids[c], 43 if title else 45, ident, 0, 0, int(n == 2), None, None,
                             int(last[c].unread), last[c].ms, last[c].text, title, None, None))  # fmt: skip
        for p in members[1:]:
            rows["chat_handle_join"].append((len(rows["chat_handle_join"]) + 1, n, p.n))
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        group = m.chat in t.groups
        handle = 0 if m.out and group else m.chat if m.out else m.who.n
        tapped = t.lines[m.n - 1] if m.n % 14 == 10 else None
        renamed = group and m.n % 15 == 7
        guid = _guid(m)
        words = None if renamed else m.text or "\ufffc"
        if tapped:
            words = f"Loved “{tapped.text}”" if tapped.text else "Loved an image"
        picture = m.text is None and not tapped and not renamed
        rows["message"].append((
            row, 9_000 + m.n, handle, 0, guid, words, None, None, 22 if m.out and m.n % 31 == 4 else 0, m.ms,
            0 if m.unread or (m.out and m.n % 3 == 0) else m.ms + 50_000, m.ms + 700 if m.out else 0, int(m.out), 0, 0, 0, 0, 0,
            0, 0, guids[m.chat][11:] if group else None, 0, 0, 2 if renamed else 0, t.groups[m.chat][0] if renamed else None, 0,
            0, None, _guid(tapped) if tapped else None, "love" if tapped else None, None, 0,
            int(picture), 0, None, None))  # fmt: skip
        rows["chat_message_join"].append((row, chats[m.chat], row))
        if picture:
            n = len(rows["attachment"]) + 1
            rows["attachment"].append((n, None, f"at_0_{guid}", "public.jpeg", "image/jpeg", 5, int(m.out),
                                       f"IMG_{4000 + m.n}.jpeg",
                                       811_004, 0, 0, None, 3024, 4032, None))  # fmt: skip
            rows["attachment_message_join"].append((n, n, row))
        if tapped or renamed:
            spare.append(("message", row))
        else:
            side = party(ways[handle]) if handle else ()
            truth.append(says(m, "message", row, sender=() if m.out else side, to=side if m.out else (), thread=chats[m.chat],
                              body=words, also={"thread": [guids[m.chat]], "body": [None]} if picture
                              else {"thread": [guids[m.chat]]}))  # fmt: skip
    rows |= {
        "config": [
            (1, "guidAuthKey", None, "str"),
            (2, "serverAddress", "https://blue.example", "str"),
            (3, "chunkSize", "500", "int"),
        ],
        "fcm": [(1, "projectID", "bb-home-1a2b", "str")],
        "themes": [(1, "OLED Dark", 0, 1), (2, "Bright White", 1, 0)],
        "scheduled": [(1, guids[min(guids)], "Don't forget the bins tonight", t.lines[-1].ms + 86_400_000, 0)],
    }
    # A handle is an address without a name.
    spare += [("handle", p.n) for p in t.people[1:]]
    decoys = [
        "chat",
        "attachment",
        "attachment_message_join",
        "chat_handle_join",
        "chat_message_join",
        "config",
        "fcm",
        "themes",
    ]
    decoys += ["scheduled", "android_metadata"]
    source = f"{HUB}/BlueBubblesApp/bluebubbles-app (lib/repository/database.dart, version 12)"
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def _guid(m: Line) -> str:
    return f"{m.key[:8]}-{m.key[8:12]}-4{m.key[12:15]}-B{m.key[15:18]}-{m.key[:12]}".upper()


def yaxim() -> Aside:
    """A plain client for Jabber: one table of chats, whose column for reading says how far a message got."""
    t = seventh("yaxim", count=58, people=9)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE chats (_id INTEGER PRIMARY KEY AUTOINCREMENT,date INTEGER,from_me INTEGER,jid TEXT,message TEXT,
        read INTEGER,pid TEXT);"""
    jids = [f"{p.handle}@jabber.example" for p in t.people]
    rows: Rows = {"android_metadata": [("de_DE",)], "chats": []}
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines), 31), t.lines, strict=True):
        words = m.text or f"https://upload.jabber.example/{m.key}/{m.form}.jpg"
        state = (2, 1, 3)[0 if m.n % 7 else 1 + m.n % 2] if m.out else int(not m.unread)
        rows["chats"].append((row, m.ms, int(m.out), jids[m.chat], words, state, f"{m.key[:6]}-{m.n + 14}"))
        side = party(jids[m.chat])
        truth.append(says(m, "chats", row, sender=() if m.out else side, to=side if m.out else (), body=words,
                          also={"thread": [jids[m.chat]]}))  # fmt: skip
    source = f"{HUB}/yaxim-org/yaxim (data/ChatProvider.java, version 6)"
    return database(script, rows, truth, source, decoys=["android_metadata"])
