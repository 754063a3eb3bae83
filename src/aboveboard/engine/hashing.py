"""Hashes of a source's files, read or not: for lists of known files. Nothing of what they hold leaves the process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from aboveboard.engine.messages import Channel, Countable, Digests, Hashes, HashFiles, Hashing, Refused
from aboveboard.sources.api import MemberError, Opener, Ref, SourceError
from aboveboard.sources.open import open_source, opener_for

MOST_BYTES = 64 * 1024 * 1024
"""After so many an answer is given, however many files were asked for."""


def serve(channel: Channel, first: Hashing, near: Sequence[Path]) -> None:
    """Serve one channel: hashes of the files of a source, a part at a time. Raises Closed."""
    try:
        source = open_source(Path(first.path), first.password, near=near)
    except SourceError as error:
        channel.send(Refused.by(error))
        return
    sizes = source.sizes
    opener = opener_for(Path(first.path), source.facts, source.keys)
    channel.send(Countable(len(sizes)))
    while True:
        message = channel.receive()
        if not isinstance(message, HashFiles):
            return
        found: list[Digests] = []
        read = unreadable = 0
        at = message.first
        end = min(len(sizes), message.first + message.most)
        while at < end and read < MOST_BYTES:
            # An empty file is the same as any other empty file: its hash says nothing.
            if sizes[at] > 0:
                ref = source.ref(at)
                try:
                    found.append(_digests(opener, ref))
                except (MemberError, OSError):
                    unreadable += 1
                read += ref.size
            at += 1
        channel.send(Hashes(tuple(found), at, read, unreadable))


def _digests(opener: Opener, ref: Ref) -> Digests:
    made = [hashlib.new(name, usedforsecurity=False) for name in ("md5", "sha1", "sha256")]
    member = opener.open(ref)
    try:
        for chunk in member.stream():
            for one in made:
                one.update(chunk)
    finally:
        member.close()
    return Digests(ref.index, ref.path, ref.member, *(one.digest() for one in made))
