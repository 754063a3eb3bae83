"""The ninth set, part four: stores of libraries that are in many apps, and a small messenger. Kept aside, as the others."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from typing import Any

from tests.engine._ninth_talk import HUB, LOCALE, ROOM, Rows, hexed, ninth, packed, uuid, zulu
from tests.engine.published_stores import Record
from tests.engine.published_talk import COCOA, Aside, clock, core_data, database, known, local, party, says


def chat_sdk_android() -> Aside:
    """A library's store: a message's text, and a user's name, stand as keys and values in tables of their own.

    Columns of threads and links, and types' numbers, are assumed.
    """
    t = ninth("chat sdk android", count=78, people=14, groups=1)
    script = f"""{LOCALE}
        CREATE TABLE "MESSAGE" ("_id" INTEGER PRIMARY KEY ,"ENTITY_ID" TEXT UNIQUE ,"DATE" INTEGER,"TYPE" INTEGER,
        "STATUS" INTEGER,
        "SENDER_ID" INTEGER,"THREAD_ID" INTEGER,"NEXT_MESSAGE_ID" INTEGER,"PREVIOUS_MESSAGE_ID" INTEGER,"ENCRYPTED_TEXT" TEXT);
        CREATE TABLE "MESSAGE_META_VALUE" ("_id" INTEGER PRIMARY KEY ,"KEY" TEXT,"VALUE" TEXT,"TAG" TEXT,
        "IS_LOCAL" INTEGER NOT NULL ,
        "MESSAGE_ID" INTEGER);
        CREATE TABLE "USER" ("_id" INTEGER PRIMARY KEY ,"ENTITY_ID" TEXT UNIQUE ,"LAST_ONLINE" INTEGER,"IS_ONLINE" INTEGER);
        CREATE TABLE "USER_META_VALUE" ("_id" INTEGER PRIMARY KEY ,"KEY" TEXT,"VALUE" TEXT,"USER_ID" INTEGER);
        CREATE TABLE "THREAD" ("_id" INTEGER PRIMARY KEY ,"ENTITY_ID" TEXT UNIQUE ,"CREATION_DATE" INTEGER,"TYPE" INTEGER,
        "CREATOR_ID" INTEGER,"DELETED" INTEGER,"DRAFT" TEXT);
        CREATE TABLE "USER_THREAD_LINK" ("_id" INTEGER PRIMARY KEY ,"USER_ID" INTEGER,"THREAD_ID" INTEGER);
        CREATE TABLE "CONTACT_LINK" ("_id" INTEGER PRIMARY KEY ,"TYPE" INTEGER,"USER_ID" INTEGER,
        "LINK_OWNER_USER_DAO_ID" INTEGER);
        CREATE TABLE "READ_RECEIPT_USER_LINK" ("_id" INTEGER PRIMARY KEY ,"MESSAGE_ID" INTEGER,"USER_ID" INTEGER,"STATUS" INTEGER,
        "DATE" INTEGER);"""
    tables = ("MESSAGE", "MESSAGE_META_VALUE", "USER", "USER_META_VALUE", "THREAD", "USER_THREAD_LINK", "CONTACT_LINK",
              "READ_RECEIPT_USER_LINK")  # fmt: skip
    rows: Rows = {f'"{n}"': [] for n in tables}
    truth: list[Record] = []
    ids = [p.key + p.key[:4] for p in t.people]
    for p in t.people:
        rows['"USER"'].append((p.n + 1, ids[p.n], t.lines[-1].ms - 60_000 * p.n, int(p.n % 4 == 0)))
        values = [
            ("name", p.name),
            ("email", p.mail),
            ("avatar-url", f"https://img.example/{p.key[:9]}.jpg"),
            ("availability", "available"),
        ]
        for key, value in values:
            rows['"USER_META_VALUE"'].append((len(rows['"USER_META_VALUE"']) + 1, key, value, p.n + 1))
        if p.n:
            rows['"CONTACT_LINK"'].append((p.n, 1, p.n + 1, 1))
            truth.append(known(p.name, [ids[p.n], p.mail], "USER", p.n + 1))
    chats = {c: n for n, c in enumerate(sorted({m.chat for m in t.lines}), 1)}
    for chat, n in chats.items():
        members = t.groups[chat][1] if chat in t.groups else [t.me, t.people[chat]]
        draft = "ich bringe" if n == 2 else None
        rows['"THREAD"'].append(
            (n, hexed(f"thread{n}", 20), t.lines[0].ms - 5000, 1 if chat in t.groups else 2, 1, 0, draft)
        )
        for p in members:
            rows['"USER_THREAD_LINK"'].append((len(rows['"USER_THREAD_LINK"']) + 1, p.n + 1, n))
    before: dict[int, int] = {}
    for row, m in enumerate(t.lines, 1):
        kind = {"text": 0, "image": 2, "voice": 4, "file": 6}[m.form]
        rows['"MESSAGE"'].append(
            (row, f"-N{hexed(m.key, 18)}", m.ms, kind, 4, m.who.n + 1, chats[m.chat], None, before.get(m.chat), None)
        )
        before[m.chat] = row
        body = m.text or f"https://storage.example/{m.key}.{m.form}"
        values = [("text", body)] if m.text else [("text", body), ("image-url", body), ("image-width", "1200")]
        for key, value in values:
            rows['"MESSAGE_META_VALUE"'].append((len(rows['"MESSAGE_META_VALUE"']) + 1, key, value, "", 0, row))
        if not m.out:
            rows['"READ_RECEIPT_USER_LINK"'].append((row, row, 1, 2, m.ms + 4000))
        to = party(ids[m.chat], name=t.people[m.chat].name) if m.out and m.chat not in t.groups else ()
        entity = hexed(f"thread{chats[m.chat]}", 20)
        truth.append(says(m, "MESSAGE", row, sender=party(ids[m.who.n], m.who.n + 1, name=m.who.name), to=to, thread=entity,
        body=body,
                          also={"thread": [str(chats[m.chat])]}))  # fmt: skip
    rows["android_metadata"] = [("en_GB",)]
    source = f"{HUB}/chat-sdk/chat-sdk-android (chat-sdk-core, dao: MessageDao, MessageMetaValueDao, UserDao, Message)"
    decoys = ["MESSAGE_META_VALUE", "USER_META_VALUE", "THREAD", "USER_THREAD_LINK", "CONTACT_LINK", "READ_RECEIPT_USER_LINK",
              "android_metadata"]  # fmt: skip
    return database(script, rows, truth, source, decoys=decoys, spare=[("USER", 1)])


def _kept(fields: Mapping[str, Any]) -> bytes:
    """A dictionary of texts and numbers as iOS archives one by its keys."""
    objects: list[Any] = ["$null", {}]
    uids: list[plistlib.UID] = []
    for value in (*fields, *fields.values()):
        uids.append(plistlib.UID(len(objects)))
        objects.append(value)
    half = len(fields)
    objects[1] = {"NS.keys": uids[:half], "NS.objects": uids[half:], "$class": plistlib.UID(len(objects))}
    objects.append({"$classname": "NSDictionary", "$classes": ["NSDictionary", "NSObject"]})
    whole = {
        "$archiver": "NSKeyedArchiver",
        "$version": 100_000,
        "$top": {"root": plistlib.UID(1)},
        "$objects": objects,
    }
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def chat_sdk_ios() -> Aside:
    """The same makers' library on iOS: Core Data, with texts and names in archived dictionaries."""
    t = ninth("chat sdk ios", count=70, people=13, groups=1)
    script = core_data(
        {
            "ZCDMESSAGE": """ZDELIVERED INTEGER, ZFLAGGED INTEGER, ZREAD INTEGER, ZTYPE INTEGER, ZNEXTMESSAGE INTEGER,
                ZPREVIOUSMESSAGE INTEGER, ZTHREAD INTEGER, ZUSER INTEGER, ZDATE TIMESTAMP, ZENCRYPTEDTEXT VARCHAR,
                ZENTITYID VARCHAR, ZUSERACCOUNTID VARCHAR, ZMETA BLOB, ZPLACEHOLDER BLOB, ZREADSTATUS BLOB, ZSTATUS BLOB""",
            "ZCDTHREAD": """ZTYPE INTEGER, ZCREATOR INTEGER, ZNEWESTMESSAGE INTEGER, ZCREATIONDATE TIMESTAMP,
                ZDELETEDDATE TIMESTAMP, ZDRAFT VARCHAR, ZENTITYID VARCHAR, ZNAME VARCHAR, ZUSERACCOUNTID VARCHAR, ZMETA BLOB""",
            "ZCDUSER": """ZONLINE INTEGER, ZLASTONLINE TIMESTAMP, ZENTITYID VARCHAR, ZUSERACCOUNTID VARCHAR, ZIMAGE BLOB,
                ZMETA BLOB""",
            "ZCDUSERCONNECTION": """ZTYPE INTEGER, ZOWNER INTEGER, ZTHREAD INTEGER, ZENTITYID VARCHAR, ZUSERACCOUNTID VARCHAR,
                ZMETA BLOB""",
        },
        {"ZCDMESSAGE": [(len(t.lines),)], "ZCDUSER": [(len(t.people),)]},
    )
    script += "CREATE TABLE Z_2USERS (Z_2THREADS INTEGER, Z_3USERS INTEGER, PRIMARY KEY (Z_2THREADS, Z_3USERS));"
    ids = [p.key + p.key[4:8] for p in t.people]
    rows: Rows = {"ZCDMESSAGE": [], "ZCDTHREAD": [], "ZCDUSER": [], "ZCDUSERCONNECTION": [], "Z_2USERS": []}
    truth: list[Record] = []
    for p in t.people:
        meta = _kept({"name": p.name, "email": p.mail, "pictureURL": f"https://img.example/{p.key[:9]}.jpg"})
        rows["ZCDUSER"].append((p.n + 1, 3, 2, p.n % 2, t.lines[-1].s - COCOA - 90 * p.n, ids[p.n], ids[0], None, meta))
        if p.n:
            rows["ZCDUSERCONNECTION"].append((p.n, 4, 1, 1, 1, None, ids[p.n], ids[0], None))
            truth.append(known(p.name, [ids[p.n], p.mail], "ZCDUSER", p.n + 1))
    chats = {c: n for n, c in enumerate(sorted({m.chat for m in t.lines}), 1)}
    newest = {m.chat: m.n + 1 for m in t.lines}
    for chat, n in chats.items():
        members = t.groups[chat][1] if chat in t.groups else [t.me, t.people[chat]]
        name = t.groups[chat][0] if chat in t.groups else None
        draft = "could we maybe" if n == 1 else None
        rows["ZCDTHREAD"].append((n, 2, 3, 0 if name is None else 1, 1, newest[chat], t.lines[0].s - COCOA - 60.0, None, draft,
                                  hexed(f"ios{n}", 20), name, ids[0], _kept({"type": "2"})))  # fmt: skip
        rows["Z_2USERS"] += [(n, p.n + 1) for p in members]
    for row, m in enumerate(t.lines, 1):
        body = m.text or f"https://storage.example/{m.key}.{m.form}"
        meta = _kept({"text": body} if m.text else {"text": body, "image-url": body, "image-width": 1200})
        stamp = m.ms / 1000 - COCOA
        kind = {"text": 0, "image": 2, "voice": 3, "file": 6}[m.form]
        rows["ZCDMESSAGE"].append((row, 1, 2, 1, 0, int(not m.unread), kind, None, None, chats[m.chat], m.who.n + 1, stamp, None,
                                   f"-N{hexed(m.key, 18)}", ids[0], meta, None, None, None))  # fmt: skip
        entity = hexed(f"ios{chats[m.chat]}", 20)
        to = party(ids[m.chat], name=t.people[m.chat].name) if m.out and m.chat not in t.groups else ()
        truth.append(says(m, "ZCDMESSAGE", row, sender=party(ids[m.who.n], m.who.n + 1, name=m.who.name), to=to,
        thread=entity, body=body,
                          also={"thread": [str(chats[m.chat])]}))  # fmt: skip
    source = f"{HUB}/chat-sdk/chat-sdk-ios (ChatSDKCoreData: DataModel v029)"
    decoys = ["ZCDTHREAD", "ZCDUSERCONNECTION", "Z_2USERS", "Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE"]
    return database(script, rows, truth, source, decoys=decoys, spare=[("ZCDUSER", 1)])


