"""Photos.sqlite: the photo library's own account of each picture and video, from iOS 9 to iOS 26."""

from __future__ import annotations

from aboveboard.artifacts.ios._photos import (
    FILM,
    LATITUDE,
    LONGITUDE,
    METRES,
    MIME,
    NEW_PAIRS,
    OLD_PAIRS,
    ORIGIN,
    ORIGINAL,
    people,
    titles,
    zoned,
)
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Media, Py, Sqlite, enum, first, flag, opt


def _variant(base: str, pairs: tuple[tuple[int, int], ...], home: str) -> Sqlite:
    path = "NULLIF(a.ZDIRECTORY, '') || '/' || a.ZFILENAME"
    return Sqlite(
        name="asset",
        base=f"{base} AS a",
        key="a.Z_PK",
        joins=(
            "LEFT JOIN ZADDITIONALASSETATTRIBUTES AS b ON b.Z_PK = a.ZADDITIONALATTRIBUTES",
            "LEFT JOIN ZEXTENDEDATTRIBUTES AS e ON e.Z_PK = a.ZEXTENDEDATTRIBUTES",
            "LEFT JOIN ZASSETDESCRIPTION AS d ON d.Z_PK = b.ZASSETDESCRIPTION",
        ),
        requires={base: ("ZFILENAME", "ZDIRECTORY", "ZDATECREATED", "ZKIND")},
        fields={
            "at": Col("a.ZDATECREATED", times.COCOA_S),
            "media_type": Col("a.ZKIND", enum("0 image, 1 video", {0: "image", 1: "video"})),
            "path": Col(path),
            # An absolute directory is a picture that lies outside the library.
            "file": Col(f"CASE WHEN a.ZDIRECTORY NOT LIKE '/%' THEN '{home}/' || {path} END"),
            "name": Col("NULLIF(a.ZFILENAME, '')"),
            "original_name": opt("NULLIF(b.ZORIGINALFILENAME, '')"),
            "title": opt("NULLIF(b.ZTITLE, '')"),
            "description": opt("NULLIF(d.ZLONGDESCRIPTION, '')"),
            "mime": opt("a.ZUNIFORMTYPEIDENTIFIER", MIME),
            "size": opt("NULLIF(b.ZORIGINALFILESIZE, 0)"),
            "width": opt("NULLIF(a.ZWIDTH, 0)"),
            "height": opt("NULLIF(a.ZHEIGHT, 0)"),
            "orientation": opt("NULLIF(a.ZORIENTATION, 0)"),
            "duration": opt("CASE WHEN a.ZKIND = 1 THEN a.ZDURATION ELSE NULLIF(a.ZDURATION, 0) END"),
            "captured_at": Col(("a.ZDATECREATED", "b.ZTIMEZONEOFFSET"), Py("zoned", zoned, json=True), optional=True),
            "added_at": opt("a.ZADDEDDATE", times.COCOA_S),
            "modified_at": opt("a.ZMODIFICATIONDATE", times.COCOA_S),
            "trashed_at": opt("a.ZTRASHEDDATE", times.COCOA_S),
            "last_viewed_at": opt("b.ZLASTVIEWEDDATE", times.COCOA_S),
            "latitude": opt("a.ZLATITUDE", LATITUDE),
            "longitude": opt("a.ZLONGITUDE", LONGITUDE),
            "accuracy": opt("b.ZGPSHORIZONTALACCURACY", METRES),
            "make": opt("NULLIF(e.ZCAMERAMAKE, '')"),
            "model": opt("NULLIF(e.ZCAMERAMODEL, '')"),
            "lens": opt("NULLIF(e.ZLENSMODEL, '')"),
            "codec": opt("NULLIF(e.ZCODEC, '')"),
            "albums": first(*tuple(titles(*pair) for pair in pairs), json=True),
            "people": first(people("ZPERSONFORFACE", "ZASSETFORFACE"), people("ZPERSON", "ZASSET"), json=True),
            "favourite": opt("a.ZFAVORITE", flag),
            "hidden": opt("a.ZHIDDEN", flag),
            "trashed": opt("a.ZTRASHEDSTATE", flag),
            "edited": first("a.ZADJUSTMENTSSTATE > 0", "a.ZHASADJUSTMENTS > 0"),
            "saved_from": first(
                "NULLIF(b.ZIMPORTEDBYBUNDLEIDENTIFIER, '')",
                "NULLIF(b.ZCREATORBUNDLEID, '')",
                "NULLIF(b.ZIMPORTEDBYDISPLAYNAME, '')",
            ),
            "origin": opt(ORIGIN),
            "pair_id": opt("NULLIF(a.ZMEDIAGROUPUUID, '')"),
            "film": opt(FILM.replace("{home}", home)),
            "original": opt(ORIGINAL),
            "media_id": opt("NULLIF(a.ZUUID, '')"),
        },
    )


def _artifact(name: str, title: str, files: tuple[str, ...], home: str, says: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service="ios.photos",
        emits=Media,
        files=files,
        read=(_variant("ZASSET", NEW_PAIRS, home), _variant("ZGENERICASSET", OLD_PAIRS, home)),
        says=says,
        limits="Says what the library's database says; the file may be gone all the same. `original` is the library's word"
        " on where the original is, which versions before about iOS 13 do not give; of edited pictures it is the one before"
        " the edit. `film` of a live photo is the name that the camera gives it, whether it is there or not. `at` is the"
        " library's creation date, which for saved pictures can be the time of saving. Names of people are those that"
        " the library holds for faces that it found itself; nobody is identified here. Albums in the trash are named"
        " too. Dates before 1970, keywords, memories and counts of views are not read.",
        sources=(
            "https://github.com/ScottKjr3347/iOS_Local_PL_Photos.sqlite_Queries (columns by version)",
            "https://theforensicscooter.com (saved asset types, importers, what is local and what is remote)",
            "https://github.com/RhetTbull/osxphotos (the album join tables' changing numbers, resources, live photos)",
            "https://h11dfs.com/how-to-confirm-apple-live-photos-with-blackbag/ (names of a live photo's files)",
        ),
        version=2,
        tested=("Photos.sqlite labelled iOS 26.1 in a mixed native image",),
    )


PHOTOS = _artifact(
    "ios.photos",
    "Photos library",
    ("{media}/PhotoData/Photos.sqlite",),
    "private/var/mobile/Media",
    "One record for each asset of the photo library, recently deleted and hidden ones included.",
)
SHARED_WITH_YOU = _artifact(
    "ios.photos_shared_with_you",
    "Photos shared with you",
    ("{mobile}/Library/Photos/Libraries/Syndication.photoslibrary/database/Photos.sqlite",),
    "private/var/mobile/Library/Photos/Libraries/Syndication.photoslibrary/originals",
    "One record for each picture or video that Photos took from messages into its library of shared items.",
)
