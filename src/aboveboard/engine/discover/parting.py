"""Verdicts whose rows are of several kinds: calls, drafts, groups and private posts told from the rest. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.answered import both
from aboveboard.engine.discover.codes import codes_of, lasts
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.dealings import without_others
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.moments import other_times
from aboveboard.engine.discover.verdicts import NEARLY_ALL, Verdict, best_of
from aboveboard.engine.discover.ways import yes_and_no
from aboveboard.engine.discover.words import listed

_LEAST_CALLS: Final = 2


_CODED: Final = frozenset(("type", "status", "direction"))


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
        return (_that_were(without_others(_without_texts(verdict, table), table), table),)
    if verdict.kind != "Message":
        return (verdict,)
    verdict = _with_its_text(without_unsent(verdict, table), table)
    if "body" not in verdict.roles:
        return (verdict,)
    body = table.by_name[verdict.roles["body"]]
    length = _length(table)
    for column in table.columns:
        taken = any(c == column.name and role != "direction" for role, c in verdict.roles.items())
        if taken or not column.means & _CODED or column.time is not None:
            continue
        codes = codes_of(column)
        calls = tuple(sorted((c for c in codes if _is_call(c, column, body, length, table)), key=str))
        if not calls or len(calls) == len(codes):
            continue
        every, calls = calls, _that_begin(calls)
        many = sum(v in calls for v in column.values)
        if many < _LEAST_CALLS and not all(isinstance(c, str) for c in calls):
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
    if peer is None or peer.looks.strict_phone < NEARLY_ALL or not said or body.within is not None:
        return ()
    for column in table.columns:
        if column.distinct != len(_BOTH) or not column.means & {"type"} or column.name in verdict.roles.values():
            continue
        with_text = {v for v, t in zip(column.values, body.values, strict=True) if t not in (None, "")}
        without = {v for v, t in zip(column.values, body.values, strict=True) if t in (None, "")}
        calls = tuple(v for v in without - with_text if isinstance(v, int | str))
        if len(calls) != 1 or without & with_text or sum(v in calls for v in column.values) < _LEAST_CALLS:
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


_BOTH: Final = ("text", "call")
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
    if named or len(lasted) < _LEAST_CALLS or not set(lasted) <= set(bare) or len(bare) == len(body.values):
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
        if len(rows) < _LEAST_CALLS or any(body.values[n] for n in rows):
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


def _with_its_text(verdict: Verdict, table: Table) -> Verdict:
    """The same without the rows that have no text, where these are of what else there is: states, and what became of people.

    What has a file in place of a text is a message too, and so is what was deleted.
    """
    body = table.by_name.get(verdict.roles.get("body", ""))
    if body is None or body.fill == 1.0:
        return verdict
    if body.attribute is None or body.attribute.key:
        return _without_states(verdict, table, body)
    if "message" in table.means or any(c.attribute is None and "path" in c.means and c.there for c in table.columns):
        return _without_states(verdict, table, body)
    only = Only(body.name, (), others="rows without a text", present=True)
    return replace(verdict, only=(*verdict.only, only))


def _without_states(verdict: Verdict, table: Table, body: Column) -> Verdict:
    """The same without the rows of codes that are never with a text, nor with anything else that another row is without."""
    if body.within is not None and body.attribute is None:
        return verdict
    for column in table.columns:
        named = column.name not in verdict.roles.values() and column.means & {"type"} and not column.means & {"mime"}
        codes = codes_of(column) if named and column.within is None else frozenset[int | str]()
        codes = frozenset(c for c in codes if not (isinstance(c, str) and set(words.split(c)) & _ATTACHED))
        if len(codes) < _LEAST_KINDS:
            continue
        if set(column.words) & _OF_CONTENTS:
            continue  # Of messages in several parts, or with files, the rest stands elsewhere.
        empty: list[int | str] = []
        for code in codes:
            rows = [n for n, v in enumerate(column.values) if v == code]
            if len(rows) < _LEAST_EMPTY or any(body.values[n] not in (None, "") for n in rows):
                continue
            if not _fill_anything_else(rows, table, body):
                empty.append(code)
        if empty:
            said = tuple(sorted(empty, key=str))
            only = Only(column.name, said, without=True, others="rows of kinds that never have a text")
            return replace(verdict, only=(*verdict.only, only))
    return verdict


def _fill_anything_else(rows: Sequence[int], table: Table, body: Column) -> bool:
    """Whether any of these rows has a value in a column that rows with a text mostly lack: a file, a place, a length."""
    texts = [n for n, v in enumerate(body.values) if v not in (None, "")]
    for column in table.columns:
        if column is body or column.small is not None:
            continue
        mostly = sum(column.values[n] in (None, "", 0, "{}") for n in texts) > 0.5 * len(texts)
        if mostly and any(column.values[n] not in (None, "", 0, "{}") for n in rows):
            return True
    return False


_LEAST_KINDS: Final = 3
_LEAST_EMPTY: Final = 2
_ATTACHED: Final = listed(
    "attachment attachments media image photo picture video audio file sticker location voice gif document contact call"
)
_OF_CONTENTS: Final = listed("message msg content media attachment body")


def _that_were(verdict: Verdict, table: Table) -> Verdict:
    """Calls without the rows that have no time, where others have: these were not made."""
    at = table.by_name.get(verdict.roles.get("at", ""))
    if at is None or "ended_at" in verdict.roles or at.within is not None or at.fill == 1.0 or verdict.only:
        return verdict
    return replace(verdict, only=(Only(at.name, (), others="rows without a time", present=True),))


def _without_texts(verdict: Verdict, table: Table) -> Verdict:
    """Calls without the rows of codes that alone have texts that people wrote: a log of a phone has its messages too.

    What was said to a mailbox, or noted of a call, is of a call.
    """
    for body in table.columns:
        used = body.name in verdict.roles.values() or body.within is not None or body.means & _OF_A_CALL
        varied = body.distinct > 1 and body.looks.natural >= NEARLY_ALL and body.looks.personal < NEARLY_ALL
        if (
            used
            or not varied
            or len(body.there) < _LEAST_CALLS
            or {*body.words, *words.stems(body.name)} & _SAID_OF_CALLS
        ):
            continue
        for column in table.columns:
            codes = codes_of(column) if "type" in column.means else frozenset[int | str]()
            with_text = {v for v, t in zip(column.values, body.values, strict=True) if t not in (None, "")}
            rows = [t for v, t in zip(column.values, body.values, strict=True) if v in with_text]
            written = sum(t not in (None, "") for t in rows)
            if with_text and with_text < codes and written >= NEARLY_ALL * len(rows):
                said = tuple(sorted((v for v in with_text if isinstance(v, int | str)), key=str))
                only = Only(column.name, said, without=True, others=f"rows that have texts ({body.name})")
                return replace(verdict, only=(*verdict.only, only))
    return verdict


_OF_A_CALL: Final = frozenset(
    ("name", "place", "person", "party", "sender", "recipient", "url", "path", "status", "type")
)
_SAID_OF_CALLS: Final = listed(
    "transcription transcript voicemail mailbox note notes notiz nota comment remark reason location country geocoded"
)


_CALLED: Final = listed("caller callee")


def _by_text(verdict: Verdict, table: Table, body: Column) -> tuple[Verdict, ...]:
    """A verdict of messages parted where a column names who called, and rows have neither a text nor a file: these are calls.

    A network's caller id (`destination_caller_id`) stands with messages too.
    """
    named = (c for c in table.columns if c.words[:1] and c.words[0] in _CALLED and "id" not in c.words)
    called = next((c for c in named if c.fill > NEARLY_ALL and not c.above), None)
    calls = [n for n, v in enumerate(body.values) if v is None or v == ""]
    if called is None or body.within is not None or len(calls) < _LEAST_CALLS or len(calls) == len(body.values):
        return (verdict,)
    if any(c.values[n] for c in table.columns if c is not body and _names_files(c) for n in calls):
        return (verdict,)
    why = f"rows without {body.name} are calls: {called.name} says who called"
    roles = {f: c for f, c in verdict.roles.items() if f in _OF_CALLS}
    reasons = (*verdict.reasons, why)
    texts, none = Only(body.name, (), others="calls", present=True), Only(body.name, (), without=True, present=True)
    rest = replace(verdict, reasons=reasons, only=(*verdict.only, texts))
    return rest, replace(verdict, kind="Call", roles=roles, reasons=reasons, only=(*verdict.only, none))


_UNSENT: Final = listed(
    "draft drafts composing typing unsent entwurf borrador rascunho brouillon bozza concept szkic chernovik "
    "taslak caogao 草稿 下書き chatstate heartbeat keepalive"
)
"""What is written and not sent, or is only a sign of writing."""


_EVENTS: Final = listed(
    "join joined part parted left quit topic nick mode kick ban whois raw motd connected disconnected"
)
"""What else happens where people talk, beside what is called a message."""
_SENT_AS: Final = frozenset(("message", "msg", "privmsg", "text", "chat"))
_NO_MESSAGE: Final = _UNSENT | listed("receipt receipts readreceipt deliveryreceipt ack presence ping pong")


def without_unsent(verdict: Verdict, table: Table) -> Verdict:
    """The same without drafts and signs of writing, where a flag or a word for them tells these rows."""
    for column in table.columns:
        taken = any(c == column.name and role != "direction" for role, c in verdict.roles.items())
        if taken or column.time is not None or not column.there:
            continue
        flag = yes_and_no(column)
        said: tuple[int | str, ...] = ()
        if flag is not None and set(column.words) & _UNSENT and not column.means & {"id", "body"}:
            said = tuple(v for v in (flag[1],) if isinstance(v, int | str))
        elif column.means & {*_CODED, "thread"} or set(column.words) & {"folder", "box", "state", "event", "action"}:
            codes = codes_of(column)
            none = _NO_MESSAGE
            if any(isinstance(c, str) and c.lower() in _SENT_AS for c in codes):
                none |= _EVENTS
            said = tuple(sorted(c for c in codes if isinstance(c, str) and _says(c, none)))
            said = () if len(said) == len(codes) else said
        if said:
            only = Only(column.name, said, without=True, others="drafts and signs of writing or receipt")
            return replace(verdict, only=(*verdict.only, only))
    way = verdict.roles.get("direction")
    if way is not None and verdict.outgoing in ((2, 4, 5, 6), ("2", "4", "5", "6")):
        draft = 3 if verdict.outgoing[0] == 2 else "3"
        if draft in table.by_name[way].values:
            return replace(verdict, only=(*verdict.only, Only(way, (draft,), without=True, others="drafts")))
    return verdict


_GROUPS: Final = listed(
    "group groups room rooms channel channels muc chatroom conference broadcast supergroup megagroup grupo gruppe groupe "
    "gruppo qun 群"
)


def without_groups(verdict: Verdict, table: Table) -> Verdict:
    """The same without groups among people, where a flag or a word tells them."""
    for column in table.columns:
        if column.name in verdict.roles.values() or column.time is not None or not column.there:
            continue
        said: tuple[int | str, ...] = ()
        flag = yes_and_no(column)
        if flag is not None and set(column.words) <= _GROUPS | {"is", "flag"} and set(column.words) & _GROUPS:
            said = tuple(v for v in (flag[1],) if isinstance(v, int | str))
        elif column.means & _CODED or set(column.words) & {"kind", "class"}:
            codes = codes_of(column)
            said = tuple(sorted(c for c in codes if isinstance(c, str) and _says(c, _GROUPS)))
        held = sum(v in said for v in column.values)
        if said and 0 < held < 0.9 * len(column.values):
            only = Only(column.name, said, without=True, others="groups and channels")
            return replace(verdict, only=(*verdict.only, only))
    return verdict


def _says(code: str, wanted: frozenset[str]) -> bool:
    pieces = words.split(code)
    return bool(pieces) and (bool(set(pieces[-1:]) & wanted) or "".join(pieces) in wanted)


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
    if len(numbers) < len(rows) or len(rows) < _LEAST_CALLS or not any(numbers):
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
