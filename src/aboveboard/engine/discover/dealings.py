"""Tables of dealings with people, of which some are calls: the timeline of a customer, a log of who was reached and how. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.codes import codes_of, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Link, Store, Table
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.moments import main_time, say_time
from aboveboard.engine.discover.parties import find_parties
from aboveboard.engine.discover.verdicts import Case, Verdict, best_of, say_against
from aboveboard.engine.discover.ways import way_of
from aboveboard.engine.discover.words import listed

_DEALINGS: Final = listed(
    "followup followups follow interaction interactions activity activities timeline history log logs touch touches encounter "
    "encounters suivi suivis historique seguimiento actividad verlauf kontakte aktivitaet"
)
_LEAST: Final = 3
_HOW: Final = listed("type kind method medium channel mode way means action via tipo typ art")
_CALLS: Final = listed(
    "call phone phonecall telephone anruf telefon llamada appel chamada ligacao chiamata telefonata звонок 电话 通话"
)
_OTHERS: Final = listed(
    "meeting email mail text sms message visit note coffee lunch letter video chat whatsapp person treffen besuch reunion "
    "followup correo visita rendezvous встреча 会议 邮件 短信"
)


_SEEN: Final = frozenset(("video", "facetime", "videocall"))


def as_dealings(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:
    """The rows that are calls of a table of dealings with people; empty where it is no such table.

    One word of a column says calls, others say what else one does with people, and each row is of somebody and has a time.
    """
    at = main_time(table)
    # When a row was made says nothing of when anybody called: rules and tasks are of calls too.
    dealt = {*words.split(table.name)} & _DEALINGS
    if at is None or table.means & {"call", "message"} or (at.means & {"created", "edited", "expires"} and not dealt):
        return []
    for column in table.columns:
        calls = _calls(column)
        if sum(v in calls for v in column.values) < _LEAST:
            continue
        case = Case("Call", table, {"at": at.name})
        case.say(0.3, f"{column.name} tells calls from other dealings: {', '.join(calls)}")
        say_time(case, at)
        find_parties(case, store, known)
        if not {"sender", "recipient", "peer"} & set(case.roles):
            return []
        length = best_of(table.columns, lambda c: float(lasts(c) and bool(c.numbers) and c.time is None))
        if length is not None and length.name not in case.roles.values():
            case.roles["duration"] = length.name
            case.say(0.05, f"{length.name} is a duration")
        say_against(case, allowed=("log", "logs", "history", "event", "events"))
        return [case.verdict(only=(Only(column.name, calls, others="other dealings"),))]
    return []


def _calls(column: Column) -> tuple[str, ...]:
    """The words of a column that say calls, where others say what else one does with people."""
    named = set(column.words) & _HOW and not column.above and column.time is None
    codes = {c for c in codes_of(column) if isinstance(c, str)} if named else set[str]()
    said = {c: set(words.split(c)) for c in codes}
    calls = tuple(sorted(c for c, w in said.items() if w & _CALLS and not w & (_OTHERS - _SEEN)))
    if calls:
        calls = tuple(sorted({*calls, *(c for c, w in said.items() if w & _SEEN)}))
    return calls if calls and any(w & _OTHERS and c not in calls for c, w in said.items()) else ()


def without_others(verdict: Verdict, table: Table) -> Verdict:
    """Calls without the rows whose code, beside words for ways of calls, says another dealing: 'whatsapp', 'visit'."""
    column = table.by_name.get(verdict.roles.get("direction", ""))
    codes = codes_of(column) if column is not None else frozenset[int | str]()
    said = tuple(
        sorted(c for c in codes if isinstance(c, str) and set(words.split(c)) & _OTHERS - _SEEN and not way_of(c))
    )
    if column is None or not said:
        return verdict
    return replace(verdict, only=(*verdict.only, Only(column.name, said, without=True, others="other dealings")))
