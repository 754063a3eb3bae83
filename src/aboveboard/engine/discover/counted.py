"""Logs of what a line was used for, which count seconds of calls, texts and data in one column. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aboveboard.engine.discover.codes import codes_of
from aboveboard.engine.discover.joins import Link, Store, Table
from aboveboard.engine.discover.mixed import Only, of_rows
from aboveboard.engine.discover.moments import main_time, say_time
from aboveboard.engine.discover.parties import find_parties
from aboveboard.engine.discover.texts import body_column
from aboveboard.engine.discover.verdicts import Case, Verdict, say_against
from aboveboard.engine.discover.ways import direction
from aboveboard.engine.discover.words import listed


@dataclass(frozen=True)
class _Counted:
    """A log of what a line was used for: which of its rows are calls, and how long these lasted."""

    kind: str
    code: int | str
    amount: str
    rows: tuple[int, ...]


_AMOUNTS: Final = listed(
    "amount amounts units unit usage used quantity value menge einheiten cantidad quantite quantita"
)
_MOST_SECONDS: Final = 86_400
_LEAST_LENGTHS: Final = 5


def _counted(table: Table) -> _Counted | None:
    """The calls in a log that counts seconds of calls and texts in one column, and says by a code which of both; or None.

    A text counts as one; a call lasts, and one that nobody took lasted nothing. Sums of money are neither.
    """
    if "call" in table.means or body_column(table) is not None or main_time(table) is None:
        return None
    numbers = [c for c in table.columns if c.phones and c.distinct > 1]
    amounts = [
        c for c in table.columns if set(c.words) & _AMOUNTS and c.time is None and len(c.numbers) == len(c.values)
    ]
    if len(numbers) != 1 or not amounts:
        return None
    for kind in table.columns:
        codes = codes_of(kind) if "type" in kind.means and kind.fill == 1.0 else frozenset[int | str]()
        for amount in amounts if 2 <= len(codes) <= _MOST_KINDS else ():
            of = {c: tuple(n for n, v in enumerate(kind.values) if v == c) for c in codes}
            named = {c: rows for c, rows in of.items() if all(numbers[0].values[n] for n in rows)}
            units = [c for c, rows in named.items() if all(amount.values[n] == 1 for n in rows)]
            calls = [c for c, rows in named.items() if c not in units and _last(amount.values[n] for n in rows)]
            if units and len(calls) == 1 and len(units) + 1 == len(named):
                return _Counted(kind.name, calls[0], amount.name, named[calls[0]])
    return None


_MOST_KINDS: Final = 12


def _last(amounts: Iterable[Any]) -> bool:
    """Whether amounts are what calls last in seconds: whole, different, none longer than a day, and some nothing."""
    some = [a for a in amounts if isinstance(a, int | float) and float(a).is_integer() and 0 <= a <= _MOST_SECONDS]
    return 0 in some and len(set(some)) >= _LEAST_LENGTHS


def as_counted(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict] | None:
    """The rows that are calls of a log that counts calls and texts; None where a table is no such log."""
    counted = _counted(table)
    if counted is None:
        return None
    part = of_rows(table, counted.rows, min(len(c.values) for c in table.columns))
    at = main_time(part)
    if at is None:
        return []
    case = Case("Call", part, {"at": at.name, "duration": counted.amount})
    lasted = f"of {counted.kind} {counted.code} {counted.amount} is what lasted, or nothing"
    case.say(0.3, f"{lasted}, and of another it is 1, as texts count")
    say_time(case, at)
    find_parties(case, store, known)
    if not {"sender", "recipient", "peer"} & set(case.roles):
        return []
    way = direction(part, case.roles, store, known)
    if way is not None:
        case.roles["direction"] = way[0]
        case.say(0.1, f"direction: {way[0]}: {way[3]}")
    say_against(case, allowed=("log", "logs", "history", "event", "events", "usage", "stat", "stats"))
    only = Only(counted.kind, (counted.code,), others="texts and data")
    return [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else (), only=(only,), of=part)]
