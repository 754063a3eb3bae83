"""Folders that go with whoever made them: where they lie, how one in use is known, and that those left behind are deleted."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_SETTLED = 60.0
"""Seconds after which a folder that nobody holds is one that was left."""


def places() -> list[Path]:
    """Folders in memory that are ours to write, then the one for temporary files."""
    memory = [Path(p) for p in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm") if p]
    return [*(p for p in memory if p.is_dir() and os.access(p, os.W_OK)), Path(tempfile.gettempdir())]


def make(prefix: str, room: int) -> Path:
    """A new folder in memory where `room` bytes are free there, else where temporary files lie. Deletes those that were left."""
    every = places()
    for place in every:
        sweep(place, prefix)
    roomy = next((p for p in every[:-1] if shutil.disk_usage(p).free >= room), every[-1])
    return Path(tempfile.mkdtemp(prefix=prefix, dir=roomy))


@contextmanager
def held(folder: Path) -> Generator[None, None, None]:
    """Hold a folder as one in use; afterwards it is deleted, if it is still there."""
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        remove(folder)
        os.close(lock)


def remove(folder: Path) -> None:
    """Delete it with what is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(place: Path, prefix: str) -> None:
    """Delete folders that nobody holds any more: of a process that was killed, or a machine that was switched off."""
    for left in place.glob(f"{prefix}*"):
        try:
            about = left.lstat()
            if about.st_uid != os.getuid() or left.is_symlink() or time.time() - about.st_ctime < _SETTLED:
                continue
            lock = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            # Gone meanwhile, or nothing that could be ours.
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(left)
        except BlockingIOError:
            pass
        finally:
            os.close(lock)


def free(place: Path) -> int:
    """Bytes that a place has free."""
    return shutil.disk_usage(place).free
