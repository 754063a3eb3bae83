"""Stores of public apps, made in code from schemas that the apps' authors have published, with what they hold.

These schemas were read only after the code that they are to judge stood; docs/discovery.md has what was found then, and what
was mended after. The people and what they write are invented here. Columns that say nothing here are left empty or out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aboveboard.model.times import iso
from tests.artifacts.harness import sqlite_bytes
from tests.engine.discovering import START, text

Record = dict[str, Any]
FIRST = ("Me", "Anna", "Omar", "Ana", "Mehmet")
LAST = ("Myself", "Schmidt", "Haddad", "Garcia", "Yilmaz")
COUNT = 60


@dataclass(frozen=True)
class Said:
    """One message. Person 0 is the phone's holder; conversations 1 to 4 are with one person, 5 is a group."""

    n: int

    @property
    def chat(self) -> int:
        """The conversation."""
        return self.n % 5 + 1

    @property
    def out(self) -> bool:
        """Whether the phone's holder wrote it."""
        return self.n % 3 == 0

    @property
    def who(self) -> int:
        """Who wrote it."""
        return 0 if self.out else self.chat if self.chat < 5 else self.n % 4 + 1

    @property
    def other(self) -> int:
        """The other side of a conversation of two; in the group who wrote, or the first."""
        return self.chat if self.chat < 5 else self.who or 1

    @property
    def s(self) -> int:
        """When, in seconds since 1970."""
        return START + 613 * self.n

    @property
    def text(self) -> str | None:
        """What; every ninth is a picture without words."""
        return None if self.n % 9 == 8 else text(self.n)

    @property
    def unread(self) -> bool:
        """Whether it came in and was not read."""
        return not self.out and self.n > 50


def said() -> Iterator[Said]:
    """All messages."""
    return map(Said, range(COUNT))


def ident(start: str, n: int) -> str:
    """An identifier of 26 characters, as servers give them."""
    return f"{start}{n:03}" + "k7w3qxz9m4rt8ybnh5cjp2dfge"[: 23 - len(start)]


def message(
    m: Said,
    table: str,
    row: int,
    who: str | None,
    *,
    other: str | None = None,
    thread: object = None,
    name: str | None = None,
) -> Record:
    """What a declared artifact would say of it; `name` is the writer's, or where that is not said the other's."""
    return {
        "kind": "Message",
        "at": iso(m.s * 1_000_000),
        "body": m.text,
        "direction": "outgoing" if m.out else "incoming",
        "sender": {"identifier": who, "name": name} if who else None,
        "recipients": [{"identifier": other, "name": None if who else name}] if other else None,
        "thread": None if thread is None else str(thread),
        "provenance": {"table": table, "rowid": row},
    }


def contact(name: str, ways: list[str], table: str, row: int) -> Record:
    """The same of somebody."""
    identifiers = [{"value": w} for w in ways]
    return {"kind": "Contact", "name": name, "identifiers": identifiers, "provenance": {"table": table, "rowid": row}}


@dataclass(frozen=True)
class Published:
    """A store, what is in it, and the repository (on GitHub where nothing else is said) and file that its schema is of."""

    data: bytes
    truth: list[Record]
    source: str


def _made(script: str, rows: Mapping[str, list[tuple[Any, ...]]], truth: list[Record], source: str) -> Published:
    return Published(sqlite_bytes(script, rows), truth, source)


def mattermost() -> Published:
    script = """CREATE TABLE Post (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, channel_id TEXT, create_at REAL,
        delete_at REAL, edit_at REAL, is_pinned INTEGER, message TEXT, message_source TEXT, metadata TEXT, original_id TEXT,
        pending_post_id TEXT, previous_post_id TEXT, props TEXT, root_id TEXT, type TEXT, update_at REAL, user_id TEXT);
        CREATE TABLE User (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, auth_service TEXT, update_at REAL, delete_at REAL,
        email TEXT, first_name TEXT, is_bot INTEGER, is_guest INTEGER, last_name TEXT, last_picture_update REAL, locale TEXT,
        nickname TEXT, notify_props TEXT, position TEXT, props TEXT, roles TEXT, status TEXT, timezone TEXT, username TEXT);
        CREATE TABLE Channel (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, create_at REAL, creator_id TEXT, delete_at REAL,
        display_name TEXT, is_group_constrained INTEGER, name TEXT, shared INTEGER, team_id TEXT, type TEXT, update_at REAL);
        CREATE TABLE ChannelMembership (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, channel_id TEXT, user_id TEXT,
        scheme_admin INTEGER);"""
    posts = [
        (ident("p", m.n), "", "synced", ident("c", m.chat), m.s * 1000.0, 0.0, 0.0, 0, m.text or "", "", "{}", "", "",
         "", "{}", "", "", m.s * 1000.0, ident("u", m.who))
        for m in said()
    ]  # fmt: skip
    users = [
        (ident("u", n), "", "synced", "", START * 1000.0, 0.0, f"{FIRST[n].lower()}@example.org", FIRST[n], 0, 0, LAST[n], 0.0,
         "en", "", "{}", "", "{}", "system_user", "online", "{}", f"{FIRST[n].lower()}.{LAST[n].lower()}")
        for n in range(5)
    ]  # fmt: skip
    channels = [
        (ident("c", c), "", "synced", START * 1000.0, ident("u", 0), 0.0, f"{FIRST[c]} {LAST[c]}" if c < 5 else "Town square",
         0, f"{ident('u', 0)}__{ident('u', c)}" if c < 5 else "town-square", 0, "", "D" if c < 5 else "O", START * 1000.0)
        for c in range(1, 6)
    ]  # fmt: skip
    pairs = [(c, u) for c in range(1, 6) for u in ((0, c) if c < 5 else range(5))]
    members = [(f"{c}-{u}", "", "synced", ident("c", c), ident("u", u), 0) for c, u in pairs]
    truth = [
        message(m, "Post", m.n + 1, ident("u", m.who), thread=ident("c", m.chat), name=f"{FIRST[m.who]} {LAST[m.who]}")
        for m in said()
    ]
    truth += [contact(f"{FIRST[n]} {LAST[n]}", [f"{FIRST[n].lower()}@example.org"], "User", n + 1) for n in range(5)]
    rows = {"Post": posts, "User": users, "Channel": channels, "ChannelMembership": members}
    return _made(script, rows, truth, "mattermost/mattermost-mobile (app/database/schema/server)")


