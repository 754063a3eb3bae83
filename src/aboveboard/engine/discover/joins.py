"""How tables belong together: which column names rows of which other table, and who those rows are.

A link is taken where the database declares it, or where name and values agree: the column's words are those of the other
table (or of its role: senders are contacts, chats are threads), and nearly all of its values are among that table's keys.
Integer keys are among each other by accident too often for values alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Protocol

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column

INSIDE: Final = 0.85
"""So much of a column's values must be among the keys of the table that it is to name."""
_SYNONYMS: Final[Mapping[str, str]] = {
    "sender": "contact",
    "recipient": "contact",
    "party": "contact",
    "thread": "thread",
}
_HOPS: Final = 2
_GENERIC: Final = frozenset(
    (
        "record",
        "owner",
        "parent",
        "item",
        "entity",
        "object",
        "ref",
        "reference",
        "id",
        "ids",
        "fk",
        "foreign",
        "z",
        "pk",
        "row",
        "rowid",
        "pid",
    )
)


_KEYS_OF_PEOPLE: Final = frozenset(("pubkey", "publickey", "npub", "public", "key"))
"""What an app may know people by, where it holds their keys."""


@dataclass(frozen=True)
class Table:
    """A table or list of similar objects, with a sample."""

    name: str
    columns: tuple[Column, ...]
    rows: int
    """How many there are; at least as many as were sampled."""
    foreign: Mapping[str, tuple[str, str | None]]
    """Declared foreign keys of one column: column -> (table, column; None: its primary key)."""
    rowid: str | None = None
    """How its row number is called in SQL; None: it has none."""
    key: tuple[str, ...] = ()
    """The columns of its primary key."""
    cells: Mapping[str, tuple[str | bytes, ...]] = field(default_factory=dict[str, "tuple[str | bytes, ...]"])
    """Whole cells that may hold lists of objects, by column."""
    keyed: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict[str, "tuple[str, tuple[str, ...]]"])
    """Of a table of keys and values: column of cells -> (column of keys, of each cell what its key is alike to others in)."""
    label: str = ""
    """What the keys of its rows call them; empty where they do not."""

    @cached_property
    def means(self) -> frozenset[str]:
        """What the words of its name, and of its label, can mean."""
        return words.table_meanings(self.name) | words.table_meanings(self.label)

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """See `names_of`, which it keeps."""
        return _names_of(self)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by name."""
        return {c.name: c for c in self.columns}


class Store(Protocol):
    """Tables of one file, and the questions about all of their values that a sample does not answer."""

    @property
    def tables(self) -> Mapping[str, Table]:
        """By name."""
        ...

    @property
    def alone(self) -> Sequence[Table]:
        """What stands beside the lists of a file that is no database, as tables of one row."""
        ...

    def inside(self, child: str, column: str, parent: str, key: str) -> tuple[int, int]:
        """(how many of the column's different values are among the key's, how many were asked)."""
        ...

    def unique(self, table: str, column: str) -> bool:
        """Whether no value stands twice (NULL apart)."""
        ...


@dataclass(frozen=True)
class Link:
    """A column whose values are keys of another table."""

    column: str
    parent: str
    key: str
    """The parent's column, or the name of its row number."""
    why: str


def links(table: Table, store: Store) -> dict[str, Link]:
    """The links of a table's columns."""
    found: dict[str, Link] = {}
    for column in table.columns:
        if not column.there or (column.primary and len(table.key) == 1):
            continue
        declared = _declared(table, column, store)
        link = declared or next((x for x in _guessed(table, column, store)), None)
        if link is not None:
            found[column.name] = link
    return found


def _declared(table: Table, column: Column, store: Store) -> Link | None:
    target = table.foreign.get(column.name)
    parent = next((t for n, t in store.tables.items() if target and n.lower() == target[0].lower()), None)
    if target is None or parent is None:
        return None
    key = target[1] or (parent.key[0] if len(parent.key) == 1 else parent.rowid)
    key = next((c.name for c in parent.columns if key and c.name.lower() == key.lower()), key)
    if key is None or (key != parent.rowid and not store.unique(parent.name, key)):
        return None
    return Link(column.name, parent.name, key, f"a declared foreign key to {parent.name}")


