"""Who the rows of a table are from, to or with: columns that name them, told by values, links and names. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import CALLED, Link, Store, Table, identifier_column, names_of, who
from aboveboard.engine.discover.verdicts import NEARLY_ALL, Case
from aboveboard.engine.discover.ways import OWN
from aboveboard.engine.discover.words import listed

_PACKAGE: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[A-Za-z0-9_]+){2,}")


_BRACKETS: Final = re.compile(r"\{.*|\[(?![0-9A-Fa-f:.%\w]+\](?::\d+)?$).*", re.DOTALL)
"""What is packed; an address of the network in brackets is none ('[fe80::1]:80')."""


def is_address(column: Column) -> bool:
    """Whether somebody can be reached by most values."""
    return column.reach >= 0.5


def find_parties(case: Case, store: Store, known: Mapping[str, Mapping[str, Link]]) -> None:
    """Roles sender, recipient and peer, with what their values show."""
    table = case.table
    ranked: dict[str, tuple[float, Column, str]] = {}
    taken = set(case.roles.values())
    varied = any(c.distinct > 1 and c.time is None and is_address(c) for c in table.columns)
    others = varied or any(c.distinct > 1 and c.means & {"sender", "recipient"} for c in table.columns)
    every = {w for c in table.columns if c.there for w in c.words}
    callees = every & _CALLEES or any("recipient" in c.means and c.there for c in table.columns)
    called_both = bool(every & _CALLERS and callees)
    for column in table.columns:
        if not column.there or column.name in taken or column.time is not None or column.is_flag:
            continue
        means = column.means
        if set(column.words) & _DRAWN:
            continue  # Numbers that say nothing, however they look.
        if column.words[-1:] == ("by",) and set(column.words[:-1]) & _DONE_BY:
            continue  # Who saw to it is no side of it.
        if column.above and means & {"sender", "recipient", "last"}:
            continue  # Who began or last wrote is not who the row is from.
        if column.distinct == 1 and others and set(column.words) & _MINE:
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
            named_so = "contact" in parent.means or not parent.means & {"thread", "message", "media", "call", "post"}
            people = f"names {link.parent}" if known_as and named_so else None
            if (
                people
                and ("contact" in parent.means or _are_reached(parent))
                and not means & {"sender", "recipient", "party", "last", "thread"}
            ):
                means = means | {"party"}
        address = is_address(column)
        if address and ("phone" in means or (not means and column.phones)):
            means = means | {"party"}
        words_of = column.words
        if set(words_of) & (_POSITIONS - {"client"} if people else _POSITIONS) and not address:
            continue  # The how-manieth of a conversation's members, or the colour they are shown in.
        # Which of the phone's own accounts or cards, where there is somebody else.
        own = bool(set(words_of) & _ACCOUNT) and not means & {"sender", "recipient"}
        if own and (varied or (others and column.distinct == 1)):
            continue
        if own and link is not None and set(words.split(link.parent)) & _ACCOUNT and column.numbers:
            continue  # The number of a row among the phone's own accounts is no other side, whoever else is named.
        if (
            link is not None
            and set(column.words) & {*_ACCOUNT, *_MINE, "owned"}
            and store.tables[link.parent].rows == 1
        ):
            continue  # The one account that there is.
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
            again = 1 < column.distinct <= _AGAIN * len(column.there)
            sides = means & {"sender", "recipient"} or _OTHERS >= set(words_of) - {"user"} > set()
            numbered = column.numbers and not link and not each
            numbered = numbered and ({"id", "uid", "uin"} & set(words_of) or (again and sides))
            if not (address or people or written or numbered):
                continue
            if column.fill < 0.25 and role != "sender" and not address:
                continue
            if column.fill < 0.25 and not people and not address:
                continue
            score = (
                1.0
                + max(2.0 * address, 1.5 * bool(people))
                + 0.4 * (address and bool(people))
                + 1.5 * column.fill
                - 0.5 * ("name" in means)
                - 1.5 * own
            )
            why = people or ("its values are numbers or addresses" if address else "its name says so")
            if score > (ranked[role][0] if role in ranked else 0.0):
                ranked[role] = (score, column, why)
    if not ranked:
        # No name says it: values alone, where they can be nothing else.
        plain = [
            c
            for c in table.columns
            if (c.phones or c.looks.strict_phone + c.looks.jid + c.looks.email >= 0.8)
            and c.name not in taken
            and not _names_mails(c)
            and (c.distinct > 1 or not varied)
        ]
        if len(plain) == 1 and plain[0].distinct > 1:
            ranked["peer"] = (2.0, plain[0], "all of its values are numbers or addresses")
    if not ranked:
        _named_only(case)
    if not ranked and not NAMED & set(case.roles) and case.kind == "Message" and table.means & {"message", "thread"}:
        # Who of the two, by a number, where no conversation is named.
        named = any(c.texts and 1 < c.distinct <= 0.5 * len(c.there) and c.looks.natural < 0.5 for c in table.columns)
        one_of_two = (c for c in table.columns if c.is_flag and c.distinct == 2 and "sender" in c.means and not named)
        which = next((c for c in one_of_two if len(c.words) == 1), None)
        if which is not None:
            ranked["sender"] = (1.0, which, "its name says so")
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
    _other_end(case)
    _drop_own(case)
    if used:
        case.score += 0.2 if strongest >= 2.4 else 0.1
    for role in ("sender", "recipient", "peer"):
        if role in case.roles:
            _name_beside(case, role)


def _names_mails(column: Column) -> bool:
    """Whether values are the identifiers that mails have, which look like addresses: '<20240301.1@host>', each another.

    https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4
    """
    marked = sum(t.startswith("<") and t.endswith(">") for t in column.texts)
    return marked >= NEARLY_ALL * len(column.there) and column.distinct > NEARLY_ALL * len(column.there)


def _are_reached(table: Table) -> bool:
    """Whether a table's rows are of people by its values: names, and numbers or addresses of them."""
    names, reached = names_of(table), identifier_column(table)
    return (
        bool(names)
        and table.by_name[names[0][0]].looks.personal >= NEARLY_ALL
        and reached is not None
        and is_address(reached)
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
    "language lang locale sprache langue idioma lingua platform client terminal idx "
    "index pos position order color colour rank seq count total version device role level"
)


