"""The service `backup:`: a backup of apps that the holder confirms on the phone's screen.

Facts: https://android.googlesource.com/platform/frameworks/base (cmds/bu; services/backup: the screen waits for a minute, and
where it is refused or nobody answers nothing is sent at all; apps that are not eligible are left out, and the stream is then no
more than its end, two blocks of zeroes, deflated).
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from aboveboard.demo.adbdevice.wire import Stream
from aboveboard.demo.output import adb_name, adb_tar

_PIECE: Final = 1 << 16
_HEADER: Final = b"ANDROID BACKUP\n5\n1\nnone\n"


@dataclass
class Backups:
    """The holder says yes; apps made for Android 12 are left out there, others allow a backup."""

    answer: bool | None = True
    """None: nobody answers."""
    seconds: float = 60.0
    """How long the phone waits for an answer."""
    refusing: set[str] = field(default_factory=set[str])
    """Packages that allow no backup, whatever the version."""
    debuggable: set[str] = field(default_factory=set[str])
    sealed: Callable[[bytes], bytes] | None = None
    """What becomes of the tar stream where the holder types a password: the whole .ab."""
    breaks_off: int | None = None
    """Bytes after which the cable is pulled."""
    ends_at: int | None = None
    """Bytes after which the phone sends no more, and stays."""
    asked: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])
    """The packages of each time that it was asked."""


def serve(stream: Stream, device: Any, command: str) -> None:
    """Ask the holder, then send."""
    said: Backups = device.backups
    words = command.split()
    packages = tuple(word for word in words if not word.startswith("-"))
    said.asked.append(packages)
    until = time.monotonic() + said.seconds
    while said.answer is None and time.monotonic() < until and not stream.closed:
        time.sleep(0.02)
    if not said.answer or not packages:
        return
    given = {one for one in packages if one not in said.refusing and (device.android < 12 or one in said.debuggable)}
    files = {
        p: f for p, f in device.phone.files.items() if p.split("/")[2:3] and p.split("/")[2] in given and adb_name(p)
    }
    tar = adb_tar(files) if files else bytes(1024)
    data = said.sealed(tar) if said.sealed is not None else _HEADER + zlib.compress(tar)
    if said.ends_at is not None:
        data = data[: said.ends_at]
    for at in range(0, len(data), _PIECE):
        if said.breaks_off is not None and at >= said.breaks_off:
            device.pull_cable()
            return
        stream.send(data[at : at + _PIECE])
