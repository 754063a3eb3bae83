"""Safari's open tabs, here (BrowserState.db) and on other devices (CloudTabs.db)."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Artifact, Bookmark, Col, Const, Origin, Sqlite, opt

TABS = Artifact(
    id="ios.safari.tabs",
    title="Safari open tabs",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/BrowserState.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/BrowserState.db",
    ),
    read=(
        Sqlite(
            base="tabs AS t",
            key="t.id",
            requires={"tabs": ("url", "title")},
            fields={
                "at": opt("t.last_viewed_time", times.COCOA_S),
                "url": Col("NULLIF(t.url, '')"),
                "title": Col("NULLIF(t.title, '')"),
                "collection": opt("CASE t.private_browsing WHEN 1 THEN 'private tabs' ELSE 'tabs' END"),
                "last_viewed_at": opt("t.last_viewed_time", times.COCOA_S),
            },
        ),
    ),
    says="One record for each tab that was open when Safari last saved its state.",
    limits="The pages that one could go back to within a tab are not read.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/safari.py)",
        "https://github.com/abrignoni/iLEAPP (safari artifacts)",
        "databases of public test images",
    ),
    tested=("ios_native_ffs",),
)
CLOUD_TABS = Artifact(
    id="ios.safari.cloud_tabs",
    title="Safari tabs of other devices",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/CloudTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/CloudTabs.db",
    ),
    read=(
        Sqlite(
            base="cloud_tabs AS t",
            key="t.rowid",
            requires={"cloud_tabs": ("url", "device_uuid")},
            joins=("LEFT JOIN cloud_tab_devices AS d ON d.device_uuid = t.device_uuid",),
            fields={
                "at": opt("d.last_modified", times.COCOA_S),
                "url": Col("NULLIF(t.url, '')"),
                "title": opt("NULLIF(t.title, '')"),
                "collection": Const("tabs of another device"),
                "folder": opt("COALESCE(NULLIF(d.device_name, ''), NULLIF(t.device_uuid, ''))"),
                "modified_at": opt("d.last_modified", times.COCOA_S),
                "origin": Const(Origin.SYNCED.value),
            },
        ),
    ),
    says="One record for each tab that another device of the same Apple account had reported as open.",
    limits="The time is that of the device's last report, not of a visit. The phone's own tabs may be among them.",
    sources=("https://github.com/abrignoni/iLEAPP", "public notes on CloudTabs.db of macOS"),
)
