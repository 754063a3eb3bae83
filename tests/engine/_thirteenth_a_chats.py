"""Messengers of the thirteenth set's first half.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine._thirteenth_a_talk import thirteenth_a
from tests.engine.leveldb_files import number
from tests.engine.published_talk import Aside, Line, Record, Ring, database, known, party, rang, says, spaced


def aiwazian() -> Aside:
    """Ids are numbers of the server. A picture is a message whose text is NULL, with a row of its file beside it.

    Its tables are of several days of its history: `message` of the day when types were added, `attachment` as first kept. Taken
    for granted: times in milliseconds; a chat with one person has that person's id, a group its own. Sound tables are left out.
    """
    talk = thirteenth_a("aiwazian", count=72, people=14, groups=1)
    rows = Rows(account=[], user=[], chats=[], drafts=[], group=[], message=[], attachment=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    ids = {p.n: 1_000 + p.num % 90_000 for p in talk.people}
    rooms = {n: 500_000 + n for n in talk.groups}
    chats = {**{n: ids[n] for n in range(1, 14)}, **rooms}
    names = {p.n: p.first if p.n == 5 else p.name for p in talk.people}
    for person in talk.people:
        n = person.n
        handle = None if n % 4 == 3 else person.handle
        rows["user"].append(
            (ids[n], person.first, None if n == 5 else person.last, handle, "Chor & Garten" if n == 2 else None,
             None if n % 3 else 631_152_000_000 + n * 86_400_000 * 301, talk.lines[-1].ms - n * 4_000_000 if n else None,
             None, int(n == 9), 0)
        )  # fmt: skip
        if n:
            truth.append(known(names[n], [ids[n], *([handle] if handle else [])], "user", ids[n]))
        else:
            spare.append(("user", ids[n]))
    rows["account"] = [(1, ids[0], 1, hexed("token" + talk.me.key), hexed("fcm", 40), talk.lines[0].ms - 90_000)]
    talked = {line.chat for line in talk.lines}
    rows["chats"] = [(ids[0], chats[n], int(n == 3)) for n in sorted(talked)]
    rows["drafts"] = [(ids[0], chats[min(talked)], "ich wollte noch")]
    for n, room in rooms.items():
        title, members = talk.groups[n]
        rows["group"].append((room, ids[0], title, None, None, "PRIVATE", len(members), 0, 1))
    at = spaced(talk.rng, len(talk.lines) + 1, 20_431)
    group = max(rooms)
    rows["message"].append(
        (at[0], ids[0], rooms[group], None, talk.lines[0].ms - 60_000, None, "SYSTEM", "GROUP_CREATED", 1)
    )
    spare.append(("message", at[0]))
    for line in talk.lines:
        row, other = at[line.n + 1], talk.other(line)
        edited = line.ms + 45_000 if line.edited else None
        read = int(not line.unread)
        rows["message"].append((row, ids[line.who.n], chats[line.chat], line.text, line.ms, edited, "TEXT", None, read))
        if line.text is None:
            name = f"{line.form}_{line.n}.{'jpg' if line.form == 'image' else 'bin'}"
            url = f"/files/{line.key}"
            rows["attachment"].append((len(rows["attachment"]) + 1, row, name, url, 120_000 + line.n * 77))
        to = party(ids[other.n], name=names[other.n]) if other and line.out else ()
        sender = party(ids[line.who.n], name=names[line.who.n])
        truth.append(says(line, "message", row, sender=sender, to=to, thread=chats[line.chat]))
    rows["room_master_table"] = [(42, hexed("aiwazian", 32))]
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        LOCALE
        + ROOM
        + """CREATE TABLE `account` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `userId` INTEGER NOT NULL,
        `isCurrent` INTEGER NOT NULL, `token` TEXT NOT NULL, `fcmToken` TEXT, `createdAt` INTEGER NOT NULL);
        CREATE UNIQUE INDEX `index_account_token` ON `account` (`token`);
        CREATE UNIQUE INDEX `index_account_userId` ON `account` (`userId`);
        CREATE TABLE `user` (`id` INTEGER NOT NULL, `firstName` TEXT NOT NULL, `lastName` TEXT, `username` TEXT, `bio` TEXT,
        `dateOfBirth` INTEGER, `lastSeen` INTEGER, `profileChannelId` INTEGER, `isBlocked` INTEGER NOT NULL DEFAULT false,
        `isBlockedByThem` INTEGER NOT NULL DEFAULT false, PRIMARY KEY(`id`));
        CREATE TABLE `chats` (`userId` INTEGER NOT NULL, `chatId` INTEGER NOT NULL, `isPinned` INTEGER NOT NULL,
        PRIMARY KEY(`userId`, `chatId`));
        CREATE TABLE `drafts` (`userId` INTEGER NOT NULL, `chatId` INTEGER NOT NULL, `text` TEXT NOT NULL,
        PRIMARY KEY(`userId`, `chatId`));
        CREATE TABLE `group` (`id` INTEGER NOT NULL, `ownerId` INTEGER, `name` TEXT NOT NULL, `bio` TEXT, `username` TEXT,
        `groupType` TEXT NOT NULL, `members` INTEGER NOT NULL, `removedUsers` INTEGER, `isMember` INTEGER NOT NULL,
        PRIMARY KEY(`id`));
        CREATE TABLE `message` (`id` INTEGER NOT NULL, `senderId` INTEGER NOT NULL, `chatId` INTEGER NOT NULL, `text` TEXT,
        `sendTime` INTEGER NOT NULL, `editedAt` INTEGER, `messageType` TEXT NOT NULL, `systemMessageEventType` TEXT,
        `isRead` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `attachment` (`id` INTEGER NOT NULL, `messageId` INTEGER NOT NULL, `name` TEXT NOT NULL,
        `url` TEXT NOT NULL, `size` INTEGER NOT NULL, PRIMARY KEY(`id`));"""
    )
    named = {f"`{t}`": r for t, r in rows.items()}
    address = (
        f"{HUB}/aiwazian/messenger-client app/src/main/java/com/aiwazian/messenger/database/entity/MessageEntity.kt"
    )
    return database(
        script, named, truth, address, decoys=("account", "chats", "drafts", "group", "attachment", "room_master_table"),
        spare=spare,
    )  # fmt: skip


def tchat() -> Aside:
    """XMPP with a history that the server gives: rows of the server have an id, those written on the phone have none.

    Times are texts of milliseconds, as their column is of text. A list of chats holds the last words with each; where only one
    message was written, it has the words in the place of the resource, as the app mixes the two when it begins such a row.
    Taken for granted: what the server says of a message's time is in milliseconds too, the name of the type of groups' messages,
    and what is in GROUPS_TABLE's lists. Pictures are left out, as how they are kept was not read.
    """
    talk = thirteenth_a("tchat", count=76, people=13, groups=1)
    rows = Rows(PROFILE_TABLE=[], ROSTER_TABLE=[], CHAT_MESSAGES_TABLE=[], RECENTS_TABLE=[], GROUPS_TABLE=[])
    truth = list[Record]()
    jids = {p.n: f"{p.handle}@uat.tchat.example" for p in talk.people}
    rooms = {n: f"{hexed(f'room{n}', 12)}@conference.uat.tchat.example" for n in talk.groups}
    for row, person in zip(spaced(talk.rng, 12), talk.people[1:], strict=True):
        on = person.n % 3 == 0
        rows["ROSTER_TABLE"].append(
            (row, jids[person.n], person.name, "subscribe" if person.n == 7 else "", "none" if person.n == 7 else "both",
             "Auf Arbeit" if person.n == 3 else "", "available" if on else "unavailable",
             ("Mobile" if person.n % 2 else "Web") if on else ("null" if person.n % 4 == 0 else None), None)
        )  # fmt: skip
        truth.append(known(person.name, [jids[person.n]], "ROSTER_TABLE", row))
    rows["PROFILE_TABLE"] = [(1, talk.me.handle, "geheim-21", talk.me.name, "available", str(talk.lines[-1].ms))]
    for row, (n, room) in enumerate(rooms.items(), 1):
        title, members = talk.groups[n]
        listed = packed([jids[p.n] for p in members])
        rows["GROUPS_TABLE"].append((row, room, jids[0], title, listed, str(talk.lines[0].ms - 5000)))
    words = [line for line in talk.lines if line.text]
    latest = dict[int, list[int]]()
    at = spaced(talk.rng, len(words))
    for k, line in enumerate(words):
        row, group = at[k], line.chat in rooms
        served = group or k < 40
        where = rooms[line.chat] if group else jids[line.chat]
        receiver = where if group or line.out else jids[0]
        mid = f"{hexed(line.key, 5)}-{k + 10}"
        resource = None if served else ("Mobile" if line.out else "Smack")
        kind = "GROUP_CHAT" if group else "CHAT"
        rows["CHAT_MESSAGES_TABLE"].append(
            (row, line.key if served else None, line.text, mid, str(line.ms), jids[line.who.n], receiver, resource,
             int(group), kind, "0" if line.unread else "1")
        )  # fmt: skip
        latest.setdefault(line.chat, []).append(k)
        other = talk.other(line)
        sender = party(jids[line.who.n])
        to = party(jids[other.n]) if other and line.out else ()
        truth.append(says(line, "CHAT_MESSAGES_TABLE", row, sender=sender, to=to, thread=where))
    for row, (chat, found) in enumerate(latest.items(), 1):
        line, group = words[found[-1]], chat in rooms
        where = rooms[chat] if group else jids[chat]
        first = words[found[0]]
        said, resource = (line.text, "Smack") if len(found) > 1 else ("Smack", line.text)
        name = talk.groups[chat][0] if group else talk.people[chat].handle
        rows["RECENTS_TABLE"].append(
            (row, None, where, name, jids[first.who.n], where if group or first.out else jids[0], resource, int(group),
             "GROUP_CHAT" if group else "CHAT", said, None, "1", str(line.ms))
        )  # fmt: skip
    rows["android_metadata"] = [("en_GB",)]
    text = "varchar(255) DEFAULT NULL"
    script = (
        LOCALE
        + f"""CREATE TABLE PROFILE_TABLE ( _id INTEGER PRIMARY KEY AUTOINCREMENT,  username {text},  password {text},
        name {text},  currentPresence {text},  lastLogin {text});
        CREATE TABLE ROSTER_TABLE ( _id INTEGER PRIMARY KEY AUTOINCREMENT,  user varchar(255) UNIQUE,  name {text},
        status {text},  type {text},  presenceStatus {text},presenceType {text},resource {text},lastSeenTimestamp {text});
        CREATE TABLE CHAT_MESSAGES_TABLE ( _id INTEGER PRIMARY KEY AUTOINCREMENT,id varchar(255) UNIQUE,message blob,
        mid varchar(255) UNIQUE DEFAULT NULL,timeStamp {text},sender {text},receiver {text},resource {text},
        isGroupMessage INTEGER(1) DEFAULT 0,messageType {text},isRead {text});
        CREATE TABLE RECENTS_TABLE ( _id INTEGER PRIMARY KEY AUTOINCREMENT,id {text},chatWithUser varchar(255) UNIQUE,
        name {text},sender {text},receiver {text},resource {text},isGroupMessage INTEGER(1) DEFAULT 0,messageType {text},
        message blob,mid {text},isRead varchar(11)  DEFAULT NULL,time_stamp {text});
        CREATE TABLE GROUPS_TABLE ( _id INTEGER PRIMARY KEY AUTOINCREMENT,group_id varchar(255) UNIQUE,group_admin {text},
        group_name {text},participants blob,time_stamp {text});"""
    )
    address = f"{HUB}/donaldking/xmpp-chat-android src/co/uk/tusksolutions/tchat/android/dbHelper/TChatDBHelper.java"
    return database(script, rows, truth, address, decoys=("PROFILE_TABLE", "RECENTS_TABLE", "GROUPS_TABLE"))


def _text(value: str | None) -> bytes:
    """A text as its protocol writes it: whether it is there, its length, its bytes."""
    if value is None:
        return b"\0"
    data = value.encode()
    return b"\1" + number(len(data)) + data


def _done(event: Line | Ring) -> int:
    """When a message was written or a call was over, in milliseconds."""
    return event.ms + event.duration * 1000 if isinstance(event, Ring) else event.ms


def teamtalk() -> Aside:
    """Team chat for firms: a message's words are in a cell of bytes, once as Markdown and once plain; ids are UUIDs.

    Whose a chat is, is in the list of conversations. A call is a message of the system when it has ended: who called whom
    and how long in its bytes. Documents, tasks and queues are left out but for the drafts, and columns' checks; a directory
    of the firm and who is in it stays. Tables are of an earlier day of its history than calls, which changed no table that
    was seen. Taken for granted: milliseconds, how a picture's file is written in bytes, the system's name, what a list says
    of a call, that one's own row is among the users. Users who are no contacts, one's own row and links of contacts may be
    told or not.
    """
    talk = thirteenth_a("teamtalk", count=74, people=15, groups=1, rings=24)
    rows = Rows(user=[], contact=[], chat=[], member=[], organization_unit=[], organization_member=[], message=[],
                outgoing_message=[], message_reaction=[], conversation=[], conversation_draft_outbox=[],
                conversation_read_outbox=[], sync_state=[])  # fmt: skip
    truth, spare = list[Record](), list[tuple[str, int]]()
    ids = {p.n: uuid(p.key) for p in talk.people}
    friends = {line.chat for line in talk.lines if line.chat not in talk.groups} | set(range(1, 13))
    friends |= {ring.other.n for ring in talk.rings}
    for row, person in enumerate(talk.people, 1):
        n = person.n
        phone = None if n % 5 == 4 else person.phone
        face = (f"/avatar/{person.key}", "avatar.jpg", "image/jpeg", 18_000 + n) if n % 2 else (None,) * 4
        rows["user"].append((ids[n], person.handle, person.name, *face, phone, n % 3, 0, 1, 1 + n % 4))
        if n in friends:
            ways = [ids[n], person.handle, *([phone] if phone else [])]
            remark = f"{person.first} (Lager)" if n == 4 else None
            rows["contact"].append((ids[0], ids[n], remark, 1))
            spare.append(("contact", len(rows["contact"])))
            truth.append(known(person.name, ways, "user", row, *([remark] if remark else [])))
        else:
            spare.append(("user", row))
        rows["organization_member"].append(
            (f"unit-{n % 2 + 1}", ids[n], "Schichtleiterin" if n == 2 else None, 1, talk.lines[0].ms - n * 1000,
             person.handle, person.name, *face, phone, n % 3, 0, 1, 1 + n % 4)
        )  # fmt: skip
        spare.append(("organization_member", row))
    for unit, title in (("unit-1", "Lager Nord"), ("unit-2", "Disposition")):
        rows["organization_unit"].append((unit, None, title, ids[2], 0, None, 1, 7))
    chats = {n: uuid(hexed(f"chat{n}", 24)) for n in (*range(1, 15), *talk.groups)}
    for n, (title, members) in talk.groups.items():
        rows["chat"].append((chats[n], 2, title, None, ids[0], len(members), 60, None, 0))
        rows["member"] += [(chats[n], ids[p.n], 2 if p.n == 0 else 0, None, talk.lines[0].ms) for p in members]
    seen, last = dict[int, int](), dict[int, tuple[int, str | None, int]]()
    events: list[Line | Ring] = sorted([*talk.lines, *talk.rings], key=_done)
    for row, event in enumerate(events, 1):
        chat = event.other.n if isinstance(event, Ring) else event.chat
        seq = seen[chat] = seen.get(chat, 0) + 1
        if isinstance(event, Ring):
            ends = (ids[0], ids[chat]) if event.out else (ids[chat], ids[0])
            call = uuid(hexed(f"call{event.n}", 24))
            reason = 5 if event.duration else (1, 2, 4)[event.n % 3]
            body = _text(call) + _text(ends[0]) + _text(ends[1]) + bytes([event.video])
            body += number(event.duration) + number(reason)
            key = uuid(hexed(call, 24))
            rows["message"].append((chats[chat], key, seq, "system", 19, _done(event), 0, body, 0, None))
            last[chat] = (_done(event), "[通话]", 19)
            ways = party(ids[chat], name=event.other.name)
            at = _done(event) * 1000
            truth.append(rang(event, "message", row, ways, at=at, duration=event.duration, thread=chats[chat]))
            continue
        line = event
        if line.text is not None:
            kind, body = 1, _text(line.text) + b"\0" + _text(line.text) + b"\0"
        else:
            path = f"/file/{line.key}"
            sort = {
                "image": (2, "jpg", "image/jpeg"),
                "voice": (3, "m4a", "audio/mp4"),
                "file": (5, "pdf", "application/pdf"),
            }
            kind, end, mime = sort[line.form]
            file = _text(path) + _text(f"{line.form}_{line.n}.{end}") + _text(mime) + number(52_000 + line.n)
            body = file + (number(1280) + number(960) + b"\0" if kind == 2 else number(7) if kind == 3 else b"")
        key = uuid(hexed(line.key, 24))
        rows["message"].append((chats[chat], key, seq, ids[line.who.n], kind, line.ms, 0, body, 0, None))
        last[chat] = (line.ms, line.text, kind)
        other = talk.other(line)
        to = party(ids[other.n], name=other.name) if other and line.out else ()
        sender = party(ids[line.who.n], name=line.who.name)
        truth.append(says(line, "message", row, sender=sender, to=to, thread=chats[chat]))
    for n, (ms, text, kind) in last.items():
        group = n in talk.groups
        name = talk.groups[n][0] if group else talk.people[n].name
        rows["conversation"].append(
            (chats[n], 2 if group else 1, None if group else ids[n], None if group else 1, name, *(None,) * 4,
             text or "[图片]", kind, ms, seen[n], seen[n] - n % 2, seen[n], n % 2, int(n == 2), 0,
             "bin gleich" if n == min(last) else None)
        )  # fmt: skip
    rows["conversation_draft_outbox"] = [(chats[min(last)], "bin gleich", 3, 0)]
    rows["conversation_read_outbox"] = [(chats[max(last)], seen[max(last)])]
    rows["message_reaction"] = [(chats[n], 1, "👍", ids[0]) for n in list(last)[:4]]
    rows["sync_state"] = [(1, hexed("dataset", 32), 4711)]
    script = """CREATE TABLE user (uid TEXT PRIMARY KEY NOT NULL, username TEXT NOT NULL, name TEXT NOT NULL, avatar_path TEXT,
        avatar_name TEXT, avatar_content_type TEXT, avatar_size INTEGER, phone TEXT, sex INTEGER DEFAULT 0,
        role INTEGER DEFAULT 0, status INTEGER DEFAULT 1, revision INTEGER NOT NULL DEFAULT 1 CHECK(revision > 0));
        CREATE TABLE contact (uid TEXT NOT NULL, friend_uid TEXT NOT NULL, remark TEXT, status INTEGER DEFAULT 1,
        PRIMARY KEY (uid, friend_uid));
        CREATE TABLE chat (chat_id TEXT PRIMARY KEY NOT NULL, chat_type INTEGER NOT NULL, name TEXT, avatar TEXT, creator TEXT,
        member_count INTEGER DEFAULT 0, max_seq INTEGER DEFAULT 0, notice TEXT, muted_all INTEGER DEFAULT 0);
        CREATE TABLE member (chat_id TEXT NOT NULL, uid TEXT NOT NULL, role INTEGER DEFAULT 0, nickname TEXT,
        joined_at INTEGER DEFAULT 0, PRIMARY KEY (chat_id, uid));
        CREATE TABLE organization_unit (unit_id TEXT PRIMARY KEY NOT NULL, parent_id TEXT, name TEXT NOT NULL, leader_uid TEXT,
        sort_order INTEGER NOT NULL DEFAULT 0, group_chat_id TEXT, status INTEGER NOT NULL DEFAULT 1,
        direct_member_count INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE organization_member (unit_id TEXT NOT NULL, uid TEXT NOT NULL, title TEXT,
        is_primary INTEGER NOT NULL DEFAULT 0, joined_at INTEGER NOT NULL DEFAULT 0, user_username TEXT, user_name TEXT,
        user_avatar_path TEXT, user_avatar_name TEXT, user_avatar_content_type TEXT, user_avatar_size INTEGER, user_phone TEXT,
        user_sex INTEGER, user_role INTEGER, user_status INTEGER, user_revision INTEGER, PRIMARY KEY (unit_id, uid));
        CREATE TABLE message (chat_id TEXT NOT NULL, client_msg_id TEXT NOT NULL, server_seq INTEGER DEFAULT 0,
        sender_uid TEXT NOT NULL, message_type INTEGER NOT NULL, timestamp INTEGER NOT NULL, flags INTEGER DEFAULT 0, body BLOB,
        send_status INTEGER DEFAULT 0, outgoing_failure_code INTEGER, PRIMARY KEY (chat_id, client_msg_id));
        CREATE INDEX idx_message_chat_seq ON message(chat_id, server_seq);
        CREATE TABLE outgoing_message (local_ordinal INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, client_msg_id TEXT NOT NULL,
        chat_id TEXT NOT NULL, sender_uid TEXT NOT NULL, payload BLOB NOT NULL, request_fingerprint BLOB,
        state INTEGER NOT NULL DEFAULT 0, attempt_count INTEGER NOT NULL DEFAULT 0, failure_code INTEGER, last_error TEXT,
        terminal_code INTEGER, server_seq INTEGER, next_attempt_at INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL, completed_at INTEGER, UNIQUE(chat_id, client_msg_id));
        CREATE TABLE message_reaction (chat_id TEXT NOT NULL, server_seq INTEGER NOT NULL CHECK(server_seq > 0),
        emoji TEXT NOT NULL, uid TEXT NOT NULL, PRIMARY KEY (chat_id, server_seq, emoji, uid));
        CREATE TABLE conversation (chat_id TEXT PRIMARY KEY NOT NULL, chat_type INTEGER NOT NULL, peer_uid TEXT,
        peer_revision INTEGER, chat_name TEXT, chat_avatar_path TEXT, chat_avatar_name TEXT, chat_avatar_content_type TEXT,
        chat_avatar_size INTEGER, last_message TEXT, last_message_type INTEGER, last_msg_timestamp INTEGER,
        last_seq INTEGER DEFAULT 0, read_seq INTEGER DEFAULT 0, peer_read_seq INTEGER DEFAULT 0, unread_count INTEGER DEFAULT 0,
        is_pinned INTEGER DEFAULT 0, is_muted INTEGER DEFAULT 0, draft TEXT);
        CREATE TABLE conversation_draft_outbox (chat_id TEXT PRIMARY KEY NOT NULL, draft TEXT, generation INTEGER NOT NULL,
        state INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE conversation_read_outbox (chat_id TEXT PRIMARY KEY NOT NULL, read_seq INTEGER NOT NULL CHECK(read_seq > 0));
        CREATE TABLE sync_state (singleton_id INTEGER PRIMARY KEY NOT NULL CHECK(singleton_id = 1), dataset_id TEXT NOT NULL,
        cursor INTEGER NOT NULL CHECK(cursor >= 0));"""
    address = (
        f"{HUB}/virjar/team-talk client/shared/src/commonMain/sqldelight/com/virjar/tk/shared/database/AppDatabase.sq"
    )
    return database(
        script, rows, truth, address,
        decoys=("chat", "member", "organization_unit", "outgoing_message", "message_reaction", "conversation",
                "conversation_draft_outbox", "conversation_read_outbox", "sync_state"),
        spare=spare,
    )  # fmt: skip


def messengerpp() -> Aside:
    """Messenger++: several accounts in one store. What a user is called is in a table of properties, one row each.

    The time of a message is kept twice, as text with its zone and in milliseconds. Taken for granted: UTC as the phone's zone,
    how ids of chats are made, the names of chats' properties, of the configuration and of accounts'
    states; both accounts are XMPP, so there are no pictures. Rows of properties may be told or not, and the two rows of the
    holder.
    """
    talk = thirteenth_a("messengerpp", count=70, people=14, groups=1)
    rows = Rows(accounts=[], users=[], user_properties=[], user_contacts=[], chats=[], chat_properties=[], user_chats=[],
                messages=[], message_properties=[])  # fmt: skip
    truth, spare = list[Record](), list[tuple[str, int]]()
    # Most people from 8 on are of the second account, but for those in the group: the holder's other address writes with them.
    grouped = {p.n for _, members in talk.groups.values() for p in members}
    second = {p.n for p in talk.people if p.n > 7} - grouped
    home = {p.n: "xmpp~2" if p.n in second else "xmpp~1" for p in talk.people}
    jids = {p.n: f"{p.handle}@{'jabber' if p.n in second else 'chat'}.example" for p in talk.people}
    ids = {n: f"{home[n]}:{jid}" for n, jid in jids.items()}
    own2 = f"xmpp~2:{talk.me.handle}@jabber.example"
    for realm, user in (("xmpp~1", ids[0]), ("xmpp~2", own2)):
        settings = packed({"server": user.split("@")[1], "login": talk.me.handle, "resource": "Messenger++"})
        rows["accounts"].append((realm, "xmpp", user, settings, "enabled"))
    synced = stamp(talk.lines[-1].ms, "%Y%m%dT%H%M%S") + ".000Z"
    members = [(ids[p.n], p) for p in talk.people] + [(own2, talk.me)]
    for row, (user, person) in enumerate(members, 1):
        rows["users"].append(
            (user, user.split(":")[0], user.split(":", 1)[1], synced, synced if not person.n else None, None, None)
        )
        facts = [
            ("first_name", person.first),
            ("last_name", person.last),
            ("online", "true" if person.n % 3 else "false"),
        ]
        ways = [user.split(":", 1)[1]]
        if person.n and person.n % 3 == 0:
            facts += [("phone", person.phone), ("phones", f"{person.phone};{person.local}")]
            ways.append(person.phone)
        if person.n and person.n % 4 == 0:
            facts.append(("email", person.mail))
            ways.append(person.mail)
        for name, value in facts:
            rows["user_properties"].append((user, name, value))
            spare.append(("user_properties", len(rows["user_properties"])))
        if person.n:
            rows["user_contacts"].append((own2 if person.n in second else ids[0], user))
            truth.append(known(person.name, ways, "users", row))
        else:
            spare.append(("users", row))
    chats = {n: f"{home.get(n, 'xmpp~1')}:{uuid(hexed(f'chat{n}', 24))}" for n in (*range(1, 14), *talk.groups)}
    talked = sorted({line.chat for line in talk.lines})
    for n in talked:
        group, me = n in talk.groups, own2 if home.get(n) == "xmpp~2" else ids[0]
        rows["chats"].append((chats[n], chats[n].split(":")[0], chats[n].split(":", 1)[1], synced))
        rows["chat_properties"].append((chats[n], "private", "false" if group else "true"))
        rows["user_chats"] += (
            [(ids[p.n], chats[n]) for p in talk.groups[n][1]] if group else [(me, chats[n]), (ids[n], chats[n])]
        )
    row = 0
    for line in talk.lines:
        if line.text is None:
            continue
        row += 1
        other, realm = talk.other(line), chats[line.chat].split(":")[0]
        author = own2 if line.out and realm == "xmpp~2" else ids[line.who.n]
        target = None
        if other:
            target = ids[other.n] if line.out else own2 if realm == "xmpp~2" else ids[0]
        key = uuid(line.key)
        when = stamp(line.ms, "%Y%m%dT%H%M%S") + f".{line.ms % 1000:03}Z"
        rows["messages"].append(
            (f"{realm}:{key}", realm, key, chats[line.chat], author, target, when, line.ms, "", line.text,
             int(not line.unread), "sent" if line.out else "received")
        )  # fmt: skip
        to = party(target, name=other.name) if other and line.out else ()
        truth.append(
            says(line, "messages", row, sender=party(author, name=line.who.name), to=to, thread=chats[line.chat])
        )
    rows["android_metadata"] = [("ru_RU",)]
    script = (
        LOCALE
        + """CREATE TABLE accounts (id text PRIMARY KEY, realm_id text NOT NULL, user_id text NOT NULL,
        configuration text NOT NULL, state text NOT NULL);
        CREATE TABLE users (id text PRIMARY KEY, account_id text NOT NULL, realm_user_id text NOT NULL,
        last_properties_sync_date datetime, last_contacts_sync_date datetime, last_chats_sync_date datetime,
        last_user_icons_sync_date datetime, FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE);
        CREATE TABLE user_properties (user_id text NOT NULL, property_name text NOT NULL, property_value text,
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE, UNIQUE (user_id, property_name));
        CREATE TABLE user_contacts (user_id text NOT NULL, contact_id text NOT NULL,
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        FOREIGN KEY (contact_id) REFERENCES users (id) ON DELETE CASCADE, UNIQUE (user_id, contact_id));
        CREATE TABLE chats (id text PRIMARY KEY, account_id text NOT NULL, realm_chat_id text NOT NULL,
        last_messages_sync_date datetime, FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE);
        CREATE TABLE chat_properties (chat_id text NOT NULL, property_name text NOT NULL, property_value text,
        FOREIGN KEY (chat_id) REFERENCES chats (id) ON DELETE CASCADE, UNIQUE (chat_id, property_name));
        CREATE TABLE user_chats (user_id text NOT NULL, chat_id text NOT NULL,
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        FOREIGN KEY (chat_id) REFERENCES chats (id) ON DELETE CASCADE, UNIQUE (user_id, chat_id));
        CREATE TABLE messages (id text PRIMARY KEY, account_id text NOT NULL, realm_message_id text NOT NULL,
        chat_id text NOT NULL, author_id text NOT NULL, recipient_id text, send_date datetime NOT NULL,
        send_time integer NOT NULL, title text NOT NULL, body text NOT NULL, read integer NOT NULL, state text NOT NULL,
        FOREIGN KEY (chat_id) REFERENCES chats (id) ON DELETE CASCADE,
        FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE,
        FOREIGN KEY (recipient_id) REFERENCES users (id) ON DELETE CASCADE);
        CREATE TABLE message_properties (message_id text NOT NULL, property_name text NOT NULL, property_value text,
        FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE CASCADE, UNIQUE (message_id, property_name));"""
    )
    return database(
        script, rows, truth, f"{HUB}/serso/android-messengerpp app/assets/db_mpp_001.sql",
        decoys=("accounts", "user_contacts", "chats", "chat_properties", "user_chats", "message_properties"), spare=spare,
    )  # fmt: skip


def tricordarr() -> Aside:
    """A ship's social network: answers of its server kept as one file of JSON, as TanStack's persister writes them.

    Letters ("seamails") are pages of answers, each with who takes part and what was written; rows are counted over the file, in
    its order. Taken for granted: the key that names the file is the persister's own default, the names of queries, the labels of
    kinds of letters and of the answer's other parts that the app leaves as they come.
    """
    talk = thirteenth_a("tricordarr", count=64, people=10, groups=2)
    truth, queries, row = list[Record](), list[dict[str, object]](), 0
    heads: dict[int, dict[str, object]] = {}
    for p in talk.people:
        head: dict[str, object] = {"userID": uuid(p.key).upper(), "username": p.handle}
        if p.n % 4:
            head["displayName"] = p.name
        if p.n % 3 == 0:
            head["userImage"] = f"{hexed(p.key, 32)}.jpg"
        heads[p.n] = head

    def asked(key: list[object], data: object, ms: int) -> None:
        state = {"data": data, "dataUpdateCount": 1, "dataUpdatedAt": ms, "error": None, "errorUpdateCount": 0,
                 "errorUpdatedAt": 0, "fetchFailureCount": 0, "fetchFailureReason": None, "fetchMeta": None,
                 "isInvalidated": False, "status": "success", "fetchStatus": "idle"}  # fmt: skip
        queries.append({"dehydratedAt": ms + 4, "state": state, "queryKey": key, "queryHash": packed(key)})

    last = talk.lines[-1].ms
    profile = {"header": heads[0], "realName": talk.me.name, "homeLocation": "Rostock", "roomNumber": "8117", "email": "",
               "about": "", "message": "", "isFavorite": False}  # fmt: skip
    asked(["/user/profile"], profile, last + 1000)
    for n in (*range(1, 10), *talk.groups):
        lines = [line for line in talk.lines if line.chat == n]
        if not lines:
            continue
        title, members = talk.groups[n] if n in talk.groups else ("Dinner?", [talk.me, talk.people[n]])
        fez, posts = uuid(hexed(f"fez{n}", 24)).upper(), list[dict[str, object]]()
        for line in lines:
            post: dict[str, object] = {"postID": 90_000 + line.n, "author": heads[line.who.n], "text": line.text or "",
                                       "timestamp": stamp(line.ms, "%Y-%m-%dT%H:%M:%SZ")}  # fmt: skip
            if line.text is None:
                post["image"] = f"{hexed(line.key, 32)}.jpg"
            posts.append(post)
            other = talk.other(line)
            to = (
                party(heads[other.n]["userID"], name=other.name if other.n % 4 else other.handle)
                if other and line.out
                else ()
            )
            sender = party(heads[line.who.n]["userID"], name=line.who.name if line.who.n % 4 else line.who.handle)
            truth.append(says(line, PLACE, row, at=line.s * 1_000_000, sender=sender, to=to, thread=fez))
            row += 1
        inside = {"participants": [heads[p.n] for p in members], "waitingList": [], "postCount": len(posts),
                  "readCount": len(posts), "paginator": {"total": len(posts), "start": 0, "limit": 50}, "posts": posts,
                  "isMuted": False}  # fmt: skip
        letter = {"fezID": fez, "owner": heads[members[-1].n], "fezType": "closed" if n % 2 else "open", "title": title,
                  "info": "", "participantCount": len(members), "minParticipants": 0, "maxParticipants": 0,
                  "cancelled": False, "lastModificationTime": stamp(lines[-1].ms, "%Y-%m-%dT%H:%M:%SZ"),
                  "members": inside}  # fmt: skip
        asked([f"/fez/{fez}"], {"pages": [letter], "pageParams": [{"start": 0, "limit": 50}]}, lines[-1].ms + 2000)
    asked(["/users/favorites"], [heads[2], heads[5]], last + 1500)
    whole = {"buster": "", "timestamp": last + 9000, "clientState": {"mutations": [], "queries": queries}}
    address = (
        f"{HUB}/jocosocial/tricordarr src/Structs/ControllerStructs.tsx and src/Libraries/Storage/QueryCacheStorage.ts"
    )
    return Aside(packed(whole).encode(), truth, address, path=f"data/data/com.tricordarr/files/{PLACE}")


PLACE = "REACT_QUERY_OFFLINE_CACHE.json"
