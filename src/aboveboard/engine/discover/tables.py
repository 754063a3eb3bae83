"""What a table is: how much speaks for each kind of record and what speaks against it, with the reasons in words.

The weights say what an examiner would: a table is one of messages where there is text that people wrote, a time, and
somebody it is from or to; that the table is called so helps, and is neither needed nor enough. Logs, caches, settings and
queues have times and texts too: their names, columns of machines (level, retries) and texts that repeat themselves or are
no language count against.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import (
    CALLED,
    INSIDE,
    MOST_STEPS,
    Child,
    Link,
    Store,
    Table,
    between,
    children,
    handle_column,
    id_columns,
    identifier_column,
    members,
    name_columns,
    names_of,
    those_that_fill,
    who,
)
from aboveboard.engine.discover.mixed import Only, label
from aboveboard.engine.discover.ways import (
    OWN,
    Way,
    by_member,
    by_other_side,
    direction,
    of_table,
    way_of,
    writes,
    yes_and_no,
)
from aboveboard.engine.discover.words import listed

MOST: Final = 0.95
KINDS: Final = ("Message", "Contact", "Call", "Place", "Visit", "Media", "Post")


@dataclass(frozen=True)
class Verdict:
    """A table as one kind of record."""

    table: str
    kind: str
    confidence: float
    roles: Mapping[str, str]
    """Field or part of one -> column."""
    reasons: tuple[str, ...]
    incoming: tuple[object, ...] = ()
    """Stored values of the direction's column that mean incoming."""
    outgoing: tuple[object, ...] = ()
    children: tuple[Child, ...] = ()
    only: tuple[Only, ...] = ()
    """The rows that it is true of: those of which each of these holds."""
    of: Table | None = None
    """The table of these rows alone, where they were judged by themselves: a column may be a time in them and not in all."""


@dataclass
class _Case:
    """Collects what speaks for a kind."""

    kind: str
    table: Table
    roles: dict[str, str] = field(default_factory=dict[str, str])
    reasons: list[str] = field(default_factory=list[str])
    score: float = 0.0

    def say(self, weight: float, reason: str) -> None:
        self.score += weight
        self.reasons.append(reason)

    def verdict(self, **more: object) -> Verdict:
        confidence = round(max(0.0, min(MOST, self.score)), 2)
        return Verdict(self.table.name, self.kind, confidence, self.roles, tuple(self.reasons), **more)  # pyright: ignore[reportArgumentType]


def judge(
    table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], named: NamedBy | None = None
) -> list[Verdict]:
    """What the table may be, likeliest first; empty where nothing speaks for any kind."""
    if not table.rows or not table.columns:
        return []
    found = [v for make in (_message, _call, _place, _visit, _media) for v in make(table, store, known)]
    found += _contact(table, store, known, (named or {}).get(table.name))
    return sorted(found, key=lambda v: (-v.confidence, KINDS.index(v.kind)))


# --- calls among messages --------------------------------------------------------------------------------------------

_LEAST_CALLS: Final = 2
_MOST_CODES: Final = 24
_CODED: Final = frozenset(("type", "status", "direction"))


def parted(verdict: Verdict, table: Table) -> tuple[Verdict, ...]:
    """A verdict of messages parted where a code tells calls from them; the verdict alone where none does.

    Two things tell: codes that are words for calls, and codes whose rows have durations and no text where other rows have
    text. Lengths of films and voice messages are durations too; therefore numbers alone need rows that name no picture or
    sound, a missed call's zero beside real lengths, or a column that is named for calls.
    """
    if verdict.kind == "Post":
        return _private(verdict, table)
    if verdict.kind == "Contact":
        return (without_groups(verdict, table),)
    if verdict.kind != "Message":
        return (verdict,)
    verdict = without_unsent(verdict, table)
    if "body" not in verdict.roles:
        return (verdict,)
    body = table.by_name[verdict.roles["body"]]
    length = _length(table)
    for column in table.columns:
        taken = any(c == column.name and role != "direction" for role, c in verdict.roles.items())
        if taken or not column.means & _CODED or column.time is not None:
            continue
        codes = _codes(column)
        calls = tuple(sorted((c for c in codes if _is_call(c, column, body, length, table)), key=str))
        if not calls or len(calls) == len(codes):
            continue
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
            only=(*verdict.only, Only(column.name, calls, without=True, others="calls")),
        )
        return (rest, call)
    return (verdict,)


_UNSENT: Final = listed(
    "draft drafts composing typing unsent entwurf borrador rascunho brouillon bozza concept szkic chernovik "
    "taslak caogao 草稿 下書き chatstate heartbeat keepalive"
)
"""What is written and not sent, or is only a sign of writing."""
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
            codes = _codes(column)
            said = tuple(sorted(c for c in codes if isinstance(c, str) and _says(c, _NO_MESSAGE)))
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
            codes = _codes(column)
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
        codes = _codes(column)
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
    )
)


def _lasts(column: Column) -> bool:
    """Whether a column is named for a duration. What is a length inside a cell is mostly that of a piece of text."""
    if column.means & {"path", "size", "body", "url", "id", "name", "read"} or {"nanos", "micros", "time"} & set(
        column.words
    ):
        return False
    return "duration" in column.means and (column.within is None or "duration" in column.words)


def _length(table: Table) -> Column | None:
    return _best(
        table.columns,
        lambda c: float(_lasts(c) and bool(c.numbers) and c.time is None and len(c.numbers) == len(c.there)),
    )


def _codes(column: Column) -> frozenset[int | str]:
    """The values of a column of codes: small numbers or words without blanks; none for anything else."""
    if column.small is not None:
        return column.small
    words_ = frozenset(t for t in column.texts if len(t) <= 60 and not any(c.isspace() for c in t))
    plain = len(column.texts) == len(column.there) and len(words_) == column.distinct <= _MOST_CODES
    return words_ if plain else frozenset()


def _is_call(code: int | str, column: Column, body: Column, length: Column | None, table: Table) -> bool:
    rows = [n for n, v in enumerate(column.values) if v == code]
    if isinstance(code, str):
        # What is written in a row of its own is a message about a call; 'Missed call' in all of them is no such text.
        written = [v for n in rows if (v := body.values[n])]
        own_texts = len(written) > 1 and len(set(written)) > 0.5 * len(rows)
        means = words.table_meanings(code)
        return "call" in means and "message" not in means and not own_texts
    if length is None or any(body.values[n] for n in rows):
        return False
    lengths = [length.values[n] for n in rows]
    numbers = [v for v in lengths if isinstance(v, int | float)]
    if len(numbers) < len(rows) or len(rows) < _LEAST_CALLS or not any(numbers):
        return False
    files = any(isinstance(v := c.values[n], str | bytes) and v for c in table.columns if _names_files(c) for n in rows)
    named = bool(words.table_meanings(length.name) & {"call"} or words.table_meanings(column.name) & {"call"})
    return not files and (named or (0 in numbers and len(set(numbers)) > 2))


def _names_files(column: Column) -> bool:
    named = column.means & {"path", "mime", "url"}
    return bool(named) or column.looks.picture > 0 or column.looks.path > 0.3


# --- times -----------------------------------------------------------------------------------------------------------


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
        score = 1.0 + column.time.fill + (0.5 if column.time.named else 0.0) - 0.005 * min(number, 20)
        score += 0.6 * ("time" in means) + 0.1 * (1.5 - bool(means & {"sent", "created"})) - 0.2 * ("received" in means)
        # Of two that say the same, the one that is a point in time everywhere.
        score += 0.1 * (column.time.epoch is not None or column.time.rule == "iso_utc")
        score -= 1.5 * bool(means & _AFTERWARDS)
        score -= 0.5 * bool(means & {"thread", "machine", "person"}) + 2.0 * column.above
        score += 0.1 * bool(_BEGINS & set(column.words))
        # When the row came into this database, which for what a server sends is later than what it tells of.
        score -= 0.3 * bool({"inserted", "insert", "stored"} & set(column.words))
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
    return before >= _NEARLY_ALL and 0 < middle <= _DAY_US


_LEAST_LAGS: Final = 5


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


# --- parties and directions ------------------------------------------------------------------------------------------


_PACKAGE: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+){2,}")


_BRACKETS: Final = re.compile(r"\{.*|\[(?![0-9A-Fa-f:.%\w]+\](?::\d+)?$).*", re.DOTALL)
"""What is packed; an address of the network in brackets is none ('[fe80::1]:80')."""


