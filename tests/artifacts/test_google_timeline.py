"""Timeline's store made here."""

from aboveboard.artifacts.googlemaps.timeline import IOS, TIMELINE
from tests.artifacts.harness import run, sqlite_bytes
from tests.formats.test_protobuf import field

PATH = "data/data/com.google.android.gms/databases/odlh-storage.db"
MAPS = (
    "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000061/Library/Application Support/"
    "SemanticLocation/odlh-storage.db"
)
NULL = {"absent": "NULL"}


def visit(latitude: int, longitude: int) -> bytes:
    return field(3, field(1, field(4, field(5, field(1, latitude) + field(2, longitude)))))


DB = sqlite_bytes(
    """CREATE TABLE semantic_segment_table (_id INTEGER PRIMARY KEY, timestamp_millis INTEGER, segment_id TEXT,
      semantic_segment BLOB, obfuscated_gaia_id TEXT, shown_in_timeline INTEGER, is_finalized INTEGER,
      start_timestamp_seconds INTEGER, end_timestamp_seconds INTEGER, segment_type INTEGER, hierarchy_level INTEGER)""",
    {
        "semantic_segment_table": [
            (1, 0, "a", visit(481000000, (1 << 32) - 115000000), "G1", 1, 1, 1678307200, 1678310800, 1, 0),
            (2, 0, "b", None, "G1", 0, 1, 1678310800, 1678311000, 2, 0),
            (3, 0, "c", visit(2000000000, 0), "", 1, 1, 0, None, 1, 0),
            (4, 0, "d", b"", None, 1, 1, None, None, 9, 0),
        ]
    },
)
FIXTURES = {"android.timeline": {PATH: DB}, "ios.timeline": {MAPS: DB}}


def test_segments() -> None:
    stay, moved, impossible, other = run(TIMELINE, {PATH: DB}).records
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "until": "2023-03-08T21:26:40.000000Z",
        "latitude": 48.1,
        "longitude": -11.5,
        "position_class": "visit worked out by Timeline",
        "account": "G1",
    }
    assert {name: stay[name] for name in expected} == expected
    assert (moved["position_class"], moved["latitude"]) == ("movement, not shown", NULL)
    assert impossible["latitude"] == impossible["longitude"] == impossible["account"] == NULL
    assert other["position_class"] == "segment of type 9"


def test_of_ios() -> None:
    stay, *others = run(IOS, {MAPS: DB}).records
    assert (stay["artifact"], stay["latitude"], stay["position_class"]) == (
        "ios.timeline",
        48.1,
        "visit worked out by Timeline",
    )
    assert len(others) == 3
