"""People of the sixth pool: rosters, address books and lists of birthdays, and a messenger with its people.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from datetime import UTC, datetime

from tests.engine._pool_six_talk import six
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, uuid
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, known, party, says, spaced

HEAD = LOCALE + ROOM


def rongke() -> Aside:
    """A messenger's people: friends by account, what is known of each in a table beside, and who asked to be one.

    A friend is called by the note that one keeps, else by name, else by account. Rows of friends and of requests are the same
    people again: they may be told, and so may the holder's own row of `user_info`. Taken for granted: accounts are as people
    choose them; the text of a request is a sentence.
    """
    talk = six("rongke", people=16)
    rows, truth = Rows(contact_friends=[], contact_groups=[], user_info=[], friends_notify=[]), list[Record]()
    spare, me = list[tuple[str, int]](), talk.me.handle.replace(".", "_")
    for row, person in enumerate(talk.people, 1):
        account = person.handle.replace(".", "_")
        name = None if person.n % 6 == 5 else person.name
        mobile, mail = person.phone if person.n % 4 else "", person.mail if person.n % 3 == 0 else ""
        rows["user_info"].append(
            (account, name, "北京市" if person.n % 5 == 0 else "", 1, mobile, person.n % 2, mail,
             f"/sdcard/RKCloud/avatar/{account}.jpg" if person.n % 3 else None, None, 1_430_000_000_000 + row, 3, 3, 0, 0, 0)
        )  # fmt: skip
        if person.n == 0:
            spare.append(("user_info", row))
            continue
        remark = person.first if person.n % 5 == 2 else ""
        rows["contact_friends"].append((me, account, person.n % 3, remark))
        spare.append(("contact_friends", len(rows["contact_friends"])))
        called = [c for c in (remark, name, account) if c]
        truth.append(known(called[0], [w for w in (mobile, mail, account) if w], "user_info", row, *called[1:]))
        if person.n % 4 == 1:
            text = f"你好，我是{person.first}" if person.n % 8 == 1 else ""
            rows["friends_notify"].append((me, account, 1 + person.n % 2, 4, text, person.name, 1))
            spare.append(("friends_notify", len(rows["friends_notify"])))
    rows["contact_groups"] = [(me, 0, "我的好友"), (me, 1, "同事"), (me, 2, "家人")]
    script = LOCALE + (
        "CREATE TABLE contact_friends(reg_account TEXT NOT NULL COLLATE NOCASE,friend_account TEXT NOT NULL COLLATE NOCASE,"
        "group_id INTEGER NOT NULL,remark TEXT,PRIMARY KEY(reg_account,friend_account));"
        "CREATE TABLE contact_groups(reg_account TEXT NOT NULL COLLATE NOCASE,group_id INTEGER NOT NULL,"
        "group_name TEXT NOT NULL,PRIMARY KEY(reg_account,group_id));"
        "CREATE TABLE user_info(account TEXT COLLATE NOCASE PRIMARY KEY,name TEXT,address TEXT,user_type INTEGER,mobile TEXT,"
        "sex INTEGER,email TEXT COLLATE NOCASE,avatar_path TEXT,avatar_thumb TEXT,info_sync_lasttime INTEGER DEFAULT 0,"
        "info_client_version INTEGER DEFAULT 0,info_server_version INTEGER DEFAULT 0,"
        "avatar_client_thumb_version INTEGER DEFAULT 0,avatar_client_version INTEGER DEFAULT 0,"
        "avatar_server_version INTEGER DEFAULT 0);"
        "CREATE TABLE friends_notify(reg_account TEXT NOT NULL COLLATE NOCASE,friend_account TEXT NOT NULL COLLATE NOCASE,"
        "type INTEGER,status INTEGER,content TEXT,sys_name TEXT,read_status INTEGER DEFAULT 0,"
        "PRIMARY KEY(reg_account,friend_account,type));"
    )
    return database(
        script, rows | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/rongkecloud/RongKeMessenger-Android src/com/rongkecloud/test/db/table/ (RKCloudDb)",
        decoys=("contact_groups", "android_metadata"), spare=spare,
    )  # fmt: skip


def calleridpeople() -> Aside:
    """A firm's people on a phone that names callers: both names, firm, post, mail and number; keys are those of the server.

    Taken for granted: a firm that is not known is a text that says so, as the source means it.
    """
    talk = six("calleridpeople", people=20)
    rows, truth = Rows(CONTACT_TABLE=[]), list[Record]()
    firms = ("Cedar Line SAL", "no company data", "Bekaa Agro", "Tyr Shipping")
    for row, person in enumerate(talk.people[1:], 1):
        number = person.local.replace(" ", "")
        rows["CONTACT_TABLE"].append(
            (uuid(person.key), person.first, person.last, firms[row % 4], ("Buyer", "CFO", "", "Sales")[row % 4], person.mail,
             number)
        )  # fmt: skip
        truth.append(known(person.name, [number, person.mail], "CONTACT_TABLE", row))
    script = LOCALE + (
        "CREATE TABLE CONTACT_TABLE (CONTACT_ID TEXT PRIMARY KEY ,CONTACT_FNAME TEXT,CONTACT_LNAME TEXT, CONTACT_COMPANY TEXT ,"
        " CONTACT_JOB TEXT ,CONTACT_EMAIL TEXT , CONTACT_MOBILEPHONE TEXT  ) ;"
    )
    return database(
        script, rows | {"android_metadata": [("en_LB",)]}, truth,
        f"{HUB}/charbelmattarr/callerIdAndroidApp java/com/example/calleridapplication/DataBaseHelper.java (contacts.db)",
        decoys=("android_metadata",),
    )  # fmt: skip


def shaikhbook() -> Aside:
    """A recorder's copy of the phone's book: a number, a name and a picture's address.

    Taken for granted: who has two numbers is there twice; no picture is NULL.
    """
    talk = six("shaikhbook", people=22)
    rows, truth = Rows(phonecontacts=[]), list[Record]()
    for person in sorted(talk.people[1:], key=lambda p: p.name):
        for number in (person.local, person.phone) if person.n % 7 == 3 else (person.local,):
            row = len(rows["phonecontacts"]) + 1
            photo = f"content://com.android.contacts/contacts/{person.n * 5}/photo" if person.n % 3 else None
            rows["phonecontacts"].append((row, number, person.name, photo))
            truth.append(known(person.name, [number], "phonecontacts", row))
    script = LOCALE + "CREATE TABLE phonecontacts(id INTEGER PRIMARY KEY,phone_number TEXT, name TEXT , photo TEXT);"
    root = "app/src/main/java/com/shaikhutech/callrecorder/SqliteDatabase"
    return database(
        script, rows | {"android_metadata": [("en_PK",)]}, truth,
        f"{HUB}/zeeshan-mehdi/Call-Recorder-For-WhatsApp {root}/ContactsDatabase.java (contacts)", decoys=("android_metadata",),
    )  # fmt: skip


def dugubook() -> Aside:
    """A Chinese address book (greenDAO): people, their numbers and mails in tables beside, each with what it is for; groups.

    Birthdays are milliseconds. Taken for granted: how tables of mails, groups and their members are declared, as their like are;
    what numbers are for is a Chinese word; the first letter is that of the name.
    """
    talk = six("dugubook", people=20)
    names = ("CONTACT", "PHONE", "EMAIL", "GROUP", "GROUP_LINK_CONTACT")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    for row, person in zip(spaced(talk.rng, len(talk.people) - 1), talk.people[1:], strict=True):
        ways = [person.local, *([person.phone] if person.n % 4 == 0 else [])]
        mails = [person.mail] if person.n % 3 == 0 else []
        born = (
            int(datetime(1960 + person.n, 1 + person.n % 12, 3, tzinfo=UTC).timestamp() * 1000)
            if person.n % 2
            else None
        )
        rows["CONTACT"].append(
            (row, b"\x89PNG\r\n" + person.key.encode() if person.n % 5 == 0 else None, person.name,
             person.first if person.n % 6 == 0 else None, "海德集团" if person.n % 4 == 1 else None,
             "经理" if person.n % 4 == 1 else None, person.first[0].upper(), person.n % 7 == 0, None,
             "大学同学" if person.n % 5 == 2 else None, "朝阳区建国路" if person.n % 6 == 1 else None,
             "100022" if person.n % 6 == 1 else None, born, None)
        )  # fmt: skip
        for at, way in enumerate(ways):
            rows["PHONE"].append((len(rows["PHONE"]) + 1, row, way, ("手机", "住宅")[at]))
        for mail in mails:
            rows["EMAIL"].append((len(rows["EMAIL"]) + 1, row, mail, "私人"))
        rows["GROUP_LINK_CONTACT"].append((row * 2, 1 + person.n % 3, row))
        truth.append(known(person.name, [*ways, *mails], "CONTACT", row))
    rows["GROUP"] = [(1, "家人"), (2, "朋友"), (3, "同事")]
    script = LOCALE + (
        'CREATE TABLE "CONTACT" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"ICON" BLOB,"NAME" TEXT,"NICKNAME" TEXT,'
        '"ORGANIZATION" TEXT,"JOB" TEXT,"FIRST_PING_YIN" TEXT,"IS_SIM" INTEGER NOT NULL ,"RING" TEXT,"REMARK" TEXT,'
        '"ADDRESS" TEXT,"POST_CODE" TEXT,"BIRTHDAY" INTEGER,"BUSINESSARD_DATA" BLOB);'
        'CREATE TABLE "PHONE" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"CONTACT_ID" INTEGER,"PHONE" TEXT,"PHONE_NAME" TEXT);'
        'CREATE TABLE "EMAIL" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"CONTACT_ID" INTEGER,"EMAIL" TEXT,"EMAIL_NAME" TEXT);'
        'CREATE TABLE "GROUP" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"GROUP_NAME" TEXT);'
        'CREATE TABLE "GROUP_LINK_CONTACT" ("_id" INTEGER PRIMARY KEY AUTOINCREMENT ,"GROUP_ID" INTEGER,"CONTACT_ID" INTEGER);'
    )
    return database(
        script, {f'"{n}"' if n == "GROUP" else n: r for n, r in rows.items()} | {"android_metadata": [("zh_CN",)]}, truth,
        f"{HUB}/dugu97/AddressBook app/src/main/java/com/dugu/addressbook/db/ContactDao.java, PhoneDao.java",
        decoys=("PHONE", "EMAIL", "GROUP", "GROUP_LINK_CONTACT", "android_metadata"),
    )  # fmt: skip


def mycontacts() -> Aside:
    """A small address book (Room): names in two parts, a street and a sex; no number at all."""
    talk = six("mycontacts", people=16)
    rows, truth = Rows(contacts=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        street = f"{row * 7} {('Mill Lane', 'Rue Haute', 'Am Anger')[row % 3]}"
        rows["contacts"].append((row, person.first, person.last, street, ("Male", "Female", "Other")[row % 3]))
        truth.append(known(person.name, [], "contacts", row))
    rows["room_master_table"] = [(42, hexed("mycontacts", 32))]
    script = HEAD + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, firstName TEXT NOT NULL,"
        "lastName TEXT NOT NULL, address TEXT NOT NULL, gender TEXT NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/utkarsh006/Contacts-App app/src/main/java/com/example/mycontacts/domain/model/Contact.kt",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def lunarbirthdays() -> Aside:
    """Birthdays by the moon (SwiftData): a name, month and day, and where a mail of remembrance goes, which is the holder's own.

    Who is there has a name and no number. Taken for granted: SwiftData's columns are as Core Data's are for these names, keys of
    16 bytes; most reminders have no mail; the words of a mail are a sentence.
    """
    talk = six("lunarbirthdays", people=18)
    rows, truth = Rows(ZBIRTHDAYENTITY=[], ZSYNCOPERATIONENTITY=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        made = 1_787_000_000.5 + row * 5400 - COCOA
        mail = (1, talk.me.mail, f"{person.first}生日快到了，记得打电话") if person.n % 4 == 0 else (0, "", "")
        rows["ZBIRTHDAYENTITY"].append(
            (row, 1, 2, mail[0], int(person.n % 9 == 0), 1 + person.n % 30, 1 + person.n * 5 % 12, 1, 1, 540, person.n % 3,
             made, None, made + 90_000_000 + row * 86_400, made + 60, mail[1], mail[2], person.name, "synced",
             bytes.fromhex(hexed(f"b{row}", 32)))
        )  # fmt: skip
        truth.append(known(person.name, [], "ZBIRTHDAYENTITY", row))
    rows["ZSYNCOPERATIONENTITY"] = [
        (n, 2, 1, 631_000_000.0 + n, "upsert", bytes.fromhex(hexed(f"o{n}", 32))) for n in (1, 2, 3)
    ]
    script = core_data(
        {
            "ZBIRTHDAYENTITY": "ZEMAILENABLED INTEGER, ZISLEAPMONTH INTEGER, ZLUNARDAY INTEGER, ZLUNARMONTH INTEGER,"
            " ZNOTIFYDAYBEFORE INTEGER, ZNOTIFYSAMEDAY INTEGER, ZREMINDERTIMEMINUTES INTEGER, ZVERSION INTEGER,"
            " ZCREATEDAT TIMESTAMP, ZDELETEDAT TIMESTAMP, ZNEXTSOLARDATE TIMESTAMP, ZUPDATEDAT TIMESTAMP,"
            " ZEMAILADDRESS VARCHAR, ZEMAILMESSAGE VARCHAR, ZNAME VARCHAR, ZSYNCSTATERAW VARCHAR, ZID BLOB",
            "ZSYNCOPERATIONENTITY": "ZCREATEDAT TIMESTAMP, ZKINDRAW VARCHAR, ZID BLOB",
        },
        rows,
    )
    root = "ios/BirthdayCore/Sources/BirthdayCore/Data"
    return database(
        script, rows, truth, f"{HUB}/qsw745/birthday {root}/BirthdayEntity.swift (default.store)",
        decoys=("ZSYNCOPERATIONENTITY", "Z_PRIMARYKEY", "Z_METADATA", "Z_MODELCACHE"),
    )  # fmt: skip


def netcore() -> Aside:
    """A messenger (Room): who wrote by number of the server, what is no text is the number of a file, people by telephone.

    The own account is a row of people like the others; nothing in the store says which. `sort_key` is microseconds. Messages
    with a picture have the number of a file for their text, which may be told or not. Taken for granted: the server
    counts times in milliseconds, as the phone does; chats of two are `direct` and have no title; columns of files and states.
    """
    talk = six("netcore", count=58, people=8, groups=1)
    names = ("users", "chats", "chat_participants", "messages", "media", "message_status", "sync_state")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    spare, group = list[tuple[str, int]](), next(iter(talk.groups))
    ids = {p.n: 40 + p.n * 3 for p in talk.people}
    chats = {n: 300 + n * 2 for n in (*range(1, len(talk.people)), group)}
    for row, person in enumerate(talk.people, 1):
        user = person.handle.replace(".", "_") if person.n % 3 else None
        shown = person.name if person.n != 5 else None
        rows["users"].append(
            (ids[person.n], person.phone, user, shown, "На связи" if person.n == 2 else None, None, "offline",
             talk.lines[-1].ms - row * 60_000 if person.n else None)
        )  # fmt: skip
        if person.n == 0:
            spare.append(("users", ids[0]))
        else:
            called = [c for c in (shown, user, person.phone) if c]
            truth.append(
                known(called[0], [person.phone, *([user] if user else [])], "users", ids[person.n], *called[1:])
            )
    for n, chat in chats.items():
        members = talk.groups[n][1] if n == group else [talk.me, talk.people[n]]
        title = talk.groups[n][0] if n == group else None
        rows["chats"].append(
            (chat, "group" if n == group else "direct", title, None, None, ids[members[-1].n], None, 0)
        )
        rows["chat_participants"] += [
            (chat, ids[p.n], "owner" if p is members[-1] else "member", talk.lines[0].ms - 90_000, 0) for p in members
        ]
    for row, line in enumerate(talk.lines, 900):
        kind = "text" if line.text else {"voice": "voice", "file": "document"}.get(line.form, "image")
        if not line.text:
            media = 70 + len(rows["media"])
            rows["media"].append(
                (media, f"/data/user/0/com.netcoremessenger/files/media/{media}", "image/jpeg", 48_211 + row)
            )
        content = line.text or str(rows["media"][-1][0])
        rows["messages"].append(
            (row, uuid(line.key), chats[line.chat], ids[line.who.n], kind, content, None, row - 2 if row % 11 == 0 else None,
             line.ms * 1000, line.ms, ("read", "delivered", "sent")[line.n % 3], int(line.deleted), 0, 0)
        )  # fmt: skip
        other = talk.other(line)
        to = party(ids[other.n], other.phone, name=other.name) if other and line.out else []
        sender = party(ids[line.who.n], line.who.phone, name=line.who.name)
        made = says(line, "messages", row, sender=sender, to=to, thread=chats[line.chat])
        truth.append(made if line.text else made | {"also": {"body": [content]}})
    rows["sync_state"] = [(1, "global", talk.lines[-1].ms)]
    rows["room_master_table"] = [(42, hexed("netcore", 32))]
    script = HEAD + (
        "CREATE TABLE users (id INTEGER NOT NULL, phone TEXT NOT NULL, username TEXT, display_name TEXT, bio TEXT,"
        "avatar_media_id INTEGER, status TEXT, last_online_at INTEGER, PRIMARY KEY(id));"
        "CREATE TABLE chats (id INTEGER NOT NULL, type TEXT NOT NULL, title TEXT, description TEXT, avatar_media_id INTEGER,"
        "creator_id INTEGER, invite_link TEXT, is_deleted INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE chat_participants (chat_id INTEGER NOT NULL, user_id INTEGER NOT NULL, role TEXT NOT NULL,"
        "joined_at INTEGER NOT NULL, is_typing INTEGER NOT NULL, PRIMARY KEY(chat_id, user_id),"
        "FOREIGN KEY(chat_id) REFERENCES chats(id) ON UPDATE NO ACTION ON DELETE CASCADE,"
        "FOREIGN KEY(user_id) REFERENCES users(id) ON UPDATE NO ACTION ON DELETE CASCADE);"
        "CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, client_id TEXT, chat_id INTEGER NOT NULL,"
        "sender_id INTEGER NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL, album_id TEXT, reply_to_msg_id INTEGER,"
        "sort_key INTEGER NOT NULL, created_at INTEGER NOT NULL, status TEXT NOT NULL, is_deleted INTEGER NOT NULL,"
        "retry_count INTEGER NOT NULL, next_retry_at INTEGER NOT NULL,"
        "FOREIGN KEY(chat_id) REFERENCES chats(id) ON UPDATE NO ACTION ON DELETE CASCADE);"
        "CREATE TABLE media (id INTEGER NOT NULL, local_path TEXT, mime_type TEXT, size INTEGER, PRIMARY KEY(id));"
        "CREATE TABLE message_status (message_id INTEGER NOT NULL, user_id INTEGER NOT NULL, status TEXT NOT NULL,"
        "updated_at INTEGER NOT NULL, PRIMARY KEY(message_id, user_id));"
        "CREATE TABLE sync_state (id INTEGER NOT NULL, scope TEXT NOT NULL, last_sync INTEGER NOT NULL, PRIMARY KEY(id));"
    )
    root = "client/NetcoreMessenger/app/src/main/java/com/netcoremessenger/core/data"
    return database(
        script, rows | {"android_metadata": [("ru_RU",)]}, truth,
        f"{HUB}/nikolay203843v1/NetcoreMessenger-ANDROID {root}/local/entity/, repository/MessageRepository.kt",
        decoys=("chats", "chat_participants", "media", "message_status", "sync_state", "android_metadata", "room_master_table"),
        spare=spare,
    )  # fmt: skip
