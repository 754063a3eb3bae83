"""Settings (Android 5 and older)."""

from __future__ import annotations

from aboveboard.artifacts.android._settings import LIMITS, SOURCE
from aboveboard.kit import Artifact, Col, DeviceFact, Sqlite, enum

_NAMES = enum("setting", {"system_locales": "language"})


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


SETTINGS_DB = Artifact(
    id="android.settings.db",
    title="Settings (Android 5 and older)",
    service="android.settings",
    emits=DeviceFact,
    files=("{app_data:com.android.providers.settings}/databases/settings.db",),
    read=tuple(_table(name) for name in ("system", "secure", "global")),
    says="One record for each setting.",
    limits=LIMITS,
    sources=(f"{SOURCE} (packages/SettingsProvider: DatabaseHelper.java)",),
)
