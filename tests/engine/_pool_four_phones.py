"""Calls and texts of the fourth pool: Core Data made in code, JSON within preferences, Room without a way, tests of a network.

What their sources leave open is said at each store.
"""

from __future__ import annotations

import plistlib
from typing import Any

from tests.engine._pool_four_talk import four
from tests.engine._pool_two_talk import headed
from tests.engine._tenth_talk import HUB, Rows, hexed, packed, uuid
from tests.engine.published_talk import COCOA, Aside, Record, core_data, database, party, rang, says

BOREAL = f"{HUB}/werb210/boreal-dialer-ios"


def boreal() -> Aside:
    """Core Data whose model is made in code: calls with begin and end, texts, both with a number, a way in a word, a line.

    Taken for granted: the way of texts is said as that of calls is (`inbound`, `outbound`); states as the exchange calls them;
    identifiers are UUIDs for calls and the exchange's for texts. A call's length is from begin to end; what nobody took ends too.
    """
    talk = four("boreal", count=44, people=9, rings=34)
    columns = {
        "ZCALLENTITY": "ZENDEDAT TIMESTAMP, ZSTARTEDAT TIMESTAMP, ZDIRECTION VARCHAR, ZID VARCHAR, ZLINEID VARCHAR, "
        "ZNUMBER VARCHAR, ZSTATUS VARCHAR",
        "ZMESSAGEENTITY": "ZTIMESTAMP TIMESTAMP, ZBODY VARCHAR, ZDIRECTION VARCHAR, ZID VARCHAR, ZLINEID VARCHAR, "
        "ZNUMBER VARCHAR",
    }
    rows, truth = Rows({n: [] for n in columns}), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        begun = ring.ms / 1000 - COCOA
        state = "completed" if ring.duration else ("no-answer", "busy", "canceled", "failed")[ring.n % 4]
        rows["ZCALLENTITY"].append(
            (row, 1, 1, begun + ring.duration if ring.duration or ring.n % 2 else None, begun,
             "outbound" if ring.out else "inbound", uuid(hexed(f"call{row}", 24)).upper(), f"line_{1 + ring.n % 2}",
             ring.other.phone, state)
        )  # fmt: skip
        truth.append(rang(ring, "ZCALLENTITY", row, party(ring.other.phone), duration=ring.duration or None))
    for row, line in enumerate([x for x in talk.lines if x.text], 1):
        other = talk.people[line.chat]
        rows["ZMESSAGEENTITY"].append(
            (row, 2, 1, line.ms / 1000 - COCOA, line.text, "outbound" if line.out else "inbound", "SM" + hexed(line.key, 32),
             f"line_{1 + line.chat % 2}", other.phone)
        )  # fmt: skip
        sender, to = ((), party(other.phone)) if line.out else (party(other.phone), ())
        truth.append(says(line, "ZMESSAGEENTITY", row, sender=sender, to=to))
    return database(
        core_data(columns, rows), rows, truth, f"{BOREAL} Sources/Persistence (CallEntity.swift, MessageEntity.swift)",
        decoys=("z_primarykey", "z_metadata", "z_modelcache"),
    )  # fmt: skip


def borealprefs() -> Aside:
    """The same app's preferences on an iPhone: bytes of JSON under one key, newest first; with whom is not said.

    Times count from 2001. Taken for granted: ways as the calls of its database have them; lengths in seconds.
    """
    talk = four("borealprefs", people=6, rings=30)
    listed, truth = list[dict[str, Any]](), list[Record]()
    for row, ring in enumerate(reversed(talk.rings)):
        one: dict[str, Any] = {"id": uuid(hexed(f"log{ring.n}", 24)).upper(), "direction": "outbound" if ring.out else "inbound",
                               "timestamp": ring.ms / 1000 - COCOA, "duration": ring.duration}  # fmt: skip
        if ring.n % 6:
            one["callSid"] = "CA" + hexed(f"sid{ring.n}", 32)
        listed.append(one)
        truth.append(rang(ring, "boreal.call.logs", row, (), duration=ring.duration))
    values: dict[str, Any] = {
        "boreal.call.logs": packed(listed).encode(), "selectedLineId": "line_1", "hasCompletedOnboarding": True,
        "lastSync": 782_000_000.5, "NSUserDefaults.appVersion": "2.4.1",
    }  # fmt: skip
    return Aside(
        plistlib.dumps(values, fmt=plistlib.FMT_BINARY), truth, f"{BOREAL} Core/Voice/CallLogStore.swift, CallLog.swift",
        path="private/var/mobile/Containers/Data/Application/2F61/Library/Preferences/com.boreal.dialer.plist",
    )  # fmt: skip


