"""Records that stand in two databases of one app, in a copy of it or in two sources of one exhibit, shown once.

Two live records of different files are twins where the same part of the same artifact made them for the same service and
profile, and all that they say is equal; numbers by which a database names its own rows, and where the path of an attachment
was found, are not asked. Within one file nothing
is ever a twin: what is there twice was written twice. The n-th copy in one file goes with the n-th in another, so that as many
are shown as the file with most of them has.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, cast

import apsw
import msgspec
import numpy as np

from aboveboard.store.db import listed
from aboveboard.store.ordering import narrow
from aboveboard.store.shard import Ints

_LOCAL_IDS = ("thread", "message_id", "reply_to", "reaction_to", "note_id", "event_id")
"""Fields that may hold what only one database means by it."""
_DECODE = msgspec.json.Decoder(dict[str, Any]).decode
_ENCODE = msgspec.json.Encoder(order="sorted").encode
_LOCAL_DIGITS = 6
"""A number of no more digits is taken for that of a row; a longer one, or a text, is the service's own."""


class Twin(NamedTuple):
    """A record that is not shown by itself, and the one that is."""

    hidden: int
    shown: int


def pair(copies: Mapping[int, Sequence[int]]) -> Iterator[Twin]:
    """Twins among equal records: by file (the first number is shown first), the records of each in order."""
    files = [copies[number] for number in sorted(copies)]
    for nth in range(max(map(len, files), default=0)):
        shown, *hidden = (records[nth] for records in files if nth < len(records))
        for record in hidden:
            yield Twin(record, shown)


@dataclass(frozen=True)
class _Reading:
    group: tuple[Any, ...]
    """What records must share to be twins."""
    file: tuple[Any, ...]
    """The file; sorts before those whose records are hidden in favour of its own."""
    said: str
    """What all its records say, as JSON."""


def find_twins(db: apsw.Connection, readings: Ints, times: Ints) -> None:
    """Fill the table of twins. `readings` and `times` are those of every record, in the order of their numbers from 1.

    Costs next to nothing where no part of an artifact has rows in two files; else only records at the same time in two
    files are looked at.
    """
    known = _readings(db)
    several = _several(known, np.bincount(readings, minlength=max(known, default=0) + 1))
    if not several:
        return
    size = max(known) + 1
    group_of = np.zeros(size, dtype=narrow(len(several)))
    file_of = np.zeros(size, dtype=narrow(size))
    for number, members in enumerate(several, 1):
        order = {file: n for n, file in enumerate(sorted({known[m].file for m in members}))}
        for member in members:
            group_of[member], file_of[member] = number, order[known[member].file]
    ids = _in_two_files(group_of, file_of, readings, times)
    if not len(ids):
        return
    # An array, which comes in its order: a table of ten million numbers would be in memory twice.
    rows = db.execute(
        "SELECT r.state, r.id, r.src, CAST(r.thread AS BLOB), CAST(r.party AS BLOB), r.kind, r.at, r.direction, r.data "
        "FROM carray(?) AS a CROSS JOIN main.records AS r ON r.id = a.value",
        (listed(ids),),
    )
    groups: list[int] = group_of.tolist()
    files: list[int] = file_of.tolist()
    # Records come in order of time, so that only those of one moment are ever held.
    when = array("q", times[ids - 1].tobytes())
    moments = groupby(zip(when, rows, strict=True), key=itemgetter(0))
    live_ones = ([row for _, row in same if row[0] == 0] for _, same in moments)
    twins = (twin for live in live_ones for twin in _twins(db, live, known, groups, files))
    db.executemany("INSERT INTO main.twins (id, shown) VALUES (?, ?)", twins)


def may_be_twins(db: apsw.Connection, readings: Ints) -> bool:
    """Whether any part of an artifact has rows in two files; else `find_twins` needs not be asked."""
    known = _readings(db)
    return bool(_several(known, np.bincount(readings, minlength=max(known, default=0) + 1)))


def _several(known: Mapping[int, _Reading], counts: Ints) -> list[list[int]]:
    """The readings of rows that may have twins: those of each group that has them in several files."""
    members_of: dict[tuple[Any, ...], list[int]] = {}
    for number, reading in known.items():
        if counts[number]:
            members_of.setdefault(reading.group, []).append(number)
    return [numbers for numbers in members_of.values() if len({known[n].file for n in numbers}) > 1]


