"""TCC.db: what apps were allowed or refused: photos, camera, microphone, contacts."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Event, FieldSource, Sqlite, opt

_SERVICE = "CASE WHEN a.service LIKE 'kTCCService%' THEN substr(a.service, 12) ELSE a.service END"
_VALUE = (
    "CASE a.auth_value WHEN 0 THEN 'denied' WHEN 1 THEN 'unknown' WHEN 2 THEN 'allowed' WHEN 3 THEN 'limited'"
    " ELSE 'value ' || COALESCE(a.auth_value, 'missing') END"
)
_ALLOWED = (
    "CASE a.allowed WHEN 0 THEN 'denied' WHEN 1 THEN 'allowed' ELSE 'value ' || COALESCE(a.allowed, 'missing') END"
)
_ON = "CASE WHEN a.indirect_object_identifier NOT IN ('', 'UNUSED') THEN ' for ' || a.indirect_object_identifier ELSE '' END"


def _access(detail: str, *requires: str) -> Sqlite:
    fields: dict[str, FieldSource] = {
        "at": opt("a.last_modified", times.UNIX_S),
        "event": Const("permission"),
        "detail": Col(detail),
        "app": Col("NULLIF(a.client, '')"),
    }
    return Sqlite(
        name="access", base="access AS a", key="a.ROWID", requires={"access": ("service", *requires)}, fields=fields
    )


PERMISSIONS = Artifact(
    id="ios.tcc",
    title="Permissions of apps (TCC)",
    service="ios.tcc",
    emits=Event,
    files=("{mobile}/Library/TCC/TCC.db",),
    read=(
        _access(f"{_SERVICE} || ': ' || {_VALUE} || {_ON}", "auth_value", "indirect_object_identifier"),
        _access(f"{_SERVICE} || ': ' || {_VALUE}", "auth_value"),
        _access(f"{_SERVICE} || ': ' || {_ALLOWED}", "allowed"),
        Sqlite(
            name="expired",
            base="expired AS a",
            key="a.ROWID",
            requires={"expired": ("service", "client")},
            fields={
                "at": opt("a.expired_at", times.UNIX_S),
                "event": Const("permission expired"),
                "detail": Col(_SERVICE),
                "app": Col("NULLIF(a.client, '')"),
            },
            optional=True,
        ),
    ),
    says="One record for each decision on what an app may use, at the time when it was last changed.",
    limits="Who decided is not in it: a permission may have been given by the user, by the system or by a policy. Location is"
    " kept elsewhere.",
    sources=(
        "https://www.rainforestqa.com/blog/macos-tcc-db-deep-dive (auth_value, auth_reason)",
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/tcc.py",
    ),
    tested=("TCC.db of mvt's test backup",),
)
