"""A file of cookies made here, byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from aboveboard.artifacts.ios.cookies import COOKIES
from aboveboard.formats import binarycookies
from tests.artifacts.harness import run

PATH = "private/var/mobile/Library/Cookies/Cookies.binarycookies"


def cookie(host: str, name: str, path: str, value: str, expires: float, created: float) -> bytes:
    texts, offsets = b"", []
    for text in (host, name, path, value):
        offsets.append(56 + len(texts))
        texts += text.encode() + b"\0"
    return struct.pack("<IIII4I8xdd", 56 + len(texts), 0, 5, 0, *offsets, expires, created) + texts


def store(*pages: list[bytes]) -> bytes:
    made: list[bytes] = []
    for cookies in pages:
        at, offsets = 8 + 4 * len(cookies) + 4, []
        for one in cookies:
            offsets.append(at)
            at += len(one)
        made.append(b"\0\0\x01\0" + struct.pack(f"<I{len(cookies)}II", len(cookies), *offsets, 0) + b"".join(cookies))
    return b"cook" + struct.pack(f">I{len(made)}I", len(made), *map(len, made)) + b"".join(made) + b"\0\0\0\1"


FILE = store(
    [cookie(".example.org", "session", "/", "s3cret-value", 700_000_000.0, 694_260_000.5)],
    [cookie("shop.example", "bäsket", "/cart", "", 0.0, 0.0)],
)
FIXTURES = {"ios.cookies": {PATH: FILE}}


def test_cookies() -> None:
    result = run(COOKIES, {PATH: FILE})
    session, basket = result.records
    assert (session["at"], session["event"]) == ("2023-01-01T10:00:00.500000Z", "cookie")
    assert session["detail"] == "session for .example.org/, expires 2023-03-08T20:26:40.000000Z"
    assert basket["detail"] == "bäsket for shop.example/cart"
    assert basket["at"] == {"absent": "NULL"}
    assert "s3cret" not in str(result.records)


def test_the_value_is_marked() -> None:
    lookup = binarycookies.places(FILE)
    (first, _) = run(COOKIES, {PATH: FILE}).records
    found = lookup(first["provenance"]["locator"])
    assert found is not None
    assert [span.of(FILE) for span in found.secrets] == [b"s3cret-value"]


def test_what_breaks_off_is_said() -> None:
    result = run(COOKIES, {PATH: FILE[:-30]})
    assert (len(result.records), result.outcome.rejected, result.outcome.status) == (1, 1, "partial")


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    result = run(COOKIES, {PATH: (CORPORA / "plaso/Cookies.binarycookies").read_bytes()})
    # plaso counts 106: each cookie, and 15 readings of values that are not read here.
    assert (len(result.records), result.outcome.rejected) == (91, 0)
