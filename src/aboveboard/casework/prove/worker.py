"""The process that makes records again, from here: evidence bytes are touched there only."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from aboveboard.casework.prove.sources import Source, gone
from aboveboard.engine.messages import (
    Channel,
    Closed,
    ContainerHash,
    Crashed,
    Derived,
    FileFound,
    HashContainer,
    Placed,
    Prove,
    Proved,
    Proving,
    Ready,
    Refused,
    Standing,
)
from aboveboard.engine.nursery import Nursery
from aboveboard.sources.api import SourceError
from aboveboard.store.present import Reading

SECONDS = 700.0
"""So long may a worker be silent."""


class Lost(Exception):
    """The worker ended, hung or answered nonsense; the text says which."""


class Worker:
    """A worker that proves, from here."""

    def __init__(self, nursery: Nursery, source: Source, password: bytes | None, wanted: tuple[str, ...]) -> None:
        """Raises SourceError, PasswordNeeded, WrongPassword."""
        if not source.path.exists():
            raise SourceError(gone(source))
        _, connection = nursery.worker()
        connection.settimeout(SECONDS)
        self._channel = Channel(connection, worker=False)
        try:
            self._channel.send(Proving(str(source.path.absolute()), password, wanted))
            answer = self._answer()
        except (Closed, Lost) as error:
            self.close()
            raise SourceError(f"{source.path} could not be opened: the reader failed ({error})") from error
        if isinstance(answer, Refused):
            self.close()
            raise answer.error
        assert isinstance(answer, Ready)
        self.facts = answer.facts
        self.compressed = answer.compressed

    def container(self) -> ContainerHash:
        """The container's hash. Raises SourceError."""
        try:
            self._channel.send(HashContainer())
            answer = self._answer()
        except (Closed, Lost) as error:
            raise SourceError(f"the source could not be read again: {error}") from error
        assert isinstance(answer, ContainerHash)
        return answer

    def prove(self, message: Prove) -> Iterator[FileFound | Derived | Placed | Proved]:
        """The answers, the last one `Proved`. Raises Lost."""
        try:
            self._channel.send(message)
            while True:
                answer = self._answer()
                if not isinstance(answer, FileFound | Derived | Placed | Proved):
                    raise Lost("answered with something else")
                yield answer
                if isinstance(answer, Proved):
                    return
        except Closed as error:
            raise Lost(f"ended without a word ({error})") from error

    def _answer(self) -> Any:
        try:
            answer = self._channel.receive()
        except (ValueError, msgspec.DecodeError) as error:
            raise Lost(f"answered nonsense: {error}") from error
        if isinstance(answer, Crashed):
            raise Lost(answer.reason)
        return answer

    def close(self) -> None:
        """Let it end."""
        self._channel.socket.close()


@contextmanager
def working(
    nursery: Nursery, source: Source, password: bytes | None, wanted: tuple[str, ...]
) -> Generator[Worker, None, None]:
    """A worker for the time of the context. Raises SourceError, PasswordNeeded, WrongPassword."""
    worker = Worker(nursery, source, password, wanted)
    try:
        yield worker
    finally:
        worker.close()


def standing_of(reading: Reading, source: Source) -> Standing:
    """What a worker must know of a reading to make its records again."""
    return Standing(
        reading.exhibit,
        source.number,
        source.container,
        reading.path,
        reading.member or "",
        reading.profile,
        reading.app,
        reading.artifact,
        reading.part,
    )