def _guessed(table: Table, column: Column, store: Store) -> Iterator[Link]:
    if column.time is not None or column.is_flag or (column.looks.natural > 0.3 and not column.looks.personal):
        return
    roles = {_SYNONYMS[m] for m in column.means if m in _SYNONYMS}
    stems = words.stems(column.name)
    if set(column.words) <= _GENERIC or (set(column.words) <= _KEYS_OF_PEOPLE and _is_wide(column)):
        # 'record_id' and the like name a row of something; here only people are of interest.
        roles |= {"contact"}
    unnamed = column.within is not None and _UNNAMED.fullmatch(column.within[1]) is not None and _is_wide(column)
    if unnamed and column.numbers:
        # Fields of protocol buffers have no names; long numbers are not among people's by accident.
        roles |= {"contact"}
    ranked: list[tuple[int, Table]] = []
    for parent in store.tables.values():
        if parent.name == table.name or not parent.rows:
            continue
        common = len(stems & words.stems(parent.name))
        by_role = len(roles & parent.means)
        if common or by_role:
            ranked.append((-(2 * common + by_role), parent))
    ranked.sort(key=lambda r: (r[0], len(words.stems(r[1].name)), r[1].name))
    if (("contact" in roles and column.means & _PARTIES) or "thread" in roles) and _is_wide(column):
        # Such values are not among a table's keys by accident: its name need not say that it is of people.
        among = {parent.name for _, parent in ranked}
        others = [t for t in store.tables.values() if t.name not in among and t.name != table.name and t.rows]
        ranked = [*ranked[:6], *((0, t) for t in others if name_columns(t))]
    for parent, key in _with_addresses(table, column, [p for _, p in ranked[:_MOST_PARENTS]], roles, store):
        if key != parent.rowid and not store.unique(parent.name, key):
            continue
        among, asked = store.inside(table.name, column.name, parent.name, key)
        # The phone's holder is often missing among the people that long identifiers name.
        all_but_own = among >= max(2, asked - 1) and "contact" in roles and _is_wide(column)
        if asked and (among >= INSIDE * asked or all_but_own):
            yield Link(column.name, parent.name, key, f"{among} of {asked} values are among {parent.name}.{key}")
            return


def _with_addresses(
    table: Table, column: Column, parents: Sequence[Table], roles: set[str], store: Store
) -> Iterator[tuple[Table, str]]:
    """The tables and keys that a column may name; a party's numbers may also be those of the store's one table of addresses.

    The number of a row that nobody numbered is what an app stores last of all.
    """
    keys = [(parent, key) for parent in parents for key in _keys(parent, column)]
    whole = len(column.numbers) > 0.9 * len(column.there)
    if not ("contact" in roles and column.means & _PARTIES and whole):
        yield from keys
        return
    numbered = [(parent, key) for parent, key in keys if key in parent.by_name]
    of_addresses = [t for t in store.tables.values() if t.name != table.name and _is_of_addresses(t)]
    yield from numbered
    if len(of_addresses) == 1 and of_addresses[0] not in parents:
        yield of_addresses[0], of_addresses[0].key[0]
    yield from (k for k in keys if k not in numbered)


def _is_of_addresses(table: Table) -> bool:
    """Whether a table numbers addresses: a key, one address that no other row has, and hardly more."""
    key = table.by_name.get(table.key[0]) if len(table.key) == 1 else None
    if key is None or len(table.columns) > _FEW_BESIDE_ADDRESSES or len(key.numbers) < len(key.there) or table.rows < 2:
        return False  # One row is that of the phone's own account.
    texts = [c for c in table.columns if c.texts]
    reached = [c for c in texts if c.unique and c.reach >= _ADDRESSES and c.fill >= _ADDRESSES]
    return len(reached) == 1 and len(texts) == 1


_FEW_BESIDE_ADDRESSES: Final = 4
_ADDRESSES: Final = 0.9
_UNNAMED: Final = re.compile(r"(?:field)?\d+(?:\.(?:field)?\d+)*")
_PARTIES: Final = frozenset(("sender", "recipient", "party"))
_MOST_PARENTS: Final = 12
_WIDE: Final = 1_000_000


