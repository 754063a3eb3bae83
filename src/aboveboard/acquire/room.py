"""Whether the disk can hold the copy: its free room, and its largest file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from aboveboard.acquire.archive import Archive
from aboveboard.acquire.errors import NoRoom

_SMALL_FILES: Final = {"vfat": (1 << 32) - 1, "msdos": (1 << 32) - 1}
"""Bytes that the largest file of a file system has, where that is little: FAT32 of memory sticks."""
_SPARE: Final = 64 << 20
_MOUNTS: Final = Path("/proc/self/mountinfo")


def file_system(place: Path) -> str | None:
    """The name of the file system that a folder lies on; None where the system does not say."""
    if not _MOUNTS.exists():
        return None
    device = place.stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    found = None
    for line in _MOUNTS.read_text("utf-8", "replace").splitlines():
        fields, _, rest = line.partition(" - ")
        if fields.split()[2] == wanted:
            found = rest.split()[0]
    return found


def must_fit(archive: Archive, size: int) -> None:
    """Before a copy begins. Raises NoRoom, with the numbers."""
    folder = archive.target.parent
    free = shutil.disk_usage(folder).free
    more = max(0, size - archive.end)
    if more + _SPARE > free:
        raise NoRoom(
            f"the copy needs {in_words(more)}, and {folder} has {in_words(free)} free; free some, or name another disk with --out"
        )
    must_hold(archive, size)


def must_hold(archive: Archive, size: int) -> None:
    """Whether the disk's files can be so large. Raises NoRoom, with the numbers."""
    folder = archive.target.parent
    most = _SMALL_FILES.get(file_system(folder) or "")
    if most is not None and size + archive.end > most:
        raise NoRoom(
            f"the copy will have {in_words(size)}, and {folder} lies on FAT32, whose files end at 4 GiB; name another disk "
            "with --out"
        )


def in_words(size: int) -> str:
    """Bytes for people."""
    number = float(size)
    for unit in ("bytes", "KB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" or number >= 10 else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} TB"
