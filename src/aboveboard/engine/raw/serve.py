"""A worker that shows parts of raw files of one source, within limits of memory and time.

Over either limit the process ends, who waits sees that, and the next part gets another process.
"""

from __future__ import annotations

import resource
import signal
from contextlib import suppress
from pathlib import Path

import apsw

from aboveboard.engine.evidence import Buffer, EvidenceVfs
from aboveboard.engine.messages import Channel
from aboveboard.engine.raw import tables
from aboveboard.engine.raw.asks import ENTRIES, FIELDS, HEX, RECORD, TABLES, TEXT, Body, Mask, Show, Showing, Shown
from aboveboard.engine.raw.entries import entries, may_see
from aboveboard.engine.raw.entries import read as read_entries
from aboveboard.engine.raw.file import RawFile, TooLarge
from aboveboard.engine.raw.forms import FAULTS, Fields, Form, at_path, form_of
from aboveboard.engine.raw.mask import ALL, NOTHING, Allowed, allowed, marked
from aboveboard.engine.raw.record import record
from aboveboard.engine.raw.spans import Spans
from aboveboard.engine.raw.texts import hexes, text
from aboveboard.engine.raw.trees import tree
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.sqlite import SqliteError
from aboveboard.sources.api import Locked, MemberError, Opener
from aboveboard.sources.open import opener_for

SECONDS = 20
MEMORY = 2 << 30

LOCKED = "locked: the key of this file is not known"
UNREADABLE = "cannot be read from the source: damaged there"
BYTES = "larger than what this view is made of; the views as text and as bytes show any size"
NOT_THIS = "not in a form that this view shows"
DAMAGED = "damaged, or not what it says it is"
NOWHERE = "there is nothing at this place"
MASKED = "outside the scope of the authority"
EMPTY = "empty: the file has no bytes"
NO_DATABASE = "not a database that SQLite can open"
WHYS = (LOCKED, UNREADABLE, BYTES, NOT_THIS, DAMAGED, NOWHERE, MASKED, EMPTY, NO_DATABASE)
"""The pages have these sentences in their catalogues."""


class _None(Exception):
    """There is no such part; `why` says the reason."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


def serve(channel: Channel, first: Showing) -> None:
    """Serve one channel until it closes. Raises Closed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    viewer = Viewer(opener_for(Path(first.path), first.facts, first.keys))
    while True:
        message = channel.receive()
        if not isinstance(message, Show):
            return
        # Nobody catches it: the process ends, and who waits sees that.
        signal.alarm(SECONDS)
        answer = viewer.show(message)
        signal.alarm(0)
        channel.send(answer)


