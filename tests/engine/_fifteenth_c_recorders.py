"""Recorders of calls: what they keep beside their recordings.

What their sources leave open is said at each store.
"""

from __future__ import annotations

from typing import Any

from tests.engine._fifteenth_c_talk import HUB, LOCALE, ROOM, Rows, fifteenth, hexed, lengths, stamp, uuid
from tests.engine.published_talk import Aside, Record, database, local, party, rang, spaced
from tests.formats.realm.build import BOOL, INT, STRING, Col, Tab, realm


def clistery() -> Aside:
    """Calls in a Realm file: kept when they begin, and later matched with the phone's own log, which gives length and outcome.

    Whether it came in (1) or went out (2) is `callType`; `callState` is the phone's own kind, 0 until matched. A call whose
    number the phone did not give has a made-up one until it is matched, and stands in a second class until then: such calls
    may be told or not. Taken for granted: how random identifiers look, the file's name and place, that recordings' paths stay
    empty, and what of a match's record was not read.
    """
    talk = fifteenth("clistery", people=16, rings=46)
    records, fakes, truth = dict[int, dict[str, Any]](), dict[int, dict[str, Any]](), list[Record]()
    spare = set[tuple[str, int]]()
    for row, ring in enumerate(talk.rings, 1):
        key, number = uuid(hexed(f"rec{ring.n}", 24)), ring.other.phone
        fake, lost = ring.n in (17, 33), ring.n % 13 == 6
        matched = not (fake or lost)
        waited = 4_000 + ring.n * 331
        off = ring.ms + (700 + ring.n * 13 if ring.out else waited) if ring.out or ring.duration else 0
        end = ring.ms + waited + ring.duration * 1000
        state = 2 if ring.out else 1 if ring.duration else (3, 3, 5)[ring.n % 3]
        if fake:
            number = uuid(hexed(f"fake{ring.n}", 24))
            fakes[len(fakes) + 1] = {"recordId": key, "fakeNumber": number}
        records[row] = {
            "recordId": key, "phoneNumber": number, "originCallNumber": number if ring.out and not fake else "",
            "callStartTime": ring.ms, "callOffHookTime": off, "callEndTime": 0 if ring.n == 20 else end,
            "callType": 2 if ring.out else 1, "audioFilePath": "", "isFake": fake, "synced": matched,
            "callLogId": 2100 + row * 2 if matched else 0, "duration": ring.duration if matched else 0,
            "needRecalculated": False, "recalculated": False, "callState": state if matched else 0,
            "phoneAccountId": (ring.n % 2 + 1 if ring.n % 5 else None) if matched else 0,
            "mccMnc": "46001" if matched and ring.n % 5 else "", "isNoMapping": not matched, "isDeleted": ring.n == 6,
            "isManualSynced": ring.n == 6, "hasChinaTELECOM": False,
        }  # fmt: skip
        if fake:
            spare.add(("callrecord", row))
            continue
        told = rang(ring, "CallRecord", row, party(number), duration=ring.duration if matched else None)
        truth.append(told if matched and ring.duration else lengths(told, 0, 0.0))
    whole = [Col(name, INT) for name in ("callStartTime", "callOffHookTime", "callEndTime", "callType")]
    tables = [
        Tab("CallRecord", [
            Col("recordId", STRING, indexed=True), Col("phoneNumber", STRING), Col("originCallNumber", STRING), *whole,
            Col("audioFilePath", STRING, nullable=True), Col("isFake", BOOL), Col("synced", BOOL), Col("callLogId", INT),
            Col("duration", INT), Col("needRecalculated", BOOL), Col("recalculated", BOOL), Col("callState", INT),
            Col("phoneAccountId", INT, nullable=True), Col("mccMnc", STRING, nullable=True), Col("isNoMapping", BOOL),
            Col("isDeleted", BOOL), Col("isManualSynced", BOOL), Col("hasChinaTELECOM", BOOL)], records),
        Tab("FakeCallRecord", [Col("recordId", STRING, indexed=True), Col("fakeNumber", STRING)], fakes),
    ]  # fmt: skip
    address = f"""{HUB}/CListery/CallRecord lib_record/src/main/java/com/yh/recordlib/entity/CallRecord.kt, FakeCallRecord.kt,
        CallType.kt, service/RecordCallService.kt, SyncCallService.kt, CallRecordController.kt"""
    path = "data/data/com.yh.callrecord/files/call_record/call_record.realm"
    return Aside(realm(tables), truth, address, frozenset({"fakecallrecord"}), frozenset(spare), path)


