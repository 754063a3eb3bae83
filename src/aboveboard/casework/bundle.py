"""The form of a bundle: a folder as others that are handed out, with databases under a key that only its recipient learns.

contents.age          the key, the schedule, the numbers, the log in outline: for the recipient's identity alone
exhibit-N.db          records of one exhibit, and previews-N.db of its pictures, under that key
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

FORMAT = 1
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
        if number != FORMAT:
            raise CaseError(f"the bundle has format {number}; this Aboveboard reads format {FORMAT}")
        return msgspec.msgpack.decode(data, type=Contents)
    except msgspec.DecodeError as error:
        raise CaseError(f"the bundle's contents cannot be read: {error}") from error
