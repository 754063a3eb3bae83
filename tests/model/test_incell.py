"""Names of what stands in cells."""

import pytest

from aboveboard.casework.review.previews import files_of
from aboveboard.model.incell import InCell, parted, within


@pytest.mark.parametrize("cell", [InCell("data", 17, "data15"), InCell("a table", -1, "data")])
def test_a_name_says_the_file_and_the_cell(cell: InCell) -> None:
    assert parted(within("data/a\nb.db", " ".join(map(str, cell)))) == ("data/a\nb.db", cell)


@pytest.mark.parametrize("name", ["data/a.db", "data/a cell b 1 c", within("a", "b"), within("a", "b c d"), "a\0b 1 c"])
def test_other_names_are_files(name: str) -> None:
    assert parted(name) == (name, None)


def test_a_row_that_is_not_live_has_no_cell_by_its_number() -> None:
    record = {"cell": "t 7 data", "provenance": {"path": "data/a.db", "state": "live"}}
    assert files_of(record) == [within("data/a.db", "t 7 data")]
    assert files_of({**record, "provenance": {"path": "data/a.db", "state": "deleted"}}) == []
