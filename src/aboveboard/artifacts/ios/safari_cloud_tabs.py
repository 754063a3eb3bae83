"""Safari tabs of other devices."""

from aboveboard.formats import times
from aboveboard.kit import Artifact, Bookmark, Col, Const, Origin, Sqlite, opt

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
