"""Calls of the third pool beside messages and verdicts: messengers with a table of calls, a recorder, screens.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_three_talk import three
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp
from tests.engine.published_talk import Aside, Record, database, party, rang, says, spaced

HEAD = LOCALE + ROOM


def chatapp() -> Aside:
    """A messenger's cache: messages with their sender's name, calls with who began them and who was in, posts.

    A package in place of a path: com.example.chatappjava.utils (ChatApp.db). Taken for granted: identifiers are of 24 digits; the
    own is in no table but as a member; a caller who is not the other side is oneself; a call's list has keys `userId` and
    `username`. Posts may be told or not, they are said to nobody.
    """
    talk = three("chatapp", count=54, people=7, groups=1, rings=34)
    names = ("app_settings", "conversations", "messages", "calls", "posts")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    rows["app_settings"] = [("server_ip", "10.0.0.4"), ("server_port", "49664"), ("dark_mode", "0")]
    chats = {n: hexed(f"chat{n}", 24) for n in (*range(1, 7), *talk.groups)}
    for n, chat in chats.items():
        title, people = talk.groups.get(n, ("", [talk.me, talk.people[n % 7]]))
        said = [x for x in talk.lines if x.chat == n and x.text]
        last = said[-1] if said else None
        rows["conversations"].append(
            (chat, "group" if n in talk.groups else "private", title or people[1].handle, None, "", last.text if last else "",
             last.ms if last else 0, n % 3, 1, people[0].key, 1_755_000_000_000 + n, 1_760_000_000_000 + n,
             packed([p.key for p in people]), hexed(f"group{n}", 24) if n in talk.groups else None, 0, None)
        )  # fmt: skip
    for row, line in enumerate(talk.lines, 1):
        link = packed([{"filename": f"{line.form}_{row}.jpg", "fileUrl": f"/uploads/{line.key}", "size": 40_000 + row}])
        rows["messages"].append(
            (line.key, chats[line.chat], line.who.key, line.who.handle, "", line.text or "",
             "text" if line.text else line.form, "group" if line.chat in talk.groups else "private", line.ms,
             int(not line.unread), 0, None if line.text else link, None, None, None, None, int(line.edited),
             line.ms + 60_000 if line.edited else 0, None, f"{line.ms}_{line.n}" if line.out else None, "synced", 0, None)
        )  # fmt: skip
        sender = party(line.who.key, line.who.handle, name=line.who.handle)
        truth.append(says(line, "messages", row, sender=sender, thread=chats[line.chat]))
    for row, ring in enumerate(talk.rings, 1):
        caller = talk.me if ring.out else ring.other
        state = "ended" if ring.duration else ("cancelled" if ring.out else ("missed", "declined")[ring.n % 2])
        both = [
            {"userId": p.key, "username": p.handle, "avatar": "", "isCaller": p is caller}
            for p in (talk.me, ring.other)
        ]
        rows["calls"].append(
            ("call_" + hexed(f"call{row}", 24), "video" if ring.video else "audio", chats[ring.other.n], ring.other.handle,
             "private", state, ring.ms, ring.ms + 1000 * (ring.duration or 30), ring.duration, 0, caller.key, caller.handle, "",
             packed(both))
        )  # fmt: skip
        ways = party(ring.other.key, ring.other.handle, chats[ring.other.n], name=ring.other.handle)
        made = rang(ring, "calls", row, ways, duration=ring.duration, thread=chats[ring.other.n])
        truth.append(made | {"also": {"direction": [None]}})
    for row, person in enumerate(talk.people[1:6], 1):
        rows["posts"].append(
            (hexed(f"post{row}", 24), person.key, person.handle, "", f"{person.first} at the lake, day {row}", "[]", "none",
             1_758_000_000_000 + row * 86_400_000, row, 0, 0, 0, None, None, "[]")
        )  # fmt: skip
        spare.append(("posts", row))
    script = LOCALE + (
        "CREATE TABLE app_settings (key TEXT PRIMARY KEY, value TEXT);"
        "CREATE TABLE conversations (id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT, description TEXT, avatar TEXT,"
        "last_message TEXT, last_message_time INTEGER DEFAULT 0, unread_count INTEGER DEFAULT 0, is_active INTEGER DEFAULT 1,"
        "creator_id TEXT, created_at INTEGER DEFAULT 0, updated_at INTEGER DEFAULT 0, participants TEXT, group_id TEXT,"
        "is_public INTEGER DEFAULT 0, visibility TEXT);"
        "CREATE TABLE messages (id TEXT PRIMARY KEY, chat_id TEXT NOT NULL, sender_id TEXT NOT NULL, sender_name TEXT,"
        "sender_avatar TEXT, content TEXT, type TEXT DEFAULT 'text', chat_type TEXT DEFAULT 'private',"
        "timestamp INTEGER NOT NULL, is_read INTEGER DEFAULT 0, is_deleted INTEGER DEFAULT 0, attachments TEXT,"
        "local_image_uri TEXT, reply_to_id TEXT, reply_to_content TEXT, reply_to_sender TEXT, edited INTEGER DEFAULT 0,"
        "edited_at INTEGER DEFAULT 0, reactions TEXT, client_nonce TEXT, sync_status TEXT DEFAULT 'synced',"
        "sync_attempts INTEGER DEFAULT 0, sync_error TEXT,"
        "FOREIGN KEY(chat_id) REFERENCES conversations(id) ON DELETE CASCADE);"
        "CREATE TABLE calls (call_id TEXT PRIMARY KEY, type TEXT DEFAULT 'video', chat_id TEXT, chat_name TEXT,"
        "chat_type TEXT DEFAULT 'private', status TEXT DEFAULT 'initiated', started_at INTEGER NOT NULL,"
        "ended_at INTEGER DEFAULT 0, duration INTEGER DEFAULT 0, is_group_call INTEGER DEFAULT 0, caller_id TEXT,"
        "caller_name TEXT, caller_avatar TEXT, participants TEXT);"
        "CREATE TABLE posts (id TEXT PRIMARY KEY, author_id TEXT NOT NULL, author_username TEXT, author_avatar TEXT,"
        "content TEXT, media_urls TEXT, media_type TEXT DEFAULT 'none', timestamp INTEGER NOT NULL,"
        "likes_count INTEGER DEFAULT 0, comments_count INTEGER DEFAULT 0, shares_count INTEGER DEFAULT 0,"
        "is_liked INTEGER DEFAULT 0, reaction_type TEXT,"
        "shared_post_id TEXT, tagged_users TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("vi_VN",)]}, truth, "com.example.chatappjava DatabaseHelper.java (ChatApp.db)",
        decoys=("app_settings", "conversations", "android_metadata"), spare=spare,
    )  # fmt: skip


def lanterns() -> Aside:
    """Talk without a network: calls with a Bluetooth address and its name, messages between numbers, a flag tells the own.

    A package in place of a path: com.ssafy.lanterns.data.model. Taken for granted: dates are kept in milliseconds; states by
    their words; members beyond their nickname as the source has them.
    """
    talk = three("lanterns", count=48, people=7, rings=36)
    names = ("call_histories", "chat_rooms", "messages", "user", "follow")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    macs = {p.n: ":".join(hexed(p.key, 12)[i : i + 2] for i in range(0, 12, 2)).upper() for p in talk.people}
    ids = {p.n: 100 + p.n * 7 for p in talk.people}
    for row, ring in enumerate(talk.rings, 1):
        rows["call_histories"].append(
            (row, macs[ring.other.n], ring.other.first, ring.ms, ring.duration, int(ring.out), int(ring.duration > 0))
        )
        ways = party(macs[ring.other.n], name=ring.other.first)
        truth.append(rang(ring, "call_histories", row, ways, duration=ring.duration))
    for row, n in enumerate(range(1, 7), 1):
        person = talk.people[n]
        rows["chat_rooms"].append(
            (f"room_{ids[0]}_{ids[n]}", ids[n], person.first, n, stamp(1_745_000_000_000 + n, "%Y-%m-%dT%H:%M:%S"))
        )
        rows["follow"].append((row, ids[n], person.first))
        # Whom one follows is known by a number and a nickname.
        spare.append(("follow", row))
    at = spaced(talk.rng, len(talk.lines))
    for line in [x for x in talk.lines if x.text]:
        row, other = at[line.n], talk.people[line.chat]
        rows["messages"].append(
            (row, f"room_{ids[0]}_{ids[other.n]}", ids[line.who.n], ids[other.n] if line.out else ids[0], line.text, line.ms,
             int(line.out), ("SENT", "FAILED")[line.n % 17 == 0] if line.out else "RECEIVED", "TEXT")
        )  # fmt: skip
        to = party(ids[other.n] if line.out else ids[0])
        truth.append(
            says(line, "messages", row, sender=party(ids[line.who.n]), to=to, thread=f"room_{ids[0]}_{ids[other.n]}")
        )
    rows["user"] = [(ids[0], talk.me.first, "a1f2c3d4e5", 3)]
    rows["room_master_table"] = [(42, "be7a1c3b4f4e53b5a3d1ee44a3a9cf51")]
    script = HEAD + (
        "CREATE TABLE call_histories (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, deviceAddress TEXT NOT NULL,"
        "deviceName TEXT NOT NULL, timestamp INTEGER NOT NULL, duration INTEGER NOT NULL, isOutgoing INTEGER NOT NULL,"
        "isAnswered INTEGER NOT NULL);"
        "CREATE TABLE chat_rooms (chatRoomId TEXT NOT NULL DEFAULT '', participantId INTEGER NOT NULL DEFAULT 0,"
        "participantNickname TEXT NOT NULL DEFAULT '', participantProfileImageNumber INTEGER NOT NULL DEFAULT 1,"
        "updatedAt TEXT NOT NULL, PRIMARY KEY(chatRoomId));"
        "CREATE TABLE messages (messageId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL DEFAULT 0,"
        "chatRoomId TEXT NOT NULL DEFAULT '', senderId INTEGER NOT NULL DEFAULT 0,"
        "receiverId INTEGER NOT NULL DEFAULT 0, content TEXT NOT NULL DEFAULT '',"
        "timestamp INTEGER NOT NULL, isSentByMe INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT '0',"
        "messageType TEXT NOT NULL DEFAULT 'TEXT', FOREIGN KEY(chatRoomId) REFERENCES chat_rooms(chatRoomId));"
        "CREATE TABLE user (user_id INTEGER NOT NULL, nickname TEXT NOT NULL, device_id TEXT NOT NULL,"
        "selected_profile_image_number INTEGER NOT NULL DEFAULT 1, PRIMARY KEY(user_id));"
        "CREATE TABLE follow (follow_id INTEGER NOT NULL, user_id INTEGER NOT NULL, follow_nickname TEXT NOT NULL,"
        "PRIMARY KEY(follow_id));"
    )
    return database(
        script, rows | {"android_metadata": [("ko_KR",)]}, truth, "com.ssafy.lanterns CallHistory.kt, Message.kt",
        decoys=("chat_rooms", "user", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def codesaid() -> Aside:
    """LitePal: calls with whom, when and how they went by a number (0 not taken, 1 called out, 2 taken); requests beside.

    Columns are in lower case and in their names' order, as LitePal makes them. A request's greeting is somebody's words: it may
    be told or not. Nothing tells how long a call was; which way one that was not taken went is known by no column: it came in.
    """
    talk = three("codesaid", people=8, rings=50)
    rows, truth, spare = Rows(callrecord=[], newfriend=[], table_schema=[]), list[Record](), list[tuple[str, int]]()
    rings = [r for r in talk.rings if r.duration or not r.out]
    for row, ring in enumerate(rings, 1):
        state = 1 if ring.out else 2 if ring.duration else 0
        rows["callrecord"].append((row, state, ring.ms, int(ring.video), hexed(ring.other.key, 10)))
        made = rang(ring, "callrecord", row, party(hexed(ring.other.key, 10)))
        truth.append(made | ({"also": {"direction": [None]}} if not ring.out else {}))
    for row, person in enumerate(talk.people[1:5], 1):
        said = ("你好，我是周晓明的同事", "加个好友吧", "上次聚会认识的", "请问房子还租吗")[row - 1]
        rows["newfriend"].append(
            (row, (0, 0, -1, 1)[row - 1], said, 1_580_900_000_000 + row * 90_000, hexed(person.key, 10))
        )
        spare.append(("newfriend", row))
    rows["table_schema"] = [(1, "callrecord", 0), (2, "newfriend", 0)]
    script = LOCALE + (
        "CREATE TABLE table_schema (id integer primary key autoincrement,name text, type integer);"
        "CREATE TABLE callrecord (id integer primary key autoincrement,callstatus integer, calltime integer, mediatype integer,"
        "userid text);"
        "CREATE TABLE newfriend (id integer primary key autoincrement,isagree integer, msg text, savetime integer, userid text);"
    )
    source = f"{HUB}/CodeSaid/codesaid_IM lib_framework/src/main/java/com/codesaid/lib_framework/db/CallRecord.java"
    return database(
        script,
        rows | {"android_metadata": [("zh_CN",)]},
        truth,
        source,
        decoys=("table_schema", "android_metadata"),
        spare=spare,
    )


def teletalker() -> Aside:
    """A recorder whose code writes days without a year (`27 Nov 09:14 PM`), lengths as `mm:ss`, and SMS for every call's kind.

    A package in place of a path: com.teletalker.app (CallEntity). Who is not in the phone's book is called Unknown. A length that
    was not told is '', or stays what it was, as its code never clears it: here it is ''.
    """
    talk = three("teletalker", people=9, rings=40)
    rows, truth = Rows(calls=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        state = "Outgoing" if ring.out else "IncomingAnswered" if ring.duration else "Missed"
        minutes, hours = ring.duration // 60 % 60, ring.duration // 3600
        said = (
            f"{minutes:02}:{ring.duration % 60:02}" if not hours else f"{hours:02}:{minutes:02}:{ring.duration % 60:02}"
        )
        if state == "Missed":
            said = ""
        name = ring.other.name if ring.other.n < 6 else "Unknown"
        file = None if state == "Missed" else f"/storage/emulated/0/Recordings/call_{ring.ms}.m4a"
        rows["calls"].append(
            (
                row,
                ring.other.phone,
                name,
                "SMS",
                state,
                said,
                stamp(ring.ms, "%d %b %I:%M %p"),
                file,
                0,
                int(file is not None),
            )
        )
        ways = party(ring.other.phone, name=None if name == "Unknown" else name)
        made = rang(ring, "calls", row, ways, duration=None if state == "Missed" else ring.duration)
        truth.append(made | {"at": None, "also": {"duration": [None]}})
    rows["room_master_table"] = [(42, "1f4f0d3ad2c34dd9a4a8e2f1b1e2ab90")]
    script = HEAD + (
        "CREATE TABLE calls (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT, callerName TEXT, callType TEXT,"
        "callStatus TEXT, duration TEXT, callTime TEXT, recordingFilePath TEXT, isCallRecordingPlay INTEGER NOT NULL,"
        "isCallRecorded INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, "com.teletalker.app CallEntity.java, CallDetector.java",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def callguard() -> Aside:
    """Calls that a machine may answer: what it took them for, a summary, points as JSON, and what was said in one text.

    A package in place of a path: com.callguard.history (CallLogEntry). Taken for granted: lists are JSON. A row is a call and no
    message, whatever was said in it.
    """
    talk = three("callguard", people=11, rings=44)
    rows, truth = Rows(call_history=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        name = ring.other.name if ring.other.n < 7 else None
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "MISSED"
        machine = name is None and kind == "INCOMING"
        intent = ("SPAM", "DELIVERY", "FRAUD", "UNKNOWN")[ring.n % 4] if machine else None
        told = (
            ("Offers a cheaper electricity contract and asks for the meter", '["energy contract","asks for meter number"]',
             "Assistant: Who is calling, please?\nCaller: I call about your electricity contract.\nAssistant: No, thank you.")
            if machine else (None, None, None)
        )  # fmt: skip
        photo = f"content://com.android.contacts/contacts/{ring.other.n}/photo" if name and ring.other.n % 2 else None
        rows["call_history"].append(
            (row, ring.other.phone, name, photo, ring.ms, ring.duration, kind, int(machine), intent, *told)
        )
        truth.append(rang(ring, "call_history", row, party(ring.other.phone, name=name), duration=ring.duration))
    rows["room_master_table"] = [(42, "3d7e9e53ab3c4a67b1b28fa0d1c92e77")]
    script = HEAD + (
        "CREATE TABLE call_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL, contactName TEXT,"
        "contactPhotoUri TEXT, timestamp INTEGER NOT NULL, durationSeconds INTEGER NOT NULL, callType TEXT NOT NULL,"
        "wasAIHandled INTEGER NOT NULL, aiIntent TEXT, aiSummary TEXT, aiKeyPoints TEXT, aiTranscript TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, "com.callguard.history CallLogEntry.kt",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def callfilter() -> Aside:
    """What was let through and what was not: number twice, a verdict, why, a name or a tag; every call came in. Lists beside.

    A package in place of a path: com.callfilter.data.local.db.entity (CallLogEntry). Taken for granted: columns of the lists,
    which hold numbers without people.
    """
    talk = three("callfilter", people=12, rings=70)
    rows, truth = Rows(call_log=[], blocked_prefixes=[], spam_numbers=[]), list[Record]()
    for row, ring in enumerate((r for r in talk.rings if not r.out), 1):
        name = ring.other.name if ring.other.n < 6 else None
        verdict = "ALLOWED" if name or ring.n % 2 else ("REJECTED_SPAM", "REJECTED_TELEMARKETER", "BLOCKED")[ring.n % 3]
        why = {"ALLOWED": "Contact" if name else "Aucune règle", "BLOCKED": "Préfixe bloqué"}.get(
            verdict, "Signalé par la communauté"
        )
        spam = verdict.startswith("REJECTED")
        rows["call_log"].append(
            (row, ring.other.local, ring.other.phone, ring.ms, verdict, why, name, "Démarchage" if spam else None,
             40 + ring.n % 50 if spam else None)
        )  # fmt: skip
        truth.append(rang(ring, "call_log", row, party(ring.other.phone, ring.other.local, name=name)))
    rows["blocked_prefixes"] = [(n, f"+3316{n}", "ARCEP", 1_763_000_000_000 + n) for n in range(1, 6)]
    rows["spam_numbers"] = [(f"+3394800{n:04}", "Démarchage", n % 9 + 1, 1_763_500_000_000 + n) for n in range(1, 25)]
    rows["room_master_table"] = [(42, "70b6d9a1e6f24f9f8a3d8a5bb0c0de21")]
    script = HEAD + (
        "CREATE TABLE call_log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "normalizedNumber TEXT NOT NULL, timestamp INTEGER NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL,"
        "contactName TEXT, spamTag TEXT, spamScore INTEGER);"
        "CREATE INDEX index_call_log_normalizedNumber ON call_log (normalizedNumber);"
        "CREATE TABLE blocked_prefixes (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, prefix TEXT NOT NULL, label TEXT,"
        "addedAt INTEGER NOT NULL);"
        "CREATE TABLE spam_numbers (number TEXT NOT NULL, tag TEXT, reports INTEGER NOT NULL, updatedAt INTEGER NOT NULL,"
        "PRIMARY KEY(number));"
    )
    return database(
        script, rows | {"android_metadata": [("fr_FR",)]}, truth, "com.callfilter CallLogEntry.kt",
        decoys=("blocked_prefixes", "spam_numbers", "android_metadata", "room_master_table"),
    )  # fmt: skip
