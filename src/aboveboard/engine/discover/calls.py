"""Tables of calls: by their names, or by words, times and durations that only calls have. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.beside import people_of
from aboveboard.engine.discover.codes import codes_of, counts_unread, is_clock, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.counted import as_counted
from aboveboard.engine.discover.joins import Link, Store, Table, members
from aboveboard.engine.discover.moments import main_time, other_times, say_time
from aboveboard.engine.discover.parties import NAMED, find_parties, is_address
from aboveboard.engine.discover.people import LEAST_PEOPLE, head_means
from aboveboard.engine.discover.texts import body_column
from aboveboard.engine.discover.threads import find_thread
from aboveboard.engine.discover.verdicts import CODED, FEW_COLUMNS, NEARLY_ALL, Case, Verdict, best_of, say_against
from aboveboard.engine.discover.ways import by_names_of_files, direction, of_table, way_of, writes, yes_and_no
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
    says = _says_calls(table, at) if at is not None and "call" not in table.means else None
    if at is None or not (length is not None or "call" in table.means or says is not None):
        return []
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
    if not _PARTIES & set(case.roles) and (alone := _the_other(case)) is not None:
        case.roles["peer"] = alone.name
        case.say(0.2, f"{alone.name} is all that tells whose call each was, and comes again")
    if not _PARTIES & set(case.roles) and (somebody := _called_person(case)) is not None:
        case.roles["peer_name"] = somebody.name
        case.say(0.2, f"{somebody.name} has names of people, who come again")
    if not _PARTIES & set(case.roles):
        taking_part = people_of(table, store, known)
        if taking_part is not None:
            case.roles["people_of"] = taking_part.table
            case.say(0.2, f"who was in each: {taking_part.table}.{taking_part.value}")
        elif "call" not in table.means or table.means & {"message"} or not any(map(_rings, table.columns)):
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
    if any(c.looks.picture > 0.4 for c in table.columns) and not _has_a_recording(case, way is not None, at):
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


_AROUND_CALLS: Final = listed("log logs history session event events info metadata meta list queue pending")
_REPLIED: Final = 0.2


def _has_a_recording(case: Case, told: bool, at: Column) -> bool:
    """Whether what looks like sounds is what was recorded: of what is called a call and is of a number of a phone."""
    sides = (case.table.by_name.get(case.roles.get(role, "")) for role in ("peer", "sender", "recipient"))
    named = "call" in case.table.means and any(side is not None and is_address(side) for side in sides)
    if not named and (_recorded(case.table, at) is not None or _took(case.table) is not None or _rang(case.table, at)):
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
    return named[0] if "call" in case.table.means and len(named) == 1 else None


def _the_other(case: Case) -> Column | None:
    """The one text beside times and lengths in what is called calls: whom they were with, for it comes again."""
    free = (c for c in case.table.columns if c.name not in case.roles.values() and c.time is None and not c.above)
    others = [c for c in free if c.texts]
    if "call" not in case.table.means or len(case.table.columns) > FEW_COLUMNS or len(others) != 1:
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


_MISSED: Final = listed(
    "missed unanswered noanswer missedcall verpasst entgangen gemist manque manquee perdida perdido persa пропущенный 未接 "
    "不在着信 부재중 cevapsiz nieodebrane propushchennyj"
)


_OF_RINGING: Final = _MISSED | listed("dialed dialled dialing dialling ringing 已拨 rejected declined abgelehnt")
"""Words for what becomes of calls; some are also said of invitations, and of what is to be done."""


_RINGS: Final = listed("missed emergency answered unanswered dialed dialled")


_DIALS: Final = listed("dial dialed dialled dialing dialling ring ringing ringed rang callee")


def _says_calls(table: Table, at: Column) -> str | None:
    """What of a table says that its rows are calls where its name does not; None where nothing does.

    Words that only calls have ('missed' beside 'incoming'), a flag for missed calls that some rows have, or a time of dialling.
    """
    if "contact" in table.means and "machine" not in table.means:
        return None  # Of people it is said when they were last called.
    two_ways = next((c for c in table.columns if _goes_both_ways(c)), None)
    both = {"sender", "recipient"} <= {m for c in table.columns if c.there for m in c.means}
    for column in table.columns:
        if column.above or not column.there or column is at:
            continue
        named = {c for c in codes_of(column) if isinstance(c, str)}
        if len(named) > 1 and len(column.there) >= LEAST_PEOPLE:
            said = {c: {*words.split(c), "".join(words.split(c)), c.lower()} for c in named}
            rings = sorted(c for c, w in said.items() if w & _OF_RINGING)
            dialled = any(w & _DIALS for w in said.values())
            missed = any(w & _MISSED for w in said.values())
            if rings and (two_ways is column or (missed and (two_ways or both or dialled or _of_calls(column)))):
                return f"{column.name} has words that calls have: {', '.join(rings[:3])}"
        flag = yes_and_no(column)
        named_so = _of_calls(column) and set(column.words) & _RINGS
        if flag is not None and named_so and any(v == flag[1] for v in column.there):
            return f"{column.name} says of some rows that they are calls"
    if (screened := _answered(table)) is not None:
        return screened
    ended = other_times(table, at, ("ended_at",)).get("ended_at")
    if ended is not None and two_ways is not None and body_column(table) is None:
        return f"it begins ({at.name}), ends ({ended}) and goes two ways ({two_ways.name}), as calls do"
    if (recorded := _recorded(table, at)) is not None:
        return f"{recorded} names a sound of each, which begins, lasts, is of a number and comes in or goes out"
    if (turned_down := _turned_down(table, at)) is not None:
        return turned_down
    if (told := _took(table) or _callers(table)) is not None:
        return told
    named_so = [c.name for c in table.columns if c.there and c.within is None and _of_calls(c)]
    kinds = [
        c for c in table.columns if c.name in named_so and c.means & {"type", "direction"} and len(codes_of(c)) > 1
    ]
    enough = len(named_so) >= _LEAST_NAMED or (kinds and any(is_address(c) and c.distinct > 1 for c in table.columns))
    if enough and body_column(table) is None:
        return f"its columns are named for calls: {', '.join(named_so[:3])}"
    if _rang(table, at):
        return f"it is of numbers of phones, begins ({at.name}) and ends ({ended}) as calls do"
    when = set(at.words) & _DIALS or _of_calls(at)
    return f"{at.name} is named for calls" if when and body_column(table) is None else None


_LEAST_NAMED: Final = 2


def _took(table: Table) -> str | None:
    """Whether rows last, are of somebody who called or of numbers of phones, and have a length or a side named for calls."""
    lengths = [c for c in table.columns if lasts(c) and (c.numbers or is_clock(c))]
    if not lengths or body_column(table) is not None or table.means & {"message", "thread"}:
        return None
    called = next((c for c in table.columns if set(c.words) & _CALLED and c.texts and c.distinct > 1), None)
    if called is not None and called.fill >= NEARLY_ALL:
        return f"{called.name} says who called, and {lengths[0].name} how long it took"
    numbers = next((c for c in table.columns if is_address(c) and c.distinct > 1 and c.fill >= NEARLY_ALL), None)
    length = next((c for c in lengths if _of_calls(c)), None)
    if numbers is None or length is None:
        return None
    return f"{length.name} says how long calls with {numbers.name} took"


def _callers(table: Table) -> str | None:
    """Whether rows have who called beside numbers of phones that come again, and no text."""
    numbers = next((c for c in table.columns if _of_phones(c) and c.fill >= NEARLY_ALL), None)
    called = next((c for c in table.columns if set(c.words) & _CALLED and "name" in c.means and c.texts), None)
    if numbers is None or called is None or body_column(table) is not None or table.means & {"message", "contact"}:
        return None
    again = 1 < numbers.distinct <= _AGAIN * len(numbers.there)
    return f"{called.name} says who called, beside numbers that come again ({numbers.name})" if again else None


_CALLED: Final = listed("caller callee callername callernumber anrufer llamante chiamante appelant")


def _answered(table: Table) -> str | None:
    """Whether rows are of numbers of phones that come again, and say whether somebody answered, without a text."""
    numbers = [c for c in table.columns if c.looks.strict_phone >= NEARLY_ALL and 1 < c.distinct < len(c.there)]
    flags = [c for c in table.columns if yes_and_no(c) is not None and set(c.words) & _ANSWERED and c.distinct > 1]
    body = body_column(table)
    written = body is not None and "body" in body.means
    if len(numbers) != 1 or not flags or written or table.means & {"message", "contact"}:
        return None
    return f"{flags[0].name} says of numbers of phones that come again whether somebody answered"


_ANSWERED: Final = listed("answered unanswered picked rang missed beantwortet angenommen contestada atendida")


def _rang(table: Table, at: Column) -> bool:
    """Whether rows without a text begin and end as calls do."""
    ended = other_times(table, at, ("ended_at",)).get("ended_at")
    return ended is not None and body_column(table) is None and _lasts_as_calls_do(table, at, table.by_name[ended])


def _lasts_as_calls_do(table: Table, at: Column, ended: Column) -> bool:
    """Whether rows are of numbers of phones that come again, and end seconds to hours after they begin, a few at once.

    Or of addresses, where those of the other side stand beside our own.
    """
    sides = [c for c in table.columns if c.fill >= NEARLY_ALL and (_of_phones(c) or is_address(c))]
    faced = any(set(c.words) & _OWN_SIDE for c in sides) and any(set(c.words) & _OTHER_SIDE for c in sides)
    numbers = [c for c in sides if set(c.words) & _OTHER_SIDE or not faced]
    numbers = numbers if faced else [c for c in numbers if _of_phones(c)]
    if len(numbers) != 1 or not 1 < numbers[0].distinct < len(numbers[0].there) or table.means & {"message", "thread"}:
        return False
    lags = sorted(b - a for a, b in zip(at.moments, ended.moments, strict=True) if a is not None and b is not None)
    if len(lags) < _LEAST_BLOCKED or lags[0] < 0 or lags[-1] > _LONGEST_US:
        return False
    return _SECOND_US <= lags[len(lags) // 2] <= _HOUR_US


_OWN_SIDE: Final = frozenset(("local", "own", "my", "self"))
_OTHER_SIDE: Final = frozenset(("remote", "peer", "other", "opposite"))
_SECOND_US: Final = 1_000_000
_HOUR_US: Final = 3600 * _SECOND_US
_LONGEST_US: Final = 12 * _HOUR_US


def _recorded(table: Table, at: Column) -> str | None:
    """The column of the sounds of a recorder's list of calls; None where it is no such list.

    Voice messages have a way, a length and a sound too: a list of calls is of numbers of phones, whose sounds have a beginning
    and an end or stand in a table of recordings, and is of no conversation.
    """
    if body_column(table) is not None or table.means & {"message", "thread"}:
        return None
    sounds = next((c for c in table.columns if _names_sounds(c)), None)
    ways = any(_goes_both_ways(c) or (yes_and_no(c) and c.means & {"incoming", "outgoing"}) for c in table.columns)
    told = (c for c in table.columns if c.there and (c.means & {"thread", "sender"} or c.looks.natural > _SPOKEN))
    if sounds is None or any(c.means & {"thread", "body", "sender"} for c in told):
        return None
    ends = "ended_at" in other_times(table, at, ("ended_at",))
    lasted = any(lasts(c) and (c.numbers or is_clock(c)) for c in table.columns)
    said = bool({*words.split(table.name)} & _RECORDED)
    dialled = any(c.there and "phone" in c.means and (not c.texts or c.reach >= NEARLY_ALL) for c in table.columns)
    # A recorder of calls says so by the folder that it keeps them in.
    kept = sum("call" in words.table_meanings(t.rpartition("/")[0].rpartition("/")[2]) for t in sounds.texts)
    known = said and kept >= NEARLY_ALL * len(sounds.texts)
    return sounds.name if dialled and (((ends or lasted) and (ways or said)) or known) else None


_SPOKEN: Final = 0.3
_RECORDED: Final = listed(
    "recording recordings record records recorded recorder aufnahme aufnahmen grabacion grabaciones gravacao gravacoes "
    "enregistrement enregistrements registrazione registrazioni nagranie nagrania kayit kayitlar rekaman zapis zapisi 录音"
)


def _names_sounds(column: Column) -> bool:
    """Whether nearly all values are paths of sounds."""
    sounds = sum(_SOUND.search(t) is not None for t in column.texts)
    return sounds > 0 and sounds >= NEARLY_ALL * len(column.values)


_SOUND: Final = re.compile(r"\.(?:aac|amr|m4a|mp3|ogg|oga|opus|wav|3gpp?|flac|wma|awb)$", re.IGNORECASE)


def _turned_down(table: Table, at: Column) -> str | None:
    """Whether rows are of calls that were blocked: numbers of phones that come again, each with a time, and no text.

    What is to be blocked has each number once.
    """
    coded = {w for c in table.columns if c.there and c.means & CODED for w in c.words}
    named = {*words.split(table.name)}
    kept = named & _RECORDED if _counts_nothing(table) else frozenset[str]()
    said = sorted({*named, *at.words} & _BLOCKED or coded & _TO_BLOCK or kept)
    if not said or len(table.columns) > FEW_COLUMNS or table.means & {"message", "contact"}:
        return None
    texts = [c for c in table.columns if c.texts and c.looks.strict_phone == 0]
    said_anew = (
        c for c in texts if c.looks.natural > 0 and not codes_of(c) and c.distinct > _SAID_AGAIN * len(c.there)
    )
    if any("body" in c.means for c in texts) or any(said_anew):
        return None
    # Who withholds a number is blocked too.
    numbers = [c for c in table.columns if _of_phones(c) and c.fill >= _NUMBERED]
    numbers = numbers[:1] if _are_one_number(numbers) else numbers
    if len(numbers) != 1 or len(numbers[0].there) < _LEAST_BLOCKED or at.distinct < NEARLY_ALL * len(at.there):
        return None
    again = numbers[0].distinct <= _AGAIN * len(numbers[0].there)
    return (
        f"{numbers[0].name} comes again, each time with another {at.name}: calls, by the word {said[0]}"
        if again
        else None
    )


def _of_phones(column: Column) -> bool:
    return column.looks.strict_phone >= NEARLY_ALL or (
        "phone" in column.means and column.looks.phone >= NEARLY_ALL and column.time is None
    )


def _counts_nothing(table: Table) -> bool:
    """Whether numbers are codes, keys, times or lengths, and no amounts, as records of other things about phones have."""
    numbers = (c for c in table.columns if c.numbers and c.time is None and not c.is_flag and c.small is None)
    return all(c.primary or c.means & {"id", "size"} or lasts(c) for c in numbers)


def _are_one_number(columns: Sequence[Column]) -> bool:
    """Whether columns have the same numbers, each written in another way."""
    if len(columns) < 2:
        return False
    rows = [r for r in zip(*(c.values for c in columns), strict=True) if all(r)]
    same = sum(len({"".join(d for d in str(v) if d.isdecimal())[-_SAME_DIGITS:] for v in row}) == 1 for row in rows)
    return bool(rows) and same >= NEARLY_ALL * len(rows)


_NUMBERED: Final = 0.6
_SAME_DIGITS: Final = 7
_SAID_AGAIN: Final = 0.3
_TO_BLOCK: Final = listed("block blocked blocking")
_BLOCKED: Final = listed(
    "filter filtered screened silenced blocked rejected declined intercepted refused blockiert abgelehnt bloqueado bloque "
    "bloccato zablokowane engellenen"
)
_LEAST_BLOCKED: Final = 6
_AGAIN: Final = 0.7


def _rings(column: Column) -> bool:
    """Whether a column has words for both ways, or for what was missed beside one."""
    codes = [c for c in codes_of(column) if isinstance(c, str)]
    missed = any(set(words.split(c)) & _MISSED for c in codes)
    flag = yes_and_no(column) is not None and column.means & {"incoming", "outgoing"} and column.distinct == 2
    return _goes_both_ways(column) or bool(flag) or (missed and any(way_of(c) for c in codes))


def _goes_both_ways(column: Column) -> bool:
    if column.above or column.time is not None:
        return False
    return {"incoming", "outgoing"} <= {way_of(c) for c in codes_of(column) if isinstance(c, str)}


def _of_calls(column: Column) -> bool:
    return "call" in words.table_meanings(column.name) and "message" not in words.table_meanings(column.name)
