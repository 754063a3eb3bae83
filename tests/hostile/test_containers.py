"""Hostile containers are opened, what is good in them is read, what is odd is said, and nothing leaves its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hostile import watch
from tests.hostile.attack import LONG
from tests.hostile.containers import CONTAINERS, Container
from tests.hostile.test_phones import RAW

MEMORY = (600 if LONG else 400) << 20
SECONDS = 300 if LONG else 12


@pytest.mark.parametrize("container", CONTAINERS, ids=lambda c: c.name)
def test_it_is_read_and_harms_nothing(container: Container, tmp_path: Path) -> None:
    container.write(tmp_path / "source")
    before = sorted(str(p) for p in tmp_path.rglob("*"))
    ran = watch.run(tmp_path, "examine", tmp_path / "source", "--case", tmp_path / "x.case", "--own-phone")
    assert ran.code in (0, 1), ran.err
    assert "Traceback" not in ran.err
    assert 0 < ran.peak < MEMORY, f"{ran.peak >> 20} MiB"
    assert ran.seconds < SECONDS
    new = {str(p) for p in tmp_path.rglob("*")} - set(before)
    inside = (str(tmp_path / "x.case"), str(tmp_path / "keys"))
    assert [p for p in new if not p.startswith(inside)] == []
    summary = watch.run(tmp_path, "summary", tmp_path / "x.case").out
    assert RAW.search(summary) is None
    assert container.says in summary, summary
    records = [json.loads(line) for line in watch.run(tmp_path, "export", tmp_path / "x.case").out.splitlines()]
    good = [r for r in records if str(r.get("body", "")).startswith("good row") and r.get("state") in (None, "live")]
    assert len(good) == container.records, summary
