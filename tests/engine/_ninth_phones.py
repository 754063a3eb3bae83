"""The ninth set, part one: calls, what is blocked, address books, SMS. Kept aside: who mends discovery reads none of it."""

from __future__ import annotations

from tests.engine._ninth_talk import HUB, LOCALE, ROOM, Rows, hexed, ninth, packed, uuid
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, Ring, Talk, database, known, party, rang, says, spaced


def _room(digest: str) -> list[tuple[int, str]]:
    return [(42, hexed(digest, 32))]


def _coming(t: Talk) -> list[Ring]:
    """Calls that came in, for what keeps no others."""
    return [r for r in t.rings if not r.out]


def blockforge() -> Aside:
    """Calls that a prefix blocked. The table of prefixes is assumed; when is in milliseconds, as the source says."""
    t = ninth("blockforge", people=18, rings=70)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE blocked_calls (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phone_number TEXT NOT NULL,
        matched_prefix TEXT NOT NULL, blocked_at INTEGER NOT NULL);
        CREATE TABLE blocked_prefixes (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, prefix TEXT NOT NULL,
        description TEXT NOT NULL, created_at INTEGER NOT NULL);"""
    rows: Rows = {"android_metadata": [("pl_PL",)], "room_master_table": _room("blockforge"), "blocked_calls": []}
    truth: list[Record] = []
    for row, r in zip(spaced(t.rng, 70), _coming(t), strict=False):
        rows["blocked_calls"].append((row, r.other.phone, r.other.phone[:4], r.ms))
        truth.append(rang(r, "blocked_calls", row, party(r.other.phone)))
    prefixes = sorted({p.phone[:4] for p in t.people})
    rows["blocked_prefixes"] = [
        (n, prefix, ("telemarketing", "abroad", "")[n % 3], t.rings[0].ms - 90_000 * n)
        for n, prefix in enumerate(prefixes, 1)
    ]
    source = "package com.blockforge.data.database (BlockedCall.kt), found by search; its repository's name is not told there"
    return database(script, rows, truth, source, decoys=["blocked_prefixes", "android_metadata", "room_master_table"])


def noncontact() -> Aside:
    """Calls of whoever is no contact; some hide their number. That dates are stored as milliseconds is assumed (Room's usual)."""
    t = ninth("noncontact", people=20, rings=66)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE blocked_calls (number TEXT, date INTEGER NOT NULL, id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"""
    rows: Rows = {"android_metadata": [("en_US",)], "room_master_table": _room("noncontact"), "blocked_calls": []}
    truth: list[Record] = []
    for row, r in enumerate(_coming(t), 1):
        hidden = row % 11 == 4
        rows["blocked_calls"].append((None if hidden else r.other.phone, r.ms, row))
        truth.append(rang(r, "blocked_calls", row, () if hidden else party(r.other.phone)))
    source = f"{HUB}/MuzooraBarnabas/NonContactCallBlocker (db/BlockedCallEntity.kt)"
    return database(script, rows, truth, source, decoys=["android_metadata", "room_master_table"])


def redridge() -> Aside:
    """Recorded calls: which way is a word. That instants and durations count milliseconds is assumed, and the numbers' form."""
    t = ninth("redridge", people=14, rings=58)
    script = f"""{LOCALE}
        CREATE TABLE Recording (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, number TEXT NOT NULL,
        start_instant INTEGER NOT NULL, duration INTEGER NOT NULL, call_direction TEXT NOT NULL, save_path TEXT NOT NULL,
        save_format TEXT NOT NULL, is_starred INTEGER NOT NULL DEFAULT 0 CHECK(is_starred IN (0, 1)));"""
    rows: Rows = {"android_metadata": [("en_IN",)], "Recording": []}
    truth: list[Record] = []
    talked = [r for r in t.rings if r.duration]
    for row, r in zip(spaced(t.rng, len(talked)), talked, strict=True):
        # Whoever is not in the address book has no name: what stands for it is assumed.
        name = "Unknown" if r.other.n % 5 == 0 else r.other.name
        way = "OUTGOING" if r.out else "INCOMING"
        path = f"/storage/emulated/0/CallRecorder/{r.other.phone[1:]}_{r.ms}.wav"
        rows["Recording"].append(
            (row, name, r.other.phone, r.ms, r.duration * 1000 + r.ms % 997, way, path, "wav", int(row % 9 == 0))
        )
        heard = r.duration + r.ms % 997 / 1000
        truth.append(
            rang(r, "Recording", row, party(r.other.phone, name=None if name == "Unknown" else name), duration=heard)
        )
    source = (
        "package com.redridgeapps.callrecorder (Recording.sq), found by search; its repository's name is not told there"
    )
    return database(script, rows, truth, source, decoys=["android_metadata"])


def synaptic() -> Aside:
    """Recorded calls that begin and end, and whom the recorder knows.

    Milliseconds, phone types as Android's and modes are assumed.
    """
    t = ninth("synaptic", people=15, rings=60)
    script = f"""{LOCALE}
        CREATE TABLE recordings (_id INTEGER NOT NULL PRIMARY KEY, phone_num_id INTEGER, incoming INTEGER NOT NULL,
        path TEXT NOT NULL, start_timestamp INTEGER NOT NULL, end_timestamp INTEGER NOT NULL, format TEXT NOT NULL,
        is_name_set INTEGER  NOT NULL DEFAULT 0, mode TEXT NOT NULL, source TEXT NOT NULL DEFAULT 'unknown');
        CREATE TABLE contacts (_id INTEGER NOT NULL PRIMARY KEY, phone_number TEXT, contact_name TEXT, photo_uri TEXT,
        phone_type INTEGER NOT NULL, should_record INTEGER NOT NULL DEFAULT  1,
        CONSTRAINT no_duplicates UNIQUE(phone_number) );"""
    rows: Rows = {"android_metadata": [("ro_RO",)], "recordings": [], "contacts": []}
    truth: list[Record] = []
    for p in t.people[1:]:
        rows["contacts"].append(
            (p.n, p.phone, p.name, None if p.n % 3 else f"content://com.android.contacts/{p.n}/photo", 2, 1)
        )
        truth.append(known(p.name, [p.phone], "contacts", p.n))
    talked = [r for r in t.rings if r.duration]
    for row, r in zip(spaced(t.rng, len(talked)), talked, strict=True):
        # A number that was withheld belongs to nobody.
        whom = None if row % 13 == 5 else r.other.n
        path = f"/storage/emulated/0/Android/data/net.synapticweb.callrecorder/files/Recording{r.ms}.aac"
        rows["recordings"].append(
            (row, whom, int(not r.out), path, r.ms, r.ms + r.duration * 1000, "aac128", 0, "mono", "Voice call")
        )
        ways = () if whom is None else party(r.other.phone, name=r.other.name)
        truth.append(rang(r, "recordings", row, ways, duration=r.duration))
    source = f"{HUB}/synapticweb/CallRecorder (data/CallRecorderDbHelper.java, version 3; RecordingsContract.java)"
    return database(script, rows, truth, source, decoys=["android_metadata"])


def assistant() -> Aside:
    """What a phone's minder blocked, calls and SMS; when is the key of its row.

    Names of tables as DBFlow gives them are assumed.
    """
    t = ninth("assistant", count=92, people=18, rings=52)
    script = f"""{LOCALE}
        CREATE TABLE BlockedCallModel (number TEXT, autoblocked INTEGER, time INTEGER, PRIMARY KEY(time));
        CREATE TABLE BlockedSMSModel (number TEXT, text TEXT, autoblocked INTEGER, time INTEGER, PRIMARY KEY(time));
        CREATE TABLE BlackListModel (number TEXT, PRIMARY KEY(number));
        CREATE TABLE AutoBlockListModel (number TEXT, PRIMARY KEY(number));"""
    rows: Rows = {"android_metadata": [("zh_CN",)], "BlockedCallModel": [], "BlockedSMSModel": []}
    truth: list[Record] = []
    for r in _coming(t):
        rows["BlockedCallModel"].append((r.other.phone, int(r.n % 4 == 0), r.ms))
        truth.append(rang(r, "BlockedCallModel", r.ms, party(r.other.phone)))
    for m in t.lines:
        if m.out or not m.text:
            continue
        rows["BlockedSMSModel"].append((m.who.phone, m.text, int(m.n % 4 == 0), m.ms))
        truth.append(says(m, "BlockedSMSModel", m.ms, sender=party(m.who.phone)))
    rows["BlackListModel"] = [(p.phone,) for p in t.people[1:12]]
    rows["AutoBlockListModel"] = [(p.phone,) for p in t.people[12:]]
    source = f"{HUB}/TedaLIEz/AndroidAssistant (model/BlockedCallModel.java, BlockedSMSModel.java, BlackListModel.java)"
    return database(script, rows, truth, source, decoys=["blacklistmodel", "autoblocklistmodel", "android_metadata"])


def mehboob() -> Aside:
    """Numbers with when their call was blocked: the source's remark calls it the time of the blocked call. Numbers come again."""
    t = ninth("mehboob", people=16, rings=62)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE blocked_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT,
        blockedTime INTEGER NOT NULL);"""
    rows: Rows = {"android_metadata": [("en_GB",)], "room_master_table": _room("mehboob"), "blocked_numbers": []}
    truth: list[Record] = []
    for row, r in enumerate(_coming(t), 1):
        rows["blocked_numbers"].append((row, r.other.phone, r.ms))
        truth.append(rang(r, "blocked_numbers", row, party(r.other.phone)))
    source = f"{HUB}/Mehboob-alam1/AndroidCallBlocker (entitites/BlockedNumber.java)"
    return database(script, rows, truth, source, decoys=["android_metadata", "room_master_table"])


def blockerpro() -> Aside:
    """A log of calls with what became of them. That instants are milliseconds and enumerations their names is assumed."""
    t = ninth("blockerpro", people=18, rings=56)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE call_log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phone_number TEXT NOT NULL, contact_name TEXT,
        timestamp INTEGER NOT NULL, result TEXT NOT NULL, trigger_mode TEXT NOT NULL, reason TEXT);
        CREATE TABLE blocklist (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phone_number TEXT NOT NULL, name TEXT,
        reason TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE TABLE whitelist (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phone_number TEXT NOT NULL, name TEXT,
        created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL);
        CREATE TABLE mode_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, mode TEXT NOT NULL, source TEXT NOT NULL,
        timestamp INTEGER NOT NULL);"""
    rows: Rows = {"android_metadata": [("en_US",)], "room_master_table": _room("blockerpro"), "call_log": []}
    truth: list[Record] = []
    for row, r in zip(spaced(t.rng, len(t.rings)), t.rings, strict=True):
        result = "OUTGOING" if r.out else "ALLOWED" if r.duration else ("BLOCKED", "SILENCED", "MISSED")[r.n % 3]
        name = r.other.name if r.other.n % 3 else None
        reason = "In blocklist" if result == "BLOCKED" else None
        rows["call_log"].append((row, r.other.phone, name, r.ms, result, ("BLOCKLIST", "NEUTRAL")[r.n % 2], reason))
        truth.append(rang(r, "call_log", row, party(r.other.phone, name=name)))
    begun = t.rings[0].ms - 5_000_000
    rows |= {
        "blocklist": [(p.n, p.phone, p.name if p.n % 2 else None, "Spam", begun, begun) for p in t.people[1:7]],
        "whitelist": [(p.n - 6, p.phone, p.name, begun, begun) for p in t.people[7:15]],
        "mode_history": [
            (n, ("NEUTRAL", "BLOCKLIST", "WHITELIST")[n % 3], "MANUAL", begun + 86_400_000 * n) for n in range(1, 13)
        ],
    }
    # Named numbers of lists may be called contacts or not.
    spare = [("blocklist", n) for n in range(1, 7)] + [("whitelist", n) for n in range(1, 9)]
    source = f"{HUB}/bastardsnoww/callblockerpro-android-app (data/local/entity/CallLogEntity.kt, BlocklistEntity.kt)"
    decoys = ["mode_history", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def tizen_contacts() -> Aside:
    """A phone's own address book and call log in one. Which field of `data` holds what is assumed, and the versions' counts.

    Triggers that call the service's own functions are left out. SMS that the log of calls also lists may be told or not.
    """
    t = ninth("tizen contacts", count=12, people=19, rings=44)
    script = """CREATE TABLE persons (person_id INTEGER PRIMARY KEY AUTOINCREMENT, name_contact_id INTEGER NOT NULL,
        has_phonenumber INTEGER, has_email INTEGER, created_ver INTEGER NOT NULL, changed_ver INTEGER NOT NULL,
        ringtone_path TEXT, vibration TEXT, image_thumbnail_path TEXT, image_path TEXT, link_count INTEGER, account_id1 INTEGER,
        account_id2 INTEGER, account_id3 INTEGER, addressbook_ids TEXT, dirty INTEGER, status TEXT);
        CREATE TABLE addressbooks (addressbook_id INTEGER PRIMARY KEY AUTOINCREMENT, addressbook_name TEXT NOT NULL,
        account_id INTEGER, mode INTEGER, last_sync_ver INTEGER, UNIQUE(addressbook_name));
        CREATE TABLE contacts (contact_id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL,
        addressbook_id INTEGER NOT NULL DEFAULT 0, has_phonenumber INTEGER, has_email INTEGER, is_favorite INTEGER DEFAULT 0,
        deleted INTEGER DEFAULT 0, display_name TEXT, reverse_display_name TEXT, display_name_source INTEGER,
        display_name_language INTEGER, sort_name TEXT, reverse_sort_name TEXT, sortkey TEXT COLLATE NOCASE,
        reverse_sortkey TEXT COLLATE NOCASE, created_ver INTEGER NOT NULL, changed_ver INTEGER NOT NULL,
        changed_time INTEGER NOT NULL, image_changed_ver INTEGER NOT NULL, uid TEXT, ringtone_path TEXT, vibration TEXT,
        image_thumbnail_path TEXT, image_path TEXT);
        CREATE INDEX contacts_idx2 ON contacts(person_id);
        CREATE TABLE contact_deleteds (contact_id INTEGER PRIMARY KEY, addressbook_id INTEGER NOT NULL,
        created_ver INTEGER NOT NULL, deleted_ver INTEGER NOT NULL);
        CREATE TABLE cts_version (ver INTEGER PRIMARY KEY);
        CREATE TABLE sdn (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, number TEXT);
        CREATE TABLE data (id INTEGER PRIMARY KEY AUTOINCREMENT, contact_id INTEGER NOT NULL, datatype INTEGER NOT NULL,
        is_my_profile INTEGER, is_primary_default INTEGER, is_default INTEGER, data1 INTEGER, data2 TEXT, data3 TEXT, data4 TEXT,
        data5 TEXT, data6 TEXT, data7 TEXT, data8 TEXT, data9 TEXT, data10 TEXT, data11 TEXT, data12 TEXT);
        CREATE TABLE groups (group_id INTEGER PRIMARY KEY AUTOINCREMENT, addressbook_id INTEGER, group_name TEXT,
        system_id TEXT, is_read_only INTEGER DEFAULT 0, created_ver INTEGER NOT NULL, changed_ver INTEGER NOT NULL,
        ringtone_path TEXT, vibration TEXT, image_thumbnail_path TEXT, member_changed_ver INTEGER, group_prio REAL);
        CREATE TABLE group_relations (group_id INTEGER NOT NULL, contact_id INTEGER NOT NULL, ver INTEGER NOT NULL,
        deleted INTEGER DEFAULT 0, UNIQUE(group_id, contact_id));
        CREATE TABLE speeddials (speed_number INTEGER PRIMARY KEY NOT NULL, number_id INTEGER UNIQUE);
        CREATE TABLE favorites (person_id INTEGER PRIMARY KEY, favorite_prio REAL);
        CREATE TABLE phonelogs (id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, normal_num TEXT, person_id INTEGER,
        log_type INTEGER, log_time INTEGER, data1 INTEGER, data2 TEXT);
        CREATE INDEX phonelogs_idx1 ON phonelogs(log_type);
        CREATE TABLE phonelog_stat (log_type INTEGER PRIMARY KEY, log_count INTEGER);
        CREATE TRIGGER trg_phonelogs_insert AFTER INSERT ON phonelogs BEGIN INSERT OR REPLACE INTO phonelog_stat values(
        new.log_type, coalesce((SELECT log_count+1 FROM phonelog_stat WHERE log_type=new.log_type), 1)); END;
        CREATE TABLE contact_stat (id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER, usage_type INTEGER,
        times_used INTEGER);
        CREATE VIRTUAL TABLE search_index USING FTS4 (contact_id INTEGER NOT NULL, data TEXT, name TEXT, number TEXT);
        CREATE TABLE name_lookup (data_id INTEGER NOT NULL, contact_id INTEGER NOT NULL, name TEXT, type INTEGER);
        CREATE TABLE phone_lookup (data_id INTEGER NOT NULL, contact_id INTEGER NOT NULL, number TEXT, min_match TEXT);
        CREATE TABLE my_profiles (my_profile_id INTEGER PRIMARY KEY AUTOINCREMENT, addressbook_id INTEGER NOT NULL DEFAULT 0,
        display_name TEXT, reverse_display_name TEXT, created_ver INTEGER NOT NULL, changed_ver INTEGER NOT NULL,
        changed_time INTEGER NOT NULL, uid TEXT, image_thumbnail_path TEXT, deleted INTEGER DEFAULT 0, UNIQUE(addressbook_id));"""
    begun = t.rings[0].s - 400_000
    rows: Rows = {
        n: [] for n in ("persons", "contacts", "data", "phonelogs", "search_index", "name_lookup", "phone_lookup")
    }
    truth: list[Record] = []
    for p in t.people[1:]:
        cid, mail = p.n + 3, p.n % 3 == 0
        turned = f"{p.last}, {p.first}"
        rows["persons"].append((p.n, cid, 1, int(mail), p.n, p.n, *[None] * 4, 1, *[None] * 3, "0", None, None))
        rows["contacts"].append(
            (cid, p.n, 0, 1, int(mail), int(p.n % 6 == 0), 0, p.name, turned, 5, 1, p.first[:1], p.last[:1], p.name, turned,
             p.n, p.n, begun + 60 * p.n, 0, None, None, None, None, None)
        )  # fmt: skip
        base = 10 * p.n
        rows["data"] += [
            (base, cid, 1, 0, 0, 0, 1, p.first, p.last, None, p.name, *[None] * 7),
            (base + 1, cid, 8, 0, 1, 1, 8, None, p.local, p.phone, p.phone[-8:], *[None] * 7),
        ]
        ways = [p.phone, p.local]
        if mail:
            rows["data"].append((base + 2, cid, 9, 0, 0, 1, 1, None, p.mail, *[None] * 9))
            ways.append(p.mail)
        rows["search_index"].append((cid, None, p.name, p.phone))
        rows["name_lookup"].append((base, cid, p.name, 1))
        rows["phone_lookup"].append((base + 1, cid, p.phone, p.phone[-8:]))
        truth.append(known(p.name, ways, "contacts", cid, turned))
    spare: list[tuple[str, int]] = [("my_profiles", 1)]
    entries = sorted([(r.s, r) for r in t.rings] + [(m.s, m) for m in t.lines if m.text and m.chat], key=lambda e: e[0])
    for row, (s, e) in enumerate(entries, 1):
        if isinstance(e, Ring):
            video = 2 * e.video
            kind = (2 + video) if e.out else (1 + video) if e.duration else ((5, 6)[e.n % 2] + video)
            listed = e.other.n if e.other.n % 4 else None
            rows["phonelogs"].append((row, e.other.local, e.other.phone, listed, kind, s, e.duration, None))
            name = e.other.name if listed else None
            truth.append(rang(e, "phonelogs", row, party(e.other.phone, e.other.local, name=name), at=s * 1_000_000,
                              duration=e.duration))  # fmt: skip
        else:
            p = t.people[e.chat]
            rows["phonelogs"].append(
                (row, p.local, p.phone, p.n, 104 if e.out else 103, s, 500 + row, (e.text or "")[:40])
            )
            spare.append(("phonelogs", row))
    rows |= {
        "addressbooks": [(0, "http://tizen.org/addressbook/phone", 0, 0, None)],
        "cts_version": [(61,)],
        "groups": [
            (n, 0, g, g, 0, 0, 0, None, None, None, None, n)
            for n, g in enumerate(("coworkers", "family", "friends"), 1)
        ],
        "group_relations": [(1 + p.n % 3, p.n + 3, 0, 0) for p in t.people[1:9]],
        "speeddials": [(2, 11), (3, 21)],
        "favorites": [(6, 1.0), (12, 2.0)],
        "contact_stat": [(p.n, p.n, 1, 3 + p.n) for p in t.people[1:8]],
        "sdn": [(1, "Voicemail", "5500"), (2, "Emergency", "112")],
        "my_profiles": [(1, 0, t.me.name, f"{t.me.last}, {t.me.first}", 1, 1, begun, None, None, 0)],
    }
    # Persons are links of contacts: who is told once by either is told.
    spare += [("persons", p.n) for p in t.people[1:]] + [("sdn", 1), ("sdn", 2)]
    source = f"{HUB}/tizenorg/platform.core.pim.contacts-service (schema.sql; enumerations of contacts_types.h)"
    decoys = ["addressbooks", "cts_version", "groups", "group_relations", "speeddials", "favorites", "contact_stat", "data",
              "search_index", "search_index_content", "contact_deleteds", "name_lookup", "phone_lookup",
              "phonelog_stat"]  # fmt: skip
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def gadgetbridge() -> Aside:
    """Contacts that are sent to a watch. Columns of the other tables are those that greenDAO would give; some are left out."""
    t = ninth("gadgetbridge", people=19)
    script = f"""{LOCALE}
        CREATE TABLE "USER" ("_id" INTEGER PRIMARY KEY , "NAME" TEXT NOT NULL , "BIRTHDAY" INTEGER NOT NULL ,
        "GENDER" INTEGER NOT NULL );
        CREATE TABLE "DEVICE" ("_id" INTEGER PRIMARY KEY , "NAME" TEXT NOT NULL , "MANUFACTURER" TEXT NOT NULL ,
        "IDENTIFIER" TEXT NOT NULL UNIQUE , "TYPE" INTEGER NOT NULL , "TYPE_NAME" TEXT NOT NULL, "MODEL" TEXT, "ALIAS" TEXT,
        "PARENT_FOLDER" TEXT);
        CREATE TABLE "CONTACT" ("DEVICE_ID" INTEGER NOT NULL , "USER_ID" INTEGER NOT NULL ,
        "CONTACT_ID" TEXT PRIMARY KEY NOT NULL ,
        "NAME" TEXT NOT NULL , "NUMBER" TEXT NOT NULL );
        CREATE UNIQUE INDEX IDX_CONTACT ON "CONTACT" ("DEVICE_ID" ASC,"USER_ID" ASC,"CONTACT_ID" ASC);
        CREATE TABLE "WORLD_CLOCK" ("DEVICE_ID" INTEGER NOT NULL , "USER_ID" INTEGER NOT NULL ,
        "WORLD_CLOCK_ID" TEXT PRIMARY KEY NOT NULL , "LABEL" TEXT NOT NULL , "ENABLED" INTEGER, "CODE" TEXT,
        "TIME_ZONE_ID" TEXT NOT NULL );
        CREATE TABLE "REMINDER" ("DEVICE_ID" INTEGER NOT NULL , "USER_ID" INTEGER NOT NULL ,
        "REMINDER_ID" TEXT PRIMARY KEY NOT NULL , "MESSAGE" TEXT NOT NULL , "DATE" INTEGER NOT NULL ,
        "REPETITION" INTEGER NOT NULL );
        CREATE TABLE "NOTIFICATION_FILTER" ("APP_IDENTIFIER" TEXT NOT NULL UNIQUE ,
        "_id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL ,
        "NOTIFICATION_FILTER_MODE" INTEGER NOT NULL , "NOTIFICATION_FILTER_SUB_MODE" INTEGER NOT NULL );
        CREATE TABLE "BATTERY_LEVEL" ("TIMESTAMP" INTEGER NOT NULL , "DEVICE_ID" INTEGER NOT NULL ,
        "BATTERY_INDEX" INTEGER NOT NULL ,
        "LEVEL" INTEGER NOT NULL , PRIMARY KEY ("TIMESTAMP" ,"DEVICE_ID" ,"BATTERY_INDEX" ) ON CONFLICT REPLACE)
        WITHOUT ROWID;"""
    rows: Rows = {"android_metadata": [("de_AT",)], '"CONTACT"': []}
    truth: list[Record] = []
    for row, p in enumerate(t.people[1:], 1):
        number = p.local if p.n % 4 == 0 else p.phone
        rows['"CONTACT"'].append((1, 1, uuid(p.key), p.name, number))
        truth.append(known(p.name, [number], "CONTACT", row))
    begun = 1_712_000_000
    rows |= {
        '"USER"': [(1, "gadgetbridge-user", 641_520_000_000, 2)],
        '"DEVICE"': [(1, "Amazfit GTR 4", "Huami", "E1:22:0A:5C:71:9F", 75, "AMAZFITGTR4", None, "watch", None)],
        '"WORLD_CLOCK"': [
            (1, 1, uuid(hexed(z)), z.split("/")[1], 1, z[-3:].upper(), z) for z in ("Europe/Vienna", "Asia/Tokyo")
        ],
        '"REMINDER"': [
            (1, 1, uuid(hexed(text)), text, (begun + 86_400 * n) * 1000, n % 3)
            for n, text in enumerate(("Tabletten nehmen", "Müll rausstellen", "call the dentist", "Reifen wechseln"))
        ],
        '"NOTIFICATION_FILTER"': [("com.whatsapp", 1, 1, 0), ("org.telegram.messenger", 2, 1, 1)],
        '"BATTERY_LEVEL"': [(begun + 7200 * n, 1, 0, 98 - n * 2 % 90) for n in range(60)],
    }
    source = f"{HUB}/Freeyourgadget/Gadgetbridge (GBDaoGenerator: addContacts, addWorldClocks)"
    decoys = ["world_clock", "reminder", "notification_filter", "battery_level", "device", "user", "android_metadata"]
    return database(script, rows, truth, source, decoys=decoys)


def sms_gateway() -> Aside:
    """SMS that programs have a phone send: texts are in JSON, numbers in a table of their own.

    The JSON's form is assumed. What came in lies encrypted or in the queue of a web address: that may be told or not.
    """
    t = ninth("sms gateway", count=74, people=18)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `Message` (`id` TEXT NOT NULL, `withDeliveryReport` INTEGER NOT NULL DEFAULT 1, `simNumber` INTEGER,
        `validUntil` TEXT, `scheduleAt` TEXT, `isEncrypted` INTEGER NOT NULL DEFAULT 0,
        `skipPhoneValidation` INTEGER NOT NULL DEFAULT 0, `priority` INTEGER NOT NULL DEFAULT 0,
        `source` TEXT NOT NULL DEFAULT 'Local', `type` TEXT NOT NULL DEFAULT 'Text', `content` TEXT NOT NULL,
        `state` TEXT NOT NULL, `partsCount` INTEGER, `createdAt` INTEGER NOT NULL DEFAULT 0, `processedAt` INTEGER,
        PRIMARY KEY(`id`));
        CREATE INDEX `index_Message_createdAt` ON `Message` (`createdAt`);
        CREATE TABLE `MessageRecipient` (`messageId` TEXT NOT NULL, `phoneNumber` TEXT NOT NULL, `state` TEXT NOT NULL,
        `error` TEXT, PRIMARY KEY(`messageId`, `phoneNumber`),
        FOREIGN KEY(`messageId`) REFERENCES `Message`(`id`) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE TABLE `RecipientState` (`messageId` TEXT NOT NULL, `phoneNumber` TEXT NOT NULL, `state` TEXT NOT NULL,
        `updatedAt` INTEGER NOT NULL, PRIMARY KEY(`messageId`, `phoneNumber`, `state`));
        CREATE TABLE `MessageState` (`messageId` TEXT NOT NULL, `state` TEXT NOT NULL, `updatedAt` INTEGER NOT NULL,
        PRIMARY KEY(`messageId`, `state`));
        CREATE TABLE `WebHook` (`id` TEXT NOT NULL, `url` TEXT NOT NULL, `event` TEXT NOT NULL, `source` TEXT NOT NULL,
        PRIMARY KEY(`id`));
        CREATE TABLE `webhook_queue` (`id` TEXT NOT NULL, `url` TEXT NOT NULL, `payload` TEXT NOT NULL,
        `retry_count` INTEGER NOT NULL DEFAULT 0, `status` TEXT NOT NULL DEFAULT 'pending', `created_at` INTEGER NOT NULL,
        `next_attempt` INTEGER NOT NULL, `last_error` TEXT, PRIMARY KEY(`id`));
        CREATE TABLE `gateway__inbox_upload` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `message_id` TEXT NOT NULL,
        `type` TEXT NOT NULL, `sender_encrypted` TEXT NOT NULL, `recipient_encrypted` TEXT, `sim_number` INTEGER,
        `message_created_at` INTEGER NOT NULL, `content_encrypted` TEXT NOT NULL, `attachments_encrypted` TEXT);
        CREATE TABLE `logs_entries` (`priority` TEXT NOT NULL, `module` TEXT NOT NULL, `message` TEXT NOT NULL,
        `id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `context` TEXT, `createdAt` INTEGER NOT NULL);"""
    names = (
        "Message",
        "MessageRecipient",
        "RecipientState",
        "MessageState",
        "webhook_queue",
        "gateway__inbox_upload",
        "logs_entries",
    )
    rows: Rows = {n: [] for n in names}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for m in t.lines:
        other = t.people[m.chat]
        if not m.text:
            continue
        if not m.out and m.n % 3:
            continue
        key = hexed(m.key, 21)
        if not m.out:
            rows["gateway__inbox_upload"].append(
                (None, key, "SMS", hexed(key + "s", 44), None, 1, m.ms, hexed(key + "c", 96), None)
            )
            body = {"deviceId": "ffffffffceb0b1db", "event": "sms:received", "payload": {
                "message": m.text, "phoneNumber": other.phone, "receivedAt": m.ms}}  # fmt: skip
            rows["webhook_queue"].append(
                (key, "https://hooks.example/sms", packed(body), 0, "completed", m.ms + 90, m.ms + 90, None)
            )
            spare += [
                ("webhook_queue", len(rows["webhook_queue"])),
                ("gateway__inbox_upload", len(rows["gateway__inbox_upload"])),
            ]
            continue
        # Some go to two.
        to = [other, *([t.people[1 + other.n % 16]] if m.n % 10 == 3 else [])]
        to = list({p.n: p for p in to}.values())
        state = "Failed" if m.n % 17 == 5 else ("Delivered", "Sent")[m.n % 2]
        content = packed({"text": m.text})
        done = m.ms + 2400 + m.n
        rows["Message"].append(
            (key, 1, 1, None, None, 0, 0, 0, ("Gateway", "Local")[m.n % 2], "Text", content, state, 1, m.ms, done)
        )
        rows["MessageRecipient"] += [
            (key, p.phone, state, None if state != "Failed" else "Generic failure") for p in to
        ]
        rows["RecipientState"] += [(key, p.phone, state, done) for p in to]
        rows["MessageState"] += [(key, "Pending", m.ms), (key, "Processed", m.ms + 500), (key, state, done)]
        rows["logs_entries"].append(("INFO", "MessagesService", f"Sending message {key}", None, None, m.ms + 300))
        truth.append(says(m, "Message", len(rows["Message"]), to=[q for p in to for q in party(p.phone)],
                          also={"body": [content], "at": [done * 1000]}))  # fmt: skip
    rows |= {"android_metadata": [("en_US",)], "room_master_table": [(42, "97c0ea04af0447cf5d2affd3c59bc73a")],
             "WebHook": [("hook1", "https://hooks.example/sms", "sms:received", "Local")]}  # fmt: skip
    source = f"{HUB}/capcom6/android-sms-gateway (app/schemas/me.capcom.smsgateway.data.AppDatabase/25.json)"
    decoys = [
        "MessageRecipient",
        "RecipientState",
        "MessageState",
        "WebHook",
        "logs_entries",
        "android_metadata",
        "room_master_table",
    ]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def sms_blacklist() -> Aside:
    """SMS that a blacklist caught. Milliseconds, and what words `unread` takes, are assumed."""
    t = ninth("sms blacklist", count=110, people=20)
    script = f"""{LOCALE}
        CREATE TABLE rules (_id INTEGER PRIMARY KEY, rule TEXT NOT NULL, type INTEGER NOT NULL, enabled TEXT NOT NULL);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY, timestamp LONG NOT NULL, number TEXT NOT NULL, body TEXT,
        unread TEXT NOT NULL);"""
    rows: Rows = {"android_metadata": [("zh_CN",)], "messages": []}
    truth: list[Record] = []
    came = [m for m in t.lines if not m.out and m.text]
    for row, m in zip(spaced(t.rng, len(came)), came, strict=True):
        rows["messages"].append((row, m.ms, m.who.phone, m.text, "true" if m.unread else "false"))
        truth.append(says(m, "messages", row, sender=party(m.who.phone)))
    rules = (
        [(p.phone, 0) for p in t.people[1:9]]
        + [(w, 2) for w in ("发票", "loan", "gagné", "Gewinn")]
        + [(t.people[12].phone, 1)]
    )
    rows["rules"] = [(n, rule, kind, "true") for n, (rule, kind) in enumerate(rules, 1)]
    source = "package org.sms.blacklist.android (Constants.java), found by an exact string, which tells no repository"
    return database(script, rows, truth, source, decoys=["rules", "android_metadata"])


def nekosms() -> Aside:
    """SMS that filters caught: when sent and when received, both in milliseconds (assumed)."""
    t = ninth("nekosms", count=104, people=18)
    script = f"""{LOCALE}
        CREATE TABLE blocked_messages(_id INTEGER PRIMARY KEY AUTOINCREMENT, sender TEXT NOT NULL, body TEXT NOT NULL,
        time_sent INTEGER NOT NULL, time_received INTEGER NOT NULL, read INTEGER NOT NULL, seen INTEGER NOT NULL,
        sub_id INTEGER NOT NULL);
        CREATE TABLE filter_rules(_id INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, sender_mode TEXT,
        sender_pattern TEXT,
        sender_case_sensitive INTEGER, body_mode TEXT, body_pattern TEXT, body_case_sensitive INTEGER);"""
    rows: Rows = {"android_metadata": [("ja_JP",)], "blocked_messages": []}
    truth: list[Record] = []
    came = [m for m in t.lines if not m.out and m.text]
    for row, m in zip(spaced(t.rng, len(came)), came, strict=True):
        got = m.ms + 1700 + m.n * 13
        rows["blocked_messages"].append((row, m.who.phone, m.text, m.ms // 1000 * 1000, got, int(not m.unread), 1, 1))
        truth.append(
            says(m, "blocked_messages", row, at=m.s * 1_000_000, sender=party(m.who.phone), also={"at": [got * 1000]})
        )
    rows["filter_rules"] = [
        (n, "BLOCK", "PREFIX", p.phone[:7], 0, None, None, None) for n, p in enumerate(t.people[1:8], 1)
    ]
    rows["filter_rules"].append((9, "BLOCK", None, None, None, "CONTAINS", "casino", 0))
    source = f"{HUB}/apsun/NekoSMS (provider/DatabaseHelper.java, DatabaseContract.java)"
    return database(script, rows, truth, source, decoys=["filter_rules", "android_metadata"])
