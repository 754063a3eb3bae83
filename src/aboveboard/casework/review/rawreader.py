"""Parts of raw files, read by a worker for each source: what is asked, and who is asked."""

from __future__ import annotations

import base64
import contextlib
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.previews import LOST, NO_FILE, NO_READER, Gone, Place, Previews
from aboveboard.engine.messages import Channel, Closed
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.raw.asks import Cell, Inspected, Mask, Show, Showing, Shown
from aboveboard.engine.raw.serve import MASKED, SECONDS

_HEAD: Final = "raw "


class Look(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """What of which file is looked at; see `engine.raw.asks.Show`."""

    exhibit: str
    path: str
    view: str
    at: int | None = None
    node: tuple[int, ...] = ()
    """Whose children are shown."""
    resolved: bool = False
    table: str = ""
    after: tuple[Any, ...] = ()
    back: bool = False
    cell: tuple[str, int, str] | None = None
    entry: int | None = None
    inner: tuple[int, ...] | None = None
    """The node whose bytes are looked at."""
    fields: bool = False
    encoding: str = ""
    key: str = ""
    """Of the record whose bytes are marked."""

    def __str__(self) -> str:
        return _HEAD + base64.b85encode(msgspec.msgpack.encode(self)).decode()

    @staticmethod
    def read(text: str) -> Look:
        """The inverse of `str`. Raises CaseError."""
        try:
            if not text.startswith(_HEAD):
                raise ValueError
            return msgspec.msgpack.decode(base64.b85decode(text[len(_HEAD) :]), type=Look)
        except (ValueError, msgspec.MsgspecError) as error:
            raise CaseError("this address stands for no part of a file") from error

    def to(self, **changes: Any) -> Look:
        """The same with some changes."""
        return msgspec.structs.replace(self, **changes)

    def over(self, view: str) -> Look:
        """The same bytes in another view, from the beginning."""
        made = Look(self.exhibit, self.path, view, key=self.key)
        return made.to(cell=self.cell, entry=self.entry, inner=self.inner, fields=self.fields, resolved=self._kept)

    @property
    def _kept(self) -> bool:
        # Which tree the node is one of.
        return self.inner is not None and self.resolved

    @property
    def is_inner(self) -> bool:
        """Whether it is of a cell, entry or node, and not of the file."""
        return self.cell is not None or self.entry is not None or self.inner is not None


@dataclass(frozen=True)
class Prepared:
    """A look with all that a worker must know; made with the desk held."""

    look: Look
    base: str
    role: str
    source: int | None
    mask: Mask
    inspected: Inspected | None
    limits: tuple[str, ...]


# --- workers -------------------------------------------------------------------------------------------------------------


class _Worker:
    """A process that shows files of one source."""

    def __init__(self, nursery: Nursery, place: Place) -> None:
        """Raises Closed, OSError."""
        self._pid, connection = nursery.worker()
        # The process ends itself after its time; this is for one that does not.
        connection.settimeout(SECONDS + 30)
        self._channel = Channel(connection, worker=False)
        self._channel.send(Showing(str(place.source.path.absolute()), place.facts, place.keys))

    def show(self, ask: Show) -> Shown:
        """Raises Closed where the process ended or answered nonsense."""
        try:
            self._channel.send(ask)
            answer = self._channel.receive()
        except (ValueError, msgspec.DecodeError) as error:
            raise Closed(str(error)) from error
        if not isinstance(answer, Shown):
            raise Closed("answered with something else")
        return answer

    def close(self, *, kill: bool = False) -> None:
        self._channel.socket.close()
        if kill:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)


class RawReader:
    """Raw files of a case under review: one part is read at a time."""

    def __init__(self, nursery: Callable[[], Nursery], previews: Callable[[], Previews]) -> None:
        """`previews` knows which sources are open, and where files stand."""
        self._nursery = nursery
        self._previews = previews
        self._workers: dict[tuple[str, int], _Worker] = {}
        self._lock = threading.Lock()

    def show(self, prepared: Prepared) -> Shown:
        """The part, or why there is none."""
        if not prepared.mask.whole and not (prepared.mask.rows or prepared.mask.items or prepared.mask.spans):
            return Shown(why=MASKED, masked=True)
        with self._lock:
            try:
                place = self._previews().place(prepared.look.exhibit, prepared.base, prepared.source)
            except Gone as error:
                return Shown(why=str(error))
            if place is None:
                return Shown(why=NO_FILE)
            name = (prepared.look.exhibit, place.source.number)
            try:
                if name not in self._workers:
                    self._workers[name] = _Worker(self._nursery(), place)
                return self._workers[name].show(_ask(prepared, place))
            except OSError:
                return Shown(why=NO_READER)
            except Closed:
                worker = self._workers.pop(name, None)
                if worker is not None:
                    worker.close(kill=True)
                return Shown(why=LOST)

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            for worker in self._workers.values():
                worker.close()
            self._workers.clear()


def _ask(prepared: Prepared, place: Place) -> Show:
    look = prepared.look
    return Show(
        place.ref,
        place.wal,
        place.journal,
        prepared.role,
        look.view,
        prepared.mask,
        None if look.is_inner else prepared.inspected,
        None if look.cell is None else Cell(*look.cell),
        look.entry,
        look.inner,
        look.fields,
        look.at,
        look.node,
        look.resolved,
        look.table,
        look.after,
        look.back,
        look.encoding,
    )
