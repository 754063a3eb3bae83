"""Verdicts whose rows are of several kinds: calls, drafts, groups and private posts told from the rest. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.answered import both
from aboveboard.engine.discover.codes import codes_of, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.dealings import without_others
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.leftout import that_were, with_its_text, without_groups, without_texts, without_unsent
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.moments import other_times
from aboveboard.engine.discover.verdicts import CODED, LEAST_CALLS, NEARLY_ALL, Verdict, best_of
from aboveboard.engine.discover.words import listed


def parted(verdict: Verdict, table: Table) -> tuple[Verdict, ...]:
    """A verdict of messages parted where a code tells calls from them; the verdict alone where none does.

    Two things tell: codes that are words for calls, and codes whose rows have durations and no text where other rows have
    text. Lengths of films and voice messages are durations too; therefore numbers alone need rows that name no picture or
    sound, a missed call's zero beside real lengths, or a column that is named for calls.
    """
    if "answer" in verdict.roles:
        return both(verdict, table)
    if verdict.kind == "Post":
        return _private(verdict, table)
    if verdict.kind == "Contact":
        return (without_groups(verdict, table),)
    if verdict.kind == "Call":
        return (that_were(without_others(without_texts(verdict, table), table), table),)
    if verdict.kind != "Message":
        return (verdict,)
    verdict = with_its_text(without_unsent(verdict, table), table)
    if "body" not in verdict.roles:
        return (verdict,)
    body = table.by_name[verdict.roles["body"]]
    length = _length(table)
    for column in table.columns:
        taken = any(c == column.name and role != "direction" for role, c in verdict.roles.items())
        if taken or not column.means & CODED or column.time is not None:
            continue
        codes = codes_of(column)
        calls = tuple(sorted((c for c in codes if _is_call(c, column, body, length, table)), key=str))
        if not calls or len(calls) == len(codes):
            continue
        every, calls = calls, _that_begin(calls)
        many = sum(v in calls for v in column.values)
        if many < LEAST_CALLS and not all(isinstance(c, str) for c in calls):
            continue
        why = f"rows with {column.name} = {', '.join(map(str, calls))} are calls: " + (
            "the word says so" if isinstance(calls[0], str) else "they have durations and no text"
        )
        roles = {f: c for f, c in verdict.roles.items() if f in _OF_CALLS}
        if length is not None and length.name not in roles.values():
            roles["duration"] = length.name
        call = replace(
            verdict,
            kind="Call",
            roles=roles,
            reasons=(*verdict.reasons, why),
            only=(*verdict.only, Only(column.name, calls)),
        )
        rest = replace(
            verdict,
            reasons=(*verdict.reasons, why),
            only=(*verdict.only, Only(column.name, every, without=True, others="calls")),
        )
        return (rest, call)
    return (
        _by_calls_beside(verdict, table, body)
        or _by_ends(verdict, table, body)
        or _turned_away(verdict, table, body)
        or _by_text(verdict, table, body)
    )


def _turned_away(verdict: Verdict, table: Table, body: Column) -> tuple[Verdict, ...]:
    """A verdict of messages that were blocked parted where a code of two has rows with texts alone, and the other none.

    What a number of a phone was kept from is a text or a call. Empty where it is not so.
    """
    peer = table.by_name.get(verdict.roles.get("peer", ""))
    said = {*words.split(table.name)} & _TURNED_AWAY
    if peer is None or not peer.phones or not said or body.within is not None:
        return ()
    for column in table.columns:
        if column.distinct != 2 or not column.means & {"type"} or column.name in verdict.roles.values():
            continue
        with_text = {v for v, t in zip(column.values, body.values, strict=True) if t not in (None, "")}
        without = {v for v, t in zip(column.values, body.values, strict=True) if t in (None, "")}
        calls = tuple(v for v in without - with_text if isinstance(v, int | str))
        if len(calls) != 1 or without & with_text or sum(v in calls for v in column.values) < LEAST_CALLS:
            continue
        why = f"what was {sorted(said)[0]} and has no text is a call: {column.name} = {calls[0]}"
        roles = {f: c for f, c in verdict.roles.items() if f in _OF_CALLS}
        reasons = (*verdict.reasons, why)
        call = replace(
            verdict, kind="Call", roles=roles, reasons=reasons, only=(*verdict.only, Only(column.name, calls))
        )
        rest = Only(column.name, calls, without=True, others="calls")
        return replace(verdict, reasons=reasons, only=(*verdict.only, rest)), call
    return ()


_TURNED_AWAY: Final = listed("blocked intercepted rejected refused harassing spam blockiert bloqueado bloque bloccato")


def _that_begin(calls: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Of words for what happens in a call those by which it begins, if there are such: one call is one record.

    Matrix has `m.call.invite`, `m.call.candidates`, `m.call.answer`, `m.call.hangup`:
    https://spec.matrix.org/latest/client-server-api/#voice-over-ip
    """
    said = {c: set(words.split(c)) for c in calls if isinstance(c, str)}
    begin = tuple(c for c, w in said.items() if w & _BEGINS)
    within = [c for c, w in said.items() if w & _GOES_ON]
    return begin if begin and within else calls


