"""Google Play: apps fetched, updated and owned, and searches."""

from __future__ import annotations

from aboveboard.artifacts.playstore._android import FOLDER, SOURCE
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import App, Artifact, Col, Const, Sqlite, opt


def _apps(table: str, seen: str, app: str, **fields: Col) -> Sqlite:
    return Sqlite(
        base=f"{table} AS a",
        key="a.rowid",
        requires={table: (app,)},
        fields={"app": Col(f"NULLIF(a.{app}, '')"), "seen_in": Const(seen), **fields},
        kind=App,
        optional=True,
    )


APPS = Artifact(
    id="android.playstore",
    title="Apps known to Google Play",
    service="android.playstore",
    emits=App,
    files=tuple(f"{FOLDER}/{name}.db" for name in ("localappstate", "frosting", "library")),
    read=(
        _apps(
            "appstate",
            "Google Play (localappstate)",
            "package_name",
            at=opt("a.first_download_ms", UNIX_MS),
            installed_at=opt("a.first_download_ms", UNIX_MS),
            updated_at=opt("a.last_update_timestamp_ms", UNIX_MS),
            name=opt("NULLIF(a.title, '')"),
            account=opt("NULLIF(a.account, '')"),
            installer=opt("NULLIF(a.install_reason, '')"),
        ),
        _apps(
            "frosting",
            "Google Play (frosting)",
            "pk",
            at=opt("a.last_updated", UNIX_MS),
            updated_at=opt("a.last_updated", UNIX_MS),
            path=opt("NULLIF(a.apk_path, '')"),
        ),
        _apps(
            "ownership",
            "Google Play (library)",
            "doc_id",
            at=opt("a.purchase_time", UNIX_MS),
            account=opt("NULLIF(a.account, '')"),
        ),
    ),
    says="One record for each app fetched, each app updated, and each item that an account owns.",
    limits="Owned items are of the account: they may have been got with another device, and never been on this one; some are no"
    " apps. `installer` holds the reason of the installation.",
    sources=(f"{SOURCE} (installedappsVending, frosting, installedappsLibrary)",),
)
