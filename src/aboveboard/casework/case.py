"""A case: a folder with what examiners do (`case.db`) and the evidence records of each exhibit."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import shutil
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import apsw
import msgspec

from aboveboard.casework import ledger
from aboveboard.casework.authorities import as_logged, list_mark, must_be_whole
from aboveboard.casework.custody import Actor, case_id, enter, head_of
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.kept import must_take_changes
from aboveboard.casework.keys import CaseFile, new_case_key, open_case_key, read_case_file, write_case_file
from aboveboard.casework.numbers import numbers_of
from aboveboard.casework.register import register
from aboveboard.casework.standing import check_valid, may_act, must_stand
from aboveboard.casework.words import seal
from aboveboard.model.authority import Authority
from aboveboard.store.db import StoreError, connect
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.schema import CASE

FORMAT = 2
"""2: entries of the custody log can be withheld one by one and still be checked."""


class Case:
    """An open case."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        db: apsw.Connection,
        room: Path | None = None,
        opens: Callable[[], apsw.Connection] | None = None,
    ) -> None:
        """Use `open_case`, `create_case` or `unkept`."""
        self.path = path
        self.key = key
        """That of the exhibits, and of all that lies in `room`."""
        self.db = db
        self.room = room or path
        """The folder of the evidence: the case's own, or one that goes with a look without keeping."""
        self._opens = opens or (lambda: connect(path / "case.db", key))

    def close(self) -> None:
        """Give the files back."""
        self.db.close()

    def again(self) -> Case:
        """The same case over a connection of its own, for another thread."""
        return Case(self.path, self.key, self._opens(), self.room, self._opens)

    @property
    def keeps(self) -> bool:
        """Whether what is read stays in the case."""
        return self.room == self.path

    @property
    def authority(self) -> Authority:
        """The power the case rests on now: the last one recorded."""
        text = self.db.execute("SELECT authority FROM authority ORDER BY id DESC LIMIT 1").get
        if text is None:
            raise CaseError(
                f"{self.path} has no recorded authority; its making was interrupted: remove the folder and begin again"
            )
        return msgspec.json.decode(str(text), type=Authority)

    @property
    def authority_number(self) -> int:
        """Which of the recorded authorities it is; 0 where there is none."""
        return int(self.db.execute("SELECT coalesce(max(id), 0) FROM authority").get)

    @property
    def gone(self) -> bool:
        """Whether the case was erased, or moved, since it was opened: what is open then are deleted files, and no log."""
        return not (self.path / "case.json").exists()

    def must_stand(self, actor: Actor | None = None) -> None:
        """Raises NotCovered where the authority does not hold now, or does not let this person act; or the case is gone."""
        if self.gone:
            raise NotCovered(f"{self.path} was erased, or moved elsewhere", "erased")
        must_stand(self.db, self.authority, actor)

    def must_take_changes(self, actor: Actor | None = None) -> None:
        """The same, of what is put into the case: also raises NotCovered where it is sealed or waits to be erased."""
        self.must_stand(actor)
        must_take_changes(self.db)

    def must_keep(self, what: str) -> None:
        """Raises CaseError in a look without keeping, of which no file is made."""
        if not self.keeps:
            raise CaseError(f"a look without keeping makes no {what}: nothing of the phone stays")

    def asking(self, actor: Actor) -> Callable[[], None]:
        """For what runs for long: to be called often, it asks `must_stand` once a second."""
        asked = time.monotonic()

        def ask() -> None:
            nonlocal asked
            if time.monotonic() - asked >= 1.0:
                asked = time.monotonic()
                self.must_stand(actor)

        return ask

    def exhibit_labels(self) -> list[str]:
        """The exhibits, in the order they came."""
        return [str(row[0]) for row in self.db.execute("SELECT label FROM exhibits ORDER BY added_at, label")]

    def exhibit_path(self, label: str) -> Path:
        """The file of an exhibit's records; labels such as JB/1 become safe names that stay distinct."""
        safe = re.sub(r"[^A-Za-z0-9._-]", "-", label)[:60]
        if safe != label or safe.startswith("."):
            safe = f"{safe.lstrip('.')}-{hashlib.sha256(label.encode()).hexdigest()[:8]}"
        return self.room / "exhibits" / f"{safe}.db"

    def exhibits(self, only: str | None = None) -> list[Exhibit]:
        """The exhibits that have records, opened for reading. Raises CaseError for a label that is not there."""
        labels = self.exhibit_labels()
        if only is not None and only not in labels:
            raise CaseError(f"the case has no exhibit {only!r}; it has {', '.join(labels) or 'none'}")
        chosen = [label for label in labels if only in (None, label)]
        try:
            opened = [Exhibit(path, self.key, label) for label in chosen if (path := self.exhibit_path(label)).exists()]
        except StoreError as error:
            raise CaseError(str(error)) from error
        numbered = numbers_of(self.db)
        mark = list_mark(self.authority)
        if any(exhibit.facts.get("privilege", "") != mark for exhibit in opened):
            for exhibit in opened:
                exhibit.close()
            raise CaseError(
                "the list of privileged people was changed, and what it matches is not sealed yet: "
                f"`aboveboard privilege seal {self.path}`"
            )
        for exhibit in opened:
            exhibit.numbered = numbered
            exhibit.infer = _zone_history(exhibit.facts.get("zones"))
        return opened

    @contextmanager
    def writing(self) -> Generator[None, None, None]:
        """Hold the case for an examination: one at a time. Raises CaseError."""
        with (self.path / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CaseError(f"{self.path} is being examined by another process; wait until it ends") from None
            except OSError as error:
                raise _no_locks(self.path, error) from error
            yield

    def keep(self, sql: str, values: tuple[Any, ...]) -> None:
        """Write what was derived and can be made again. Where another connection writes for long, it is not kept."""
        with suppress(apsw.BusyError), self.db:
            self.db.execute(sql, values)

    def log(self, actor: Actor, action: str, **detail: object) -> None:
        """Append to the custody log."""
        enter(self.db, actor, action, detail)

    def sealed(self, words: str) -> dict[str, str]:
        """What an examiner searched for, as the log may hold it: sealed under a key of its own."""
        return seal(case_id(self.db), words)


def must_lock(path: Path) -> None:
    """Two processes on one case need locks, which some shares of a network do not have. Raises CaseError."""
    place = path if path.is_dir() else path.parent
    try:
        with TemporaryFile(dir=place) as probe:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The databases use the other kind.
            fcntl.lockf(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS):
            raise _no_locks(path, error) from error


def _no_locks(path: Path, error: OSError) -> CaseError:
    return CaseError(
        f"{path} lies where files cannot be locked ({error.strerror}), as on some shares of a network: two processes could "
        "damage the case without noticing; keep it on a disk of this machine"
    )


def open_case(path: Path, passphrase: bytes | None = None, actor: Actor | None = None) -> Case:
    """Open a case; the installation's ledger says that `actor` did. Raises CaseError."""
    if not path.is_dir():
        raise CaseError(
            f"{path} is not a case: there is no such folder. `aboveboard examine SOURCE --case {path}` makes one"
        )
    must_lock(path)
    file = read_case_file(path)
    if file.format > FORMAT:
        raise CaseError(f"{path} was made by a newer Aboveboard (format {file.format}); this one reads format {FORMAT}")
    if file.format < FORMAT:
        raise CaseError(
            f"{path} was made by an earlier Aboveboard (format {file.format}), whose custody log had another form; this one "
            f"reads format {FORMAT}. Its evidence can be examined again into a new case"
        )
    key = open_case_key(file, passphrase)
    try:
        case = Case(path, key, connect(path / "case.db", key))
    except StoreError as error:
        raise CaseError(str(error)) from error
    ledger.note("opened", case_id(case.db), actor.name if actor is not None else "", *head_of(case.db))
    register(case)
    return case


def create_case(
    path: Path, authority: Authority, actor: Actor, passphrase: bytes | None = None, *, keyring: bool = False
) -> Case:
    """Make a case that rests on `authority`. Raises CaseError; NotCovered where the authority lacks something."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise CaseError(f"{path} is there already and is not a case; choose another name")
    must_be_whole(authority)
    check_valid(authority)
    may_act(authority, actor)
    # Made beside its place and moved there whole, so that an interruption leaves a case or none.
    made = path.with_name(path.name + ".new")
    try:
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True, mode=0o700)
        (made / "exhibits").mkdir(mode=0o700)
    except OSError as error:
        raise CaseError(f"{path} cannot be made: {error.strerror}") from error
    must_lock(made)
    case_id = uuid.uuid4().hex
    key, slot = new_case_key(case_id, passphrase, keyring=keyring)
    db = connect(made / "case.db", key, create=True)
    db.execute(CASE)
    now = time.time_ns() // 1000
    with db:
        db.execute("INSERT INTO facts VALUES ('case', ?)", (case_id,))
        db.execute(
            "INSERT INTO authority (recorded_at, reason, authority) VALUES (?, ?, ?)",
            (now, "the case begins", msgspec.json.encode(authority).decode()),
        )
    enter(db, actor, "collection", {"what": "case opened", "authority": as_logged(authority)})
    db.close()
    write_case_file(made, CaseFile(case_id, FORMAT, (slot,)))
    try:
        made.rename(path)
    except OSError as error:
        raise CaseError(f"{path} cannot be made: {error.strerror}") from error
    case = Case(path, key, connect(path / "case.db", key))
    register(case)
    return case


def umask_private() -> None:
    """New files of a case are for their owner only."""
    os.umask(0o077)


def _zone_history(kept: str | None) -> Callable[[str], int | None] | None:
    """What says where the phone's zone history puts a local time; None where nothing is known of it."""
    if kept in (None, "", "[]"):
        return None
    from aboveboard.analysis.zones import ZoneChange, ZoneHistory

    return ZoneHistory(msgspec.json.decode(kept, type=list[ZoneChange])).infer
