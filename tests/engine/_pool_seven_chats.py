"""Messengers of the seventh pool: calls among messages of XMPP, a messenger by numbers, and chats of groups of a softphone.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_seven_talk import seven
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, uuid, zulu
from tests.engine.published_talk import Aside, Line, Record, Ring, clock, database, known, party, rang, says

HEAD = LOCALE + ROOM
CONTACT = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,userId TEXT,unionid TEXT,userType TEXT,userNickName TEXT,userPhone TEXT,"
    "userAccount TEXT,userAvatar TEXT,userHeader TEXT,userSex TEXT,userRegion TEXT,userSign TEXT,userEmail TEXT,"
    "userIsEmailLinked TEXT,isFriend TEXT,subscribeStatus TEXT,belongAccount TEXT,userContactMobiles TEXT,"
    "userContactAlias TEXT,userContactDesc TEXT,userContactPrivacy TEXT,userContactHideMyPosts TEXT,"
    "userContactHideHisPosts TEXT,isStarred TEXT,isBlocked TEXT"
)


def xmppsim() -> Aside:
    """XMPP with calls among the messages (Room): each step of a call is a row, told by its type; people and requests beside.

    A call is told where it begins (VOICE_CALL, VIDEO_CALL); its later steps (CALL_ACCEPT, CALL_END, CANCEL_CALL, CALL_REFUSE) may
    be told or not. What is not text is an address. Taken for granted: words of the kinds of conversations and contents, as their
    names are in the source; whole JIDs; numbers of states; texts of calls in Chinese.
    """
    talk = seven("xmppsim", count=46, people=9, groups=1, rings=24)
    names = ("chat_message", "conversation_info", "contact", "friendApply", "group_member", "avatars")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    jids = {p.n: f"{p.handle}@im.example" for p in talk.people}
    me, group = jids[0], next(iter(talk.groups))
    rooms = {n: "umzug-7f3a@conference.im.example" if n == group else jids[n] for n in (*range(1, 9), group)}
    steps = list[tuple[int, str, str, Line | Ring, bool]]()
    for ring in talk.rings:
        kind = "VIDEO_CALL" if ring.video else "VOICE_CALL"
        last = ("CALL_END" if ring.duration else ("CANCEL_CALL", "CALL_REFUSE")[ring.n % 2], ring.duration + 21)
        steps.append((ring.ms, kind, "视频通话" if ring.video else "语音通话", ring, True))
        if ring.duration:
            steps.append((ring.ms + 19_000, "CALL_ACCEPT", "接听", ring, False))
        steps.append((ring.ms + last[1] * 1000, last[0], "通话结束" if ring.duration else "已取消", ring, False))
    said: list[tuple[int, str, str, Line | Ring, bool]] = [
        (x.ms, "TEXT" if x.text else {"voice": "VOICE", "file": "FILE"}.get(x.form, "IMAGE"), "", x, True)
        for x in talk.lines
    ]
    before = dict[str, int]()
    for row, (at, kind, words, what, told) in enumerate(sorted([*steps, *said], key=lambda s: s[0]), 1):
        if isinstance(what, Line):
            chat, out, who = rooms[what.chat], what.out, what.who
            body = what.text or f"https://files.example/upload/{what.key}/{what.form}_{what.n}.dat"
        else:
            chat, out = jids[what.other.n], what.out
            who, body = (talk.me if out else what.other), words
        many = isinstance(what, Line) and what.chat == group
        call = None if isinstance(what, Line) else uuid(hexed(f"call{what.n}", 24))
        rows["chat_message"].append(
            (uuid(hexed(f"m{row}", 24)), kind, body, jids[who.n], who.name, chat if out or many else me, None, 1, at,
             "GROUP" if many else "SINGLE", chat, me, before.get(chat, 0), hexed(f"s{row}", 16), str(1_700_000_000 + row), call,
             None if isinstance(what, Line) else ("VIDEO_CALL" if what.video else "VOICE_CALL"),
             None if call is None else packed({"creatorName": who.name, "creatorId": jids[who.n]}),
             int(not (isinstance(what, Line) and what.unread)), None)
        )  # fmt: skip
        before[chat] = at
        if not told:
            spare.append(("chat_message", row))
        elif isinstance(what, Line):
            to = [] if many and not out else party(chat if out else me)
            truth.append(
                says(what, "chat_message", row, sender=party(jids[who.n], name=who.name), to=to, thread=chat, body=body)
            )
        else:
            ways = party(chat, name=what.other.name)
            truth.append(rang(what, "chat_message", row, ways, thread=chat))
    for row, (n, room) in enumerate(rooms.items(), 1):
        title = talk.groups[n][0] if n == group else talk.people[n].name
        rows["conversation_info"].append(
            (
                row,
                "GROUP" if n == group else "SINGLE",
                title,
                room,
                me,
                before.get(room, 0),
                None,
                row % 3,
                1,
                0,
                0,
                "[图片]",
                room,
            )
        )
    for row, person in enumerate(talk.people[1:], 1):
        alias = person.first if person.n % 4 == 1 else None
        rows["contact"].append(
            (row, jids[person.n], None, "REG", person.name, None, person.handle, None, None, str(1 + row % 2), None, None, None,
             "0", "1" if row % 7 else "4", "both", me, None, alias, None, "0", "0", "0", "0", "0")
        )  # fmt: skip
        truth.append(known(alias or person.name, [jids[person.n], person.handle], "contact", row, person.name))
        rows["group_member"].append(
            (
                row,
                rooms[group],
                person.handle,
                person.name,
                jids[person.n],
                "participant",
                me,
                "owner" if row == 1 else "member",
            )
        )
        spare.append(("group_member", row))
    rows["friendApply"] = [
        (uuid(p.key), jids[p.n], f"我是{p.first}", str(talk.lines[0].ms - p.n * 9000), p.name, None, "1", None, me, "1")
        for p in talk.people[2:5]
    ]
    spare += [("friendApply", n) for n in (1, 2, 3)]
    rows["room_master_table"] = [(42, hexed("xmppsim", 32))]
    script = HEAD + (
        "CREATE TABLE `chat_message` (`originId` TEXT NOT NULL, `messageType` TEXT, `messageContent` TEXT, `fromUserId` TEXT,"
        " `fromUserName` TEXT, `toUserId` TEXT, `fileLocalPath` TEXT, `status` INTEGER NOT NULL, `timestamp` INTEGER NOT NULL,"
        " `conversationType` TEXT, `conversationId` TEXT, `belongAccount` TEXT, `lastTimeStamp` INTEGER NOT NULL,"
        " `smartMessageId` TEXT, `archivedId` TEXT, `callId` TEXT, `callType` TEXT, `callCreatorInfo` TEXT,"
        " `isRead` INTEGER NOT NULL, `extraData` TEXT, PRIMARY KEY(`originId`));"
        "CREATE TABLE `conversation_info` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `conversationType` TEXT,"
        " `conversationTitle` TEXT, `conversationId` TEXT, `belongAccount` TEXT, `lastMsgDate` INTEGER NOT NULL,"
        " `groupMemberNicknames` TEXT, `unReadNum` INTEGER NOT NULL, `available` INTEGER NOT NULL, `pinned` INTEGER NOT NULL,"
        " `reloadAvatar` INTEGER NOT NULL, `digest` TEXT, `fromJid` TEXT);"
        f"CREATE TABLE contact ({CONTACT});"
        "CREATE TABLE friendApply (applyId TEXT PRIMARY KEY NOT NULL,friendUserId TEXT,applyRemark TEXT,createTime TEXT,"
        "friendNickname TEXT,friendUserAvatar TEXT,friendUserSex TEXT,friendUserSign TEXT,belongAccount TEXT,status TEXT);"
        "CREATE TABLE `group_member` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `groupId` TEXT, `memberAccount` TEXT,"
        " `memberName` TEXT, `memberRealUserId` TEXT, `role` TEXT, `belongAccount` TEXT, `affiliation` TEXT);"
        "CREATE TABLE `avatars` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `userId` TEXT, `photoHash` TEXT);"
    )
    root = "app/src/main/java/com/hjq/demo/chat"
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/BNDG/xmppSim {root}/entity/ChatMessage.java, ConversationInfo.java, dao/AppDatabase.java (ChatMsg.db)",
        decoys=("conversation_info", "avatars", "room_master_table", "android_metadata"), spare=spare,
    )  # fmt: skip


def genchat() -> Aside:
    """GenChat (Flutter): both sides by number of the server, the sender's telephone beside, moments as ISO 8601 in text.

    Who one writes with is in a list of chats, keyed by the same number as text: these may be told as people. One's own number is
    in no table; which way a message went is not said. A deleted message says so in English. Taken for granted: one's own
    telephone stands at what one wrote; times are UTC; files have no text; only chats of two; `createdAt` is the server's, and
    what came has none.
    """
    talk = seven("genchat", count=54, people=8)
    rows, truth, spare = (
        Rows(messageTable=[], chatConnectTable=[], deletion_queue=[]),
        list[Record](),
        list[tuple[str, int]](),
    )
    ids = {p.n: 120 + p.n * 17 for p in talk.people}
    for row, line in enumerate(talk.lines, 1):
        other = talk.people[line.chat]
        to = other if line.out else talk.me
        text = "This message was deleted" if line.deleted else line.text
        kind = (
            "deleted"
            if line.deleted
            else "text"
            if line.text
            else {"voice": "audio", "file": "document"}.get(line.form, "image")
        )
        asset = f"{kind}_{line.n}.dat" if not line.text and not line.deleted else None
        answered = talk.lines[row - 3] if row % 9 == 0 and talk.lines[row - 3].text else None
        rows["messageTable"].append(
            (7000 + row * 3, f"{ids[line.who.n]}-{line.ms}", ids[line.who.n], ids[to.n], text or "", 3 if not line.unread else 2,
             zulu(line.ms), zulu(line.ms + 400) if line.out else None, "synced", line.who.phone, kind, 0, 0,
             int(answered is not None), answered.n if answered else 0, answered.text if answered else "",
             "text" if answered else "", int(asset is not None), asset or "", asset and f"srv_{asset}",
             asset and f"https://gc.example/{asset}", ids[other.n] if answered else 0)
        )  # fmt: skip
        made = says(
            line,
            "messageTable",
            row,
            sender=party(ids[line.who.n], line.who.phone, name=None if line.out else line.who.name),
            to=party(ids[to.n], name=other.name if line.out else None),
            body=text or "",
        )
        truth.append(made | {"direction": None})
    for row, person in enumerate(talk.people[1:], 1):
        last = [x for x in talk.lines if x.chat == person.n][-1:]
        rows["chatConnectTable"].append(
            (row, person.name, f"https://gc.example/p/{person.n}.jpg", str(ids[person.n]), zulu(last[0].ms) if last else "",
             last[0].text if last else "", 7000, str(ids[person.n]), row % 3)
        )  # fmt: skip
        spare.append(("chatConnectTable", row))
    rows["deletion_queue"] = [(1, 7009, 1)]
    script = LOCALE + (
        "CREATE TABLE messageTable (messageId INTEGER, clientSystemMessageId TEXT UNIQUE, senderId INTEGER, recipientId INTEGER,"
        " message TEXT, state INTEGER, messageSentFromDeviceTime TEXT, createdAt TEXT, syncStatus TEXT, senderPhoneNumber TEXT,"
        " messageType TEXT, isForwarded INTEGER, forwardedMessageId INTEGER, isRepliedMessage INTEGER,"
        " messageRepliedOnId INTEGER, messageRepliedOn TEXT, messageRepliedOnType TEXT, isAsset INTEGER, assetOriginalName TEXT,"
        " assetServerName TEXT, assetUrl TEXT, messageRepliedUserId INTEGER);"
        'CREATE TABLE chatConnectTable ("id" INTEGER, "name" TEXT, "profilePic" TEXT, "contactId" TEXT UNIQUE, "timeSent" TEXT,'
        ' "lastMessage" TEXT, "lastMessageId" INTEGER, "uid" TEXT UNIQUE, "unreadCount" Integer,'
        ' PRIMARY KEY("id" AUTOINCREMENT));'
        "CREATE TABLE deletion_queue (id INTEGER PRIMARY KEY AUTOINCREMENT, messageId INTEGER NOT NULL UNIQUE,"
        " deleteState INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/Rohit-ChauhanRC/genchatapp lib/app/data/local_database/message_table.dart, chatconnect_table.dart",
        decoys=("deletion_queue", "android_metadata"), spare=spare,
    )  # fmt: skip


def grouplinphone() -> Aside:
    """Chats of groups for Linphone: a message names its member by row, the member has the group and an address.

    Taken for granted (its code writes only a part yet): members are rows a group, the holder among them, who may be told; what
    one sent is direction 1, what came 0; a state is 0 unread or 1 read; times are a clock's text, and UTC.
    """
    talk = seven("grouplinphone", count=60, people=9, groups=2)
    rows, truth = Rows(Groups=[], Messages=[], Members=[], Attachments=[]), list[Record]()
    spare, row_of = list[tuple[str, int]](), dict[tuple[int, int], int]()
    for at, (n, (title, members)) in enumerate(talk.groups.items(), 1):
        rows["Groups"].append((at, f"gc-{hexed(title, 12)}@sip.example", title, at % 2, None))
        for person in members:
            row = len(rows["Members"]) + 1
            row_of[n, person.n] = row
            rows["Members"].append((row, person.name, f"sip:{person.handle}@sip.example", None, at))
            if person.n == 0:
                spare.append(("Members", row))
            else:
                truth.append(known(person.name, [f"sip:{person.handle}@sip.example"], "Members", row))
    lines = [x for x in talk.lines if x.chat in talk.groups]
    for row, line in enumerate(lines, 1):
        member = row_of[line.chat, line.who.n]
        rows["Messages"].append((row, line.text or None, member, int(not line.unread), int(line.out), clock(line.s)))
        if not line.text:
            rows["Attachments"].append((len(rows["Attachments"]) + 1, b"\xff\xd8\xff\xe0" + line.key.encode(), row))
        sender = party(f"sip:{line.who.handle}@sip.example", member, name=line.who.name)
        when = {"local": clock(line.s).replace(" ", "T") + ".000000", "basis": "local without zone"}
        truth.append(says(line, "Messages", row, at=when, sender=sender))
    script = LOCALE + (
        "CREATE TABLE Groups(_id INTEGER PRIMARY KEY AUTOINCREMENT , group_id VARCHAR(255) , group_name VARCHAR(50) ,"
        " encryption_type INTEGER(1) , admin_id INTEGER(10) );"
        "CREATE TABLE Messages(_id INTEGER PRIMARY KEY AUTOINCREMENT , message_text TEXT ,member_id INTEGER(10) ,"
        "message_state INTEGER(1) , message_direction INTEGER(1) , time_sent DATETIME );"
        "CREATE TABLE Members(_id INTEGER PRIMARY KEY AUTOINCREMENT , name VARCHAR(50) , sip_address VARCHAR(50) ,"
        " public_key INTEGER(10) , group_id INTEGER(10) );"
        "CREATE TABLE Attachments(_id INTEGER PRIMARY KEY AUTOINCREMENT , file BLOB , message_id INTEGER(10) );"
    )
    root = "group-chat-src/org/linphone/groupchat/storage"
    renamed = {f'"{n}"' if n == "Groups" else n: r for n, r in rows.items()}
    return database(
        script.replace("TABLE Groups(", 'TABLE "Groups"('), renamed | {"android_metadata": [("en_ZA",)]}, truth,
        f"{HUB}/psengelke/linphone-android-group-chat {root}/GroupChatStorageAndroidImpl.java (GroupChatStorageDatabase)",
        decoys=("Groups", "Attachments", "android_metadata"), spare=spare,
    )  # fmt: skip
