"""The eighth set, part two: messengers. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import html
import struct
from datetime import UTC, datetime
from typing import Any

from tests.engine._eighth_phones import HUB, LOCALE, ROOM, Rows, packed_json, uuid, zulu
from tests.engine._eighth_talk import eighth
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, database, known, party, rang, says
from tests.formats.realm.build import BOOL, INT, LINK, STRING, Col, Tab, realm


def awful() -> Aside:
    """Private messages of a forum: HTML, days and minutes as an American writes them, one column for who wrote or gets it."""
    t = eighth("awful", count=90, people=14)
    stamp = "timestamp_row_update DATETIME"
    script = f"""{LOCALE}
        CREATE TABLE posts (_id INTEGER UNIQUE,thread_id INTEGER,post_index INTEGER,date VARCHAR,regdate VARCHAR,user_id INTEGER,
        username VARCHAR,previously_read INTEGER,editable INTEGER,is_op INTEGER,is_admin INTEGER,is_mod INTEGER,is_plat INTEGER,
        avatar VARCHAR,avatar_text VARCHAR,content VARCHAR,edited VARCHAR,{stamp});
        CREATE TABLE emotes (_id INTEGER UNIQUE,text VARCHAR,subtext VARCHAR,url VARCHAR,emote_index INTEGER,{stamp});
        CREATE TABLE ucp_thread (_id INTEGER UNIQUE,thread_index INTEGER,{stamp});
        CREATE TABLE private_messages (_id INTEGER UNIQUE,title VARCHAR,author VARCHAR,content VARCHAR,unread_message INTEGER,
        folder INTEGER,icon VARCHAR,message_date VARCHAR,{stamp});
        CREATE TABLE draft_messages (_id INTEGER UNIQUE,message_type INTEGER,title VARCHAR,form_key VARCHAR,form_cookie VARCHAR,
        edit_post_id INTEGER,recipient VARCHAR,reply_content VARCHAR,reply_icon VARCHAR,original_content VARCHAR,
        bookmark VARCHAR,attachment VARCHAR,epoc_timestamp INTEGER, {stamp});"""
    rows: Rows = {"android_metadata": [("en_US",)], "posts": [], "private_messages": []}
    truth: list[Record] = []
    minutes: set[int] = set()
    for m in t.lines:
        if not m.text or m.s // 60 in minutes:
            continue
        minutes.add(m.s // 60)
        when = datetime.fromtimestamp(m.s, UTC)
        opened = m.n % 5 > 0
        words = html.escape(m.text, quote=False).replace("\n", "<br>\n") if opened else " "
        other = t.people[m.chat]
        # An opened message's author is who wrote it; the list of sent ones says for whom they are.
        author = t.me.handle if m.out and opened else other.handle
        row = 5_100_000 + 41 * m.n
        shown = f"{when:%b} {when.day}, {when:%Y}{'' if opened else ' at'} {when:%H:%M}"
        title = ("Re: " if m.n % 3 else "") + ("your thread", "secret santa", "goonmeet", "SA-Mart order")[m.chat % 4]
        rows["private_messages"].append((row, title, author, words, 0 if m.out or not m.unread else 1, -1 if m.out else 0, "",
                                         shown, f"{when:%Y-%m-%d %H:%M:%S}"))  # fmt: skip
        place = len(rows["private_messages"])
        side = party(other.handle)
        truth.append(says(m, "private_messages", place, at={"local": f"{when:%Y-%m-%dT%H:%M}:00.000000",
                                                            "basis": "local without zone"},
                          sender=party(author) if opened or not m.out else (), to=side if m.out and not opened else (),
                          body=words.strip(), also={"body": [m.text]}))  # fmt: skip
    for n in range(40):
        p = t.people[1 + n % 12]
        rows["posts"].append((4_400_000 + n, 3_900_001 + n // 20, n % 20, f"Mar {1 + n % 27}, 2023 1{n % 9}:2{n % 7}",
                              "Jun 4, 2009", p.num % 300_000, p.handle, int(n < 30), 0, int(n % 20 == 0), 0, 0, 1, None,
                              "<br>", f"post number {n} about the roster, <b>quite</b> long", None,
                              "2023-03-28 10:00:00"))  # fmt: skip
    rows |= {
        "emotes": [(n, f":emote{n}:", "", f"https://fi.example/e/{n}.gif", n, None) for n in range(1, 9)],
        "ucp_thread": [(3_900_001, 1, None), (3_900_002, 2, None)],
        "draft_messages": [
            (5_100_082, 1, "Re: goonmeet", None, None, None, t.people[2].handle, "I can drive if", "0", None, None, None,
             t.lines[-1].ms, None)
        ],
    }  # fmt: skip
    source = f"{HUB}/Awful/Awful.apk (provider/DatabaseHelper.java, version 33; thread/AwfulMessage.java)"
    decoys = ["posts", "emotes", "ucp_thread", "draft_messages", "android_metadata"]
    return database(script, rows, truth, source, decoys=decoys)


def atak() -> Aside:
    """Chats of teams in the field: who wrote by device and by callsign, when it came is empty for what was sent."""
    t = eighth("atak", count=76, people=12, groups=1)
    script = """CREATE TABLE Chat (id INTEGER PRIMARY KEY, conversationId TEXT, messageId TEXT, protocol TEXT, type TEXT,
        receiveTime INTEGER, sentTime INTEGER, senderUid TEXT, message TEXT, senderCallsign TEXT);
        CREATE TABLE Groups (id INTEGER PRIMARY KEY, conversationId TEXT, conversationName TEXT, createdLocally TEXT,
        destinations TEXT, parent TEXT);"""
    uids = [f"ANDROID-{p.key[:16]}" for p in t.people]
    signs = [f"{('VIPER', 'MEDIC', 'RESCUE', 'OVERWATCH')[p.n % 4]} {10 + p.n}" for p in t.people]
    room = uuid(t.me.key)
    rows: Rows = {"Chat": [], "Groups": []}
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        where = (room, "All Chat Rooms")[m.n % 3 == 0] if group else uids[m.chat]
        words = m.text or "at VDO"
        came = None if m.out else m.ms + 130 + m.n
        rows["Chat"].append(
            (row, where, uuid(m.key), "GeoChat", "b-t-f", came, m.ms, uids[m.who.n], words, signs[m.who.n])
        )
        to = () if group or not m.out else party(uids[m.chat])
        truth.append(says(m, "Chat", row, sender=party(uids[m.who.n], signs[m.who.n], name=signs[m.who.n]), to=to, thread=where,
                          body=words, also={"at": [came * 1000]} if came else {}))  # fmt: skip
    title, members = t.groups[len(t.people)]
    rows["Groups"] = [(1, room, title, "true", ",".join(uids[p.n] for p in members), "UserGroups")]
    source = (
        f"{HUB}/deptofdefense/AndroidTacticalAssaultKit-CIV (com/atakmap/android/chat/ChatDatabase.java, version 6)"
    )
    return database(script, rows, truth, source, decoys=["groups"])


def kaidan() -> Aside:
    """A client for Jabber by Qt: times are ISO text, drafts lie among the messages with a state of their own."""
    t = eighth("kaidan", count=74, people=14)
    script = """CREATE TABLE 'dbinfo' ('version' INTEGER NOT NULL);
        CREATE TABLE 'accounts' ('jid' TEXT NOT NULL,'name' TEXT,'latestMessageStanzaId' TEXT,'latestMessageTimestamp' TEXT,
        PRIMARY KEY(jid));
        CREATE TABLE 'roster' ('accountJid' TEXT NOT NULL,'jid' TEXT NOT NULL,'name' TEXT,'subscription' INTEGER,
        'encryption' INTEGER,'unreadMessages' INTEGER,'lastReadOwnMessageId' TEXT,'lastReadContactMessageId' TEXT,
        'readMarkerPending' BOOL,'pinningPosition' INTEGER NOT NULL,'chatStateSendingEnabled' BOOL,
        'readMarkerSendingEnabled' BOOL,
        'notificationsMuted' BOOL,'automaticMediaDownloadsRule' INTEGER,PRIMARY KEY(accountJid, jid));
        CREATE TABLE 'rosterGroups' ('accountJid' TEXT NOT NULL,'chatJid' TEXT NOT NULL,'name' TEXT NOT NULL,
        PRIMARY KEY(accountJid, chatJid, name));
        CREATE TABLE 'messages' ('accountJid' TEXT NOT NULL,'chatJid' TEXT NOT NULL,'senderId' TEXT,'id' TEXT,'originId' TEXT,
        'stanzaId' TEXT,'replaceId' TEXT,'timestamp' TEXT,'body' TEXT,'encryption' INTEGER,'senderKey' BLOB,
        'deliveryState' INTEGER,'isSpoiler' BOOL,'spoilerHint' TEXT,'fileGroupId' INTEGER,'errorText' TEXT,
        'removed' BOOL NOT NULL,FOREIGN KEY(accountJid, chatJid) REFERENCES roster (accountJid, jid));
        CREATE TABLE 'messageReactions' ('accountJid' TEXT NOT NULL,'chatJid' TEXT NOT NULL,'messageSenderId' TEXT NOT NULL,
        'messageId' TEXT NOT NULL,'senderJid' TEXT NOT NULL,'emoji' TEXT NOT NULL,'timestamp' INTEGER,'deliveryState' INTEGER,
        PRIMARY KEY(accountJid, chatJid, messageId, senderJid, emoji));
        CREATE TABLE 'files' ('id' INTEGER NOT NULL,'fileGroupId' INTEGER NOT NULL,'name' TEXT,'description' TEXT,
        'mimeType' TEXT NOT NULL,'size' INTEGER,'lastModified' INTEGER NOT NULL,'disposition' INTEGER NOT NULL,'thumbnail' BLOB,
        'localFilePath' TEXT,PRIMARY KEY(id));
        CREATE TABLE 'trust_keys' ('account' TEXT NOT NULL,'encryption' TEXT NOT NULL,'ownerJid' TEXT NOT NULL,
        'keyId' BLOB NOT NULL,'trustLevel' INTEGER NOT NULL,PRIMARY KEY(account, encryption, keyId, ownerJid));
        CREATE TABLE 'omemo_devices' ('account' TEXT NOT NULL,'userJid' TEXT NOT NULL,'id' INTEGER NOT NULL,'label' TEXT,
        'keyId' BLOB,'session' BLOB,'unrespondedStanzasSent' INTEGER DEFAULT 0,'unrespondedStanzasReceived' INTEGER DEFAULT 0,
        'removalTimestamp' INTEGER,PRIMARY KEY(account, userJid, id));
        CREATE TABLE 'blocked' ('accountJid' TEXT NOT NULL,'jid' TEXT NOT NULL,PRIMARY KEY(accountJid, jid));
        CREATE VIEW 'chatMessages' AS SELECT * FROM messages WHERE deliveryState != 4 AND removed != 1;
        CREATE VIEW 'draftMessages' AS SELECT * FROM messages WHERE deliveryState = 4;"""
    jids = [f"{p.handle}@chat.example" for p in t.people]
    rows: Rows = {
        "dbinfo": [(40,)],
        "roster": [],
        "messages": [],
        "messageReactions": [],
        "files": [],
        "omemo_devices": [],
    }
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in enumerate(t.lines, 1):
        draft = m.out and m.n % 29 == 5
        group = len(rows["files"]) + 1 if m.text is None else None
        state = 4 if draft else (2 if m.n % 6 else 1) if m.out else 2
        rows["messages"].append((
            jids[0], jids[m.chat], jids[m.who.n], m.key[:20], m.key[:20] if m.out else None, str(m.ms * 1000 + 7), None,
            zulu(m.ms),
            m.text, 2 if m.n % 4 else 0, None, state, 0, None, group, None, int(m.deleted)))  # fmt: skip
        if group:
            rows["files"].append(
                (group, group, f"{m.form}.jpg", None, "image/jpeg", 20_481, m.ms, 0, None, f"/storage/{m.key}.jpg")
            )
        if m.n % 10 == 3:
            rows["messageReactions"].append(
                (jids[0], jids[m.chat], jids[m.who.n], m.key[:20], jids[0], "❤️", m.ms + 4000, 2)
            )
        if draft:
            spare.append(("messages", row))
        else:
            side = party(jids[m.chat])
            truth.append(says(m, "messages", row, sender=party(jids[m.who.n], name=m.who.name), to=side if m.out else (),
                              thread=jids[m.chat]))  # fmt: skip
    for n, p in enumerate(t.people[1:], 1):
        name = p.name if p.n % 3 else ""
        rows["roster"].append((jids[0], jids[p.n], name, 3, 2, 0, None, None, 0, -1, None, None, 0, 0))
        rows["omemo_devices"].append(
            (
                jids[0],
                jids[p.n],
                p.num,
                "Conversations 2.12" if p.n % 2 else None,
                bytes.fromhex(p.key),
                None,
                0,
                0,
                None,
            )
        )
        truth.append(known(name or jids[p.n], [jids[p.n]], "roster", n))
    rows |= {
        "accounts": [(jids[0], t.me.first, str(t.lines[-1].ms * 1000 + 7), zulu(t.lines[-1].ms))],
        "rosterGroups": [(jids[0], jids[n], "Trabajo") for n in (1, 4, 5)],
        "trust_keys": [(jids[0], "urn:xmpp:omemo:2", jids[n], bytes.fromhex(t.people[n].key), 4) for n in range(1, 6)],
        "blocked": [(jids[0], "spam@offers.example")],
    }
    source = f"{HUB}/KDE/kaidan (src/Database.cpp, version 40)"
    decoys = [
        "dbinfo",
        "accounts",
        "rosterGroups",
        "messageReactions",
        "files",
        "trust_keys",
        "omemo_devices",
        "blocked",
    ]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def sly_chat() -> Aside:
    """A table for each conversation, called after whom it is with; who wrote is a contact's row, nobody for oneself."""
    t = eighth("sly", count=78, people=9, groups=1)
    ids = {c: f"conv_G{t.me.key}" if c in t.groups else f"conv_U{40 + c}" for c in sorted({m.chat for m in t.lines})}
    columns = """id TEXT PRIMARY KEY NOT NULL, speaker_contact_id INTEGER, timestamp INTEGER NOT NULL,
        received_timestamp INTEGER NOT NULL, n INTEGER NOT NULL, is_read INTEGER NOT NULL, is_expired INTEGER NOT NULL,
        ttl INTEGER NOT NULL, expires_at INTEGER NOT NULL, is_delivered INTEGER NOT NULL, message TEXT NOT NULL,
        has_failures INTEGER NOT NULL"""
    script = "".join(f"CREATE TABLE IF NOT EXISTS `{name}` ({columns});" for name in ids.values())
    script += """CREATE TABLE IF NOT EXISTS contacts (id INTEGER PRIMARY KEY NOT NULL, email TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, allowed_message_level INTEGER NOT NULL, phone_number TEXT, public_key BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS conversation_info (contact_id INTEGER PRIMARY KEY NOT NULL, unread_count INTEGER NOT NULL,
        last_message TEXT, last_timestamp INTEGER, FOREIGN KEY (contact_id) REFERENCES contacts (id));
        CREATE TABLE IF NOT EXISTS groups (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, membership_level INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS group_members (group_id INTEGER NOT NULL, contact_id INTEGER NOT NULL,
        FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE,
        FOREIGN KEY (contact_id) REFERENCES contacts (id) ON DELETE CASCADE);"""
    rows: Rows = {name: [] for name in ids.values()}
    rows |= {"contacts": [], "conversation_info": [], "groups": [], "group_members": []}
    truth: list[Record] = []
    for m in t.lines:
        # What ran out is emptied.
        table, words = ids[m.chat], "" if m.deleted else m.text or ""
        rows[table].append((uuid(m.key), None if m.out else 40 + m.who.n, m.ms, m.ms + 350, 0, int(not m.unread),
                            int(m.deleted), 0, 0, int(not m.out or m.n % 12 > 0), words, 0))  # fmt: skip
        who = () if m.out else party(40 + m.who.n, m.who.mail, name=m.who.name)
        to = (
            party(table, table.removeprefix("conv_"), t.people[m.chat].mail) if m.out and m.chat not in t.groups else ()
        )
        truth.append(says(m, table, len(rows[table]), sender=who, to=to, thread=table, body=words,
                          also={"at": [(m.ms + 350) * 1000], "thread": [table.removeprefix("conv_"),
                                                                        str(40 + m.chat)]}))  # fmt: skip
    last = {m.chat: m for m in t.lines if m.chat not in t.groups}
    for n, p in enumerate(t.people[1:], 1):
        phone = p.phone.lstrip("+") if p.n % 2 else None
        rows["contacts"].append((40 + n, p.mail, p.name, 2 if p.n % 4 else 1, phone, bytes.fromhex(p.key * 2)))
        truth.append(known(p.name, [p.mail, *([phone] if phone else [])], "contacts", 40 + n))
    rows["conversation_info"] = [(40 + c, int(m.unread), m.text, m.ms) for c, m in last.items()]
    title, members = t.groups[len(t.people)]
    rows["groups"] = [(t.me.key, title, 2)]
    rows["group_members"] = [(t.me.key, 40 + p.n) for p in members[1:]]
    spare = [("group_members", n) for n in range(1, len(members))]
    source = f"{HUB}/VFPowerTechnologies/sly-chat (core/src/main/resources/schema: conversation.sql, contacts.sql and others)"
    return database(script, rows, truth, source, decoys=["conversation_info", "groups"], spare=spare)


