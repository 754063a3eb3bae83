"""What goes to paper: the records of one tag, under numbers that stay when more are added. Making a report is a disclosure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import msgspec

from aboveboard import __version__
from aboveboard.casework.errors import CaseError
from aboveboard.casework.known import KnownList, lists
from aboveboard.casework.look import device_facts
from aboveboard.casework.review.counts import coverages
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import Marked, marks_of, numbered, tagged


@dataclass(frozen=True)
class Item:
    """One record of a report."""

    number: int
    record: dict[str, Any]
    marked: Marked
    sha256: str
    """Of the record as the export writes it, without what reviewers wrote."""


@dataclass(frozen=True)
class Basket:
    """All that a report says."""

    tag: str
    case: str
    case_id: str
    authority: Any
    examiner: str
    version: str
    items: tuple[Item, ...]
    withdrawn: tuple[int, ...]
    """Numbers whose record does not bear the tag any more."""
    sensitive: int
    """How many are left out because they are marked so."""
    exhibits: tuple[dict[str, Any], ...]
    """Label, sources, device and coverage of each."""
    log_entries: int
    log_head: str
    known: tuple[KnownList, ...] = ()
    """Lists of known files that are in force: what they know was hidden while the case was looked at."""
    known_files: int = 0
    """Files of the exhibits that they know."""


def basket(desk: Desk, tag: str) -> Basket:
    """Gather the records of a tag. Raises CaseError where there is none, and in a look without keeping."""
    desk.case.must_keep("report")
    numbers = numbered(desk.case, tag)
    bearing = desk.still_there(tagged(desk.case, tag))
    if not bearing:
        raise CaseError(f"no record bears the tag {tag!r}")
    marks = marks_of(desk.case, bearing)
    items: list[Item] = []
    sensitive = 0
    for key, number in numbers.items():
        if key not in bearing:
            continue
        if marks[key].sensitive:
            sensitive += 1
            continue
        record = desk.record(key)
        items.append(Item(number, record, marks[key], sha256_of(record)))
    head = desk.case.db.execute("SELECT number, digest FROM custody ORDER BY number DESC LIMIT 1").fetchone()
    return Basket(
        tag,
        desk.case.path.name,
        str(desk.case.db.execute("SELECT value FROM facts WHERE name = 'case'").get),
        desk.case.authority,
        desk.actor.name,
        __version__,
        tuple(items),
        tuple(n for k, n in numbers.items() if k not in bearing),
        sensitive,
        tuple(
            {
                "label": o.exhibit.label,
                "sources": list(o.exhibit.sources.values()),
                "device": device_facts(o.exhibit),
                "coverage": coverage,
            }
            for o, coverage in zip(desk.opened, coverages(desk), strict=True)
        ),
        int(head[0]) if head else 0,
        head[1].hex() if head else "",
        tuple(lists(desk.case)),
        desk.known().files,
    )


def sha256_of(record: dict[str, Any]) -> str:
    """SHA-256 of a record's JSON with its names sorted."""
    return hashlib.sha256(msgspec.json.encode(record, order="sorted")).hexdigest()


def disclosed(desk: Desk, found: Basket, form: str, sha256: str) -> None:
    """Enter in the log that a report was made."""
    desk.case.log(
        desk.actor,
        "disclosure",
        what="report",
        form=form,
        numbers=[item.number for item in found.items],
        left_out_as_sensitive=found.sensitive,
        sha256=sha256,
    )
