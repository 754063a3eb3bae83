"""The location service's caches, from bytes made here."""

import struct

from aboveboard.artifacts.android.location_cache import CACHE
from tests.artifacts.harness import run

FOLDER = "data/data/com.google.android.location/files"


def cache(*entries: tuple[str, int, int, float, float, int]) -> bytes:
    body = b"".join(struct.pack(">h", len(key)) + key.encode() + struct.pack(">iiddq", *rest) for key, *rest in entries)
    return struct.pack(">hh", 1, len(entries)) + body


CELLS = cache(
    ("262:2:309:54101", 1225, 75, 48.137154, 11.576124, 1_330_300_800_123), ("262:2:309:1", -1, 0, 0.0, 0.0, 0)
)
POINTS = cache(("02:00:5e:00:53:01", 60, 90, -33.5, -70.6, 1_330_300_800_000))
FIXTURES = {CACHE.id: {f"{FOLDER}/cache.cell": CELLS, f"{FOLDER}/cache.wifi": POINTS}}
NULL = {"absent": "NULL"}


def test_cells_and_access_points() -> None:
    cell, unknown, point = run(CACHE, FIXTURES[CACHE.id]).records
    assert (cell["name"], cell["position_class"], cell["accuracy"]) == ("262:2:309:54101", "cell", 1225.0)
    assert (cell["latitude"], cell["longitude"], cell["at"]) == (48.137154, 11.576124, "2012-02-27T00:00:00.123000Z")
    assert cell["as_stored"]["confidence"] == 75
    assert unknown["latitude"] == unknown["longitude"] == unknown["accuracy"] == unknown["at"] == NULL
    assert (point["name"], point["position_class"], point["longitude"]) == ("02:00:5e:00:53:01", "wifi", -70.6)


def test_what_is_cut_off_is_told() -> None:
    cut = run(CACHE, {f"{FOLDER}/cache.cell": CELLS[:-3]})
    assert (len(cut.records), cut.outcome.status) == (1, "partial")
    beyond = cache(("x", 1, 1, 91.0, 0.5, 1))
    assert run(CACHE, {f"{FOLDER}/cache.cell": beyond}).outcome.rejected == 1
    assert run(CACHE, {f"{FOLDER}/cache.cell": b"\0"}).outcome.status == "failed"
