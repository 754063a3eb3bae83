"""Which of a table's times is when, and what the others tell. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.verdicts import NEARLY_ALL, Case


def main_time(table: Table) -> Column | None:
    """The time that orders the rows: the plainest of its times, not the one when something was read or changed.

    Of several that are as plain the one that comes first in the rows: what is written, or rings, is stored by servers and
    phones later.
    """
    ranked: list[tuple[float, Column]] = []
    for number, column in enumerate(table.columns):
        if column.time is None:
            continue
        means = column.means
        score = 1.0 + 1.3 * column.time.fill + (0.5 if column.time.named else 0.0) - 0.005 * min(number, 20)
        score += 0.6 * ("time" in means) + 0.1 * (1.5 - bool(means & {"sent", "created"})) - 0.2 * ("received" in means)
        # Of two that say the same, the one that is a point in time everywhere.
        score += 0.1 * (column.time.epoch is not None or column.time.rule == "iso_utc")
        score -= 1.5 * bool(means & _AFTERWARDS)
        score -= 0.5 * bool(means & {"thread", "machine", "person"}) + 2.0 * column.above
        score += 0.1 * bool(_BEGINS & set(column.words))
        # When the row came into this database, which for what a server sends is later than what it tells of.
        score -= 0.3 * bool({"inserted", "insert", "stored", "storage", "saved"} & set(column.words))
        if score > 0.3 and column.time.fill >= 0.3:
            ranked.append((score, column))
    if not ranked:
        return None
    top, best = max(ranked, key=lambda r: r[0])
    if _BEGINS & set(best.words) or all("time" in words.COLUMN.get(w, ()) for w in best.words or ("",)):
        return best  # Called a beginning, or a time and nothing else.
    for score, column in ranked:
        if column is not best and score > top - _AS_PLAIN and _comes_before(column, best):
            best = column
    return best


_BEGINS: Final = frozenset(("start", "started", "begin", "began"))


_AFTERWARDS: Final = frozenset(("read", "delivered", "edited", "deleted", "expires", "last", "ended"))


_AS_PLAIN: Final = 0.9


_DAY_US: Final = 86_400_000_000


def _comes_before(one: Column, other: Column) -> bool:
    """Whether a time is before another of the same row, or the same, and not by much, in nearly all rows."""
    assert one.time is not None and other.time is not None
    if one.time.fill < other.time.fill - 0.02:
        return False
    lags = sorted(b - a for a, b in zip(one.moments, other.moments, strict=True) if a is not None and b is not None)
    if len(lags) < _LEAST_LAGS:
        return False
    before, middle = sum(lag >= 0 for lag in lags) / len(lags), lags[len(lags) // 2]
    # One that is cut to seconds is before the other by what was cut.
    coarse = one.time.rule == "UNIX_S" or one.time.epoch is None
    cut = coarse and all(a % _SECOND_US == 0 for a in one.moments if a is not None)
    least = _SECOND_US if cut else 1
    return before >= NEARLY_ALL and least <= middle <= _DAY_US


_LEAST_LAGS: Final = 5
_SECOND_US: Final = 1_000_000


_OTHER_TIMES: Final = (
    ("sent_at", "sent"),
    ("received_at", "received"),
    ("delivered_at", "delivered"),
    ("read_at", "read"),
    ("edited_at", "edited"),
    ("deleted_at", "deleted"),
    ("expires_at", "expires"),
    ("created_at", "created"),
    ("modified_at", "edited"),
    ("ended_at", "ended"),
)


def other_times(table: Table, main: Column | None, fields: Iterable[str]) -> dict[str, str]:
    """Further times by the one word of their names that says which: field -> column."""
    found: dict[str, str] = {}
    wanted = [(f, m) for f, m in _OTHER_TIMES if f in fields]
    for column in table.columns:
        if column is main or column.time is None or not column.time.named:
            continue
        fitting = [f for f, m in wanted if m in column.means]
        if len(fitting) == 1 and "last" not in column.means and fitting[0] not in found:
            found[fitting[0]] = column.name
    return found


def say_time(case: Case, at: Column) -> None:
    """Enter the time that orders the rows among the reasons."""
    assert at.time is not None
    word = "named so, " if at.time.named else ""
    case.say(
        0.2 if at.time.named else 0.1,
        f"{at.name} is a time: {word}{at.time.share:.0%} of its values are {at.time.rule}",
    )
