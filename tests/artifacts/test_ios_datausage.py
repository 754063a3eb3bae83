"""DataUsage.sqlite and netusage.sqlite made here."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.datausage import DATA_USAGE
from aboveboard.artifacts.ios.datausage_networks import NETWORKS as DATA_USAGE_NETWORKS
from aboveboard.artifacts.ios.datausage_processes import PROCESSES as DATA_USAGE_PROCESSES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/wireless/Library/Databases/DataUsage.sqlite"
NET = "private/var/networkd/netusage.sqlite"
NULL = {"absent": "NULL"}
PROCESS = """CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZFIRSTTIMESTAMP TIMESTAMP, ZTIMESTAMP TIMESTAMP,
  ZBUNDLENAME TEXT, ZPROCNAME TEXT);
INSERT INTO ZPROCESS VALUES (1, 700000000, 700000100, 'org.example.app', 'app/org.example.app'),
  (2, 700000000, NULL, NULL, 'configd');"""
DATA = sqlite_bytes(
    PROCESS
    + """CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT,
      ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT);
    INSERT INTO ZLIVEUSAGE VALUES (1, 1, 700000050, 0, 0, 24487.0, 121785.0), (2, 9, NULL, NULL, NULL, NULL, NULL);"""
)
NETWORKS = sqlite_bytes(
    PROCESS
    + """CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZHASPROCESS INTEGER, ZTIMESTAMP TIMESTAMP, ZWIFIIN FLOAT,
      ZWIFIOUT FLOAT, ZWWANIN FLOAT, ZWWANOUT FLOAT, ZWIREDIN FLOAT, ZWIREDOUT FLOAT);
    CREATE TABLE ZLIVEROUTEPERF (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZHASNETWORKATTACHMENT INTEGER,
      ZTIMESTAMP TIMESTAMP, ZBYTESIN FLOAT, ZBYTESOUT FLOAT, ZOVERALLSTAY FLOAT);
    CREATE TABLE ZNETWORKATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER TEXT);
    INSERT INTO ZLIVEUSAGE VALUES (1, 2, 700000050, 10, 20, 1, 2, 0, 7);
    INSERT INTO ZNETWORKATTACHMENT VALUES (4, 'Café-aa:bb');
    INSERT INTO ZLIVEROUTEPERF VALUES (1, 1, 4, 700000060, 5000, 600, 61.5), (2, 7, NULL, NULL, NULL, NULL, NULL);"""
)
FIXTURES = {
    "ios.datausage": {PATH: DATA, NET: NETWORKS},
    "ios.datausage.processes": {PATH: DATA, NET: NETWORKS},
    "ios.datausage.networks": {PATH: DATA, NET: NETWORKS},
}


def test_cellular_and_processes() -> None:
    result = run((DATA_USAGE, DATA_USAGE_PROCESSES, DATA_USAGE_NETWORKS), {PATH: DATA})
    assert [(o.part, o.read, o.emitted, o.excluded) for o in result.outcomes if o.part] == [
        ("cellular", 2, 2, 0),
        ("wifi", 2, 0, 2),
        ("process", 2, 2, 0),
    ]
    first, empty, process, nameless = result.records
    expected = {
        "kind": "Usage",
        "at": "2023-03-08T20:27:30.000000Z",
        "app": "org.example.app",
        "component": "app/org.example.app",
        "interface": "cellular",
        "bytes_in": 24487,
        "bytes_out": 121785,
        "last_used_at": "2023-03-08T20:28:20.000000Z",
    }
    assert {name: first[name] for name in expected} == expected
    assert empty["at"] == empty["app"] == empty["bytes_in"] == NULL
    assert (process["at"], process["interface"]) == ("2023-03-08T20:26:40.000000Z", {"absent": "NOT_IN_SCHEMA"})
    assert (nameless["app"], nameless["last_used_at"]) == ("configd", NULL)


def test_every_interface_and_networks() -> None:
    records = run((DATA_USAGE, DATA_USAGE_PROCESSES, DATA_USAGE_NETWORKS), {NET: NETWORKS}).records
    traffic = [(r["interface"], r["bytes_in"], r["bytes_out"]) for r in records if r["event"] == "network traffic"]
    assert traffic == [("cellular", 1, 2), ("wifi", 10, 20), ("wired", 0, 7)]
    network, unknown = [r for r in records if r["event"] == "network in use"]
    assert (network["component"], network["interface"], network["duration"]) == ("Café-aa:bb", "wifi", 61.5)
    assert (unknown["component"], unknown["interface"], unknown["bytes_in"]) == (NULL, "kind 7", NULL)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        outcomes = run((DATA_USAGE, DATA_USAGE_PROCESSES, DATA_USAGE_NETWORKS), {PATH: archive.read(PATH)}).outcomes
    assert {o.part: o.emitted for o in outcomes if o.part} == {"cellular": 10, "wifi": 0, "process": 40}
    outcomes = run(
        (DATA_USAGE, DATA_USAGE_PROCESSES, DATA_USAGE_NETWORKS),
        {NET: (CORPORA / "plaso/ios/netusage.sqlite").read_bytes()},
    ).outcomes
    # plaso's 384: 335 rows of ZLIVEUSAGE and 49 of ZLIVEROUTEPERF.
    assert {o.part: o.emitted for o in outcomes if o.part} == {
        "cellular": 335, "wifi": 329, "wired": 4, "process": 260, "network": 49,
    }  # fmt: skip
