"""What is known of a sound or film before it is played, and the stretches in which a film is played."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from aboveboard.casework.review import sensitive
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.previews import Wanted
from aboveboard.engine.previews import ABOUT, CLIP
from aboveboard.formats.previews import SPAN, About
from aboveboard.store.previews import FINAL

__all__ = ["SPAN", "Told", "about", "clip", "known"]


@dataclass(frozen=True)
class Told:
    """What is known by now."""

    about: About | None
    why: str
    """Why nothing is, or what must be said of it; ''."""
    waiting: bool = False


def about(desk: Desk, exhibit: str, path: str) -> Told:
    """What is known; what is not is looked for. Raises CaseError."""
    kept = sensitive.preview(desk, Wanted(exhibit, path, ABOUT))
    if kept.stage != FINAL:
        return Told(None, "", waiting=True)
    return Told(msgspec.json.decode(kept.data, type=About) if kept.data else None, kept.why)


def known(desk: Desk, exhibit: str, path: str) -> Told:
    """What was found out before. Raises CaseError."""
    there = sensitive.there(desk, Wanted(exhibit, path, ABOUT)) if path else None
    if there is None:
        return Told(None, "", waiting=True)
    return Told(msgspec.json.decode(there.data, type=About) if there.data else None, there.why)


def clip(film: Wanted, number: str) -> Wanted:
    """A stretch of a film, `SPAN` seconds each, from 0. Raises CaseError for what is no number of one."""
    return Wanted.read(str(Wanted(film.exhibit, film.path, f"{CLIP}@{number}")))
