"""The lists of similar objects in files that are no databases, looked at as tables are, and what records they make.

Wherever at least three similar objects stand side by side, they are rows, and what is inside them, flattened, is columns. Lists
of the same name in similar objects are one (`conversations[].messages[]`); what their parents say in plain values goes with
them under the parent's name. Objects name each other too seldom to join them. Pure; `lists` and `keyed` find the lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from aboveboard.engine.discover import build, words
from aboveboard.engine.discover.codes import is_clock
from aboveboard.engine.discover.columns import Column, day_and_time, made_columns, mailbox_columns, several
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.keyed import Lists, pattern_of
from aboveboard.engine.discover.people import names_in
from aboveboard.engine.discover.verdicts import Verdict
from aboveboard.formats import cells, madeids, mailboxes, times, written
from aboveboard.formats.errors import FormatError
from aboveboard.formats.objects import LEAST, Rows
from aboveboard.kit import (
    About,
    Call,
    Code,
    Contact,
    Direction,
    Identifier,
    Item,
    Lost,
    Media,
    Message,
    Party,
    Place,
    Post,
    Record,
    Row,
    SqliteCode,
    Time,
    Visit,
    html,
    lasted,
)
from aboveboard.kit import Basis as TimeBasis

_HEAD, _TAIL = 160, 240
_COLUMNS: Final = 120


class Trees:
    """Lists of objects as a store of tables, without links between them."""

    def __init__(self, rows: Sequence[Rows], stem: str = "") -> None:
        """Lists of one name are told apart by their pattern. `stem` is the file's name, or the key of their cell."""
        self.rows = {r.pattern: r for r in rows}
        stem = rows.stem if isinstance(rows, Lists) and len(rows) == 1 else stem
        self.tables = {r.pattern: _table(r, stem) for r in rows}
        plain = rows.plain if isinstance(rows, Lists) else {}
        beside = tuple(Column(n, "", (v,)) for n, v in plain.items())
        self.alone: tuple[Table, ...] = (Table("", beside, 1, {}),) if beside else ()

    def inside(self, child: str, column: str, parent: str, key: str) -> tuple[int, int]:
        """No links are looked for."""
        del child, column, parent, key
        return 0, 0

    def unique(self, table: str, column: str) -> bool:
        """No links are looked for."""
        del table, column
        return False


def _table(rows: Rows, stem: str = "") -> Table:
    some = rows.flat if len(rows.flat) <= _HEAD + _TAIL else [*rows.flat[:_HEAD], *rows.flat[-_TAIL:]]
    counts: dict[str, int] = {}
    for flat in some:
        for name in flat:
            counts[name] = counts.get(name, 0) + 1
    names = [n for n, count in counts.items() if count >= 0.05 * len(some)][:_COLUMNS]
    called = {n: words.without_containers(n) for n in names if n not in rows.above}
    called |= words.without_prefix([n for n in names if "." not in n])
    columns = tuple(
        Column(n, "", tuple(flat.get(n) for flat in some), called=called.get(n, ""), above=n in rows.above)
        for n in names
    )
    for made in (*mailbox_columns(columns), *(day_and_time(columns) or made_columns(columns))):
        assert made.via is not None
        make = _MADE.get(made.via[0], madeids.made_at)
        for flat in rows.flat:
            own = flat.get(made.via[1])
            flat[made.name] = f"{own} {flat.get(made.beside)}" if made.beside else make(own)
        columns = (made, *columns) if made.via[0] in _MADE else (*columns, made)
    return Table(rows.name, columns, len(rows.flat), {}, None, (), label=_of_file(rows, stem) or _label(rows))


def _label(rows: Rows) -> str:
    """What names in a list's pattern call its objects where the last one does not: 'users' of '$.users.entities.*'."""
    # What is merely a history or a log says nothing of what it is of.
    if words.table_meanings(rows.name) - {"visit", "machine"} or len(rows.pattern) > _LONGEST_PATTERN:
        return ""
    names = [n for n in re.split(r"[^\w]+", rows.pattern) if n and not n.isdigit()]
    return next((n for n in reversed(names[-_NEAR:]) if words.table_meanings(n) - {"visit", "machine"}), "")


