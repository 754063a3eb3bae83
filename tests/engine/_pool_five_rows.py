"""Tables of the fifth pool that say things in ways of their own: texts sealed as addresses of the web, times cut short, parts.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote_plus

from tests.engine._pool_five_talk import five
from tests.engine._pool_two_talk import wall
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, stamp
from tests.engine.published_talk import Aside, Line, Record, Ring, database, known, party, rang, says

HEAD = LOCALE + ROOM


def westonmessenger() -> Aside:
    """A messenger by numbers (Room): who wrote by number and user name, one's own in a table of its own; pictures in cells.

    Taken for granted: a message of a picture has '' for its text; friends are those that are neither refused nor removed, and
    whoever is asked (Sent, Pending) may be told.
    """
    talk = five("weston", count=54, people=8, groups=1)
    rows, truth = Rows(message=[], friend=[], conversation=[], logged_in_user=[]), list[Record]()
    spare, group = list[tuple[str, int]](), next(iter(talk.groups))
    rows["logged_in_user"] = [(4, talk.me.handle, talk.me.mail, 1)]
    ids = {p.n: 4 if p.n == 0 else 20 + p.n * 3 for p in talk.people}
    for person in talk.people[1:]:
        status = ("Friends", "Sent", "Pending")[0 if person.n < 6 else person.n - 5]
        rows["friend"].append((ids[person.n], person.handle, status))
        # A user name and a number of the server's are all there is of a friend.
        spare.append(("friend", ids[person.n]))
    for row, line in enumerate(talk.lines, 1):
        picture = b"\xff\xd8\xff\xe0\x00\x10JFIF" + line.key.encode() if not line.text else None
        late = line.out and row > len(talk.lines) - 2
        rows["message"].append(
            (row, None if late else 500 + row, ids[line.who.n], 70 + line.chat, line.who.handle, line.text or "", line.ms,
             line.ms + 30_000 if line.edited else None, "CREATED" if late else "SUCCESS", picture)
        )  # fmt: skip
        truth.append(
            says(line, "message", row, sender=party(ids[line.who.n], line.who.handle, name=line.who.handle),
                 thread=70 + line.chat)
        )  # fmt: skip
    for n in (*range(1, 8), group):
        last = max((x.ms for x in talk.lines if x.chat == n), default=None)
        rows["conversation"].append((70 + n, talk.groups[n][0] if n == group else talk.people[n].handle, last))
    rows["room_master_table"] = [(42, hexed("weston", 32))]
    script = HEAD + (
        "CREATE TABLE message (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, messageId INTEGER, userId INTEGER NOT NULL,"
        "conversationId INTEGER NOT NULL, userName TEXT NOT NULL, message TEXT NOT NULL, timeSent INTEGER NOT NULL,"
        "timeUpdated INTEGER, status TEXT NOT NULL, image BLOB);"
        "CREATE TABLE friend (friendId INTEGER NOT NULL, friendUserName TEXT NOT NULL, friendStatus TEXT NOT NULL,"
        "PRIMARY KEY(friendId));"
        "CREATE TABLE conversation (conversationId INTEGER NOT NULL, conversationName TEXT, lastUpdatedDateTime INTEGER,"
        "PRIMARY KEY(conversationId));"
        "CREATE TABLE logged_in_user (userId INTEGER NOT NULL, userName TEXT NOT NULL, userEmail TEXT NOT NULL,"
        "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"
    )
    root = "MessengerAppMVVM/app/src/main/java/weston/luke/messengerappmvvm/data/database/entities/Message.kt"
    return database(
        script, rows | {"android_metadata": [("en_NZ",)]}, truth, f"{HUB}/lukekweston/MessengerAPP {root}",
        decoys=("conversation", "logged_in_user", "android_metadata", "room_master_table"), spare=spare,
    )  # fmt: skip


def returned() -> Aside:
    """Calls and texts that came while one could not answer, in one table: a flag tells texts, who of calls has none (NULL).

    The four rows that the database is made with name callers that are none; they may be told or not. Taken for granted, as what
    calls the adapter is not finished in the source: the caller is his name in the phone's book, else the number; all came in.
    """
    talk = five("returned", count=70, people=9, rings=60)
    rows, truth, spare = Rows(parentRecordingTable=[], childRecordingTable=[]), list[Record](), list[tuple[str, int]]()
    made = 1_459_000_000_000
    for n in range(2):
        rows["parentRecordingTable"].append((n + 1, f"Recoring #{n}", made + n, 0 if n else None, n, 0, 2, 0))
        for at in range(2):
            row = n * 2 + at + 1
            rows["childRecordingTable"].append((row, n + 1, f"Caller {at}", f"Caller {at}", made + row, 0, None, 0))
            spare.append(("childRecordingTable", row))
    came: list[Line | Ring] = [x for x in talk.lines if not x.out and x.text and x.chat < 9]
    came += [x for x in talk.rings if not x.out]
    for row, one in enumerate(sorted(came, key=lambda c: c.ms), 5):
        who, text = (one.who, one.text) if isinstance(one, Line) else (one.other, None)
        name = who.name if who.n < 6 else who.phone
        rows["childRecordingTable"].append(
            (row, 3 + (row - 5) // 12, name, who.phone, one.ms, int(text is not None), text, int(row % 10 == 0))
        )
        ways, table = party(who.phone, name=who.name if who.n < 6 else None), "childRecordingTable"
        truth.append(says(one, table, row, sender=ways) if isinstance(one, Line) else rang(one, table, row, ways))
    for parent in range(3, 3 + (len(came) + 11) // 12):
        inside = [r[4] for r in rows["childRecordingTable"] if r[1] == parent]
        rows["parentRecordingTable"].append(
            (parent, f"Meeting {parent - 2}", inside[0] - 1000, inside[-1] + 1000, 1, 0, len(inside), 0)
        )
    script = LOCALE + (
        "CREATE TABLE parentRecordingTable (_id INTEGER PRIMARY KEY AUTOINCREMENT, mRecordName VARCHAR(255),mStartTime INTEGER,"
        "mEndTime INTEGER,mIsClosed INTEGER,mIsTrashed INTEGER,mNumActiveChildren INTEGER,mNumTrashedChildren INTEGER);"
        "CREATE TABLE childRecordingTable (_id INTEGER PRIMARY KEY AUTOINCREMENT, mParent INTEGER,mCaller VARCHAR(255),"
        "mPhoneNumber VARCHAR(255),mCallTime INTEGER,mIsSMS INTEGER,mMessage TEXT,mIsTrashed INTEGER,"
        " FOREIGN KEY (mParent) REFERENCES parentRecordingTable(_id));"
    )
    root = "app/src/main/java/com/example/ronylevari/callrecorder/database/DatabaseAdapter.java"
    return database(
        script, rows | {"android_metadata": [("en_IL",)]}, truth, f"{HUB}/RonyLevAri/CallRecorder {root} (call_recorder.db)",
        decoys=("parentRecordingTable", "android_metadata"), spare=spare,
    )  # fmt: skip


def techsms() -> Aside:
    """A sender of many texts: its copy of the phone's calls has day and time apart, the time's first figure cut off.

    `hh:mm: a` has nine signs and its code keeps the last eight: 11:05 and 01:05 are both `1:05: PM`, so that only the day is
    known. A list of groups has members with a number and a name, who are people of the book again: they may be told. Taken for
    granted: texts that came are written in the same way, of type INBOX, with the sender's word twice.
    """
    talk = five("techsms", count=66, people=16, rings=44)
    names = (
        "ContactMaster", "SMSCategoryMaster", "SenderMaster", "TemplateMaster", "GroupMaster", "GroupMasterDetails",
        "ReminderMaster", "SMSSettingsMaster", "MessageLogMaster", "UploadDocMaster", "CalllogMaster",
    )  # fmt: skip
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    for row, person in enumerate(talk.people[1:], 1):
        rows["ContactMaster"].append((row, person.name, person.local))
        truth.append(known(person.name, [person.local], "ContactMaster", row))
        if row < 8:
            rows["GroupMasterDetails"].append((row, 1 + row % 2, person.local, person.name, row))
            spare.append(("GroupMasterDetails", row))
    for row, ring in enumerate(reversed(talk.rings), 1):
        kind = "OUTGOING" if ring.out else "INCOMING" if ring.duration else "MISSED"
        name = ring.other.name if ring.other.n < 12 else ""
        rows["CalllogMaster"].append(
            (
                row,
                stamp(ring.ms, "%d-%m-%Y"),
                stamp(ring.ms, "%I:%M: %p")[-8:],
                ring.other.phone,
                name,
                ring.duration,
                kind,
            )
        )
        made = rang(ring, "CalllogMaster", row, party(ring.other.phone, name=name or None), duration=ring.duration)
        truth.append(made | {"at": None})
    senders = ("VK-ICICIB", "AD-HDFCBK", "DM-IRCTCi", "BZ-FLPKRT")
    came = [x for x in talk.lines if not x.out and x.text]
    for row, line in enumerate(came, 1):
        sender = senders[line.n % 4]
        rows["MessageLogMaster"].append(
            (row, line.text, sender, sender, stamp(line.ms, "%d-%m-%Y"), stamp(line.ms, "%I:%M: %p")[-8:], "INBOX", 1)
        )
        truth.append(says(line, "MessageLogMaster", row, sender=party(sender, name=sender)) | {"at": None})
    rows["SMSCategoryMaster"] = [(1, "Bank"), (2, "Shopping"), (3, "Travel")]
    rows["SenderMaster"] = [(n, 1 + n % 3, s) for n, s in enumerate(senders, 1)]
    rows["TemplateMaster"] = [
        (1, "Birthday", "Many happy returns of the day"),
        (2, "Fee", "The fee of this month is due"),
    ]
    rows["GroupMaster"] = [(1, "Parents", 4), (2, "Staff", 3)]
    rows["ReminderMaster"] = [(1, "Call the printer about the cards", "05-08-2017", "4:30: PM", "Pending")]
    rows["SMSSettingsMaster"] = [(1, "Promotional", "TECHNI", "demo", "demo")]
    script = LOCALE + (
        "CREATE TABLE ContactMaster (ContactId INTEGER PRIMARY KEY, ContactName TEXT,ContactMobileNo TEXT);"
        "CREATE TABLE SMSCategoryMaster(CategotyID INTEGER PRIMARY KEY ,CategotyName TEXT);"
        "CREATE TABLE SenderMaster(ID INTEGER PRIMARY KEY,CategoryId INTEGER,SenderIdName TEXT);"
        "CREATE TABLE TemplateMaster (TemplateId INTEGER PRIMARY KEY , TemplateTitle TEXT, TemplateDescr TEXT);"
        "CREATE TABLE GroupMaster (GroupMasterID INTEGER PRIMARY KEY , GroupMasterName TEXT,NoOfContacts INTEGER);"
        "CREATE TABLE GroupMasterDetails (GroupMasterDetailsID INTEGER PRIMARY KEY,GroupMasterID INTEGER,"
        "GroupMasterDetailsMobileNumber TEXT,GroupMasterDetailsContactName TEXT,GroupMasterDetailsContactID INTEGER);"
        "CREATE TABLE ReminderMaster(ReminderId INTEGER PRIMARY KEY , ReminderDescr TEXT,Date TEXT,Time TEXT,Status TEXT);"
        "CREATE TABLE SMSSettingsMaster (Id INTEGER PRIMARY KEY AUTOINCREMENT,Type TEXT,SenderId TEXT,Username TEXT,"
        "Password TEXT);"
        "CREATE TABLE MessageLogMaster(Id INTEGER PRIMARY KEY AUTOINCREMENT,MessageBody TEXT,Address TEXT, NAme TEXT,Date TEXT,"
        "Time TEXT,Type TEXT ,SenderId INTEGER);"
        "CREATE TABLE UploadDocMaster(Id INTEGER PRIMARY KEY , SenderId TEXT,Type TEXT,Photo TEXT,Document TEXT,IdProof TEXR,"
        "ExtraIdProof TEXT,Status TEXT,ApprovalDate TEXT,RequestDate TEXT);"
        "CREATE TABLE CalllogMaster(CallogId INTEGER PRIMARY KEY AUTOINCREMENT,Date TEXT,Time TEXT,MobileNumber TEXT,"
        "ContactNAME TEXT,CallDuration INTEGER,CallType TEXT);"
    )
    kept = {"ContactMaster", "GroupMasterDetails", "MessageLogMaster", "CalllogMaster"}
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/sathishmscict/SMSApp2016 app/src/main/java/com/tech9teen/database/dbhandler.java (smsapp.db)",
        decoys=[*(n for n in names if n not in kept), "android_metadata"], spare=spare,
    )  # fmt: skip


def jabravo() -> Aside:
    """A chat whose texts are in one table and whose are in two others, one for pairs and one for groups; numbers are numbers.

    A friend is the other side, a receiver who got it: the same where one wrote oneself. Numbers have no sign before them, and a
    leading nought is lost. Taken for granted: days and times are the server's text `yyyy-MM-dd HH:mm:ss`; one's own number (88)
    is nowhere but as a receiver.
    """
    talk = five("jabravo", count=60, people=8, groups=1)
    names = ("FRIENDS", "GROUPS", "MESSAGES", "SEND_MESSAGES_PRIVATE", "SEND_MESSAGES_GROUP")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    group, mine = next(iter(talk.groups)), 88
    ids = {p.n: mine if p.n == 0 else 100 + p.n * 5 for p in talk.people}
    for row, person in enumerate(talk.people[1:], 1):
        number = int(person.local.replace(" ", "").translate({ord(c): None for c in "-().+"}))
        rows["FRIENDS"].append(
            (
                ids[person.n],
                person.first,
                "Hola! Estoy usando Android Chat",
                number,
                f"http://chat.example/{person.n}.png",
            )
        )
        truth.append(known(person.first, [number], "FRIENDS", row))
    rows["GROUPS"] = [(9, talk.groups[group][0], ids[1], "http://chat.example/g9.png")]
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        rows["MESSAGES"].append((row, stamp(line.ms), line.text, "false" if line.unread else "true"))
        at = wall(line.ms, finer=False)
        if line.chat == group:
            rows["SEND_MESSAGES_GROUP"].append((row, 9, ids[line.who.n]))
            truth.append(says(line, "MESSAGES", row, at=at, sender=party(ids[line.who.n]), thread=9))
            continue
        other = talk.people[line.chat]
        rows["SEND_MESSAGES_PRIVATE"].append((row, ids[other.n], ids[other.n] if line.out else mine))
        ways = party(ids[other.n], name=other.first)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "MESSAGES", row, at=at, sender=sender, to=to))
    script = LOCALE + (
        "CREATE TABLE FRIENDS ( ID_FRIEND INT NOT NULL, NICK VARCHAR(20) NOT NULL, STATUS VARCHAR (20), PHONE INT (10) NOT NULL,"
        " IMAGE VARCHAR (100), CONSTRAINT UQ_PHONE_FRIENDS UNIQUE (PHONE), CONSTRAINT PK_FRIENDS PRIMARY KEY (ID_FRIEND) );"
        "CREATE TABLE GROUPS ( ID_GROUP INT NOT NULL, NAME_GROUP VARCHAR (20) NOT NULL, ID_GROUP_ADMIN INT (10),"
        " IMAGE_GROUP VARCHAR (60), CONSTRAINT PK_GROUPS PRIMARY KEY (ID_GROUP) );"
        "CREATE TABLE MESSAGES ( ID_MESSAGE INTEGER PRIMARY KEY AUTOINCREMENT, DATE_MESSAGE DATE, TEXT VARCHAR (100) NOT NULL,"
        " IS_READ VARCHAR (20) DEFAULT 'FALSE' );"
        "CREATE TABLE SEND_MESSAGES_PRIVATE ( ID_MESSAGE INT NOT NULL , ID_FRIEND INT NOT NULL, ID_RECEIVER INT NOT NULL,"
        " CONSTRAINT PK_SEND_MESSAGES_PRIVATE PRIMARY KEY (ID_MESSAGE , ID_FRIEND ),"
        " CONSTRAINT FK_SEND_MESSAGES_PRIVATE_MESSAGES FOREIGN KEY (ID_MESSAGE) REFERENCES MESSAGES (ID_MESSAGE) ,"
        " CONSTRAINT FK__SEND_MESSAGES_PRIVATE_FRIENDS FOREIGN KEY (ID_FRIEND) REFERENCES FRIENDS (ID_FRIEND) );"
        "CREATE TABLE SEND_MESSAGES_GROUP ( ID_MESSAGE INT NOT NULL , ID_GROUP INT NOT NULL, ID_FRIEND INT NOT NULL,"
        " CONSTRAINT PK_SEND_MESSAGES_GROUP PRIMARY KEY (ID_MESSAGE , ID_GROUP ),"
        " CONSTRAINT FK_SEND_MESSAGES_GROUP_MESSAGES FOREIGN KEY (ID_MESSAGE) REFERENCES MESSAGES (ID_MESSAGE),"
        " CONSTRAINT FK__SEND_MESSAGES_GROUP_GROUP FOREIGN KEY (ID_GROUP) REFERENCES GROUPS (ID_GROUP) );"
    )
    root = "AndroidChat/app/src/main/java/com/jabravo/android_chat/Data/DB_Android.java"
    return database(
        script, rows | {"android_metadata": [("es_ES",)]}, truth, f"{HUB}/ja-bravo/Android-Chat {root}",
        decoys=("GROUPS", "android_metadata"),
    )  # fmt: skip


def pushsms() -> Aside:
    """Texts that are pushed on to a server: kept as the address of the web has them, sender and device within, days unpadded.

    The text as it is, the same undone, or what the sender wrote of it: each is right. Taken for granted: `success` is what
    becomes of `fail`. Whom one lets push and where mail goes to are templates and settings.
    """
    talk = five("pushsms", count=80, people=9)
    rows, truth = Rows(MesaageHistory=[], AuthorizeContact=[], Emaildetail=[]), list[Record]()
    for row, line in enumerate([x for x in talk.lines if not x.out and x.text and x.chat < 9], 1):
        at = datetime.fromtimestamp(line.s, UTC)
        day = f"{at.year}-{at.month}-{at.day} {at.hour}:{at.minute}:{at.second}"
        sender = line.who.phone if line.chat % 3 else ("AX-PAYTMB", "VM-SBIUPI")[line.chat % 2]
        whole = f"Sender: {sender}\n\n{line.text}\n\nDevice Id: 8f2c11d0\nSim Id: 1\nDate: {day}"
        kept = quote_plus(whole, safe="*")
        rows["MesaageHistory"].append((row, sender, kept, "success" if row % 7 else "fail", day))
        made = says(line, "MesaageHistory", row, at=wall(line.ms, finer=False), sender=party(sender), body=kept)
        truth.append(made | {"also": {"body": [whole, line.text]}})
    rows["AuthorizeContact"] = [(1, "paytmb", "credited", "otp"), (2, "+", "", ""), (3, "sbiupi", "", "otp")]
    rows["Emaildetail"] = [(1, "kasse@kurier.example", "Neue Zahlung", "Zahlung")]
    script = LOCALE + (
        "CREATE TABLE MesaageHistory(id INTEGER PRIMARY KEY,sender TEXT,message TEXT,status TEXT,date TEXT);"
        "CREATE TABLE AuthorizeContact(id INTEGER PRIMARY KEY,sender TEXT,message TEXT,msgnocontain TEXT);"
        "CREATE TABLE Emaildetail(id INTEGER PRIMARY KEY,emailname TEXT,emailbody TEXT,emailsubject TEXT);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth,
        f"{HUB}/specificstep/PushSmsAppNewCode app/src/main/java/s/com/pushsmsapp/DatabaseHandler.java, SmsReceiver.java",
        decoys=("AuthorizeContact", "Emaildetail", "android_metadata"),
    )  # fmt: skip
