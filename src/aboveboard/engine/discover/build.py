"""A verdict made into a declaration: what an author would write for this table, made from what was found.

Pure: a `Finding` holds the reading that the engine runs, and for each field the words that say why it is what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from aboveboard.engine.discover import ARTIFACT, VERSION, words
from aboveboard.engine.discover.beside import ends_of, people_of
from aboveboard.engine.discover.codes import is_clock
from aboveboard.engine.discover.columns import Column, nameable, quoted, several
from aboveboard.engine.discover.joins import (
    Expression,
    Link,
    Members,
    Store,
    Table,
    between,
    identifier_column,
    members,
    name_columns,
    who,
)
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.people import names_in
from aboveboard.engine.discover.texts import text_elsewhere
from aboveboard.engine.discover.threads import one_each
from aboveboard.engine.discover.verdicts import Verdict
from aboveboard.formats import times
from aboveboard.kit import (
    KINDS,
    Artifact,
    Code,
    Col,
    Const,
    Decoder,
    FieldSource,
    Person,
    Record,
    Rows,
    Sqlite,
    SqliteCode,
    aliases,
    enum,
    flag,
    html,
    iso_local,
    iso_utc,
    lasted,
    milliseconds,
    references,
    source_expressions,
    written_day_first,
    written_month_first,
)

_KIND: Final[Mapping[str, type[Record]]] = {k.__name__: k for k in KINDS}
_REACHES: Final = (
    "({0} LIKE '%_@_%' OR {0} GLOB '+[0-9]*' OR ({0} NOT GLOB '*[^0-9 ()+./-]*' AND length({0}) BETWEEN 5 AND 24))"
)


@dataclass(frozen=True)
class Finding:
    """A table that is read: how, and why so."""

    verdict: Verdict
    reading: Sqlite | SqliteCode | Code
    because: Mapping[str, str]
    """Field -> what it is made of and why."""
    columns: Mapping[str, Column] = field(default_factory=dict[str, Column])
    """The table's columns, by name."""
    pattern: str = ""
    """Of a list of objects in a file: which."""

    def layout(self) -> dict[str, Any]:
        """What the reading's records say of their discovery."""
        return {
            "confidence": self.verdict.confidence,
            "reasons": list(self.verdict.reasons),
            "fields": dict(self.because),
        }


