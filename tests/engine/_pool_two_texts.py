"""Texts of the second pool: answered in their row, passed on, watched over, in parts, pushed, in need, of a guild, of rides.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from tests.engine._pool_two_talk import headed, two
from tests.engine._tenth_talk import HUB, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Aside, Line, Record, Talk, database, known, party, rang, says


def _texts(talk: Talk, *, out: bool | None = None) -> list[Line]:
    return [x for x in talk.lines if x.text and (out is None or x.out == out)]


def voicecore() -> Aside:
    """An assistant that answers texts and calls: a row has what came and what it said to that: two messages, one time.

    A package in place of a path: com.assistant.voicecore. Taken for granted: milliseconds. What one said to the
    assistant and what it answered is a row of the same form.
    """
    talk = two("voicecore", count=110, people=9, rings=50)
    names = ("users", "user_preferences", "conversation_logs", "call_logs", "sms_logs")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    came, answers = _texts(talk, out=False), [x.text for x in _texts(talk, out=True)]
    for row, (line, answer) in enumerate(zip(came[:28], answers, strict=False), 1):
        decision, number = ("yes", "maybe", "no")[row % 3], line.who.phone
        rows["sms_logs"].append((row, 1, number, line.text, decision, answer, line.ms))
        first = says(line, "sms_logs", row, sender=party(number))
        second = says(line, "sms_logs", row, body=answer) | {"direction": "outgoing", "recipients": party(number)}
        truth += [first, second]
    for row, (line, answer) in enumerate(zip(_texts(talk, out=True)[28:48], answers[10:], strict=False), 1):
        reply = f"{answer} ({row})"
        rows["conversation_logs"].append(
            (row, 1, line.text, reply, 40 + row, 60 + row, 900 + row * 7, "gpt-3.5-turbo", line.ms)
        )
        first = says(line, "conversation_logs", row)
        truth += [first, first | {"direction": "incoming", "body": reply}]
    for row, ring in enumerate((r for r in talk.rings if not r.out), 1):
        word = "ANSWERED" if ring.duration else ("MISSED", "REJECTED", "VOICEMAIL")[ring.n % 3]
        by = ("assistant", "user")[ring.n % 2] if ring.duration else "voicemail" if word == "VOICEMAIL" else None
        said = "Caller asked for an appointment on Monday." if by == "assistant" else None
        taken = ring.ms + 5000 if ring.duration else None
        rows["call_logs"].append((row, 1, ring.other.phone, ring.duration, word, by, said, ring.ms, taken))
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone), duration=ring.duration))
    rows["users"] = [(1, talk.me.handle, talk.me.mail, talk.me.phone, 1, 1_726_000_000_000, 1_726_000_000_000)]
    rows["user_preferences"] = [(1, 1, "en", "default", 1, 300, 0.7, 1, 1, 1_726_000_000_000, 1_726_000_000_000)]
    script = headed("voicecore") + (
        "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, username TEXT NOT NULL, email TEXT NOT NULL,"
        "phoneNumber TEXT, isActive INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL);"
        "CREATE TABLE user_preferences (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL,"
        "language TEXT NOT NULL, ttsVoice TEXT NOT NULL, autoReplyEnabled INTEGER NOT NULL,"
        "conversationTimeout INTEGER NOT NULL, wakeWordSensitivity REAL NOT NULL, backgroundServiceEnabled INTEGER NOT NULL,"
        "autoCallAnswerEnabled INTEGER NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL);"
        "CREATE TABLE conversation_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL,"
        "inputText TEXT NOT NULL, gptResponse TEXT NOT NULL, inputTokens INTEGER NOT NULL, outputTokens INTEGER NOT NULL,"
        "processingTimeMs INTEGER NOT NULL, modelUsed TEXT NOT NULL, createdAt INTEGER NOT NULL);"
        "CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL,"
        "incomingNumber TEXT NOT NULL, duration INTEGER NOT NULL, status TEXT NOT NULL, answeredBy TEXT, transcript TEXT,"
        "createdAt INTEGER NOT NULL, answeredAt INTEGER);"
        "CREATE TABLE sms_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL,"
        "incomingNumber TEXT NOT NULL, incomingText TEXT NOT NULL, decision TEXT NOT NULL, replyText TEXT NOT NULL,"
        "createdAt INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth, "com.assistant.voicecore.model.SMSLog",
        decoys=("user_preferences", "android_metadata"), spare=[("users", 1)],
    )  # fmt: skip


def forwardex() -> Aside:
    """Texts and calls that rules look at: what came, and what was done with each, with the text in JSON again.

    A package in place of a path: com.forwardex. Taken for granted: words of calls' events and of rules, lists as JSON. All came
    in. What was done may be told or not.
    """
    talk = two("forwardex", count=64, people=8, rings=40)
    names = (
        "rules",
        "conditions",
        "actions",
        "execution_history",
        "sms_logs",
        "call_logs",
        "settings",
        "sim_profiles",
        "analytics",
    )
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    for row, line in enumerate(_texts(talk, out=False), 1):
        rows["sms_logs"].append((row, line.who.phone, line.text, line.ms, (0, 1, None)[row % 3]))
        truth.append(says(line, "sms_logs", row, sender=party(line.who.phone)))
        if row % 2 == 0:
            done, state = len(rows["execution_history"]) + 1, ("SUCCESS", "FAILED")[row % 10 == 0]
            payload = packed({"sender": line.who.phone, "message": line.text, "timestamp": line.ms})
            rows["execution_history"].append(
                (done, 1 + row % 2, state, line.ms + 300, 212 + row, payload, "timeout" if state == "FAILED" else None, 0,
                 packed(["https://hook.example/in"]))
            )  # fmt: skip
            spare.append(("execution_history", done))
    for row, ring in enumerate((r for r in talk.rings if not r.out), 1):
        word = "INCOMING_CALL" if ring.duration else "MISSED_CALL"
        rows["call_logs"].append((row, ring.other.phone, word, ring.ms))
        truth.append(rang(ring, "call_logs", row, party(ring.other.phone)))
    made = 1_772_000_000_000
    rows["rules"] = [
        (n, label, 1, n, "SMS_RECEIVED", made + n, made + n, 0, "", 3, 500, 40 + n, made + 900_000_000)
        for n, label in enumerate(("Bank codes to mail", "All to the webhook"), 1)
    ]
    rows["conditions"] = [(1, 1, "BODY", "CONTAINS", packed(["code", "TAN"]), "root", "AND")]
    rows["actions"] = [
        (1, 1, "EMAIL", packed({"to": talk.me.mail}), 0, 1),
        (2, 2, "WEBHOOK", packed({"url": "https://hook.example/in"}), 0, 1),
    ]
    rows["settings"] = [("theme", "dark"), ("retry", "3")]
    rows["sim_profiles"] = [(1, 0, "Vodafone", "private", 3, 0), (2, 1, "O2", "work", 4, 1)]
    rows["analytics"] = [(n, "forwarded", n * 3, f"2026-02-{n:02}") for n in range(1, 15)]
    script = headed("forwardex") + (
        "CREATE TABLE rules (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, enabled INTEGER NOT NULL,"
        "priority INTEGER NOT NULL, triggerType TEXT NOT NULL, createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL,"
        "cooldownMs INTEGER NOT NULL, scheduleJson TEXT NOT NULL, retryCount INTEGER NOT NULL, retryBackoffMs INTEGER NOT NULL,"
        "executionCount INTEGER NOT NULL, lastExecutedAt INTEGER);"
        "CREATE TABLE conditions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ruleId INTEGER NOT NULL, field TEXT NOT NULL,"
        "operator TEXT NOT NULL, `values` TEXT NOT NULL, groupId TEXT NOT NULL, logicalOperator TEXT NOT NULL);"
        "CREATE TABLE actions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ruleId INTEGER NOT NULL, actionType TEXT NOT NULL,"
        "configJson TEXT NOT NULL, executionOrder INTEGER NOT NULL, enabled INTEGER NOT NULL);"
        "CREATE TABLE execution_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ruleId INTEGER NOT NULL,"
        "status TEXT NOT NULL, timestamp INTEGER NOT NULL, executionTimeMs INTEGER NOT NULL, payload TEXT NOT NULL,"
        "failureReason TEXT, simUsed INTEGER, forwardedTargets TEXT NOT NULL);"
        "CREATE TABLE sms_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sender TEXT NOT NULL, message TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL, simSlot INTEGER);"
        "CREATE TABLE call_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phoneNumber TEXT NOT NULL,"
        "eventType TEXT NOT NULL, timestamp INTEGER NOT NULL);"
        "CREATE TABLE settings (`key` TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(`key`));"
        "CREATE TABLE sim_profiles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, slotIndex INTEGER NOT NULL,"
        "carrierName TEXT NOT NULL, displayName TEXT NOT NULL, subscriptionId INTEGER, isEsim INTEGER NOT NULL);"
        "CREATE TABLE analytics (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, metric TEXT NOT NULL, value INTEGER NOT NULL,"
        "day TEXT NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("de_DE",)]}, truth, "com.forwardex.database.SmsLogEntity",
        decoys=("rules", "conditions", "actions", "settings", "sim_profiles", "analytics", "android_metadata"), spare=spare,
    )  # fmt: skip


def safespark() -> Aside:
    """What a child's phone was seen to write and to read in other apps: with whom by a short mark, how risky; warnings beside.

    A package in place of a path: com.example.safespark. Taken for granted: who wrote is the same mark or `LOCAL`. Warnings have a
    message's text again, and may be told or not.
    """
    talk = two("safespark", count=56, people=6)
    rows, truth, spare = Rows(conversation_messages=[], risk_events=[]), list[Record](), list[tuple[str, int]]()
    marks = {p.n: f"CA{p.num % 10_000_000:07}" for p in talk.people}
    for row, line in enumerate(_texts(talk), 1):
        mark, app = marks[line.chat], ("com.whatsapp", "com.snapchat.android")[line.chat % 2]
        author = "LOCAL" if line.out else mark
        risk = 0.82 if row % 13 == 0 else 0.04
        rows["conversation_messages"].append(
            (row, mark, app, line.text, author, int(line.out), line.ms, risk, "TRUST" if risk > 0.5 else "SAFE")
        )
        sender, to = (party(author), party(mark)) if line.out else (party(mark), ())
        truth.append(says(line, "conversation_messages", row, sender=sender, to=to, thread=mark))
        if risk > 0.5:
            number = len(rows["risk_events"]) + 1
            name = ("WhatsApp", "Snapchat")[line.chat % 2]
            rows["risk_events"].append((number, line.ms + 90, app, name, line.text, risk, "TRUST", "secret", row % 2))
            spare.append(("risk_events", number))
    script = headed("safespark") + (
        "CREATE TABLE conversation_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, contactIdHash TEXT NOT NULL,"
        "appPackage TEXT NOT NULL, text TEXT NOT NULL, authorId TEXT NOT NULL, isLocalUser INTEGER NOT NULL,"
        "timestamp INTEGER NOT NULL, riskScore REAL NOT NULL, detectedStage TEXT NOT NULL);"
        "CREATE TABLE risk_events (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp INTEGER NOT NULL,"
        "appPackage TEXT NOT NULL, appName TEXT NOT NULL, message TEXT NOT NULL, riskScore REAL NOT NULL, mlStage TEXT NOT NULL,"
        "keywordMatches TEXT NOT NULL, dismissed INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("de_DE",)]}, truth, "com.example.safespark.database.ConversationMessageEntity",
        decoys=("android_metadata",), spare=spare,
    )  # fmt: skip


def messanger() -> Aside:
    """Texts: what has pictures is empty itself and has its words in parts beside; drafts among them, conversations, people.

    A package in place of a path: com.text.messages.sms.messanger. Drafts may be told or not.
    """
    talk = two("messanger", count=60, people=8)
    rows, truth = Rows(messages=[], conversations=[], contacts=[], mms_parts=[]), list[Record]()
    spare = list[tuple[str, int]]()
    for row, line in enumerate(_texts(talk), 1):
        other = talk.people[line.chat]
        parts, draft = row % 6 == 4, row == 17
        key = 5000 + row
        kind = 3 if draft else 2 if line.out else 1
        path = f"/data/user/0/com.text.messages.sms.messanger/files/mms/{line.key[:10]}.jpg" if parts else None
        rows["messages"].append(
            (key, other.n, other.phone, "" if parts else line.text, line.ms, kind, (0 if draft else 1) if line.out else 2,
             int(not line.unread), int(row % 19 == 0), "image/jpeg" if parts else None, path, 2 if parts else 1, None)
        )  # fmt: skip
        if parts:
            number = len(rows["mms_parts"]) + 1
            rows["mms_parts"] += [(number, key, "image/jpeg", 0, f"{line.key[:10]}.jpg", None, "<image>"),
                                  (number + 1, key, "text/plain", 1, "text_0.txt", line.text, "<text>")]  # fmt: skip
            spare += [("mms_parts", number), ("mms_parts", number + 1)]
        if draft:
            spare.append(("messages", key))
            continue
        sender, to = ((), party(other.phone)) if line.out else (party(other.phone), ())
        truth.append(says(line, "messages", key, sender=sender, to=to, thread=other.n))
    for person in talk.people[1:]:
        said = [x for x in _texts(talk) if x.chat == person.n]
        book = person.n % 3 != 0
        rows["conversations"].append(
            (person.n, person.phone, person.name if book else None, (said[-1].text or "")[:30] if said else "",
             said[-1].ms if said else 0, person.n % 2, 0, 0, None)
        )  # fmt: skip
        if book:
            rows["contacts"].append((person.phone, person.name, None, said[-1].ms if said else 0))
            truth.append(known(person.name, [person.phone], "contacts", len(rows["contacts"])))
    script = headed("messanger") + (
        "CREATE TABLE messages (id INTEGER NOT NULL, threadId INTEGER NOT NULL, address TEXT NOT NULL, body TEXT NOT NULL,"
        "date INTEGER NOT NULL, type INTEGER NOT NULL, status INTEGER NOT NULL, read INTEGER NOT NULL, starred INTEGER NOT NULL,"
        "mimeType TEXT, attachmentPath TEXT, messagePartCount INTEGER NOT NULL, otp TEXT, PRIMARY KEY(id));"
        "CREATE TABLE conversations (threadId INTEGER NOT NULL, address TEXT NOT NULL, contactName TEXT, snippet TEXT NOT NULL,"
        "date INTEGER NOT NULL, unreadCount INTEGER NOT NULL, archived INTEGER NOT NULL, blocked INTEGER NOT NULL, photoUri TEXT,"
        "PRIMARY KEY(threadId));"
        "CREATE TABLE contacts (phoneNumber TEXT NOT NULL, displayName TEXT NOT NULL, photoUri TEXT,"
        "lastContacted INTEGER NOT NULL, PRIMARY KEY(phoneNumber));"
        "CREATE TABLE mms_parts (id INTEGER NOT NULL, messageId INTEGER NOT NULL, type TEXT NOT NULL, seq INTEGER NOT NULL,"
        "name TEXT, text TEXT, contentId TEXT, PRIMARY KEY(id));"
    )
    return database(
        script, rows | {"android_metadata": [("en_GB",)]}, truth, "com.text.messages.sms.messanger.data.model.Message",
        decoys=("conversations", "android_metadata"), spare=spare,
    )  # fmt: skip


def ntfy() -> Aside:
    """What topics push: title or none, text, whole seconds; a log of the app's own with texts and times beside.

    Taken for granted: a title is the one who sends where a friend's script does. All came in.
    """
    talk = two("ntfy", count=56, people=7)
    names = ("Subscription", "Notification", "User", "Log", "CustomHeader", "TrustedCertificate", "ClientCertificate")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    ids = {p.n: 4_000_000_000_000 + p.num * 17 for p in talk.people}
    for row, line in enumerate(_texts(talk, out=False), 1):
        title = line.who.first if line.who.n % 3 else ""
        link = "https://status.example.org" if row % 7 == 0 else ""
        rows["Notification"].append(
            (hexed(line.key, 12), ids[line.chat], line.s, title, line.text, "", "", 0 if line.unread else row * 37, 3, "", link,
             None, None, "null", None, None, None, None, None, None, None, int(line.deleted))
        )  # fmt: skip
        sender = party(name=title) if title else ()
        truth.append(says(line, "Notification", row, at=line.s * 1_000_000, sender=sender, thread=ids[line.chat]))
    for person in talk.people[1:]:
        topic = f"{person.handle.replace('.', '-')}-alerts"
        rows["Subscription"].append(
            (ids[person.n], "https://ntfy.example.org", topic, 1, 0, 0, -1, -1, hexed(topic, 12), None, None, None,
             "Boiler" if person.n == 3 else None, 0)
        )  # fmt: skip
    rows["Log"] = [
        (n, 1_769_000_000_000 + n * 777, ("NtfySubscriberConn", "NtfyPollWorker", "NtfyMainActivity")[n % 3], 3,
         ("Connection to https://ntfy.example.org succeeded", "Polling for new notifications", "Refreshing subscriptions")[n % 3],
         None)
        for n in range(1, 40)
    ]  # fmt: skip
    script = headed("ntfy") + (
        "CREATE TABLE Subscription (id INTEGER NOT NULL, baseUrl TEXT NOT NULL, topic TEXT NOT NULL, instant INTEGER NOT NULL,"
        "mutedUntil INTEGER NOT NULL, minPriority INTEGER NOT NULL, autoDelete INTEGER NOT NULL, insistent INTEGER NOT NULL,"
        "lastNotificationId TEXT, icon TEXT, upAppId TEXT, upConnectorToken TEXT, displayName TEXT,"
        "dedicatedChannels INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE Notification (id TEXT NOT NULL, subscriptionId INTEGER NOT NULL, timestamp INTEGER NOT NULL,"
        "title TEXT NOT NULL, message TEXT NOT NULL, contentType TEXT NOT NULL, encoding TEXT NOT NULL,"
        "notificationId INTEGER NOT NULL, priority INTEGER NOT NULL DEFAULT 3, tags TEXT NOT NULL, click TEXT NOT NULL,"
        "icon_url TEXT, icon_contentUri TEXT, actions TEXT, attachment_name TEXT, attachment_type TEXT, attachment_size INTEGER,"
        "attachment_expires INTEGER, attachment_url TEXT, attachment_contentUri TEXT, attachment_progress INTEGER,"
        "deleted INTEGER NOT NULL, PRIMARY KEY(id, subscriptionId));"
        "CREATE TABLE User (baseUrl TEXT NOT NULL, username TEXT NOT NULL, password TEXT NOT NULL, PRIMARY KEY(baseUrl));"
        "CREATE TABLE Log (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, timestamp INTEGER NOT NULL, tag TEXT NOT NULL,"
        "level INTEGER NOT NULL, message TEXT NOT NULL, exception TEXT);"
        "CREATE TABLE CustomHeader (baseUrl TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(baseUrl, name));"
        "CREATE TABLE TrustedCertificate (baseUrl TEXT NOT NULL, pem TEXT NOT NULL, PRIMARY KEY(baseUrl));"
        "CREATE TABLE ClientCertificate (baseUrl TEXT NOT NULL, p12Base64 TEXT NOT NULL, password TEXT NOT NULL,"
        "PRIMARY KEY(baseUrl));"
    )
    return database(
        script, rows | {"android_metadata": [("en_US",)]}, truth,
        f"{HUB}/binwiederhier/ntfy-android app/src/main/java/io/heckel/ntfy/db/Database.kt",
        decoys=("Subscription", "Log", "android_metadata"),
    )  # fmt: skip


def safetylink() -> Aside:
    """In need: texts that went out to each of whom one trusts, with the alarm that they are of; where one was, alarms themselves.

    A package in place of a path: com.aistudio.safetylink. All texts went out.
    """
    talk = two("safetylink", people=13)
    rows = Rows(contacts=[], emergency_sessions=[], location_logs=[], sms_logs=[])
    truth = list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        rows["contacts"].append((row, person.name, person.local, int(row == 1)))
        truth.append(known(person.name, [person.local], "contacts", row))
    for n in range(1, 9):
        key, begun = f"SOS-{hexed(f'session{n}', 8)}", 1_774_000_000_000 + n * 345_600_000
        rows["emergency_sessions"].append(
            (key, begun, begun + 900_000 if n < 8 else None, ("RESOLVED", "ACTIVE")[n == 8])
        )
        for step in range(4):
            spot = (50.11 + n / 50, 8.68 + step / 300, begun + step * 60_000)
            rows["location_logs"].append((len(rows["location_logs"]) + 1, key, *spot))
        for step, person in enumerate(talk.people[1 + n % 4 : 5 + n % 4]):
            row, at = len(rows["sms_logs"]) + 1, begun + 2000 + step * 640
            body = f"I need help. I am here: https://maps.example.org/?q=50.{11 + n},8.68 ({stamp(begun, '%H:%M')})"
            rows["sms_logs"].append((row, key, person.phone, body, at, ("SENT", "FAILED")[row % 9 == 0]))
            line = Line(row, person.n, talk.me, at, body, "text", unread=False, edited=False, deleted=False, key=key)
            truth.append(says(line, "sms_logs", row, to=party(person.phone)))
    script = headed("safetylink") + (
        "CREATE TABLE contacts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL,"
        "isPrimary INTEGER NOT NULL);"
        "CREATE TABLE emergency_sessions (sessionId TEXT NOT NULL, startTime INTEGER NOT NULL, endTime INTEGER,"
        "status TEXT NOT NULL, PRIMARY KEY(sessionId));"
        "CREATE TABLE location_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sessionId TEXT NOT NULL,"
        "latitude REAL NOT NULL, longitude REAL NOT NULL, timestamp INTEGER NOT NULL);"
        "CREATE TABLE sms_logs (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sessionId TEXT NOT NULL, recipient TEXT NOT NULL,"
        "message TEXT NOT NULL, timestamp INTEGER NOT NULL, status TEXT NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("en_IN",)]}, truth, "com.aistudio.safetylink.vqnztp.data.entities.SmsLog",
        decoys=("emergency_sessions", "location_logs", "android_metadata"),
    )  # fmt: skip


def guild() -> Aside:
    """A game of one's tasks: what a guild's members write, lines of the game's own among it; friends with mail, tasks and gear.

    A package in place of a path: com.habitrpg.taskmanager. Who the holder is, friends' rows tell. The game's own lines may be
    told or not.
    """
    talk = two("guild", count=54, people=8, groups=2)
    names = ("guild_messages", "friends", "tasks", "task_completions")
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    ids = {p.n: hexed(p.key, 28) for p in talk.people}
    rooms = list(talk.groups)
    for line in [x for x in _texts(talk) if x.chat in talk.groups]:
        row = len(rows["guild_messages"]) + 1
        own, room = row % 12 == 5, uuid(hexed(f"guild{rooms.index(line.chat)}", 24))
        text = f"{line.who.handle} joined the guild" if own else line.text
        rows["guild_messages"].append((uuid(line.key), room, ids[line.who.n], line.who.handle, text, line.ms, int(own)))
        if own:
            spare.append(("guild_messages", row))
        else:
            truth.append(
                says(line, "guild_messages", row, sender=party(ids[line.who.n], name=line.who.handle), thread=room)
            )
    for person in talk.people[1:]:
        rows["friends"].append(
            (
                uuid(person.key),
                ids[0],
                ids[person.n],
                person.handle,
                person.mail,
                1 + person.n % 5,
                "ACCEPTED",
                1_760_000_000_000 + person.n,
            )
        )
        truth.append(known(person.handle, [person.mail, ids[person.n]], "friends", person.n))
    labels = ("Read ten pages", "Run five kilometres", "Water the plants", "Call the insurance")
    rows["tasks"] = [
        (
            n,
            ids[0],
            1 + n % 3,
            labels[n % 4],
            "before noon" if n % 2 else None,
            "easy",
            "normal",
            10 + n,
            int(n % 3 == 0),
            1,
        )
        for n in range(1, 17)
    ]
    rows["task_completions"] = [
        (n, 1 + n % 16, f"2025-10-{1 + n % 28:02}", 10, 1_760_000_000_000 + n * 86_000_000) for n in range(1, 25)
    ]
    script = headed("guild") + (
        "CREATE TABLE guild_messages (message_id TEXT NOT NULL, guild_id TEXT, user_id TEXT, username TEXT, message_text TEXT,"
        "timestamp INTEGER NOT NULL, is_system_message INTEGER NOT NULL, PRIMARY KEY(message_id));"
        "CREATE TABLE friends (id TEXT NOT NULL, user_id TEXT, friend_user_id TEXT, friend_username TEXT, friend_email TEXT,"
        "friend_avatar_id INTEGER NOT NULL, status TEXT, created_at INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE tasks (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, user_id TEXT NOT NULL, category_id INTEGER NOT NULL,"
        "name TEXT NOT NULL, description TEXT, difficulty TEXT NOT NULL, importance TEXT NOT NULL, xp_value INTEGER NOT NULL,"
        "is_recurring INTEGER NOT NULL, recurrence_interval INTEGER NOT NULL);"
        "CREATE TABLE task_completions (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, task_id INTEGER NOT NULL,"
        "completed_date TEXT, xp_earned INTEGER NOT NULL, created_at INTEGER NOT NULL);"
    )
    return database(
        script, rows | {"android_metadata": [("sr_RS",)]}, truth, "com.habitrpg.taskmanager.data.database.entities.GuildMessage",
        decoys=("tasks", "task_completions", "android_metadata"), spare=spare,
    )  # fmt: skip


def rides() -> Aside:
    """A driver's app: messages of each ride, who wrote with a word for what they are; colleagues, where they are.

    A package's tables in place of a path: RideMessage and DriverPartner. The phone is the driver's who runs it all (`admin`).
    People who log in are known by mail; rides have a passenger's name and mail again, and are no contacts.
    """
    talk = two("rides", count=54, people=9)
    names = (
        "profiles",
        "driver_settings",
        "driver_status",
        "ride_requests",
        "ride_messages",
        "driver_partners",
        "driver_live_locations",
    )
    rows, truth, spare = Rows({n: [] for n in names}), list[Record](), list[tuple[str, int]]()
    role = {p.n: "admin" if p.n == 0 else "parceiro" if p.n > 6 else "passageiro" for p in talk.people}
    ids = {p.n: "motorista_admin" if p.n == 0 else f"{role[p.n]}_{p.key[:6]}" for p in talk.people}
    for row, person in enumerate(talk.people, 1):
        rows["profiles"].append((ids[person.n], person.name, person.mail, role[person.n], None))
        if person.n == 0:
            spare.append(("profiles", row))
        else:
            truth.append(known(person.name, [ids[person.n], person.mail], "profiles", row))
    for row, line in enumerate(_texts(talk), 1):
        rows["ride_messages"].append(
            (row, line.chat * 3, ids[line.who.n], line.who.name, role[line.who.n], line.text, line.ms)
        )
        truth.append(
            says(line, "ride_messages", row, sender=party(ids[line.who.n], name=line.who.name), thread=line.chat * 3)
        )
    for person in talk.people[1:7]:
        for step in range(2):
            key = person.n * 3 + step
            rows["ride_requests"].append(
                (key, person.name, person.mail, "Av. Paulista 900", "Aeroporto de Guarulhos", "12/08/2026 07:30",
                 ("ida", "ida_volta")[step], 1 + step, "duas malas" if step else "", ("confirmada", "concluída")[step],
                 None, None, None, 96.5, 0.0, 31.0, step, 1_786_000_000_000 + key * 50_000)
            )  # fmt: skip
    for row, person in enumerate(talk.people[7:], 1):
        rows["driver_partners"].append(
            (ids[person.n], person.name, "ativo", 4.9, person.mail, person.local if row == 1 else "")
        )
        ways = [ids[person.n], person.mail, *([person.local] if row == 1 else [])]
        truth.append(known(person.name, ways, "driver_partners", row))
        rows["driver_live_locations"].append(
            (ids[person.n], person.name, -23.56, -46.65, 1_786_100_000_000 + row, 3, "a_caminho")
        )
    rows["driver_settings"] = [
        (1, 25.0, 4.5, 15.0, 10.0, 12.0, 20.0, 4, 15, "Cancelamentos com menos de 2h têm taxa.", "Sinal de 50%.")
    ]
    rows["driver_status"] = [(1, "online", 1_786_100_000_000)]
    script = headed("rides") + (
        "CREATE TABLE profiles (id TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, role TEXT NOT NULL, avatarUrl TEXT,"
        "PRIMARY KEY(id));"
        "CREATE TABLE driver_settings (id INTEGER NOT NULL, minPrice REAL NOT NULL, pricePerKm REAL NOT NULL,"
        "roundTripFee REAL NOT NULL, waitFee REAL NOT NULL, nightFee REAL NOT NULL, demandFee REAL NOT NULL,"
        "maxPassengers INTEGER NOT NULL, waitToleranceMinutes INTEGER NOT NULL, cancellationRules TEXT NOT NULL,"
        "prepaymentRules TEXT NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE driver_status (id INTEGER NOT NULL, status TEXT NOT NULL, lastUpdated INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE ride_requests (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, passengerName TEXT NOT NULL,"
        "passengerEmail TEXT NOT NULL, origin TEXT NOT NULL, destination TEXT NOT NULL, dateTime TEXT NOT NULL,"
        "tripType TEXT NOT NULL, passengerCount INTEGER NOT NULL, notes TEXT NOT NULL, status TEXT NOT NULL,"
        "assignedDriverId TEXT, assignedDriverName TEXT, cancelReason TEXT, priceEstimate REAL NOT NULL,"
        "finalPrice REAL NOT NULL, estimatedKm REAL NOT NULL, paymentConfirmed INTEGER NOT NULL, timestamp INTEGER NOT NULL);"
        "CREATE TABLE ride_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, requestId INTEGER NOT NULL,"
        "senderId TEXT NOT NULL, senderName TEXT NOT NULL, senderRole TEXT NOT NULL, message TEXT NOT NULL,"
        "timestamp INTEGER NOT NULL);"
        "CREATE TABLE driver_partners (id TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, rating REAL NOT NULL,"
        "email TEXT NOT NULL, phone TEXT NOT NULL, PRIMARY KEY(id));"
        "CREATE TABLE driver_live_locations (driverId TEXT NOT NULL, driverName TEXT NOT NULL, latitude REAL NOT NULL,"
        "longitude REAL NOT NULL, timestamp INTEGER NOT NULL, requestId INTEGER NOT NULL, status TEXT NOT NULL,"
        "PRIMARY KEY(driverId));"
    )
    decoys = ("driver_settings", "driver_status", "ride_requests", "driver_live_locations", "android_metadata")
    return database(
        script,
        rows | {"android_metadata": [("pt_BR",)]},
        truth,
        "RideMessage, DriverPartner (Room)",
        decoys=decoys,
        spare=spare,
    )
