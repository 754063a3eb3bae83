"""A backup that was taken, as a worker reads it: what is covered, and that a file which ends its reader costs itself alone."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from aboveboard.casework.backups import LOST, TOO_MUCH, Backup, held, opened, problems_of
from aboveboard.demo import SMALL, build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Scope
from aboveboard.sources.api import MemberError, PasswordNeeded, SourceError, WrongPassword


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted backup."""
    folder = tmp_path_factory.mktemp("made") / "backup"
    build_iphone(folder, form="backup-encrypted", scale=SMALL)
    return folder


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process numbers of those that were asked for."""
    known: list[int] = []
    worker = Nursery.worker

    def kept(nursery: Nursery) -> tuple[int, socket.socket]:
        pid, connection = worker(nursery)
        known.append(pid)
        return pid, connection

    monkeypatch.setattr(Nursery, "worker", kept)
    return known


def _large(backup: Backup) -> Iterator[tuple[int, int]]:
    """(number, bytes) of the largest files, which come in several parts."""
    files = sorted(backup.beneath("private/var"), key=lambda file: -file.size)
    return ((file.index, file.size) for file in files)


def test_a_file_that_ends_its_reader_costs_itself_alone(made: Path, workers: list[int]) -> None:
    with opened(made, b"demo") as backup:
        assert backup.encrypted and backup.files > 30 and len(workers) == 1
        files = _large(backup)
        (first, size), (second, other) = next(files), next(files)
        os.kill(workers[0], signal.SIGKILL)
        with pytest.raises(MemberError, match=LOST):
            list(backup.read(first, size))
        assert sum(map(len, backup.read(second, other))) == other and len(workers) == 2
        # What states less than it is, is not believed to be whole; nor does its rest come as the next one's.
        with pytest.raises(MemberError, match=TOO_MUCH):
            list(backup.read(first, size - 1))
        assert sum(map(len, backup.read(second, other))) == other and len(workers) == 3


def test_what_is_covered_is_told_by_the_worker(made: Path) -> None:
    with opened(made, b"demo") as backup:
        paths = {file.path for file in backup.covered(Scope(categories=("messages",)), ())}
        assert "private/var/mobile/Library/SMS/sms.db" in paths and not any("AddressBook" in path for path in paths)
        assert backup.covered(Scope(), ("messages",)) and len(backup.covered(Scope(), ())) > len(paths)
        assert backup.claimed(["ios.calls", "no.such"]) == {"ios.calls": 1, "no.such": 0}


def test_what_does_not_open_is_said(made: Path, tmp_path: Path) -> None:
    with pytest.raises(PasswordNeeded), opened(made, None):
        pass
    with pytest.raises(WrongPassword), opened(made, b"rubbish"):
        pass
    with pytest.raises(SourceError), opened(tmp_path / "nothing", None):
        pass
    assert problems_of(made, None) == problems_of(made, b"demo") == ()
    assert "does not open" in problems_of(made, b"rubbish")[0]
    (tmp_path / "Manifest.plist").write_bytes(b"bplist00 rubbish")
    (tmp_path / "Manifest.db").write_bytes(b"rubbish")
    assert "could not be opened" in problems_of(tmp_path, None)[0] and held(tmp_path, None, "private") == {}
