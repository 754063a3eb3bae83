"""Messengers of firms in the tenth set, and what firms' kits keep.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import base64
import html
import zlib

from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, packed, stamp, tenth, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, says, spaced


def spika() -> Aside:
    """An office's messenger: bodies are JSON, reactions and who saw what in a table, names of the phone's own book in another.

    The holder's number is in preferences. What went out has the holder's; rooms tell it.
    """
    talk = tenth("spika", count=76, people=9, groups=1)
    rows = Rows(user=[], message=[], phone_user=[], room=[], room_user=[], message_records=[], notes=[])
    truth, ids = list[Record](), {p.n: 40 + p.n * 3 for p in talk.people}
    for person in talk.people:
        row = ids[person.n]
        made = stamp(1_660_000_000_000 + row * 10_007, "%Y-%m-%dT%H:%M:%S.000Z")
        mail = person.mail if person.n % 4 == 0 else None
        rows["user"].append(
            (row, person.name, 500 + row if person.n % 2 else 0, person.phone, hexed(person.phone), mail, made,
             1_690_000_000_000 + row, 0, 0, 0)
        )  # fmt: skip
        if person.n:
            truth.append(known(person.name, [person.phone, str(row), *([mail] if mail else [])], "user", row))
            if person.n % 3:
                rows["phone_user"].append((f"{person.first} (Büro)", person.phone))
                truth.append(known(f"{person.first} (Büro)", [person.phone], "phone_user", len(rows["phone_user"])))
    rooms = {n: 10 + n for n in (*range(1, 9), *talk.groups)}
    for n, room in rooms.items():
        title, people = talk.groups.get(n, (None, [talk.me, talk.people[n] if n < 9 else talk.me]))
        kind = "group" if n in talk.groups else "private"
        rows["room"].append(
            (room, title, kind, 0, 1_660_000_100_000 + n, 1_690_000_100_000 + n, 0, int(n == 2), 0, 0, n % 3)
        )
        rows["room_user"] += [(room, ids[p.n], int(p.n == 0)) for p in people]
    at = spaced(talk.rng, len(talk.lines), 3000)
    for line in talk.lines:
        row, kind = at[line.n], {"text": "text", "image": "image", "voice": "audio", "file": "file"}[line.form]
        body = {"text": line.text} if line.text else {"fileId": 7000 + line.n, "thumbId": 7100 + line.n}
        rows["message"].append(
            (row, ids[line.who.n], 2, 2, int(not line.unread), rooms[line.chat], kind, packed(body), None, line.ms, line.ms + 2,
             0, None, uuid(line.key), "sent" if line.out else "seen", None, None, 0)
        )  # fmt: skip
        ways = party(str(ids[line.who.n]), line.who.phone, name=line.who.name)
        other = talk.other(line)
        to = party(str(ids[other.n]), other.phone, name=other.name) if other and line.out else ()
        truth.append(says(line, "message", row, sender=ways, to=to, thread=rooms[line.chat]))
        if line.n % 3 == 0:
            made = line.ms + 30_000
            kind_, face = ("reaction", "👍") if line.n % 2 else ("seen", None)
            rows["message_records"].append(
                (len(rows["message_records"]) + 1, row, ids[1], kind_, face, made, made, 0, None)
            )
    rows["notes"] = [(1, "Einkauf", "Mehl, Eier, Hefe", 12, 1_690_000_200_000, 1_690_000_200_000)]
    rows["room_master_table"] = [(42, "08d0868602404e4e2701fe5e9fc65595")]
    script = (
        ROOM
        + """CREATE TABLE user (user_id INTEGER NOT NULL, display_name TEXT, avatar_file_id INTEGER, telephone_number TEXT,
        telephone_number_hashed TEXT, email_address TEXT, created_at TEXT, modified_at INTEGER, selected INTEGER NOT NULL,
        is_bot INTEGER NOT NULL, deleted INTEGER NOT NULL, PRIMARY KEY(user_id));
        CREATE TABLE message (id INTEGER NOT NULL, from_user_id INTEGER, total_user_count INTEGER, delivered_count INTEGER,
        seen_count INTEGER, room_id_message INTEGER, type_message TEXT, body TEXT, reference_message TEXT,
        created_at_message INTEGER, modified_at_message INTEGER, deleted_message INTEGER, reply_id INTEGER, local_id TEXT,
        message_status TEXT, uri TEXT, thumb_uri TEXT, is_forwarded INTEGER NOT NULL, PRIMARY KEY(id));
        CREATE TABLE reaction (id TEXT NOT NULL, user_id TEXT NOT NULL, message_id TEXT NOT NULL, type TEXT NOT NULL,
        created_at TEXT NOT NULL, modified_at TEXT NOT NULL, PRIMARY KEY(id));
        CREATE TABLE phone_user (name TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY(number));
        CREATE TABLE room (room_id INTEGER NOT NULL, name TEXT, type TEXT, avatar_file_id INTEGER, created_at INTEGER,
        modified_at INTEGER, muted INTEGER NOT NULL, pinned INTEGER NOT NULL, room_exit INTEGER NOT NULL,
        deleted INTEGER NOT NULL, unread_count INTEGER NOT NULL, PRIMARY KEY(room_id));
        CREATE TABLE message_records (id INTEGER NOT NULL, message_id INTEGER NOT NULL, user_id INTEGER NOT NULL,
        type TEXT NOT NULL,
        reaction TEXT, modified_at INTEGER, created_at INTEGER NOT NULL, is_deleted INTEGER NOT NULL, record_message TEXT,
        PRIMARY KEY(id));
        CREATE TABLE room_user (room_id INTEGER NOT NULL, user_id INTEGER NOT NULL, isAdmin INTEGER, PRIMARY KEY(room_id,
        user_id));
        CREATE TABLE notes (id INTEGER NOT NULL, title TEXT, content TEXT, room_id INTEGER NOT NULL, created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL, PRIMARY KEY(id));"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/pontistechnology/SpikaAndroid app/schemas/com.clover.studio.spikamessenger.data.AppDatabase/9.json",
        decoys=("reaction", "room", "message_records", "room_user", "notes", "room_master_table"),
        spare=[("user", ids[0])],
    )  # fmt: skip


