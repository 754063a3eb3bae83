"""Where the evidence of a case is now, and whether its containers are what they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from aboveboard.casework.case import Case
from aboveboard.casework.custody import entries
from aboveboard.casework.errors import CaseError
from aboveboard.casework.prove.results import FileCheck
from aboveboard.engine.messages import (
    ContainerHash,
)
from aboveboard.sources.api import HashCheck, SourceError, SourceFacts

ELSEWHERE = "with whoever handed it over"
"""The folder in which a case that was received puts its sources: none of them came with it."""


@dataclass(frozen=True)
class Evidence:
    """Where the evidence is now: places given for it, and the password."""

    places: tuple[Path, ...] = ()
    password: bytes | None = None


@dataclass(frozen=True)
class Source:
    """A source of the case, and where it is looked for."""

    number: int
    exhibit: str
    recorded: Path
    """Where it was when it was examined."""
    path: Path
    """Where it is looked for now."""
    fingerprint: str
    container: str
    before: str | None
    """SHA-256 of the container as an earlier proof found it, from the custody log."""

    @property
    def name(self) -> str:
        """Its own name, wherever it is now."""
        return self.recorded.name


def sources_of(case: Case, evidence: Evidence, wanted: set[int], *, only_one: bool) -> dict[int, Source]:
    """Each wanted source, with where it is now. Raises SourceError for places that cannot be told apart or are not there."""
    rows = case.db.execute("SELECT id, exhibit, path, fingerprint FROM sources ORDER BY id").fetchall()
    logged = _logged_hashes(case)
    found: dict[int, Source] = {}
    seen: dict[tuple[str, str], int] = {}
    for number, exhibit, path, fingerprint in rows:
        name = Path(str(path)).name
        count = seen[(str(exhibit), name)] = seen.get((str(exhibit), name), 0) + 1
        container = name if count == 1 else f"{name}#{count}"
        if int(number) in wanted:
            before = logged.get(str(number))
            place = Path(str(path))
            found[int(number)] = Source(int(number), str(exhibit), place, place, str(fingerprint), container, before)
    for place in evidence.places:
        if not place.exists():
            raise SourceError(f"{place} is not there; give the path where the evidence is now")
        moved = _meant(found, place, only_one=only_one)
        found[moved] = replace(found[moved], path=place.absolute())
    if only_one or len(found) == 1:
        for source in found.values():
            if not source.path.exists():
                raise SourceError(gone(source))
    return found


def gone(source: Source) -> str:
    """What to do about a source that is not there."""
    if source.path.parent == Path(ELSEWHERE):
        return (
            f"{source.path.name} is with whoever handed this case over: its records can be read here, and cannot be made again "
            "from their bytes without it; where you hold it too, say where it is: --source PATH"
        )
    return f"{source.path} is not there any more; if the evidence was moved, say where it is: --source PATH"


def _meant(found: Mapping[int, Source], place: Path, *, only_one: bool) -> int:
    """Which source a place stands for: the only one, the one of that name, or the only one that is gone."""
    if only_one or len(found) == 1:
        return next(iter(found))
    named = [n for n, s in found.items() if s.name == place.name]
    gone = [n for n, s in found.items() if not s.path.exists()]
    for candidates in (named, [n for n in named if n in gone], gone):
        if len(candidates) == 1:
            return candidates[0]
    names = ", ".join(s.name for s in found.values())
    raise CaseError(f"{place} can stand for more than one source of the case ({names}); give it under its own name")


def _logged_hashes(case: Case) -> dict[str, str]:
    """The SHA-256 of each source's container as the first proof found it."""
    found: dict[str, str] = {}
    for entry in entries(case.db):
        containers: Any = entry.detail.get("containers")
        if isinstance(containers, dict):
            for number, sha256 in cast("dict[str, Any]", containers).items():
                found.setdefault(number, str(sha256))
    return found


def container_checks(
    source: Source, facts: SourceFacts, then: Mapping[str, Any], now: ContainerHash
) -> list[FileCheck]:
    """What is known of the container: its own hash, and those that came with it."""
    checks: list[FileCheck] = []
    if now.sha256 is None:
        note = "a folder has no hash of its own; its files have"
        checks.append(FileCheck("container", source.name, "sha256", "", None, None, None, note))
    else:
        stated = [h for h in facts.hashes if h.algorithm.lower().replace("-", "") == "sha256" and h.file == source.name]
        before = source.before or (stated[0].expected.lower() if stated else None)
        holds = None if before is None else before == now.sha256
        note = "" if before else "nothing to compare with: neither the source's papers nor an earlier proof state it"
        checks.append(FileCheck("container", source.name, "sha256", now.sha256, before, holds, now.size, note))
    for check in facts.hashes:
        checks.append(_stated(check))
    kept = {(str(h["file"]), str(h["algorithm"])): str(h["found"]) for h in then.get("hashes", ())}
    for (file, algorithm), value in kept.items():
        again = next((h.found for h in facts.hashes if (h.file, h.algorithm) == (file, algorithm)), None)
        if again is not None and again.lower() != value.lower():
            checks.append(
                FileCheck("when examined", file, algorithm, again, value, False, None, "differs from the examination")
            )
    return checks


def _stated(check: HashCheck) -> FileCheck:
    note = f"stated in {check.stated_in}"
    return FileCheck(
        "stated", check.file, check.algorithm, check.found.lower(), check.expected.lower(), check.holds, None, note
    )
