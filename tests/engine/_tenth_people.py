"""Stores of the tenth set that were drawn as keeping people: books, networks, a messenger and a mesh of radios.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, packed, tenth, uuid
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, known, party, says, spaced


def qtox() -> Aside:
    """Version 7 of its history: whose a row is, is told by an alias of a key; texts and names are bytes.

    A profile without a password is not encrypted. Files, events and names of peers may be told or not.
    """
    talk = tenth("qtox", count=72, people=7)
    rows = Rows(peers=[], aliases=[], history=[], text_messages=[], file_transfers=[], system_messages=[])
    truth, spare = list[Record](), list[tuple[str, int]]()
    keys = {p.n: hexed(p.key).upper() for p in talk.people}
    for person in talk.people:
        rows["peers"].append((person.n + 1, keys[person.n]))
        rows["aliases"].append((person.n + 1, person.n + 1, person.name.encode()))
    rows["aliases"].append((20, 3, talk.people[2].handle.encode()))
    at = spaced(talk.rng, len(talk.lines))
    for line in talk.lines:
        row, alias = at[line.n], 20 if line.who.n == 2 and line.n > 40 else line.who.n + 1
        kind = "T" if line.text else "F"
        rows["history"].append((row, kind, line.ms, line.chat + 1))
        if line.text is None:
            file = f"{line.form}_{line.n}.bin"
            rows["file_transfers"].append(
                (row, "F", alias, bytes.fromhex(line.key), file.encode(), f"/home/user/{file}".encode(),
                 bytes.fromhex(hexed(line.key)), 4096 + line.n, 0 if line.out else 1, 5)
            )  # fmt: skip
            spare += [("history", row), ("file_transfers", row)]
            continue
        rows["text_messages"].append((row, "T", alias, line.text.encode()))
        other = talk.people[line.chat]
        sender, to = party(keys[line.who.n], name=line.who.name), party(keys[other.n], name=other.name)
        truth.append(says(line, "history", row, sender=sender, to=to if line.out else (), thread=keys[other.n]))
    for n in range(3):
        row = at[-1] + 3 + n
        rows["history"].append((row, "S", talk.lines[-1].ms + 60_000 * (n + 1), 2 + n))
        rows["system_messages"].append((row, "S", 1, talk.people[1 + n].name.encode(), b"away", None, None))
        spare += [("history", row), ("system_messages", row)]
    rows["faux_offline_pending"] = [(truth[-1]["provenance"]["rowid"], 0)]
    spare += [(t, n) for t in ("peers", "aliases") for n in range(1, 21)]
    spare += [("text_messages", r[0]) for r in rows["text_messages"]]
    script = """CREATE TABLE peers (id INTEGER PRIMARY KEY, public_key TEXT NOT NULL UNIQUE);
        CREATE TABLE aliases (id INTEGER PRIMARY KEY, owner INTEGER, display_name BLOB NOT NULL, UNIQUE(owner, display_name),
        FOREIGN KEY (owner) REFERENCES peers(id));
        CREATE TABLE history (id INTEGER PRIMARY KEY,
        message_type CHAR(1) NOT NULL DEFAULT 'T' CHECK (message_type in ('T','F','S')),
        timestamp INTEGER NOT NULL, chat_id INTEGER NOT NULL, UNIQUE (id, message_type),
        FOREIGN KEY (chat_id) REFERENCES peers(id));
        CREATE TABLE text_messages (id INTEGER PRIMARY KEY, message_type CHAR(1) NOT NULL CHECK (message_type = 'T'),
        sender_alias INTEGER NOT NULL, message BLOB NOT NULL, FOREIGN KEY (id, message_type) REFERENCES history(id, message_type),
        FOREIGN KEY (sender_alias) REFERENCES aliases(id));
        CREATE TABLE file_transfers (id INTEGER PRIMARY KEY, message_type CHAR(1) NOT NULL CHECK (message_type = 'F'),
        sender_alias INTEGER NOT NULL, file_restart_id BLOB NOT NULL, file_name BLOB NOT NULL, file_path BLOB NOT NULL,
        file_hash BLOB NOT NULL, file_size INTEGER NOT NULL, direction INTEGER NOT NULL, file_state INTEGER NOT NULL,
        FOREIGN KEY (id, message_type) REFERENCES history(id, message_type),
        FOREIGN KEY (sender_alias) REFERENCES aliases(id));
        CREATE TABLE system_messages (id INTEGER PRIMARY KEY, message_type CHAR(1) NOT NULL CHECK (message_type = 'S'),
        system_message_type INTEGER NOT NULL, arg1 BLOB, arg2 BLOB, arg3 BLOB, arg4 BLOB,
        FOREIGN KEY (id, message_type) REFERENCES history(id, message_type));
        CREATE TABLE faux_offline_pending (id INTEGER PRIMARY KEY, required_extensions INTEGER NOT NULL DEFAULT 0,
        FOREIGN KEY (id) REFERENCES history(id));
        CREATE TABLE broken_messages (id INTEGER PRIMARY KEY, reason INTEGER NOT NULL DEFAULT 0,
        FOREIGN KEY (id) REFERENCES history(id));
        CREATE INDEX chat_id_idx on history (chat_id); PRAGMA user_version = 7;"""
    return database(
        script, rows, truth, f"{HUB}/qTox/qTox src/persistence/history.cpp", decoys=("faux_offline_pending", "broken_messages"),
        spare=spare,
    )  # fmt: skip


def primal() -> Aside:
    """Letters of Nostr as they were kept before their texts were sealed; profiles of those who are written with are contacts.

    Profiles of authors of notes and one's own may be told or not.
    """
    talk = tenth("primal", count=64, people=12)
    rows, truth = Rows(DirectMessageData=[], MessageConversationData=[], ProfileData=[], PostData=[]), list[Record]()
    keys, own = {p.n: hexed(p.key) for p in talk.people}, hexed(talk.me.key)
    at, spare = spaced(talk.rng, len(talk.lines)), list[tuple[str, int]]()
    words = [line for line in talk.lines if line.text]
    for line in words:
        row, other = at[line.n], keys[line.chat]
        sender, receiver = (own, other) if line.out else (other, own)
        rows["DirectMessageData"].append(
            (row, hexed("dm" + line.key), own, sender, receiver, other, line.s, line.text, "[]", "[]")
        )
        truth.append(
            says(
                line,
                "DirectMessageData",
                row,
                at=line.s * 1_000_000,
                sender=party(sender),
                to=party(receiver),
                thread=other,
            )
        )
    talked = {line.chat for line in words}
    for n in sorted(talked):
        last = [line for line in words if line.chat == n][-1]
        relation = "Follows" if n % 3 else "Other"
        rows["MessageConversationData"].append(
            (own, keys[n], hexed("dm" + last.key), last.s, int(last.unread), relation, hexed("meta" + keys[n]))
        )
    for row, person in enumerate(talk.people, 1):
        about = packed({"name": person.handle, "display_name": person.name, "nip05": person.mail})
        address = person.mail if person.n % 2 else None
        raw = packed(
            {"id": hexed("meta" + keys[person.n]), "pubkey": keys[person.n], "kind": 0, "content": about, "tags": []}
        )
        rows["ProfileData"].append(
            (row, keys[person.n], hexed("meta" + keys[person.n]), 1_690_000_000 + row, raw, person.handle, person.name, address,
             address, None, None, None, None, "gm" if person.n % 4 == 0 else "")
        )  # fmt: skip
        if person.n in talked:
            ways = [keys[person.n], person.handle] + ([address] if address else [])
            truth.append(known(person.name, ways, "ProfileData", row, person.handle))
        else:
            spare.append(("ProfileData", row))
    for n in range(25):
        author = talk.people[n % 12]
        text = f"{talk.rng.choice(words).text} #{n}"
        rows["PostData"].append(
            (hexed(f"post{n}"), keys[author.n], 1_700_000_000 + n * 977, "[]", text, "[]", "[]", "ab" * 64, "{}")
        )
    rows["room_master_table"] = [(42, "8b0d0fd3ef8a4b16a97a0c3ab4f2e0d5")]
    # The letters' key is a text; row numbers are given here to have the gaps that deleted rows leave.
    script = (
        ROOM
        + """CREATE TABLE DirectMessageData (messageId TEXT NOT NULL, ownerId TEXT NOT NULL, senderId TEXT NOT NULL,
        receiverId TEXT NOT NULL, participantId TEXT NOT NULL, createdAt INTEGER NOT NULL, content TEXT NOT NULL,
        uris TEXT NOT NULL, hashtags TEXT NOT NULL, PRIMARY KEY(messageId, ownerId));
        CREATE TABLE MessageConversationData (ownerId TEXT NOT NULL, participantId TEXT NOT NULL, lastMessageId TEXT NOT NULL,
        lastMessageAt INTEGER NOT NULL, unreadMessagesCount INTEGER NOT NULL, relation TEXT NOT NULL, participantMetadataId TEXT,
        PRIMARY KEY(participantId, ownerId));
        CREATE TABLE ProfileData (ownerId TEXT NOT NULL, eventId TEXT NOT NULL, createdAt INTEGER NOT NULL, raw TEXT NOT NULL,
        handle TEXT, displayName TEXT, internetIdentifier TEXT, lightningAddress TEXT, lnUrlDecoded TEXT, avatarCdnImage TEXT,
        bannerCdnImage TEXT, website TEXT, about TEXT, PRIMARY KEY(ownerId));
        CREATE TABLE PostData (postId TEXT NOT NULL, authorId TEXT NOT NULL, createdAt INTEGER NOT NULL, tags TEXT NOT NULL,
        content TEXT NOT NULL, uris TEXT NOT NULL, hashtags TEXT NOT NULL, sig TEXT NOT NULL, raw TEXT NOT NULL,
        PRIMARY KEY(postId));"""
    )
    named = {
        "DirectMessageData": "(rowid, messageId, ownerId, senderId, receiverId, participantId, createdAt, content, "
        "uris, hashtags)",
        "ProfileData": "(rowid, ownerId, eventId, createdAt, raw, handle, displayName, internetIdentifier, lightningAddress, "
        "lnUrlDecoded, avatarCdnImage, bannerCdnImage, website, about)",
    }
    return database(
        script, {t + named.get(t, ""): r for t, r in rows.items()}, truth,
        f"{HUB}/PrimalHQ/primal-android-app app/src/main/kotlin/net/primal/android/messages/db/MessageConversationData.kt",
        decoys=("MessageConversationData", "PostData", "room_master_table"), spare=spare,
    )  # fmt: skip


def nos() -> Aside:
    """Authors and what they published, in Core Data. Those whom the holder follows are contacts; others may be told or not."""
    talk = tenth("nos", count=40, people=22)
    columns = {
        "ZAUTHOR": "ZMUTED INTEGER, ZFOLLOWNOTIFICATIONS INTEGER, ZINCOMINGNOTIFICATIONS INTEGER, "
        "ZLASTUPDATEDCONTACTLIST TIMESTAMP, ZLASTUPDATEDMETADATA TIMESTAMP, ZLASTUPDATEDMUTELIST TIMESTAMP, "
        "ZABOUT VARCHAR, ZDISPLAYNAME VARCHAR, ZHEXADECIMALPUBLICKEY VARCHAR, ZNAME VARCHAR, ZNIP05 VARCHAR, "
        "ZPRONOUNS VARCHAR, ZWEBSITE VARCHAR, ZPROFILEPHOTOURL VARCHAR, ZRAWMETADATA BLOB, ZRAWMETADATA1 BLOB",
        "ZEVENT": "ZISREAD INTEGER, ZISVERIFIED INTEGER, ZKIND INTEGER, ZSENDATTEMPTS INTEGER, ZAUTHOR INTEGER, "
        "ZCREATEDAT TIMESTAMP, ZEXPIRATIONDATE TIMESTAMP, ZRECEIVEDAT TIMESTAMP, ZCONTENT VARCHAR, ZIDENTIFIER VARCHAR, "
        "ZREPLACEABLEIDENTIFIER VARCHAR, ZSIGNATURE VARCHAR, ZALLTAGS BLOB",
        "ZFOLLOW": "ZDESTINATION INTEGER, ZSOURCE INTEGER, ZPETNAME VARCHAR",
        "ZNOSNOTIFICATION": "ZISREAD INTEGER, ZFOLLOWER INTEGER, ZUSER INTEGER, ZCREATEDAT TIMESTAMP, ZEVENTID VARCHAR",
        "ZRELAY": "ZCREATEDAT TIMESTAMP, ZMETADATAFETCHEDAT TIMESTAMP, ZADDRESS VARCHAR, ZCONTACT VARCHAR, ZNAME VARCHAR, "
        "ZPUBKEY VARCHAR, ZRELAYDESCRIPTION VARCHAR, ZSOFTWARE VARCHAR, ZVERSION VARCHAR, ZSUPPORTEDNIPS BLOB",
    }
    rows, truth, spare = Rows({t: [] for t in columns}), list[Record](), list[tuple[str, int]]()
    for row, person in enumerate(talk.people, 1):
        key, address = hexed(person.key), person.mail if person.n % 3 else None
        shown = person.name if person.n % 4 else None
        about = packed({"name": person.handle, "display_name": shown, "nip05": address}).encode()
        rows["ZAUTHOR"].append(
            (row, 1, 2, 0, None, None, 721_000_000.5 + row, 722_000_000.25 + row, None, None, shown, key, person.handle, address,
             None, None, f"https://img.example/{person.n}.jpg", about, None)
        )  # fmt: skip
        if person.n and person.n % 5:
            rows["ZFOLLOW"].append((len(rows["ZFOLLOW"]) + 1, 3, 1, row, 1, None))
            ways = [key, person.handle] + ([address] if address else [])
            truth.append(known(shown or person.handle, ways, "ZAUTHOR", row, person.handle))
        else:
            spare.append(("ZAUTHOR", row))
    for line in talk.lines:
        rows["ZEVENT"].append(
            (line.n + 1, 2, 1, 0, 1, 1 if line.text else 7, 0, line.who.n + 1, line.s - COCOA, None, line.s - COCOA + 4,
             line.text or "+", hexed("ev" + line.key), None, hexed("sig" + line.key, 128), None)
        )  # fmt: skip
        if line.n % 4 == 0:
            note = (len(rows["ZNOSNOTIFICATION"]) + 1, 4, 1, 0, None, 1, line.s - COCOA, hexed("ev" + line.key))
            rows["ZNOSNOTIFICATION"].append(note)
    rows["ZRELAY"] = [
        (1, 5, 1, 720_000_000.0, None, "wss://relay.example", "mailto:ops@relay.example", "Relay", None, "A relay", "strfry",
         "1.0", None)
    ]  # fmt: skip
    return database(
        core_data(columns, rows), rows, truth, f"{HUB}/planetary-social/nos Nos/Models/CoreData/Nos.xcdatamodeld (Nos 20)",
        decoys=("ZEVENT", "ZFOLLOW", "ZNOSNOTIFICATION", "ZRELAY"), spare=spare,
    )  # fmt: skip


def odoo() -> Aside:
    """A firm's partners, people and companies. Taken for granted: what the server says is `false` where it has no text."""
    talk = tenth("odoo", people=28)
    rows, truth, none = Rows(res_partner=[]), list[Record](), "false"
    row = 0
    for firm, number in (("Kuchyně Dvořák s.r.o.", "+420224000113"), ("Osei Timber Ltd", "+233302000145")):
        row += 1
        mail = f"info@{firm.split()[0].lower().encode('ascii', 'ignore').decode()}.example"
        rows["res_partner"].append(
            (row, 400 + row, "2023-11-02 08:00:00", "false", "true", firm, "true", b"\x89PNG", "Hlavní 4", none, "Praha", "11000",
             f"http://www.{mail[5:]}", number, none, mail, none)
        )  # fmt: skip
        truth.append(known(firm, [number, mail], "res_partner", row))
    for person in talk.people[1:]:
        row += 1 if person.n % 7 else 3
        phone = person.local if person.n % 2 else none
        mobile = person.phone if person.n % 3 else none
        mail = person.mail if person.n % 4 or (phone == none and mobile == none) else none
        ways = [w for w in (phone, mobile, mail) if w != none]
        rows["res_partner"].append(
            (row, 900 + row, "2024-02-10 13:30:05", "false", "true", person.name, none, None, none, none, none, none, none, phone,
             mobile, mail, 1 if person.n % 5 == 0 else none)
        )  # fmt: skip
        truth.append(known(person.name, ways, "res_partner", row))
    rows["res_company"] = [(1, 1, "2023-01-01 00:00:00", "false", "true", "My Company")]
    rows["ir_model"] = [
        (1, 81, "2024-02-10 13:31:00", "false", "true", "Partner", "res.partner", "2024-02-10 13:31:00")
    ]
    rows["android_metadata"] = [("cs_CZ",)]
    head = "_id INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER, _write_date VARCHAR(100), _is_dirty BOOLEAN, _is_active BOOLEAN"
    script = f"""CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE res_partner ({head}, name TEXT, is_company TEXT, image_small BLOB, street TEXT, street2 TEXT, city TEXT,
        zip VARCHAR(10), website TEXT, phone TEXT, mobile TEXT, email TEXT, company_id INTEGER);
        CREATE TABLE res_company ({head}, name VARCHAR(100));
        CREATE TABLE ir_model ({head}, name VARCHAR(100), model VARCHAR(100), last_synced VARCHAR(100));"""
    return database(
        script, rows, truth, f"{HUB}/Odoo-mobile/framework src/com/odoo/base/res/ResPartner.java",
        decoys=("res_company", "ir_model", "android_metadata"),
    )  # fmt: skip


