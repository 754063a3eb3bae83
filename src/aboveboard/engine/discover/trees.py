"""Files that are no databases: lists of similar objects in them, looked at as tables are.

JSON, lines of JSON, property lists, keyed archives, protocol buffers and LevelDB give trees of values; wherever at least three
similar objects stand side by side, they are rows, and what is inside them, flattened, is columns. Lists of the same name in
similar objects are one (`conversations[].messages[]`); what their parents say in plain values goes with them under the
parent's name. Objects name each other too seldom to join them. Pure, and bounded in objects, depth and characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

import msgspec

from aboveboard.engine.discover import build, forms, tables, words
from aboveboard.engine.discover.columns import Column, day_and_time, made_columns, mailbox_columns, several
from aboveboard.engine.discover.joins import Table
from aboveboard.engine.discover.tables import Verdict
from aboveboard.formats import cells, leveldb, madeids, mailboxes, mmkv, plist, protobuf, times, v8, vcard, written, xml
from aboveboard.formats.errors import FormatError
from aboveboard.formats.objects import LEAST, MOST_OBJECTS, Rows, Walk, flattened, json_locator, name_of, path_locator
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


# --- files to rows ---------------------------------------------------------------------------------------------------


class Lists(list[Rows]):
    """The lists of similar objects in a file, and the plain values beside them by path."""

    def __init__(
        self, rows: Iterable[Rows] = (), plain: Mapping[str, str | int | float] | None = None, stem: str = ""
    ) -> None:
        """Nothing stands beside them unless it is given; `stem` is the file's name, where that may say what is in it."""
        super().__init__(rows)
        self.stem = stem
        self.plain = dict(plain or {})


def rows_of(form: str, data: bytes, name: str) -> Lists:
    """The lists of similar objects in a file. Raises FormatError or ValueError for what is not of its form."""
    stem = name.rpartition(".")[0] or name
    match form:
        case forms.JSON:
            return _json(data, stem)
        case forms.PLIST:
            value = plist.load(data)
            if plist.is_archive(value):
                value = plist.unarchive(value)
            return _walked(value, stem, path_locator)
        case forms.PROTOBUF:
            return Lists(_protobuf(data, stem))
        case forms.LEVELDB:
            return Lists(_leveldb(data, stem))
        case forms.PREFERENCES:
            return _preferences(data, stem)
        case forms.MMKV:
            return _mmkv(data, stem)
        case forms.XML:
            return _xml(data)
        case forms.VCARDS:
            return Lists(_vcards(data, stem))
        case _:
            return Lists()


def _json(data: bytes, stem: str) -> Lists:
    try:
        value = _decoded(data)
    except (ValueError, RecursionError):
        return Lists(_json_lines(data, stem))
    return _walked(value, stem, json_locator)


def _walked(value: Any, stem: str, locate: Callable[[tuple[str | int, ...]], str]) -> Lists:
    walk = Walk(stem, locate)
    walk.walk(cells.opened(value))
    return Lists([r for r in walk.found.values() if len(r.flat) >= LEAST], walk.plain, stem)


