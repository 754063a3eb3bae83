"""Where Garmin Connect keeps what its own service told it, on iOS, and how it is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, plist, polyline, times
from aboveboard.formats.times import COCOA_S, UNIX_MS
from aboveboard.kit import About, Account, Activity, Basis, Item, Lost, Place, Time

APP = "{app_data:com.garmin.connect.mobile}"
SOURCES = ("https://github.com/abrignoni/iLEAPP (garminConnect)",)

# What is said of a day or an activity, by the keys that hold it.
MEASURES = (
    ("distance", "m"),
    ("calories", "kcal"),
    ("averageHR", "beats a minute on average"),
    ("step", "steps"),
    ("sleepDuration", "s of sleep"),
    ("minHeartRate", "beats a minute at least"),
    ("maxHeartRate", "beats a minute at most"),
    ("averageStressLevel", "of stress on average"),
    ("bodyBatteryCharged", "of body battery charged"),
    ("bodyBatteryDrained", "of body battery drained"),
)
TIMES = ("startTimestampGMT", "startTimestampLocal", "endTimestampGMT", "date")
PROFILES = ("com.garmin.ConnectProfileCache.UserProfile", "com.garmin.ConnectProfileCache.CustomerInfo")


def number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def seconds(value: object) -> float | None:
    """Seconds since 2001, of a date or as a number."""
    return float(value) if isinstance(value, plist.Date) else number(value)


def wall(value: object) -> Time | None:
    """A time on the device's own clock: the app writes it as if that were UTC, and the zone nowhere."""
    moment = COCOA_S.to_utc_us(seconds(value))
    return None if moment is None else Time(local=times.to_iso(moment)[:19], basis=Basis.LOCAL, precision="s")


def calendar(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Groups of entries; those with a title are activities, the others say something of a day."""
    del about
    root = plist.unarchive(plist.load(data))
    for place, found in loose.find(root, ("*", "calendarItems", "*")):
        entry = loose.mapping(found)
        if not entry:
            yield Lost(f"{place} is no entry")
            continue
        title, key = loose.text(entry.get("title")), entry.get("itemId")
        measures = [(name, unit, number(entry.get(name))) for name, unit in MEASURES]
        said = [f"{value:g} {unit}" for _, unit, value in measures if value is not None and value > 0]
        exact = COCOA_S.to_utc_us(seconds(entry.get("startTimestampGMT")))
        record = Activity(
            at=exact if exact is not None else wall(entry.get("startTimestampLocal")) or wall(entry.get("date")),
            until=COCOA_S.to_utc_us(seconds(entry.get("endTimestampGMT"))),
            activity=f"activity: {title}" if title else "values of a day",
            value=", ".join(said) or None,
            duration=number(entry.get("duration")),
        )
        stored = {name: entry.get(name) for name in ("title", "itemId", "duration", *(m[0] for m in MEASURES), *TIMES)}
        kept = {k: v for k, v in stored.items() if v is not None and v != "$null"}
        yield Item(place, record, loose.plain(kept | ({"itemId": key} if key is not None else {})))


def document(data: bytes) -> dict[str, Any]:
    """A JSON object, as it is or as the bytes of an archive. Raises ValueError."""
    text: object = plist.unarchive(plist.load(data)) if data.startswith(b"bplist") else data
    return loose.mapping(json.loads(text) if isinstance(text, bytes | str) else text)


def track(data: bytes, about: About) -> Iterator[Item | Lost]:
    """The first and last point of the line that an activity's map shows."""
    del about
    given = document(data)
    line = loose.text(given.get("encodedSamples"))
    points = polyline.points(line) if line else []
    if not points:
        yield Lost("holds no line")
        return
    key = given.get("activityId")
    for name, (latitude, longitude) in (("begins", points[0]), ("ends", points[-1])):
        said = f"of activity {key}, {len(points)} points"
        record = Place(
            latitude=latitude, longitude=longitude, name=said, position_class=f"where the map of an activity {name}"
        )
        yield Item(name, record, {"activityId": key} if isinstance(key, int | str) else {})


def today(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Pulses of a day, or counts of today by their names."""
    del about
    root = loose.mapping(plist.unarchive(plist.load(data)))
    for place, found in loose.find(root, ("allDayHeartRateKey", "heartRateValues", "*")):
        pair = loose.listing(found)
        if len(pair) != 2 or number(pair[1]) is None:
            continue
        record = Activity(at=UNIX_MS.to_utc_us(pair[0]), activity="pulse", value=f"{pair[1]:g} beats a minute")
        yield Item(place, record, {"time": pair[0], "pulse": pair[1]})
    counts = {k: v for k, v in loose.mapping(root.get("valueKey")).items() if number(v) is not None}
    if counts:
        said = ", ".join(f"{name.removesuffix('Key')} {value:g}" for name, value in counts.items())
        record = Activity(at=COCOA_S.to_utc_us(seconds(root.get("dateKey"))), activity="counts of the day", value=said)
        yield Item("valueKey", record, counts)


def account(data: bytes, about: About) -> Iterator[Item]:
    """The profile, JSON in the preferences that the app's parts share."""
    del about
    given = loose.mapping(plist.load(data))
    for key in PROFILES:
        value = given.get(key)
        profile = loose.mapping(json.loads(value) if isinstance(value, bytes) else value)
        names = {name: loose.text(profile.get(name)) for name in ("fullName", "displayName", "garminGUID")}
        number_of = profile.get("profileId")
        if not any(names.values()) and number_of is None:
            continue
        record = Account(
            type="Garmin Connect",
            name=names["fullName"],
            username=names["displayName"],
            identifier=str(number_of) if isinstance(number_of, int | str) else names["garminGUID"],
            app="com.garmin.connect.mobile",
        )
        yield Item(key, record, {k: v for k, v in names.items() if v is not None})
