"""Words of the twelfth set, from memory: two mail programmes, a help desk, a relay of texts, two messengers."""

from __future__ import annotations

from html import escape
from typing import Any

from aboveboard.model.times import iso
from tests.engine._tenth_talk import LOCALE, Rows, hexed, packed, stamp, uuid
from tests.engine._twelfth_talk import twelfth
from tests.engine.published_talk import Aside, Line, Record, database, known, local, party, says, spaced

SUBJECTS = (
    "Schlüsselübergabe",
    "Re: Saturday",
    "Facture n° 2231",
    "Kopie vom Vertrag",
    "Fotos 📷",
    "Your booking",
    "Consulta",
    "Protokoll",
)


def mailspring() -> Aside:
    """Mailspring, on phones that run computers' programmes: a letter's head in one table, its words in another by its key.

    In truth is the row of the head with the words of the other,
        whose rows may be told or not; so may drafts. A letter's words
    are HTML; the plain words, the beginning that the head has,
        and the subject are right too. Sure: the tables and how JSON is
    laid out. Taken for granted: some members of JSON that are left out.
    """
    talk = twelfth("mailspring", count=48, people=14)
    rows = Rows(Message=[], MessageBody=[], Thread=[], Contact=[], Folder=[], Label=[], Task=[], _State=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    account, folders = "a3f1c9e2", {"inbox": "Fin0x", "sent": "Fs3nt", "drafts": "Fdr4f"}
    for role, key in folders.items():
        data = packed({"id": key, "aid": account, "v": 1, "path": role.title(), "role": role, "__cls": "Folder"})
        rows["Folder"].append((key, account, 1, data, role.title(), role, 1_600_000_000.0, 1_600_000_000.0))
    for n, person in enumerate((*talk.people[1:], talk.me), 1):
        name = person.name if person.n % 6 else None
        data = {
            "id": hexed(person.mail, 38),
            "aid": account,
            "v": 2,
            "email": person.mail,
            "name": name or "",
            "s": "mail",
            "refs": n,
            "__cls": "Contact",
        }
        rows["Contact"].append(
            (hexed(person.mail, 38), packed(data), account, 2, n, person.mail, 0, "mail", None, None)
        )
        if person.n and name:
            truth.append(known(name, [person.mail], "Contact", n))
        else:
            spare.append(("Contact", n))
    threads = dict[int, list[Line]]()
    for line in (x for x in talk.lines if x.text and len(x.text) > 5):
        threads.setdefault(line.chat, []).append(line)
        words, other = line.text or "", talk.people[line.chat]
        subject = SUBJECTS[line.chat % 8]
        key, heads = hexed(line.key, 38), f"{line.key[:12]}@{'brise.example' if line.out else 'mail.example.net'}"
        me, them = ({"name": p.name if p.n % 6 else "", "email": p.mail} for p in (talk.me, other))
        draft = line.out and line.n % 14 == 3
        role = "drafts" if draft else "sent" if line.out else "inbox"
        thread = f"t:{hexed(str(line.chat) + 'thread', 38)}"
        data = {
            "id": key,
            "aid": account,
            "v": 3,
            "subject": subject,
            "date": line.s,
            "from": [me if line.out else them],
            "to": [them if line.out else me],
            "cc": [],
            "bcc": [],
            "replyTo": [],
            "files": [],
            "draft": draft,
            "unread": line.unread,
            "starred": line.n % 12 == 0,
            "hMsgId": heads,
            "snippet": words[:120],
            "threadId": thread,
            "folder": {"id": folders[role], "role": role, "path": role.title()},
            "labels": [],
            "extraHeaders": {},
            "__cls": "Message",
        }
        rows["Message"].append(
            (
                key,
                account,
                3,
                packed(data),
                heads,
                None,
                None,
                subject,
                line.s,
                int(draft),
                int(line.unread),
                int(line.n % 12 == 0),
                400 + line.n,
                "[]",
                folders[role],
                None,
                thread,
            )
        )
        row = len(rows["Message"])
        whole = (
            f"<html><head></head><body><div>{escape(words, quote=False)}</div></body></html>"
            if line.n % 3
            else f'<pre class="nylas-plaintext">{escape(words, quote=False)}</pre>'
        )
        rows["MessageBody"].append((key, whole, stamp(line.ms + 60_000)))
        spare.append(("MessageBody", row))
        if draft:
            spare.append(("Message", row))
            continue
        mine, theirs = (party(p.mail, name=p.name if p.n % 6 else None) for p in (talk.me, other))
        one, to = (mine, theirs) if line.out else (theirs, mine)
        truth.append(
            says(
                line,
                "Message",
                row,
                at=line.s * 1_000_000,
                sender=one,
                to=to,
                thread=thread,
                body=whole,
                also={"body": [words, words[:120], subject], "thread": [None]},
            )
        )
    for chat, lines in threads.items():
        key, subject = f"t:{hexed(str(chat) + 'thread', 38)}", SUBJECTS[chat % 8]
        sent, got = [x.s for x in lines if x.out], [x.s for x in lines if not x.out]
        people = [{"name": p.name if p.n % 6 else "", "email": p.mail} for p in (talk.me, talk.people[chat])]
        data = {
            "id": key,
            "aid": account,
            "subject": subject,
            "lmt": lines[-1].s,
            "fmt": lines[0].s,
            "lmst": max(sent, default=0),
            "lmrt": max(got, default=0),
            "participants": people,
            "snippet": (lines[-1].text or "")[:120],
            "unread": 0,
            "starred": 0,
            "__cls": "Thread",
        }
        rows["Thread"].append(
            (
                key,
                account,
                1,
                packed(data),
                None,
                subject,
                (lines[-1].text or "")[:120],
                0,
                0,
                lines[0].s,
                lines[-1].s,
                max(got, default=0),
                max(sent, default=0),
                1,
                1,
                packed(people),
                0,
            )
        )
    rows["Task"] = [
        ("tsk1", 1, packed({"__cls": "ChangeUnreadTask", "unread": False, "status": "complete"}), account, "complete")
    ]
    rows["_State"] = [("VERSION", "7"), (f"cursor-{account}", "x91")]
    script = """CREATE TABLE _State (id VARCHAR(40) PRIMARY KEY, value TEXT);
        CREATE TABLE Task (id VARCHAR(40) PRIMARY KEY, version INTEGER, data BLOB, accountId VARCHAR(8),
        status VARCHAR(255));
        CREATE TABLE Folder (id VARCHAR(40) PRIMARY KEY, accountId VARCHAR(8), version INTEGER, data TEXT,
        path VARCHAR(255),
        role VARCHAR(255), createdAt DATETIME, updatedAt DATETIME);
        CREATE TABLE Label (id VARCHAR(40) PRIMARY KEY, accountId VARCHAR(8), version INTEGER, data TEXT, path VARCHAR(255),
        role VARCHAR(255), createdAt DATETIME, updatedAt DATETIME);
        CREATE TABLE Message (id VARCHAR(40) PRIMARY KEY, accountId VARCHAR(8), version INTEGER, data TEXT,
        headerMessageId VARCHAR(255),
        gMsgId VARCHAR(255), gThrId VARCHAR(255), subject VARCHAR(500), date DATETIME, draft TINYINT(1), unread TINYINT(1),
        starred TINYINT(1), remoteUID INTEGER, remoteXGMLabels TEXT, remoteFolderId VARCHAR(40),
        replyToHeaderMessageId VARCHAR(255),
        threadId VARCHAR(40));
        CREATE INDEX MessageListThreadIndex ON Message(threadId, date ASC);
        CREATE TABLE MessageBody (id VARCHAR(40) PRIMARY KEY, value TEXT, fetchedAt DATETIME);
        CREATE TABLE Thread (id VARCHAR(42) PRIMARY KEY, accountId VARCHAR(8), version INTEGER, data TEXT,
        gThrId VARCHAR(20),
        subject VARCHAR(500), snippet VARCHAR(255), unread INTEGER, starred INTEGER, firstMessageTimestamp DATETIME,
        lastMessageTimestamp DATETIME, lastMessageReceivedTimestamp DATETIME, lastMessageSentTimestamp DATETIME,
        inAllMail TINYINT(1),
        isSearchIndexed TINYINT(1), participants TEXT, hasAttachments INTEGER);
        CREATE TABLE Contact (id VARCHAR(40) PRIMARY KEY, data BLOB, accountId VARCHAR(8), version INTEGER, refs INTEGER,
        email VARCHAR(255), hidden TINYINT(1) DEFAULT 0, source VARCHAR(10), bookId VARCHAR(40), etag VARCHAR(40));"""
    decoys = ("Thread", "Folder", "Label", "Task", "_State")
    return database(
        script, rows, truth, "from memory: Foundry376/Mailspring-Sync constants.h", decoys=decoys, spare=spare
    )


def helpshift() -> Aside:
    """Helpshift's library for Android, in an app of a shop: what its user and the help desk wrote to each other.

    What the app itself puts down (that a problem is solved,
        that a picture is asked for) may be told or not. Sure: both tables.
    Taken for granted: the words of types and the numbers of states; that only agents are named.
    """
    talk = twelfth("helpshift", count=54, people=6)
    rows = Rows(issues=[], messages=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    chats = list(dict.fromkeys(line.chat for line in talk.lines))
    told = sorted((chats.index(line.chat) + 1, line.ms, line) for line in talk.lines if line.text)
    titles = ("Where is my order?", "Gutschein geht nicht", "Refund", "Konto gesperrt", "Size exchange")
    for n in range(1, len(chats) + 1):
        first = next(ms for at, ms, _ in told if at == n)
        made = stamp(first, "%Y-%m-%dT%H:%M:%S") + f".{first % 1000:03}Z"
        rows["issues"].append(
            (
                n,
                str(6_100 + n),
                None,
                f"{n}",
                uuid(hexed(f"issue{n}", 24)),
                "u1",
                titles[n % 5],
                "issue",
                1 if n == 1 else 2,
                1,
                None,
                0,
                0,
                None,
                first,
                0,
                first,
                made,
                made,
            )
        )
    row = 0
    for issue, ms, line in sorted(told, key=lambda x: x[1]):
        row += 1
        made = stamp(ms, "%Y-%m-%dT%H:%M:%S") + f".{ms % 1000:03}Z"
        agent = None if line.out else (line.who.first if line.who.n % 3 else "Support Team")
        kind = "user_text" if line.out else "admin_text"
        meta = (
            packed({"seen_cursor": made, "seen_sync_status": True, "read_at": made})
            if agent and not line.unread
            else None
        )
        rows["messages"].append(
            (row, f"{hexed(line.key, 20)}", str(issue), line.text, agent, kind, meta, made, ms, 3 if line.out else 0, 0)
        )
        truth.append(
            says(
                line,
                "messages",
                row,
                sender=party(name=agent) if agent else (),
                thread=issue,
                also={"thread": [str(issue), titles[issue % 5]]},
            )
        )
        if line.n % 10 == 7:
            row += 1
            later, name = (
                ms + 500,
                ("requested_screenshot", "confirmation_accepted", "request_for_reopen")[line.n // 10 % 3],
            )
            made = stamp(later, "%Y-%m-%dT%H:%M:%S") + f".{later % 1000:03}Z"
            words = ("Please send us a screenshot", "Accepted the solution", "")[line.n // 10 % 3]
            rows["messages"].append(
                (row, hexed("x" + line.key, 20), str(issue), words, None, name, None, made, later, 3, 0)
            )
            spare.append(("messages", row))
    spare += [("issues", n) for n in range(1, len(chats) + 1)]
    rows["android_metadata"] = [("de_DE",)]
    script = (
        LOCALE
        + """CREATE TABLE issues (_id INTEGER PRIMARY KEY AUTOINCREMENT, server_id TEXT UNIQUE,
        pre_conv_server_id TEXT UNIQUE,
        publish_id TEXT, uuid TEXT NOT NULL, user_local_id TEXT NOT NULL, title TEXT NOT NULL, issue_type TEXT NOT NULL,
        state INTEGER NOT NULL, show_agent_name INTEGER, message_cursor TEXT, start_new_conversation_action INTEGER,
        is_redacted INTEGER, meta TEXT, last_user_activity_time INTEGER, full_privacy_enabled INTEGER,
        epoch_time_created_at INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, server_id TEXT, conversation_id TEXT, body TEXT,
        author_name TEXT,
        type TEXT, meta TEXT, created_at TEXT, epoch_time_created_at INTEGER NOT NULL, md_state INTEGER,
        is_redacted INTEGER);
        CREATE INDEX SERVER_IDX ON messages(server_id); PRAGMA user_version = 10;"""
    )
    return database(
        script,
        rows,
        truth,
        "from memory: Helpshift SDK for Android, ConversationDBInfo",
        decoys=("android_metadata",),
        spare=spare,
    )


def gammu() -> Aside:
    """Gammu's relay of texts, as on Linux phones: what came in, what was sent,
        what waits; times are texts of the wall clock.

    What waits, and the parts of a long text,
        may be told or not. Sure: all tables and columns. Taken for granted: nothing but
    reports of delivery, which say when or are null.
    """
    talk = twelfth("gammu", count=64, people=12)
    rows = Rows(gammu=[], inbox=[], outbox=[], outbox_multipart=[], sentitems=[], phones=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    rows["gammu"] = [(17,)]
    centre, zero = "+491710760000", "0000-00-00 00:00:00"
    sent = 0
    for line in (x for x in talk.lines if x.text and len(x.text) <= 70):
        words, other, when = line.text or "", talk.people[line.chat], stamp(line.ms)
        plain = all(ord(c) < 128 for c in words)
        coding, coded = (
            ("Default_No_Compression" if plain else "Unicode_No_Compression"),
            words.encode("utf-16-be").hex().upper(),
        )
        if line.out:
            sent += 1
            fate = ("SendingOK", "DeliveryOK", "SendingOKNoReport", "SendingError")[(line.n % 4) if line.n % 12 else 3]
            came = stamp(line.ms + 7000) if fate == "DeliveryOK" else None
            rows["sentitems"].append(
                (
                    stamp(line.ms + 9000),
                    stamp(line.ms - 12_000),
                    when,
                    came,
                    coded,
                    other.phone,
                    coding,
                    "",
                    centre,
                    -1,
                    words,
                    sent,
                    "",
                    1,
                    fate,
                    -1,
                    sent % 256,
                    255,
                    "gammu-smsd-inject" if line.n % 2 else "Gammu 1.42.0",
                    -1,
                )
            )
            truth.append(
                says(
                    line,
                    "sentitems",
                    len(rows["sentitems"]),
                    at=local(when),
                    to=party(other.phone),
                    also={"at": [local(stamp(line.ms - 12_000)), iso(line.s * 1_000_000)], "thread": [other.phone]},
                )
            )
        else:
            row = len(rows["inbox"]) + 1
            sender = other.phone if other.n != 5 else "Stadtwerke"
            rows["inbox"].append(
                (
                    stamp(line.ms + 2000),
                    when,
                    coded,
                    sender,
                    coding,
                    "",
                    centre,
                    -1,
                    words,
                    row,
                    "",
                    "true" if line.n % 3 else "false",
                    0,
                )
            )
            truth.append(
                says(
                    line,
                    "inbox",
                    row,
                    at=local(when),
                    sender=party(sender),
                    also={"at": [local(stamp(line.ms + 2000)), iso(line.s * 1_000_000)], "thread": [sender]},
                )
            )
    last = talk.lines[-1].ms
    for part, words in enumerate(
        (
            "Sehr geehrte Damen und Herren, Ihr Termin wurde auf den 14. um 9 Uhr verlegt, bitte bringen Sie ",
            "die Unterlagen vom letzten Mal mit.",
        ),
        1,
    ):
        row = len(rows["inbox"]) + 1
        rows["inbox"].append(
            (
                stamp(last + 900_000),
                stamp(last + 890_000),
                words.encode("utf-16-be").hex().upper(),
                "+4930901820",
                "Default_No_Compression",
                f"050003A102{part:02}",
                centre,
                -1,
                words,
                row,
                "",
                "false",
                0,
            )
        )
        spare.append(("inbox", row))
    rows["outbox"] = [
        (
            stamp(last),
            stamp(last),
            stamp(last),
            "23:59:59",
            "00:00:00",
            None,
            talk.people[3].phone,
            "Default_No_Compression",
            "",
            -1,
            "bin gleich da",
            900,
            "false",
            -1,
            None,
            stamp(last),
            "default",
            0,
            "Gammu 1.42.0",
            -1,
            -1,
        )
    ]
    spare.append(("outbox", 900))
    rows["phones"] = [
        (
            "phone1",
            stamp(last),
            "2023-01-04 09:12:44",
            stamp(last + 10_000),
            "yes",
            "yes",
            "356938035643809",
            "26201",
            "Telekom",
            "Gammu 1.42.0, Linux",
            100,
            71,
            41,
            23,
        )
    ]
    script = f"""CREATE TABLE gammu (Version INTEGER NOT NULL DEFAULT '0' PRIMARY KEY);
        CREATE TABLE inbox (UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')),
        ReceivingDateTime NUMERIC NOT NULL DEFAULT
        (datetime('now')), Text TEXT NOT NULL, SenderNumber TEXT NOT NULL DEFAULT '', Coding TEXT NOT NULL DEFAULT
        'Default_No_Compression', UDH TEXT NOT NULL, SMSCNumber TEXT NOT NULL DEFAULT '',
        Class INTEGER NOT NULL DEFAULT '-1',
        TextDecoded TEXT NOT NULL DEFAULT '', ID INTEGER PRIMARY KEY AUTOINCREMENT, RecipientID TEXT NOT NULL,
        Processed TEXT NOT NULL DEFAULT 'false', Status INTEGER NOT NULL DEFAULT '-1',
        CHECK (Coding IN ('Default_No_Compression',
        'Unicode_No_Compression', '8bit', 'Default_Compression', 'Unicode_Compression')));
        CREATE TABLE outbox (UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')), InsertIntoDB NUMERIC NOT NULL,
        SendingDateTime NUMERIC
        NOT NULL, SendBefore time NOT NULL DEFAULT '23:59:59', SendAfter time NOT NULL DEFAULT '00:00:00', Text TEXT,
        DestinationNumber TEXT NOT NULL DEFAULT '', Coding TEXT NOT NULL DEFAULT 'Default_No_Compression', UDH TEXT,
        Class INTEGER DEFAULT '-1', TextDecoded TEXT NOT NULL DEFAULT '', ID INTEGER PRIMARY KEY AUTOINCREMENT,
        MultiPart TEXT NOT NULL DEFAULT 'false', RelativeValidity INTEGER DEFAULT '-1', SenderID TEXT,
        SendingTimeOut NUMERIC NULL,
        DeliveryReport TEXT DEFAULT 'default', Retries INTEGER DEFAULT '0', CreatorID TEXT NOT NULL,
        Status INTEGER DEFAULT '-1',
        StatusCode INTEGER NOT NULL DEFAULT '-1');
        CREATE TABLE outbox_multipart (Text TEXT, Coding TEXT NOT NULL DEFAULT 'Default_No_Compression', UDH TEXT,
        Class INTEGER DEFAULT
        '-1', TextDecoded TEXT DEFAULT NULL, ID INTEGER, SequencePosition INTEGER NOT NULL DEFAULT '1', Status TEXT,
        StatusCode INTEGER,
        PRIMARY KEY (ID, SequencePosition));
        CREATE TABLE sentitems (UpdatedInDB NUMERIC NOT NULL DEFAULT (datetime('now')),
        InsertIntoDB NUMERIC NOT NULL DEFAULT
        '{zero}', SendingDateTime NUMERIC NOT NULL, DeliveryDateTime NUMERIC NULL, Text TEXT NOT NULL,
        DestinationNumber TEXT NOT NULL
        DEFAULT '', Coding TEXT NOT NULL DEFAULT 'Default_No_Compression', UDH TEXT NOT NULL,
        SMSCNumber TEXT NOT NULL DEFAULT '',
        Class INTEGER NOT NULL DEFAULT '-1', TextDecoded TEXT NOT NULL DEFAULT '', ID INTEGER, SenderID TEXT NOT NULL,
        SequencePosition INTEGER NOT NULL DEFAULT '1', Status TEXT NOT NULL DEFAULT 'SendingOK',
        StatusError INTEGER NOT NULL DEFAULT
        '-1', TPMR INTEGER NOT NULL DEFAULT '-1', RelativeValidity INTEGER NOT NULL DEFAULT '-1', CreatorID TEXT NOT NULL,
        StatusCode INTEGER NOT NULL DEFAULT '-1', PRIMARY KEY (ID, SequencePosition));
        CREATE TABLE phones (ID TEXT NOT NULL, UpdatedInDB NUMERIC NOT NULL, InsertIntoDB NUMERIC NOT NULL,
        TimeOut NUMERIC NOT NULL,
        Send TEXT NOT NULL DEFAULT 'no', Receive TEXT NOT NULL DEFAULT 'no', IMEI TEXT PRIMARY KEY NOT NULL,
        IMSI TEXT NOT NULL,
        NetName TEXT DEFAULT 'ERROR', Client TEXT NOT NULL, Battery INTEGER NOT NULL DEFAULT -1,
        Signal INTEGER NOT NULL DEFAULT -1,
        Sent INTEGER NOT NULL DEFAULT 0, Received INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX outbox_date ON outbox(SendingDateTime,
        SendingTimeOut); CREATE INDEX sentitems_date ON sentitems(DeliveryDateTime);"""
    return database(
        script,
        rows,
        truth,
        "from memory: gammu docs/sql/sqlite.sql",
        decoys=("gammu", "phones", "outbox_multipart"),
        spare=spare,
    )


def gtalk() -> Aside:
    """Google Talk as it was on Android until 2013: contacts with nicknames, chats of two and of several,
        rows about presence.

    Rows that say somebody came, left or that a chat is off the record have no words and may be told or not, as may contacts
    that are rooms. Sure: tables, types 0 (out) and 1 (in). Taken for granted: newer columns of messages are left out.
    """
    talk = twelfth("gtalk", count=66, people=12, groups=1, back=9)
    rows = Rows(
        providers=[],
        accounts=[],
        contactList=[],
        contacts=[],
        chats=[],
        messages=[],
        presence=[],
        avatars=[],
        providerSettings=[],
        groupMembers=[],
        outgoingRmqMessages=[],
        lastrmqid=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    rows["providers"] = [(1, "GTalk", "Google Talk", "com.google.android.gsf.talk.TALK", None)]
    rows["accounts"] = [(1, talk.me.mail, 1, talk.me.handle, None, 1, 0, 1, 2)]
    rows["contactList"] = [(1, "Friends", 1, 1), (2, "Büro", 1, 1)]
    keys = dict(zip((*range(1, 12), *talk.groups), spaced(talk.rng, 11 + len(talk.groups), 3), strict=True))
    names, nicks = dict[int, str](), dict[str, str]()
    for person in talk.people[1:]:
        nick = person.name if person.n % 5 else person.handle
        mail = names[person.n] = person.mail
        nicks[mail], hidden = nick, int(person.n == 7)
        rows["contacts"].append(
            (
                keys[person.n],
                mail,
                nick,
                1,
                1,
                1 + person.n % 2,
                3 if hidden else 0,
                4 if person.n != 9 else 3,
                0,
                person.n * 3,
                0,
                0,
            )
        )
        truth.append(known(nick, [mail], "contacts", keys[person.n], mail))
        rows["presence"].append(
            (
                person.n,
                keys[person.n],
                f"{mail}/android{hexed(mail, 12)}",
                2,
                0,
                person.n % 6,
                "em reunião" if person.n % 4 == 1 else "",
            )
        )
        rows["avatars"].append((person.n, mail, 1, 1, hexed(mail, 40), b"\x89PNG"))
    for group, (_, members) in talk.groups.items():
        names[group] = f"private-chat-{uuid(talk.me.key)}@groupchat.example"
        rows["contacts"].append((keys[group], names[group], "Group chat", 1, 1, None, 2, 0, 0, 0, 0, 0))
        spare.append(("contacts", keys[group]))
        rows["groupMembers"] += [(n, keys[group], p.mail, p.name) for n, p in enumerate(members, 1)]
    row = 0
    for line in talk.lines:
        if line.n % 12 == 6 and line.chat not in talk.groups:
            row += 1
            rows["messages"].append(
                (
                    row,
                    keys[line.chat],
                    None,
                    "",
                    line.ms - 3000,
                    0,
                    (2, 5, 3, 9)[line.n // 12 % 4],
                    None,
                    0,
                    None,
                    0,
                    1,
                    None,
                )
            )
            spare.append(("messages", row))
        if line.text is None:
            continue
        row += 1
        group = line.chat in talk.groups
        nick = line.who.mail if group and not line.out else None
        rows["messages"].append(
            (
                row,
                keys[line.chat],
                nick,
                line.text,
                line.ms,
                line.ms + 800 if line.n % 6 == 0 else 0,
                int(not line.out),
                f"{hexed(line.key, 6)}-{row}",
                0,
                None,
                int(group),
                int(line.n % 4 == 0),
                None,
            )
        )
        mail = names[line.chat]
        also: dict[str, list[Any]] = {"thread": [mail], "at": [iso((line.ms + 800) * 1000)] if line.n % 6 == 0 else []}
        who = () if line.out else party(line.who.mail, name=nicks[line.who.mail])
        to = party(mail, name=nicks.get(mail)) if line.out else ()
        truth.append(says(line, "messages", row, sender=who, to=to, thread=keys[line.chat], also=also))
    for n, chat in enumerate(dict.fromkeys(x.chat for x in talk.lines), 1):
        last = next(x for x in reversed(talk.lines) if x.chat == chat)
        draft = "muss noch eben" if n == 2 else None
        rows["chats"].append(
            (n, keys[chat], None, int(chat in talk.groups), last.text if last.unread else None, last.ms, draft, n)
        )
        spare.append(("chats", n))
    rows["providerSettings"] = [(1, 1, "show_offline_contacts", "true"), (2, 1, "status", "bin da")]
    rows["lastrmqid"] = [(1, 4477)]
    rows["android_metadata"] = [("en_US",)]
    script = (
        LOCALE
        + """CREATE TABLE providers (_id INTEGER PRIMARY KEY, name TEXT, fullname TEXT, category TEXT, signup_url TEXT);
        CREATE TABLE accounts (_id INTEGER PRIMARY KEY, name TEXT, provider INTEGER, username TEXT, pw TEXT,
        active INTEGER NOT NULL DEFAULT 0,
        locked INTEGER NOT NULL DEFAULT 0, keep_signed_in INTEGER NOT NULL DEFAULT 0,
        last_login_state INTEGER NOT NULL DEFAULT 0,
        UNIQUE (provider, username));
        CREATE TABLE contactList (_id INTEGER PRIMARY KEY, name TEXT, provider INTEGER, account INTEGER);
        CREATE TABLE contacts (_id INTEGER PRIMARY KEY, username TEXT, nickname TEXT, provider INTEGER, account INTEGER,
        contactList INTEGER, type INTEGER, subscriptionStatus INTEGER, subscriptionType INTEGER, qc INTEGER,
        rejected INTEGER,
        otr INTEGER);
        CREATE TABLE chats (_id INTEGER PRIMARY KEY, contact_id INTEGER UNIQUE, jid_resource TEXT, groupchat INTEGER,
        last_unread_message TEXT, last_message_date INTEGER, unsent_composed_message TEXT, shortcut INTEGER);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY, thread_id INTEGER, nickname TEXT, body TEXT, date INTEGER,
        real_date INTEGER,
        type INTEGER, packet_id TEXT UNIQUE, err_code INTEGER NOT NULL DEFAULT 0, err_msg TEXT, is_muc INTEGER,
        show_ts INTEGER,
        consolidation_key INTEGER);
        CREATE TABLE presence (_id INTEGER PRIMARY KEY, contact_id INTEGER UNIQUE, jid_resource TEXT, client_type INTEGER,
        priority INTEGER, mode INTEGER, status TEXT);
        CREATE TABLE avatars (_id INTEGER PRIMARY KEY, contact TEXT, provider_id INTEGER, account_id INTEGER, hash TEXT,
        data BLOB,
        UNIQUE (account_id, contact));
        CREATE TABLE providerSettings (_id INTEGER PRIMARY KEY, provider INTEGER, name TEXT, value TEXT, UNIQUE (provider,
        name));
        CREATE TABLE groupMembers (_id INTEGER PRIMARY KEY, groupId INTEGER, username TEXT, nickname TEXT);
        CREATE TABLE outgoingRmqMessages (_id INTEGER PRIMARY KEY, rmq_id INTEGER, type INTEGER, ts INTEGER, data TEXT);
        CREATE TABLE lastrmqid (_id INTEGER PRIMARY KEY, rmq_id INTEGER);"""
    )
    spare += [("groupMembers", n) for n in range(1, len(rows["groupMembers"]) + 1)]
    decoys = (
        "providers",
        "accounts",
        "contactList",
        "presence",
        "avatars",
        "providerSettings",
        "outgoingRmqMessages",
        "lastrmqid",
        "android_metadata",
    )
    return database(script, rows, truth, "from memory: talk.db of com.google.android.gsf", decoys=decoys, spare=spare)


def qmf() -> Aside:
    """Qt's mail store,
        as Sailfish and Ubuntu Touch keep letters: heads and the beginning of the words; the letters are files.

    In truth the words are that beginning; the subject is right too. Drafts may be told or not. Sure: the table of letters and
    that senders and recipients are written as in a letter's head. Taken for granted: bits of the status,
        the order of columns,
    that times are in UTC without saying so.
    """
    talk = twelfth("qmf", count=52, people=13)
    rows = Rows(
        versioninfo=[],
        mailaccounts=[],
        mailaccountconfig=[],
        mailfolders=[],
        mailmessages=[],
        mailmessagecustom=[],
        mailthreads=[],
        mailthreadsubjects=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    rows["versioninfo"] = [("mailmessages", 114, stamp(1_600_000_000_000))]
    rows["mailaccounts"] = [
        (
            1,
            1,
            "Brise",
            f"{talk.me.name} <{talk.me.mail}>",
            391,
            "Sent from my phone",
            stamp(talk.lines[-1].ms, "%Y-%m-%dT%H:%M:%S"),
            "",
        )
    ]
    rows["mailaccountconfig"] = [
        (1, "imap4", "server", "imap.brise.example"),
        (1, "imap4", "username", talk.me.handle),
        (1, "smtp", "emailaddress", talk.me.mail),
    ]
    for n, name in enumerate(("INBOX", "Sent", "Drafts", "Trash"), 1):
        rows["mailfolders"].append((n, name, 0, 1, name.title(), 0, 40, 2, 0, "/"))
    for row, line in zip(spaced(talk.rng, 60), (x for x in talk.lines if x.text), strict=False):
        other, words = talk.people[line.chat], line.text or ""
        draft = line.out and line.n % 13 == 6
        one, to = (talk.me, other) if line.out else (other, talk.me)
        head = f'"{one.name}" <{one.mail}>' if one.n % 3 == 1 else f"{one.name} <{one.mail}>" if one.n % 5 else one.mail
        ahead = f"{to.name} <{to.mail}>" if to.n % 4 else to.mail
        subject = ("Re: " if line.n % 3 == 0 else "") + SUBJECTS[line.chat % 8]
        when = stamp(line.ms, "%Y-%m-%dT%H:%M:%S")
        status = (0x2 | 0x4 if line.out else 0x1) | 0x40 | (0 if line.unread else 0x80) | (1 << 18 if draft else 0)
        folder = 3 if draft else 2 if line.out else 1
        preview = " ".join(words.split())[:280]
        rows["mailmessages"].append(
            (
                row,
                8,
                folder,
                head,
                ahead,
                subject,
                when,
                status,
                1,
                f"qmfstoragemanager:{row}",
                f"{folder}|{300 + row}",
                1800 + len(words),
                1 if line.n % 2 else 2,
                0,
                0,
                0,
                when if line.out else stamp(line.ms + 4000, "%Y-%m-%dT%H:%M:%S"),
                None,
                0,
                None,
                f"{line.key}@brise.example",
                preview,
                line.chat,
            )
        )
        rows["mailmessagecustom"].append((row, "qmf-detached-filename", ""))
        if draft:
            spare.append(("mailmessages", row))
            continue
        also: dict[str, list[Any]] = {
            "body": [subject],
            "at": [iso(line.s * 1_000_000), local(stamp(line.ms + 4000))],
            "thread": [None],
        }
        truth.append(
            says(
                line,
                "mailmessages",
                row,
                at=local(when),
                sender=party(one.mail, head, name=one.name if head != one.mail else None),
                to=party(to.mail, ahead, name=to.name if to.n % 4 else None),
                thread=line.chat,
                body=preview,
                also=also,
            )
        )
    for chat in dict.fromkeys(x.chat for x in talk.lines):
        mine = [x for x in talk.lines if x.chat == chat]
        rows["mailthreads"].append(
            (
                chat,
                len(mine),
                0,
                "",
                1,
                SUBJECTS[chat % 8],
                (mine[-1].text or "")[:280],
                talk.people[chat].mail,
                stamp(mine[-1].ms, "%Y-%m-%dT%H:%M:%S"),
                stamp(mine[0].ms, "%Y-%m-%dT%H:%M:%S"),
                0,
            )
        )
        rows["mailthreadsubjects"].append((chat, SUBJECTS[chat % 8], chat))
    script = """CREATE TABLE versioninfo (tableName NVARCHAR(255) NOT NULL, versionNum INTEGER NOT NULL,
        lastUpdated NVARCHAR(20) NOT NULL,
        PRIMARY KEY(tableName, versionNum));
        CREATE TABLE mailaccounts (id INTEGER PRIMARY KEY NOT NULL, type INTEGER NOT NULL, name VARCHAR NOT NULL,
        emailaddress VARCHAR NOT NULL,
        status INTEGER NOT NULL, signature VARCHAR, lastsynchronized TIMESTAMP, iconpath VARCHAR);
        CREATE TABLE mailaccountconfig (id INTEGER NOT NULL, service VARCHAR NOT NULL, name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY(id, service, name));
        CREATE TABLE mailfolders (id INTEGER PRIMARY KEY NOT NULL, name VARCHAR NOT NULL, parentid INTEGER,
        parentaccountid INTEGER,
        displayname VARCHAR, status INTEGER, servercount INTEGER, serverunreadcount INTEGER,
        serverundiscoveredcount INTEGER,
        path VARCHAR);
        CREATE TABLE mailmessages (id INTEGER PRIMARY KEY NOT NULL, type INTEGER NOT NULL, parentfolderid INTEGER NOT NULL,
        sender VARCHAR, recipients VARCHAR, subject VARCHAR, stamp TIMESTAMP, status INTEGER, parentaccountid INTEGER,
        mailfile VARCHAR, serveruid VARCHAR, size INTEGER, contenttype INTEGER, previousparentfolderid INTEGER,
        responseid INTEGER,
        responsetype INTEGER, receivedstamp TIMESTAMP, copyserveruid VARCHAR, restorefolderid INTEGER, listid VARCHAR,
        rfcid VARCHAR,
        preview VARCHAR, parentthreadid INTEGER NOT NULL);
        CREATE TABLE mailmessagecustom (id INTEGER NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY(id,
        name));
        CREATE TABLE mailthreads (id INTEGER PRIMARY KEY NOT NULL, messagescount INTEGER NOT NULL,
        unreadcount INTEGER NOT NULL,
        serverid VARCHAR, parentaccountid INTEGER, subject VARCHAR, preview VARCHAR, senders VARCHAR, lastdate TIMESTAMP,
        starteddate TIMESTAMP, status INTEGER);
        CREATE TABLE mailthreadsubjects (id INTEGER PRIMARY KEY NOT NULL, basesubject VARCHAR, threadid INTEGER);
        CREATE INDEX mailmessages_stamp_idx ON mailmessages ("stamp");"""
    decoys = (
        "versioninfo",
        "mailaccounts",
        "mailaccountconfig",
        "mailfolders",
        "mailmessagecustom",
        "mailthreads",
        "mailthreadsubjects",
    )
    return database(
        script, rows, truth, "from memory: Qt Messaging Framework, qmailstoresql_p.cpp", decoys=decoys, spare=spare
    )


def siskin() -> Aside:
    """Siskin IM (iOS): chats and rooms of XMPP in one table, who is on the roster in another.

    Sure: states 0 came in, 2 came in unread, 1 sent, 3 not yet sent, 8 delivered, 9 read; kinds 0 text,
        1 a file by its address.
    Taken for granted: newer columns, and that the phone's own words in a room have its nickname. What is not yet sent, and
    previews of links, may be told or not.
    """
    talk = twelfth("siskin", count=72, people=13, groups=2)
    rows = Rows(
        chats=[],
        chat_history=[],
        roster_items=[],
        roster_groups=[],
        roster_items_groups=[],
        vcards_cache=[],
        avatars_cache=[],
        caps_identities=[],
    )
    truth, spare = list[Record](), list[tuple[str, int]]()
    host = "xmpp.brise.example"
    mine = f"{talk.me.handle}@{host}"
    jids = {p.n: f"{p.handle}@{host if p.n % 3 else 'jabber.example.net'}" for p in talk.people}
    jids |= {n: f"{('theater', 'utflykt')[i]}@rooms.{host}" for i, n in enumerate(talk.groups)}
    for person in talk.people[1:]:
        name = person.name if person.n % 4 else person.first if person.n % 8 else None
        rows["roster_items"].append(
            (person.n, mine, jids[person.n], name, "both" if person.n != 5 else "to", None, int(person.n == 5), None)
        )
        truth.append(known(name or jids[person.n], [jids[person.n]], "roster_items", person.n))
        rows["roster_items_groups"].append((person.n, 1 + person.n % 2))
        if person.n % 3 == 1:
            card = packed({"fn": person.name, "emails": [{"address": person.mail}], "telephones": []})
            rows["vcards_cache"].append((jids[person.n], card, hexed(person.key, 40), 1_690_000_000_000 + person.n))
            spare.append(("vcards_cache", len(rows["vcards_cache"])))
    called = {r[2]: r[3] for r in rows["roster_items"]}
    rows["roster_groups"] = [(1, "Friends"), (2, "Nachbarn")]
    for row, line in zip(spaced(talk.rng, len(talk.lines) * 2), _with_previews(talk.lines), strict=False):
        one, preview = line
        group, jid = one.chat in talk.groups, jids[one.chat]
        waits = one.out and one.n % 18 == 5 and not preview
        state = 3 if waits else (9, 8, 1)[one.n % 3] if one.out else 2 if one.unread else 0
        nick = one.who.first if group else None
        words = (
            one.text
            or f"https://upload.{host}/{hexed(one.key, 20)}/{one.form}.{'jpg' if one.form == 'image' else 'm4a'}"
        )
        kind = 2 if preview else 0 if one.text else 1
        told = words[words.index("https://") :].split()[0] if preview else words
        rows["chat_history"].append(
            (
                row,
                mine,
                jid,
                None,
                nick,
                None,
                jids[one.who.n] if group and one.n % 2 else None,
                one.ms + preview,
                None,
                kind,
                told,
                uuid(hexed(one.key, 24)),
                state,
                None,
                None,
                int(not group and one.n % 4 == 0) + 0,
                hexed(jid, 64) if not group and one.n % 4 == 0 else None,
                None,
                None,
                None,
                None,
                None,
                0,
            )
        )
        if preview or waits:
            spare.append(("chat_history", row))
            continue
        own = mine if one.out else jids[one.who.n]
        ways = party(nick, name=nick) if group else party(own, name=called.get(own))
        to = party(jid, name=called.get(jid)) if one.out else ()
        truth.append(says(one, "chat_history", row, sender=ways, to=to, thread=jid, body=words))
    for n, chat in enumerate(dict.fromkeys(x.chat for x in talk.lines), 1):
        last = next(x for x in reversed(talk.lines) if x.chat == chat)
        title = talk.groups[chat][0] if chat in talk.groups else None
        rows["chats"].append(
            (
                n,
                mine,
                jids[chat],
                title,
                last.ms,
                None,
                None,
                int(chat in talk.groups),
                talk.me.first if title else None,
                None,
                1 if title else None,
                packed({"encryption": "omemo"}) if n % 2 else None,
                "schreib ich dir spä" if n == 3 else None,
            )
        )
        spare.append(("chats", n))
    script = """CREATE TABLE chats (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, account TEXT NOT NULL COLLATE NOCASE,
        jid TEXT NOT NULL
        COLLATE NOCASE, name TEXT, timestamp INTEGER, thread_id TEXT, resource TEXT, type INTEGER NOT NULL, nickname TEXT,
        password TEXT, room_state INTEGER, options TEXT, message_draft TEXT);
        CREATE TABLE chat_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, account TEXT NOT NULL COLLATE NOCASE,
        jid TEXT NOT NULL
        COLLATE NOCASE, author_jid TEXT COLLATE NOCASE, author_nickname TEXT, recipient_nickname TEXT, participant_id TEXT,
        timestamp INTEGER, thread_id TEXT, item_type INTEGER NOT NULL, data TEXT, stanza_id TEXT, state INTEGER,
        preview TEXT,
        error TEXT, encryption INTEGER, fingerprint TEXT, appendix TEXT, correction_stanza_id TEXT,
        correction_timestamp INTEGER,
        master_id INTEGER, server_msg_id TEXT, markable INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX chat_history_account_jid_timestamp_idx ON chat_history (account, jid, timestamp);
        CREATE TABLE roster_items (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, account TEXT NOT NULL COLLATE NOCASE,
        jid TEXT NOT NULL
        COLLATE NOCASE, name TEXT, subscription TEXT, timestamp INTEGER, ask INTEGER, data TEXT);
        CREATE TABLE roster_groups (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL);
        CREATE TABLE roster_items_groups (item_id INTEGER NOT NULL, group_id INTEGER NOT NULL);
        CREATE TABLE vcards_cache (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, jid TEXT NOT NULL COLLATE NOCASE,
        data TEXT,
        avatar_hash TEXT, timestamp INTEGER);
        CREATE TABLE avatars_cache (jid TEXT NOT NULL COLLATE NOCASE, account TEXT NOT NULL, hash TEXT NOT NULL,
        type TEXT NOT NULL);
        CREATE TABLE caps_identities (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, node TEXT NOT NULL, name TEXT,
        type TEXT, category TEXT);
        PRAGMA user_version = 13;"""
    rows["vcards_cache"] = [(n, *r) for n, r in enumerate(rows["vcards_cache"], 1)]
    rows["caps_identities"] = [(1, "http://gajim.org#x8kq", "Gajim", "pc", "client")]
    decoys = ("roster_groups", "roster_items_groups", "avatars_cache", "caps_identities")
    return database(script, rows, truth, "from memory: tigase/siskin-im db-schema", decoys=decoys, spare=spare)


def _with_previews(lines: list[Line]) -> list[tuple[Line, int]]:
    """Each message, and behind one with a link the row for what the link leads to."""
    return [(x, late) for x in lines for late in ((0, 1) if x.text and "https://" in x.text else (0,))]
