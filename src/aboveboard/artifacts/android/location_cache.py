"""Positions of cells and Wi-Fi access points that Google's location service kept on older phones: cache.cell, cache.wifi."""

from aboveboard.artifacts.android._location_cache import places, read_items
from aboveboard.kit import Artifact, Code, Place

CACHE = Artifact(
    id="android.location_cache",
    title="Cached positions of cells and Wi-Fi (Android 4 and older)",
    service="android.location",
    emits=Place,
    files=(
        "{app_data:com.google.android.location}/files/cache.cell",
        "{app_data:com.google.android.location}/files/cache.wifi",
    ),
    read=(Code(read_items, places=places),),
    says="One record for each cell or access point whose position the location service had asked for and kept; `name` is the"
    " cell's numbers or the access point's address.",
    limits="The position is where the cell or access point was estimated to be, at the time when it was asked for: it shows the"
    " surroundings, not the phone's own place. Newer versions keep them elsewhere.",
    sources=(
        "https://forensics.spreitzenbarth.de (Decoding cache.cell and cache.wifi files)",
        "https://www.forensicfocus.com/articles/android-tracking-from-a-forensic-point-of-view/",
    ),
)
