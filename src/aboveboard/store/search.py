"""Answers to queries: which index can say, and exactly what a scan of every record would say.

Each part of a query becomes SQL that holds for the same records as the part itself, or for more of them where no index
can say; in that case every candidate is looked at by the reference (`model.query`). How each term was answered is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, cast

import apsw
import msgspec

from aboveboard.model.fold import FOLD_VERSION, fold
from aboveboard.model.provenance import STATE_NUMBER, State, key_of
from aboveboard.model.query import Clause, Filter, Query, Term, any_token, party_matches, plan
from aboveboard.model.records import DIRECTION_NUMBER, KIND_NUMBER
from aboveboard.model.texts import record_texts
from aboveboard.store.db import listed
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.inside import rows_inside, rows_of_words
from aboveboard.store.naming import naming_fields
from aboveboard.store.present import ROW_COLUMNS, Reading, StoredRow, fields_of_row

if TYPE_CHECKING:
    from aboveboard.store.inside import Rows
    from aboveboard.store.words import Bools

MANY_TOKENS = 2000
"""The rows of a term inside more words than this are found beforehand: see `store/inside.py`."""
_TOKENS_AT_ONCE = 40
_COMPILED = 200
"""Compiled queries that are kept."""
_INSIDE, _INSIDE_ROWS = 4, 12_000_000
"""Terms inside very many words whose rows are kept, and rows of all of them: of ten million one may well have most."""
_VOCABULARY = 2_000_000
"""Words up to which a vocabulary is kept in memory: more are looked through where they lie."""
_LISTS = 20
"""Sets of marked records that are kept as SQL asks for them."""
_FEW = 20_000
"""Records that are not live up to which each is asked whether it answers."""
_NONE = "id < 0"
"""No row. Not the constant 0, beside which SQLite finds no way to use an index that is named."""
_AMONG = "id IN (SELECT value FROM carray(?))"
_HOLDS = (
    "holds(loc, kind, src, CAST(json(data) AS BLOB), at, CAST(thread AS BLOB), CAST(party AS BLOB), direction, state)"
)


@dataclass(frozen=True)
class Way:
    """How one term was answered."""

    term: str
    way: str
    """phrase, vocabulary, candidates+check or scan"""
    words: int = 0
    """How many words of the vocabulary hold it, where that way was taken."""


@dataclass
class Compiled:
    """A query on one exhibit."""

    where: str
    values: list[Any]
    checked: bool
    """Whether candidates need the reference's word."""
    ways: list[Way] = field(default_factory=list[Way])
    many: bool = False
    """Whether a term is inside very many words, and may well stand in very many records."""


@dataclass(frozen=True)
class _Asked:
    """What the word index is asked for one term."""

    lists: list[list[str]] | None
    """Expressions of FTS5: a row answers where it is in one of each list. None: any row may."""
    exact: bool
    """Whether the rows are those of the term and no others."""
    way: Way
    inside: str = ""
    """A part of more words than are listed: a row answers where it is among `Searcher.inside` of it as well."""


