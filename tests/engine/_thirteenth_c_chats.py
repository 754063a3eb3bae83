"""Apps for messages of the third part of the thirteenth set, with the people whom they keep beside.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._thirteenth_c_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, thirteenth, uuid, zulu
from tests.engine.leveldb_files import number
from tests.engine.published_talk import Aside, Record, database, known, party, says


def _wire(*texts: str) -> bytes:
    """Texts behind their lengths in bytes."""
    made = b""
    for text in texts:
        data = text.encode()
        made += number(len(data)) + data
    return made


def teamtalk() -> Aside:
    """A team's messenger: what was said is bytes as it went over the wire, who said it a number of the server's.

    Taken for granted: a text stands in these bytes behind its length as a varint (the class that writes it was not found), a
    picture is its address; a chat of two has kind 1, one of more kind 2, whatever their numbers look like; times in milliseconds.
    Voices and files are left out, as their bytes were not read.
    """
    talk = thirteenth("teamtalk", count=70, people=12, groups=2)
    uids = {p.n: f"u{p.num}" for p in talk.people}
    chats = {
        n: f"p{talk.people[n].num}x{talk.me.num}" if n < 12 else f"g{9000 + n}" for n in [*range(1, 12), *talk.groups]
    }
    rows, truth = Rows(user=[], contact=[], chat=[], member=[], message=[], conversation=[]), list[Record]()
    spare: list[tuple[str, int]] = []
    strangers = {4, 9}
    for row, person in enumerate(talk.people, 1):
        phone = person.phone if person.n % 3 else None
        photo = f"/files/avatar/{person.key}.jpg" if person.n % 2 else None
        rows["user"].append((uids[person.n], person.handle, person.name, photo, phone, person.n % 3, 0, 1))
        if person.n == 0 or person.n in strangers:
            spare.append(("user", row))
            continue
        remark = f"{person.first} (Büro)" if person.n % 5 == 1 else None
        rows["contact"].append((uids[0], uids[person.n], remark, 1))
        spare.append(("contact", len(rows["contact"])))
        ways = [w for w in (phone, person.handle, uids[person.n]) if w]
        truth.append(known(person.name, ways, "user", row, *([remark] if remark else [])))
    for n, (title, members) in talk.groups.items():
        begun = talk.lines[0].ms - 86_400_000
        rows["chat"].append((chats[n], 2, title, None, uids[members[1].n], len(members), 40, "Bitte pünktlich", 0))
        rows["member"] += [(chats[n], uids[p.n], int(p is members[1]), None, begun + p.n) for p in members]
    for n in range(1, 12):
        rows["chat"].append((chats[n], 1, None, None, None, 2, 9, None, 0))
    seqs: dict[int, int] = {}
    last: dict[int, int] = {}
    for line in talk.lines:
        if line.form in ("voice", "file"):
            continue
        seqs[line.chat] = seqs.get(line.chat, 0) + 1
        last[line.chat] = line.ms
        body = _wire(line.text) if line.text else _wire(f"/files/chat/{line.key}.jpg")
        failed = line.out and line.n % 23 == 11
        rows["message"].append(
            (chats[line.chat], uuid(line.key), 0 if failed else seqs[line.chat], uids[line.who.n], 1 if line.text else 2, line.ms,
             0, body, 2 if failed else 0)
        )  # fmt: skip
        other = talk.other(line)
        ways = party(uids[line.who.n], line.who.handle, name=line.who.name)
        to = party(uids[other.n], other.handle, name=other.name) if other and line.out else ()
        truth.append(says(line, "message", len(rows["message"]), sender=ways, to=to, thread=chats[line.chat]))
    for n, ms in last.items():
        title = talk.groups[n][0] if n in talk.groups else talk.people[n].name
        kind, draft = (2 if n in talk.groups else 1), "ich schick dir" if n == 3 else None
        rows["conversation"].append(
            (chats[n], kind, title, None, seqs[n], seqs[n], seqs[n] - 1, n % 2, int(n == 2), 0, draft, ms)
        )
    rows["conversation_draft_outbox"] = [(chats[3], "ich schick dir", 2, 0)]
    rows["sync_cursor"] = [("global", talk.lines[-1].ms), ("contact", 17)]
    rows["android_metadata"] = [("zh_CN",)]
    script = (
        LOCALE
        + """CREATE TABLE user (uid TEXT PRIMARY KEY NOT NULL, username TEXT NOT NULL, name TEXT NOT NULL, avatar TEXT,
        phone TEXT, sex INTEGER DEFAULT 0, role INTEGER DEFAULT 0, status INTEGER DEFAULT 1);
        CREATE TABLE contact (uid TEXT NOT NULL, friend_uid TEXT NOT NULL, remark TEXT, status INTEGER DEFAULT 1,
        PRIMARY KEY (uid, friend_uid));
        CREATE TABLE chat (chat_id TEXT PRIMARY KEY NOT NULL, chat_type INTEGER NOT NULL, name TEXT, avatar TEXT, creator TEXT,
        member_count INTEGER DEFAULT 0, max_seq INTEGER DEFAULT 0, notice TEXT, muted_all INTEGER DEFAULT 0);
        CREATE TABLE member (chat_id TEXT NOT NULL, uid TEXT NOT NULL, role INTEGER DEFAULT 0, nickname TEXT,
        joined_at INTEGER DEFAULT 0, PRIMARY KEY (chat_id, uid));
        CREATE TABLE message (chat_id TEXT NOT NULL, client_msg_id TEXT NOT NULL, server_seq INTEGER DEFAULT 0,
        sender_uid TEXT NOT NULL, message_type INTEGER NOT NULL, timestamp INTEGER NOT NULL, flags INTEGER DEFAULT 0, body BLOB,
        send_status INTEGER DEFAULT 0, PRIMARY KEY (chat_id, client_msg_id));
        CREATE INDEX idx_message_chat_seq ON message(chat_id, server_seq);
        CREATE TABLE conversation (chat_id TEXT PRIMARY KEY NOT NULL, chat_type INTEGER NOT NULL, chat_name TEXT,
        chat_avatar TEXT, last_seq INTEGER DEFAULT 0, read_seq INTEGER DEFAULT 0, peer_read_seq INTEGER DEFAULT 0,
        unread_count INTEGER DEFAULT 0, is_pinned INTEGER DEFAULT 0, is_muted INTEGER DEFAULT 0, draft TEXT,
        last_msg_timestamp INTEGER DEFAULT 0);
        CREATE TABLE conversation_draft_outbox (chat_id TEXT PRIMARY KEY NOT NULL, draft TEXT, generation INTEGER NOT NULL,
        state INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE sync_cursor (key TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/virjar/team-talk shared/src/commonMain/sqldelight/com/virjar/tk/database/AppDatabase.sq",
        decoys=("chat", "member", "conversation", "conversation_draft_outbox", "sync_cursor", "android_metadata"), spare=spare,
    )  # fmt: skip


def dating101() -> Aside:
    """An app of acquaintance in Flutter: a thread's last messages are a list in one string of its preferences.

    The viewer's number is in each key and nowhere else. Taken for granted: numbers are UUIDs; a voice has the text ''; a number
    of order stands at messages that were sent from this phone; the preferences beside and the app's package have such names.
    """
    talk = thirteenth("dating101", count=66, people=8)
    ids = {p.n: uuid(p.key) for p in talk.people}
    threads = {n: uuid(hexed(f"thread{n}", 24)) for n in range(1, 8)}
    kept: dict[str, list[dict[str, Any]]] = {}
    truth, sent = list[Record](), 0
    for line in talk.lines:
        if line.form in ("image", "file"):
            continue
        voice = line.form == "voice"
        one: dict[str, Any] = {"id": uuid(line.key), "senderId": ids[line.who.n], "text": line.text or "",
                               "sentAt": zulu(line.ms), "isVoiceNote": voice}  # fmt: skip
        if line.out:
            sent += 1
            one["outboundSeq"] = sent
        key = f"chat_thread_msgs_v1_{ids[0]}_{threads[line.chat]}"
        kept.setdefault(key, []).append(one)
        also = {"thread": [key, f"flutter.{key}", f"{ids[0]}_{threads[line.chat]}"]}
        truth.append(says(line, "", line.n + 1, sender=party(ids[line.who.n]), thread=threads[line.chat], also=also))
    lines = [f'    <string name="flutter.{k}">{_xml(packed(v))}</string>' for k, v in kept.items()]
    lines += [
        '    <string name="flutter.app_locale">en</string>',
        '    <boolean name="flutter.onboarding_done" value="true" />',
    ]
    whole = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n" + "\n".join(lines) + "\n</map>\n"
    return Aside(
        whole.encode(), truth, f"{HUB}/viralshah254/dating101 lib/data/local/chat_thread_disk_cache.dart",
        path="data/data/com.example.dating101/shared_prefs/FlutterSharedPreferences.xml",
    )  # fmt: skip


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def sceyt() -> Aside:
    """Chats of a kit that apps are built with, in its first version: messages by number, files, marks and reactions beside.

    Taken for granted: kinds of channels and messages by these words; delivery 1 sent, 2 received, 3 displayed; state 1 edited,
    2 deleted and then without a text; what marks are called. Tables after reactions in the schema were not read.
    """
    talk = thirteenth("sceyt", count=68, people=11, groups=2)
    ids = {p.n: p.phone.lstrip("+") for p in talk.people}
    channels = {n: 6_020_000_000 + n * 417 for n in [*range(1, 11), *talk.groups]}
    rows, truth = Rows(channels=[], users=[], UserChatLink=[], messages=[]), list[Record]()
    files, marks, reactions = list[tuple[Any, ...]](), list[tuple[Any, ...]](), list[tuple[Any, ...]]()
    for row, person in enumerate(talk.people, 1):
        photo = f"https://files.example/avatar/{person.key[:8]}" if person.n % 3 == 0 else None
        seen = talk.lines[-1].ms - person.n * 61_000
        rows["users"].append(
            (ids[person.n], person.first, person.last, photo, None, 1, 0, 0, "online" if row % 2 else "", seen)
        )
        if person.n:
            truth.append(known(person.name, [ids[person.n]], "users", row))
    for line in talk.lines:
        tid, mid = 1_690_000_000_000_000 + line.s, 250_000_000 + line.n * 13
        kind = {"text": "text", "image": "media", "voice": "voice", "file": "file"}[line.form]
        state = 2 if line.deleted else 1 if line.edited else 0
        body = "" if line.deleted else line.text or ""
        status = (1 + line.n % 3) if line.out else (2 if line.unread else 3)
        counts = packed([{"name": "displayed", "count": 1}]) if line.out and status == 3 else None
        rows["messages"].append(
            (tid, mid, channels[line.chat], body, kind, None, line.ms, line.ms + 9000 if state else 0, int(not line.out), 0, 0,
             status, state, ids[line.who.n], counts, None, None, 0, 0, None, 0, None, None, None)
        )  # fmt: skip
        if line.form != "text" and not line.deleted:
            end = {"image": "jpg", "voice": "m4a", "file": "pdf"}[line.form]
            url = f"https://files.example/{line.key}.{end}"
            files.append((len(files) + 1, 90_000 + line.n, mid, tid, channels[line.chat], ids[line.who.n],
                          f"{line.key[:10]}.{end}", line.form, None, 81_000 + line.n, line.ms, url, None))  # fmt: skip
        if not line.out and not line.unread:
            marks.append((mid, ids[0], "displayed", line.ms + 60_000, len(marks) + 1))
        if line.n % 9 == 4:
            reactions.append((70_000 + line.n, mid, "👍", 1, "", line.ms + 75_000, ids[1]))
        other = talk.other(line)
        ways = party(ids[line.who.n], name=line.who.name)
        to = party(ids[other.n], name=other.name) if other and line.out else ()
        truth.append(says(line, "messages", tid, sender=ways, to=to, thread=channels[line.chat], body=body))
    for n, channel in channels.items():
        group = talk.groups.get(n)
        said = [x for x in talk.lines if x.chat == n]
        begun = talk.lines[0].ms - 50_000_000 + n
        members = group[1] if group else [talk.me, talk.people[n]]
        rows["channels"].append(
            (channel, None, f"ch{channel}" if group else None, "private" if group else "direct", group[0] if group else None,
             None, None, begun, begun, 0, len(members), ids[0], "owner" if group else "", 0, sum(x.unread for x in said),
             0, 0, 0, 0, 0,
             None, None, 250_000_000 + said[-1].n * 13 if said else 0, 0, 0,
             1_690_000_000_000_000 + said[-1].s if said else None, said[-1].ms if said else None, 0)
        )  # fmt: skip
        for person in members:
            rows["UserChatLink"].append(
                (len(rows["UserChatLink"]) + 1, ids[person.n], channel, "owner" if person.n == 0 else "participant")
            )
    rows["DraftMessageEntity"] = [(channels[2], "wart kurz, ich", talk.lines[-1].ms + 5000, None)]
    rows["AttachmentEntity"], rows["MarkerEntity"], rows["ReactionEntity"] = files, marks, reactions
    rows["room_master_table"] = [(42, "c90ceeeb8669d220c4b5c20f59386c48")]
    script = (
        ROOM
        + """CREATE TABLE channels (chat_id INTEGER NOT NULL, parentChannelId INTEGER, uri TEXT, type TEXT NOT NULL,
        subject TEXT, avatarUrl TEXT, metadata TEXT, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL,
        messagesClearedAt INTEGER NOT NULL, memberCount INTEGER NOT NULL, createdById TEXT, userRole TEXT,
        unread INTEGER NOT NULL, newMessageCount INTEGER NOT NULL, newMentionCount INTEGER NOT NULL,
        newReactedMessageCount INTEGER NOT NULL, hidden INTEGER NOT NULL, archived INTEGER NOT NULL, muted INTEGER NOT NULL,
        mutedTill INTEGER, pinnedAt INTEGER, lastReceivedMessageId INTEGER NOT NULL, lastDisplayedMessageId INTEGER NOT NULL,
        messageRetentionPeriod INTEGER NOT NULL, lastMessageTid INTEGER, lastMessageAt INTEGER, pending INTEGER NOT NULL,
        PRIMARY KEY(chat_id));
        CREATE INDEX index_channels_type ON channels (type);
        CREATE INDEX index_channels_lastMessageAt ON channels (lastMessageAt);
        CREATE TABLE users (user_id TEXT NOT NULL, firstName TEXT, lastName TEXT, avatarURL TEXT, metadata TEXT,
        activityStatus INTEGER, blocked INTEGER NOT NULL, state INTEGER, status TEXT, lastActiveAt INTEGER,
        PRIMARY KEY(user_id));
        CREATE TABLE UserChatLink (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, user_id TEXT NOT NULL,
        chat_id INTEGER NOT NULL, role TEXT NOT NULL);
        CREATE UNIQUE INDEX uniqueUserInChat ON UserChatLink (chat_id, user_id);
        CREATE TABLE messages (tid INTEGER NOT NULL, message_id INTEGER, channelId INTEGER NOT NULL, body TEXT NOT NULL,
        type TEXT NOT NULL, metadata TEXT, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, incoming INTEGER NOT NULL,
        isTransient INTEGER NOT NULL, silent INTEGER NOT NULL, deliveryStatus INTEGER NOT NULL, state INTEGER NOT NULL,
        fromId TEXT, markerCount TEXT, mentionedUsersIds TEXT, parentId INTEGER, replyCount INTEGER NOT NULL,
        displayCount INTEGER NOT NULL, autoDeleteAt INTEGER, isParentMessage INTEGER NOT NULL, messageId INTEGER, userId TEXT,
        hops INTEGER, PRIMARY KEY(tid));
        CREATE INDEX index_messages_channelId ON messages (channelId);
        CREATE INDEX index_messages_createdAt ON messages (createdAt);
        CREATE TABLE MentionUserMessageLink (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, messageTid INTEGER NOT NULL,
        user_id TEXT NOT NULL, FOREIGN KEY(messageTid) REFERENCES messages(tid) ON UPDATE NO ACTION ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE DraftMessageEntity (chatId INTEGER NOT NULL, message TEXT, createdAt INTEGER NOT NULL, metadata TEXT,
        PRIMARY KEY(chatId));
        CREATE TABLE DraftMessageUserLink (chatId INTEGER NOT NULL, user_id TEXT NOT NULL, PRIMARY KEY(chatId, user_id),
        FOREIGN KEY(chatId) REFERENCES DraftMessageEntity(chatId) ON UPDATE NO ACTION ON DELETE CASCADE
        DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE AttachmentEntity (primaryKey INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, id INTEGER,
        messageId INTEGER NOT NULL, messageTid INTEGER NOT NULL, channelId INTEGER NOT NULL, userId TEXT, name TEXT NOT NULL,
        type TEXT NOT NULL, metadata TEXT, fileSize INTEGER NOT NULL, createdAt INTEGER NOT NULL, url TEXT, filePath TEXT,
        FOREIGN KEY(messageTid) REFERENCES messages(tid) ON UPDATE NO ACTION ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
        CREATE UNIQUE INDEX index_AttachmentEntity_messageTid_url ON AttachmentEntity (messageTid, url);
        CREATE TABLE MarkerEntity (messageId INTEGER NOT NULL, userId TEXT NOT NULL, name TEXT NOT NULL,
        createdAt INTEGER NOT NULL, primaryKey INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);
        CREATE UNIQUE INDEX index_MarkerEntity_messageId_name_userId ON MarkerEntity (messageId, name, userId);
        CREATE TABLE ReactionEntity (id INTEGER NOT NULL, messageId INTEGER NOT NULL, reaction_key TEXT NOT NULL,
        score INTEGER NOT NULL, reason TEXT NOT NULL, createdAt INTEGER NOT NULL, fromId TEXT, PRIMARY KEY(id));"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/sceyt/sceyt-chat-android-uikit SceytChatUiKit/schemas/com.sceyt.sceytchatuikit.persistence.SceytDatabase/1.json",
        decoys=("channels", "UserChatLink", "MentionUserMessageLink", "DraftMessageEntity", "DraftMessageUserLink",
                "AttachmentEntity", "MarkerEntity", "ReactionEntity", "room_master_table"),
        spare=[("users", 1)],
    )  # fmt: skip


def logos() -> Aside:
    """A messenger without servers, as its database was before the app encrypted it: addresses in place of people.

    Later versions of the app encrypt the whole file, and turn one like this into such when they first open it. Taken for
    granted: addresses of 64 hexadecimal digits; settings by these names; pictures and voices are left out, as how a text says
    them was not read. A conversation may be read as somebody known, so its row may be told or not.
    """
    talk = thirteenth("logos", count=64, people=13, groups=1)
    keys = {p.n: hexed(p.key) for p in talk.people}
    said = {n: [x for x in talk.lines if x.chat == n and x.text] for n in [*range(1, 13), *talk.groups]}
    chats = {n: row for row, n in enumerate((n for n in said if said[n]), 1)}
    rows, truth = (
        Rows(kv=[], conversations=[], messages=[], group_members=[], mesh_map=[], mesh_contacts=[]),
        list[Record](),
    )
    spare: list[tuple[str, int]] = []
    for n, row in chats.items():
        group = talk.groups.get(n)
        begun, last, unread = said[n][0].ms - 4000, said[n][-1].ms, sum(x.unread for x in said[n])
        nick = None if group or n % 4 == 3 else talk.people[n].first
        rows["conversations"].append(
            (row, None if group else keys[n], hexed(f"convo{n}", 32), nick, int(bool(group)), group[0] if group else None,
             int(bool(group)), int(n % 5 == 1), "logos", 0, None, None, begun, last, unread)
        )  # fmt: skip
        spare.append(("conversations", row))
        for person in group[1] if group else ():
            rows["group_members"].append((row, keys[person.n], int(person.n == 0), begun + person.n))
    for row, line in enumerate((x for x in talk.lines if x.text), 1):
        group = line.chat in talk.groups
        account = keys[line.who.n] if group and not line.out else None
        status = ("failed" if line.n % 19 == 7 else "sent") if line.out else "received"
        rows["messages"].append(
            (row, chats[line.chat], "out" if line.out else "in", line.text, line.ms, account, "logos", status)
        )
        other = talk.other(line)
        ways: list[Record] = []
        if other:
            ways = party(keys[other.n], name=None if other.n % 4 == 3 else other.first)
        elif account:
            ways = party(account)
        names = [str(chats[line.chat]), hexed(f"convo{line.chat}", 32)]
        to = ways if line.out else ()
        message = says(line, "messages", row, sender=() if line.out else ways, to=to, thread=chats[line.chat])
        truth.append(message | {"also": {"thread": names}})
    for row, person in enumerate(talk.people[1:], 1):
        mesh, name = hexed(f"mesh{person.n}"), f"{person.first} {'📡' if person.n % 3 == 0 else 'node'}"
        rows["mesh_contacts"].append((mesh, name, talk.lines[-1].ms - person.n * 3_600_000))
        truth.append(known(name, [mesh], "mesh_contacts", row))
        if person.n < 4:
            rows["mesh_map"].append((keys[person.n], mesh, name, talk.lines[-1].ms - person.n * 900_000))
    rows["kv"] = [("displayName", talk.me.first), ("autoRestart", "1"), ("nodeConfig", packed({"preset": "logos.dev"}))]
    rows["android_metadata"] = [("en_GB",)]
    script = (
        LOCALE
        + """CREATE TABLE kv(key TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE conversations(convo_pk INTEGER PRIMARY KEY AUTOINCREMENT, peer_address TEXT, lib_convo_id TEXT,
        nickname TEXT, is_group INT DEFAULT 0, group_name TEXT, created_by_me INT DEFAULT 0, verified INT DEFAULT 0,
        transport TEXT DEFAULT 'logos', mesh_mode INT DEFAULT 0, mesh_channel_idx INT, mesh_channel_key TEXT, created_at INT,
        last_message_at INT, unread INT DEFAULT 0);
        CREATE TABLE messages(msg_pk INTEGER PRIMARY KEY AUTOINCREMENT, convo_pk INT REFERENCES conversations,
        direction TEXT CHECK(direction IN ('in','out')), content TEXT, sent_at INT, sender_account TEXT,
        sent_via TEXT DEFAULT 'logos', status TEXT CHECK(status IN ('pending','sent','failed','received')));
        CREATE TABLE group_members(convo_pk INT REFERENCES conversations, address TEXT, is_self INT DEFAULT 0, added_at INT,
        PRIMARY KEY(convo_pk, address));
        CREATE TABLE mesh_map(logos_address TEXT PRIMARY KEY, mesh_pubkey TEXT NOT NULL, mesh_name TEXT, mapped_at INT);
        CREATE TABLE mesh_contacts(pubkey_hex TEXT PRIMARY KEY, name TEXT, last_seen INT);
        CREATE INDEX idx_messages_convo ON messages(convo_pk, msg_pk);
        CREATE INDEX idx_convo_addr ON conversations(peer_address);
        CREATE INDEX idx_convo_lib ON conversations(lib_convo_id);"""
    )
    spare += [("mesh_map", n + 1) for n in range(len(rows["mesh_map"]))]
    return database(
        script, rows, truth,
        f"{HUB}/xAlisher/logos-chat-android android/app/src/main/java/com/logoschat/ChatDb.kt",
        decoys=("kv", "group_members", "android_metadata"), spare=spare,
    )  # fmt: skip
