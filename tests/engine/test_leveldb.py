"""LevelDB's tables and logs, made here, whole and damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.formats.errors import FormatError
from aboveboard.formats.leveldb import LevelDbError, entries, is_locator, is_table, places, unsnap
from tests.engine.leveldb_files import Entries, log, packed, table

ENTRIES: Entries = [
    (f"chat/{n:03}".encode(), b'{"text": "again and again and again"}' * (n % 3 + 1)) for n in range(10)
]


@pytest.mark.parametrize("snappy", [False, True])
def test_tables(snappy: bool) -> None:
    data = table(ENTRIES, snappy=snappy)
    assert is_table(data)
    found = list(entries(data))
    assert [(e.key, e.value) for e in found] == ENTRIES
    assert [e.sequence for e in found] == list(range(1, 11))
    assert found[5].locator == f"block {found[4].at} entry 1"


def test_logs_with_records_in_pieces_and_deletions() -> None:
    long = b"x" * 70_000
    batches: list[Entries] = [[(b"a", b"1"), (b"b", long)], [(b"a", None)], [(b"c", b"3")]]
    found = list(entries(log(batches)))
    assert [(e.key, e.value, e.sequence) for e in found] == [
        (b"a", b"1", 1),
        (b"b", long, 2),
        (b"a", None, 3),
        (b"c", b"3", 4),
    ]


def test_places_are_the_blocks_and_records() -> None:
    data = table(ENTRIES)
    entry = list(entries(data))[5]
    found = places(data)(entry.locator + " $.text")
    assert found is not None
    assert entry.value is not None
    assert entry.value in found.span.of(data)
    assert places(data)("block 1 entry 0") is None
    data = log([[(b"a", b"first")], [(b"b", b"second")]])
    found = places(data)(next(e for e in entries(data) if e.key == b"b").locator)
    assert found is not None
    assert b"second" in found.span.of(data)
    assert b"first" not in found.span.of(data)
    assert is_locator("record 0 entry 0") and not is_locator("record 0")


@given(st.binary(max_size=3000))
def test_snappy_gives_back_what_was_packed(data: bytes) -> None:
    assert unsnap(packed(data)) == data


@given(st.integers(0, 400), st.integers(0, 255))
def test_damage_never_makes_anything_but_a_format_error(at: int, byte: int) -> None:
    for whole in (table(ENTRIES, snappy=True), log([ENTRIES])):
        data = bytearray(whole)
        data[at % len(data)] = byte
        for spoilt in (bytes(data), bytes(data[: at % len(data)])):
            try:
                for entry in entries(spoilt):
                    assert isinstance(entry.key, bytes)
            except FormatError:
                continue


def test_what_is_no_log_is_refused() -> None:
    with pytest.raises(LevelDbError):
        list(entries(b"plain text, many lines of it\n" * 10))


def test_a_size_that_is_a_lie_is_refused() -> None:
    with pytest.raises(LevelDbError, match="more than"):
        unsnap(b"\xff\xff\xff\xff\x0f" + b"\x00a")


def test_blocks_that_cannot_be_read_are_told() -> None:
    data = bytearray(table(ENTRIES))
    first = next(e for e in entries(bytes(data)))
    data[first.at + first.size - 5] = 9
    faults: list[str] = []
    assert len(list(entries(bytes(data), faults))) == 6
    assert faults == [f"a block is packed in a way that is not known here (9) (at byte {first.at})"]
    for at in sorted({e.at + e.size - 5 for e in entries(table(ENTRIES))}):
        data[at] = 9
    with pytest.raises(LevelDbError):
        list(entries(bytes(data)))


def test_keys_that_share_what_they_do_not_say_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aboveboard.formats.leveldb.MAX_KEYS", 30)
    with pytest.raises(LevelDbError, match="keys of a block"):
        list(entries(table(ENTRIES)))
