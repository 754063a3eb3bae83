"""Android's settings: `settings_global.xml`, `settings_secure.xml`, `settings_system.xml`; before, `settings.db`."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from aboveboard.artifacts.android._settings import LIMITS, SOURCE
from aboveboard.formats import elementpath
from aboveboard.formats.android import elements
from aboveboard.formats.xml import Element
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost

_SECRET = re.compile(r"(?i)token|passw|secret|credential|(private|auth|api|pattern).?key|encrypt.*key")


def _settings(data: bytes, about: About) -> Iterator[Item | Lost]:
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
        if _is_secret(setting):
            value, stored = None, {"name": name}
        known = "language" if name == "system_locales" else name or None
        fact = DeviceFact(name=known, value=value or None, source_name=f"{table}/{name}")
        yield Item(place, fact, stored, offset=setting.start)


def _is_secret(element: Element) -> bool:
    return _SECRET.search(element.get("name") or "") is not None


def _listed(root: Element) -> Iterator[tuple[str, Element]]:
    for place, setting in enumerate(root.findall("setting"), 1):
        yield f"{root.tag}/setting[{place}]", setting


SETTINGS = Artifact(
    id="android.settings",
    title="Settings",
    service="android.settings",
    emits=DeviceFact,
    files=tuple(f"{{system}}/users/*/settings_{name}.xml" for name in ("global", "secure", "system")),
    read=(Code(_settings, name="settings", places=elementpath.listed(_listed, _is_secret)),),
    says="One record for each setting.",
    limits=LIMITS,
    sources=(f"{SOURCE} (packages/SettingsProvider: SettingsState.java)",),
    tested=("redroid Android 8.1",),
)