def _is_address(column: Column) -> bool:
    return column.reach >= 0.5


def _parties(case: _Case, store: Store, known: Mapping[str, Mapping[str, Link]]) -> None:
    """Roles sender, recipient and peer, with what their values show."""
    table = case.table
    ranked: dict[str, tuple[float, Column, str]] = {}
    taken = set(case.roles.values())
    varied = any(c.distinct > 1 and c.time is None and _is_address(c) for c in table.columns)
    varied_ = varied or any(c.distinct > 1 and c.means & {"sender", "recipient"} for c in table.columns)
    every = {w for c in table.columns if c.there for w in c.words}
    callees = every & _CALLEES or any("recipient" in c.means and c.there for c in table.columns)
    called_both = bool(every & _CALLERS and callees)
    for column in table.columns:
        if not column.there or column.name in taken or column.time is not None or column.is_flag:
            continue
        means = column.means
        if column.above and means & {"sender", "recipient", "last"}:
            continue  # Who began or last wrote is not who the row is from.
        if column.distinct == 1 and varied_ and set(column.words) & _MINE:
            continue  # What the holder's own is called in every row.
        if (
            column.above
            and column.distinct == 1
            and (set(words_of := column.words) & OWN or not set(words_of) & _OTHERS)
        ):
            continue  # Beside the one list of a file stands also whose file it is.
        if means & {
            "thread",
            "status",
            "type",
            "direction",
            "outgoing",
            "incoming",
            "duration",
            "size",
            "count",
        } and not (means & {"sender", "recipient"}):
            continue
        link = known.get(table.name, {}).get(column.name)
        people = None
        if link is not None:
            parent = store.tables[link.parent]
            someone = who(parent, store, known)
            known_as = someone.identifier or someone.name
            named_so = "contact" in parent.means or not parent.means & {"thread", "message"}
            people = f"names {link.parent}" if known_as and named_so else None
            if (
                people
                and ("contact" in parent.means or _are_reached(parent))
                and not means & {"sender", "recipient", "party", "last", "thread"}
            ):
                means = means | {"party"}
        address = _is_address(column)
        words_of = column.words
        if set(words_of) & _POSITIONS and not address:
            continue  # The how-manieth of a conversation's members, or the colour they are shown in.
        # Which of the phone's own accounts or cards, where there is somebody else.
        own = bool(set(words_of) & _ACCOUNT) and not means & {"sender", "recipient"}
        if own and varied:
            continue
        if address and column.distinct == 1 and varied and not means & {"sender", "recipient"} and not column.above:
            continue  # The account's own, in every row.
        called = bool(set(words_of) & CALLED) and column.looks.handle >= 0.5
        named_ok = "name" not in means or address or called
        if called_both and set(words_of) & {*_CALLERS, *_CALLEES}:
            means = means - {"party"} | ({"sender"} if set(words_of) & _CALLERS else {"recipient"})
        for role in ("sender", "recipient", "peer"):
            meaning = {"sender": "sender", "recipient": "recipient", "peer": "party"}[role]
            if meaning not in means or (role == "peer" and means & {"sender", "recipient"}):
                continue
            # One value in all rows, or names of programs: the app that wrote it, and nobody.
            packages = sum(_PACKAGE.fullmatch(t) is not None for t in column.texts) > 0.5 * len(column.there)
            programs = packages or (column.distinct == 1 and len(column.there) > 5 and not column.above)
            spoken = column.looks.natural >= 0.6 and column.looks.personal < 0.6
            # What is another in each row names the row.
            each = len(column.there) > 10 and column.distinct > 0.9 * len(column.there)
            packed = sum(_BRACKETS.fullmatch(t.strip()) is not None for t in column.texts) > 0.5 * len(column.there)
            written = column.texts and named_ok and not spoken and not programs and not each and not packed
            numbered = column.numbers and not link and not each and {"id", "uid", "uin"} & set(words_of)
            if not (address or people or written or numbered):
                continue
            if column.fill < 0.25 and role != "sender" and not address:
                continue
            if column.fill < 0.25 and not people and not address:
                continue
            score = 1.0 + 2.0 * address + 1.5 * bool(people) + 1.5 * column.fill - 0.5 * ("name" in means) - 1.5 * own
            why = people or ("its values are numbers or addresses" if address else "its name says so")
            if score > (ranked[role][0] if role in ranked else 0.0):
                ranked[role] = (score, column, why)
    if not ranked:
        # No name says it: values alone, where they can be nothing else.
        plain = [
            c
            for c in table.columns
            if c.looks.strict_phone + c.looks.jid + c.looks.email >= 0.8
            and c.name not in taken
            and (c.distinct > 1 or not varied)
        ]
        if len(plain) == 1 and plain[0].distinct > 1:
            ranked["peer"] = (2.0, plain[0], "all of its values are numbers or addresses")
    if not ranked:
        _named_only(case)
    strongest = max((r[0] for r in ranked.values()), default=0.0)
    # Beside somebody who can be reached, what only its name calls a party is something else.
    ranked = {role: r for role, r in ranked.items() if r[0] > strongest - 1.4 or _shares(role, ranked)}
    _complete(ranked)
    used: set[str] = set()
    for role, (_, column, why) in sorted(ranked.items(), key=_strength):
        if column.name in used:
            continue
        used.add(column.name)
        case.roles[role] = column.name
        case.reasons.append(f"{role}: {column.name}: {why}")
    if used:
        case.score += 0.2 if strongest >= 2.4 else 0.1
    for role in ("sender", "recipient", "peer"):
        if role in case.roles:
            _name_beside(case, role)


def _are_reached(table: Table) -> bool:
    """Whether a table's rows are of people by its values: names, and numbers or addresses of them."""
    names, reached = names_of(table), identifier_column(table)
    return (
        bool(names)
        and table.by_name[names[0][0]].looks.personal >= _NEARLY_ALL
        and reached is not None
        and _is_address(reached)
    )


def _shares(role: str, ranked: Mapping[str, tuple[float, Column, str]]) -> bool:
    """Whether who sent and whom it is for are mostly the same people, of whom others say how they are reached."""
    other = ranked.get({"sender": "recipient", "recipient": "sender"}.get(role, ""))
    if other is None:
        return False
    own, theirs = ({str(v) for v in c.there} for c in (ranked[role][1], other[1]))
    return len(own) > 1 and len(own & theirs) >= 0.5 * len(own)


def _strength(role: tuple[str, tuple[float, Column, str]]) -> float:
    """To sort by: the strongest first."""
    return -role[1][0]


_POSITIONS: Final = listed(
    "platform client terminal idx index pos position order color colour rank seq count total version device role level"
)
_CALLERS: Final = frozenset(("caller", "calling", "dialer", "initiator", "inviter"))
_CALLEES: Final = frozenset(("callee", "called", "dialed", "invitee"))
_MINE: Final = frozenset(("my", "own", "self", "me", "mine"))
_OTHERS: Final = listed(
    "contact peer friend partner recipient other with participant buddy remote interlocutor counterparty "
    "counterpart party kontakt contacto contato opponent match correspondent target whom who to"
)
"""Words for the other side of the one conversation of a file."""
_ACCOUNT: Final = frozenset(
    ("account", "acct", "accounts", "owner", "sim", "slot", "subscription", "sub", "profile", "konto")
)


def _complete(ranked: dict[str, tuple[float, Column, str]]) -> None:
    """Beside 'to_x' what is called 'x' is who wrote, and beside 'from_x' whom it is for."""
    if "peer" not in ranked:
        return
    _, peer, why = ranked["peer"]
    for role, other in (("recipient", "sender"), ("sender", "recipient")):
        beside = ranked.get(role)
        if beside is None or other in ranked:
            continue
        rest = [w for w in beside[1].words if not {"sender", "recipient"} & words.COLUMN.get(w, frozenset())]
        if rest and rest == list(peer.words):
            ranked[other] = (ranked.pop("peer")[0], peer, f"it stands beside {beside[1].name}; {why}")
            return


_NAMED: Final = frozenset(("sender_name", "recipient_name", "peer_name"))


def _named_only(case: _Case) -> None:
    """Somebody of whom the table says the name and nothing else."""
    for role, meaning in (("sender", "sender"), ("recipient", "recipient"), ("peer", "party")):
        for column in case.table.columns:
            means = column.means
            if not {meaning, "name"} <= means or means & {
                "thread",
                "id",
                "path",
                "url",
                "body",
                "type",
                "status",
                "machine",
            }:
                continue
            people = column.looks.personal >= 0.6 and column.distinct > 1 and column.time is None
            if people and column.name not in case.roles.values():
                case.roles[f"{role}_name"] = column.name
                case.say(0.1, f"{role}: {column.name} holds names")
                return


