"""What a phone answers to `settings list`: the tables system, secure and global."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import SOURCE, answer, before, begun, told
from aboveboard.artifacts.android._settings import LIMITS, SECRET
from aboveboard.formats import lines
from aboveboard.formats.places import Lookup
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost

_LINE = re.compile(r"([A-Za-z_][\w.:/-]*)=")


def _secret(head: str) -> int | None:
    found = _LINE.match(head)
    return found.end() if found and SECRET.search(found[1]) else None


def _settings(data: bytes, about: About) -> Iterator[Item | Lost]:
    table = about.path.rpartition("/")[2].removeprefix("settings-").removesuffix(".txt")
    yield from before(data, _LINE)
    for found, block in begun(data, _LINE):
        text, key = "\n".join(block.lines).rstrip(), found[1]
        hidden = _secret(text) is not None
        value = "" if hidden else text[found.end() :]
        known = "language" if key == "system_locales" else key
        fact = DeviceFact(name=known, value=None if value in ("", "null") else value, source_name=f"{table}/{key}")
        yield Item(block.locator, fact, {"name": key} if hidden else {"line": text})


def _places(data: bytes) -> Lookup:
    return lines.blocks(data, _secret)


SETTINGS = Artifact(
    id="android.answers.settings",
    title="Settings, as the phone answered",
    service="android.settings",
    emits=DeviceFact,
    files=answer("settings-system", "settings-secure", "settings-global"),
    read=(Code(told(_settings), name="settings", places=_places),),
    says="One record for each setting of the user who was asked.",
    limits=LIMITS + " A value with line ends goes on up to the next line that looks like a setting.",
    sources=(f"{SOURCE} (packages/SettingsProvider: SettingsService.java)",),
    version=2,
)