def rocketchat() -> Published:
    script = """CREATE TABLE messages (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, msg TEXT, t TEXT, rid TEXT, ts REAL,
        u TEXT, alias TEXT, parse_urls TEXT, groupable INTEGER, attachments TEXT, urls TEXT, _updated_at REAL, status REAL,
        pinned INTEGER, starred INTEGER, edited_by TEXT, reactions TEXT, role TEXT, tmid TEXT, unread INTEGER, md TEXT);
        CREATE TABLE subscriptions (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, _id TEXT, f INTEGER, t TEXT, ts REAL,
        ls REAL, name TEXT, fname TEXT, rid TEXT, open INTEGER, alert INTEGER, unread REAL, last_message TEXT, usernames TEXT);
        CREATE TABLE users (id TEXT PRIMARY KEY, _changed TEXT, _status TEXT, _id TEXT, name TEXT, username TEXT,
        avatar_etag TEXT);"""
    handles = [f"{FIRST[n].lower()}.{LAST[n].lower()}" for n in range(5)]

    def user(n: int) -> str:
        return json.dumps({"_id": ident("u", n), "username": handles[n], "name": f"{FIRST[n]} {LAST[n]}"})

    messages = [
        (ident("m", m.n), "", "synced", m.text or "", None, ident("r", m.chat), m.s * 1000.0, user(m.who), "", "[]", 1, "[]",
         "[]", m.s * 1000.0, 0.0, 0, 0, None, "[]", None, None, int(m.unread), None)
        for m in said()
    ]  # fmt: skip
    rooms = [
        (ident("s", c), "", "synced", ident("s", c), 0, "d" if c < 5 else "c", START * 1000.0, START * 1000.0,
         handles[c] if c < 5 else "general", f"{FIRST[c]} {LAST[c]}" if c < 5 else "General", ident("r", c), 1, 0, 0.0, "{}",
         "[]")
        for c in range(1, 6)
    ]  # fmt: skip
    users = [(ident("u", n), "", "synced", ident("u", n), f"{FIRST[n]} {LAST[n]}", handles[n], "") for n in range(5)]
    truth = [message(m, "messages", m.n + 1, handles[m.who], thread=ident("r", m.chat)) for m in said()]
    truth += [contact(f"{FIRST[n]} {LAST[n]}", [handles[n]], "users", n + 1) for n in range(5)]
    rows = {"messages": messages, "subscriptions": rooms, "users": users}
    return _made(script, rows, truth, "RocketChat/Rocket.Chat.ReactNative (app/lib/database/schema/app.js)")


def nextcloud_talk() -> Published:
    script = """CREATE TABLE User (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId TEXT, username TEXT, baseUrl TEXT,
        token TEXT, displayName TEXT, current INTEGER NOT NULL, scheduledForDeletion INTEGER NOT NULL);
        CREATE TABLE Conversations (internalId TEXT NOT NULL, accountId INTEGER NOT NULL, token TEXT NOT NULL,
        displayName TEXT NOT NULL, actorId TEXT NOT NULL, actorType TEXT NOT NULL, description TEXT NOT NULL,
        isFavorite INTEGER NOT NULL, lastActivity INTEGER NOT NULL, lastMessage TEXT, lastReadMessage INTEGER NOT NULL,
        name TEXT NOT NULL, objectType TEXT NOT NULL, objectId TEXT NOT NULL, participantType TEXT NOT NULL, type TEXT NOT NULL,
        unreadMessages INTEGER NOT NULL, PRIMARY KEY(internalId), FOREIGN KEY(accountId) REFERENCES User(id));
        CREATE TABLE ChatMessages (internalId TEXT NOT NULL, accountId INTEGER NOT NULL, token TEXT NOT NULL, id INTEGER NOT NULL,
        internalConversationId TEXT NOT NULL, threadId INTEGER, isThread INTEGER NOT NULL, actorDisplayName TEXT NOT NULL,
        message TEXT NOT NULL, actorId TEXT NOT NULL, actorType TEXT NOT NULL, deleted INTEGER NOT NULL,
        expirationTimestamp INTEGER NOT NULL, isReplyable INTEGER NOT NULL, isTemporary INTEGER NOT NULL,
        lastEditActorDisplayName TEXT, lastEditTimestamp INTEGER, markdown INTEGER, messageParameters TEXT,
        messageType TEXT NOT NULL, parent INTEGER, reactions TEXT, reactionsSelf TEXT, referenceId TEXT, sendStatus TEXT,
        silent INTEGER NOT NULL, systemMessage TEXT NOT NULL, timestamp INTEGER NOT NULL, PRIMARY KEY(internalId),
        FOREIGN KEY(internalConversationId) REFERENCES Conversations(internalId));"""
    rooms = [
        (f"1@tok{c}xyz", 1, f"tok{c}xyz", f"{FIRST[c]} {LAST[c]}" if c < 5 else "Project", "me", "users", "", 0, START, "{}", 99,
         FIRST[c].lower() if c < 5 else "project", "", "", "OWNER", "ROOM_TYPE_ONE_TO_ONE_CALL" if c < 5 else "ROOM_GROUP_CALL",
         0)
        for c in range(1, 6)
    ]  # fmt: skip
    messages = [
        (f"1@tok{m.chat}xyz@{m.n + 700}", 1, f"tok{m.chat}xyz", m.n + 700, f"1@tok{m.chat}xyz", None, 0,
         f"{FIRST[m.who]} {LAST[m.who]}", m.text or "{file}", FIRST[m.who].lower(), "users", 0, 0, 1, 0, None, 0, 1, "{}",
         "comment", None, "{}", "[]", None, None, 0, "", m.s)
        for m in said()
    ]  # fmt: skip
    own = [(1, "me", "me", "https://cloud.example.org", "secret", "Me Myself", 1, 0)]
    truth = [message(m, "ChatMessages", m.n + 1, FIRST[m.who].lower(), thread=f"1@tok{m.chat}xyz") for m in said()]
    for record, m in zip(truth, said(), strict=True):
        record["body"] = m.text or "{file}"
    rows = {"User": own, "Conversations": rooms, "ChatMessages": messages}
    return _made(script, rows, truth, "nextcloud/talk-android (app/schemas, version 26)")


def fossify_messages() -> Published:
    script = """CREATE TABLE messages (id INTEGER PRIMARY KEY NOT NULL, body TEXT NOT NULL, type INTEGER NOT NULL,
        status INTEGER NOT NULL, participants TEXT NOT NULL, date INTEGER NOT NULL, read INTEGER NOT NULL,
        thread_id INTEGER NOT NULL, is_mms INTEGER NOT NULL, attachment TEXT, sender_phone_number TEXT NOT NULL,
        sender_name TEXT NOT NULL, sender_photo_uri TEXT NOT NULL, subscription_id INTEGER NOT NULL,
        is_scheduled INTEGER NOT NULL);"""
    numbers = [f"+49151123456{n:02}" for n in range(5)]

    def people(m: Said) -> str:
        listed = (m.chat,) if m.chat < 5 else range(1, 5)
        return json.dumps(
            [
                {"rawId": n, "name": f"{FIRST[n]} {LAST[n]}", "phoneNumbers": [{"normalizedNumber": numbers[n]}]}
                for n in listed
            ]
        )

    rows = [
        (m.n + 1, m.text or "", 2 if m.out else 1, 64 if m.out else -1, people(m), m.s, int(not m.unread), m.chat, 0, None,
         "" if m.out else numbers[m.who], "" if m.out else f"{FIRST[m.who]} {LAST[m.who]}", "", 1, 0)
        for m in said()
    ]  # fmt: skip
    truth = [message(m, "messages", m.n + 1, None if m.out else numbers[m.who], thread=m.chat) for m in said()]
    return _made(script, {"messages": rows}, truth, "FossifyOrg/Messages (models/Message.kt)")


