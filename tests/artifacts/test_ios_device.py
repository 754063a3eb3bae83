from __future__ import annotations

import json
import plistlib
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.device import FACTS
from aboveboard.artifacts.ios.sim_history import SIM_HISTORY
from aboveboard.artifacts.ios.sims import SIMS
from tests.artifacts.harness import run, sqlite_bytes

VAR = "private/var/"
CENTER = VAR + "wireless/Library/Preferences/com.apple.commcenter.plist"
GLOBAL = VAR + "mobile/Library/Preferences/.GlobalPreferences.plist"
USAGE = VAR + "wireless/Library/Databases/CellularUsage.db"

INFO = plistlib.dumps(
    {"Device Name": "Jane’s iPhone", "Product Type": "iPhone13,2", "IMEI": "350000000000006", "Serial Number": "",
     "Last Backup Date": datetime(2023, 3, 8, 20, 26, 40), "iTunes Files": {"x": b"y"}}
)  # fmt: skip
CARRIER = plistlib.dumps(
    {
        "PhoneNumber": "15550100001",
        "kOperatorRoamingInfo_3GPP_Roaming": True,
        "imeis": [{"first": "1:kOne", "second": "350000000000006"}],
        "kPostponementTicket": {"ActivationTicket": "must not show"},
        "PersonalWallet": {
            "8900000000000000001": {
                "CarrierEntitlements": {"lastGoodImsi": "001010000000001"},
                "phonebook": {"CopiedSIMPhoneNumber": "+15550100001"},
            },
            "8900000000000000002": {"info": {"mdn": "+15550100002", "ts": 1678307200}},
            "8900000000000000003": "odd",
        },
    }
)
LOCALE = plistlib.dumps({"AppleLocale": "nb_NO", "AppleLanguages": ["nb-NO", "en-NO"], "AppleICUForce24HourTime": True})
CARDS = sqlite_bytes("""
CREATE TABLE subscriber_info (subscriber_id TEXT, subscriber_mdn TEXT, last_update_time REAL, slot_id INTEGER);
INSERT INTO subscriber_info VALUES ('8900000000000000001', '15550100001', 700000000, 1), ('8900000000000000002',
    '', 0, NULL);
""")
FIXTURES = {
    "ios.device": {"Info.plist": INFO, GLOBAL: LOCALE, CENTER: CARRIER},
    "ios.sims": {CENTER: CARRIER},
    "ios.sim_history": {USAGE: CARDS},
}


def pairs(records: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(r["name"], r["value"]) for r in records]


def test_facts_of_a_backup() -> None:
    records = run(FACTS, {"Info.plist": INFO}).records
    assert pairs(records) == [
        ("device_name", "Jane’s iPhone"),
        ("model", "iPhone13,2"),
        ("imei", "350000000000006"),
        ("backup_date", "2023-03-08T20:26:40.000000Z"),
    ]
    assert (records[0]["source_name"], records[0]["at"]) == ("Device Name", {"absent": "NULL"})
    assert records[3]["at"] == "2023-03-08T20:26:40.000000Z"


def test_facts_of_lists_and_nested_keys() -> None:
    assert pairs(run(FACTS, {GLOBAL: LOCALE}).records) == [
        ("locale", "nb_NO"),
        ("language", "nb-NO"),
        ("language", "en-NO"),
        ("24_hour_clock", "yes"),
    ]
    records = run(FACTS, {CENTER: CARRIER}).records
    assert pairs(records) == [("phone_number", "15550100001"), ("imei", "350000000000006"), ("roaming", "yes")]
    assert records[1]["provenance"]["locator"] == "imeis/0/second"
    assert "must not show" not in json.dumps(records)


def test_sims() -> None:
    first, second, odd = run(SIMS, {CENTER: CARRIER}).records
    assert (first["iccid"], first["imsi"], first["number"]) == (
        "8900000000000000001",
        "001010000000001",
        "+15550100001",
    )
    assert first["at"] == {"absent": "NULL"}
    assert (second["number"], second["at"]) == ("+15550100002", "2023-03-08T20:26:40.000000Z")
    assert (odd["iccid"], odd["number"]) == ("8900000000000000003", {"absent": "NULL"})


def test_sim_history() -> None:
    first, second = run(SIM_HISTORY, {USAGE: CARDS}).records
    assert (first["iccid"], first["number"], first["slot"]) == ("8900000000000000001", "15550100001", 1)
    assert first["at"] == "2023-03-08T20:26:40.000000Z"
    assert (second["number"], second["at"], second["slot"]) == ({"absent": "NULL"},) * 3


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as archive:
        data = archive.read(CENTER)
        device = archive.read(CENTER.replace("center.plist", "center.device_specific_nobackup.plist"))
    assert ("phone_number", "19195794674") in pairs(run(FACTS, {CENTER: data}).records)
    assert ("imei", "356763089830742") in pairs(run(FACTS, {CENTER: device}).records)
    (sim,) = run(SIMS, {CENTER: data}).records
    assert (sim["iccid"], sim["imsi"], sim["number"]) == ("8901260971148676693", "310260974867669", "+19195794674")
    (plaso,) = run(SIMS, {CENTER: (CORPORA / "plaso/ios/com.apple.commcenter.data.plist").read_bytes()}).records
    assert (plaso["number"], plaso["at"]) == ("+19195794674", "2023-05-17T12:26:22.000000Z")
    info = run(FACTS, {"Info.plist": (CORPORA / "backups/itunes_plain/Info.plist").read_bytes()}).records
    assert ("serial", "SAMPLE000001") in pairs(info)
