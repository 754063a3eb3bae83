"""What the readings of an iPhone's own answers share: where these lie, and facts by their keys.

Answers are kept as property lists of what lockdownd and the services behind it said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from aboveboard.artifacts.ios._device_facts import shown
from aboveboard.formats import loose, plist
from aboveboard.kit import About, DeviceFact, Item, Lost

SOURCE = "https://github.com/libimobiledevice/libimobiledevice (tools/ideviceinfo.c)"
ASKED = " It is what the phone said when it was asked."


def answer(name: str) -> tuple[str, ...]:
    """Where the answer of this name lies."""
    return (f"acquired/ios/answers/{name}.plist",)


def facts(keys: Sequence[tuple[str, str]]) -> Callable[[bytes, About], Iterator[Item | Lost]]:
    """A reading of an answer: by the path of a key ('*' is any), what the fact is called. Other keys are not read."""

    def read(data: bytes, about: About) -> Iterator[Item | Lost]:
        del about
        loaded = plist.load(data)
        given = loose.mapping(loaded)
        if given != loaded:
            raise ValueError("the answer holds no values by name")
        for path, name in keys:
            for place, value in loose.find(given, tuple(path.split("/"))):
                text = shown(value)
                if text is not None:
                    yield Item(place, DeviceFact(name=name, value=text, source_name=place), {place: value})
                elif value != "":
                    yield Lost(f"{place} is no plain value")

    return read
