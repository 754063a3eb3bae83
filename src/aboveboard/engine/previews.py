"""Previews of files of the evidence, made in workers: one process says where files stand, others decode them.

A decoder of pictures is where a hostile file would do its harm. Each decodes under a limit of memory and of time, which the
system enforces: over either, the process ends, and the next file gets another one.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import apsw
import numpy as np
import numpy.typing as npt

from aboveboard.engine.evidence import EvidenceVfs
from aboveboard.engine.messages import (
    Channel,
    Locate,
    Located,
    Locating,
    Preview,
    Previewed,
    Previewing,
    Refs,
    Refused,
)
from aboveboard.engine.raw import tables
from aboveboard.engine.raw.file import RawFile
from aboveboard.engine.scratch import Scratch
from aboveboard.formats.media import BytesReader, sniff
from aboveboard.formats.previews import (
    FAULTS,
    FRAMES,
    MOST,
    Broken,
    File,
    Why,
    about,
    clip,
    cover,
    embedded,
    film,
    frame,
    paper,
    picture,
    sound,
    text,
)
from aboveboard.formats.previews import Preview as Made
from aboveboard.sources.api import (
    Locked,
    Member,
    MemberError,
    Opener,
    Ref,
    Source,
    SourceError,
)
from aboveboard.sources.api import read_all as whole
from aboveboard.sources.open import open_source, opener_for

SMALL, LARGE = 320, 1600
"""The longer side of a preview in a grid, and of one that is looked at alone."""
EMBEDDED, SOUND, TEXT, ABOUT, FRAME, CLIP = "embedded", "sound", "text", "about", "frame", "clip"
FORMS = {"small": SMALL, "large": LARGE, EMBEDDED: SMALL, SOUND: 0, TEXT: 0, ABOUT: 0, FRAME: SMALL, CLIP: 0}
"""The longer side of each in pixels, 0 of what is no picture. Of frames and clips there are several: 'frame@3', 'clip@0'."""
COUNTS = {FRAME: FRAMES, CLIP: MOST}
SECONDS = 20
SOUND_SECONDS = 120
_SECONDS = {SOUND: SOUND_SECONDS, ABOUT: SOUND_SECONDS, CLIP: 60}
MEMORY = 2 << 30
BYTES = 192 * 1024 * 1024
"""Files up to this size are decoded from memory."""
FILM_BYTES = 1 << 30
"""Films that have no random access are copied into memory; larger ones are not."""
_HEAD = 1 << 18
_FIRST = 512


def parted(form: str) -> tuple[str, int]:
    """(form, number) of 'clip@7'. Raises ValueError for what is no form."""
    name, at, number = form.partition("@")
    if name not in FORMS or bool(at) != (name in COUNTS):
        raise ValueError(f"{form!r} is no form of a preview")
    if not at:
        return name, 0
    if not (number.isascii() and number.isdecimal() and len(number) < 6 and int(number) < COUNTS[name]):
        raise ValueError(f"{form!r} is no form of a preview")
    return name, int(number)


def locate(channel: Channel, first: Locating, near: Sequence[Path]) -> None:
    """Serve one channel: where the files of a source stand. Raises Closed."""
    try:
        source = open_source(Path(first.path), first.password, near=near)
    except SourceError as error:
        channel.send(Refused.by(error))
        return
    channel.send(Located(source.facts, source.keys))
    places = _Places(source)
    while True:
        message = channel.receive()
        if not isinstance(message, Locate):
            return
        channel.send(Refs(tuple(places.ref(path) for path in message.paths)))


class _Places:
    """Where the files of a source are: by device path, else by their name in the container."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _hashes(self) -> npt.NDArray[np.int64]:
        """Of all names: that one is not there is known without going through them."""
        return np.sort(np.fromiter((hash(n) for _, names in self._source.names() for n in names), np.int64))

    def ref(self, path: str) -> Ref | None:
        """The reference of a file."""
        index = self._source.find(path)
        if index is None:
            place = int(np.searchsorted(self._hashes, hash(path)))
            if place < len(self._hashes) and self._hashes[place] == hash(path):
                every = self._source.names()
                index = next((start + names.index(path) for start, names in every if path in names), None)
        return None if index is None else self._source.ref(index)


