"""What is left out of a copy that is handed over: fields of records, and what names a person. Never in the evidence, never in
the case.

A record of which something is left out loses its stored values as a whole: the same words may stand among them in another
form. Where people are redacted, all records lose stored bytes. A person's own card or account loses every field; a party that
is this person becomes `[redacted 1]`, and so do their identifiers and listed names in the texts of other fields, as far as
they are written there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.engine.inscope import Listed
from aboveboard.model.provenance import key_of, read_key
from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER, fields_of
from aboveboard.store.naming import naming_fields, party_fields
from aboveboard.store.present import REDACTED, WHERE, Reading, StoredRow, decoded

Region = tuple[float, float, float, float]
"""Of a picture: left, top, right and bottom, as parts of its width and height."""
Stretch = tuple[float, float]
"""Of a film or sound: from and to, in seconds from its beginning."""
EVERY = "*"
"""Stands for all fields of a record."""
_OWN = (KIND_NUMBER["Contact"], KIND_NUMBER["Account"])
"""Kinds of records that are about one person as a whole."""
_SHORT, _TAIL = 7, 9
"""Digits of a number: with fewer it is looked for as it is written; of more, the last so many are."""
_BETWEEN = r"[\s().\-/]{0,3}"


class _Record(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    fields: list[str]


class _Person(msgspec.Struct, forbid_unknown_fields=True):
    identifiers: list[str]
    names: list[str] = []


class _Picture(msgspec.Struct, forbid_unknown_fields=True):
    file: str
    regions: list[Region]


class _Clip(msgspec.Struct, forbid_unknown_fields=True):
    file: str
    parts: list[Stretch]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    record: list[_Record] = []
    person: list[_Person] = []
    picture: list[_Picture] = []
    clip: list[_Clip] = []


@dataclass(frozen=True)
class Person:
    """Somebody who is not named in the copy."""

    number: int
    identifiers: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def mark(self) -> str:
        """What stands in their place: the same everywhere, so that a conversation can still be followed."""
        return f"[redacted {self.number}]"

    @cached_property
    def listed(self) -> Listed:
        """By the rule of a scope by people."""
        return Listed(self.identifiers)

    def has(self, identifier: str, service: str) -> bool:
        """Whether an identifier as stored is theirs."""
        return self.listed.names(identifier, service) or self.pattern.fullmatch(identifier.strip()) is not None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Their identifiers and names within a text."""
        every = [_of_identifier(one) for one in self.identifiers]
        every += [r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)" for name in self.names]
        return re.compile("|".join(every), re.IGNORECASE)


@dataclass(frozen=True)
class Redactions:
    """All that is left out."""

    fields: Mapping[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])
    """By the record's key."""
    people: tuple[Person, ...] = ()
    pictures: Mapping[str, tuple[Region, ...]] = field(default_factory=dict[str, tuple[Region, ...]])
    """Regions that are black, by the device path of the picture."""
    clips: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict[str, tuple[Stretch, ...]])
    """Stretches that are black and silent, by the device path of the film or sound."""

    @property
    def files(self) -> frozenset[str]:
        """Device paths of the files of which parts are hidden."""
        return frozenset((*self.pictures, *self.clips))

    def names_somebody(self, text: str | None) -> bool:
        """Whether somebody who is redacted is named in a text."""
        return text is not None and any(person.pattern.search(text) for person in self.people)


