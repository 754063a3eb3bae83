"""Apps known to the home screen: applicationState.db."""

from aboveboard.artifacts.ios._app_state import state
from aboveboard.kit import App, Artifact, SqliteCode

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
            make=state,
        ),
    ),
    says="One record for each app that the home screen keeps a state of, the system's own among them.",
    limits="An app removed can stay listed; the time of its removal is given where noted. Snapshots are not read.",
    absent_from=("itunes backup",),
    sources=("https://github.com/abrignoni/iLEAPP (applicationStateDB, itunesBackupInfo, iTunesMetadata)",),
)