def evolution() -> Aside:
    """The book of GNOME's phones: names in columns are folded to small letters, numbers stand in the vCard alone."""
    talk = tenth("evolution", people=20)
    rows, truth = Rows(folders=[], keys=[], folder_id=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        uid = f"pas-id-{hexed(person.key, 16).upper()}"
        rev = "2024-03-0" + str(1 + row % 9) + "T10:11:12Z(0)"
        mail = person.mail if person.n % 3 else None
        card = [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"UID:{uid}",
            f"REV:{rev}",
            f"FN:{person.name}",
            f"N:{person.last};{person.first};;;",
        ]
        card += [f"TEL;TYPE=CELL:{person.phone}"] + ([f"TEL;TYPE=HOME:{person.local}"] if person.n % 5 == 0 else [])
        card += [f"EMAIL;TYPE=HOME:{mail}"] if mail else []
        card += ["X-EVOLUTION-FILE-AS:" + f"{person.last}\\, {person.first}", "END:VCARD", ""]
        low = [s.casefold() for s in (f"{person.last}, {person.first}", person.name, person.first, person.last)]
        rows["folder_id"].append(
            (uid, rev, low[0], None, *low[1:], mail, None, None, None, 0, 1, 0, "\r\n".join(card), None)
        )
        truth.append(
            known(person.name, [person.phone, person.local, *([mail] if mail else [])], "folder_id", row, low[1])
        )
    rows["folders"] = [("folder_id", "Personal", None, 1, 0, 3, "2024-03-09T10:11:12Z(7)")]
    rows["keys"] = [("populated", "1", "folder_id")]
    script = """CREATE TABLE folders( folder_id  TEXT PRIMARY KEY, folder_name TEXT,  sync_data TEXT, is_populated INTEGER,
        partial_content INTEGER, version INTEGER,  revision TEXT);
        CREATE TABLE keys( key TEXT PRIMARY KEY, value TEXT, folder_id TEXT REFERENCES folders);
        CREATE TABLE folder_id ( uid TEXT PRIMARY KEY, rev TEXT, file_as TEXT, nickname TEXT, full_name TEXT, given_name TEXT,
        family_name TEXT, email_1 TEXT, email_2 TEXT, email_3 TEXT, email_4 TEXT, is_list INTEGER, list_show_addresses INTEGER,
        wants_html INTEGER, vcard TEXT, bdata TEXT);"""
    address = f"{HUB}/GNOME/evolution-data-server addressbook/libedata-book/e-book-backend-sqlitedb.c"
    return database(script, rows, truth, address, decoys=("folders", "keys"))


def pocontacts() -> Aside:
    """People as JSON in a column; of a label of one's own the word stands beside its kind."""
    talk = tenth("pocontacts", people=26)
    rows, truth = Rows(contacts=[]), list[Record]()
    for row, person in zip(spaced(talk.rng, 25), talk.people[1:], strict=True):
        phones = [("cell", "", person.phone)] + ([("custom", "chalet", person.local)] if person.n % 4 == 0 else [])
        mails = [("home", "", person.mail)] if person.n % 3 == 0 else []
        body = {
            "name": person.name,
            "phone_infos": [{"label_type": a, "label_value": b, "text_value": c} for a, b, c in phones],
            "email_infos": [{"label_type": a, "label_value": b, "text_value": c} for a, b, c in mails],
            "address": "12 Mill Lane" if person.n % 6 == 0 else "",
            "organization_name": "Osei Timber" if person.n % 5 == 0 else "",
            "organization_title": "",
            "notes": "met at the choir" if person.n % 8 == 0 else "",
            "unknown_vcf_fields": [f"X-PO-ID:{uuid(person.key)}"] if person.n % 7 == 0 else [],
        }
        rows["contacts"].append((row, packed(body)))
        truth.append(known(person.name, [c for _, _, c in (*phones, *mails)], "contacts", row))
    rows["android_metadata"] = [("fr_FR",)]
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE contacts(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, json TEXT);"""
    address = f"{HUB}/androidseb/po-contacts po_contacts_flutter/lib/model/data/contact.dart"
    return database(script, rows, truth, address, decoys=("android_metadata",))


def meshtastic() -> Aside:
    """Packets of radios: the text is a list of bytes in JSON.

    What has its usual value is left out, as Kotlin does: one's own packets have no `from`, those for all no `to`.
    """
    talk = tenth("meshtastic", count=58, people=8, groups=1)
    rows, truth = Rows(packet=[], log=[], quick_chat=[]), list[Record]()
    nodes = {p.n: f"!{p.key[:8]}" for p in talk.people}
    at = spaced(talk.rng, len(talk.lines))
    for line in talk.lines:
        if line.text is None:
            continue
        row, group = at[line.n], line.chat in talk.groups
        to = "^all" if group else nodes[line.chat] if line.out else nodes[0]
        sender = "^local" if line.out else nodes[line.who.n]
        signed = [b - 256 if b > 127 else b for b in line.text.encode()]
        body = {"to": to, "bytes": signed, "dataType": 1, "from": sender, "time": line.ms, "id": int(line.key[:7], 16),
                "status": "DELIVERED" if line.out else "RECEIVED", "hopLimit": 3}  # fmt: skip
        body = {k: v for k, v in body.items() if v not in ("^all", "^local")}
        thread = "0^all" if group else f"0{nodes[line.chat]}"
        rows["packet"].append((row, 1, thread, line.ms, packed(body)))
        ways = () if line.out else party(nodes[line.who.n])
        truth.append(
            says(line, "packet", row, sender=ways, to=party(to) if line.out and not group else (), thread=thread)
        )
        rows["log"].append(
            (uuid(line.key), "Packet", line.ms + 3,
             f"from: {int(line.who.key[:8], 16)}\nto: -1\ndecoded {{\n  portnum: TEXT_MESSAGE_APP\n}}\nrx_rssi: -{70 + line.n}\n")
        )  # fmt: skip
    rows["log"] += [
        (uuid(hexed(f"n{n}", 24)), "NodeInfo", 1_700_000_000_000 + n, f"num: {n}\nuser {{\n}}\n") for n in range(12)
    ]
    rows["quick_chat"] = [(1, "OK", "ok, copied", "Append", 0), (2, "POS", "My position is on the map", "Instant", 1)]
    rows["room_master_table"] = [(42, "5a779656cf00ccb63e4140845e25be09")]
    script = (
        ROOM
        + """CREATE TABLE packet (uuid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, port_num INTEGER NOT NULL,
        contact_key TEXT NOT NULL, received_time INTEGER NOT NULL, data TEXT NOT NULL);
        CREATE TABLE log (uuid TEXT NOT NULL, type TEXT NOT NULL, received_date INTEGER NOT NULL, message TEXT NOT NULL,
        PRIMARY KEY(uuid));
        CREATE TABLE quick_chat (uuid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, message TEXT NOT NULL,
        mode TEXT NOT NULL, position INTEGER NOT NULL);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/meshtastic/Meshtastic-Android app/schemas/com.geeksville.mesh.database.MeshtasticDatabase/3.json",
        decoys=("log", "quick_chat", "room_master_table"),
    )  # fmt: skip


