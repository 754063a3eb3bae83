"""What the seventeenth set's calls say is in their stores, is: rows of what is true, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_seventeenth_c import SEVENTEENTH_C
from tests.engine.published_talk import Aside

KEEPER, TAPPED, NOTED, KAYIT, ASAXIY, RAJ, DAYS = SEVENTEENTH_C
COUNTS: Mapping[str, tuple[int, int]] = {
    KEEPER: (0, 42),
    TAPPED: (18, 38),
    NOTED: (0, 40),
    KAYIT: (0, 45),
    ASAXIY: (0, 43),
    RAJ: (0, 40),
    DAYS: (19, 39),
}
"""Contacts and calls of each store."""
WAYLESS = {TAPPED, DAYS}
"""Stores that say no direction."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in SEVENTEENTH_C.items()}


@contextmanager
def opened(one: Aside) -> Generator[sqlite3.Connection]:
    db = sqlite3.connect(":memory:")
    try:
        db.deserialize(one.data)
        yield db
    finally:
        db.close()


def calls(one: Aside) -> list[dict[str, Any]]:
    return [r for r in one.truth if r["kind"] == "Call"]


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    found = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert {name: (k["Contact"], k["Call"]) for name, k in found.items()} == COUNTS
    assert all(set(k) <= {"Contact", "Call"} for k in found.values())


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        if name != DAYS:
            assert len({str(r["at"]) for r in calls(one)}) == len(calls(one)), name
        ways = Counter(r["direction"] for r in calls(one))
        if name in WAYLESS:
            assert set(ways) == {None}, name
        else:
            assert ways["incoming"] > 5 < ways["outgoing"], name
            assert ways[None] <= 3, name
        for record in calls(one):
            assert record["at"], name
            assert record["recipients"][0]["identifier"], name


def test_rows_hold_what_is_said_of_them(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        cells = {t: {n: [str(c) for c in row] for n, row in rows.items()} for t, rows in rows_of(one).items()}
        told = {r["provenance"]["table"].lower() for r in one.truth}
        assert set(cells) - one.decoys - {"sqlite_sequence"} == told, name
        assert all(len(cells[t]) == sum(r["provenance"]["table"].lower() == t for r in one.truth) for t in told), name
        for record in one.truth:
            held = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            if record["kind"] == "Contact":
                assert record["name"] in held, (name, record)
                assert all(way["value"] in held for way in record["identifiers"]), (name, record)
                continue
            way = record["recipients"][0]
            assert str(way["identifier"]) in held, (name, record)
            assert way["name"] is None or way["name"] in held, (name, record)
            if name in {KEEPER, TAPPED, ASAXIY}:
                ms = int(datetime.fromisoformat(record["at"]).timestamp() * 1000 + 0.5)
                assert str(ms) in held, (name, record)
            elif name == NOTED:
                assert f"{record['at'][:23]}Z" in held, (name, record)


def test_times_as_text_are_of_the_moment_that_is_told(made: Mapping[str, Aside]) -> None:
    with opened(made[RAJ]) as db:
        texts: dict[int, str] = dict(db.execute("SELECT _rowid_, date FROM CallLogObject"))
    for record in calls(made[RAJ]):
        moment = datetime.strptime(texts[record["provenance"]["rowid"]], "%d-%m-%Y %H:%M:%S").replace(tzinfo=UTC)
        assert f"{moment:%Y-%m-%dT%H:%M:%S}.000000" == record["at"]["local"]
    with opened(made[DAYS]) as db:
        texts = dict(db.execute("SELECT id, date FROM calls"))
    for record in calls(made[DAYS]):
        moment = datetime.strptime(texts[record["provenance"]["rowid"]], "%b %d, %Y").replace(tzinfo=UTC)
        assert f"{moment:%Y-%m-%d}T00:00:00.000000" == record["at"]["local"]


def test_the_hour_after_midnight_is_the_twenty_fourth(made: Mapping[str, Aside]) -> None:
    with opened(made[KAYIT]) as db:
        rows = db.execute("SELECT ID, cagriTarih, cagriSaat, cagriTamTarih, cagriTipi FROM Cagri_Kaydi").fetchall()
    told = {r["provenance"]["rowid"]: r for r in calls(made[KAYIT])}
    late = 0
    for row, day, hour, whole, kind in rows:
        assert whole == f"{day} {hour}"
        clock = f"00{hour[2:]}" if hour.startswith("24") else hour
        late += hour.startswith("24")
        assert told[row]["at"]["local"] == f"{day}T{clock}.000000"
        assert (told[row]["direction"] is None) == (kind is None)
    assert late
    assert not any(hour.startswith("00") for _, _, hour, _, _ in rows)


def test_people_who_were_deleted_are_in_calls_alone(made: Mapping[str, Aside]) -> None:
    with opened(made[TAPPED]) as db:
        assert db.execute("SELECT count(*) FROM Call WHERE mobile NOT IN (SELECT mobile FROM Contact)").fetchone()[0]
        assert db.execute("SELECT count(*) FROM Call JOIN Contact USING (mobile, name, image)").fetchone()[0] > 20
