"""Every reader of a format, on changes of small seeds: nothing but its own declared errors, within time and memory."""

from __future__ import annotations

import os
import time
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

import aboveboard.formats
from tests.fuzz.changes import changes
from tests.fuzz.targets import TARGETS

COUNT = int(os.environ.get("ABOVEBOARD_FUZZ_COUNT", "400"))
SECONDS = 1.0
"""For one input of at most 64 KiB."""
MEMORY = 64 << 20
ELSEWHERE = {
    "addresses": "one line of an address, tried by hypothesis in its own test",
    "element": "holds elements that xml and abx read",
    "elementpath": "places in what xml and abx read",
    "errors": "holds no reader",
    "javavalues": "values of javaobjects",
    "kakao": "decrypts one text, and unpads it",
    "longsort": "sorts what was read",
    "loose": "looks into values that were read",
    "madeids": "takes identifiers apart",
    "objects": "walks values that json and plist read",
    "othertools": "delimited and ufdr",
    "places": "shared by lookups",
    "postbox_message": "values of postbox",
    "previews": "decoders of others, in workers of their own; tests/formats/test_previews.py",
    "sqlite": "tools/fuzz_sqlite.py, tests/formats/sqlite",
    "telegram_message": "values of telegram",
    "telegram_schema": "a table",
    "usage_events": "a table",
}
"""Modules of the room that have no target, and why."""


def test_every_reader_has_a_target_or_a_reason() -> None:
    room = Path(aboveboard.formats.__file__).parent
    there = {p.stem for p in room.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()} - {"__init__"}
    assert there - set(TARGETS) == set(ELSEWHERE)


@pytest.mark.parametrize("name", TARGETS)
def test_only_declared_errors(name: str) -> None:
    target = TARGETS[name]
    seeds = list(target.seeds())
    read = 0
    slowest = (0.0, b"")
    for data in islice(changes(seeds, 7), COUNT):
        begin = time.process_time()
        try:
            target.read(data)
            read += 1
        except target.errors:
            pass
        except Exception as error:  # noqa: BLE001 - whatever else it is, the test fails of it
            pytest.fail(f"{name}: {type(error).__name__}: {error}\n{data!r}")
        slowest = max(slowest, (time.process_time() - begin, data))
    assert read >= 1, "no input could be read: the seeds are not of the format"
    assert slowest[0] < SECONDS, slowest
    tracemalloc.start()
    try:
        for data in (*seeds, slowest[1], *islice(changes(seeds, 8), len(seeds) + 5)):
            try:
                target.read(data)
            except target.errors:
                continue
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
