"""The eighth set, part one: telephones. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from tests.engine._eighth_talk import eighth
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, Line, clock, database, known, party, rang, says, spaced

Rows = dict[str, list[tuple[Any, ...]]]
HUB = "https://github.com"
ROOM = "CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"
LOCALE = "CREATE TABLE android_metadata (locale TEXT);"


def uuid(key: str) -> str:
    """An identifier as servers write it, of somebody's or something's key."""
    return f"{key[:8]}-{key[8:12]}-4{key[12:15]}-9{key[15:18]}-{key[6:18]}"


def zulu(ms: int, digits: int = 3) -> str:
    """A moment as ISO 8601 in UTC."""
    made = datetime.fromtimestamp(ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{made}.{ms % 1000:03}{'456'[: digits - 3]}Z"


def packed_json(value: object) -> str:
    """JSON as JavaScript and Java write it: without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def react_file(app: str, key: str) -> str:
    """Where React Native keeps a long value of its storage on iOS."""
    name = hashlib.md5(key.encode(), usedforsecurity=False).hexdigest()
    home = "private/var/mobile/Containers/Data/Application/7C1B0A55-2E0D-4C59-9D53-6B0F77A2C310"
    return f"{home}/Library/Application Support/{app}/RCTAsyncLocalStorage_V1/{name}"


def voipms() -> Aside:
    """Texts over a provider of telephony: numbers are digits, what came in is 1, times are whole seconds."""
    t = eighth("voipms", count=64, people=12)
    script = f"""{LOCALE}
        CREATE TABLE `sms` (`DatabaseId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `VoipId` INTEGER, `Date` INTEGER NOT NULL,
        `Type` INTEGER NOT NULL, `Did` TEXT NOT NULL, `Contact` TEXT NOT NULL, `Text` TEXT NOT NULL, `Unread` INTEGER NOT NULL,
        `Delivered` INTEGER NOT NULL, `DeliveryInProgress` INTEGER NOT NULL);
        CREATE TABLE `deleted` (`DatabaseId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `VoipId` INTEGER NOT NULL,
        `Did` TEXT NOT NULL);
        CREATE TABLE `draft` (`DatabaseId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `Did` TEXT NOT NULL,
        `Contact` TEXT NOT NULL, `Text` TEXT NOT NULL);
        CREATE TABLE `archived` (`DatabaseId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `Did` TEXT NOT NULL,
        `Contact` TEXT NOT NULL);
        {ROOM}"""
    numbers = [p.phone.lstrip("+").removeprefix("1") if p.phone.startswith("+1") else p.phone[1:] for p in t.people]
    rows: Rows = {"android_metadata": [("en_CA",)], "sms": []}
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        failed = m.out and m.n % 19 == 7
        rows["sms"].append((row, None if failed else 9_000_000 + 7 * m.n, m.s, int(not m.out), "6135550100", numbers[m.chat],
                            m.text or "", int(m.unread), int(not failed), 0))  # fmt: skip
        side = party(numbers[m.chat])
        truth.append(says(m, "sms", row, at=m.s * 1_000_000, sender=() if m.out else side, to=side if m.out else (),
                          body=m.text or ""))  # fmt: skip
    rows |= {
        "deleted": [(1, 9_000_003, "6135550100"), (2, 9_000_038, "6135550100")],
        "draft": [(1, "6135550100", numbers[2], "Sorry I missed your call earlier, I")],
        "archived": [(1, "6135550100", numbers[5])],
        "room_master_table": [(42, t.me.key + t.me.key[:8])],
    }
    source = f"{HUB}/michaelkourlas/voipms-sms-client (database/entities: Sms.kt, Draft.kt, Deleted.kt, Archived.kt)"
    decoys = ["deleted", "draft", "archived", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys)


