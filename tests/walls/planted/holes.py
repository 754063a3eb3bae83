"""Parsers that do, when they meet their file, what an attacker would have them do."""

from __future__ import annotations

import ctypes
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from aboveboard.kit import About, Artifact, Code, DeviceFact, Item
from tests.walls.attempts import all_refused


def _tries(data: bytes, about: About) -> Iterator[Item]:
    del about
    asked = json.loads(data)
    for name, came in all_refused(Path(asked["home"]), Path(asked["evidence"])).items():
        yield Item(name, DeviceFact(name=name, value=came))


def _spins(data: bytes, about: About) -> Iterator[Item]:
    del data, about
    while True:
        pass
    yield  # pyright: ignore[reportUnreachable] - makes it a generator


def _swells(data: bytes, about: About) -> Iterator[Item]:
    del data, about
    held = []
    while True:
        held.append(bytearray(64 << 20))
    yield  # pyright: ignore[reportUnreachable]


def _floods(data: bytes, about: About) -> Iterator[Item]:
    del data, about
    number = 0
    while True:
        number += 1
        yield Item(str(number), DeviceFact(name="flood", value=os.urandom(2000).hex()))


def _crashes(data: bytes, about: About) -> Iterator[Item]:
    del data, about
    ctypes.string_at(0)
    yield  # pyright: ignore[reportUnreachable]


def _dies(data: bytes, about: About) -> Iterator[Item]:
    del data, about
    os.kill(os.getpid(), signal.SIGKILL)
    yield  # pyright: ignore[reportUnreachable]


def _leaves(data: bytes, about: About) -> Iterator[Item]:
    """Writes over its own shard, which is the one file that it can write."""
    del data, about
    for descriptor in range(3, 64):
        try:
            path = Path(f"/proc/self/fd/{descriptor}").readlink()
        except OSError:
            continue
        if path.suffix == ".shard":
            os.pwrite(descriptor, os.urandom(65536), 0)
    os.kill(os.getpid(), signal.SIGKILL)
    yield  # pyright: ignore[reportUnreachable]


def _artifact(name: str, read: object) -> Artifact:
    return Artifact(
        id=f"any.planted_{name}",
        title=f"Planted: {name}",
        service="planted",
        emits=DeviceFact,
        files=(f"{{mobile}}/Library/Planted/{name}*.json",),
        read=(Code(read),),  # pyright: ignore[reportArgumentType]
        says="For tests.",
        limits="For tests.",
        sources=("https://aboveboard.example",),
    )


NAMES = ("tries", "spins", "swells", "floods", "crashes", "dies", "leaves")
ARTIFACTS = tuple(_artifact(name, globals()[f"_{name}"]) for name in NAMES)
