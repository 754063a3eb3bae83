"""Gboard clipboard."""

from aboveboard.artifacts.gboard._android import FOLDER
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Event, Sqlite, opt

CLIPBOARD = Artifact(
    id="android.gboard.clipboard",
    title="Gboard clipboard",
    service="gboard",
    emits=Event,
    files=(f"{FOLDER}/gboard_clipboard.db",),
    read=(
        Sqlite(
            base="clips AS c",
            key="c._id",
            requires={"clips": ("timestamp", "text")},
            fields={
                "at": Col("c.timestamp", UNIX_MS),
                "event": opt("CASE c.item_type WHEN 1 THEN 'clipboard entry, pinned' ELSE 'clipboard entry' END"),
                "detail": opt("COALESCE(NULLIF(c.text, ''), NULLIF(c.html_text, ''), NULLIF(c.uri, ''))"),
            },
        ),
    ),
    says="One record for each entry of the keyboard's clipboard: text, or the address of a picture.",
    limits="Entries that are not pinned are removed after an hour. Which app a text was copied from is not in the store.",
    sources=("https://github.com/abrignoni/ALEAPP (gboard)",),
)
