"""Lists of the hashes of known files: text with one a line, CSV (NSRL's RDS among it), JSON (Project VIC's among it), and
the rows of a database (NSRL's RDS 3).

Streams: a list of a hundred million lines takes no more memory than a short one. Of each entry the strongest hash is given.

Facts of the formats: columns of NSRL's RDS 2 ("SHA-1","MD5","CRC32","FileName",…,"SpecialCode", whose `M` is malicious) and of
the text form of RDS 3 (sha256, sha1, md5, …): https://www.nist.gov/itl/ssd/software-quality-group/national-software-reference-library-nsrl
and https://www.nist.gov/document/nsrl-rds-2-x-format. Members of Project VIC's JSON (`value`, then `MD5`, `SHA1`, `Category` and
`MediaFiles` of each medium): https://github.com/VICSDATAMODEL/ProjectVic. Lines of sha256sum and its kin ('hash  name'): the
manual of GNU coreutils; tables of RDS 3 as SQLite, `METADATA` (full) and `FILE` (minimal), with `sha256`, `sha1` and `md5` as
hexadecimal text: https://www.nist.gov/itl/ssd/software-quality-group/national-software-reference-library-nsrl/nsrl-download/current-rds
and, as found in releases of 2022 to 2025, https://github.com/patatetom/rds4xways/blob/master/READMEv3.md; of BSD's
('SHA256 (name) = hash'): sha256(1) of FreeBSD.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

SIZES: Final[Mapping[str, int]] = {"sha256": 32, "sha1": 20, "md5": 16}
"""Algorithms with the bytes of their digests, the strongest first."""
MOST_LINE: Final = 1 << 20
"""Characters of the longest line, and of the longest string of JSON, that is read."""
DEEPEST: Final = 100
_BY_LENGTH: Final = {2 * size: name for name, size in SIZES.items()}
_HEX: Final = re.compile(r"[0-9A-Fa-f]+\Z")
_BSD: Final = re.compile(r"(?:MD5|SHA-?1|SHA(?:2-)?-?256) ?\(.*\) = ([0-9A-Fa-f]+)\Z")
_PART: Final = 1 << 18
MALICIOUS: Final = "marked as malicious by the list"
CATEGORISED: Final = "of category {}"
_OF_NO_INTEREST: Final = ("", "0", "null")
_MEMBERS: Final = (*SIZES, "category")


class NoHashList(ValueError):
    """It holds no hash, or is no list that can be read; the text says what to do."""


@dataclass
class Tally:
    """What a list held."""

    entries: dict[str, int] = field(default_factory=dict[str, int])
    """By the algorithm of the hash that was taken."""
    left_out: dict[str, int] = field(default_factory=dict[str, int])
    """Entries that were not taken, by reason: what a list calls malicious or puts into a category is not merely known."""
    unread: int = 0
    """Lines without a hash, a heading and comments apart."""


Digest = tuple[str, bytes]
"""(algorithm, digest)"""


def hashes(stream: io.BufferedReader, tally: Tally) -> Iterator[Digest]:
    """Every entry's hash; what was met is counted in `tally`. Raises NoHashList."""
    head = stream.peek(_PART)
    wide = head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    text = io.TextIOWrapper(stream, "utf-16" if wide else "utf-8-sig", errors="replace")
    begins = head.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()[:1]
    yield from _of_json(text, tally) if begins in ("{", "[") and begins else _of_lines(text, tally)
    if not tally.entries and not tally.left_out:
        raise NoHashList(
            "it holds no MD5, SHA-1 or SHA-256: write one a line, or as columns or JSON members of these names"
        )


def of_rows(names: Sequence[str], rows: Iterable[Sequence[object]], tally: Tally) -> Iterator[Digest]:
    """The same of a table's rows. Raises NoHashList where no column is named as a hash, or none holds one."""
    columns = _heading(names)
    if columns is None:
        raise NoHashList("none of its columns is named as MD5, SHA-1 or SHA-256")
    places = [columns[name] for name in SIZES if name in columns]
    special = columns.get("specialcode")
    before: Digest | None = None
    for row in rows:
        if special is not None and str(row[special]).strip().upper() == "M":
            _leave(tally, MALICIOUS)
            continue
        found = _strongest([_of_cell(row[place]) for place in places])
        if found is None:
            tally.unread += 1
        elif found != before:
            # A file of many packages stands in many rows, one after the other where the table is in order of its hash.
            yield _take(tally, found)
            before = found
    if not tally.entries and not tally.left_out:
        raise NoHashList("its columns of hashes hold none")


def hash_columns(names: Sequence[str]) -> list[str]:
    """Which of a table's columns are read: those named as hashes, the strongest first, and NSRL's `SpecialCode`."""
    columns = _heading(names) or {}
    return [names[columns[name]] for name in (*SIZES, "specialcode") if name in columns]


def _of_cell(cell: object) -> Digest | None:
    if isinstance(cell, bytes):
        return next(((name, cell) for name, size in SIZES.items() if len(cell) == size), None)
    return _digest(cell.strip()) if isinstance(cell, str) else None


def _take(tally: Tally, found: Digest) -> Digest:
    tally.entries[found[0]] = tally.entries.get(found[0], 0) + 1
    return found