def privatecontacts() -> Aside:
    """People whom the phone's own book does not have: each way to reach one is a row, birthdays and relatives among them."""
    talk = tenth("privatecontacts", people=22)
    rows, truth = Rows(ContactEntity=[], ContactDataEntity=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        key = uuid(person.key)
        nick = person.handle if person.n % 4 == 0 else ""
        ways = [("PHONE", person.phone, "MOBILE")] + ([("PHONE", person.local, "PRIVATE")] if person.n % 5 == 0 else [])
        ways += [("EMAIL", person.mail, "BUSINESS")] if person.n % 3 == 0 else []
        more = [("EVENT_DATE", f"19{60 + person.n}-04-1{person.n % 9}", "BIRTHDAY")] if person.n % 2 else []
        more += [("COMPANY", "Wilk & Zając", "MAIN")] if person.n % 6 == 0 else []
        for order, (category, value, kind) in enumerate((*ways, *more)):
            rows["ContactDataEntity"].append(
                (uuid(hexed(f"{key}{order}", 24)), key, category, int(order == 0), value, value, order, kind, None)
            )
        search = " ".join((person.first, person.last, nick, *(v for _, v, _ in ways))).lower()
        note = "nicht am Wochenende anrufen" if person.n % 7 == 0 else ""
        rows["ContactEntity"].append(
            (key, person.first, person.last, nick, "SECRET" if person.n % 3 else "PUBLIC", note, search)
        )
        truth.append(known(person.name, [v for _, v, _ in ways], "ContactEntity", row))
    rows["room_master_table"] = [(42, "f139d21ad130e47fe0d92fe958b424f7")]
    script = (
        ROOM
        + """CREATE TABLE ContactEntity (id TEXT NOT NULL, firstName TEXT NOT NULL, lastName TEXT NOT NULL,
        nickname TEXT NOT NULL, type TEXT NOT NULL, notes TEXT NOT NULL, fullTextSearch TEXT NOT NULL, PRIMARY KEY(id));
        CREATE TABLE ContactDataEntity (id TEXT NOT NULL, contactId TEXT NOT NULL, category TEXT NOT NULL,
        isMain INTEGER NOT NULL,
        valueRaw TEXT NOT NULL, valueFormatted TEXT NOT NULL, sortOrder INTEGER NOT NULL, typekey TEXT NOT NULL,
        typecustomValue TEXT, PRIMARY KEY(id),
        FOREIGN KEY(contactId) REFERENCES ContactEntity(id) ON UPDATE NO ACTION ON DELETE CASCADE );
        CREATE INDEX index_ContactDataEntity_contactId ON ContactDataEntity (contactId);"""
    )
    return database(
        script, rows, truth,
        f"{HUB}/fgubler/PrivateContacts "
        "app/room_schemas/ch.abwesend.privatecontacts.infrastructure.room.database.AppDatabase/16.json",
        decoys=("ContactDataEntity", "room_master_table"),
    )  # fmt: skip
