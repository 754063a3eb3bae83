"""The readings that Android's own files share."""

import pytest

from aboveboard.formats.android import document, elements, network_name, number, truth
from aboveboard.formats.errors import XmlError


def test_a_damaged_file_gives_what_stands_before_the_damage_and_then_the_error() -> None:
    found: list[tuple[str, str | None]] = []
    with pytest.raises(XmlError):
        for place, element in elements(b"<r><a n='1'/><b/><a n='2'/><a n=", "b", "a"):
            found.append((place, element.get("n")))
    assert found == [("r/b[1]", None), ("r/a[1]", "1"), ("r/a[2]", "2")]
    with pytest.raises(XmlError):
        next(document(b"no element at all"))
    assert [root.tag for root in document(b"<whole/>")] == ["whole"]


@pytest.mark.parametrize(
    ("text", "base", "value"),
    [("12", 10, 12), ("-1", 10, -1), ("18bcfe56800", 16, 1_700_000_000_000), ("", 10, None), (None, 10, None),
     ("x", 10, None), ("9" * 21, 10, None)],
)  # fmt: skip
def test_numbers_in_attributes(text: str | None, base: int, value: int | None) -> None:
    assert number(text, base) == value


def test_truth_values() -> None:
    assert [truth(t) for t in ("true", "1", "false", "0", "maybe", "", None)] == [True, True, False, False, *[None] * 3]


@pytest.mark.parametrize(
    ("text", "name"),
    [('"Café 北京"', "Café 北京"), ("616263", "abc"), ("not hex", "not hex"), ("ff", "ff"), ('""', None), ("", None),
     (None, None)],
)  # fmt: skip
def test_names_of_networks(text: str | None, name: str | None) -> None:
    assert network_name(text) == name