def _is_wide(column: Column) -> bool:
    """Whether its values are too long to be row numbers or small codes."""
    numbers, texts = [v for v in column.numbers if v not in (0, -1)], [t for t in column.texts if len(t) > 1]
    if not numbers and not texts:
        return False
    return all(abs(v) > _WIDE for v in numbers) and all(len(t) >= _LONG and not t.isdigit() for t in texts)


_LONG: Final = 8


def _keys(parent: Table, column: Column) -> Iterator[str]:
    """The parent's columns that the column may name, the likeliest first."""
    whole = len(column.numbers) > 0.9 * len(column.there)
    seen: set[str] = set()
    # Values in cells are no keys: nothing finds them but to unpack every cell.
    same = [c.name for c in parent.columns if c.name.lower() == column.name.lower() and not whole and c.within is None]
    primary = list(parent.key) if len(parent.key) == 1 else []
    named = [
        c.name
        for c in parent.columns
        if c.within is None
        and (
            c.unique
            or (c.means & {"id", "party", "phone", "email"} and (not whole or _is_wide(c)))
            or (not whole and (c.looks.jid > 0.5 or c.looks.uuid > 0.5))
        )
    ]
    for name in (*same, *primary, *named, *([parent.rowid] if parent.rowid and whole else [])):
        found = parent.by_name.get(name)
        fits = found is None or (len(found.numbers) > 0.9 * len(found.there)) == whole
        if name not in seen and fits:
            seen.add(name)
            yield name


@dataclass(frozen=True)
class Expression:
    """A column at the end of links: `hops` lead from the table at hand to the one that has `columns`."""

    hops: tuple[Link, ...]
    columns: tuple[str, ...]
    """Several are joined with blanks."""


_NOBODY: Final = frozenset(("time", "status", "type", "path", "url", "mime", "size", "count", "machine", "flag"))


def id_columns(table: Table) -> list[Column]:
    """The columns of what an app knows people by, where these are no row numbers: another in each row."""
    found: list[Column] = []
    for column in table.columns:
        said = set(column.words)
        named = column.primary or column.unique or said & _IDENTIFY or "id" in said or _is_a_public_key(column)
        if not named or column.time is not None or column.is_flag or column.fill < 0.8:
            continue
        if column.means & (_NOBODY - {"flag"} if not column.primary else _NOBODY - {"flag", "machine"}):
            continue
        if column.distinct < 0.95 * len(column.there) or column.looks.natural > 0.3 or column.looks.url > 0.1:
            continue
        text = len(column.texts) == len(column.there) and not all(len(t) < 3 for t in column.texts)
        if text or (len(column.numbers) == len(column.there) and _is_wide(column)):
            found.append(column)
    return found


def _is_a_public_key(column: Column) -> bool:
    """Whether it holds the keys that an app knows people by, by name and length: another in nearly each row."""
    said = set(column.words)
    if not said & {"pubkey", "publickey", "npub"} and not said >= {"public", "key"}:
        return False
    return len(column.texts) == len(column.there) > 0 and all(len(t) >= _LEAST_KEY for t in column.texts)


_LEAST_KEY: Final = 32
_IDENTIFY: Final = frozenset(
    ("pin", "uid", "uin", "uuid", "guid", "jid", "num", "identifier", "userid", "oid", "gid", "pid", "mid", "key")
)
CALLED: Final = frozenset(
    (
        "user",
        "username",
        "login",
        "screen",
        "screenname",
        "nick",
        "nickname",
        "account",
        "handle",
        "contact",
        "buddy",
    )
)


@dataclass(frozen=True)
class Who:
    """Who the rows of a table are."""

    identifier: Expression | None
    name: Expression | None


def identifier_column(table: Table) -> Column | None:
    """The column that says best how somebody is reached: a number, an address, a handle."""
    best: tuple[float, Column] | None = None
    for column in table.columns:
        if not column.there or column.time is not None or column.means & _NOBODY or column.reach < 0.5:
            continue
        if column.reach > (best[0] if best else 0.0):
            best = (column.reach, column)
    return best[1] if best else handle_column(table)


def handle_column(table: Table) -> Column | None:
    """The column of what people are called by in an app: user names, handles."""
    best: tuple[float, Column] | None = None
    for column in table.columns:
        looks = column.looks
        if not column.texts or column.time is not None or column.means & _NOBODY or not column.means & {"party"}:
            continue
        called = not column.means & {"name"} or set(column.words) & CALLED
        score = (
            (1 + looks.handle) * (column.distinct > 1)
            if called and looks.handle + looks.phone + looks.uuid > 0.5
            else 0.0
        )
        if score > (best[0] if best else 0.9):
            best = (score, column)
    return best[1] if best else None


