"""The positions and visits that an iPhone's routined keeps: Cache, Local and Cloud databases of significant locations."""

from __future__ import annotations

from aboveboard.artifacts.ios._routined import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, FieldSource, Origin, Place, Sqlite, opt

_ADDRESS = (
    "NULLIF(trim(COALESCE(a.ZSUBTHOROUGHFARE || ' ', '') || COALESCE(a.ZTHOROUGHFARE || ', ', '') ||"
    " COALESCE(a.ZPOSTALCODE || ' ', '') || COALESCE(a.ZLOCALITY || ', ', '') || COALESCE(a.ZCOUNTRY, ''), ' ,'), '')"
)


def _accuracy(alias: str, new: str, old: str) -> tuple[str, ...]:
    """What a version calls the uncertainty; the first one that it has is used."""
    return f"{alias}.{new}", f"{alias}.{old}"


def _visits(table: str, accuracy: str, *, joins: tuple[str, ...] = (), **more: FieldSource) -> Sqlite:
    """Stays from an entry to an exit."""
    return Sqlite(
        base=f"{table} AS v",
        key="v.Z_PK",
        joins=joins,
        requires={table: ("ZENTRYDATE", "ZEXITDATE", "ZLOCATIONLATITUDE")},
        fields={
            "at": Col("v.ZENTRYDATE", COCOA_S),
            "until": Col("v.ZEXITDATE", COCOA_S),
            "latitude": Col("v.ZLOCATIONLATITUDE"),
            "longitude": Col("v.ZLOCATIONLONGITUDE"),
            "altitude": opt("v.ZLOCATIONALTITUDE"),
            "accuracy": Col(accuracy),
            "position_class": Const("visit worked out by the phone"),
            **more,
        },
        optional=True,
    )


def _either(table: str, joins: tuple[str, ...] = (), **more: FieldSource) -> tuple[Sqlite, ...]:
    names = _accuracy("v", "ZLOCATIONHORIZONTALUNCERTAINTY", "ZLOCATIONUNCERTAINTY")
    return tuple(_visits(table, name, joins=joins, **more) for name in (*names, "NULL"))


_LEARNED = {"name": opt("NULLIF(m.ZNAME, '')"), "address": opt(_ADDRESS)}
_PLACES = (
    "LEFT JOIN ZRTLEARNEDPLACEMO AS p ON p.Z_PK = v.ZPLACE",
    "LEFT JOIN ZRTMAPITEMMO AS m ON m.Z_PK = p.ZMAPITEM",
    "LEFT JOIN ZRTADDRESSMO AS a ON a.Z_PK = (SELECT min(b.Z_PK) FROM ZRTADDRESSMO AS b WHERE b.ZMAPITEM = p.ZMAPITEM)",
)
_DEVICE = "LEFT JOIN ZRTDEVICEMO AS d ON d.Z_PK = v.ZDEVICE"


ROUTINED = Artifact(
    id="ios.routined",
    title="Significant locations: visits",
    service="ios.routined",
    emits=Place,
    files=FILES,
    read=(
        *_either("ZRTVISITMO"),
        *_either("ZRTLEARNEDLOCATIONOFINTERESTVISITMO"),
        *_either(
            "ZRTLEARNEDVISITMO",
            (*_PLACES, _DEVICE),
            **_LEARNED,
            origin=opt(f"CASE WHEN d.ZDEVICENAME <> '' THEN '{Origin.SYNCED.value}' END"),
        ),
    ),
    says="One record for each visit that routined keeps.",
    limits="Fixes stay about a week; which sensor gave one is not told. A visit is the phone's own conclusion from many"
    " fixes. Visits in the Cloud databases can be those of another device of the same account: where the store names a"
    " device they are marked as synced, also when it is this one. Places and transitions without a time are not read.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
