"""Names of a source in bulk, also those behind the first half million, which are pressed."""

import os
from pathlib import Path

import pytest

from aboveboard.formats import longsort
from aboveboard.sources import tree
from aboveboard.sources.folder import FolderSource
from aboveboard.sources.tree import NameTable


@pytest.mark.parametrize("plain", [0, 1, 3, 256])
def test_names_are_as_they_were_given(plain: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_PLAIN", plain)
    monkeypatch.setattr(tree, "_ROWS", 5)
    monkeypatch.setattr(tree, "_RECENT", 2)
    names = [f"private/var/{n % 4}/é\udcff{n}" + ("\0odd" if n in (7, 31) else "") for n in range(33)]
    table = NameTable()
    for n, name in enumerate(names):
        table.append(name, n)
    assert len(table) == 33
    assert [name for _, some in table.chunks() for name in some] == names
    assert [first for first, _ in table.chunks()] == [0, 5, 10, 15, 20, 25, 30]
    assert [table.name(n) for n in (32, 0, 31, 7, 12, 8, 29)] == [names[n] for n in (32, 0, 31, 7, 12, 8, 29)]
    assert table.sizes().tolist() == list(range(33))


def test_a_folder_of_more_names_than_are_sorted_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(40):
        (tmp_path / f"file {n * 7 % 40:02d}").write_bytes(bytes(n))
    (tmp_path / os.fsdecode(b"file \xff")).touch()
    (tmp_path / "file 05a").mkdir()
    (tmp_path / "file 05a" / "inner").touch()
    (tmp_path / "file 07a").symlink_to("elsewhere")
    plain = FolderSource(tmp_path)
    monkeypatch.setattr(longsort, "RUN", 8)
    monkeypatch.setattr(longsort, "_PIECE", 3)
    packed = FolderSource(tmp_path)
    assert list(packed.names()) == list(plain.names())
    assert packed.lengths.tolist() == plain.lengths.tolist()
    assert packed.facts == plain.facts
    assert [name for _, some in packed.names() for name in some][-2:] == ["file \udcff", "file 05a/inner"]
