"""Safari's bookmarks, reading list and tab groups: Bookmarks.db and SafariTabs.db."""

from aboveboard.artifacts.ios._safari_bookmarks import bookmark
from aboveboard.kit import Artifact, Bookmark, SqliteCode

BOOKMARKS = Artifact(
    id="ios.safari.bookmarks",
    title="Safari bookmarks, reading list and tab groups",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/Bookmarks.db",
        "{mobile}/Library/Safari/SafariTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/SafariTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/Bookmarks.db",
    ),
    read=(
        SqliteCode(
            name="bookmarks",
            base="bookmarks AS b",
            key="b.id",
            requires={"bookmarks": ("type", "title", "url")},
            joins=("LEFT JOIN bookmarks AS p ON p.id = b.parent",),
            columns={
                "title": "b.title",
                "url": "b.url",
                "folder?": "p.title",
                "modified?": "b.last_modified",
                "deleted?": "b.deleted",
                "closed?": "b.date_closed",
                "extra?": "b.extra_attributes",
                "local?": "b.local_attributes",
                "position?": "b.order_index",
            },
            make=bookmark,
            where="b.type IS NOT 1",
            leaves_out="folders, which the records name",
        ),
    ),
    says="One record for each bookmark, entry of the reading list, or tab of a tab group.",
    limits="Only the nearest folder is named. Pages saved for reading offline are not read.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/safari.py)",
        "https://github.com/abrignoni/iLEAPP (safari artifacts)",
        "databases of public test images",
    ),
)