def twilio() -> Aside:
    """A demonstration that shops build on. Taken for granted: direction 0 is in and 1 is out, type 1 is a file."""
    talk = tenth("twilio", count=66, people=7, groups=1)
    rows, truth = Rows(conversation_table=[], message_table=[], participant_table=[]), list[Record]()
    sids = {n: "CH" + hexed(f"twilio{n}", 32) for n in (*range(1, 7), *talk.groups)}
    for n, sid in sids.items():
        title, people = talk.groups.get(n, (talk.people[n].name if n < 7 else "", [talk.me, talk.people[n % 7]]))
        last = [line for line in talk.lines if line.chat == n]
        text, when = (last[-1].text or "", last[-1].ms) if last else ("", 0)
        rows["conversation_table"].append(
            (
                sid,
                title,
                "{}",
                f"room-{n}",
                when,
                1_690_000_000_000 + n,
                when,
                text,
                2,
                talk.me.handle,
                len(people),
                len(last),
                0,
                1,
                0,
            )
        )
        for person in people:
            sid_ = "MB" + hexed(f"{n}/{person.key}", 32)
            rows["participant_table"].append((sid_, person.handle, sid, person.name, person.n % 2, len(last), None, 0))
    at = spaced(talk.rng, len(talk.lines))
    for line in talk.lines:
        row, media = at[line.n], line.text is None
        reactions = packed({"reactions": {"heart": [talk.people[1].handle]}}) if line.n % 9 == 2 else "{}"
        rows["message_table"].append(
            (row, "IM" + hexed(line.key, 32), sids[line.chat], "MB" + hexed(f"{line.chat}/{line.who.key}", 32), int(media),
             line.who.handle, line.ms, line.text, line.n, reactions, int(line.out), 2, uuid(line.key) if line.out else "",
             "ME" + hexed(line.key, 32) if media else None, f"{line.form}.bin" if media else None,
             "image/jpeg" if media else None, 52_000 + line.n if media else None, None, None, None, 0, 0, None, None, 0)
        )  # fmt: skip
        other = talk.other(line)
        to = party(other.handle, name=other.name) if other and line.out else ()
        ways = party(line.who.handle, name=line.who.name)
        truth.append(says(line, "message_table", row, sender=ways, to=to, thread=sids[line.chat]))
    rows["room_master_table"] = [(42, "c3f2a07c83a0aa41c6c06d6fd0bb3b4e")]
    script = (
        ROOM
        + """CREATE TABLE conversation_table (sid TEXT NOT NULL, friendlyName TEXT NOT NULL, attributes TEXT NOT NULL,
        uniqueName TEXT NOT NULL, dateUpdated INTEGER NOT NULL, dateCreated INTEGER NOT NULL, lastMessageDate INTEGER NOT NULL,
        lastMessageText TEXT NOT NULL, lastMessageSendStatus INTEGER NOT NULL, createdBy TEXT NOT NULL,
        participantsCount INTEGER NOT NULL, messagesCount INTEGER NOT NULL, unreadMessagesCount INTEGER NOT NULL,
        participatingStatus INTEGER NOT NULL, notificationLevel INTEGER NOT NULL, PRIMARY KEY(sid));
        CREATE TABLE message_table (sid TEXT NOT NULL, conversationSid TEXT NOT NULL, participantSid TEXT NOT NULL,
        type INTEGER NOT NULL, author TEXT NOT NULL, dateCreated INTEGER NOT NULL, body TEXT, [index] INTEGER NOT NULL,
        attributes TEXT NOT NULL, direction INTEGER NOT NULL, sendStatus INTEGER NOT NULL, uuid TEXT NOT NULL, mediaSid TEXT,
        mediaFileName TEXT, mediaType TEXT, mediaSize INTEGER, mediaUri TEXT, mediaDownloadId INTEGER,
        mediaDownloadedBytes INTEGER, mediaDownloadState INTEGER NOT NULL, mediaUploading INTEGER NOT NULL,
        mediaUploadedBytes INTEGER, mediaUploadUri TEXT, errorCode INTEGER NOT NULL, PRIMARY KEY(sid, uuid));
        CREATE TABLE participant_table (sid TEXT NOT NULL, identity TEXT NOT NULL, conversationSid TEXT NOT NULL,
        friendlyName TEXT NOT NULL, isOnline INTEGER NOT NULL, lastReadMessageIndex INTEGER, lastReadTimestamp TEXT,
        typing INTEGER NOT NULL, PRIMARY KEY(sid));"""
    )
    columns = (
        "(rowid, sid, conversationSid, participantSid, type, author, dateCreated, body, [index], attributes, direction, "
        "sendStatus, uuid, mediaSid, mediaFileName, mediaType, mediaSize, mediaUri, mediaDownloadId, mediaDownloadedBytes, "
        "mediaDownloadState, mediaUploading, mediaUploadedBytes, mediaUploadUri, errorCode)"
    )
    named = {t + (columns if t == "message_table" else ""): r for t, r in rows.items()}
    return database(
        script, named, truth,
        f"{HUB}/twilio/twilio-conversations-demo-android-kotlin "
        "app/src/main/java/com/twilio/conversations/app/data/localCache/entity/MessageDataItem.kt",
        decoys=("conversation_table", "room_master_table"),
        spare=[("participant_table", n + 1) for n in range(len(rows["participant_table"]))],
    )  # fmt: skip


