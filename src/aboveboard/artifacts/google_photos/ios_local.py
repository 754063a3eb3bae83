"""Google Photos: pictures on the phone: see `ios.py`."""

from aboveboard.artifacts.google_photos._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Const, Media, Sqlite, opt

LOCAL = Artifact(
    id="ios.google_photos.local",
    title="Google Photos: pictures on the phone",
    service="google_photos",
    emits=Media,
    files=FILES,
    read=(
        Sqlite(
            base="LocalAssets AS l",
            key="l.rowid",
            requires={"LocalAssets": ("assetID", "localDedupKey")},
            fields={
                "media_id": Col("NULLIF(l.assetID, '')"),
                "description": opt("NULLIF(l.caption, '')"),
                "saved_from": Const("the phone's own library"),
            },
            optional=True,
        ),
    ),
    says="One record for each picture or film on the phone that the app knows.",
    limits="What ios.google_photos says of its limits holds here too.",
    sources=SOURCES,
)
