"""What use cases refuse, in words for the person who asked."""

from __future__ import annotations

from aboveboard.model.rules import RULES


class CaseError(Exception):
    """The case cannot be opened or used as asked; the text says why and what to do."""


class Gathering(CaseError):
    """What a page needs of a large case is being gathered: ask again in a moment."""

    def __init__(self) -> None:
        super().__init__("this is being gathered from the records, once after each examination; ask again in a moment")


class NotCovered(CaseError):
    """The authority does not cover what was asked; the text names the rule."""

    def __init__(self, text: str, rule: str = "scope") -> None:
        """`rule` is one of `model.rules.RULES`. Raises KeyError for another."""
        super().__init__(f"{text} (rule {rule}: {RULES[rule]})")
        self.rule = rule
