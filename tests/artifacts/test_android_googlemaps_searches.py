"""Google Maps' recent searches, written by hand."""

from aboveboard.artifacts.googlemaps.android_searches import SEARCHES
from tests.artifacts.harness import run
from tests.formats.test_protobuf import field

SEARCHED = "data/data/com.google.android.apps.maps/files/new_recent_history_cache_search.cs"
DATA = bytes(8) + b"".join(
    field(1, entry)
    for entry in (
        field(2, 1678307200123456) + field(4, field(1, "bakery")) + field(11, "https://example.org/maps"),
        field(2, 1678307201000000) + field(4, field(1, "Oma") + field(5, field(3, 48.1) + field(4, 11.5))),
        b"\x22\xff",
    )
)
FIXTURES = {"android.googlemaps.searches": {SEARCHED: DATA}}


def test_searches() -> None:
    result = run(SEARCHES, {SEARCHED: DATA})
    (search,), (place,) = result.of("WebSearch"), result.of("Place")
    assert (search["term"], search["url"], search["at"]) == (
        "bakery",
        "https://example.org/maps",
        "2023-03-08T20:26:40.123456Z",
    )
    assert (place["name"], place["latitude"], place["longitude"], place["position_class"]) == (
        "Oma",
        48.1,
        11.5,
        "search",
    )
    assert result.outcome.rejected == 1
