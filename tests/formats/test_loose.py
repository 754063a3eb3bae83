"""Values out of data that may be anything."""

from __future__ import annotations

import pytest

from aboveboard.formats import loose

ANYTHING = (None, 0, 1.5, True, b"x", "", (), set[int](), object())


@pytest.mark.parametrize("value", ANYTHING)
def test_what_is_of_another_type_is_nothing(value: object) -> None:
    assert loose.text(value) is None
    assert loose.mapping(value) == {}
    assert loose.listing(value) == []
    assert loose.mappings(value) == []
    assert loose.children(value) == ()
    assert list(loose.find(value, ("a",))) == []


def test_what_is_of_its_type_is_given() -> None:
    assert loose.text("a") == "a"
    assert loose.mapping({"a": 1}) == {"a": 1}
    assert loose.listing([1, None]) == [1, None]
    assert loose.mappings([{"a": 1}, 7]) == [{"a": 1}, {}]
    assert loose.plain({"a": 1, "b": [2], "c": {}, "d": None}) == {"a": 1, "d": None}
    assert loose.children({1: "a"}) == (("1", "a"),)
    assert loose.children(["a"]) == (("0", "a"),)


def test_paths_with_any_key() -> None:
    given = {"sims": {"8901": {"info": {"mdn": "1"}}, "8902": {"info": 7}}, "list": [{"x": 1}, {"x": None}]}
    assert list(loose.find(given, ("sims", "*", "info", "mdn"))) == [("sims/8901/info/mdn", "1")]
    assert list(loose.find(given, ("list", "*", "x"))) == [("list/0/x", 1), ("list/1/x", None)]
    assert list(loose.find(given, ("list", "1"))) == [("list/1", {"x": None})]
    assert list(loose.find(7, ())) == [("", 7)]
