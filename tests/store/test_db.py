"""Connections of our own: what several of them in one process do to each other."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from aboveboard.store.db import connect

KEY = bytes(range(32))


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[apsw.Connection, apsw.Connection]]:
    path = tmp_path / "x.db"
    one = connect(path, KEY, create=True)
    one.execute("CREATE TABLE t (x)")
    other = connect(path, KEY)
    yield one, other
    one.close()
    other.close()


def test_who_waits_for_a_lock_lets_other_threads_run(two: tuple[apsw.Connection, apsw.Connection]) -> None:
    one, other = two
    begun, waits = threading.Event(), threading.Event()

    def write() -> None:
        with one:
            one.execute("INSERT INTO t VALUES (1)")
            begun.set()
            waits.wait()
            # Many steps of Python, which a thread that held its lock would keep from running.
            for n in range(2000):
                one.execute("INSERT INTO t VALUES (?)", (n,))

    writing = threading.Thread(target=write)
    writing.start()
    begun.wait()
    start = time.monotonic()
    waits.set()
    with other:
        other.execute("INSERT INTO t VALUES (2)")
    writing.join()
    assert time.monotonic() - start < 9, "less than the time after which waiting ends with an error"
    assert other.execute("SELECT count(*) FROM t").get == 2002


def test_what_fails_is_rolled_back_and_a_part_of_it_alone(two: tuple[apsw.Connection, apsw.Connection]) -> None:
    one, other = two
    with pytest.raises(ZeroDivisionError), one:
        one.execute("INSERT INTO t VALUES (1)")
        raise ZeroDivisionError
    assert not one.in_transaction
    with one:
        one.execute("INSERT INTO t VALUES (2)")
        with pytest.raises(ZeroDivisionError), one:
            one.execute("INSERT INTO t VALUES (3)")
            raise ZeroDivisionError
    assert [x for (x,) in other.execute("SELECT x FROM t")] == [2]