def teemo() -> Aside:
    """A small messenger on iOS: a message has who wrote it, and a date as text.

    What a passport is (an address) and how dates are written is assumed. Which way it went is not kept.
    """
    t = ninth("teemo", count=56, people=12)
    script = """CREATE TABLE tBuddy( pk INTEGER PRIMARY KEY, passport TEXT, name TEXT, desc TEXT );
        CREATE TABLE tChatlog( pk INTEGER PRIMARY KEY, passport TEXT, date TEXT );
        CREATE TABLE tMessage( pk INTEGER PRIMARY KEY, passport TEXT, content TEXT, date TEXT, read INTEGER );"""
    ways = [f"{p.handle}@teemo.example" for p in t.people]
    rows: Rows = {"tBuddy": [], "tChatlog": [], "tMessage": []}
    truth: list[Record] = []
    for p in t.people[1:]:
        rows["tBuddy"].append((p.n, ways[p.n], p.name, ("", "on holiday till Monday", "忙")[p.n % 3]))
        truth.append(known(p.name, [ways[p.n]], "tBuddy", p.n))
    last: dict[int, int] = {}
    for row, m in enumerate([m for m in t.lines if m.text], 1):
        rows["tMessage"].append((row, ways[m.who.n], m.text, clock(m.s), int(not m.unread)))
        last[m.chat] = m.s
        told = says(
            m, "tMessage", row, at=local(clock(m.s)), sender=party(ways[m.who.n], name=None if m.out else m.who.name)
        )
        truth.append({**told, "direction": None, "also": {"direction": ["outgoing" if m.out else "incoming"]}})
    rows["tChatlog"] = [(n, ways[chat], clock(s)) for n, (chat, s) in enumerate(last.items(), 1)]
    source = f"{HUB}/angrykevin/Teemo (Teemo/RSDatabase.m)"
    return database(script, rows, truth, source, decoys=["tChatlog"])