_PEOPLE: Final = frozenset(("party", "sender", "recipient", "person", "name", "thread", "last"))


def _own_name(column: Column) -> bool:
    """Whether a name inside an object is that of somebody, and not of a thing that the row has."""
    outer = [o for o in (column.called or column.name).split(".")[:-1] if not column.within or o != column.within[0]]
    if any(words.column_meanings(o) & {"phone", "email"} for o in outer):
        return False  # What a number is for: 'phoneNumbers.label'.
    return all(
        words.column_meanings(o) & _PEOPLE or "contact" in words.table_meanings(o) or words.holds_all(o) for o in outer
    )


def name_columns(table: Table) -> tuple[str, ...]:
    """The columns that make up a name: one display name, or given and family name."""
    return next(iter(names_of(table)), ())


_MOST_NAMES: Final = 4
_FILLED: Final = 0.98


def names_of(table: Table) -> tuple[tuple[str, ...], ...]:
    """What a row's name is made of, the best first: one column, or given and family name.

    Further ones are for rows in which those before are empty: a nickname of those without a name of their own.
    """
    return table.names


def _names_of(table: Table) -> tuple[tuple[str, ...], ...]:
    ranked: list[tuple[float, int, Column]] = []
    first = family = None
    for column in table.columns:
        looks = column.looks
        written = looks.personal + looks.natural
        if (
            not column.texts
            or written < 0.4
            or column.means & {"path", "url", "mime", "status", "type", "machine", "body", "sort"}
        ):
            continue
        if not _own_name(column) or set(column.words) & (_OF_THINGS | _TO_FIND_BY | _OF_WORK):
            continue
        if column.means & {"first"}:
            first = first or column
        if column.means & {"family"} or _is_last_name(column):
            family = family or column
        if (
            column.means & {"name", "title", "subject"}
            and not column.means & {"first", "family", "id"}
            and column is not family
        ):
            full = bool(set(column.words) & {"display", "full", "fullname", "displayname"})
            score = looks.personal + 0.5 * column.fill + 0.5 * full + 0.2 * (column.distinct > 1)
            # What somebody is called by in the app says less than a name.
            score -= 0.4 * (
                {"user", "username", "login", "screen", "screenname", "handle"} & set(column.words) != set()
            )
            # Groups that people are put into are called otherwise than these.
            grouped = "contact" in table.means or column.distinct < _TITLES * len(column.there)
            score -= 1.0 * ("thread" in column.means and grouped)
            ranked.append((score, -len(ranked), column))
    ranked.sort(key=lambda r: (-r[0], -r[1]))
    if first is not None and family is None and ranked and _is_a_family_name(ranked[0][2], first):
        family = ranked.pop(0)[2]
    if first is None and family is not None and ranked and _is_a_given_name(ranked[0][2], family):
        first = ranked.pop(0)[2]
    # Of a title or subject only what is the best is a name, not what another row lacks one for.
    ways: list[tuple[str, ...]] = [
        (c.name,) for n, (_, _, c) in enumerate(ranked) if n == 0 or not c.means & {"title", "subject", "thread"}
    ]
    parts: tuple[str, ...] = tuple(c.name for c in (first, family) if c is not None) if first is not None else ()
    if parts:
        # Both parts of a name go before a title that half of the rows lack, one part after all others.
        poor = not ranked or ranked[0][2].fill < 0.5 or are_handles(ranked[0][2]) or "name" not in ranked[0][2].means
        ways.insert(0 if len(parts) == 2 and poor else min(len(ways), 1), parts)
    if parts:
        # Firms among people have a name of their own, and neither of these.
        firms = (
            c for c in table.columns if set(c.words) & _FIRMS and c.texts and c.within is None and len(c.words) <= 2
        )
        ways += [(c.name,) for c in firms if "id" not in c.means][:1]
    if not ways:
        called = _called_like_people(table)
        return ((called.name,),) if called is not None else ()
    if ranked and ways[0] == (ranked[0][2].name,) and "name" not in ranked[0][2].means and "contact" in table.means:
        # What several people have is a title of theirs, where a column says who they are.
        several = ranked[0][2].distinct < _TITLES * len(ranked[0][2].there)
        if several and (called := _called_like_people(table)) is not None:
            return ((called.name,),)
    return those_that_fill(table, ways)


