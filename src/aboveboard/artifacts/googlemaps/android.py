"""Google Maps on Android: places kept, routes asked for and destinations."""

from aboveboard.artifacts.googlemaps._android import FOLDER, kept, route
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, SqliteCode, opt

PLACES = Artifact(
    id="android.googlemaps",
    title="Google Maps: places, routes and destinations",
    service="googlemaps",
    emits=Place,
    files=tuple(f"{FOLDER}/databases/{n}" for n in ("gmm_myplaces.db", "gmm_storage.db", "da_destination_history")),
    read=(
        SqliteCode(
            base="sync_item AS i",
            key="i.rowid",
            columns={
                "key": "i.key_string",
                "latitude": "i.latitude",
                "longitude": "i.longitude",
                "item": "i.sync_item",
                "timestamp": "i.timestamp",
            },
            make=kept,
            optional=True,
        ),
        SqliteCode(
            base="gmm_storage_table AS s",
            key="s.rowid",
            columns={"data": "s._data"},
            make=route,
            leaves_out="stored answers that are no routes",
            optional=True,
        ),
        Sqlite(
            base="destination_history AS h",
            key="h.rowid",
            requires={"destination_history": ("time", "dest_lat", "dest_lng")},
            fields={
                "at": Col("h.time", UNIX_MS),
                "latitude": Col("h.dest_lat / 1e6"),
                "longitude": Col("h.dest_lng / 1e6"),
                "name": opt("NULLIF(h.dest_title, '')"),
                "address": opt("NULLIF(h.dest_address, '')"),
                "position_class": Const("destination of a navigation"),
            },
            optional=True,
        ),
    ),
    says="One record for each place kept, each route whose answer is stored, and each destination of a navigation.",
    limits="Routes have no time. A route or destination does not show that anybody went there. Places kept are the account's.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (googleMapsGmm, googleMapsSearches)",
        "https://github.com/sleuthkit/autopsy (GoogleMapLocationAnalyzer)",
    ),
)
