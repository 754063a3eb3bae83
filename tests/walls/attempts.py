"""What code that came in through a hole in a parser would try, each as a function that returns where it got through."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def _refused(attempt: Callable[[], object]) -> str:
    try:
        return f"GOT THROUGH: {attempt()!r}"
    except OSError as error:
        return f"refused: {error.strerror}"
    except MemoryError:
        return "refused: no memory"


def _signal_parent() -> None:
    os.kill(os.getppid(), signal.SIGCONT)


def _signal_siblings() -> list[int]:
    """Those that were started just before and after it."""
    reached: list[int] = []
    for pid in range(os.getpid() - 4, os.getpid() + 4):
        try:
            if pid != os.getpid():
                os.kill(pid, 0)
                reached.append(pid)
        except ProcessLookupError:
            continue
    return reached


def _raw_socket() -> int:
    """Without Python's own wrapper: the number of the call on this machine."""
    libc = ctypes.CDLL(None, use_errno=True)
    made: int = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    if made < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return made


def _type_into_terminal() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ioctl(2, 0x5412, b"x") < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def attempts(home: Path, evidence: Path) -> dict[str, Callable[[], object]]:
    """By what each would gain. `home` holds a secret and stands for the user's own folder."""
    secret, beside = home / "secret.key", home / "left-behind"
    return {
        "read a key of the user": secret.read_bytes,
        "read the system's list of users": Path("/etc/passwd").read_bytes,
        "list the user's folder": lambda: list(home.iterdir()),
        "read another process's environment": Path(f"/proc/{os.getppid()}/environ").read_bytes,
        "read its own environment as it was": Path("/proc/self/environ").read_bytes,
        "write outside": lambda: beside.write_bytes(b"x"),
        "write into the evidence": lambda: os.open(evidence, os.O_WRONLY),
        "append to the evidence": lambda: os.open(evidence, os.O_RDWR | os.O_APPEND),
        "shorten the evidence": lambda: os.truncate(evidence, 0),
        "delete the evidence": evidence.unlink,
        "rename the evidence": lambda: evidence.rename(evidence.with_suffix(".gone")),
        "link to the evidence": lambda: os.link(evidence, beside),
        "change its mode": lambda: evidence.chmod(0o777),
        "change its times": lambda: os.utime(evidence, (0, 0)),
        "put an attribute on it": lambda: os.setxattr(evidence, "user.x", b"x"),
        "take over its owner": lambda: os.chown(evidence, 0, 0),
        "open a socket": socket.socket,
        "open a local socket": lambda: socket.socket(socket.AF_UNIX),
        "make a pair of sockets": socket.socketpair,
        "open a socket by libc": _raw_socket,
        "fork": os.fork,
        "start a program": lambda: subprocess.run([sys.executable, "-c", "print(1)"], check=False),
        "become a program": lambda: os.execv(sys.executable, [sys.executable]),
        "signal its parent": _signal_parent,
        "signal others": _signal_siblings,
        "make a file in memory": lambda: os.memfd_create("x"),
        "make a link to elsewhere": lambda: (home / "link").symlink_to("/etc/passwd"),
        "type into the terminal": _type_into_terminal,
        "lift its own limits": _lift,
        "fill the memory": lambda: len(bytearray(8 << 30)),
        "lay out another root": lambda: os.chroot("/"),
        "wait on another process": lambda: os.pidfd_open(os.getppid()),
    }


def _lift() -> None:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except ValueError as error:
        # What Python makes of 'not permitted' here.
        raise PermissionError(1, str(error)) from error


def all_refused(home: Path, evidence: Path) -> dict[str, str]:
    """What came of each."""
    return {name: _refused(attempt) for name, attempt in attempts(home, evidence).items()}
