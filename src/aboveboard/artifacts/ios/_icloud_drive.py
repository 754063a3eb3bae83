"""What the files about iCloud Drive share: `client.db` and `server.db`, that the Files app shows its folder of."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Col, Document, Sqlite, opt

HOME = "{mobile}/Library/Application Support/CloudDocs/session/db/"
SERVICE = "icloud drive"
SOURCES = (
    "https://github.com/abrignoni/iLEAPP (Files App: client.db, server.db)",
    "https://github.com/ydkhatri/mac_apt (plugins/icloud.py)",
    "https://blog.d204n6.com/2020/09/ios-files-app.html",
)
# Folders lie in folders: ids are blobs of 16 bytes, above the topmost stands a shorter one. No more rows than
# this: items that share an id, or lie in themselves, would have no end.
_DEPTH = 40


def _path(table: str) -> str:
    """SQL of an item's path, from its names and those of the folders above it in the same zone."""
    return (
        "(WITH RECURSIVE up(n, above, path) AS (SELECT 0, i.item_parent_id, i.item_filename UNION ALL"
        f" SELECT n + 1, p.item_parent_id, p.item_filename || '/' || path FROM {table} AS p, up"
        f" WHERE p.zone_rowid = i.zone_rowid AND p.item_id = above LIMIT {_DEPTH})"
        " SELECT path FROM up ORDER BY n DESC LIMIT 1)"
    )


def items(table: str) -> Sqlite:
    """The items of the client or of the server, folders left out."""
    return Sqlite(
        f"{table} AS i",
        "i.rowid",
        {
            "at": Col("NULLIF(i.version_mtime, 0)", UNIX_S),
            "modified_at": Col("NULLIF(i.version_mtime, 0)", UNIX_S),
            "created_at": Col("NULLIF(i.item_birthtime, 0)", UNIX_S),
            "name": Col("NULLIF(i.item_filename, '')"),
            "path": opt(_path(table)),
            "size": opt("i.version_size"),
        },
        requires={
            table: ("item_id", "item_parent_id", "item_filename", "item_birthtime", "version_mtime", "item_type")
        },
        where="i.item_type IS NOT 0",
        leaves_out="folders",
        kind=Document,
    )
