"""Chromium's bookmark file."""

import json

import pytest

from aboveboard.formats.chromium import ANDROID, MAX_DEPTH, Entry, bookmarks
from aboveboard.formats.errors import FormatError


def test_bookmarks_in_order_with_their_folders_and_what_is_none() -> None:
    tree: dict[str, object] = {
        "roots": {
            "other": {"name": "Other", "children": [{"name": "A", "url": "https://a.example/"}, 7, {"name": "empty"}]},
            "version": "1",
            "mobile": {"name": "", "children": [{"children": [{"url": "https://b.example/", "meta": {}}]}]},
        }
    }
    assert list(bookmarks(json.dumps(tree).encode())) == [
        Entry("roots/other/0", ("Other",), {"name": "A", "url": "https://a.example/"}),
        "roots/other/1",
        Entry("roots/mobile/0/0", ("", ""), {"url": "https://b.example/"}),
    ]


def test_deep_folders_cost_neither_the_bookmark_nor_the_memory() -> None:
    text = '{"name": "f", "children": [' * 300 + '{"url": "https://a.example/"}' + "]}" * 300
    (entry,) = bookmarks(f'{{"roots": {{"x": {text}}}}}'.encode())
    assert isinstance(entry, Entry)
    assert len(entry.folders) == MAX_DEPTH


@pytest.mark.parametrize("data", [b"", b"[]", b'{"roots": 4}', b"[" * 100_000, b"\xff\xfe"])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        list(bookmarks(data))


def test_a_browser_says_where_its_files_are() -> None:
    assert ANDROID[0].files("History")[0] == "{app_data:com.android.chrome}/app_chrome/*/History"
