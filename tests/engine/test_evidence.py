"""Databases of the evidence as SQLite opens them, and which artifacts a database without a telling place goes to."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from aboveboard.engine.evidence import Buffer, EvidenceVfs, attached
from aboveboard.engine.guess import best_fits
from aboveboard.engine.registry import artifacts
from aboveboard.store.shard import open_shard


def database(*statements: str) -> Buffer:
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in statements:
            db.execute(statement)
        return Buffer(db.serialize())


def test_two_of_a_process_see_each_their_own_files() -> None:
    vfs = [EvidenceVfs(), EvidenceVfs()]
    mains = [database("CREATE TABLE first (a)"), database("CREATE TABLE second (a)")]
    for one, main, name in zip(vfs, mains, ("first", "second"), strict=True):
        db = open_shard(None, b"")
        with attached(db, one, main) as ev:
            assert list(db.execute(f"SELECT name FROM {ev.schema}.sqlite_schema")) == [(name,)]


USE = (
    "CREATE TABLE ZPROCESS (Z_PK INTEGER PRIMARY KEY, ZFIRSTTIMESTAMP, ZTIMESTAMP, ZPROCNAME, ZBUNDLENAME)",
    "CREATE TABLE ZLIVEUSAGE (Z_PK INTEGER PRIMARY KEY, ZHASPROCESS, ZTIMESTAMP, ZWWANIN, ZWWANOUT, ZWIFIIN, ZWIFIOUT,"
    " ZWIREDIN, ZWIREDOUT)",
)
NETWORKS = (
    "CREATE TABLE ZLIVEROUTEPERF (Z_PK INTEGER PRIMARY KEY, ZHASNETWORKATTACHMENT, ZTIMESTAMP, ZBYTESIN, ZBYTESOUT, ZKIND,"
    " ZOVERALLSTAY)",
    "CREATE TABLE ZNETWORKATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER)",
)


@pytest.mark.parametrize(("tables", "also"), [(USE, False), ((*USE, *NETWORKS), True)])
def test_of_an_app_parted_in_several_each_part_is_guessed(tables: tuple[str, ...], also: bool) -> None:
    claims = best_fits(open_shard(None, b""), EvidenceVfs(), database(*tables), "found/netusage.sqlite", artifacts())
    named = {c.artifact for c in claims}
    assert "ios.datausage" in named
    assert ("ios.datausage.networks" in named) is also
    assert {a for a in named if not a.startswith("ios.datausage")} == set()