_MADE: Final[Mapping[str, Callable[[object], str | int | None]]] = {
    "address_in": mailboxes.address_in,
    "name_in": mailboxes.name_in,
}
_NEAR: Final = 3


def _of_file(rows: Rows, stem: str) -> str:
    """The file's name, where it says what its one list is of and nothing nearer does: 'CallRecord'."""
    said = words.table_meanings(stem) - {"machine"}
    if rows.name and set(words.split(rows.name)) < set(words.split(stem)) and said & {"call", "message", "contact"}:
        return stem  # Its name says more of the same: 'recordings' in 'call_recordings'.
    if words.table_meanings(rows.name) - {"machine"} or not said:
        return ""
    # Of several words it is the last that says what these are: 'family_talks_family_members'.
    return (
        stem
        if len(said) == 1
        else next(w for w in reversed(words.split(stem)) if words.TABLE.get(w, said) - {"machine"})
    )


_LONGEST_PATTERN: Final = 300


def reading(verdict: Verdict, rows: Rows, table: Table) -> Code:
    """A reading of rows that were found: each becomes a record of the verdict's kind."""
    make = _MAKERS[verdict.kind]

    def read(data: Any, about: About) -> Iterator[Item | Lost]:
        del data, about
        for locator, flat in zip(rows.locators, rows.flat, strict=True):
            if not all(only.holds(flat.get(only.column)) for only in verdict.only):
                continue
            record = make(_Cells(verdict, table, flat))
            if not _says_nobody(record):
                yield Item(
                    locator, record, {n: flat.get(n) for n in dict.fromkeys(verdict.roles.values()) if n in flat}
                )

    part = rows.pattern if all(o.without for o in verdict.only) else f"{rows.pattern}: {verdict.kind.lower()}s"
    return Code(read, kind=_KINDS[verdict.kind], name=part)


def in_cells(values: Sequence[str | bytes]) -> list[Rows]:
    """The lists of similar objects in the cells of one column, those of one pattern as one."""
    found: dict[str, Rows] = {}
    for number, value in enumerate(values):
        for pattern, rows in cells.lists(value).items():
            merged = found.setdefault(pattern, Rows(rows.name, pattern))
            merged.locators += (f"{number} {where}" for where in rows.locators)
            merged.flat += rows.flat
            merged.above |= rows.above
    return [r for r in found.values() if len(r.flat) >= LEAST]


def cell_reading(
    verdict: Verdict,
    pattern: str,
    table: Table,
    base: str,
    key: str,
    columns: Mapping[str, str],
    kind: str | None = None,
) -> SqliteCode:
    """A reading of the objects of one list in the cells of a column of a table: `columns` has the SQL of `cell`.

    Of a table of keys and values those cells alone whose `key` is of this kind.
    """
    make = _MAKERS[verdict.kind]

    def items(row: Row, about: About) -> Iterator[Item]:
        del about
        if kind is not None and pattern_of(str(row["key"])) != kind:
            return
        rows = cells.lists(row["cell"]).get(pattern)
        for locator, flat in zip(rows.locators, rows.flat, strict=True) if rows is not None else ():
            if not all(only.holds(flat.get(only.column)) for only in verdict.only):
                continue
            record = make(_Cells(verdict, table, flat))
            if not _says_nobody(record):
                yield Item(
                    locator, record, {n: flat.get(n) for n in dict.fromkeys(verdict.roles.values()) if n in flat}
                )

    return SqliteCode(
        base=base,
        key=key,
        columns=dict(columns),
        make=items,
        kind=_KINDS[verdict.kind],
        name=f"{columns['cell'].partition('.')[2]}: {pattern}",
        items_in="cell",
    )


