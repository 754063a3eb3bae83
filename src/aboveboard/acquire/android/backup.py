"""A backup of named apps, as `adb backup` takes one: where Android still gives it, and the phone's holder confirms it there.

The service is `backup:`, whose words are those of `bu backup`; what comes is an .ab and nothing else, also no word of why nothing
came. Facts: https://android.googlesource.com/platform/packages/modules/adb (daemon/services.cpp);
https://android.googlesource.com/platform/frameworks/base (cmds/bu, services/backup: UserBackupManagerService.adbBackup waits
for its screen for a minute, PerformAdbBackupTask leaves out apps that are not there, allow no backups or were never started, and
BackupEligibilityRules those made for Android 12 that are not debuggable);
https://developer.android.com/about/versions/12/behavior-changes-12 (adb backup restrictions).
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from aboveboard.acquire.android.answers import Asked
from aboveboard.acquire.android.phone import Phone, seen
from aboveboard.acquire.archive import PART, room
from aboveboard.acquire.errors import AcquireError, Unplugged
from aboveboard.sources.api import PasswordNeeded, SourceError

PACKAGE: Final = re.compile(r"[A-Za-z]\w{0,99}(?:\.\w{1,100}){1,20}", re.ASCII)
PATIENCE: Final = 600.0
"""Seconds without a byte after which a phone is given up: it waits a minute for its holder, and minutes for an app."""
WHOLE: Final = "app backup"
"""What is said of all that was asked for, where nothing can be said of an app."""
RESTRICTED: Final = 31
"""The first level of Android's interfaces whose apps are left out (Android 12)."""
_LOOK: Final = 0.5
_AFTER: Final = 0.6
"""Seconds in which the server notices that a cable was pulled."""
_READ: Final = 1 << 20

Look = Callable[[Path, Sequence[str]], tuple[dict[str, int], str]]
"""How many files of each app a backup holds, and why it is not whole ('': it is). What came is the phone's own, and so is not
read in this process. Raises PasswordNeeded, and SourceError for what is no backup."""


@dataclass(frozen=True)
class Backup:
    """What came."""

    asked: tuple[Asked, ...]
    sha256: str = ""
    """Of the file; '' where none is kept, since it would hold nothing."""
    bytes: int = 0


def backup(
    phone: Phone, target: Path, packages: Sequence[str], level: int, look: Look, standing: Callable[[], None]
) -> Backup:
    """Ask for these apps, and keep what comes at `target`; `level`: of the phone's Android, 0 where it is not known.

    It is whole or not there. Raises Unplugged and its kin, NoRoom, and what `standing` raises.
    """
    part = target.with_name(target.name + PART)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        with room():
            file = os.fdopen(os.open(part, flags, 0o600), "wb")
        with file:
            size, sha256 = _receive(phone, file, packages, standing)
        made = told(part, packages, level, size, look)
        if any(one.outcome not in ("answered", "empty") for one in made) and _is_gone(phone):
            raise phone.gone()
        if any(one.outcome in ("answered", "partial") for one in made):
            part.rename(target)
            return Backup(made, sha256, size)
        return Backup(made)
    finally:
        part.unlink(missing_ok=True)


def _receive(phone: Phone, file: BinaryIO, packages: Sequence[str], standing: Callable[[], None]) -> tuple[int, str]:
    """(bytes that came, their SHA-256)."""
    wrong = [one for one in packages if not PACKAGE.fullmatch(one)]
    if wrong or not packages:
        raise AcquireError(f"{wrong[0]!r} is no name of a package" if wrong else "no app is named")
    command = "backup:-noapk -noobb -noshared " + " ".join(packages)
    digest, size, last = hashlib.sha256(), 0, time.monotonic()
    with phone.service(command.encode()) as line:
        line.settimeout(_LOOK)
        while True:
            standing()
            try:
                data = line.recv(_READ)
            except TimeoutError:
                if time.monotonic() - last > PATIENCE:
                    raise Unplugged(f"the phone has been silent for {PATIENCE:.0f} seconds in its backup") from None
                continue
            if not data:
                break
            last = time.monotonic()
            digest.update(data)
            size += len(data)
            with room():
                file.write(data)
    with room():
        file.flush()
    return size, digest.hexdigest()


def _is_gone(phone: Phone) -> bool:
    """Whether the phone is not there any more, which may be why no more came."""
    until = time.monotonic() + _AFTER
    while time.monotonic() < until:
        if not any(s.serial == phone.serial and s.state == "device" for s in seen(phone.port)):
            return True
        time.sleep(0.1)
    return False


def told(file: Path, packages: Sequence[str], level: int, size: int, look: Look) -> tuple[Asked, ...]:
    """What came of each app, by the backup itself."""
    if not size:
        return (
            Asked(
                WHOLE, "0", "refused",
                why="nothing came: the holder said no, or nothing within the minute that the phone waits, or the phone makes"
                " no backups (it is managed, or not set up)",
            ),
        )  # fmt: skip
    try:
        files, broken = look(file, packages)
    except PasswordNeeded:
        return (
            Asked(
                WHOLE, "0", "answered",
                why="it is encrypted with the password that was typed on the phone; what it holds of which app is not known"
                " without it",
            ),
        )  # fmt: skip
    except SourceError:
        with file.open("rb") as came:
            return (Asked(WHOLE, "0", "garbled", why=f"what came is no backup: {came.read(100)!r}"),)
    why = _why_empty(level)
    return tuple(
        Asked(f"backup of {app}", "0", "partial" if broken else "answered", why=broken or None, files=count)
        if count
        else Asked(f"backup of {app}", "0", "partial" if broken else "empty", why=broken or why)
        for app, count in files.items()
    )


def _why_empty(level: int) -> str:
    usual = "the app is not there, allows no backups, or was never started"
    if level >= RESTRICTED:
        return f"Android 12 and later give nothing of apps that are made for them, but of debuggable ones; or {usual}"
    return usual
