"""From sampled tables to findings, and to words about what was seen without being sure. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aboveboard.engine.discover import MENTION, mixed
from aboveboard.engine.discover.build import Finding, finding, key_of, quoted
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Link, Store, Table, links
from aboveboard.engine.discover.parting import parted
from aboveboard.engine.discover.people import NamedBy, named_by
from aboveboard.engine.discover.tables import judge
from aboveboard.engine.discover.trees import Trees, cell_reading, in_cells, reading
from aboveboard.engine.discover.verdicts import Verdict

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
    judged = {p: _judged(t, trees, {}, {}, least) for p, t in trees.tables.items()}
    every = [(p, trees.tables[p], v) for p, (sure, _) in judged.items() for v in sure]
    for pattern, table in trees.tables.items():
        sure, other = judged[pattern]
        for verdict in sure:
            if any(_tells_all_of(p, t, v, pattern, table, verdict) for p, t, v in every):
                continue
            because = {role: name for role, name in verdict.roles.items() if not role.startswith("thread_between")}
            alone = verdict.of or table
            made = reading(verdict, trees.rows[pattern], alone)
            found.append(Finding(verdict, made, because, {**table.by_name, **alone.by_name}, pattern))
        unsure += other
    return Analysis(_told_apart(found), tuple(unsure))


def analyse(store: Store, least: float) -> Analysis:
    """Judge every table; from a confidence of `least` on it is read."""
    known: dict[str, dict[str, Link]] = {name: links(table, store) for name, table in store.tables.items()}
    named = named_by(store, known)
    found: list[Finding] = []
    unsure: list[Verdict] = []
    for table in store.tables.values():
        sure, other = _judged(table, store, known, named, least)
        made = [f for f in (finding(part, store, known) for part in sure) if f is not None]
        found += made
        unsure += other if made or not sure else [v for v in sure if v.confidence >= MENTION][:1]
    read = {(f.verdict.table, c.within[0]) for f in found for c in _made_of(f) if c.within and ".0." in c.within[1]}
    people = any(f.verdict.kind == "Contact" for f in found)
    for table in store.tables.values():
        for column, values in table.cells.items():
            # Lists of one object are read with their rows.
            if (table.name, column) in read:
                continue
            inside = _in_cells(table, column, values, least)
            # Who takes part in a conversation is no contact where a table has these.
            of_talk = people and table.means & {"thread", "message"} and "contact" not in table.means
            found += [f for f in inside if not (of_talk and f.verdict.kind == "Contact")]
    return Analysis(_told_apart(found), tuple(unsure))


def _judged(
    table: Table, store: Store, known: Mapping[str, Mapping[str, Link]], named: NamedBy, least: float
) -> tuple[tuple[Verdict, ...], list[Verdict]]:
    """What a table is surely, parted where its rows are of several kinds, and what it may be."""
    verdict = next(iter(judge(table, store, known, named)), None)
    sure = verdict is not None and verdict.confidence >= least
    apart: list[Verdict] = []
    # A table that is surely of places or people is of one kind; one of documents may have calls beside these.
    whole_kinds = ("Message", "Call") if any(c.within for c in table.columns) else ("Message",)
    may = table.rows >= 2 * mixed.LEAST and not (verdict is not None and sure and verdict.kind not in whole_kinds)
    for part, only in mixed.parts(table) if may else ():
        kept = {c: link for c, link in known.get(table.name, {}).items() if c in part.by_name}
        judged = judge(part, store, {**known, table.name: kept}, named)
        if verdict is not None and verdict.kind == "Message" and "message" in table.means:
            # What is among messages and has a picture or an address in it is a message with one.
            judged = [v for v in judged if v.kind not in _ATTACHED]
        one = next(iter(judged), None)
        if one is not None and one.confidence >= least:
            why = f"its rows are of several kinds: these have {only.column}" + (
                "" if only.present else f" = {', '.join(map(str, only.values))}"
            )
            apart.append(replace(one, only=(only,), reasons=(*one.reasons, why), of=part))
    if verdict is None or not sure:
        if apart:
            return tuple(p for v in apart for p in parted(v, table)), []
        return (), [verdict] if verdict is not None and verdict.confidence >= MENTION else []
    whole = parted(verdict, table)
    others = [v for v in apart if v.kind != verdict.kind]
    same = [v for v in apart if v.kind == verdict.kind]
    better = _covered(verdict, table, same) >= _COVERED and _timed(verdict, table, same)
    if not others and same and len(whole) == 1 and (better or _told_by(verdict, table, same)):
        return tuple(p for v in same for p in parted(v, table)), []
    if not others or len({v.kind for v in whole}) > 1:
        return whole, []
    same = [v for v in apart if v.kind == verdict.kind]
    if _covered(verdict, table, same) < _COVERED or _left_over(verdict, table, apart):
        # Not all that the whole tells is in parts of its kind: it is the rows that are in none of the others.
        same = [replace(verdict, only=tuple(replace(o, without=True) for v in others for o in v.only))]
    return tuple(p for v in (*same, *others) for p in parted(v, table)), []


def _told_by(verdict: Verdict, table: Table, parts: Sequence[Verdict]) -> bool:
    """Whether rows stand outside of the parts that have neither a time nor a text or name, and no others do."""
    needed = [table.by_name[c] for f, c in verdict.roles.items() if f in ("at", "body", "name") and c in table.by_name]
    count = min((len(c.values) for c in needed), default=0)
    out = [
        n
        for n in range(count)
        if not any(all(o.holds(table.by_name[o.column].values[n]) for o in v.only) for v in parts)
    ]
    return len(out) >= mixed.LEAST and not any(c.values[n] not in (None, "") for n in out for c in needed)


def _left_over(verdict: Verdict, table: Table, parts: Sequence[Verdict]) -> bool:
    """Whether some rows are in no part that have a time and name a file: messages without a text."""
    at = table.by_name.get(verdict.roles.get("at", ""))
    files = [c for c in table.columns if c.means & {"path", "url", "mime"} or c.looks.picture > 0]
    if verdict.kind != "Message" or at is None or not files:
        return False
    return any(
        at.values[n] and any(c.values[n] for c in files)
        for n in range(min(len(c.values) for c in table.columns))
        if not any(all(o.holds(table.by_name[o.column].values[n]) for o in v.only) for v in parts)
    )


def _timed(verdict: Verdict, table: Table, parts: Sequence[Verdict]) -> bool:
    """Whether parts have times where the whole has none: each counts otherwise, or in a column of its own."""
    own = table.by_name.get(verdict.roles.get("at", ""))
    if own is None or own.time is None or own.time.fill > 0.8:
        return False
    return all(v.roles.get("at") != own.name for v in parts) and len(parts) > 1


_ATTACHED: Final = frozenset(("Visit", "Media", "Place"))
_COVERED: Final = 0.98


def _covered(verdict: Verdict, table: Table, parts: Sequence[Verdict]) -> float:
    """How many of the rows with text or name are in one of the parts."""
    said = table.by_name.get(verdict.roles.get("body", verdict.roles.get("name", "")))
    if said is None:
        return 0.0
    rows = [n for n, v in enumerate(said.values) if v is not None and v != ""]
    held = sum(any(all(o.holds(table.by_name[o.column].values[n]) for o in v.only) for v in parts) for n in rows)
    return held / len(rows) if rows else 0.0


def _told_apart(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same with each part's name once."""
    seen: Counter[str] = Counter()
    made: list[Finding] = []
    for one in findings:
        seen[one.reading.part] += 1
        again = seen[one.reading.part]
        made.append(
            one if again == 1 else replace(one, reading=replace(one.reading, name=f"{one.reading.part} {again}"))
        )
    return tuple(made)


