"""The one published fold: which characters count as the same when Aboveboard searches.

`fold` is applied to what is indexed, to what is asked and to the reference scan alike, so that they cannot disagree.
It replaces each character by a fixed string and composes the result canonically (NFC); nothing depends on language or
surroundings. docs/search.md tells it to people. On top of it stand:

- `normalise`: the fold with every run of separators made one space, what a bare term is compared in;
- `runs`: the words and the unspaced runs of a normalised text, what a quoted phrase is compared in;
- `index_text`: the tokens for an SQLite FTS5 table declared with `tokenize='ascii'`.

Facts from: Unicode Standard Annexes 15 (normalisation forms) and 44 (character database), Unicode 5.18 (default case
folding), all through `unicodedata`; Chinese variants from OpenCC (see `_han.py`); the ascii tokenizer, for which ASCII
letters and digits and every byte from 0x80 are parts of tokens, from https://www.sqlite.org/fts5.html section 4.3.2.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import pairwise, starmap
from operator import add
from typing import Final

FOLD_VERSION: Final = f"1/{unicodedata.unidata_version}"
"""Stands in every index. Another value means the index was folded by other rules and has to be made anew."""

FIELD_BREAK: Final = "\ue000"
"""The token between two fields, so that no phrase spans them. The fold makes it a space wherever a text holds it."""

LONG_WORD: Final = 8_000
"""Words longer than this many characters are indexed in pieces: FTS5 cuts tokens at 32,768 bytes."""

OVERLAP: Final = 1_000
"""How many characters neighbouring pieces share, and so the longest piece of a word the index can answer for."""

_CACHED: Final = 40_000
"""Most characters a table remembers, so that a text of every character there is costs time and not memory."""

# Letters that Unicode does not decompose but people type without the stroke, hook or ligature.
_LETTERS: Final = {
    **dict(zip("øłđðħıŧƀɨɵƶɫŋƒɍɏɉȼɇƙƭⱥ", "olddhitbiozlnfryjcekta", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ĸ": "k",
    # Arabic, Persian and Urdu shapes of one letter. Hamza on a carrier goes with the other marks; hamza alone stays.
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ة": "ه",
    "ۃ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ـ": "",
    "ٴ": "",
    # Letters used as apostrophes, and signs that look like ASCII ones and stand for them.
    **dict.fromkeys("ʹʻʼʽʾʿˈ׳", "'"),
    "⁄": "/",
    "∕": "/",
    "−": "-",
    "∶": ":",
    # Fillers that show nothing.
    **dict.fromkeys("\u115f\u1160\u17b4\u17b5\u2800", ""),
}

# Marks that are taken off, first and last code point: general, Cyrillic, Hebrew, Arabic, and variation selectors.
_MARKS: Final = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x0898, 0x089F),
    (0x08CA, 0x08E1),
    (0x08E3, 0x08FF),
    (0x180B, 0x180D),
    (0x180F, 0x180F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0x2DE0, 0x2DFF),
    (0xA66F, 0xA672),
    (0xA674, 0xA67D),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)

# Scripts written without spaces between words, and Hangul, whose words carry endings: searched by character.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1100, 0x11FF),  # Hangul jamo
    (0x1780, 0x17FF),  # Khmer
    (0x1950, 0x19FF),  # Tai Le, New Tai Lue, Khmer symbols
    (0x1A20, 0x1AAF),  # Tai Tham
    (0x1B00, 0x1B7F),  # Balinese
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),
    (0x3021, 0x312F),  # numerals, hiragana, katakana, bopomofo
    (0x3131, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xA960, 0xA97F),
    (0xA980, 0xA9FF),  # Javanese, Burmese
    (0xAA00, 0xAA7F),  # Cham, Burmese
    (0xAA80, 0xAADF),  # Tai Viet
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0x16FE0, 0x18DFF),  # Tangut, Khitan
    (0x1AFF0, 0x1B2FF),  # kana supplement, Nushu
    (0x20000, 0x3FFFD),
)

WORD: Final = "w"
UNSPACED: Final = "u"
SEPARATOR: Final = " "


def within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Say whether a code point lies in one of the ranges, which ascend."""
    at = bisect_right(ranges, code, key=lambda pair: pair[0])
    return at > 0 and code <= ranges[at - 1][1]


