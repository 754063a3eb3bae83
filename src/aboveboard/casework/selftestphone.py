"""What a maintainer needs to know of an iPhone that nobody here has: which services it offers and how each answers; no content.

It is for one's own phone. What is read lies in memory while it is counted, and is gone with this. Nothing is changed but what
the pairing changes; crash reports are not brought together for it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from aboveboard import __version__
from aboveboard.acquire.errors import NoRoom, NotAllowed, PhoneLocked, Unplugged
from aboveboard.acquire.ios import afc, newest
from aboveboard.acquire.ios.afc import File, Files
from aboveboard.acquire.ios.covered import FOLDERS, plan_of
from aboveboard.acquire.ios.mux import Wire
from aboveboard.acquire.ios.password import SERVICE as BACKUP
from aboveboard.acquire.ios.password import greet
from aboveboard.acquire.ios.phone import Phone, apps, shown
from aboveboard.acquire.ios.program import back_up, find
from aboveboard.casework import passing
from aboveboard.casework.acquirephone import (
    MEMORY_SPARE,
    PREFIX,
    Request,
    Watch,
    connected,
    memory_folders,
    memory_free,
)
from aboveboard.casework.backups import Backup, opened
from aboveboard.casework.earlypassword import Early
from aboveboard.casework.keys import installation_folder
from aboveboard.casework.selftested import roughly, without_values
from aboveboard.engine.registry import entries
from aboveboard.model.authority import Scope
from aboveboard.sources.api import PasswordNeeded, SourceError

_ABOUT: Final = ("manufacturer", "model", "os_version", "build")
_EXPECTED: Final = (
    *("ProductType", "ProductVersion", "BuildVersion", "SerialNumber", "UniqueDeviceID", "TimeZone", "DeviceName"),
    *("InternationalMobileEquipmentIdentity", "PhoneNumber", "TimeIntervalSince1970", "PasswordProtected"),
)
"""Values of lockdown's that an acquisition makes use of."""
_STARTED: Final = (
    "com.apple.mobile.diagnostics_relay",
    "com.apple.mobile.notification_proxy",
    "com.apple.springboardservices",
)
"""Services that are started and asked nothing: other programs make use of them while they take a backup."""
_MOST: Final = 100
_OWN: Final = "ios."

Said = dict[str, Any]


def self_test_phone(request: Request, watch: Watch, *, backup: bool) -> Said:
    """Ask what an acquisition asks, and keep how it was answered. Raises NotAllowed, Unplugged and their kin."""
    began = time.monotonic()
    phone = connected(request, watch)
    values = phone.values()
    clock, state, used = phone.clock(), phone.backups(), phone.used()
    said: Said = {
        "aboveboard": __version__,
        "phone": {name: value for name, value in shown(values, device=False).items() if name in _ABOUT},
        "lockdown": {"values": len(values), "missing": [name for name in _EXPECTED if values.get(name) is None]},
        "clock": clock is not None,
        "in use": roughly(used) if used is not None else None,
        "backup password": {"is set": state.encrypted, "is required": state.managed},
        "services": [
            _asked(BACKUP, lambda: _greeted(phone)),
            _asked("com.apple.mobile.installation_proxy", lambda: {"apps": roughly(len(apps(phone)))}),
            _asked(afc.MEDIA, lambda: _media(phone)),
            _asked(afc.CRASHES, lambda: _crashes(phone)),
            *(_asked(name, lambda name=name: _started(phone, name)) for name in _STARTED),
        ],
    }
    if backup:
        said["backup"] = _asked("a backup", lambda: _backup(phone, request, watch))
    return said | {"seconds": round(time.monotonic() - began, 1)}


def _asked(what: str, ask: Callable[[], Said]) -> Said:
    """How it was answered, and in which time. Raises Unplugged, NotAllowed."""
    began = time.monotonic()
    try:
        told = ask()
    except (Unplugged, NotAllowed):
        raise
    except PhoneLocked:
        told = {"outcome": "locked"}
    except SourceError as error:
        told = {"outcome": "refused", "why": without_values(str(error))}
    return {"what": what, "outcome": "answered"} | told | {"seconds": round(time.monotonic() - began, 2)}


