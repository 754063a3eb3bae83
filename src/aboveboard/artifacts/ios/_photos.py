"""What pictures in Photos.sqlite have in common: times with offsets, albums, people, where the file is."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import times
from aboveboard.kit import Basis, Sql, Time, enum


def zoned(date: Any, offset: Any = None) -> Any:
    """The stored UTC time with the zone that the library keeps beside it (seconds east of UTC)."""
    utc = times.COCOA_S.to_utc_us(date)
    if utc is None or not isinstance(offset, int) or abs(offset) > 64_800:
        return utc
    return Time(utc=utc, basis=Basis.ZONED, offset=offset // 60)


def titles(albums: int, assets: int) -> str:
    """The titles of an asset's albums, through a join table that Core Data numbers anew with each model."""
    return (
        f"(SELECT CASE WHEN count(*) THEN json_group_array(CAST(g.ZTITLE AS TEXT)) END FROM Z_{albums}ASSETS AS j"
        f" JOIN ZGENERICALBUM AS g ON g.Z_PK = j.Z_{albums}ALBUMS WHERE j.Z_{assets}ASSETS = a.Z_PK AND g.ZTITLE <> '')"
    )


def people(person: str, asset: str) -> str:
    name = "COALESCE(NULLIF(p.ZFULLNAME, ''), NULLIF(p.ZDISPLAYNAME, ''))"
    return (
        f"(SELECT CASE WHEN count(*) THEN json_group_array(CAST({name} AS TEXT)) END FROM ZDETECTEDFACE AS f"
        f" JOIN ZPERSON AS p ON p.Z_PK = f.{person} WHERE f.{asset} = a.Z_PK AND {name} IS NOT NULL)"
    )


LATITUDE = Sql("degrees", "CASE WHEN {} BETWEEN -90 AND 90 THEN {} END", sentinels=(-180,))

LONGITUDE = Sql("degrees", "CASE WHEN {} BETWEEN -180 AND 180 AND {} <> -180 THEN {} END", sentinels=(-180,))

METRES = Sql("metres", "CASE WHEN {} >= 0 THEN {} END", sentinels=(-1,))

MIME = enum(
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
ORIGIN = (
    "CASE WHEN a.ZSAVEDASSETTYPE = 6 THEN 'synced from another device'"
    " WHEN a.ZSAVEDASSETTYPE IN (4, 8, 12) THEN 'received'"
    " WHEN a.ZSAVEDASSETTYPE = 3 AND b.ZIMPORTEDBY IN (1, 2) THEN 'made here' END"
)

# The original is the resource of data store subtype 1 that is a picture (0) or a video (1); 3 is a live photo's film.
ORIGINAL = (
    "(SELECT CASE WHEN max(r.ZLOCALAVAILABILITY = 1) THEN 'phone'"
    " WHEN max(r.ZLOCALAVAILABILITY = -1 AND r.ZREMOTEAVAILABILITY = 1) THEN 'cloud'"
    " WHEN max(r.ZLOCALAVAILABILITY = -1 AND r.ZREMOTEAVAILABILITY = 0) THEN 'neither' END"
    " FROM ZINTERNALRESOURCE AS r WHERE r.ZASSET = a.Z_PK AND r.ZDATASTORESUBTYPE = 1 AND r.ZRESOURCETYPE IN (0, 1))"
)

# Subtype 2 is a live photo: its film lies beside it under the same name.
FILM = (
    "CASE WHEN a.ZKIND = 0 AND a.ZKINDSUBTYPE = 2 AND a.ZDIRECTORY NOT LIKE '/%' AND a.ZFILENAME LIKE '_%.%'"
    " THEN '{home}/' || a.ZDIRECTORY || '/' || rtrim(a.ZFILENAME, replace(a.ZFILENAME, '.', '')) || 'MOV' END"
)

OLD_PAIRS = tuple((n, n + more) for n in range(8, 28) for more in (6, 7, 8))

NEW_PAIRS = tuple((n, 3) for n in range(24, 56))
