"""The tables at the top of docs/matrix.md: what an examiner looks for on a phone, and what reads it.

The list is tools/services.toml; what reads a service is asked of the artifacts, so that it cannot be said wrongly.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from aboveboard.kit import Artifact

LIST = Path(__file__).with_name("services.toml")
SYSTEMS: Mapping[str, str] = {"ios": "iOS", "android": "Android"}
NOTHING = "none"
NO_SUCH = "–"
OTHERS = "Others that are read"
_APP = re.compile(r"\{app_\w+:([^}]+)\}")


class WrongList(Exception):
    """The list and the artifacts do not agree."""


@dataclass(frozen=True)
class Service:
    """A line of the list; its file explains the members."""

    name: str
    services: tuple[str, ...]
    artifacts: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    only: str | None = None
    none: Mapping[str, str] = field(default_factory=dict[str, str])
    note: Mapping[str, str] = field(default_factory=dict[str, str])

    def read_by(self, artifact: Artifact) -> bool:
        """Whether an artifact reads anything of it."""
        return (
            artifact.service in self.services
            or any(fnmatchcase(artifact.id, pattern) for pattern in self.artifacts)
            or any(app.lower() in _apps(artifact) for app in self.apps)
        )


def _apps(artifact: Artifact) -> set[str]:
    return {app.lower() for path in artifact.files for app in _APP.findall(path)}


def of_system(artifacts: Iterable[Artifact], system: str) -> list[Artifact]:
    """Those that read a system's phones."""
    return [a for a in artifacts if a.system in (system, "any")]


def groups(listed: Mapping[str, Any], artifacts: Sequence[Artifact]) -> dict[str, list[Service]]:
    """The list by its headings, and under a last one what is read and stands in no other. Raises WrongList."""
    found = {
        title: [
            Service(
                name,
                tuple(given.get("services", [name.lower()])),
                tuple(given.get("artifacts", ())),
                tuple(given.get("apps", ())),
                given.get("only"),
                given.get("none", {}),
                given.get("note", {}),
            )
            for name, given in services.items()
        ]
        for title, services in listed.items()
        if title != "browsers"
    }
    known = {a.id for a in artifacts}
    for service in (s for services in found.values() for s in services):
        for name in service.artifacts:
            if "*" not in name and name not in known:
                raise WrongList(f"{service.name}: there is no artifact {name}")
        for system in SYSTEMS if service.only is None else (service.only,):
            _missed(service, system, artifacts)
    read = [s for services in found.values() for s in services]
    rest = sorted({a.service for a in artifacts if not any(s.read_by(a) for s in read)})
    return {**found, OTHERS: [Service(name, (name,), only=_only(name, artifacts)) for name in rest]}


def _only(service: str, artifacts: Iterable[Artifact]) -> str | None:
    systems = {a.system for a in artifacts if a.service == service}
    return next(iter(systems)) if len(systems) == 1 and systems <= set(SYSTEMS) else None


def _missed(service: Service, system: str, artifacts: Iterable[Artifact]) -> None:
    """Raise WrongList where nothing is said to read a service, and an artifact names it."""
    of = of_system(artifacts, system)
    if any(service.read_by(a) for a in of):
        return
    name = _letters(service.name)
    for artifact in of:
        words = re.split(r"[:(,]|\s(?=[a-z])", artifact.title)[0]
        if name in (_letters(artifact.service), _letters(words)):
            raise WrongList(f"{service.name}: {artifact.id} seems to read it, and none of its words says so")


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def cell(service: Service, system: str, artifacts: Iterable[Artifact], link: Any) -> str:
    """What reads a service on a system and the kinds that come of it, or why nothing does."""
    found = [a for a in of_system(artifacts, system) if service.read_by(a)]
    if service.only not in (None, system):
        return NO_SUCH
    if not found:
        why = service.none.get(system)
        return f"{NOTHING}: {why}" if why else NOTHING
    kinds = dict.fromkeys(k.__name__ for a in found for k in a.kinds)
    note = service.note.get(system)
    return f"{', '.join(link(a.id) for a in found)}: {', '.join(kinds)}{f' ({note})' if note else ''}"


def browsers(listed: Mapping[str, Any], artifacts: Sequence[Artifact], link: Any) -> Iterator[tuple[str, ...]]:
    """Rows of the table of browsers: name, system, then for each column what gives it. Raises WrongList."""
    columns: Mapping[str, Mapping[str, Sequence[str]]] = listed["browsers"]["columns"]
    whys: Mapping[str, Mapping[str, Mapping[str, str]]] = listed["browsers"].get("none", {})
    for name, services in listed["browsers"]["services"].items():
        for system, title in SYSTEMS.items():
            found = [a for a in artifacts if a.system == system and a.service in services]
            if found:
                why = whys.get(name, {}).get(system, {})
                cells = {key: [link(a.id) for a in found if _gives(a, column)] for key, column in columns.items()}
                for key in why:
                    if cells.get(key) != []:
                        raise WrongList(f"browsers: {name} has a reason for {key}, and it is read or no column")
                yield name, title, *(_or_why(given, why.get(key)) for key, given in cells.items())
        for service in services:
            if not any(a.service == service for a in artifacts):
                raise WrongList(f"browsers: no artifact calls its service {service}")


def _or_why(given: Sequence[str], why: str | None) -> str:
    return ", ".join(given) or (f"{NOTHING}: {why}" if why else NOTHING)


def _gives(artifact: Artifact, column: Mapping[str, Sequence[str]]) -> bool:
    if any(fnmatchcase(artifact.id, pattern) for pattern in column.get("but", ())):
        return False
    by_id = any(fnmatchcase(artifact.id, pattern) for pattern in column.get("ids", ()))
    return by_id or bool({k.__name__ for k in artifact.kinds} & set(column.get("kinds", ())))


def load(path: Path = LIST) -> dict[str, Any]:
    """The list."""
    return tomllib.loads(path.read_text(encoding="utf-8"))
