"""Who is in the seventh pool: the tenth set's people, drawn from seeds of its own."""

from __future__ import annotations

from tests.engine._seventh_talk import drawn
from tests.engine._tenth_talk import CAST
from tests.engine.published_talk import Talk


def seven(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw for a store of the seventh pool."""
    return drawn(f"pool seven/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