def simplex() -> Published:
    script = """CREATE TABLE contact_profiles (contact_profile_id INTEGER PRIMARY KEY, display_name TEXT NOT NULL,
        full_name TEXT NOT NULL, properties TEXT NOT NULL DEFAULT '{}', created_at TEXT, updated_at TEXT, image TEXT,
        user_id INTEGER, local_alias TEXT DEFAULT '', preferences TEXT);
        CREATE TABLE contacts (contact_id INTEGER PRIMARY KEY, contact_profile_id INTEGER REFERENCES contact_profiles,
        user_id INTEGER NOT NULL, local_display_name TEXT NOT NULL, is_user INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL,
        updated_at TEXT, unread_chat INTEGER DEFAULT 0, chat_ts TEXT, deleted INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE groups (group_id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, local_display_name TEXT NOT NULL,
        created_at TEXT, updated_at TEXT);
        CREATE TABLE group_members (group_member_id INTEGER PRIMARY KEY, group_id INTEGER NOT NULL REFERENCES groups,
        member_id BLOB NOT NULL, member_role TEXT NOT NULL, member_status TEXT NOT NULL, local_display_name TEXT NOT NULL,
        contact_profile_id INTEGER NOT NULL REFERENCES contact_profiles, contact_id INTEGER REFERENCES contacts, created_at TEXT);
        CREATE TABLE messages (message_id INTEGER PRIMARY KEY, msg_sent INTEGER NOT NULL, chat_msg_event TEXT NOT NULL,
        msg_body BLOB, created_at TEXT NOT NULL, updated_at TEXT, connection_id INTEGER, group_id INTEGER, shared_msg_id BLOB);
        CREATE TABLE chat_items (chat_item_id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL,
        contact_id INTEGER REFERENCES contacts, group_id INTEGER REFERENCES groups,
        group_member_id INTEGER REFERENCES group_members, chat_msg_id INTEGER,
        created_by_msg_id INTEGER UNIQUE REFERENCES messages(message_id), item_sent INTEGER NOT NULL, item_ts TEXT NOT NULL,
        item_deleted INTEGER NOT NULL DEFAULT 0, item_content TEXT NOT NULL, item_text TEXT NOT NULL, created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL, item_status TEXT, shared_msg_id BLOB, item_edited INTEGER);"""
    names = ["me", "anna", "omar", "ana", "mehmet"]

    def when(m: Said) -> str:
        return iso(m.s * 1_000_000)[:19].replace("T", " ")

    profiles = [(n + 1, names[n], f"{FIRST[n]} {LAST[n]}", "{}", "2024-01-01 10:00:00", "2024-01-01 10:00:00", None, 1, "", None)
                for n in range(5)]  # fmt: skip
    contacts = [(n + 1, n + 1, 1, names[n], int(n == 0), "2024-01-01 10:00:00", "2024-01-01 10:00:00", 0, None, 0)
                for n in range(5)]  # fmt: skip
    members = [
        (n, 1, bytes([n] * 12), "member", "connected", names[n], n + 1, n + 1, "2024-01-01 10:00:00")
        for n in range(1, 5)
    ]
    raw = [
        (m.n + 1, int(m.out), "x.msg.new", json.dumps({"v": "1", "event": "x.msg.new", "params": {"content": {"type": "text",
         "text": m.text or ""}}}).encode(), when(m), when(m), m.chat, None, bytes([m.n] * 12))
        for m in said()
    ]  # fmt: skip
    items = [
        (m.n + 1, 1, m.chat + 1 if m.chat < 5 else None, 1 if m.chat == 5 else None, m.who if m.chat == 5 and not m.out else None,
         None, m.n + 1, int(m.out), when(m), 0, json.dumps({"sndMsgContent" if m.out else "rcvMsgContent": {"msgContent": {
         "type": "text", "text": m.text or ""}}}), m.text or "", when(m), when(m), "snd_sent" if m.out else "rcv_read",
         bytes([m.n] * 12), 0)
        for m in said()
    ]  # fmt: skip
    truth = [
        message(m, "chat_items", m.n + 1, names[m.who], other=names[m.other] if m.chat < 5 else None) for m in said()
    ]
    for record, m in zip(truth, said(), strict=True):
        # The store has times without a zone.
        record["at"] = {"local": when(m).replace(" ", "T") + ".000000", "basis": "local without zone"}
    rows = {"contact_profiles": profiles, "contacts": contacts, "groups": [(1, 1, "friends", "", "")], "group_members": members,
            "messages": raw, "chat_items": items}  # fmt: skip
    return _made(script, rows, truth, "simplex-chat/simplex-chat (Migrations/chat_schema.sql)")


def conversations() -> Published:
    script = """CREATE TABLE conversations (uuid TEXT PRIMARY KEY, name TEXT, contactUuid TEXT, accountUuid TEXT, contactJid TEXT,
        created NUMBER, status NUMBER, mode NUMBER, attributes TEXT);
        CREATE TABLE messages (uuid TEXT PRIMARY KEY, conversationUuid TEXT, timeSent NUMBER, counterpart TEXT,
        trueCounterpart TEXT, body TEXT, encryption NUMBER, status NUMBER, type NUMBER, relativeFilePath TEXT, serverMsgId TEXT,
        axolotl_fingerprint TEXT, carbon INTEGER, edited TEXT, read NUMBER DEFAULT 1, oob INTEGER, errorMsg TEXT,
        readByMarkers TEXT, markable NUMBER DEFAULT 0, remoteMsgId TEXT,
        FOREIGN KEY(conversationUuid) REFERENCES conversations(uuid) ON DELETE CASCADE);"""
    jids = [f"{n.lower()}@example.org" for n in FIRST]

    def uuid(c: int) -> str:
        return f"0e8f{c:04}-1111-4222-8333-0123456789ab"

    chats = [
        (uuid(c), FIRST[c] if c < 5 else "Friends", None, uuid(999), jids[c] if c < 5 else "room@conference.example.org",
         START * 1000, 0, int(c == 5), "{}")
        for c in range(1, 6)
    ]  # fmt: skip

    def counterpart(m: Said) -> str:
        return f"{jids[m.chat]}/phone" if m.chat < 5 else f"room@conference.example.org/{FIRST[m.who]}"

    messages = [
        (uuid(m.n + 100), uuid(m.chat), m.s * 1000, counterpart(m), jids[m.who] if m.chat == 5 and not m.out else None,
         m.text or "https://up.example.org/p.jpg", 0, 2 if m.out else 0, 0, None, None, None, 0, "[]", int(not m.unread), 0, None,
         "[]", 1, None)
        for m in said()
    ]  # fmt: skip
    truth = [message(m, "messages", m.n + 1, None if m.out else counterpart(m), other=counterpart(m) if m.out else None,
                     name=jids[m.who], thread=uuid(m.chat)) for m in said()]  # fmt: skip
    for record, m in zip(truth, said(), strict=True):
        record["body"] = m.text or "https://up.example.org/p.jpg"
    source = "iNPUTmice/Conversations (persistance/DatabaseBackend.java, entities/Message.java)"
    return _made(script, {"conversations": chats, "messages": messages}, truth, source)


