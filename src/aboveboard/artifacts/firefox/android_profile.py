"""Firefox on Android, stores of the profile: what was typed into forms, and cookies."""

from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Col, Const, Event, Reading, Record, Sqlite

_PACKAGES = ("org.mozilla.firefox", "org.mozilla.firefox_beta", "org.mozilla.fenix", "org.torproject.torbrowser")
_MADE = "https://github.com/mozilla-mobile/firefox-android (android-components)"


def _at(name: str) -> tuple[str, ...]:
    return tuple(f"{{app_data:{package}}}/{name}" for package in _PACKAGES)


def _artifact(
    name: str, title: str, kind: type[Record], files: tuple[str, ...], read: tuple[Reading, ...], says: str, limits: str
) -> Artifact:
    return Artifact(
        id=f"android.firefox.{name}",
        title=f"Firefox: {title}",
        service="firefox",
        emits=kind,
        files=files,
        read=read,
        says=says,
        limits=limits,
        sources=(_MADE, "https://github.com/abrignoni/ALEAPP (firefox*.py)"),
    )


PROFILE = (
    _artifact(
        "forms",
        "texts typed into forms",
        Event,
        _at("files/mozilla/*/formhistory.sqlite"),
        (
            Sqlite(
                "moz_formhistory AS f",
                "f.id",
                {
                    "at": Col("f.lastUsed", UNIX_US),
                    "event": Const("form entry"),
                    "detail": Col("f.fieldname || ': ' || f.value"),
                },
            ),
        ),
        "One record for each text that was typed into a field of a page and kept, at its last use.",
        "On which page is not stored; first use and how often are not read.",
    ),
    _artifact(
        "cookies",
        "cookies",
        Event,
        _at("files/mozilla/*/cookies.sqlite"),
        (
            Sqlite(
                "moz_cookies AS c",
                "c.id",
                {
                    "at": Col("c.creationTime", UNIX_US),
                    "event": Const("cookie"),
                    "detail": Col(
                        "c.name || ' for ' || c.host || c.path || CASE WHEN c.lastAccessed > 0 THEN ', last used '"
                        " || strftime('%Y-%m-%dT%H:%M:%SZ', c.lastAccessed / 1000000, 'unixepoch') ELSE '' END"
                    ),
                },
            ),
        ),
        "One record for each cookie, at the time when it was made: name, host, path, last use.",
        "Values are never read. A cookie is no visit.",
    ),
)
