"""Android's settings: `settings_global.xml`, `settings_secure.xml`, `settings_system.xml`; before, `settings.db`."""

import base64
import re
from collections.abc import Iterator

from aboveboard.formats import elementpath
from aboveboard.formats.android import elements
from aboveboard.formats.xml import Element
from aboveboard.kit import About, Artifact, Code, Col, DeviceFact, Item, Lost, Sqlite, enum

_SECRET = re.compile(r"(?i)token|passw|secret|credential|(private|auth|api|pattern).?key|encrypt.*key")
_SOURCE = "https://android.googlesource.com/platform/frameworks/base"
_NAMES = enum("setting", {"system_locales": "language"})


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


def _table(name: str) -> Sqlite:
    hidden = " OR ".join(f"t.name LIKE '%{word}%'" for word in ("token", "passw", "secret", "credential"))
    return Sqlite(
        f"{name} AS t",
        "t._id",
        {
            "name": Col("t.name", _NAMES),
            "value": Col(f"CASE WHEN {hidden} THEN NULL ELSE NULLIF(t.value, '') END"),
            "source_name": Col(f"'{name}/' || t.name"),
        },
        optional=name != "system",
    )


_LIMITS = (
    "What looks like a password, token or key by its name is listed without its value. When a setting changed is not"
    " stored."
)
SETTINGS = Artifact(
    id="android.settings",
    title="Settings",
    service="android.settings",
    emits=DeviceFact,
    files=tuple(f"{{system}}/users/*/settings_{name}.xml" for name in ("global", "secure", "system")),
    read=(Code(_settings, name="settings", places=elementpath.listed(_listed, _is_secret)),),
    says="One record for each setting.",
    limits=_LIMITS,
    sources=(f"{_SOURCE} (packages/SettingsProvider: SettingsState.java)",),
    tested=("redroid Android 8.1",),
)
SETTINGS_DB = Artifact(
    id="android.settings.db",
    title="Settings (Android 5 and older)",
    service="android.settings",
    emits=DeviceFact,
    files=("{app_data:com.android.providers.settings}/databases/settings.db",),
    read=tuple(_table(name) for name in ("system", "secure", "global")),
    says="One record for each setting.",
    limits=_LIMITS,
    sources=(f"{_SOURCE} (packages/SettingsProvider: DatabaseHelper.java)",),
)
