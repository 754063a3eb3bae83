"""What docs/accountability.md says of tests is so, and what must be said there and in TRADEMARK.md is said."""

from __future__ import annotations

import re
from functools import cache

from tests.docs.pages import ROOT

BODY, _, LISTED = (ROOT / "docs" / "accountability.md").read_text("utf-8").partition("## The texts")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@cache
def defined(path: str) -> frozenset[str]:
    """The tests of a file."""
    return frozenset(re.findall(r"^def (test_\w+)\(", (ROOT / path).read_text("utf-8"), re.MULTILINE))


def rules() -> list[tuple[str, str, str]]:
    """Each row of the tables of rules: the rule, what it answers, and what shows it."""
    rows = [line.strip("|").split("|") for line in BODY.splitlines() if line.startswith("| ")]
    return [(rule.strip(), answers, shown) for rule, answers, shown in rows if rule.strip() not in ("rule", "---")]


def test_every_rule_names_a_test_that_exists() -> None:
    assert len(rules()) > 20
    for rule, answers, shown in rules():
        named = TEST.findall(shown)
        assert answers
        assert named and len(named) == shown.count("`") // 2, rule
        for path, name in named:
            assert name in defined(path), f"{rule}: {path}::{name}"


def test_every_text_that_is_answered_is_listed_and_answered() -> None:
    names = re.findall(r"^\| ([^|]+?) \| [^|]+ \| https://", LISTED, re.MULTILINE)
    assert len(names) == 10
    answers = " ".join(answers for _, answers, _ in rules())
    for name in names:
        said = name.removesuffix(" principles").removesuffix(" code of practice")
        assert said in answers, name
    assert "not legal advice" in BODY


def test_the_name_is_not_for_a_fork_without_notice_log_or_receipt() -> None:
    text = " ".join((ROOT / "TRADEMARK.md").read_text("utf-8").split())
    assert "A fork without notice, log or receipt may not use the name" in text
