"""The fourth set of stores of apps as they are on phones: may be looked at while discovery is mended.

Schemas are facts of the sources named with each store. Where a source is a query of an examiner's script, columns that it does
not name are left out, and tables beside those of messages are named as such apps name them. What a source does not say and is
therefore assumed is said with the store. Which of 28 stores came into this set and which into the fifth was drawn by lot, in
strata of their forms, by the seed 6ac295f (the commit of that day).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from tests.engine.leveldb_files import log
from tests.engine.published_stores import Record
from tests.engine.published_talk import (
    COCOA,
    Aside,
    Line,
    archived,
    clock,
    core_data,
    database,
    known,
    local,
    party,
    proto,
    rang,
    says,
    spaced,
    talk,
)

ALEAPP = "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts"
ILEAPP = "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts"
KALINK0 = "https://github.com/kalink0/useful_scripts/blob/master/sql"


def tumblr() -> Aside:
    """Messages pushed to Tumblr, waiting in Google's services: LevelDB, protocol buffers in it, JSON in these."""
    t = talk("tumblr", count=88, people=5, groups=0)
    entries: list[tuple[bytes, bytes | None]] = []
    truth: list[Record] = []

    def put(us: int, package: str, values: Mapping[str, str]) -> None:
        key = f"0:{us}%{us % 0xFFFFFF:06x}f9fd7ecd"
        pairs = b"".join(proto((7, proto((1, k), (2, v)))) for k, v in values.items())
        inner = (
            proto((2, "8123456789"), (5, package)) + pairs + proto((9, key), (17, 2_419_200), (18, us // 1000), (29, 1))
        )
        entries.append((key.encode(), proto((1, 1), (2, inner), (3, 1))))

    for n, m in enumerate(x for x in t.lines if not x.out):
        us, words = m.ms * 1000 + m.n, m.text or "📷 Photo"
        message = {
            "type": "Message",
            "title": m.who.handle,
            "body": words,
            "notification": f"{m.who.handle}: {words}"[:60],
            "recipient": t.me.handle,
            "uuid": str(uuid.UUID(int=int(m.key, 16))),
            "conversation": {"id": m.who.num, "unread": n % 3 + 1},
        }
        put(us, "com.tumblr", {"google.sent_time": str(m.ms), "message": json.dumps(message)})
        truth.append(
            says(
                m, "", n + 1, at=us, sender=party(m.who.handle, m.who.num, name=m.who.handle), to=party(t.me.handle),
                body=words, also={"at": [m.ms * 1000]},
            )
        )  # fmt: skip
        if n % 4 == 0:
            pushed = {"push_id": m.key, "push_type": "message"}
            put(us + 900_000, "com.tumblr", {"logging_data": json.dumps(pushed)})
        if n % 5 == 1:
            news = {
                "type": "DEEPLINK_CATEGORY",
                "body": "Trending: 12 new posts you may like",
                "url": "tumblr://explore",
            }
            put(us + 77_000_000, "com.tumblr", {"message": json.dumps(news)})
        if n % 5 == 3:
            put(us + 99_000_000, "com.example.weather", {"alert": "Rain expected", "zone": "DE-BE", "level": "2"})
    source = f"{ALEAPP}/FCMQueuedMessagesTumblr.py, and scripts/ccl/ccl_android_fcm_queued_messages.py there"
    path = "data/data/com.google.android.gms/files/fcm_queued_messages.ldb/000027.log"
    return Aside(log([[e] for e in entries]), truth, source, path=path)


def kijiji() -> Aside:
    """Chats about advertisements; times are seconds since 2001. Keys that the source does not name are assumed."""
    t = talk("kijiji", count=58, people=9, groups=0)
    truth: list[Record] = []
    listed: list[dict[str, Any]] = []
    ads = ("Winter tires 205/55 R16", "IKEA desk, must go", "iPhone 12 128GB", "Vélo enfant", "2 bedroom basement")
    for chat in sorted({m.chat for m in t.lines}):
        other = t.people[chat]
        messages: list[dict[str, Any]] = []
        for m in (x for x in t.lines if x.chat == chat):
            messages.append(
                {
                    "messageId": str(uuid.UUID(int=int(m.key, 16))),
                    "sender": 0 if m.out else 1,
                    "sentDate": m.s - COCOA,
                    "messageStatus": 3 if m.unread else 4,
                    "text": m.text or "",
                }
            )
            them = party(other.num, name=other.name)
            truth.append(
                says(
                    m, "", m.n + 1, at=m.s * 1_000_000, sender=() if m.out else them, to=them if m.out else (),
                    thread=f"{chat}x{other.key[:6]}",
                )
            )  # fmt: skip
        listed.append(
            {
                "conversationId": f"{chat}x{other.key[:6]}",
                "counterParty": {"identifier": str(other.num), "name": other.name},
                "ad": {
                    "identifier": str(160_000_000 + chat),
                    "displayTitle": ads[chat % 5],
                    "price": 40.0 * chat,
                    "imageUrl": "",
                },
                "unreadCount": sum(m["messageStatus"] == 3 for m in messages),
                "messages": messages,
            }
        )
    whole = {
        "version": 4,
        "lastUpdated": t.lines[-1].s - COCOA,
        "quickReplies": ["Is this still available?", "Yes, it is.", "Sorry, it is sold."],
        "data": listed,
    }
    path = "private/var/mobile/Containers/Data/Application/7C2B/Library/Caches/conversation_cache"
    return Aside(json.dumps(whole, ensure_ascii=False).encode(), truth, f"{ILEAPP}/kijijiConversations.py", path=path)


def meshtastic() -> Aside:
    """Messages by radio; the attributes are of the app's own class of 2021, the words of `direction` are assumed."""
    t = talk("meshtastic", count=52, people=7, groups=0)
    heard = 7
    rows: dict[str, list[tuple[Any, ...]]] = {"ZMESSAGEENTITY": [], "ZNODEINFOENTITY": [], "ZPOSITIONENTITY": []}
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        everyone = m.n % 6 == 0
        to = None if everyone else (t.people[m.chat] if m.out else t.me)
        number, long, short = (to.num, to.name, to.first[:2]) if to else (4_294_967_295, "Broadcast", "BC")
        rows["ZMESSAGEENTITY"].append(
            (row, 1, 1, int(m.key[:8], 16), m.s, m.who.num, number, int(not m.unread), m.who.name,
             m.who.first[:2], long, short, m.text or "", "OUT" if m.out else "IN", uuid.UUID(int=int(m.key, 16)).bytes)
        )  # fmt: skip
        truth.append(says(m, "ZMESSAGEENTITY", row, at=m.s * 1_000_000, sender=party(m.who.num, name=m.who.name),
                          to=party(number, name=long), body=m.text or ""))  # fmt: skip
    for p in t.people[:heard]:
        rows["ZNODEINFOENTITY"].append(
            (p.n + 1, 2, 1, p.num, p.name, p.first[:2], f"!{p.num:08x}", "TBEAM", t.lines[-1].s - 400 * p.n, 6.5)
        )
        truth.append(known(p.name, [p.num, f"!{p.num:08x}"], "ZNODEINFOENTITY", p.n + 1, p.first[:2]))
    rows["ZPOSITIONENTITY"] = [
        (n + 1, 3, 1, n % heard + 1, t.lines[n].s, 525_163_000 + n * 31, 133_777_000 - n * 17, 34 + n)
        for n in range(30)
    ]
    entities = {
        "ZMESSAGEENTITY": """ZMESSAGEID INTEGER, ZMESSAGETIMESTAMP INTEGER, ZFROMUSERID INTEGER, ZTOUSERID INTEGER,
        ZRECEIVEDACK INTEGER, ZFROMUSERLONGNAME VARCHAR, ZFROMUSERSHORTNAME VARCHAR, ZTOUSERLONGNAME VARCHAR,
        ZTOUSERSHORTNAME VARCHAR, ZMESSAGEPAYLOAD VARCHAR, ZDIRECTION VARCHAR, ZID BLOB""",
        "ZNODEINFOENTITY": """ZNUM INTEGER, ZLONGNAME VARCHAR, ZSHORTNAME VARCHAR, ZUSERID VARCHAR, ZHWMODEL VARCHAR,
        ZLASTHEARD INTEGER, ZSNR FLOAT""",
        "ZPOSITIONENTITY": """ZNODE INTEGER, ZTIME INTEGER, ZLATITUDEI INTEGER, ZLONGITUDEI INTEGER, ZALTITUDE INTEGER""",
    }
    source = "https://github.com/meshtastic/Meshtastic-Apple (MessageEntity.swift, MessageModel.swift, 2021)"
    return database(core_data(entities, rows), rows, truth, source, decoys=["ZPOSITIONENTITY"])


def xmpp_archive() -> Aside:
    """The archive of the XMPP library that many apps for iOS are built with; two accounts."""
    t = talk("xmpp", count=66, people=7, groups=0)
    own = (f"{t.me.handle}@jabber.example", f"{t.me.first.lower()}.work@chat.example")
    jids = [f"{p.handle}@jabber.example" for p in t.people]
    rows: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        account = own[m.chat % 2]
        at, typing = m.ms / 1000 - COCOA, m.n % 19 == 7 and not m.out
        one, two = (account, jids[m.chat]) if m.out else (jids[m.chat], account)
        words = None if typing else m.text or f"https://upload.example/{m.key}.jpg"
        stanza = (
            f'<message type="chat" from="{one}" to="{two}" id="{m.key}">'
            + (f"<body>{words}</body>" if words else '<composing xmlns="http://jabber.org/protocol/chatstates"/>')
            + "</message>"
        )
        rows.append((row, 1, 1, int(typing), int(m.out), at, words, jids[m.chat], stanza, account, None, b"bplist00"))
        if not typing:
            truth.append(
                says(
                    m, "ZXMPPMESSAGEARCHIVING_MESSAGE_COREDATAOBJECT", row, sender=party(one), to=party(two), body=words
                )
            )
    last: dict[int, Line] = {m.chat: m for m in t.lines}
    chats = [
        (n, 2, 1, int(m.out), m.ms / 1000 - COCOA, jids[m.chat], m.text or "", own[m.chat % 2], b"bplist00")
        for n, m in enumerate(last.values(), 1)
    ]
    entities = {
        "ZXMPPMESSAGEARCHIVING_MESSAGE_COREDATAOBJECT": """ZCOMPOSING INTEGER, ZOUTGOING INTEGER, ZTIMESTAMP TIMESTAMP,
        ZBODY VARCHAR, ZBAREJIDSTR VARCHAR, ZMESSAGESTR VARCHAR, ZSTREAMBAREJIDSTR VARCHAR, ZTHREAD VARCHAR, ZBAREJID BLOB""",
        "ZXMPPMESSAGEARCHIVING_CONTACT_COREDATAOBJECT": """ZMOSTRECENTMESSAGEOUTGOING INTEGER,
        ZMOSTRECENTMESSAGETIMESTAMP TIMESTAMP, ZBAREJIDSTR VARCHAR, ZMOSTRECENTMESSAGEBODY VARCHAR, ZSTREAMBAREJIDSTR VARCHAR,
        ZBAREJID BLOB""",
    }
    tables = dict(zip(entities, (rows, chats), strict=True))
    source = "https://github.com/robbiehanson/XMPPFramework (XEP-0136/CoreDataStorage/XMPPMessageArchiving_*_CoreDataObject.h)"
    return database(core_data(entities, tables), tables, truth, source, decoys=list(entities)[1:])


def badoo() -> Aside:
    """Dating; what was said is JSON in `payload`."""
    t = talk("badoo", count=70, people=9, groups=0)
    script = """CREATE TABLE android_metadata (locale TEXT);
        CREATE TABLE conversation_info (user_id TEXT PRIMARY KEY, gender INTEGER, user_name TEXT, user_image_url TEXT,
        age INTEGER, user_photos TEXT, work TEXT, education TEXT, encrypted_user_id TEXT, game_mode INTEGER);
        CREATE TABLE message (_id INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, conversation_id TEXT NOT NULL, sender_id TEXT,
        recipient_id TEXT, created_timestamp INTEGER, modified_timestamp INTEGER, payload TEXT, payload_type TEXT,
        is_incoming INTEGER);
        CREATE TABLE draft (conversation_id TEXT PRIMARY KEY, text TEXT, modified_timestamp INTEGER);
        CREATE TABLE gifts (id INTEGER PRIMARY KEY, name TEXT, url TEXT, cost INTEGER);
        CREATE VIRTUAL TABLE search_fts USING fts4(message_id, text);"""
    codes = [f"zAh{p.key[:20]}" for p in t.people]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines), 31), t.lines, strict=True):
        game = m.n % 17 == 3 and m.text is not None
        payload: dict[str, Any] = {"text": m.text}
        form = "QUESTION_GAME" if game else "TEXT"
        if game:
            payload |= {"category_id": 3, "answer_own": "Yes" if m.out else None, "answer_other": None}
        if m.text is None:
            form = {"image": "IMAGE", "voice": "AUDIO", "file": "INSTANT_VIDEO"}[m.form]
            payload = {"url": f"https://media.badoocdn.example/{m.key}", "width": 720, "height": 1280}
        a, b = (codes[0], codes[m.chat]) if m.out else (codes[m.chat], codes[0])
        messages.append((row, m.key, str(t.people[m.chat].num), a, b, m.ms, m.ms + 900_000 * m.edited, json.dumps(payload), form,
                         int(not m.out)))  # fmt: skip
        truth.append(says(m, "message", row, sender=party(a), to=party(b), thread=t.people[m.chat].num))
    people = [
        (str(p.num), p.n % 2, p.first, f"https://us1.ecdn2.bumbcdn.example/{p.key}", 19 + p.n * 3,
         json.dumps([{"id": p.key[:8], "url": f"https://cdn.example/{p.key}/1.jpg"}]), "Baker" if p.n % 3 else None, None,
         codes[p.n], 0)
        for p in t.people[1:]
    ]  # fmt: skip
    truth += [known(p.first, [p.num, codes[p.n]], "conversation_info", p.n) for p in t.people[1:]]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "android_metadata": [("de_DE",)],
        "conversation_info": people,
        "message": messages,
        "draft": [(str(t.people[n].num), "Hey, I was think", t.lines[-n].ms + 5000) for n in (2, 4)],
        "gifts": [(n, f"Rose {n}", f"https://cdn.example/g/{n}.png", 100 * n) for n in range(1, 9)],
        "search_fts": [(m.key, m.text) for m in t.lines if m.text],
    }
    decoys = ["draft", "gifts", "search_fts", "search_fts_content", "android_metadata"]
    return database(script, rows, truth, f"{ALEAPP}/BadooChat.py, bumble.py", decoys=decoys)


