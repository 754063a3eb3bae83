"""Takes the iPhone's pictures and fills Photos.sqlite.

Facts: ZASSET.ZKIND 0 picture, 1 video; ZTRASHEDSTATE, ZHIDDEN, ZFAVORITE; ZGENERICALBUM.ZKIND 2 is an album of its
user (public forensic write-ups of Photos.sqlite, e.g.
https://github.com/ScottKjr3347/iOS_Local_PL_Photos.sqlite_Queries).
"""

import sqlite3

from aboveboard.demo import ios_layout, schema_ios, story
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import guid
from aboveboard.demo.media import Camera, exif, heic, jpeg, movie, png
from aboveboard.demo.moments import DAY, STORY_START, cocoa_s, local, zone_minutes
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import Photo, Story
from aboveboard.demo.truth import Fact

CAMERA = Camera("Apple", "iPhone 15", "26.1")
_UTI = {"jpeg": "public.jpeg", "png": "public.png", "heic": "public.heic", "movie": "com.apple.quicktime-movie"}
_END = {"jpeg": "JPG", "png": "PNG", "heic": "HEIC", "movie": "MOV"}
MIME = {"jpeg": "image/jpeg", "png": "image/png", "heic": "image/heic", "movie": "video/quicktime"}


def shoot(photo: Photo, camera: Camera, *, apple: bool = True) -> bytes:
    """Make the file of a picture or video."""
    if photo.what == "png":
        return png(photo.number)
    if photo.what == "movie":
        return movie(photo.number, photo.moment, photo.place, camera, apple=apple)
    minutes = zone_minutes(photo.moment, photo.zone)
    tags = exif(camera, photo.moment, photo.place, offset=photo.offset, minutes=minutes)
    return heic(photo.number, tags) if photo.what == "heic" else jpeg(photo.number, tags)


def file_fact(path: str, photo: Photo, camera: Camera, data: bytes, mime: str, profile: str = "0") -> Fact:
    """Say what the file itself holds.

    EXIF without an offset gives a local time only, a video's header UTC, an MP4 no camera, a screenshot none of these.
    """
    width, height = (117, 253) if photo.what == "png" else (160, 120)
    extra: dict[str, str | int | float | None] = {"mime": mime, "bytes": len(data), "width": width, "height": height}
    if photo.what != "png" and mime != "video/mp4":
        extra |= {"make": camera.make, "model": camera.model}
    if photo.what == "movie":
        extra["seconds"] = 3
    if photo.place is not None:
        extra |= {
            "latitude": photo.place.latitude,
            "longitude": photo.place.longitude,
            "altitude": photo.place.altitude,
        }
    zoned = photo.what == "movie" or (photo.what != "png" and photo.offset)
    wall = local(photo.moment, zone_minutes(photo.moment, photo.zone)).strftime("%Y-%m-%dT%H:%M:%S")
    return Fact(
        kind="Media",
        service="files",
        profile=profile,
        path=path,
        at=photo.moment // 1000 * 1_000_000 if zoned else None,
        local_at="" if photo.what == "png" or mime == "video/mp4" else wall,
        extra=extra,
    )


def fill(phone: Phone, told: Story) -> None:
    """Write the pictures under DCIM and Photos.sqlite."""
    photos = story.photos(told.seed, "mira", told.scale)
    path = ios_layout.place(phone, "CameraRollDomain", "Media/PhotoData/Photos.sqlite")
    albums = sorted({photo.album for photo in photos if photo.album})
    names = (
        (1, "AdditionalAssetAttributes"),
        (3, "Asset"),
        (28, "ExtendedAttributes"),
        (32, "GenericAlbum"),
        (33, "Album"),
    )

    def library(db: sqlite3.Connection) -> None:
        for row, title in enumerate(albums, 1):
            count = sum(photo.album == title for photo in photos)
            insert(
                db, "ZGENERICALBUM", Z_PK=row, Z_ENT=33, Z_OPT=1, ZCACHEDCOUNT=count, ZKIND=2, ZTRASHEDSTATE=0,
                ZTITLE=title,
                ZCREATIONDATE=cocoa_s(STORY_START), ZUUID=guid(f"album {title}"),
            )  # fmt: skip
        for row, photo in enumerate(photos, 1):
            _asset(phone, db, path, row, photo, albums)

    built = build(schema_ios.PHOTOS + ios_layout.core_data(*names), library)
    ios_layout.put_database(phone, "CameraRollDomain", "Media/PhotoData/Photos.sqlite", built)


