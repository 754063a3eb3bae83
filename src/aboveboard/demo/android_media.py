"""Takes the Android phone's pictures and fills MediaStore's external.db.

Facts: AOSP MediaProvider: _data as the app sees it (/storage/emulated/0/...), datetaken in ms, date_added and
date_modified in s, media_type 1 picture, 2 sound, 3 video; since Android 10 places are no longer kept there.
"""

import sqlite3
import zlib

from aboveboard.demo import schema_android, story
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_media import file_fact, shoot
from aboveboard.demo.media import Camera
from aboveboard.demo.moments import DAY, TAKEN, local, zone_minutes
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import Photo, Story
from aboveboard.demo.truth import Fact

CAMERA = Camera("Examplephone", "EX-16 Pro", "EX16.251105.001")
_END = {"jpeg": "jpg", "png": "png", "heic": "heic", "movie": "mp4"}
_MIME = {"jpeg": "image/jpeg", "png": "image/png", "heic": "image/heic", "movie": "video/mp4"}
_ROOT = "data/media/0/"


def fill(phone: Phone, told: Story, *, modern: bool) -> None:
    """Write the pictures and external.db. Call it last: it lists all shared media that are there by then."""
    photos = story.photos(told.seed, "deniz", told.scale)
    shot: dict[str, Photo] = {}
    for photo in photos:
        data = shoot(photo, CAMERA, apple=False)
        stamp = local(photo.moment, zone_minutes(photo.moment, photo.zone)).strftime("%Y%m%d_%H%M%S")
        if photo.what == "png":
            name = f"Pictures/Screenshots/Screenshot_{stamp}.png"
        else:
            name = f"DCIM/Camera/{stamp}.{_END[photo.what]}"
        path = phone.put(_ROOT + name, data, moment=photo.moment)
        shot[path] = photo
        phone.fact(file_fact(path, photo, CAMERA, data, _MIME[photo.what]))
    work = shoot(photos[0], CAMERA)
    path = phone.put("data/media/10/DCIM/Camera/rota.jpg", work, moment=photos[0].moment)
    phone.fact(file_fact(path, photos[0], CAMERA, work, "image/jpeg", profile="10"))
    provider = "com.google.android.providers.media.module" if modern else "com.android.providers.media"
    target = f"data/data/{provider}/databases/external.db"

    def library(db: sqlite3.Connection) -> None:
        insert(db, "android_metadata", locale="en_GB")
        for row, path in enumerate(sorted(p for p in phone.files if p.startswith(_ROOT)), 1):
            _row(phone, db, target, row, path, shot.get(path))

    phone.put_database(target, build(schema_android.MEDIA, library))


def _row(phone: Phone, db: sqlite3.Connection, target: str, row: int, path: str, photo: Photo | None) -> None:
    relative = path.removeprefix(_ROOT)
    folder, _, name = relative.rpartition("/")
    bucket = folder.rpartition("/")[2]
    stored = phone.files[path]
    kinds = {
        "jpg": ("image/jpeg", 1),
        "png": ("image/png", 1),
        "heic": ("image/heic", 1),
        "mp4": ("video/mp4", 3),
        "opus": ("audio/ogg", 2),
    }
    mime, kind = kinds.get(name.rpartition(".")[2], ("application/pdf", 6))
    moment = photo.moment if photo else stored.moment
    size = (117, 253) if photo and photo.what == "png" else (160, 120)
    insert(
        db, "files", _id=row, _data=f"/storage/emulated/0/{relative}", _size=len(stored.data), format=12289, parent=0,
        date_added=moment // 1000, date_modified=moment // 1000, mime_type=mime, title=name.rpartition(".")[0],
        _display_name=name,
        orientation=0, datetaken=moment, bucket_id=str(zlib.crc32(folder.lower().encode())),
        bucket_display_name=bucket, media_type=kind,
        duration=3000 if kind == 3 else None, width=size[0] if kind in (1, 3) else None, height=size[1] if kind in (1,
        3) else None,
        owner_package_name="com.android.camera" if photo else "com.whatsapp",
        is_favorite=int(bool(photo and photo.favourite)),
        is_trashed=int(bool(photo and photo.trashed)),
        date_expires=(TAKEN + 30 * DAY) // 1000 if photo and photo.trashed else None,
        relative_path=f"{folder}/", volume_name="external_primary", generation_added=row, generation_modified=row,
    )  # fmt: skip
    extra: dict[str, str | int | float | None] = {
        "file": name, "mime": mime, "bytes": len(stored.data), "favourite": int(bool(photo and photo.favourite)),
        "trashed": int(bool(photo and photo.trashed)),
    }  # fmt: skip
    phone.fact(
        Fact(
            kind="Media", service="android.media", path=target, table="files", rowid=row, at=moment * 1000, extra=extra
        )
    )
