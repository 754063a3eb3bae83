"""Language models of SwiftKey's engine (`dynamic.lm`): the words that a keyboard has kept, and in which order they came.

The layout, and how words are masked, are as ALEAPP describes them (swiftkeyLanguageModel.py), where they were read from the
engine's own library and checked against a model of known words. All numbers are little-endian.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from aboveboard.formats import protobuf
from aboveboard.formats.errors import FluencyError
from aboveboard.formats.places import Span

SIGNATURE: Final = b"flue"
_END: Final = b"dmapflue"
_NONE: Final = 0xFFFFFFFF
_TRAINED_FIRST, _TRAINED_LAST = 2, 3
MAX_DEPTH: Final = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """Words in the order in which the model has them, how often, and where the last one's entry stands."""

    words: tuple[str, ...]
    count: int
    span: Span
    app: str | None = None
    """The package that the entry is kept for, where it is in the list of one."""


@dataclass(frozen=True, slots=True)
class Model:
    """What a model holds. Times are Unix seconds."""

    words: tuple[str, ...]
    entries: tuple[Entry, ...]
    first_trained: int | None
    last_trained: int | None
    trained: Span
    """The bytes that both times are in."""


def unmask(stored: bytes, index: int) -> bytes:
    """A word's bytes; `index` is its place in the vocabulary."""
    index &= 0xFFFF
    base = (index ^ 0xFF) + len(stored)
    return bytes(byte ^ ((place * index * 0xAD ^ base) & 0xFF) for place, byte in enumerate(stored))


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        piece = self.data[self.at : self.at + size]
        if len(piece) != size:
            raise FluencyError("it breaks off", offset=self.at)
        self.at += size
        return piece

    def number(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def expect(self, tag: bytes) -> None:
        if self.take(len(tag)) != tag:
            raise FluencyError(f"no {tag.decode()} where one must be", offset=self.at - len(tag))

    def head(self) -> Span:
        """A part's header: a number that is passed over, the length, and the header itself."""
        self.number()
        size = self.number()
        span = Span(self.at, size)
        self.take(size)
        return span

    def vocabulary(self) -> tuple[str, ...]:
        self.expect(b"fluevoca")
        self.head()
        self.expect(b"voca")
        text = self.take(self.number())
        count = self.number()
        sizes = b"" if not text and count == _NONE else self.take(count)
        if sum(sizes) != len(text):
            raise FluencyError("the lengths of its words are not those of its text", offset=self.at)
        words: list[str] = []
        at = 0
        for index, size in enumerate(sizes):
            try:
                words.append(unmask(text[at : at + size], index).decode())
            except UnicodeDecodeError as error:
                raise FluencyError(f"word {index} is no text") from error
            at += size
        return tuple(words)

    def entries(self, words: tuple[str, ...], app: str | None) -> list[Entry]:
        """A tree, depth first: number of a word and its count, then what follows that word; 0 closes a list.

        The outermost list is not closed: the number of entries says where it ends, and what is still open closes there.
        """
        left = self.number()
        found: list[Entry] = []
        way: list[str] = []
        while left:
            start = self.at
            index = int.from_bytes(self.take(2), "little")
            if index == 0:
                if not way:
                    raise FluencyError("a list ends that did not begin", offset=start)
                way.pop()
                continue
            if index >= len(words) or len(way) >= MAX_DEPTH:
                raise FluencyError("an entry names no word of the model", offset=start)
            way.append(words[index])
            count = self.number()
            found.append(Entry(tuple(way), count, Span(start, self.at - start), app))
            left -= 1
        if self.take(2 * len(way)).strip(b"\0"):
            raise FluencyError("its tree does not end where it must", offset=self.at)
        return found


def read(data: bytes) -> Model:
    """The whole model. Raises FluencyError for what is none, or is damaged: every byte up to the end must fit."""
    reader = _Reader(data)
    reader.expect(SIGNATURE)
    if reader.number() != len(data) - 8 or not data.endswith(_END):
        raise FluencyError("its size is not the one it says")
    reader.take(reader.number())
    words = reader.vocabulary()
    # Between the vocabulary and the tree stands a table for looking words up, which says nothing more.
    at = data.find(b"vocadmap", reader.at)
    if at < 0:
        raise FluencyError("no tree behind its words", offset=reader.at)
    reader.at = at + len(b"vocadmap")
    trained = reader.head()
    reader.expect(b"dmap")
    entries = reader.entries(words, None)
    for _ in range(reader.number()):
        name = reader.take(reader.number())
        if not name.endswith(b"\0"):
            raise FluencyError("the name of an app does not end", offset=reader.at)
        reader.take(8)
        entries += reader.entries(words, name[:-1].decode("utf-8", "replace"))
    if reader.at != len(data) - len(_END):
        raise FluencyError("more stands behind its tree than it says", offset=reader.at)
    times = [protobuf.first(trained.of(data), number) for number in (_TRAINED_FIRST, _TRAINED_LAST)]
    first, last = (f.uint if f is not None and f.wire == protobuf.VARINT else None for f in times)
    return Model(words, tuple(entries), first, last, trained)
