"""pymobiledevice3, run as a program of its own: it takes the backup. It is never imported (its licence is the GPL-3.0).

What it prints and how it ends: https://github.com/doronz88/pymobiledevice3, cli/backup.py. Errors of the phone as people met
them: 105, no room on the computer (libimobiledevice issue 1384); 208, locked, or no passcode entered (issue 1380); 3, the phone's
own storage is full (issue 1257).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from aboveboard.acquire.errors import AcquireError, NoRoom, PhoneLocked, Unplugged
from aboveboard.acquire.ios.mux import GONE
from aboveboard.acquire.ios.phone import UNLOCK, Phone
from aboveboard.acquire.room import in_words

NAME: Final = "pymobiledevice3"
_ASKED_EVERY: Final = 0.5
_ENDS_WITHIN: Final = 5.0
_MOST_SAID: Final = 1 << 16
_PERCENT: Final = re.compile(r"(\d{1,3})%")
_NEEDS: Final = re.compile(r"\b(\d{6,})\b")
_PASSCODE: Final = "enter the device passcode"
_NO_ROOM: Final = ("MBErrorDomain/105", "No space left on device", "Errno 28", "Insufficient free disk space")
_LOCKED: Final = ("MBErrorDomain/208", "protected with a passcode", "PasswordRequired", "unlock")
_ITS_OWN_FULL: Final = "MBErrorDomain/3)"


@dataclass(frozen=True)
class Program:
    """Where it is, and which version."""

    path: Path
    version: str


def find() -> Program:
    """As ABOVEBOARD_PYMOBILEDEVICE3 says, in `.venv-ios` beside our own environment, or on PATH. Raises AcquireError."""
    said = os.environ.get("ABOVEBOARD_PYMOBILEDEVICE3")
    above = [Path(sys.prefix).parent, *Path(__file__).resolve().parents]
    places = [Path(said)] if said else [place / ".venv-ios/bin" / NAME for place in above]
    found = None if said else shutil.which(NAME)
    places += [Path(found)] if found else []
    for place in places:
        if place.is_file() and os.access(place, os.X_OK):
            return Program(place, _version(place))
    raise AcquireError(
        f"{NAME} is not there, which takes the backup: it is a program of its own; install it apart from Aboveboard (such as "
        "with pipx), or say where it is with ABOVEBOARD_PYMOBILEDEVICE3"
    )


def _version(place: Path) -> str:
    """By its environment's papers: asking the program itself takes seconds."""
    for papers in sorted(place.resolve().parent.parent.glob(f"lib/python*/site-packages/{NAME}-*.dist-info")):
        return f"{NAME} {papers.name.removeprefix(f'{NAME}-').removesuffix('.dist-info')}"
    return NAME


@dataclass
class _Said:
    """What the program has printed until now."""

    text: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def listen(self, out: IO[bytes]) -> None:
        while data := os.read(out.fileno(), 4096):
            with self.lock:
                self.text = (self.text + data.decode("utf-8", "replace"))[-_MOST_SAID:]

    def now(self) -> str:
        with self.lock:
            return self.text


def back_up(
    program: Program,
    phone: Phone,
    home: Path,
    folder: Path,
    *,
    standing: Callable[[], None],
    asked_for_passcode: Callable[[], None],
    percent: Callable[[int], None],
    coming: Callable[[Path], None] | None = None,
) -> Path:
    """A full backup into a fresh folder; where it is.

    `coming` is told again and again where it grows. Raises Unplugged, PhoneLocked, NoRoom, AcquireError and what `standing` and
    `coming` raise: the program is stopped then.
    """
    folder, home = folder.absolute(), home.absolute()
    words = [
        program.path,
        "--no-color",
        "backup2",
        "backup",
        "--full",
        "--usbmux",
        phone.address,
        "--udid",
        phone.udid,
        folder,
    ]
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    process = subprocess.Popen(
        [str(word) for word in words],
        env=_environment(home, phone.address),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = _Said()
    assert process.stdout is not None
    listening = threading.Thread(target=said.listen, args=(process.stdout,), daemon=True)
    listening.start()
    try:
        told = False
        while True:
            try:
                process.wait(_ASKED_EVERY)
                break
            except subprocess.TimeoutExpired:
                pass
            standing()
            if coming is not None:
                coming(folder / phone.udid)
            if not phone.there():
                raise Unplugged(GONE)
            text = said.now()
            if not told and _PASSCODE in text:
                told = True
                asked_for_passcode()
            if found := _PERCENT.findall(text[-400:]):
                percent(min(100, int(found[-1])))
    finally:
        _end(process)
        listening.join(_ENDS_WITHIN)
        process.stdout.close()
    made = folder / phone.udid
    if process.returncode != 0 or not _is_whole(made):
        raise _why(said.now(), process.returncode, phone, folder)
    return made


def _environment(home: Path, address: str) -> dict[str, str]:
    """Without what would have it act in another way, and with a home of its own for what it keeps."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PYTHON", "PYMOBILE", "XDG_", "USBMUXD_"))}
    return {**kept, "HOME": str(home), "USBMUXD_SOCKET_ADDRESS": address, "COLUMNS": "500", "NO_COLOR": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_whole(made: Path) -> bool:
    return all((made / name).is_file() and (made / name).stat().st_size for name in ("Manifest.plist", "Manifest.db"))


def _why(text: str, status: int, phone: Phone, folder: Path) -> AcquireError:
    """What stopped it, in words that say what to do."""
    # It may end a moment before usbmuxd knows that the cable was pulled.
    for _ in range(3):
        if not phone.there():
            return Unplugged(GONE)
        time.sleep(0.1)
    if _ITS_OWN_FULL in text:
        return AcquireError(
            "the phone's own storage is too full for it to make a backup; its holder may free some of it"
        )
    if any(sign in text for sign in _NO_ROOM):
        needs = [int(n) for n in _NEEDS.findall(text)]
        stated = (
            f"the phone wants {in_words(max(needs))} for its backup" if needs else "the phone's backup does not fit"
        )
        free = in_words(shutil.disk_usage(folder).free)
        return NoRoom(f"{stated}, and {folder.parent} has {free} free; free some, or name another disk with --out")
    if any(sign in text for sign in _LOCKED):
        return PhoneLocked(f"{UNLOCK}, and enter the passcode when it asks")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    last = lines[-1][:300] if lines else f"exit status {status}"
    return AcquireError(f"the backup did not come to its end: {last}")
