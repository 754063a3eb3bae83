"""What people write in the second pool: notices caught, texts passed on, mail, matches, a shop, streams, an assistant, IRC.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import html
from datetime import UTC, datetime
from typing import Any

from tests.engine._pool_talk import ASYNC_STORAGE
from tests.engine._pool_two_talk import two
from tests.engine._tenth_talk import HUB, ROOM, Rows, hexed, packed, uuid
from tests.engine.published_talk import Aside, Record, database, known, party, says, spaced


def noticatcher() -> Aside:
    """What a messenger's notices said (KakaoTalk's): who, text, room and package; one's own texts make no notice.

    Taken for granted: a chat of two has no room's name; pictures come as the words that the messenger writes for them.
    """
    talk = two("noticatcher", count=62, people=8, groups=1)
    rows, truth = Rows(NotiHistory=[]), list[Record]()
    came = [x for x in talk.lines if not x.out]
    for row, line in zip(spaced(talk.rng, len(came)), came, strict=True):
        text = line.text or "사진을 보냈습니다."
        room = talk.groups[line.chat][0] if line.chat in talk.groups else ""
        rows["NotiHistory"].append((row, line.who.name, text, room, "com.kakao.talk", line.ms))
        truth.append(
            says(
                line,
                "NotiHistory",
                row,
                sender=party(line.who.name, name=line.who.name),
                thread=room or None,
                body=text,
            )
        )
    rows["room_master_table"] = [(42, "5f60f30b4a3f87a0f3b9b7d6e6a4c412")]
    script = ROOM + (
        "CREATE TABLE NotiHistory (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sender TEXT NOT NULL, message TEXT NOT NULL,"
        "roomName TEXT NOT NULL, packageName TEXT NOT NULL, timestamp INTEGER NOT NULL);"
    )
    address = f"{HUB}/rlarlvy153/NotiCatcher app/src/main/java/com/kgp/noticatcher/db/entity/NotiHistory.kt"
    return database(script, rows, truth, address, decoys=("room_master_table",))


def hermes() -> Aside:
    """Texts that came in and were passed on: each row has the text as it came and as it went, from whom and to whom.

    A package in place of a path: com.keremgok.sms. Taken for granted: what the passed text adds; tables of rules and of counts
    have the columns that their classes show. Numbers that texts are passed on to may be told or not.
    """
    talk = two("hermes", count=48, people=9)
    names = ("sms_history", "target_numbers", "sms_filters", "statistics_summary", "analytics_events")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    target = talk.people[8].phone
    came = [x for x in talk.lines if x.text and not x.out]
    for row, line in zip(spaced(talk.rng, len(came)), came, strict=True):
        passed = f"Gönderen: {line.who.phone}\nMesaj: {line.text}"
        fine = int(line.n % 9 > 0)
        rows["sms_history"].append(
            (row, line.who.phone, line.text, target, passed, line.ms, fine, None if fine else "Generic failure", line.n % 2, 0,
             1 + line.n % 2, 1)
        )  # fmt: skip
        made = says(line, "sms_history", row, sender=party(line.who.phone), to=party(target))
        truth.append(made | {"also": {"body": [passed]}})
        rows["analytics_events"].append(
            (
                len(rows["analytics_events"]) + 1,
                "SMS_FORWARD",
                "FORWARDED",
                line.ms + 800,
                200 + line.n,
                fine,
                None,
                "1.4.0",
            )
        )
    rows["target_numbers"] = [
        (1, target, "Yeni hat", 1, 1, 1_754_000_000_000, 1_755_000_000_000),
        (2, talk.people[7].phone, None, 0, 0, 1_754_000_000_000, 0),
    ]
    rows["sms_filters"] = [
        (1, "Bank", "KEYWORD", "şifre", "BLOCK", 0, 1, 100),
        (2, "Kurye", "SENDER", "0850", "ALLOW", 0, 1, 90),
    ]
    rows["statistics_summary"] = [
        (n, f"2025-08-{n:02}", "DAILY", 4 + n, 3 + n, 3 + n, 0, 310.5 + n, 1_754_000_000_000 + n * 86_400_000)
        for n in range(1, 19)
    ]
    rows["room_master_table"] = [(42, "9f3dd2cb3e7f4c8ba6f3e0c6d3b1a7f2")]
    script = ROOM + (
        "CREATE TABLE sms_history (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sender_number TEXT, original_message TEXT,"
        "target_number TEXT, forwarded_message TEXT, timestamp INTEGER NOT NULL, success INTEGER NOT NULL, error_message TEXT,"
        "source_sim_slot INTEGER NOT NULL, forwarding_sim_slot INTEGER NOT NULL, source_subscription_id INTEGER NOT NULL,"
        "forwarding_subscription_id INTEGER NOT NULL);"
        "CREATE TABLE target_numbers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, phone_number TEXT, display_name TEXT,"
        "is_primary INTEGER NOT NULL, is_enabled INTEGER NOT NULL, created_timestamp INTEGER NOT NULL,"
        "last_used_timestamp INTEGER NOT NULL);"
        "CREATE TABLE sms_filters (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, filter_name TEXT, filter_type TEXT,"
        "pattern TEXT, action TEXT, is_case_sensitive INTEGER NOT NULL, is_enabled INTEGER NOT NULL, priority INTEGER NOT NULL);"
        "CREATE TABLE statistics_summary (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, date TEXT, summary_type TEXT,"
        "total_sms_received INTEGER NOT NULL, total_sms_forwarded INTEGER NOT NULL, successful_forwards INTEGER NOT NULL,"
        "failed_forwards INTEGER NOT NULL, average_processing_time_ms REAL NOT NULL, created_timestamp INTEGER NOT NULL);"
        "CREATE TABLE analytics_events (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, event_type TEXT, event_action TEXT,"
        "timestamp INTEGER NOT NULL, duration_ms INTEGER NOT NULL, success INTEGER NOT NULL, error_code TEXT, app_version TEXT);"
    )
    return database(
        script, rows, truth, "com.keremgok.sms.SmsHistory",
        decoys=("sms_filters", "statistics_summary", "analytics_events", "room_master_table"),
        spare=[("target_numbers", 1), ("target_numbers", 2)],
    )  # fmt: skip


def priobox() -> Aside:
    """A mail program: an inbox with senders, subjects, previews and bodies; accounts and senders that matter beside.

    Taken for granted: a sender as in the mail's head, bodies as HTML. Mail that went out lies in a folder called `Sent`, its
    sender is the account.
    """
    talk = two("priobox", count=50, people=8)
    rows, truth = Rows(email_accounts=[], email_messages=[], vip_senders=[]), list[Record]()
    subjects = ("Rechnung", "Re: Samstag", "Termin", "Re: Schlüssel", "Fotos", "Angebot", "Fwd: Reise")
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        body = html.escape(line.text or "", quote=False).replace("\n", "<br>")
        folder = "Sent" if line.out else "INBOX"
        rows["email_messages"].append(
            (row, 1, str(8000 + row), folder, f"{line.who.name} <{line.who.mail}>", subjects[line.n % 7],
             (line.text or "").replace("\n", " ")[:40], f"<html><body><p>{body}</p></body></html>", line.ms,
             int(not line.unread), int(line.who.n in (2, 4)))
        )  # fmt: skip
        truth.append(says(line, "email_messages", row, sender=party(line.who.mail, name=line.who.name)))
    rows["email_accounts"] = [
        (1, talk.me.name, talk.me.mail, "imap.kurier.example", 993, "SSL_TLS", "smtp.kurier.example", 587, "STARTTLS",
         talk.me.mail, f"-- \n{talk.me.name}", 1)
    ]  # fmt: skip
    rows["vip_senders"] = [(1, 1, talk.people[2].mail), (2, 1, talk.people[4].mail)]
    rows["room_master_table"] = [(42, "3de1f0a5b4c27f18f1d0a3b2c4e5f607")]
    script = ROOM + (
        "CREATE TABLE email_accounts (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, displayName TEXT NOT NULL,"
        "emailAddress TEXT NOT NULL, imapServer TEXT NOT NULL, imapPort INTEGER NOT NULL, imapSecurity TEXT NOT NULL,"
        "smtpServer TEXT NOT NULL, smtpPort INTEGER NOT NULL, smtpSecurity TEXT NOT NULL, username TEXT NOT NULL,"
        "signature TEXT NOT NULL, signatureEnabled INTEGER NOT NULL);"
        "CREATE TABLE email_messages (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, accountId INTEGER NOT NULL, "
        "uid TEXT NOT NULL, folder TEXT NOT NULL, sender TEXT NOT NULL, subject TEXT NOT NULL, preview TEXT NOT NULL,"
        "body TEXT NOT NULL, timestamp INTEGER NOT NULL, isRead INTEGER NOT NULL, isVip INTEGER NOT NULL);"
        "CREATE UNIQUE INDEX index_email_messages_accountId_folder_uid ON email_messages (accountId, folder, uid);"
        "CREATE TABLE vip_senders (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, accountId INTEGER NOT NULL,"
        "emailAddress TEXT NOT NULL);"
    )
    return database(
        script, rows, truth, f"{HUB}/ghotso/PrioBox app/src/main/java/com/priobox/data/model/EmailMessage.kt",
        decoys=("email_accounts", "vip_senders", "room_master_table"),
    )  # fmt: skip


def balance() -> Aside:
    """Dating: a chat's number, text, a word for state that tells the way, a time with its zone; who it is with, is in matches.

    Taken for granted: UUIDs as sixteen bytes, as its Room of that time keeps them, and times as text with an offset. Matches and
    who swiped whom may be told or not.
    """
    talk = two("balance", count=58, people=7)
    rows, truth, spare = Rows(chatMessage=[], match=[], swipe=[], photo=[]), list[Record](), list[tuple[str, int]]()
    chats = {n: bytes.fromhex(hexed(f"chat{n}", 32)) for n in range(1, 7)}
    people = {p.n: bytes.fromhex(hexed(p.key, 32)) for p in talk.people}

    def offset(ms: int) -> str:
        return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{ms % 1000:03}Z"

    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        state = "SENT" if line.out else "RECEIVED"
        rows["chatMessage"].append(
            (chats[line.chat], line.text, state, bytes.fromhex(hexed(line.key, 32)), offset(line.ms), 7000 + row, row)
        )
        other = talk.people[line.chat]
        ways = party(hexed(other.key, 32), uuid(hexed(other.key, 32)), hexed(f"chat{line.chat}", 32), name=other.first)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "chatMessage", row, sender=sender, to=to, thread=hexed(f"chat{line.chat}", 32)))
    for n in range(1, 7):
        last = [x for x in talk.lines if x.chat == n and x.text]
        rows["match"].append(
            (40 + n, chats[n], people[0], people[n], 0, 7001, 7001, 7001, 7000 + n, last[-1].text if last else None,
             offset(1_650_000_000_000 + n * 99_000_000), talk.people[n].first, f"{hexed(f'p{n}', 20)}.jpg", 0)
        )  # fmt: skip
        spare.append(("match", 40 + n))
    rows["swipe"] = [
        (n, bytes.fromhex(hexed(f"sw{n}", 32)), people[0], n % 2, f"{hexed(f'q{n}', 20)}.jpg") for n in range(1, 16)
    ]
    rows["photo"] = [(f"{hexed(f'mine{n}', 20)}.jpg", n, "OCCUPIED") for n in range(3)]
    rows["room_master_table"] = [(42, "c7f3b0f0a6c9d2b3f8d1a2e5f6b7c8d9")]
    script = ROOM + (
        "CREATE TABLE chatMessage (chatId BLOB NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL, tag BLOB NOT NULL,"
        "createdAt TEXT, id INTEGER NOT NULL, sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"
        "CREATE TABLE `match` (id INTEGER NOT NULL, chatId BLOB NOT NULL, swiperId BLOB NOT NULL, swipedId BLOB NOT NULL,"
        "unmatched INTEGER NOT NULL, lastReceivedChatMessageId INTEGER NOT NULL, lastReadReceivedChatMessageId INTEGER NOT NULL,"
        "lastReadByChatMessageId INTEGER NOT NULL, lastChatMessageId INTEGER NOT NULL, lastChatMessageBody TEXT,"
        "createdAt TEXT NOT NULL, swipedName TEXT, swipedProfilePhotoKey TEXT, swipedDeleted INTEGER NOT NULL, PRIMARY KEY(id));"
        "CREATE UNIQUE INDEX index_match_chatId ON `match` (chatId);"
        "CREATE TABLE swipe (id INTEGER NOT NULL, swiperId BLOB NOT NULL, swipedId BLOB NOT NULL, clicked INTEGER NOT NULL,"
        "swiperProfilePhotoKey TEXT, PRIMARY KEY(id));"
        "CREATE TABLE photo (`key` TEXT NOT NULL, sequence INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY(`key`));"
    )
    named = {f"`{t}`" if t == "match" else t: r for t, r in rows.items()}
    address = (
        f"{HUB}/KisungTae/balance-android-app "
        "app/src/main/java/com/beeswork/balance/data/database/entity/chat/ChatMessage.kt"
    )
    return database(script, named, truth, address, decoys=("swipe", "photo", "room_master_table"), spare=spare)


def mindu() -> Aside:
    """A shop's chats with buyers: texts, and goods as JSON, of whom and to whom by numbers, names in a table of users.

    Taken for granted: milliseconds, kinds `text`, `picture` and `commodity`, numbers of users as text; the shop's own is a user.
    """
    talk = two("mindu", count=56, people=7)
    rows, truth, spare = Rows(Message=[], UserInfo=[], Conversation=[]), list[Record](), list[tuple[str, int]]()
    ids = {p.n: str(100_200 + p.n * 13) for p in talk.people}
    for row, person in enumerate(talk.people, 1):
        rows["UserInfo"].append((person.name, f"https://img.example/{person.n}.png", ids[person.n], row))
        if person.n:
            truth.append(known(person.name, [ids[person.n]], "UserInfo", row))
        else:
            spare.append(("UserInfo", row))
    for line in talk.lines:
        row, other = len(rows["Message"]) + 1, talk.people[line.chat]
        one, to = (talk.me, other) if line.out else (other, talk.me)
        content, kind = (line.text, "text") if line.text else (f"https://img.example/{line.key}.jpg", "picture")
        rows["Message"].append(
            (f"room{line.chat}", uuid(line.key), line.ms, line.ms + 60, content, ids[one.n], ids[to.n], kind, 1,
             int(not line.unread), row)
        )  # fmt: skip
        truth.append(
            says(line, "Message", row, sender=party(ids[one.n], name=one.name), to=party(ids[to.n], name=to.name),
                 thread=f"room{line.chat}", body=content)
        )  # fmt: skip
        if line.n % 8 == 0:
            goods = packed({"commodityId": f"{line.n}", "commodityName": "Blue teapot", "commodityPrice": "98.00"})
            rows["Message"].append(
                (f"room{line.chat}", uuid(line.key[::-1]), line.ms + 900, line.ms + 960, goods, ids[one.n], ids[to.n],
                 "commodity", 1, 1, row + 1)
            )  # fmt: skip
            spare.append(("Message", row + 1))
    rows["Conversation"] = [(f"room{n}", ids[0], ids[n], str(1_600_000_000_000 + n), n) for n in range(1, 7)]
    rows["room_master_table"] = [(42, "0d5e5c5a33a9bb0b6f7d3a2c1b0f9e8d")]
    script = ROOM + (
        "CREATE TABLE Message (conversationId TEXT NOT NULL, messageId TEXT NOT NULL, sendTime INTEGER NOT NULL,"
        "receivedTime INTEGER NOT NULL, content TEXT NOT NULL, sendUserId TEXT NOT NULL, receiveUserId TEXT NOT NULL,"
        "type TEXT NOT NULL, sendType INTEGER NOT NULL, isRead INTEGER NOT NULL,"
        "targetId INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"
        "CREATE TABLE UserInfo (nickName TEXT NOT NULL, avatar TEXT NOT NULL, userId TEXT NOT NULL,"
        "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"
        "CREATE TABLE Conversation (conversationId TEXT NOT NULL, sendUserId TEXT NOT NULL, receiveUserId TEXT NOT NULL,"
        "updateTime TEXT NOT NULL, id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL);"
    )
    return database(
        script, rows, truth, f"{HUB}/ls895977/MinDuIMDemo IM-kit/src/main/java/com/css/im_kit/db/bean/Message.kt",
        decoys=("conversation", "room_master_table"), spare=spare,
    )  # fmt: skip


def practice() -> Aside:
    """Streams of a school: who wrote by number and name, a flag for one's own, streams and topics by name; reactions beside.

    Taken for granted: times are seconds written as text, as the server gives them; columns of reactions and topics.
    """
    talk = two("practice", count=66, people=9, groups=2)
    rows, truth = Rows(message=[], reaction=[], stream=[], topic=[]), list[Record]()
    ids = {p.n: 500_100 + p.n for p in talk.people}
    names = {n: ("general", "android")[i] for i, n in enumerate(talk.groups)}
    at = spaced(talk.rng, len(talk.lines), 1_800_000)
    for line in talk.lines:
        if line.text is None or line.chat not in names:
            continue
        row, stream = at[line.n], names[line.chat]
        topic = ("swimming turtles", "homework 5", "release")[line.n % 3]
        face = f"https://secure.gravatar.example/avatar/{line.who.key}?d=identicon" if line.who.n % 2 else None
        rows["message"].append(
            (ids[line.who.n], row, face, line.who.name, line.text, str(line.s), stream, topic, int(line.out))
        )  # fmt: skip
        sender = party(str(ids[line.who.n]), name=line.who.name)
        truth.append(says(line, "message", row, at=line.s * 1_000_000, sender=sender, thread=stream))
        if line.n % 5 == 0:
            rows["reaction"].append((len(rows["reaction"]) + 1, row, ids[2], "1f44d", "thumbs_up"))
    rows["stream"] = [(7000 + i, name, 1, "#2A9D8F") for i, name in enumerate(("general", "android", "new members"))]
    rows["topic"] = [
        (n, 7000 + n % 2, name, n * 3) for n, name in enumerate(("swimming turtles", "homework 5", "release"))
    ]
    rows["room_master_table"] = [(42, "f6d2c8d6f0f6e1b7a0c5d4e3b2a19087")]
    script = ROOM + (
        "CREATE TABLE message (user_id INTEGER NOT NULL, message_id INTEGER NOT NULL, avatar_url TEXT, username TEXT,"
        "message TEXT NOT NULL, timestamp TEXT NOT NULL, stream_name TEXT NOT NULL, topic_name TEXT NOT NULL,"
        "is_outgoing_message INTEGER NOT NULL, PRIMARY KEY(message_id));"
        "CREATE TABLE reaction (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, message_id INTEGER NOT NULL,"
        "user_id INTEGER NOT NULL, emoji_code TEXT NOT NULL, emoji_name TEXT NOT NULL);"
        "CREATE TABLE stream (stream_id INTEGER NOT NULL, stream_name TEXT NOT NULL, is_subscribed INTEGER NOT NULL,"
        "background_color TEXT, PRIMARY KEY(stream_id));"
        "CREATE TABLE topic (topic_id INTEGER NOT NULL, stream_id INTEGER NOT NULL, topic_name TEXT NOT NULL,"
        "messages_count INTEGER NOT NULL, PRIMARY KEY(topic_id));"
    )
    return database(
        script, rows, truth,
        f"{HUB}/tasktf2/PracticeApp app/src/main/java/com/setjy/practiceapp/data/database/entity/MessageDB.kt",
        decoys=("reaction", "stream", "topic", "room_master_table"),
    )  # fmt: skip


def gptmobile() -> Aside:
    """An assistant: a row that no platform wrote is the holder's, others answer one; seconds, one's questions put to several.

    A package in place of a path: dev.chungjungsoo.gptmobile (chats, messages). Taken for granted: platforms by their constants.
    """
    talk = two("gptmobile", count=34, people=5)
    rows, truth = Rows(chats=[], messages=[]), list[Record]()
    asked = [x for x in talk.lines if x.text]
    for line in asked:
        row = len(rows["messages"]) + 1
        rows["messages"].append((row, line.chat, line.text, None, 0, None, line.s))
        made = says(line, "messages", row, at=line.s * 1_000_000, thread=line.chat)
        truth.append(made | {"direction": "outgoing"})
        for extra, platform in enumerate(("OPENAI", "ANTHROPIC")[: 1 + line.n % 2], 1):
            answer = f"Gern. Zu „{(line.text or '')[:20]}“ fällt mir Folgendes ein ({platform.lower()}, {line.n})."
            when = line.s + 2 + extra
            rows["messages"].append((row + extra, line.chat, answer, None, row, platform, when))
            reply = says(
                line,
                "messages",
                row + extra,
                at=when * 1_000_000,
                sender=party(platform),
                thread=line.chat,
                body=answer,
            )
            truth.append(reply | {"direction": "incoming"})
    rows["chats"] = [(n, f"Chat about {n}", "OPENAI,ANTHROPIC", 1_720_000_000 + n * 70_000) for n in range(1, 5)]
    rows["room_master_table"] = [(42, "46f5ac4b65ec3c0a8a1f3cc1bc1fd6d1")]
    script = ROOM + (
        "CREATE TABLE chats (chat_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, title TEXT NOT NULL,"
        "enabled_platform TEXT NOT NULL, created_at INTEGER NOT NULL);"
        "CREATE TABLE messages (message_id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, chat_id INTEGER NOT NULL,"
        "content TEXT NOT NULL, image_data TEXT, linked_message_id INTEGER NOT NULL, platform_type TEXT,"
        "created_at INTEGER NOT NULL,"
        "FOREIGN KEY(chat_id) REFERENCES chats(chat_id) ON UPDATE NO ACTION ON DELETE CASCADE );"
    )
    return database(
        script,
        rows,
        truth,
        "dev.chungjungsoo.gptmobile.data.database.entity.Message",
        decoys=("chats", "room_master_table"),
    )


def androidircx() -> Aside:
    """IRC (React Native): each channel's or person's history is a cell of JSON; who came and went and topics are in it.

    Rows are numbered as they were put there. Taken for granted: one network; a chat of two has the other's nick for a channel;
    drafts and notes of channels under the app's other keys.
    """
    talk = two("androidircx", count=64, people=8, groups=2)
    truth, cells, names = list[Record](), list[tuple[str, str]](), dict[int, str]()
    for i, n in enumerate(talk.groups):
        names[n] = ("#linux-pl", "#gartenfreunde")[i]
    names |= {n: talk.people[n].handle for n in range(1, 5)}
    cells.append(
        ("@AndroidIRCX:settings", packed({"messageFormat": "%H:%M", "theme": "dark", "hideJoinMessages": True}))
    )
    cells.append(("@AndroidIRCX:channelNotes", packed({"libera:#linux-pl": "ask about the kernel on Friday"})))
    for n, channel in names.items():
        listed = list[dict[str, Any]]()
        row = len(cells) + 1
        for line in [x for x in talk.lines if x.chat == n and x.text]:
            text = (line.text or "").replace("\n", " ")
            nick = line.who.handle
            listed.append(
                {"id": f"{line.ms}-{line.key[:6]}", "type": "message", "channel": channel, "from": nick, "text": text,
                 "timestamp": line.ms, "network": "libera", "msgid": line.key[:16]}
                | ({"status": "sent"} if line.out else {})
            )  # fmt: skip
            sender = party(nick)
            truth.append(says(line, "catalystLocalStorage", row, sender=sender, thread=channel, body=text))
            if n in talk.groups and line.n % 4 == 0:
                kind, words = (("join", f"{nick} joined {channel}"), ("quit", f"{nick} quit (Ping timeout)"))[
                    line.n // 4 % 2
                ]
                listed.append({"id": f"{line.ms + 5000}-s", "type": kind, "channel": channel, "from": nick, "text": words,
                               "timestamp": line.ms + 5000, "network": "libera"})  # fmt: skip
        if n in talk.groups:
            first = 1_700_000_000_000
            listed.insert(0, {"id": "t0", "type": "topic", "channel": channel, "text": "Topic: be kind", "timestamp": first,
                              "network": "libera", "isRaw": True, "rawCategory": "channel"})  # fmt: skip
        cells.append((f"@AndroidIRCX:history:libera:{channel}", packed(listed)))
    return database(
        ASYNC_STORAGE, {"catalystLocalStorage": cells, "android_metadata": [("en_US",)]}, truth,
        f"{HUB}/AndroidIRCx/AndroidIRCx src/services/MessageHistoryService.ts", decoys=("android_metadata",),
    )  # fmt: skip
