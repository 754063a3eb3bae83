"""Apps known to the home screen: applicationState.db."""

from __future__ import annotations

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, App, Artifact, Row, SqliteCode


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _when(value: object) -> int | None:
    """A date, or a text such as '2023-04-15T14:00:00Z'; without a zone it names no point in time."""
    if isinstance(value, str):
        try:
            return times.iso8601(value).utc_us
        except ValueError:
            return None
    return times.COCOA_S.to_utc_us(value)


def _state(row: Row, about: About) -> App:
    """A value is a property list, often one within another, often archived."""
    del about
    given = loose.mapping(_inside(row["compatibility"]))
    removed = _when(_inside(row["uninstalled"]))
    return App(
        at=removed,
        app=_text(row["bundle"]),
        path=_text(given.get("bundlePath")),
        data_path=_text(given.get("sandboxPath")),
        removed_at=removed,
        seen_in="applicationState.db",
    )


def _inside(value: object) -> object:
    for _ in range(3):
        if not isinstance(value, bytes) or not value:
            return value
        value = plist.load(value)
        if plist.is_archive(value):
            value = plist.unarchive(value)
    return value


APP_STATE = Artifact(
    id="ios.apps.state",
    title="Apps known to the home screen",
    service="ios.apps",
    emits=App,
    files=("{mobile}/Library/FrontBoard/applicationState.db",),
    read=(
        SqliteCode(
            name="apps",
            base="application_identifier_tab AS a",
            key="a.id",
            requires={"application_identifier_tab": ("application_identifier",)},
            columns={
                "bundle": "a.application_identifier",
                "compatibility?": "(SELECT v.value FROM kvs AS v JOIN key_tab AS k ON k.id = v.key"
                " WHERE v.application_identifier = a.id AND k.key = 'compatibilityInfo' LIMIT 1)",
                "uninstalled?": "(SELECT v.value FROM kvs AS v JOIN key_tab AS k ON k.id = v.key"
                " WHERE v.application_identifier = a.id AND k.key = '_UninstallDate' LIMIT 1)",
            },
            make=_state,
        ),
    ),
    says="One record for each app that the home screen keeps a state of, the system's own among them.",
    limits="An app removed can stay listed; the time of its removal is given where noted. Snapshots are not read.",
    absent_from=("itunes backup",),
    sources=("https://github.com/abrignoni/iLEAPP (applicationStateDB, itunesBackupInfo, iTunesMetadata)",),
)