def qiscus() -> Aside:
    """A kit for chats of shops. A picture's text is its address in brackets, as the kit writes it; who joined is an event."""
    talk = tenth("qiscus", count=74, people=8, groups=1)
    rows, truth, spare = (
        Rows(rooms=[], members=[], room_members=[], comments=[], files=[]),
        list[Record](),
        list[tuple[str, int]](),
    )
    rooms = {n: 880_100 + n for n in (*range(1, 8), *talk.groups)}
    for row, person in enumerate(talk.people, 1):
        rows["members"].append((person.mail, person.name, f"https://cdn.example/a/{person.n}.png", "{}"))
        if person.n:
            truth.append(known(person.name, [person.mail], "members", row))
        else:
            spare.append(("members", row))
    for n, room in rooms.items():
        title, people = talk.groups.get(n, (talk.people[n].name if n < 8 else "", [talk.me, talk.people[n % 8]]))
        unique = hexed(f"room{n}", 16) if n in talk.groups else f"{talk.me.mail} {talk.people[n].mail}"
        rows["rooms"].append((room, unique, unique, title, int(n in talk.groups), "{}", None, n % 3, 0, len(people)))
        rows["room_members"] += [(room, p.mail, unique, 0, 0) for p in people]
    at, before = spaced(talk.rng, len(talk.lines) + 2), 0
    for line in talk.lines:
        row, kind, payload, text = at[line.n], "text", "", line.text or ""
        if line.text is None:
            link = f"https://cdn.example/u/{line.key}.{'jpg' if line.form == 'image' else 'bin'}"
            kind, text = "file_attachment", f"[file] {link} [/file]"
            payload = packed({"url": link, "caption": "", "file_name": f"{line.form}.bin", "size": 1})
            rows["files"].append((700_000 + row, rooms[line.chat], f"/storage/emulated/0/Android/media/{line.key}.bin"))
        rows["comments"].append(
            (row, 700_000 + row, rooms[line.chat], f"android_{line.ms}_{line.key[:8]}", before, text, line.who.name,
             line.who.mail, f"https://cdn.example/a/{line.who.n}.png", line.ms, 2 if line.unread else 4, 0, 0,
             kind, payload, "{}", "{}")
        )  # fmt: skip
        before = 700_000 + row
        other = talk.other(line)
        to = party(other.mail, name=other.name) if other and line.out else ()
        ways = party(line.who.mail, name=line.who.name)
        truth.append(says(line, "comments", row, sender=ways, to=to, thread=rooms[line.chat], body=text))
    for n in range(2):
        row, group = at[len(talk.lines) + n], max(talk.groups)
        text = f"{talk.people[1].name} joined the group"
        event = packed({"type": "join_room", "subject_username": talk.people[1].name})
        rows["comments"].append(
            (row, 700_000 + row, rooms[group], f"sys_{n}", before, text, "System", "system@qiscus.example", None,
             talk.lines[-1].ms + 1000 * (n + 1), 4, 0, 0, "system_event", event, "{}", "{}")
        )  # fmt: skip
        spare.append(("comments", row))
    script = """CREATE TABLE rooms (id LONG PRIMARY KEY,distinct_id TEXT DEFAULT 'default',unique_id TEXT,name TEXT,
        is_group INTEGER DEFAULT 0,options TEXT,avatar_url TEXT,unread_count INTEGER DEFAULT 0,is_channel INTEGER DEFAULT 0,
        member_count INTEGER DEFAULT 0 );
        CREATE TABLE members (user_email TEXT PRIMARY KEY,user_name TEXT,user_avatar TEXT,user_extras TEXT );
        CREATE TABLE room_members (room_id LONG,user_email TEXT,distinct_id TEXT DEFAULT 'default',last_delivered LONG DEFAULT 0,
        last_read LONG DEFAULT 0,PRIMARY KEY (room_id, user_email) );
        CREATE TABLE comments (id LONG,room_id LONG,unique_id TEXT PRIMARY KEY,comment_before_id LONG,message TEXT,sender TEXT,
        sender_email TEXT NOT NULL,sender_avatar TEXT,time LONG NOT NULL,state INTEGER NOT NULL,deleted INTEGER DEFAULT 0,
        hard_deleted INTEGER DEFAULT 0,type TEXT,payload TEXT,extras TEXT,user_extras TEXT);
        CREATE TABLE files (comment_id LONG PRIMARY KEY,room_id LONG NOT NULL,local_path TEXT NOT NULL );"""
    columns = (
        "(rowid, id, room_id, unique_id, comment_before_id, message, sender, sender_email, sender_avatar, time, state, deleted, "
        "hard_deleted, type, payload, extras, user_extras)"
    )
    named = {t + (columns if t == "comments" else ""): r for t, r in rows.items()}
    address = (
        f"{HUB}/qiscus/qiscus-sdk-android chat-core/src/main/java/com/qiscus/sdk/chat/core/data/local/QiscusDb.java"
    )
    return database(script, named, truth, address, decoys=("rooms", "room_members", "files"), spare=spare)