def _packed(value: bool | int | float | str | bytes | list[Any] | dict[Any, Any] | None) -> bytes:
    """MessagePack, as far as it is needed here."""
    if value is None or isinstance(value, bool):
        return bytes((0xC0 if value is None else 0xC2 + value,))
    if isinstance(value, int):
        return bytes((value,)) if 0 <= value < 128 else b"\xce" + value.to_bytes(4, "big")
    if isinstance(value, float):
        return b"\xcb" + struct.pack(">d", value)
    if isinstance(value, str):
        data = value.encode()
        return (bytes((0xA0 | len(data),)) if len(data) < 32 else b"\xd9" + bytes((len(data),))) + data
    if isinstance(value, bytes):
        return (b"\xc4" + bytes((len(value),)) if len(value) < 256 else b"\xc5" + len(value).to_bytes(2, "big")) + value
    if isinstance(value, dict):
        return bytes((0x80 | len(value),)) + b"".join(_packed(k) + _packed(v) for k, v in value.items())
    return bytes((0x90 | len(value),)) + b"".join(map(_packed, value))


def sideband() -> Aside:
    """Messages over radio meshes: everything is bytes, the text lies in a packed message within a packed container."""
    t = eighth("sideband", count=66, people=12)
    script = """CREATE TABLE lxm (lxm_hash BLOB PRIMARY KEY, dest BLOB, source BLOB, title BLOB, tx_ts INTEGER, rx_ts INTEGER,
        state INTEGER, method INTEGER, t_encrypted INTEGER, t_encryption INTEGER, data BLOB, extra BLOB);
        CREATE TABLE conv (dest_context BLOB PRIMARY KEY, last_tx INTEGER, last_rx INTEGER, unread INTEGER, type INTEGER,
        trust INTEGER, name BLOB, data BLOB);
        CREATE TABLE announce (id PRIMARY KEY, received INTEGER, source BLOB, data BLOB, dest_type BLOB);
        CREATE TABLE telemetry (id INTEGER PRIMARY KEY, dest_context BLOB, ts INTEGER, data BLOB);
        CREATE TABLE state (property BLOB PRIMARY KEY, value BLOB);
        CREATE TABLE persistent (property BLOB PRIMARY KEY, value BLOB);"""
    hashes = [bytes.fromhex((p.key * 2)[:32]) for p in t.people]
    rows: Rows = {"lxm": [], "conv": [], "announce": [], "telemetry": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in enumerate(t.lines, 1):
        here, there = (0, m.chat) if m.out else (m.chat, 0)
        sent, words = m.ms / 1000, m.text or ""
        came = sent + 0.25 if m.out else sent + 3.5
        title = b"About Sunday" if m.n % 14 == 2 else b""
        fields = {} if m.text else {5: [["image.webp", bytes.fromhex(m.key)]]}
        packed = hashes[there] + hashes[here] + bytes.fromhex(m.key * 5)[:60] + bytes(4)
        packed += _packed([sent, title, words.encode(), fields])
        state = (0x08, 0x04, 0xFF)[0 if m.n % 6 else 1 + m.n % 12 // 6] if m.out else 0x08
        whole = {
            "state": state,
            "lxmf_bytes": packed,
            "transport_encrypted": True,
            "transport_encryption": "Curve25519",
            "method": 2,
        }
        rows["lxm"].append((bytes.fromhex((m.key[::-1] * 3)[:64]), hashes[there], hashes[here], title, sent, came, state, 2, 1,
                            "Curve25519", _packed(whole), _packed({"rssi": None, "snr": None})))  # fmt: skip
        truth.append(says(m, "lxm", row, sender=party(hashes[here].hex(), name=t.people[here].first if here else None),
                          to=party(hashes[there].hex()), body=words, also={"at": [round(came * 1_000_000)]}))  # fmt: skip
    for n, p in enumerate(t.people[1:], 1):
        mine = [m for m in t.lines if m.chat == p.n]
        name = p.first if p.n % 4 else ""
        rows["conv"].append((hashes[p.n], max((m.ms / 1000 for m in mine if m.out), default=0),
                             max((m.ms / 1000 for m in mine if not m.out), default=0), int(any(m.unread for m in mine)), 1,
                             int(p.n % 2), name.encode(), _packed({"telemetry": False, "allow_requests": False})))  # fmt: skip
        if name:
            truth.append(known(name, [hashes[p.n].hex()], "conv", n))
        else:
            spare.append(("conv", n))
        rows["announce"].append(
            (
                bytes.fromhex(p.key),
                t.lines[-1].s - p.n * 800,
                hashes[p.n],
                _packed([p.first.encode(), 8]),
                b"lxmf.delivery",
            )
        )
        spare.append(("announce", n))
    rows |= {
        "telemetry": [
            (n, hashes[1 + n % 5], t.lines[n].s, _packed({1: t.lines[n].s, 2: [b"\x00\x1a", 8]})) for n in range(1, 9)
        ],
        "state": [(b"app.displaying", _packed("conversations_screen")), (b"app.foreground", _packed(True))],
        "persistent": [(b"last_rx", _packed(t.lines[-1].s))],
    }
    source = f"{HUB}/markqvist/Sideband (sbapp/sideband/core.py: __db_init; LXMF's container of a message)"
    return database(script, rows, truth, source, decoys=["telemetry", "state", "persistent"], spare=spare)


def tusky() -> Aside:
    """Direct messages of Mastodon in an app for it: a conversation has its last message in it, as HTML, its people as JSON."""
    t = eighth("tusky", count=420, people=32, groups=2)
    script = f"""{LOCALE}
        CREATE TABLE `TimelineAccountEntity` (`serverId` TEXT NOT NULL, `timelineUserId` INTEGER NOT NULL,
        `localUsername` TEXT NOT NULL, `username` TEXT NOT NULL, `displayName` TEXT NOT NULL, `url` TEXT NOT NULL,
        `avatar` TEXT NOT NULL, `emojis` TEXT NOT NULL, `bot` INTEGER NOT NULL, PRIMARY KEY(`serverId`, `timelineUserId`));
        CREATE TABLE `ConversationEntity` (`accountId` INTEGER NOT NULL, `id` TEXT NOT NULL, `order` INTEGER NOT NULL,
        `accounts` TEXT NOT NULL, `unread` INTEGER NOT NULL, `s_id` TEXT NOT NULL, `s_url` TEXT, `s_inReplyToId` TEXT,
        `s_inReplyToAccountId` TEXT, `s_account` TEXT NOT NULL, `s_content` TEXT NOT NULL, `s_createdAt` INTEGER NOT NULL,
        `s_editedAt` INTEGER, `s_emojis` TEXT NOT NULL, `s_favouritesCount` INTEGER NOT NULL, `s_repliesCount` INTEGER NOT NULL,
        `s_favourited` INTEGER NOT NULL, `s_bookmarked` INTEGER NOT NULL, `s_sensitive` INTEGER NOT NULL,
        `s_spoilerText` TEXT NOT NULL, `s_attachments` TEXT NOT NULL, `s_mentions` TEXT NOT NULL, `s_tags` TEXT,
        `s_showingHiddenContent` INTEGER NOT NULL, `s_expanded` INTEGER NOT NULL, `s_collapsed` INTEGER NOT NULL,
        `s_muted` INTEGER NOT NULL, `s_poll` TEXT, `s_language` TEXT, PRIMARY KEY(`id`, `accountId`));
        {ROOM}"""

    def account(n: int) -> dict[str, Any]:
        p = t.people[n]
        name = f"{p.handle}@{('mastodon.example', 'tech.example')[n % 2]}" if n % 3 else p.handle
        return {"avatar": f"https://files.example/{p.key}.png", "displayName": p.name, "emojis": [],
                "id": str(109_000_000 + p.num),
                "localUsername": p.handle, "note": "", "username": name}  # fmt: skip

    rows: Rows = {"android_metadata": [("es_MX",)], "ConversationEntity": [], "TimelineAccountEntity": []}
    truth: list[Record] = []
    last = {m.chat: m for m in t.lines if m.text}
    for row, (chat, m) in enumerate(sorted(last.items(), key=lambda pair: -pair[1].ms), 1):
        members = t.groups[chat][1][1:] if chat in t.groups else [t.people[chat]]
        to = members if m.out else [t.me, *(p for p in members if p.n != m.who.n)]
        said = [account(p.n) for p in to]
        tags = "".join(f'<span class="h-card"><a href="https://home.example/@{a["localUsername"]}" '
                       f'class="u-url mention">@<span>{a["localUsername"]}</span></a></span> ' for a in said)  # fmt: skip
        content = f"<p>{tags}{html.escape(m.text or '', quote=False).replace(chr(10), '<br>')}</p>"
        shown = " ".join(f"@{a['localUsername']}" for a in said) + f" {m.text}"
        writer = account(m.who.n)
        mentions = [
            {"id": a["id"], "name": a["username"], "url": f"https://home.example/@{a['localUsername']}"} for a in said
        ]
        rows["ConversationEntity"].append((
            1, str(700 + 3 * chat), row - 1, packed_json([account(p.n) for p in members]), int(m.unread),
            str(111_000_000_000 + m.n),
            None, None, None, packed_json(writer), content, m.ms, m.ms + 50_000 if m.edited else None, "[]", 0, 0, 0, 0, 0, "",
            "[]",
            packed_json(mentions), "[]", 0, 0, 1, 0, None, "es"))  # fmt: skip
        truth.append(says(m, "ConversationEntity", row, sender=party(writer["id"], writer["username"], m.who.handle,
                                                                     name=m.who.name),
                          to=[q for a in said for q in party(a["id"], a["username"], a["localUsername"])] if m.out else (),
                          thread=700 + 3 * chat, body=content, also={"body": [shown, m.text]}))  # fmt: skip
    for p in t.people[1:20]:
        a = account(p.n)
        rows["TimelineAccountEntity"].append(
            (a["id"], 1, p.handle, a["username"], p.name, f"https://home.example/@{p.handle}", a["avatar"], "[]", 0)
        )
    rows["room_master_table"] = [(42, "edce0f04c8586e8f43455f052d6258cf")]
    # Whoever wrote a post that was shown is kept: no contact, but somebody.
    spare = [("TimelineAccountEntity", n) for n in range(1, 20)]
    source = f"{HUB}/tuskyapp/Tusky (app/schemas/com.keylesspalace.tusky.db.AppDatabase/52.json)"
    return database(script, rows, truth, source, decoys=["android_metadata", "room_master_table"], spare=spare)


def xabber() -> Aside:
    """A client for Jabber whose messages are objects of Realm: times count milliseconds, files are objects that it links to."""
    t = eighth("xabber", count=68, people=13)
    own = f"{t.me.handle}@xmpp.example"
    jids = [f"{p.handle}@{('xmpp.example', 'jabber.example')[p.n % 2]}" for p in t.people]
    text = ("account", "user", "resource", "text", "markupText", "action", "messageStatus", "errorDescription", "stanzaId",
            "originId",
            "originalStanza", "originalFrom", "parentMessageId", "groupchatUserId")  # fmt: skip
    flags = ("incoming", "offline", "read", "forwarded", "isGroupchatSystem", "isRegularReceived")
    stamps = ("timestamp", "editedTimestamp", "delayTimestamp")
    columns = [Col("primaryKey", STRING), *(Col(n, STRING, nullable=True) for n in text), *(Col(n, BOOL) for n in flags),
               *(Col(n, INT, nullable=True) for n in stamps),
               Col("attachmentRealmObjects", LINK, kind="list", to="AttachmentRealmObject")]  # fmt: skip
    messages: dict[int, dict[str, Any]] = {}
    files: dict[int, dict[str, Any]] = {}
    truth: list[Record] = []
    for m in t.lines:
        action = "available" if m.n % 24 == 7 else None
        words = "" if action else m.text or f"https://upload.xmpp.example/{m.key}/{m.form}.jpg"
        if m.text is None and not action:
            files[len(files)] = {
                "uniqueId": uuid(m.key),
                "title": f"{m.form}.jpg",
                "fileUrl": words,
                "fileSize": 51_002,
                "isImage": True,
            }
        messages[m.n] = {
            "primaryKey": f"{own}#{jids[m.chat]}#{uuid(m.key)}", "account": f"{own}/xabber-android-{t.me.key[:8]}",
            "user": jids[m.chat],
            "resource": None if m.out else "Conversations.8xYq", "text": words, "markupText": None, "action": action,
            "messageStatus": "NONE" if not m.out else ("DISPLAYED", "RECEIVED", "SENT")[m.n % 3], "errorDescription": None,
            "stanzaId": str(m.ms * 1000 + 91), "originId": uuid(m.key), "originalStanza": None, "originalFrom": None,
            "parentMessageId": None, "groupchatUserId": None, "incoming": not m.out, "offline": m.n % 8 == 3,
            "read": not m.unread,
            "forwarded": False, "isGroupchatSystem": False, "isRegularReceived": True, "timestamp": m.ms,
            "editedTimestamp": m.ms + 30_000 if m.edited else None, "delayTimestamp": m.ms - 5_000 if m.n % 8 == 3 else None,
            "attachmentRealmObjects": [len(files) - 1] if m.text is None and not action else [],
        }  # fmt: skip
        if not action:
            side = party(jids[m.chat])
            also: dict[str, list[Any]] = {"at": [(m.ms - 5_000) * 1000]} if m.n % 8 == 3 else {}
            truth.append(
                says(
                    m,
                    "",
                    m.n,
                    sender=() if m.out else side,
                    to=side if m.out else (),
                    thread=jids[m.chat],
                    body=words,
                    also=also,
                )
            )
    people: dict[int, dict[str, Any]] = {}
    for p in t.people[1:]:
        name = p.name if p.n % 4 else jids[p.n]
        people[p.n] = {"id": uuid(p.key), "accountJid": own, "contactJid": jids[p.n], "bestName": name}
        truth.append(known(name, [jids[p.n]], "", 1000 + p.n))
    file = [
        *(Col(n, STRING, nullable=True) for n in ("uniqueId", "title", "fileUrl")),
        Col("fileSize", INT, nullable=True),
        Col("isImage", BOOL),
    ]
    contact = [Col(n, STRING, nullable=True) for n in ("id", "accountJid", "contactJid", "bestName")]
    data = realm([
        Tab("MessageRealmObject", columns, messages), Tab("AttachmentRealmObject", file, files), Tab("ContactRealmObject",
                                                                                                     contact, people)
    ])  # fmt: skip
    source = f"{HUB}/redsolution/xabber-android (data/database/realmobjects: MessageRealmObject.java, ContactRealmObject.java)"
    return Aside(data, truth, source, decoys=frozenset(("attachmentrealmobject",)),
                 path="data/data/com.xabber.android/files/realm_database.realm")  # fmt: skip


def atalk() -> Aside:
    """A client for Jabber with calls: ways are words, members of rooms their full addresses, calls begin and end."""
    t = eighth("atalk", count=70, people=15, groups=1, rings=34)
    # What columns of the call log are declared as is assumed; their names and the other tables are the source's.
    script = f"""{LOCALE}
        CREATE TABLE contacts(contactUuid TEXT PRIMARY KEY, protocolProvider TEXT, contactJid TEXT, svrDisplayName TEXT,
        options NUMBER, photoUri TEXT, avatarHash TEXT, lastPresence TEXT, presenceStatus INTEGER, lastSeen NUMBER,keys TEXT,
        UNIQUE(protocolProvider, contactJid) ON CONFLICT IGNORE);
        CREATE TABLE chatSessions (sessionUuid TEXT PRIMARY KEY, accountUuid TEXT, accountUid TEXT, entityJid TEXT,
        created NUMBER,
        status NUMBER DEFAULT 0, mode NUMBER, attributes TEXT, UNIQUE(accountUuid, entityJid) ON CONFLICT REPLACE);
        CREATE TABLE messages( uuid TEXT, chatSessionUuid TEXT, timeStamp NUMBER, entityJid TEXT,Jid TEXT, msgBody TEXT,
        encType TEXT,
        msgType TEXT, direction TEXT, status TEXT,filePath TEXT, OmemoFingerprint TEXT, stealthTimer  INTEGER DEFAULT 0,
        carbon INTEGER DEFAULT 0, read INTEGER DEFAULT 1, oob INTEGER DEFAULT 0, errorMsg TEXT, serverMsgId TEXT,
        remoteMsgId TEXT);
        CREATE TABLE callHistory (uuid TEXT PRIMARY KEY, timeStamp NUMBER, accountUid TEXT, callStart NUMBER, callEnd NUMBER,
        direction TEXT, entityFullJid TEXT, entityCallStart NUMBER, entityCallEnd NUMBER, entityCallState TEXT,
        callEndReason NUMBER, entityJid TEXT, secEntityID TEXT);"""
    own = f"{t.me.handle}@atalk.example"
    uid = f"Jabber:{own}"
    jids = [f"{p.handle}@atalk.example" for p in t.people]
    room = "rowing@conference.atalk.example"
    sessions = {c: f"1{t.me.num}{c:04}" for c in sorted({m.chat for m in t.lines})}
    rows: Rows = {
        "android_metadata": [("en_AU",)],
        "contacts": [],
        "chatSessions": [],
        "messages": [],
        "callHistory": [],
    }
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        notice = group and m.n % 12 == 7
        entity = t.people[m.who.n].handle if group else jids[m.chat]
        jid = f"{room}/{m.who.handle}" if group else f"{jids[m.chat]}/atalk" if m.out else own
        words = f"{m.who.handle} joined" if notice else m.text or f"https://upload.atalk.example/{m.key}.jpg"
        rows["messages"].append((uuid(m.key), sessions[m.chat], m.ms, entity, jid, words, "0",
                                 "21" if notice else str(int(not m.out)),
                                 "dir_out" if m.out else "dir_in", "0" if m.out else "1", None, None, 0, int(m.n % 17 == 3),
                                 4 if m.out else int(not m.unread), 0, None, m.key[:12] if m.out else None,
                                 None if m.out else m.key[:12]))  # fmt: skip
        if notice:
            spare.append(("messages", row))
            continue
        if group:
            who, to = party(entity, jid, name=m.who.handle), ()
        else:
            side = party(jids[m.chat])
            who, to = ((), side) if m.out else (side, ())
        truth.append(says(m, "messages", row, sender=who, to=to, thread=sessions[m.chat], body=words))
    for c, session in sessions.items():
        rows["chatSessions"].append(
            (
                session,
                f"acc{t.me.num}",
                uid,
                room if c in t.groups else jids[c],
                t.lines[0].ms,
                0,
                int(c in t.groups),
                None,
            )
        )
    for n, p in enumerate(t.people[1:], 1):
        name = p.name if p.n % 4 else None
        rows["contacts"].append(
            (uuid(p.key), uid, jids[p.n], name, None, None, p.key[:20] if p.n % 2 else None, None, 0, None, None)
        )
        truth.append(known(name or jids[p.n], [jids[p.n]], "contacts", n))
    for row, r in enumerate(t.rings, 1):
        end, other = r.ms + r.duration * 1000 + (410 if r.duration else 0), jids[r.other.n]
        rows["callHistory"].append((uuid(f"{r.n:08}{r.other.key}"), r.ms, uid, r.ms, end, "out" if r.out else "in",
                                    f"{other}/atalk", r.ms, end,
                                    "Connected" if r.duration else "Initiating Call", -1 if r.duration else 487, other,
                                    ""))  # fmt: skip
        truth.append(rang(r, "callHistory", row, party(other, f"{other}/atalk")))
    source = (
        f"{HUB}/cmeng-git/atalk-android (org/atalk/persistance/DatabaseBackend.java, version 3; ChatMessage.java, Contact.java, "
        "CallHistoryService.java)"
    )
    return database(script, rows, truth, source, decoys=["chatSessions", "android_metadata"], spare=spare)