def callmonitor() -> Aside:
    """Room without a name for its table: what was copied out of the phone's log: name, number, length and time, no way.

    The number of the row in the phone's log is a text. Lengths are seconds, times milliseconds, as the phone has them.
    """
    talk = four("callmonitor", people=9, rings=40)
    rows, truth = Rows(ContactLogEntity=[]), list[Record]()
    for row, ring in enumerate(talk.rings, 1):
        name = ring.other.name if ring.other.n < 7 else None
        number = ring.other.phone if ring.n % 3 else ring.other.local
        rows["ContactLogEntity"].append((row, str(2200 + row * 2), name, number, ring.duration, ring.ms))
        ways = party(number, name=name)
        truth.append(rang(ring, "ContactLogEntity", row, ways, duration=ring.duration, directed=False))
    script = headed("callmonitor") + (
        "CREATE TABLE ContactLogEntity (id INTEGER PRIMARY KEY AUTOINCREMENT, uId TEXT NOT NULL, name TEXT, number TEXT NOT NULL,"
        "duration INTEGER NOT NULL, date INTEGER NOT NULL);"
        "CREATE UNIQUE INDEX index_ContactLogEntity_uId ON ContactLogEntity (uId);"
    )
    return database(
        script, rows, truth, f"{HUB}/conxtantyn/Dialer data/src/main/java/com/constantine/data/server/entity/ContactLogEntity.kt",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip


def testdialer() -> Aside:
    """Room of an app that tries a network: what it did is a row, a call, a text or data; plans stand beside, without times.

    Taken for granted: identifiers are UUIDs; words of what was seen (`CONFIRMED`, `FAILED`, by `MANUAL`), of a run's state and of
    entries of its timeline. All calls and texts are the phone's own, which no column says. A call has no length.
    """
    talk = four("testdialer", count=34, people=6, rings=30)
    names = ("scenarios", "scenario_steps", "test_runs", "test_events", "correlation_references", "timeline_entries")
    rows, truth = Rows({n: [] for n in names}), list[Record]()
    own = talk.me.phone
    plans = [
        (uuid(hexed(f"plan{n}", 24)), title) for n, title in enumerate(("Roaming DE", "Billing voice/SMS", "Nightly"))
    ]
    for plan, title in plans:
        rows["scenarios"].append((plan, 1, title, None if title == "Nightly" else f"{title}: two lines"))
    texts = [x for x in talk.lines if x.text and x.out]
    done: list[tuple[int, str, str, str | None, Record | None]] = []
    for ring in talk.rings:
        made = rang(ring, "test_events", 0, party(ring.other.phone))
        done.append((ring.ms, "VOICE", ring.other.phone, None, made | {"direction": "outgoing"}))
    for line in texts:
        other = talk.people[line.chat].phone
        to = party(other)
        done.append((line.ms, "SMS", other, line.text, says(line, "test_events", 0, to=to)))
    begun = min(d[0] for d in done)
    done += [
        (begun + 1 + n * 86_400_777, "DATA", f"https://speed.example/{5 * n}MB.bin", None, None) for n in range(1, 9)
    ]
    runs = dict[int, str]()
    for row, (ms, kind, target, message, record) in enumerate(sorted(done, key=lambda d: d[0]), 1):
        day = ms // 86_400_000
        plan = plans[day % 3][0]
        if day not in runs:
            runs[day] = uuid(hexed(f"run{day}", 24))
            rows["test_runs"].append((runs[day], plan, 1, "COMPLETED", ms - 4_000, ms + 1_200_000, 3 + day % 5))
        event, step = uuid(hexed(f"event{row}", 24)), uuid(hexed(f"step{plan}{kind}{target}", 24))
        seen = None if row % 5 == 0 else ("CONFIRMED", "FAILED")[row % 7 == 0]
        rows["test_events"].append(
            (event, runs[day], step, row, kind, target, message, ms, seen, "MANUAL" if seen else None, "OK" if seen else None,
             None, own if row % 3 else None, target if kind != "DATA" and row % 3 else None, ("SIM 1", "SIM 2")[row % 2])
        )  # fmt: skip
        if all(s[2] != step for s in rows["scenario_steps"]):
            place = len(rows["scenario_steps"])
            rows["scenario_steps"].append(
                (plan, 1, step, place, f"{kind} {place}", f"Start {kind.lower()} and watch",
                 kind, target, message, "OK", "The other side saw it")
            )  # fmt: skip
        for n, entry in enumerate(("ACTION_STARTED", "ACTION_FINISHED")):
            rows["timeline_entries"].append(
                (uuid(hexed(f"time{row}{n}", 24)), runs[day], row * 2 + n, entry, ms + n * 9_500,
                 (ms - begun + n * 9_500) * 1_000_000, step, None, event)
            )  # fmt: skip
        if row % 4 == 0:
            rows["correlation_references"].append((event, 0, "CDR", f"{hexed(event, 12)}"))
        if record is not None:
            truth.append(record | {"provenance": {"table": "test_events", "rowid": row}})
    script = headed("testdialer") + (
        "CREATE TABLE scenarios (scenarioId TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, description TEXT,"
        "PRIMARY KEY(scenarioId, version));"
        "CREATE TABLE scenario_steps (scenarioId TEXT NOT NULL, scenarioVersion INTEGER NOT NULL, stepId TEXT NOT NULL,"
        "stepOrder INTEGER NOT NULL, title TEXT NOT NULL, instruction TEXT NOT NULL, actionKind TEXT NOT NULL,"
        "actionDestinationOrTarget TEXT NOT NULL, actionMessage TEXT, expectedResultCode TEXT, expectedResultDescription TEXT,"
        "PRIMARY KEY(scenarioId, scenarioVersion, stepId), FOREIGN KEY(scenarioId, scenarioVersion) REFERENCES"
        " scenarios(scenarioId, version) ON UPDATE NO ACTION ON DELETE CASCADE );"
        "CREATE TABLE test_runs (runId TEXT NOT NULL, scenarioId TEXT NOT NULL, scenarioVersion INTEGER NOT NULL,"
        "status TEXT NOT NULL, startedAtMillis INTEGER NOT NULL, completedAtMillis INTEGER, revision INTEGER NOT NULL,"
        "PRIMARY KEY(runId));"
        "CREATE TABLE test_events (eventId TEXT NOT NULL, runId TEXT NOT NULL, stepId TEXT NOT NULL, eventOrder INTEGER NOT NULL,"
        "actionKind TEXT NOT NULL, actionDestinationOrTarget TEXT NOT NULL, actionMessage TEXT,"
        "occurredAtMillis INTEGER NOT NULL, observationStatus TEXT, observationSource TEXT, observationCode TEXT,"
        "observationDescription TEXT,"
        "correlationSourceAddress TEXT, correlationDestinationAddress TEXT, correlationSubscriberAlias TEXT,"
        "PRIMARY KEY(eventId), FOREIGN KEY(runId) REFERENCES test_runs(runId) ON UPDATE NO ACTION ON DELETE CASCADE );"
        "CREATE TABLE correlation_references (eventId TEXT NOT NULL, ordinal INTEGER NOT NULL, namespace TEXT NOT NULL,"
        "value TEXT NOT NULL, PRIMARY KEY(eventId, ordinal));"
        "CREATE TABLE timeline_entries (timelineEntryId TEXT NOT NULL, runId TEXT NOT NULL, sequenceNumber INTEGER NOT NULL,"
        "kind TEXT NOT NULL, epochMillis INTEGER NOT NULL, monotonicNanos INTEGER NOT NULL, stepId TEXT, attemptId TEXT,"
        "relatedEventId TEXT, PRIMARY KEY(timelineEntryId));"
    )
    return database(
        script, rows, truth,
        f"{HUB}/kkulka-GIT/test-dialer app/src/main/java/com/example/testdialer/persistence/TestRunPersistenceMapper.kt",
        decoys=("scenarios", "scenario_steps", "test_runs", "correlation_references", "timeline_entries", "room_master_table"),
    )  # fmt: skip


def readsms() -> Aside:
    """Room: texts that came, each with who sent it and when; nothing is sent, so that nothing tells a way.

    Taken for granted: times are milliseconds; senders are numbers and names of firms, as a phone gives them.
    """
    talk = four("readsms", count=90, people=7)
    rows, truth = Rows(sms=[]), list[Record]()
    firms = {2: "MBBANK", 4: "Viettel", 5: "199"}
    for row, line in enumerate([x for x in talk.lines if x.text and not x.out], 1):
        sender = firms.get(line.who.n, line.who.phone)
        rows["sms"].append((row, sender, line.text, line.ms))
        truth.append(says(line, "sms", row, sender=party(sender)))
    script = headed("readsms") + (
        "CREATE TABLE sms (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, sender TEXT, message TEXT, timestamp INTEGER NOT NULL);"
    )
    return database(
        script, rows, truth, f"{HUB}/back5268/read-SMS app/src/main/java/com/example/readsms/models/SMS.java",
        decoys=("android_metadata", "room_master_table"),
    )  # fmt: skip
