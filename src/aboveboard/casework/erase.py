"""The use case that ends a case: an erasure is ordered, waits, can be cancelled, and is then carried out and recorded.

What is destroyed first is what leads to the key; the files, which are encrypted under it, are deleted afterwards. An erasure
that was interrupted goes on from its own record, since the case cannot be opened any more.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework import ledger
from aboveboard.casework import verifier as v
from aboveboard.casework.case import Case
from aboveboard.casework.changes import reasoned
from aboveboard.casework.custody import Actor, Entry, case_id, entries, head_of
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.kept import Kept, Order, Said, kept
from aboveboard.casework.keys import WORDS, Destroyed, destroy_keys, installation_folder, read_case_file
from aboveboard.casework.register import register, register_erased
from aboveboard.casework.stamps import stamp_of
from aboveboard.casework.standing import may_act
from aboveboard.casework.tool import clock, tool_hash
from aboveboard.model.times import iso

WAIT = 14 * 86_400_000_000
"""Microseconds between the order and the deed, unless ordered otherwise."""
_PLANNED = "to be destroyed"
_FOLDERS = ("exhibits", "handed", "known", "previews", "work")
_FILES = ("case.db", "case.db-journal", "case.db-wal", "case.db-shm", "lock", "case.json.new", "case.json")
"""What a case consists of; `case.json`, by which an interrupted erasure is known, goes last."""


class Gone(msgspec.Struct, frozen=True):
    """One deleted file. Its name is not kept: it can hold what an exhibit was called."""

    kind: str
    bytes: int
    sha256: str


class NotReached(msgspec.Struct, frozen=True):
    """A place in which something of the case may be left."""

    what: str
    says: str
    count: int | None = None
    """How many, as the custody log has them; None where it cannot know."""


class Record(msgspec.Struct, frozen=True):
    """What an erasure leaves: signed, and without anything of what the case held."""

    case: str
    state: str
    """begun; done"""
    begun_at: str
    done_at: str | None
    actor: str
    reason: str
    ordered_at: str
    ordered_by: str
    reference: str | None
    """Of the order by which it did not wait."""
    power: str
    entry: int
    head: str
    """Of the case's custody log as it ended."""
    counts: dict[str, int]
    method: tuple[str, ...]
    files: tuple[Gone, ...]
    keys: tuple[Destroyed, ...]
    left: int
    """Files in the case's folder that are none of the case's, and stayed."""
    not_reached: tuple[NotReached, ...]
    tool: str
    clock: dict[str, Any]
    stamp: dict[str, Any] = {}
    """A timestamp of that head, or why there is none; empty where no server is set."""


def erase(
    case: Case, actor: Actor, reason: str | None, *, ordered: str | None = None, now: int | None = None
) -> Order | tuple[Record, Path]:
    """Order the erasure; or carry it out, where it was ordered and the wait is over, or with `ordered` at once.

    Gives the order, or the record and where it lies; then the case is closed and gone. Raises NotCovered where something
    holds the case, no reason is given, or the wait is not over.
    """
    moment = time.time_ns() // 1000 if now is None else now
    may_act(case.authority, actor)
    order = _free(case).order
    if order is None or ordered is not None:
        order = _order(case, actor, reasoned(reason), ordered, moment)
        if ordered is None:
            return order
    if moment < order.due:
        raise NotCovered(
            f"{order.actor} ordered the erasure on {iso(order.at)}; it can be carried out from {iso(order.due)} on",
            "erasure-waits",
        )
    with case.writing():
        return _carry_out(case, actor, order)


def cancel(case: Case, actor: Actor, reason: str | None) -> None:
    """Take an ordered erasure back. Raises NotCovered where no reason is given, CaseError where none is ordered."""
    may_act(case.authority, actor)
    if kept(case.db).order is None:
        raise CaseError("no erasure of this case is ordered")
    case.log(actor, "alteration", what=Said.CANCEL, reason=reasoned(reason))
    register(case)


def go_on(path: Path) -> tuple[Record, Path] | None:
    """Finish an erasure that was interrupted after the key of the case at `path` was destroyed; None where none was.

    Raises CaseError.
    """
    file = read_case_file(path)
    if file.slots:
        return None
    try:
        statement, _ = v.check_signed(_record_path(file.id).read_bytes(), v.ERASURE, "the erasure's record")
        record = msgspec.convert(statement, Record)
    except (OSError, v.Broken, msgspec.ValidationError) as error:
        raise CaseError(f"the case's key was destroyed, and no record of its erasure can be read: {error}") from error
    return _finish(path, record)


def hand_out(record: Path, place: Path) -> None:
    """A copy of an erasure's record. Raises CaseError where there is a file in its place."""
    try:
        with place.open("xb") as file:
            file.write(record.read_bytes())
    except FileExistsError:
        raise CaseError(f"{place} is there already; the record lies at {record}") from None


def _free(case: Case) -> Kept:
    """Raises NotCovered where something holds the case."""
    found = kept(case.db)
    if found.grounds:
        raise NotCovered(
            "the case is not erased: " + "; ".join(map(str, found.grounds)) + ". "
            "`aboveboard hold CASE --release` records the authority's release",
            "held",
        )
    return found


