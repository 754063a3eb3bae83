"""Find My's list of tags made here."""

import json

from aboveboard.artifacts.ios.findmy import FIND_MY
from tests.artifacts.harness import run

NULL = {"absent": "NULL"}
PATH = "private/var/mobile/Library/Caches/com.apple.findmy.fmipcore/Items.data"
PLACE = {
    "timeStamp": 1678307200123, "latitude": 48.1, "longitude": 11.5, "altitude": 0.0, "horizontalAccuracy": 35.0,
    "verticalAccuracy": 0.0, "positionType": "crowdsourced",
}  # fmt: skip
DATA = json.dumps(
    [
        {
            "name": "Keys ’23",
            "address": {"mapItemFullAddress": "Hauptstraße 5, München"},
            "location": PLACE,
            "crowdSourcedLocation": None,
            "safeLocations": [{"location": {**PLACE, "latitude": 48.2}}],
        },
        {"name": "nowhere"},
        7,
    ]
).encode()
FIXTURES = {"ios.findmy": {PATH: DATA}}


def test_places_of_a_tag() -> None:
    result = run(FIND_MY, {PATH: DATA})
    tag, safe = result.records
    expected = {
        "at": "2023-03-08T20:26:40.123000Z",
        "name": "Keys ’23",
        "latitude": 48.1,
        "longitude": 11.5,
        "altitude": NULL,
        "accuracy": 35.0,
        "address": "Hauptstraße 5, München",
        "position_class": "last known place of a device or tag (crowdsourced)",
    }
    assert {name: tag[name] for name in expected} == expected
    assert (safe["latitude"], safe["position_class"]) == (48.2, "safe place of a device or tag (crowdsourced)")
    assert (result.outcome.emitted, result.outcome.rejected) == (2, 1)
