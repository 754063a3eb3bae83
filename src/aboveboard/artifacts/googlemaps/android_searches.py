"""Google Maps on Android: recent searches (`new_recent_history_cache_search.cs`)."""

from aboveboard.artifacts.googlemaps._android_searches import searches
from aboveboard.kit import Artifact, Code, Place, WebSearch

SEARCHES = Artifact(
    id="android.googlemaps.searches",
    title="Google Maps: searches",
    service="googlemaps",
    emits=(WebSearch, Place),
    files=("{app_data:com.google.android.apps.maps}/files/new_recent_history_cache_search.cs",),
    read=(Code(searches, kind=WebSearch),),
    says="One record for each recent search: with a position where the entry holds one.",
    limits="Suggestions that were chosen and searches typed are not told apart.",
    sources=("https://github.com/abrignoni/ALEAPP (googleMapsSearches)",),
)
