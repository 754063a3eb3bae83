"""`report.xml` of Cellebrite's Physical Analyzer, as it stands in a `.ufdr` or is exported alone.

Facts, from what public readers of the format rely on (https://github.com/sepinf-inc/IPED, iped.parsers.ufed;
https://github.com/casework/CASE-Implementation-UFED-XML; https://github.com/SEilers/UFEDLib): root `project` in the
namespace `http://pa.cellebrite.com/report/2.0`; in `decodedData` a `modelType` each, in it `model` with `type`, `id` and
`deleted_state` (Intact, Deleted, Trash, Unknown). A model has `field` (name, `value` or `empty`), `multiField` (several
values), `modelField` and `multiModelField` (models inside: From, To, Parties, Messages ...). A Party has Identifier,
Name, Role and IsPhoneOwner. Times are ISO 8601, mostly with an offset; where the text has none the attribute
`formattedTimestamp` may.

A model that stands alone is a row; models inside it become cells `From.Identifier`, several of one name one below the
other; a party's role is put between: `Parties.From.Identifier`. The messages of a chat are rows of their own and have the
chat's `Chat.Id`, `Chat.Source`, `Chat.Name`. Read in pieces; entities, document types with declarations, great depth and
great cells are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, NoReturn
from xml.parsers import expat

from aboveboard.formats.othertools.rows import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_NAME,
    Flaw,
    Header,
    Item,
    OtherToolError,
    Row,
    Stated,
)

MAX_DEPTH: Final = 64
_OWN_ROWS: Final = frozenset({"InstantMessage", "ChatActivity"})
"""Models that are rows also where they stand in a chat."""
_OF_CHAT: Final = ("Id", "Source", "Name")
_GROUPS: Final = frozenset({"modelField", "multiModelField"})
_STATES: Final[dict[str, Stated]] = {"Intact": "live", "Deleted": "recovered"}
_ZONED: Final = re.compile(r"(?:Z|[+-]\d\d:?\d\d)\s*\Z")
_ROOT: Final = re.compile(rb"<(?:\w+:)?project[\s>]")


def is_ufdr(head: bytes) -> bool:
    """Whether a file's first bytes are those of such a report."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and _ROOT.search(head[:65536]) is not None


@dataclass(slots=True)
class _Model:
    """A model that is being read."""

    type: str
    id: str
    stated: Stated
    group: str
    """The name of the field that holds it; "" for a model that stands alone."""
    row: bool
    values: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


