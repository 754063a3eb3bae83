"""A hole in a parser gets whoever comes through it nothing, and costs the examination one outcome."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.demo import SMALL, build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.run import Examined, Order, examine
from aboveboard.engine.walls import Walls
from aboveboard.model.outcome import Outcome, Status
from tests.walls.planted.holes import NAMES

ROOT = Path(__file__).parent.parent.parent
COMMAND = Path(sys.executable).parent / "aboveboard"
KEY = b"k" * 32
ENTRY = "[aboveboard.artifacts]\nplanted = tests.walls.planted\n"


@pytest.fixture(scope="module")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PYTHONPATH on which the planted package is installed."""
    folder = tmp_path_factory.mktemp("plugged")
    about = folder / "planted-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: planted\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(ENTRY)
    yield os.pathsep.join([str(folder), str(ROOT), str(ROOT / "src")])


@pytest.fixture(scope="module")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional phone, and a file for each hole."""
    folder = tmp_path_factory.mktemp("holed")
    home, tree = folder / "home", folder / "phone"
    home.mkdir()
    (home / "secret.key").write_text("AGE-SECRET-KEY-OF-NOBODY")
    build_iphone(tree, form="ffs-dir", scale=SMALL)
    planted = tree / "private/var/mobile/Library/Planted"
    planted.mkdir(parents=True)
    evidence = planted / "tries.json"
    for name in NAMES:
        (planted / f"{name}.json").write_text(json.dumps({"home": str(home), "evidence": str(evidence)}))
    return tree


def exported(case: Path, environment: dict[str, str]) -> list[dict[str, Any]]:
    done = subprocess.run([str(COMMAND), "export", str(case)], env=environment, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_code_that_came_in_gets_nothing_and_the_run_ends(phone: Path, plugged: str, tmp_path: Path) -> None:
    for name in NAMES:
        if name not in ("tries", "dies", "crashes", "leaves"):
            (phone / f"private/var/mobile/Library/Planted/{name}.json").unlink()
    environment = {
        **os.environ,
        "PYTHONPATH": plugged,
        "ABOVEBOARD_OWN_PHONE": "1",
        "ABOVEBOARD_HOME": str(tmp_path / "home"),
        "ABOVEBOARD_PASSPHRASE": "nobody must read this",
    }
    case = tmp_path / "holed.case"
    before = {p: p.read_bytes() for p in phone.rglob("*") if p.is_file()}
    argv = [str(COMMAND), "examine", str(phone), "--case", str(case), "--own-phone", "--json"]
    done = subprocess.run(argv, env=environment, capture_output=True, check=False)
    # Something could not be read, which the status says.
    assert done.returncode == 1, done.stderr
    report = msgspec.json.decode(done.stdout)
    assert {o["artifact"] for o in report["failed"]} == {
        "any.planted_crashes",
        "any.planted_dies",
        "any.planted_leaves",
    }
    assert all("3 times; given up" in o["reason"] for o in report["failed"])
    records = exported(case, environment)
    tried = {
        r["name"]: r["value"] for r in records if r.get("service") == "planted" or "planted" in str(r.get("artifact"))
    }
    assert len(tried) >= 30
    assert [name for name, came in tried.items() if not came.startswith("refused")] == []
    assert sum(1 for r in records if r["kind"] == "Message") > 50, "the phone's own records are not all there"
    assert {p: p.read_bytes() for p in phone.rglob("*") if p.is_file()} == before
    log = subprocess.run(
        [str(COMMAND), "custody", str(case)], env=environment, capture_output=True, check=True, text=True
    )
    assert "Landlock" in log.stdout and "seccomp" in log.stdout


def run_on(tree: Path, work: Path, **order: Any) -> Examined:
    nursery = Nursery()
    try:
        given = Order(tree, "EX/1", 1, "c", KEY, work, **order)
        return examine(given, nursery, watch=lambda _: None, first=lambda *_: None, stopped=lambda: None, known={})
    finally:
        nursery.close()


def outcome_of(done: Examined, name: str) -> Outcome:
    (found,) = [o for o in done.outcomes if o.artifact == f"any.planted_{name}"]
    return found


@pytest.mark.parametrize(
    ("name", "reason", "seconds"),
    [
        ("spins", "took longer than its budget", 0.5),
        ("floods", "wrote more than its budget", 20),
        ("swells", "MemoryError", 20),
    ],
)
def test_what_does_not_end_is_ended(
    name: str, reason: str, seconds: float, plugged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", plugged)
    planted = tmp_path / "private/var/mobile/Library/Planted"
    planted.mkdir(parents=True)
    (planted / f"{name}.json").write_text("{}")
    done = run_on(tmp_path / "private", tmp_path / "work", seconds=seconds, grace=0.5, flood=8 << 20)
    found = outcome_of(done, name)
    assert found.status is Status.FAILED
    assert reason in str(found.reason)


def test_many_files_that_kill_their_readers_stop_no_run(
    plugged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, with one reader: each is given up, and what comes after them is read."""
    monkeypatch.setenv("PYTHONPATH", plugged)
    planted = tmp_path / "private/var/mobile/Library/Planted"
    planted.mkdir(parents=True)
    for number in range(8):
        (planted / f"dies{number}.json").write_text("{}")
    given = {"home": str(tmp_path), "evidence": str(planted / "tries.json")}
    (planted / "tries.json").write_text(json.dumps(given))
    done = run_on(tmp_path / "private", tmp_path / "work", workers=1)
    killed = [o for o in done.outcomes if o.artifact == "any.planted_dies"]
    assert [o.status for o in killed] == [Status.FAILED] * 8
    assert outcome_of(done, "tries").emitted >= 30


def test_walls_say_what_stands() -> None:
    assert Walls(7, calls=True, limits=True).sentence() == (
        "walls around readers: files (Landlock 7), system calls (seccomp), memory, open files and output (limits)"
    )
    assert Walls(missing=("files (landlock: Function not implemented)",)).sentence() == (
        "walls around readers: none; missing: files (landlock: Function not implemented)"
    )
