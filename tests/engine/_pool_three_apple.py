"""Calls of the third pool on iPhones: Core Data, SwiftData, Fluent, Realm, and JSON within preferences.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib
from typing import Any

from tests.engine._pool_three_talk import three
from tests.engine._tenth_talk import HUB, Rows, hexed, packed, uuid
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, known, party, rang, says
from tests.formats.realm.build import BINARY, BOOL, DOUBLE, INT, LINK, STRING, TIMESTAMP, At, Col, Tab, realm

APPS = "private/var/mobile/Containers/Data/Application"


def telnyx() -> Aside:
    """Core Data of a WebRTC sample that people use as a phone: number or address, way and end as words, profiles by key.

    Taken for granted: ends `answered`, `missed`, `rejected`, `failed`, `cancelled`; a call's time is when it was begun.
    """
    talk = three("telnyx", people=8, rings=42)
    columns = {
        "ZCALLHISTORYENTRY": "ZDURATION INTEGER, ZTIMESTAMP TIMESTAMP, ZCALLSTATUS VARCHAR, ZCALLERNAME VARCHAR, "
        "ZDIRECTION VARCHAR, ZMETADATA VARCHAR, ZPHONENUMBER VARCHAR, ZPROFILEID VARCHAR, ZCALLID BLOB"
    }
    rows, truth = Rows(ZCALLHISTORYENTRY=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        way = f"sip:{ring.other.handle}@sip.telnyx.example" if ring.other.n > 5 else ring.other.phone
        name = ring.other.name if ring.other.n % 2 else None
        end = "answered" if ring.duration else ("cancelled" if ring.out else ("missed", "rejected")[ring.n % 2])
        rows["ZCALLHISTORYENTRY"].append(
            (row, 1, 1, ring.duration, ring.ms / 1000 - COCOA, end, name, "outgoing" if ring.out else "incoming",
             '{"codec":"opus"}' if ring.n % 4 == 0 else None, way, "default_profile",
             bytes.fromhex(hexed(f"call{row}", 32)))
        )  # fmt: skip
        truth.append(rang(ring, "ZCALLHISTORYENTRY", row, party(way, name=name), duration=ring.duration))
    source = f"{HUB}/team-telnyx/telnyx-webrtc-ios TelnyxWebRTCDemo/Models/CallHistoryEntry.swift"
    return database(core_data(columns, rows), rows, truth, source)


def prompted() -> Aside:
    """SwiftData: calls that a machine speaks in, with which prompt; what happened in each is a table beside.

    A class in place of a path: CallRecord (callSid, promptId, configSnapshot). Taken for granted: ways `inbound`, `outbound`;
    states as the exchange calls them; columns of prompts and events beyond their names.
    """
    talk = three("prompted", people=9, rings=38)
    columns = {
        "ZCALLRECORD": "ZDURATIONSECONDS INTEGER, ZENDEDAT TIMESTAMP, ZSTARTEDAT TIMESTAMP, ZSYNCEDAT TIMESTAMP, "
        "ZCALLSID VARCHAR, ZDIRECTION VARCHAR, ZPHONENUMBER VARCHAR, ZPROMPTNAME VARCHAR, ZSTATUS VARCHAR, ZCONFIGSNAPSHOT BLOB, "
        "ZID BLOB, ZPROMPTID BLOB, ZRECORDINGID BLOB",
        "ZEVENTLOGENTRY": "ZCALLRECORD INTEGER, ZTIMESTAMP TIMESTAMP, ZEVENTTYPE VARCHAR, ZDIRECTION VARCHAR, ZPAYLOAD VARCHAR, "
        "ZID BLOB",
        "ZPROMPT": "ZISDEFAULT INTEGER, ZCREATEDAT TIMESTAMP, ZUPDATEDAT TIMESTAMP, ZINSTRUCTIONS VARCHAR, ZNAME VARCHAR, "
        "ZVOICE VARCHAR, ZID BLOB",
    }
    rows, truth = Rows({n: [] for n in columns}), list[Record]()
    prompts = ("Tischreservierung", "Terminerinnerung", "Rückfrage Lieferung")
    for n, prompt in enumerate(prompts, 1):
        rows["ZPROMPT"].append(
            (n, 3, 1, int(n == 1), 780_000_000.5 + n, 780_100_000.25, f"You are calling on behalf of the owner. Goal: {prompt}.",
             prompt, "alloy", bytes.fromhex(hexed(prompt, 32)))
        )  # fmt: skip
    for row, ring in enumerate(talk.rings, 1):
        begun, prompt = ring.ms / 1000 - COCOA, prompts[ring.n % 3]
        state = "completed" if ring.duration else ("no-answer", "busy", "failed", "canceled")[ring.n % 4]
        ended = begun + 6.5 + ring.duration
        rows["ZCALLRECORD"].append(
            (row, 1, 1, ring.duration or None, ended, begun, ended + 3.1, "CA" + hexed(f"sid{row}", 32),
             "outbound" if ring.out else "inbound", ring.other.phone, prompt, state, b'{"vad":"server","voice":"alloy"}',
             bytes.fromhex(hexed(f"rec{row}", 32)), bytes.fromhex(hexed(prompt, 32)), None)
        )  # fmt: skip
        ways = party(ring.other.phone)
        truth.append(rang(ring, "ZCALLRECORD", row, ways, duration=ring.duration or None))
        for n, kind in enumerate(
            ("call.connected", "session.updated", "call.disconnected")[: 3 if ring.duration else 1]
        ):
            key = len(rows["ZEVENTLOGENTRY"]) + 1
            rows["ZEVENTLOGENTRY"].append(
                (key, 2, 1, row, begun + n * 1.75, kind, ("incoming", "outgoing")[n % 2],
                 '{"type":"' + kind + '"}', bytes.fromhex(hexed(f"event{key}", 32)))
            )  # fmt: skip
    return database(
        core_data(columns, rows), rows, truth, "CallRecord (SwiftData, callSid, promptId, configSnapshot)",
        decoys=("ZEVENTLOGENTRY", "ZPROMPT"),
    )  # fmt: skip


def cbafusion() -> Aside:
    """Fluent over SQLite: a call names its contact by key, flags tell way, missed and refused; times are seconds with a fraction.

    Taken for granted: keys are texts, as Fluent keeps them; when a call was begun is when its row was made, and nothing tells
    how long it was.
    """
    talk = three("cbafusion", people=9, rings=40)
    rows, truth = Rows(contacts=[], call=[], _fluent_migrations=[]), list[Record]()
    for row, person in enumerate(talk.people[1:], 1):
        made = 1_640_000_000.125 + row * 977
        rows["contacts"].append(
            (uuid(person.key).upper(), person.handle, str(1000 + row), int(row == 3), made, made + 5.5, None)
        )
        truth.append(known(person.handle, [1000 + row], "contacts", row))
    for row, ring in enumerate(talk.rings, 1):
        at = ring.ms / 1000
        missed, refused = not ring.duration and not ring.out and ring.n % 2 == 0, not ring.duration and ring.n % 2 == 1
        rows["call"].append(
            (uuid(hexed(f"call{row}", 24)).upper(), str(1000 + ring.other.n), int(ring.video), 0, int(ring.out), int(missed),
             int(refused), uuid(ring.other.key).upper(), at, at + ring.duration + 2, None)
        )  # fmt: skip
        truth.append(rang(ring, "call", row, party(1000 + ring.other.n, ring.other.handle, name=ring.other.handle)))
    for row, name in enumerate(("CreateContact", "CreateCall"), 1):
        rows["_fluent_migrations"].append(
            (uuid(hexed(name, 24)).upper(), f"CBAFusion.{name}", 1, 1_640_000_000.5, 1_640_000_000.5 + row)
        )
    script = (
        'CREATE TABLE "_fluent_migrations" ("id" UUID PRIMARY KEY, "name" TEXT NOT NULL, "batch" INTEGER NOT NULL,'
        '"created_at" REAL, "updated_at" REAL);'
        'CREATE TABLE "contacts" ("id" UUID PRIMARY KEY, "username" TEXT NOT NULL, "number" TEXT NOT NULL, "blocked" INTEGER,'
        '"created_at" REAL, "updated_at" REAL, "deleted_at" REAL);'
        'CREATE TABLE "call" ("id" UUID PRIMARY KEY, "handle" TEXT NOT NULL, "hasVideo" INTEGER NOT NULL,'
        '"activeCall" INTEGER NOT NULL, "outbound" INTEGER NOT NULL, "missed" INTEGER NOT NULL, "rejected" INTEGER NOT NULL,'
        '"contact_id" UUID REFERENCES "contacts" ("id"), "created_at" REAL, "updated_at" REAL, "deleted_at" REAL);'
    )
    return database(
        script, rows, truth, "CBAFusion _CallsModel.swift, ContactModel.swift", decoys=("_fluent_migrations",)
    )


def simplephone() -> Aside:
    """Realm of a phone for a second card: calls with number, way and length, chats with a number and a list of what was written.

    A class in place of a path: SIMplePhoneKit SPRecentCall. Way 0 went out, 1 came in. Voicemails, which are neither a call nor a
    text, may be told or not; the box that holds the card may not.
    """
    talk = three("simplephone", count=44, people=7, rings=36)
    calls, notes, chats, mails = (dict[int, dict[str, Any]]() for _ in range(4))
    truth = list[Record]()

    def at(ms: int) -> At:
        return At(ms // 1000, ms % 1000 * 1_000_000)

    for key, ring in enumerate(talk.rings, 1):
        calls[key] = {"id": uuid(hexed(f"call{key}", 24)).upper(), "seen": ring.n % 5 > 0, "time": at(ring.ms),
                      "_secondParty": ring.other.phone, "_duration": float(ring.duration), "_direction": int(not ring.out),
                      "missed": not ring.duration and not ring.out, "gateway": 1}  # fmt: skip
        truth.append(rang(ring, "SPRecentCall", key, party(ring.other.phone), duration=ring.duration))
    listed = dict[int, list[int]]()
    for key, line in enumerate([x for x in talk.lines if x.text], 1):
        notes[key] = {"id": uuid(line.key).upper(), "time": at(line.ms), "text": line.text, "_status": int(line.n == 11),
                      "_direction": int(not line.out)}  # fmt: skip
        listed.setdefault(line.chat, []).append(key)
        ways = party(talk.people[line.chat].phone)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "SPMessage", key, sender=sender, to=to))
    for key, (n, keys) in enumerate(sorted(listed.items()), 1):
        chats[key] = {"id": uuid(hexed(f"chat{n}", 24)).upper(), "gateway": 1, "_secondParty": talk.people[n].phone,
                      "messages": keys}  # fmt: skip
    for key in range(1, 5):
        mails[key] = {"id": uuid(hexed(f"mail{key}", 24)).upper(), "heard": key > 2, "time": At(1_544_000_000 + key * 90_000),
                      "_secondParty": talk.people[key].phone, "gateway": 1, "duration": 7.5 + key,
                      "_audioFilePath": f"file:///var/mobile/voicemail_{key}.m4a"}  # fmt: skip
    link = Col("gateway", LINK, nullable=True, to="SPGateway")
    tables = [
        Tab("SPChat", [Col("id", STRING), link, Col("_secondParty", STRING),
                       Col("messages", LINK, kind="list", to="SPMessage")], chats),
        Tab("SPGateway", [Col("imei", STRING), Col("name", STRING, nullable=True), Col("phoneNumber", STRING, nullable=True),
                          Col("firmwareVersion", STRING, nullable=True), Col("carrier", STRING, nullable=True)],
            {1: {"imei": "490154203237518", "name": "Büro-Karte", "phoneNumber": talk.me.phone, "firmwareVersion": "0.9.2",
                 "carrier": "spusu"}}),
        Tab("SPMessage", [Col("id", STRING), Col("time", TIMESTAMP), Col("text", STRING), Col("_status", INT),
                          Col("_direction", INT)], notes),
        Tab("SPRecentCall", [Col("id", STRING), Col("seen", BOOL), Col("time", TIMESTAMP), Col("_secondParty", STRING),
                             Col("_duration", DOUBLE), Col("_direction", INT), Col("missed", BOOL), link], calls),
        Tab("SPVoicemail", [Col("id", STRING), Col("heard", BOOL), Col("time", TIMESTAMP), Col("_secondParty", STRING), link,
                            Col("duration", DOUBLE), Col("_audioFilePath", STRING)], mails),
    ]  # fmt: skip
    return Aside(
        realm(tables), truth, "SIMplePhoneKit SPRecentCall.swift, SPChat.swift, SPMessage.swift",
        frozenset({"spchat", "spgateway"}), frozenset(("spvoicemail", n) for n in mails),
        f"{APPS}/7F21/Documents/default.realm",
    )  # fmt: skip


def satbridge() -> Aside:
    """Realm of a satellite phone's app: each number has one row with the last call, and a list of every call with it.

    Taken for granted: states `incoming`, `outgoing`, `missed`; lengths are texts `mm:ss`; times are seconds since 1970. The rows
    of the last call may be told or not, calls of the lists are what counts. Texts are kept alike.
    """
    talk = three("satbridge", count=40, people=7, rings=36)
    logs, infos, threads, notes = (dict[int, dict[str, Any]]() for _ in range(4))
    truth = list[Record]()
    for key, ring in enumerate(talk.rings, 1):
        state = "outgoing" if ring.out else "incoming" if ring.duration else "missed"
        said = f"{ring.duration // 60:02}:{ring.duration % 60:02}"
        number = ring.other.phone
        infos[key] = {"id": uuid(hexed(f"info{key}", 24)).upper(), "timeStamp": ring.ms / 1000, "duration": said,
                      "status": state, "threadId": number}  # fmt: skip
        row = logs.setdefault(ring.other.n, {"callLogInfos": []})
        row["callLogInfos"].append(key)
        row |= {"id": number, "contactNumber": number, "contactName": ring.other.name if ring.other.n < 5 else "",
                "photoUri": "", "threadId": number, "timeStamp": ring.ms / 1000, "duration": said, "status": state,
                "photoThumbImage": None}  # fmt: skip
        made = rang(ring, "CallLogInfo", key, party(number, name=row["contactName"] or None), duration=ring.duration)
        truth.append(made | {"also": {"duration": [None], "thread": [number]}})
    for key, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        notes[key] = {"id": str(key), "timeStamp": line.ms / 1000, "message": line.text, "isNew": line.unread, "isGroup": False,
                      "status": "sent" if line.out else "received"}  # fmt: skip
        row = threads.setdefault(line.chat, {"messages": []})
        row["messages"].append(key)
        row |= {"id": other.phone, "senderNumber": other.phone, "senderName": other.name, "recipientNumber": other.phone,
                "recipientName": other.name, "threadId": other.phone, "timeStamp": line.ms / 1000, "message": line.text,
                "status": notes[key]["status"], "photoThumbImage": None}  # fmt: skip
        ways = party(other.phone, name=other.name)
        sender, to = ((), ways) if line.out else (ways, ())
        truth.append(says(line, "Message", key, sender=sender, to=to))
    texts = ("id", "senderNumber", "senderName", "recipientNumber", "recipientName", "threadId")
    thumb = Col("photoThumbImage", BINARY, nullable=True)
    tables = [
        Tab("CallLog", [*(Col(n, STRING) for n in ("id", "contactNumber", "contactName", "photoUri", "threadId")),
                        Col("timeStamp", DOUBLE), Col("duration", STRING), Col("status", STRING), thumb,
                        Col("callLogInfos", LINK, kind="list", to="CallLogInfo")], logs),
        Tab("CallLogInfo", [Col("id", STRING), Col("timeStamp", DOUBLE), Col("duration", STRING), Col("status", STRING),
                            Col("threadId", STRING)], infos),
        Tab("Message", [Col("id", STRING), Col("timeStamp", DOUBLE), Col("message", STRING), Col("isNew", BOOL),
                        Col("isGroup", BOOL), Col("status", STRING)], notes),
        Tab("Messages", [*(Col(n, STRING) for n in texts), Col("timeStamp", DOUBLE), Col("message", STRING),
                         Col("status", STRING), thumb, Col("messages", LINK, kind="list", to="Message")], threads),
    ]  # fmt: skip
    spare = {("calllog", n) for n in logs} | {("messages", n) for n in threads}
    return Aside(
        realm(tables), truth, f"{HUB}/pavlem/realmProblem SatBridge/Models/DB/CallLog.swift, CallLogInfo.swift, Message.swift",
        frozenset(), frozenset(spare), f"{APPS}/5C90/Documents/default.realm",
    )  # fmt: skip


def siprix() -> Aside:
    """An iPhone's preferences: the call history is bytes that are JSON, its times seconds since 2001 as Swift writes dates.

    A class in place of a path: CallHistoryItem of SampleSwiftUI. Sides are addresses of SIP, the own as well.
    """
    talk = three("siprix", people=8, rings=40)
    items, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        end = "answered" if ring.duration else ("failed" if ring.out else ("missed", "rejected")[ring.n % 2])
        items.append({"id": uuid(hexed(f"item{ring.n}", 24)).upper(), "remoteSide": f"sip:{ring.other.handle}@pbx.example",
                      "localSide": f"sip:{talk.me.handle}@pbx.example", "isIncoming": not ring.out,
                      "startTime": ring.ms / 1000 - COCOA, "duration": ring.duration + (0.25 if ring.duration else 0),
                      "outcome": end, "withVideo": ring.video})  # fmt: skip
        ways = party(f"sip:{ring.other.handle}@pbx.example")
        length = ring.duration + 0.25 if ring.duration else 0
        truth.append(rang(ring, "preferences", row, ways, duration=length))
    values = {"callHistory": packed(items).encode(), "accounts": packed([{"sipServer": "pbx.example"}]).encode(),
              "selectedPlaybackDevice": 0, "isDarkMode": True}  # fmt: skip
    return Aside(
        plistlib.dumps(values, fmt=plistlib.FMT_BINARY), truth, "CallHistoryModel.swift (SampleSwiftUI, CallHistoryItem)",
        path=f"{APPS}/A0E4/Library/Preferences/com.example.SampleSwiftUI.plist",
    )  # fmt: skip
