"""The sixth set, part two: messengers and mail. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import Any

from tests.engine._sixth_phones import HUB, Rows
from tests.engine._sixth_talk import sixth
from tests.engine.leveldb_files import log
from tests.engine.published_stores import Record
from tests.engine.published_talk import COCOA, Aside, core_data, database, known, party, proto, says, spaced


def applozic() -> Aside:
    """A library for chat in apps of many firms: what it calls `sms` are its own messages, beside topics that are products."""
    t = sixth("applozic", count=78, people=13, groups=1)
    script = """CREATE TABLE android_metadata (locale TEXT);
        create table sms ( id integer primary key autoincrement, keyString var(100), toNumbers varchar(1000),
        contactNumbers varchar(2000), message text not null, type integer, read integer default 0, delivered integer default 0,
        storeOnDevice integer default 1, sentToServer integer default 1, createdAt integer, scheduledAt integer, source integer,
        timeToLive integer, fileMetaKeyStrings varchar(2000), filePaths varchar(2000), metadata varchar(2000),
        thumbnailUrl varchar(2000), size integer, name varchar(2000), contentType varchar(200), metaFileKeyString varchar(2000),
        blobKeyString varchar(2000), thumbnailBlobKey varchar(2000), canceled integer default 0, deleted integer default 0,
        applicationId varchar(2000) null, messageContentType integer default 0, conversationId integer default 0,
        topicId varchar(300) null, channelKey integer default 0, status varchar(200) default 0,
        clientGroupId varchar(1000) default null, hidden integer default 0, replyMessage INTEGER default 0, url varchar(2000),
        UNIQUE (keyString,contactNumbers,channelKey));
        create table ScheduleSMS( _id integer primary key autoincrement  ,sms text not null, timeStamp INTEGER ,
        toField varchar(20) not null, SMSType varchar(20) not null ,contactId varchar(20) , smsKeyString varChar(50),
        storeOnDevice INTEGER DEFAULT 1, source INTEGER, timeToLive integer) ;
        CREATE TABLE contact ( userId VARCHAR(50) primary key, fullName VARCHAR(200), contactNO VARCHAR(15),
        displayName VARCHAR(25), contactImageURL VARCHAR(200), contactImageLocalURI VARCHAR(200), email VARCHAR(100),
        applicationId VARCHAR(2000) null, connected integer default 0,lastSeenAt integer, unreadCount integer default 0,
        blocked integer default 0, blockedBy integer default 0, status varchar(2500) null, phoneContactDisplayName varchar(100),
        contactType integer default 0,applozicType integer default 0, userTypeId integer default 0,
        deletedAtTime INTEGER default 0, notificationAfterTime integer default 0, userRoleType integer default 0,
        lastMessagedAt integer, userMetadata varchar(2000) null, deviceContactType integer default 0 ) ;
        CREATE TABLE channel ( _id integer primary key autoincrement, channelKey integer , clientGroupId varchar(200),
        channelName varchar(200), adminId varchar(100), type integer default 0, unreadCount integer default 0,
        userCountinteger, channelImageURL VARCHAR(300), channelImageLocalURI VARCHAR(300),
        notificationAfterTime integer default 0, deletedAtTime integer,parentGroupKey integer default 0 ,
        parentClientGroupId varchar(1000) default null,channelMetadata VARCHAR(2000) ,AL_CATEGORY  VARCHAR(2000) ,
        kmStatus integer default 0);
        CREATE TABLE conversation ( _id integer primary key autoincrement, key integer , topicId varchar(100) ,
        userId varchar(100) ,channelKey integer ,topicDetail varchar(2500),topicLocalImageUrl varchar(500));
        CREATE TABLE channel_User_X ( _id integer primary key autoincrement, channelKey integer , userId varchar(100),
        unreadCount integer, status integer, role integer default 0,parentGroupKey integer default 0,
        UNIQUE (channelKey, userId));
        CREATE INDEX message_createdAt ON sms (createdAt);
        CREATE INDEX INDEX_SMS_TYPE ON sms (type);"""
    ids, key = [p.handle for p in t.people], 2_104_877
    rows: Rows = {"android_metadata": [("es_ES",)], "sms": [], "contact": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        group = m.chat in t.groups
        other = "" if group and m.out else ids[m.who.n if group else m.chat]
        notice = group and m.n % 5 == 0
        words = f"{m.who.first} added to the group" if notice else m.text or ""
        meta = {"action": "1", "hide": "false"} if notice else {"isRichMessage": "false"} if m.n % 3 else {}
        blob, file = (None, None) if m.text else (m.key, f"/storage/emulated/0/app/image/IMG_{m.n}.jpg")
        rows["sms"].append((row, f"{m.chat}-{m.key}-{m.ms}", None if group else other, other, words, 5 if m.out else 4,
                            int(not m.unread), int(m.out and m.n % 3 > 0), 1, 1, m.ms, None, 4 if m.n % 5 else 1, None,
                            None, file,
                            json.dumps(meta), None, None if m.text else 88_104, None if m.text else f"IMG_{m.n}.jpg",
                            None if m.text else "image/jpeg", None, blob, None, 0, int(m.deleted), "shop3f2c",
                            10 if notice else 0 if m.text else 1,
                            m.chat if m.n % 4 == 0 and not group else None, None, key if group else 0, "3" if m.out else "0",
                            "lunes" if group else None, 0, 0, None))  # fmt: skip
        if notice:
            spare.append(("sms", row))
        else:
            side = party(other) if other else ()
            truth.append(says(m, "sms", row, sender=() if m.out else side, to=side if m.out else (),
                              thread=key if group else None, body=words))  # fmt: skip
    for n, p in enumerate(t.people[1:], 1):
        number = p.phone if p.n % 2 else None
        rows["contact"].append((ids[p.n], p.name, number, p.first if p.n % 5 == 0 else None,
                                f"https://img.example/{p.key}.png", None, p.mail if p.n % 3 == 0 else None, "shop3f2c", p.n % 2,
                                t.lines[-p.n].ms, p.n % 3, 0, 0, ("", "Disponible", None)[p.n % 3], None, 0, 0, 0, 0, 0, 3,
                                t.lines[-p.n].ms, "{}", 0))  # fmt: skip
        ways = [ids[p.n], *([number] if number else []), *([p.mail] if p.n % 3 == 0 else [])]
        truth.append(known(p.name, ways, "contact", n, p.first))
    goods = ("Bicicleta 26''", "Sofá de dos plazas", "Mesa plegable", "Patines talla 38")
    rows |= {
        "ScheduleSMS": [],
        "channel": [
            (1, key, "lunes", "Los del lunes", ids[1], 1, 2, None, None, None, 0, None, 0, None, "{}", None, 0)
        ],
        "channel_User_X": [(n, key, ids[p.n], 0, 1, 0, 0) for n, p in enumerate(t.groups[len(t.people)][1], 1)],
        "conversation": [
            (n, 88_000 + n, f"item{n}", ids[n], 0,
             json.dumps({"title": goods[n % 4], "subtitle": f"{40 * n} EUR", "link": f"https://img.example/item{n}.jpg"}), None)
            for n in range(1, 9)
        ],
    }  # fmt: skip
    decoys = ["ScheduleSMS", "channel", "channel_User_X", "conversation", "android_metadata"]
    source = f"{HUB}/AppLozic/Applozic-Android-SDK (MobiComDatabaseHelper.java, version 35; Message.java)"
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def openim() -> Aside:
    """What OpenIM's library keeps for the apps that are built on it: tables by GORM, kinds of content as codes."""
    t = sixth("openim", count=80, people=17, groups=1)
    text, number = "text", "integer"
    columns = {
        "local_friends": f"""owner_user_id varchar(64),friend_user_id varchar(64),remark varchar(255),create_time {number},
        add_source {number},operator_user_id varchar(64),name varchar(255),face_url varchar(255),gender {number},
        phone_number varchar(32),birth {number},email varchar(64),ex varchar(1024),attached_info varchar(1024),
        PRIMARY KEY (owner_user_id,friend_user_id)""",
        "local_friend_requests": f"""from_user_id varchar(64),from_nickname varchar(255),from_face_url varchar(255),
        from_gender {number},to_user_id varchar(64),to_nickname varchar(255),to_face_url varchar(255),to_gender {number},
        handle_result {number},req_msg varchar(255),create_time {number},handler_user_id varchar(64),handle_msg varchar(255),
        handle_time {number},ex varchar(1024),attached_info varchar(1024),PRIMARY KEY (from_user_id,to_user_id)""",
        "local_groups": f"""group_id varchar(64),name {text},notification varchar(255),introduction varchar(255),
        face_url varchar(255),create_time {number},status {number},creator_user_id varchar(64),group_type {number},
        owner_user_id varchar(64),member_count {number},ex varchar(1024),attached_info varchar(1024),
        need_verification {number},PRIMARY KEY (group_id)""",
        "local_group_members": f"""group_id varchar(64),user_id varchar(64),nickname varchar(255),
        user_group_face_url varchar(255),role_level {number},join_time {number},join_source {number},
        mute_end_time {number} DEFAULT 0,operator_user_id varchar(64),ex varchar(1024),attached_info varchar(1024),
        PRIMARY KEY (group_id,user_id)""",
        "local_users": f"""user_id varchar(64),name varchar(255),face_url varchar(255),gender {number},phone_number varchar(32),
        birth {number},email varchar(64),create_time {number},app_manger_level {number},ex varchar(1024),
        attached_info varchar(1024),global_recv_msg_opt {number},PRIMARY KEY (user_id)""",
        "local_seq_data": f"user_id varchar(64),seq {number} DEFAULT 1,PRIMARY KEY (user_id)",
        "local_chat_logs": f"""client_msg_id char(64),server_msg_id char(64),send_id char(64),recv_id char(64),
        sender_platform_id {number},sender_nick_name varchar(255),sender_face_url varchar(255),session_type {number},
        msg_from {number},content_type {number},content varchar(1000),is_read numeric,status {number},seq {number} DEFAULT 0,
        send_time {number},create_time {number},attached_info varchar(1024),ex varchar(1024),PRIMARY KEY (client_msg_id)""",
        "local_conversations": f"""conversation_id char(128),conversation_type {number},user_id char(64),group_id char(128),
        show_name varchar(255),face_url varchar(255),recv_msg_opt {number},unread_count {number},group_at_type {number},
        latest_msg varchar(1000),latest_msg_send_time {number},draft_text {text},draft_text_time {number},is_pinned numeric,
        is_private_chat numeric,is_not_in_group numeric,attached_info varchar(1024),ex varchar(1024),
        PRIMARY KEY (conversation_id)""",
    }
    script = "".join(f"CREATE TABLE `{name}` ({body});" for name, body in columns.items())
    script += "CREATE INDEX `index_seq` ON `local_chat_logs`(`seq`);"
    script += "CREATE INDEX `index_send_time` ON `local_chat_logs`(`send_time`);"
    ids, room = [str(p.num * 7) for p in t.people], f"{t.me.num * 3}"
    rows: Rows = {name: [] for name in columns}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        to = room if group else ids[m.chat] if m.out else ids[0]
        notice = group and m.n % 5 == 4
        kind, content = 101, m.text or ""
        if notice:
            kind = 1509
            content = json.dumps(
                {"detail": "...", "defaultTips": f"{m.who.first} joined the group", "jsonDetail": "{}"}
            )
        elif m.text is None:
            kind = {"image": 102, "voice": 103, "file": 105}[m.form]
            picture = {"uuid": m.key, "type": "jpg", "size": 70_112, "width": 1080, "height": 1920}
            content = json.dumps(
                {"sourcePath": "", "sourcePicture": picture | {"url": f"https://oss.example/{m.key}.jpg"}}
            )
        rows["local_chat_logs"].append((m.key + m.key[:8], m.key[::-1] + m.key[:8], ids[m.who.n], to, 2 if m.n % 3 else 1,
                                        m.who.first, f"ic_avatar_0{m.who.n % 6}", 2 if group else 1, 200 if notice else 100,
                                        kind, content, int(not m.unread), 4 if m.deleted else 2, m.n + 31, m.ms,
                                        m.ms - 180, "", ""))  # fmt: skip
        if notice:
            spare.append(("local_chat_logs", row))
        else:
            truth.append(says(m, "local_chat_logs", row, sender=party(ids[m.who.n], name=m.who.first), to=party(to),
                              thread=room if group else None, also={"at": [(m.ms - 180) * 1000]}))  # fmt: skip
            if m.text is None:
                truth[-1]["also"]["body"] = [content]
    for n, p in enumerate(t.people[1:], 1):
        rows["local_friends"].append((ids[0], ids[p.n], f"{p.first} (trabajo)" if p.n % 6 == 0 else "", t.lines[0].s - p.n, 2,
                                      ids[0], p.name, f"ic_avatar_0{p.n % 6}", p.n % 3, p.phone if p.n % 2 else "",
                                      0, "", "", ""))  # fmt: skip
        named = [p.first, *([f"{p.first} (trabajo)"] if p.n % 6 == 0 else [])]
        truth.append(known(p.name, [ids[p.n], *([p.phone] if p.n % 2 else [])], "local_friends", n, *named))
    asked = ("Hola, soy el hermano de Rosa", "", "Kenji from the gym")
    for n, p in enumerate(t.people[14:17], 1):
        rows["local_friend_requests"].append((ids[p.n], p.first, "", 0, ids[0], t.me.first, "", 0, 1, asked[n % 3],
                                              t.lines[0].s - 90 * n, ids[0], "", t.lines[0].s, "", ""))  # fmt: skip
        spare.append(("local_friend_requests", n))
    for n, p in enumerate(t.groups[len(t.people)][1], 1):
        rows["local_group_members"].append(
            (room, ids[p.n], p.first, "", 3 if n == 1 else 1, t.lines[0].s, 3, 0, ids[0], "", "")
        )
        spare.append(("local_group_members", n))
    rows["local_groups"].append((room, "Los del lunes", "", "", "", t.lines[0].s, 0, ids[0], 0, ids[0], 5, "", "", 0))
    rows["local_users"].append((ids[0], t.me.name, "ic_avatar_01", 0, t.me.phone, 0, "", t.lines[0].s, 0, "", "", 0))
    spare.append(("local_users", 1))
    rows["local_seq_data"].append((ids[0], 131))
    last = {m.chat: m for m in t.lines}
    for chat, m in last.items():
        group = chat in t.groups
        latest = json.dumps(
            {"clientMsgID": m.key, "sendID": ids[m.who.n], "sendTime": m.ms, "contentType": 101, "content": m.text}
        )
        rows["local_conversations"].append((
            f"super_group_{room}" if group else f"single_{ids[chat]}", 2 if group else 1, "" if group else ids[chat],
            room if group else "", "Los del lunes" if group else t.people[chat].name, "", 0, int(m.unread), 0, latest, m.ms,
            "mañana te" if chat == 2 else "", m.ms + 60_000 if chat == 2 else 0, 0, 0, 0, "", ""))  # fmt: skip
    decoys = ["local_conversations", "local_groups", "local_seq_data"]
    source = f"{HUB}/openimsdk/openim-sdk-core (pkg/db/model_struct/data_model_struct.go)"
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def columba() -> Aside:
    """Messages over Reticulum: two identities of one's own, names of others as the network announced them or one's own."""
    t = sixth("columba", count=72, people=14)
    script = """CREATE TABLE `local_identities` (`identityHash` TEXT NOT NULL, `displayName` TEXT NOT NULL,
        `destinationHash` TEXT NOT NULL, `filePath` TEXT NOT NULL, `keyData` BLOB, `createdTimestamp` INTEGER NOT NULL,
        `lastUsedTimestamp` INTEGER NOT NULL, `isActive` INTEGER NOT NULL, PRIMARY KEY(`identityHash`));
        CREATE TABLE `conversations` (`peerHash` TEXT NOT NULL, `identityHash` TEXT NOT NULL, `peerName` TEXT NOT NULL,
        `peerPublicKey` BLOB, `lastMessage` TEXT NOT NULL, `lastMessageTimestamp` INTEGER NOT NULL,
        `unreadCount` INTEGER NOT NULL, `lastSeenTimestamp` INTEGER NOT NULL, PRIMARY KEY(`peerHash`, `identityHash`),
        FOREIGN KEY(`identityHash`) REFERENCES `local_identities`(`identityHash`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE TABLE `messages` (`id` TEXT NOT NULL, `conversationHash` TEXT NOT NULL, `identityHash` TEXT NOT NULL,
        `content` TEXT NOT NULL, `timestamp` INTEGER NOT NULL, `isFromMe` INTEGER NOT NULL, `status` TEXT NOT NULL,
        `isRead` INTEGER NOT NULL, `fieldsJson` TEXT, `deliveryMethod` TEXT, `errorMessage` TEXT,
        PRIMARY KEY(`id`, `identityHash`), FOREIGN KEY(`conversationHash`, `identityHash`)
        REFERENCES `conversations`(`peerHash`, `identityHash`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE INDEX `index_messages_timestamp` ON `messages` (`timestamp`);
        CREATE TABLE `contacts` (`destinationHash` TEXT NOT NULL, `identityHash` TEXT NOT NULL, `publicKey` BLOB,
        `customNickname` TEXT, `notes` TEXT, `tags` TEXT, `addedTimestamp` INTEGER NOT NULL, `addedVia` TEXT NOT NULL,
        `lastInteractionTimestamp` INTEGER NOT NULL, `isPinned` INTEGER NOT NULL, `status` TEXT NOT NULL,
        `isMyRelay` INTEGER NOT NULL, PRIMARY KEY(`destinationHash`, `identityHash`));
        CREATE TABLE `announces` (`destinationHash` TEXT NOT NULL, `peerName` TEXT NOT NULL, `publicKey` BLOB NOT NULL,
        `appData` BLOB, `hops` INTEGER NOT NULL, `lastSeenTimestamp` INTEGER NOT NULL, `nodeType` TEXT NOT NULL,
        `receivingInterface` TEXT, `receivingInterfaceType` TEXT, `aspect` TEXT, `isFavorite` INTEGER NOT NULL,
        `favoritedTimestamp` INTEGER, `stampCost` INTEGER, `stampCostFlexibility` INTEGER, `peeringCost` INTEGER,
        PRIMARY KEY(`destinationHash`));
        CREATE TABLE `drafts` (`conversationHash` TEXT NOT NULL, `identityHash` TEXT NOT NULL, `content` TEXT NOT NULL,
        `updatedTimestamp` INTEGER NOT NULL, PRIMARY KEY(`conversationHash`, `identityHash`));
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"""
    hashes = [f"{p.key}{p.key[3:11]}" for p in t.people]
    own = (hashes[0], hashes[0][::-1])
    rows: Rows = {"conversations": [], "messages": [], "contacts": [], "announces": []}
    truth: list[Record] = []
    spare = [("announces", n) for n in range(1, 18)]
    for row, m in enumerate(t.lines, 1):
        fields = (
            None
            if m.text
            else json.dumps({"6": "ffd8ffe000104a46" * 6} if m.form == "image" else {"5": [["a.pdf", "25504446"]]})
        )
        status = ("delivered", "sent", "failed")[0 if m.n % 9 else 2] if m.out else "delivered"
        way = ("direct", "opportunistic", "propagated")[m.n % 3] if m.out else None
        error = "No path to destination" if status == "failed" else None
        rows["messages"].append((m.key + m.key, hashes[m.chat], own[m.chat % 5 == 0], m.text or "", m.ms, int(m.out), status,
                                 int(not m.unread), fields, way, error))  # fmt: skip
        side = party(hashes[m.chat], name=t.people[m.chat].handle)
        truth.append(
            says(m, "messages", row, sender=() if m.out else side, to=side if m.out else (), thread=hashes[m.chat])
        )
    for n, p in enumerate(t.people[1:], 1):
        nick = None if p.n % 7 == 3 else p.name if p.n % 2 else p.first
        added = t.lines[0].ms - p.n * 100_000
        rows["contacts"].append((hashes[p.n], own[p.n % 5 == 0], bytes.fromhex(p.key * 2), nick,
                                 ("", None, "Relay auf dem Dach, Kanal 3")[p.n % 3],
                                 json.dumps(["funk"]) if p.n % 4 == 0 else None, added,
                                 ("ANNOUNCE", "QR_CODE", "CONVERSATION")[p.n % 3], added + 9_000_000, int(p.n == 2),
                                 "ACTIVE", 0))  # fmt: skip
        if nick:
            truth.append(known(nick, [hashes[p.n]], "contacts", n, p.handle))
        else:
            spare.append(("contacts", n))
        rows["announces"].append((hashes[p.n], p.handle, bytes.fromhex(p.key * 2), p.handle.encode(), p.n % 4 + 1, added, "PEER",
                                  "TCPInterface[hub.example:4965]", "TCP_CLIENT", "lxmf.delivery", p.n % 2,
                                  added if p.n % 2 else None, None, None, None))  # fmt: skip
    for n in range(1, 5):
        rows["announces"].append((f"{n}0aa{t.me.key}{n}bbc", f"Relay {n} Berlin", b"\x07" * 32, None, n, t.lines[n].ms,
                                  "PROPAGATION_NODE", "AutoInterface", "AUTO", "lxmf.propagation", 0, None, 16, 3,
                                  18))  # fmt: skip
    for chat, m in {m.chat: m for m in t.lines}.items():
        rows["conversations"].append((hashes[chat], own[chat % 5 == 0], t.people[chat].handle, None, m.text or "", m.ms,
                                      int(m.unread), m.ms + 5000))  # fmt: skip
    rows |= {
        "local_identities": [
            (
                o,
                name,
                o[::-1],
                f"/data/user/0/network.columba.app/files/{o}",
                None,
                t.lines[0].ms,
                t.lines[-1].ms,
                int(not n),
            )
            for n, (o, name) in enumerate(zip(own, (t.me.first, "Funk"), strict=True))
        ],
        "drafts": [(hashes[n], own[n % 5 == 0], "ich schau morgen nach dem", t.lines[-n].ms + 777) for n in (1, 4)],
        "room_master_table": [(42, "c1d0d6a5cb1f0a3f9d1e9a0e56c1a3b7")],
    }
    decoys = ["conversations", "drafts", "local_identities", "room_master_table"]
    source = f"{HUB}/torlando-tech/columba (data/db/entity/*.kt)"
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def k9_mail() -> Aside:
    """Mail: addresses with names in one packed text, the text's beginning beside the message, its whole in parts."""
    t = sixth("k9", count=68, people=12)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE folders (id INTEGER PRIMARY KEY, name TEXT, last_updated INTEGER, unread_count INTEGER,
        visible_limit INTEGER, status TEXT, push_state TEXT, last_pushed INTEGER, flagged_count INTEGER default 0,
        integrate INTEGER, top_group INTEGER, poll_class TEXT, push_class TEXT, display_class TEXT, notify_class TEXT);
        CREATE TABLE messages (id INTEGER PRIMARY KEY, deleted INTEGER default 0, folder_id INTEGER, uid TEXT, subject TEXT,
        date INTEGER, flags TEXT, sender_list TEXT, to_list TEXT, cc_list TEXT, bcc_list TEXT, reply_to_list TEXT,
        attachment_count INTEGER, internal_date INTEGER, message_id TEXT, preview TEXT, mime_type TEXT,
        normalized_subject_hash INTEGER, empty INTEGER default 0, read INTEGER default 0, flagged INTEGER default 0,
        answered INTEGER default 0, forwarded INTEGER default 0, message_part_id INTEGER);
        CREATE TABLE message_parts (id INTEGER PRIMARY KEY, type INTEGER NOT NULL, root INTEGER, parent INTEGER NOT NULL,
        seq INTEGER NOT NULL, mime_type TEXT, decoded_body_size INTEGER, display_name TEXT, header TEXT, encoding TEXT,
        charset TEXT, data_location INTEGER NOT NULL, data BLOB, preamble TEXT, epilogue TEXT, boundary TEXT, content_id TEXT,
        server_extra TEXT);
        CREATE TABLE threads (id INTEGER PRIMARY KEY, message_id INTEGER, root INTEGER, parent INTEGER);
        CREATE TABLE pending_commands (id INTEGER PRIMARY KEY, command TEXT, arguments TEXT);
        CREATE VIRTUAL TABLE messages_fulltext USING fts4 (fulltext);
        CREATE INDEX msg_uid ON messages (uid, folder_id);"""
    folders = ("INBOX", "Sent", "Drafts", "K9MAIL_INTERNAL_OUTBOX")
    rows: Rows = {"messages": [], "message_parts": [], "threads": [], "messages_fulltext": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    subjects = ("Treffen am Samstag", "Re: Rechnung 2291", "Fwd: photos", "", "Re: Re: apartamento", "Anfrage")

    def packed(name: str | None, mail: str) -> str:
        return f"{mail};\x01{name}" if name else mail

    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        other = t.people[m.chat]
        draft, gone = m.out and m.n % 17 == 3, m.n % 29 == 11
        words = (m.text or "").replace("\n", " ")
        # Some say less of themselves, some mails go to a second one too.
        mine, theirs = packed(t.me.name, t.me.mail), packed(other.name if other.n % 3 else None, other.mail)
        second = t.people[other.n % 11 + 1]
        to = (theirs if m.out else mine) + (f",\x01{packed(second.name, second.mail)}" if m.n % 8 == 2 else "")
        folder = 3 if draft else 2 if m.out else 1
        header = f"From: <{t.me.mail if m.out else other.mail}>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
        subject = subjects[m.n % 6]
        internal = m.s * 1000 + 2000 * (not m.out)
        rows["messages"].append((row, int(gone), folder, str(m.n + 400), subject, m.s * 1000, "",
                                 mine if m.out else theirs, to, "",
                                 "", "", int(m.text is None), internal, f"<{m.key}@post.example>", words, "text/plain",
                                 hash_of(subject), 0, int(not m.unread), int(m.n % 13 == 0), int(m.n % 6 == 0), 0,
                                 row * 3))  # fmt: skip
        rows["message_parts"].append((row * 3, 0, row * 3, -1, 0, "text/plain", len(words) + 2, None, header, "quoted-printable",
                                      "utf-8", 1, f"{words}\r\n".encode(), None, None, None, None, None))  # fmt: skip
        rows["threads"].append((row, row, row, None))
        if words:
            rows["messages_fulltext"].append((f"{subject} {words}",))
        if draft or gone:
            spare.append(("messages", row))
            continue
        sides = party(t.me.mail, name=t.me.name), party(other.mail, name=other.name if other.n % 3 else None)
        more = party(second.mail, name=second.name) if m.n % 8 == 2 else []
        truth.append(says(m, "messages", row, at=m.s * 1_000_000, sender=sides[not m.out], to=[*sides[m.out], *more], body=words,
                          also={"at": [internal * 1000], "body": [f"{words}\r\n"]}))  # fmt: skip
    rows |= {
        "android_metadata": [("de_DE",)],
        "folders": [
            (n, name, t.lines[-1].ms, 3 if n == 1 else 0, 25, None, None, t.lines[-1].ms, 0, int(n == 1), 0, "INHERITED",
             "SECOND_CLASS", "FIRST_CLASS", "INHERITED")
            for n, name in enumerate(folders, 1)
        ],
        "pending_commands": [(1, "com.fsck.k9.MessagingController.setFlagBulk", "INBOX true SEEN 451")],
    }  # fmt: skip
    decoys = [
        "folders",
        "threads",
        "pending_commands",
        "messages_fulltext",
        "messages_fulltext_content",
        "android_metadata",
    ]
    source = (
        f"{HUB}/abrignoni/ALEAPP/blob/main/scripts/artifacts/K9Mail.py, {HUB}/k9mail/k-9 (LocalStore, Address.pack)"
    )
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def hash_of(text: str) -> int:
    """A number of 32 bits that texts of one kind share, as Java's hash of a text is."""
    value = 0
    for c in text:
        value = (31 * value + ord(c)) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


