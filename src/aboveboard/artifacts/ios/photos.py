"""Photos.sqlite: the photo library's own account of each picture and video, from iOS 9 to iOS 26."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import times
from aboveboard.kit import Artifact, Basis, Col, Media, Py, Sql, Sqlite, Time, enum, flag, opt


class _First(Py):
    """The first of several stored values, found inside SQLite; columns of other versions count as NULL."""

    def sql(self, expr: str) -> str:
        return f"COALESCE({expr}, NULL)"


def _zoned(date: Any, offset: Any = None) -> Any:
    """The stored UTC time with the zone that the library keeps beside it (seconds east of UTC)."""
    utc = times.COCOA_S.to_utc_us(date)
    if utc is None or not isinstance(offset, int) or abs(offset) > 64_800:
        return utc
    return Time(utc=utc, basis=Basis.ZONED, offset=offset // 60)


def _albums(albums: int, assets: int) -> str:
    """The titles of an asset's albums, through a join table that Core Data numbers anew with each model."""
    return (
        f"(SELECT CASE WHEN count(*) THEN json_group_array(CAST(g.ZTITLE AS TEXT)) END FROM Z_{albums}ASSETS AS j"
        f" JOIN ZGENERICALBUM AS g ON g.Z_PK = j.Z_{albums}ALBUMS WHERE j.Z_{assets}ASSETS = a.Z_PK AND g.ZTITLE <> '')"
    )


def _people(person: str, asset: str) -> str:
    name = "COALESCE(NULLIF(p.ZFULLNAME, ''), NULLIF(p.ZDISPLAYNAME, ''))"
    return (
        f"(SELECT CASE WHEN count(*) THEN json_group_array(CAST({name} AS TEXT)) END FROM ZDETECTEDFACE AS f"
        f" JOIN ZPERSON AS p ON p.Z_PK = f.{person} WHERE f.{asset} = a.Z_PK AND {name} IS NOT NULL)"
    )