class _Reader:
    """Builds rows from expat's events."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.items: list[Item] = []
        self.counts: dict[str, int] = {}
        self.seen: set[bytes] = set()
        self.repeated = 0
        self.cut = 0
        self.depth = 0
        self.rooted = False
        self.models: list[_Model] = []
        self.groups: list[str] = []
        self.name: str | None = None
        self.pieces: list[str] | None = None
        self.size = 0
        self.formatted = ""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.refuse
        self.parser.SkippedEntityHandler = self.refuse
        self.parser.StartDoctypeDeclHandler = self.doctype

    def refuse(self, *_: object) -> NoReturn:
        raise OtherToolError("entities are refused")

    def doctype(self, _name: str, _system: str | None, _public: str | None, internal: bool) -> None:
        if internal:
            raise OtherToolError("a document type with declarations is refused")

    def feed(self, data: bytes, *, last: bool = False) -> list[Item]:
        self.parser.Parse(data, last)
        items, self.items = self.items, []
        return items

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise OtherToolError(f"more than {MAX_DEPTH} levels")
        tag = tag.rpartition(":")[2]
        if not self.rooted:
            if tag != "project":
                raise OtherToolError(f"XML, but no report of Cellebrite's: its root is <{tag[:40]}>, not <project>")
            self.rooted = True
        if tag == "model":
            self._model(attrs)
        elif not self.models:
            return
        elif tag in _GROUPS:
            self.groups.append(attrs.get("name", "")[:MAX_NAME])
        elif tag in ("field", "multiField"):
            self.name = attrs.get("name", "")[:MAX_NAME]
        elif tag == "value" and self.name is not None:
            self.pieces, self.size = [], 0
            self.formatted = attrs.get("formattedTimestamp", "")

    def _model(self, attrs: dict[str, str]) -> None:
        kind = attrs.get("type", "")[:MAX_NAME]
        outer = next((m for m in reversed(self.models) if m.row), None)
        own = outer is None or (outer.type == "Chat" and kind in _OWN_ROWS)
        made = _Model(
            kind,
            attrs.get("id", ""),
            _STATES.get(attrs.get("deleted_state", ""), ""),
            self.groups[-1] if self.groups and self.models else "",
            own,
        )
        if own and outer is not None:
            made.values = {f"Chat.{n}": list(outer.values[n]) for n in _OF_CHAT if n in outer.values}
        self.models.append(made)

    def characters(self, text: str) -> None:
        if self.pieces is None:
            return
        self.size += len(text)
        if self.size > MAX_CELL:
            raise OtherToolError(f"a value of more than {MAX_CELL:,} characters")
        self.pieces.append(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        tag = tag.rpartition(":")[2]
        if not self.models:
            return
        if tag == "value" and self.pieces is not None and self.name is not None:
            text = "".join(self.pieces).strip()
            if self.formatted and not _ZONED.search(text) and _ZONED.search(self.formatted):
                text = self.formatted
            self.pieces = None
            if text:
                self._put(self.models[-1], self.name, [text])
        elif tag in ("field", "multiField"):
            self.name = None
        elif tag in _GROUPS and self.groups:
            self.groups.pop()
        elif tag == "model":
            self._close(self.models.pop())

    def _put(self, model: _Model, name: str, values: list[str]) -> None:
        if name not in model.values and len(model.values) >= MAX_COLUMNS:
            self.cut += 1
            return
        held = model.values.setdefault(name, [])
        if len(held) + len(values) > MAX_COLUMNS:
            self.cut += 1
            return
        held += values

    def _close(self, model: _Model) -> None:
        if not model.row:
            if self.models:
                role = next(iter(model.values.get("Role", ())), "") if model.type == "Party" else ""
                for name, values in model.values.items():
                    self._put(self.models[-1], f"{model.group}.{name}", values)
                    if role:
                        self._put(self.models[-1], f"{model.group}.{role}.{name}", values)
            return
        if model.id and model.type in _OWN_ROWS:
            # A message can be listed in its chat and once more alone.
            mark = blake2b(model.id.encode("utf-8", "replace"), digest_size=12).digest()
            if mark in self.seen:
                self.repeated += 1
                return
            self.seen.add(mark)
        number = self.counts[model.type] = self.counts.get(model.type, 0) + 1
        if number == 1:
            self.items.append(Header(self.source, model.type))
        values = {name: "\n".join(parts)[:MAX_CELL] for name, parts in model.values.items()}
        if model.id:
            values["id"] = model.id[:MAX_NAME]
        self.items.append(Row(self.source, model.type, number, values, model.stated))


def read_ufdr(chunks: Iterable[bytes], source: str) -> Iterator[Item]:
    """A Header at each type's first model, and a Row a model, in the order of the file. Damage ends it with a Flaw.

    Raises OtherToolError where nothing can be read, or where the file is another sort of XML or uses entities.
    """
    reader = _Reader(source)
    some = False
    try:
        for chunk in chunks:
            for item in reader.feed(chunk):
                some = True
                yield item
        yield from reader.feed(b"", last=True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        why = f"damaged XML: {expat.ErrorString(error.code)}" if isinstance(error, expat.ExpatError) else str(error)
        yield from reader.items
        if not some and not reader.items:
            raise OtherToolError(why) from error
        yield Flaw(source, "", f"read up to model {sum(reader.counts.values()):,} only: {why}")
    if reader.repeated:
        yield Flaw(source, "", f"{reader.repeated:,} messages stand there more than once under one id; counted once")
    if reader.cut:
        yield Flaw(source, "", f"{reader.cut:,} cells beyond {MAX_COLUMNS:,} of one model were left out")
