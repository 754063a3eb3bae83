"""The form of a bundle: a folder as others that are handed out, with databases under a key that only its recipient learns.

contents.age          the key, the schedule, the numbers, the log in outline: for the recipient's identity alone
exhibit-N.db          records of one exhibit, and previews-N.db of its pictures, under that key
files-N.box           the files that these records carry, under a key of its own (see `sources.handed`)
files-N.list          the SHA-256 of each sealed file in it, by which one that was changed is found without any key
log.jsonl             the giver's log; of its details that of the hand-over alone
manifest.json         signed: the SHA-256 of each file, and the log's head
verify.py             checks all of this without any key
"""

from __future__ import annotations

from typing import Final

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.model.authority import Authority
from aboveboard.model.extent import MATCHES

FORMAT = 2
READS = (1, 2)
"""Bundles of format 1 have no files."""
CONTENTS = "contents.age"
HANDED, ENDED = "handed over", "disclosure ended"
"""What the custody log says of a hand-over, and of its end."""

WITHHELD: Final[dict[str, str]] = {
    "scope": "outside of the authority's scope, or left out by an artifact's own rule, when the phone was examined",
    "privileged": MATCHES,
    "narrowed": "within the scope, and not part of this hand-over",
    "sensitive": "marked as sensitive by a reviewer",
    "path": "in a file whose name names somebody who is redacted",
}
"""Rules by which records are not in a bundle. What was never read under the scope is not counted, but named."""
FILES_WITHHELD: Final[dict[str, str]] = {
    "scope": "not covered as a whole by the authority, or by its name alone",
    "narrowed": "files are not part of this hand-over",
    "sensitive": "of a record that is marked as sensitive, or of the same bytes",
    "redacted": "left out of a record, or may name somebody who is redacted",
    "store": "holds records that are withheld, or of which something was left out",
}
"""Rules by which files that given records carry are not in a bundle."""


class NotGiven(msgspec.Struct, frozen=True):
    """A file that a given record carries, and that could not go along."""

    file: str
    """Its device path."""
    why: str


class HiddenIn(msgspec.Struct, frozen=True):
    """A file of which parts were left out; of the original no hash is stated."""

    file: str
    parts: tuple[str, ...]
    """'region x,y,w,h' in parts of width and height, 'clip from–to' in seconds."""
    sha256: str
    """Of the copy."""


class Withheld(msgspec.Struct, frozen=True):
    """Records of one category to which one rule applied."""

    rule: str
    category: str
    records: int


class Schedule(msgspec.Struct, frozen=True):
    """What is in a bundle and what is not: counts, no contents."""

    given: dict[str, int]
    """Records by category."""
    withheld: tuple[Withheld, ...]
    not_read: tuple[str, ...]
    """Categories that the scope leaves out as a whole, in one service or all: they were never read."""
    redacted: dict[str, int]
    """By category, records of which something was left out."""
    fields: int
    """How many fields of records were left out as a whole."""
    files_unnamed: int
    """Files of the sources whose names are not in the bundle."""
    contents: int = 0
    """Files that go along."""
    contents_bytes: int = 0
    contents_withheld: dict[str, int] = {}
    """Files that given records carry and that do not go along, by the rule."""
    contents_missing: tuple[NotGiven, ...] = ()
    contents_redacted: tuple[HiddenIn, ...] = ()

    @property
    def records(self) -> int:
        """How many are given."""
        return sum(self.given.values())

    def by_rule(self) -> dict[str, int]:
        """Records withheld by each rule."""
        return {rule: n for rule in WITHHELD if (n := sum(w.records for w in self.withheld if w.rule == rule))}


class GivenExhibit(msgspec.Struct, frozen=True):
    """One exhibit of a bundle."""

    label: str
    file: str
    previews: str | None
    box: str | None = None
    """Of the files that its records carry."""
    box_key: bytes = b""


class GivenSource(msgspec.Struct, frozen=True):
    """A source of one of them, which does not come along."""

    number: int
    exhibit: str
    name: str
    fingerprint: str
    facts: str
    added_at: int


class Contents(msgspec.Struct, frozen=True):
    """What is for the recipient alone."""

    format: int
    case: str
    key: bytes
    giver: str
    authority: Authority
    """On which the giver's case rests; without its list of privileged people, which can itself be privileged."""
    purpose: str
    valid_until: str | None
    """What the giver says for how long it may be used."""
    categories: tuple[str, ...]
    exhibits: tuple[GivenExhibit, ...]
    sources: tuple[GivenSource, ...]
    schedule: Schedule
    numbers: tuple[tuple[int, int], ...]
    """(number, key) of each record."""
    log: str
    """In outline, up to the entry before the hand-over's own."""


def packed(contents: Contents) -> bytes:
    """As bytes, to be encrypted."""
    return msgspec.msgpack.encode(contents)


def unpacked(data: bytes) -> Contents:
    """The reverse. Raises CaseError."""
    try:
        form = msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw]).get("format", msgspec.Raw(b"\x00"))
        number = msgspec.msgpack.decode(bytes(form), type=int)
        if number not in READS:
            raise CaseError(f"the bundle has format {number}; this Aboveboard reads formats up to {FORMAT}")
        return msgspec.msgpack.decode(data, type=Contents)
    except msgspec.DecodeError as error:
        raise CaseError(f"the bundle's contents cannot be read: {error}") from error
