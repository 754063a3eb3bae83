"""What asked for the phone to be turned off or restarted (`shutdown-checkpoints`, Android 11 and later)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import lines
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Activity, Artifact, Code, Item

_HEAD = re.compile(r"Shutdown request from (\w+)(?: for reason (.*?))? at \d.*\(epoch=(\d{1,15})\)")
_ASKED = re.compile(r"From process (.*) \(pid=\d+\)|Package: (.*)")
_FROM = {"SYSTEM": "the system itself", "BINDER": "a process", "INTENT": "an app"}


def _read(data: bytes, about: About) -> Iterator[Item]:
    """A request is a line with its time, and lines that say who asked, up to the next."""
    del about
    head, place, asked = None, 0, None
    for number, line in enumerate([*lines.split(data), None], 1):
        found = _HEAD.match(line.text) if line else None
        if head and (found or line is None):
            at = UNIX_MS.to_utc_us(int(head[3]))
            by = f"by {asked or _FROM.get(head[1], head[1])}"
            value = ", ".join(part for part in (head[2], by) if part)
            yield Item(
                f"line {place}", Activity(at=at, activity="asked to turn off", value=value), {"line": head.string}
            )
        if line is None:
            break
        if found:
            head, place, asked = found, number, None
        said = _ASKED.match(line.text)
        if said:
            asked = said[1] or said[2]


REQUESTS = Artifact(
    id="android.shutdown_requests",
    title="Requests to turn off or restart",
    service="android.power_off",
    emits=Activity,
    files=("{system}/shutdown-checkpoints/checkpoints-*",),
    read=(Code(_read, name="requests", places=lines.places),),
    says="One record for each request to turn the phone off or to restart it, with its reason and the process or app that asked.",
    limits="Android 11 and later; the last 20 files are kept. A request is not proof that the phone did turn off; one that lost"
    " power leaves none. For one made by hand the process that shows the menu asks.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base (ShutdownCheckPoints.java)",
        "https://github.com/abrignoni/ALEAPP (shutdown_checkpoints)",
    ),
)