def _name_beside(case: _Case, role: str) -> None:
    """A column with the name of the same party, such as sender_name beside sender_id."""
    own = case.table.by_name[case.roles[role]]
    meaning = {"sender": "sender", "recipient": "recipient", "peer": "party"}[role]
    for column in case.table.columns:
        written = column.looks.personal + column.looks.natural >= 0.5
        fits = meaning in column.means or (role == "peer" and not column.means & {"sender", "recipient", "thread"})
        if (
            column is not own
            and "name" in column.means
            and fits
            and written
            and not column.means & {"path", "id", "body"}
        ):
            case.roles[f"{role}_name"] = column.name
            return


# --- kinds -----------------------------------------------------------------------------------------------------------


_NEVER_SENT: Final = listed(
    "scheduled pinned draft drafts template templates reaction reactions receipt receipts sticker stickers suggestion "
    "suggestions "
    "typing canned autoreply autoreplies quickreply quickreplies emoji emojis draftmessage vorlage vorlagen "
    "plantilla plantillas modelo szablon entwurf entwuerfe borrador borradores rascunho rascunhos brouillon "
    "brouillons bozza bozze chernovik taslak caogao 草稿 下書き notification_template fts dictionary"
)
_OF_AN_INDEX: Final = re.compile(r"c\d+\w*|docid")
_OF_ANYTHING: Final = listed("kv key keys blob blobs cache cached item items entry entries data meta pending")


def _against(case: _Case, allowed: Iterable[str] = ()) -> None:
    """What speaks against a table of a person."""
    table = case.table
    unsent = _NEVER_SENT if case.kind == "Message" else frozenset[str]()
    said = [
        w for w in words.split(table.name) if ("machine" in words.TABLE.get(w, ()) or w in unsent) and w not in allowed
    ]
    if table.label:
        # What the keys of its rows say goes before what a store of anything is called.
        said = [w for w in said if w not in _OF_ANYTHING]
    if set(said) & _NEVER_SENT and case.kind == "Message":
        case.say(-0.6, f"but its name says {', '.join(said)}")
    elif said:
        case.say(-0.35, f"but its name says {', '.join(said)}")
    if sum(_OF_AN_INDEX.fullmatch(c.name) is not None for c in table.columns) >= 0.6 * len(table.columns):
        case.say(-0.6, "but these are the columns of an index of texts")
    if (
        table.name.lower().startswith(("sqlite_", "android_metadata", "room_master", "fts"))
        or (table.name.startswith("_") and "message" not in table.means)
        or "_fts" in table.name.lower()
    ):
        case.say(-0.3, "but its name is one that libraries give")
    machines = [
        c.name for c in table.columns if "machine" in c.means and c.there and len(c.words) == 1 and c.within is None
    ]
    if machines:
        case.say(-0.12 * min(len(machines), 3), f"but it has columns that machines need: {', '.join(machines[:3])}")


def _best(columns: Iterable[Column], score: Callable[[Column], float], least: float = 0.0) -> Column | None:
    ranked = [(score(c), -n, c) for n, c in enumerate(columns) if c.there]
    top = max(ranked, key=lambda r: r[:2], default=None)
    return top[2] if top is not None and top[0] > least else None


def body_column(table: Table) -> Column | None:
    """The column of the text that people wrote."""
    apart = {c.within[0] for c in table.columns if c.within is not None}

    def score(column: Column) -> float:
        looks = column.looks
        if not column.texts or column.name in apart or column.time is not None or looks.natural < 0.15 or column.above:
            return 0.0
        named = bool(column.means & {"body"}) and not column.means & {
            "id",
            "type",
            "status",
            "time",
            "path",
            "url",
            "mime",
            "machine",
        }
        if column.means & {"sender", "recipient"} and looks.personal >= 0.5:
            return 0.0  # Who wrote the message: 'message_from'.
        title = bool(column.means & {"title", "subject", "name", "place"})
        longest = sum(len(t) for t in column.texts) / len(column.texts)
        several = sum(len(t.split()) > 2 for t in column.texts) / len(column.texts)
        varied = column.distinct / len(column.there)
        if not named and (several < 0.5 or varied < 0.5 or looks.natural < 0.6 or title):
            return 0.0
        if not named and column.means & {
            "sender",
            "recipient",
            "party",
            "person",
            "path",
            "url",
            "id",
            "status",
            "type",
            "thread",
        }:
            return 0.0
        return 1.5 * named + looks.natural * column.fill + min(longest, 100) / 200 + 0.3 * varied - title

    return _best(table.columns, score, 0.3)


@dataclass(frozen=True)
class Elsewhere:
    """Texts that stand in a table of their own."""

    table: str
    column: str
    own: str
    """The column of this table, and `theirs` of that one, that belong together."""
    theirs: str
    several: bool
    """Whether a row may have several texts."""


