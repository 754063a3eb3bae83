"""Whether an authority's scope covers an app of a phone with Android as a whole: its backup cannot be asked for in part."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from aboveboard.casework.errors import NotCovered
from aboveboard.engine.registry import entries
from aboveboard.model.authority import Scope
from aboveboard.model.extent import Claim, covers
from aboveboard.model.records import CATEGORY_OF

_OWNER = "0"


def must_cover(scope: Scope, only: Collection[str], packages: Sequence[str]) -> None:
    """Raises NotCovered, with why, for the first app that is not covered as a whole."""
    narrowed = msgspec.structs.replace(scope, categories=tuple(only) or scope.categories)
    for package in packages:
        why = why_not(narrowed, package)
        if why is not None:
            raise NotCovered(f"a backup of {package} holds all that the app keeps, and {why}; leave it out of --backup")


def why_not(scope: Scope, package: str) -> str | None:
    """Why an app's data are not covered as a whole; None where they are."""
    if scope.profiles and _OWNER not in scope.profiles:
        return "the scope does not cover the phone's owner, whose data alone a backup holds"
    if scope.people:
        return "the scope covers certain people alone"
    if scope.media == "names":
        return "the scope covers no pictures and films themselves"
    if not scope.services and not scope.categories:
        return None
    claims = [
        Claim(entry.id, entry.service, frozenset(CATEGORY_OF[kind] for kind in entry.kinds))
        for entry in entries().values()
        if entry.system in ("android", "any") and any(f":{package}}}" in pattern for pattern in entry.files)
    ]
    if not claims:
        return (
            "nothing here knows what that is: only an authority that limits neither categories nor services covers it"
        )
    lacking = [claim for claim in claims if not covers(scope, claim)]
    if not lacking:
        return None
    if scope.services and any(claim.service not in scope.services for claim in lacking):
        return f"the scope covers other services than {', '.join(sorted({c.service for c in lacking}))}"
    more = sorted({one for claim in lacking for one in claim.categories} - set(scope.categories))
    return f"the scope does not cover {', '.join(more)}"