def linphone() -> Published:
    script = """CREATE TABLE sip_address (id INTEGER PRIMARY KEY, value VARCHAR(255) UNIQUE NOT NULL);
        CREATE TABLE event (id INTEGER PRIMARY KEY, type TINYINT NOT NULL, creation_time TIMESTAMP NOT NULL);
        CREATE TABLE chat_room (id INTEGER PRIMARY KEY, peer_sip_address_id BIGINT NOT NULL REFERENCES sip_address(id),
        local_sip_address_id BIGINT NOT NULL REFERENCES sip_address(id));
        CREATE TABLE conference_event (event_id INTEGER PRIMARY KEY REFERENCES event(id),
        chat_room_id BIGINT NOT NULL REFERENCES chat_room(id));
        CREATE TABLE conference_chat_message_event (event_id INTEGER PRIMARY KEY, from_sip_address_id BIGINT UNSIGNED NOT NULL,
        to_sip_address_id BIGINT UNSIGNED NOT NULL, time TIMESTAMP, imdn_message_id VARCHAR(255) NOT NULL,
        state TINYINT UNSIGNED NOT NULL, direction TINYINT UNSIGNED NOT NULL, is_secured BOOLEAN NOT NULL,
        FOREIGN KEY (event_id) REFERENCES conference_event(event_id),
        FOREIGN KEY (from_sip_address_id) REFERENCES sip_address(id),
        FOREIGN KEY (to_sip_address_id) REFERENCES sip_address(id));
        CREATE TABLE chat_message_content (id INTEGER PRIMARY KEY, event_id BIGINT UNSIGNED NOT NULL,
        content_type_id SMALLINT UNSIGNED NOT NULL, body TEXT NOT NULL, UNIQUE (id, event_id),
        FOREIGN KEY (event_id) REFERENCES conference_chat_message_event(event_id));"""
    sips = [f"sip:{n.lower()}@sip.example.org" for n in FIRST]

    def when(m: Said) -> str:
        return iso(m.s * 1_000_000)[:19].replace("T", " ")

    rows = {
        "sip_address": [(n + 1, s) for n, s in enumerate([*sips, "sip:room@conf.example.org"])],
        "event": [(m.n + 1, 5, when(m)) for m in said()],
        "chat_room": [(c, c + 1, 1) for c in range(1, 6)],
        "conference_event": [(m.n + 1, m.chat) for m in said()],
        "conference_chat_message_event": [
            (m.n + 1, m.who + 1, 1 if not m.out else m.chat + 1, when(m), f"imdn{m.n}x", 2, int(m.out), 0)
            for m in said()
        ],
        "chat_message_content": [(m.n + 1, m.n + 1, 1, m.text or "") for m in said()],
    }
    truth = [message(m, "conference_chat_message_event", m.n + 1, sips[m.who]) for m in said()]
    for record, m in zip(truth, said(), strict=True):
        record["at"] = {"local": when(m).replace(" ", "T") + ".000000", "basis": "local without zone"}
    return _made(script, rows, truth, "BelledonneCommunications/linphone-iphone (src/db/main-db.cpp)")


def jami() -> Published:
    script = """CREATE TABLE conversations (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, participant VARCHAR,
        extra_data VARCHAR);
        CREATE TABLE interactions (id INTEGER PRIMARY KEY AUTOINCREMENT, author VARCHAR, conversation INTEGER, timestamp BIGINT,
        body VARCHAR, type VARCHAR, status VARCHAR, daemon_id BIGINT, is_read INTEGER, extra_data VARCHAR);"""
    uris = [f"ring:{n:02x}" + "c0ffee1234abcd5678ef" * 2 for n in range(5)]
    chats = [(c, uris[c], "{}") for c in range(1, 5)]
    mine = [m for m in said() if m.chat < 5]
    rows = [
        (m.n + 1, None if m.out else uris[m.who], m.chat, m.s * 1000, m.text or "", "TEXT", "SENT" if m.out else "UNKNOWN",
         m.n + 77, int(not m.unread), "{}")
        for m in mine
    ]  # fmt: skip
    truth = [message(m, "interactions", m.n + 1, None if m.out else uris[m.who], other=uris[m.chat] if m.out else None,
                     thread=m.chat) for m in mine]  # fmt: skip
    source = "savoirfairelinux/jami-client-android (model/Interaction.java, ConversationHistory.java)"
    return _made(script, {"conversations": chats, "interactions": rows}, truth, source)


