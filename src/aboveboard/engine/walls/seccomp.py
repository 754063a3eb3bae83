"""A filter of the kernel's calls for this process and its threads, for good (seccomp(2), linux/filter.h, linux/seccomp.h)."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable
from typing import Final

from aboveboard.engine.walls.syscalls import ALLOWED, JUDGED, MACHINES, REFUSED

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16
_KILL, _ERROR, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_X32: Final = 0x40000000
"""Numbers of x86_64 from here on are those of another way to call it (x32)."""
_SECCOMP: Final = {"x86_64": 317, "aarch64": 277}
_SET_FILTER, _ALL_THREADS = 1, 1
_NO_NEW_PRIVILEGES: Final = 38

_CLONE_THREAD: Final = 0x10000
_IOCTLS: Final = (0x5401, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX: nothing that writes into a terminal."""
_FCNTLS: Final = (0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030)
"""Duplicates, flags and locks (with those of open file descriptions); not who is sent a signal."""
_PRCTLS: Final = (15, 16, 0x53564D41)
"""Names of threads and of memory."""

Step = tuple[int, int, int, int]
"""code, jump if true, jump if false, constant: one `struct sock_filter`."""


class NotHere(Exception):
    """This kernel, or this machine, has no such wall; the text says why."""


def program(machine: str, process: int) -> list[Step]:
    """The filter for a machine and the process that is to have it. Raises NotHere."""
    if machine not in MACHINES:
        raise NotHere(f"no table of system calls for {machine}")
    column, arch = MACHINES[machine]
    steps: list[Step] = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, arch),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        steps += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _error(errno.ENOSYS))]
    for numbers in ALLOWED.values():
        steps += _answer(numbers[column], _ALLOW)
    own = (process,)
    for name, rule in {
        "clone": _with_bit(0, _CLONE_THREAD),
        "ioctl": _one_of(1, _IOCTLS),
        "fcntl": _one_of(1, _FCNTLS),
        "prctl": _one_of(0, _PRCTLS),
        "kill": _one_of(0, own),
        "tgkill": _one_of(0, own),
        "prlimit64": _one_of(0, (0, process)),
    }.items():
        number = JUDGED[name][column]
        if number is not None:
            steps += [(_EQUAL, 0, len(rule), number), *rule]
    for numbers in REFUSED.values():
        steps += _answer(numbers[column], _error(errno.EPERM))
    return [*steps, (_RETURN, 0, 0, _error(errno.ENOSYS))]


def _answer(number: int | None, answer: int) -> list[Step]:
    return [] if number is None else [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, answer)]


def _one_of(argument: int, values: Iterable[int]) -> list[Step]:
    """Allow where the lower half of an argument is one of these, which is all that the kernel takes of these calls."""
    steps: list[Step] = [(_LOAD, 0, 0, _ARGUMENTS + 8 * argument)]
    for value in values:
        steps += _answer(value, _ALLOW)
    return [*steps, (_RETURN, 0, 0, _error(errno.EPERM))]


def _with_bit(argument: int, bit: int) -> list[Step]:
    return [
        (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        (_ANY_BIT, 0, 1, bit),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _error(errno.EPERM)),
    ]


def _error(number: int) -> int:
    return _ERROR | number


def no_new_privileges(libc: ctypes.CDLL) -> None:
    """What Landlock and filters ask for first: no program that this process became could have more rights. Raises NotHere."""
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise NotHere(f"no_new_privs: {os.strerror(ctypes.get_errno())}")


def stand() -> None:
    """Put the filter up. Raises NotHere where it cannot be."""
    machine = platform.machine()
    steps = program(machine, os.getpid())
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges(libc)
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    kept = ctypes.create_string_buffer(code, len(code))
    head = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(kept)))
    if libc.syscall(_SECCOMP[machine], _SET_FILTER, _ALL_THREADS, head) != 0:
        raise NotHere(f"seccomp: {os.strerror(ctypes.get_errno())}")
