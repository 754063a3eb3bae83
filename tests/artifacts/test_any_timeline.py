"""Timeline's exports made here, as Android and iOS write them."""

import json

from aboveboard.artifacts.googlemaps.takeout import TIMELINE
from tests.artifacts.harness import run

NULL = {"absent": "NULL"}
PATH = "data/media/0/Download/Timeline.json"
IOS = "private/var/mobile/Containers/Shared/AppGroup/6C1A0000/File Provider Storage/location-history.json"
START, END = "2023-03-08T21:26:40.000+01:00", "2023-03-08T22:26:40.000+01:00"
DATA = json.dumps(
    {
        "semanticSegments": [
            {
                "startTime": START,
                "endTime": END,
                "visit": {"topCandidate": {"semanticType": "HOME", "placeLocation": {"latLng": "48.1°, 11.5°"}}},
            },
            {
                "startTime": START,
                "endTime": END,
                "activity": {
                    "start": {"latLng": "48.1°, -11.5°"},
                    "end": {"latLng": "48.2°, 11.6°"},
                    "topCandidate": {"type": "WALKING"},
                },
            },
            {"startTime": START, "timelinePath": [{"point": "48.3°, 11.7°", "time": END}, {"point": "nowhere"}]},
            7,
        ],
        "rawSignals": [
            {
                "position": {
                    "LatLng": "48.4°, 11.8°", "accuracyMeters": 13, "altitudeMeters": 520.5, "source": "WIFI",
                    "timestamp": START, "speedMetersPerSecond": 0.5,
                }
            },
            {"wifiScan": {}},
        ],
    },
    ensure_ascii=False,
).encode()  # fmt: skip
IOS_DATA = json.dumps(
    [
        {
            "startTime": START,
            "endTime": END,
            "visit": {"topCandidate": {"semanticType": "Work", "placeLocation": "geo:48.1,11.5"}},
        }
    ]
).encode()
FIXTURES = {"any.timeline": {PATH: DATA, IOS: IOS_DATA}}


def test_android() -> None:
    visit, begun, ended, point, raw = run(TIMELINE, {PATH: DATA}).records
    assert (visit["at"], visit["until"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T21:26:40.000000Z")
    assert (visit["name"], visit["latitude"], visit["longitude"]) == ("HOME", 48.1, 11.5)
    assert (begun["name"], begun["longitude"], begun["at"]) == ("WALKING", -11.5, "2023-03-08T20:26:40.000000Z")
    assert (ended["position_class"], ended["at"]) == ("end of a movement", "2023-03-08T21:26:40.000000Z")
    assert (point["latitude"], point["at"]) == (48.3, "2023-03-08T21:26:40.000000Z")
    assert (raw["accuracy"], raw["altitude"], raw["speed"]) == (13.0, 520.5, 0.5)
    assert raw["position_class"] == "wifi, as exported by Timeline"


def test_ios() -> None:
    (visit,) = run(TIMELINE, {IOS: IOS_DATA}).records
    assert (visit["name"], visit["latitude"], visit["longitude"]) == ("Work", 48.1, 11.5)
