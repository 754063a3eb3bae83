"""Every damaged database is read with bounded work, and ends with what can be read: never with a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.formats.sqlite.damage import bound, damages, giant_schema, look_alikes, read_all, sample, work

from aboveboard.formats.sqlite import Database, SqliteError


def test_damaged_databases_end_with_bounded_work(tmp_path: Path) -> None:
    seen = 0
    for name, raw in damages(tmp_path):
        spent = work(lambda data=raw: read_all(data))
        assert spent <= bound(len(raw)), name
        seen += 1
    assert seen >= 60


def test_no_more_rows_than_bytes(tmp_path: Path) -> None:
    for name, raw in damages(tmp_path):
        try:
            db = Database.open(raw)
            values = sum(len(str(value)) for table in db.tables for row in db.rows(table) for value in row.values)
        except SqliteError:
            continue
        assert values <= 8 * len(raw), name


def test_what_can_be_read_is_read(tmp_path: Path) -> None:
    whole = read_all(bytes(sample(tmp_path)))
    for name, raw in damages(tmp_path):
        if name == "truncated 1024 without":
            assert read_all(raw) > whole // 4
        if name.startswith("zero header"):
            assert read_all(raw) > 30, name


def test_giant_schema(tmp_path: Path) -> None:
    raw = giant_schema(tmp_path)
    assert work(lambda: read_all(raw)) <= bound(len(raw))
    assert len(Database.open(raw).table("a").columns) == 1900


@pytest.mark.parametrize("number", range(8))
def test_look_alike_bytes(number: int) -> None:
    raw = list(look_alikes())[number]
    assert work(lambda: read_all(raw)) <= bound(len(raw))