def bumble_ios() -> Aside:
    """Dating; every object is a keyed archive in a cell, the direction stands in an index of its own."""
    t = talk("bumble-ios", count=60, people=8, groups=0)
    script = """CREATE TABLE yap2 (extension CHAR NOT NULL, key CHAR NOT NULL, data BLOB, PRIMARY KEY (extension, key));
        CREATE TABLE database2 (rowid INTEGER PRIMARY KEY, collection CHAR NOT NULL, key CHAR NOT NULL, data BLOB, metadata BLOB);
        CREATE TABLE secondaryIndex_isReadIndex (rowid INTEGER PRIMARY KEY, isIncoming INTEGER, isRead INTEGER);"""
    ids = [f"zAgF{p.key[:18]}" for p in t.people]
    cells: list[tuple[Any, ...]] = []
    index: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    row = 0
    for m in t.lines:
        row += 1
        a, b = (ids[0], ids[m.chat]) if m.out else (ids[m.chat], ids[0])
        # The source reads the times as seconds since 1970, plain numbers.
        fields = {
            "self.uid": m.key, "self.fromPersonUid": a, "self.toPersonUid": b, "self.dateCreated": m.ms / 1000,
            "self.dateModified": m.ms / 1000 + 40.5 * m.edited, "self.messageText": m.text, "self.messageType": m.form == "text",
        }  # fmt: skip
        cells.append((row, f"messages-{ids[m.chat]}", m.key, archived("BMChat.ChatMessage", fields), None))
        index.append((row, int(not m.out), int(not m.unread)))
        truth.append(says(m, "database2", row, sender=party(a), to=party(b)))
        if m.n % 7 == 4:
            row += 1
            sync = {"self.conversationUid": ids[m.chat], "self.syncToken": m.key, "self.isTyping": False}
            cells.append(
                (row, "conversations", ids[m.chat] + m.key[:4], archived("BMChat.ConversationState", sync), None)
            )
            spare.append(("database2", row))
    rows = {
        "yap2": [("isReadIndex", "classVersion", "3"), ("isReadIndex", "version", "1")],
        "database2": cells,
        "secondaryIndex_isReadIndex": index,
    }
    return database(script, rows, truth, f"{ILEAPP}/bumble.py", decoys=["yap2"], spare=spare)


