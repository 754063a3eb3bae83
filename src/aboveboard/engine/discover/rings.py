"""What says that rows are calls where their table's name does not: words, times, lengths and numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.codes import codes_of, is_clock, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.moments import other_times
from aboveboard.engine.discover.parties import is_address
from aboveboard.engine.discover.people import LEAST_PEOPLE
from aboveboard.engine.discover.texts import body_column
from aboveboard.engine.discover.verdicts import CODED, FEW_COLUMNS, NEARLY_ALL
from aboveboard.engine.discover.ways import way_of, yes_and_no
from aboveboard.engine.discover.words import listed

_MISSED: Final = listed(
    "missed unanswered noanswer missedcall verpasst entgangen gemist manque manquee perdida perdido persa пропущенный 未接 "
    "不在着信 부재중 cevapsiz nieodebrane propushchennyj"
)


_OF_RINGING: Final = _MISSED | listed("dialed dialled dialing dialling ringing 已拨 rejected declined abgelehnt")
"""Words for what becomes of calls; some are also said of invitations, and of what is to be done."""


_RINGS: Final = listed("missed emergency answered unanswered dialed dialled")


_DIALS: Final = listed("dial dialed dialled dialing dialling ring ringing ringed rang callee")


def says_calls(table: Table, at: Column) -> str | None:
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
            ringing = sorted(c for c, w in said.items() if w & _OF_RINGING)
            dialled = any(w & _DIALS for w in said.values())
            missed = any(w & _MISSED for w in said.values())
            if ringing and (two_ways is column or (missed and (two_ways or both or dialled or _of_calls(column)))):
                return f"{column.name} has words that calls have: {', '.join(ringing[:3])}"
        flag = yes_and_no(column)
        named_so = _of_calls(column) and set(column.words) & _RINGS
        if flag is not None and named_so and any(v == flag[1] for v in column.there):
            return f"{column.name} says of some rows that they are calls"
    if (screened := _answered(table)) is not None:
        return screened
    ended = other_times(table, at, ("ended_at",)).get("ended_at")
    if ended is not None and two_ways is not None and body_column(table) is None:
        return f"it begins ({at.name}), ends ({ended}) and goes two ways ({two_ways.name}), as calls do"
    if (sound := recorded(table, at)) is not None:
        return f"{sound} names a sound of each, which begins, lasts, is of a number and comes in or goes out"
    if (turned_down := _turned_down(table, at)) is not None:
        return turned_down
    if (told := took(table) or _callers(table)) is not None:
        return told
    named_so = [c.name for c in table.columns if c.there and c.within is None and _of_calls(c)]
    kinds = [
        c for c in table.columns if c.name in named_so and c.means & {"type", "direction"} and len(codes_of(c)) > 1
    ]
    enough = len(named_so) >= _LEAST_NAMED or (kinds and any(is_address(c) and c.distinct > 1 for c in table.columns))
    if enough and body_column(table) is None:
        return f"its columns are named for calls: {', '.join(named_so[:3])}"
    if rang(table, at):
        return f"it is of numbers of phones, begins ({at.name}) and ends ({ended}) as calls do"
    if (became := listed_numbers(table, at)) is not None:
        return became
    when = set(at.words) & _DIALS or _of_calls(at)
    return f"{at.name} is named for calls" if when and body_column(table) is None else None


_LEAST_NAMED: Final = 2


def took(table: Table) -> str | None:
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
    numbers = [c for c in table.columns if c.phones and 1 < c.distinct < len(c.there)]
    flags = [c for c in table.columns if yes_and_no(c) is not None and set(c.words) & _ANSWERED and c.distinct > 1]
    body = body_column(table)
    written = body is not None and "body" in body.means
    if len(numbers) != 1 or not flags or written or table.means & {"message", "contact"}:
        return None
    return f"{flags[0].name} says of numbers of phones that come again whether somebody answered"


_ANSWERED: Final = listed("answered unanswered picked rang missed beantwortet angenommen contestada atendida")


def rang(table: Table, at: Column) -> bool:
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
    if len(numbers) != 1 or not 1 < numbers[0].distinct < len(numbers[0].there) or _sends_files(table):
        return False
    if table.means & {"message", "thread"}:
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


def recorded(table: Table, at: Column) -> str | None:
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
    if _writes_anew(table):
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


def listed_numbers(table: Table, at: Column) -> str | None:
    """Whether rows are times at which numbers of phones rang: numbers that come again, no text, and two signs of calls.

    Any one such sign is had by other things too: which way is said of payments, a length of films, a card of data used. Of
    sides that are no numbers of phones both signs must be ones that calls have more than others.
    """
    if table.means & _OF_OTHERS or _writes_anew(table) or any(set(c.words) & _AMOUNTS for c in table.columns):
        return None
    if len(at.there) < _LEAST_BLOCKED or at.distinct < NEARLY_ALL * len(at.there):
        return None
    sides = [c for c in table.columns if _of_phones(c) and c.fill >= _NUMBERED and not c.above]
    sides = sides[:1] if _are_one_number(sides) else sides
    phones = len(sides) == 1 and _counts_nothing(table)
    if not sides:
        sides = _either(table) or [c for c in table.columns if _is_side(c)]
    again = [c for c in sides if 1 < c.distinct <= _AGAIN * len(c.there)]
    signs = _signs(table, at, sides, _BECAME if phones else _RANG)
    # Voice messages have a way, a length and a sound too: a list of calls ends them, or is one of recordings.
    kept = {*words.split(table.name)} & _RECORDED or "ended_at" in other_times(table, at, ("ended_at",))
    if _sends_files(table) or (any(map(_names_sounds, table.columns)) and not (phones and kept)):
        return None
    plain = [said for strong, said in signs if strong]
    if not again or not plain or len(signs if phones else plain) < _LEAST_NAMED:
        return None
    said = ", ".join((plain + [said for strong, said in signs if not strong])[:3])
    return f"{again[0].name} comes again, each time with another {at.name}, beside {said}"


def _sends_files(table: Table) -> bool:
    """Whether rows name files that are no sounds: what is sent has a way, an end and a length as calls have."""
    files = any(c.texts and c.means & {"path", "mime"} and not set(c.words) & _RECORDED for c in table.columns)
    return files and not {*words.split(table.name)} & _RECORDED and not any(map(_names_sounds, table.columns))


def _either(table: Table) -> list[Column]:
    """Two columns of numbers of phones of which each row has one: who called or was called."""
    numbers = [c for c in table.columns if _of_phones(c) and not c.above]
    if len(numbers) != 2:
        return []
    one = [bool(a) != bool(b) for a, b in zip(numbers[0].values, numbers[1].values, strict=True)]
    return numbers if sum(one) >= NEARLY_ALL * len(one) else []


def _is_side(column: Column) -> bool:
    """Whether each row names somebody or something, which others name too."""
    named = column.means & {"party", "sender", "recipient"} or is_address(column)
    plain = column.time is None and not column.above and not column.is_flag and not column.means & {"count", "last"}
    return bool(named) and plain and column.distinct > 1 and column.fill >= NEARLY_ALL


_OF_OTHERS: Final = frozenset(("message", "contact", "thread", "place", "post"))
_AMOUNTS: Final = listed(
    "amount price cost fee balance total currency betrag preis kosten importe precio montant prix 金额 сумма"
)


def _signs(table: Table, at: Column, sides: Sequence[Column], became: frozenset[str]) -> list[tuple[bool, str]]:
    """What rows about somebody have that calls have, each named once, and whether little else has it."""
    ended = other_times(table, at, ("ended_at",)).get("ended_at")
    found = [(True, f"an end, {ended}")] if ended is not None else []
    if {*words.split(table.name)} & (_RECORDED | _LISTED):
        found.append((False, f"what {table.name} is called"))
    for column in table.columns:
        if column.above or not column.there or column is at or column in sides:
            continue
        named = {*column.words, "".join(column.words)}
        codes = [c for c in codes_of(column) if isinstance(c, str)]
        said = {w for c in codes for w in words.split(c)}
        flag = yes_and_no(column) is not None
        coded = column.means & CODED or named & _OUTCOMES
        if lasts(column) and (column.numbers or is_clock(column)) and column.distinct > 1:
            found.append((True, f"a length, {column.name}"))
        elif _goes_both_ways(column) or (flag and column.means & {"incoming", "outgoing", "direction"}):
            found.append((True, f"a way, {column.name}"))
        elif named & _OF_CARDS and column.distinct <= _MOST_CARDS:
            found.append((True, f"a card, {column.name}"))
        elif (named | said) & became or (column.time is None and _of_calls(column)):
            found.append((True, f"what became of it, {column.name}"))
        elif coded and (column.small is not None or codes) and len(table.columns) <= FEW_COLUMNS:
            found.append((False, f"a code, {column.name}"))
    return found


_LISTED: Final = listed(
    "history histories log logs recent recents journal events historial verlauf historique cronologia gecmis riwayat"
)
_OUTCOMES: Final = listed("action result reason decision outcome verdict grund motivo raison")
_OF_CARDS: Final = listed("sim slot simslot simid subscription subscriptionid phoneaccount")
_MOST_CARDS: Final = 3
_RANG: Final = listed("missed unanswered answered ringing rang dialed dialled hangup hungup busy")
"""Words for what becomes of calls alone."""
_BECAME: Final = _RANG | listed(
    "rejected declined blocked allowed silenced silence spam scam screened whitelisted blacklisted whitelist blacklist accepted "
    "autoblocked verdict"
)
"""Words for what becomes of calls and invitations, and for what was decided about their numbers."""


def _writes_anew(table: Table) -> bool:
    """Whether rows have texts that differ: what is written, and not the few reasons that are given again and again."""
    texts = [c for c in table.columns if c.texts and c.looks.strict_phone == 0 and not c.above]
    texts = [c for c in texts if not _is_name(c) and not is_about(c)]
    said_anew = (
        c for c in texts if c.looks.natural > 0 and not codes_of(c) and c.distinct > _SAID_AGAIN * len(c.there)
    )
    return any("body" in c.means and c.looks.uuid < NEARLY_ALL for c in texts) or any(said_anew)


def is_about(column: Column) -> bool:
    """Whether a text is named for what was noted, or written down, of what was said."""
    return bool({*column.words, *(words.split(column.within[0]) if column.within is not None else ())} & _ABOUT)


_ABOUT: Final = listed(
    "transcript transcription transcripts transcribed note notes summary memo remark keyword keywords"
)


def _is_name(column: Column) -> bool:
    return "name" in column.means and column.looks.personal >= NEARLY_ALL


def _of_phones(column: Column) -> bool:
    return column.phones or ("phone" in column.means and column.looks.phone >= NEARLY_ALL and column.time is None)


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


def rings(column: Column) -> bool:
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