@cache
def _han() -> dict[int, str]:
    """Return the table of Chinese variants, read when the first Chinese character comes."""
    from aboveboard.model import _han as table

    return {ord(variant): chosen for variant, chosen in zip(table.VARIANTS, table.CHOSEN, strict=True)}


def _step(char: str) -> str:
    """Fold one fully decomposed character once."""
    code = ord(char)
    if char in _LETTERS:
        return _LETTERS[char]
    if within(code, _MARKS):
        return ""
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    if category[0] == "Z" or category in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return " "
    if code in (0xE000, 0xFFFC, 0xFFFD):
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if code >= 0x2E80:
        return _han().get(code, char.casefold())
    return char.casefold()


def _fold_char(char: str) -> str:
    """Fold one character beyond ASCII: decompose, fold each part, and again until nothing changes."""
    before, after = "", char
    while before != after:
        before = after
        after = "".join(map(_step, unicodedata.normalize("NFKD", before)))
    return unicodedata.normalize("NFC", after)


def _kind_of(char: str) -> str:
    """Say whether a folded character is part of a WORD, UNSPACED or a SEPARATOR."""
    if char.isascii():
        return WORD if char.isalnum() else SEPARATOR
    code = ord(char)
    if code == 0xE000:
        return SEPARATOR
    category = unicodedata.category(char)
    if category[0] in "LMN":
        return UNSPACED if within(code, _UNSPACED) else WORD
    if category in ("So", "Sc", "Sm", "Co", "Cn") or 0x1F3FB <= code <= 0x1F3FF:
        return UNSPACED
    return SEPARATOR


class _Table(dict[int, str]):
    """A table for `str.translate` that works out a character when it is first met. Subclasses say how."""

    def __missing__(self, code: int) -> str:
        """Work out, remember and return what the character becomes."""
        result = self.become(chr(code))
        if len(self) < _CACHED:
            self[code] = result
        return result

    def become(self, char: str) -> str:
        """Return what the character becomes."""
        raise NotImplementedError


class _FoldTable(_Table):
    """Every character to its folded form. ASCII control characters stay, as in the path for ASCII alone."""

    def become(self, char: str) -> str:
        return char.lower() if char.isascii() else _fold_char(char)


class _SpacedTable(_Table):
    """Every character to its folded form with separators made spaces."""

    def become(self, char: str) -> str:
        return "".join(c if _kind_of(c) != SEPARATOR else " " for c in _FOLD.become(char))


class _KindTable(_Table):
    """Every folded character to its kind."""

    def become(self, char: str) -> str:
        return _kind_of(char)


# What these remember is a function of the character alone, so sharing them changes no result.
_FOLD: Final = _FoldTable()
_SPACED: Final = _SpacedTable()
_KINDS: Final = _KindTable()
_RUNS: Final = re.compile(f"{WORD}+|{UNSPACED}+")
_UNSPACED_RUNS: Final = re.compile(f"{UNSPACED}+")
# Looking behind keeps these linear: without it every character of a word just short enough would be a new start.
_LONG: Final = re.compile(rf"(?<![^ ])[^ ]{{{LONG_WORD + 1},}}")
_LONG_ASCII: Final = re.compile(rf"(?<![a-z0-9])[a-z0-9]{{{LONG_WORD + 1},}}")


