"""The ninth set, part three: mail, hosts, universities, a phone's own SMS, a firm's library. Kept aside, as the others."""

from __future__ import annotations

import html
from typing import Any

from tests.engine._ninth_talk import HUB, LOCALE, ROOM, Rows, hexed, ninth, packed, uuid, zulu
from tests.engine.published_stores import Record
from tests.engine.published_talk import Aside, database, known, party, says, spaced
from tests.formats.realm.build import BOOL, INT, LINK, STRING, TIMESTAMP, At, Col, Tab, realm

SUBJECTS = (
    "Samstag",
    "re: the boiler",
    "Fwd: facture 2204",
    "spotkanie",
    "keys",
    "お知らせ",
    "Quick question",
    "Vakantie",
    "photos",
)


def _html(text: str) -> str:
    return f"<div>{html.escape(text, quote=False).replace(chr(10), '<br>')}</div>"


def criptext() -> Aside:
    """Mail: the body is HTML, who gets it stands in a table between mails and contacts.

    What numbers and words ways of delivery and kinds of contacts have in the database, and labels' tables, is assumed; so is that
    the body lies in its column, as in the app's earlier versions.
    """
    t = ninth("criptext", count=60, people=16)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `email` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `messageId` TEXT NOT NULL,
        `threadId` TEXT NOT NULL,
        `fromAddress` TEXT NOT NULL, `replyTo` TEXT, `boundary` TEXT, `unread` INTEGER NOT NULL, `secure` INTEGER NOT NULL,
        `content` TEXT NOT NULL, `bodyPreview` TEXT NOT NULL, `subject` TEXT NOT NULL, `delivered` INTEGER NOT NULL,
        `unsentDate` INTEGER, `date` INTEGER NOT NULL, `metadataKey` INTEGER NOT NULL, `isMuted` INTEGER NOT NULL,
        `trashDate` INTEGER);
        CREATE UNIQUE INDEX `email_messageId_index` ON `email` (`messageId`);
        CREATE TABLE `contact` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `email` TEXT NOT NULL, `name` TEXT NOT NULL);
        CREATE UNIQUE INDEX `index_contact_email` ON `contact` (`email`);
        CREATE TABLE `email_contact` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `emailId` INTEGER NOT NULL,
        `contactId` INTEGER NOT NULL, `type` TEXT NOT NULL, FOREIGN KEY(`emailId`) REFERENCES `email`(`id`) ON DELETE CASCADE,
        FOREIGN KEY(`contactId`) REFERENCES `contact`(`id`) ON DELETE CASCADE );
        CREATE TABLE `label` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `text` TEXT NOT NULL, `color` TEXT NOT NULL,
        `visible` INTEGER NOT NULL, `type` TEXT NOT NULL);
        CREATE TABLE `email_label` (`emailId` INTEGER NOT NULL, `labelId` INTEGER NOT NULL, PRIMARY KEY(`emailId`, `labelId`));
        CREATE TABLE `account` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `recipientId` TEXT NOT NULL,
        `name` TEXT NOT NULL,
        `domain` TEXT NOT NULL, `signature` TEXT NOT NULL);"""
    mails = [p.mail if p.n % 3 else f"{p.handle}@criptext.example" for p in t.people]
    rows: Rows = {n: [] for n in ("email", "contact", "email_contact", "email_label")}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = [("contact", 1)]
    for p in t.people:
        name = p.name if p.n % 5 else mails[p.n]
        rows["contact"].append((p.n + 1, mails[p.n], name))
        if p.n:
            truth.append(known(name, [mails[p.n]], "contact", p.n + 1))
    lines = [m for m in t.lines if m.text]
    for row, m in zip(spaced(t.rng, len(lines)), lines, strict=True):
        text = m.text or ""
        draft = m.out and m.n % 20 == 7
        subject = ("RE: " if m.n % 3 == 1 else "") + SUBJECTS[(m.chat + m.n // 9) % len(SUBJECTS)]
        shown = f"{m.who.name} <{mails[m.who.n]}>"
        body = _html(text)
        thread = f"<{hexed(f'{m.chat}{subject[-8:]}', 20)}@criptext.example>"
        rows["email"].append((row, f"<{m.key}@criptext.example>", thread, shown, None, None, int(m.unread), 1, body,
        text[:100], subject,
                              0 if draft else 3 if m.out else 1, None, m.ms // 1000 * 1000, 40_000 + row, 0, None))  # fmt: skip
        aim = t.people[m.chat] if m.out else t.me
        for who, kind in ((m.who, "FROM"), (aim, "TO")):
            rows["email_contact"].append((len(rows["email_contact"]) + 1, row, who.n + 1, kind))
        copied = t.people[1 + (m.chat + 2) % 15] if m.out and m.n % 6 == 2 and m.chat != 1 + (m.chat + 2) % 15 else None
        if copied:
            rows["email_contact"].append((len(rows["email_contact"]) + 1, row, copied.n + 1, "CC"))
        rows["email_label"].append((row, 6 if draft else 3 if m.out else 1))
        if draft:
            spare.append(("email", row))
            continue
        to = party(mails[aim.n], name=aim.name) + (party(mails[copied.n], name=copied.name) if copied else [])
        truth.append(says(m, "email", row, at=m.s * 1_000_000, sender=party(mails[m.who.n], shown, name=m.who.name), to=to,
        thread=thread,
                          body=body, also={"body": [text, text[:100], subject]}))  # fmt: skip
    names = ("Inbox", "Spam", "Sent", "Trash", "Starred", "Draft", "All Mail", "Verein")
    rows |= {
        "label": [(n, text, "0091ff", 1, "system" if n < 8 else "custom") for n, text in enumerate(names, 1)],
        "account": [(1, t.me.handle, t.me.name, "criptext.example", "<br>Sent with Criptext")],
        "android_metadata": [("en_US",)],
        "room_master_table": [(42, hexed("criptext", 32))],
    }
    source = (
        f"{HUB}/Criptext/Android-Email-Client (db/models: Email.kt, Contact.kt, EmailContact.kt; db/ContactTypes.kt)"
    )
    decoys = ["email_contact", "label", "email_label", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=[*spare, ("account", 1)])


def flowcrypt() -> Aside:
    """Mail without its bodies: what is kept is a subject and a snippet; addresses are lists in one column.

    How lists of addresses are written, and that dates are milliseconds, is assumed.
    """
    t = ninth("flowcrypt", count=62, people=17)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `accounts` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `email` TEXT NOT NULL, `account_type` TEXT NOT NULL,
        `display_name` TEXT DEFAULT NULL, `given_name` TEXT DEFAULT NULL, `family_name` TEXT DEFAULT NULL,
        `username` TEXT NOT NULL, `imap_server` TEXT NOT NULL, `smtp_server` TEXT NOT NULL, `signature` TEXT DEFAULT NULL);
        CREATE TABLE `action_queue` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `email` TEXT NOT NULL, `action_type` TEXT NOT NULL,
        `action_json` TEXT NOT NULL);
        CREATE TABLE `recipients` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `email` TEXT NOT NULL, `name` TEXT DEFAULT NULL,
        `last_use` INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX `email_in_recipients` ON `recipients` (`email`);
        CREATE TABLE `keys` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `fingerprint` TEXT NOT NULL, `account` TEXT NOT NULL,
        `account_type` TEXT DEFAULT NULL, `source` TEXT NOT NULL, `private_key` BLOB NOT NULL, `passphrase` TEXT DEFAULT NULL,
        `passphrase_type` INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE `labels` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `email` TEXT NOT NULL, `account_type` TEXT DEFAULT NULL,
        `name` TEXT NOT NULL, `alias` TEXT DEFAULT NULL, `is_custom` INTEGER NOT NULL DEFAULT 0,
        `messages_total` INTEGER NOT NULL DEFAULT 0, `message_unread` INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE `messages` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `account` TEXT NOT NULL, `account_type` TEXT NOT NULL,
        `folder` TEXT NOT NULL, `uid` INTEGER NOT NULL, `received_date` INTEGER DEFAULT NULL, `sent_date` INTEGER DEFAULT NULL,
        `from_addresses` TEXT DEFAULT NULL, `to_addresses` TEXT DEFAULT NULL, `cc_addresses` TEXT DEFAULT NULL,
        `reply_to_addresses` TEXT DEFAULT NULL, `subject` TEXT DEFAULT NULL, `flags` TEXT DEFAULT NULL,
        `has_attachments` INTEGER DEFAULT 0, `is_new` INTEGER DEFAULT -1, `state` INTEGER DEFAULT -1,
        `attachments_directory` TEXT,
        `error_message` TEXT DEFAULT NULL, `password` BLOB DEFAULT NULL, `is_visible` INTEGER NOT NULL DEFAULT 1,
        `thread_id` INTEGER DEFAULT NULL, `history_id` TEXT DEFAULT NULL, `draft_id` TEXT DEFAULT NULL,
        `label_ids` TEXT DEFAULT NULL, `is_encrypted` INTEGER DEFAULT -1, `has_pgp` INTEGER DEFAULT 0,
        `thread_messages_count` INTEGER DEFAULT NULL, `thread_drafts_count` INTEGER DEFAULT NULL, `snippet` TEXT DEFAULT NULL);
        CREATE UNIQUE INDEX `account_account_type_folder_uid_in_messages` ON `messages` (`account`, `account_type`, `folder`,
        `uid`);
        CREATE TABLE `attachments` (`_id` INTEGER PRIMARY KEY AUTOINCREMENT, `account` TEXT NOT NULL,
        `account_type` TEXT NOT NULL,
        `folder` TEXT NOT NULL, `uid` INTEGER NOT NULL, `name` TEXT NOT NULL, `encodedSize` INTEGER DEFAULT 0,
        `type` TEXT NOT NULL,
        `path` TEXT NOT NULL);"""
    rows: Rows = {n: [] for n in ("recipients", "messages", "attachments")}
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for p in t.people[1:]:
        name = p.name if p.n % 6 else None
        rows["recipients"].append((p.n, p.mail, name, t.lines[-1].ms - 90_000 * p.n))
        truth.append(known(name or p.mail, [p.mail], "recipients", p.n))
    lines = [m for m in t.lines if m.text]
    for row, m in enumerate(lines, 1):
        aim = t.people[m.chat] if m.out else t.me
        shown = [f"{p.name} <{p.mail}>" if p.n % 4 else p.mail for p in (m.who, aim)]
        draft = m.out and m.n % 21 == 3
        folder = "Drafts" if draft else "Sent" if m.out else "INBOX"
        subject = ("Re: " if m.n % 2 else "") + SUBJECTS[(m.chat * 2 + m.n // 8) % len(SUBJECTS)]
        thread = 1_700_000_000_000 + 17 * m.chat
        got = m.ms // 1000 * 1000 + 4000
        snippet = (m.text or "").replace("\n", " ")
        rows["messages"].append((row, t.me.mail, "com.google", folder, 5000 + row, got, m.ms // 1000 * 1000, shown[0],
        shown[1], None,
                                 shown[0], subject, "" if m.unread else "\\Seen", 0, int(m.unread), -1, None, None, None, 1,
                                 thread,
                                 str(880_000 + row), f"r-{row}" if draft else None, folder.upper(), int(m.n % 5 == 0),
                                 int(m.n % 5 == 0),
                                 3, 0, snippet))  # fmt: skip
        if m.n % 13 == 2:
            rows["attachments"].append(
                (None, t.me.mail, "com.google", folder, 5000 + row, "scan.pdf", 88_120, "application/pdf", "0/1")
            )
        if draft:
            spare.append(("messages", row))
            continue
        ways = party(m.who.mail, shown[0], name=m.who.name if m.who.n % 4 else None)
        to = party(aim.mail, shown[1], name=aim.name if aim.n % 4 else None)
        truth.append(says(m, "messages", row, at=m.s * 1_000_000, sender=ways, to=to, thread=thread, body=snippet,
                          also={"at": [got * 1000], "body": [subject]}))  # fmt: skip
    rows |= {
        "accounts": [
            (
                1,
                t.me.mail,
                "com.google",
                t.me.name,
                t.me.first,
                t.me.last,
                t.me.mail,
                "imap.mail.example",
                "smtp.mail.example",
                None,
            )
        ],
        "action_queue": [(1, t.me.mail, "BACKUP_PRIVATE_KEY", packed({"email": t.me.mail, "attempts": 2}))],
        "keys": [
            (
                1,
                hexed("key", 40).upper(),
                t.me.mail,
                "com.google",
                "NEW",
                b"\xc5\x80" + bytes.fromhex(hexed("k", 128)),
                None,
                1,
            )
        ],
        "labels": [
            (n, t.me.mail, "com.google", name, name.title(), 0, 40, 3)
            for n, name in enumerate(("INBOX", "SENT", "DRAFT"), 1)
        ],
        "android_metadata": [("en_US",)],
        "room_master_table": [(42, "6bf4da204f47555b619b66c37ca5e392")],
    }
    source = f"{HUB}/FlowCrypt/flowcrypt-android (schemas/com.flowcrypt.email.database.FlowCryptRoomDatabase/46.json)"
    decoys = ["action_queue", "keys", "labels", "attachments", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys, spare=[*spare, ("accounts", 1)])


def warmshowers() -> Aside:
    """Messages between cyclists and hosts, by the number of who wrote: names are in another database. Times are seconds."""
    t = ninth("warmshowers", count=58, people=14)
    script = f"""{LOCALE}
        CREATE TABLE favorite_user (user_id INTEGER NOT NULL, PRIMARY KEY(user_id) );
        CREATE TABLE message_thread (id INTEGER NOT NULL, subject TEXT NOT NULL, started LONG NOT NULL,
        read_status INTEGER NOT NULL,
        last_updated INTEGER NOT NULL, PRIMARY KEY(id) );
        CREATE TABLE message (id INTEGER NOT NULL, thread_id INTEGER NOT NULL, author_id INTEGER NOT NULL, date LONG NOT NULL,
        body TEXT NOT NULL, status INTEGER NOT NULL, PRIMARY KEY(id), FOREIGN KEY(thread_id) REFERENCES message_thread(id)
          ON UPDATE CASCADE ON DELETE CASCADE );
        CREATE TABLE message_thread_participant (thread_id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY(thread_id,
        user_id),
        FOREIGN KEY(thread_id) REFERENCES message_thread(id)   ON UPDATE CASCADE ON DELETE CASCADE );"""
    users = [p.num % 190_000 + 1000 for p in t.people]
    rows: Rows = {
        "android_metadata": [("fr_FR",)],
        "message_thread": [],
        "message": [],
        "message_thread_participant": [],
    }
    truth: list[Record] = []
    lines = [m for m in t.lines if m.text]
    threads = {c: 120_000 + 41 * n for n, c in enumerate(sorted({m.chat for m in lines}), 1)}
    for chat, thread in threads.items():
        said = [m for m in lines if m.chat == chat]
        where = ("Two nights in June?", "Hébergement le 14", "Can we camp in your garden?", "Danke!")[chat % 4]
        rows["message_thread"].append((thread, where, said[0].s, 0, said[-1].s))
        rows["message_thread_participant"] += [(thread, users[0]), (thread, users[chat])]
    for m in lines:
        row = 560_000 + 3 * m.n
        rows["message"].append((row, threads[m.chat], users[m.who.n], m.s, m.text, 1))
        to = party(users[m.chat]) if m.out else ()
        # Who holds the phone is seen by who takes part in every thread.
        truth.append(says(m, "message", row, at=m.s * 1_000_000, sender=party(users[m.who.n]), to=to, thread=threads[m.chat],
                          also={"direction": [None]}))  # fmt: skip
    rows["favorite_user"] = [(u,) for u in sorted(users[2:6])]
    source = (
        f"{HUB}/warmshowers/wsandroid (persistence/schema/AccountSchemaDefinition.java, version 2; DateConverter.java)"
    )
    return database(
        script,
        rows,
        truth,
        source,
        decoys=["favorite_user", "message_thread", "message_thread_participant", "android_metadata"],
    )


def husky() -> Aside:
    """Chats of a client of Pleroma: who wrote is an account's identifier.

    Milliseconds and the chats' and accounts' columns are assumed.
    """
    t = ninth("husky", count=64, people=13)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `ChatMessageEntity` (`localId` INTEGER NOT NULL, `messageId` TEXT NOT NULL, `content` TEXT,
        `chatId` TEXT NOT NULL,
        `accountId` TEXT NOT NULL, `createdAt` INTEGER NOT NULL, `attachment` TEXT, `emojis` TEXT NOT NULL,
        PRIMARY KEY(`localId`, `messageId`));
        CREATE TABLE `ChatEntity` (`localId` INTEGER NOT NULL, `chatId` TEXT NOT NULL, `accountId` TEXT NOT NULL,
        `unread` INTEGER NOT NULL, `updatedAt` INTEGER NOT NULL, `lastMessageId` TEXT, PRIMARY KEY(`localId`, `chatId`));
        CREATE TABLE `TimelineAccountEntity` (`serverId` TEXT NOT NULL, `timelineUserId` INTEGER NOT NULL,
        `localUsername` TEXT NOT NULL,
        `username` TEXT NOT NULL, `displayName` TEXT NOT NULL, `url` TEXT NOT NULL, `avatar` TEXT NOT NULL,
        `emojis` TEXT NOT NULL,
        `bot` INTEGER NOT NULL, PRIMARY KEY(`serverId`, `timelineUserId`));
        CREATE TABLE `AccountEntity` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `domain` TEXT NOT NULL,
        `accessToken` TEXT NOT NULL,
        `isActive` INTEGER NOT NULL, `accountId` TEXT NOT NULL, `username` TEXT NOT NULL, `displayName` TEXT NOT NULL);
        CREATE TABLE `TootEntity` (`uid` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `text` TEXT, `urls` TEXT,
        `contentWarning` TEXT,
        `inReplyToId` TEXT, `visibility` INTEGER);"""
    ids = [f"A{hexed(p.key, 17)}" for p in t.people]
    rows: Rows = {n: [] for n in ("ChatMessageEntity", "ChatEntity", "TimelineAccountEntity")}
    truth: list[Record] = []
    last = {m.chat: m for m in t.lines}
    chats = {chat: f"C{hexed(f'chat{chat}', 17)}" for chat in last}
    for row, m in enumerate(t.lines, 1):
        picture = (
            packed({"id": str(m.n), "type": "image", "url": f"https://pleroma.example/media/{m.key}.png"})
            if m.text is None
            else None
        )
        body = html.escape(m.text, quote=False).replace("\n", "<br/>") if m.text else None
        rows["ChatMessageEntity"].append(
            (1, f"M{hexed(m.key, 17)}", body, chats[m.chat], ids[m.who.n], m.ms, picture, "[]")
        )
        to = party(ids[m.chat], name=t.people[m.chat].name) if m.out else ()
        truth.append(says(m, "ChatMessageEntity", row, sender=party(ids[m.who.n], name=m.who.name), to=to,
        thread=chats[m.chat], body=body or "",
                          also={"body": [m.text]}))  # fmt: skip
    for chat, m in last.items():
        rows["ChatEntity"].append((1, chats[chat], ids[chat], int(m.unread), m.ms, f"M{hexed(m.key, 17)}"))
    for p in t.people[1:]:
        rows["TimelineAccountEntity"].append((ids[p.n], 1, p.handle, f"{p.handle}@social.example", p.name,
        f"https://social.example/{p.handle}",
                                              f"https://social.example/a/{p.n}.png", "[]", 0))  # fmt: skip
    rows |= {
        "AccountEntity": [(1, "pleroma.example", hexed("token", 43), 1, ids[0], t.me.handle, t.me.name)],
        "TootEntity": [(1, "half a thought about the new bike lanes", "[]", "", None, 1)],
        "android_metadata": [("en_US",)],
        "room_master_table": [(42, hexed("husky", 32))],
    }
    spare = [("TimelineAccountEntity", n) for n in range(1, len(t.people))] + [("AccountEntity", 1)]
    source = "Husky, a client of Pleroma (com.keylesspalace.tusky.db: ChatMessageEntity), found by search"
    return database(
        script,
        rows,
        truth,
        source,
        decoys=["ChatEntity", "TootEntity", "android_metadata", "room_master_table"],
        spare=spare,
    )


def tum() -> Aside:
    """Chats of lecture rooms: who wrote is JSON, when is ISO text with its zone.

    The JSON's form, and rooms' columns, are assumed. Nothing in the store says whose phone it is.
    """
    t = ninth("tum", count=66, people=17, groups=2)
    script = f"""{LOCALE}{ROOM}
        CREATE TABLE `chat_message` (`_id` INTEGER NOT NULL, `previous` INTEGER NOT NULL, `room` INTEGER NOT NULL, `text` TEXT,
        `timestamp` TEXT, `signature` TEXT, `member` TEXT, `sending` INTEGER NOT NULL, PRIMARY KEY(`_id`));
        CREATE TABLE `chat_room` (`room` INTEGER NOT NULL, `name` TEXT NOT NULL, `semester` TEXT NOT NULL,
        `semester_id` TEXT NOT NULL,
        `joined` INTEGER NOT NULL, `_id` INTEGER NOT NULL, `contributor` TEXT NOT NULL, `members` INTEGER NOT NULL,
        `last_read` INTEGER NOT NULL, PRIMARY KEY(`name`, `_id`));
        CREATE TABLE `Cafeteria` (`id` TEXT NOT NULL, `name` TEXT NOT NULL, `address` TEXT NOT NULL, `latitude` REAL NOT NULL,
        `longitude` REAL NOT NULL, `distance` REAL NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `CafeteriaMenu` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `cafeteriaId` TEXT NOT NULL, `date` TEXT,
        `dishType` TEXT NOT NULL, `name` TEXT NOT NULL, `labels` TEXT NOT NULL, `calendarWeek` INTEGER NOT NULL);
        CREATE TABLE `Sync` (`id` TEXT NOT NULL, `lastSync` TEXT NOT NULL, PRIMARY KEY(`id`));
        CREATE TABLE `events` (`id` INTEGER NOT NULL, `image_url` TEXT, `title` TEXT NOT NULL, `description` TEXT NOT NULL,
        `locality` TEXT NOT NULL, `start_time` TEXT NOT NULL, `end_time` TEXT, `event_url` TEXT NOT NULL,
        `dismissed` INTEGER NOT NULL,
        `kino` INTEGER NOT NULL, `news` INTEGER NOT NULL, PRIMARY KEY(`id`));"""
    rooms = {c: 410 + n for n, c in enumerate(sorted({m.chat for m in t.lines}), 1)}
    rows: Rows = {"chat_message": [], "chat_room": []}
    truth: list[Record] = []
    before: dict[int, int] = {}
    for m in t.lines:
        row, text = 22_000 + 2 * m.n, m.text or "👍"
        login = f"ga{m.who.n + 10}{m.who.handle[:3]}"
        member = packed({"id": 300 + m.who.n, "lrz_id": login, "display_name": m.who.name})
        rows["chat_message"].append(
            (row, before.get(m.chat, 0), rooms[m.chat], text, zulu(m.ms), hexed(m.key, 88), member, 0)
        )
        before[m.chat] = row
        told = says(
            m,
            "chat_message",
            row,
            sender=party(login, 300 + m.who.n, m.who.name, name=m.who.name),
            thread=rooms[m.chat],
            body=text,
        )
        truth.append({**told, "direction": None, "also": {"direction": [told["direction"]]}})
    lectures = (
        "Analysis 2",
        "Grundlagen Datenbanken",
        "Betriebssysteme",
        "Diskrete Strukturen",
        "Robotik",
        "Statistik",
    )
    for n, (chat, room) in enumerate(rooms.items()):
        name = t.groups[chat][0] if chat in t.groups else f"{lectures[n % 6]} {n // 6 + 1}"
        rows["chat_room"].append((room, name, "Sommersemester 2018", "18S", 0, n, "Prof. Huber", 30 + n, before[chat]))
    dishes = ("Käsespätzle", "Linsencurry", "Pasta al forno", "Fischfilet", "Gemüsepfanne")
    rows |= {
        "Cafeteria": [(str(420 + n), f"Mensa {w}", f"{w}straße {n}, München", 48.1 + n / 100, 11.5, 2.0) for n,
        w in enumerate(("Arcis", "Leopold"))],
        "CafeteriaMenu": [(n, "421", f"2018-05-{n:02}T00:00:00.000Z", "Tagesgericht 1", dishes[n % 5], "",
        20) for n in range(1, 21)],
        "Sync": [("de.tum.in.tumcampusapp.CafeteriaManager", zulu(t.lines[9].ms)), ("NewsController", zulu(t.lines[5].ms))],
        "events": [(n, None, f"Ringvorlesung {n}", "Eintritt frei, bitte pünktlich", "HS1", zulu(t.lines[n].ms), None,
        "https://e.example", 0, -1, -1)
                   for n in range(1, 9)],
        "android_metadata": [("de_DE",)],
        "room_master_table": [(42, "4451b111f2fb509265dc7c9443929041")],
    }  # fmt: skip
    source = f"{HUB}/TUM-Dev/Campus-Android (app/schemas/de.tum.in.tumcampusapp.database.TcaDb/8.json)"
    decoys = ["chat_room", "Cafeteria", "CafeteriaMenu", "Sync", "events", "android_metadata", "room_master_table"]
    return database(script, rows, truth, source, decoys=decoys)


def tizen_messages() -> Aside:
    """A phone's own SMS and MMS: the other's number is in a table by conversation; drafts and templates lie in folders beside.

    That times are seconds, and the directions' numbers (0 sent, 1 came),
    are assumed. Conversations show their last message again.
    """
    t = ninth("tizen messages", count=84, people=17)
    script = """CREATE TABLE MSG_CONVERSATION_TABLE (CONV_ID INTEGER PRIMARY KEY , UNREAD_CNT INTEGER DEFAULT 0 ,
    SMS_CNT INTEGER DEFAULT 0 ,
        MMS_CNT INTEGER DEFAULT 0 , MAIN_TYPE INTEGER DEFAULT 0 , SUB_TYPE INTEGER DEFAULT 0 , MSG_DIRECTION INTEGER DEFAULT 0 ,
        DISPLAY_TIME DATETIME , DISPLAY_NAME TEXT , MSG_TEXT TEXT );
        CREATE TABLE MSG_ADDRESS_TABLE (ADDRESS_ID INTEGER PRIMARY KEY , CONV_ID INTEGER  NOT NULL , ADDRESS_TYPE INTEGER ,
        RECIPIENT_TYPE INTEGER , ADDRESS_VAL TEXT , CONTACT_ID INTEGER , DISPLAY_NAME TEXT , FIRST_NAME TEXT , LAST_NAME TEXT ,
        IMAGE_PATH TEXT , SYNC_TIME DATETIME , FOREIGN KEY (CONV_ID) REFERENCES MSG_CONVERSATION_TABLE (CONV_ID) );
        CREATE TABLE MSG_FOLDER_TABLE (FOLDER_ID INTEGER PRIMARY KEY , FOLDER_NAME TEXT NOT NULL ,
        FOLDER_TYPE INTEGER DEFAULT 0 );
        CREATE TABLE MSG_MESSAGE_TABLE (MSG_ID INTEGER PRIMARY KEY , CONV_ID INTEGER NOT NULL , FOLDER_ID INTEGER NOT NULL ,
        STORAGE_ID INTEGER NOT NULL , MAIN_TYPE INTEGER NOT NULL , SUB_TYPE INTEGER NOT NULL , DISPLAY_TIME DATETIME ,
        DATA_SIZE INTEGER DEFAULT 0 , NETWORK_STATUS INTEGER DEFAULT 0 , READ_STATUS INTEGER DEFAULT 0 ,
        PROTECTED INTEGER DEFAULT 0 ,
        PRIORITY INTEGER DEFAULT 0 , MSG_DIRECTION INTEGER NOT NULL , SCHEDULED_TIME DATETIME , BACKUP INTEGER DEFAULT 0 ,
        SUBJECT TEXT ,
        MSG_DATA TEXT , THUMB_PATH TEXT , MSG_TEXT TEXT , ATTACHMENT_COUNT INTEGER DEFAULT 0 ,
        FOREIGN KEY (CONV_ID) REFERENCES MSG_CONVERSATION_TABLE (CONV_ID) ,
        FOREIGN KEY (FOLDER_ID) REFERENCES MSG_FOLDER_TABLE (FOLDER_ID) );
        CREATE TABLE MSG_SIM_TABLE (MSG_ID INTEGER PRIMARY KEY , SIM_ID INTEGER NOT NULL );
        CREATE TABLE MSG_FILTER_TABLE (FILTER_ID INTEGER PRIMARY KEY , FILTER_TYPE INTEGER NOT NULL , FILTER_VALUE TEXT NOT NULL ,
        FILTER_ACTIVE INTEGER DEFAULT 0 );
        CREATE TABLE MSG_REPORT_TABLE (MSG_ID INTEGER NOT NULL , ADDRESS_VAL TEXT , STATUS_TYPE INTEGER ,
        STATUS INTEGER DEFAULT 0 ,
        TIME DATETIME );
        CREATE TABLE MSG_PUSHCFG_TABLE (PUSH_ID INTEGER PRIMARY KEY , CONTENT_TYPE TEXT, APP_ID TEXT, PKG_NAME TEXT,
        LAUNCH INTEGER,
        APPCODE INTEGER, SECURE INTEGER );
        CREATE INDEX MSG_MESSAGE_INDEX ON MSG_MESSAGE_TABLE(MSG_ID, CONV_ID, FOLDER_ID);"""
    rows: Rows = {
        n: [] for n in ("MSG_CONVERSATION_TABLE", "MSG_ADDRESS_TABLE", "MSG_MESSAGE_TABLE", "MSG_REPORT_TABLE")
    }
    truth: list[Record] = []
    last = {m.chat: m for m in t.lines}
    convs = {c: n for n, c in enumerate(sorted(last), 1)}
    for chat, n in convs.items():
        p, m = t.people[chat], last[chat]
        named = p.n % 4 > 0
        shown = p.name if named else p.phone
        rows["MSG_CONVERSATION_TABLE"].append((n, int(m.unread), 5, 0, 1, 1, int(not m.out), m.s, shown, m.text or ""))
        names = (p.name, p.first, p.last) if named else (None, None, None)
        rows["MSG_ADDRESS_TABLE"].append((n, n, 1, 1, p.phone, p.n if named else 0, *names, None, 0))
    spare = [("MSG_ADDRESS_TABLE", n) for n in convs.values()]
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        p = t.people[m.chat]
        mms = m.text is None
        rows["MSG_MESSAGE_TABLE"].append((row, convs[m.chat], 3 if m.out else 1, 1, 2 if mms else 1, 7 if mms else 1, m.s,
        len(m.text or ""),
                                          7 if m.out else 4, int(not m.unread), 0, 1, int(not m.out), 0, 0, "",
                                          f"{row}.mms" if mms else None,
                                          "", m.text or "", int(mms)))  # fmt: skip
        side = party(p.phone, name=p.name if p.n % 4 else None)
        if m.out and m.n % 3 == 0:
            rows["MSG_REPORT_TABLE"].append((row, p.phone, 0, 0, m.s + 5))
        truth.append(says(m, "MSG_MESSAGE_TABLE", row, at=m.s * 1_000_000, sender=() if m.out else side, to=side if m.out else (),
                          thread=convs[m.chat]))  # fmt: skip
    templates = ("Rufe später zurück.", "I'm in a meeting.", "En route !")
    top = max(r[0] for r in rows["MSG_MESSAGE_TABLE"])
    for n, (folder, text) in enumerate([(4, "and could you please also"), *((7, w) for w in templates)], top + 1):
        rows["MSG_MESSAGE_TABLE"].append((n, 1 if folder == 4 else 0, folder, 1, 1, 1, t.lines[-1].s + n, len(text), 0, 1, 0,
        1, 0, 0, 0, "",
                                          None, "", text, 0))  # fmt: skip
        spare.append(("MSG_MESSAGE_TABLE", n))
    boxes = ("INBOX", "OUTBOX", "SENTBOX", "DRAFT", "CBMSGBOX", "SPAMBOX", "SMS TEMPLATE", "MMS TEMPLATE")
    rows |= {
        "MSG_FOLDER_TABLE": [(n, box, (1, 2, 2, 3, 1, 4, 5, 5)[n - 1]) for n, box in enumerate(boxes, 1)],
        "MSG_FILTER_TABLE": [(1, 1, "+33800", 1), (2, 3, "casino", 1)],
        "MSG_PUSHCFG_TABLE": [(1, "text/vnd.wap.si", "X-Wap-Application-Id: x-wap-application:wml.ua", "", 0, 1, 0)],
    }
    source = f"{HUB}/tizenorg/platform.core.messaging.msg-service (packaging/msg-service.spec)"
    decoys = [
        "MSG_CONVERSATION_TABLE",
        "MSG_FOLDER_TABLE",
        "MSG_SIM_TABLE",
        "MSG_FILTER_TABLE",
        "MSG_REPORT_TABLE",
        "MSG_PUSHCFG_TABLE",
    ]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def leancloud() -> Aside:
    """A library's store: texts are JSON in bytes; a conversation lists its members and shows its last message.

    The JSON is that of its typed messages; that identifiers of people are names as apps give them is assumed.
    """
    t = ninth("leancloud", count=70, people=14, groups=1)
    script = f"""{LOCALE}
        CREATE TABLE messages (conversation_id VARCHAR(32) NOT NULL, message_id VARCHAR(32) NOT NULL, timestamp NUMBERIC,
        from_peer_id TEXT NOT NULL, receipt_timestamp NUMBERIC, readAt NUMBERIC, updateAt NUMBERIC, payload BLOB, status INTEGER,
        breakpoint INTEGER, dtoken VARCHAR(32), mentionAll INTEGER default 0, mentionList TEXT NULL, iType INTEGER default 0,
        PRIMARY KEY(conversation_id,message_id)) ;
        CREATE UNIQUE INDEX message_index on messages (conversation_id, timestamp, message_id) ;
        CREATE TABLE conversations (conversation_id VARCHAR(32) NOT NULL,expireAt NUMBERIC,attr BLOB,instanceData BLOB,
        updatedAt VARCHAR(32),createdAt VARCHAR(32),creator TEXT,members TEXT,isTransient INTEGER,unread_count INTEGER,
        readAt NUMBERIC,
        deliveredAt NUMBERIC,lm NUMBERIC,last_message TEXT,mentioned INTEGER default 0,last_msg_iType INTEGER default 0,
        PRIMARY KEY(conversation_id));"""
    ids = [p.handle for p in t.people]
    rows: Rows = {"android_metadata": [("zh_CN",)], "messages": [], "conversations": []}
    truth: list[Record] = []
    last: dict[int, tuple[int, str]] = {}
    for row, m in enumerate(t.lines, 1):
        where = hexed(f"conv{m.chat}", 24)
        whole: dict[str, Any] = {"_lctype": -1, "_lctext": m.text, "_lcattrs": {}} if m.text else {
            "_lctype": -2, "_lctext": "", "_lcfile": {"url": f"https://files.example/{m.key}.jpg",
            "metaData": {"size": 51_002}}}  # fmt: skip
        payload = packed(whole)
        seen = m.ms + 60_000 if m.out and m.n % 3 else 0
        rows["messages"].append((where, hexed(m.key, 22), m.ms, ids[m.who.n], m.ms + 800 if m.out else 0, seen, 0,
        payload.encode(),
                                 3 if m.out else 2, 0, None, 0, None, 0))  # fmt: skip
        last[m.chat] = (m.ms, payload)
        to = party(ids[m.chat]) if m.out and m.chat not in t.groups else ()
        truth.append(says(m, "messages", row, sender=party(ids[m.who.n]), to=to, thread=where,
                          also={"body": [payload], "direction": [None]}))  # fmt: skip
    for chat, (ms, payload) in last.items():
        members = t.groups[chat][1] if chat in t.groups else [t.me, t.people[chat]]
        attr = packed({"name": t.groups[chat][0]}).encode() if chat in t.groups else None
        rows["conversations"].append((hexed(f"conv{chat}", 24), ms + 3_600_000, attr, None, zulu(ms), zulu(t.lines[0].ms),
        ids[members[-1].n],
                                      packed([ids[p.n] for p in members]), 0, 0, ms, ms, ms, payload, 0, 0))  # fmt: skip
    source = "com.avos.avoscloud.im.v2 (AVIMMessageStorage.java, version 9), LeanCloud's; found by an exact string"
    return database(script, rows, truth, source, decoys=["conversations", "android_metadata"])


def infomaniak() -> Aside:
    """Mail in Realm: addresses and bodies are objects that a mail links to.

    Which values the rest has, and the file's name, is assumed. Of a mail's many columns those that say something are here.
    """
    t = ninth("infomaniak", count=56, people=14)
    texts = ("uid", "messageId", "subject", "inReplyTo", "folderId", "resource", "preview")
    flags = ("isDraft", "isSeen", "isAnswered", "isFavorite", "hasAttachments", "isTrashed", "isFullyDownloaded")
    lists = ("from", "to", "cc", "bcc", "replyTo")
    columns = [*(Col(n, STRING, nullable=n in ("messageId", "subject", "inReplyTo")) for n in texts), *(Col(n,
    BOOL) for n in flags),
               Col("originalDate", TIMESTAMP, nullable=True), Col("internalDate", TIMESTAMP), Col("size", INT),
               *(Col(n, LINK, kind="list", to="Recipient") for n in lists), Col("body", LINK, nullable=True,
               to="Body")]  # fmt: skip
    messages: dict[int, dict[str, Any]] = {}
    people: dict[int, dict[str, Any]] = {}
    bodies: dict[int, dict[str, Any]] = {}
    truth: list[Record] = []
    folders = {
        n: {"id": f"eJ{hexed(name, 14)}", "name": name, "unreadCountLocal": 2}
        for n, name in enumerate(("INBOX", "Sent", "Drafts"))
    }
    last: dict[int, tuple[str, str, int]] = {}
    for m in t.lines:
        if not m.text:
            continue
        aim = t.people[m.chat] if m.out else t.me
        keys: list[int] = []
        for p in (m.who, aim):
            keys.append(len(people))
            people[len(people)] = {"email": p.mail, "name": p.name if p.n % 5 else ""}
        value = _html(m.text)
        bodies[len(bodies)] = {"value": value, "type": "text/html"}
        subject = ("Re: " if m.n % 2 else "") + SUBJECTS[(m.chat + m.n // 7) % len(SUBJECTS)]
        folder = folders[1 if m.out else 0]["id"]
        messages[m.n] = {
            "uid": f"{900 + m.n}@{folder}", "messageId": f"<{m.key}@ik.example>", "subject": subject, "inReplyTo": None,
            "folderId": folder,
            "resource": f"/api/mail/box/folder/{folder}/message/{900 + m.n}", "preview": m.text.replace(chr(10), " ")[:120],
            "isDraft": False, "isSeen": not m.unread, "isAnswered": m.n % 3 == 0, "isFavorite": False, "hasAttachments": False,
            "isTrashed": False, "isFullyDownloaded": True, "originalDate": At(m.s), "internalDate": At(m.s + 3),
            "size": 2048 + m.n,
            "from": [keys[0]], "to": [keys[1]], "cc": [], "bcc": [], "replyTo": [keys[0]], "body": len(bodies) - 1,
        }  # fmt: skip
        last[m.chat] = (subject, m.text, m.s)
        ways = [party(p.mail, name=p.name if p.n % 5 else None) for p in (m.who, aim)]
        truth.append(says(m, "", m.n, at=m.s * 1_000_000, sender=ways[0], to=ways[1], body=value, also={
            "body": [m.text, messages[m.n]["preview"], subject], "at": [(m.s + 3) * 1_000_000],
            "direction": [None]}))  # fmt: skip
    threads = {n: {"uid": uuid(hexed(f"t{n}", 32)), "folderId": folders[0]["id"], "subject": subject, "snippet": text[:60],
    "date": At(s)}
               for n, (subject, text, s) in enumerate(last.values())}  # fmt: skip
    data = realm([
        Tab("Message", columns, messages),
        Tab("Recipient", [Col("email", STRING), Col("name", STRING)], people),
        Tab("Body", [Col("value", STRING), Col("type", STRING)], bodies),
        Tab("Folder", [Col("id", STRING), Col("name", STRING), Col("unreadCountLocal", INT)], folders),
        Tab("Thread", [*(Col(n, STRING) for n in ("uid", "folderId", "subject", "snippet")), Col("date", TIMESTAMP)], threads),
    ])  # fmt: skip
    source = f"{HUB}/Infomaniak/android-kMail (data/models/message/Message.kt, Body.kt)"
    path = f"data/data/com.infomaniak.mail/files/{t.me.num}-mailbox-content.realm"
    return Aside(data, truth, source, decoys=frozenset(("folder", "thread", "body", "recipient")), path=path)