class Viewer:
    """A source, and the file of it that was looked at last."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._vfs = EvidenceVfs()
        self._last: tuple[object, RawFile] | None = None
        self._seen: tuple[RawFile, Mask, bool, Allowed] | None = None
        """What may be seen of the file looked at last: worked out once, since parts of it follow each other."""

    def show(self, ask: Show) -> Shown:
        """The part that is asked for, or why there is none."""
        masked = not ask.mask.whole
        try:
            file = self._file(ask)
            if not file.main.size:
                return Shown(why=EMPTY)
            body, seen = self._body(file, ask)
        except _None as none:
            return Shown(why=none.why, detail="" if masked else none.detail, masked=masked)
        except Locked:
            return Shown(why=LOCKED)
        except (MemberError, OSError) as error:
            return Shown(why=UNREADABLE, detail="" if masked else _said(error))
        except TooLarge:
            return Shown(why=BYTES, masked=masked)
        except tables.FAULTS as error:
            return Shown(why=NO_DATABASE, detail="" if masked else _said(error), masked=masked)
        except (SqliteError, *FAULTS) as error:
            return Shown(why=DAMAGED, detail="" if masked else _said(error), masked=masked)
        return Shown(body, masked=not seen.whole, unplaced=seen.unplaced)

    def _file(self, ask: Show) -> RawFile:
        name = (ask.main, ask.wal, ask.journal)
        if self._last is None or self._last[0] != name:
            if self._last is not None:
                self._last[1].close()
                self._last = None
            self._last = (name, RawFile(self._opener, ask.main, ask.wal, ask.journal))
        return self._last[1]

    def _body(self, file: RawFile, ask: Show) -> tuple[Body, Allowed]:
        inner = ask.cell is not None or ask.entry is not None or ask.node is not None
        needs = ask.view in (TEXT, HEX, RECORD) and ask.cell is None
        seen = self._allowed(file, ask.mask, spans=needs)
        marks = {} if inner else marked(file, ask.inspected)
        if ask.cell is not None:
            file, seen = self._cell(file, seen, ask)
        if ask.entry is not None:
            file, seen = _entry(file, seen, ask.entry)
        if ask.node is not None:
            file, seen = _node(file, seen, ask)
        if inner:
            if not seen.whole:
                raise _None(MASKED)
            if not file.main.size:
                raise _None(EMPTY)
        return self._view(file, seen, {k: Spans(v) for k, v in marks.items()}, ask, "main" if inner else ask.role), seen

    def _allowed(self, file: RawFile, mask: Mask, *, spans: bool) -> Allowed:
        kept = self._seen
        if kept is None or kept[0] is not file or kept[1] != mask or kept[2] < spans:
            self._seen = kept = (file, mask, spans, allowed(file, mask, spans=spans))
        return kept[3]

    def _view(self, file: RawFile, seen: Allowed, marks: dict[str, Spans], ask: Show, role: str) -> Body:
        data, none = file.role(role), Spans()
        if data is None:
            raise _None(NOT_THIS)
        of_role = seen.of(role)
        if ask.view == TEXT:
            return text(data, of_role, marks.get(role, none), ask.at, ask.encoding)
        if ask.view == HEX:
            return hexes(data, of_role, marks.get(role, none), ask.at)
        if ask.view == RECORD:
            part = record(file, seen, ask.inspected) if ask.inspected is not None else None
            if part is None:
                raise _None(NOWHERE if seen.whole else MASKED)
            return part
        if role != "main":
            raise _None(NOT_THIS)
        made: Body | None
        if ask.view == TABLES:
            if not file.is_database:
                raise _None(NOT_THIS)
            if ask.table:
                mark = ask.inspected.rowid if ask.inspected and ask.inspected.table == ask.table else None
                made = tables.rows(file, self._vfs, seen, ask.table, ask.after, back=ask.back, mark=mark)
            else:
                made = tables.tables(file, self._vfs, seen)
        elif ask.view == ENTRIES:
            try:
                made = entries(file.whole, seen, marks.get(role, none), ask.at or 0)
            except FAULTS as error:
                raise _None(NOT_THIS, _said(error)) from error
        else:
            form = _form(file, fields=ask.view == FIELDS, resolved=ask.resolved and seen.whole)
            made = tree(form, seen, marks.get(role, none), ask.path, ask.at or 0, file.main.size)
        if made is None:
            raise _None(NOWHERE if seen.whole else MASKED)
        return made

    def _cell(self, file: RawFile, seen: Allowed, ask: Show) -> tuple[RawFile, Allowed]:
        assert ask.cell is not None
        if not seen.row(ask.cell.table, ask.cell.rowid):
            raise _None(MASKED)
        try:
            value = tables.cell(file, self._vfs, ask.cell.table, ask.cell.rowid, ask.cell.column)
        except apsw.TooBigError as error:
            raise TooLarge from error
        if value is None:
            raise _None(NOWHERE)
        return RawFile.alone(Buffer(value)), ALL


def _entry(file: RawFile, seen: Allowed, number: int) -> tuple[RawFile, Allowed]:
    _, every, _ = read_entries(file.whole)
    if not 0 <= number < len(every):
        raise _None(NOWHERE)
    _, value, place, locator = every[number]
    if not may_see(seen, place, locator):
        raise _None(MASKED)
    if value is None:
        raise _None(NOWHERE)
    return RawFile.alone(Buffer(value)), ALL


def _form(file: RawFile, *, fields: bool, resolved: bool = False) -> Form:
    try:
        form = Fields(file.whole) if fields else form_of(file.whole, resolved=resolved)
    except ProtobufError as error:
        # Any bytes may be one: that these are none is no damage.
        raise _None(NOT_THIS, _said(error)) from error
    if form is None:
        raise _None(NOT_THIS)
    return form


def _node(file: RawFile, seen: Allowed, ask: Show) -> tuple[RawFile, Allowed]:
    assert ask.node is not None
    node = at_path(_form(file, fields=ask.fields, resolved=ask.resolved and seen.whole), ask.node)
    if node is None or node.data is None or node.secret:
        raise _None(NOWHERE)
    if not seen.whole and (node.span is None or not seen.of("main").covers(*node.span)):
        return file, NOTHING
    return RawFile.alone(Buffer(node.data)), ALL


def _said(error: BaseException) -> str:
    made = f"{type(error).__name__}: {error}"[:300]
    with suppress(UnicodeEncodeError):
        made.encode()
        return made
    return type(error).__name__
