"""Who stands where, grouped some rows at a time, is the same as all at once; so are columns that are packed in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.store.exhibits import File, exhibit_of

from aboveboard.model.provenance import State
from aboveboard.model.records import Call, Message, Party
from aboveboard.store import columns as columns_module
from aboveboard.store import groups as groups_module
from aboveboard.store.columns import Columns, columns_of
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.groups import groups, talks

AT = 1_750_000_000_000_000


def said(number: int) -> Message:
    who = Party(identifier=f"+1202555010{number % 3}")
    title = (None, "Boats", "Ärger", "Boats 2")[number % 4]
    return Message(at=AT + number * 1_000_000, body="x", thread=f"T{number % 2}", thread_name=title, sender=who)


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exhibit]:
    live = [*(said(n) for n in range(20)), Message(body="undated", thread="T0"), Call(at=AT, thread="T1")]
    dead = [(said(n), State.DELETED) for n in range(20, 25)]
    folder: Path = tmp_path_factory.mktemp("groups")
    with exhibit_of(folder, [File("data/data/x/1.db", [*live, *dead]), File("data/data/x/2.db", live[:7])]) as found:
        yield found


@pytest.mark.parametrize("at_once", [1, 5, 8])
def test_groups_of_some_rows_at_a_time(exhibit: Exhibit, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = columns_of(exhibit)
    every, conversations = list(groups(exhibit, columns)), list(talks(exhibit, columns))
    assert exhibit.folded == 7
    assert {(t.thread, t.title, t.live, t.recovered) for t in conversations} == {
        ("T0", "Ärger", 11, 3),
        ("T1", "Boats 2", 11, 2),
    }
    monkeypatch.setattr(groups_module, "_AT_ONCE", at_once)
    assert list(groups(exhibit, columns)) == every
    assert list(talks(exhibit, columns)) == conversations


@pytest.mark.parametrize("pressed", [1, 3, 1 << 20])
def test_columns_in_pieces(exhibit: Exhibit, pressed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = columns_of(exhibit)
    monkeypatch.setattr(columns_module, "_PRESSED", pressed)
    again = Columns.unpack(columns.pack())
    for name in ("kind", "state", "direction", "src", "at", "thread", "attached", "placed", "hidden"):
        before, after = getattr(columns, name), getattr(again, name)
        assert before.dtype == after.dtype
        assert np.array_equal(before, after)
    assert (again.threads, again.texts) == (columns.threads, columns.texts)
    assert [(n.kind, n.field, n.rows.tolist(), n.texts.tolist()) for n in again.named] == [
        (n.kind, n.field, n.rows.tolist(), n.texts.tolist()) for n in columns.named
    ]
