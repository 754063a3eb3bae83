"""The cases that this installation knows: where each was last, how long it may be kept, and how it stands.

A small file for each case outside of it, in the clear, since a case may open by a passphrase alone: its place, its power and
reference, dates and states, and nothing that it holds. It is written anew when the case is opened, and is no evidence.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from aboveboard.casework import ledger
from aboveboard.casework.custody import case_id
from aboveboard.casework.errors import CaseError
from aboveboard.casework.kept import kept
from aboveboard.casework.keys import installation_folder, read_case_file
from aboveboard.casework.leftpasswords import passwords_left
from aboveboard.casework.standing import last_moment
from aboveboard.model.times import from_iso

if TYPE_CHECKING:
    from aboveboard.casework.case import Case

_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


class Registered(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of a case outside of it."""

    case: str
    place: str = ""
    power: str = ""
    reference: str | None = None
    valid_until: str | None = None
    retention: str | None = None
    states: tuple[str, ...] = ()
    """held, sealed, frozen, handed over"""
    erase_from: int | None = None
    """UTC microseconds from which an ordered erasure may be carried out."""
    erased_at: int | None = None
    record: str | None = None
    """Where the erasure's record is."""
    phone_password: bool = False
    """Whether a phone may still have a backup password that was set for a copy; which one, the case says."""


@dataclass(frozen=True)
class Listed:
    """A case as `aboveboard cases` lists it."""

    known: Registered
    states: tuple[str, ...]
    """gone; erasure ordered, overdue, held, sealed, frozen, handed over"""
    due: int | None
    """UTC microseconds at which something is due: the erasure that was ordered, else what the retention names, else the
    authority's end; None where no date is named."""
    why: str
    """What is due then."""


def register(case: Case) -> None:
    """Write what is kept of an open case. Raises CaseError."""
    authority, now = case.authority, kept(case.db)
    names = [g.name for g in now.grounds] + (["sealed"] if now.sealed is not None else [])
    _write(
        Registered(
            case_id(case.db),
            str(case.path.absolute()),
            authority.power,
            authority.reference,
            authority.valid_until,
            authority.retention,
            tuple(dict.fromkeys(names)),
            now.order.due if now.order is not None else None,
            phone_password=bool(passwords_left(case.db)),
        )
    )


def register_erased(case: str, at: int, record: Path) -> None:
    """Of an erased case the id, its last place and that of the erasure's record stay."""
    before = _read(_path(case))
    _write(Registered(case, before.place if before else "", erased_at=at, record=str(record)))


def cases(now: int | None = None) -> list[Listed]:
    """All cases that the register or the ledger names, what is due first; erased ones and those not found last.

    It opens no case, and so nothing is logged. Raises CaseError.
    """
    moment = time.time_ns() // 1000 if now is None else now
    known = {path.stem: found for path in _folder().glob("*.json") if (found := _read(path)) is not None}
    # Cases of before there was a register, and those whose file was deleted.
    for line in ledger.lines():
        case = _case_of(line)
        if case:
            known.setdefault(case, Registered(case))
    found = [_listed(one, moment) for one in known.values()]
    return sorted(found, key=lambda f: ("gone" in f.states, f.due is None, f.due or 0, f.known.place, f.known.case))


def retention_due(retention: str | None) -> int | None:
    """UTC microseconds after the last day that a retention names; None where it names none."""
    ends = [_end(text) for text in _DATE.findall(retention or "")]
    return max((end for end in ends if end is not None), default=None)


def _end(date: str | None) -> int | None:
    """Where a date ends; None for none, and for what is none."""
    try:
        return None if date is None else last_moment(from_iso(date), date)
    except ValueError:
        return None


def _listed(one: Registered, now: int) -> Listed:
    if one.erased_at is not None or not _is_there(one):
        return Listed(one, ("gone",), None, "")
    due, why = retention_due(one.retention), "its retention ends"
    states = [*(["overdue"] if due is not None and due <= now else []), *one.states]
    if one.erase_from is not None:
        due, why = one.erase_from, "it can be erased, as was ordered"
        states.insert(0, "erasure ordered")
    elif due is None:
        due, why = _end(one.valid_until), "its authority ends"
    return Listed(one, tuple(states), due, why if due is not None else "")


def _is_there(one: Registered) -> bool:
    """Whether the case is where it was last, or its place was never known."""
    try:
        return not one.place or read_case_file(Path(one.place)).id == one.case
    except CaseError:
        return False


def _case_of(line: bytes) -> str:
    """The case that a line of the ledger names; '' for one that cannot be read. Whether it was signed is `verify`'s to say."""
    try:
        said: dict[str, Any] = msgspec.json.decode(str(msgspec.json.decode(line)["statement"]))
        return str(said["case"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return ""


def _folder() -> Path:
    return installation_folder() / "cases"


def _path(case: str) -> Path:
    return _folder() / f"{case}.json"


def _read(path: Path) -> Registered | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Registered)
    except (OSError, msgspec.DecodeError):
        return None


def _write(said: Registered) -> None:
    path = _path(said.case)
    if _read(path) == said:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = path.with_suffix(".new")
        new.write_bytes(msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n")
        new.chmod(0o600)
        new.replace(path)
    except OSError as error:
        raise CaseError(f"the register of cases at {path.parent} cannot be written ({error.strerror})") from error
