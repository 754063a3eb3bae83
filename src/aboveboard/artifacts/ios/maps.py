"""Apple Maps: searches, routes, and places kept (`MapsSync_0.0.1`)."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, opt

_SAVED = "CASE WHEN {0}.ZLATITUDE BETWEEN -90 AND 90 THEN {0}.{1} END"

MAPS = Artifact(
    id="ios.maps",
    title="Apple Maps history and places",
    service="ios.maps",
    emits=Place,
    files=("{app_group:group.com.apple.Maps}/Maps/MapsSync_0.0.1", "{mobile}/Library/Maps/MapsSync_0.0.1"),
    read=(
        Sqlite(
            base="ZHISTORYITEM AS h",
            key="h.Z_PK",
            requires={"ZHISTORYITEM": ("ZCREATETIME", "ZQUERY")},
            fields={
                "at": Col("h.ZCREATETIME", COCOA_S),
                "name": opt("NULLIF(h.ZQUERY, '')"),
                "address": opt("NULLIF(h.ZLOCATIONDISPLAY, '')"),
                "latitude": opt(_SAVED.format("h", "ZLATITUDE")),
                "longitude": opt(_SAVED.format("h", "ZLONGITUDE")),
                "position_class": opt(
                    "CASE WHEN h.ZROUTEREQUESTSTORAGE IS NOT NULL THEN 'route asked for'"
                    " WHEN h.ZQUERY <> '' THEN 'search' ELSE 'looked at on the map' END"
                ),
            },
        ),
        *(
            Sqlite(
                base=f"{table} AS f",
                key="f.Z_PK",
                requires={table: ("ZCREATETIME", "ZLATITUDE", "ZLONGITUDE")},
                fields={
                    "at": Col("f.ZCREATETIME", COCOA_S),
                    "name": opt("COALESCE(NULLIF(f.ZCUSTOMNAME, ''), NULLIF(f.ZTITLE, ''))"),
                    "latitude": Col("f.ZLATITUDE"),
                    "longitude": Col("f.ZLONGITUDE"),
                    "position_class": Const("place kept"),
                },
                optional=True,
            )
            for table in ("ZFAVORITEITEM", "ZCOLLECTIONITEM")
        ),
    ),
    says="One record for each search, route and place looked at, and one for each place kept as favourite or in a guide.",
    limits="What stands in the entries' blobs (the stops of a route, the address found) is not read. Entries can come from"
    " other devices of the account. A search or route does not show that anybody went there.",
    sources=(
        "https://cheeky4n6monkey.blogspot.com/2020/11/ios14-maps-history-blob-script.html",
        "https://github.com/abrignoni/iLEAPP (mapsSync)",
    ),
    absent_from=("itunes backup",),
)