def expensify() -> Aside:
    """Chats about expenses: each report's actions are one cell of JSON by their numbers, people another.

    Onyx's table has no row numbers. Taken for granted: times are UTC without saying so.
    Rows are counted here in the order of their keys.
    """
    talk = tenth("expensify", count=62, people=7, groups=1)
    truth, cells = list[Record](), dict[str, object]()
    ids = {p.n: 1_000_000 + p.num % 900_000 for p in talk.people}
    people = {
        str(ids[p.n]): {"accountID": ids[p.n], "login": p.mail, "displayName": p.name, "firstName": p.first, "lastName": p.last,
                        "phoneNumber": p.phone if p.n % 3 == 0 else "",
                        "timezone": {"selected": "Europe/Warsaw", "automatic": True},
                        "avatar": f"https://d1wpcgnaa73g0y.example/{p.n}.png", "pronouns": ""}
        for p in talk.people
    }  # fmt: skip
    reports = {n: str(4_000_000_000_000_000 + n * 7_919_191) for n in (*range(1, 7), *talk.groups)}
    for n, report in reports.items():
        members = talk.groups[n][1] if n in talk.groups else [talk.me, talk.people[n]]
        actions = dict[str, object]()
        first = {"reportActionID": f"{report[:-3]}001", "actionName": "CREATED", "created": "2022-01-01 00:00:00.000",
                 "person": [], "message": [{"type": "TEXT", "style": "strong", "text": "__fake__"}]}  # fmt: skip
        actions[f"{report[:-3]}001"] = first
        for line in [x for x in talk.lines if x.chat == n and x.text]:
            number = str(5_000_000_000_000_000_000 + line.n * 1_000_003)
            actions[number] = {
                "reportActionID": number, "actionName": "ADDCOMMENT", "actorAccountID": ids[line.who.n],
                "created": stamp(line.ms) + f".{line.ms % 1000:03}",
                "person": [{"type": "TEXT", "style": "strong", "text": line.who.name}],
                "message": [{"type": "COMMENT", "html": html.escape(line.text or "").replace("\n", "<br />"), "text": line.text,
                             "isEdited": line.edited, "whisperedTo": [], "reactions": []}],
                "originalMessage": {"html": html.escape(line.text or ""), "lastModified": stamp(line.ms)},
                "isLoading": False, "shouldShow": True, "avatar": f"https://d1wpcgnaa73g0y.example/{line.who.n}.png",
            }  # fmt: skip
        cells[f"reportActions_{report}"] = actions
        cells[f"report_{report}"] = {
            "reportID": report, "reportName": talk.groups[n][0] if n in talk.groups else "Chat Report", "type": "chat",
            "participantAccountIDs": [ids[p.n] for p in members if p.n], "lastMessageText": "…", "isPinned": n == 2,
            "lastVisibleActionCreated": "2023-10-05 09:00:00.000", "ownerAccountID": 0,
        }  # fmt: skip
    cells["personalDetailsList"] = people
    cells["session"] = {
        "accountID": ids[0],
        "email": talk.me.mail,
        "authTokenType": "",
        "creationDate": 1_690_000_000_000,
    }
    cells["network"] = {"isOffline": False, "shouldForceOffline": False}
    cells[f"reportActionsDrafts_{reports[1]}"] = {"5000000000000000001": "I was going to say"}
    cells["preferredLocale"] = "en"
    cells["frequentlyUsedEmojis"] = [{"code": "🔥", "name": "fire", "count": 3, "lastUpdatedAt": 1_690_000_000}]
    order = {key: row for row, key in enumerate(sorted(cells), 1)}
    for line in [x for x in talk.lines if x.text]:
        when = stamp(line.ms, "%Y-%m-%dT%H:%M:%S") + f".{line.ms % 1000:03}000"
        at: Record = {"local": when, "basis": "local without zone"}
        ways = party(str(ids[line.who.n]), line.who.mail, name=line.who.name)
        row = order[f"reportActions_{reports[line.chat]}"]
        truth.append(says(line, "keyvaluepairs", row, at=at, sender=ways, thread=reports[line.chat]))
    for person in talk.people[1:]:
        ways_ = [person.mail, str(ids[person.n]), *([person.phone] if person.n % 3 == 0 else [])]
        truth.append(known(person.name, ways_, "keyvaluepairs", order["personalDetailsList"]))
    rows: Rows = {"keyvaluepairs": [(key, packed(value)) for key, value in cells.items()]}
    script = (
        "CREATE TABLE keyvaluepairs (record_key TEXT NOT NULL PRIMARY KEY , valueJSON JSON NOT NULL) WITHOUT ROWID;"
    )
    return database(script, rows, truth, f"{HUB}/Expensify/App src/types/onyx/ReportAction.ts")


