"""How a reviewer likes lists to be shown. Kept in the case, for each reviewer, and never in the browser."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.store.schema import CHOICES


def chosen(case: Case, actor: Actor, name: str) -> list[str] | None:
    """What a reviewer chose for a list, in order; None where nothing was."""
    case.db.execute(CHOICES)
    value = case.db.execute("SELECT value FROM choices WHERE actor = ? AND name = ?", (actor.name, name)).get
    return None if value is None else msgspec.json.decode(str(value), type=list[str])


def choose(case: Case, actor: Actor, name: str, values: Sequence[str] | None) -> None:
    """Choose, or with None be content with what everybody gets."""
    case.db.execute(CHOICES)
    with case.db:
        if values is None:
            case.db.execute("DELETE FROM choices WHERE actor = ? AND name = ?", (actor.name, name))
        else:
            packed = msgspec.json.encode(list(values)).decode()
            case.db.execute("INSERT OR REPLACE INTO choices VALUES (?, ?, ?)", (actor.name, name, packed))
