"""Copies of files of the evidence, for handing over: as they are, or with parts of them hidden, from workers alone.

A file comes in parts and is never in memory as a whole, but for a picture that is made anew. A decoder works under limits of
memory and time, as for previews: over either, the process ends, and the file is left out and named.
"""

from __future__ import annotations

import hashlib
import resource
import signal
from collections.abc import Callable, Generator
from pathlib import Path

from aboveboard.engine.messages import Channel, Closed, Copied, Copy, Copying, Part, Take
from aboveboard.formats.media import BytesReader, sniff
from aboveboard.sources.api import Locked, Member, MemberError
from aboveboard.sources.api import read_all as whole
from aboveboard.sources.open import opener_for

SECONDS = 4 * 3600
"""For one file: films are encoded anew about as fast as they play."""
MEMORY = 2 << 30
PART = 1 << 20
PICTURE = 192 * 1024 * 1024
"""Pictures up to this size are made anew."""
FILM = 1 << 30
"""So are films that have no random access: they are copied into memory."""
LOCKED = "locked: the key of this file is not known"
UNREADABLE = "cannot be read from the source: damaged there"
TOO_LARGE = "too large to be made anew"
NO_PICTURE = "no picture: regions of it cannot be black"
NO_FILM = "no film and no sound: it has no parts in time"


def received(channel: Channel, ask: Copy | Take, tell: Callable[[], None]) -> Generator[bytes, None, Copied]:
    """The parent's side: the bytes as a worker sends them, and what it says at their end; `tell` is called at each part.

    Who does not take all of them must close the channel: the rest would be taken for another file's. Raises Closed, ValueError
    for what is no message, and what `tell` does.
    """
    channel.send(ask)
    while isinstance(answer := channel.receive(), Part):
        tell()
        yield answer.data
    if not isinstance(answer, Copied):
        raise Closed("answered with something else")
    return answer


def serve(channel: Channel, first: Copying) -> None:
    """Serve one channel: copies of members. Raises Closed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    opener = opener_for(Path(first.path), first.facts, first.keys)
    while True:
        message = channel.receive()
        if not isinstance(message, Copy):
            return
        signal.alarm(SECONDS)
        try:
            member = opener.open(message.ref)
            try:
                answer = _copied(channel, member, message)
            finally:
                member.close()
        except Locked:
            answer = Copied(why=LOCKED)
        except (MemberError, OSError) as error:
            answer = Copied(why=f"{UNREADABLE} ({error})"[:300])
        signal.alarm(0)
        channel.send(answer)


def _copied(channel: Channel, member: Member, asked: Copy) -> Copied:
    if not asked.regions and not asked.stretches:
        digest, first = hashlib.sha256(), b""
        for chunk in member.stream(PART):
            first = first or chunk[:512]
            digest.update(chunk)
            if asked.bytes:
                channel.send(Part(bytes(chunk)))
        return Copied(digest.hexdigest(), sniff(first) or "")
    # Here alone: much comes with the decoders.
    from aboveboard.formats import previews

    try:
        return _hidden(member, asked, lambda data: channel.send(Part(data)))
    except previews.Broken as error:
        return Copied(why=str(error.why))
    except previews.FAULTS:
        return Copied(why=str(previews.Why.DAMAGED))


def _hidden(member: Member, asked: Copy, write: Callable[[bytes], None]) -> Copied:
    from aboveboard.engine.scratch import Scratch
    from aboveboard.formats.previews import File, without_regions, without_stretches

    if asked.regions:
        if member.size > PICTURE:
            return Copied(why=TOO_LARGE)
        data = whole(member, PICTURE)
        mime = sniff(data[:512]) or ""
        if not mime.startswith("image/") or mime == "image/svg+xml":
            return Copied(why=NO_PICTURE)
        made = without_regions(data, asked.regions)
        for start in range(0, len(made.data), PART):
            write(made.data[start : start + PART])
        return Copied(hashlib.sha256(data).hexdigest(), made.mime)
    if not member.random and member.size > FILM:
        return Copied(why=TOO_LARGE)
    digest = hashlib.sha256()
    for chunk in member.stream(PART):
        digest.update(chunk)
    scratch = None if member.random else Scratch(member, None)
    reader = scratch or (member if member.size > PART else BytesReader(whole(member, PART)))
    try:
        mime = sniff(reader.read_at(0, 512)) or ""
        if mime.partition("/")[0] not in ("video", "audio"):
            return Copied(why=NO_FILM)
        return Copied(digest.hexdigest(), without_stretches(File(reader), mime, asked.stretches, write))
    finally:
        if scratch is not None:
            scratch.close()
