"""What use cases refuse, in words for the person who asked."""

from __future__ import annotations


class CaseError(Exception):
    """The case cannot be opened or used as asked; the text says why and what to do."""


class NotCovered(CaseError):
    """The authority does not cover what was asked; the text names the rule."""
