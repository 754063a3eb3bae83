"""Computers that the phone trusts: the records of pairing that lockdown keeps on the phone."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.kit import About, Artifact, Code, Event, Item, Lost

_KEYS = {"HostName": "", "HostID": "HostID ", "SystemBUID": "SystemBUID "}


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """One file is one computer; the record leads to the first of what is known of it."""
    del about
    held = loose.mapping(plist.load(data))
    known = {key: value for key in _KEYS if isinstance(value := held.get(key), str) and value}
    if not known:
        yield Lost("it holds neither a computer's name nor its number")
        return
    first = next(iter(known))
    detail = ", ".join(f"{_KEYS[key]}{value}" for key, value in known.items())
    yield Item(first, Event(event="trusts a computer", detail=detail), {first: known[first]})


COMPUTERS = Artifact(
    id="ios.computers",
    title="Computers that the phone trusts",
    service="ios.computers",
    emits=Event,
    files=("{superuser}/Library/Lockdown/pair_records/*.plist",),
    read=(Code(_read, name="pairing"),),
    says="One record for each computer that the phone was told to trust, with its name, where it gave one, and its two numbers.",
    limits="When is not in the file. Other devices pair with it too, those for extraction among them. SystemBUID is the number of"
    " one installation of the computer's software, which that computer keeps as well; keys are not read.",
    sources=(
        "https://github.com/libimobiledevice/libimobiledevice (lockdown.c: pair records)",
        "https://github.com/libimobiledevice/libusbmuxd (SystemBUID)",
    ),
    absent_from=("itunes backup",),
)