_BEGINS: Final = listed("invite offer initiate")
_GOES_ON: Final = listed("candidates candidate answer hangup negotiate select")


def _by_ends(verdict: Verdict, table: Table, body: Column) -> tuple[Verdict, ...]:
    """A verdict of messages parted where rows without a text end after they begin, as no others do; empty where none do."""
    at = table.by_name.get(verdict.roles.get("at", ""))
    ended = table.by_name.get(other_times(table, at, ("ended_at",)).get("ended_at", "")) if at is not None else None
    if at is None or ended is None or body.within is not None:
        return ()
    lasted = [
        n
        for n, (a, b) in enumerate(zip(at.moments, ended.moments, strict=True))
        if a is not None and b is not None and b > a
    ]
    bare = [n for n, v in enumerate(body.values) if v in (None, "", b"")]
    named = any(c.values[n] not in (None, "") for c in table.columns if c is not body and _names_files(c) for n in bare)
    if named or len(lasted) < LEAST_CALLS or not set(lasted) <= set(bare) or len(bare) == len(body.values):
        return ()
    why = f"rows without {body.name} are calls: of them alone some end ({ended.name}) after they begin"
    calls, rest = (
        Only(body.name, (), without=w, others=o, present=True) for w, o in ((True, "messages"), (False, "calls"))
    )
    roles = {f: c for f, c in verdict.roles.items() if f in _OF_CALLS} | {"ended_at": ended.name}
    reasons = (*verdict.reasons, why)
    call = replace(verdict, kind="Call", roles=roles, reasons=reasons, only=(*verdict.only, calls))
    return replace(verdict, reasons=reasons, only=(*verdict.only, rest)), call


def _by_calls_beside(verdict: Verdict, table: Table, body: Column) -> tuple[Verdict, ...]:
    """A verdict of messages parted where some rows without a text have one in a table of calls; empty where none have."""
    for column in table.columns:
        at = column.attribute
        if at is None or at.key or not lasts(column) or "call" not in words.table_meanings(at.table):
            continue
        rows = [n for n, v in enumerate(column.values) if v not in (None, "")]
        if len(rows) < LEAST_CALLS or any(body.values[n] for n in rows):
            continue
        why = f"rows that {at.table} has more of are calls"
        roles = {f: c for f, c in verdict.roles.items() if f in _OF_CALLS} | {"duration": column.name}
        reasons = (*verdict.reasons, why)
        calls, rest = (
            Only(column.name, (), without=w, others=o, present=True) for w, o in ((False, "messages"), (True, "calls"))
        )
        call = replace(verdict, kind="Call", roles=roles, reasons=reasons, only=(calls,))
        return replace(verdict, reasons=reasons, only=(*verdict.only, rest)), call
    return ()


_CALLED: Final = listed("caller callee")


