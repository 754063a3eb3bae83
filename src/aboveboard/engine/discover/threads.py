"""Which conversation a row is of, and who wrote where only the conversation shows it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Link, Store, Table, between
from aboveboard.engine.discover.moments import main_time
from aboveboard.engine.discover.texts import body_column
from aboveboard.engine.discover.verdicts import FEW_COLUMNS, Case, best_of
from aboveboard.engine.discover.ways import Way, by_other_side
from aboveboard.engine.discover.words import listed

_NUMBERED: Final = re.compile(r"(?=[A-Za-z]*\d)[0-9A-Za-z]{4,}|(?<![A-Za-z])[A-Za-z]?\d+|\d+")


def one_each(table: Table, store: Store) -> str | None:
    """What tells a table from others of the same columns and name but for numbers or identifiers: its conversation."""
    if not table.means & {"thread", "message"}:
        return None
    pattern, columns = (
        _NUMBERED.sub("*", table.name),
        [c.name for c in table.columns if c.within is None and c.via is None],
    )
    if "*" not in pattern or not columns:
        return _called_after(table, store) if columns else None
    for other in store.tables.values():
        alike = other.name != table.name and _NUMBERED.sub("*", other.name) == pattern
        if alike and set(columns) <= {c.name for c in other.columns}:
            return "_".join(_NUMBERED.findall(table.name))
    return _called_after(table, store)


def _called_after(table: Table, store: Store) -> str | None:
    """What comes behind the beginning that several tables of the same columns have in common: 'messages_#garden'."""
    parts = _PARTED.fullmatch(table.name)
    if parts is None or not words.table_meanings(parts[1]) & {"thread", "message"}:
        return None
    own = {c.name for c in table.columns if c.within is None and c.via is None}
    alike = [
        t
        for t in store.tables.values()
        if t.name.startswith(parts[1]) and t.name != parts[1] and own <= {c.name for c in t.columns}
    ]
    return parts[2] if len(alike) >= _LEAST_CHATS and len(own) >= _LEAST_ALIKE else None


_PARTED: Final = re.compile(r"([^\W\d]{3,}[_.:/ -])(\S.*)")
_LEAST_ALIKE: Final = 3


def comes_again(case: Case) -> bool:
    """Whether its rows are more than one of each conversation or party, as those of a list of conversations are not."""
    for role in ("thread", "sender", "recipient", "peer", "sender_name", "recipient_name", "peer_name"):
        column = case.table.by_name.get(case.roles.get(role, ""))
        least = 1 if role == "thread" else 2
        if column is not None and least <= column.distinct <= 0.5 * len(column.there):
            return True
    return False


def repeats(case: Case, store: Store) -> str | None:
    """The table whose rows a table shows the last of: one row of each conversation, and a text that the other has too."""
    table = case.table
    body = table.by_name.get(case.roles.get("body", ""))
    if body is None or len(body.there) < _LEAST_CHATS:
        return None
    for column in table.columns:
        each = "thread" in column.means and column.distinct == len(column.values) and column.time is None
        for other in store.tables.values() if each else ():
            theirs = (other.by_name.get(column.name), other.by_name.get(body.name))
            if other.name == table.name or other.rows <= table.rows or None in theirs:
                continue
            among = [store.inside(table.name, c, other.name, c) for c in (column.name, body.name)]
            if all(asked >= _LEAST_CHATS and there >= _SHOWN * asked for there, asked in among):
                return other.name
    at = table.by_name.get(case.roles.get("at", ""))
    if at is None or body.within is not None or not any(_each(c) for c in table.columns):
        return None
    for other in store.tables.values():
        if other.name == table.name or other.rows <= table.rows:
            continue
        text, when = body_column(other), main_time(other)
        if text is None or when is None or text.within or when.within:
            continue
        pairs = ((body, text), (at, when))
        among = [store.inside(table.name, ours.name, other.name, theirs.name) for ours, theirs in pairs]
        if all(asked >= _LEAST_CHATS and there >= _SHOWN * asked for there, asked in among):
            return other.name
    return None


def _each(column: Column) -> bool:
    """Whether a column has another party or conversation in each row."""
    said = bool(column.means & {"thread", "party"}) and column.time is None and not column.is_flag
    return said and column.distinct == len(column.there) == len(column.values)


_SHOWN: Final = 0.9


def find_thread(case: Case, store: Store, known: Mapping[str, Mapping[str, Link]]) -> str | None:
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
            - (1.2 if column.distinct == 1 and len(column.there) > FEW_COLUMNS else 0)
        )

    column = best_of(table.columns, score, 0.5)
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


def _parts_talk(case: Case) -> tuple[str, str] | None:
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


def by_structure(case: Case) -> str | None:
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


def writer_beside(case: Case) -> Way | None:
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
