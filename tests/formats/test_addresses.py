"""What stands in the query of an address."""

import pytest

from aboveboard.formats.addresses import asked


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.example/results?search_query=k%C3%B6ln+dom&x=1", "köln dom"),
        ("https://a.example/results?q=other", None),
        ("https://a.example/results?search_query=", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_asked(url: str | None, words: str | None) -> None:
    assert asked(url, "search_query") == words