def _by_text(verdict: Verdict, table: Table, body: Column) -> tuple[Verdict, ...]:
    """A verdict of messages parted where a column names who called, and rows have neither a text nor a file: these are calls.

    A network's caller id (`destination_caller_id`) stands with messages too.
    """
    named = (c for c in table.columns if c.words[:1] and c.words[0] in _CALLED and "id" not in c.words)
    called = next((c for c in named if c.fill > NEARLY_ALL and not c.above), None)
    calls = [n for n, v in enumerate(body.values) if v is None or v == ""]
    if called is None or body.within is not None or len(calls) < LEAST_CALLS or len(calls) == len(body.values):
        return (verdict,)
    if any(c.values[n] for c in table.columns if c is not body and _names_files(c) for n in calls):
        return (verdict,)
    why = f"rows without {body.name} are calls: {called.name} says who called"
    roles = {f: c for f, c in verdict.roles.items() if f in _OF_CALLS}
    reasons = (*verdict.reasons, why)
    texts, none = Only(body.name, (), others="calls", present=True), Only(body.name, (), without=True, present=True)
    rest = replace(verdict, reasons=reasons, only=(*verdict.only, texts))
    return rest, replace(verdict, kind="Call", roles=roles, reasons=reasons, only=(*verdict.only, none))


_SHOWN_TO: Final = frozenset(("visibility", "privacy", "audience", "scope"))


_PRIVATE: Final = frozenset(("direct", "dm", "pm", "directmessage", "privatemessage"))


def _private(verdict: Verdict, table: Table) -> tuple[Verdict, ...]:
    """A verdict of posts parted where a code says of some that they are for those alone whom they name."""
    for column in table.columns:
        if not _SHOWN_TO & set(column.words):
            continue
        codes = codes_of(column)
        private = tuple(sorted(c for c in codes if isinstance(c, str) and "".join(words.split(c)) in _PRIVATE))
        if not private:
            continue
        why = f"rows with {column.name} = {', '.join(private)} are messages: the word says so"
        roles = {f.replace("author", "sender"): c for f, c in verdict.roles.items()}
        reasons = (*verdict.reasons, why)
        message = replace(
            verdict,
            kind="Message",
            roles=roles,
            reasons=reasons,
            only=(*verdict.only, Only(column.name, private, others="posts")),
        )
        rest = replace(verdict, reasons=reasons, only=(*verdict.only, Only(column.name, private, without=True)))
        return (rest, message)
    return (verdict,)


_OF_CALLS: Final = frozenset(
    (
        "at",
        "direction",
        "direction_table",
        "thread",
        "sender",
        "recipient",
        "peer",
        "sender_name",
        "recipient_name",
        "peer_name",
        "thread_members",
        "people_of",
        "sender_of",
        "recipients_of",
    )
)


def _length(table: Table) -> Column | None:
    return best_of(
        table.columns,
        lambda c: float(lasts(c) and bool(c.numbers) and c.time is None and len(c.numbers) == len(c.there)),
    )


def _is_call(code: int | str, column: Column, body: Column, length: Column | None, table: Table) -> bool:
    rows = [n for n, v in enumerate(column.values) if v == code]
    if isinstance(code, str):
        # What is written in a row of its own is a message about a call; 'Missed call' in all of them is no such text.
        written = [v for n in rows if (v := body.values[n])]
        own_texts = len(written) > 1 and len(set(written)) > 0.5 * len(rows)
        means = words.table_meanings(code)
        if "call" not in means and not _RINGS & set(words.split(code)):
            return False
        return "message" not in means and (not own_texts or _beside_messages(code, column))
    if length is None or any(body.values[n] for n in rows):
        return False
    lengths = [length.values[n] for n in rows]
    numbers = [v for v in lengths if isinstance(v, int | float)]
    if len(numbers) < len(rows) or len(rows) < LEAST_CALLS or not any(numbers):
        return False
    files = any(isinstance(v := c.values[n], str | bytes) and v for c in table.columns if _names_files(c) for n in rows)
    named = bool(words.table_meanings(length.name) & {"call"} or words.table_meanings(column.name) & {"call"})
    return not files and (named or (0 in numbers and len(set(numbers)) > 2))


def _beside_messages(code: str, column: Column) -> bool:
    """Whether a code is nothing but a word for calls and another of its column the one for what was sent, as 'call' and 'sms'."""
    plain = len(words.split(code)) == 1
    return plain and any(isinstance(c, str) and c.lower() in _SENT for c in codes_of(column))


_SENT: Final = listed("sms mms")


_RINGS: Final = listed("webrtc")
"""How calls are made: 'WEBRTC_AUDIO_END'."""


def _names_files(column: Column) -> bool:
    named = column.means & {"path", "mime", "url"}
    return bool(named) or column.looks.picture > 0 or column.looks.path > 0.3
