"""Backups that an acquisition took, opened, sorted and read behind the walls: here only names, numbers and bytes.

A worker has an iPhone's open. Where one file ends that process, the others are read by another.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from aboveboard.engine.copying import received
from aboveboard.engine.messages import (
    AppsCounted,
    BackedUp,
    Beneath,
    Channel,
    Claimed,
    Claims,
    Closed,
    CountingApps,
    Covered,
    InBackup,
    Refused,
    Take,
    Unpacked,
    Unpacking,
)
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Scope
from aboveboard.sources.api import MemberError, PasswordNeeded, SourceError, WrongPassword

LOST: Final = "the process that read it ended"
TOO_MUCH: Final = "more came of it than the backup's list states"
_SECONDS: Final = 900.0
"""For an answer: a keybag that asks for the most rounds that are done, and a list of a million files, take minutes."""


class Backup:
    """A backup that is open, in a process behind the walls."""

    def __init__(self, nursery: Nursery, path: Path, password: bytes | None) -> None:
        """`path`: its folder, or a zip that holds it. Raises SourceError, PasswordNeeded, WrongPassword."""
        self._nursery, self._path, self._password = nursery, path, password
        self._channel: Channel | None = None
        about = self._open()
        self.files, self.encrypted, self.problems = about.files, about.encrypted, about.problems

    def _open(self) -> Unpacked:
        _, connection = self._nursery.worker()
        connection.settimeout(_SECONDS)
        self._channel = Channel(connection, worker=False)
        answer = self._said(Unpacking(str(self._path.absolute()), self._password))
        if isinstance(answer, Refused):
            self.close()
            raise answer.error
        if not isinstance(answer, Unpacked):
            raise self._nonsense()
        return answer

    def covered(self, scope: Scope, categories: Sequence[str]) -> list[BackedUp]:
        """The files that a scope covers, narrowed to categories. Raises SourceError."""
        return self._listed(Covered(scope, tuple(categories)))

    def beneath(self, folder: str) -> list[BackedUp]:
        """The files beneath a folder of the phone. Raises SourceError."""
        return self._listed(Beneath(folder))

    def _listed(self, ask: Covered | Beneath) -> list[BackedUp]:
        found: list[BackedUp] = []
        answer = self._said(ask)
        while isinstance(answer, InBackup) and len(found) <= self.files:
            found += answer.files
            if answer.last:
                return found
            answer = self._said(None)
        raise self._nonsense()

    def claimed(self, artifacts: Sequence[str]) -> dict[str, int]:
        """How many files each artifact claims. Raises SourceError."""
        answer = self._said(Claims(tuple(artifacts)))
        if not isinstance(answer, Claimed) or len(answer.files) != len(artifacts):
            raise self._nonsense()
        return dict(zip(artifacts, answer.files, strict=True))

    def read(self, index: int, size: int) -> Iterator[bytes]:
        """The bytes of the file with this number. Raises MemberError (also for more than `size`).

        Where it ended the process, the next one's raises SourceError if the backup cannot be opened again.
        """
        if self._channel is None:
            self._open()
        assert self._channel is not None
        came, whole = 0, False
        parts = received(self._channel, Take(index), lambda: None)
        try:
            while True:
                data = next(parts)
                came += len(data)
                if came > size:
                    raise MemberError(TOO_MUCH)
                yield data
        except StopIteration as end:
            whole = True
            if end.value.why:
                raise MemberError(end.value.why) from None
        except (Closed, ValueError) as error:
            raise MemberError(LOST) from error
        finally:
            if not whole:
                # What it has not sent yet would be taken for another file's.
                self.close()

    def _said(self, message: Unpacking | Covered | Beneath | Claims | None) -> Any:
        assert self._channel is not None
        try:
            if message is not None:
                self._channel.send(message)
            return self._channel.receive()
        except (Closed, ValueError) as error:
            self.close()
            raise SourceError(f"the backup could not be read: the reader failed ({error})") from error

    def _nonsense(self) -> SourceError:
        self.close()
        return SourceError("the backup could not be read: the reader answered with something else")

    def close(self) -> None:
        """End the process."""
        if self._channel is not None:
            self._channel.socket.close()
            self._channel = None


@contextmanager
def opened(path: Path, password: bytes | None) -> Generator[Backup]:
    """A backup that is closed afterwards. Raises SourceError, PasswordNeeded, WrongPassword."""
    with closing(Nursery.take()) as nursery, closing(Backup(nursery, path, password)) as backup:
        yield backup


def problems_of(path: Path, password: bytes | None) -> tuple[str, ...]:
    """What a reader of backups says of this one; nothing where it is encrypted and the password not known."""
    try:
        with opened(path, password) as backup:
            return backup.problems
    except PasswordNeeded:
        return ()
    except WrongPassword:
        return ("the password that was given does not open this backup; the copy is whole all the same",)
    except SourceError as error:
        return (f"this backup could not be opened to look at it ({error}); the copy is whole all the same",)


def held(path: Path, password: bytes | None, folder: str) -> dict[str, int]:
    """Files beneath a folder of the phone that a copy of a backup holds, with their sizes; none where it cannot be opened."""
    try:
        with opened(path, password) as backup:
            return {file.path: file.size for file in backup.beneath(folder)}
    except SourceError:
        # Its own copy says why. What is there twice then is no loss.
        return {}


def files_of_apps(path: Path, packages: Sequence[str]) -> tuple[dict[str, int], str]:
    """How many files of each app a backup of apps holds, and why it is not whole ('': it is).

    Raises PasswordNeeded, SourceError (for what is no such backup).
    """
    with closing(Nursery.take()) as nursery:
        _, connection = nursery.worker()
        connection.settimeout(_SECONDS)
        with closing(connection):
            channel = Channel(connection, worker=False)
            try:
                channel.send(CountingApps(str(path.absolute()), tuple(packages)))
                answer = channel.receive()
            except (Closed, ValueError) as error:
                # It may well be a backup: it is kept.
                return dict.fromkeys(packages, 0), f"{LOST} ({error})"
    if isinstance(answer, Refused):
        raise answer.error
    if not isinstance(answer, AppsCounted) or len(answer.files) != len(packages):
        raise SourceError("the reader answered with something else")
    return dict(zip(packages, answer.files, strict=True)), answer.broken