def fold(text: str) -> str:
    """Return the text as search sees it: see docs/search.md. Idempotent; the length may change; any `str` will do."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text.translate(_FOLD))


def fold_map(text: str) -> tuple[str, list[int]]:
    """Return `fold(text)` and, for each of its characters, the index in `text` of the character it came from.

    The list has one entry more than the folded text: `len(text)`. So a match at [i, j) of the folded text lies at
    [positions[i], positions[j]) of the original, marks that the fold took off included. Where several characters became
    one, it is the first of them.
    """
    parts: list[str] = []
    positions: list[int] = []
    cluster = ""
    cluster_at: list[int] = []

    def close() -> None:
        composed = unicodedata.normalize("NFC", cluster)
        parts.append(composed)
        positions.extend(cluster_at if len(composed) == len(cluster) else [cluster_at[0]] * len(composed))

    for index, char in enumerate(text):
        for folded in char.lower() if char.isascii() else _FOLD[ord(char)]:
            if cluster and not _joins(folded):
                close()
                cluster, cluster_at = "", []
            cluster += folded
            cluster_at.append(index)
    if cluster:
        close()
    positions.append(len(text))
    return "".join(parts), positions


def _joins(char: str) -> bool:
    """Say whether a character may compose with, or be reordered among, those before it. Says so of some that do not."""
    return not char.isascii() and (
        unicodedata.combining(char) != 0 or unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
    )


def _spaced(text: str) -> str:
    """Return the folded text with each separator made a space."""
    return unicodedata.normalize("NFC", text.translate(_SPACED))


def normalise(text: str) -> str:
    """Return the folded text with every run of separators made one space and none at the ends."""
    return " ".join(_spaced(text).split())


def runs(normalised: str) -> list[tuple[str, str]]:
    """Return the (kind, text) of each run in a normalised text: kind is WORD or UNSPACED.

    A run ends at a separator and where the kind changes: '微信pay' is two runs, as '微信 pay' is.
    """
    kinds = normalised.translate(_KINDS)
    return [(kinds[match.start()], normalised[match.start() : match.end()]) for match in _RUNS.finditer(kinds)]


def is_word_token(token: str) -> bool:
    """Say whether an FTS5 token is (part of) a word, so that a vocabulary for in-word search must hold it.

    The others are pairs of unspaced characters, often most of the tokens, and FIELD_BREAK.
    """
    return token != "" and _KINDS[ord(token[0])] == WORD


def bigrams(run: str, *, closed: bool = True) -> list[str]:
    """Return the overlapping pairs of a run's characters, and when `closed` its last character alone after them."""
    return list(starmap(add, pairwise(run))) + ([run[-1]] if closed else [])


def _split_long(word: str) -> str:
    """Return the overlapping pieces of a word too long for one token; each is longer than OVERLAP."""
    step = LONG_WORD - OVERLAP
    return " ".join(word[at : at + LONG_WORD] for at in range(0, len(word) - OVERLAP, step))


def index_of(text: str) -> str:
    """Return one text as FTS5's ascii tokenizer is to see it.

    ASCII text is only lowered: the tokenizer splits it at all that is no letter or digit. Elsewhere words are divided
    by spaces, and an unspaced run ABC becomes 'AB BC C', so that each of its characters starts exactly one token.
    """
    if text.isascii():
        lowered = text.lower()
        if len(lowered) > LONG_WORD:
            lowered = _LONG_ASCII.sub(lambda match: _split_long(match[0]), lowered)
        return lowered
    spaced = _spaced(text)
    kinds = spaced.translate(_KINDS)
    if UNSPACED in kinds:
        out: list[str] = []
        done = 0
        for match in _UNSPACED_RUNS.finditer(kinds):
            start, end = match.span()
            if start > done:
                out.append(spaced[done:start])
            out.extend(map(add, spaced[start:end], spaced[start + 1 : end]))
            out.append(spaced[end - 1])
            done = end
        out.append(spaced[done:])
        spaced = " ".join(out)
    if len(spaced) > LONG_WORD:
        spaced = _LONG.sub(lambda match: _split_long(match[0]), spaced)
    return spaced


def index_text(fields: Iterable[str]) -> str:
    """Return the fields of one record as one text for the FTS5 table, a FIELD_BREAK token between each two."""
    return f" {FIELD_BREAK} ".join(map(index_of, fields))
