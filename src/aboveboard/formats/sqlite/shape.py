"""What rows of a table look like.

Which serial types its columns hold, learned from live rows and from the declaration.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from aboveboard.formats.sqlite.batch import Decoder, Plan, decode, positions
from aboveboard.formats.sqlite.content import Contents
from aboveboard.formats.sqlite.model import TableInfo, Value
from aboveboard.formats.sqlite.record import Bytes, Damaged, body_size, header, value_of
from aboveboard.formats.sqlite.tree import Segment, cell_head
from aboveboard.formats.sqlite.view import Array, View

SAMPLE_SEGMENTS = 48
SAMPLE_VALUES = 2000
CLEAR = 2.5
"""By how much, as a logarithm, one of two readings must be likelier to be told without doubt."""
FEW = 20
FOLD = 128
ROWID = "row number"
"""The type of the column of an index's entries that holds the row's number."""
_ODD_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
_ANY = np.ones(FOLD, bool)
_ANY[10:12] = False


def fold(serial: int) -> int:
    """A serial type as an index below 128: long texts and blobs are taken together."""
    return serial if serial < 128 else 126 + (serial & 1)


def kind_of(serial: int) -> str:
    """n(ull), i(nteger), r(eal), t(ext) or b(lob)."""
    if serial >= 12:
        return "t" if serial & 1 else "b"
    return "n" if serial == 0 else "r" if serial == 7 else "i"


def _class_of(character: str) -> str:
    """A letter for what kind of character this is."""
    if character > "\u024f":
        return "w"
    if character.isdigit():
        return "d"
    if character.isalpha():
        return "u" if character.isupper() else "l"
    return "s" if character.isspace() else "p"


def _shifted(text: str) -> bool:
    """Whether a UTF-16 text looks like Latin text read one byte off."""
    wide = [character for character in text if character > "\u024f"]
    return 2 * len(wide) > len(text) and 2 * sum(1 for character in wide if not ord(character) & 0xFF) > len(wide)


def _wide(text: str) -> str:
    """n: no character beyond Latin; s: some; a: mostly."""
    count = sum(1 for character in text if character > "\u024f")
    return "n" if not count else "a" if 2 * count > len(text) else "s"


_MEMBERS = {
    "n": [0],
    "i": [1, 2, 3, 4, 5, 6, 8, 9],
    "r": [7],
    "t": list(range(13, FOLD, 2)),
    "b": list(range(12, FOLD, 2)),
}
_NATURAL = {"TEXT": "nt", "INTEGER": "ni", "REAL": "nri", "NUMERIC": "nirt"}
_POSSIBLE = {"TEXT": "ntb", "INTEGER": "nirtb", "REAL": "nritb", "NUMERIC": "nirtb", "BLOB": "nirtb"}


SOME = 12
"""From so many texts on that begin with no punctuation, one that does begins at a wrong place."""


class Shape:
    """What a table's records look like.

    `strict[column]` says which folded serial types are to be expected, `loose[column]` which are possible at all;
    `counts[column]` how often each was seen in live rows. Columns are in storage order. `entry` is set for the entries of
    an index, which are never rows. Of a table with few live rows, `known` holds their numbers and values. `brief` says that
    0 and 1 are stored without bytes.
    """

    __slots__ = (
        "_matrix",
        "_weighed",
        "allow",
        "brief",
        "certain",
        "contents",
        "counts",
        "entry",
        "info",
        "known",
        "loose",
        "low",
        "name",
        "odd_text",
        "plan",
        "ranges",
        "rows",
        "seen",
        "spread",
        "stored",
        "strict",
        "table",
        "wording",
    )

    def __init__(self, info: TableInfo, plan: Plan, entry: bool = False) -> None:
        self.info = info
        self.entry = entry
        self.plan = plan
        self.name = info.name
        self.table = not info.without_rowid
        self.stored = len(info.storage)
        self.low = self.stored
        self.rows = 0
        self.known: set[tuple[Value, ...]] = set()
        self.counts = np.zeros((self.stored, FOLD), np.int64)
        self.seen: list[dict[int, int]] = [{} for _ in range(self.stored)]
        self.spread: list[tuple[int, int]] = [(0, 0)] * self.stored
        self.ranges: list[tuple[float, float] | None] = [None] * self.stored
        self.allow: list[bytes] = []
        self.certain = [False] * self.stored
        self.wording: list[list[dict[str, int]]] = [[{}, {}, {}] for _ in range(self.stored)]
        self.odd_text = [False] * self.stored
        self.contents = Contents(self.stored, plan.encoding)
        self.strict = np.zeros((self.stored, FOLD), bool)
        self.loose = np.zeros((self.stored, FOLD), bool)
        self._weighed: list[list[float]] | None = None
        self.finish()

    def learn(self, columns: Sequence[Array], widths: Array) -> None:
        """Take in the serial types of live rows, column by column (-1 where a record ends early), and how many
        columns each has.
        """
        if not widths.size:
            return
        self.rows += int(widths.size)
        self.low = min(self.low, int(widths.min()))
        for place, serial in enumerate(columns):
            there = serial[serial >= 0]
            if not there.size:
                continue
            self.counts[place] += np.bincount(np.where(there < FOLD, there, 126 + (there & 1)), minlength=FOLD)
            values, counts = np.unique(there, return_counts=True)
            own = self.seen[place]
            for value, count in zip(values.tolist(), counts.tolist(), strict=True):
                own[value] = own.get(value, 0) + count

    def allow_shorter(self) -> None:
        """Expect rows from before columns were added, where no live row says how many there were.

        Only columns at the end that ALTER TABLE could have added count.
        """
        low = self.stored
        while low > max(2, (self.stored + 1) // 2) and not self.info.without_rowid:
            column = self.info.columns[self.info.storage[low - 1]]
            keyed = any(self.info.storage[low - 1] in columns for columns in self.info.unique)
            if keyed or (column.not_null and column.default is None) or column.default is None:
                break
            low -= 1
        self.low = min(self.low, low)

    def finish(self) -> None:
        """Work out, from what was learned and declared, what to expect."""
        self._matrix: Array | None = None
        self._weighed = None
        for place, position in enumerate(self.info.storage):
            column = self.info.columns[position]
            alias = position == self.info.rowid_column
            present = {kind_of(serial) for serial in self.seen[place]}
            natural = _NATURAL.get(column.affinity, "nb" if column.type else "nirtb")
            possible = _POSSIBLE[column.affinity]
            if self.info.strict and column.type.upper() in ("INT", "INTEGER", "REAL", "TEXT", "BLOB"):
                possible = natural
            kinds = set(natural) | present
            if column.affinity == "NUMERIC" and "t" not in present and self.rows >= 20:
                kinds.discard("t")
            forbid_null = (
                column.not_null or (self.info.without_rowid and position in self.info.primary_key)
            ) and not alias
            for kind, members in _MEMBERS.items():
                null = kind == "n" and forbid_null
                self.strict[place, members] = kind in kinds and not null
                self.loose[place, members] = kind in possible and not null
            if self.entry and column.type == ROWID:
                self.loose[place] = self.strict[place]
            if alias:
                self.strict[place] = self.loose[place] = np.arange(FOLD) == 0
            self.certain[place] = int(self.strict[place].sum()) == 1
            lengths = [body_size(serial) for serial in self.seen[place] if serial >= 12]
            self.spread[place] = (min(lengths, default=0), max(lengths, default=0))
        self.allow = [self.strict[place].tobytes() for place in range(self.stored)]
        self.brief = any(8 in own or 9 in own for own in self.seen)

    @property
    def weights(self) -> list[list[float]]:
        """For each column the logarithms of how likely each folded type is; worked out when first asked for."""
        if self._weighed is None:
            self._weighed = [self._weights(place) for place in range(self.stored)]
        return self._weighed

    def _weights(self, place: int) -> list[float]:
        """The logarithm of how likely each folded type is in this column."""
        counts = self.counts[place].astype(float)
        smooth = counts.copy()
        # neighbouring text lengths stand in for those that were not seen
        for start in (12, 13):
            own = counts[start:FOLD:2]
            total = own.sum()
            if total:
                # as far as there are such: where all texts are of few lengths, another length is not likely
                fresh = min(1.0, 2.0 * (float((own == 1).sum()) + 0.25) / (total + 1.0))
                near = np.convolve(own, [0.05, 0.15, 0.3, 0.15, 0.05], "same") + total * 0.002
                smooth[start:FOLD:2] += near * fresh
        ints = counts[1:7].sum()
        if ints:
            smooth[1:7] += 0.01 * ints
            smooth[8:10] += max(0.002 * ints, 0.5)
        smooth += 0.01 * self.strict[place] + 1e-6
        smooth /= smooth.sum()
        return [math.log(value) for value in smooth.tolist()]

    def table_of_weights(self) -> Array:
        """All weights, one row a column."""
        if self._matrix is None:
            self._matrix = np.array(self.weights).reshape(self.stored, FOLD)
        return self._matrix

    def weight(self, place: int, serial: int) -> float:
        """The logarithm of how likely this serial type is in this column."""
        return self.weights[place][fold(serial)]

    def fits(self, types: Sequence[int], strict: bool = True) -> bool:
        """Whether a record with these serial types can be of this table."""
        if not self.low <= len(types) <= self.stored:
            return False
        table = self.strict if strict else self.loose
        return all(table[place, fold(serial)] for place, serial in enumerate(types))

    def score(self, types: Sequence[int]) -> float:
        """How likely these serial types are, as a logarithm for each column."""
        weights = self.weights
        return sum(weights[place][fold(serial)] for place, serial in enumerate(types)) / max(1, len(types))

    def learn_values(self, place: int, values: Sequence[Value]) -> None:
        """Take in texts and numbers of live rows in one column."""
        self.contents.learn(place, values)
        words = self.wording[place]
        for value in values:
            if isinstance(value, str) and value:
                for own, mark in zip(words, (_class_of(value[0]), _class_of(value[-1]), _wide(value)), strict=True):
                    own[mark] = own.get(mark, 0) + 1
        numbers = [abs(value) for value in values if isinstance(value, int | float) and value]
        if numbers:
            low, high = min(numbers), max(numbers)
            known = self.ranges[place]
            self.ranges[place] = (low, high) if known is None else (min(low, known[0]), max(high, known[1]))

    def wording_fits(self, place: int, text: str) -> bool:
        """Whether a text begins and ends as the texts of live rows in this column do.

        One cut at a wrong place often does not.
        """
        if self.plan.encoding != "utf-8" and _shifted(text):
            return False
        words = self.wording[place]
        total = sum(words[0].values())
        if not text or total < 4:
            return True
        if total < 40:
            first, last = _class_of(text[0]), _class_of(text[-1])
            odd = (first in "sp" and first not in words[0] and (first == "s" or total >= SOME)) or (
                last == "s" and "s" not in words[1]
            )
            return not odd and ("a" in words[2] or _wide(text) != "a")
        least = total * 0.01
        marks = (_class_of(text[0]), _class_of(text[-1]), _wide(text))
        return all(own.get(mark, 0) > least for own, mark in zip(words, marks, strict=True))

    def plausible(self, place: int, serial: int, raw: Bytes) -> bool:
        """Whether a stored number is of the magnitude that live rows have in this column, and stored as SQLite does: a
        whole number in as few bytes as it needs, 0 and 1 in none unless the file is of an old format.
        """
        value = value_of(serial, raw, "utf-8")
        if isinstance(value, int):
            less = 8 * body_size(serial - 1) - 1 if serial > 1 else 0
            if (less and -(1 << less) <= value < 1 << less) or (not less and value in (0, 1) and self.brief):
                return False
        return isinstance(value, int | float) and self.of_size(place, serial, abs(value))

    def of_size(self, place: int, serial: int, size: float) -> bool:
        """Whether a number of this absolute size and serial type is to be expected in this column."""
        known = self.ranges[place]
        if known is None or self.rows < 8:
            # a double of random bytes is hardly ever of everyday size
            if serial != 7:
                return True
            known = (1e-30, 1e30)
        if size == 0:
            return True
        if serial == 7:
            return known[0] / 1e6 <= size <= known[1] * 1e6
        return size <= max(known[1] * 4, 1000)

    def either(self, serial: int) -> bool:
        """Whether a first value of no bytes, lost with its type, can be 0 as well as 1: live rows have both, or few of
        them have either.
        """
        if serial not in (8, 9):
            return False
        return all(other in self.seen[0] for other in (8, 9)) or abs(self.weight(0, 8) - self.weight(0, 9)) < CLEAR

    def believable(self, stored: Sequence[Value]) -> bool:
        """Whether the texts of a record, in storage order, look like text."""
        for place, value in enumerate(stored):
            if isinstance(value, str) and not self.odd_text[place] and _ODD_TEXT.search(value):
                return False
        return True


def learn_from(shape: Shape, view: View, segments: Sequence[Segment], most: int = SAMPLE_SEGMENTS) -> None:
    """Learn a table's shape from an even sample of its live segments, `most` of them and one."""
    if segments:
        step = max(1, len(segments) // most)
        learn_pages(shape, view, segments[::step][: most + 1])
    shape.finish()


def learn_pages(shape: Shape, view: View, chosen: Sequence[Segment]) -> None:
    """Learn from these segments."""
    order: dict[int, int] = {}
    for segment in chosen:
        order.setdefault(segment.page, len(order))
    arr, _, _ = view.gather(list(order))
    where = np.array([order[segment.page] for segment in chosen], np.int64)
    first = np.array([segment.first for segment in chosen], np.int64)
    last = np.array([segment.last for segment in chosen], np.int64)
    numbers = np.array([segment.page for segment in chosen], np.int64)
    at, segment, _ = positions(arr, where, first, last, numbers, view.page_size, view.usable)
    decoder = Decoder(arr, shape.plan.encoding)
    limit = (where * view.page_size + view.usable)[segment]
    cells = decode(decoder, at, segment, limit, shape.plan, columns=True)
    plain = np.ones(at.size, bool)
    plain[cells.special] = False
    plain[cells.dropped] = False
    serials = [serial[plain] for serial, _, _ in cells.found]
    widths = np.zeros(int(plain.sum()), np.int64)
    for serial in serials:
        widths += serial >= 0
    shape.learn(serials, widths)
    if shape.rows < FEW:
        rowids: list[Value] = [None] * at.size if cells.rowids is None else cells.rowids.tolist()
        shape.known.update(zip(rowids, *cells.columns, strict=True))
    long = _types_of_long_rows(decoder, at, segment, where, cells.special.tolist()[:200], view.page_size, shape)
    if long:
        shape.learn(
            [
                np.array([min(each[place], 1 << 40) if place < len(each) else -1 for each in long], np.int64)
                for place in range(shape.stored)
            ],
            np.array([len(each) for each in long]),
        )
    for place, column in enumerate(cells.columns):
        if _ODD_TEXT.search("".join(value for value in column if isinstance(value, str))):
            shape.odd_text[place] = True
        shape.learn_values(place, column[:: 1 + len(column) // SAMPLE_VALUES])


def _types_of_long_rows(
    decoder: Decoder, at: Array, segment: Array, where: Array, rows: Sequence[int], size: int, shape: Shape
) -> list[list[int]]:
    """Serial types of rows that go on on overflow pages."""
    out: list[list[int]] = []
    data = memoryview(decoder.raw)
    for row in rows:
        base = int(where[segment[row]]) * size
        page = data[base : base + size]
        try:
            head = cell_head(page, int(at[row]) - base, shape.plan.usable, shape.table)
            types, _ = header(page, head.start, head.start + head.local, shape.stored)
        except Damaged:
            continue
        if types:
            out.append(types)
    return out
