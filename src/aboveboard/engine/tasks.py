"""The names of tasks: the same in every run on the same evidence, so that a killed run finds what it had done."""

from __future__ import annotations

import hashlib

import msgspec

from aboveboard.engine import discover
from aboveboard.engine.messages import Unit
from aboveboard.engine.registry import entries, takers
from aboveboard.sources.api import Ref

GENERIC = "any.recovered_rows"
"""The artifact whose records are rows, not live, of tables that no artifact reads."""
LAST = 3
"""The priority of looking for rows that are not live: after all that is live."""


def named(source: int, unit: Unit, kinds: tuple[int, ...]) -> Unit:
    """The unit with its task's name: the file, the artifacts with their versions, which part or range of rows, and which
    kinds are covered and asked for.
    """
    known = entries()
    versions = {discover.ARTIFACT: discover.VERSION} | {
        c.artifact: known[c.artifact].version for c in unit.claims if c.artifact in known
    }
    claims = ",".join(f"{c.artifact}@{versions.get(c.artifact, 0)}" for c in unit.claims)
    parts = ",".join(unit.parts)
    if unit.recover:
        claims += f",{known[GENERIC].version}" if GENERIC in known else ""
    task = _name(
        "recover" if unit.recover else "unit",
        source,
        unit.ref.member,
        unit.ref.size,
        claims,
        parts,
        unit.low,
        unit.high,
        unit.whole,
        kinds,
    )
    return msgspec.structs.replace(unit, task=task)


def sniff_task(source: int, refs: tuple[Ref, ...], kinds: tuple[int, ...], *, recovery: bool) -> str:
    """Names a batch of files looked at by content; `recovery`: whether its databases are searched for rows not live."""
    first, last = (refs[0].member, refs[-1].member) if refs else ("", "")
    claims = ",".join(f"{e.id}@{e.version}" for e in takers())
    claims += f",{discover.ARTIFACT}@{discover.VERSION}"
    return _name("sniff", source, first, last, len(refs), claims, kinds, recovery)


def _name(*parts: object) -> str:
    text = "\0".join(str(p) for p in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12, person=b"above-task").hexdigest()
