"""What was put into a fictional phone, so that tests can compare what an examination says with what is there."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing in the phone. Names of kinds and services are those of the design; a parser may split or join them.

    at: UTC microseconds, None where the store gives none. local_at: wall-clock time where the store keeps no zone.
    direction: 'out', 'in' or ''. party: the other side's identifier as stored. state: 'live' (in the table), 'wal'
    (live, but only in the -wal file), 'deleted' (not in the table, its bytes still in the file) or 'superseded' (not
    in the table; its bytes only in a -wal frame that a later frame replaces).
    """

    kind: str
    service: str
    path: str
    profile: str = "0"
    table: str = ""
    rowid: int | None = None
    at: int | None = None
    local_at: str = ""
    direction: str = ""
    party: str = ""
    text: str | None = None
    thread: str = ""
    state: str = "live"
    extra: dict[str, str | int | float | None] = {}


class FileFact(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the phone: its path on the device, its place in an iTunes backup ('' if none), size, hash."""

    path: str
    domain: str
    relative: str
    size: int
    sha256: str


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was put into one fictional phone. `bulk` counts rows added for load, which have no facts."""

    device: str
    owner: str
    seed: int
    form: str
    password: str
    files: tuple[FileFact, ...]
    facts: tuple[Fact, ...]
    bulk: dict[str, int]

    def of(self, kind: str, service: str = "", *, profile: str = "", state: str = "") -> Iterator[Fact]:
        """Give the facts of a kind; an empty service, profile or state means any."""
        for fact in self.facts:
            if (
                fact.kind == kind
                and service in ("", fact.service)
                and profile in ("", fact.profile)
                and state in ("", fact.state)
            ):
                yield fact

    def counts(self) -> dict[str, int]:
        """Count facts by 'kind service profile state'."""
        found = Counter(f"{f.kind} {f.service} {f.profile} {f.state}" for f in self.facts)
        return dict(sorted(found.items()))

    def write(self, path: Path) -> None:
        """Write the truth as JSON. Keep it outside the evidence folder."""
        body: dict[str, object] = {"counts": self.counts(), **msgspec.to_builtins(self)}
        path.write_bytes(msgspec.json.format(msgspec.json.encode(body), indent=1) + b"\n")
