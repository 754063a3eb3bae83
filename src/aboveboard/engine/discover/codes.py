"""Columns of codes and of durations. Pure."""

from __future__ import annotations

import re
from typing import Final

from aboveboard.engine.discover.columns import Column
from aboveboard.kit import lasted

_MOST_CODES: Final = 24


def lasts(column: Column) -> bool:
    """Whether a column is named for a duration. What is a length inside a cell is mostly that of a piece of text."""
    said = set(column.words)
    if column.means & {"path", "size", "body", "url", "id", "name", "read"} or {"nanos", "micros"} & said:
        return False
    if "time" in said:
        return bool(said & _SPENT) and _is_short(column)
    return "duration" in column.means and (column.within is None or "duration" in column.words)


_SPENT: Final = frozenset(("call", "talk", "spoken", "conversation", "seconds", "secs", "sec", "elapsed"))
_DAY_MS: Final = 86_400_000
_HMS: Final = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})")
_USUAL: Final = 3600


def _is_short(column: Column) -> bool:
    """Whether what may be a time is a count of a day's seconds or milliseconds at most: 'call_time' is when, or how long."""
    clocks = [m for t in column.texts if (m := _HMS.fullmatch(t.strip()))]
    if clocks and len(clocks) == len(column.there):
        # Times of day are spread over it, calls take minutes.
        lengths = sorted(3600 * int(m[1]) + 60 * int(m[2]) + int(m[3]) for m in clocks)
        return column.time is None and lengths[len(lengths) // 2] <= _USUAL
    counts = column.numbers
    short = len(counts) == len(column.there) > 0 and all(0 <= v <= _DAY_MS for v in counts)
    return column.time is None and short and column.distinct > 2


def codes_of(column: Column) -> frozenset[int | str]:
    """The values of a column of codes: small numbers or words without blanks; none for anything else."""
    if column.small is not None:
        return column.small
    words_ = frozenset(t for t in column.texts if len(t) <= 60 and not any(c.isspace() for c in t))
    plain = len(column.texts) == len(column.there) and len(words_) == column.distinct <= _MOST_CODES
    return words_ if plain else frozenset()


def counts_unread(column: Column) -> bool:
    """Whether a column counts unread messages: lists of conversations do, messages do not."""
    said = set(column.words)
    unread = said & {"unread", "unseen", "badge"} or said >= {"un", "read"} or said >= {"not", "read"}
    counted = said & {"count", "counts", "num", "number", "cnt", "total", "counter", "messages", "msgs"}
    whole = len(column.numbers) == len(column.there) and all(0 <= v < 100_000 for v in column.numbers)
    return bool(unread and counted and whole and column.there)


_CLOCK: Final = re.compile(
    r"(?:\d{1,4}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6})?|P(?=[\dT])(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,6}M)?(?:[\d.,]{1,16}S)?)?"
)


_WITH_UNITS: Final = re.compile(r"(?=\d)(?:\d{1,8}(?:[.,]\d{1,3})?\s*[^\W\d_]{1,8}\.?,?\s*){1,3}")
_SECONDS: Final = re.compile(r"\d{1,5}(?:\.\d{1,3})?")


def is_clock(column: Column) -> bool:
    """Whether a column has durations written out: '1:02:03', '02:03', 'PT3M12S', '1 min 5 s', or seconds in a text of digits."""
    if column.time is not None or not column.texts:
        return False
    written = [t.strip() for t in column.texts]
    clocks = sum(_CLOCK.fullmatch(t) is not None or (_has_units(t) if lasts(column) else False) for t in written)
    if clocks and clocks >= 0.9 * len(column.there):
        return True
    # Longer ones may be milliseconds, which a text does not say.
    counts = [float(t) for t in written if _SECONDS.fullmatch(t)]
    return lasts(column) and len(counts) >= 0.9 * len(column.there) and max(counts, default=0) <= _LONGEST_CALL


def _has_units(text: str) -> bool:
    try:
        return _WITH_UNITS.fullmatch(text) is not None and lasted.function(text) is not None
    except ValueError:
        return False


_LONGEST_CALL: Final = 6 * 3600
