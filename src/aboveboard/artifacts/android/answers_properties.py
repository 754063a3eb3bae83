"""What a phone answers to `getprop`: build properties, and those that exist only while it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import answer, before, begun, told
from aboveboard.artifacts.android._properties import fact_of
from aboveboard.artifacts.android._settings import SECRET
from aboveboard.formats import lines
from aboveboard.formats.places import Lookup
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost

_LINE = re.compile(r"\[([^\]]+)\]: \[")


def _secret(head: str) -> int | None:
    found = _LINE.match(head)
    return found.end() if found and SECRET.search(found[1]) else None


def _properties(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    yield from before(data, _LINE)
    for found, block in begun(data, _LINE):
        text, key = "\n".join(block.lines).rstrip(), found[1]
        hidden = _secret(text) is not None
        fact = fact_of(key, "" if hidden else text[found.end() :].removesuffix("]"))
        yield Item(block.locator, fact, None if hidden else {"line": text})


def _places(data: bytes) -> Lookup:
    return lines.blocks(data, _secret)


PROPERTIES = Artifact(
    id="android.answers.properties",
    title="Properties, as the phone answered",
    service="android.system",
    emits=DeviceFact,
    files=answer("getprop"),
    read=(Code(told(_properties), name="properties", places=_places),),
    says="One record for each property, with the names of android.properties where these are known.",
    limits="What looks like a password, token or key by its name is listed without its value. Properties that the shell may not"
    " read are not in the answer.",
    sources=("https://android.googlesource.com/platform/system/core (toolbox/getprop.cpp)",),
    version=2,
)