def delta_chat() -> Published:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT DEFAULT '', addr TEXT DEFAULT '',
        origin INTEGER DEFAULT 0, blocked INTEGER DEFAULT 0, last_seen INTEGER DEFAULT 0, param TEXT DEFAULT '',
        authname TEXT DEFAULT '');
        CREATE TABLE chats (id INTEGER PRIMARY KEY AUTOINCREMENT, type INTEGER DEFAULT 0, name TEXT DEFAULT '',
        draft_timestamp INTEGER DEFAULT 0, draft_txt TEXT DEFAULT '', blocked INTEGER DEFAULT 0, grpid TEXT DEFAULT '',
        param TEXT DEFAULT '');
        CREATE TABLE chats_contacts (chat_id INTEGER, contact_id INTEGER);
        CREATE TABLE msgs (id INTEGER PRIMARY KEY AUTOINCREMENT, rfc724_mid TEXT DEFAULT '', server_folder TEXT DEFAULT '',
        server_uid INTEGER DEFAULT 0, chat_id INTEGER DEFAULT 0, from_id INTEGER DEFAULT 0, to_id INTEGER DEFAULT 0,
        timestamp INTEGER DEFAULT 0, type INTEGER DEFAULT 0, state INTEGER DEFAULT 0, msgrmsg INTEGER DEFAULT 1,
        bytes INTEGER DEFAULT 0, txt TEXT DEFAULT '', txt_raw TEXT DEFAULT '', param TEXT DEFAULT '');"""
    mails = [f"{n.lower()}@example.org" for n in FIRST]
    known = [(1, "self", "", 262144, 0, 0, "", ""), (2, "info", "", 262144, 0, 0, "", "")]
    known += [(9 + n, f"{FIRST[n]} {LAST[n]}", mails[n], 64, 0, 0, "", "") for n in range(1, 5)]
    chats = [
        (9 + c, 100 if c < 5 else 120, f"{FIRST[c]} {LAST[c]}" if c < 5 else "Friends", 0, "", 0, "", "")
        for c in range(1, 6)
    ]
    links = [(9 + c, 9 + u) for c in range(1, 6) for u in ((c,) if c < 5 else range(1, 5))] + [(14, 1)]
    rows = [
        (m.n + 10, f"Mr.{m.n}.x@example.org", "INBOX", m.n + 5, 9 + m.chat, 1 if m.out else 9 + m.who,
         (9 + m.chat if m.chat < 5 else 0) if m.out else 1, m.s, 10 if m.text else 20, 26 if m.out else 10 if m.unread else 16, 1,
         0, m.text or "", "", "")
        for m in said()
    ]  # fmt: skip
    truth = [message(m, "msgs", m.n + 10, None if m.out else mails[m.who], other=mails[m.chat] if m.out and m.chat < 5 else None,
                     thread=9 + m.chat) for m in said()]  # fmt: skip
    truth += [contact(f"{FIRST[n]} {LAST[n]}", [mails[n]], "contacts", 9 + n) for n in range(1, 5)]
    return _made(script, {"contacts": known, "chats": chats, "chats_contacts": links, "msgs": rows}, truth,
                 "deltachat/deltachat-core-rust (src/sql.rs)")  # fmt: skip


def qmunicate() -> Published:
    script = """CREATE TABLE dialog_message (_id INTEGER PRIMARY KEY AUTOINCREMENT, room_jid_id TEXT, sender_id INTEGER,
        body TEXT, time INTEGER, attach_file_id TEXT, is_read INTEGER);"""
    rows = [
        (m.n + 1, f"{3000 + m.chat}_{'dialog' if m.chat < 5 else 'group'}@muc.chat.example.org", 81000 + m.who, m.text or "",
         m.s, "" if m.text else "file7", int(not m.unread))
        for m in said()
    ]  # fmt: skip
    truth = [message(m, "dialog_message", m.n + 1, str(81000 + m.who)) for m in said()]
    return _made(
        script, {"dialog_message": rows}, truth, "QuickBlox/q-municate-android (caching/tables/DialogMessageTable.java)"
    )


def tigase() -> Published:
    script = """CREATE TABLE chat_history (_id INTEGER PRIMARY KEY, jid TEXT NOT NULL, thread_id TEXT, type INTEGER,
        timestamp DATETIME, body TEXT, state INTEGER);"""
    mine = [m for m in said() if m.chat < 5]
    rows = [
        (
            m.n + 1,
            f"{FIRST[m.chat].lower()}@example.org",
            f"t{m.chat}",
            int(m.out),
            m.s * 1000,
            m.text or "",
            1 if m.out else 3,
        )
        for m in mine
    ]
    truth = [message(m, "chat_history", m.n + 1, None if m.out else f"{FIRST[m.chat].lower()}@example.org",
                     other=f"{FIRST[m.chat].lower()}@example.org" if m.out else None) for m in mine]  # fmt: skip
    return _made(script, {"chat_history": rows}, truth, "tigase/stork (mobile/db/ChatTableMetaData.java)")


def sip_communicator() -> Published:
    script = """CREATE TABLE MessageHistoryTable (colID INTEGER PRIMARY KEY NOT NULL, colLocalJID TEXT NOT NULL,
        colRemoteJID TEXT NOT NULL, colDir INTEGER NOT NULL, colText TEXT, colMsgid TEXT NOT NULL,
        colReceivedTimestamp INTEGER NOT NULL, colType INTEGER NOT NULL, colRead INTEGER NOT NULL, colFailed INTEGER,
        colSmppid TEXT);"""
    mine = [m for m in said() if m.chat < 5]
    jids = [f"{n.lower()}@im.example.org" for n in FIRST]
    rows = [
        (m.n + 1, jids[0], jids[m.chat], int(m.out), m.text or "", f"id-{m.n}", m.s * 1000, 0, int(not m.unread), 0, "")
        for m in mine
    ]
    truth = [message(m, "MessageHistoryTable", m.n + 1, None if m.out else jids[m.chat], other=jids[m.chat] if m.out else None)
             for m in mine]  # fmt: skip
    source = (
        "Microsoft's fork of SIP Communicator (net.java.sip.communicator.service.database.schema.MessageHistoryTable)"
    )
    return _made(script, {"MessageHistoryTable": rows}, truth, source)


def wire() -> Published:
    script = """CREATE TABLE User (qualified_id TEXT NOT NULL PRIMARY KEY, name TEXT, handle TEXT, email TEXT);
        CREATE TABLE Conversation (qualified_id TEXT NOT NULL PRIMARY KEY, name TEXT, type TEXT);
        CREATE TABLE Message (id TEXT NOT NULL, content_type TEXT NOT NULL, conversation_id TEXT NOT NULL,
        creation_date INTEGER NOT NULL, sender_user_id TEXT NOT NULL, sender_client_id TEXT, status TEXT NOT NULL,
        last_edit_date INTEGER, visibility TEXT NOT NULL DEFAULT 'visible', expects_read_confirmation INTEGER NOT NULL DEFAULT(0),
        expire_after_millis INTEGER DEFAULT(NULL), self_deletion_end_date INTEGER,
        FOREIGN KEY (conversation_id) REFERENCES Conversation(qualified_id) ON DELETE CASCADE,
        FOREIGN KEY (sender_user_id) REFERENCES User(qualified_id), PRIMARY KEY (id, conversation_id));
        CREATE TABLE MessageTextContent (message_id TEXT NOT NULL, conversation_id TEXT NOT NULL, text_body TEXT,
        quoted_message_id TEXT, is_quote_verified INTEGER, is_quoting_self INTEGER NOT NULL,
        FOREIGN KEY (message_id, conversation_id) REFERENCES Message(id, conversation_id) ON DELETE CASCADE ON UPDATE CASCADE,
        PRIMARY KEY (message_id, conversation_id));"""

    def uuid(kind: int, n: int) -> str:
        return f"{kind:04}{n:04}-aaaa-4bbb-8ccc-0123456789ab"

    def user(n: int) -> str:
        return f"{uuid(1, n)}@wire.example.org"

    rows: dict[str, list[tuple[Any, ...]]] = {
        "User": [(user(n), f"{FIRST[n]} {LAST[n]}", f"{FIRST[n].lower()}{n}", None) for n in range(5)],
        "Conversation": [(f"{uuid(2, c)}@wire.example.org", None, "ONE_ON_ONE" if c < 5 else "GROUP") for c in range(1, 6)],
        "Message": [
            (uuid(3, m.n), "TEXT" if m.text else "ASSET", f"{uuid(2, m.chat)}@wire.example.org", m.s * 1000, user(m.who), "c1",
             "SENT" if m.out else "DELIVERED", None, "VISIBLE", 0, None, None)
            for m in said()
        ],
        "MessageTextContent": [
            (uuid(3, m.n), f"{uuid(2, m.chat)}@wire.example.org", m.text, None, None, 0) for m in said() if m.text
        ],
    }  # fmt: skip
    truth = [message(m, "Message", m.n + 1, user(m.who), thread=f"{uuid(2, m.chat)}@wire.example.org") for m in said()]
    truth += [contact(f"{FIRST[n]} {LAST[n]}", [f"{FIRST[n].lower()}{n}"], "User", n + 1) for n in range(5)]
    return _made(script, rows, truth, "wireapp/kalium (db_user/com/wire/kalium/persistence/Messages.sq)")


# --- the second set: read after what the first one showed was mended (commit e0b4761) ----------------------------------------


def chatty() -> Published:
    script = """CREATE TABLE chatty_im (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, timestamp INTEGER NOT NULL,
        direction INTEGER NOT NULL, account TEXT NOT NULL, who TEXT NOT NULL, uid TEXT NOT NULL, message TEXT);
        CREATE TABLE chatty_chat (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, timestamp INTEGER NOT NULL,
        direction INTEGER NOT NULL, account TEXT NOT NULL, room TEXT NOT NULL, who TEXT, uid TEXT NOT NULL, message TEXT);"""
    jids = [f"{n.lower()}@example.org" for n in FIRST]
    two = [m for m in said() if m.chat < 5]
    many = [m for m in said() if m.chat == 5]
    rows = {
        "chatty_im": [(m.n + 1, m.s, -1 if m.out else 1, jids[0], jids[m.chat], f"u{m.n}", m.text) for m in two],
        "chatty_chat": [
            (m.n + 1, m.s, -1 if m.out else 1, jids[0], "room@conference.example.org",
             f"room@conference.example.org/{FIRST[m.who]}", f"u{m.n}", m.text)
            for m in many
        ],
    }  # fmt: skip
    truth = [
        message(m, "chatty_im", m.n + 1, None if m.out else jids[m.chat], other=jids[m.chat] if m.out else None)
        for m in two
    ]
    truth += [message(m, "chatty_chat", m.n + 1, f"room@conference.example.org/{FIRST[m.who]}") for m in many]
    return _made(script, rows, truth, "sc0w/chatty (tests/history-db/empty-v0.sql)")


def status() -> Published:
    script = """CREATE TABLE user_messages (id BLOB UNIQUE NOT NULL, contact_id VARCHAR NOT NULL, content_type VARCHAR,
        message_type VARCHAR, text TEXT, clock BIGINT, timestamp BIGINT, content_chat_id TEXT, content_text TEXT,
        public_key BLOB);
        CREATE TABLE user_contacts (id VARCHAR PRIMARY KEY NOT NULL, name VARCHAR NOT NULL, topic TEXT NOT NULL,
        type INT NOT NULL, state INT, public_key BLOB) WITHOUT ROWID;"""
    keys = [f"0x04{n:02x}" + "9af3" * 16 for n in range(6)]
    rows = {
        "user_messages": [
            (bytes([m.n]) * 32, keys[m.chat], "text/plain", "~:user-message", m.text or "", m.s * 1000, m.s * 1000, keys[m.chat],
             m.text or "", bytes([m.who]) * 65)
            for m in said()
        ],
        "user_contacts": [(keys[c], FIRST[c] if c < 5 else "friends", f"topic{c}", 1, 1, None) for c in range(1, 6)],
    }  # fmt: skip
    names = [*FIRST, "friends"]
    truth = [message(m, "user_messages", m.n + 1, None, other=keys[m.chat], name=names[m.chat]) for m in said()]
    return _made(script, rows, truth, "status-im/status-go (status-console-client/protocol/client/migrations/000001)")


def bookworm() -> Published:
    script = """CREATE TABLE Inbox (guid INTEGER PRIMARY KEY AUTOINCREMENT, messageID INTEGER, sender TEXT NOT NULL,
        receiver TEXT NOT NULL, content TEXT NOT NULL, timestamp INTEGER NOT NULL, isRead BOOLEAN DEFAULT 0);
        CREATE TABLE Outbox (guid INTEGER PRIMARY KEY AUTOINCREMENT, messageID INTEGER, sender TEXT NOT NULL,
        receiver TEXT NOT NULL, content TEXT NOT NULL, timestamp INTEGER NOT NULL);
        CREATE TABLE Contact (key TEXT PRIMARY KEY, bgImageName TEXT);
        CREATE TABLE KeyValue (key TEXT PRIMARY KEY, value TEXT);"""
    names = ["13800138000", "13800138001", "13800138002", "13800138003", "13800138004"]
    two = [m for m in said() if m.chat < 5 and m.text]
    came, went = [m for m in two if not m.out], [m for m in two if m.out]
    rows = {
        "Inbox": [(m.n + 1, m.n + 9, names[m.chat], names[0], m.text, m.s, int(not m.unread)) for m in came],
        "Outbox": [(m.n + 1, m.n + 9, names[0], names[m.chat], m.text, m.s) for m in went],
    }
    truth = [message(m, "Inbox", m.n + 1, names[m.chat]) for m in came]
    truth += [message(m, "Outbox", m.n + 1, names[0], other=names[m.chat]) for m in went]
    return _made(script, rows, truth, "killuac/Bookworm-iOS (Configs/Bookworm.sql)")


def herald() -> Published:
    script = """CREATE TABLE messages (id INTEGER PRIMARY KEY, author TEXT NOT NULL, recipient TEXT NOT NULL,
        timestamp TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, op INTEGER DEFAULT NULL);"""
    two = [m for m in said() if m.chat < 5 and m.text]
    names = [n.lower() for n in FIRST]
    rows = [(m.n + 1, names[m.who], names[m.chat if m.out else 0], iso(m.s * 1_000_000), 1, m.text, None) for m in two]
    truth = [message(m, "messages", m.n + 1, names[m.who], other=names[m.chat if m.out else 0]) for m in two]
    return _made(
        script, {"messages": rows}, truth, "kalix-systems/herald (heraldcore/src/sql/message/create_table.sql)"
    )


def easemob() -> Published:
    script = """CREATE TABLE chat (_id INTEGER PRIMARY KEY AUTOINCREMENT, msgid TEXT, msgtime INTEGER, msgdir INTEGER,
        isacked INTEGER, status INTEGER, participant TEXT NOT NULL, msgbody TEXT NOT NULL, groupname TEXT);
        CREATE TABLE emgroup (name TEXT PRIMARY KEY, jid TEXT NOT NULL, nick TEXT NOT NULL, owner TEXT NOT NULL,
        modifiedtime INTEGER, ispublic INTEGER, desc TEXT, members TEXT);"""
    names = [f"{n.lower()}01" for n in FIRST]

    def body(m: Said) -> str:
        inner = {"type": "txt", "msg": m.text} if m.text else {"type": "img", "filename": "p.jpg"}
        return json.dumps(
            {"from": names[m.who], "to": names[m.chat if m.out and m.chat < 5 else 0], "bodies": [inner], "ext": {}}
        )

    rows = [
        (
            m.n + 1,
            f"{m.n}77",
            m.s * 1000,
            int(not m.out),
            1,
            2,
            names[m.other],
            body(m),
            "friends" if m.chat == 5 else None,
        )
        for m in said()
    ]
    truth = [message(m, "chat", m.n + 1, names[m.who], other=names[m.other]) for m in said()]
    return _made(
        script,
        {"chat": rows},
        truth,
        "the EaseMob SDK's table, as public sources of apps have it; `msgbody` is assumed",
    )


def andromuks() -> Published:
    script = """CREATE TABLE events (eventId TEXT NOT NULL, roomId TEXT NOT NULL, timelineRowId INTEGER NOT NULL,
        timestamp INTEGER NOT NULL, type TEXT NOT NULL, sender TEXT NOT NULL, decryptedType TEXT, relatesToEventId TEXT,
        threadRootEventId TEXT, isRedaction INTEGER NOT NULL, rawJson TEXT NOT NULL, PRIMARY KEY(eventId));"""
    ids = [f"@{n.lower()}:example.org" for n in FIRST]

    def raw(m: Said) -> str:
        content = (
            {"msgtype": "m.text", "body": m.text} if m.text else {"msgtype": "m.image", "url": "mxc://example.org/x"}
        )
        return json.dumps({"event_id": f"${m.n}abc", "type": "m.room.message", "sender": ids[m.who],
                           "origin_server_ts": m.s * 1000, "content": content})  # fmt: skip

    rows = [
        (
            f"${m.n}abc",
            f"!room{m.chat}:example.org",
            m.n + 1,
            m.s * 1000,
            "m.room.message",
            ids[m.who],
            None,
            None,
            None,
            0,
            raw(m),
        )
        for m in said()
    ]
    truth = [message(m, "events", m.n + 1, ids[m.who], thread=f"!room{m.chat}:example.org") for m in said()]
    return _made(
        script,
        {"events": rows},
        truth,
        "Andromuks (net.vrkknn.andromuks.database.entities.EventEntity), events as Matrix specifies them",
    )


def matrix_sdk() -> Published:
    script = """CREATE TABLE _message_list (_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, _room_id TEXT, _message_type TEXT,
        _message_content TEXT, _event_id TEXT, _sender TEXT, _origin_server_ts INTEGER NOT NULL, _timestamp INTEGER NOT NULL);"""
    ids = [f"@{n.lower()}:example.org" for n in FIRST]
    rows = [
        (m.n + 1, f"!room{m.chat}:example.org", "m.text" if m.text else "m.image", m.text, f"${m.n}abc", ids[m.who], m.s * 1000,
         m.s * 1000 + 700)
        for m in said()
    ]  # fmt: skip
    truth = [message(m, "_message_list", m.n + 1, ids[m.who], thread=f"!room{m.chat}:example.org") for m in said()]
    return _made(script, {"_message_list": rows}, truth, "code-mm/matrix-sdk (app/db/messagelist/MessageList.java)")


# --- the third set: seen among results of searches before, first tried on the code of commit 4dd3231 --------------------------


def polyglot() -> Published:
    script = """CREATE TABLE chats (id INTEGER PRIMARY KEY, chat_name VARCHAR NOT NULL);
        CREATE TABLE messages (chat_id INTEGER, text_content TEXT VARCHAR NOT NULL, incoming BOOLEAN NOT NULL,
        created_at DATETIME, PRIMARY KEY (chat_id, text_content, created_at),
        FOREIGN KEY (chat_id) REFERENCES chats (id) ON DELETE CASCADE);"""
    mine = [m for m in said() if m.text]
    when = {m.n: iso(m.s * 1_000_000)[:19].replace("T", " ") for m in mine}
    rows = {
        "chats": [(c, FIRST[c] if c < 5 else "Friends") for c in range(1, 6)],
        "messages": [(m.chat, m.text, int(not m.out), when[m.n]) for m in mine],
    }
    truth = [message(m, "messages", n, None, thread=m.chat) for n, m in enumerate(mine, 1)]
    for record, m in zip(truth, mine, strict=True):
        record["at"] = {"local": when[m.n].replace(" ", "T") + ".000000", "basis": "local without zone"}
    return _made(script, rows, truth, "polyglot-chameleon/messenger (db/migrate.sql)")


def schat() -> Published:
    script = """CREATE TABLE user (id TEXT, public_key BLOB, symmetric_key BLOB, PRIMARY KEY(id));
        CREATE TABLE message (sender_id TEXT, receiver_id TEXT, timestamp INTEGER, content TEXT,
        PRIMARY KEY(sender_id, receiver_id, timestamp));"""
    two = [m for m in said() if m.chat < 5]
    names = [n.lower() for n in FIRST]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "user": [(n, b"\x30\x82" * 40, b"\x11" * 16) for n in names],
        "message": [(names[m.who], names[m.chat if m.out else 0], m.s, m.text) for m in two],
    }
    truth = [message(m, "message", n, names[m.who], other=names[m.chat if m.out else 0]) for n, m in enumerate(two, 1)]
    return _made(script, rows, truth, "gye-tgm/schat (src/com/data/clientdb.sql)")


def tanebi() -> Published:
    script = """CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, createdAt INTEGER NOT NULL,
        direction INTEGER NOT NULL, type INTEGER NOT NULL, peerUin INTEGER NOT NULL, sequence INTEGER NOT NULL,
        clientSequence INTEGER, body TEXT);"""
    two = [m for m in said() if m.chat < 5]
    rows = [(m.n + 1, m.s * 1000, int(m.out), 1, 100200300 + m.chat, m.n + 40, None, m.text) for m in two]
    truth = [message(m, "message", m.n + 1, None, other=str(100200300 + m.chat)) for m in two]
    return _made(script, {"message": rows}, truth, "tanebijs/tanebi (packages/app/drizzle/0000_flawless_terror.sql)")


def squeezer() -> Published:
    script = """CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT, message_id INT NOT NULL, chat_id INT NOT NULL,
        user_id INT NOT NULL, username VARCHAR(128) NOT NULL, time TIMESTAMP NOT NULL, message VARCHAR(4096),
        capture VARCHAR(2048), image TEXT NULL);"""
    rows = [
        (
            m.n + 1,
            m.n + 700,
            -100100 - m.chat,
            5500 + m.who,
            f"{FIRST[m.who].lower()}_{m.who}",
            m.s * 1000,
            m.text,
            None,
            None,
        )
        for m in said()
    ]
    truth = [message(m, "message", m.n + 1, str(5500 + m.who), name=f"{FIRST[m.who].lower()}_{m.who}") for m in said()]
    return _made(script, {"message": rows}, truth, "kinatik/tgSqueezer (src/main/resources/schema.sql)")


def tgsqlite() -> Published:
    script = """CREATE TABLE chat (id INTEGER PRIMARY KEY, name TEXT, type TEXT NOT NULL, date INTEGER, num INTEGER NOT NULL);
        CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE message (id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, type TEXT, date INTEGER NOT NULL, edited INTEGER,
        author INTEGER, reply INTEGER, text TEXT NOT NULL, FOREIGN KEY (chat) REFERENCES chat (id),
        FOREIGN KEY (author) REFERENCES user (id));"""
    rows: dict[str, list[tuple[Any, ...]]] = {
        "chat": [(c, FIRST[c] if c < 5 else "Friends", "personal_chat", START, 12) for c in range(1, 6)],
        "user": [(700 + n, f"{FIRST[n]} {LAST[n]}") for n in range(5)],
        "message": [(m.n + 1, m.chat, None, m.s, None, 700 + m.who, None, json.dumps(m.text or "")) for m in said()],
    }
    truth = [message(m, "message", m.n + 1, str(700 + m.who), name=f"{FIRST[m.who]} {LAST[m.who]}") for m in said()]
    return _made(script, rows, truth, "lapo-luchini/tgsqlite (schema.sql)")


def vmail() -> Published:
    script = """CREATE TABLE messages (uid INTEGER PRIMARY KEY, mailbox TEXT, rfc822 TEXT, size INTEGER, flags TEXT, subject TEXT,
        sender TEXT, recipients TEXT, date TEXT, plaintext TEXT);"""
    two = [m for m in said() if m.chat < 5 and m.text]
    mails = [f"{n.lower()}@example.org" for n in FIRST]
    rows = [
        (m.n + 1, "INBOX", f"From: {mails[m.who]}\n\n{m.text}", 900 + m.n, "Seen", f"About {m.n}", mails[m.who],
         mails[m.chat if m.out else 0], iso(m.s * 1_000_000), m.text)
        for m in two
    ]  # fmt: skip
    truth = [message(m, "messages", m.n + 1, mails[m.who], other=mails[m.chat if m.out else 0]) for m in two]
    return _made(script, {"messages": rows}, truth, "danchoi/vmail (db/create.sql)")


def openarchive() -> Published:
    script = """CREATE TABLE archiveConversations (conversationId BIGINT NOT NULL PRIMARY KEY, startTime BIGINT NOT NULL,
        endTime BIGINT NOT NULL, ownerJid VARCHAR(255) NOT NULL, withJid VARCHAR(255) NOT NULL);
        CREATE TABLE archiveParticipants (participantId BIGINT NOT NULL PRIMARY KEY, startTime BIGINT NOT NULL, endTime BIGINT,
        jid VARCHAR(255) NOT NULL, nick VARCHAR(255), conversationId BIGINT NOT NULL);
        CREATE TABLE archiveMessages (messageId BIGINT NOT NULL PRIMARY KEY, time BIGINT NOT NULL, originalId VARCHAR(255),
        fromJid VARCHAR(255) NOT NULL, fromResource VARCHAR(255), toJid VARCHAR(255) NOT NULL, toResource VARCHAR(255),
        peerIpAddress VARCHAR(255), type CHAR(15) NOT NULL, thread VARCHAR(255), subject VARCHAR(255), body TEXT,
        conversationId BIGINT NOT NULL);"""
    two = [m for m in said() if m.chat < 5]
    jids = [f"{n.lower()}@example.org" for n in FIRST]
    rows = {
        "archiveConversations": [(c, START * 1000, (START + 9000) * 1000, jids[0], jids[c]) for c in range(1, 5)],
        "archiveParticipants": [
            (c * 2 + i, START * 1000, None, j, None, c) for c in range(1, 5) for i, j in enumerate((jids[0], jids[c]))
        ],
        "archiveMessages": [
            (m.n + 1, m.s * 1000, f"o{m.n}", jids[m.who], "phone", jids[m.chat if m.out else 0], "", None, "chat", None, None,
             m.text, m.chat)
            for m in two
        ],
    }  # fmt: skip
    truth = [message(m, "archiveMessages", n, jids[m.who], other=jids[m.chat if m.out else 0], thread=m.chat)
             for n, m in enumerate(two, 1)]  # fmt: skip
    return _made(script, rows, truth, "srt/openarchive (src/main/database/archive_mysql.sql)")


def openfire_history() -> Published:
    script = """CREATE TABLE ofMessageHistory (fromUser VARCHAR(64) NOT NULL, toUser VARCHAR(64) NOT NULL,
        subject VARCHAR(64) NOT NULL, threadID INTEGER NOT NULL, creationDate TIMESTAMP NOT NULL, messageBody TEXT NOT NULL,
        messageStatus INTEGER, isOffline BOOLEAN, PRIMARY KEY (creationDate));"""
    two = [m for m in said() if m.chat < 5 and m.text]
    names = [f"{n.lower()}7" for n in FIRST]
    rows = [(names[m.who], names[m.chat if m.out else 0], "", m.chat, m.s * 1000, m.text, 1, 0) for m in two]
    truth = [
        message(m, "ofMessageHistory", n, names[m.who], other=names[m.chat if m.out else 0])
        for n, m in enumerate(two, 1)
    ]
    source = "derek-wang/ca.rides.openfire (src/database/openfire_ofmessage_history.sql)"
    return _made(script, {"ofMessageHistory": rows}, truth, source)


STORES: Mapping[str, Callable[[], Published]] = {
    "Mattermost": mattermost,
    "Rocket.Chat": rocketchat,
    "Nextcloud Talk": nextcloud_talk,
    "Fossify Messages": fossify_messages,
    "SimpleX Chat": simplex,
    "Conversations": conversations,
    "Linphone": linphone,
    "Jami": jami,
    "Delta Chat": delta_chat,
    "Q-municate": qmunicate,
    "Tigase Messenger": tigase,
    "SIP Communicator, Microsoft's": sip_communicator,
    "Wire (2023 on)": wire,
}
SECOND: Mapping[str, Callable[[], Published]] = {
    "Chatty": chatty,
    "Status": status,
    "Bookworm": bookworm,
    "Herald": herald,
    "EaseMob": easemob,
    "Andromuks": andromuks,
    "matrix-sdk": matrix_sdk,
}
THIRD: Mapping[str, Callable[[], Published]] = {
    "polyglot messenger": polyglot,
    "schat": schat,
    "tanebi": tanebi,
    "tgSqueezer": squeezer,
    "tgsqlite": tgsqlite,
    "vmail": vmail,
    "OpenArchive": openarchive,
    "rides, Openfire": openfire_history,
}
