"""The eighth set, part three: firms' chats and libraries. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

from typing import Any

from tests.engine._eighth_phones import HUB, LOCALE, ROOM, Rows, packed_json, react_file, uuid, zulu
from tests.engine._eighth_talk import eighth
from tests.engine.published_stores import Record
from tests.engine.published_talk import COCOA, Aside, Line, Ring, core_data, database, known, party, rang, says, spaced
from tests.formats.realm.build import BINARY, BOOL, INT, STRING, Col, Tab, realm


def stream_ios() -> Aside:
    """A library of chats in apps of many makers, on iOS by Core Data: times from 2001, people and rooms by their rows."""
    t = eighth("stream-ios", count=80, people=15, groups=2)
    entities = {
        "ZATTACHMENTDTO": "ZCHANNEL INTEGER, ZMESSAGE INTEGER, ZLOCALPROGRESS FLOAT, ZID VARCHAR, ZLOCALSTATERAW VARCHAR, "
        "ZTYPE VARCHAR, ZLOCALURL VARCHAR, ZDATA BLOB",
        "ZCHANNELDTO": "ZCOOLDOWNDURATION INTEGER, ZISFROZEN INTEGER, ZMEMBERCOUNT INTEGER, ZWATCHERCOUNT INTEGER, "
        "ZCREATEDBY INTEGER, ZMEMBERSHIP INTEGER, ZTEAM INTEGER, ZCREATEDAT TIMESTAMP, ZDEFAULTSORTINGAT TIMESTAMP, "
        "ZDELETEDAT TIMESTAMP, ZHIDDENAT TIMESTAMP, ZLASTMESSAGEAT TIMESTAMP, ZOLDESTMESSAGEAT TIMESTAMP, "
        "ZTRUNCATEDAT TIMESTAMP, ZUPDATEDAT TIMESTAMP, ZCID VARCHAR, ZNAME VARCHAR, ZTYPERAWVALUE VARCHAR, "
        "ZIMAGEURL VARCHAR, ZCONFIG BLOB, ZEXTRADATA BLOB",
        "ZCHANNELREADDTO": "ZUNREADMESSAGECOUNT INTEGER, ZCHANNEL INTEGER, ZUSER INTEGER, ZLASTREADAT TIMESTAMP",
        "ZCURRENTUSERDTO": "ZUNREADCHANNELSCOUNT INTEGER, ZUNREADMESSAGESCOUNT INTEGER, ZCURRENTDEVICE INTEGER, "
        "ZUSER INTEGER, ZLASTRECEIVEDEVENTDATE TIMESTAMP, ZUNIQUENESSKEY VARCHAR",
        "ZDEVICEDTO": "ZUSER INTEGER, ZCREATEDAT TIMESTAMP, ZID VARCHAR",
        "ZMEMBERDTO": "ZISBANNED INTEGER, ZISINVITED INTEGER, ZISSHADOWBANNED INTEGER, ZCHANNEL INTEGER, "
        "ZMEMBERSHIPCHANNEL INTEGER, ZUSER INTEGER, ZBANEXPIRESAT TIMESTAMP, ZINVITEACCEPTEDAT TIMESTAMP, "
        "ZINVITEREJECTEDAT TIMESTAMP, ZMEMBERCREATEDAT TIMESTAMP, ZMEMBERUPDATEDAT TIMESTAMP, ZCHANNELROLERAW VARCHAR, "
        "ZID VARCHAR",
        "ZMESSAGEDTO": "ZISSILENT INTEGER, ZPINNED INTEGER, ZREPLYCOUNT INTEGER, ZSHOWREPLYINCHANNEL INTEGER, ZCHANNEL INTEGER, "
        "ZFLAGGEDBY INTEGER, ZPARENTMESSAGE INTEGER, ZPINNEDBY INTEGER, ZPINNEDCHANNEL INTEGER, ZQUOTEDMESSAGE INTEGER, "
        "ZUSER INTEGER, ZCREATEDAT TIMESTAMP, ZDEFAULTSORTINGKEY TIMESTAMP, ZDELETEDAT TIMESTAMP, ZLOCALLYCREATEDAT TIMESTAMP, "
        "ZPINEXPIRES TIMESTAMP, ZPINNEDAT TIMESTAMP, ZUPDATEDAT TIMESTAMP, ZARGS VARCHAR, ZCOMMAND VARCHAR, ZID VARCHAR, "
        "ZLOCALMESSAGESTATERAW VARCHAR, ZPARENTMESSAGEID VARCHAR, ZQUOTEDMESSAGEID VARCHAR, ZTEXT VARCHAR, ZTYPE VARCHAR, "
        "ZEXTRADATA BLOB, ZREACTIONSCORES BLOB",
        "ZMESSAGEREACTIONDTO": "ZSCORE INTEGER, ZMESSAGE INTEGER, ZUSER INTEGER, ZCREATEDAT TIMESTAMP, ZUPDATEDAT TIMESTAMP, "
        "ZID VARCHAR, ZTYPE VARCHAR, ZEXTRADATA BLOB",
        "ZUSERDTO": "ZISBANNED INTEGER, ZISONLINE INTEGER, ZCURRENTUSER INTEGER, ZFLAGGEDBY INTEGER, ZMUTEDBY INTEGER, "
        "ZTYPINGIN INTEGER, ZLASTACTIVITYAT TIMESTAMP, ZUSERCREATEDAT TIMESTAMP, ZUSERUPDATEDAT TIMESTAMP, ZID VARCHAR, "
        "ZNAME VARCHAR, ZUSERROLERAW VARCHAR, ZIMAGEURL VARCHAR, ZEXTRADATA BLOB",
    }  # fmt: skip
    ent = {name: n for n, name in enumerate(entities, 1)}
    rows: Rows = {name: [] for name in entities}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []

    def cocoa(ms: int) -> float:
        return ms / 1000 - COCOA

    begun = t.lines[0].ms - 86_400_000 * 30
    ids = [p.handle if p.n % 2 else uuid(p.key) for p in t.people]
    chats = {c: n for n, c in enumerate(sorted({m.chat for m in t.lines}), 1)}
    for n, p in enumerate(t.people, 1):
        name = None if p.n % 8 == 5 else p.name
        rows["ZUSERDTO"].append((n, ent["ZUSERDTO"], 1 + p.n % 3, 0, p.n % 2, 1 if p.n == 0 else None, None, None, None,
                                 cocoa(begun + p.num), cocoa(begun), cocoa(begun + p.n), ids[p.n], name, "user",
                                 f"https://img.example/{p.key[:6]}.png" if p.n % 3 else None, b"{}"))  # fmt: skip
        if p.n:
            truth.append(known(name or ids[p.n], [ids[p.n]], "ZUSERDTO", n))
    spare.append(("ZUSERDTO", 1))
    for c, n in chats.items():
        title, members = t.groups.get(c, (None, [t.me, t.people[min(c, len(t.people) - 1)]]))
        last = [m for m in t.lines if m.chat == c][-1].ms
        cid = f"messaging:{'' if title else '!members-'}{t.people[1].key[:9]}{c}"
        rows["ZCHANNELDTO"].append((n, ent["ZCHANNELDTO"], 4, 0, 0, len(members), 0, 1, None, None, cocoa(begun), cocoa(last),
                                    None,
                                    None, cocoa(last), cocoa(begun), None, cocoa(last), cid, title, "messaging", None,
                                    b'{"reactions_enabled":true}', b"{}"))  # fmt: skip
        for p in members:
            k = len(rows["ZMEMBERDTO"]) + 1
            rows["ZMEMBERDTO"].append((k, ent["ZMEMBERDTO"], 1, 0, 0, 0, n, n if p.n == 0 else None, p.n + 1, None, None, None,
                                       cocoa(begun), cocoa(begun), "owner" if p.n == 0 else "member",
                                       f"{cid}{ids[p.n]}"))  # fmt: skip
        rows["ZCHANNELREADDTO"].append((n, ent["ZCHANNELREADDTO"], 1, 0, n, 1, cocoa(last)))
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        notice = m.chat in t.groups and m.n % 10 == 4
        words = f"{m.who.first} joined" if notice else m.text or ""
        kind = "system" if notice else "deleted" if m.deleted else "regular"
        rows["ZMESSAGEDTO"].append((row, ent["ZMESSAGEDTO"], 2, 0, 0, 0, 0, chats[m.chat], None, None, None, None, None,
                                    m.who.n + 1,
                                    cocoa(m.ms), cocoa(m.ms), cocoa(m.ms + 60_000) if m.deleted else None,
                                    cocoa(m.ms - 400) if m.out else None, None, None, cocoa(m.ms), None, None, uuid(m.key), None,
                                    None, None, words, kind, b"{}", b"bplist00\xd0\x08"))  # fmt: skip
        if m.text is None and not notice:
            k = len(rows["ZATTACHMENTDTO"]) + 1
            rows["ZATTACHMENTDTO"].append((k, ent["ZATTACHMENTDTO"], 1, chats[m.chat], row, 1.0, f"{uuid(m.key)}/0", None, m.form,
                                           None,
                                           packed_json({"image_url": f"https://cdn.example/{m.key}.jpg"}).encode()))  # fmt: skip
        if m.n % 9 == 3:
            k = len(rows["ZMESSAGEREACTIONDTO"]) + 1
            rows["ZMESSAGEREACTIONDTO"].append((k, ent["ZMESSAGEREACTIONDTO"], 1, 1, row, 1, cocoa(m.ms + 9000),
                                                cocoa(m.ms + 9000),
                                                f"{ids[0]}/{uuid(m.key)}/love", "love", b"{}"))  # fmt: skip
        if notice:
            spare.append(("ZMESSAGEDTO", row))
        else:
            name = None if m.who.n % 8 == 5 else m.who.name
            truth.append(says(m, "ZMESSAGEDTO", row, sender=party(ids[m.who.n], m.who.n + 1, name=name), thread=chats[m.chat],
                              body=words, also={"at": [(m.ms - 400) * 1000]} if m.out else {}))  # fmt: skip
    rows["ZCURRENTUSERDTO"] = [
        (1, ent["ZCURRENTUSERDTO"], 5, 1, 2, 1, 1, cocoa(t.lines[-1].ms), "this is an immmutable arbitrary key")
    ]
    rows["ZDEVICEDTO"] = [(1, ent["ZDEVICEDTO"], 1, 1, cocoa(begun), t.me.key * 2)]
    decoys = [e for e in entities if e not in ("ZUSERDTO", "ZMESSAGEDTO", "ZMEMBERDTO")]
    spare += [("ZMEMBERDTO", r[0]) for r in rows["ZMEMBERDTO"]]
    source = f"{HUB}/GetStream/stream-chat-swift (StreamChatModel.xcdatamodeld; columns as Core Data makes them)"
    return database(core_data(entities, rows), rows, truth, source, decoys=decoys, spare=spare)


def stream_android() -> Aside:
    """The same library on Android by Room: maps and lists as JSON, oneself twice among the people."""
    t = eighth("stream-android", count=72, people=13, groups=1)
    script = f"""{LOCALE}
        CREATE TABLE `stream_chat_message` (`id` TEXT NOT NULL, `cid` TEXT NOT NULL, `userId` TEXT NOT NULL, `text` TEXT NOT NULL,
        `html` TEXT NOT NULL, `type` TEXT NOT NULL, `syncStatus` INTEGER NOT NULL, `replyCount` INTEGER NOT NULL,
        `deletedReplyCount` INTEGER NOT NULL, `createdAt` INTEGER, `createdLocallyAt` INTEGER, `updatedAt` INTEGER,
        `updatedLocallyAt` INTEGER, `deletedAt` INTEGER, `remoteMentionedUserIds` TEXT NOT NULL, `mentionedUsersId` TEXT NOT NULL,
        `reactionCounts` TEXT NOT NULL, `reactionScores` TEXT NOT NULL, `reactionGroups` TEXT NOT NULL, `parentId` TEXT,
        `command` TEXT, `shadowed` INTEGER NOT NULL, `i18n` TEXT NOT NULL, `showInChannel` INTEGER NOT NULL,
        `silent` INTEGER NOT NULL, `extraData` TEXT NOT NULL, `replyToId` TEXT, `pinned` INTEGER NOT NULL, `pinnedAt` INTEGER,
        `pinExpires` INTEGER, `pinnedByUserId` TEXT, `threadParticipantsIds` TEXT NOT NULL,
        `skipPushNotification` INTEGER NOT NULL,
        `skipEnrichUrl` INTEGER NOT NULL, `moderationDetails` TEXT, `messageTextUpdatedAt` INTEGER, `channel_infocid` TEXT,
        `channel_infoid` TEXT, `channel_infotype` TEXT, `channel_infomemberCount` INTEGER, `channel_infoname` TEXT,
        PRIMARY KEY(`id`));
        CREATE INDEX `index_stream_chat_message_cid_createdAt` ON `stream_chat_message` (`cid`, `createdAt`);
        CREATE TABLE `stream_chat_user` (`id` TEXT NOT NULL, `originalId` TEXT NOT NULL, `name` TEXT NOT NULL,
        `image` TEXT NOT NULL,
        `role` TEXT NOT NULL, `createdAt` INTEGER, `updatedAt` INTEGER, `lastActive` INTEGER, `invisible` INTEGER NOT NULL,
        `privacySettings` TEXT, `banned` INTEGER NOT NULL, `mutes` TEXT NOT NULL, `teams` TEXT NOT NULL,
        `teamsRole` TEXT NOT NULL,
        `extraData` TEXT NOT NULL, PRIMARY KEY(`id`));
        CREATE INDEX `index_stream_chat_user_name` ON `stream_chat_user` (`name`);
        CREATE TABLE `stream_chat_channel_state` (`type` TEXT NOT NULL, `channelId` TEXT NOT NULL, `name` TEXT NOT NULL,
        `image` TEXT NOT NULL, `cooldown` INTEGER NOT NULL, `createdByUserId` TEXT NOT NULL, `filterTags` TEXT NOT NULL,
        `frozen` INTEGER NOT NULL, `hidden` INTEGER, `hideMessagesBefore` INTEGER, `members` TEXT NOT NULL,
        `memberCount` INTEGER NOT NULL, `watcherIds` TEXT NOT NULL, `watcherCount` INTEGER NOT NULL, `reads` TEXT NOT NULL,
        `lastMessageAt` INTEGER, `lastMessageId` TEXT, `createdAt` INTEGER, `updatedAt` INTEGER, `deletedAt` INTEGER,
        `extraData` TEXT NOT NULL, `syncStatus` INTEGER NOT NULL, `team` TEXT NOT NULL, `ownCapabilities` TEXT NOT NULL,
        `membership` TEXT, `activeLiveLocations` TEXT NOT NULL, `messageCount` INTEGER, `cid` TEXT NOT NULL, PRIMARY KEY(`cid`));
        {ROOM}"""
    begun = t.lines[0].ms - 86_400_000 * 40
    ids = [f"{p.handle}-{p.key[:4]}" for p in t.people]
    cids = {
        c: f"messaging:{'' if c in t.groups else '!members-'}{t.me.key[:8]}{c}"
        for c in sorted({m.chat for m in t.lines})
    }
    rows: Rows = {"android_metadata": [("en_US",)], "stream_chat_message": [], "stream_chat_user": []}
    rows["stream_chat_channel_state"] = []
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        pending = m.out and m.n % 25 == 6
        words = m.text or ""
        title = t.groups[m.chat][0] if m.chat in t.groups else ""
        love = '{"love":1}' if m.n % 8 == 1 else "{}"
        rows["stream_chat_message"].append((
            uuid(m.key), cids[m.chat], ids[m.who.n], words, "", "deleted" if m.deleted else "regular", 0 if pending else 1, 0, 0,
            None if pending else m.ms, m.ms if m.out else None, None if pending else m.ms, None,
            m.ms + 90_000 if m.deleted else None, "[]", "[]", love, love, "{}", None, None, 0, "{}", 0, 0, "{}", None, 0, None,
            None, None, "[]", 0, 0, None, m.ms + 40_000 if m.edited else None, cids[m.chat], cids[m.chat][10:], "messaging",
            len(t.groups[m.chat][1]) if title else 2, title))  # fmt: skip
        truth.append(
            says(
                m,
                "stream_chat_message",
                row,
                sender=party(ids[m.who.n], name=m.who.name),
                thread=cids[m.chat],
                body=words,
            )
        )
    for n, p in enumerate(t.people, 1):
        rows["stream_chat_user"].append((ids[p.n], "", p.name, f"https://img.example/{p.key[:7]}", "user", begun, begun + p.n,
                                         begun + p.num, 0, None, 0, "[]", "[]", "{}",
                                         packed_json({"city": "Toledo"}) if p.n % 5 == 2 else "{}"))  # fmt: skip
        if p.n:
            truth.append(known(p.name, [ids[p.n]], "stream_chat_user", n))
    rows["stream_chat_user"].append(
        ("me", ids[0], t.me.name, "", "user", begun, begun, begun, 0, None, 0, "[]", "[]", "{}", "{}")
    )
    for c, cid in cids.items():
        title, members = t.groups.get(c, ("", [t.me, t.people[min(c, len(t.people) - 1)]]))
        last = [m for m in t.lines if m.chat == c][-1]
        state = {ids[p.n]: {"userId": ids[p.n], "role": "", "createdAt": zulu(begun)} for p in members}
        reads = {ids[0]: {"userId": ids[0], "unreadMessages": 0, "lastRead": zulu(last.ms)}}
        rows["stream_chat_channel_state"].append((
            "messaging", cid[10:], title, "", 0, ids[0], "[]", 0, 0, None, packed_json(state), len(members), "[]", 0,
            packed_json(reads),
            last.ms,
            uuid(last.key), begun, last.ms, None, "{}", 1, "", '["send-message"]', None, "[]", None, cid))  # fmt: skip
    rows["room_master_table"] = [(42, t.me.key + t.me.key[:8])]
    source = f"{HUB}/GetStream/stream-chat-android (offline/repository/domain: MessageEntity.kt, UserEntity.kt, ChannelEntity.kt)"
    decoys = ["stream_chat_channel_state", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys,
                    spare=[("stream_chat_user", 1), ("stream_chat_user", len(t.people) + 1)])  # fmt: skip


def juggle() -> Aside:
    """A library of chats from China: texts are JSON and stand once more for the search, direction 1 was sent."""
    t = eighth("juggle", count=82, people=16, groups=2)
    script = """create table confs(id INTEGER PRIMARY KEY AUTOINCREMENT, conf_key VARCHAR(64), conf_value VARCHAR(100));
        create table messages(id INTEGER PRIMARY KEY AUTOINCREMENT, conver_id VARCHAR(64), conver_type SMALLINT default 0,
        client_id VARCHAR(64), sender_id VARCHAR(64), direction SMALLINT, msg_id VARCHAR(64), msg_seq_no INTEGER default 0,
        msg_index INTEGER, msg_type VARCHAR(64), sent_time INTEGER, msg_content text, ext text, state SMALLINT,
        flags INTEGER default 0, has_read SMALLINT, read_count INTEGER default 0, member_count INTEGER default 0,
        is_deleted SMALLINT default 0, search_content text, mention_info text, refer_msg_id VARCHAR(64), reactions text);
        CREATE UNIQUE INDEX IF NOT EXISTS idx_messages ON messages(msg_id);
        create table conversations(id INTEGER PRIMARY KEY AUTOINCREMENT, conver_id VARCHAR(64), conver_type SMALLINT default 0,
        draft text, sync_time INTEGER, conver_time INTEGER, last_msg_id VARCHAR(64), last_read_msg_index INTEGER,
        last_msg_index INTEGER, is_top SMALLINT, top_time INTEGER, is_mute SMALLINT, mention_info VARCHAR(64),
        last_msg_type VARCHAR(64), last_msg_client_id VARCHAR(64), last_msg_direction SMALLINT, last_msg_state SMALLINT,
        last_msg_has_read SMALLINT, last_msg_sender_id VARCHAR(64), last_msg_content text, last_msg_mention_info text,
        last_msg_seq_no INTEGER, unread_tag INTEGER);
        create table conversation_tags(id INTEGER PRIMARY KEY AUTOINCREMENT, tag_id VARCHAR(64), conver_type SMALLINT,
        conver_id VARCHAR(64));
        create table users(id INTEGER PRIMARY KEY AUTOINCREMENT, user_id VARCHAR(64), name VARCHAR(64), portrait text,
        extension text, user_type SMALLINT, upd_time INTEGER);
        create table groups(id INTEGER PRIMARY KEY AUTOINCREMENT, group_id VARCHAR(64), name VARCHAR(64), portrait text,
        extension text, upd_time INTEGER);
        create table group_members(id INTEGER PRIMARY KEY AUTOINCREMENT, group_id VARCHAR(64), member_id VARCHAR(64),
        display_name VARCHAR(64), extension text);"""
    ids = [f"u{p.num}" for p in t.people]
    rooms = {c: f"grp_{t.me.key[:6]}{c}" for c in t.groups}
    rows: Rows = {"confs": [(1, "conversation_sync_time", str(t.lines[-1].ms))], "messages": [], "conversations": []}
    rows |= {"users": [], "groups": [], "group_members": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    last: dict[int, tuple[Line, tuple[Any, ...]]] = {}
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        group, notice = m.chat in t.groups, m.n % 26 == 11
        kind = (
            "jg:recallinfo"
            if notice
            else "jg:text"
            if m.text
            else {"image": "jg:img", "voice": "jg:voice", "file": "jg:file"}[m.form]
        )
        content = packed_json(
            {"content": m.text} if m.text else {"url": f"https://oss.example/{m.key}", "size": 20_044, "extra": ""}
        )
        one = (row, rooms.get(m.chat) or ids[m.chat], 2 if group else 1, uuid(m.key), ids[m.who.n], 1 if m.out else 2, m.key[:18],
               m.n + 1, 100 + m.n, kind, m.ms, packed_json({"orig_msg_time": m.ms}) if notice else content, None,
               2 if m.out else 4, 0,
               int(not m.unread), 0, 5 if group else 0, int(m.deleted), None if notice else m.text, None, None, None)  # fmt: skip
        rows["messages"].append(one)
        last[m.chat] = (m, one)
        if notice:
            spare.append(("messages", row))
        else:
            to = () if group or not m.out else party(ids[m.chat])
            truth.append(says(m, "messages", row, sender=party(ids[m.who.n], name=m.who.name), to=to, thread=one[1],
                              also={} if m.text else {"body": [content]}))  # fmt: skip
    for n, (_, one) in enumerate(last.values(), 1):
        rows["conversations"].append((n, one[1], one[2], "等一" if n == 2 else None, one[10], one[10], one[6], one[8], one[8], 0,
                                      0, 0,
                                      None, one[9], one[3], one[5], one[13], one[15], one[4], one[11], None, one[7],
                                      0))  # fmt: skip
    for n, p in enumerate(t.people, 1):
        rows["users"].append(
            (
                n,
                ids[p.n],
                p.name if p.n % 2 else p.first,
                f"https://oss.example/p/{p.key[:6]}.png",
                "{}",
                0,
                t.lines[0].ms,
            )
        )
        if p.n:
            truth.append(known(p.name if p.n % 2 else p.first, [ids[p.n]], "users", n))
    spare.append(("users", 1))
    for n, (c, (title, members)) in enumerate(t.groups.items(), 1):
        rows["groups"].append((n, rooms[c], title, "", "{}", t.lines[0].ms))
        for p in members:
            k = len(rows["group_members"]) + 1
            rows["group_members"].append((k, rooms[c], ids[p.n], p.first if k % 2 else "", "{}"))
            spare.append(("group_members", k))
    rows["conversation_tags"] = [(1, "jg_all", 1, ids[1]), (2, "jg_group", 2, rooms[len(t.people)])]
    source = f"{HUB}/juggleim/imsdk-harmony (juggleim/src/main/resources/rawfile/202504011225.sql)"
    return database(
        script, rows, truth, source, decoys=["confs", "conversations", "conversation_tags", "groups"], spare=spare
    )


def mixin() -> Aside:
    """A messenger with money: calls are messages of a category that last milliseconds, as text; times are ISO text."""
    t = eighth("mixin", count=78, people=16, groups=1, rings=24)
    script = f"""{LOCALE}
        CREATE TABLE `users` (`user_id` TEXT NOT NULL, `identity_number` TEXT NOT NULL, `relationship` TEXT NOT NULL,
        `full_name` TEXT,
        `avatar_url` TEXT, `phone` TEXT, `is_verified` INTEGER, `created_at` TEXT, `mute_until` TEXT, `has_pin` INTEGER,
        `app_id` TEXT, PRIMARY KEY(`user_id`));
        CREATE TABLE `conversations` (`conversation_id` TEXT NOT NULL, `owner_id` TEXT, `category` TEXT, `name` TEXT,
        `icon_url` TEXT,
        `announcement` TEXT, `code_url` TEXT, `pay_type` TEXT, `created_at` TEXT NOT NULL, `pin_time` TEXT,
        `last_message_id` TEXT,
        `last_read_message_id` TEXT, `unseen_message_count` INTEGER, `status` INTEGER NOT NULL, `draft` TEXT, `mute_until` TEXT,
        PRIMARY KEY(`conversation_id`));
        CREATE TABLE `messages` (`id` TEXT NOT NULL, `conversation_id` TEXT NOT NULL, `user_id` TEXT NOT NULL,
        `category` TEXT NOT NULL,
        `content` TEXT, `media_url` TEXT, `media_mime_type` TEXT, `media_size` INTEGER, `media_duration` TEXT,
        `media_width` INTEGER,
        `media_height` INTEGER, `media_hash` TEXT, `thumb_image` TEXT, `media_key` BLOB, `media_digest` BLOB, `media_status` TEXT,
        `status` TEXT NOT NULL, `created_at` TEXT NOT NULL, `action` TEXT, `participant_id` TEXT, `snapshot_id` TEXT,
        `hyperlink` TEXT, `name` TEXT, `album_id` TEXT, `shared_user_id` TEXT, `media_waveform` BLOB, `media_mine_type` TEXT,
        `quote_message_id` TEXT, `quote_content` TEXT, PRIMARY KEY(`id`), FOREIGN KEY(`conversation_id`)
        REFERENCES `conversations`(`conversation_id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE INDEX `index_messages_conversation_id_created_at` ON `messages` (`conversation_id`, `created_at`);
        CREATE TABLE `participants` (`conversation_id` TEXT NOT NULL, `user_id` TEXT NOT NULL, `role` TEXT NOT NULL,
        `created_at` TEXT NOT NULL, PRIMARY KEY(`conversation_id`, `user_id`), FOREIGN KEY(`conversation_id`)
        REFERENCES `conversations`(`conversation_id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE TABLE `offsets` (`key` TEXT NOT NULL, `timestamp` TEXT NOT NULL, PRIMARY KEY(`key`));
        {ROOM}"""
    users = [uuid(p.key) for p in t.people]
    rooms = {
        c: uuid(f"{t.people[c].key[::-1] if c < len(t.people) else t.me.key[::-1]}")
        for c in [*range(1, len(t.people)), *t.groups]
    }
    begun = zulu(t.lines[0].ms - 86_400_000 * 12)
    rows: Rows = {
        "android_metadata": [("zh_CN",)],
        "users": [],
        "conversations": [],
        "messages": [],
        "participants": [],
    }
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    both: list[tuple[int, Line | Ring]] = sorted(
        [(m.ms, m) for m in t.lines] + [(r.ms, r) for r in t.rings], key=lambda pair: pair[0]
    )
    none: tuple[None, ...] = (None,) * 9
    for row, (ms, one) in enumerate(both, 1):
        # The server's times are finer than the phone's own.
        stamp, at = (zulu(ms), ms * 1000) if one.out else (zulu(ms, 6), ms * 1000 + 456)
        if isinstance(one, Line):
            notice = one.chat in t.groups and one.n % 9 == 4
            category = "SYSTEM_CONVERSATION" if notice else f"{('SIGNAL', 'PLAIN')[one.n % 6 == 5]}_" + (
                "TEXT" if one.text else {"image": "IMAGE", "voice": "AUDIO", "file": "DATA"}[one.form])  # fmt: skip
            words = None if notice else one.text
            file: tuple[Any, ...] = (None,) * 11 if one.text or notice else (
                f"file:///storage/emulated/0/Mixin/Media/{one.key}", "image/jpeg", 60_211,
                "4100" if one.form == "voice" else None, 900, 1200,
                None, None, bytes.fromhex(one.key), None, "DONE")  # fmt: skip
            status = ("READ", "DELIVERED", "SENT")[one.n % 3] if one.out else "DELIVERED" if one.unread else "READ"
            rows["messages"].append((uuid(one.key), rooms[one.chat], users[one.who.n], category, words, *file, status, stamp,
                                     "ADD" if notice else None, users[2] if notice else None, *none))  # fmt: skip
            if notice:
                spare.append(("messages", row))
            else:
                truth.append(says(one, "messages", row, at=at, sender=party(users[one.who.n], name=one.who.name),
                                  to=party(users[one.chat]) if one.out and one.chat not in t.groups else (),
                                  thread=rooms[one.chat]))  # fmt: skip
            continue
        what = "END" if one.duration else ("CANCEL" if one.out else ("DECLINE", "BUSY")[one.n % 2])
        lasted = str(one.duration * 1000 + one.n) if one.duration else None
        rows["messages"].append((uuid(f"{one.n:06}{one.other.key}"), rooms[one.other.n], users[0 if one.out else one.other.n],
                                 f"WEBRTC_AUDIO_{what}", None, None, None, None, lasted, *(None,) * 7, "READ", stamp, None, None,
                                 *none))  # fmt: skip
        truth.append(rang(one, "messages", row, party(users[one.other.n], name=one.other.name), at=at, thread=rooms[one.other.n],
                          duration=int(lasted) / 1000 if lasted else None))  # fmt: skip
    for n, p in enumerate(t.people, 1):
        phone = p.phone if p.n % 3 == 1 or p.n == 0 else None
        bond = "ME" if p.n == 0 else "STRANGER" if p.n % 5 == 4 else "FRIEND"
        rows["users"].append((users[p.n], str(7_000_000 + p.num % 900_000), bond, p.name,
                              f"https://img.example/{p.key[:8]}=s256", phone, 0,
                              begun if p.n % 2 else None, None, 1 if p.n == 0 else None, None))  # fmt: skip
        if p.n:
            ways = [users[p.n], str(7_000_000 + p.num % 900_000), *([phone] if phone else [])]
            truth.append(known(p.name, ways, "users", n))
    spare.append(("users", 1))
    for c, room in rooms.items():
        title, members = t.groups.get(c, (None, [t.me, t.people[min(c, len(t.people) - 1)]]))
        rows["conversations"].append((room, users[members[-1].n], "GROUP" if title else "CONTACT", title, None,
                                      "" if title else None, None,
                                      None, begun, None, None, None, 0, 2, "等下说" if c == 3 else None, None))  # fmt: skip
        for p in members:
            rows["participants"].append((room, users[p.n], "OWNER" if title and p.n == 0 else "", begun))
            spare.append(("participants", len(rows["participants"])))
    rows |= {
        "offsets": [("messages_status_offset", zulu(t.lines[-1].ms))],
        "room_master_table": [(42, "162796aa44e7891bbe8a8ed10b23228e")],
    }
    source = f"{HUB}/MixinNetwork/android-app (app/schemas/one.mixin.android.db.MixinDatabase/15.json; values: MessageCategory)"
    decoys = ["conversations", "offsets", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def nextcloud_talk_ios() -> Aside:
    """Chats of firms in a Realm file: actors by their names, whole seconds, what a message is about as JSON beside it."""
    t = eighth("nctalk", count=72, people=14, groups=2)
    own = f"{t.me.handle}@cloud.example"
    tokens = {
        c: f"{t.people[c].key[:8]}" if c < len(t.people) else f"{t.me.key[c % 9 : c % 9 + 8]}"
        for c in [*range(1, len(t.people)), *t.groups]
    }
    text = ("internalId", "accountId", "actorDisplayName", "actorId", "actorType", "message", "messageParametersJSONString",
            "token",
            "systemMessage", "parentId", "referenceId")  # fmt: skip
    flags = ("isReplyable", "isTemporary", "sendingFailed", "isGroupMessage")
    columns = [
        *(Col(n, STRING, nullable=True) for n in text),
        Col("messageId", INT),
        Col("timestamp", INT),
        *(Col(n, BOOL) for n in flags),
    ]
    messages: dict[int, dict[str, Any]] = {}
    truth: list[Record] = []
    for m in t.lines:
        group = m.chat in t.groups
        event = "user_added" if group and m.n % 12 == 5 else "call_started" if m.n % 27 == 9 else ""
        words = {"user_added": "{actor} added you", "call_started": "{actor} started a call", "": m.text or "{file}"}[
            event
        ]
        about: dict[str, Any] = {"actor": {"type": "user", "id": m.who.handle, "name": m.who.name}}
        if words == "{file}":
            about["file"] = {
                "type": "file",
                "id": str(9000 + m.n),
                "name": f"IMG_{m.n}.jpg",
                "size": 48_213,
                "mimetype": "image/jpeg",
            }
        messages[m.n] = {
            "internalId": f"{own}@{tokens[m.chat]}@{5200 + m.n}", "accountId": own, "actorDisplayName": m.who.name,
            "actorId": m.who.handle,
            "actorType": "users", "message": words, "messageParametersJSONString": packed_json(about), "token": tokens[m.chat],
            "systemMessage": event, "parentId": None, "referenceId": m.key * 2 if m.out else "", "messageId": 5200 + m.n,
            "timestamp": m.s,
            "isReplyable": not event, "isTemporary": False, "sendingFailed": False, "isGroupMessage": group,
        }  # fmt: skip
        if not event:
            truth.append(
                says(
                    m,
                    "",
                    m.n,
                    at=m.s * 1_000_000,
                    sender=party(m.who.handle, name=m.who.name),
                    thread=tokens[m.chat],
                    body=words,
                )
            )
    rooms: dict[int, dict[str, Any]] = {}
    for n, (c, token) in enumerate(tokens.items()):
        title, members = t.groups.get(c, (None, [t.me, t.people[min(c, len(t.people) - 1)]]))
        rooms[n] = {"internalId": f"{own}@{token}", "accountId": own, "token": token, "name": title or members[-1].handle,
                    "displayName": title or members[-1].name, "roomId": 80 + n, "type": 2 if title else 1, "unreadMessages": 0,
                    "lastActivity": t.lines[-1].s - n, "isFavorite": n == 1, "pendingMessage": "luego te digo" if n == 2 else "",
                    "participants": [p.handle for p in members]}  # fmt: skip
    room = [*(Col(n, STRING, nullable=True) for n in ("internalId", "accountId", "token", "name", "displayName",
                                                      "pendingMessage")),
            *(Col(n, INT) for n in ("roomId", "type", "unreadMessages", "lastActivity")), Col("isFavorite", BOOL),
            Col("participants", STRING, kind="list")]  # fmt: skip
    book: dict[int, dict[str, Any]] = {}
    matched: dict[int, dict[str, Any]] = {}
    for p in t.people[1:]:
        ident = uuid(p.key).upper() + ":ABPerson"
        numbers = [p.phone] + ([p.local] if p.n % 4 == 0 else [])
        book[p.n] = {"identifier": ident, "name": p.name, "phoneNumbers": numbers, "lastUpdate": t.lines[-1].s}
        if p.n % 3 == 0:
            matched[p.n] = {"internalId": f"{own}@{ident}", "accountId": own, "identifier": ident,
                            "cloudId": f"{p.handle}@cloud.example",
                            "lastUpdate": t.lines[-1].s}  # fmt: skip
        truth.append(known(p.name, numbers, "", 1000 + p.n))
    accounts = {0: {"accountId": own, "server": "https://cloud.example", "user": t.me.handle, "userId": t.me.handle,
                    "userDisplayName": t.me.name, "phone": t.me.phone, "email": t.me.mail, "active": True, "unreadBadgeNumber": 2,
                    "pushNotificationPublicKey": bytes.fromhex(t.me.key)}}  # fmt: skip
    account = [*(Col(n, STRING, nullable=True) for n in ("accountId", "server", "user", "userId", "userDisplayName", "phone",
                                                         "email")),
               Col("active", BOOL), Col("unreadBadgeNumber", INT), Col("pushNotificationPublicKey", BINARY,
                                                                       nullable=True)]  # fmt: skip
    contact = [
        *(Col(n, STRING, nullable=True) for n in ("internalId", "accountId", "identifier", "cloudId")),
        Col("lastUpdate", INT),
    ]
    person = [Col("identifier", STRING, nullable=True), Col("name", STRING, nullable=True), Col("phoneNumbers", STRING,
                                                                                                kind="list"),
              Col("lastUpdate", INT)]  # fmt: skip
    data = realm([
        Tab("NCChatMessage", columns, messages), Tab("NCRoom", room, rooms), Tab("ABContact", person, book),
        Tab("NCContact", contact, matched), Tab("TalkAccount", account, accounts),
    ])  # fmt: skip
    home = "private/var/mobile/Containers/Shared/AppGroup/5E9A1F0C-83B7-4C0F-8B1D-1A6E3D7C92F4"
    path = f"{home}/Library/Application Support/Talk/talk.realm"
    source = (
        f"{HUB}/nextcloud/talk-ios (NextcloudTalk: NCChatMessage.h, NCRoom.h, ABContact.h, NCContact.h, TalkAccount.h)"
    )
    return Aside(data, truth, source, decoys=frozenset(("ncroom", "talkaccount")), path=path)


def chatwoot() -> Aside:
    """A helpdesk's app: its whole state as JSON of strings of JSON; conversations have their messages, types are numbers."""
    t = eighth("chatwoot", count=64, people=13)
    agent = {
        "id": 4,
        "name": t.me.name,
        "email": t.me.mail,
        "availabilityStatus": "online",
        "thumbnail": "",
        "type": "user",
    }
    people: dict[str, Any] = {}
    talks: dict[str, Any] = {}
    truth: list[Record] = []
    for p in t.people[1:]:
        phone, mail = (p.phone if p.n % 3 else None), (p.mail if p.n % 2 else None)
        one = {"additionalAttributes": {"city": "Lima"} if p.n % 4 == 1 else {}, "availabilityStatus": "offline",
               "createdAt": t.lines[0].s - p.n,
               "customAttributes": {}, "email": mail, "id": 300 + p.n, "identifier": None,
               "lastActivityAt": t.lines[-1].s - 60 * p.n,
               "name": p.name, "phoneNumber": phone, "thumbnail": "", "type": "contact"}  # fmt: skip
        people[str(300 + p.n)] = one
        mine = [m for m in t.lines if m.chat == p.n]
        said: list[dict[str, Any]] = []
        for m in mine:
            event = m.n % 15 == 6
            words = f"Conversation was marked resolved by {t.me.name}" if event else m.text
            said.append({
                "attachments": [] if words else [{"id": m.n, "messageId": 8000 + m.n, "fileType": "image",
                                                  "dataUrl": f"https://help.example/{m.key}"}],
                "content": words, "contentAttributes": {}, "contentType": "text", "conversationId": 20 + p.n, "createdAt": m.s,
                "echoId": None, "id": 8000 + m.n, "inboxId": 2, "messageType": 2 if event else 1 if m.out else 0,
                "private": m.out and m.n % 9 == 4, "sender": None if event else agent if m.out else one, "sourceId": None,
                "status": "read" if m.n % 2 else "sent"})  # fmt: skip
            if not event:
                who = party(4, t.me.mail, name=t.me.name) if m.out else party(300 + p.n, phone, mail, name=p.name)
                truth.append(says(m, "", m.n, at=m.s * 1_000_000, sender=who, thread=20 + p.n))
        if mine:
            last = mine[-1].s
            talks[str(20 + p.n)] = {
                "accountId": 1, "additionalAttributes": {}, "agentLastSeenAt": last, "canReply": True, "contactLastSeenAt": last,
                "createdAt": mine[0].s, "id": 20 + p.n, "inboxId": 2, "labels": ["billing"] if p.n % 3 == 1 else [],
                "lastActivityAt": last,
                "muted": False, "priority": None, "snoozedUntil": None, "status": ("open", "resolved", "pending")[p.n % 3],
                "unreadCount": 0,
                "uuid": uuid(p.key), "waitingSince": 0, "messages": said, "lastNonActivityMessage": None,
                "meta": {"sender": one, "assignee": agent, "team": None, "hmacVerified": False, "channel": "Channel::Whatsapp"},
                "timestamp": last, "slaPolicyId": None}  # fmt: skip
        truth.append(known(p.name, [w for w in (phone, mail) if w] or [300 + p.n], "", 1000 + p.n))
    state = {
        "conversations": {"ids": [int(k) for k in talks], "entities": talks, "meta": {"mineCount": len(talks),
                                                                                      "unassignedCount": 0,
                                                                                      "allCount": len(talks)},
                          "error": None, "isLoadingConversations": False},
        "contacts": {"ids": [int(k) for k in people], "entities": people},
        "cannedResponses": {"ids": [1, 2], "entities": {"1": {"id": 1, "shortCode": "hi",
                                                              "content": "Hello, how can I help you today?"},
                                                        "2": {"id": 2, "shortCode": "bye",
                                                              "content": "Gracias por escribirnos."}}},
        "labels": {"ids": [1], "entities": {"1": {"id": 1, "title": "billing", "color": "#1f93ff"}}},
        "settings": {"installationUrl": "https://help.example/", "localeValue": "es", "theme": "system"},
        "auth": {"user": {**agent, "accountId": 1, "pubsubToken": None}},
        "_persist": {"version": 2, "rehydrated": True},
    }  # fmt: skip
    data = packed_json({k: packed_json(v) for k, v in state.items()}).encode()
    source = (
        f"{HUB}/chatwoot/chatwoot-mobile-app (src/store: index.ts, conversation/conversationSlice.ts; src/types: "
        "Conversation.ts, Message.ts, Contact.ts)"
    )
    return Aside(data, truth, source, path=react_file("com.chatwoot.app", "persist:Root"))