def _says_nobody(record: Record) -> bool:
    """Whether a contact has neither a name nor anything by which it is reached."""
    return isinstance(record, Contact) and record.name is None and record.identifiers is None


class _Cells:
    """One object, asked by roles."""

    def __init__(self, verdict: Verdict, table: Table, flat: Mapping[str, Any]) -> None:
        self.verdict = verdict
        self._table = table
        self._flat = flat

    def column(self, role: str) -> Column:
        """The column of a role that there is."""
        return self._table.by_name[self.verdict.roles[role]]

    def raw(self, role: str) -> Any:
        name = self.verdict.roles.get(role)
        return self._flat.get(name) if name is not None else None

    def text(self, role: str) -> str | None:
        name = self.verdict.roles.get(role)
        return self.of(name) if name is not None else None

    def of(self, column: str) -> str | None:
        """The text of a column."""
        value = self._flat.get(column)
        if value is None or value == "" or isinstance(value, bytes):
            return None
        return str(value)

    def body(self) -> str | None:
        """The text, of HTML what is read."""
        text = self.text("body")
        return str(html.function(text)) if text is not None and self.column("body").is_html else text

    def number(self, role: str) -> float | None:
        value = self.raw(role)
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                return None
        return value if isinstance(value, int | float) else None

    def whole(self, role: str) -> int | None:
        value = self.number(role)
        return int(value) if value is not None and float(value).is_integer() else None

    def flag(self, role: str) -> bool | None:
        value = self.raw(role)
        return bool(value) if isinstance(value, int | float) else None

    def time(self, role: str = "at") -> Time | int | None:
        name = self.verdict.roles.get(role)
        column = self._table.by_name.get(name) if name else None
        value = self._flat.get(name) if name else None
        if column is None or column.time is None or value is None:
            return None
        if column.time.epoch is not None:
            if isinstance(value, str):
                value = self.number(role)
                value = int(value) if value is not None and value.is_integer() else value
            return column.time.epoch.to_utc_us(value)
        rule = column.time.rule
        try:
            if rule.startswith("iso"):
                read = times.iso8601(str(value))
            else:
                read = written.read(str(value), day_first=rule == "written_day_first")
        except FormatError:
            return None
        if read.utc_us is not None:
            return read.utc_us
        local = times.to_iso(read.local_us).removesuffix("Z")
        return Time(local=local, basis=TimeBasis.LOCAL) if rule != "iso_utc" else None

    def direction(self) -> Direction | None:
        of_all = self.verdict.roles.get("direction_table")
        if of_all is not None:
            return Direction.INCOMING if of_all == "incoming" else Direction.OUTGOING
        value = self.raw("direction")
        if value is None:
            return None
        if self.verdict.incoming == ("*",):
            return Direction.OUTGOING if value == self.verdict.outgoing[0] else Direction.INCOMING
        if value in self.verdict.incoming:
            return Direction.INCOMING
        return Direction.OUTGOING if value in self.verdict.outgoing else None

    def party(self, role: str, as_: str) -> Party | None:
        identifier, name = self.text(role), self.text(f"{role}_name")
        return Party(identifier, name, as_) if identifier or name else None

    def parties(self) -> tuple[Party | None, list[Party] | None]:
        """Sender and recipients."""
        way, peer = self.direction(), bool({"peer", "peer_name"} & set(self.verdict.roles))
        sender = self.party("sender", "sender")
        recipient = self.party("recipient", "recipient")
        if peer and sender is None and way is Direction.INCOMING:
            sender = self.party("peer", "sender")
        if peer and recipient is None and way is Direction.OUTGOING:
            recipient = self.party("peer", "recipient")
        if peer and way is None and not {"sender", "recipient"} & set(self.verdict.roles):
            recipient = self.party("peer", "party")
        return sender, [recipient] if recipient is not None else None


