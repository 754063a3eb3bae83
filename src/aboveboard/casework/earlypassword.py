"""The password of an iPhone's encrypted backup, tried as soon as the backup's Manifest.plist has come, behind the walls.

A wrong one would else be found when gigabytes are there. When a phone sends that paper is published nowhere: interrupted
backups of older phones had none (https://www.securitylearn.net/2013/04/01/recovering-data-from-the-iphone-corrupted-backups/), so
they sent it last. So it is looked for at both places that it is written to from the first moment on, and tried when it is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Final

from aboveboard.engine.messages import Channel, Closed, Refused, Tried, Trying
from aboveboard.engine.nursery import Nursery
from aboveboard.sources.api import SourceError, WrongPassword
from aboveboard.sources.backuppassword import MOST

WRONG: Final = "the password that was given does not open the phone's backup"
TRIES: Final = 3
"""So many times somebody may type another one; nothing is tried that nobody typed."""
PLACES: Final = ("Snapshot/Manifest.plist", "Manifest.plist")
"""Where it may stand: while the backup comes, and when it is whole."""
_SECONDS: Final = 300.0
_GRACE: Final = 2.0
"""Seconds in which a phone may end by itself once the password is known to be wrong."""


class WrongBackupPassword(WrongPassword):
    """The phone's backup is not opened by it."""

    def __init__(self, manifest: bytes, why: str = WRONG) -> None:
        super().__init__(why)
        self.manifest = manifest
        """By which another one can be tried."""


def opens(manifest: bytes, password: bytes) -> bool | None:
    """Whether it opens the backup, as a worker says; None where it does not say. Raises SourceError for a damaged keybag."""
    with closing(Nursery.take()) as nursery:
        _, connection = nursery.worker()
        connection.settimeout(_SECONDS)
        channel = Channel(connection, worker=False)
        try:
            channel.send(Trying(manifest, password))
            answer = channel.receive()
        except (Closed, ValueError):
            # A reader that fails here costs the early answer alone: the whole backup is opened later, and says it.
            return None
        finally:
            connection.close()
    if isinstance(answer, Refused):
        raise SourceError(answer.reason)
    return answer.opens if isinstance(answer, Tried) else None


def paper(made: Path) -> tuple[bytes, tuple[int, int]] | None:
    """A backup's Manifest.plist and how it is known from another state of it; None where nothing of it came yet."""
    for place in PLACES:
        path = made / place
        if path.is_file() and not path.is_symlink():
            about = path.stat()
            if 0 < about.st_size <= MOST:
                return path.read_bytes(), (about.st_size, about.st_mtime_ns)
    return None


class Early:
    """Tries a password while the backup comes, beside it: that takes a phone's keybag some seconds."""

    def __init__(self, password: bytes, try_it: Callable[[bytes, bytes], bool | None] = opens) -> None:
        self._password = password
        self._try = try_it
        self._beside = ThreadPoolExecutor(1)
        self._trying: Future[bool | None] | None = None
        self._manifest = b""
        self._state: tuple[int, int] | None = None
        self.opens: bool | None = None
        """None as long as it is not known."""
        self._known = 0.0
        """When it was known to be wrong."""

    def __call__(self, made: Path) -> None:
        """Told where the backup grows. Raises WrongBackupPassword, and SourceError where it can never be opened."""
        if self.opens:
            return
        if self.opens is False:
            # A phone that sends the paper last is done by now: its backup is whole, and is not asked for again.
            if time.monotonic() - self._known >= _GRACE:
                raise WrongBackupPassword(self._manifest)
            return
        if self._trying is None:
            found = paper(made)
            if found is None or found[1] == self._state:
                return
            self._manifest, self._state = found
            self._trying = self._beside.submit(self._try, self._manifest, self._password)
        if self._trying.done():
            trying, self._trying = self._trying, None
            self.opens = trying.result()
            self._known = time.monotonic()

    def settle(self, made: Path) -> None:
        """The backup is whole: wait for what is being tried, and try what was not. Raises the same."""
        if self.opens:
            return
        if self.opens is False:
            raise WrongBackupPassword(self._manifest)
        if self._trying is not None:
            trying, self._trying = self._trying, None
            self._settle(trying.result())
        found = paper(made)
        if self.opens is None and found is not None and found[1] != self._state:
            self._manifest, self._state = found
            self._settle(self._try(self._manifest, self._password))

    def _settle(self, answer: bool | None) -> None:
        self.opens = answer
        if answer is False:
            raise WrongBackupPassword(self._manifest)

    def close(self) -> None:
        """Wait for no answer any more."""
        self._beside.shutdown(wait=False, cancel_futures=True)