def firestore() -> Aside:
    """What Firestore keeps on Android for apps that read while offline: protocol buffers, here of a small chat app.

    Tables and buffers are the library's; the names in documents (`senderId`, `text`, `createdAt`) are as in Google's examples.
    """
    t = talk("firestore", count=56, people=6, groups=1)
    script = """CREATE TABLE remote_documents (path TEXT PRIMARY KEY, contents BLOB, read_time_seconds INTEGER,
        read_time_nanos INTEGER, path_length INTEGER);
        CREATE TABLE targets (target_id INTEGER PRIMARY KEY, canonical_id TEXT, snapshot_version_seconds INTEGER,
        snapshot_version_nanos INTEGER, resume_token BLOB, last_listen_sequence_number INTEGER, target_proto BLOB);
        CREATE TABLE mutations (batch_id INTEGER, uid TEXT, mutations BLOB, PRIMARY KEY (uid, batch_id));
        CREATE TABLE collection_parents (collection_id TEXT, parent TEXT, PRIMARY KEY (collection_id, parent));"""
    ids = [p.key[:20] for p in t.people]

    def stamp(ms: int) -> bytes:
        return proto((1, ms // 1000), (2, ms % 1000 * 1_000_000))

    def document(path: str, fields: Mapping[str, bytes], ms: int) -> bytes:
        whole = proto((1, f"projects/chat-demo-4f2/databases/(default)/documents/{path}"))
        whole += b"".join(proto((2, proto((1, k), (2, v)))) for k, v in fields.items())
        return proto((2, whole + proto((3, stamp(ms)), (4, stamp(ms + 12)))))

    def row(path: str, fields: Mapping[str, bytes], ms: int) -> tuple[Any, ...]:
        parts = path.split("/")
        joined = "".join(f"{p}\x01\x01" for p in parts)
        return joined, document(path, fields, ms), ms // 1000, ms % 1000 * 1_000_000, len(parts)

    documents: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for m in t.lines:
        fields = {
            "senderId": proto((17, ids[m.who.n])),
            "createdAt": proto((10, stamp(m.ms))),
            "type": proto((17, m.form)),
        }
        if m.text is not None:
            fields["text"] = proto((17, m.text))
        fields["read"] = proto((1, int(not m.unread)))
        documents.append(row(f"chats/room{m.chat}/messages/{m.key[:20]}", fields, m.ms))
        truth.append(says(m, "remote_documents", len(documents), sender=party(ids[m.who.n], name=m.who.name),
                          thread=f"room{m.chat}"))  # fmt: skip
    for p in t.people:
        fields = {"displayName": proto((17, p.name)), "email": proto((17, p.mail)), "phone": proto((17, p.phone))}
        documents.append(row(f"users/{ids[p.n]}", fields, t.lines[0].ms))
        truth.append(known(p.name, [p.mail, p.phone, ids[p.n]], "remote_documents", len(documents)))
    for chat in sorted({m.chat for m in t.lines}):
        fields = {"lastMessage": proto((17, "…")), "updatedAt": proto((10, stamp(t.lines[-1].ms)))}
        documents.append(row(f"chats/room{chat}", fields, t.lines[-1].ms))
        spare.append(("remote_documents", len(documents)))
    rows: dict[str, list[tuple[Any, ...]]] = {
        "remote_documents": documents,
        "targets": [
            (2 * n, f"chats/room{n}/messages|f:|ob:createdAtasc", t.lines[-1].s, 0, b"\x01", n, b"")
            for n in range(1, 6)
        ],
        "mutations": [],
        "collection_parents": [("messages", f"chats\x01\x01room{n}\x01\x01") for n in range(1, 6)],
    }
    source = """https://github.com/firebase/firebase-android-sdk (firestore/local/SQLiteSchema.java, proto/maybe_document.proto),
        https://cloud.google.com/java/docs/reference/google-cloud-firestore (google.firestore.v1.Document)"""
    return database(script, rows, truth, source, decoys=["targets", "mutations", "collection_parents"], spare=spare)


def randochat() -> Aside:
    """Chat with strangers, from Brazil: names in Portuguese."""
    t = talk("rando", count=64, people=8, groups=0)
    script = """CREATE TABLE configuracao (name TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE conversa (_id INTEGER PRIMARY KEY AUTOINCREMENT, id_server TEXT, id_pessoa TEXT, apelido TEXT, idade INTEGER,
        sexo TEXT, favorite INTEGER, bloqueado INTEGER, images TEXT);
        CREATE TABLE mensagens (_id INTEGER PRIMARY KEY AUTOINCREMENT, id_talk_server TEXT, id_servidor TEXT, mensagem TEXT,
        hora INTEGER, minha INTEGER, url TEXT);
        CREATE TABLE sala_interesses (_id INTEGER PRIMARY KEY, nome TEXT, total INTEGER);"""
    nicks = ("gatinha22", "Leo SP", "anônimo", "Bia 🌸", "joao.v", "Marujo", "xxNoitexx", "Lu")
    talks = [f"t{p.key[:10]}" for p in t.people]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        other = t.people[m.chat]
        url = None if m.text else f"https://cdn.rando.example/{m.key}.jpg"
        messages.append((row, talks[m.chat], m.key, m.text or "", m.ms, 1 if m.out else 2, url))
        truth.append(says(m, "mensagens", row, sender=() if m.out else party(other.num, name=nicks[other.n]),
                          to=party(other.num, name=nicks[other.n]) if m.out else (), thread=talks[m.chat]))  # fmt: skip
    people = [
        (p.n, talks[p.n], str(p.num), nicks[p.n], 18 + p.n, "MH"[p.n % 2], int(p.n == 3), int(p.n == 5),
         json.dumps([{"img": f"https://cdn.rando.example/p/{p.key}.jpg"}]) if p.n % 2 else "")
        for p in t.people[1:]
    ]  # fmt: skip
    truth += [known(nicks[p.n], [p.num, talks[p.n]], "conversa", p.n) for p in t.people[1:]]
    settings = {"apelido": "Ich", "sexo": "H", "idade": "31", "language": "pt", "device_id": t.me.key, "idade_de": "18"}
    rows: dict[str, list[tuple[Any, ...]]] = {
        "configuracao": list(settings.items()),
        "conversa": people,
        "mensagens": messages,
        "sala_interesses": [(n, w, 90 * n) for n, w in enumerate(("amizade", "música", "jogos", "namoro"), 1)],
    }
    return database(script, rows, truth, f"{KALINK0}/Android/RandoChat.sql", decoys=["configuracao", "sala_interesses"])


def minevue() -> Aside:
    """A miner's helmet with radio, from China: chat, calls and who took part; values of `type` and `fromOrTo` are assumed."""
    t = talk("minevue", count=50, people=7, groups=0, rings=16)
    script = """CREATE TABLE pingdaoid(id integer primary key autoincrement not null,pindao text(20));
        CREATE TABLE user(id integer primary key autoincrement not null,userName text(20) not null,likeName text(20),
        userIp text(20));
        CREATE TABLE blue(id integer primary key autoincrement not null,userName text(20) not null,address text(20),
        time text(20),db text(20));
        CREATE TABLE call(userName text(20) not null,callid integer primary key autoincrement not null ,callTime text(20));
        CREATE TABLE call_history(id integer primary key autoincrement not null,callid integer not null ,userName text(20),
        likeName text(20),userIp text(20),callTime text(20),foreign key(callid) references call(callid));
        CREATE TABLE camera(id integer primary key autoincrement not null,cameraName text(20) not null,cameraAddress text(20),
        cameraPort text(20));
        CREATE TABLE question(id integer primary key autoincrement not null,questionName text(20) not null,
        questionContent text(20));
        CREATE TABLE liaotian(id integer primary key autoincrement not null, mac text(20),tomac text(20),content text(1000),
        time text(20),type text(20),fromOrTo text(20));"""
    macs = [":".join(p.key[i : i + 2] for i in range(0, 12, 2)) for p in t.people]
    nicks = [f"{p.first}{p.n}" for p in t.people]
    ips = [f"192.168.1.{40 + p.n}" for p in t.people]
    chat: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        a, b = (0, m.chat) if m.out else (m.chat, 0)
        words = m.text or f"/sdcard/ramy/{m.key[:8]}.amr"
        chat.append((row, macs[a], macs[b], words, clock(m.s), "1" if m.text else "2", "to" if m.out else "from"))
        truth.append(
            says(m, "liaotian", row, at=local(clock(m.s)), sender=party(macs[a]), to=party(macs[b]), body=words)
        )
    calls = [(nicks[r.other.n], row, clock(r.s)) for row, r in enumerate(t.rings, 1)]
    truth += [
        rang(r, "call", row, party(nicks[r.other.n]), at=local(clock(r.s)), directed=False)
        for row, r in enumerate(t.rings, 1)
    ]
    took = [(row, r.other.n) for row, r in enumerate(t.rings, 1) for _ in range(1 + row % 2)]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "pingdaoid": [(1, "001")],
        "user": [(p.n, macs[p.n].replace(":", ""), nicks[p.n], ips[p.n]) for p in t.people[1:]],
        "blue": [
            (n, macs[0], f"C4:BE:84:0{n % 9}:11:2A", clock(t.lines[n].s + 40), str(-60 - n)) for n in range(1, 25)
        ],
        "call": calls,
        "call_history": [
            (n, c, nicks[u], f"L{u}", ips[u], clock(t.rings[c - 1].s)) for n, (c, u) in enumerate(took, 1)
        ],
        "camera": [(1, "默认摄像头", "192.168.1.32", "554"), (2, "井口", "192.168.1.33", "554")],
        "question": [(n, f"检查 {n}", "瓦斯浓度正常吗？") for n in range(1, 7)],
        "liaotian": chat,
    }
    source = "com.ramy.minervue's db/DBManager.java, as public repositories have it (version 14)"
    decoys = ["pingdaoid", "blue", "camera", "question"]
    return database(script, rows, truth, source, decoys=decoys)


def csipsimple() -> Aside:
    """SIP telephone with messages; two accounts."""
    t = talk("csip", count=40, people=8, groups=0, rings=40)
    script = """CREATE TABLE accounts (id INTEGER PRIMARY KEY AUTOINCREMENT,active INTEGER,wizard TEXT,display_name TEXT,
        priority INTEGER,acc_id TEXT NOT NULL,reg_uri TEXT,username TEXT,datatype INTEGER);
        CREATE TABLE calllogs (_id INTEGER PRIMARY KEY AUTOINCREMENT,name TEXT,numberlabel TEXT,numbertype INTEGER,date INTEGER,
        duration INTEGER,new INTEGER,number TEXT,type INTEGER,account_id INTEGER,status_code INTEGER,status_text TEXT);
        CREATE TABLE outgoing_filters (_id INTEGER PRIMARY KEY AUTOINCREMENT,priority INTEGER,account INTEGER,matches TEXT,
        replace TEXT,action INTEGER);
        CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT,sender TEXT,receiver TEXT,contact TEXT,body TEXT,
        mime_type TEXT,type INTEGER,date INTEGER,status INTEGER,read BOOLEAN,full_sender TEXT);"""
    uris = [f"sip:{p.handle}@sip.example.net" for p in t.people]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        sender, receiver = ("SELF", uris[m.chat]) if m.out else (uris[m.chat], "SELF")
        full = None if m.out else f'"{m.who.name}" <{uris[m.chat]}>'
        messages.append((row, sender, receiver, uris[m.chat], m.text or "", "text/plain", 2 if m.out else 1, m.ms, 200,
                         int(not m.unread), full))  # fmt: skip
        truth.append(says(m, "messages", row, sender=party(sender), to=party(receiver, uris[m.chat], full)))
    calls: list[tuple[Any, ...]] = []
    for row, r in zip(spaced(t.rng, len(t.rings)), t.rings, strict=True):
        # Numbers as the app keeps them: an address with a name in front, or digits dialled by hand.
        said = (f'"{r.other.name}" <{uris[r.other.n]}>', uris[r.other.n], r.other.local)[r.n % 3]
        form = 2 if r.out else 1 if r.duration else 3
        calls.append((row, r.other.name if r.n % 2 else None, None, 0, r.ms, r.duration, int(form == 3), said, form, 1 + r.n % 2,
                      200 if r.duration else 487, "OK" if r.duration else "Request Terminated"))  # fmt: skip
        truth.append(rang(r, "calllogs", row, party(said, uris[r.other.n], name=r.other.name), duration=r.duration))
    rows: dict[str, list[tuple[Any, ...]]] = {
        "accounts": [
            (n, 1, "BASIC", f"Account {n}", 100, f"<sip:me{n}@sip.example.net>", "sip:sip.example.net", f"me{n}", 0)
            for n in (1, 2)
        ],
        "calllogs": calls,
        "outgoing_filters": [(n, n, 1, f"^0{n}(.*)$", "+49$1", 0) for n in range(1, 4)],
        "messages": messages,
    }
    source = "https://github.com/r3gis3r/CSipSimple (db/DBProvider.java, api/SipMessage.java)"
    return database(script, rows, truth, source, decoys=["outgoing_filters", "accounts"])


def tinder() -> Aside:
    """Dating; a copy of each message in JSON beside the columns."""
    t = talk("tinder", count=62, people=9, groups=0)
    script = """CREATE TABLE message (id TEXT NOT NULL, match_id TEXT NOT NULL, to_id TEXT NOT NULL, from_id TEXT NOT NULL,
        text TEXT NOT NULL, sent_date INTEGER NOT NULL, is_liked INTEGER NOT NULL, type TEXT NOT NULL,
        delivery_status TEXT NOT NULL, is_seen INTEGER NOT NULL, raw_message_data TEXT, PRIMARY KEY (id));
        CREATE TABLE "match" (id TEXT NOT NULL, creation_date INTEGER NOT NULL, last_activity_date INTEGER NOT NULL,
        attribution TEXT NOT NULL, is_muted INTEGER NOT NULL, is_blocked INTEGER NOT NULL, type TEXT NOT NULL, person_id TEXT,
        PRIMARY KEY (id));
        CREATE TABLE match_person (id TEXT NOT NULL, name TEXT NOT NULL, bio TEXT, birth_date INTEGER, gender BLOB, photos BLOB,
        jobs BLOB, schools BLOB, city BLOB, membership_status TEXT, PRIMARY KEY (id));
        CREATE TABLE inbox_message (message_id TEXT NOT NULL, sent_date INTEGER NOT NULL, body TEXT NOT NULL, type TEXT NOT NULL,
        seen INTEGER NOT NULL, campaign_id TEXT, experiment_name TEXT, variant_name TEXT, segment_id TEXT,
        PRIMARY KEY (message_id));
        CREATE TABLE draft_message (match_id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE last_activity_date (id INTEGER PRIMARY KEY, last_activity_date INTEGER NOT NULL);
        CREATE TABLE room_master_table (id INTEGER PRIMARY KEY, identity_hash TEXT);"""
    ids = [p.key for p in t.people]
    pairs = ["".join(sorted((ids[0], i))) for i in ids]
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    for row, m in enumerate(t.lines, 1):
        a, b = (0, m.chat) if m.out else (m.chat, 0)
        words = m.text or f"https://media.tenor.example/{m.key[:12]}/tenor.gif?width=220&height=124"
        raw = {
            "_id": m.key, "match_id": pairs[m.chat], "to": ids[b], "from": ids[a], "message": words, "timestamp": 0,
            "sent_date": datetime.fromtimestamp(m.ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        } | ({} if m.text else {"type": "gif", "gif_description": "waving hello"})  # fmt: skip
        messages.append((m.key, pairs[m.chat], ids[b], ids[a], words, m.ms, int(m.n % 11 == 0), "UNKNOWN", "SUCCESS",
                         int(not m.unread), json.dumps(raw)))  # fmt: skip
        truth.append(says(m, "message", row, sender=party(ids[a]), to=party(ids[b]), thread=pairs[m.chat], body=words))
    truth += [known(p.first, [p.key], "match_person", p.n) for p in t.people[1:]]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "message": messages,
        '"match"': [
            (pairs[p.n], t.lines[0].ms - 9_000_000 * p.n, t.lines[-1].ms, "NONE", 0, int(p.n == 6), "MESSAGED", p.key)
            for p in t.people[1:]
        ],
        "match_person": [
            (p.key, p.first, ("Coffee & climbing", None, "ask me 😉")[p.n % 3], 700_000_000_000 + p.n * 31_536_000_000,
             proto((1, p.n % 2)), proto((1, proto((1, f"https://images.example/{p.key}/0.jpg")))), None, None, None, "ACTIVE")
            for p in t.people[1:]
        ],
        "inbox_message": [
            (f"inbox{n}", t.lines[5 * n].ms, ("Boost is half price today", "Community rules", "New: explore")[n - 1],
             "text", 1, f"c-{n}", "inbox_v2", "on", None)
            for n in (1, 2, 3)
        ],
        "draft_message": [(pairs[2], "so what are you doing on")],
        "last_activity_date": [(1, t.lines[-1].ms)],
        "room_master_table": [(42, "9a2f6ebd")],
    }  # fmt: skip
    return database(script, rows, truth, f"{ALEAPP}/tinder.py", decoys=["draft_message", "last_activity_date", "match"])


def fairemail() -> Aside:
    """Mail; addresses are lists in JSON, bodies lie in files, a preview in the table; two accounts."""
    t = talk("fairemail", count=56, people=8, groups=0)
    script = """CREATE TABLE `account` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `host` TEXT NOT NULL, `port` INTEGER NOT NULL,
        `user` TEXT NOT NULL, `name` TEXT, `created` INTEGER, `last_connected` INTEGER);
        CREATE TABLE `folder` (`order` INTEGER, `id` INTEGER PRIMARY KEY AUTOINCREMENT, `account` INTEGER, `name` TEXT NOT NULL,
        `type` TEXT NOT NULL, `total` INTEGER, `last_sync` INTEGER);
        CREATE TABLE `message` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `account` INTEGER NOT NULL, `folder` INTEGER NOT NULL,
        `identity` INTEGER, `uid` INTEGER, `msgid` TEXT, `hash` TEXT, `references` TEXT, `inreplyto` TEXT, `thread` TEXT,
        `priority` INTEGER, `dkim` INTEGER, `avatar` TEXT, `sender` TEXT, `return_path` TEXT, `from` TEXT, `to` TEXT, `cc` TEXT,
        `bcc` TEXT, `reply` TEXT, `headers` TEXT, `subject` TEXT, `size` INTEGER, `total` INTEGER, `attachments` INTEGER NOT NULL,
        `content` INTEGER NOT NULL, `language` TEXT, `preview` TEXT, `notes` TEXT, `sent` INTEGER, `received` INTEGER NOT NULL,
        `stored` INTEGER NOT NULL, `seen` INTEGER NOT NULL, `answered` INTEGER NOT NULL, `flagged` INTEGER NOT NULL,
        `deleted` INTEGER NOT NULL, `keywords` TEXT, `ui_seen` INTEGER NOT NULL, `ui_hide` INTEGER NOT NULL, `color` INTEGER,
        `error` TEXT);
        CREATE TABLE `attachment` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `message` INTEGER NOT NULL,
        `sequence` INTEGER NOT NULL, `name` TEXT, `type` TEXT NOT NULL, `size` INTEGER, `available` INTEGER NOT NULL);
        CREATE TABLE `contact` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `account` INTEGER NOT NULL, `type` INTEGER NOT NULL,
        `email` TEXT NOT NULL, `name` TEXT, `avatar` TEXT, `times_contacted` INTEGER NOT NULL, `first_contacted` INTEGER NOT NULL,
        `last_contacted` INTEGER NOT NULL, `state` INTEGER NOT NULL);
        CREATE TABLE `answer` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `name` TEXT NOT NULL, `text` TEXT NOT NULL,
        `applied` INTEGER NOT NULL, `last_applied` INTEGER);
        CREATE TABLE `log` (`id` INTEGER PRIMARY KEY AUTOINCREMENT, `type` INTEGER NOT NULL, `account` INTEGER, `folder` INTEGER,
        `message` INTEGER, `time` INTEGER NOT NULL, `data` TEXT NOT NULL);"""
    own = (t.me.mail, f"{t.me.first.lower()}@work.example")
    subjects = ("Re: Samstag", "Invoice 2024-117", "Photos", "Fwd: Vertrag", "(no subject)", "Termin", "¿Cuándo?")

    def address(mail: str, name: str | None) -> str:
        return json.dumps([{"address": mail} | ({"personal": name} if name else {})])

    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        account, other, draft = m.chat % 2, t.people[m.chat], m.out and m.n % 13 == 5
        mine, theirs = (own[account], t.me.name), (other.mail, other.name if other.n % 3 else None)
        (one, two) = (mine, theirs) if m.out else (theirs, mine)
        folder = account * 3 + (3 if draft else 2 if m.out else 1)
        preview = m.text or "See attachment"
        sent, received = m.s * 1000, m.s * 1000 if m.out else m.s * 1000 + 3000
        messages.append(
            (row, account + 1, folder, account + 1, 100 + m.n, f"<{m.key}@mail.example>", m.key[:8], None, None, f"<{m.chat}@t>",
             None, 1, None, None, address(*one), address(*one), address(*two), None, None, None, None, subjects[m.n % 7],
             2000 + m.n, None, int(m.form == "file"), 1, "de", preview, None, sent, received, received + 8000, int(not m.unread),
             0, int(m.n % 9 == 0), int(m.deleted), None, int(not m.unread), 0, None, None)
        )  # fmt: skip
        if draft:
            spare.append(("message", row))
        else:
            truth.append(says(m, "message", row, at=received * 1000, sender=party(one[0], name=one[1]),
                              to=party(two[0], name=two[1]), body=preview, also={"at": [sent * 1000]}))  # fmt: skip
    truth += [known(p.name, [p.mail], "contact", p.n) for p in t.people[1:]]
    rows: dict[str, list[tuple[Any, ...]]] = {
        "account": [
            (n, "imap.mail.example", 993, own[n - 1], f"Mail {n}", t.lines[0].ms, t.lines[-1].ms) for n in (1, 2)
        ],
        "folder": [
            (
                None,
                n,
                (n + 2) // 3,
                ("INBOX", "Sent", "Drafts")[(n - 1) % 3],
                ("Inbox", "Sent", "Drafts")[(n - 1) % 3],
                20,
                None,
            )
            for n in range(1, 7)
        ],
        "message": messages,
        "attachment": [
            (n, r[0], 1, f"Scan_{n}.pdf", "application/pdf", 81234, 0) for n, r in enumerate(messages, 1) if r[24]
        ],
        "contact": [
            (p.n, p.n % 2 + 1, p.n % 2, p.mail, p.name, None, p.n * 3, t.lines[0].ms, t.lines[-1].ms - p.n, 0)
            for p in t.people[1:]
        ],
        "answer": [(1, "Urlaub", "Ich bin bis Montag nicht erreichbar.", 4, t.lines[9].ms)],
        "log": [
            (n, 1, 1, None, None, m.ms + 70, f"imap.mail.example connected, {n} messages")
            for n, m in enumerate(t.lines, 1)
        ],
    }
    source = f"https://github.com/M66B/FairEmail (app/schemas/eu.faircode.email.DB/189.json), {ALEAPP}/FairEmail.py"
    decoys = ["account", "folder", "attachment", "answer", "log"]
    return database(script, rows, truth, source, decoys=decoys, spare=spare)


def words_with_friends() -> Aside:
    """Chat beside a game; who of the users holds the phone is not said."""
    t = talk("words", count=54, people=7, groups=0)
    script = """CREATE TABLE users (_id INTEGER PRIMARY KEY AUTOINCREMENT, zynga_account_id INTEGER, name TEXT,
        email_address TEXT, created_at INTEGER);
        CREATE TABLE conversations (conv_id TEXT PRIMARY KEY, game_id INTEGER, updated_at INTEGER);
        CREATE TABLE messages (_id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT, conv_id TEXT, user_zynga_id INTEGER,
        text TEXT, created_at INTEGER, state INTEGER);
        CREATE TABLE games (game_id INTEGER PRIMARY KEY, created_by_user_id INTEGER, created_at INTEGER, is_over INTEGER);
        CREATE TABLE moves (_id INTEGER PRIMARY KEY AUTOINCREMENT, game_id INTEGER, user_id INTEGER, text TEXT, points INTEGER,
        created_at INTEGER);
        CREATE TABLE sticker_packs (_id INTEGER PRIMARY KEY, title TEXT, price INTEGER);"""
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    lines = [m for m in t.lines if m.text]
    for row, m in zip(spaced(t.rng, len(lines), 4), lines, strict=True):
        conv = f"{t.me.num}_{t.people[m.chat].num}"
        messages.append((row, m.key, conv, m.who.num, m.text, m.ms, 2 if m.unread else 0))
        truth.append(says(m, "messages", row, sender=party(m.who.num, name=m.who.name), thread=conv))
    truth += [known(p.name, [p.mail, p.num], "users", p.n + 1) for p in t.people]
    played = ("QUARTZ", "HOUSE", "ZEN", "LAMPE", "OXIDE", "RIVER", "JOY")
    rows: dict[str, list[tuple[Any, ...]]] = {
        "users": [(p.n + 1, p.num, p.name, p.mail, t.lines[0].ms - p.n) for p in t.people],
        "conversations": [(f"{t.me.num}_{p.num}", 9000 + p.n, t.lines[-1].ms) for p in t.people[1:]],
        "messages": messages,
        "games": [(9000 + p.n, t.me.num, t.lines[0].ms, int(p.n % 2)) for p in t.people[1:]],
        "moves": [
            (n, 9000 + n % 6 + 1, t.people[n % 2 * (n % 6 + 1)].num, played[n % 7], 7 + n, t.lines[n].ms + 9000)
            for n in range(1, 50)
        ],
        "sticker_packs": [(n, f"Pack {n}", 50 * n) for n in range(1, 6)],
    }
    decoys = ["games", "moves", "sticker_packs", "conversations"]
    return database(script, rows, truth, f"{ALEAPP}/WordsWithFriends.py", decoys=decoys)


def mudita() -> Aside:
    """A telephone without apps: SMS; numbers are in another database, the thread is all that says who."""
    t = talk("mudita", count=68, people=9, groups=0)
    script = """CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, contact_id INTEGER, date INTEGER,
        error_code INTEGER, body TEXT NOT_NULL, type INTEGER, FOREIGN KEY (thread_id) REFERENCES threads (_id) ON DELETE CASCADE);
        CREATE TABLE templates (_id INTEGER PRIMARY KEY, text TEXT, lastUsageTimestamp INTEGER);
        CREATE TABLE threads (_id INTEGER PRIMARY KEY, date INTEGER, msg_count INTEGER, read INTEGER, contact_id INTEGER,
        number_id INTEGER, snippet TEXT NOT NULL, last_dir INTEGER);
        CREATE TABLE threads_count (_id INTEGER PRIMARY KEY, count INTEGER);"""
    messages: list[tuple[Any, ...]] = []
    truth: list[Record] = []
    spare: list[tuple[str, int]] = []
    for row, m in zip(spaced(t.rng, len(t.lines)), t.lines, strict=True):
        # SMSType: draft 1, failed 2, inbox 4, outbox 8.
        draft = m.out and m.n % 21 == 4
        kind = 1 if draft else (2 if m.n % 15 == 2 else 8) if m.out else 4
        messages.append((row, m.chat, 0, m.s, 0, m.text or "", kind))
        if draft:
            spare.append(("sms", row))
        else:
            truth.append(says(m, "sms", row, at=m.s * 1_000_000, thread=m.chat, body=m.text or ""))
    last: dict[int, Line] = {m.chat: m for m in t.lines}
    rows: dict[str, list[tuple[Any, ...]]] = {
        "sms": messages,
        "templates": [
            (n, w, t.lines[7 * n].s)
            for n, w in enumerate(
                ("Thanks for reaching out. I can't talk right now", "I'll call you later", "Yes.", "No."), 1
            )
        ],
        "threads": [
            (
                c,
                m.s,
                sum(x.chat == c for x in t.lines),
                sum(x.unread and x.chat == c for x in t.lines),
                0,
                40 + c,
                m.text or "",
                8,
            )
            for c, m in last.items()
        ],
        "threads_count": [(1, len(last))],
    }
    source = "https://github.com/mudita/MuditaOS (image/user/db/sms_001.sql; SMSType of module-db/Common/Common.hpp)"
    return database(script, rows, truth, source, decoys=["templates", "threads", "threads_count"], spare=spare)


FOURTH: Mapping[str, Callable[[], Aside]] = {
    "Tumblr in FCM's queue": tumblr,
    "Kijiji": kijiji,
    "Meshtastic (Apple)": meshtastic,
    "XMPPFramework's archive": xmpp_archive,
    "Badoo": badoo,
    "Bumble (iOS)": bumble_ios,
    "Firestore's cache": firestore,
    "RandoChat": randochat,
    "MineVue": minevue,
    "CSipSimple": csipsimple,
    "Tinder": tinder,
    "FairEmail": fairemail,
    "Words With Friends": words_with_friends,
    "Mudita Pure": mudita,
}
