"""What a maintainer needs to know of a phone that nobody here has: which questions it answers, and how; nothing that is in it.

It is for one's own phone. The answers lie in memory while they are counted, and are gone with this.
"""

from __future__ import annotations

import re
import time
from typing import Any, Final

from aboveboard import __version__
from aboveboard.acquire.android import storage
from aboveboard.acquire.android.answers import Asked
from aboveboard.acquire.android.collect import Collected, collect
from aboveboard.acquire.android.phone import Phone
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.plan import plan_of
from aboveboard.acquire.progress import Progress
from aboveboard.casework import passing
from aboveboard.casework.acquire import Request, Watch, connected
from aboveboard.casework.selftested import roughly, without_values
from aboveboard.model.authority import Scope

PREFIX: Final = "aboveboard-selftest-"
_ROOM: Final = 1 << 30
_ABOUT: Final = ("manufacturer", "brand", "model", "os_version", "build", "security_patch", "language")


def self_test(request: Request, watch: Watch) -> dict[str, Any]:
    """Ask what an acquisition asks, and keep how it was answered. Raises NotAllowed, Unplugged and their kin."""
    began = time.monotonic()
    folder = passing.make(PREFIX, _ROOM)
    with passing.held(folder), connected(request, watch) as (phone, running, _):
        with Archive(folder / "answers.zip") as archive:
            plan = plan_of(Scope(media="names", categories=_without_documents()))
            found = collect(phone, archive, plan, progress=Progress(), watch=watch.copying, standing=lambda: None)
        listed = _listed(phone)
        return {
            "aboveboard": __version__,
            "adb": running.version,
            "phone": {name: value for name, value in found.device.items() if name in _ABOUT},
            "features": sorted(phone.features),
            "users": len(found.users),
            "clock": found.clock is not None,
            "asked": [_about(asked) for asked in found.asked],
            "commands": [_timed(phone, n) for n in range(len(phone.answers))],
            "storage": listed,
            "found": _of(found),
            "seconds": round(time.monotonic() - began, 1),
        }


def _without_documents() -> tuple[str, ...]:
    from aboveboard.model.records import CATEGORIES

    return tuple(c for c in CATEGORIES if c != "documents")


def _about(asked: Asked) -> dict[str, Any]:
    said: dict[str, Any] = {"what": asked.what, "user": asked.user, "outcome": asked.outcome}
    if asked.rows is not None:
        said["rows"] = roughly(asked.rows)
    if asked.why:
        said["why"] = without_values(asked.why)
    if asked.columns_missing:
        said["columns missing"] = list(asked.columns_missing)
    return said


def _timed(phone: Phone, n: int) -> dict[str, Any]:
    answer = phone.answers[n]
    # Conditions name rows; which command it was is enough.
    command = re.sub(r' --where ".*"', "", answer.command)
    size, seconds = len(answer.out), round(answer.ended - answer.began, 2)
    return {"command": command, "status": answer.status, "bytes": roughly(size), "seconds": seconds}


def _listed(phone: Phone) -> dict[str, Any]:
    began = time.monotonic()
    files, failed = storage.listing(phone, lambda: None)
    odd = 0
    for file in files:
        try:
            file.path.decode()
        except UnicodeDecodeError:
            odd += 1
    return {
        "files": roughly(len(files)),
        "names that are no UTF-8": odd,
        "over 4 GiB": sum(f.size >= 1 << 32 for f in files),
        "not listed": len(failed),
        "seconds": round(time.monotonic() - began, 2),
    }


def _of(found: Collected) -> dict[str, Any]:
    return {"answered": sum(a.outcome == "answered" for a in found.asked), "asked": len(found.asked)}