def sms_forwarder() -> Aside:
    """What a forwarder in China sends on: texts, ended calls and other apps' notices in one table, told apart by a word."""
    t = eighth("smsforwarder", count=110, people=18, rings=44)
    script = f"""{LOCALE}
        CREATE TABLE `Frpc` (`uid` TEXT NOT NULL, `name` TEXT NOT NULL, `config` TEXT NOT NULL,
        `autorun` INTEGER NOT NULL DEFAULT 0, `time` INTEGER NOT NULL, PRIMARY KEY(`uid`));
        CREATE TABLE `Msg` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `type` TEXT NOT NULL DEFAULT 'sms',
        `from` TEXT NOT NULL DEFAULT '', `content` TEXT NOT NULL DEFAULT '', `sim_slot` INTEGER NOT NULL DEFAULT -1,
        `sim_info` TEXT NOT NULL DEFAULT '', `sub_id` INTEGER NOT NULL DEFAULT 0, `call_type` INTEGER NOT NULL DEFAULT 0,
        `time` INTEGER NOT NULL);
        CREATE TABLE `Logs` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `type` TEXT NOT NULL DEFAULT 'sms',
        `msg_id` INTEGER NOT NULL DEFAULT 0, `rule_id` INTEGER NOT NULL DEFAULT 0, `sender_id` INTEGER NOT NULL DEFAULT 0,
        `forward_status` INTEGER NOT NULL DEFAULT 1, `forward_response` TEXT NOT NULL DEFAULT '', `time` INTEGER NOT NULL,
        FOREIGN KEY(`msg_id`) REFERENCES `Msg`(`id`) ON UPDATE CASCADE ON DELETE CASCADE);
        CREATE TABLE `Rule` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `type` TEXT NOT NULL DEFAULT 'sms',
        `filed` TEXT NOT NULL DEFAULT 'transpond_all', `check` TEXT NOT NULL DEFAULT 'is', `value` TEXT NOT NULL DEFAULT '',
        `sender_id` INTEGER NOT NULL DEFAULT 0, `sms_template` TEXT NOT NULL DEFAULT '',
        `regex_replace` TEXT NOT NULL DEFAULT '', `sim_slot` TEXT NOT NULL DEFAULT 'ALL', `status` INTEGER NOT NULL DEFAULT 1,
        `time` INTEGER NOT NULL, `sender_list` TEXT NOT NULL DEFAULT '', `sender_logic` TEXT NOT NULL DEFAULT 'ALL',
        `silent_period_start` INTEGER NOT NULL DEFAULT 0, `silent_period_end` INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE `Sender` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `type` INTEGER NOT NULL DEFAULT 1,
        `name` TEXT NOT NULL DEFAULT '', `json_setting` TEXT NOT NULL DEFAULT '', `status` INTEGER NOT NULL DEFAULT 1,
        `time` INTEGER NOT NULL);
        CREATE UNIQUE INDEX `index_Msg_id` ON `Msg` (`id`);
        {ROOM}"""
    rows: Rows = {"android_metadata": [("zh_CN",)], "Msg": [], "Logs": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    sims = (("SIM1_中国移动", 0, 1), ("SIM2_中国联通", 1, 3))
    both: list[tuple[int, Any]] = sorted(
        [(m.ms, m) for m in t.lines if not m.out] + [(r.ms, r) for r in t.rings], key=lambda pair: pair[0]
    )
    for row, (ms, one) in zip(spaced(t.rng, len(both)), both, strict=True):
        info, slot, sub = sims[row % 5 == 0]
        if isinstance(one, Line):
            notice = one.n % 11 == 4
            number = "com.tencent.mm" if notice else one.who.phone if one.n % 3 else one.who.local.replace(" ", "")
            words = f"{one.who.first}: {one.text or '[图片]'}" if notice else one.text or "[彩信]"
            kind, call = ("app", 0) if notice else ("sms", 0)
            if notice:
                spare.append(("Msg", row))
            else:
                truth.append(says(one, "Msg", row, sender=party(number, one.who.phone), body=words))
        else:
            number, kind = one.other.phone.removeprefix("+86"), "call"
            call = 2 if one.out else 1 if one.duration else 3
            words = f"联系人：{one.other.name}\n{('', '来电挂机', '去电挂机', '未接来电')[call]}"
            words += f"\n通话时长：{one.duration}秒" if one.duration else ""
            truth.append(rang(one, "Msg", row, party(number, one.other.phone, name=one.other.name)))
        rows["Msg"].append((row, kind, number, words, slot, info, sub, call, ms))
        if row % 4:
            rows["Logs"].append((len(rows["Logs"]) + 1, kind, row, 1 if kind == "sms" else 2, 1, 2 if row % 9 else 0,
                                 '{"errcode":0,"errmsg":"ok"}' if row % 9 else "java.net.SocketTimeoutException: timeout",
                                 ms + 800))  # fmt: skip
    begun = t.lines[0].ms - 9_000_000
    rows |= {
        "Frpc": [(uuid(t.me.key), "远程控制SmsForwarder", "[common]\nserver_addr = 88.88.88.88\nserver_port = 8888\n", 0, begun)],
        "Rule": [
            (n, k, "transpond_all", "is", "", 1, "", "", "ALL", 1, begun, "1", "ALL", 0, 0)
            for n, k in enumerate(("sms", "call", "app"), 1)
        ],
        "Sender": [(1, 0, "钉钉机器人", '{"token":"","secret":"","atAll":false,"msgtype":"text"}', 1, begun)],
        "room_master_table": [(42, t.me.key + t.me.key[:8])],
    }  # fmt: skip
    source = f"{HUB}/pppscn/SmsForwarder (database/AppDatabase.kt, version 17; database/entity/Msg.kt)"
    decoys = ["frpc", "logs", "rule", "sender", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def deku() -> Aside:
    """An app for SMS by Room: a message is called a conversation, its times are digits in columns of text."""
    t = eighth("deku", count=72, people=13)
    script = f"""{LOCALE}
        CREATE TABLE `ThreadedConversations` (`isSelf` INTEGER NOT NULL DEFAULT 0, `is_secured` INTEGER NOT NULL DEFAULT 0,
        `thread_id` TEXT NOT NULL, `address` TEXT, `msg_count` INTEGER NOT NULL, `type` INTEGER NOT NULL, `date` TEXT,
        `is_archived` INTEGER NOT NULL, `is_blocked` INTEGER NOT NULL, `is_shortcode` INTEGER NOT NULL,
        `is_read` INTEGER NOT NULL, `snippet` TEXT, `contact_name` TEXT, `formatted_datetime` TEXT,
        `subscription_id` INTEGER NOT NULL DEFAULT -1, `is_mute` INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(`thread_id`));
        CREATE TABLE `Archive` (`thread_id` TEXT NOT NULL, `is_archived` INTEGER NOT NULL, PRIMARY KEY(`thread_id`));
        CREATE TABLE `GatewayClientProjects` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        `gatewayClientId` INTEGER NOT NULL, `name` TEXT, `binding1Name` TEXT, `binding2Name` TEXT);
        CREATE TABLE `ConversationsThreadsEncryption` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `keystoreAlias` TEXT,
        `publicKey` TEXT, `states` TEXT, `exchangeDate` INTEGER NOT NULL);
        CREATE TABLE `Conversation` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `message_id` TEXT, `thread_id` TEXT,
        `date` TEXT, `date_sent` TEXT, `type` INTEGER NOT NULL, `num_segments` INTEGER NOT NULL,
        `subscription_id` INTEGER NOT NULL, `status` INTEGER NOT NULL, `error_code` INTEGER NOT NULL, `read` INTEGER NOT NULL,
        `is_encrypted` INTEGER NOT NULL, `is_key` INTEGER NOT NULL, `is_image` INTEGER NOT NULL, `formatted_date` TEXT,
        `address` TEXT, `text` TEXT, `data` TEXT, `_mk` TEXT);
        CREATE UNIQUE INDEX `index_Conversation_message_id` ON `Conversation` (`message_id`);
        {ROOM}"""
    rows: Rows = {"android_metadata": [("fr_CM",)], "ThreadedConversations": [], "Conversation": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        number = t.people[m.chat].phone
        draft = m.out and m.n % 23 == 9
        sent = None if m.out else str(m.ms - 1000 - m.ms % 1000)
        kind = 3 if draft else 5 if m.n % 31 == 12 and m.out else 2 if m.out else 1
        rows["Conversation"].append((row, str(40 + m.n), str(m.chat + 6), str(m.ms), sent, kind, 0, 1 + m.n % 2,
                                     (64 if kind == 5 else 0) if m.out else -1, 0, int(not m.unread), 0, 0, 0, None, number,
                                     m.text or "", None, None))  # fmt: skip
        if draft:
            spare.append(("Conversation", row))
        else:
            side = party(number)
            truth.append(says(m, "Conversation", row, sender=() if m.out else side, to=side if m.out else (),
                              thread=m.chat + 6, body=m.text or "",
                              also={"at": [int(sent) * 1000]} if sent else {}))  # fmt: skip
    for m in {m.chat: m for m in t.lines}.values():
        p = t.people[m.chat]
        rows["ThreadedConversations"].append((0, 0, str(m.chat + 6), p.phone, 0, 2 if m.out else 1, str(m.ms), int(p.n == 3), 0,
                                              0, int(not m.unread), m.text, p.name if p.n % 3 else None, None, 1, 0))  # fmt: skip
    rows |= {
        "Archive": [("9", 1)],
        "ConversationsThreadsEncryption": [(1, t.people[1].phone, "MFkwEwYHKoZIzj0CAQ==", None, t.lines[0].ms)],
        "room_master_table": [(42, t.me.key + t.me.key[:8])],
    }
    source = f"{HUB}/deku-messaging/Deku-SMS-Android (app/schemas/com.afkanerd.deku.Datastore/17.json)"
    decoys = ["threadedconversations", "archive", "gatewayclientprojects", "conversationsthreadsencryption"]
    decoys += ["android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def cht_gateway() -> Aside:
    """A gateway for health workers' SMS: one table for each way, each with a table of what its messages went through."""
    t = eighth("cht", count=88, people=16)
    script = f"""{LOCALE}
        CREATE TABLE log (_id INTEGER PRIMARY KEY, timestamp INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE TABLE wt_message (_id TEXT NOT NULL PRIMARY KEY, status TEXT NOT NULL, last_action INTEGER NOT NULL,
        _from TEXT NOT NULL, content TEXT NOT NULL, sms_sent INTEGER NOT NULL, sms_received INTEGER NOT NULL);
        CREATE TABLE wo_message (_id TEXT NOT NULL PRIMARY KEY, status TEXT NOT NULL, failure_reason TEXT,
        last_action INTEGER NOT NULL, _to TEXT NOT NULL, content TEXT NOT NULL, retries INTEGER NOT NULL DEFAULT(0));
        CREATE TABLE wom_status (_id INTEGER PRIMARY KEY, message_id TEXT NOT NULL, status TEXT NOT NULL, failure_reason TEXT,
        timestamp INTEGER NOT NULL, needs_forwarding INTEGER NOT NULL);
        CREATE TABLE wtm_status (_id INTEGER PRIMARY KEY, message_id TEXT NOT NULL, status TEXT NOT NULL,
        timestamp INTEGER NOT NULL);
        CREATE TABLE wt_message_part (_from TEXT NOT NULL, content TEXT NOT NULL, sent INTEGER NOT NULL,
        received INTEGER NOT NULL, mp_reference INTEGER NOT NULL, mp_part_number INTEGER NOT NULL,
        mp_total_parts INTEGER NOT NULL, PRIMARY KEY (_from, mp_reference, mp_part_number, mp_total_parts));"""
    rows: Rows = {"android_metadata": [("en_KE",)], "log": [], "wt_message": [], "wo_message": []}
    rows |= {"wom_status": [], "wtm_status": [], "wt_message_part": []}
    truth: list[Record] = []
    for m in t.lines:
        ident, number, words = uuid(m.key), t.people[m.chat].phone, m.text or f"P {m.n} NOREPORT"
        if m.out:
            row, failed = len(rows["wo_message"]) + 1, m.n % 13 == 5
            status = "FAILED" if failed else ("DELIVERED", "SENT")[m.n % 4 == 0]
            reason = "generic; errorCode=38" if failed else None
            rows["wo_message"].append((ident, status, reason, m.ms, number, words, m.n % 13 == 6))
            for n, step in enumerate(("UNSENT", "PENDING", status)):
                rows["wom_status"].append((len(rows["wom_status"]) + 1, ident, step, reason if n == 2 else None,
                                           m.ms - 4000 + 2000 * n, 0))  # fmt: skip
            truth.append(says(m, "wo_message", row, to=party(number), body=words))
        else:
            row, sent = len(rows["wt_message"]) + 1, m.s * 1000
            rows["wt_message"].append(
                (ident, "FORWARDED" if m.n % 9 else "WAITING", m.ms + 5200, number, words, sent, m.ms)
            )
            for n, step in enumerate(("WAITING", "FORWARDED") if m.n % 9 else ("WAITING",)):
                rows["wtm_status"].append((len(rows["wtm_status"]) + 1, ident, step, m.ms + 5200 * n))
            truth.append(says(m, "wt_message", row, at=sent * 1000, sender=party(number), body=words,
                              also={"at": [m.ms * 1000]}))  # fmt: skip
        rows["log"].append((m.n + 1, m.ms, f"{'WoMessage' if m.out else 'WtMessage'}@{ident}: {number}"))
    late = t.lines[-1].ms + 60_000
    rows["wt_message_part"] = [(t.people[2].phone, "Mtoto ana homa na anakohoa tangu", late, late + 400, 77, 1, 2)]
    source = f"{HUB}/medic/cht-gateway (src/main/java/medic/gateway/alert/Db.java, version 7)"
    decoys = ["log", "wom_status", "wtm_status", "android_metadata"]
    return database(script, rows, truth, source, decoys=decoys, spare=[("wt_message_part", 1)])


def sms_sync() -> Aside:
    """Another gateway, of Ushahidi: whom a text is from or for stands in one column, which way it went is a word for a task."""
    t = eighth("smssync", count=58, people=14)
    script = f"""{LOCALE}
        CREATE TABLE 'Message' (_id integer primary key autoincrement, 'delivered_timestamp' INTEGER,
        'delivery_result_code' INTEGER, 'delivery_result_message' TEXT, 'messages_body' TEXT, 'messages_date' INTEGER,
        'messages_from' TEXT, 'message_type' TEXT, 'message_uuid' TEXT, 'retries' INTEGER, 'sent_result_code' INTEGER,
        'sent_result_message' TEXT, 'status' TEXT);"""
    rows: Rows = {"android_metadata": [("en_GB",)], "Message": []}
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        number, words = t.people[m.chat].phone, m.text or "HELP water school B"
        got = m.out and m.n % 3 > 0
        rows["Message"].append((row, m.ms + 7000 if got else None, -1 if got else 0, "SMS delivered" if got else None, words,
                                m.ms, number, "TASK" if m.out else "PENDING", uuid(m.key), 0, -1 if m.out else 0,
                                "SMS sent" if m.out else None, ("SENT", "UNCONFIRMED", "FAILED")[m.n % 11 // 9]))  # fmt: skip
        side = party(number)
        truth.append(says(m, "Message", row, sender=() if m.out else side, to=side if m.out else (), body=words))
    source = f"{HUB}/ushahidi/SMSSync (data/entity/Message.java; its table is made by Cupboard out of that class)"
    return database(script, rows, truth, source, decoys=["android_metadata"])


def pulse() -> Aside:
    """An app for SMS with an own database: numbers of a conversation stand in one cell, who wrote is named in groups alone."""
    t = eighth("pulse", count=84, people=17, groups=2)
    script = f"""{LOCALE}
        create table if not exists conversation (_id integer primary key, color integer not null, color_dark integer not null,
        color_light integer not null, color_accent integer not null, pinned integer not null, read integer not null,
        timestamp integer not null, title text not null, phone_numbers text not null, snippet text, ringtone text,
        image_uri text, id_matcher text not null unique, mute integer not null, archive integer not null default 0,
        private_notifications integer not null default 0, led_color integer not null default -1,
        sim_subscription_id integer default -1);
        create table if not exists message (_id integer primary key, conversation_id integer not null, type integer not null,
        data text not null, timestamp integer not null, mime_type text not null, read integer not null, seen integer not null,
        message_from text, color integer, sim_phone_number text, sent_device integer);
        create index if not exists conversation_id_message_index on message (conversation_id);
        create table if not exists contact (_id integer primary key, phone_number varchar(255) not null,
        id_matcher text not null, name varchar(255) not null, type integer, color integer not null,
        color_dark integer not null, color_light integer not null, color_accent integer not null);"""
    rows: Rows = {"android_metadata": [("en_US",)], "conversation": [], "message": [], "contact": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    paint = (-11751600, -13070788, -8271996, -43230)
    ids = {c: 7_300_000_000_000_011 + 1_000_003 * c for c in [*range(1, len(t.people)), *t.groups]}
    for m in t.lines:
        row = 8_100_000_000_000_007 + 977 * m.n
        notice = m.n % 21 == 8
        kind = 5 if notice else (1, 4, 3)[0 if m.n % 4 else 1 + (m.n % 28 == 0)] if m.out else 0
        words = (
            "Sent from Pulse on the tablet"
            if notice
            else m.text or f"content://media/external/images/media/{3000 + m.n}"
        )
        mime = (
            "text/plain"
            if m.text or notice
            else {"image": "image/jpeg", "voice": "audio/mpeg", "file": "text/vcard"}[m.form]
        )
        group = m.chat in t.groups
        rows["message"].append((row, ids[m.chat], kind, words, m.ms, mime, int(not m.unread), 1,
                                m.who.name if group and not m.out else None, paint[0] if group and not m.out else None, None,
                                12 if m.out else -1))  # fmt: skip
        if notice:
            spare.append(("message", row))
            continue
        side = (
            party(m.who.name, name=m.who.name) if group else party(t.people[m.chat].phone, name=t.people[m.chat].name)
        )
        truth.append(says(m, "message", row, sender=() if m.out else side, to=() if group or not m.out else side,
                          thread=ids[m.chat], body=words, also={} if m.text else {"body": [None]}))  # fmt: skip
    for chat, m in {m.chat: m for m in t.lines}.items():
        title, members = t.groups.get(chat, (None, [t.me, t.people[min(chat, len(t.people) - 1)]]))
        others = members[1:]
        rows["conversation"].append((ids[chat], *paint, int(chat == 2), int(not m.unread), m.ms,
                                     title or others[0].name, ", ".join(p.phone for p in others), m.text or "", None, None,
                                     "".join(p.phone[-5:] for p in others) + str(chat), 0, 0, 0, -1, -1))  # fmt: skip
    for n, p in enumerate(t.people[1:], 1):
        row = 5_000_000_000_000 + 31 * n
        rows["contact"].append(
            (row, p.local if p.n % 4 == 0 else p.phone, p.phone[-8:], p.name, (2, 1, 3, 4)[p.n % 4], *paint)
        )
        truth.append(known(p.name, [p.phone, p.local], "contact", row))
    source = f"{HUB}/jarvanh/pulse-sms-android (shared/data/model: Message.kt, Conversation.kt, Contact.kt)"
    return database(script, rows, truth, source, decoys=["conversation", "android_metadata"], spare=spare)


def blacklist() -> Aside:
    """What a blocker kept away: a row of its journal is a call where it has no text, all of them came in."""
    t = eighth("blacklist", count=70, people=20, rings=76)
    script = f"""{LOCALE}
        CREATE TABLE journal(_id INTEGER PRIMARY KEY NOT NULL, time INTEGER NOT NULL, caller TEXT NOT NULL, number TEXT,
        text TEXT );
        CREATE TABLE contact(_id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, type INTEGER NOT NULL DEFAULT 0 );
        CREATE TABLE number(_id INTEGER PRIMARY KEY NOT NULL, number TEXT NOT NULL, type INTEGER NOT NULL,
        contact_id INTEGER NOT NULL, FOREIGN KEY(contact_id) REFERENCES contact(_id) ON DELETE CASCADE );
        CREATE TABLE settings(_id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, value TEXT );"""
    rows: Rows = {"android_metadata": [("es_ES",)], "journal": [], "contact": [], "number": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    both: list[tuple[int, Any]] = sorted(
        [(m.ms, m) for m in t.lines if not m.out and m.text] + [(r.ms, r) for r in t.rings if not r.out],
        key=lambda pair: pair[0],
    )
    for row, (ms, one) in zip(spaced(t.rng, len(both)), both, strict=True):
        text = one.text if isinstance(one, Line) else None
        p = one.who if isinstance(one, Line) else one.other
        hidden = text is None and one.n % 13 == 6
        caller = "Número privado" if hidden else p.name if p.n % 3 else p.phone
        rows["journal"].append((row, ms, caller, None if hidden else p.phone, text))
        if hidden:
            spare.append(("journal", row))
        elif isinstance(one, Line):
            truth.append(says(one, "journal", row, sender=party(p.phone, name=p.name)))
        else:
            truth.append(rang(one, "journal", row, party(p.phone, name=p.name)))
    for n, p in enumerate(t.people[1:], 1):
        name = p.name if p.n % 3 else p.phone
        rows["contact"].append((n, name, 2 if p.n % 5 == 0 else 1))
        ways = [p.phone] + ([p.local.replace(" ", "")] if p.n % 6 == 0 else [])
        for way in ways:
            rows["number"].append((len(rows["number"]) + 1, way, 0, n))
        truth.append(known(name, ways, "contact", n))
    # A rule for numbers that begin so is kept as a contact with a number.
    rows["contact"].append((len(t.people), "+3490*", 1))
    rows["number"].append((len(rows["number"]) + 1, "+3490", 2, len(t.people)))
    spare.append(("contact", len(t.people)))
    rows["settings"] = [(1, "BLOCK_CALLS_FROM_BLACK_LIST", "true"), (2, "BLOCKED_SMS_STATUS_NOTIFICATION", "false")]
    source = f"{HUB}/kaliturin/BlackList (utils/DatabaseAccessHelper.java)"
    return database(script, rows, truth, source, decoys=["settings", "android_metadata"], spare=spare)


def call_meter() -> Aside:
    """What a counter of minutes logs: calls, texts without their words and bytes in one table, by codes; calls last seconds."""
    t = eighth("callmeter", count=30, people=16, rings=62)
    script = f"""{LOCALE}
        CREATE TABLE logs (_id INTEGER PRIMARY KEY AUTOINCREMENT, _plan_id LONG, _rule_id LONG, _type INTEGER,
        _direction INTEGER, _date LONG, _amount LONG, _bill_amount FLOAT, _remote TEXT, _roamed INTEGER, _logs_cost FLOAT,
        _logs_cost_free FLOAT,_mynumber TEXT);
        CREATE INDEX logs_idx on logs (_id,_plan_id,_date);
        CREATE TABLE websms (_id LONG, _connector TEXT,_date LONG);
        CREATE TABLE sipcall (_id LONG, _connector TEXT,_date LONG);"""
    rows: Rows = {"android_metadata": [("en_GB",)], "logs": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    both: list[tuple[int, Any]] = sorted(
        [(m.ms, m) for m in t.lines] + [(r.ms, r) for r in t.rings], key=lambda pair: pair[0]
    )
    for row, (ms, one) in zip(spaced(t.rng, len(both)), both, strict=True):
        if isinstance(one, Line):
            # A text is one unit without words: a message and none. Bytes of data are neither.
            data = one.n % 4 == 3
            number = None if data else t.people[one.chat].phone
            kind, amount, bill, cost = (7, 812_004 + one.n, 0.0, 0.0) if data else (5, 1, 1.0, 0.09 * one.out)
            if not data:
                spare.append(("logs", row))
        else:
            number, kind, amount = one.other.phone, 4, one.duration
            bill, cost = float(-(-one.duration // 60) * 60), 0.09 * (-(-one.duration // 60)) * one.out
            truth.append(rang(one, "logs", row, party(number), duration=one.duration))
        rows["logs"].append((row, 7 + kind, 20 + kind, kind, int(one.out), ms, amount, bill, number, int(row % 37 == 5), cost,
                             0.0, t.me.phone))  # fmt: skip
    rows["websms"] = [(1, "cellcast", t.lines[3].ms)]
    rows["sipcall"] = [(4, "sipgate", t.rings[2].ms)]
    source = f"{HUB}/felixb/callmeter (CallMeter3G/data/DataProvider.java, version 35: Logs, WebSMS, SipCall)"
    return database(script, rows, truth, source, decoys=["websms", "sipcall", "android_metadata"], spare=spare)


def plasma_dialer() -> Aside:
    """The call log of a phone with KDE: times of the wall's clock as text, ways as codes from 1."""
    t = eighth("plasma", people=18, rings=54)
    script = """CREATE TABLE Metadata (migrationId INTEGER NOT NULL);
        CREATE TABLE History( id INTEGER PRIMARY KEY AUTOINCREMENT, protocol TEXT, account TEXT, provider TEXT,
        communicationWith TEXT, direction INTEGER, state INTEGER, stateReason INTEGER, callAttemptDuration INTEGER,
        startedAt DATETIME, duration INTEGER );"""
    rows: Rows = {"Metadata": [(3,)], "History": []}
    truth: list[Record] = []
    for row, r in zip(spaced(t.rng, len(t.rings)), t.rings, strict=True):
        stamp = f"{clock(r.s).replace(' ', 'T')}.{r.ms % 1000:03}"
        reason = (4 if r.out else 3) if r.duration else 9
        rows["History"].append((row, "tel", "/org/freedesktop/ModemManager1/Modem/0", "", r.other.phone, 2 if r.out else 1, 7,
                                reason, 6 + r.n % 21, stamp, r.duration))  # fmt: skip
        truth.append(rang(r, "History", row, party(r.other.phone), at={"local": stamp + "000", "basis": "local without zone"},
                          duration=r.duration))  # fmt: skip
    source = f"{HUB}/KDE/plasma-dialer (modem-daemon/src/call-history-database.cpp, revision 3)"
    return database(script, rows, truth, source, decoys=["metadata"])


def spacebar() -> Aside:
    """Texts of the same phone, in one table that has no key."""
    t = eighth("spacebar", count=56, people=10)
    script = """CREATE TABLE Messages (id INTEGER, phoneNumber TEXT, text TEXT, time DATETIME, read BOOLEAN, delivered BOOLEAN,
        sentByMe BOOLEAN);"""
    rows: Rows = {"Messages": []}
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        number = t.people[m.chat].phone
        rows["Messages"].append((row - 1, number, m.text or "", m.ms, int(m.out or not m.unread), int(not m.out or m.n % 7 > 0),
                                 int(m.out)))  # fmt: skip
        side = party(number)
        truth.append(
            says(m, "Messages", row, sender=() if m.out else side, to=side if m.out else (), body=m.text or "")
        )
    return database(script, rows, truth, f"{HUB}/KDE/spacebar (lib/database.cpp)")


def lomiri() -> Aside:
    """The history of an Ubuntu Touch phone: oneself is the word self, threads are the other's number, times are ISO text."""
    t = eighth("lomiri", count=70, people=14, groups=1, rings=40)
    script = """CREATE TABLE schema_version (version int);
        CREATE TABLE threads (accountId varchar(255), threadId varchar(255), type tinyint, lastEventId varchar(255),
        lastEventTimestamp datetime, count int, unreadCount int, chatType tinyint);
        CREATE TABLE thread_participants (accountId varchar(255), threadId varchar(255), type tinyint,
        participantId varchar(255), normalizedId varchar(255), roles tinyint);
        CREATE TABLE voice_events (accountId varchar(255), threadId varchar(255), eventId varchar(255), senderId varchar(255),
        timestamp datetime, newEvent bool, duration int, missed bool, remoteParticipant varchar(255));
        CREATE TABLE text_event_attachments (accountId varchar(255), threadId varchar(255), eventId varchar(255),
        attachmentId varchar(255), contentType varchar(255), filePath varchar(255), status tinyint);
        CREATE TABLE text_events (accountId varchar(255), threadId varchar(255), eventId varchar(255), senderId varchar(255),
        timestamp datetime, newEvent bool, message varchar(512), messageType tinyint, messageStatus tinyint,
        readTimestamp datetime, subject varchar(256), informationType integer, sentTime datetime);
        CREATE TABLE chat_room_info (accountId varchar(255), type tinyint, threadId varchar(255), roomName varchar(255),
        server varchar(255), creator varchar(255), creationTimestamp datetime, anonymous boolean, inviteOnly boolean,
        participantLimit integer, moderated boolean, title varchar(1024), description varchar(1024), persistent boolean,
        private boolean, passwordProtected boolean, password varchar(512), passwordHint varchar(512),
        canUpdateConfiguration boolean, subject varchar(1024), actor varchar(512), timestamp datetime, joined boolean,
        selfRoles integer);"""
    account = "ofono/ofono/account0"
    rows: Rows = {"schema_version": [(19,)], "threads": [], "thread_participants": [], "voice_events": []}
    rows |= {"text_event_attachments": [], "text_events": [], "chat_room_info": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    names = {c: f"broadcast:{t.me.key[:12]}" if c in t.groups else t.people[c].phone for c in {m.chat for m in t.lines}}
    for row, m in enumerate(t.lines, 1):
        notice = m.chat in t.groups and m.n % 9 == 2
        event, stamp = f"{m.key[:16]}", zulu(m.ms)
        sender = "self" if m.out else m.who.phone
        sent = None if m.out else zulu(m.s * 1000)
        rows["text_events"].append((account, names[m.chat], event, sender, stamp, int(m.unread), "" if notice else m.text or "",
                                    2 if notice else 0 if m.text else 1, (1 if m.n % 8 else 3) if m.out else 0,
                                    None if m.unread or m.out else stamp, None, 2 if notice else 1, sent))  # fmt: skip
        if m.text is None and not notice:
            rows["text_event_attachments"].append((account, names[m.chat], event, f"{m.form}.bin", "image/jpeg",
                                                   f"/home/phablet/.local/share/history-service/attachments/{event}",
                                                   0))  # fmt: skip
        if notice:
            spare.append(("text_events", row))
            continue
        side = party(names[m.chat]) if m.out and m.chat not in t.groups else ()
        truth.append(says(m, "text_events", row, sender=party("self") if m.out else party(m.who.phone), to=side,
                          thread=names[m.chat], body=m.text or "", also={"at": [m.s * 1_000_000]} if sent else {}))  # fmt: skip
    for row, r in enumerate(t.rings, 1):
        number = r.other.phone
        rows["voice_events"].append((account, number, f"{number}:{zulu(r.ms)}", "self" if r.out else number, zulu(r.ms), 0,
                                     r.duration, int(not r.out and not r.duration), number))  # fmt: skip
        truth.append(rang(r, "voice_events", row, party(number), duration=r.duration))
    for kind, chats in ((0, names), (1, {r.other.n: r.other.phone for r in t.rings})):
        for c, name in chats.items():
            rows["threads"].append((account, name, kind, None, zulu(t.lines[-1].ms), 0, 0, 2 if c in t.groups else 1))
            for p in t.groups[c][1][1:] if c in t.groups else [t.people[c]]:
                rows["thread_participants"].append((account, name, kind, p.phone, p.phone.lstrip("+"), 0))
    rows["chat_room_info"] = [
        (account, 0, names[len(t.people)], None, None, "self", zulu(t.lines[0].ms), 0, 1, 0, 0, t.groups[len(t.people)][0],
         None, 1, 1, 0, None, None, 1, None, None, None, 1, 3)
    ] if len(t.people) in names else []  # fmt: skip
    source = f"{HUB}/ubports/history-service (plugins/sqlite/schema/schema.sql and v3.sql to v19.sql)"
    decoys = ["schema_version", "threads", "thread_participants", "text_event_attachments", "chat_room_info"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def imsdroid() -> Aside:
    """A softphone's history as XML, calls and texts as elements of one name, told apart by their type."""
    t = eighth("imsdroid", count=40, people=12, rings=36)
    sips = [f"sip:{p.handle}@ims.example" if p.n % 3 else f"sip:{p.phone}@ims.example" for p in t.people]
    truth: list[Record] = []
    both: list[tuple[int, Any]] = sorted(
        [(m.ms, m) for m in t.lines if m.text] + [(r.ms, r) for r in t.rings], key=lambda pair: -pair[0]
    )
    made: list[str] = []
    for n, (ms, one) in enumerate(both):
        call = not isinstance(one, Line)
        other = one.other.n if call else one.chat
        end = ms + (one.duration * 1000 + one.n * 7 % 1000 if call and one.duration else 0)
        status = "Outgoing" if one.out else "Missed" if call and not one.duration else "Incoming"
        kind = ("AudioVideo" if one.video else "Audio") if call else "SMS"
        made.append(f'   <ngnHistoryEvent class="org.doubango.ngn.model.NgnHistory{"AVCall" if call else "SMS"}Event">\n'
                    f"      <type>{kind}</type>\n      <start>{ms}</start>\n      <end>{end}</end>\n"
                    f"      <remote>{sips[other]}</remote>\n      <seen>{'true' if one.n % 9 else 'false'}</seen>\n"
                    f"      <status>{status}</status>\n"
                    + ("" if call else f"      <mContent><![CDATA[{one.text}]]></mContent>\n")
                    + "   </ngnHistoryEvent>")  # fmt: skip
        side = party(sips[other], sips[other].removeprefix("sip:"), sips[other][4:].partition("@")[0])
        if call:
            truth.append(rang(one, "", n, side))
        else:
            truth.append(says(one, "", n, sender=() if one.out else side, to=side if one.out else ()))
    source = (
        f"{HUB}/DoubangoTelecom/imsdroid (ngn/services/impl/NgnHistoryService.java; ngn/model: NgnHistoryEvent.java, "
        "NgnHistorySMSEvent.java, NgnHistoryList.java; written by Simple XML)"
    )
    whole = "<events>\n" + "\n".join(made) + "\n</events>"
    return Aside(whole.encode(), truth, source, path="data/data/org.doubango.imsdroid/files/history.xml")


def contact_diary() -> Aside:
    """Whom somebody met: people with a number and an address, or with neither, beside places that have both too."""
    t = eighth("cwa", people=30)
    script = f"""{LOCALE}
        CREATE TABLE `locations` (`locationId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `locationName` TEXT NOT NULL,
        `phoneNumber` TEXT, `emailAddress` TEXT, `traceLocationID` TEXT);
        CREATE TABLE `locationvisits` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `date` TEXT NOT NULL,
        `fkLocationId` INTEGER NOT NULL, `duration` INTEGER, `circumstances` TEXT, `checkInID` INTEGER,
        FOREIGN KEY(`fkLocationId`) REFERENCES `locations`(`locationId`) ON UPDATE CASCADE ON DELETE CASCADE);
        CREATE TABLE `persons` (`personId` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `fullName` TEXT NOT NULL,
        `phoneNumber` TEXT, `emailAddress` TEXT);
        CREATE TABLE `personencounters` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `date` TEXT NOT NULL,
        `fkPersonId` INTEGER NOT NULL, `durationClassification` TEXT, `withMask` INTEGER, `wasOutside` INTEGER,
        `circumstances` TEXT, FOREIGN KEY(`fkPersonId`) REFERENCES `persons`(`personId`) ON UPDATE CASCADE ON DELETE CASCADE);
        CREATE TABLE `corona_tests` (`id` TEXT NOT NULL, `testType` TEXT NOT NULL, `result` TEXT NOT NULL, `time` TEXT NOT NULL,
        PRIMARY KEY(`id`));
        {ROOM}"""
    rows: Rows = {"android_metadata": [("de_DE",)], "persons": [], "personencounters": [], "locationvisits": []}
    truth: list[Record] = []
    for n, p in enumerate(t.people[1:], 1):
        phone = (p.phone if p.n % 4 else p.local) if p.n % 3 else None
        mail = p.mail if p.n % 5 < 2 else None
        name = p.first if p.n % 7 == 3 else p.name
        rows["persons"].append((n, name, phone, mail))
        truth.append(known(name, [w for w in (phone, mail) if w], "persons", n))
        for day in range(1, 1 + p.n % 4):
            rows["personencounters"].append((len(rows["personencounters"]) + 1, f"2021-11-{day + p.n % 20:02}", n,
                                             ("LessThan10Minutes", "MoreThan10Minutes", None)[p.n % 3], p.n % 2, day % 2,
                                             "im Büro, Fenster auf" if p.n % 6 == 0 else None))  # fmt: skip
    places = ("Bäckerei am Markt", "Fitnessstudio Süd", "Linie U6", "Kita Sonnenblume", "Wochenmarkt")
    rows["locations"] = [(n, name, f"0301234{n}00" if n % 2 else None, f"info@ort{n}.example" if n == 4 else None, None)
                         for n, name in enumerate(places, 1)]  # fmt: skip
    rows["locationvisits"] = [(n, f"2021-11-{n + 2:02}", 1 + n % 5, 1_800_000, None, None) for n in range(1, 12)]
    rows["corona_tests"] = [(uuid(t.me.key), "ANTIGEN", "NEGATIVE", "2021-11-09T08:20:00.000Z")]
    rows["room_master_table"] = [(42, "3ed51cebcbafb1960bf5194f27748e12")]
    source = f"{HUB}/corona-warn-app/cwa-app-android (schemas/…contactdiary.storage.ContactDiaryDatabase/4.json)"
    decoys = ["personencounters", "locationvisits", "corona_tests", "android_metadata", "room_master_table"]
    # A place with a number is somebody to call and nobody.
    return database(script, rows, truth, source, decoys=decoys, spare=[("locations", n) for n in range(1, 6)])


def jitsi_meet() -> Aside:
    """Conferences that somebody was in, thirty at most: a list of JSON in a file of React Native, on iOS."""
    t = eighth("jitsi", people=8, rings=30)
    rooms = ("standup", "FamiliaOrtega", "ClaseDeInglés", "MondayReview", "羽毛球", "board", "GrandmasKitchen")
    kept: list[dict[str, Any]] = []
    truth: list[Record] = []
    for r in t.rings:
        # A room comes once in the list, at its latest time.
        site = ("meet.jit.si", "video.cooperativa.example")[r.n % 3 == 0]
        place, lasted = f"https://{site}/{quote(rooms[r.n % 7])}{r.n // 7 or ''}", r.duration * 1000 + r.n * 37 % 1000
        kept.append({"conference": place, "date": r.ms, "duration": lasted if r.duration else 0})
        truth.append(rang(replace(r, other=t.people[1]), "", r.n, party(place), directed=False,
                          duration=lasted / 1000 if r.duration else 0))  # fmt: skip
    path = react_file("com.atlassian.JitsiMeet.ios", "@jitsi-meet/features/recent-list")
    data = packed_json(kept).encode()
    return Aside(data, truth, f"{HUB}/jitsi/jitsi-meet (react/features/recent-list/reducer.ts)", path=path)
