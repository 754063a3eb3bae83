"""What the files about android share."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from aboveboard.formats.android import elements
from aboveboard.formats.xml import Element
from aboveboard.kit import About, DeviceFact, Item, Lost

SOURCE = "https://android.googlesource.com/platform/frameworks/base"

LIMITS = (
    "What looks like a password, token or key by its name is listed without its value. When a setting changed is not"
    " stored."
)


SECRET = re.compile(r"(?i)token|passw|secret|credential|(private|auth|api|pattern).?key|encrypt.*key")


def settings(data: bytes, about: About) -> Iterator[Item | Lost]:
    table = about.path.rpartition("/")[2].removeprefix("settings_").removesuffix(".xml")
    for place, setting in elements(data, "setting"):
        name, value = setting.get("name") or "", setting.get("value")
        coded = setting.get("valueBase64")
        if coded is not None:
            try:
                value = base64.b64decode(coded, validate=True).decode()
            except ValueError:
                yield Lost(f"the value of {name} is not base64 text")
                continue
        stored = dict(setting.attrs)
        if is_secret(setting):
            value, stored = None, {"name": name}
        known = "language" if name == "system_locales" else name or None
        fact = DeviceFact(name=known, value=value or None, source_name=f"{table}/{name}")
        yield Item(place, fact, stored, offset=setting.start)


def is_secret(element: Element) -> bool:
    return SECRET.search(element.get("name") or "") is not None


def listed(root: Element) -> Iterator[tuple[str, Element]]:
    for place, setting in enumerate(root.findall("setting"), 1):
        yield f"{root.tag}/setting[{place}]", setting
