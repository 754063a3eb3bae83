"""Tables of calls: by their names, or by words, times and durations that only calls have. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.beside import people_of
from aboveboard.engine.discover.codes import counts_unread, is_clock, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.counted import as_counted
from aboveboard.engine.discover.joins import Link, Store, Table, members
from aboveboard.engine.discover.moments import main_time, other_times, say_time
from aboveboard.engine.discover.parties import NAMED, find_parties, is_address
from aboveboard.engine.discover.people import LEAST_PEOPLE, head_means
from aboveboard.engine.discover.rings import listed_numbers, rang, recorded, rings, says_calls, took
from aboveboard.engine.discover.texts import body_column
from aboveboard.engine.discover.threads import find_thread
from aboveboard.engine.discover.verdicts import FEW_COLUMNS, NEARLY_ALL, Case, Verdict, best_of, say_against
from aboveboard.engine.discover.ways import by_names_of_files, direction, of_table, writes
from aboveboard.engine.discover.words import listed


def as_call(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:
    """The table as calls; empty where nothing speaks for it."""
    counted = as_counted(table, store, known)
    if counted is not None:
        return counted
    at = main_time(table)

    def seconds(column: Column) -> float:
        if (
            not lasts(column)
            or not column.numbers
            or column.time is not None
            or len(column.numbers) < len(column.there)
        ):
            return 0.0
        if column.distinct < 2 and len(column.there) > 3 and "call" not in table.means:
            return 0.0
        within = sum(0 <= v <= 86_400_000 for v in column.numbers) / len(column.numbers)
        return within + 0.5 * ("duration" in column.words)

    length = best_of(table.columns, seconds, 0.8)
    length = length or next((c for c in table.columns if lasts(c) and is_clock(c)), None)
    says = says_calls(table, at) if at is not None and "call" not in table.means else None
    if at is None or not (length is not None or "call" in table.means or says is not None):
        return []
    plainly = "call" in table.means or says is not None
    case = Case("Call", table, {"at": at.name})
    if length is not None:
        case.roles["duration"] = length.name
    if "call" in table.means:
        case.say(0.3, f"the table's name, {table.name}, says calls")
    if says is not None:
        case.say(0.3, says)
    elif length is not None and "call" not in table.means and {"recent", "recents"} & {*words.split(table.name)}:
        case.say(0.1, f"{table.name}: as phones call the list of their calls")
    say_time(case, at)
    find_parties(case, store, known)
    peer = table.by_name.get(case.roles.get("peer", ""))
    if (
        "call" in table.means
        and peer is not None
        and peer.looks.strict_phone > NEARLY_ALL
        and len(table.columns) <= FEW_COLUMNS
    ):
        case.say(0.15, "it has little but numbers of phones and times")
    if (
        length is not None
        and not {"sender", "recipient", "peer"} & set(case.roles)
        and (met := _met(table)) is not None
    ):
        case.roles["peer"] = met.name
        case.say(0.3, f"{met.name} names what was joined")
    if not _PARTIES & set(case.roles) and plainly and (alone := _the_other(case)) is not None:
        case.roles["peer"] = alone.name
        case.say(0.2, f"{alone.name} is all that tells whose call each was, and comes again")
    if not _PARTIES & set(case.roles) and plainly and (somebody := _called_person(case)) is not None:
        case.roles["peer_name"] = somebody.name
        case.say(0.2, f"{somebody.name} has names of people, who come again")
    if not _PARTIES & set(case.roles):
        taking_part = people_of(table, store, known)
        if taking_part is not None:
            case.roles["people_of"] = taking_part.table
            case.say(0.2, f"who was in each: {taking_part.table}.{taking_part.value}")
        elif not plainly or table.means & {"message"} or not any(map(rings, table.columns)):
            return []
    _caller_in(case, store, known)
    case.roles |= {f: c for f, c in other_times(table, at, ("ended_at",)).items() if c not in case.roles.values()}
    if length is not None:
        case.say(0.2, f"{length.name} is a duration")
    way = direction(table, case.roles, store, known)
    if way is not None:
        case.roles["direction"] = way[0]
        case.say(0.1, f"direction: {way[0]}: {way[3]}")
    if way is None and (one_way := of_table(table, store)) is not None:
        case.roles["direction_table"] = one_way
        case.say(0.1, f"direction: the table's name, {table.name}, says {one_way}, and another's the other way")
    if any(c.small is not None and c.means & {"type", "direction", "status"} for c in table.columns):
        case.say(0.08, "it has a code of few values, as calls have for incoming, outgoing and missed")
    body = body_column(table)
    # What is answered by itself says the same each time.
    written = body is not None and body.looks.natural > 0.4 and body.distinct > _REPLIED * len(body.there)
    if body is not None and written and "body" in body.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    if any(c.looks.picture > 0.4 and "person" not in c.means for c in table.columns) and not _has_a_recording(
        case, way is not None, at
    ):
        case.say(-0.3, "but it names pictures, films or sounds")
    if "call" not in table.means and (
        "work" in table.means or any("title" in c.means and c.there for c in table.columns)
    ):
        case.say(-0.4, "but these are things that have titles or are sold")
    if length is None and "contact" in head_means(table) - {"call"}:
        case.say(-0.4, f"but its name, {table.name}, says who took part")
    if table.means & {"thread"} and (unread := next((c.name for c in table.columns if counts_unread(c)), None)):
        case.say(-0.4, f"but {unread} counts what is unread, as lists of conversations do")
    _say_not_made(case, at)
    say_against(case, allowed=_AROUND_CALLS)
    return [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else ())]


_AROUND_CALLS: Final = listed(
    "log logs history session event events info metadata meta list queue pending cache cached local sync synced data item items "
    "entry entries work"
)
_REPLIED: Final = 0.2


def _has_a_recording(case: Case, told: bool, at: Column) -> bool:
    """Whether what looks like sounds is what was recorded: of what is called a call and is of a number of a phone."""
    sides = (case.table.by_name.get(case.roles.get(role, "")) for role in ("peer", "sender", "recipient"))
    named = "call" in case.table.means and any(side is not None and is_address(side) for side in sides)
    told_so = (recorded(case.table, at), took(case.table), listed_numbers(case.table, at))
    if not named and (any(told_so) or rang(case.table, at)):
        return True
    return named or (told and by_names_of_files(case.table) is not None)


_NOT_MADE: Final = listed(
    "scheduled schedule planned reminder reminders geplant erinnerung erinnerungen programada programado recordatorio "
    "recordatorios rappel rappels promemoria lembrete lembretes hatirlatma przypomnienie напоминание 提醒 预约"
)


_OF_THE_LINE: Final = listed(
    "quality qos stats statistics statistic metrics metric telemetry qualitaet statistik calidad qualite"
)


_ABOUT_CALLS: Final = listed(
    "note notes notiz notizen nota notas forwarding forward divert diversion weiterleitung umleitung desvio renvoi "
    "deviazione yonlendirme przekierowanie переадресация заметки 转移 备注"
)


_OF_SEVERAL: Final = listed("total sum average avg gesamt summe promedio moyenne media toplam last latest letzte")


TO_COME: Final = listed("remind reminder due scheduled schedule planned erinnern faellig")
"""Words for times at which something is yet to be."""


def _say_not_made(case: Case, at: Column) -> None:
    """What speaks for calls that are yet to be made, or for what else is kept about calls: neither is a call."""
    named = set(words.split(case.table.name))
    if (said := sorted(named & (_NOT_MADE | _OF_THE_LINE | _ABOUT_CALLS))) and "duration" not in case.roles:
        case.say(-0.6, f"but its name says {', '.join(said)}")
    elif _sums_up(case):
        case.say(
            -0.6,
            f"but {case.roles['duration']} is that of the last or of several, one row for each {case.roles['peer']}",
        )
    elif to_come := sorted(set(at.words) & TO_COME):
        case.say(-0.6, f"but its time, {at.name}, is of what is to come: {', '.join(to_come)}")


def _sums_up(case: Case) -> bool:
    """Whether each row is of another side, and its duration named for that of several calls."""
    length, peer = (case.table.by_name.get(case.roles.get(f, "")) for f in ("duration", "peer"))
    if length is None or peer is None or not set(length.words) & _OF_SEVERAL:
        return False
    return len(peer.there) >= LEAST_PEOPLE and peer.distinct == len(peer.there)


def _caller_in(case: Case, store: Store, known: Mapping[str, Mapping[str, Link]]) -> None:
    """Sets who called, where a conversation has several such; it then tells the other side, by who takes part in it."""
    if {"sender", "recipient", "peer"} & set(case.roles) != {"peer"}:
        return
    alone = Case("Call", case.table, dict(case.roles))
    thread = find_thread(alone, store, known)
    if thread is None or not writes(case.table, case.roles["peer"], thread):
        return
    case.reasons.append(f"{case.roles['peer']} has several values in one conversation: who called")
    case.roles = {f.replace("peer", "sender"): c for f, c in alone.roles.items()}
    taking_part = members(case.table, thread, store, known)
    if taking_part is not None:
        case.roles["thread_members"] = taking_part.table


_PARTIES: Final = frozenset(("sender", "recipient", "peer", *NAMED))


def _called_person(case: Case) -> Column | None:
    """The one column of names of people, of whom some come again, in what is called calls."""
    named = [
        c
        for c in case.table.columns
        if c.looks.personal >= NEARLY_ALL and LEAST_PEOPLE <= c.distinct < len(c.there) and c.fill >= NEARLY_ALL
        if "name" in c.means and c.name not in case.roles.values() and not c.above
    ]
    return named[0] if len(named) == 1 else None


def _the_other(case: Case) -> Column | None:
    """The one text beside times and lengths in what is called calls: whom they were with, for it comes again."""
    free = (c for c in case.table.columns if c.name not in case.roles.values() and c.time is None and not c.above)
    others = [c for c in free if c.texts]
    if len(case.table.columns) > FEW_COLUMNS or len(others) != 1:
        return None
    one = others[0]
    short = all(len(t) <= _LONGEST_ID and not any(ch.isspace() for ch in t) for t in one.texts)
    # A room is who is in it, also where each was called once.
    most = 1.0 if "thread" in one.means else 0.7
    again = LEAST_PEOPLE <= one.distinct <= most * len(one.there)
    return (
        one
        if short and again and one.fill >= NEARLY_ALL and not one.means & {"type", "status", "path", "url"}
        else None
    )


_LONGEST_ID: Final = 80


_MEETINGS: Final = listed("conference meeting")


def _met(table: Table) -> Column | None:
    """The column of the conferences that were joined: each row has its name or address."""
    return next(
        (
            c
            for c in table.columns
            if set(c.words) & _MEETINGS and len(c.texts) > NEARLY_ALL * len(c.values) and c.distinct > 1
        ),
        None,
    )
