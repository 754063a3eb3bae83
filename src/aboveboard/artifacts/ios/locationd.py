"""The positions of cells and Wi-Fi access points that an iPhone fetched for its surroundings: `cache_encryptedB.db`."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, opt


def _table(table: str, name: str, position: str, needs: tuple[str, ...]) -> Sqlite:
    return Sqlite(
        base=f"{table} AS t",
        key="t.rowid",
        requires={table: ("Timestamp", "Latitude", "Longitude", *needs)},
        fields={
            "at": Col("t.Timestamp", COCOA_S),
            "latitude": Col("CASE WHEN t.Latitude <> 0 OR t.Longitude <> 0 THEN t.Latitude END"),
            "longitude": Col("CASE WHEN t.Latitude <> 0 OR t.Longitude <> 0 THEN t.Longitude END"),
            "altitude": opt("t.Altitude"),
            "accuracy": opt("CASE WHEN t.HorizontalAccuracy >= 0 THEN t.HorizontalAccuracy END"),
            "speed": opt("CASE WHEN t.Speed >= 0 THEN t.Speed END"),
            "heading": opt("CASE WHEN t.Course >= 0 THEN t.Course END"),
            "name": Col(name),
            "position_class": Const(position),
        },
        optional=True,
    )


_GSM = "'cell ' || t.MCC || '-' || t.MNC || '-' || t.LAC || '-' || t.CI"
_LTE = "'cell ' || t.MCC || '-' || t.MNC || '-' || t.CI"
_LTE_TAC = "'cell ' || t.MCC || '-' || t.MNC || '-' || t.TAC || '-' || t.CI"
_CDMA = "'cell ' || t.MCC || '-' || t.SID || '-' || t.NID || '-' || t.BSID"
_HEX = "printf('%012x', t.MAC)"
_MAC = (
    "CASE typeof(t.MAC) WHEN 'integer' THEN "
    + " || ':' || ".join(f"substr({_HEX}, {at}, 2)" for at in range(1, 12, 2))
    + " ELSE t.MAC END"
)

LOCATIOND = Artifact(
    id="ios.locationd",
    title="Cached positions of cells and Wi-Fi",
    service="ios.locationd",
    emits=Place,
    files=(
        "{superuser}/Library/Caches/locationd/*cache_encrypted*.db",
        "{superuser}/Library/Caches/locationd/lockCache_encrypted*.db",
        "{superuser}/Library/Caches/locationd/consolidated.db",
    ),
    read=(
        _table("WifiLocation", _MAC, "wifi access point near by", ("MAC",)),
        *(_table(f"CellLocation{end}", _GSM, "cell near by", ("MCC", "LAC", "CI")) for end in ("", "Local")),
        *(
            _table(f"{radio}CellLocation{end}", name, "cell near by", ("MCC", "MNC", "CI"))
            for radio in ("Lte", "Nr")
            for end in ("", "Local")
            for name in (_LTE_TAC, _LTE)
        ),
        _table("ScdmaCellLocation", _GSM, "cell near by", ("MCC", "LAC", "CI")),
        _table("CdmaCellLocation", _CDMA, "cell near by", ("SID", "NID", "BSID")),
        _table("AppHarvest", "NULLIF(t.BundleId, '')", "fix handed to an app", ("BundleId",)),
    ),
    says="One record for each cell or access point with the position that Apple's service gave for it, and (before iOS 11)"
    " one for each position handed to an app.",
    limits="The position is where the cell or access point was estimated to be, at the time it was fetched, often among"
    " hundreds around the phone: it shows the surroundings, not the phone's own place.",
    sources=("https://github.com/mac4n6/APOLLO (modules/locationd_cacheencryptedAB_*.txt)",),
    absent_from=("itunes backup",),
)