def serve(channel: Channel, first: Previewing) -> None:
    """Serve one channel: previews of members. Raises Closed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    opener, vfs = opener_for(Path(first.path), first.facts, first.keys), EvidenceVfs()
    while True:
        message = channel.receive()
        if not isinstance(message, Preview):
            return
        # Nobody catches it: the process ends, and who waits sees that.
        signal.alarm(_SECONDS.get(message.form.partition("@")[0], SECONDS))
        answer = _answer(opener, vfs, message)
        signal.alarm(0)
        channel.send(answer)


def _answer(opener: Opener, vfs: EvidenceVfs, message: Preview) -> Previewed:
    try:
        made = _made(opener, message.ref, message.form) if message.cell is None else _of_cell(opener, vfs, message)
    except Broken as error:
        return Previewed(why=str(error.why))
    except Locked:
        return Previewed(why=str(Why.LOCKED))
    except (MemberError, *tables.FAULTS, *FAULTS):
        return Previewed(why=str(Why.DAMAGED))
    if made is None:
        return Previewed()
    return Previewed(made.data, made.mime, made.width, made.height, made.note, made.pages)


def _made(opener: Opener, ref: Ref, form: str) -> Made | None:
    """The preview; None where the form is not there. Raises Broken, MemberError, ValueError."""
    form, number = parted(form)
    edge = FORMS[form]
    with _open(opener, ref) as member:
        if form == EMBEDDED:
            head = next(iter(member.stream(_HEAD)), b"")
            return embedded(head, edge) if sniff(head[:_FIRST]) == "image/jpeg" else None
        if not ref.size:
            raise Broken(Why.EMPTY)
        mime = _mime(member)
        if form == TEXT:
            return text(_bytes(member), mime)
        if form == SOUND:
            return _filed(member, lambda file: sound(file, mime))
        if form == ABOUT:
            return _filed(member, lambda file: about(file, mime))
        if form == FRAME:
            return _filed(member, lambda file: frame(file, mime, number, edge))
        if form == CLIP:
            return _filed(member, lambda file: clip(file, mime, number))
        if mime.startswith("image/") and mime != "image/svg+xml":
            return picture(_bytes(member), edge)
        if mime.startswith("video/"):
            return _filed(member, lambda file: film(file, mime, edge))
        if mime == "application/pdf":
            return paper(_bytes(member), edge)
        if mime == "application/zip":
            return cover(_bytes(member), edge)
        raise Broken(Why.UNKNOWN)


def _of_cell(opener: Opener, vfs: EvidenceVfs, message: Preview) -> Made:
    """The same of a picture that a cell of a database holds. Raises Broken, MemberError and the faults of both."""
    assert message.cell is not None
    file = RawFile(opener, message.ref, message.wal, message.journal)
    try:
        data = tables.cell(file, vfs, *message.cell)
    except apsw.TooBigError as error:
        raise Broken(Why.BYTES) from error
    finally:
        file.close()
    if not data:
        raise Broken(Why.EMPTY)
    edge = FORMS[message.form]
    mime = sniff(data[:_FIRST]) or ""
    if not edge or not mime.startswith("image/") or mime == "image/svg+xml":
        raise Broken(Why.UNKNOWN)
    return picture(data, edge)


@contextmanager
def _open(opener: Opener, ref: Ref) -> Generator[Member, None, None]:
    member = opener.open(ref)
    try:
        yield member
    finally:
        member.close()


def _mime(member: Member) -> str:
    head = member.read_at(0, _FIRST) if member.random else next(iter(member.stream(1 << 16)), b"")[:_FIRST]
    return sniff(head) or ""


def _bytes(member: Member) -> bytes:
    if member.size > BYTES:
        raise Broken(Why.BYTES)
    return whole(member, BYTES)


def _filed(member: Member, make: Callable[[File], Made]) -> Made:
    """What is made of a file with random access."""
    if member.random:
        return make(File(member))
    if member.size > FILM_BYTES:
        raise Broken(Why.BYTES)
    if member.size <= _HEAD:
        return make(File(BytesReader(_bytes(member))))
    scratch = Scratch(member, None)
    try:
        return make(File(scratch))
    finally:
        scratch.close()