def _decoded(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(data.decode("utf-8-sig", "replace"))


def _json_lines(data: bytes, stem: str) -> list[Rows]:
    rows = Rows(stem, "lines")
    # Counted as the locator's grammar says.
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.lstrip().startswith("{") or len(rows.flat) >= MOST_OBJECTS:
            continue
        try:
            value = msgspec.json.decode(line.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            rows.locators.append(f"line {number}")
            rows.flat.append(flattened(cells.opened(value)))
    return [rows] if len(rows.flat) >= LEAST else []


def _vcards(data: bytes, stem: str) -> list[Rows]:
    """The cards of an address book, by the lines in which they begin."""
    rows = Rows(f"{stem} contacts", "cards")
    for number, card in vcard.cards(data.decode("utf-8", "replace").removeprefix("\ufeff")):
        found = vcard.fields(card)
        if found and len(rows.flat) < MOST_OBJECTS:
            rows.locators.append(f"line {number}")
            rows.flat.append(dict(found))
    return [rows] if len(rows.flat) >= LEAST else []


def _protobuf(data: bytes, stem: str) -> list[Rows]:
    found: dict[str, Rows] = {}

    def visit(nodes: Sequence[protobuf.Node], path: str, pattern: str, depth: int) -> None:
        seen: dict[int, int] = {}
        for node in nodes:
            number = node.field.number
            index = seen.get(number, 0)
            seen[number] = index + 1
            if not isinstance(node.value, list) or depth > 8:
                continue
            here = f"{path}{number}[{index}]"
            below = f"{pattern}{number}"
            rows = found.setdefault(below, Rows(stem, below))
            if len(rows.flat) < MOST_OBJECTS:
                rows.locators.append(here)
                rows.flat.append(flattened(cells.numbered(node.value)))
            visit(node.value, here + ".", below + ".", depth + 1)

    visit(protobuf.tree(data), "", "", 0)
    return [r for r in found.values() if len(r.flat) >= LEAST]


def _leveldb(data: bytes, stem: str) -> list[Rows]:
    found: dict[str, Rows] = {}
    names: dict[tuple[int, int], str] = {}
    stores: dict[tuple[int, int], Rows] = {}
    for entry in leveldb.entries(data):
        if entry.value is None:
            continue
        value, store = _json_in(entry.value, of_page=entry.key[:1] == b"_" and b"\0" in entry.key), None
        key = _shown(entry.key)
        if value is None:
            value, store = _object_in(entry, names)
        if value is None:
            value = _message_in(entry.value)
        value = cells.opened(value)
        if isinstance(value, dict):
            pattern = _pattern(key) if store is None else f"store {store[0]}.{store[1]}"
            rows = found.setdefault(pattern, Rows(name_of(re.sub(r"[^\w]+", ".", pattern)) or stem, pattern))
            rows.locators.append(entry.locator)
            rows.flat.append({"key": key, **flattened(cast("dict[Any, Any]", value))})
            if store is not None:
                stores[store] = rows
        if isinstance(value, dict | list):
            name = _pattern(key) if store is None else f"store {store[0]}.{store[1]}"
            walk = Walk(
                name_of(re.sub(r"[^\w]+", ".", name)) or stem,
                lambda steps, e=entry: f"{e.locator} {json_locator(steps)}",
            )
            walk.walk(cast("Any", value))
            for pattern, rows in walk.found.items():
                merged = found.setdefault(f"{name} {pattern}", Rows(rows.name, f"{name} {pattern}"))
                merged.locators += rows.locators
                merged.flat += ({"key": key, **flat} for flat in rows.flat)
                merged.above |= {"key", *rows.above}
        if len(found) > 5000:
            break
    for store, rows in stores.items():
        rows.name = names.get(store, rows.name)
    return [r for r in found.values() if len(r.flat) >= LEAST]


_WHOSE: Final = re.compile(r"[\w.+%]+@[\w.]+")
"""An address in a key: whose it is, and not what."""
_UUID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{16,}")
_TOKEN: Final = re.compile(r"[0-9A-Za-z]+")
_LONG_TOKEN: Final = 10


def _pattern(key: str) -> str:
    """A key with * for what numbers or identifies: keys of one kind have one pattern."""

    def one(match: re.Match[str]) -> str:
        token = match[0]
        digits = sum(c.isdigit() for c in token)
        known = token.isalpha() or (digits and len(token) < _LONG_TOKEN and digits < 0.25 * len(token))
        return re.sub(r"\d+", "*", token) if known else "*"

    return re.sub(r"\*(?:[-_]?\*)+", "*", _TOKEN.sub(one, _UUID.sub("*", _WHOSE.sub("*", key[:200]))))


def _message_in(value: bytes) -> Any:
    """The protocol buffer that a value is: one that names things, or has several fields."""
    if not cells.may_be(value[: cells.HEAD]) or len(value) > cells.MOST:
        return None
    try:
        made = cells.numbered(protobuf.tree(value))
    except FormatError:
        return None
    return made if len(flattened(made)) >= LEAST else None


def _preferences(data: bytes, stem: str) -> Lists:
    """Android's preferences: settings, some of which are texts of JSON."""
    root = xml.load(data)
    if root.tag != "map":
        return Lists()
    values: list[tuple[str, str, Any]] = []
    counts: dict[str, int] = {}
    for child in root.children:
        counts[child.tag] = counts.get(child.tag, 0) + 1
        if child.tag == "string":
            values.append((f"map/string[{counts['string']}]", child.attrs.get("name", ""), child.text))
        elif child.attrs.get("value") is not None:
            values.append((f"map/{child.tag}[{counts[child.tag]}]", child.attrs.get("name", ""), child.attrs["value"]))
    return _keyed(values, stem)


def _xml(data: bytes) -> Lists:
    """Lists of elements of one name, by their attributes and what stands in them."""
    root = xml.load(data)
    found: dict[str, Rows] = {}
    waiting: list[tuple[xml.Element, str, str, Mapping[str, Any]]] = [(root, root.tag, root.tag, {})]
    count = 0
    while waiting and count < MOST_OBJECTS:
        element, path, pattern, above = waiting.pop()
        seen: dict[str, int] = {}
        many: dict[str, int] = {}
        for child in element.children:
            many[child.tag] = many.get(child.tag, 0) + 1
        said = {f"{element.tag}.{k}": v for k, v in _of_element(element).items() if len(str(v)) <= 200}
        told = {**said, **above} if len(said) + len(above) <= 40 else above
        for child in element.children:
            seen[child.tag] = seen.get(child.tag, 0) + 1
            here = f"{path}/{child.tag}[{seen[child.tag]}]" if many[child.tag] > 1 else f"{path}/{child.tag}"
            below = f"{pattern}/{child.tag}"
            own = _of_element(child)
            # What is text of a message is told with it, and no row beside it.
            if len(own) >= 2 and not _is_text(child) and not _wraps(child):
                count += 1
                rows = found.setdefault(below, Rows(child.tag, below))
                rows.locators.append(here)
                rows.flat.append({**told, **own})
                rows.above |= told.keys() - own.keys()
            if child.children:
                waiting.append((child, here, below, told))
    return Lists([r for r in found.values() if len(r.flat) >= LEAST])


def _of_element(element: xml.Element) -> dict[str, Any]:
    """An element's attributes, its text, and the texts and attributes of elements in it that stand alone."""
    values: dict[str, Any] = dict(element.attrs)
    if element.text and element.text.strip():
        values["text"] = element.text.strip()
    tags = [c.tag for c in element.children]
    for child in element.children[:60]:
        if tags.count(child.tag) == 1 and not child.children:
            if child.text and child.text.strip():
                values[child.tag] = child.text.strip()
            values |= {f"{child.tag}.{k}": v for k, v in child.attrs.items()}
    text = next((p for c in element.children[:60] for p in (c, *c.children[:60]) if _is_text(p)), None)
    if text is not None:
        # Of parts with types of media, as multimedia messages and mails have them, the first that is text.
        values |= {f"{text.tag}.{k}": v for k, v in text.attrs.items()}
        if text.text and text.text.strip():
            values[f"{text.tag}.text"] = text.text.strip()
    return {k: _plain_value(v) for k, v in values.items() if v != "null"}


def _wraps(element: xml.Element) -> bool:
    """Whether an element says nothing itself and holds elements of one name."""
    return not element.attrs and len(element.children) > 0 and len({c.tag for c in element.children}) == 1


def _is_text(element: xml.Element) -> bool:
    return any(v.startswith("text/") for v in element.attrs.values())


_CODE: Final = re.compile(r"0|-?[1-9]\d{0,5}")


def _plain_value(text: str) -> str | int:
    """Codes and flags as numbers, as other files have them; anything else as it is written."""
    if text in ("true", "false"):
        return int(text == "true")
    return int(text) if _CODE.fullmatch(text) else text


def _mmkv(data: bytes, stem: str) -> Lists:
    """Keys and values mapped into memory."""
    return _keyed([(f"bytes {p.start}-{p.end}", p.key, p.text) for p in mmkv.live(data).values()], stem)


def _keyed(values: Sequence[tuple[str, str, Any]], stem: str) -> Lists:
    """The objects and lists in values of JSON under keys, by (locator, key, value); other values stand beside them."""
    found: dict[str, Rows] = {}
    plain: dict[str, str | int | float] = {}
    for locator, key, stored in values:
        value = cells.opened(stored) if isinstance(stored, str) else stored
        if not isinstance(value, dict | list):
            if isinstance(value, str) and len(value) <= 200:
                plain[key] = value
            continue
        pattern = _pattern(key)
        name = name_of(re.sub(r"[^\w]+", ".", pattern)) or stem
        if isinstance(value, dict):
            rows = found.setdefault(pattern, Rows(name, pattern))
            rows.locators.append(f"{locator} $")
            rows.flat.append({"key": key, **flattened(cast("dict[Any, Any]", value))})
        walk = Walk(name, lambda steps, at=locator: f"{at} {json_locator(steps)}")
        walk.walk(cast("Any", value))
        plain |= {f"{key}.{n}": v for n, v in walk.plain.items()} if len(plain) < 500 else {}
        for inner, rows in walk.found.items():
            merged = found.setdefault(f"{pattern} {inner}", Rows(rows.name, f"{pattern} {inner}"))
            merged.locators += rows.locators
            merged.flat += ({"key": key, **flat} for flat in rows.flat)
            merged.above |= {"key", *rows.above}
    return Lists([r for r in found.values() if len(r.flat) >= LEAST], plain)


def _object_in(entry: leveldb.Entry, names: dict[tuple[int, int], str]) -> tuple[Any, tuple[int, int] | None]:
    """The object that an entry of an IndexedDB is, and its store; what stores are called is entered in `names`."""
    ids = v8.object_key(entry.key)
    if ids is None or entry.value is None:
        return None, None
    if ids[2] == v8.OBJECTS and ids[1]:
        try:
            return v8.indexed(entry.value), ids[:2]
        except FormatError:
            return None, None
    named = v8.store_name(entry.key, entry.value)
    if named is not None:
        names[named[:2]] = named[2]
    return None, None


def _json_in(value: bytes, *, of_page: bool = False) -> Any:
    """The JSON that a value is, also behind the byte by which Chromium says how a text is written.

    In the local storage of pages (`of_page`; keys are '_', the page's origin and a zero) 1 stands for Latin-1.
    """
    latin = of_page and value[:1] == b"\x01"
    for start, coding in ((1, "latin-1"),) if latin else ((0, "utf-8"), (1, "utf-8"), (1, "utf-16-le")):
        head = value[start : start + 2]
        if head[:1] not in (b"{", b"["):
            continue
        try:
            return _decoded(value[start:] if coding == "utf-8" else value[start:].decode(coding).encode())
        except (ValueError, RecursionError):
            continue
    return None


def _shown(key: bytes) -> str:
    return "".join(c if c.isprintable() else " " for c in key.decode("utf-8", "replace")).strip()


# --- rows to tables and records --------------------------------------------------------------------------------------


class Trees:
    """Lists of objects as a store of tables, without links between them."""

    def __init__(self, rows: Sequence[Rows]) -> None:
        """Lists of one name are told apart by their pattern."""
        self.rows = {r.pattern: r for r in rows}
        stem = rows.stem if isinstance(rows, Lists) and len(rows) == 1 else ""
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
    return Table(rows.name, columns, len(rows.flat), {}, None, (), label=_label(rows) or _of_file(rows, stem))


def _label(rows: Rows) -> str:
    """What names in a list's pattern call its objects where the last one does not: 'users' of '$.users.entities.*'."""
    if words.table_meanings(rows.name) or len(rows.pattern) > _LONGEST_PATTERN:
        return ""
    names = [n for n in re.split(r"[^\w]+", rows.pattern) if n and not n.isdigit()]
    return next((n for n in reversed(names[-_NEAR:]) if words.table_meanings(n)), "")


_MADE: Final[Mapping[str, Callable[[object], str | int | None]]] = {
    "address_in": mailboxes.address_in,
    "name_in": mailboxes.name_in,
}
_NEAR: Final = 3


def _of_file(rows: Rows, stem: str) -> str:
    """The file's name, where it says what its one list is of and nothing nearer does: 'CallRecord'."""
    said = words.table_meanings(stem) - {"machine"}
    return stem if len(said) == 1 and not words.table_meanings(rows.name) - {"machine"} else ""


_LONGEST_PATTERN: Final = 300


def reading(verdict: Verdict, rows: Rows, table: Table) -> Code:
    """A reading of rows that were found: each becomes a record of the verdict's kind."""
    make = _MAKERS[verdict.kind]

    def read(data: Any, about: About) -> Iterator[Item | Lost]:
        del data, about
        for locator, flat in zip(rows.locators, rows.flat, strict=True):
            if not all(only.holds(flat.get(only.column)) for only in verdict.only):
                continue
            stored = {n: flat.get(n) for n in dict.fromkeys(verdict.roles.values()) if n in flat}
            yield Item(locator, make(_Cells(verdict, table, flat)), stored)

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


def cell_reading(verdict: Verdict, pattern: str, table: Table, base: str, key: str, column: str) -> SqliteCode:
    """A reading of the objects of one list in the cells of a column (`t.name`) of a table."""
    make = _MAKERS[verdict.kind]

    def items(row: Row, about: About) -> Iterator[Item]:
        del about
        rows = cells.lists(row["cell"]).get(pattern)
        for locator, flat in zip(rows.locators, rows.flat, strict=True) if rows is not None else ():
            if not all(only.holds(flat.get(only.column)) for only in verdict.only):
                continue
            stored = {n: flat.get(n) for n in dict.fromkeys(verdict.roles.values()) if n in flat}
            yield Item(locator, make(_Cells(verdict, table, flat)), stored)

    return SqliteCode(
        base=base,
        key=key,
        columns={"cell": column},
        make=items,
        kind=_KINDS[verdict.kind],
        name=f"{column.partition('.')[2]}: {pattern}",
        items_in="cell",
    )


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
    if seconds is None and "duration" in c.verdict.roles and tables.is_clock(c.column("duration")):
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
    return Call(
        at=c.time(), direction=c.direction(), sender=sender, recipients=recipients, duration=seconds, ended_at=ended
    )


def _full_name(said: Sequence[str | None]) -> str | None:
    """Given and family name as one; Chinese, Japanese and Korean names have the family's first and no blank."""
    there = [s for s in said if s]
    if len(there) > 1 and re.search("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", there[0]):
        return "".join(reversed(there))
    return " ".join(there) or None


def _contact(c: _Cells) -> Record:
    name = given = family = None
    for way in tables.names_in(c.verdict.roles):
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