_FIRST = _First("first of", lambda *values: next((v for v in values if v is not None), None))
_LIST = _First("names of joined rows", lambda *values: next((v for v in values if v is not None), None), json=True)
_LATITUDE = Sql("degrees", "CASE WHEN {} BETWEEN -90 AND 90 THEN {} END", sentinels=(-180,))
_LONGITUDE = Sql("degrees", "CASE WHEN {} BETWEEN -180 AND 180 AND {} <> -180 THEN {} END", sentinels=(-180,))
_METRES = Sql("metres", "CASE WHEN {} >= 0 THEN {} END", sentinels=(-1,))
_MIME = enum(
    "uniform type identifier",
    {
        "public.jpeg": "image/jpeg",
        "public.heic": "image/heic",
        "public.heif": "image/heif",
        "public.png": "image/png",
        "public.tiff": "image/tiff",
        "public.webp": "image/webp",
        "org.webmproject.webp": "image/webp",
        "public.avif": "image/avif",
        "com.compuserve.gif": "image/gif",
        "com.microsoft.bmp": "image/bmp",
        "com.adobe.raw-image": "image/x-adobe-dng",
        "com.apple.quicktime-movie": "video/quicktime",
        "com.apple.m4v-video": "video/x-m4v",
        "public.mpeg-4": "video/mp4",
        "public.3gpp": "video/3gpp",
        "public.avi": "video/x-msvideo",
    },
    other=None,
)
# Saved asset type and importer, as Koenig's queries explain them; whatever they leave open stays open.
_ORIGIN = (
    "CASE WHEN a.ZSAVEDASSETTYPE = 6 THEN 'synced from another device'"
    " WHEN a.ZSAVEDASSETTYPE IN (4, 8, 12) THEN 'received'"
    " WHEN a.ZSAVEDASSETTYPE = 3 AND b.ZIMPORTEDBY IN (1, 2) THEN 'made here' END"
)
# The original is the resource of data store subtype 1 that is a picture (0) or a video (1); 3 is a live photo's film.
_ORIGINAL = (
    "(SELECT CASE WHEN max(r.ZLOCALAVAILABILITY = 1) THEN 'phone'"
    " WHEN max(r.ZLOCALAVAILABILITY = -1 AND r.ZREMOTEAVAILABILITY = 1) THEN 'cloud'"
    " WHEN max(r.ZLOCALAVAILABILITY = -1 AND r.ZREMOTEAVAILABILITY = 0) THEN 'neither' END"
    " FROM ZINTERNALRESOURCE AS r WHERE r.ZASSET = a.Z_PK AND r.ZDATASTORESUBTYPE = 1 AND r.ZRESOURCETYPE IN (0, 1))"
)
# Subtype 2 is a live photo: its film lies beside it under the same name.
_FILM = (
    "CASE WHEN a.ZKIND = 0 AND a.ZKINDSUBTYPE = 2 AND a.ZDIRECTORY NOT LIKE '/%' AND a.ZFILENAME LIKE '_%.%'"
    " THEN '{home}/' || a.ZDIRECTORY || '/' || rtrim(a.ZFILENAME, replace(a.ZFILENAME, '.', '')) || 'MOV' END"
)
_OLD_PAIRS = tuple((n, n + more) for n in range(8, 28) for more in (6, 7, 8))
_NEW_PAIRS = tuple((n, 3) for n in range(24, 56))


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
            "mime": opt("a.ZUNIFORMTYPEIDENTIFIER", _MIME),
            "size": opt("NULLIF(b.ZORIGINALFILESIZE, 0)"),
            "width": opt("NULLIF(a.ZWIDTH, 0)"),
            "height": opt("NULLIF(a.ZHEIGHT, 0)"),
            "orientation": opt("NULLIF(a.ZORIENTATION, 0)"),
            "duration": opt("CASE WHEN a.ZKIND = 1 THEN a.ZDURATION ELSE NULLIF(a.ZDURATION, 0) END"),
            "captured_at": Col(("a.ZDATECREATED", "b.ZTIMEZONEOFFSET"), Py("zoned", _zoned, json=True), optional=True),
            "added_at": opt("a.ZADDEDDATE", times.COCOA_S),
            "modified_at": opt("a.ZMODIFICATIONDATE", times.COCOA_S),
            "trashed_at": opt("a.ZTRASHEDDATE", times.COCOA_S),
            "last_viewed_at": opt("b.ZLASTVIEWEDDATE", times.COCOA_S),
            "latitude": opt("a.ZLATITUDE", _LATITUDE),
            "longitude": opt("a.ZLONGITUDE", _LONGITUDE),
            "accuracy": opt("b.ZGPSHORIZONTALACCURACY", _METRES),
            "make": opt("NULLIF(e.ZCAMERAMAKE, '')"),
            "model": opt("NULLIF(e.ZCAMERAMODEL, '')"),
            "lens": opt("NULLIF(e.ZLENSMODEL, '')"),
            "codec": opt("NULLIF(e.ZCODEC, '')"),
            "albums": Col(tuple(_albums(*pair) for pair in pairs), _LIST, optional=True),
            "people": Col(
                (_people("ZPERSONFORFACE", "ZASSETFORFACE"), _people("ZPERSON", "ZASSET")), _LIST, optional=True
            ),
            "favourite": opt("a.ZFAVORITE", flag),
            "hidden": opt("a.ZHIDDEN", flag),
            "trashed": opt("a.ZTRASHEDSTATE", flag),
            "edited": Col(("a.ZADJUSTMENTSSTATE > 0", "a.ZHASADJUSTMENTS > 0"), _FIRST, optional=True),
            "saved_from": Col(
                (
                    "NULLIF(b.ZIMPORTEDBYBUNDLEIDENTIFIER, '')",
                    "NULLIF(b.ZCREATORBUNDLEID, '')",
                    "NULLIF(b.ZIMPORTEDBYDISPLAYNAME, '')",
                ),
                _FIRST,
                optional=True,
            ),
            "origin": opt(_ORIGIN),
            "pair_id": opt("NULLIF(a.ZMEDIAGROUPUUID, '')"),
            "film": opt(_FILM.replace("{home}", home)),
            "original": opt(_ORIGINAL),
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
        read=(_variant("ZASSET", _NEW_PAIRS, home), _variant("ZGENERICASSET", _OLD_PAIRS, home)),
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
