"""Computers that may debug the phone over USB or Wi-Fi: keys that were allowed for good, and their last connections."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from aboveboard.formats import lines
from aboveboard.formats.android import elements, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Code, Event, Item, Lost

_KEY = re.compile(r"([A-Za-z0-9+/]{64,}={0,2})(?:\s+(\S.*))?")


def _said(text: str) -> str | None:
    """The name that a computer gave itself, and a short mark of its key, by which the two files can be compared."""
    found = _KEY.fullmatch(text.strip())
    if found is None:
        return None
    mark = hashlib.sha256(found[1].encode()).hexdigest()[:16]
    return f"{found[2].strip() if found[2] else 'without a name'}, key {mark}"


def _keys(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, line in enumerate(lines.split(data), 1):
        said = _said(line.text)
        if said:
            yield Item(f"line {place}", Event(event="computer allowed to debug", detail=said), {"line": line.text})
        elif line.text.strip():
            yield Lost(f"line {place} holds no key")


def _connections(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, element in elements(data, "adbKey"):
        said = _said(element.get("key") or "")
        if said is None:
            yield Lost(f"{place} holds no key")
            continue
        stored = element.get("lastConnection")
        when = number(stored)
        at = UNIX_MS.to_utc_us(when) if when else None
        yield Item(place, Event(at=at, event="computer connected to debug", detail=said), {"lastConnection": stored})


_SAYS = " with the name that it gave itself, mostly a user and a host, and a mark made from its key here."
_LIMITS = (
    "A computer can call itself anything. Keys that were allowed once only are not kept, and revoking empties the file."
)
_SOURCES = (
    "https://android.googlesource.com/platform/frameworks/base (AdbDebuggingManager.java)",
    "https://github.com/abrignoni/ALEAPP (adb_hosts)",
)

ALLOWED = Artifact(
    id="android.computers",
    title="Computers allowed to debug",
    service="android.computers",
    emits=Event,
    files=("data/misc/adb/adb_keys",),
    read=(Code(_keys, name="keys", places=lines.places),),
    says="One record for each computer whose key was allowed for good," + _SAYS,
    limits=_LIMITS + " When it was allowed is not in the file.",
    sources=_SOURCES,
)

CONNECTED = Artifact(
    id="android.computers.connected",
    title="Last connections of computers that debug",
    service="android.computers",
    emits=Event,
    files=("data/misc/adb/adb_temp_keys.xml",),
    read=(Code(_connections, name="connections"),),
    says="One record for each computer's last connection," + _SAYS,
    limits=_LIMITS + " Android 11 and later. Names of Wi-Fi networks that were trusted for it are not read.",
    sources=_SOURCES,
)