def zulip() -> Aside:
    """The whole state of an app in a few cells: JSON, zlib, base64 and a head that says so, as on Android (which a lot chose).

    Rows are numbered as they were put there first.
    """
    talk = tenth("zulip", count=60, people=8, groups=1)
    truth, ids = list[Record](), {p.n: 300 + p.n for p in talk.people}
    messages = dict[str, object]()
    for line in talk.lines:
        if line.text is None:
            continue
        group = line.chat in talk.groups
        members = [talk.me, talk.people[line.chat if not group else 1]]
        names = [{"id": ids[p.n], "email": p.mail, "full_name": p.name} for p in members]
        number = 1_600_000 + line.n * 3
        messages[str(number)] = {
            "id": number, "type": "stream" if group else "private", "sender_id": ids[line.who.n], "sender_email": line.who.mail,
            "sender_full_name": line.who.name, "timestamp": line.s,
            "content": f"<p>{html.escape(line.text, quote=False)}</p>".replace("\n", "<br>\n"), "client": "ZulipMobile",
            "display_recipient": talk.groups[line.chat][0] if group else names, "subject": "Donnerstag" if group else "",
            "stream_id": 41 if group else None, "is_me_message": False, "submessages": [],
            "avatar_url": {"data": f"https://zulip.example/avatar/{ids[line.who.n]}", "__serializedType__": "UploadedAvatarURL"},
            "reactions": [{"emoji_name": "+1", "reaction_type": "unicode_emoji", "emoji_code": "1f44d", "user_id": ids[1]}]
            if line.n % 8 == 3 else [],
        }  # fmt: skip
    users = [
        {"user_id": ids[p.n], "email": p.mail, "full_name": p.name, "is_bot": False, "is_admin": p.n == 1, "timezone": "",
         "avatar_url": {"data": f"https://zulip.example/avatar/{ids[p.n]}", "__serializedType__": "UploadedAvatarURL"}}
        for p in talk.people
    ]  # fmt: skip
    state: dict[str, object] = {
        "messages": {"data": messages, "__serializedType__": "ImmutableMapNumKeys"},
        "users": users,
        "accounts": [{"realm": {"data": "https://zulip.example", "__serializedType__": "URL"}, "email": talk.me.mail,
                      "apiKey": hexed("k", 32), "userId": ids[0]}],
        "settings": {"locale": "de", "theme": "night", "offlineNotification": True},
        "drafts": {"pm:d:301": "noch nicht fertig"},
        "unread": {"streams": {"data": {}, "__serializedType__": "ImmutableMap"}, "huddles": [], "pms": [], "mentions": []},
        "migrations": {"version": 57},
    }  # fmt: skip
    order = {key: row for row, key in enumerate(state, 1)}
    for line in talk.lines:
        if line.text is not None:
            other = talk.other(line)
            ways = party(str(ids[line.who.n]), line.who.mail, name=line.who.name)
            to = party(str(ids[other.n]), other.mail, name=other.name) if other and line.out else ()
            row = order["messages"]
            truth.append(
                says(line, "keyvalue", row, at=line.s * 1_000_000, sender=ways, to=to, thread=other and other.name)
            )
    for person in talk.people[1:]:
        truth.append(known(person.name, [person.mail, str(ids[person.n])], "keyvalue", order["users"]))
    cells = [
        (f"reduxPersist:{key}", "z|zlib base64|" + base64.b64encode(zlib.compress(packed(value).encode())).decode())
        for key, value in state.items()
    ]
    script = """CREATE TABLE migration (version INTEGER NOT NULL); INSERT INTO migration VALUES (1);
        CREATE TABLE keyvalue (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);"""
    address = f"{HUB}/zulip/zulip-mobile src/storage/CompressedAsyncStorage.js"
    return database(script, {"keyvalue": cells}, truth, address, decoys=("migration",))