def read_redactions(path: Path) -> Redactions:
    """A file as `docs/handover.md` shows one. Raises CaseError."""
    try:
        said = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
        fields: dict[int, frozenset[str]] = {}
        for one in said.record:
            first, last = read_key(one.key)
            if first != last or not one.fields:
                raise CaseError(f"{path}: a record to redact needs its whole key and its fields ({one.key})")
            fields[first] = fields.get(first, frozenset()) | frozenset(one.fields)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, ValueError) as error:
        raise CaseError(f"{path} says no redactions: {error}. `docs/handover.md` shows such a file") from error
    people: list[Person] = []
    for number, one in enumerate(said.person, 1):
        if not one.identifiers or not all(text.strip() for text in (*one.identifiers, *one.names)):
            raise CaseError(f"{path}: a person to redact needs identifiers, and none of what is listed may be empty")
        people.append(Person(number, tuple(one.identifiers), tuple(one.names)))
    pictures: dict[str, tuple[Region, ...]] = {}
    for one in said.picture:
        if not one.regions or not all(0 <= a < c <= 1 and 0 <= b < d <= 1 for a, b, c, d in one.regions):
            raise CaseError(
                f"{path}: regions are [left, top, right, bottom], parts of 1 of width and height ({one.file})"
            )
        pictures[one.file] = (*pictures.get(one.file, ()), *one.regions)
    clips: dict[str, tuple[Stretch, ...]] = {}
    for one in said.clip:
        if not one.parts or not all(0 <= since < until < float("inf") for since, until in one.parts):
            raise CaseError(f"{path}: parts are [from, to], seconds from the beginning of a film or sound ({one.file})")
        clips[one.file] = (*clips.get(one.file, ()), *one.parts)
    if both := sorted(pictures.keys() & clips.keys()):
        raise CaseError(f"{path}: a file has regions or parts in time, and not both ({both[0]})")
    if not fields and not people and not pictures and not clips:
        raise CaseError(f"{path} names nothing to redact: it needs [[record]], [[person]], [[picture]] or [[clip]]")
    return Redactions(fields, tuple(people), pictures, clips)


def without_originals(row: StoredRow, files: frozenset[str]) -> StoredRow:
    """A record that carries files of which parts are hidden: without stored values, and hash and size of their originals.

    Among stored values there may be small pictures of them.
    """
    data: dict[str, Any] = decoded(row.data) if row.data else {}
    raw: dict[str, Any] = decoded(row.raw) if row.raw else {}
    if isinstance(attached := data.get("attachments"), list):
        data["attachments"] = [_unhashed(part, files) for part in cast("list[Any]", attached)]
    if isinstance(picture := data.get("picture"), dict):
        data["picture"] = _unhashed(picture, files)
    if data.get("file") in files or str(data.get("path", "")).lstrip("/") in files:
        data.pop("size", None)
    kept = {name: raw[name] for name in (*(f"{name}_" for name in WHERE), REDACTED) if name in raw}
    return replace(row, data=msgspec.json.encode(data), raw=msgspec.json.encode(kept))


def _unhashed(part: Any, files: frozenset[str]) -> Any:
    if not isinstance(part, dict) or cast("dict[str, Any]", part).get("file") not in files:
        return cast("Any", part)
    return {
        name: value for name, value in cast("dict[str, Any]", part).items() if name not in ("sha256", "size", "cell")
    }


@dataclass(frozen=True)
class Made:
    """A record as it stands in the copy."""

    row: StoredRow
    hidden: frozenset[str]
    """Fields that are left out as a whole."""
    people: frozenset[int]
    """Numbers of those who were named in it. With no field and nobody, it lost stored bytes alone."""


def redacted(row: StoredRow, reading: Reading, asked: Redactions) -> Made | None:
    """The record as it stands in the copy; None where it is what it was. Raises CaseError for a field that is none."""
    data: dict[str, Any] = decoded(row.data) if row.data else {}
    raw: dict[str, Any] = decoded(row.raw) if row.raw else {}
    hidden, people, named = _listed_fields(row, reading, asked), set[int](), row
    for person in asked.people:
        before = data, named
        theirs = row.kind in _OWN and _is_theirs(row.kind, data, reading.service, person)
        if theirs:
            hidden |= _every(row.kind)
        data = {name: _without(value, person, reading.service) for name, value in data.items()}
        named = replace(
            named,
            thread=_text_without(named.thread, person, reading.service),
            party=_text_without(named.party, person, reading.service),
            locator=_text_without(named.locator, person, reading.service),
        )
        if theirs or before != (data, named) or _without(raw, person, reading.service) != raw:
            people.add(person.number)
    if not hidden and not people:
        plain = _without_bytes(raw) if asked.people else raw
        return None if plain == raw else Made(replace(row, raw=msgspec.json.encode(plain)), hidden, frozenset())
    kept: dict[str, Any] = {f"{name}_": raw[f"{name}_"] for name in WHERE if f"{name}_" in raw}
    if hidden:
        kept[REDACTED] = sorted(hidden)
    made = replace(
        named,
        at=None if "at" in hidden else row.at,
        thread=None if "thread" in hidden else named.thread,
        party=None if hidden & set(party_fields().get(row.kind, ())) else named.party,
        direction=None if "direction" in hidden else row.direction,
        data=msgspec.json.encode({name: value for name, value in data.items() if name not in hidden}),
        raw=msgspec.json.encode(kept),
    )
    return Made(made, hidden, frozenset(people))


