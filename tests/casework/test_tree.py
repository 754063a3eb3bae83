"""A folder of the evidence tree: what is listed of it, what is only counted, and known files."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import files
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.files import Folder, folder
from aboveboard.store.nametree import NameTree

NAMES = [*((f"d/{n}/x", n) for n in range(6)), *((f"d/f{n}", n) for n in range(7)), ("top", 3)]


def fake(*known: str) -> Desk:
    """A desk of one exhibit with one source, of which some files are known."""
    lists: dict[str, tuple[int, ...]] = dict.fromkeys(known, (1,))
    desk: Any = SimpleNamespace(
        opened=[SimpleNamespace(exhibit=SimpleNamespace(label="EX/1"))],
        case=SimpleNamespace(authority=SimpleNamespace(scope=SimpleNamespace(tree=True))),
        gathered=lambda name, make: {files.TREE: [{1: NameTree.of(NAMES)}]}[name],
        known=lambda: SimpleNamespace(of=[SimpleNamespace(paths=lists)]),
    )
    return cast(Desk, desk)


def test_folders_and_files() -> None:
    assert folder(fake(), "EX/1", 1, "") == Folder("EX/1", 1, "", [("d", 13)], [("top", 3)], 0)
    found = folder(fake(), "EX/1", 1, "d/")
    assert found.folders == [(str(n), 1) for n in range(6)]
    assert found.files == [(f"f{n}", n) for n in range(7)]


def test_what_is_more_than_a_page_holds_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST", 3)
    monkeypatch.setattr(files, "MOST_FOLDERS", 4)
    found = folder(fake(), "EX/1", 1, "d/")
    assert ([n for n, _ in found.folders], found.more_folders) == (["0", "1", "2", "3"], 2)
    assert ([n for n, _ in found.files], found.more, found.known) == (["f0", "f1", "f2"], 4, 0)


@pytest.mark.parametrize(("hide", "listed", "more"), [(False, ["f0", "f1", "f2"], 4), (True, ["f1", "f3", "f4"], 2)])
def test_known_files_are_counted_and_may_be_hidden(
    hide: bool, listed: list[str], more: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST", 3)
    found = folder(fake("d/f0", "d/f2", "d/0/x", "top"), "EX/1", 1, "d/", hide=hide)
    assert ([n for n, _ in found.files], found.more, found.known) == (listed, more, 2)


@pytest.mark.parametrize(("source", "path"), [(2, ""), (1, "e/"), (1, "d"), (1, "d/f0/"), (1, "/")])
def test_what_is_not_there(source: int, path: str) -> None:
    with pytest.raises(CaseError):
        folder(fake(), "EX/1", source, path)
