"""Which files this process may still open, for good (landlock(7), linux/landlock.h). What is open already stays open."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from aboveboard.engine.walls.seccomp import NotHere, no_new_privileges

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION: Final = 1
_PATH_BENEATH: Final = 1

_WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_FILE, _MAKE_REG, _TRUNCATE = 1 << 1, 1 << 2, 1 << 3, 1 << 5, 1 << 8, 1 << 14
_READ: Final = _READ_FILE | _READ_DIR
_WORK: Final = _READ | _WRITE_FILE | _REMOVE_FILE | _MAKE_REG | _TRUNCATE
_OF_FILES: Final = _READ_FILE | _WRITE_FILE | _TRUNCATE
_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
"""From which version of Landlock on so many rights on files can be taken away."""
_TCP_FROM, _SCOPES_FROM = 4, 6
_TCP: Final = 0b11
_SCOPES: Final = 0b11
"""Abstract sockets and signals, to processes outside."""


def stand(readable: Iterable[Path], writable: Iterable[Path]) -> int:
    """Leave files and folders in `readable` to be read, and those in `writable` to be worked in; nothing else.

    Paths that are not there are passed over. Gives the version of Landlock. Raises NotHere.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version: int = libc.syscall(_CREATE_RULESET, None, 0, _VERSION)
    if version < 1:
        raise NotHere(f"landlock: {os.strerror(ctypes.get_errno())}")
    handled = (1 << max(n for v, n in _FILE_RIGHTS.items() if v <= version)) - 1
    # The kernel takes a structure that is longer than it knows where the rest is nought.
    tcp, scopes = _TCP if version >= _TCP_FROM else 0, _SCOPES if version >= _SCOPES_FROM else 0
    attributes = struct.pack("=QQQ", handled, tcp, scopes)
    rules: int = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        raise NotHere(f"landlock: {os.strerror(ctypes.get_errno())}")
    try:
        for paths, rights in ((readable, _READ), (writable, _WORK)):
            for path in paths:
                _leave(libc, rules, path, rights & handled)
        no_new_privileges(libc)
        if libc.syscall(_RESTRICT_SELF, rules, 0) != 0:
            raise NotHere(f"landlock: {os.strerror(ctypes.get_errno())}")
    finally:
        os.close(rules)
    return version


def _leave(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, descriptor)
        if libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0) != 0:
            raise NotHere(f"landlock: {os.strerror(ctypes.get_errno())}")
    finally:
        os.close(descriptor)
