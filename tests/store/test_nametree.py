"""The tree of a source's names, packed, says what a list of them says."""

import random

import pytest

from aboveboard.formats import longsort
from aboveboard.store import nametree
from aboveboard.store.nametree import Named, NameTree


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces and blocks of a few names."""
    monkeypatch.setattr(longsort, "RUN", 10)
    monkeypatch.setattr(nametree, "_PIECE", 3)
    monkeypatch.setattr(nametree, "_BLOCK", 100)
    monkeypatch.setattr(nametree, "_KEPT", 2)


def listed(names: list[Named], path: str) -> tuple[list[tuple[str, int]], list[Named]]:
    """(folders with the files below each, files) of a folder, from every name."""
    inside = sorted((name[len(path) :], size) for name, size in names if name.startswith(path))
    folders: dict[str, int] = {}
    for name, _ in inside:
        if "/" in name:
            folder = name.partition("/")[0]
            folders[folder] = folders.get(folder, 0) + 1
    return list(folders.items()), [(name, size) for name, size in inside if "/" not in name]


@pytest.mark.usefixtures("small")
def test_every_folder_is_as_a_list_has_it() -> None:
    dice = random.Random(7)
    for _ in range(200):
        names = [
            ("".join(dice.choices("ab/-0.😀é", k=dice.randrange(8))), dice.randrange(-1, 9))
            for _ in range(dice.randrange(1, 80))
        ]
        tree = NameTree.unpack(NameTree.of(iter(names)).pack())
        folders = {""} | {name[: at + 1] for name, _ in names for at, c in enumerate(name) if c == "/"}
        for path in folders:
            inside = tree.folder(path)
            assert inside is not None
            assert (list(inside.folders()), list(inside.files())) == listed(names, path)
            assert inside.count == len(listed(names, path)[1])
        for name, _ in names:
            assert (name, tree.size_of(name)) in names


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", ["b/", "a", "a/b", "a/c/", "/", "a//", "a/b/c/"])
def test_what_is_no_folder(path: str) -> None:
    assert NameTree.of([("a/b/c", 1), ("a/d", 2)]).folder(path) is None


def test_what_is_no_file() -> None:
    tree = NameTree.of([("a/b/c", 1), ("a/d", 2)])
    assert [tree.size_of(name) for name in ("a/d", "a/b", "a/b/", "", "d", "a/b/c/d", "z/z")] == [2, *[None] * 6]


def test_no_name_at_all() -> None:
    inside = NameTree.of([]).folder("")
    assert inside is not None
    assert (list(inside.folders()), list(inside.files()), inside.count) == ([], [], 0)


def test_names_take_little() -> None:
    names = (
        (f"private/var/mobile/Containers/Data/Application/{n // 300:036x}/Library/Caches/{n:08x}", n)
        for n in range(30_000)
    )
    assert len(NameTree.of(names).pack()) < 30_000 * 12