def actor() -> Aside:
    """A messenger that keeps each conversation in a table of its own, its messages in the buffers that it calls Bser."""
    t = sixth("actor", count=74, people=9, groups=1)
    uids = [p.num for p in t.people]
    rooms = {c: uids[c] if c < len(t.people) else (1 << 32) + t.me.num % 9_000_000 for c in range(1, len(t.people) + 1)}
    of_list = (
        """ ("ID" INTEGER NOT NULL,"SORT_KEY" INTEGER NOT NULL,"QUERY" TEXT,"BYTES" BLOB NOT NULL,PRIMARY KEY("ID"));"""
    )
    of_values = """ ("ID" INTEGER NOT NULL,"BYTES" BLOB NOT NULL,PRIMARY KEY("ID"));"""
    chats = {c: f"chat_{n}" for c, n in rooms.items() if any(m.chat == c for m in t.lines)}
    script = "CREATE TABLE android_metadata (locale TEXT);"
    script += "".join(f'CREATE TABLE "{n}"{of_list}' for n in ("dialogs", "contacts", *chats.values()))
    script += "".join(f'CREATE TABLE "{n}"{of_values}' for n in ("users", "groups", "chat_cursor"))
    script += 'CREATE INDEX "IDX_contacts_QUERY_SORT" ON "contacts" ("QUERY","SORT_KEY");'
    rows: Rows = {"android_metadata": [("en_US",)], **{n: [] for n in chats.values()}}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []

    def content(kind: int, body: bytes) -> bytes:
        return proto((32, 1), (33, proto((1, 1), (2, proto((1, kind), (2, body))))))

    for m in t.lines:
        rid, table = int(m.key[:15], 16), chats[m.chat]
        notice = m.chat in t.groups and m.n % 8 == 1
        if notice:
            held = content(2, proto((1, "Member invited"), (3, proto((1, 1), (2, proto((1, uids[m.who.n])))))))
        elif m.text is None:
            file = proto(
                (1, 77_120),
                (2, int(m.key[:14], 16)),
                (3, f"IMG_{m.n}.jpg"),
                (4, "image/jpeg"),
                (5, b"\xff\xd8\xff\xe0"),
            )
            held = content(
                3, proto((1, int(m.key[:13], 16)), (3, 77_120), (4, f"IMG_{m.n}.jpg"), (5, "image/jpeg"), (8, file))
            )
        else:
            held = content(1, proto((1, m.text)))
        whole = proto((1, rid), (2, m.ms), (3, m.ms), (4, uids[m.who.n]), (5, 2 if m.out else 5), (6, held), (8, 0))
        rows[table].append((rid, m.ms, None, whole))
        if notice:
            spare.append((table, rid))
        else:
            truth.append(says(m, table, rid, sender=party(uids[m.who.n], name=m.who.name), thread=rooms[m.chat]))
    rows["contacts"] = [
        (uids[p.n], -p.n, p.name.lower(), proto((1, uids[p.n]), (2, (1 << 40) - p.n), (3, p.name)))
        for p in t.people[1:]
    ]
    truth += [known(p.name, [uids[p.n]], "contacts", uids[p.n]) for p in t.people[1:]]
    rows["users"] = [
        (uids[p.n], proto((1, uids[p.n]), (2, int(p.key[:14], 16)), (3, p.name), (5, p.n % 3), (6, 0), (8, p.handle)))
        for p in t.people
    ]
    spare += [("users", u) for u in uids]
    rows["groups"] = [
        (rooms[len(t.people)] & 0xFFFFFFFF, proto((1, rooms[len(t.people)] & 0xFFFFFFFF), (3, "Chor 🎶"), (6, uids[1])))
    ]
    rows["chat_cursor"] = [(n, proto((1, t.lines[0].ms), (2, 1))) for n in rooms.values()]
    rows["dialogs"] = []
    for chat, m in {m.chat: m for m in t.lines}.items():
        title = t.people[chat].name if chat < len(t.people) else "Chor 🎶"
        whole = proto((1, proto((1, chat >= len(t.people)), (2, rooms[chat] & 0xFFFFFFFF))), (2, title), (4, int(m.unread)),
                      (5, m.ms), (6, int(m.key[:15], 16)), (7, uids[m.who.n]), (8, m.ms), (9, 2), (10, m.text or ""),
                      (11, 2), (12, 0),
                      (13, 0))  # fmt: skip
        rows["dialogs"].append((rooms[chat], m.ms, title.lower(), whole))
    decoys = ["dialogs", "groups", "chat_cursor", "android_metadata"]
    source = f"""{HUB}/actorapp/actor-platform (runtime/android/storage/SQLiteList.java, core/entity/Message.java, Contact.java,
        Dialog.java, core/entity/content/AbsContent.java; numbers within users, files and notices are assumed)"""
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def converse() -> Aside:
    """XMPP in the browser of a phone: each message an item of JSON in the page's local storage, which is a LevelDB."""
    t = sixth("converse", count=70, people=9, groups=0)
    me = f"{t.me.handle}@xmpp.example"
    jids = [f"{p.handle}@xmpp.example" for p in t.people]
    entries: list[tuple[bytes, bytes | None]] = []
    truth: list[Record] = []

    def item(key: str, value: Any) -> None:
        words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        try:
            stored = b"\x01" + words.encode("latin-1")
        except UnicodeEncodeError:
            stored = b"\x00" + words.encode("utf-16-le")
        entries.append((b"_https://chat.example.org\x00\x01" + key.encode(), stored))

    entries.append((b"VERSION", b"1"))
    entries.append((b"META:https://chat.example.org", proto((1, 13_300_000_000_000_000), (2, 41_000))))
    roster = f"converse.contacts-{me}"
    item("conversejs-session-jid", me)
    item(f"converse.xmppstatus-{me}", {"id": me, "status": "online", "status_message": "", "fullname": t.me.name})
    for p in t.people[1:]:
        nickname = p.name if p.n % 3 else p.first
        one = {"id": jids[p.n], "jid": jids[p.n], "nickname": nickname, "subscription": "both", "ask": None,
               "groups": ["Freunde"][: p.n % 2], "user_id": p.handle, "num_unread": 0}  # fmt: skip
        item(f"{roster}-{jids[p.n]}", one)
        truth.append(known(nickname, [jids[p.n], p.handle], "", 1000 + p.n, p.handle))
    item(roster, ",".join(jids[1:]))
    index: dict[int, list[str]] = {}
    for m in t.lines:
        box, stamp = f"converse.messages-{jids[m.chat]}-{me}", datetime.fromtimestamp(m.ms / 1000, UTC)
        time = stamp.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        ident = str(uuid.UUID(hex=m.key + m.key[8:16], version=4))
        words = m.text or f"https://upload.xmpp.example/{m.key}/IMG_{m.n}.jpg"
        one: dict[str, Any] = {
            "id": ident, "msgid": ident, "origin_id": ident, "from": me if m.out else f"{jids[m.chat]}/phone",
            "is_single_emoji": False, "is_spoiler": False, "message": words, "type": "chat", "time": time,
            "sender": "me" if m.out else "them",
        }  # fmt: skip
        if m.out:
            one |= {"jid": jids[m.chat], "nickname": t.people[m.chat].first, "fullname": t.me.name}
        else:
            received = datetime.fromtimestamp(m.s + 1, UTC).isoformat().replace("+00:00", ".000Z")
            one |= {"to": f"{me}/converse.js-{m.n % 5}", "is_archived": m.n % 4 == 0, "is_delayed": m.n % 4 == 0,
                    "references": [], "chat_state": "active", "received": received,
                    "fullname": t.people[m.chat].name}  # fmt: skip
        if not m.text:
            one["oob_url"] = words
        item(f"{box}-{ident}", one)
        index.setdefault(m.chat, []).append(ident)
        if m.n % 10 == 0:
            item(box, ",".join(index[m.chat]))
        mine, theirs = party(me), party(jids[m.chat], name=t.people[m.chat].name)
        truth.append(says(m, "", m.n + 1, sender=mine if m.out else theirs, to=theirs if m.out else mine, body=words,
                          also={"at": [(m.s + 1) * 1_000_000]}))  # fmt: skip
    for chat, m in {m.chat: m for m in t.lines}.items():
        box = {"id": jids[chat], "jid": jids[chat], "type": "chatbox", "message_type": "chat", "num_unread": int(m.unread),
               "hidden": False, "time_opened": m.ms, "bookmarked": False, "draft": "bin gleich" if chat == 3 else ""}  # fmt: skip
        item(f"converse.chatboxes-{me}-{jids[chat]}", box)
    item(
        "converse.settings", {"theme": "concord", "view_mode": "fullscreen", "emoji_categories": ["smileys", "people"]}
    )
    path = "data/data/com.android.chrome/app_chrome/Default/Local Storage/leveldb/000003.log"
    source = f"""{HUB}/conversejs/converse.js (headless/converse-chatboxes.js: getOutgoingMessageAttributes, getMessagesCacheKey);
        Chrome's keys and values of local storage"""
    return Aside(log([[e] for e in entries]), truth, source, path=path)