def finding(verdict: Verdict, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Finding | None:
    """The reading of a verdict's table; None where it cannot be declared."""
    table = store.tables[verdict.table]
    key = key_of(table)
    if key is None:
        return None
    maker = _Maker(verdict, _columns_as_judged(table, verdict), store, known)
    {
        "Message": maker.message,
        "Post": maker.post,
        "Contact": maker.contact,
        "Call": maker.call,
        "Place": maker.place,
        "Visit": maker.visit,
        "Media": maker.media,
    }[verdict.kind]()
    reading = Sqlite(
        base=f"{quoted(table.name)} AS t",
        key=key,
        joins=_needed(maker.joins, maker.fields),
        requires={table.name: tuple(dict.fromkeys(v for v in maker.used))},
        fields=maker.fields,
        kind=_KIND[verdict.kind],
        name=table.name if all(o.without for o in verdict.only) else f"{table.name}: {verdict.kind.lower()}s",
        where=_where(verdict.only, table),
        leaves_out=_leaves_out(verdict.only),
    )
    return Finding(verdict, reading, maker.because, maker.table.by_name)


def _columns_as_judged(table: Table, verdict: Verdict) -> Table:
    """The table with the columns of those rows alone that a verdict is of."""
    if verdict.of is None:
        return table
    return replace(table, columns=tuple(verdict.of.by_name.get(c.name, c) for c in table.columns))


def artifact(findings: Sequence[Finding], *, service: str, files: tuple[str, ...], name: str) -> Artifact:
    """An ordinary artifact that reads what was found."""
    kinds = tuple(dict.fromkeys(f.reading.kind or KINDS[0] for f in findings))
    return Artifact(
        id=ARTIFACT,
        title=f"Discovered in {name}",
        service=service,
        emits=kinds,
        files=files,
        read=tuple(f.reading for f in findings),
        says="One record for each row of a table whose columns and values look like it.",
        limits="What it means was concluded from names and values of this one store.",
        sources=("the store itself",),
        version=VERSION,
    )


def _where(only: Sequence[Only], table: Table) -> str | None:
    return " AND ".join(_one_where(o, table) for o in only) or None


def _one_where(only: Only, table: Table) -> str:
    own, listed = table.by_name[only.column].sql("t"), ", ".join(map(_literal, only.values))
    if only.present:
        return f"({own} IS NULL OR {own} = '')" if only.without else f"({own} IS NOT NULL AND {own} <> '')"
    return f"({own} IS NULL OR {own} NOT IN ({listed}))" if only.without else f"{own} IN ({listed})"


def _leaves_out(only: Sequence[Only]) -> str | None:
    return f"{', '.join(dict.fromkeys(o.others for o in only))}, which are read as such or not at all" if only else None


def key_of(table: Table) -> str | None:
    """The SQL that names a row; None where nothing does."""
    if table.rowid is not None:
        return f"t.{quoted(table.rowid)}"
    return " || ' ' || ".join(f"t.{quoted(k)}" for k in table.key) or None


def decoder_of(column: Column) -> Decoder:
    """The decoder of a column that is a time."""
    assert column.time is not None
    rule = column.time.rule
    if rule == "iso_utc":
        return iso_utc
    known = {d.name: d for d in (iso_local, written_day_first, written_month_first)}
    return known[rule] if rule in known else getattr(times, rule)


class _Maker:
    """Collects fields and joins of one reading."""

    def __init__(self, verdict: Verdict, table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> None:
        self.verdict = verdict
        self.table = table
        self.store = store
        self.known = known
        self.fields: dict[str, FieldSource] = {}
        self.because: dict[str, str] = {}
        self.joins: list[str] = []
        self.used: list[str] = []
        self._aliases: dict[tuple[str, str], str] = {}

    # --- expressions -------------------------------------------------------------------------------------------------

    def _role(self, role: str) -> Column | None:
        name = self.verdict.roles.get(role)
        return self.table.by_name.get(name) if name else None

    def _own(self, column: Column, alias: str = "t") -> str:
        return column.sql(alias)

    def _text(self, column: Column) -> str:
        """A cell of text, with '' as nothing."""
        expr = self._own(column)
        if not column.texts:
            # Of one of two 0 is the first, and not nobody.
            return f"CAST({expr} AS TEXT)" if column.is_flag else f"CAST(NULLIF({expr}, 0) AS TEXT)"
        return f"NULLIF({expr}, '')" if any(v == "" for v in column.values) else expr

    def _alias(self, start: str, table: Table, link: Link) -> str:
        """The alias of the table that a link leads to from `table`, joined once."""
        found = self._aliases.get((start, link.column))
        if found is None:
            found = f"j{len(self.joins) + 1}"
            self._aliases[(start, link.column)] = found
            on = f"{found}.{quoted(link.key)} = {table.by_name[link.column].key(start)}"
            self.joins.append(f"LEFT JOIN {quoted(link.parent)} AS {found} ON {on}")
        return found

    def _expression(self, start: str, table: Table, expression: Expression) -> str:
        alias = start
        for hop in expression.hops:
            alias, table = self._alias(alias, table, hop), self.store.tables[hop.parent]
        columns = [table.by_name[c].sql(alias) for c in expression.columns]
        if len(columns) == 1:
            return columns[0]
        return _full_name(*columns[:2])

    def _person(self, role: str) -> tuple[str, str | None, str] | None:
        """(identifier, name, why) of a party's column."""
        column, beside = self._role(role), self._role(f"{role}_name")
        name = self._text(beside) if beside is not None else None
        if column is None:
            return None if beside is None else ("NULL", name, f"{beside.name}; nothing but a name is said")
        own = self._text(column)
        link = self.known.get(self.table.name, {}).get(column.name)
        if link is None:
            return own, name, column.name
        parent = self.store.tables[link.parent]
        someone = who(parent, self.store, self.known)
        alias = self._alias("t", self.table, link)
        # Row numbers name nobody outside of this file; an account's id does as well as its handle.
        if (
            someone.identifier is not None
            and not _reaches(column)
            and (not column.texts or self._is_reached(someone.identifier, link))
        ):
            own = f"COALESCE({self._expression(alias, parent, someone.identifier)}, {own})"
        if name is None and someone.name is not None:
            name = self._expression(alias, parent, someone.name)
        return own, name, f"{column.name}, which names {link.parent}: {link.why}"

    def _is_reached(self, expression: Expression, link: Link) -> bool:
        """Whether an identifier is a number or an address."""
        table = self.store.tables[expression.hops[-1].parent if expression.hops else link.parent]
        return len(expression.columns) == 1 and _reaches(table.by_name[expression.columns[0]])

    def _put(self, field: str, source: FieldSource, why: str) -> None:
        self.fields[field] = source
        self.because[field] = why

    def _time(self, field: str, role: str | None = None) -> None:
        column = self._role(role or field)
        if column is not None and column.time is not None:
            own = self._own(column)
            own = f"({own} + 0)" if column.time.digits else own
            self._put(field, Col(own, decoder_of(column)), f"{column.name}, {column.time.rule}")
            self.used.append(column.stored)

    def _plain(self, field: str, decode: Decoder | None = None) -> None:
        column = self._role(field)
        if column is not None:
            expr = self._text(column) if decode is None and column.texts else self._own(column)
            self._put(field, Col(expr, decode), column.name)

    # --- kinds -------------------------------------------------------------------------------------------------------

    def _body(self) -> None:
        column = self._role("body")
        if column is None:
            self._body_elsewhere(None)
            return
        if "body_or" in self.verdict.roles:
            self._body_elsewhere(column)
        else:
            self._plain("body", html if column.is_html else None)
        self.used.append(column.stored)

    def _body_elsewhere(self, own_text: Column | None) -> None:
        """The text as another table has it, for all rows or for those that have none of their own."""
        found = text_elsewhere(self.table, self.store, self.known)
        assert found is not None
        other = self.store.tables[found.table]
        column = other.by_name[found.column]
        text = f"b.{quoted(found.column)}"
        rest = f"FROM {quoted(found.table)} AS b WHERE b.{quoted(found.theirs)} = t.{quoted(found.own)}"
        expr = f"(SELECT {text} {rest} LIMIT 1)"
        if found.several:
            order = quoted(other.rowid) if other.rowid else quoted(found.column)
            inner = f"SELECT {text} AS said {rest} AND {text} <> '' ORDER BY b.{order}"
            expr = f"(SELECT group_concat(said, char(10)) FROM ({inner}))"
        where = f"{found.table}.{found.column}"
        if own_text is not None:
            expr, where = f"COALESCE(NULLIF({self._own(own_text)}, ''), {expr})", f"{own_text.name}, or else {where}"
        self._put("body", Col(expr, html if column.is_html else None), where)

    def _direction(self) -> str | None:
        """Sets the field; an SQL expression that is 'incoming' or 'outgoing'."""
        column = self._role("direction")
        way = self.verdict.roles.get("direction_table")
        if way is not None:
            by = self.verdict.roles.get("direction_by")
            why = f"{by} is what was written or answered" if by else f"the name of the table {self.table.name}"
            self._put("direction", Const(way), why)
            return f"'{way}'"
        if column is None:
            return None
        into, out = self.verdict.incoming, self.verdict.outgoing
        own = self._own(column)
        why = next((r for r in self.verdict.reasons if r.startswith("direction: ")), column.name).removeprefix(
            "direction: "
        )
        if into == ("*",):
            expr = f"CASE WHEN {own} = {_literal(out[0])} THEN 'outgoing' WHEN {own} IS NOT NULL THEN 'incoming' END"
            self._put("direction", Col(expr), why)
            return expr
        codes = {_code(v): "incoming" for v in into} | {_code(v): "outgoing" for v in out}
        self._put("direction", Col(own, enum("direction", codes, other=None)), why)
        cases = " ".join(f"WHEN {_literal(v)} THEN '{w}'" for v, w in codes.items())
        return f"CASE {own} {cases} END"

    def _thread(self) -> tuple[str, str | None] | None:
        """Sets the fields of the conversation; identifier and name of the other side as the conversation has them."""
        column = self._role("thread")
        if column is not None:
            self._put("thread", Col(f"CAST({self._own(column)} AS TEXT)"), column.name)
            link = self.known.get(self.table.name, {}).get(column.name)
            if link is None:
                return None
            return self._of_thread(link)
        apart = one_each(self.table, self.store) if "thread_table" in self.verdict.roles else None
        if apart is not None:
            self._put("thread", Const(apart), f"the name of the table {self.table.name}")
            return None
        joined = (
            between(self.table, self.store, self.known, "thread") if "thread_between" in self.verdict.roles else None
        )
        if joined is not None:
            select = (
                f"(SELECT CAST(b.{quoted(joined.other)} AS TEXT) FROM {quoted(joined.table)} AS b "
                f"WHERE b.{quoted(joined.own)} = t.{quoted(joined.key)} LIMIT 1)"
            )
            self._put("thread", Col(select), f"{joined.table}.{joined.other}")
        return None

    def _of_thread(self, link: Link) -> tuple[str, str | None] | None:
        parent = self.store.tables[link.parent]
        alias = self._alias("t", self.table, link)
        titles = name_columns(parent)
        someone = who(parent, self.store, self.known)
        name = self._expression(alias, parent, someone.name) if someone.name is not None else None
        if titles and "thread_name" in _KIND[self.verdict.kind].__struct_fields__:
            self._put("thread_name", Col(parent.by_name[titles[0]].sql(alias)), f"{parent.name}.{titles[0]}")
        if someone.identifier is None:
            return None
        return self._expression(alias, parent, someone.identifier), name

    def _parties(self, way: str | None, chat: tuple[str, str | None] | None) -> None:
        sender, recipient, peer = self._person("sender"), self._person("recipient"), self._person("peer")
        if "sender_of" in self.verdict.roles:
            self._ends()
        elif peer is not None:
            expr, name, why = peer
            if expr != "NULL":
                self._put("party", Col(expr), why)
            if way is not None:
                incoming, outgoing = f"({way}) = 'incoming'", f"({way}) = 'outgoing'"
                if sender is None:
                    self._put("sender", Person(expr, name, role="sender", when=incoming), why)
                if recipient is None:
                    one = Person(expr, name, role="recipient", many=True, when=outgoing, undecided="party")
                    self._put("recipients", one, why)
            elif sender is None and recipient is None:
                # Which way it went is not said: the role says no more than that this is the other side.
                self._put(
                    "recipients", Person(expr, name, role="party", many=True), f"{why}; which way it went is not said"
                )
        elif chat is None and recipient is None and {"thread_members", "people_of"} & set(self.verdict.roles):
            self._members(way, sender)
        elif chat is not None and way is not None:
            expr, name = chat
            self._put("party", Col(expr), "the conversation's other side")
            if recipient is None:
                when = f"({way}) = 'outgoing'"
                self._put(
                    "recipients",
                    Person(expr, name, role="recipient", many=True, when=when),
                    "the conversation's other side",
                )
            if sender is None:
                when = f"({way}) = 'incoming'"
                self._put("sender", Person(expr, name, role="sender", when=when), "the conversation's other side")
            else:
                # In conversations of two the sender's column is often empty.
                own = f"CASE WHEN ({way}) = 'incoming' THEN COALESCE({sender[0]}, {expr}) ELSE {sender[0]} END"
                sender = (
                    own,
                    sender[1] if sender[1] is None else f"COALESCE({sender[1]}, {name})" if name else sender[1],
                    sender[2],
                )
        if sender is not None:
            self._put("sender", Person(sender[0], sender[1], role="sender"), sender[2])
        packed = self._role("recipient")
        if recipient is not None and packed is not None and packed.via is not None and packed.via[0] == "address_in":
            # All whom one text names, and not the first alone.
            whole = replace(packed, via=None).sql("t") if packed.within else f"t.{quoted(packed.stored)}"
            each = f"json_each(mailboxes({whole}))"
            select = f"SELECT value ->> 'identifier' AS identifier, value ->> 'name' AS name FROM {each}"
            self._put("recipients", Rows(select, keys=("identifier", "name"), role="recipient"), recipient[2])
        elif recipient is not None:
            self._put("recipients", Person(recipient[0], recipient[1], role="recipient", many=True), recipient[2])
        if "party" not in self.fields and not (sender and sender[0] == "NULL"):
            if sender and recipient and way is not None:
                self._put(
                    "party",
                    Col(f"CASE ({way}) WHEN 'outgoing' THEN {recipient[0]} ELSE {sender[0]} END"),
                    "the other side",
                )
            elif sender and way is not None:
                self._put(
                    "party", Col(f"CASE ({way}) WHEN 'incoming' THEN {sender[0]} END"), "the sender of what came in"
                )

    def _members(self, way: str | None, sender: tuple[str, str | None, str] | None) -> None:
        """The other side as a table of who takes part in the conversation has it."""
        if "people_of" in self.verdict.roles:
            found = people_of(self.table, self.store, self.known)
        else:
            found = members(self.table, self.verdict.roles.get("thread"), self.store, self.known)
        if found is None or found.who.identifier is None:
            return
        other = self.store.tables[found.table]
        joins: dict[str, tuple[str, Link]] = {}
        identifier = self._of_member(other, found.who.identifier, joins)
        name = self._of_member(other, found.who.name, joins) if found.who.name is not None else "NULL"
        beyond = _joined(joins)
        thread = self.table.by_name[found.key or self.verdict.roles["thread"]].key("t")
        own = (
            f" AND {other.by_name[found.value].sql('m')} IS NOT {_literal(found.own)}" if found.own is not None else ""
        )
        rest = f"FROM {quoted(found.table)} AS m{beyond} WHERE m.{quoted(found.thread)} = {thread}{own}"
        what = "who it is with" if found.key else "who takes part in the conversation"
        why = f"{what}: {found.table}.{found.value}"
        alone = f"(SELECT CASE count(DISTINCT {identifier}) WHEN 1 THEN min({identifier}) END {rest})"
        party = f"CASE WHEN ({way}) = 'incoming' THEN {sender[0]} ELSE {alone} END" if way and sender else alone
        self._put("party", Col(party), f"{why}; where it is one")
        # Who wrote is no recipient; which of several wrote what came in is not said.
        unless = f" AND {identifier} IS NOT {sender[0]}" if sender is not None else ""
        to = bool(found.key) and set(words.split(found.table)) & _TO
        role = "party" if way is None and sender is None and not to else "recipient"
        only = f" AND ({way}) = 'outgoing'" if way is not None else ""
        listed = (
            f"SELECT DISTINCT CAST({identifier} AS TEXT) AS identifier, {name} AS name {rest}{unless}{only} ORDER BY 1"
        )
        self._put("recipients", Rows(listed, keys=("identifier", "name"), role=role), why)
        if way is not None and sender is None:
            one = f"(SELECT CASE count(DISTINCT {identifier}) WHEN 1 THEN min({name}) END {rest})"
            self._put("sender", Person(alone, one, role="sender", when=f"({way}) = 'incoming'"), why)

    def _ends(self) -> None:
        """Who it is from and to as tables beside have it."""
        wrote, got = ends_of(self.table, self.store, self.known)
        if wrote is None or not got:
            return
        select = self._rows_of(wrote)
        identifier, name = (f"(SELECT {f} FROM ({select}))" for f in ("identifier", "name"))
        self._put("sender", Person(identifier, name, role="sender"), f"{wrote.table}.{wrote.value}")
        listed = " UNION ".join(map(self._rows_of, got))
        why = ", ".join(f"{m.table}.{m.value}" for m in got)
        self._put("recipients", Rows(f"{listed} ORDER BY 1", keys=("identifier", "name"), role="recipient"), why)

    def _rows_of(self, found: Members) -> str:
        """Who a row is with, by a table beside."""
        assert found.who.identifier is not None
        other = self.store.tables[found.table]
        joins: dict[str, tuple[str, Link]] = {}
        identifier = self._of_member(other, found.who.identifier, joins)
        name = self._of_member(other, found.who.name, joins) if found.who.name is not None else "NULL"
        beyond = _joined(joins)
        where = f"m.{quoted(found.thread)} = {self.table.by_name[found.key].key('t')}"
        who_ = f"CAST({identifier} AS TEXT) AS identifier, NULLIF({name}, '') AS name"
        return f"SELECT {who_} FROM {quoted(found.table)} AS m{beyond} WHERE {where}"

    def _of_member(self, table: Table, expression: Expression, joins: dict[str, tuple[str, Link]]) -> str:
        """The same as `_expression`, inside a subquery whose rows are called m; what it joins is entered by alias."""
        alias = "m"
        for hop in expression.hops:
            there = next((a for a, on in joins.items() if on == (alias, hop)), None)
            after = there or f"m{len(joins) + 1}"
            joins[after] = (alias, hop)
            alias, table = after, self.store.tables[hop.parent]
        columns = [table.by_name[c].sql(alias) for c in expression.columns]
        return columns[0] if len(columns) == 1 else _full_name(*columns[:2])

    def message(self) -> None:
        self._time("at")
        self._body()
        way = self._direction()
        chat = self._thread()
        self._parties(way, chat)
        for one in ("sent_at", "received_at", "delivered_at", "read_at", "edited_at", "deleted_at", "expires_at"):
            self._time(one)
        for one in ("read", "deleted", "starred"):
            self._plain(one, flag)

    def post(self) -> None:
        self._time("at")
        self._body()
        author = self._person("author") or self._person("peer")
        if author is not None:
            self._put("author", Person(author[0], author[1], role="author"), author[2])
            if author[0] != "NULL":
                self._put("party", Col(author[0]), author[2])
        column = self._role("thread")
        if column is not None:
            self._put("thread", Col(f"CAST({self._own(column)} AS TEXT)"), column.name)
        self._time("edited_at")
        self._time("deleted_at")

    def call(self) -> None:
        self._time("at")
        self._end_alone()
        self._time("ended_at")
        column, ended = self._role("duration"), self._role("ended_at")
        if column is not None and is_clock(column):
            self._put(
                "duration", Col(self._own(column), lasted), f"{column.name}, written as hours, minutes and seconds"
            )
        elif column is not None:
            in_ms = in_milliseconds(column)
            if in_ms is not None:
                why = f"{column.name}, {'milliseconds' if in_ms else 'seconds'} by the size of its values"
                self._put("duration", Col(self._own(column), milliseconds if in_ms else None), why)
        elif ended is not None:
            self._between(ended)
        way = self._direction()
        self._parties(way, self._thread() if self.verdict.only or "thread" in self.verdict.roles else None)

    def _end_alone(self) -> None:
        """What nobody took may have an end and no beginning: then that is when it was."""
        began, ended = self._role("at"), self._role("ended_at")
        if began is None or ended is None or began.time is None or ended.time is None or began.fill == 1.0:
            return
        if began.time.rule == ended.time.rule and not began.time.digits and not ended.time.digits:
            either = f"COALESCE(NULLIF({self._own(began)}, 0), {self._own(ended)})"
            why = f"{began.name}, or where it never began {ended.name}, {began.time.rule}"
            self._put("at", Col(either, decoder_of(began)), why)

    def _between(self, ended: Column) -> None:
        """The duration from when it began and ended, where both are counts of one epoch."""
        began = self._role("at")
        if began is None or began.time is None or ended.time is None or began.time.rule != ended.time.rule:
            return
        epoch = ended.time.epoch
        one, two = self._own(began), self._own(ended)
        if ended.time.rule.startswith("iso"):
            days = f"round((julianday({two}) - julianday({one})) * 86400, 3)"
            self._put("duration", Col(f"CASE WHEN {days} >= 0 THEN {days} END"), f"from {began.name} to {ended.name}")
        if epoch is None:
            return
        expr = (
            f"CASE WHEN {one} > 0 AND {two} >= {one} THEN ({two} - {one}) * {epoch.mul}.0 / {epoch.div * 1_000_000} END"
        )
        self._put("duration", Col(expr), f"from {began.name} to {ended.name}")

    def contact(self) -> None:
        ways = names_in(self.verdict.roles)
        columns = [[self.table.by_name[c] for c in way] for way in ways]
        self.used.append(columns[0][0].stored)
        exprs = [
            self._text(way[0]) if len(way) == 1 else _full_name(self._own(way[0]), self._own(way[1])) for way in columns
        ]
        name = exprs[0] if len(exprs) == 1 else f"COALESCE({', '.join(exprs)})"
        self._put("name", Col(name), ", or else ".join(" and ".join(way) for way in ways))
        for way in columns:
            if len(way) > 1:
                self._put("given_name", Col(self._text(way[0])), way[0].name)
                self._put("family_name", Col(self._text(way[1])), way[1].name)
        selects: list[str] = []
        why: list[str] = []
        for role, name in self.verdict.roles.items():
            if role.startswith("identifier") and role != "identifier_of":
                own, sort = self._own(self.table.by_name[name]), f"'{role.partition(':')[2]}'"
                looks = self.table.by_name[name].looks
                if looks.email and looks.phone:
                    sort = f"CASE WHEN {own} LIKE '%_@_%' THEN 'email' ELSE 'phone' END"
                why.append(name)
                if any(map(several, self.table.by_name[name].texts)):
                    selects.append(_each_of(own))
                    continue
                selects.append(f"SELECT {own} AS value, {sort} AS type")
        hop = self.known.get(self.table.name, {}).get(self.verdict.roles.get("identifier_of", ""))
        if hop is not None:
            parent = self.store.tables[hop.parent]
            far = identifier_column(parent)
            assert far is not None
            value = far.sql("r")
            selects.append(
                f"SELECT {value} AS value, CASE WHEN {value} LIKE '%_@_%' THEN 'email' ELSE 'phone' END AS type "
                f"FROM {quoted(parent.name)} AS r WHERE r.{quoted(hop.key)} = {self.table.by_name[hop.column].key('t')}"
            )
            why.append(f"{parent.name}.{far.name}")
        for number, child in enumerate(self.verdict.children):
            c = f"c{number}"
            value = self.store.tables[child.table].by_name[child.value].sql(c)
            reaches = "" if child.share >= 0.9 else f" AND {_REACHES.format(value)}"
            of, whose = f"{quoted(child.table)} AS {c}", c
            if child.by is not None:
                middle, _, theirs, key = child.by
                whose = f"b{number}"
                of += f" JOIN {quoted(middle)} AS {whose} ON {whose}.{quoted(theirs)} = {c}.{quoted(key)}"
            sort = f"CASE WHEN {value} LIKE '%_@_%' THEN 'email' ELSE 'phone' END" if child.reaches else "'other'"
            selects.append(
                f"SELECT {value} AS value, {sort} AS type "
                f"FROM {of} WHERE {whose}.{quoted(child.column)} = t.{quoted(child.key)}{reaches}"
            )
            why.append(f"{child.table}.{child.value}")
        if selects:
            union = " UNION ".join(selects)
            select = f"SELECT value AS value, type AS type FROM ({union}) WHERE value <> ''"
            self._put("identifiers", Rows(select, keys=("value", "type")), ", ".join(why))
        if len(self.table.key) == 1:
            key = self.table.by_name.get(self.table.key[0])
            own = f"t.{quoted(self.table.key[0])}" if key is None else key.sql("t")
            self._put("contact_id", Col(f"CAST({own} AS TEXT)"), self.table.key[0])
        self._time("created_at")
        self._time("modified_at")

    def place(self) -> None:
        self._time("at")
        for role in ("latitude", "longitude"):
            column = self._role(role)
            assert column is not None
            own = self._own(column)
            self._put(role, Col(f"CAST({own} AS REAL)" if column.texts else own), column.name)
            self.used.append(column.stored)
        for one in ("altitude", "accuracy", "speed", "heading", "name", "address"):
            self._plain(one)

    def visit(self) -> None:
        self._time("at")
        for one in ("url", "title", "visit_count"):
            self._plain(one)
        self.used.append(self.table.by_name[self.verdict.roles["url"]].stored)

    def media(self) -> None:
        self._time("at")
        for one in ("path", "mime", "size", "width", "height"):
            self._plain(one)
        self.used.append(self.table.by_name[self.verdict.roles["path"]].stored)


_TO: Final = words.listed(
    "recipient recipients receiver receivers empfaenger destinatario destinatarios destinataires destinataire"
)


def _joined(joins: Mapping[str, tuple[str, Link]]) -> str:
    return "".join(
        f" LEFT JOIN {quoted(hop.parent)} AS {after} ON {after}.{quoted(hop.key)} = {alias}.{quoted(hop.column)}"
        for after, (alias, hop) in joins.items()
    )


def _each_of(own: str) -> str:
    """The numbers and addresses of a cell that has several of them, parted by marks or as a list in JSON."""
    listed = f"json_quote({own})"
    for mark in ("|", ",", "\\n"):
        listed = f"replace({listed}, '{mark}', ';')"
    pieces = f"json_each(CASE WHEN {own} GLOB '[[]*' THEN {own} ELSE '[' || replace({listed}, ';', '\",\"') || ']' END)"
    sort = "CASE WHEN value LIKE '%_@_%' THEN 'email' ELSE 'phone' END"
    return f"SELECT trim(value) AS value, {sort} AS type FROM {pieces}"


def _full_name(first: str, family: str) -> str:
    """Given and family name as one; Chinese, Japanese and Korean names have the family's first and no blank."""
    given, last = f"COALESCE({first}, '')", f"COALESCE({family}, '')"
    eastern = f"{first} GLOB '*[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*'"
    return f"CASE WHEN {eastern} THEN {last} || {given} ELSE NULLIF(trim({given} || ' ' || {last}), '') END"


def _reaches(column: Column) -> bool:
    return column.reach >= 0.5


def _needed(joins: Sequence[str], fields: Mapping[str, FieldSource]) -> tuple[str, ...]:
    """The joins whose tables some field, or a join that is needed, names."""
    named = {
        alias for source in fields.values() for text in source_expressions(source) for alias, _ in references(text)
    }
    kept: list[str] = []
    for join in reversed(joins):
        if set(aliases(join)) & named:
            kept.append(join)
            named |= {alias for alias, _ in references(join)}
    return tuple(reversed(kept))


def _code(value: object) -> int | str:
    return int(value) if isinstance(value, int | float) else str(value)


def _literal(value: object) -> str:
    return str(int(value)) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"


def in_milliseconds(column: Column) -> bool | None:
    """Whether a duration is in milliseconds; None where its values do not say."""
    numbers = sorted(v for v in column.numbers if v > 0)
    if not numbers:
        return False
    if {"ms", "millis", "msec"} & set(column.words):
        return True
    middle, last = numbers[len(numbers) // 2], numbers[-1]
    if last <= 6 * 3600:
        return False
    thousands = sum(v % 1000 == 0 for v in numbers) / len(numbers)
    if middle >= 3000 and (last > 86_400 or thousands > 0.9):
        return True
    return None


__all__ = ["Finding", "artifact", "decoder_of", "finding", "identifier_column", "key_of", "nameable", "quoted"]
