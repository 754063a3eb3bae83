"""Comparing a record of the case with the one that was made again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from aboveboard.casework.prove.results import Difference, FieldCheck, FileCheck
from aboveboard.engine.messages import (
    BytePlace,
    Derived,
    FileHash,
)
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading, StoredRow

_COLUMN = re.compile(r'\w+\.("[^"]+"|\w+)')


def place_check(exhibit: Exhibit, row: StoredRow, reading: Reading, places: Sequence[BytePlace]) -> list[FieldCheck]:
    """Whether the row stands where the case says, as far as it says."""
    kept = exhibit.places.of(row, reading)
    if kept is None or not places or places[0].page is None:
        return []
    was = f"{kept.source} page {kept.page} offset {kept.offset}"
    now = f"{places[0].source} page {places[0].page} offset {places[0].offset}"
    return [FieldCheck("place of the row", was, now, was == now, "")]


def why_gone(checks: Sequence[FileCheck]) -> str:
    """Why the bytes give no such record, as far as the hashes tell."""
    changed = any(c.what == "file" and c.holds is False for c in checks)
    return "the bytes do not give this record" + (
        ": the file has changed since it was examined"
        if changed
        else ": the row is not there, or the reading leaves it out"
    )


def file_checks(files: Sequence[FileHash], reading: Reading) -> list[FileCheck]:
    """The hashes of the files that took part, beside those that the case holds."""
    names = {"main": "file", "wal": "-wal", "journal": "-journal"}
    checks: list[FileCheck] = []
    for file in files:
        before = reading.sha256 if file.role == "main" else None
        holds = None if before is None else before == file.sha256
        note = "" if before else "the case has no hash of it to compare with"
        checks.append(
            FileCheck(
                names.get(file.role, file.role), file.member, "sha256", file.sha256, before, holds, file.size, note
            )
        )
    return checks


def made_of(derived: Derived, reading: Reading) -> Iterator[tuple[StoredRow, Reading]]:
    """The rows of an answer, each with its reading as it is by their own layout."""
    again = replace(reading, layout=msgspec.json.decode(derived.layout))
    for values in derived.rows:
        yield StoredRow.of(values), again


_OWN = ("key", "service", "profile", "artifact", "as_stored", "provenance")


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Difference]:
    """Where two records differ, field by field and value as stored by value as stored; their provenance apart.

    A value that is null is the same as none.
    """
    for name in (*one, *(n for n in other if n not in one)):
        if name in _OWN and name != "key":
            continue
        if one.get(name) != other.get(name):
            yield Difference(name, one.get(name), other.get(name))
    stored, again = one["as_stored"], other["as_stored"]
    for name in (*stored, *(n for n in again if n not in stored)):
        if stored.get(name) != again.get(name):
            yield Difference(f"as stored: {name}", stored.get(name), again.get(name))


def field_checks(
    record: Mapping[str, Any],
    again: Mapping[str, Any] | None,
    reading: Reading,
    labels: Mapping[str, tuple[str, ...]],
) -> tuple[list[FieldCheck], list[FieldCheck]]:
    """Each field, and each value as stored: what the case holds and what the bytes give again."""
    layout: Mapping[str, Mapping[str, Any]] = reading.layout.get("fields", {})
    constants: Mapping[str, Any] = reading.layout.get("constants", {})
    is_code = bool(reading.layout.get("code"))
    fields: list[FieldCheck] = []
    for name, value in record.items():
        if name in _OWN:
            continue
        other = None if again is None else again.get(name)
        rule = (
            "constant of the reading"
            if name in constants
            else _rule(str(layout[name].get("rule", "")), labels.get(name, ()))
            if name in layout
            else f"read by {reading.artifact}"
            if is_code
            else ""
        )
        agrees = again is not None and value == other
        fields.append(FieldCheck(name, value, other, agrees, rule, labels.get(name, ())))
    stored: list[FieldCheck] = []
    kept: Mapping[str, Any] = record["as_stored"]
    fresh: Mapping[str, Any] = {} if again is None else again["as_stored"]
    for name in (*kept, *(n for n in fresh if n not in kept)):
        agrees = again is not None and kept.get(name) == fresh.get(name)
        stored.append(FieldCheck(name, kept.get(name), fresh.get(name), agrees, "as stored", labels.get(name, ())))
    return fields, stored


def _rule(name: str, declared: tuple[str, ...]) -> str:
    """The rule's name; where it has none, whether the value is the column's own or comes of a declared expression."""
    if name:
        return name
    return "as stored" if all(_COLUMN.fullmatch(d) for d in declared) else "by the declared expression"
