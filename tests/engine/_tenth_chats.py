"""Chats of the tenth set: two of IRC, one of XMPP, a relay of messages, a game's chat and a mail program.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, tenth, uuid
from tests.engine.published_talk import Aside, Record, Talk, database, party, says, spaced


def revolution() -> Aside:
    """A table for each channel and each who is written with, blanks in no name. Type 0 is a text, 3 and 4 who came and went.

    Of a sender prefixes, a blank, and nick, user and host as IRC has them.
    """
    talk = tenth("revolution", count=70, people=6, groups=2)
    truth, spare, rows, script = list[Record](), list[tuple[str, int]](), Rows(), ""
    channels = {n: f"#{('gartenfreunde', 'linux-pl')[i]}" for i, n in enumerate(talk.groups)}
    tables = {
        n: f"messages_{channels[n] if n in channels else talk.people[n].handle}" for n in (*range(1, 6), *channels)
    }
    for name in tables.values():
        script += f"""CREATE TABLE '{name}' (_id INTEGER PRIMARY KEY,sender_data TEXT,sender_uuid BLOB,date INTEGER,text TEXT,
            type INTEGER,extra TEXT);"""
        rows[f"'{name}'"] = []
    for line in talk.lines:
        if line.text is None:
            continue
        name = tables[line.chat]
        listed, who = rows[f"'{name}'"], line.who
        row = len(listed) + 1
        sign = "@" if line.chat in channels and who.n == 1 else ""
        data = f"{sign} {who.handle}!~{who.key[:5]}@host-{who.n}.example"
        listed.append((row, data, bytes.fromhex(hexed(who.key, 32)), line.ms, line.text.replace("\n", " "), 0, "{}"))
        ways = party(who.handle, data)
        other = party(talk.people[line.chat].handle) if line.out and line.chat not in channels else ()
        thread = channels.get(line.chat, talk.people[line.chat % 6].handle)
        truth.append(says(line, name, row, sender=ways, to=other, thread=thread, body=line.text.replace("\n", " ")))
        if line.chat in channels and line.n % 5 == 0:
            came = (row + 1, data, bytes.fromhex(hexed(who.key, 32)), line.ms + 400, None, 3 + line.n % 2, "{}")
            listed.append(came)
            spare.append((name, row + 1))
    script += "PRAGMA user_version = 1;"
    address = f"{HUB}/MCMrARM/revolution-irc (package io.mrarm.chatlib.android.storage, SQLiteMessageStorageFile)"
    return database(script, rows, truth, address, spare=spare)


def gajim() -> Aside:
    """Its log of version 6: kinds 4 and 6 are messages in and out, 2 in a room by nick, 0 and 1 tell who is there."""
    talk = tenth("gajim", count=80, people=8, groups=1)
    rows, truth, spare = Rows(jids=[], logs=[]), list[Record](), list[tuple[str, int]]()
    jids = {n: f"{talk.people[n].handle}@xmpp.example" for n in range(1, 8)}
    jids |= dict.fromkeys(talk.groups, "haus14@conference.example")
    places = {n: i for i, n in enumerate(jids, 1)}
    rows["jids"] = [(places[n], jid, int(n in talk.groups)) for n, jid in jids.items()] + [(20, "xmpp.example", 0)]
    at, row = spaced(talk.rng, len(talk.lines) * 2), 0
    for line in talk.lines:
        if line.text is None:
            continue
        row, group = at[line.n * 2], line.chat in talk.groups
        kind = 2 if group else 6 if line.out else 4
        nick = line.who.first if group else None
        more = packed({"gajim": {"user_timestamp": line.s}}) if line.n % 10 == 0 else "{}"
        rows["logs"].append(
            (row, 1, places[line.chat], nick, line.ms / 1000, kind, None, line.text, None, None, more, uuid(line.key),
             uuid(line.key[::-1]), "OMEMO" if line.n % 3 == 0 else None, None, 1 if line.out else None)
        )  # fmt: skip
        ways = party(jids[line.chat])
        sender = party(nick, name=nick) if group else () if line.out else ways
        to = ways if line.out and not group else ()
        truth.append(says(line, "logs", row, sender=sender, to=to, thread=jids[line.chat]))
        if line.n % 7 == 0:
            status = (row + 1, 1, places[line.chat], nick, line.s + 2, int(group), 1 + line.n % 4)
            rows["logs"].append((*status, "away" if line.n % 2 else "", None, None, "{}", *[None] * 5))
            spare.append(("logs", row + 1))
    rows["last_archive_message"] = [(places[1], "a81f", str(talk.lines[0].s), None)]
    spare += [("jids", n) for n in range(1, 21)]
    script = """CREATE TABLE jids(jid_id INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, jid TEXT UNIQUE, type INTEGER);
        CREATE TABLE logs(log_line_id INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, account_id INTEGER, jid_id INTEGER,
        contact_name TEXT, time INTEGER, kind INTEGER, show INTEGER, message TEXT, error TEXT, subject TEXT,
        additional_data TEXT, stanza_id TEXT, message_id TEXT, encryption TEXT, encryption_state TEXT, marker INTEGER);
        CREATE TABLE last_archive_message(jid_id INTEGER PRIMARY KEY UNIQUE, last_mam_id TEXT, oldest_mam_timestamp TEXT,
        last_muc_timestamp TEXT);
        CREATE INDEX idx_logs_jid_id_time ON logs (jid_id, time DESC); PRAGMA user_version=6;"""
    address = f"{HUB}/gajim/gajim gajim/common/storage/archive.py (version 6)"
    return database(script, rows, truth, address, decoys=("last_archive_message",), spare=spare)


def airmessage() -> Aside:
    """Messages of a Mac on a phone: no sender where the holder wrote; members of a conversation, tapbacks and drafts beside.

    Taken for granted: item type 0 is a message and 1 tells who came, and how attachments' columns are called.
    """
    talk = tenth("airmessage", count=74, people=8, groups=1)
    rows = Rows(messages=[], conversations=[], members=[], attachments=[], tapback=[], draft_files=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    where = {n: (p.phone if p.n % 2 else p.mail) for n, p in enumerate(talk.people)}
    chats = {n: 10 + n for n in (*range(1, 8), *talk.groups)}
    for n, chat in chats.items():
        title, people = talk.groups.get(n, (None, [talk.people[n] if n < 8 else talk.me]))
        guid = f"iMessage;{'+' if n in talk.groups else '-'};{'chat' + hexed(str(n), 18) if n in talk.groups else where[n]}"
        draft = ("vielleicht morg", 1_700_000_000_000) if n == 4 else (None, 0)
        rows["conversations"].append((chat, guid, None, 0, 0, "iMessage", title, n % 3, 0, 0, 4_278_190_080, *draft))
        rows["members"] += [(where[p.n], chat, 4_283_215_696 + p.n) for p in people if p.n]
    at = spaced(talk.rng, len(talk.lines) + 2)
    for line in talk.lines:
        row, out = at[line.n], line.out
        rows["messages"].append(
            (row, 90_000 + row, uuid(line.key).upper(), None if out else where[line.who.n], None, line.ms, 0, None,
             3 if out else 1, 0, None, line.ms + 60_000 if out and line.n % 2 else None, line.text, None,
             "com.apple.MobileSMS.expressivesend.gentle" if line.n % 20 == 4 else None, 0, chats[line.chat], 0, None,
             90_000 + row, 0)
        )  # fmt: skip
        if line.text is None:
            rows["attachments"].append(
                (len(rows["attachments"]) + 1, hexed(line.key, 32), row, f"{line.form}.jpg", 81_000, "image/jpeg", None,
                 None, None, None, 0, 0)
            )  # fmt: skip
        if line.n % 8 == 1:
            rows["tapback"].append((len(rows["tapback"]) + 1, row, 0, None if line.n % 16 == 1 else where[1], 2000))
        other = talk.other(line)
        sender = () if out else party(where[line.who.n])
        to = party(where[other.n]) if other and out else ()
        truth.append(says(line, "messages", row, sender=sender, to=to, thread=chats[line.chat]))
    group = chats[max(talk.groups)]
    for n in range(2):
        row = at[len(talk.lines) + n]
        rows["messages"].append(
            (row, 90_000 + row, uuid(hexed(f"act{n}", 24)).upper(), where[1], where[2 + n], talk.lines[-1].ms + 5000 * (n + 1), 1,
             1, 0, 0, None, None, None, None, None, 0, group, 0, None, 90_000 + row, 0)
        )  # fmt: skip
        spare.append(("messages", row))
    rows["android_metadata"] = [("en_GB",)]
    script = (
        LOCALE
        + """CREATE TABLE messages (_id INTEGER PRIMARY KEY UNIQUE, server_id INTEGER, guid TEXT, sender TEXT, other TEXT,
        date INTEGER NOT NULL, item_type INTEGER NOT NULL, item_subtype INTEGER, state INTEGER, error INTEGER, error_details TEXT,
        date_read INTEGER, message_text TEXT, message_subject TEXT, send_style TEXT, send_style_viewed INTEGER NOT NULL DEFAULT 0,
        chat INTEGER NOT NULL,preview_state INTEGER DEFAULT 0,preview_id INTEGER,sort_id_linked INTEGER,
        sort_id_linked_offset INTEGER);
        CREATE TABLE conversations (_id INTEGER PRIMARY KEY UNIQUE, guid TEXT, external_id INTEGER, state INTEGER NOT NULL,
        service_handler INTEGER NOT NULL, service TEXT, name TEXT, unread_message_count INTEGER NOT NULL DEFAULT 0,
        archived INTEGER NOT NULL DEFAULT 0, muted INTEGER NOT NULL DEFAULT 0,color INTEGER NOT NULL DEFAULT 4278190080,
        draft_message TEXT,draft_update_time INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE draft_files (_id INTEGER PRIMARY KEY UNIQUE,chat INTEGER NOT NULL,file TEXT NOT NULL,file_name TEXT NOT NULL,
        file_size INTEGER NOT NULL,file_type TEXT NOT NULL,media_store_id INTEGER,modification_date INTEGER);
        CREATE TABLE members (member TEXT NOT NULL,chat INTEGER NOT NULL, color INTEGER NOT NULL);
        CREATE TABLE attachments (_id INTEGER PRIMARY KEY UNIQUE, guid TEXT,message INTEGER NOT NULL,name TEXT,size INTEGER,
        type TEXT NOT NULL,path TEXT,checksum TEXT,download_type TEXT,download_name TEXT,sort INTEGER,
        should_autodownload INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE tapback (_id INTEGER PRIMARY KEY UNIQUE, message INTEGER NOT NULL,message_index INTEGER NOT NULL,sender TEXT,
        code INTEGER NOT NULL);"""
    )
    address = f"{HUB}/airmessage/airmessage-android app/src/main/java/me/tagavari/airmessage/data/DatabaseManager.java"
    decoys = ("conversations", "draft_files", "members", "attachments", "tapback", "android_metadata")
    return database(script, rows, truth, address, decoys=decoys, spare=spare)


def quasseldroid() -> Aside:
    """What a bouncer sent: senders with user and host, type 1 is a text, 32 to 128 who came and went, flag 1 the holder's own."""
    talk = tenth("quasseldroid", count=78, people=9, groups=2)
    rows, truth, spare = Rows(message=[], filtered=[]), list[Record](), list[tuple[str, int]]()
    at = spaced(talk.rng, len(talk.lines) * 2, 4_100_000)
    for line in talk.lines:
        if line.text is None:
            continue
        row, text = at[line.n * 2], line.text.replace("\n", " ")
        full = f"{line.who.handle}!~{line.who.key[:6]}@user/{line.who.handle}"
        real = line.who.name if line.n % 4 else ""
        rows["message"].append((row, line.ms, 1, int(line.out), 30 + line.chat, full, "", real, "", text, 0))
        ways = party(full, line.who.handle, name=real or None)
        truth.append(says(line, "message", row, sender=ways, thread=30 + line.chat, body=text))
        if line.chat in talk.groups and line.n % 4 == 0:
            kind, words = ((32, "#nachbarn"), (64, "#nachbarn"), (128, "Ping timeout: 252 seconds"))[line.n // 4 % 3]
            rows["message"].append((row + 1, line.ms + 900, kind, 0, 30 + line.chat, full, "", "", "", words, 0))
            spare.append(("message", row + 1))
    rows["filtered"] = [(1, 31, 0), (1, 40, 224)]
    rows["room_master_table"] = [(42, "39c0c2a6d2f0f6f5f3d5b1a7c9e4d8b0")]
    script = (
        ROOM
        + """CREATE TABLE message (messageId INTEGER NOT NULL, time INTEGER NOT NULL, type INTEGER NOT NULL,
        flag INTEGER NOT NULL, bufferId INTEGER NOT NULL, sender TEXT NOT NULL, senderPrefixes TEXT NOT NULL,
        realName TEXT NOT NULL, avatarUrl TEXT NOT NULL, content TEXT NOT NULL, ignored INTEGER NOT NULL, PRIMARY KEY(messageId));
        CREATE INDEX index_message_bufferId ON message (bufferId); CREATE INDEX index_message_ignored ON message (ignored);
        CREATE TABLE filtered (accountId INTEGER NOT NULL, bufferId INTEGER NOT NULL, filtered INTEGER NOT NULL,
        PRIMARY KEY(accountId, bufferId));"""
    )
    address = f"{HUB}/justjanne/QuasselDroid-ng (package de.kuschku.quasseldroid.persistence, QuasselDatabase)"
    return database(script, rows, truth, address, decoys=("filtered", "room_master_table"), spare=spare)


def crosswords() -> Aside:
    """A word game: what was said in each game, by whose turn at the table. Taken for granted: the holder sits first, seconds."""
    talk = tenth("crosswords", count=46, people=6)
    rows, truth, spare = (
        Rows(summaries=[], chat=[], pairs=[], logs=[], study=[]),
        list[Record](),
        list[tuple[str, int]](),
    )
    games = {n: 100 + n for n in range(1, 6)}
    for n, game in games.items():
        players = f"{talk.me.first}\n{talk.people[n].first}"
        rows["summaries"].append(
            (game, game, f"Game {n}", 12 + n, 1, 0, 5, 2, 0, players, int(n == 2), 0, f"{100 + n} {90 + n}", hexed(f"g{n}", 8),
             1_700_000_000 + n, n % 2, 1_699_000_000_000 + n, 1_700_000_000_000 + n, b"\x1e\x00\x07" * 40)
        )  # fmt: skip
        spare.append(("summaries", game))
    for line in talk.lines:
        if line.text is None:
            continue
        row = len(rows["chat"]) + 1
        rows["chat"].append((games[line.chat], int(not line.out), line.text, line.s))
        ways = party(str(int(not line.out)), name=line.who.first)
        truth.append(says(line, "chat", row, at=line.s * 1_000_000, sender=ways, thread=games[line.chat]))
    rows["pairs"] = [("NEXT_NOTIFY", "17"), ("STUDY_ON", "true")]
    rows["logs"] = [(stamp(1_700_000_000_000 + n * 60_000), f"onStartCommand({n})", "NetUtils") for n in range(20)]
    rows["study"] = [("QANAT", 1, "en"), ("ZLOTY", 1, "en")]
    script = """CREATE TABLE summaries (rowid INTEGER PRIMARY KEY AUTOINCREMENT, VISID INTEGER, GAME_NAME TEXT, NUM_MOVES INTEGER,
        TURN INTEGER, TURN_LOCAL INTEGER, GIFLAGS INTEGER, NUM_PLAYERS INTEGER, MISSINGPLYRS INTEGER, PLAYERS TEXT,
        GAME_OVER INTEGER, QUASHED INTEGER, SCORES TEXT, REMOTEDEVS TEXT, LASTMOVE INTEGER DEFAULT 0, HASMSGS INTEGER DEFAULT 0,
        CREATE_TIME INTEGER, LASTPLAY_TIME INTEGER, SNAPSHOT BLOB);
        CREATE TABLE chat (ROW INTEGER, SENDER INTEGER, MESSAGE TEXT, CHATTIME INTEGER DEFAULT 0);
        CREATE TABLE pairs (KEY TEXT, VALUE TEXT, UNIQUE (KEY));
        CREATE TABLE logs (TIMESTAMP DATETIME DEFAULT CURRENT_TIMESTAMP, MESSAGE TEXT, TAG TEXT);
        CREATE TABLE study (WORD TEXT, LANGUAGE INTEGER(1), ISOCODE TEXT(8), UNIQUE (WORD, ISOCODE));"""
    address = f"{HUB}/eehouse/xwords xwords4/android/app/src/main/java/org/eehouse/android/xw4/DBHelper.kt"
    return database(script, rows, truth, address, decoys=("pairs", "logs", "study"), spare=spare)


def _addressed(talk: Talk, n: int) -> str:
    return f"{talk.people[n].name} <{talk.people[n].mail}>"


def geary() -> Aside:
    """Mail on GNOME's phones as its first version laid it out: heads and bodies as they came, which folder in another table."""
    talk = tenth("geary", count=64, people=10)
    rows = Rows(MessageTable=[], MessageLocationTable=[], ImapMessagePropertiesTable=[])
    truth, at = list[Record](), spaced(talk.rng, len(talk.lines))
    for line in talk.lines:
        if line.text is None:
            continue
        row, other = at[line.n], line.chat
        sender, to = (
            (_addressed(talk, 0), _addressed(talk, other))
            if line.out
            else (_addressed(talk, other), _addressed(talk, 0))
        )
        when, subject = stamp(line.ms, "%a, %d %b %Y %H:%M:%S +0000"), f"Re: {talk.people[other].first} ({line.n % 9})"
        head = f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {when}\r\n"
        head += "Content-Type: text/plain; charset=UTF-8\r\n\r\n"
        body = line.text.replace("\n", "\r\n") + "\r\n"
        mid = f"<{line.key}@kurier.example>"
        copy = _addressed(talk, 1 + other % 9) if line.n % 11 == 0 else None
        rows["MessageTable"].append(
            (
                row,
                255,
                when,
                line.s,
                sender,
                sender,
                None,
                to,
                copy,
                None,
                mid,
                None,
                None,
                subject,
                head,
                body,
                line.text[:40],
            )
        )
        folder = 2 if line.out else 1
        rows["MessageLocationTable"].append((len(rows["MessageLocationTable"]) + 1, row, folder, 500 + row, 0))
        rows["ImapMessagePropertiesTable"].append(
            (row, row, "" if line.unread else "\\Seen", when, len(head) + len(body))
        )
        mine, theirs = (
            party(talk.me.mail, name=talk.me.name),
            party(talk.people[other].mail, name=talk.people[other].name),
        )
        pair = (mine, theirs) if line.out else (theirs, mine)
        told = says(line, "MessageTable", row, at=line.s * 1_000_000, sender=pair[0], to=pair[1], also={"body": [body]})
        truth.append(told)
    rows["FolderTable"] = [(1, "INBOX", None), (2, "Sent", None), (3, "Drafts", None)]
    rows["ImapFolderPropertiesTable"] = [(n, n, 40 + n, 1_600_000_000, 900, "") for n in (1, 2, 3)]
    script = """CREATE TABLE FolderTable (id INTEGER PRIMARY KEY, name TEXT NOT NULL,
        parent_id INTEGER REFERENCES FolderTable ON DELETE RESTRICT);
        CREATE TABLE MessageTable (id INTEGER PRIMARY KEY, fields INTEGER, date_field TEXT, date_time_t INTEGER, from_field TEXT,
        sender TEXT, reply_to TEXT, to_field TEXT, cc TEXT, bcc TEXT, message_id TEXT, in_reply_to TEXT, reference_ids TEXT,
        subject TEXT, header TEXT, body TEXT, preview TEXT);
        CREATE TABLE MessageLocationTable (id INTEGER PRIMARY KEY, message_id INTEGER REFERENCES MessageTable ON DELETE CASCADE,
        folder_id INTEGER REFERENCES FolderTable ON DELETE CASCADE, ordering INTEGER, remove_marker INTEGER DEFAULT 0);
        CREATE TABLE ImapFolderPropertiesTable (id INTEGER PRIMARY KEY,
        folder_id INTEGER UNIQUE REFERENCES FolderTable ON DELETE CASCADE, last_seen_total INTEGER, uid_validity INTEGER,
        uid_next INTEGER, attributes TEXT);
        CREATE TABLE ImapMessagePropertiesTable (id INTEGER PRIMARY KEY,
        message_id INTEGER UNIQUE REFERENCES MessageTable ON DELETE CASCADE, flags TEXT, internaldate TEXT,
        rfc822_size INTEGER);"""
    decoys = ("FolderTable", "MessageLocationTable", "ImapFolderPropertiesTable", "ImapMessagePropertiesTable")
    return database(script, rows, truth, f"{HUB}/GNOME/geary sql/version-001.sql", decoys=decoys)
