"""Android's settings: `settings_global.xml`, `settings_secure.xml`, `settings_system.xml`; before, `settings.db`."""

from aboveboard.artifacts.android._settings import LIMITS, SOURCE, is_secret, listed, settings
from aboveboard.formats import elementpath
from aboveboard.kit import Artifact, Code, DeviceFact

SETTINGS = Artifact(
    id="android.settings",
    title="Settings",
    service="android.settings",
    emits=DeviceFact,
    files=tuple(f"{{system}}/users/*/settings_{name}.xml" for name in ("global", "secure", "system")),
    read=(Code(settings, name="settings", places=elementpath.listed(listed, is_secret)),),
    says="One record for each setting.",
    limits=LIMITS,
    sources=(f"{SOURCE} (packages/SettingsProvider: SettingsState.java)",),
    tested=("redroid Android 8.1",),
)