def _asset(phone: Phone, db: sqlite3.Connection, path: str, row: int, photo: Photo, albums: list[str]) -> None:
    name = f"IMG_{photo.number:04d}.{_END[photo.what]}"
    data = shoot(photo, CAMERA)
    stored = ios_layout.put(phone, "CameraRollDomain", f"Media/DCIM/100APPLE/{name}", data, photo.moment)
    phone.fact(file_fact(stored, photo, CAMERA, data, MIME[photo.what]))
    minutes = zone_minutes(photo.moment, photo.zone)
    width, height = (117, 253) if photo.what == "png" else (160, 120)
    insert(
        db, "ZASSET", Z_PK=row, Z_ENT=3, Z_OPT=1, ZFAVORITE=int(photo.favourite), ZHEIGHT=height, ZWIDTH=width,
        ZHIDDEN=int(photo.hidden),
        ZKIND=int(photo.what == "movie"), ZKINDSUBTYPE=10 if photo.what == "png" else 0, ZORIENTATION=1,
        ZSAVEDASSETTYPE=3,
        ZISDETECTEDSCREENSHOT=int(photo.what == "png"), ZTRASHEDSTATE=int(photo.trashed), ZVISIBILITYSTATE=0,
        ZADDITIONALATTRIBUTES=row,
        ZEXTENDEDATTRIBUTES=row, ZADDEDDATE=cocoa_s(photo.moment), ZDATECREATED=cocoa_s(photo.moment),
        ZMODIFICATIONDATE=cocoa_s(photo.moment),
        ZDURATION=3.0 if photo.what == "movie" else 0.0, ZLATITUDE=photo.place.latitude if photo.place else -180.0,
        ZLONGITUDE=photo.place.longitude if photo.place else -180.0,
        ZTRASHEDDATE=cocoa_s(photo.moment + 30 * DAY) if photo.trashed else None,
        ZDIRECTORY="DCIM/100APPLE", ZFILENAME=name, ZUNIFORMTYPEIDENTIFIER=_UTI[photo.what],
        ZUUID=guid(f"asset {photo.number}"),
    )  # fmt: skip
    wall = local(photo.moment, minutes).strftime("%Y:%m:%d %H:%M:%S")
    insert(
        db, "ZADDITIONALASSETATTRIBUTES", Z_PK=row, Z_ENT=1, Z_OPT=1, ZASSET=row, ZORIGINALFILESIZE=len(data),
        ZORIGINALHEIGHT=height,
        ZORIGINALWIDTH=width, ZTIMEZONEOFFSET=minutes * 60, ZEXIFTIMESTAMPSTRING=None if photo.what == "png" else wall,
        ZIMPORTEDBYBUNDLEIDENTIFIER="com.apple.camera", ZORIGINALFILENAME=name, ZTIMEZONENAME=photo.zone,
        ZGPSHORIZONTALACCURACY=5.0 if photo.place else -1.0,
    )  # fmt: skip
    insert(
        db, "ZEXTENDEDATTRIBUTES", Z_PK=row, Z_ENT=28, Z_OPT=1, ZASSET=row, ZCAMERAMAKE=CAMERA.make,
        ZCAMERAMODEL=CAMERA.model,
        ZDURATION=3.0 if photo.what == "movie" else 0.0, ZISO=80, ZAPERTURE=1.8,
    )  # fmt: skip
    if photo.album:
        insert(db, "Z_33ASSETS", Z_33ALBUMS=albums.index(photo.album) + 1, Z_3ASSETS=row, Z_FOK_3ASSETS=row * 1024)
    extra: dict[str, str | int | float | None] = {
        "file": name, "favourite": int(photo.favourite), "hidden": int(photo.hidden), "trashed": int(photo.trashed),
        "album": photo.album,
        "latitude": photo.place.latitude if photo.place else None,
        "longitude": photo.place.longitude if photo.place else None,
    }  # fmt: skip
    phone.fact(
        Fact(
            kind="Media",
            service="ios.photos",
            path=path,
            table="ZASSET",
            rowid=row,
            at=photo.moment * 1000,
            extra=extra,
        )
    )
