"""Columns of codes and of durations. Pure."""

from __future__ import annotations

import re
from typing import Final

from aboveboard.engine.discover.columns import Column

_MOST_CODES: Final = 24


def lasts(column: Column) -> bool:
    """Whether a column is named for a duration. What is a length inside a cell is mostly that of a piece of text."""
    if column.means & {"path", "size", "body", "url", "id", "name", "read"} or {"nanos", "micros", "time"} & set(
        column.words
    ):
        return False
    return "duration" in column.means and (column.within is None or "duration" in column.words)


def codes_of(column: Column) -> frozenset[int | str]:
    """The values of a column of codes: small numbers or words without blanks; none for anything else."""
    if column.small is not None:
        return column.small
    words_ = frozenset(t for t in column.texts if len(t) <= 60 and not any(c.isspace() for c in t))
    plain = len(column.texts) == len(column.there) and len(words_) == column.distinct <= _MOST_CODES
    return words_ if plain else frozenset()


_CLOCK: Final = re.compile(
    r"(?:\d{1,4}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6})?|P(?=[\dT])(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,6}M)?(?:[\d.,]{1,16}S)?)?"
)


def is_clock(column: Column) -> bool:
    """Whether a column has durations written as '1:02:03', '02:03' or 'PT3M12S'."""
    clocks = sum(_CLOCK.fullmatch(t.strip()) is not None for t in column.texts)
    return clocks > 0 and clocks >= 0.9 * len(column.there) and column.time is None