def _order(case: Case, actor: Actor, reason: str, reference: str | None, now: int) -> Order:
    if reference is not None and not reference.strip():
        raise NotCovered("say by what it was ordered: --ordered REFERENCE", "erasure-waits")
    said = {"due": now + WAIT} if reference is None else {"due": now, "reference": reference}
    case.log(actor, "alteration", what=Said.ORDER, reason=reason, **said)
    register(case)
    order = kept(case.db).order
    assert order is not None
    return order


def _carry_out(case: Case, actor: Actor, order: Order) -> tuple[Record, Path]:
    log = entries(case.db)
    counts = {
        "exhibits": len(case.exhibit_labels()),
        "sources": int(case.db.execute("SELECT count(*) FROM sources").get),
        "entries of the log": len(log) + 1,
    }
    case.log(actor, "erasure", what=Said.ERASE, reason=order.reason, ordered=order.entry, counts=counts)
    own, (number, head) = case_id(case.db), head_of(case.db)
    stamp = stamp_of(number, head)
    power = case.authority.power
    kinds = (*(slot.kind for slot in read_case_file(case.path).slots), WORDS)
    case.close()
    files = tuple(_gone(case.path))
    record = Record(
        case=own,
        state="begun",
        begun_at=iso(time.time_ns() // 1000),
        done_at=None,
        actor=actor.name,
        reason=order.reason,
        ordered_at=iso(order.at),
        ordered_by=order.actor,
        reference=order.reference,
        power=power,
        entry=number,
        head=head,
        counts={**counts, "files": len(files), "bytes": sum(f.bytes for f in files)},
        method=_METHOD,
        files=files,
        keys=tuple(Destroyed(kind, _PLANNED) for kind in kinds),
        left=0,
        not_reached=_not_reached(log, counts["sources"]),
        tool=tool_hash(),
        clock=clock(),
        stamp=stamp,
    )
    _write(record)
    return _finish(case.path, record)


def _finish(path: Path, record: Record) -> tuple[Record, Path]:
    keys = destroy_keys(path, read_case_file(path), [one.key for one in record.keys])
    # What an interrupted erasure said of a key stands, where the key is not there to be destroyed again.
    said = [
        old if new.what == "was not there" and old.what != _PLANNED else new
        for old, new in zip(record.keys, keys, strict=True)
    ]
    record = msgspec.structs.replace(record, keys=tuple(said))
    _write(record)
    for folder in _FOLDERS:
        if (path / folder).is_dir():
            shutil.rmtree(path / folder)
    for name in _FILES[:-1]:
        (path / name).unlink(missing_ok=True)
    left = sum(1 for p in path.rglob("*") if p.is_file()) - 1
    at = time.time_ns() // 1000
    record = msgspec.structs.replace(record, state="done", done_at=iso(at), left=left)
    where = _write(record)
    register_erased(record.case, at, where)
    (path / "case.json").unlink()
    with suppress(OSError):
        # Files of others stay, and so the folder does.
        path.rmdir()
    return record, where


def _gone(path: Path) -> Iterator[Gone]:
    for name in (*_FOLDERS, *_FILES):
        place = path / name
        for file in sorted(p for p in place.rglob("*") if p.is_file()) if place.is_dir() else [place]:
            if file.is_file():
                yield Gone(name, file.stat().st_size, v.sha256_file(file))


def _record_path(case: str) -> Path:
    return installation_folder() / "erased" / f"{case}.json"


def _write(record: Record) -> Path:
    """Whole or not at all. Raises CaseError."""
    path = _record_path(record.case)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = path.with_suffix(".new")
        new.write_bytes(ledger.signed(msgspec.to_builtins(record), v.ERASURE) + b"\n")
        new.replace(path)
    except OSError as error:
        raise CaseError(f"the erasure's record at {path} cannot be written ({error.strerror})") from error
    return path


_METHOD = (
    "what leads to the case's key was destroyed: see keys",
    "the databases, which are encrypted under that key, were deleted and not overwritten",
    "case.json was overwritten once with random bytes, and deleted last",
)


def _not_reached(log: Sequence[Entry], sources: int) -> tuple[NotReached, ...]:
    said = [str(e.detail.get("what")) for e in log if e.action == "disclosure"]
    handed = said.count(Said.HANDED)
    out = sum(what in _EXPORTS for what in said)
    return (
        NotReached(
            "backups", "copies of the case's folder or of this machine, with the key file where it was copied too"
        ),
        NotReached("synced keyrings", "copies of the key on other machines, where the system's keyring is synced"),
        NotReached("old key files", "copies of the key file, and backups of the folder in which it lay"),
        NotReached("exports", "exports, reports, receipts and logs that were written out of the case", out),
        NotReached("hand-overs", "bundles that were handed over", handed),
        NotReached("the source image", "what was examined; it is never written to or deleted", sources),
        NotReached("SSD remnants", "blocks that the medium or the file system keeps of overwritten and deleted files"),
        NotReached("memory", "swap, core dumps and hibernation files that may hold the key or what was shown"),
    )


_EXPORTS = ("export", "export stopped", "report", "receipt written", "saved searches", "custody log handed out")
"""What entries of things that were written out of a case say."""