def kassylab() -> Aside:
    """Recorded calls: the call in one table, how long its recording is (in milliseconds) in another.

    The app writes 1 as the kind of every call, which it draws as one that came in, whichever way it went: so no way is kept, and
    incoming is what it says. Taken for granted: the column of favourites' name, and the recordings' place, which is that of an
    earlier form of the service.
    """
    talk = fifteenth("kassylab", people=14, rings=48)
    rows, truth = Rows(records=[], calls=[], android_metadata=[("fr_FR",)]), list[Record]()
    listed = [ring for ring in talk.rings if ring.duration]
    kept = spaced(talk.rng, len(listed))
    for record, row, ring in zip(spaced(talk.rng, len(listed), 3), kept, listed, strict=True):
        number = ring.other.local if ring.n % 5 == 2 else ring.other.phone
        length = ring.duration * 1000 + ring.ms % 997
        digits = number.replace("+", "").replace("-", "")[-10:]
        # The hour after midnight is written as 24.
        hour = int(stamp(ring.ms, "%H")) or 24
        when = f"{stamp(ring.ms, '%Y%m%d')}{hour:02}{stamp(ring.ms, '%M%S')}"
        file = f"/data/user/0/com.kassylab.callrecorder/files/d{when}p{digits}.3gp"
        rows["records"].append((record, file, length))
        rows["calls"].append((row, number, 1, ring.ms, record, int(ring.n % 8 == 3)))
        told = lengths(rang(ring, "calls", row, party(number), directed=False), length / 1000)
        truth.append({**told, "also": {**told["also"], "direction": ["incoming"]}})
    script = (
        LOCALE
        + """CREATE TABLE records (_id INTEGER PRIMARY KEY AUTOINCREMENT, file_uri TEXT, duration INTEGER);
        CREATE TABLE calls (_id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, type INTEGER, date INTEGER, record_id INTEGER,
        favorite INTEGER NOT NULL DEFAULT 0, FOREIGN KEY(record_id) REFERENCES record(_id) ON DELETE CASCADE);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/KassyLab/CallRecorder app/src/main/java/com/kassylab/callrecorder/database/CallRecorderDbHelper.java,
        provider/CallRecordContract.java, service/RecordService.java, adapter/CallRecyclerViewCursorAdapter.java"""
    return database(script, rows, truth, address, decoys=("records", "android_metadata"))


def prox() -> Aside:
    """Recorded calls in one table: a number, 1 for what rang first and 0 for what did not, and the clock's time when it was over.

    It is the app's first form; later ones have names and notes too. Taken for granted: that the number comes as the phone writes
    it, and that a cut recording is marked in its own row.
    """
    talk = fifteenth("prox", people=15, rings=50)
    rows, truth = Rows(RECORD_MODEL=[], android_metadata=[("vi_VN",)]), list[Record]()
    rows["room_master_table"] = [(42, hexed("prox", 32))]
    listed = [ring for ring in talk.rings if ring.duration or ring.out]
    for row, ring in zip(spaced(talk.rng, len(listed)), listed, strict=True):
        number = ring.other.local.replace(" ", "") if ring.n % 3 == 0 else ring.other.phone
        over = ring.ms + (ring.duration or 11) * 1000 + 6_000
        rows["RECORD_MODEL"].append(
            (
                row,
                number,
                int(not ring.out),
                stamp(over, "%d/%m/%Y %H:%M:%S"),
                int(ring.n % 7 == 2),
                int(ring.n % 11 == 5),
            )
        )
        truth.append(rang(ring, "RECORD_MODEL", row, party(number), at=local(stamp(over))))
    script = (
        ROOM
        + LOCALE
        + """CREATE TABLE `RECORD_MODEL` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `phoneNumber` TEXT,
        `status` INTEGER NOT NULL, `time` TEXT, `favourite` INTEGER NOT NULL, `trimmed` INTEGER NOT NULL);
        PRAGMA user_version = 1;"""
    )
    address = f"""{HUB}/kemruto/Prox_CallRecorder
        app/src/main/java/com/sonnguyen/callrecorder/datasource/model/RecordModel.java, AutoRecordService.java"""
    return database(script, rows, truth, address, decoys=("room_master_table", "android_metadata"))