def _twins(
    db: apsw.Connection,
    rows: Sequence[tuple[Any, ...]],
    known: Mapping[int, _Reading],
    group_of: Sequence[int],
    file_of: Sequence[int],
) -> list[Twin]:
    """The twins among the live records of one moment."""
    kept = {(known[src].said, *values) for _, _, src, *values in rows}
    if len(kept) == 1 and rows[0][6] is not None:
        # All say the same, byte for byte: the usual case of a copy needs no closer look.
        contents: dict[tuple[Any, ...], bytes | None] = dict.fromkeys(kept, b"")
    else:
        contents = {one: _content(db, *one) for one in kept}
    alike: dict[tuple[int, bytes], dict[int, list[int]]] = {}
    for _, number, src, *values in rows:
        content = contents[known[src].said, *values]
        if content is not None:
            files = alike.setdefault((group_of[int(src)], content), {})
            files.setdefault(file_of[int(src)], []).append(int(number))
    return [twin for files in alike.values() if len(files) > 1 for twin in pair(files)]


def _in_two_files(group_of: Ints, file_of: Ints, readings: Ints, times: Ints) -> Ints:
    """The numbers of the records whose group has a record at the same time in another file; `times` ascend."""
    groups = group_of[readings]
    order = np.flatnonzero(groups).astype(np.int32)
    groups = groups[order]
    if not len(order):
        return order
    if np.any(groups != groups[0]):
        by_group = np.argsort(groups, kind="stable").astype(np.int32)
        order, groups = order[by_group], groups[by_group]
        del by_group
    starts = np.ones(len(order), dtype=np.bool_)
    starts[1:] = groups[1:] != groups[:-1]
    of = times[order]
    starts[1:] |= of[1:] != of[:-1]
    del groups, of
    runs = np.flatnonzero(starts)
    files = file_of[readings[order]]
    wide = np.minimum.reduceat(files, runs) != np.maximum.reduceat(files, runs)
    del files
    found = order[np.repeat(wide, np.diff(runs, append=len(order)))]
    found.sort()
    return found + 1


def _readings(db: apsw.Connection) -> dict[int, _Reading]:
    sql = "SELECT id, artifact, part, service, profile, app, source, path, layout FROM readings"
    found: dict[int, _Reading] = {}
    for number, artifact, part, service, profile, app, source, path, layout in db.execute(sql):
        about = msgspec.json.decode(layout)
        # An app's own folder comes before a copy elsewhere, and what lies less deep before what lies deeper.
        file = (source, app is None, path.count("/"), len(path), path)
        group = (service, profile, artifact, part, "discovered" in about)
        found[int(number)] = _Reading(group, file, _ENCODE(about.get("constants", {})).decode())
    return found


def _content(
    db: apsw.Connection,
    constants: str,
    thread: bytes | None,
    party: bytes | None,
    kind: int,
    at: int | None,
    direction: int | None,
    data: bytes | None,
) -> bytes | None:
    """All that a record says, in one form; None where that is nothing, or cannot be compared."""
    try:
        fields = _DECODE(constants)
        if data is not None:
            fields |= _DECODE(bytes(db.execute("SELECT CAST(json(?) AS BLOB)", (data,)).get))
    except (msgspec.DecodeError, RecursionError):
        return None
    for name in _LOCAL_IDS:
        if _is_local(fields.get(name)):
            del fields[name]
    said = {name: _without_place(value) for name, value in _without_place(fields).items() if value is not None}
    if not said and at is None and party is None:
        return None
    if thread is not None and _is_local(thread.decode("utf-8", "replace")):
        thread = None
    return _ENCODE([kind, at, direction, thread, party, said])


def _without_place(value: Any) -> Any:
    """Without the `file` as which a stored `path` was found: sources name the folders differently; nor the `cell` that holds
    the bytes, whose row number only its database knows."""
    if isinstance(value, list):
        return [_without_place(item) for item in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    members = cast("dict[str, Any]", value)
    places = ("file", "cell") if members.get("path") else ("cell",)
    return {name: v for name, v in members.items() if name not in places}


def _is_local(value: Any) -> bool:
    """Whether an id is a number that only its database knows."""
    if isinstance(value, bool):
        return False
    text = str(value) if isinstance(value, int) else value
    return isinstance(text, str) and len(text) <= _LOCAL_DIGITS and text.isascii() and text.isdigit()
