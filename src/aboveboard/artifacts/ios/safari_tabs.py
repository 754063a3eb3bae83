"""Safari's open tabs, here (BrowserState.db) and on other devices (CloudTabs.db)."""

from aboveboard.formats import times
from aboveboard.kit import Artifact, Bookmark, Col, Sqlite, opt

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
