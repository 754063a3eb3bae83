"""The seventh set, part one: telephones. Kept aside: whoever mends discovery does not read this file."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from tests.engine._seventh_talk import seventh
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, database, known, party, proto, rang, says, spaced

Rows = dict[str, list[tuple[Any, ...]]]
HUB = "https://github.com"


def webtrit() -> Aside:
    """A softphone with chats: tables made by drift, times in whole seconds, numbers of contacts in a table of their own."""
    t = seventh("webtrit", count=54, people=22, groups=1, rings=46)
    stamps = "inserted_at INTEGER NULL, updated_at INTEGER NULL"
    yes = "CHECK ({0} IN (0, 1))"
    script = f"""CREATE TABLE contacts (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, source_type INTEGER NOT NULL,
        source_id TEXT NOT NULL, first_name TEXT NULL, last_name TEXT NULL, alias_name TEXT NULL, thumbnail BLOB NULL,
        registered INTEGER NULL {yes.format("registered")}, user_registered INTEGER NULL {yes.format("user_registered")},
        is_current_user INTEGER NULL {yes.format("is_current_user")}, {stamps}, UNIQUE(source_type, source_id));
        CREATE TABLE contact_phones (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, label TEXT NOT NULL,
        contact_id INTEGER NOT NULL REFERENCES contacts(id) ON DELETE CASCADE, {stamps}, UNIQUE(number, contact_id));
        CREATE TABLE contact_emails (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, label TEXT NOT NULL,
        contact_id INTEGER NOT NULL REFERENCES contacts(id) ON DELETE CASCADE, {stamps}, UNIQUE(address, contact_id));
        CREATE TABLE call_logs (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, direction INTEGER NOT NULL,
        number TEXT NOT NULL CONSTRAINT "call_logs.number not_empty" CHECK (length(number) > 0),
        video INTEGER NOT NULL {yes.format("video")}, created_at INTEGER NOT NULL, accepted_at INTEGER NULL,
        hung_up_at INTEGER NULL);
        CREATE TABLE favorites (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        contact_phone_id INTEGER NOT NULL REFERENCES contact_phones(id) ON DELETE CASCADE, position INTEGER NOT NULL);
        CREATE TABLE chats (id INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NULL, inserted_at_remote INTEGER NOT NULL,
        updated_at_remote INTEGER NOT NULL, {stamps}, PRIMARY KEY (id));
        CREATE TABLE chat_members (id INTEGER NOT NULL, chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        user_id TEXT NOT NULL, group_authorities TEXT NULL, {stamps}, PRIMARY KEY (id));
        CREATE TABLE chat_messages (id INTEGER NOT NULL, id_key TEXT NOT NULL, sender_id TEXT NOT NULL,
        chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE, reply_to_id INTEGER NULL,
        forward_from_id INTEGER NULL, author_id TEXT NULL, via_sms INTEGER NOT NULL DEFAULT 0 {yes.format("via_sms")},
        sms_out_state TEXT NULL, sms_number TEXT NULL, content TEXT NOT NULL, viewed_at INTEGER NULL, edited_at INTEGER NULL,
        created_at_remote INTEGER NOT NULL, updated_at_remote INTEGER NOT NULL, deleted_at_remote INTEGER NULL, {stamps},
        PRIMARY KEY (id));
        CREATE TABLE chat_outbox_messages (id_key TEXT NOT NULL, chat_id INTEGER NULL REFERENCES chats (id) ON DELETE CASCADE,
        participant_id TEXT NULL, reply_to_id INTEGER NULL, forward_from_id INTEGER NULL, author_id TEXT NULL,
        via_sms INTEGER NOT NULL DEFAULT 0 {yes.format("via_sms")}, sms_number TEXT NULL, content TEXT NOT NULL,
        send_attempts INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id_key));
        CREATE TABLE chat_message_sync_cursors (chat_id INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
        cursor_type TEXT NOT NULL, timestamp_usec INTEGER NOT NULL, PRIMARY KEY (chat_id, cursor_type));"""
    users = [f"{p.key[:8]}-{p.key[8:12]}-4{p.key[13:16]}-a{p.key[17:20]}-{p.key[:12]}" for p in t.people]
    begun = t.lines[0].s - 86_400
    rows: Rows = {"contacts": [], "contact_phones": [], "contact_emails": [], "call_logs": [], "chats": []}
    rows |= {"chat_members": [], "chat_messages": [], "chat_outbox_messages": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for n, p in enumerate(t.people, 1):
        # Colleagues come from the exchange and have extensions, the others from the phone's own book.
        colleague = p.n % 3 == 0
        extension = str(200 + p.n)
        alias = f"{p.first} ({extension})" if p.n % 6 == 0 else None
        rows["contacts"].append((n, int(colleague), users[p.n] if colleague else str(41 + 3 * p.n), p.first,
                                 None if p.n % 7 == 5 else p.last, alias, None, int(p.n % 2) if colleague else None,
                                 1 if colleague else None, int(p.n == 0) if colleague else None, begun, begun + p.n))  # fmt: skip
        ways = [(extension, "ext"), (p.phone, "number")] if colleague else [(p.local, ("mobile", "home")[p.n % 2])]
        for number, label in ways:
            rows["contact_phones"].append((len(rows["contact_phones"]) + 1, number, label, n, begun, begun))
        if p.n % 4 == 0:
            rows["contact_emails"].append((len(rows["contact_emails"]) + 1, p.mail, "email", n, begun, begun))
        if p.n == 0:
            spare.append(("contacts", n))
            continue
        name = p.first if p.n % 7 == 5 else p.name
        numbers = [w for w, _ in ways] + ([p.mail] if p.n % 4 == 0 else [])
        truth.append(known(name, numbers, "contacts", n, p.first, *([alias] if alias else [])))
    for row, r in zip(spaced(t.rng, len(t.rings)), t.rings, strict=True):
        p = r.other
        number = str(200 + p.n) if p.n % 3 == 0 and r.n % 2 else p.phone if p.n % 3 == 0 or r.n % 5 else p.local
        accepted = r.s + 4 + r.n % 9 if r.duration else None
        ended = (accepted or r.s + 20) + r.duration if r.n % 23 else None
        rows["call_logs"].append((row, int(r.out), number, int(r.video), r.s, accepted, ended))
        truth.append(rang(r, "call_logs", row, party(number), at=r.s * 1_000_000))
    ids = {c: 310 + 7 * c for c in [*range(1, len(t.people)), *t.groups]}
    for c in sorted({m.chat for m in t.lines}):
        title, members = t.groups.get(c, (None, [t.me, t.people[min(c, len(t.people) - 1)]]))
        rows["chats"].append((ids[c], "group" if title else "dialog", title, begun, t.lines[-1].s, begun, begun))
        for p in members:
            authority = "owner" if title and p.n == 0 else None
            rows["chat_members"].append((len(rows["chat_members"]) + 901, ids[c], users[p.n], authority, begun, begun))
    for row, m in zip(spaced(t.rng, len(t.lines), 5201), t.lines, strict=True):
        words = m.text or f"https://files.example/{m.key}.jpg"
        rows["chat_messages"].append((row, m.key, users[m.who.n], ids[m.chat], row - 3 if m.n % 11 == 5 else None, None, None, 0,
                                      None, None, words, None if m.unread else m.s + 60, m.s + 90 if m.edited else None, m.s,
                                      m.s + 1, m.s + 4000 if m.deleted else None, m.s + 1, m.s + 1))  # fmt: skip
        truth.append(says(m, "chat_messages", row, at=m.s * 1_000_000, sender=party(users[m.who.n], name=m.who.name),
                          thread=ids[m.chat], body=words))  # fmt: skip
    rows["chat_outbox_messages"] = [
        (t.me.key, ids[t.lines[-1].chat], None, None, None, None, 0, None, "I'll call you in ten", 4)
    ]
    rows["favorites"] = [(1, 2, 0), (2, 5, 1)]
    rows["chat_message_sync_cursors"] = [
        (r[0], k, r[4] * 1_000_000) for r in rows["chats"] for k in ("oldest", "newest")
    ]
    decoys = ["favorites", "chats", "chat_members", "chat_outbox_messages", "chat_message_sync_cursors"]
    source = f"{HUB}/WebTrit/webtrit_phone (lib/data/app_database.dart; columns in snake case, as drift makes them)"
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def aosp_dialer() -> Aside:
    """The call log that Android's Dialer keeps beside the system's own: number and name are protocol buffers."""
    t = seventh("dialer", people=26, rings=58)
    script = """CREATE TABLE android_metadata (locale TEXT);
        create table if not exists AnnotatedCallLog (_id integer primary key, timestamp integer, number blob,
        formatted_number text, presentation integer, duration integer, data_usage integer, is_read integer, new integer,
        geocoded_location text, phone_account_component_name text, phone_account_id text, features integer,
        transcription integer, voicemail_uri text, call_type integer, number_attributes blob, is_voicemail_call integer,
        voicemail_call_tag text, transcription_state integer, call_mapping_id text);
        create trigger delete_old_rows after insert on AnnotatedCallLog when (select count(*) from AnnotatedCallLog
        where call_type != 4) > 999 begin delete from AnnotatedCallLog where _id in (select _id from AnnotatedCallLog
        where call_type != 4 order by timestamp limit (select count(*)-999 from AnnotatedCallLog where call_type != 4)); end;
        create index call_type_index on AnnotatedCallLog (call_type);
        create index number_index on AnnotatedCallLog (number);"""
    rows: Rows = {"android_metadata": [("en_GB",)], "AnnotatedCallLog": []}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    places = ("Dublin", "Wien", "Ontario", "Praha", None)
    for row, r in zip(spaced(t.rng, len(t.rings), 12), t.rings, strict=True):
        p = r.other
        name = None if p.n % 5 == 2 else p.name
        hidden, voicemail = r.n % 19 == 8 and not r.out, r.n % 17 == 11 and not r.out
        kind = 2 if r.out else 4 if voicemail else 1 if r.duration else (3, 3, 5, 6)[r.n % 4]
        number = b"" if hidden else proto((1, p.phone), (2, ("IE", "DE", "GB")[p.n % 3]))
        facts: list[tuple[int, int | str | bytes]] = []
        if name and not hidden:
            facts = [(1, name), (3, 200 + p.n), (5, ("Mobile", "Home", "Work")[p.n % 3]), (12, 1)]
            facts.insert(2, (4, f"content://com.android.contacts/contacts/lookup/0r{p.n}-{p.key[:12]}/{p.n + 4}"))
        attributes = proto(*facts, *([(11, 1)] if kind == 6 else []))
        uri = f"content://com.android.voicemail/voicemail/{row}" if voicemail else None
        rows["AnnotatedCallLog"].append((
            row, r.ms, number, None if hidden else p.local, 2 if hidden else 1, r.duration, 48_120 * r.video or None,
            int(r.n % 6 > 0), int(r.n % 6 == 0), None if hidden else places[p.n % 5],
            "com.android.phone/com.android.services.telephony.TelephonyConnectionService", "8935301230000" + t.me.key[:6],
            int(r.video), None, uri, kind, attributes, int(voicemail), None, 0, str(r.ms)))  # fmt: skip
        if voicemail or hidden:
            # A voicemail is a call and none; a caller who hid the number is nobody.
            spare.append(("AnnotatedCallLog", row))
        else:
            truth.append(rang(r, "AnnotatedCallLog", row, party(p.phone, p.local, name=name), duration=r.duration))
    source = (
        f"{HUB}/LineageOS/android_packages_apps_Dialer (calllog/database/AnnotatedCallLogDatabaseHelper.java, "
        "number_attributes.proto, dialer_phone_number.proto)"
    )
    return database(script, rows, truth, source, decoys=["android_metadata"], spare=spare)


def bitnex_dial() -> Aside:
    """A softphone for firms: calls last milliseconds, a contact's numbers are JSON in its cell, voicemails lie beside."""
    t = seventh("bitnexdial", count=56, people=21, rings=44)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE `users` (`id` TEXT NOT NULL, `email` TEXT NOT NULL, `displayName` TEXT, PRIMARY KEY(`id`));
        CREATE TABLE `phone_numbers` (`id` TEXT NOT NULL, `userId` TEXT, `number` TEXT NOT NULL, `formatted` TEXT, `type` TEXT,
        `label` TEXT, `callerIdName` TEXT, `smsEnabled` INTEGER NOT NULL, `voiceEnabled` INTEGER NOT NULL,
        `isActive` INTEGER NOT NULL, `isPrimary` INTEGER NOT NULL, `isDefault` INTEGER NOT NULL, `sipUsername` TEXT,
        `sipPassword` TEXT, `createdAt` INTEGER NOT NULL, `updatedAt` INTEGER NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `call_history` (`id` TEXT NOT NULL, `phoneNumber` TEXT NOT NULL, `contactName` TEXT, `contactId` TEXT,
        `direction` TEXT NOT NULL, `status` TEXT NOT NULL, `type` TEXT NOT NULL, `duration` INTEGER NOT NULL,
        `startTime` INTEGER NOT NULL, `endTime` INTEGER, `lineNumber` INTEGER NOT NULL, `fromNumber` TEXT, `toNumber` TEXT,
        `recordingUrl` TEXT, `recordingId` TEXT, `isRead` INTEGER NOT NULL, `isMuted` INTEGER NOT NULL,
        `isOnHold` INTEGER NOT NULL, `notes` TEXT, `createdAt` INTEGER NOT NULL, `syncedAt` INTEGER, PRIMARY KEY(`id`));
        CREATE TABLE `messages` (`id` TEXT NOT NULL, `conversationId` TEXT NOT NULL, `fromNumber` TEXT NOT NULL,
        `toNumber` TEXT NOT NULL, `body` TEXT NOT NULL, `direction` TEXT NOT NULL, `status` TEXT NOT NULL,
        `isRead` INTEGER NOT NULL, `mediaUrls` TEXT NOT NULL, `mediaType` TEXT, `errorMessage` TEXT, `sentAt` INTEGER,
        `deliveredAt` INTEGER, `createdAt` INTEGER NOT NULL, `syncedAt` INTEGER, `contentSignature` TEXT NOT NULL,
        PRIMARY KEY(`id`));
        CREATE INDEX `index_messages_conversationId` ON `messages` (`conversationId`);
        CREATE INDEX `index_messages_createdAt` ON `messages` (`createdAt`);
        CREATE UNIQUE INDEX `index_messages_contentSignature` ON `messages` (`contentSignature`);
        CREATE TABLE `conversations` (`id` TEXT NOT NULL, `phoneNumber` TEXT NOT NULL, `contactName` TEXT, `contactId` TEXT,
        `lastMessageId` TEXT, `lastMessageBody` TEXT, `lastMessage` TEXT, `lastMessageTime` INTEGER NOT NULL,
        `unreadCount` INTEGER NOT NULL, `isArchived` INTEGER NOT NULL, `isMuted` INTEGER NOT NULL, `isPinned` INTEGER NOT NULL,
        `createdAt` INTEGER NOT NULL, `updatedAt` INTEGER NOT NULL, `syncedAt` INTEGER, PRIMARY KEY(`id`));
        CREATE TABLE `contacts` (`id` TEXT NOT NULL, `name` TEXT, `firstName` TEXT, `lastName` TEXT, `company` TEXT,
        `jobTitle` TEXT, `phoneNumbers` TEXT NOT NULL, `emails` TEXT NOT NULL, `avatarUrl` TEXT, `notes` TEXT,
        `isFavorite` INTEGER NOT NULL, `isBlocked` INTEGER NOT NULL, `tags` TEXT NOT NULL, `createdAt` INTEGER NOT NULL,
        `updatedAt` INTEGER NOT NULL, `syncedAt` INTEGER, PRIMARY KEY(`id`));
        CREATE TABLE `voicemails` (`id` TEXT NOT NULL, `callerNumber` TEXT NOT NULL, `callerName` TEXT, `contactId` TEXT,
        `duration` INTEGER NOT NULL, `isRead` INTEGER NOT NULL, `transcription` TEXT, `audioUrl` TEXT, `localAudioPath` TEXT,
        `receivedAt` INTEGER NOT NULL, `createdAt` INTEGER NOT NULL, `syncedAt` INTEGER, PRIMARY KEY(`id`));
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY,identity_hash TEXT);"""
    ids = [p.phone.lstrip("+") for p in t.people]
    synced = max(t.lines[-1].ms, t.rings[-1].ms) + 5_000
    rows: Rows = {
        "android_metadata": [("en_US",)],
        "call_history": [],
        "messages": [],
        "contacts": [],
        "voicemails": [],
    }
    truth: list[Record] = []
    book = {p.n for p in t.people[1:] if p.n % 6 != 4}
    for row, r in enumerate(t.rings, 1):
        p = r.other
        name = p.name if p.n in book else None
        kind = "ANSWERED" if r.duration else ("MISSED", "REJECTED", "MISSED")[r.n % 3] if not r.out else "OUTGOING"
        lasted = r.duration * 1000 + (r.n * 137) % 1000 * (r.duration > 0)
        side = (None, p.phone) if r.out else (p.phone, None)
        note = "ask for the second quote" if r.n == 7 else None
        rows["call_history"].append((
            f"{r.ms}-{p.key[:8]}", p.phone, name, ids[p.n] if name else None, "OUTGOING" if r.out else "INCOMING",
            "DISCONNECTED", kind, lasted, r.ms, r.ms + 9_000 + lasted, 1 + r.n % 2, *side, None, None,
            int(kind != "MISSED"), 0, 0, note, r.ms + 9_100 + lasted, synced))  # fmt: skip
        truth.append(rang(r, "call_history", row, party(p.phone, name=name), duration=lasted / 1000))
    for row, m in enumerate(t.lines, 1):
        p = t.people[m.chat]
        here, there = (t.me.phone, p.phone) if m.out else (p.phone, t.me.phone)
        media = [] if m.text else [f"https://mms.example/{m.key}.jpg"]
        status = ("DELIVERED", "SENT", "FAILED")[0 if m.n % 8 else 2] if m.out else "RECEIVED"
        signature = hashlib.sha256(f"{here}|{there}|{m.text}|{m.ms}".encode()).hexdigest()
        rows["messages"].append((
            m.key, ids[p.n], here, there, m.text or "", "OUTGOING" if m.out else "INCOMING", status, int(not m.unread),
            json.dumps(media), "image" if media else None, "30007 filtered" if status == "FAILED" else None,
            m.ms if m.out else None, m.ms + 2_000 if status == "DELIVERED" else None, m.ms, synced, signature))  # fmt: skip
        truth.append(says(m, "messages", row, sender=party(here), to=party(there), thread=ids[p.n]))
    for row, n in enumerate(sorted(book), 1):
        p = t.people[n]
        numbers = [{"number": p.phone, "type": "mobile", "isPrimary": True}]
        numbers += [{"number": f"+4940555{1000 + n}", "type": "mobile", "isPrimary": False}] if n % 5 == 0 else []
        mails = [{"email": p.mail, "type": "personal", "isPrimary": True}] if n % 3 == 0 else []
        rows["contacts"].append((ids[n], p.name, p.first, p.last, ("Brückner & Sons", None, None)[n % 3],
                                 "buyer" if n % 9 == 0 else None, json.dumps(numbers), json.dumps(mails), None, None,
                                 int(n % 8 == 0), 0, "[]", synced - 90_000_000, synced, synced))  # fmt: skip
        ways = [x["number"] for x in numbers] + [x["email"] for x in mails]
        truth.append(known(p.name, [str(w) for w in ways], "contacts", row, p.first))
    said = (
        "Hi, it's about the delivery on Friday. Please call back.",
        "Guten Tag, ich versuche es später noch einmal.",
        None,
    )
    for n, p in enumerate(t.people[3:9], 1):
        rows["voicemails"].append((p.key, p.phone, p.name, ids[p.n], 14 + n, n % 2, said[n % 3],
                                   f"https://vm.example/{p.key}.mp3", None, t.rings[n * 4].ms + 30_000, synced,
                                   synced))  # fmt: skip
    last = {m.chat: m for m in t.lines}
    rows |= {
        "users": [(t.me.key, t.me.mail, t.me.name)],
        "phone_numbers": [
            (t.me.key[:8], t.me.key, t.me.phone, t.me.local, "local", "Office", t.me.name, 1, 1, 1, 1, 1, "1044", None,
             synced - 9_000_000, synced)
        ],
        "conversations": [
            (ids[c], t.people[c].phone, t.people[c].name if c in book else None, ids[c], m.key, m.text, m.text, m.ms,
             int(m.unread), 0, 0, 0, m.ms, m.ms, synced)
            for c, m in last.items()
        ],
        "room_master_table": [(42, t.me.key + t.me.key[:8])],
    }  # fmt: skip
    spare = [("voicemails", n) for n in range(1, 7)] + [("users", 1)]
    decoys = ["phone_numbers", "conversations", "android_metadata", "room_master_table"]
    source = f"{HUB}/Shahzada-Shoaib/bitnexDial-Kotlin (data/local/entity: CallEntity, MessageEntity, ContactEntity and others)"
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def mesh_core() -> Aside:
    """Messages over radio of an app in Flutter: all is JSON in strings of its preferences, one string for each conversation."""
    t = seventh("meshcore", count=62, people=14, groups=1)
    keys = [bytes.fromhex((p.key * 3)[:64]) for p in t.people]
    names = [f"{p.first} 📻" if p.n % 4 == 1 else p.handle if p.n % 4 == 2 else p.first for p in t.people]
    mine = keys[0].hex()[:10]
    talks: dict[str, list[dict[str, Any]]] = {}
    truth: list[Record] = []
    plain = {"originalText": None, "translatedText": None, "translatedLanguageCode": None}
    plain |= {"translationStatus": "none", "translationModelId": None}
    for m in t.lines:
        author, words = _b64(keys[m.who.n]), m.text or "g:7Kq2VbX1"
        if m.chat in t.groups:
            talks.setdefault(f"channel_messages_{mine}0", []).append({
                "senderKey": author if m.out else None, "senderName": names[m.who.n], "text": words, **plain,
                "timestamp": m.s * 1000, "isOutgoing": m.out, "status": 1, "channelIndex": 0, "repeatCount": m.n % 3,
                "pathLength": m.n % 4, "pathHashWidth": 1, "pathBytes": _b64(keys[2][: m.n % 4]), "pathVariants": [],
                "repeats": [], "messageId": m.key, "packetHash": m.key[:16], "replyToMessageId": None,
                "replyToSenderName": None, "replyToText": None, "reactions": {"👍": 1} if m.n % 13 == 0 else {}})  # fmt: skip
            who = party(names[m.who.n], *([author] if m.out else []), name=names[m.who.n])
            truth.append(says(m, "", m.n + 1, at=m.s * 1_000_000, sender=who, thread=0, body=words,
                              also={"thread": ["Public", f"channel_messages_{mine}0"]}))  # fmt: skip
            continue
        other = keys[m.chat].hex()
        talks.setdefault(f"messages_{mine}{other}", []).append({
            "senderKey": author, "text": words, "timestamp": m.s * 1000, "isOutgoing": m.out, "isCli": False,
            "status": (2 if m.n % 7 else 3) if m.out else 2, "messageId": m.key, **plain, "retryCount": 0,
            "estimatedTimeoutMs": 6200 if m.out else None, "expectedAckHash": m.n * 7919 if m.out else 0,
            "sentAt": m.s * 1000 + 40 if m.out else None, "deliveredAt": m.s * 1000 + 4100 if m.out and m.n % 7 else None,
            "tripTimeMs": 4060 if m.out else None, "pathLength": -1, "pathBytes": None, "reactions": {},
            "reactionStatuses": {}, "fourByteRoomContactKey": "AAAAAA=="})  # fmt: skip
        side = party(other, _b64(keys[m.chat]), name=names[m.chat])
        truth.append(says(m, "", m.n + 1, at=m.s * 1_000_000, sender=() if m.out else side, to=side if m.out else (),
                          thread=other, body=words, also={"thread": [f"messages_{mine}{other}", f"{mine}{other}"]}))  # fmt: skip
    book: list[dict[str, Any]] = []
    seen = t.lines[-1].s * 1000
    for p in t.people[1:]:
        book.append({
            "publicKey": _b64(keys[p.n]), "name": names[p.n], "type": 1, "flags": p.n % 2, "pathLength": p.n % 4 - 1,
            "path": _b64(keys[3][: max(p.n % 4 - 1, 0)]), "pathOverride": None, "pathOverrideBytes": None,
            "latitude": 47.0 + p.n / 100 if p.n % 3 == 0 else None, "longitude": 15.4 if p.n % 3 == 0 else None,
            "lastSeen": seen - p.n * 3_600_000, "lastMessageAt": seen - p.n * 7_200_000, "isActive": True,
            "rawPacket": None})  # fmt: skip
        truth.append(known(names[p.n], [_b64(keys[p.n])], "", 1000 + p.n))
    kept: dict[str, Any] = dict(talks)
    kept |= {
        f"contacts{mine}": book,
        f"channels_{mine}": [{"index": 0, "name": "Public", "unreadCount": 2}],
        f"contact_unread_count{mine}": {keys[1].hex(): 2, keys[4].hex(): 1},
        "app_settings": {"clearPathOnMaxRetry": False, "mapShowRepeaters": True, "themeMode": "system"},
        "last_device": {"id": "F0:12:9A:44:0C:71", "name": f"MeshCore-{names[0]}"},
    }  # fmt: skip
    lines = [f'    <string name="flutter.{k}">{_xml(json.dumps(v, ensure_ascii=False, separators=(",", ":")))}</string>'
             for k, v in kept.items()]  # fmt: skip
    whole = "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n" + "\n".join(lines)
    whole += '\n    <boolean name="flutter.battery_opt_asked" value="true" />\n</map>\n'
    path = "data/data/com.meshcore.meshcore_open/shared_prefs/FlutterSharedPreferences.xml"
    source = (
        f"{HUB}/zjs81/meshcore-open (lib/storage/message_store.dart, channel_message_store.dart, contact_store.dart)"
    )
    return Aside(whole.encode(), truth, source, path=path)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _xml(text: str) -> str:
    # As Android writes its preferences.
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text
