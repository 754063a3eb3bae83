"""Names that would climb, clash or mislead where somebody unpacks a container."""

from __future__ import annotations

from tests.hostile.containers import ODD_NAMES

from aboveboard.sources.oddnames import OddNames


def said(*chunks: list[str]) -> dict[str, str | None]:
    odd = OddNames()
    for chunk in chunks:
        odd.add(chunk)
    return {problem.what.split("; ")[0]: problem.member for problem in odd.problems()}


def test_each_sort_is_counted_with_its_first() -> None:
    assert said(list(ODD_NAMES[:9]), list(ODD_NAMES[9:])) == {
        "3 names of files: climb out of the folder ('..')": "../../../../../../tmp/climbed",
        "2 names of files: begin at the root": "/etc/absolute",
        "1 name of files: begin with a drive's letter": "C:/Windows/drive",
        "2 names of files: hold control characters": "data/media/0/\x1b[2J.txt",
        "2 names of files: are reserved on Windows": "data/media/0/CON",
        "2 names of files: differ from others only in case or in the form of their Unicode characters": None,
    }


def test_ordinary_names_are_not_odd() -> None:
    assert said(["private/var/a..b/c.txt", "data/com.example/console.log", "x/aux1", "a b.txt", "\u660e/..a"], []) == {}


def test_lone_surrogates_and_newlines_are_names_too() -> None:
    assert list(said(["a\ud800b", "c\nd", "C\nD"])) == [
        "2 names of files: hold control characters",
        "1 name of files: differ from others only in case or in the form of their Unicode characters",
    ]