class Searcher:
    """Queries on one exhibit."""

    def __init__(self, exhibit: Exhibit) -> None:
        """Indexes made under another version of the fold are not asked; records are scanned then."""
        self.exhibit = exhibit
        self._compiled: dict[tuple[Query, bool], Compiled] = {}
        self._indexed = exhibit.facts.get("fold") == str(FOLD_VERSION)
        self._asked: list[frozenset[tuple[str, str]]] = []
        """Identifiers that `person:` meant so far; SQL names them by their place here."""
        self._terms: dict[Term, _Asked] = {}
        self._held: bytes | None = None
        """The vocabulary, a word a line, where it is kept in memory; b'' where it is too large for that."""
        self._inside: dict[str, Rows] = {}
        """The rows of parts of very many words that were looked for."""
        self._at: dict[int, tuple[int, ...]] = {}
        """The rows of keys that were looked for."""
        self._listed: dict[frozenset[int], str] = {}
        self._add_functions(exhibit.db)

    def search(
        self, query: Query, *, newest_first: bool = True, limit: int = -1, after: int | None = None
    ) -> Iterator[StoredRow]:
        """Rows that answer the query, in order of time; `after` is the last row's number of the page before."""
        compiled = self.compile(query)
        where, values = compiled.where, list(compiled.values)
        if after is not None:
            where = f"({where}) AND id {'<' if newest_first else '>'} ?"
            values.append(after)
        if compiled.checked:
            where = f"({where}) AND {_HOLDS}"
            self._query = query
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT {ROW_COLUMNS} FROM records WHERE {where} ORDER BY id {order} LIMIT {limit}"
        for row in self.exhibit.db.execute(sql, values):
            yield StoredRow.of(row)

    def count(self, query: Query) -> tuple[int, list[Way]]:
        """How many records answer the query, and how each term was answered."""
        compiled = self.compile(query)
        where, records = compiled.where, "records"
        if compiled.checked:
            where = f"({where}) AND {_HOLDS}"
            self._query = query
        elif compiled.many and all(isinstance(c, Term) for c in query.clauses()):
            # To look at each of many rows is to read the whole table; that they are there the smallest index says too.
            where, records = where.replace(_AMONG, f"+{_AMONG}"), "records INDEXED BY record_kind"
        total = self.exhibit.db.execute(f"SELECT count(*) FROM {records} WHERE {where}", compiled.values).get
        return int(total), compiled.ways

    def grouped(self, query: Query) -> Iterator[tuple[int, int, int, int | None, int]]:
        """(kind's number, reading, state's number, direction, records) of what answers the query."""
        compiled = self.compile(query)
        where = f"({compiled.where}) AND {_HOLDS}" if compiled.checked else compiled.where
        self._query = query
        sql = f"SELECT kind, src, state, direction, count(*) FROM records WHERE {where} GROUP BY 1, 2, 3, 4"
        yield from self.exhibit.db.execute(sql, compiled.values)

    def within(self, query: Query, rows: Iterable[int]) -> list[int]:
        """Which of these rows answer the query."""
        compiled = self.compile(query)
        where = f"({compiled.where}) AND {_HOLDS}" if compiled.checked else compiled.where
        self._query = query
        listed = msgspec.json.encode(list(rows)).decode()
        sql = f"SELECT id FROM records WHERE id IN (SELECT value FROM json_each(?)) AND ({where}) ORDER BY id"
        return [int(row[0]) for row in self.exhibit.db.execute(sql, (listed, *compiled.values))]

    def count_recovered(self, query: Query) -> int:
        """How many of the records that answer the query are not live."""
        compiled = self.compile(query)
        where = f"({compiled.where}) AND {_HOLDS}" if compiled.checked else compiled.where
        self._query = query
        if not self._recovered:
            return 0
        if self._recovered < _FEW:
            # These are looked at, and not all that answer.
            sql = f"SELECT count(*) FROM records INDEXED BY record_state WHERE state <> 0 AND ({where})"
        else:
            sql = f"SELECT count(*) FROM records WHERE state <> 0 AND ({where})"
        return int(self.exhibit.db.execute(sql, compiled.values).get)

    @cached_property
    def _recovered(self) -> int:
        """How many records are not live."""
        return int(self.exhibit.db.execute("SELECT count(*) FROM records WHERE state <> 0").get)

    def count_folded(self, query: Query) -> int:
        """How many records would answer the query as well, and are shown by a twin of theirs."""
        if not self.exhibit.folded or asks_where(query):
            return 0
        compiled = self.compile(query, every=True)
        where = f"({compiled.where}) AND {_HOLDS}" if compiled.checked else compiled.where
        self._query = query
        sql = f"SELECT count(*) FROM records WHERE id IN (SELECT id FROM twins) AND ({where})"
        return int(self.exhibit.db.execute(sql, compiled.values).get)

    def scan(self, query: Query) -> list[int]:
        """Row numbers by the reference alone, without any index; what `search` must equal."""
        self._query = query
        shown = "1" if asks_where(query) else self.exhibit.shown
        sql = f"SELECT id FROM records WHERE {shown} AND {_HOLDS} ORDER BY id"
        return [int(row[0]) for row in self.exhibit.db.execute(sql)]

    def holding(self, query: Query, rows: Sequence[int]) -> list[int]:
        """Of some rows those that answer, by the reference."""
        self._query = query
        sql = f"SELECT id FROM records WHERE id IN (SELECT value FROM json_each(?)) AND {_HOLDS}"
        return [int(row[0]) for row in self.exhibit.db.execute(sql, (msgspec.json.encode(rows).decode(),))]

    def word_rows(self, term: Term, size: int) -> tuple[Bools, bool] | None:
        """(by number the rows in which the word index has a term, whether it is found in exactly these), negation apart.

        None where the index cannot say. `size` is one more than the largest number.
        """
        import numpy as np

        asked = self._ask(term)
        if asked.lists is None:
            return None
        found: Bools | None = None
        if asked.inside:
            found = np.zeros(size, dtype=np.bool_)
            found[self.inside(asked.inside)] = True
        for expressions in asked.lists:
            mask = np.zeros(size, dtype=np.bool_)
            for expression in expressions:
                rows_of_words(self.exhibit.db, expression, mask)
            found = mask if found is None else found & mask
        return (np.zeros(size, dtype=np.bool_) if found is None else found), asked.exact

    def ways(self, query: Query) -> list[Way]:
        """How each term of a query is answered."""
        return [self._ask(clause).way for clause in query.clauses() if isinstance(clause, Term)]

    def hold_words(self, words: bytes | None = None) -> bytes:
        """Keep the vocabulary in memory, so that parts of words are found in less than the time of a page; gives it.

        b'' where it has so many words that it stays where it is.
        """
        held = self._held if self._held is not None else words
        if held is None and int(self.exhibit.db.execute("SELECT max(rowid) FROM vocabulary").get or 0) > _VOCABULARY:
            held = b""
        if held is None:
            # Tokens hold no line feed: it is no character of any.
            sql = "SELECT CAST(group_concat(term, char(10)) AS BLOB) FROM vocabulary"
            held = b"\n" + (self.exhibit.db.execute(sql).get or b"") + b"\n"
        self._held = held
        return held

    # --- compiling ---------------------------------------------------------------------------------------------------

    def compile(self, query: Query, *, every: bool = False) -> Compiled:
        """SQL for a query, exact or a superset; with `every` also for records that are shown by a twin of theirs.

        Kept: looking through the vocabulary is most of what a search costs, and one page asks for the same query often.
        """
        if (query, every) not in self._compiled:
            if len(self._compiled) >= _COMPILED:
                self._compiled.clear()
            self._compiled[query, every] = self._compile(query, every=every)
        return self._compiled[query, every]

    def _compile(self, query: Query, *, every: bool) -> Compiled:
        compiled = Compiled("1", [], checked=False)
        wheres: list[str] = []
        for group in query.groups:
            options: list[str] = []
            values: list[Any] = []
            for clause in group:
                sql, given, exact = self._clause(clause, compiled)
                options.append(sql)
                values += given
                compiled.checked = compiled.checked or not exact
            wheres.append(f"({' OR '.join(options)})" if len(options) > 1 else options[0])
            compiled.values += values
        if not every and not asks_where(query):
            wheres.append(self.exhibit.shown)
        compiled.where = " AND ".join(wheres) or "1"
        return compiled

    def _clause(self, clause: Clause, compiled: Compiled) -> tuple[str, list[Any], bool]:
        """(SQL, its values, whether it is exact) of one clause."""
        if isinstance(clause, Filter):
            sql, values = self._filter(clause)
            return (f"({sql}) IS NOT TRUE" if clause.negated else f"({sql})"), values, True
        sql, values, exact = self._term(clause, compiled)
        if clause.keys:
            sql, values = f"({sql}) OR id IN (SELECT value FROM json_each(?))", [*values, self._places(clause.keys)]
        if not clause.negated:
            return f"({sql})", values, exact
        return (f"NOT ({sql})", values, True) if exact else ("1", [], False)

    def _term(self, term: Term, compiled: Compiled) -> tuple[str, list[Any], bool]:
        asked = self._ask(term)
        compiled.ways.append(asked.way)
        if asked.lists is None:
            return "1", [], False
        conditions: list[str] = []
        values: list[Any] = []
        for expressions in asked.lists:
            if not expressions:
                return _NONE, [], True
            selects = " UNION ALL ".join("SELECT rowid FROM words WHERE words MATCH ?" for _ in expressions)
            conditions.append(f"id IN ({selects})")
            values += expressions
        if asked.inside:
            compiled.many = True
            conditions.append(_AMONG)
            values.append(listed(self.inside(asked.inside)))
        return f"({' AND '.join(conditions)})", values, asked.exact

    def inside(self, part: str) -> Rows:
        """The rows, ascending, with a word that holds a part that very many words hold."""
        if part not in self._inside:
            held = sum(rows.size for rows in self._inside.values())
            if len(self._inside) >= _INSIDE or held > _INSIDE_ROWS:
                # What was compiled holds the rows too.
                self._inside.clear()
                self._compiled.clear()
            size = int(self.exhibit.db.execute("SELECT max(id) FROM records").get or 0) + 1
            self._inside[part] = rows_inside(self.exhibit.db, part, size)
        return self._inside[part]

    def _ask(self, term: Term) -> _Asked:
        """What to ask the word index for a term, negation apart. Kept: a page asks for the same term several times."""
        if term.keys:
            term = msgspec.structs.replace(term, keys=frozenset())
        if term not in self._terms:
            if len(self._terms) >= _COMPILED:
                self._terms.clear()
            self._terms[term] = self._make_asked(term)
        return self._terms[term]

    def _make_asked(self, term: Term) -> _Asked:
        way = plan(term)
        if not self._indexed or way.way == "scan":
            return _Asked(None, False, Way(str(term), "scan"))
        lists: list[list[str]] = []
        words, inside = 0, ""
        if way.fts:
            lists.append([way.fts])
        if way.needle:
            tokens = self._tokens(way.needle, way.needle_at)
            words = len(tokens)
            if words <= MANY_TOKENS:
                lists.append([any_token(tokens[i : i + _TOKENS_AT_ONCE]) for i in range(0, words, _TOKENS_AT_ONCE)])
            elif way.needle_at == "anywhere":
                inside = way.needle
        if not lists and not inside:
            return _Asked(None, False, Way(str(term), way.way, words))
        exact = not way.needs_check or [] in lists
        return _Asked(lists, exact, Way(str(term), way.way, words), inside)

    def _tokens(self, needle: str, at: str) -> list[str]:
        """Words of the vocabulary that hold `needle`; more than are asked for where there are more."""
        if self._held:
            return _words_with(self._held, needle.encode() + (b"\n" if at == "end" else b""))
        condition = "instr(term, ?1) > 0" if at == "anywhere" else "substr(term, -length(?1)) = ?1"
        sql = f"SELECT term FROM vocabulary WHERE {condition} LIMIT {MANY_TOKENS + 1}"
        return [str(row[0]) for row in self.exhibit.db.execute(sql, (needle,))]

    def _filter(self, condition: Filter) -> tuple[str, list[Any]]:
        """SQL that holds exactly where the filter does."""
        value = condition.value
        match condition.name:
            case "kind":
                return "kind = ?", [KIND_NUMBER[value]]
            case "service" | "profile" | "file" | "exhibit":
                sources = [r.id for r in self.exhibit.readings.values() if reading_passes(condition, r)]
                return f"src IN ({', '.join(map(str, sources))})" if sources else _NONE, []
            case "since" | "until" | "on":
                span = condition.range
                parts: list[str] = []
                values: list[Any] = []
                if span is not None and span.start is not None:
                    parts.append("at >= ?")
                    values.append(span.start)
                if span is not None and span.end is not None:
                    parts.append("at < ?")
                    values.append(span.end)
                return " AND ".join(parts) or "at IS NOT NULL", values
            case "state":
                number = STATE_NUMBER[State(value)]
                # In these words the index of what is not live can be used.
                return "state = ? AND state <> 0" if number else "state = ?", [number]
            case "direction":
                return "direction = ?", [DIRECTION_NUMBER[value]]
            case "thread":
                return "thread IS NOT NULL AND folded_equal(thread, ?)", [value]
            case "from":
                return "party_is(?, coalesce(data -> '$.sender', data -> '$.author', data -> '$.organizer'))", [value]
            case "to":
                return "party_is(?, coalesce(data -> '$.recipients', data -> '$.attendees'))", [value]
            case "with":
                everyone = _columns(("sender", "author", "organizer", "recipients", "attendees"))
                return f"party_is(?, {everyone})", [value]
            case "person":
                return self._person(condition.identifiers)
            case "tag" | "reviewed" | "known":
                sql, values = "id IN (SELECT value FROM json_each(?))", [self._places(condition.keys)]
                return (f"NOT ({sql})" if means_not(condition) else sql), values
            case "has" if value == "attachment":
                return "data -> '$.attachments' IS NOT NULL", []
            case "has":
                return "data -> '$.latitude' IS NOT NULL AND data -> '$.longitude' IS NOT NULL", []
            case _:
                return _NONE, []

    def _person(self, identifiers: frozenset[tuple[str, str]]) -> tuple[str, list[Any]]:
        services = {service for service, _ in identifiers}
        sources = [r.id for r in self.exhibit.readings.values() if r.service in services]
        if not sources:
            return _NONE, []
        if identifiers not in self._asked:
            self._asked.append(identifiers)
        number = self._asked.index(identifiers)
        kinds: dict[tuple[str, ...], list[int]] = {}
        for kind, names in naming_fields().items():
            kinds.setdefault(names, []).append(kind)
        parts = [
            f"(kind IN ({', '.join(map(str, of))}) AND is_of(?, src, {_columns(names)}))" for names, of in kinds.items()
        ]
        return f"src IN ({', '.join(map(str, sources))}) AND ({' OR '.join(parts)})", [number] * len(parts)

    def rows_of(self, keys: Iterable[int]) -> list[int]:
        """The numbers of the rows with these keys, ascending; keys of other exhibits have none.

        What was looked for once is remembered, so that another mark on a record costs one look.
        """
        wanted = set(keys)
        fresh = [key for key in wanted if key not in self._at]
        if fresh:
            self._at.update(self.exhibit.rows_of_keys(fresh))
        return sorted(row for key in wanted for row in self._at[key])

    def having(self, keys: Iterable[int]) -> set[int]:
        """Those of some keys that records of this exhibit have."""
        wanted = set(keys)
        self.rows_of(wanted)
        return {key for key in wanted if self._at[key]}

    def knows(self, rows: Iterable[tuple[int, int]]) -> None:
        """Be told (row, key) pairs, so that these keys need not be looked for."""
        self._at.update((key, (row,)) for row, key in rows)

    def _places(self, keys: frozenset[int]) -> str:
        if keys not in self._listed:
            if len(self._listed) >= _LISTS:
                self._listed.clear()
            self._listed[keys] = msgspec.json.encode(self.rows_of(keys)).decode()
        return self._listed[keys]

    # --- the reference -----------------------------------------------------------------------------------------------

    def _add_functions(self, db: apsw.Connection) -> None:
        self._query = Query()
        decode = msgspec.json.decode

        @lru_cache(maxsize=65536)
        def is_party(value: str, given: str) -> bool:
            return party_is(value, given)

        def any_is(value: str, *given: str | None) -> bool:
            return any(is_party(value, g) for g in given if g is not None)

        @lru_cache(maxsize=65536)
        def names(number: int, service: str, given: str) -> bool:
            return any((service, i) in self._asked[number] for i in _identifiers(decode(given)))

        def is_of(number: int, src: int, *given: str | None) -> bool:
            service = self.exhibit.readings[src].service
            return any(names(number, service, g) for g in given if g is not None)

        def folded_equal(one: str, other: str) -> bool:
            return fold(one) == fold(other)

        def holds(
            loc: int,
            kind: int,
            src: int,
            data: bytes | None,
            at: int | None,
            thread: bytes | None,
            party: bytes | None,
            direction: int | None,
            state: int,
        ) -> bool:
            reading = self.exhibit.readings[src]
            row = StoredRow.of((0, src, loc, None, kind, at, thread, party, direction, state, data, None))
            fields = fields_of_row(row, reading)
            texts = record_texts(kind, fields)
            return self._query.holds(
                texts, lambda condition: passes(condition, row, reading, fields), lambda: key_of(reading.seed, loc)
            )

        db.create_scalar_function("party_is", any_is, -1, flags=apsw.SQLITE_DIRECTONLY)
        db.create_scalar_function("is_of", is_of, -1, flags=apsw.SQLITE_DIRECTONLY)
        db.create_scalar_function("folded_equal", folded_equal, 2, deterministic=True, flags=apsw.SQLITE_DIRECTONLY)
        db.create_scalar_function("holds", holds, 9, flags=apsw.SQLITE_DIRECTONLY)