def tinkoff_chat() -> Aside:
    """A small chat between phones nearby, by Core Data; that the last and the unread message are links is its own.

    The form of identifiers is assumed, and that a conversation is called as who it is with.
    """
    t = sixth("tinkoff", count=68, people=10)
    ids = [str(uuid.UUID(hex=p.key + p.key[8:16], version=4)).upper() for p in t.people]
    users = {p.n: p.n + 1 for p in t.people}
    rows: Rows = {"ZAPPUSER": [(1, 1, 2, 1)], "ZCONVERSATION": [], "ZMESSAGE": [], "ZUSER": []}
    truth: list[Record] = []
    numbered = list(zip(spaced(t.rng, len(t.lines)), t.lines, strict=True))
    last = {m.chat: row for row, m in numbered}
    for row, m in numbered:
        words = m.text or ""
        rows["ZMESSAGE"].append((row, 3, 2, int(m.out), m.chat, m.chat if last[m.chat] == row else None,
                                 m.chat if m.unread else None, m.ms / 1000 - COCOA, f"{m.key}{m.n}+", words))  # fmt: skip
        side = party(ids[m.chat], name=t.people[m.chat].name)
        truth.append(
            says(m, "ZMESSAGE", row, sender=() if m.out else side, to=side if m.out else (), thread=ids[m.chat])
        )
    for p in t.people:
        picture = b"\x01\x89PNG\r\n\x1a\n" + p.key.encode() if p.n % 4 == 0 else None
        rows["ZUSER"].append((users[p.n], 4, 3, p.name, ids[p.n], ("", "iOS 🍏", "Люблю кофе")[p.n % 3], picture))
        if p.n:
            truth.append(known(p.name, [ids[p.n]], "ZUSER", users[p.n]))
            rows["ZCONVERSATION"].append((p.n, 2, 5, p.n % 2, 1, last.get(p.n), ids[p.n]))
    entities = {
        "ZAPPUSER": "ZCURRENTUSER INTEGER",
        "ZCONVERSATION": "ZISONLINE INTEGER, ZAPPUSER INTEGER, ZLASTMESSAGE INTEGER, ZCONVERSATIONID VARCHAR",
        "ZMESSAGE": """ZISOUTCOMING INTEGER, ZCONVERSATION INTEGER, ZLASTMESSAGEINCONVERSATION INTEGER,
        ZUNREADINCONVERSATION INTEGER, ZDATE TIMESTAMP, ZMESSAGEID VARCHAR, ZTEXT VARCHAR""",
        "ZUSER": "ZNAME VARCHAR, ZUSERID VARCHAR, ZUSERINFO VARCHAR, ZUSERPICTURE BLOB",
    }
    script = core_data(entities, rows)
    script += """CREATE TABLE Z_2PARTICIPANTS ( Z_2CONVERSATIONS INTEGER, Z_4PARTICIPANTS INTEGER,
        PRIMARY KEY (Z_2CONVERSATIONS, Z_4PARTICIPANTS) );"""
    rows["Z_2PARTICIPANTS"] = [(p.n, users[p.n]) for p in t.people[1:]]
    decoys = ["ZAPPUSER", "ZCONVERSATION", "Z_2PARTICIPANTS"]
    source = f"{HUB}/alxterekh/TinkoffChat (Message+, Conversation+, User+CoreDataProperties.swift)"
    return database(script, rows, truth, source, decoys=decoys, spare=[("ZUSER", 1)])
