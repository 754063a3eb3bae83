"""Google Photos: searches: see `ios.py`."""

from aboveboard.artifacts.google_photos._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Const, Sqlite, WebSearch

SEARCHES = Artifact(
    id="ios.google_photos.searches",
    title="Google Photos: searches",
    service="google_photos",
    emits=WebSearch,
    files=FILES,
    read=(
        Sqlite(
            base="OnDeviceRecentSearchesFullTextSearch_content AS s",
            key="s.docid",
            requires={"OnDeviceRecentSearchesFullTextSearch_content": ("docid", "c0label")},
            kind=WebSearch,
            fields={"term": Col("NULLIF(s.c0label, '')"), "engine": Const("google photos")},
            optional=True,
        ),
    ),
    says="One record for each recent search on the device.",
    limits="What ios.google_photos says of its limits holds here too.",
    sources=SOURCES,
)
