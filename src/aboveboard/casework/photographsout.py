"""Photographs of an exhibit, written out as they were taken in: a disclosure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.exhibitrecord import Item, Kind, record_of
from aboveboard.casework.photographs import SUFFIXES, bytes_of
from aboveboard.casework.witness import make_folder


@dataclass(frozen=True)
class Written:
    """What became of one of them."""

    entry: int
    name: str
    sha256: str
    struck: bool
    fault: str | None = None
    """Why it was not written."""


def write_out(case: Case, actor: Actor, label: str, out: Path) -> list[Written]:
    """Write all of an exhibit's into a new folder, struck ones too; one that is not as the log states it is left out.

    Raises CaseError, NotCovered.
    """
    case.must_stand(actor)
    case.must_keep("file of photographs")
    found = [item for item in record_of(case.db, label) if item.kind == Kind.PHOTOGRAPH]
    if not found:
        raise CaseError(f"no photograph of exhibit {label!r} is in the case")
    make_folder(out)
    # Before the first byte: an entry too many says what was begun.
    case.log(
        actor,
        "disclosure",
        what="photographs written",
        exhibit=label,
        entries=[item.entry for item in found],
        files=[str(item.said["sha256"]) for item in found],
    )
    return [_write(case, item, out) for item in found]


def _write(case: Case, item: Item, out: Path) -> Written:
    name, sha256, struck = file_name(item), str(item.said["sha256"]), item.struck is not None
    try:
        data = bytes_of(case, item)
    except CaseError as error:
        return Written(item.entry, name, sha256, struck, str(error))
    (out / name).write_bytes(data)
    return Written(item.entry, name, sha256, struck)


def file_name(item: Item) -> str:
    """What a photograph is called when it is written out: the entry's number and what is harmless of its own name."""
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", Path(str(item.said["name"])).stem).strip("-")[:60]
    return f"{item.entry:04}{'-' + stem if stem else ''}{SUFFIXES.get(str(item.said['mime']), '')}"
