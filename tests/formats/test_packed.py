"""Replies with and without gzip."""

import gzip

import pytest

from aboveboard.formats import jsonpath, packed
from aboveboard.formats.errors import GzipError
from aboveboard.formats.places import Span

TEXT = b'{"a": [1, {"b": "x"}]}'
GZIP = gzip.compress(TEXT, mtime=0)


def test_with_and_without_gzip() -> None:
    assert packed.plain(TEXT) == packed.plain(GZIP) == TEXT


@pytest.mark.parametrize("data", [GZIP[:-1], GZIP[:-9], GZIP[:12], GZIP[:10] + b"\xff" * 20, b"\x1f\x8b"])
def test_damaged_gzip(data: bytes) -> None:
    with pytest.raises(GzipError):
        packed.plain(data)


def test_more_than_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_BYTES", 10)
    with pytest.raises(GzipError, match="more than 10"):
        packed.plain(GZIP)


def test_places() -> None:
    find = packed.places(jsonpath.places)
    inside, whole = find(TEXT)("a/1/b"), find(GZIP)("a/1/b")
    assert inside is not None and inside.span.of(TEXT) == b'"x"'
    assert whole is not None and whole.span == Span(0, len(GZIP))
    assert find(GZIP)("a/7") is None