def _words_with(held: bytes, part: bytes) -> list[str]:
    """The lines that hold `part`, one more than `MANY_TOKENS` at most."""
    found: list[str] = []
    at = held.find(part)
    while at >= 0 and len(found) <= MANY_TOKENS:
        end = held.index(b"\n", at)
        found.append(held[held.rindex(b"\n", 0, at + 1) + 1 : end].decode())
        at = held.find(part, end)
    return found


def party_is(value: str, given: str) -> bool:
    """Whether a field's value, as JSON, is or holds the party that `from:` and its like mean."""
    return _any_party(value, msgspec.json.decode(given))


def names_one_of(identifiers: Collection[str], given: str) -> bool:
    """Whether a field's value, as JSON, names one of these identifiers."""
    return any(identifier in identifiers for identifier in _identifiers(msgspec.json.decode(given)))


def means_not(condition: Filter) -> bool:
    """Whether the keys of a filter are those of the records that it does not mean."""
    return condition.value == "no" and condition.name in ("reviewed", "known")


def asks_where(query: Query) -> bool:
    """Whether a query is about what twins may differ in: then each of them answers for itself."""
    return any(isinstance(c, Filter) and c.name in ("file", "thread") for c in query.clauses())


def reading_passes(condition: Filter, reading: Reading) -> bool:
    """Filters that are about where a record stands rather than what it says."""
    value = fold(condition.value)
    match condition.name:
        case "service":
            return fold(reading.service) == value or fold(reading.artifact) == value
        case "profile":
            return fold(reading.profile) == value
        case "file":
            return value in fold(reading.path)
        case "exhibit":
            return fold(reading.exhibit) == value
        case _:
            return False