def pubnub() -> Aside:
    """A library's store: times are counts of tenths of microseconds and ISO text besides; members, channels and reactions.

    That direct channels are called after both members, and reactions' form, is assumed.
    """
    t = ninth("pubnub", count=68, people=13, groups=1)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `message` (`id` TEXT NOT NULL, `text` TEXT NOT NULL, `contentType` TEXT, `content` TEXT,
        `createdAt` TEXT NOT NULL DEFAULT '', `custom` TEXT, `publisher` TEXT NOT NULL, `channel` TEXT NOT NULL,
        `timetoken` INTEGER NOT NULL, `isSent` INTEGER NOT NULL, `exception` TEXT, PRIMARY KEY(`id`));
        CREATE INDEX `index_message_publisher` ON `message` (`publisher`);
        CREATE TABLE `message_action` (`channel` TEXT NOT NULL, `user` TEXT NOT NULL, `messageTimestamp` INTEGER NOT NULL,
        `published` INTEGER NOT NULL, `type` TEXT NOT NULL, `value` TEXT NOT NULL, `id` TEXT NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `member` (`memberId` TEXT NOT NULL, `name` TEXT, `email` TEXT, `externalId` TEXT, `profileUrl` TEXT,
        `type` TEXT NOT NULL DEFAULT 'default', `status` TEXT, `custom` TEXT, `eTag` TEXT, `updated` TEXT,
        PRIMARY KEY(`memberId`));
        CREATE TABLE `membership` (`channelId` TEXT NOT NULL, `memberId` TEXT NOT NULL, `status` TEXT, `id` TEXT NOT NULL,
        PRIMARY KEY(`channelId`, `memberId`, `id`));
        CREATE TABLE `channel` (`channelId` TEXT NOT NULL, `name` TEXT, `description` TEXT,
        `type` TEXT NOT NULL DEFAULT 'default',
        `status` TEXT, `custom` TEXT, `profileUrl` TEXT, `eTag` TEXT, `updated` TEXT, PRIMARY KEY(`channelId`));"""
    ids = [f"user_{p.key}" for p in t.people]
    rows: Rows = {n: [] for n in ("message", "message_action", "member", "membership", "channel")}
    truth: list[Record] = []
    for row, p in enumerate(t.people, 1):
        mail = p.mail if p.n % 2 else None
        rows["member"].append((ids[p.n], p.name, mail, None, f"https://img.example/{p.n}.svg", "default", "Lead engineer", None,
                               hexed(p.key, 12), zulu(t.lines[0].ms)))  # fmt: skip
        if p.n:
            truth.append(known(p.name, [ids[p.n], *([mail] if mail else [])], "member", row))
    for chat in sorted({m.chat for m in t.lines}):
        members = t.groups[chat][1] if chat in t.groups else [t.me, t.people[chat]]
        where = "space_chorale" if chat in t.groups else f"direct.{ids[0][-6:]}_{ids[chat][-6:]}"
        title = t.groups[chat][0] if chat in t.groups else None
        rows["channel"].append(
            (where, title, "", "group" if title else "direct", None, None, None, hexed(where, 12), zulu(t.lines[0].ms))
        )
        rows["membership"] += [(where, ids[p.n], None, f"{where}:{ids[p.n]}") for p in members]
    for row, m in enumerate(t.lines, 1):
        group = m.chat in t.groups
        where = "space_chorale" if group else f"direct.{ids[0][-6:]}_{ids[m.chat][-6:]}"
        content = packed({"imageUrl": f"https://ps.pndsn.example/{m.key}.jpg"}) if m.text is None else None
        token = m.ms * 10_000 + 4217
        kind = "default" if m.text else "attachments"
        rows["message"].append(
            (uuid(m.key), m.text or "", kind, content, zulu(m.ms), None, ids[m.who.n], where, token, 1, None)
        )
        if m.n % 15 == 6:
            rows["message_action"].append((where, ids[1], token, token + 9_000_000, "reaction", "😂", hexed(m.key, 16)))
        to = party(ids[m.chat], name=t.people[m.chat].name) if m.out and not group else ()
        # Whose phone it is, is seen by who is in every direct channel.
        also: dict[str, list[Any]] = {"direction": [None], "at": [m.ms * 1000 + 421]}
        truth.append(
            says(m, "message", row, sender=party(ids[m.who.n], name=m.who.name), to=to, thread=where, also=also)
        )
    rows |= {"android_metadata": [("en_US",)], "room_master_table": [(42, "684419a10817537f0ebc0f632b647571")]}
    source = f"{HUB}/pubnub/chat-components-android (database/schemas/com.pubnub.components.DefaultDatabase/4.json)"
    decoys = ["message_action", "membership", "channel", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=[("member", 1)])