def _started(phone: Phone, name: str) -> Said:
    with phone.service(name):
        return {}


def _greeted(phone: Phone) -> Said:
    with phone.service(BACKUP, escrow=True) as wire:
        link, protocol = greet(wire)
        _goodbye(wire)
    return {"DeviceLink": link, "protocol": protocol}


def _goodbye(wire: Wire) -> None:
    wire.send(["DLMessageDisconnect", "___EmptyParameterString___"])


def _crashes(phone: Phone) -> Said:
    with phone.service(afc.CRASHES) as wire:
        return {"names": roughly(len(Files(wire).names("/")))}


def _media(phone: Phone) -> Said:
    """The media folder as a look asks for it: which folders there are, and how long the newest pictures take."""
    plan = plan_of(Scope())
    with phone.service(afc.MEDIA) as wire:
        files = Files(wire)
        began = time.monotonic()
        there = set(files.names("/"))
        once = time.monotonic() - began
        return {
            "folders": {name: name[1:] in there for folders in FOLDERS.values() for name in folders},
            "one question": round(once, 4),
            "previews": _read(files, lambda: newest.previews(files, plan, _MOST, lambda: None)),
            "pictures": _read(files, lambda: newest.pictures(files, plan, _MOST, lambda: None)),
        }


def _read(files: Files, choose: Callable[[], newest.Newest]) -> Said:
    began = time.monotonic()
    chosen = choose()
    named = time.monotonic() - began
    size = sum(_size(files, file) for file in chosen.files)
    return {
        "files": roughly(len(chosen.files)),
        "bytes": roughly(size),
        "without a time": sum(file.modified is None for file in chosen.files),
        "not given": len(chosen.failed),
        "seconds until they were named": round(named, 2),
        "seconds until they were read": round(time.monotonic() - began, 2),
    }


def _size(files: Files, file: File) -> int:
    try:
        return sum(len(data) for data in files.read(file.path))
    except afc.Refused:
        return 0


def _backup(phone: Phone, request: Request, watch: Watch) -> Said:
    """A backup into memory: how long it takes, how large it is, and which of the system's own stores are in it."""
    program = find()

    def standing() -> None:
        if memory_free() < MEMORY_SPARE:
            raise NoRoom("the phone's backup needs more memory than this computer has")

    with _in_memory() as folder:
        began = time.monotonic()
        # A password where none is set opens nothing, and hinders nothing.
        early = Early(request.password) if request.password is not None else None
        try:
            made = back_up(
                program,
                phone,
                installation_folder() / "ios" / "home",
                folder,
                standing=standing,
                asked_for_passcode=lambda: watch.waiting("passcode", phone.comment),
                percent=lambda _: None,
                coming=early,
            )
        finally:
            if early is not None:
                early.close()
        took = time.monotonic() - began
        told = {"program": program.version, "seconds of the program": round(took, 1)}
        files = [path for path in made.rglob("*") if path.is_file()]
        told |= {"files": roughly(len(files)), "bytes": roughly(sum(path.stat().st_size for path in files))}
        try:
            with opened(made, request.password) as backup:
                return told | {"problems": len(backup.problems), "stores": _stores(backup)}
        except PasswordNeeded:
            return told | {"read": "it is encrypted; --backup-password-file opens it"}


def _stores(backup: Backup) -> dict[str, str]:
    """How many files each artifact of the system itself claims; others would say which apps somebody has."""
    own = [e.id for e in entries().values() if e.system == "ios" and e.service.startswith(_OWN) and e.files]
    return {artifact: roughly(count) for artifact, count in backup.claimed(sorted(own)).items()}


@contextmanager
def _in_memory() -> Generator[Path]:
    best = max(memory_folders(), key=passing.free, default=None)
    if best is None:
        raise NoRoom("this computer has no folder in memory, such as /dev/shm; leave --backup out")
    passing.sweep(best, PREFIX)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=best))
    with passing.held(folder):
        yield folder