def _is_last_name(column: Column) -> bool:
    """Whether it is called 'last', 'last_name' or 'contact_last_name'."""
    said = column.words[:-1] if column.words[-1:] == ("name",) else column.words
    of = said[:-1]
    return said[-1:] == ("last",) and all(
        words.COLUMN.get(w, _NONE) & {"party"} or "contact" in words.TABLE.get(w, _NONE) for w in of
    )


_NONE: Final[frozenset[str]] = frozenset()
_TITLES: Final = 0.6
_OF_WORK: Final = words.listed(
    "job occupation profession position designation salutation honorific prefix suffix academic anrede beruf cargo puesto poste"
)
"""Words for titles that are of somebody's work or rank."""
_TO_FIND_BY: Final = words.listed(
    "search searchable find lookup convert converted normalized normalised ascii latin unaccented pinyin phonetic romaji "
    "furigana yomi kana lowercase lower"
)
"""Words for names that are written otherwise than people are called, so as to find or sort them."""


def are_handles(column: Column) -> bool:
    """Whether values are drawn or chosen to be unique in an app, and no names: one word each, in small letters or with digits."""
    drawn = sum(any(c.isdigit() or c == "_" for c in t) or (t.islower() and t.isascii()) for t in column.texts)
    return column.looks.handle >= 0.8 and drawn >= 0.8 * len(column.texts) > 0


def _is_a_given_name(name: Column, family: Column) -> bool:
    """Whether what is called a name is its first part: one word, beside another for the family's in most rows."""
    whose = family.words[:-1] if family.words[-1:] != ("name",) else family.words[:-2]
    rest = family.words[1:] if family.words[:1] in (("surname",), ("lastname",)) else ()
    alike = ("name",), (*whose, "name"), ("name", *rest)
    if name.words not in alike or not name.texts or family is name:
        return False
    if family.fill < 0.5 * name.fill:
        return False
    return sum(len(t.split()) == 1 for t in name.texts) >= _ONE_WORD * len(name.texts)


def _is_a_family_name(name: Column, first: Column) -> bool:
    """Whether what is called a name is its last part: beside another for the first, which it does not hold."""
    both = [
        (a, b)
        for a, b in zip(name.values, first.values, strict=True)
        if isinstance(a, str) and isinstance(b, str) and a and b
    ]
    if name.words != ("name",) or first is name or len(both) < 0.5 * len(name.there):
        return False
    return sum(b.lower() not in a.lower() for a, b in both) >= 0.9 * len(both) and (
        sum(len(a.split()) == 1 for a, _ in both) >= _ONE_WORD * len(both)
    )


_ONE_WORD: Final = 0.7


