"""Settings that a running phone told when it was asked: `settings list system`, `secure` and `global`."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._settings import LIMITS, SECRET, SOURCE
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost


def _told(data: bytes, about: About) -> Iterator[Item | Lost]:
    table = about.path.rpartition("/")[2].removeprefix("settings-").removesuffix(".txt")
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        name, equals, value = line.partition("=")
        if equals and name:
            secret = SECRET.search(name) is not None
            told = None if secret or value in ("", "null") else value
            known = "language" if name == "system_locales" else name
            fact = DeviceFact(name=known, value=told, source_name=f"{table}/{name}")
            yield Item(f"line {number}", fact, {"name": name} if secret else {"line": line})
        elif line.strip():
            yield Lost(f"line {number} is no setting in one line")


TOLD = Artifact(
    id="android.answers.settings",
    title="Settings, as the phone told them",
    service="android.settings",
    emits=DeviceFact,
    files=tuple(f"acquired/android/*/answers/settings-{name}.txt" for name in ("system", "secure", "global")),
    read=(Code(_told, name="settings"),),
    says="One record for each setting that the phone told when it was asked.",
    limits=f"{LIMITS} A value's further lines are not read.",
    sources=(f"{SOURCE} (packages/SettingsProvider: SettingsService.java)",),
)
