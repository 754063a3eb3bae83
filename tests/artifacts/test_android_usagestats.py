"""Usage statistics in their forms, made here."""

from typing import Any

from aboveboard.artifacts.android.usagestats import USAGE
from aboveboard.artifacts.android.usagestats_tokens import TOKENS
from tests.artifacts.harness import run

XML_PATH = "data/system/usagestats/0/daily/1700000000000"
PROTO_PATH = "data/system_ce/0/usagestats/weekly/1700000000000"
TOKEN_PATH = "data/system_ce/0/usagestats/mappings"
XML = b"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<usagestats version="1" endTime="60000">
    <interactive count="3" time="4500" />
    <packages>
        <package lastTimeActive="1000" package="com.example.app" timeActive="1462" lastEvent="2" appLaunchCount="2" />
        <package lastTimeActive="-1700000000000" package="com.example.idle" timeActive="0" lastEvent="0" />
    </packages>
    <configurations><config lastTimeActive="5" timeActive="9000" count="1" locales="ar-TN" /></configurations>
    <event-log>
        <event time="940" package="com.example.app" class="com.example.Main" flags="0" type="1" />
        <event time="1700000001000" package="android" flags="0" type="77" />
    </event-log>
</usagestats>"""


def varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def message(*pairs: tuple[int, int | bytes | str]) -> bytes:
    """A protocol buffer message of varints and length-delimited fields."""
    out = b""
    for number, value in pairs:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(data)) + data
    return out


POOLED = message(
    (1, 60000), (2, message((1, 2), (2, "com.example.app"), (2, "com.example.Main"))), (3, 1),
    (10, message((1, 3), (2, 4500))),
    (20, message((2, 1), (3, 1000), (4, 1462), (6, 2))), (22, message((2, 1), (4, 2), (5, 940), (7, 1))),
    (22, message((1, "com.example.other"), (5, -1000), (7, 2))),
)  # fmt: skip
TOKENED = message(
    (1, 60000), (2, 5), (3, 1), (20, message((1, 5), (3, 1000), (4, 1462))),
    (22, message((1, 5), (2, 2), (3, 940), (5, 23))), (22, b"\xff"),
)  # fmt: skip
MAPPINGS = message((1, 9), (2, message((1, 5), (2, "com.example.app"), (2, "com.example.Main"))), (2, message((1, 6))))
FIXTURES: dict[str, dict[str, bytes]] = {
    USAGE.id: {XML_PATH: XML, PROTO_PATH: POOLED},
    TOKENS.id: {TOKEN_PATH: MAPPINGS},
}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_xml_totals_and_events() -> None:
    screen, app, idle, config, resumed, odd = run(USAGE, {XML_PATH: XML}).records
    wanted = {
        "at": "2023-11-14T22:13:20.000000Z",
        "until": "2023-11-14T22:14:20.000000Z",
        "app": "com.example.app",
        "event": "total",
        "last_used_at": "2023-11-14T22:13:21.000000Z",
        "duration": 1.462,
        "count": 2,
        "interval": "daily",
    }
    assert fields(app, *wanted) == wanted
    assert fields(idle, "last_used_at", "duration") == {"last_used_at": NULL, "duration": 0.0}
    assert fields(screen, "event", "count", "duration") == {"event": "screen on, total", "count": 3, "duration": 4.5}
    assert fields(config, "event", "duration", "app") == {"event": "configuration, total", "duration": 9.0, "app": NULL}
    wanted = {
        "at": "2023-11-14T22:13:20.940000Z",
        "app": "com.example.app",
        "component": "com.example.Main",
        "event": "moved to foreground",
    }
    assert fields(resumed, *wanted) == wanted
    assert fields(odd, "at", "event") == {"at": "2023-11-14T22:13:21.000000Z", "event": "event 77"}


def test_protobuf_with_its_own_texts() -> None:
    screen, app, resumed, other = run(USAGE, {PROTO_PATH: POOLED}).records
    assert fields(screen, "event", "count", "duration") == {"event": "screen on, total", "count": 3, "duration": 4.5}
    wanted = {
        "at": "2023-11-14T22:13:20.000000Z",
        "until": "2023-11-14T22:14:20.000000Z",
        "app": "com.example.app",
        "last_used_at": "2023-11-14T22:13:21.000000Z",
        "duration": 1.462,
        "count": 2,
        "interval": "weekly",
    }
    assert fields(app, *wanted) == wanted
    assert fields(resumed, "at", "app", "component", "event") == {
        "at": "2023-11-14T22:13:20.940000Z",
        "app": "com.example.app",
        "component": "com.example.Main",
        "event": "moved to foreground",
    }
    assert fields(other, "at", "app", "event") == {
        "at": "2023-11-14T22:13:19.000000Z",
        "app": "com.example.other",
        "event": "moved to background",
    }


def test_protobuf_with_tokens() -> None:
    result = run(USAGE, {PROTO_PATH: TOKENED})
    app, stopped = result.records
    assert fields(app, "app", "duration") == {"app": "package token 4", "duration": 1.462}
    assert fields(stopped, "app", "component", "event", "at") == {
        "app": "package token 4",
        "component": "token 1",
        "event": "activity stopped",
        "at": "2023-11-14T22:13:20.940000Z",
    }
    assert result.outcome.rejected == 1


def test_tokens_are_named_by_the_file_beside() -> None:
    named = run(USAGE, {PROTO_PATH: TOKENED, TOKEN_PATH: MAPPINGS})
    app, stopped = named.records
    assert app["app"] == "com.example.app"
    assert fields(stopped, "app", "component") == {"app": "com.example.app", "component": "com.example.Main"}
    cut = run(USAGE, {PROTO_PATH: TOKENED, TOKEN_PATH: MAPPINGS[:-1]})
    assert cut.records[0]["app"] == "com.example.app"
    assert cut.outcomes[0].rejected == 2
    assert "mappings" in (cut.outcomes[0].reason or "")


def test_the_names_themselves() -> None:
    (name,) = run(TOKENS, FIXTURES[TOKENS.id]).records
    assert fields(name, "app", "seen_in") == {
        "app": "com.example.app",
        "seen_in": "usage statistics, package token 4",
    }


def test_a_file_whose_name_is_no_time_fails_with_a_reason() -> None:
    result = run(USAGE, {"data/system/usagestats/0/daily/notes": XML})
    assert result.records == []
    assert "name" in (result.outcome.reason or "")