def those_that_fill(table: Table, ways: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The first of these, and those after it that fill rows in which those before are empty."""
    kept: list[tuple[str, ...]] = []
    empty = set(range(min((len(c.values) for c in table.columns), default=0)))
    for way in ways:
        here = {n for n in empty if any(table.by_name[c].values[n] not in (None, "", b"") for c in way)}
        if here or not kept:
            kept.append(way)
            empty -= here
        if not empty or len(kept) == _MOST_NAMES:
            break
    return tuple(kept)


_FIRMS: Final = words.listed("company organization organisation org firm firma empresa societe azienda business")
_PEOPLES: Final = 0.7
_FEW_COLUMNS: Final = 6


def _called_like_people(table: Table) -> Column | None:
    """The column whose values are names of people though its own name does not say so: in a table of people, or 'user'."""
    best: tuple[float, Column] | None = None
    # Beside a number in nearly every row, names of people are theirs.
    beside = len(table.columns) <= _FEW_COLUMNS and any(
        (c.phones or c.looks.strict_phone + c.looks.email >= 0.9) and c.fill >= 0.9 for c in table.columns
    )
    for column in table.columns:
        if not column.texts or column.time is not None or column.looks.personal < _PEOPLES or column.above:
            continue
        said = column.means & {"party"} and not column.means & {"id", "phone", "email"}
        if not (said or "contact" in table.means or beside) or column.means & _NO_NAMES or not _own_name(column):
            continue
        if column.fill < 0.5 or set(column.words) & (_NOTED | _OF_THINGS):
            continue
        two = sum(len(t.split()) > 1 or _UNSPACED.fullmatch(t) is not None for t in column.texts) / len(column.there)
        if two < (
            0.3 if said or (not column.means and "contact" in table.means) else 0.5
        ) or column.distinct < 0.6 * len(column.there):
            continue
        score = two + bool(said)
        if score > (best[0] if best else 0.0):
            best = (score, column)
    return best[1] if best else None


_UNSPACED: Final = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")
"""Names of people that are written without a blank: Chinese and Korean ones."""
_OF_THINGS: Final = words.listed(
    "reason cause category device app model file ringtone icon image host domain package class table tag event product bank "
    "theme wallpaper font "
    "network ssid brand os browser branch university college institution status stage assigned manager agent referrer"
)
"""What else has a name of its own beside somebody: 'device_name'."""
_NOTED: Final = words.listed(
    "note notes comment remark notiz notizen nota notas bemerkung description about info signature sign"
)
_NO_NAMES: Final = frozenset(
    ("place", "status", "type", "path", "url", "mime", "machine", "body", "sender", "recipient", "person")
)


def who(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], depth: int = _HOPS) -> Who:
    """Who a table's rows are, also by the tables that they name in turn."""
    own = identifier_column(table)
    identifier = Expression((), (own.name,)) if own else None
    names = name_columns(table)
    name = Expression((), names) if names else None
    if depth and (identifier is None or name is None):
        for column, link in known.get(table.name, {}).items():
            means = table.by_name[column].means
            # Who began or last wrote is not who the row stands for.
            if (
                link.parent == table.name
                or means & {"sender", "recipient", "last"}
                or not means & {"party", "id", "name"}
            ):
                continue
            beyond = who(store.tables[link.parent], store, known, depth - 1)
            if identifier is None and beyond.identifier is not None:
                identifier = Expression((link, *beyond.identifier.hops), beyond.identifier.columns)
            if name is None and beyond.name is not None:
                name = Expression((link, *beyond.name.hops), beyond.name.columns)
    if identifier is None and (own_ids := _numbers_identifiers(table)) is not None:
        identifier = Expression((), (own_ids.name,))
    if identifier is None:
        keys = (c for c in table.columns if _is_a_public_key(c) and c.distinct == len(c.there))
        identifier = next((Expression((), (c.name,)) for c in keys), None)
    return Who(identifier, name)


def _numbers_identifiers(table: Table) -> Column | None:
    """The one text of a table that numbers what others name by it: a key, a long text that no other row has, and no more."""
    texts = [c for c in table.columns if c.texts]
    if len(table.columns) > _FEW_BESIDE_ADDRESSES or len(texts) != 1 or len(table.key) != 1 or table.rows < 2:
        return None
    one = texts[0]
    long = all(len(t) >= _LONG and not any(ch.isspace() for ch in t) for t in one.texts)
    named = "contact" in table.means or words.stems(one.name) & words.stems(table.name)
    return one if one.unique and one.fill >= _ADDRESSES and long and named else None


_WIDEST: Final = 30
"""Columns that a table of numbers and addresses has at most."""


@dataclass(frozen=True)
class Child:
    """A table that holds values of another's rows, such as the numbers of a contact."""

    table: str
    column: str
    """Names the row it belongs to."""
    key: str
    """The parent's column that it names."""
    value: str
    share: float
    """How many of the values are numbers or addresses."""
    by: tuple[str, str, str, str] | None = None
    """The table that joins both: its name, its column for the parent, its column for this one, and this one's key.

    `column` is then the second of these again.
    """
    reaches: bool = True
    """Whether they are numbers or addresses; else what an app knows people by."""


def children(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> list[Child]:
    """The tables that hold numbers and addresses of this table's rows."""
    found: list[Child] = []
    for other in store.tables.values():
        if len(other.columns) > _WIDEST or any(c.attribute and c.attribute.table == other.name for c in table.columns):
            continue  # A table of something else, which names people, or whose rows are read as columns already.
        of_others = other.means & (_OF_OTHERS if "contact" not in other.means else _OF_OTHERS - {"message"})
        for column, link in known.get(other.name, {}).items():
            if link.parent != table.name or other.name == table.name or other.by_name[column].within:
                continue
            if {"account", "accounts"} & set(other.by_name[column].words):
                continue  # Whose of the phone's own accounts they are of.
            named = words.column_meanings(other.name) & {"phone", "email"}
            for value in other.columns:
                reach = max(value.reach, value.looks.phone + value.looks.email if named else 0.0)
                holds = not value.means & _NOBODY and not of_others
                if holds and value.name != column and reach >= 0.25 and value.time is None and value.texts:
                    found.append(Child(other.name, column, link.key, value.name, reach))
    if not found:
        found += _siblings(table, store, known)
    found += _joined_children(table, store, known)
    return sorted(found or _known_by(table, store, known), key=lambda c: (-c.share, c.table))


def _known_by(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Iterator[Child]:
    """The tables that hold what an app knows this table's rows by, one for each: 'Users' and 'UserPins'."""
    if "contact" not in table.means or identifier_column(table) is not None:
        return
    for other in store.tables.values():
        if other.name == table.name or not 2 <= len(other.columns) <= _MOST_JOINING or other.means & _OF_OTHERS:
            continue
        for column, link in known.get(other.name, {}).items():
            if link.parent != table.name or other.by_name[column].within or not store.unique(other.name, column):
                continue
            for value in id_columns(other):
                if value.name != column and value.texts and value.within is None:
                    yield Child(other.name, column, link.key, value.name, 1.0, reaches=False)


def _siblings(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Iterator[Child]:
    """The same where names and numbers of people stand in tables of their own, which name a third one's rows."""
    for own, link in known.get(table.name, {}).items():
        if link.parent == table.name or table.by_name[own].within or not store.unique(table.name, own):
            continue
        for other in store.tables.values():
            if other.name in (table.name, link.parent) or len(other.columns) > _WIDEST or other.means & _OF_OTHERS:
                continue
            for column, theirs in known.get(other.name, {}).items():
                if (theirs.parent, theirs.key) != (link.parent, link.key) or other.by_name[column].within:
                    continue
                for value in other.columns:
                    if not value.means & _NOBODY and value.time is None and value.texts and value.reach >= 0.25:
                        yield Child(other.name, column, own, value.name, value.reach)


_MOST_JOINING: Final = 5


def _joined_children(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Iterator[Child]:
    """The same where a table between says which numbers are whose, as Core Data's for many of each do."""
    for middle in store.tables.values():
        joined = known.get(middle.name, {})
        if middle.name == table.name or not 2 <= len(middle.columns) <= _MOST_JOINING or len(joined) < 2:
            continue
        for ours, here in joined.items():
            if here.parent != table.name or middle.by_name[ours].within:
                continue
            for theirs, there in joined.items():
                other = store.tables[there.parent]
                if (
                    theirs == ours
                    or other.name == table.name
                    or other.means & _OF_OTHERS
                    or middle.by_name[theirs].within
                ):
                    continue
                if "contact" in other.means and name_columns(other):
                    continue  # People in turn, who have addresses of their own.
                for value in other.columns:
                    holds = not value.means & _NOBODY and value.time is None and value.texts and value.reach >= 0.25
                    if holds and len(other.columns) <= _WIDEST:
                        by = (middle.name, ours, theirs, there.key)
                        yield Child(other.name, ours, here.key, value.name, value.reach, by)


_OF_OTHERS: Final = frozenset(("message", "post", "call", "visit", "thread"))


@dataclass(frozen=True)
class Between:
    """A table that joins rows of two others: (its column for this table, this table's key, its column for the other)."""

    table: str
    own: str
    key: str
    other: str
    parent: str


def between(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], meaning: str) -> Between | None:
    """The table that says to which row of a table of this `meaning` (thread) each row belongs."""
    for other in store.tables.values():
        if other.name == table.name or len(other.columns) > 8:
            continue
        joined = [x for x in known.get(other.name, {}).values() if other.by_name[x.column].within is None]
        here = [x for x in joined if x.parent == table.name]
        there = [x for x in joined if x.parent != table.name and meaning in store.tables[x.parent].means]
        if here and there:
            return Between(other.name, here[0].column, here[0].key, there[0].column, there[0].parent)
    return None


_MOST_MEMBER_COLUMNS: Final = 24
MOST_STEPS: Final = 50_000_000
"""Rows of both tables multiplied: what may be looked through where no index helps."""
_LEAST_THREADS: Final = 3


@dataclass(frozen=True)
class Members:
    """A table of who takes part in conversations."""

    table: str
    thread: str
    """Its column that names the conversation."""
    value: str
    """Its column that names who takes part."""
    who: Who
    """How they are reached and called, from that table on."""
    own: str | int | None
    """The one who takes part in nearly all conversations: the phone's holder; None where there is no such one."""
    key: str = ""
    """The column of the rows that `thread` names, where it is these and no conversations."""


def members(table: Table, thread: str | None, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Members | None:
    """Who takes part in the conversations that a table's column `thread` names."""
    if thread is None or table.by_name[thread].within is not None:
        return None
    link = known.get(table.name, {}).get(thread)
    for other in store.tables.values():
        if other.name == table.name or not other.rows or len(other.columns) > _MOST_MEMBER_COLUMNS:
            continue
        if other.rows * table.rows > MOST_STEPS:
            continue
        if not other.means & {"thread", "contact"} or other.means & {"message", "call", "post"}:
            continue
        names = _names_thread(table, thread, link, other, store, known)
        if names is None or (link is not None and other.name == link.parent):
            continue
        found = who_takes_part(other, names, store, known)
        if found is not None:
            value, someone = found
            return Members(other.name, names, value, someone, own_member(other, names, value))
    return None


def _names_thread(
    table: Table,
    thread: str,
    link: Link | None,
    other: Table,
    store: Store,
    known: Mapping[str, Mapping[str, Link]],
) -> str | None:
    """The column of another table that names the same conversations."""
    for column in other.columns:
        if column.within is not None or not column.there:
            continue
        theirs = known.get(other.name, {}).get(column.name)
        if link is not None and theirs is not None and (theirs.parent, theirs.key) == (link.parent, link.key):
            return column.name
        if "thread" in column.means and (link is None or theirs is None) and column.time is None:
            among, asked = store.inside(table.name, thread, other.name, column.name)
            if asked >= _LEAST_THREADS and among >= INSIDE * asked:
                return column.name
    return None


def who_takes_part(
    other: Table, thread: str, store: Store, known: Mapping[str, Mapping[str, Link]]
) -> tuple[str, Who] | None:
    """The column that names who takes part, and who that is."""
    names = name_columns(other)
    name = Expression((), names) if names else None
    own = identifier_column(other)
    if own is not None and own.name != thread and own.within is None and own.reach >= 0.5:
        return own.name, Who(Expression((), (own.name,)), name)
    for column, link in known.get(other.name, {}).items():
        if column not in other.by_name:
            continue
        parent = store.tables[link.parent]
        of_talk = parent.means & {"thread", "message"} and "contact" not in parent.means
        if column == thread or other.by_name[column].within or of_talk:
            continue
        someone = who(parent, store, known, 1)
        if someone.identifier is not None:
            hops = (link, *someone.identifier.hops)
            further = Expression((link, *someone.name.hops), someone.name.columns) if someone.name else name
            return column, Who(Expression(hops, someone.identifier.columns), further)
    if own is not None and own.name != thread and own.within is None:
        return own.name, Who(Expression((), (own.name,)), name)
    return None


def own_member(other: Table, thread: str, value: str) -> str | int | None:
    """The one member of nearly all conversations, where no other is in more than half of them."""
    within: dict[object, set[object]] = {}
    for chat, someone in zip(other.by_name[thread].values, other.by_name[value].values, strict=True):
        if chat is not None and isinstance(someone, str | int):
            within.setdefault(someone, set()).add(chat)
    chats = set[object]().union(*within.values())
    ranked = sorted(within.items(), key=lambda w: -len(w[1]))
    if len(chats) < _LEAST_THREADS or len(ranked) < _LEAST_THREADS:
        return None
    first, second = ranked[0], ranked[1]
    plain = isinstance(first[0], str | int) and len(first[1]) >= 0.9 * len(chats) and len(second[1]) <= 0.5 * len(chats)
    return first[0] if plain and isinstance(first[0], str | int) else None