def text_elsewhere(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Elsewhere | None:
    """Where the texts of a table's rows stand that has none itself: in the rows that name it, or in those that it names."""
    if "message" not in table.means:
        return None
    for column, link in known.get(table.name, {}).items():
        body = _mere_text(store.tables[link.parent])
        if body is not None and table.by_name[column].within is None and store.unique(table.name, column):
            return Elsewhere(link.parent, body.name, column, link.key, several=False)
    for other in store.tables.values():
        body = _mere_text(other) if other.name != table.name else None
        if body is None or other.rows * table.rows > MOST_STEPS:
            continue
        for column, link in known.get(other.name, {}).items():
            if link.parent == table.name and other.by_name[column].within is None and column != body.name:
                return Elsewhere(other.name, body.name, link.key, column, several=not store.unique(other.name, column))
        if (shared := _shared_key(table, other, store)) is not None:
            return Elsewhere(other.name, body.name, *shared, several=False)
    return None


def _shared_key(table: Table, other: Table, store: Store) -> tuple[str, str] | None:
    """The keys of two tables that are called alike, where those of the other's rows are among this one's."""
    if len(table.key) != 1 or len(other.key) != 1 or words.stems(table.key[0]) != words.stems(other.key[0]):
        return None
    among, asked = store.inside(other.name, other.key[0], table.name, table.key[0])
    return (table.key[0], other.key[0]) if asked and among >= INSIDE * asked else None


def _mere_text(table: Table) -> Column | None:
    """The text of a table that holds texts and nothing of when or whose."""
    elsewhat = table.means & {"thread", "contact", "call"} and "message" not in table.means
    if elsewhat or main_time(table) is not None:
        return None
    body = body_column(table)
    return body if body is not None and "body" in body.means and body.within is None else None


_SHORTENED: Final = frozenset(("snippet", "preview", "excerpt", "summary"))


def _message(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:
    body, at = body_column(table), main_time(table)
    if at is None:
        return []
    elsewhere = None
    if body is None or set(body.words) & _SHORTENED:
        elsewhere = text_elsewhere(table, store, known)
    if elsewhere is not None:
        body = store.tables[elsewhere.table].by_name[elsewhere.column]
    if body is None:
        return []
    looks = body.looks
    case = _Case("Message", table, {"body": body.name, "at": at.name})
    if elsewhere is not None:
        case.roles = {"body_elsewhere": elsewhere.table, "at": at.name}
        case.reasons.append(f"its texts stand in {elsewhere.table}.{elsewhere.column}")
    said = "message" in table.means
    if said:
        case.say(0.25, f"the table's name, {table.name}, says messages")
    elif words.contained(body.name):
        said = True
        case.say(0.2, f"{body.name} stands in what is called a message")
    elif not table.label and "message" in words.table_meanings(label(table.columns)):
        said = True
        case.say(0.2, "its rows say that they are messages")
    if "body" in body.means:
        case.say(0.1, f"{body.name} is named for text")
    several = sum(len(t.split()) > 1 for t in body.texts) / len(body.texts)
    if looks.natural >= 0.5 and (several >= 0.4 or len(body.there) >= 3) and (len(body.there) >= 3 or body.fill >= 0.5):
        case.say(0.2, f"{body.name} holds what people write ({looks.natural:.0%} of {len(body.there)} sampled)")
    else:
        case.say(0.08, f"some of {body.name} is what people write ({looks.natural:.0%})")
    _time_reason(case, at)
    _parties(case, store, known)
    thread = _thread(case, store, known)
    if (
        thread is not None
        and {"sender", "recipient", "peer"} & set(case.roles) == {"peer"}
        and writes(table, case.roles["peer"], thread)
    ):
        case.reasons.append(f"{case.roles['peer']} has several values in one conversation: who wrote")
        case.roles = {f.replace("peer", "sender"): c for f, c in case.roles.items()}
    if thread is None and said and not {"sender", "recipient", "peer", *_NAMED} & set(case.roles):
        thread = _by_structure(case)
    apart = "thread" not in case.roles and one_each(table, store) is not None
    if apart and {"sender", "recipient", "peer"} & set(case.roles) == {"peer"}:
        peer = table.by_name[case.roles["peer"]]
        if peer.distinct > 1 and peer.fill > _NEARLY_ALL and table.means & {"thread"}:
            case.reasons.append(f"{peer.name} has several values in a table that is of one conversation: who wrote")
            case.roles = {f.replace("peer", "sender"): c for f, c in case.roles.items()}
    taking_part = members(table, thread, store, known)
    if taking_part is not None and not {"recipient", "peer"} & set(case.roles):
        case.roles["thread_members"] = taking_part.table
        case.say(0.1, f"who takes part in its conversations: {taking_part.table}.{taking_part.value}")
    sender = case.roles.get("sender")
    way = direction(table, case.roles, store, known)
    if way is None and sender is not None and taking_part is not None:
        way = by_member(table, sender, taking_part, known)
    if way is None and {"sender", "recipient", "peer"} & set(case.roles) == {"peer"}:
        way = _writer_beside(case)
    if way is not None:
        case.roles["direction"] = way[0]
        case.say(0.15, f"direction: {way[0]}: {way[3]}")
    if way is None and (one_way := of_table(table, store)) is not None:
        case.roles["direction_table"] = one_way
        case.say(0.1, f"direction: the table's name, {table.name}, says {one_way}, and another's the other way")
    if apart:
        case.roles["thread_table"] = table.name
        case.say(0.2, "there is one table of this kind for each conversation")
    if not {"sender", "recipient", "peer", "direction", "direction_table", "thread_members", *_NAMED} & set(case.roles):
        # A conversation says who, where other rows of it do not.
        plain = ("thread" in case.roles and said and _repeats(case)) or apart
        case.say(-0.1 if plain else -0.3, "but nobody is named whom it is from or to")
    varied = body.distinct / len(body.there)
    if _has_nothing_else(case, body, at):
        case.say(0.2, "it has little but texts, times and numbers or addresses that come again")
    if varied < 0.2 and len(body.there) > 20:
        case.say(-0.25, f"but the text repeats itself ({body.distinct} different of {len(body.there)})")
    if looks.structured + looks.constant + looks.url > 0.5:
        case.say(-0.3, f"but most of {body.name} is no language")
    if not said and set(body.words) & _DESCRIBES and elsewhere is None:
        case.say(-0.2, f"but {body.name} is named for what describes something")
    _published(case, body)
    people = [case.roles[r] for r in ("sender", "recipient", "peer") if r in case.roles]
    reached = any(_is_address(table.by_name[n]) for n in people) or bool(people and "direction" in case.roles)
    told = "thread" in case.roles and looks.natural >= 0.5 and reached
    plain = table.means >= {"message", "thread"} or told
    plain = plain or any("message" in words.table_meanings(c) for c in _words_of_kinds(table))
    _against(case, allowed=("log", "logs", "event", "events") if plain else ())
    if table.means & {"call"} and not table.means & {"message"}:
        case.say(-0.2, "but the name says calls")
    if table.means & {"thread"} and not table.means & {"message"} and not _repeats(case) and not apart:
        case.say(-0.3, "but the name says conversations, whose last text it may hold")
    if "last" in at.means or "last" in body.means or "snippet" in words.split(body.name):
        both = "last" in at.means & body.means and not _repeats(case)
        case.say(-0.5 if both else -0.2, "but it holds the last of something")
    counts = next((c.name for c in table.columns if _counts_unread(c)), None)
    if counts is not None and ("message" not in table.means or not _repeats(case)):
        case.say(-0.4, f"but {counts} counts what is unread, as lists of conversations do")
    case.roles.update({f: c for f, c in other_times(table, at, _MESSAGE_TIMES).items() if c not in case.roles.values()})
    _flags(case)
    verdicts = [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else ())]
    likes = [c.name for c in table.columns if "likes" in c.means and c.there and c.numbers]
    told = (
        taking_part is not None
        or "recipient" in case.roles
        or ("direction" in case.roles and "peer" in case.roles and _is_address(table.by_name[case.roles["peer"]]))
        or ("thread" in case.roles and {"direction", "read"} & set(case.roles))
    )
    # What is for some is no post, whatever its table is called; what is liked and for nobody is one.
    if not (told and len(likes) < 2) and (
        "post" in table.means - {"message"} or (len(likes) >= 2 and ("message" not in table.means or not told))
    ):
        post = _Case("Post", table, dict(case.roles), list(case.reasons), case.score + 0.05)
        post.say(0.25 if "post" in table.means else 0.1, f"the table's name says posts: {table.name}")
        if likes:
            post.say(0.15, f"counts of likes and the like: {', '.join(likes[:3])}")
        for own, said in (("sender", "author"), ("sender_name", "author_name")):
            if said not in post.roles and own in post.roles:
                post.roles[said] = post.roles.pop(own)
        verdicts.append(post.verdict())
    return verdicts


_DESCRIBES: Final = listed("description descr desc summary details about bio remark beschreibung descripcion descricao")


def _words_of_kinds(table: Table) -> Iterable[str]:
    """The words by which a table's rows say of what kind they are."""
    for column in table.columns:
        if column.means & {"type"} and not column.means & {"mime"} and len(codes := _codes(column)) > 1:
            yield from (c for c in codes if isinstance(c, str))


_NEARLY_ALL: Final = 0.9


def _counts_unread(column: Column) -> bool:
    """Whether a column counts unread messages: lists of conversations do, messages do not."""
    said = set(column.words)
    unread = said & {"unread", "unseen", "badge"} or said >= {"un", "read"} or said >= {"not", "read"}
    counted = said & {"count", "counts", "num", "number", "cnt", "total", "counter", "messages", "msgs"}
    whole = len(column.numbers) == len(column.there) and all(0 <= v < 100_000 for v in column.numbers)
    return bool(unread and counted and whole and column.there)


_NUMBERED: Final = re.compile(r"(?=[A-Za-z]*\d)[0-9A-Za-z]{4,}|\d+")


def one_each(table: Table, store: Store) -> str | None:
    """What tells a table from others of the same columns and name but for numbers or identifiers: its conversation."""
    if not table.means & {"thread", "message"}:
        return None
    pattern, columns = (
        _NUMBERED.sub("*", table.name),
        [c.name for c in table.columns if c.within is None and c.via is None],
    )
    if "*" not in pattern or not columns:
        return None
    for other in store.tables.values():
        alike = other.name != table.name and _NUMBERED.sub("*", other.name) == pattern
        if alike and set(columns) <= {c.name for c in other.columns}:
            return "_".join(_NUMBERED.findall(table.name))
    return None


_OF_WORKS: Final = listed(
    "rating ratings stars price prices amount currency cost total sum betrag preis precio importe montant prix "
    "isbn sku quantity qty calories season genre artist album lyrics pages publisher episode balance iban steps "
    "reps servings"
)


def _published(case: _Case, body: Column) -> None:
    """What speaks for texts that were published, sold or noted, and not written to somebody."""
    table = case.table
    if "message" in table.means or words.contained(body.name):
        return
    if "work" in table.means:
        case.say(-0.35, f"but its name, {table.name}, says what is published, bought or noted")
        return
    kept = [
        c.name
        for c in table.columns
        if set(c.words) & _OF_WORKS and c.there and not c.above and c.name not in case.roles.values()
    ]
    if kept:
        case.say(-0.3, f"but it has what things have: {', '.join(kept[:3])}")
    told = {"thread", "recipient", "direction", "thread_members", "read"} & set(case.roles)
    titled = [
        c.name
        for c in table.columns
        if c is not body
        and not c.above
        and "title" in c.means
        and c.looks.natural + c.looks.personal > 0.5
        and c.fill > 0.8
    ]
    if titled and not told:
        case.say(-0.3, f"but its texts have titles ({titled[0]})")


def _repeats(case: _Case) -> bool:
    """Whether its rows are more than one of each conversation or party, as those of a list of conversations are not."""
    for role in ("thread", "sender", "recipient", "peer"):
        column = case.table.by_name.get(case.roles.get(role, ""))
        least = 1 if role == "thread" else 2
        if column is not None and least <= column.distinct <= 0.5 * len(column.there):
            return True
    return False


_MESSAGE_TIMES: Final = ("sent_at", "received_at", "delivered_at", "read_at", "edited_at", "deleted_at", "expires_at")


def _time_reason(case: _Case, at: Column) -> None:
    assert at.time is not None
    word = "named so, " if at.time.named else ""
    case.say(
        0.2 if at.time.named else 0.1,
        f"{at.name} is a time: {word}{at.time.share:.0%} of its values are {at.time.rule}",
    )


def _thread(case: _Case, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The column that names the conversation."""
    table = case.table
    taken = set(case.roles.values())

    def score(column: Column) -> float:
        if column.name in taken or column.time is not None or (column.above and column.distinct < 1):
            return 0.0
        if column.above:
            return _of_above(column)
        if "thread" not in column.means:
            return 0.0
        if column.is_flag and "id" not in column.means:
            return 0.0
        if column.means & {"name", "status", "type", "count", "machine", "last"}:
            return 0.0
        if column.looks.natural > 0.5 and (
            column.distinct > 0.5 * len(column.there) or max(map(len, column.texts)) > 40
        ):
            return 0.0
        if {"draft", "event"} & set(column.words):
            return 0.0
        if column.within is not None and len(column.there) > 10 and column.distinct > 0.9 * len(column.there):
            return 0.0  # What is another in each cell is of what the cell is about.
        link = known.get(table.name, {}).get(column.name)
        return (
            1.0
            + bool(link)
            + 0.5 * ("id" in column.means)
            + column.fill
            - (0.5 if "message" in words.table_meanings(column.name) else 0)
            # Of several it is the one that tells rows apart.
            - (1.2 if column.distinct == 1 and len(column.there) > _FEW_COLUMNS else 0)
        )

    column = _best(table.columns, score, 0.5)
    parted_by = None
    if (column is None or column.fill < _MOSTLY) and {"sender", "peer"} & set(case.roles):
        parted_by = _parts_talk(case)
    if column is not None and parted_by is None:
        case.roles["thread"] = column.name
        link = known.get(table.name, {}).get(column.name)
        case.say(0.12 if link else 0.08, f"conversation: {column.name}" + (f": {link.why}" if link else ""))
        return column.name
    if parted_by is not None:
        name, why = parted_by
        case.roles["thread"] = name
        case.say(0.08, f"conversation: {name}: {why}")
        return name
    if (joined := between(table, store, known, "thread")) is not None:
        case.roles["thread_between"] = joined.table
        case.say(0.1, f"conversation: by {joined.table}, which joins it to {joined.parent}")
    return None


_LEAST_CHATS: Final = 3
_MOSTLY: Final = 0.5


def _parts_talk(case: _Case) -> tuple[str, str] | None:
    """The identifier whose values part the rows as conversations do: one writes in nearly all of them, each other in few."""
    table = case.table
    party = table.by_name[case.roles.get("sender", case.roles.get("peer", ""))]
    for column in table.columns:
        named = set(column.words) & _NAMES_ROW or "id" in column.means
        if not named or column.name in case.roles.values() or column.primary or column.unique or column.above:
            continue
        if (
            column.time is not None
            or column.small is not None
            or column.fill < 0.9
            or column.means & {"machine", "type"}
        ):
            continue
        if not _LEAST_CHATS <= column.distinct <= 0.5 * len(column.there):
            continue
        chats: dict[object, set[object]] = {}
        of: dict[object, set[object]] = {}
        for chat, someone in zip(column.values, party.values, strict=True):
            if chat is not None and isinstance(someone, str | int):
                chats.setdefault(chat, set()).add(someone)
                of.setdefault(someone, set()).add(chat)
        ranked = sorted((len(c) for c in of.values()), reverse=True)
        many = sum(len(s) > 1 for s in chats.values())
        if (
            len(ranked) > 2
            and ranked[0] >= 0.9 * len(chats)
            and ranked[1] <= 0.5 * len(chats)
            and many >= 0.6 * len(chats)
        ):
            return (
                column.name,
                f"one writes in {ranked[0]} of the {len(chats)} that it parts the rows into, others in few",
            )
    return None


def _by_structure(case: _Case) -> str | None:
    """Sets who wrote and the conversation where no name says them and values do; the conversation's column.

    Of two columns of identifiers one has in each row either what the other has, or one and the same: who is written with,
    and who wrote, he or the phone's holder.
    """
    some = [c for c in case.table.columns if _identifies(c) and c.name not in case.roles.values()][:_MOST_TRIED]
    fits = [(who_, chat) for who_ in some for chat in some if who_ is not chat and _he_or_i(who_, chat)]
    if not fits and len(some) == 1:
        case.roles["thread"] = some[0].name
        case.say(0.1, f"conversation: {some[0].name}: the one identifier that comes again")
        return some[0].name
    if len(fits) != 1:
        return None
    who_, chat = fits[0]
    case.roles |= {"sender": who_.name, "thread": chat.name}
    case.say(
        0.25, f"{who_.name} is in each row what {chat.name} is, or one and the same: who wrote, and who is written with"
    )
    return chat.name


def _writer_beside(case: _Case) -> Way | None:
    """Sets who wrote, where one column has in each row the other side or one and the same; which way it went by that."""
    peer = case.table.by_name[case.roles["peer"]]
    some = [c for c in case.table.columns if _identifies(c) and c.name not in case.roles.values()][:_MOST_TRIED]
    fits = [c for c in some if _he_or_i(c, peer)]
    way = by_other_side(case.table, fits[0].name, peer.name) if len(fits) == 1 else None
    if way is not None:
        case.roles["sender"] = fits[0].name
        case.reasons.append(f"sender: {fits[0].name}: in each row {peer.name}, or one and the same")
    return way


_MOST_TRIED: Final = 8


def _identifies(column: Column) -> bool:
    if column.time is not None or column.primary or column.unique or column.above or column.fill < 0.9:
        return False
    wide = all(len(t) >= 4 and " " not in t for t in column.texts) and all(abs(v) > 999 for v in column.numbers)
    return wide and _LEAST_CHATS <= column.distinct <= 0.5 * len(column.there) and column.looks.natural < 0.3


def _has_nothing_else(case: _Case, body: Column, at: Column) -> bool:
    """Whether a table whose names say nothing has what messages have: values alone, where they can be little else."""
    table = case.table
    stored = table.rowid is not None or bool(table.key)
    if (
        not stored
        or table.means
        or len(table.columns) > _FEW_COLUMNS
        or body.looks.natural < 0.8
        or at.time is None
        or at.time.fill < 0.95
    ):
        return False
    party = table.by_name.get(case.roles.get("peer", case.roles.get("sender", "")))
    plain = party is not None and party.looks.strict_phone + party.looks.jid >= 0.9 and party.fill > 0.9
    return plain and body.distinct >= 0.5 * len(body.there) and _repeats(case)


_FEW_COLUMNS: Final = 7


def _he_or_i(who_: Column, chat: Column) -> bool:
    rows = [
        (a, str(a) == str(b)) for a, b in zip(who_.values, chat.values, strict=True) if a is not None and b is not None
    ]
    rest = {a for a, same in rows if not same}
    many = sum(same for _, same in rows)
    return len(rest) == 1 and 0.1 * len(rows) <= many <= 0.9 * len(rows)


_NAMES_ROW: Final = frozenset(("id", "uuid", "guid", "key", "identifier", "jid", "uid", "hash"))
_NOT_OF_IT: Final = listed(
    "min max first last prev previous next entry event cursor parent message msg owner creator ad"
)


def _of_above(column: Column) -> float:
    """How well a value of the object that holds the list names it."""
    *outer, own = (words.split(s) for s in column.name.split("."))
    if (
        not set(own[-1:]) & _NAMES_ROW
        or (set(own) | {w for o in outer[1:] for w in o}) & _NOT_OF_IT
        or column.means & {"last"}
    ):
        return 0.0
    if {"party", "sender", "recipient"} & frozenset(m for w in own for m in words.COLUMN.get(w, ())):
        return 0.0
    named = any("thread" in words.COLUMN.get(w, ()) for w in own)
    return 1.0 + 0.3 * (named or len(own) == 1) + 0.1 * column.fill - 0.05 * len(outer)


def _flags(case: _Case) -> None:
    """Flags whose names can mean one thing only."""
    for column in case.table.columns:
        if not column.is_flag or column.name in case.roles.values():
            continue
        said = column.words
        if said[-1:] == ("read",) or said in (("is", "seen"), ("seen",)):
            case.roles.setdefault("read", column.name)
        elif column.means & {"deleted"} and len(said) <= 2:
            case.roles.setdefault("deleted", column.name)
        elif said[-1:] in (("starred",), ("favourite",), ("favorite",)):
            case.roles.setdefault("starred", column.name)


_OF_ACCOUNTS: Final = frozenset(
    (
        "host",
        "port",
        "password",
        "passwd",
        "imap",
        "smtp",
        "pop3",
        "server",
        "token",
        "signature",
        "wizard",
        "secret",
        "proxy",
    )
)
_IDENTITIES: Final = listed("identity identities account accounts profile profiles")
_OWN_TABLES: Final = frozenset(("account", "accounts"))


NamedBy = Mapping[str, tuple[str, bool]]


def named_by(store: Store, known: Mapping[str, Mapping[str, Link]]) -> NamedBy:
    """By table: the column of messages or calls that names its rows, and whether as who takes part; else as a conversation."""
    found: dict[str, tuple[str, bool]] = {}
    for other in store.tables.values():
        links_of = known.get(other.name, {})
        if (
            set(words.split(other.name)) & _NEVER_SENT
            or not links_of
            or main_time(other) is None
            or not (other.means & {"message", "call"} or body_column(other))
        ):
            continue
        case = _Case("Message", other)
        _parties(case, store, known)
        parties = {case.roles[r] for r in ("sender", "recipient", "peer") if r in case.roles}
        for column, link in links_of.items():
            # A conversation that is called by the other side names people: 'chat_partner_id'.
            sides = other.by_name[column].means >= {"thread", "party"}
            if (column in parties or sides) and link.parent != other.name:
                found[link.parent] = (f"{other.name}.{column}", True)
            elif "thread" in other.by_name[column].means and link.parent != other.name:
                found.setdefault(link.parent, (f"{other.name}.{column}", False))
    return found


def _contact(
    table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], named: tuple[str, bool] | None
) -> list[Verdict]:
    table = replace(table, columns=tuple(c for c in table.columns if not c.above))
    ways = names_of(table)
    if not ways and "contact" in _head(table) and (called := handle_column(table)) is not None:
        # What people are called by in the app is all that they are called.
        ways = (
            ((called.name,),)
            if called.distinct >= _LEAST_PEOPLE and not set(called.words) & {"id", "uid", "uin"}
            else ()
        )
    names = next(iter(ways), ())
    own = [
        c
        for c in table.columns
        if (_is_address(c) or ("contact" in table.means and c.is_dialled and c.distinct >= 0.8 * len(c.there)))
        and c.time is None
        and (not c.means & {"sender", "recipient"} or ("contact" in table.means and "message" not in table.means))
        and c.name not in names
    ]
    # Whose of the phone's accounts they are stands in every row, and is no one's number.
    own = [c for c in own if c.distinct > 1 or len(c.there) <= _LEAST_PEOPLE or all(o.distinct == 1 for o in own)]
    below = children(table, store, known)
    handle = handle_column(table)
    only_handles = handle is not None and names == (handle.name,) and not names_of(table)
    handle = None if handle is not None and (handle.name in names or handle in own) and not only_handles else handle
    if len(names) < 1:
        return []
    extras = [c.name for c in table.columns if "person" in c.means and "message" not in c.means and c.there]
    takes_part = named is not None and named[1]
    about = "contact" in table.means or len(extras) >= _PERSONS or takes_part
    ids = [c for c in id_columns(table) if c.name not in names and c is not handle and c not in own] if about else []
    inner = table.by_name[names[0]].name.rpartition(".")[0]
    ids.sort(key=lambda c: c.name.rpartition(".")[0] != inner)
    numbered = _head(table) >= {"contact"} and _are_people(table, names) and bool(table.key or takes_part)
    if not (own or below or handle is not None or ids or numbered or _reached_by_link(table, store, known)):
        return []
    reached = [*own[:5], *([handle] if handle is not None else []), *ids[:_MOST_IDS]]
    if not reached and not below:
        reached_by = "its rows are of people whom no number or address is kept of"
    else:
        reached_by = ""
    case = _Case("Contact", table)
    first = table.by_name[names[0]]
    called_so = (handle.name,) if handle is not None and about and not only_handles else ()
    case.roles |= _roles_of_names(those_that_fill(table, [*ways, called_so] if called_so else ways))
    if "contact" in table.means:
        case.say(0.3, f"the table's name, {table.name}, says people")
    if first.looks.personal >= 0.5:
        case.say(0.2, f"{', '.join(names)}: what names of people look like ({first.looks.personal:.0%})")
    else:
        case.say(0.1, f"{', '.join(names)}: named so")
    if {"user", "person", "contact", "friend"} & set(first.words) and "contact" not in table.means:
        case.say(0.1, f"{first.name} is named for people")
    if len(names) > 1:
        case.say(0.1, f"{' and '.join(names)}: the parts of a name")
    if "contact" not in table.means and first.means & {"title", "subject"} and not first.means & {"name", "party"}:
        case.say(-0.15, f"but {first.name} is named for titles of things")
    if ids and first.name.count(".") and ids[0].name.rpartition(".")[0] == first.name.rpartition(".")[0]:
        case.say(0.1, f"{first.name} and {ids[0].name} stand in one object")
    for number, column in enumerate(reached):
        looks = column.looks
        what = (
            "other"
            if column in ids and column not in own
            else "email"
            if looks.email >= max(looks.phone, looks.jid) and looks.email
            else "phone"
            if looks.phone > looks.jid
            else "other"
        )
        case.roles[f"identifier{number}:{what}"] = column.name
        if number == 0:
            weight, why = (
                (0.3, "numbers or addresses")
                if own
                else (0.15, "what people are called by in the app")
                if handle is not None
                else (0.1, "what the app knows people by")
            )
            case.say(weight, f"{column.name}: {why}")
    beyond = _reached_by_link(table, store, known) if not own and not below else None
    if beyond is not None:
        case.roles["identifier_of"] = beyond
        case.say(0.3, f"{beyond} names rows that hold numbers or addresses")
    elif reached_by:
        case.say(0.1, reached_by)
    useful: list[Child] = []
    for child in below:
        if all((child.table, child.value) != (u.table, u.value) for u in useful):
            useful.append(child)
    useful = useful[:_MOST_CHILDREN]
    if useful:
        what = "numbers or addresses" if useful[0].reaches else "what the app knows people by"
        case.say(0.3, f"{useful[0].table}.{useful[0].value} holds {what} of its rows")
    if named is not None and takes_part:
        case.say(0.1 if own or useful else 0.3, f"{named[0]} names its rows")
    elif named is not None and len(extras) >= _PERSONS:
        case.say(0.15, f"{named[0]} names its rows, and they are of people")
    said = {*names, *(c.name for c in reached)}
    rest = [
        c
        for c in table.columns
        if c.there and c.name not in said and c.distinct > 1 and not c.primary and c.small is None
    ]
    with_name = [n for n, v in enumerate(first.values) if v not in (None, "")]
    both = sum(any(c.values[n] not in (None, "") for c in reached) for n in with_name)
    if reached and not useful and both < 0.5 * len(with_name):
        case.say(-0.3, "but names and numbers stand in different rows")
    each = first.distinct >= 0.5 * len(first.there)
    if (
        own
        and each
        and first.looks.personal >= 0.5
        and len(rest) <= 1
        and table.label == ""
        and not table.means & {"call", "message"}
    ):
        case.say(0.1, "its rows have little else")
    distinct = first.distinct / len(first.there)
    if first.distinct == 1 and len(first.there) > _LEAST_PEOPLE:
        case.say(-0.6, f"but {first.name} is the same in all rows")
    elif distinct < _VARIED and (whose := _belongs_to(table, store, known)) is not None:
        case.say(-0.5, f"but its rows are what {whose} has, and few are called differently")
    elif distinct < 0.3 and len(first.there) > 10:
        case.say(-0.3, "but few different names")
    packed = {c.within[1] for c in table.columns if c.within is not None}
    if packed >= {"fn"} and packed & {"tel", "email"}:
        case.say(0.2, "its cells hold vCards")
    if extras:
        case.say(min(0.2, 0.05 * len(extras)), f"it has {', '.join(extras[:4])}")
    called_so = {"peer", "contact", "user", "friend", "person", "buddy", "partner"} & set(first.words)
    people = len(extras) >= _PERSONS or takes_part or bool(named is not None and own and called_so)
    of_talk = any("thread" in c.means and c.time is None and not c.is_flag for c in table.columns if c.there)
    if table.means & {"thread"} and not people and (of_talk or "contact" not in table.means):
        case.say(-0.15, "but these may be members of conversations")
    member = _membership(table, store, known)
    if member is not None:
        case.say(-0.4, f"but it says which of {member} take part where")
    things = {*first.words, *words.stems(table.name)} & _OF_THINGS
    if things and not first.means & {"party"} and "contact" not in table.means:
        case.say(-0.4, f"but these are named for something else than people: {', '.join(sorted(things))}")
    body = body_column(table)
    holds = (
        body is not None
        and body.name not in names
        and not (takes_part and len(extras) >= _PERSONS and "last" in body.means)
    )
    if body is not None and holds and main_time(table) is not None and "contact" not in table.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    elsewhat = frozenset(("message", "call", "visit", "media", *(() if people else ("thread",))))
    if table.means & elsewhat and "contact" not in table.means:
        case.say(-0.35, "but the name says something else")
    if main_time(table) is not None and any(_lasts(c) and c.numbers and "last" not in c.means for c in table.columns):
        case.say(-0.3, "but it has durations, as calls have")
    # Addresses of pictures are those of the people; paths of pictures are what a table of pictures has.
    files = [c for c in table.columns if c.looks.picture > 0.5 and c.looks.url < 0.5]
    if files and "contact" not in table.means:
        case.say(-0.15, "but it names pictures")
    needed = [c.name for c in table.columns if set(c.words) & _OF_ACCOUNTS and c.there and not set(c.words) & {"id"}]
    says = {w for w in words.split(table.name) if "contact" in words.TABLE.get(w, ())}
    if len(needed) >= 2 and not takes_part:
        case.say(-0.4, f"but it has what the phone's own accounts need: {', '.join(needed[:3])}")
    elif says and says <= _OWN_TABLES and not people and (needed or first.looks.personal < 0.8 or first.distinct < 2):
        case.say(-0.3, "but these may be the phone's own accounts")
    elif table.rows == 1 and not takes_part and says <= _OF_ONE and _has_people(store, table):
        case.say(-0.4, "but it is of one alone, beside a table of people: the account's own")
    elif says and says <= _IDENTITIES and set(words.split(table.name)) & {"local", "my", "own", "self"}:
        case.say(-0.5, "but its name says that these are the phone's own accounts")
    plainly = people or ("contact" in table.means and first.looks.personal >= 0.5)
    _against(case, allowed=_AROUND_PEOPLE if plainly else ())
    case.roles |= other_times(table, None, ("created_at", "modified_at"))
    return [case.verdict(children=tuple(useful))]


_OF_THINGS: Final = listed(
    "dept department store shop branch office hotel school restaurant bank hospital clinic product category folder "
    "plan course project brand city street country region language board workspace org organization team venue event"
)
"""What else has a name and a number: departments, shops."""


_OF_ONE: Final = _IDENTITIES | listed(
    "user users usuario usuarios utilisateur benutzer utente nutzer uzytkownik pengguna kullanici"
)
"""Words for accounts, of which a phone's own is one."""


def _has_people(store: Store, table: Table) -> bool:
    return any(
        t.rows > 1 and "contact" in t.means and t.name != table.name and names_of(t) for t in store.tables.values()
    )


_VARIED: Final = 0.7


def _belongs_to(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The table of people whose numbers and addresses a table's rows are; None where it is no such table."""
    for column, link in known.get(table.name, {}).items():
        parent = store.tables[link.parent]
        if (
            parent.name != table.name
            and "contact" in parent.means
            and names_of(parent)
            and not table.by_name[column].within
        ):
            return parent.name
    return None


def _reached_by_link(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The column that names another table's row which says how this row's somebody is reached."""
    for column, link in known.get(table.name, {}).items():
        parent, own = store.tables[link.parent], table.by_name[column]
        if (
            link.parent == table.name
            or parent.means & _ELSEWHAT
            or own.within
            or own.means & {"sender", "recipient", "last"}
        ):
            continue
        found = identifier_column(parent)
        each = own.distinct >= 0.9 * len(own.there) and store.unique(table.name, column)
        if each and found is not None and found.reach >= 0.5 and not names_of(parent):
            return column
    return None


_ELSEWHAT: Final = frozenset(("message", "call", "visit", "media", "thread", "post"))


def _membership(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
    """The table of people that a table names rows of beside those of conversations; None where it is no such table."""
    if not any("thread" in c.means and c.time is None and c.there and not c.is_flag for c in table.columns):
        return None
    for column, link in known.get(table.name, {}).items():
        people = store.tables[link.parent]
        of_people = "contact" in people.means and people.name != table.name and names_of(people)
        if of_people and "thread" not in table.by_name[column].means:
            return people.name
    return None


def _head(table: Table) -> frozenset[str]:
    """What the word that a table's name ends in means: groups of 'contact_groups', calls of 'calls' with their 'participants'."""
    pieces = [w for w in words.split(table.name) if w not in _AROUND_PEOPLE]
    joined = words.TABLE.get("".join(pieces[-2:]))
    said = [m for w in pieces if (m := words.TABLE.get(w))]
    return joined or (said[-1] if said else frozenset())


def _are_people(table: Table, names: Sequence[str]) -> bool:
    """Whether names are surely those of people: two words or two columns of most, another in nearly each row."""
    first = table.by_name[names[0]]
    if first.looks.personal < 0.8 or first.distinct < 0.8 * len(first.there) or len(first.there) < _LEAST_PEOPLE:
        return False
    return len(names) > 1 or sum(len(t.split()) > 1 for t in first.texts) >= 0.5 * len(first.there)


_LEAST_PEOPLE: Final = 3


def _roles_of_names(ways: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """The roles of what a name is made of: name and family, and else1, else1_family and so on for empty ones."""
    roles: dict[str, str] = {}
    for number, way in enumerate(ways):
        roles[f"else{number}" if number else "name"] = way[0]
        if len(way) > 1:
            roles[f"else{number}_family" if number else "family"] = way[1]
    return roles


def names_in(roles: Mapping[str, str]) -> list[tuple[str, ...]]:
    """What a name is made of, as the roles of a verdict say: the columns of each way, the best first."""
    found = [(roles["name"], *([roles["family"]] if "family" in roles else []))]
    for number in range(1, len(roles)):
        if f"else{number}" not in roles:
            break
        second = roles.get(f"else{number}_family")
        found.append((roles[f"else{number}"], *([second] if second is not None else [])))
    return found


_AROUND_PEOPLE: Final = frozenset(
    (
        "info",
        "profile",
        "cache",
        "cached",
        "item",
        "items",
        "data",
        "entry",
        "entries",
        "meta",
        "local",
        "sync",
        "synced",
    )
)
"""What tables of people are called beside that: 'user_info'."""
_MOST_CHILDREN: Final = 3
_PERSONS: Final = 2
_MOST_IDS: Final = 3


_CLOCK: Final = re.compile(
    r"(?:\d{1,4}:)?\d{1,3}:\d{2}(?:[.,]\d{1,6})?|P(?=[\dT])(?:\d{1,4}D)?(?:T(?=\d)(?:\d{1,4}H)?(?:\d{1,6}M)?(?:[\d.,]{1,16}S)?)?"
)


def is_clock(column: Column) -> bool:
    """Whether a column has durations written as '1:02:03', '02:03' or 'PT3M12S'."""
    clocks = sum(_CLOCK.fullmatch(t.strip()) is not None for t in column.texts)
    return clocks > 0 and clocks >= 0.9 * len(column.there) and column.time is None


def _call(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:
    at = main_time(table)

    def seconds(column: Column) -> float:
        if (
            not _lasts(column)
            or not column.numbers
            or column.time is not None
            or len(column.numbers) < len(column.there)
        ):
            return 0.0
        if column.distinct < 2 and len(column.there) > 3 and "call" not in table.means:
            return 0.0
        within = sum(0 <= v <= 86_400_000 for v in column.numbers) / len(column.numbers)
        return within + 0.5 * ("duration" in column.words)

    length = _best(table.columns, seconds, 0.8)
    length = length or next((c for c in table.columns if _lasts(c) and is_clock(c)), None)
    says = _says_calls(table, at) if at is not None and "call" not in table.means else None
    if at is None or not (length is not None or "call" in table.means or says is not None):
        return []
    case = _Case("Call", table, {"at": at.name})
    if length is not None:
        case.roles["duration"] = length.name
    if "call" in table.means:
        case.say(0.3, f"the table's name, {table.name}, says calls")
    if says is not None:
        case.say(0.3, says)
    _time_reason(case, at)
    _parties(case, store, known)
    peer = table.by_name.get(case.roles.get("peer", ""))
    if (
        "call" in table.means
        and peer is not None
        and peer.looks.strict_phone > _NEARLY_ALL
        and len(table.columns) <= _FEW_COLUMNS
    ):
        case.say(0.15, "it has little but numbers of phones and times")
    if not {"sender", "recipient", "peer"} & set(case.roles):
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
    if (body := body_column(table)) is not None and body.looks.natural > 0.4 and "body" in body.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    if any(c.looks.picture > 0.4 for c in table.columns):
        case.say(-0.3, "but it names pictures, films or sounds")
    if "call" not in table.means and (
        "work" in table.means or any("title" in c.means and c.there for c in table.columns)
    ):
        case.say(-0.4, "but these are things that have titles or are sold")
    if length is None and "contact" in _head(table) - {"call"}:
        case.say(-0.4, f"but its name, {table.name}, says who took part")
    _against(case, allowed=("log", "logs", "history", "session", "event", "events"))
    return [case.verdict(incoming=way[1] if way else (), outgoing=way[2] if way else ())]


def _caller_in(case: _Case, store: Store, known: Mapping[str, Mapping[str, Link]]) -> None:
    """Sets who called, where a conversation has several such; it then tells the other side, by who takes part in it."""
    if {"sender", "recipient", "peer"} & set(case.roles) != {"peer"}:
        return
    alone = _Case("Call", case.table, dict(case.roles))
    thread = _thread(alone, store, known)
    if thread is None or not writes(case.table, case.roles["peer"], thread):
        return
    case.reasons.append(f"{case.roles['peer']} has several values in one conversation: who called")
    case.roles = {f.replace("peer", "sender"): c for f, c in alone.roles.items()}
    taking_part = members(case.table, thread, store, known)
    if taking_part is not None:
        case.roles["thread_members"] = taking_part.table


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
        named = {c for c in _codes(column) if isinstance(c, str)}
        if len(named) > 1 and len(column.there) >= _LEAST_PEOPLE:
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
    ended = other_times(table, at, ("ended_at",)).get("ended_at")
    if ended is not None and two_ways is not None and body_column(table) is None:
        return f"it begins ({at.name}), ends ({ended}) and goes two ways ({two_ways.name}), as calls do"
    when = set(at.words) & _DIALS or _of_calls(at)
    return f"{at.name} is named for calls" if when and body_column(table) is None else None


def _goes_both_ways(column: Column) -> bool:
    if column.above or column.time is not None:
        return False
    return {"incoming", "outgoing"} <= {way_of(c) for c in _codes(column) if isinstance(c, str)}


def _of_calls(column: Column) -> bool:
    return "call" in words.table_meanings(column.name) and "message" not in words.table_meanings(column.name)


def _degrees(column: Column, most: float) -> float:
    numbers = column.numbers or tuple(float(t) for t in column.texts if _is_number(t))
    if len(numbers) < 0.8 * len(column.there):
        return 0.0
    good = sum(-most <= v <= most and v != 0 and not float(v).is_integer() for v in numbers)
    return good / len(numbers) if numbers else 0.0


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _place(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:  # noqa: ARG001
    lat = _best(table.columns, lambda c: _degrees(c, 90) if "lat" in c.means else 0.0, 0.5)
    lon = _best(table.columns, lambda c: _degrees(c, 180) if "lon" in c.means else 0.0, 0.5)
    if lat is None or lon is None or lat is lon:
        return []
    at = main_time(table)
    case = _Case("Place", table, {"latitude": lat.name, "longitude": lon.name})
    case.say(0.35, f"{lat.name} and {lon.name} are coordinates")
    if at is not None:
        case.roles["at"] = at.name
        _time_reason(case, at)
    else:
        case.say(-0.1, "but it has no time")
    if "place" in table.means:
        case.say(0.2, f"the table's name, {table.name}, says places")
    for role in ("altitude", "accuracy", "speed", "heading"):
        column = _best(table.columns, lambda c, r=role: float(r in c.means and bool(c.numbers) and c.time is None), 0.5)
        if column is not None and column.name not in case.roles.values():
            case.roles[role] = column.name
    if {"accuracy", "altitude", "speed"} & set(case.roles):
        case.say(
            0.1,
            "with what goes with a position: "
            + ", ".join(r for r in ("accuracy", "altitude", "speed") if r in case.roles),
        )
    names = name_columns(table)
    if names:
        case.roles["name"] = names[0]
    rest = [
        c for c in table.columns if c.name not in case.roles.values() and "place" in c.means and c.looks.natural > 0.4
    ]
    if rest:
        case.roles["address"] = rest[0].name
        case.say(0.1, f"{rest[0].name} holds addresses or names of places")
    if (body := body_column(table)) is not None and "body" in body.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    if any(c.looks.picture > 0.4 for c in table.columns):
        case.say(-0.3, "but it names pictures, films or sounds")
    if any(set(c.words) & {"mac", "bssid", "ssid", "mcc", "mnc", "cellid", "lac", "tac", "ci"} for c in table.columns):
        case.say(-0.4, "but these are positions of networks, not of the phone")
    _against(case)
    return [case.verdict()]


def _visit(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:  # noqa: ARG001
    at = main_time(table) or _best(
        table.columns, lambda c: float(c.time is not None and c.time.named and "last" in c.means)
    )
    url = _best(
        table.columns,
        lambda c: c.looks.url * c.fill + 0.3 * ("url" in c.means) - c.looks.picture if c.looks.url > 0.7 else 0.0,
        0.5,
    )
    if at is None or url is None:
        return []
    case = _Case("Visit", table, {"at": at.name, "url": url.name})
    case.say(0.2, f"{url.name} holds addresses of pages")
    _time_reason(case, at)
    if "visit" in table.means:
        case.say(0.25, f"the table's name, {table.name}, says visits")
    title = _best(table.columns, lambda c: float("title" in c.means and c.looks.natural + c.looks.personal > 0.4), 0.5)
    if title is not None:
        case.roles["title"] = title.name
        case.say(0.1, f"{title.name} holds titles")
    counts = [
        c for c in table.columns if {"visit", "visits", "visited"} & set(c.words) and c.numbers and c.time is None
    ]
    if counts:
        case.say(0.15, f"{counts[0].name} counts visits")
        if "count" in counts[0].means:
            case.roles["visit_count"] = counts[0].name
    _against(case, allowed=("history",))
    if body_column(table) is not None and "visit" not in table.means:
        case.say(-0.3, "but it holds texts")
    return [case.verdict()]


def _media(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Verdict]:  # noqa: ARG001
    path = _best(
        table.columns,
        lambda c: c.looks.picture + c.looks.path if c.looks.picture > 0.5 and c.looks.path + c.looks.url > 0.3 else 0.0,
        0.5,
    )
    mime = _best(table.columns, lambda c: c.looks.picture if "mime" in c.means or "type" in c.means else 0.0, 0.5)
    at = main_time(table)
    if path is None or at is None or path.looks.url > 0.5:
        return []
    case = _Case("Media", table, {"path": path.name, "at": at.name})
    case.say(0.3, f"{path.name} names pictures, films or sounds")
    _time_reason(case, at)
    if "media" in table.means:
        case.say(0.2, f"the table's name, {table.name}, says media")
    if mime is not None and mime is not path:
        case.roles["mime"] = mime.name
        case.say(0.15, f"{mime.name} holds types of pictures, films or sounds")
    for role in ("size", "width", "height"):
        column = _best(
            table.columns,
            lambda c, r=role: float(r in c.means and len(c.numbers) == len(c.there) and c.time is None),
            0.5,
        )
        if column is not None and column.name not in case.roles.values():
            case.roles[role] = column.name
            case.say(0.05, f"{column.name}: {role}")
    if (body := body_column(table)) is not None and "body" in body.means:
        case.say(-0.3, f"but it holds texts ({body.name})")
    _against(case)
    return [case.verdict()]
