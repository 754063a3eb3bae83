"""What goes wrong around an examination costs no record, and is said in plain words; the same command goes on."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import create_case, must_lock
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.witness import verify_case
from aboveboard.demo import MEDIUM, SMALL, build_android, build_iphone
from aboveboard.engine import walls, worker
from aboveboard.engine.messages import Done, Read, Setup, Stop, Survey, Surveyed
from aboveboard.engine.scratch import NoRoom
from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Outcome, Status
from aboveboard.store.shard import settle

COMMAND = Path(sys.executable).parent / "aboveboard"
KEY = b"k" * 32
GONE = "connect what it lies on"


class Desk:
    """One installation, from the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "ABOVEBOARD_HOME": str(folder / "keys"),
            "ABOVEBOARD_OWN_PHONE": "1",
        }

    def start(self, *argv: object) -> subprocess.Popen[str]:
        given = [str(COMMAND), *map(str, argv)]
        return subprocess.Popen(given, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *argv: object) -> tuple[int, str]:
        process = self.start(*argv)
        out, errors = process.communicate(timeout=120)
        return process.returncode, out + errors

    def records(self, case: Path) -> list[str]:
        code, out = self.run("export", case)
        assert code == 0, out
        return out.splitlines()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def tree(desk: Desk) -> Path:
    """A phone as a folder of many files."""
    path = desk.folder / "phone"
    build_iphone(path, form="ffs-dir", scale=MEDIUM)
    return path


@pytest.fixture(scope="module")
def whole(desk: Desk, tree: Path) -> list[str]:
    case = desk.folder / "whole.case"
    code, out = desk.run("examine", tree, "--case", case, "--own-phone")
    assert code == 0, out
    return desk.records(case)


def test_evidence_that_is_unplugged_stops_the_run_which_goes_on_when_it_is_back(
    desk: Desk, tree: Path, whole: list[str]
) -> None:
    case, away = desk.folder / "unplugged.case", desk.folder / "away"
    process = desk.start("examine", tree, "--case", case, "--own-phone")
    while not list(case.glob("work/*/*/*.shard")) and process.poll() is None:
        time.sleep(0.005)
    tree.rename(away)
    try:
        out, errors = process.communicate(timeout=60)
    finally:
        away.rename(tree)
    assert process.returncode != 0, out
    assert GONE in errors or "nothing at this path" in errors, errors
    code, out = desk.run("examine", tree, "--case", case, "--own-phone")
    assert code == 0, out
    assert desk.records(case) == whole


def test_evidence_that_changes_under_us_is_said(desk: Desk, tmp_path: Path) -> None:
    phone, case = tmp_path / "android.zip", tmp_path / "changed.case"
    build_android(phone, scale=MEDIUM)
    process = desk.start("examine", phone, "--case", case, "--own-phone")
    while not list(case.glob("work/*/*/*.shard")) and process.poll() is None:
        time.sleep(0.005)
    os.utime(phone)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "the evidence changed while it was read" in out
    code, out = desk.run("examine", phone, "--case", case, "--own-phone")
    assert code != 0
    assert "has changed since it was examined" in out


def test_five_examinations_at_once_neither_fail_nor_mix(desk: Desk, tmp_path: Path) -> None:
    phones = [tmp_path / f"{n}.zip" for n in range(5)]
    for number, phone in enumerate(phones):
        build_iphone(phone, form="ffs-zip", seed=number + 1, scale=SMALL)
    running = [
        (phone, desk.start("examine", phone, "--case", phone.with_suffix(".case"), "--own-phone")) for phone in phones
    ]
    for phone, process in running:
        out, errors = process.communicate(timeout=120)
        assert process.returncode == 0, out + errors
        assert desk.run("verify", phone.with_suffix(".case"))[0] == 0
    counts = {len(desk.records(phone.with_suffix(".case"))) for phone in phones}
    assert min(counts) > 100


def test_a_case_where_nothing_can_be_locked_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    must_lock(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    for name in ("flock", "lockf"):
        with monkeypatch.context() as patched:
            patched.setattr(fcntl, name, refuse)
            with pytest.raises(CaseError, match="cannot be locked"):
                must_lock(tmp_path)


def test_a_full_disk_is_told_from_damaged_evidence() -> None:
    assert worker.no_room(apsw.FullError("database or disk is full"))
    assert worker.no_room(NoRoom("no space"))
    assert worker.no_room(OSError(errno.ENOSPC, "no space"))
    assert not worker.no_room(apsw.CorruptError("damaged"))
    assert not worker.no_room(OSError(errno.EIO, "damaged"))


def read_by_one_worker(phone: Path, work: Path) -> tuple[dict[str, list[Outcome]], set[str]]:
    """(outcomes by file, tasks that are entered as done) of a survey and all that it hands out, in this process."""
    work.mkdir()
    setup = Setup(str(work / "1.shard"), KEY, "EX/1", 1, "c", str(phone), str(work), Scope())
    reader = worker.Worker(setup)
    surveyed = reader.handle(Survey(None))
    assert isinstance(surveyed, Surveyed)
    found: dict[str, list[Outcome]] = {}
    for unit in surveyed.units():
        done = reader.handle(Read((unit,), 60.0))
        assert isinstance(done, Done)
        found.setdefault(unit.ref.path, []).extend(done.outcomes)
    reader.handle(Stop())
    return found, set(settle(work / "1.shard", KEY) or {})


def test_a_range_of_the_disk_that_cannot_be_read_costs_the_files_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = tmp_path / "android.zip"
    build_android(phone, scale=MEDIUM)
    monkeypatch.setattr(walls, "spend", lambda _: None)
    whole, done = read_by_one_worker(phone, tmp_path / "whole")
    with zipfile.ZipFile(phone) as archive:
        (hit,) = [i for i in archive.infolist() if i.filename.endswith("data/com.whatsapp/databases/msgstore.db")]
    first, last = hit.header_offset + 200, hit.header_offset + hit.compress_size
    plain = os.pread

    def broken(descriptor: int, size: int, offset: int) -> bytes:
        if offset >= last or offset + size <= first or os.fstat(descriptor).st_size != phone.stat().st_size:
            return plain(descriptor, size, offset)
        if offset < first:
            return plain(descriptor, first - offset, offset)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patched:
        patched.setattr(os, "pread", broken)
        found, now = read_by_one_worker(phone, tmp_path / "hurt")
    assert found.keys() == whole.keys()
    failed = {path: o.reason for path, some in found.items() for o in some if o.status is Status.FAILED}
    failed_at = ["data/data/com.whatsapp/databases/msgstore.db"]
    assert list(failed) == failed_at
    assert "Input/output error" in str(failed.popitem()[1])
    others = [path for path in whole if path not in failed_at]
    count = {path: [(o.status, o.emitted) for o in whole[path]] for path in others}
    assert {path: [(o.status, o.emitted) for o in found[path]] for path in others} == count
    # It is no task that is done: the next run reads it.
    assert now < done


def test_a_clock_that_steps_back_is_said_and_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "keys"))
    actor = Actor("J. Beck")
    case = create_case(tmp_path / "a.case", OWN_PHONE, actor)
    case.log(actor, "consultation", what="before")
    plain = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: plain() - 3_600_000_000_000)
    case.log(actor, "consultation", what="an hour earlier")
    monkeypatch.undo()
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "keys"))
    case.log(actor, "consultation", what="after")
    found = verify_case(case, (), (), ())
    case.close()
    assert found.fault is None
    assert any("the clock went back before entry 3" in note for note in found.notes)
