from __future__ import annotations

import json
from pathlib import Path

import pytest

from aboveboard.artifacts.ios.calls import CALLS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/CallHistoryDB/CallHistory.storedata"
OLD_PATH = "private/var/wireless/Library/CallHistory/call_history.db"

RECORDS = """CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZANSWERED INTEGER, ZCALL_CATEGORY INTEGER,
    ZCALLTYPE INTEGER,
    ZORIGINATED INTEGER, ZREAD INTEGER, ZLOCALADDRESS INTEGER, ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR,
    ZISO_COUNTRY_CODE VARCHAR, ZLOCATION VARCHAR, ZNAME VARCHAR, ZUNIQUE_ID VARCHAR, ZLOCALPARTICIPANTUUID BLOB,
    ZSERVICE_PROVIDER VARCHAR);
INSERT INTO ZCALLRECORD VALUES
    (1, 0, 1, 1, 1, 1, 9, 700000000.25, 61.5, '+15550100001', 'no', 'Oslo', 'Jane', 'U1', x'00ff',
    'com.apple.Telephony'),
    (2, 0, 1, 1, 0, 0, NULL, 700000060, 0, '+15550100002', 'us', '<<RecentsNumberLocationNotFound>>', NULL, 'U2',
    NULL, ''),
    (3, 1, 2, 8, 0, 1, NULL, 700000120, 5, 'a@example.org', NULL, NULL, NULL, 'U3', NULL, 'com.apple.FaceTime'),
    (4, 0, NULL, 16, 1, 1, NULL, 0, 0, NULL, NULL, '', '', NULL, NULL, NULL);
"""
HANDLES = """CREATE TABLE ZHANDLE (Z_PK INTEGER PRIMARY KEY, ZTYPE INTEGER, ZNORMALIZEDVALUE VARCHAR, ZVALUE VARCHAR);
INSERT INTO ZHANDLE VALUES (1, 2, NULL, '+15550100001'), (2, 3, NULL, 'a@example.org'), (3, 3, NULL, 'b@example.org'),
    (9, 2, '+15550109999', '555-0109999');
"""
JOIN = """CREATE TABLE Z_{0}REMOTEPARTICIPANTHANDLES (Z_{0}REMOTEPARTICIPANTCALLS INTEGER,
    Z_{1}REMOTEPARTICIPANTHANDLES INTEGER);
INSERT INTO Z_{0}REMOTEPARTICIPANTHANDLES VALUES (3, 2), (3, 3), (4, 2), (4, 3);
"""
NEW = sqlite_bytes(RECORDS + HANDLES + JOIN.format(2, 4))
IOS8 = sqlite_bytes(
    """CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY, ZANSWERED INTEGER, ZCALLTYPE INTEGER, ZORIGINATED INTEGER,
    ZDATE TIMESTAMP, ZDURATION FLOAT, ZADDRESS VARCHAR, ZISO_COUNTRY_CODE VARCHAR);
    INSERT INTO ZCALLRECORD VALUES (1, 1, 16, 0, 450000000, 9, CAST('+15550100001' AS BLOB), 'us');"""
)
OLD = sqlite_bytes(
    """CREATE TABLE call (ROWID INTEGER PRIMARY KEY, address TEXT, date INTEGER, duration INTEGER, flags INTEGER,
    id INTEGER);
    INSERT INTO call VALUES (1, '+15550100001', 1300000000, 30, 4, -1), (2, '+15550100002', 1300000100, 0, 5, -1),
    (3, '', 1300000200, 20, 20, -1);"""
)
FIXTURES = {"ios.calls": {PATH: NEW, OLD_PATH: OLD}}


def test_calls_of_the_present_schema() -> None:
    result = run(CALLS, {PATH: NEW})
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 4)
    out, missed, video, group = result.records
    assert (out["at"], out["direction"]) == ("2023-03-08T20:26:40.250000Z", "outgoing")
    assert (out["answered"], out["duration"], out["medium"], out["read"]) == (True, 61.5, "audio", True)
    assert out["recipients"] == [{"identifier": "+15550100001", "name": "Jane", "role": "recipient"}]
    assert out["sender"] == {"absent": "NULL"}
    assert (out["place"], out["account"], out["sim"], out["call_id"]) == ("Oslo", "+15550109999", "00ff", "U1")
    assert (out["app"], missed["app"], video["app"]) == (
        "com.apple.Telephony",
        {"absent": "NULL"},
        "com.apple.FaceTime",
    )
    assert (missed["direction"], missed["status"], missed["answered"]) == ("incoming", "missed", False)
    assert missed["sender"]["identifier"] == "+15550100002"
    assert missed["recipients"] == {"absent": "NULL"}
    assert missed["place"] == "US"
    assert (video["medium"], video["sender"]["identifier"]) == ("video", "a@example.org")
    assert [p["identifier"] for p in video["recipients"]] == ["b@example.org"]
    assert (group["at"], group["place"]) == ({"absent": "NULL"}, {"absent": "NULL"})
    assert [p["identifier"] for p in group["recipients"]] == ["a@example.org", "b@example.org"]
    assert (group["status"], group["medium"]) == ("not answered", "audio")


@pytest.mark.parametrize(("call", "handle"), [(2, 3), (2, 5), (3, 5), (3, 4)])
def test_join_tables_numbered_otherwise(call: int, handle: int) -> None:
    records = run(CALLS, {PATH: sqlite_bytes(RECORDS + HANDLES + JOIN.format(call, handle))}).records
    assert [p["identifier"] for p in records[3]["recipients"]] == ["a@example.org", "b@example.org"]


def test_join_table_unknown_falls_back_to_the_address() -> None:
    records = run(CALLS, {PATH: sqlite_bytes(RECORDS + JOIN.format(7, 8))}).records
    assert records[0]["recipients"] == [{"identifier": "+15550100001", "name": "Jane", "role": "recipient"}]
    assert records[0]["account"] == {"absent": "NOT_IN_SCHEMA"}


def test_ios8_address_as_bytes() -> None:
    (record,) = run(CALLS, {PATH: IOS8}).records
    assert record["sender"]["identifier"] == "+15550100001"
    assert (record["medium"], record["call_id"], record["app"]) == ("audio", *({"absent": "NOT_IN_SCHEMA"},) * 2)


def test_before_ios8() -> None:
    incoming, outgoing, facetime = run(CALLS, {OLD_PATH: OLD}).records
    assert (incoming["at"], incoming["direction"]) == ("2011-03-13T07:06:40.000000Z", "incoming")
    assert (incoming["sender"]["identifier"], incoming["duration"]) == ("+15550100001", 30)
    assert outgoing["recipients"][0]["identifier"] == "+15550100002"
    assert outgoing["answered"] == {"absent": "NOT_IN_SCHEMA"}
    assert (facetime["medium"], facetime["sender"]) == ("video", {"absent": "NULL"})


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    folder = CORPORA / "backups/itunes_plain"
    files = json.loads((CORPORA / "backups/index.json").read_text())["samples"]["itunes_plain"]["files"]
    (name,) = [f["fileID"] for f in files if f["path"].endswith("CallHistory.storedata")]
    records = run(CALLS, {PATH: (folder / name[:2] / name).read_bytes()}).records
    assert len(records) == 10
    assert all(isinstance(r["recipients" if r["direction"] == "outgoing" else "sender"], list | dict) for r in records)
