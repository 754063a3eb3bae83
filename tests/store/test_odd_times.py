"""Times that cannot be right stand nowhere in the order of time, say why, and keep what was stored."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.artifacts.harness import run, sqlite_bytes
from tests.store.exhibits import ADDED, KEY, File, exhibit_of, publication, shard_of

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Sqlite
from aboveboard.model.authority import Scope
from aboveboard.model.oddtimes import SPANS, impossible, impossible_sql, is_usual, judge, placeholder
from aboveboard.model.query import parse
from aboveboard.model.records import CalendarEvent, Edit, Email, Message, Reaction
from aboveboard.model.times import Time, from_iso, iso
from aboveboard.store.db import connect
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.flags import flag_of
from aboveboard.store.publish import publish
from aboveboard.store.search import Searcher

SCRIPT = "CREATE TABLE m (_id INTEGER PRIMARY KEY, date INTEGER, seen INTEGER, text TEXT)"
UNSET = {"absent": "NULL"}
NONE = {"absent": "IMPOSSIBLE"}
OUTSIDE = "outside the years that are read as times (1970 to 2199)"


def read(decode: Any, *stored: Any, scope: Scope | None = None) -> list[dict[str, Any]]:
    """Messages whose time is stored so, read as an artifact declares."""
    artifact = Artifact(
        id="android.test",
        title="t",
        service="test",
        emits=Message,
        says="One record for each row.",
        limits="none",
        sources=["https://example.org"],
        files=("data/x/a.db",),
        read=(
            Sqlite(
                base="m AS m",
                key="m._id",
                fields={"at": Col("m.date", decode), "read_at": Col("m.seen", decode), "body": Col("m.text")},
            ),
        ),
    )
    data = sqlite_bytes(SCRIPT, {"m": [(n, s, s, "x") for n, s in enumerate(stored, 1)]})
    return run(artifact, {"data/x/a.db": data}, scope=scope).records


@pytest.mark.parametrize(
    ("decode", "stored", "why", "inferred"),
    [
        (times.UNIX_MS, 1_677_000_000, "at the zero of times that count from 1970", "2023-02-21T17:20:00.000000Z"),
        (times.UNIX_US, 1_677_000_000_000, "at the zero of times that count from 1970", "2023-02-21T17:20:00.000000Z"),
        (times.UNIX_S, 1_677_000_000_000, OUTSIDE, "2023-02-21T17:20:00.000000Z"),
        (times.UNIX_S, -1, "-1, a placeholder", None),
        (times.UNIX_S, 1, "at the zero of times that count from 1970", None),
        (times.UNIX_S, 978_307_200, "at the zero of times that count from 2001", None),
        (times.UNIX_S, 2_147_483_647, "the largest number of 32 bits", None),
        (times.UNIX_MS, 2_147_483_647_000, "the largest number of 32 bits", None),
        (times.UNIX_S, 4_294_967_295, "the largest number of 32 bits without sign", None),
        (times.UNIX_MS, (1 << 63) - 1, "the largest number of 64 bits", None),
        (times.UNIX_S, -11_644_473_600, "the zero of times that count from 1601", None),
        (times.UNIX_S, -2_082_844_800, "the zero of times that count from 1904", None),
        (times.UNIX_MS, 253_402_300_799_999, "the end of the year 9999", None),
        (times.COCOA_S, 63_113_904_000, "Apple's 'distant future' (4001)", None),
        (times.COCOA_S, -63_114_076_800.0, "Apple's 'distant past' (year 1)", None),
        (times.COCOA_NS, 63_113_904_000 * 10**9, "Apple's 'distant future' (4001)", None),
        (times.COCOA_NS, float(1 << 63), "the largest number of 64 bits", None),
        (times.COCOA_S, 1, "at the zero of times that count from 2001", None),
        (times.COCOA_NS, 700_000_000, "at the zero of times that count from 2001", "2023-03-08T20:26:40.000000Z"),
        (times.COCOA_AUTO, 1, "at the zero of times that count from 2001", None),
    ],
)  # fmt: skip
def test_a_time_that_cannot_be_right(decode: Any, stored: float, why: str, inferred: str | None) -> None:
    if isinstance(stored, int) and stored >= 1 << 63:
        stored = float(stored)
    (record,) = read(decode, stored)
    assert record["at"] == record["read_at"] == NONE
    assert record["as_stored"]["date"] == stored
    flag = record["time_flags"]["at"]
    assert flag["why"] == why
    known = flag_of(decode.to_utc_us(stored), "Message", "at", stored, ADDED)
    assert known is not None
    assert (known.says["why"], known.says.get("inferred", {}).get("utc")) == (why, inferred)
    assert record["time_flags"].keys() == {"at", "read_at"}


def test_a_time_that_is_usual_or_unset_or_no_number_has_no_flag() -> None:
    usual, unset, nothing, text = read(times.UNIX_MS, 1_677_000_000_000, 0, None, "soon")
    assert usual["at"] == usual["read_at"] == "2023-02-21T17:20:00.000000Z"
    assert unset["at"] == nothing["at"] == UNSET
    assert text["at"] == {"absent": "UNREADABLE"}
    assert unset["as_stored"]["date"] == 0
    assert not any("time_flags" in r for r in (usual, unset, nothing, text))


def test_a_possible_time_is_shown_and_flagged() -> None:
    # Seconds since 2001 that are read as seconds since 1970.
    (record,) = read(times.UNIX_S, 700_000_000)
    assert record["at"] == "1992-03-07T20:26:40.000000Z"
    assert record["time_flags"]["at"]["why"] == "before there were such phones (2007)"
    flag = flag_of(from_iso(record["at"]), "Message", "at", 700_000_000, ADDED)
    assert flag is not None
    assert flag.says["inferred"] == {
        "utc": "2023-03-08T20:26:40.000000Z",
        "from": "if it counts seconds since 2001",
    }


def test_where_two_ways_of_counting_fit_none_is_inferred() -> None:
    # 6.4e17 are nanoseconds since 2001 in 2021, or ticks since year 1 in 2029.
    for acquired in (None, from_iso("2030-01-01")):
        flag = flag_of(None, "Message", "at", 640_000_000_000_000_000, acquired)
        assert flag is not None
        assert "inferred" not in flag.says
    known = flag_of(None, "Message", "at", 640_000_000_000_000_000, from_iso("2024-01-01"))
    assert known is not None
    assert known.says["inferred"]["from"] == "if it counts nanoseconds since 2001"


@given(st.integers(-(1 << 61), 1 << 61) | st.sampled_from([p for s in SPANS for p in (s.first, s.end, s.end - 1)]))
def test_sql_and_python_agree(at: int) -> None:
    db = connect(None, KEY, create=True)
    sql = f"SELECT {impossible_sql()} FROM (SELECT ? AS at, ? AS kind)"
    assert bool(db.execute(sql, (at, 5)).get) == (impossible(at) is not None)
    if is_usual(at):
        assert not any(s.first <= at < s.end for s in SPANS)
    db.close()


@given(st.floats(allow_nan=True) | st.integers())
def test_any_number_can_be_looked_at(stored: float) -> None:
    placeholder(stored)
    flag = flag_of(None, "Message", "at", stored, ADDED)
    assert flag is not None
    assert flag.says["why"]


def test_after_the_acquisition() -> None:
    acquired = from_iso("2023-05-01")
    late = from_iso("2024-01-01")
    found = judge(late, "Message", "at", acquired)
    assert found is not None
    assert found.possible
    assert found.why == "after the phone was acquired (2023-05-01 at the latest)"
    assert judge(late, "Message", "expires_at", acquired) is None
    assert judge(late, "CalendarEvent", "at", acquired) is None
    assert judge(acquired + 3_600_000_000, "Message", "at", acquired) is None


RECORDS = [
    Message(at=from_iso("2023-05-01"), body="usual"),
    Message(
        at=from_iso("1970-01-20"), body="seconds", reactions=[Reaction(value="+", at=5)], edits=[Edit(body="e", at=0)]
    ),
    Message(at=from_iso("2001-01-01"), body="zero"),
    Message(at=Time(local="1970-01-01T01:00:00"), body="local"),
    Message(at=from_iso("2030-01-01"), body="ahead"),
    Message(at=from_iso("9999-12-31"), body="never"),
    CalendarEvent(at=from_iso("1970-01-05"), title="birthday"),
    Email(at=from_iso("1999-05-05"), subject="old"),
    Message(body="none"),
]


def test_they_stand_at_no_time(tmp_path: Path) -> None:
    with exhibit_of(tmp_path, [File("data/data/x/a.db", RECORDS)]) as exhibit:
        found = list(exhibit.records())
        names = [next(r[n] for n in ("body", "title", "subject") if isinstance(r.get(n), str)) for r in found]
        assert names[:4] == ["birthday", "old", "usual", "ahead"]
        assert set(names[4:]) == {"seconds", "zero", "local", "never", "none"}
        by_name = dict(zip(names, found, strict=True))
        assert [n for n, r in by_name.items() if r["at"] == NONE] == [n for n in names[4:] if n != "none"]
        assert by_name["zero"]["time_flags"]["at"]["reads"] == "2001-01-01T00:00:00.000000Z"
        assert by_name["local"]["time_flags"]["at"]["reads"] == "1970-01-01T01:00:00"
        assert by_name["birthday"]["at"] == "1970-01-05T00:00:00.000000Z"
        assert "1970" in by_name["birthday"]["time_flags"]["at"]["why"]
        assert by_name["ahead"]["at"] == "2030-01-01T00:00:00.000000Z"
        assert by_name["ahead"]["time_flags"]["at"]["why"] == "after the phone was acquired (2027-01-15 at the latest)"
        assert "time_flags" not in by_name["old"]
        assert by_name["seconds"]["reactions"][0]["at"]["absent"] == "IMPOSSIBLE"
        assert by_name["seconds"]["edits"][0]["at"]["reads"] == "1970-01-01T00:00:00.000000Z"
        assert exhibit.impossible_times() == 4
        assert [iso(t)[:4] for t in exhibit.span() if t is not None] == ["1970", "2030"]
        searcher = Searcher(exhibit)
        for query in ("since:1970 until:1971 kind:Message", "since:2001 until:2001", "on:9999"):
            assert list(searcher.search(parse(query))) == [] == searcher.scan(parse(query))


def test_a_calendar_is_of_any_year() -> None:
    # A birthday in 1965: earlier than what is read as times, and nothing wrong with it.
    assert flag_of(None, "CalendarEvent", "at", -1_130_000_000, ADDED) is None
    never = flag_of(None, "CalendarEvent", "at", -1, ADDED)
    assert never is not None
    assert never.says == {"why": "-1, a placeholder"}


def test_a_second_publication_leaves_them_there(tmp_path: Path) -> None:
    first = shard_of(tmp_path / "1.shard", [File("data/data/x/a.db", RECORDS)])
    second = shard_of(tmp_path / "2.shard", [File("data/data/x/b.db", RECORDS[1:2])])
    base, path, once = tmp_path / "base.db", tmp_path / "x.db", tmp_path / "once.db"
    publish(base, KEY, publication([first]))
    publish(path, KEY, publication([second], base))
    publish(once, KEY, publication([first, second]))
    one, other = (Exhibit(p, KEY, "EX/1") for p in (path, once))
    assert list(one.records()) == list(other.records())
    # The same message in two files is one with such a time.
    assert one.impossible_times() == other.impossible_times() == 4
    one.close()
    other.close()


def test_the_scope_of_dates_takes_them_for_undated() -> None:
    stored = (1_677_000_000_000, 1_677_000_000, 1_500_000_000_000)
    for undated, expected in ((True, [1, 2]), (False, [1])):
        found = read(times.UNIX_MS, *stored, scope=Scope(since="2023-01-01", until="2024-01-01", undated=undated))
        assert [r["provenance"]["rowid"] for r in found] == expected


def test_stored_numbers_that_gave_no_time_are_counted() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shard = shard_of(folder / "1.shard", [File("data/data/x/a.db", [Message(body=str(n)) for n in range(4)])])
        db = connect(shard, KEY)
        layout = '{"fields": {"at": {"stored": ["date"], "rule": "unix_ms", "none": [0]}}}'
        db.execute("UPDATE readings SET layout = ?", (layout,))
        stored = ("-1", "0", "null", '"soon"')
        db.executemany(
            "UPDATE rows SET raw = jsonb(?) WHERE loc = ?", [(f'{{"date": {s}}}', n) for n, s in enumerate(stored, 1)]
        )
        db.close()
        publish(folder / "x.db", KEY, publication([shard]))
        exhibit = Exhibit(folder / "x.db", KEY, "EX/1")
        assert exhibit.impossible_times() == 1
        assert [r["body"] for r in exhibit.records() if "time_flags" in r] == ["0"]
        exhibit.close()
