"""Duplicates in two files and times that cannot be right, as a person meets them: examine, summary, search, show, prove."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from tests.e2e.test_pipeline import Record, World, listing, live

SMS = Path("private/var/mobile/Library/SMS")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


def rooted(path: Path) -> Path:
    """The folder inside an extraction that is the phone's root."""
    return next(p for p in path.rglob(str(SMS))).parents[len(SMS.parts) - 1]


def shown_twice(records: list[Record]) -> list[Record]:
    return [r for r in records if "also_in" in r]


def data(world: World, *arguments: object) -> dict[str, object]:
    done = world.run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode(done.stdout)


def test_a_copy_beside_the_database_adds_nothing_but_where_it_is(world: World, tmp_path: Path) -> None:
    plain = world.export(world.case("ffs-dir"))
    source = tmp_path / "phone"
    shutil.copytree(world.phone("ffs-dir"), source)
    folder = rooted(source) / SMS
    with closing(sqlite3.connect(folder / "sms.db")) as db:
        db.execute("VACUUM INTO ?", (str(folder / "sms-temp.db"),))
    before = listing(source)
    case = tmp_path / "x.case"
    report = world.examine(source, case)
    records = world.export(case)
    both = [r for r in shown_twice(records) if r["artifact"] == "ios.messages"]
    assert len(both) == sum(r["artifact"] == "ios.messages" for r in live(plain)) > 20
    assert {r["provenance"]["path"] for r in both} == {str(SMS / "sms.db")}
    assert {p["path"] for r in both for p in r["also_in"]} == {str(SMS / "sms-temp.db")}
    assert report["records"] == len(live(records))
    summary = data(world, "summary", case)["exhibits"][0]  # pyright: ignore[reportIndexIssue]
    assert summary["folded"] == len(shown_twice(records))
    assert summary["records"] == len(live(records))
    assert Counter(r["kind"] for r in live(records)) == summary["by_kind"]
    page = world.run("summary", case).stdout
    assert f"exact duplicates in another file, shown once and counted once: {len(both):,}" in page
    found = world.run("search", case, "service:ios.messages", "--limit", "3").stdout
    assert f"{len(both):,} exact duplicates in other files shown with them" in found
    assert f"also in {SMS / 'sms-temp.db'}" in found
    # Both are there to be shown and proved.
    one = both[0]
    (twin,) = one["also_in"]
    assert "also in" in world.run("show", case, one["key"]).stdout
    page = world.run("show", case, twin["key"]).stdout
    assert "shown once for both, as the one in" in page
    assert one["key"] in page
    for key in (one["key"], twin["key"]):
        proof = data(world, "prove", case, key)
        assert proof["agrees"]
    every = data(world, "prove", case, "--all")
    assert every["agrees"]
    assert every["records"]["records"] == len(records) + summary["folded"]  # pyright: ignore[reportIndexIssue]
    assert listing(source) == before


def test_a_backup_beside_a_full_file_system_is_one_phone(world: World, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    first = world.examine(world.phone("ffs-zip"), case)
    before = world.export(case)
    assert not shown_twice(before)
    world.examine(world.phone("backup"), case, "--exhibit", first["exhibit"])
    after = world.export(case)
    # What the full file system showed is shown still, under the same keys; messages are not there twice.
    assert {r["key"] for r in live(before)} <= {r["key"] for r in live(after)}
    kinds = [Counter(r["kind"] for r in live(found)) for found in (before, after)]
    for kind in ("Message", "Call", "Contact", "Note", "CalendarEvent"):
        assert kinds[0][kind] == kinds[1][kind] > 0, kind
    assert all(p["container"] != r["provenance"]["container"] for r in shown_twice(after) for p in r["also_in"])


def test_a_time_that_cannot_be_right(world: World, tmp_path: Path) -> None:
    source = tmp_path / "phone"
    shutil.copytree(world.phone("ffs-dir"), source)
    with closing(sqlite3.connect(rooted(source) / SMS / "sms.db")) as db:
        changes = (
            (1, "seconds, in a column of nanoseconds", 700_000_000),
            (2, "-1", -1),
            (3, "the distant future", 63_113_904_000),
        )
        rows = [r for (r,) in db.execute("SELECT ROWID FROM message WHERE text IS NOT NULL ORDER BY ROWID LIMIT 3")]
        for row, (_, text, date) in zip(rows, changes, strict=True):
            db.execute(
                "UPDATE message SET text = ?, attributedBody = NULL, date = ? WHERE ROWID = ?", (text, date, row)
            )
        db.commit()
    case = tmp_path / "x.case"
    world.examine(source, case)
    odd = [r for r in live(world.export(case)) if "at" in r.get("time_flags", {})]
    assert {r["body"] for r in odd} >= {"-1", "the distant future"}
    for record in odd:
        assert record["at"] == {"absent": "IMPOSSIBLE"}
        assert proves(world, case, record)
    summary = data(world, "summary", case)["exhibits"][0]  # pyright: ignore[reportIndexIssue]
    assert summary["impossible_times"] == len(odd)
    assert summary["first"] > "2002"
    assert f"times that cannot be right: {len(odd)} records" in world.run("summary", case).stdout
    page = world.run("show", case, next(r["key"] for r in odd if r["body"] == "the distant future")).stdout
    assert "time flagged: at: Apple's 'distant future' (4001)" in page
    assert "63113904000" in page
    found = world.run("search", case, '"the distant future"').stdout
    assert "no possible time" in found
    assert "time: Apple's 'distant future' (4001)" in found


def proves(world: World, case: Path, record: Record) -> bool:
    return bool(data(world, "prove", case, record["key"])["agrees"])
