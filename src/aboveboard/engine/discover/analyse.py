"""From sampled tables to findings, and to words about what was seen without being sure. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aboveboard.engine.discover import MENTION
from aboveboard.engine.discover.build import Finding, finding, key_of, quoted
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Link, Store, Table, links
from aboveboard.engine.discover.tables import Verdict, judge, named_by, parted
from aboveboard.engine.discover.trees import Trees, cell_reading, in_cells, reading

_WORDS: Final[Mapping[str, str]] = {
    "Message": "messages",
    "Contact": "contacts",
    "Call": "calls",
    "Place": "places",
    "Visit": "visits of pages",
    "Media": "pictures, films or sounds",
    "Post": "posts",
}


@dataclass(frozen=True)
class Analysis:
    """What a store holds."""

    findings: tuple[Finding, ...]
    unsure: tuple[Verdict, ...]
    """Looks like it, but not enough for records."""

    def unsure_in_words(self) -> str | None:
        """'tables that look like messages, not sure: a (0.5: why), b (…)'; None where there is none."""
        parts: list[str] = []
        for kind, word in _WORDS.items():
            seen = [v for v in self.unsure if v.kind == kind]
            if seen:
                listed = ", ".join(f"{v.table} ({v.confidence:.2f}: {_why(v)})" for v in seen[:5])
                parts.append(f"looks like {word}, not sure: {listed}")
        return "; ".join(parts) or None


def _why(verdict: Verdict) -> str:
    """The reasons against it, or where there are none those for it."""
    against = [r.removeprefix("but ") for r in verdict.reasons if r.startswith("but ")]
    return "; ".join((against or list(verdict.reasons))[:2])


def analyse_trees(trees: Trees, least: float) -> Analysis:
    """The same for lists of objects; lists without a name of their own need as much as others."""
    found: list[Finding] = []
    unsure: list[Verdict] = []
    for pattern, table in trees.tables.items():
        verdict = next(iter(judge(table, trees, {})), None)
        if verdict is None or verdict.confidence < MENTION:
            continue
        if verdict.confidence < least:
            unsure.append(verdict)
            continue
        because = {role: name for role, name in verdict.roles.items() if not role.startswith("thread_between")}
        found.append(Finding(verdict, reading(verdict, trees.rows[pattern], table), because, table.by_name))
    return Analysis(tuple(found), tuple(unsure))


def analyse(store: Store, least: float) -> Analysis:
    """Judge every table; from a confidence of `least` on it is read."""
    known: dict[str, dict[str, Link]] = {name: links(table, store) for name, table in store.tables.items()}
    named = named_by(store, known)
    found: list[Finding] = []
    unsure: list[Verdict] = []
    for table in store.tables.values():
        verdict = next(iter(judge(table, store, known, named)), None)
        if verdict is None or verdict.confidence < MENTION:
            continue
        parts = parted(verdict, table) if verdict.confidence >= least else ()
        made = [f for f in (finding(part, store, known) for part in parts) if f is not None]
        if made:
            found += made
        elif verdict.confidence >= MENTION:
            unsure.append(verdict)
    read = {(f.verdict.table, c.within[0]) for f in found for c in _made_of(f) if c.within and ".0." in c.within[1]}
    for table in store.tables.values():
        for column, values in table.cells.items():
            # Lists of one object are read with their rows.
            if (table.name, column) not in read:
                found += _in_cells(table, column, values, least)
    return Analysis(tuple(found), tuple(unsure))


def _made_of(finding: Finding) -> list[Column]:
    """The columns that a finding's fields are made of."""
    return [c for c in map(finding.columns.get, finding.verdict.roles.values()) if c is not None]


def _in_cells(table: Table, column: str, values: Sequence[str | bytes], least: float) -> Iterator[Finding]:
    """The lists of objects in the cells of a column; what is not sure there is not told: most are parts of something."""
    key = key_of(table)
    if key is None:
        return
    trees = Trees(in_cells(values))
    for pattern, listed in trees.tables.items():
        verdict = next(iter(judge(listed, trees, {})), None)
        if verdict is None or verdict.confidence < least:
            continue
        own = table.by_name[column].sql("t")
        made = cell_reading(verdict, pattern, listed, f"{quoted(table.name)} AS t", key, own)
        part = f"{table.name}.{made.part}"
        because = {role: f"{column}: {name}" for role, name in verdict.roles.items()}
        yield Finding(verdict, replace(made, name=part), because, listed.by_name)
