"""Facebook on Android: notifications, with what they say of posts, and pictures looked at (older versions)."""

from aboveboard.artifacts.facebook._android import HOME
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Media, Sqlite, opt

PHOTOS = Artifact(
    id="android.facebook.photos",
    title="Facebook: pictures looked at (older versions)",
    service="facebook",
    emits=Media,
    files=(HOME + "fb.db", HOME + "photos_db"),
    read=(
        Sqlite(
            "photos AS p",
            "p._id",
            {
                "at": Col("p.created", UNIX_S),
                "created_at": Col("p.created", UNIX_S),
                "media_type": Const("image"),
                "description": Col("NULLIF(p.caption, '')"),
                "path": Col("NULLIF(p.src_big, '')"),
                "saved_from": opt("'account ' || p.owner"),
                "media_id": Col("CAST(p._id AS TEXT)"),
                "origin": Const("cached by the app"),
            },
            requires={"photos": ("owner", "src_big", "caption", "created")},
        ),
    ),
    says="One record for each picture that the app showed, at the time when it was uploaded.",
    limits="Until about 2014. The path is an address on the server; small copies inside the database are not read.",
    sources=("the Facebook decoders of Andriller (public copy)",),
)