def _made_of(finding: Finding) -> list[Column]:
    """The columns that a finding's fields are made of."""
    return [c for c in map(finding.columns.get, finding.verdict.roles.values()) if c is not None]


def _in_cells(table: Table, column: str, values: Sequence[str | bytes], least: float) -> Iterator[Finding]:
    """The lists of objects in the cells of a column; what is not sure there is not told: most are parts of something.

    Of keys and values those of each kind of key by themselves.
    """
    key = key_of(table)
    if key is None:
        return
    named, patterns = table.keyed.get(column, ("", ("",) * len(values)))
    for kind in dict.fromkeys(patterns):
        some = [v for v, p in zip(values, patterns, strict=True) if p == kind]
        trees = Trees(in_cells(some), kind)
        own = {"cell": f"t.{quoted(column)}"} | ({"key": f"t.{quoted(named)}"} if named else {})
        sure = [(p, t, v) for p, t in trees.tables.items() for v in _judged(t, trees, {}, {}, least)[0]]
        for pattern, listed, verdict in sure:
            if any(_tells_all_of(p, t, v, pattern, listed, verdict) for p, t, v in sure):
                continue
            made = cell_reading(
                verdict, pattern, verdict.of or listed, f"{quoted(table.name)} AS t", key, own, kind if named else None
            )
            part = f"{table.name}.{kind + '.' if kind else ''}{made.part}"
            part = part if all(o.without for o in verdict.only) else f"{part}: {verdict.kind.lower()}s"
            because = {role: f"{column}: {name}" for role, name in verdict.roles.items()}
            yield Finding(verdict, replace(made, name=part), because, listed.by_name)


def _tells_all_of(outer: str, of: Table, told: Verdict, inner: str, listed: Table, verdict: Verdict) -> bool:
    """Whether a list inside of objects is of what these objects tell already: what their texts consist of, with their time."""
    inside = inner.startswith((outer + ".", outer + "[")) and verdict.kind in ("Message", "Post")
    at, body = listed.by_name.get(verdict.roles.get("at", "")), of.by_name.get(told.roles.get("body", ""))
    return inside and at is not None and at.above and body is not None and not body.above