def _message(c: _Cells) -> Record:
    sender, recipients = c.parties()
    return Message(
        at=c.time(),
        direction=c.direction(),
        sender=sender,
        recipients=recipients,
        thread=c.text("thread"),
        body=c.body(),
        sent_at=c.time("sent_at"),
        received_at=c.time("received_at"),
        delivered_at=c.time("delivered_at"),
        read_at=c.time("read_at"),
        edited_at=c.time("edited_at"),
        deleted_at=c.time("deleted_at"),
        expires_at=c.time("expires_at"),
        read=c.flag("read"),
        deleted=c.flag("deleted"),
        starred=c.flag("starred"),
    )


def _post(c: _Cells) -> Record:
    author = c.party("author", "author") or c.party("peer", "author")
    return Post(at=c.time(), author=author, body=c.body(), thread=c.text("thread"), edited_at=c.time("edited_at"))


def _call(c: _Cells) -> Record:
    sender, recipients = c.parties()
    duration = c.number("duration")
    in_ms = build.in_milliseconds(c.column("duration")) if c.raw("duration") is not None else None
    seconds = None if duration is None or in_ms is None else duration / 1000 if in_ms else duration
    ended = c.time("ended_at")
    if seconds is None and "duration" in c.verdict.roles and is_clock(c.column("duration")):
        try:
            seconds = lasted.function(c.raw("duration"))
        except ValueError:
            seconds = None
    if (
        seconds is None
        and "duration" not in c.verdict.roles
        and isinstance(ended, int)
        and isinstance(at := c.time(), int)
    ):
        seconds = (ended - at) / 1_000_000 if ended >= at else None
    at = c.time()
    return Call(
        # What nobody took may have an end alone.
        at=ended if at is None else at,
        direction=c.direction(),
        sender=sender,
        recipients=recipients,
        duration=seconds,
        ended_at=ended,
    )


def _full_name(said: Sequence[str | None]) -> str | None:
    """Given and family name as one; Chinese, Japanese and Korean names have the family's first and no blank."""
    there = [s for s in said if s]
    if len(there) > 1 and re.search("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", there[0]):
        return "".join(reversed(there))
    return " ".join(there) or None


def _contact(c: _Cells) -> Record:
    name = given = family = None
    for way in names_in(c.verdict.roles):
        said = [c.of(column) for column in way]
        name = name or _full_name(said)
        if len(way) > 1:
            given, family = said
    ways = [
        Identifier(value=one, type=role.partition(":")[2])
        for role in c.verdict.roles
        if role.startswith("identifier") and (text := c.text(role))
        for one in several(text) or (text,)
    ]
    return Contact(
        name=name,
        given_name=given,
        family_name=family,
        identifiers=ways or None,
        created_at=c.time("created_at"),
        modified_at=c.time("modified_at"),
    )


def _place(c: _Cells) -> Record:
    return Place(
        at=c.time(),
        latitude=c.number("latitude"),
        longitude=c.number("longitude"),
        altitude=c.number("altitude"),
        accuracy=c.number("accuracy"),
        speed=c.number("speed"),
        heading=c.number("heading"),
        name=c.text("name"),
        address=c.text("address"),
    )


def _visit(c: _Cells) -> Record:
    return Visit(at=c.time(), url=c.text("url"), title=c.text("title"), visit_count=c.whole("visit_count"))


def _media(c: _Cells) -> Record:
    return Media(
        at=c.time(),
        path=c.text("path"),
        mime=c.text("mime"),
        size=c.whole("size"),
        width=c.whole("width"),
        height=c.whole("height"),
    )


_MAKERS: Final[Mapping[str, Callable[[_Cells], Record]]] = {
    "Message": _message,
    "Post": _post,
    "Call": _call,
    "Contact": _contact,
    "Place": _place,
    "Visit": _visit,
    "Media": _media,
}
_KINDS: Final[Mapping[str, type[Record]]] = {
    "Message": Message,
    "Post": Post,
    "Call": Call,
    "Contact": Contact,
    "Place": Place,
    "Visit": Visit,
    "Media": Media,
}