def _without_bytes(value: Any) -> Any:
    """Stored values without those that are bytes: what they hold of a person is in no form that could be looked for."""
    if isinstance(value, list):
        return [_without_bytes(one) for one in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    item = cast("dict[str, Any]", value)
    if item.keys() == {"hex"}:
        return {"bytes": len(str(item["hex"])) // 2}
    return {name: _without_bytes(member) for name, member in item.items()}


def _listed_fields(row: StoredRow, reading: Reading, asked: Redactions) -> frozenset[str]:
    wanted = asked.fields.get(key_of(reading.seed, row.loc), frozenset())
    if not wanted:
        return frozenset()
    every = _every(row.kind)
    unknown = sorted(wanted - every - {EVERY})
    if unknown:
        kind = KIND_BY_NUMBER[row.kind].__name__
        raise CaseError(f"a {kind} has no field {', '.join(unknown)}; it has {', '.join(sorted(every))}")
    return every if EVERY in wanted else wanted


def _every(kind: int) -> frozenset[str]:
    return frozenset(fields_of(KIND_BY_NUMBER[kind]))


def _is_theirs(kind: int, data: Mapping[str, Any], service: str, person: Person) -> bool:
    """Whether a card or an account is this person's."""
    return any(person.has(text, service) for name in naming_fields().get(kind, ()) for text in _texts(data.get(name)))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in cast("list[Any]", value) for text in _texts(one)]
    if isinstance(value, dict):
        return [text for one in cast("dict[str, Any]", value).values() for text in _texts(one)]
    return []


def _without(value: Any, person: Person, service: str) -> Any:
    """A value of a field in which this person is not named."""
    if isinstance(value, str):
        return _text_without(value, person, service)
    if isinstance(value, list):
        return [_without(one, person, service) for one in cast("list[Any]", value)]
    if isinstance(value, dict):
        item = cast("dict[str, Any]", value)
        identifier = item.get("identifier")
        if isinstance(identifier, str) and person.has(identifier, service):
            # Their display name goes with the identifier, whether it is listed or not.
            role = {"role": item["role"]} if item.get("role") else {}
            return {"identifier": person.mark, **role}
        return {name: _without(member, person, service) for name, member in item.items()}
    if type(value) is int and person.has(str(value), service):
        return person.mark
    return value


def _text_without(text: str | None, person: Person, service: str) -> str | None:
    if text is None:
        return None
    return person.mark if person.has(text, service) else person.pattern.sub(person.mark, text)


def _of_identifier(identifier: str) -> str:
    digits = re.sub(r"\D", "", identifier)
    if re.fullmatch(r"[+\d\s().\-/]+", identifier) and len(digits) >= _SHORT:
        # However it is written: with a country's code, 0 or nothing before it, and signs between the digits.
        before = rf"\+?(?:\d{_BETWEEN}){{0,6}}" if len(digits) > _TAIL else r"(?<!\d)"
        return before + _BETWEEN.join(digits[-_TAIL:]) + r"(?!\d)"
    return r"(?<!\w)" + re.escape(identifier.strip()).replace("@", "(?:@|%40)") + r"(?!\w)"