_DRAWN: Final = frozenset(("random", "nonce", "seed", "salt", "hash", "checksum", "crc", "etag"))


_DONE_BY: Final = frozenset(
    ("answered", "handled", "approved", "reviewed", "closed", "deleted", "edited", "updated", "blocked")
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


def _other_end(case: Case) -> None:
    """Beside who it is for, or from, alone: the column that holds the other one, told by one account that is in each row.

    Such columns are called `user_id`, `uid`, `owner_id`, which else name the other side, or whose the store is.
    """
    for role, other in (("recipient", "sender"), ("sender", "recipient"), ("peer", "sender")):
        if role not in case.roles or other in case.roles:
            continue
        end = case.table.by_name[case.roles[role]]
        free = {c for r, c in case.roles.items() if r != "peer"} | {end.name}
        facing = [c for c in case.table.columns if c.name not in free and not c.means & _NO_END and _faces(c, end)]
        if len(facing) != 1:
            continue
        ends = {role: end.name, other: facing[0].name}
        if role == "peer":
            # Of two names that both may be the other side's the one that only such a one has is.
            theirs = [c for c in (end, facing[0]) if set(c.words) & _OTHERS]
            if len(theirs) != 1:
                continue
            ends = {"recipient": theirs[0].name, "sender": end.name if theirs[0] is facing[0] else facing[0].name}
        case.roles = {r: c for r, c in case.roles.items() if c not in ends.values()} | ends
        case.reasons = [r for r in case.reasons if not r.startswith("peer: ")]
        case.reasons.append(f"{other}: {facing[0].name}: in each row it or {end.name} is one and the same")
        return


def _drop_own(case: Case) -> None:
    """Beside who wrote, one and the same in each row is whose the store is, and no other side."""
    own, sender = (case.table.by_name.get(case.roles.get(role, "")) for role in ("peer", "sender"))
    if own is None or sender is None or own.distinct != 1 or sender.distinct < 2 or len(own.there) < _FEW_ROWS:
        return
    if own.there[0] in sender.there:
        case.roles = {role: name for role, name in case.roles.items() if role != "peer"}
        case.reasons = [r for r in case.reasons if not r.startswith("peer: ")]


_NO_END: Final = frozenset(("thread", "last", "status", "type", "count", "size"))


def _faces(column: Column, end: Column) -> bool:
    """Whether in each row either of two columns, and never both, has one value that both have more than once."""
    if (
        column.time is not None
        or column.is_flag
        or column.distinct < 2
        or end.distinct < 2
        or column.above
        or end.above
    ):
        return False
    rows = [(a, b) for a, b in zip(column.values, end.values, strict=False) if a not in _NONE and b not in _NONE]
    if len(rows) < _FEW_ROWS or len(rows) < NEARLY_ALL * len(end.there):
        return False
    once = {a for a, _ in rows} & {b for _, b in rows}
    return any(
        sum(a == v for a, _ in rows) > 1
        and sum(b == v for _, b in rows) > 1
        and sum((a == v) != (b == v) for a, b in rows) >= NEARLY_ALL * len(rows)
        for v in once
    )


_AGAIN: Final = 0.5
_OF_ONE: Final = 3
_NONE: Final = (None, "")
_FEW_ROWS: Final = 8


NAMED: Final = frozenset(("sender_name", "recipient_name", "peer_name"))


def _named_only(case: Case) -> None:
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
            people = (
                max(column.looks.personal, column.looks.handle - 0.3) >= 0.6
                and column.distinct > 1
                and column.time is None
            )
            if people and column.name not in case.roles.values():
                case.roles[f"{role}_name"] = column.name
                case.say(0.1, f"{role}: {column.name} holds names")
                return
    named = [c for c in case.table.columns if c.words == ("name",) and c.looks.personal >= NEARLY_ALL and not c.above]
    if case.kind == "Message" and len(named) == 1 and 1 < named[0].distinct <= _AGAIN * len(named[0].there):
        case.roles["peer_name"] = named[0].name
        case.say(0.1, f"peer: {named[0].name} holds names of people, who come again")


def _name_beside(case: Case, role: str) -> None:
    """A column with the name of the same party, such as sender_name beside sender_id."""
    own = case.table.by_name[case.roles[role]]
    meaning = {"sender": "sender", "recipient": "recipient", "peer": "party"}[role]
    for column in case.table.columns:
        written = column.looks.personal + column.looks.natural >= 0.5
        if column.distinct == 1 and own.distinct > 1 and len(column.there) > _OF_ONE:
            continue  # One and the same beside others that differ is the name of none of them: the phone's holder's.
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