def _leave(tally: Tally, why: str) -> None:
    tally.left_out[why] = tally.left_out.get(why, 0) + 1


def _digest(text: str) -> Digest | None:
    name = _BY_LENGTH.get(len(text))
    return (name, bytes.fromhex(text)) if name is not None and _HEX.match(text) else None


def _strongest(found: Sequence[Digest | None]) -> Digest | None:
    return max((d for d in found if d is not None), key=lambda d: len(d[1]), default=None)


def _name(text: str) -> str:
    """A column's or member's name without what writers differ in: `SHA-1`, `sha_1` and `Sha1` are one."""
    return "".join(c for c in text.lower() if c.isalnum())


# --- lines -----------------------------------------------------------------------------------------------------------


def _of_lines(text: io.TextIOWrapper, tally: Tally) -> Iterator[Digest]:
    columns: dict[str, int] | None = None
    cut = ","
    begun = False
    while line := text.readline(MOST_LINE):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if not begun:
            begun = True
            cut = next((c for c in ",;\t" if c in bare), ",")
            columns = _heading(_cells(bare, cut))
            if columns is not None:
                continue
        found = _digest(bare)
        if found is None and columns is not None:
            cells = _cells(bare, cut)
            if "specialcode" in columns and _cell(cells, columns["specialcode"]).upper() == "M":
                _leave(tally, MALICIOUS)
                continue
            found = _strongest([_digest(_cell(cells, columns[name])) for name in SIZES if name in columns])
        elif found is None:
            found = _of_line(bare)
        if found is None:
            tally.unread += 1
        else:
            yield _take(tally, found)


def _cells(line: str, cut: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=cut))
    except (csv.Error, StopIteration):
        # A cell longer than the module takes: such lines have no place for a hash either.
        return []


def _cell(cells: Sequence[str], number: int) -> str:
    return cells[number].strip() if number < len(cells) else ""


def _heading(cells: Sequence[str]) -> dict[str, int] | None:
    """The columns' numbers by name; None where the line names no hash."""
    names = {_name(cell): number for number, cell in reversed(list(enumerate(cells)))}
    return names if any(name in names for name in SIZES) else None


def _of_line(line: str) -> Digest | None:
    """The hash of a line without known columns: its first word, else of its cells the strongest, else as BSD writes."""
    words = line.split(None, 1)
    found = _digest(words[0].lstrip("\\").strip(",;\"'"))
    if found is None and (said := _BSD.match(line)) is not None:
        found = _digest(said[1])
    if found is None:
        found = _strongest(
            [_digest(c.strip().strip("\"'")) for cut in ",;\t" if cut in line for c in _cells(line, cut)]
        )
    return found


# --- JSON ------------------------------------------------------------------------------------------------------------

_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}\[\]]|[^\s"{}\[\],:]+', re.DOTALL)


def _of_json(text: io.TextIOWrapper, tally: Tally) -> Iterator[Digest]:
    """The members of every object, without a tree of it all; an object within one that has a hash is a part of it."""
    objects: list[dict[str, str]] = []
    brackets: list[str] = []
    member = ""
    for token, is_name, is_text in _tokens(text):
        if is_name:
            member = _name(token[:40])
        elif not is_text and token in ("{", "["):
            if len(brackets) >= DEEPEST:
                raise NoHashList(f"it is nested more than {DEEPEST} levels deep, which no list of hashes is")
            brackets.append(token)
            if token == "{":
                # What stands above holds for what is within.
                objects.append({"category": objects[-1].get("category", "")} if objects else {})
                member = ""
        elif not is_text and token in ("}", "]"):
            if not brackets or brackets.pop() + token not in ("{}", "[]"):
                raise NoHashList("it begins as JSON and is none: a bracket closes what was not open")
            member = ""
            found = _of_object(objects.pop(), objects, tally) if token == "}" else None
            if found is not None:
                yield _take(tally, found)
        elif brackets and brackets[-1] == "[":
            found = _digest(token) if is_text else None
            if found is not None:
                yield _take(tally, found)
        elif objects and member in _MEMBERS:
            objects[-1][member] = token


def _of_object(said: Mapping[str, str], around: Sequence[Mapping[str, str]], tally: Tally) -> Digest | None:
    found = _strongest([_digest(said.get(name, "")) for name in SIZES])
    if found is None or any(name in outer for outer in around for name in SIZES):
        return None
    if said.get("category", "") in _OF_NO_INTEREST:
        return found
    _leave(tally, CATEGORISED.format(said["category"][:20]))
    return None


def _tokens(text: io.TextIOWrapper) -> Iterator[tuple[str, bool, bool]]:
    """(token, whether it names a member, whether it stood in quotation marks)."""
    held = ""
    while True:
        part = text.read(_PART)
        held += part
        at = 0
        for match in _TOKEN.finditer(held):
            # What ends where the part ends may go on in the next.
            if part and match.end() > len(held) - 2:
                break
            quoted = match[1]
            yield (quoted, match[2] is not None, True) if quoted is not None else (match[0], False, False)
            at = match.end()
        held = held[at:] if part else ""
        if len(held) > MOST_LINE + _PART:
            raise NoHashList("it begins as JSON and holds a text of more than a million characters, which is no hash")
        if not part:
            return
