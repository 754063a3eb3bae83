"""Biome's streams, written by hand in both versions of their files."""

from __future__ import annotations

import struct
from typing import Any

from aboveboard.artifacts.ios.biome import BIOME
from tests.artifacts.harness import Result, run
from tests.formats.test_protobuf import field
from tests.formats.test_segb import first, second

ROOT = "private/var/mobile/Library/Biome/streams"
NULL = {"absent": "NULL"}
AT = 700000000.25


def written(*pairs: tuple[int, Any]) -> tuple[int, float, bytes]:
    return 1, AT + 5, b"".join(field(number, value) for number, value in pairs)


def event(name: str, *value: tuple[int, Any], title: str | None = None) -> tuple[int, float, bytes]:
    """Laid out as knowledgeC's events."""
    inner = b"".join(field(number, v) for number, v in value)
    more = [(7, field(2, field(3, title)))] if title else []
    return written((1, field(1, name)), (2, AT), (3, AT + 60), (4, inner), (5, "a guid"), *more)


STREAMS = {
    f"{ROOT}/restricted/App.InFocus/local/700000000000000": second(
        written((3, 1), (4, AT), (6, "org.example.chat")),
        written((3, 0), (4, AT + 9), (6, "org.example.chat")),
        (3, AT, b"\0" * 8),
        written((3, 7), (4, AT)),
    ),
    f"{ROOT}/restricted/App.InFocus/remote/0E6A-WATCH/700000000000000": second(written((3, 1), (4, AT), (6, "org.x"))),
    f"{ROOT}/public/Notification/local/1": first(
        written((1, "id"), (2, AT), (8, "Li Wei"), (9, "转账"), (12, "done"), (14, "org.example.chat"))
    ),
    f"{ROOT}/restricted/_DKEvent.App.Install/local/1": first(event("/app/install", (3, "org.example.chat"))),
    f"{ROOT}/restricted/_DKEvent.Device.IsPluggedIn/local/1": first(event("/device/isPluggedIn", (4, 1))),
    f"{ROOT}/restricted/_DKEvent.Device.BatteryPercentage/local/1": first(
        event("/device/batteryPercentage", (5, 81.0))
    ),
    f"{ROOT}/restricted/_DKEvent.Safari.History/local/1": first(
        event("/safari/history", (3, "https://example.org/"), title="An example")
    ),
    f"{ROOT}/public/Backlight/local/1": first(written((1, AT), (2, 0))),
    f"{ROOT}/restricted/Text.InputSession/local/1": second(
        written((1, 3.5), (2, AT + 978307200), (3, "org.example.chat"))
    ),
    f"{ROOT}/public/NowPlaying/local/1": first(written((2, AT), (5, "Band"), (8, "Song"), (15, "com.apple.Music"))),
    f"{ROOT}/restricted/Device.Wireless.Bluetooth/local/1": first(written((1, "00:11:22:33:44:55"), (2, "Car"))),
    f"{ROOT}/restricted/Some.New.Stream/local/1": second(
        written((1, "text"), (2, 9), (3, "转账")), (1, AT, b"\x0a\xff\xff\xff\xff\x7f")
    ),
}
FIXTURES = {"ios.biome": STREAMS}


def read(name: str, where: str = "local") -> Result:
    return run(BIOME, {path: data for path, data in STREAMS.items() if f"/{name}/{where}/" in path})


def test_app_in_focus() -> None:
    result = read("App.InFocus")
    shown, hidden, gone, strange = result.records
    expected = {
        "kind": "Activity",
        "at": "2023-03-08T20:26:40.250000Z",
        "activity": "App.InFocus",
        "app": "org.example.chat",
        "value": "in focus",
        "device": NULL,
        "origin": NULL,
    }
    assert {name: shown[name] for name in expected} == expected
    assert (hidden["value"], strange["value"], strange["app"]) == ("left focus", "7", NULL)
    assert (gone["value"], gone["app"]) == ("entry removed from the stream", NULL)
    assert (result.outcome.emitted, result.outcome.rejected) == (4, 0)


def test_of_another_device() -> None:
    (record,) = read("App.InFocus", "remote").records
    assert (record["activity"], record["device"], record["origin"]) == (
        "App.InFocus",
        "0E6A-WATCH",
        "synced from another device",
    )


def test_notification() -> None:
    (record,) = read("Notification").records
    assert (record["kind"], record["app"], record["title"], record["body"]) == (
        "Notification",
        "org.example.chat",
        "Li Wei",
        "转账\ndone",
    )


def test_events_as_knowledgec_has_them() -> None:
    (install,) = read("_DKEvent.App.Install").records
    assert (install["activity"], install["app"], install["value"]) == ("/app/install", "org.example.chat", NULL)
    assert (install["until"], install["duration"]) == ("2023-03-08T20:27:40.250000Z", 60.0)
    assert read("_DKEvent.Device.IsPluggedIn").records[0]["value"] == "1"
    assert read("_DKEvent.Device.BatteryPercentage").records[0]["value"] == "81.0"
    (page,) = read("_DKEvent.Safari.History").records
    assert (page["kind"], page["url"], page["title"]) == ("Visit", "https://example.org/", "An example")


def test_other_known_streams() -> None:
    assert read("Backlight").records[0]["value"] == "off"
    (typed,) = read("Text.InputSession").records
    assert (typed["at"], typed["duration"], typed["app"]) == ("2023-03-08T20:26:40.250000Z", 3.5, "org.example.chat")
    assert (read("NowPlaying").records[0]["value"], read("NowPlaying").records[0]["app"]) == (
        "Song · Band",
        "com.apple.Music",
    )
    (car,) = read("Device.Wireless.Bluetooth").records
    assert (car["value"], car["at"]) == ("Car · 00:11:22:33:44:55", "2023-03-08T20:26:45.250000Z")


def test_a_stream_that_is_not_known_gives_its_texts() -> None:
    result = read("Some.New.Stream")
    (record,) = result.records
    assert (record["activity"], record["value"], record["at"]) == (
        "Some.New.Stream",
        "text · 转账",
        "2023-03-08T20:26:45.250000Z",
    )
    assert result.outcome.rejected == 1


def test_a_checksum_that_does_not_hold() -> None:
    payload = field(1, AT) + field(2, 1)
    data = first((1, AT, payload), crc=1)
    (record,) = run(BIOME, {f"{ROOT}/public/Backlight/local/1": data}).records
    assert record["as_stored"]["broken"] == "checksum does not match"
    assert struct.unpack_from("<i", data)[0] == 56 + 32 + 16