def passes(condition: Filter, row: StoredRow, reading: Reading, fields: dict[str, Any]) -> bool:
    """Whether a record passes a filter, negation apart: the definition that the SQL of `_filter` must equal."""
    value = condition.value
    match condition.name:
        case "kind":
            return row.kind == KIND_NUMBER[value]
        case "service" | "profile" | "file" | "exhibit":
            return reading_passes(condition, reading)
        case "since" | "until" | "on":
            return row.at is not None and condition.range is not None and condition.range.holds(row.at)
        case "state":
            return row.state == STATE_NUMBER[State(value)]
        case "direction":
            return row.direction == DIRECTION_NUMBER[value]
        case "thread":
            return row.thread is not None and fold(row.thread) == fold(value)
        case "from":
            given = fields.get("sender") or fields.get("author") or fields.get("organizer")
            return _any_party(value, given)
        case "to":
            return _any_party(value, fields.get("recipients") or fields.get("attendees"))
        case "with":
            names = ("sender", "author", "organizer", "recipients", "attendees")
            return any(_any_party(value, fields.get(name)) for name in names)
        case "person":
            given = (fields.get(name) for name in naming_fields().get(row.kind, ()))
            return any((reading.service, i) in condition.identifiers for g in given for i in _identifiers(g))
        case "tag" | "reviewed" | "known":
            return (key_of(reading.seed, row.loc) in condition.keys) != means_not(condition)
        case "has" if value == "attachment":
            return fields.get("attachments") is not None
        case "has":
            return fields.get("latitude") is not None and fields.get("longitude") is not None
        case _:
            return False


def _any_party(value: str, given: Any) -> bool:
    return any(party_matches(value, p.get("identifier"), p.get("name")) for p in _parties(given))


def _parties(given: Any) -> Iterator[dict[str, Any]]:
    if isinstance(given, dict):
        yield given
    elif isinstance(given, list):
        for item in given:  # pyright: ignore[reportUnknownVariableType]
            if isinstance(item, dict):
                yield item


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f"data -> '$.{name}'" for name in names)


def _identifiers(given: Any) -> Iterator[str]:
    """The identifiers in a field's value: a text itself, those of a party, of a card's line, of each of several."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, dict):
        one = cast("dict[str, Any]", given)
        yield from (v for v in (one.get("identifier"), one.get("value")) if isinstance(v, str))
    elif isinstance(given, list):
        for item in cast("list[Any]", given):
            yield from _identifiers(item)
