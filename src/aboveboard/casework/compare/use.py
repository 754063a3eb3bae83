"""The use case: read the other tool's output, take the records it can stand for, pair them, and say what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from aboveboard.casework.case import Case
from aboveboard.casework.compare.facts import Located, Sort, Value, field_of, from_cells, from_record, shown
from aboveboard.casework.compare.maps import Fact, Plan, TableMap, names, plain, plan, read_map, wanted
from aboveboard.casework.compare.other import Other, open_other
from aboveboard.casework.compare.pairs import Column, Pair, Side, pair, shift_of, surplus
from aboveboard.casework.compare.result import (
    Comparison,
    Difference,
    Differing,
    NotThere,
    OnlyHere,
    OnlyThere,
    Ours,
    Table,
)
from aboveboard.casework.compare.result import Value as Said
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.formats.othertools import Flaw, Header, Row
from aboveboard.model.authority import Authority, Scope
from aboveboard.model.records import CATEGORY_OF, KIND_NUMBER
from aboveboard.model.times import from_iso

_Pairs: TypeAlias = "list[tuple[Side[_Ref], Side[_Ref], Pair]]"
MAX_ROWS: Final = 1_000_000
"""Rows that are held at once; what comes after is counted and not compared."""
CANNOT_SHOW: Final = (
    "Agreement of two tools is not truth: both can read one store wrongly in the same way.",
    "A difference does not say who is right; `aboveboard show` gives a record's place, where the stored bytes can be read.",
    "Only the fields named with each table were compared, text folded and without white space, times within the tolerance.",
    "What both tools leave out is not seen here.",
)


@dataclass(frozen=True)
class Request:
    """What is asked. `tolerance` is in seconds."""

    other: Path
    columns: Path | None = None
    kind: str | None = None
    exhibit: str | None = None
    tolerance: float = 1.0


@dataclass(frozen=True, slots=True)
class _Ref:
    """A row or a record, as far as it is shown."""

    row: int
    shown: tuple[str | None, ...]
    stated: str
    record: int = -1


@dataclass(slots=True)
class _Record:
    """A record of the case, as far as it is compared."""

    key: str
    exhibit: str
    artifact: str
    kind: str
    state: str


@dataclass(slots=True)
class _Work:
    """One table that is compared."""

    result: Table
    plan: Plan
    there: list[Side[_Ref]] = field(default_factory=list[Side[_Ref]])
    here: list[Side[_Ref]] = field(default_factory=list[Side[_Ref]])
    named: frozenset[str] | None = None
    """The services that the table's name names; None where the map says which artifacts."""


@dataclass(slots=True)
class _Reading:
    """What was read of the other tool's output."""

    works: dict[tuple[str, str, str], _Work] = field(default_factory=dict[tuple[str, str, str], "_Work"])
    plans: dict[tuple[str, str], Plan | str] = field(default_factory=dict[tuple[str, str], "Plan | str"])
    headers: dict[tuple[str, str], Header] = field(default_factory=dict[tuple[str, str], Header])
    counts: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    refused: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict[tuple[str, str], tuple[str, int]])
    """Parts of split tables that are not looked at: why, and how many rows."""
    notes: list[str] = field(default_factory=list[str])
    held: int = 0
    beyond: int = 0


def compare(case: Case, actor: Actor, request: Request) -> Comparison:
    """Match the case's records with another tool's output, by content. A consultation, and logged as one.

    Raises CaseError for a wrong request or column map, SourceError where the other output cannot be read.
    """
    case.must_stand(actor)
    if request.tolerance < 0:
        raise CaseError("the tolerance is a number of seconds, 0 or more")
    if request.kind is not None and request.kind not in KIND_NUMBER:
        raise CaseError(f"there is no kind {request.kind!r}; there are {', '.join(KIND_NUMBER)}")
    own = _own_maps(request.columns)
    with closing(open_other(request.other, any_text=bool(own))) as other:
        sha256 = other.sha256()
        reading = _read(other, own, _Limits.of(case.authority, request.kind))
    records = _take(case, list(reading.works.values()), request.exhibit)
    tolerance = round(request.tolerance * 1e6)
    status: dict[int, int] = {}
    for work in reading.works.values():
        _settle(work, records, status, tolerance)
    tables = [w.result for w in reading.works.values()]
    result = Comparison(
        case=str(case.path),
        other=str(request.other),
        form=other.form,
        sha256=sha256,
        tolerance=request.tolerance,
        tables=tables,
        records=_ours(case, records, status, request),
        not_compared=_not_compared(reading),
        notes=other.notes + reading.notes,
        cannot_show=list(CANNOT_SHOW),
    )
    case.log(
        actor,
        "consultation",
        what="compare",
        other=request.other.name,
        form=other.form,
        sha256=sha256,
        tables=len(tables),
        same=sum(t.same for t in tables),
        different=sum(t.different for t in tables),
        only_here=sum(t.only_here for t in tables),
        only_there=sum(t.only_there for t in tables),
    )
    return result


def _own_maps(path: Path | None) -> tuple[TableMap, ...]:
    if path is None:
        return ()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    return read_map(data, path.name)


# --- the other tool's side ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Limits:
    """What of the other tool's output may be looked at: the authority's scope goes for it as for the evidence."""

    scope: Scope
    sealed: bool
    """Whether records of privileged people are sealed."""
    kind: str | None
    since: int | None
    until: int | None

    @staticmethod
    def of(authority: Authority, kind: str | None) -> _Limits:
        scope = authority.scope
        since, until = (None if t is None else from_iso(t) for t in (scope.since, scope.until))
        return _Limits(scope, authority.privilege is not None, kind, since, until)

    def why_not(self, kinds: Sequence[str], services: frozenset[str] | None) -> str | None:
        """Why a table is not looked at, or None."""
        if self.kind is not None and self.kind not in kinds:
            return f"holds {' and '.join(kinds)}, not {self.kind}"
        if self.sealed:
            return "the authority lists privileged people, and rows of another tool are not told by whom they name"
        # A table is looked at whole or not at all: its rows are not told apart by kind, as an artifact's records are.
        wanting = [c for c in dict.fromkeys(CATEGORY_OF[k] for k in kinds) if c not in (self.scope.categories or (c,))]
        if wanting:
            return f"the authority's scope does not cover {' and '.join(wanting)}"
        if self.scope.services and not (services or frozenset()) & set(self.scope.services):
            return "the authority's scope is limited to services, and the table is not known to be of one of them"
        if self.scope.people or self.scope.profiles:
            return "the authority's scope is limited to people or device users, which another tool's tables are not told by"
        return None

    def covers(self, times: Iterable[Value]) -> bool:
        """Whether a row lies in the authority's dates, told by its first time."""
        if self.since is None and self.until is None:
            return True
        at = next((t for t in times if isinstance(t, Located)), None)
        if at is None:
            return self.scope.undated
        return (self.since is None or at.us >= self.since) and (self.until is None or at.us < self.until)


def _read(other: Other, own: Sequence[TableMap], limits: _Limits) -> _Reading:
    reading = _Reading()

    def choose(table: str) -> tuple[str, str]:
        for each in own:
            if any(n == "*" or plain(n) == plain(table) for n in names(each.table)):
                return each.delimiter, each.encoding
        return "", ""

    for item in other.items(choose):
        if isinstance(item, Header):
            key = (item.source, item.table)
            reading.headers[key] = item
            reading.plans[key] = plan(item, own)
            reading.counts[key] = 0
            _start(reading, item, limits)
        elif isinstance(item, Row):
            _row(reading, item, limits)
        else:
            reading.notes.append(_flaw(item))
    if own and not any(isinstance(p, Plan) and p.how == "column map" for p in reading.plans.values()):
        there = ", ".join(dict.fromkeys(table for _, table in reading.plans)) or "none"
        raise CaseError(f"the column map names no table that is there; there are: {there[:600]}")
    if reading.beyond:
        reading.notes.append(f"{reading.beyond:,} rows beyond the first {MAX_ROWS:,} were not compared")
    return reading


def _flaw(item: Flaw) -> str:
    return f"{item.source}{f', {item.table}' if item.table and item.table not in item.source else ''}: {item.what}"


def _start(reading: _Reading, header: Header, limits: _Limits) -> None:
    """A table without rows is compared too: all its records are then only here. One that is split begins with its rows."""
    found = reading.plans[header.source, header.table]
    if isinstance(found, Plan) and not names(found.map.split):
        _work(reading, header.source, header.table, "", found, limits)


def _work(reading: _Reading, source: str, table: str, part: str, found: Plan, limits: _Limits) -> _Work | None:
    work = reading.works.get((source, table, part))
    if work is not None:
        return work
    title = f"{table}: {part}" if part else table
    kinds = list(names(found.map.kind))
    named = None if names(found.map.artifacts) else _services(f"{title} {source}")
    services = _services(" ".join(names(found.map.artifacts))) if named is None else named
    why = limits.why_not(kinds, services)
    if why is not None:
        if part:
            # Other parts of the table may be looked at.
            _, count = reading.refused.get((source, title), ("", 0))
            reading.refused[source, title] = (why, count + 1)
        else:
            reading.plans[source, table] = why
        return None
    compared = {f.field: list(f.columns) for f in found.facts}
    work = reading.works[source, table, part] = _Work(
        Table(source, title, kinds, found.how, compared, []), found, named=named
    )
    if found.missing:
        work.result.notes.append(f"columns that are not there: {', '.join(found.missing)}")
    return work


def _services(text: str) -> frozenset[str]:
    """The services of apps that a text names."""
    from aboveboard.engine.registry import entries

    bare = plain(text)
    return frozenset(
        s for e in entries().values() if "." not in (s := e.service) and len(plain(s)) >= 4 and plain(s) in bare
    )


def _row(reading: _Reading, row: Row, limits: _Limits) -> None:
    key = (row.source, row.table)
    reading.counts[key] = reading.counts.get(key, 0) + 1
    found = reading.plans.get(key)
    if not isinstance(found, Plan):
        return
    if reading.held >= MAX_ROWS:
        reading.beyond += 1
        return
    values, given = row.values, found.map
    part = next((v for c in names(given.split) if (v := values.get(c, "").strip())), "")[:80]
    work = _work(reading, row.source, row.table, part, found, limits)
    if work is None:
        return
    if any(values.get(c) not in v for c, v in given.rows.items()) or any(
        values.get(c) in v for c, v in given.rows_not.items()
    ):
        work.result.left_out += 1
        return
    header = reading.headers[key]
    made: list[Value] = []
    texts: list[str | None] = []
    for fact in found.facts:
        cells = [values.get(column, "") for column in fact.columns]
        words = given.words.get(fact.field)
        if words:
            cells = [words.get(cell.strip(), cell) for cell in cells]
        form = "epoch" if any(c in header.epoch for c in fact.columns) else given.time_format
        value = from_cells(fact.sort, cells, form, given.zone)
        made.append(value)
        text = (
            " | ".join(c for c in cells if c.strip())
            if fact.sort in (Sort.PEOPLE, Sort.IDENTIFIERS)
            else next((c for c in cells if c.strip()), "")
        )
        texts.append(shown(text))
    if not limits.covers(made):
        work.result.out_of_scope += 1
        return
    reading.held += 1
    work.there.append(Side(_Ref(row.number, tuple(texts), row.stated), tuple(made)))


def _not_compared(reading: _Reading) -> list[NotThere]:
    return [
        NotThere(source, table, reading.counts[source, table], list(reading.headers[source, table].columns), why)
        for (source, table), why in reading.plans.items()
        if isinstance(why, str)
    ] + [NotThere(source, title, count, [], why) for (source, title), (why, count) in reading.refused.items()]


# --- our side ----------------------------------------------------------------------------------------------------------


def _take(case: Case, works: Sequence[_Work], only: str | None) -> list[_Record]:
    """Read the records of all kinds that a table holds once, and put each into the pools of the tables that want it."""
    kinds = {kind for work in works for kind in work.result.kinds}
    records: list[_Record] = []
    for exhibit in case.exhibits(only):
        for kind in sorted(kinds, key=KIND_NUMBER.__getitem__):
            mine = [w for w in works if kind in w.result.kinds]
            for record in exhibit.records("kind = ?", (KIND_NUMBER[kind],)):
                _pool(record, mine, records)
        exhibit.close()
    return records


def _pool(record: Mapping[str, Any], works: Sequence[_Work], records: list[_Record]) -> None:
    place = cast("Mapping[str, Any]", record["provenance"])
    number = len(records)
    artifact = str(record["artifact"])
    records.append(
        _Record(str(record["key"]), str(place["exhibit"]), artifact, str(record["kind"]), str(place["state"]))
    )
    # Tables of one form share their facts, so that a record is made comparable once for all of them.
    made: dict[tuple[Fact, ...], list[Side[_Ref]]] = {}
    for work in works:
        if not wanted(record, work.plan.map) or (work.named and record["service"] not in work.named):
            continue
        facts = work.plan.facts
        sides = made.get(facts)
        if sides is None:
            sides = made[facts] = [_side(each, facts, number) for each in _members(record, work.plan.map.each)]
        work.here += sides


def _members(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The record, or as often as its list has members with each in the list's place."""
    if not name:
        return [record]
    held = record.get(name)
    return [{**record, name: each} for each in cast("list[Any]", held)] if isinstance(held, list) else []


def _side(record: Mapping[str, Any], facts: Sequence[Fact], number: int) -> Side[_Ref]:
    raw = [field_of(record, fact.field) for fact in facts]
    values = tuple(from_record(fact.sort, value) for fact, value in zip(facts, raw, strict=True))
    place = cast("Mapping[str, Any]", record["provenance"])
    stated = "live" if place["state"] == "live" else "recovered"
    return Side(_Ref(0, tuple(shown(value) for value in raw), stated, number), values)


def _ours(case: Case, records: Sequence[_Record], status: Mapping[int, int], request: Request) -> list[Ours]:
    """Every artifact's records, those of kinds that no table holds too."""
    found: dict[tuple[str, str, str], Ours] = {}
    for exhibit in case.exhibits(request.exhibit):
        counted: dict[tuple[str, str], int] = {}
        for number, artifact, count in exhibit.db.execute(
            "SELECT c.kind, r.artifact, c.n FROM (SELECT src, kind, count(*) AS n FROM records GROUP BY src, kind) AS c "
            "JOIN readings AS r ON r.id = c.src"
        ):
            name = next(k for k, n in KIND_NUMBER.items() if n == number)
            counted[artifact, name] = counted.get((artifact, name), 0) + count
        for (artifact, name), count in sorted(counted.items()):
            if request.kind in (None, name):
                found[exhibit.label, artifact, name] = Ours(exhibit.label, artifact, name, count)
        exhibit.close()
    for number, record in enumerate(records):
        ours = found.get((record.exhibit, record.artifact, record.kind))
        if ours is None:
            continue
        match status.get(number):
            case 2:
                ours.same += 1
            case 1:
                ours.different += 1
            case 0:
                ours.only_here += 1
            case _:
                pass
    for ours in found.values():
        ours.not_compared = ours.records - ours.same - ours.different - ours.only_here
    return list(found.values())


# --- together ----------------------------------------------------------------------------------------------------------


def _settle(work: _Work, records: Sequence[_Record], status: dict[int, int], tolerance: int) -> None:
    """Pair one table, live with live, recovered with recovered, and what is left of both across."""
    _drop_unsaid(work)
    result, facts = work.result, work.plan.facts
    columns = [Column(f.field, f.sort) for f in facts]
    there = _with_zone(work, columns, tolerance)
    aside: list[Side[_Ref]] = []
    if work.named is not None and not work.named:
        covered = _covered(work, records, pair(columns, there, work.here, tolerance).pairs)
        aside = [s for s in work.here if records[s.ref.record].artifact not in covered]
        work.here = [s for s in work.here if records[s.ref.record].artifact in covered]
    live_there = [s for s in there if s.ref.stated != "recovered"]
    lost_there = [s for s in there if s.ref.stated == "recovered"]
    live_here = [s for s in work.here if s.ref.stated == "live"]
    lost_here = [s for s in work.here if s.ref.stated == "recovered"]
    found = pair(columns, live_there, live_here, tolerance)
    lost = pair(columns, lost_there, lost_here, tolerance)
    rest_there = [live_there[i] for i in found.only_there] + [lost_there[i] for i in lost.only_there]
    rest_here = [live_here[i] for i in found.only_here] + [lost_here[i] for i in lost.only_here]
    across = pair(columns, rest_there, rest_here, tolerance) if lost_here or lost_there else None
    pairs = [(live_there[p.there], live_here[p.here], p) for p in found.pairs]
    recovered = [(lost_there[p.there], lost_here[p.here], p) for p in lost.pairs]
    if across is not None:
        recovered += [(rest_there[p.there], rest_here[p.here], p) for p in across.pairs]
        rest_there = [rest_there[i] for i in across.only_there]
        rest_here = [rest_here[i] for i in across.only_here]
    if aside:
        more, rest_there = _equal_aside(columns, rest_there, aside, tolerance)
        pairs += [each for each in more if each[1].ref.stated == "live"]
        recovered += [each for each in more if each[1].ref.stated != "live"]
        work.here = work.here + [h for _, h, _ in more]
        if there and not (pairs or recovered):
            result.notes.append("none of its rows fits a record here; no app is named that is read here")
    if work.named is not None and not work.named and (pairs or recovered):
        result.notes.append("guessed from its header or kind; that it is the same store is told by its rows alone")
    result.artifacts = sorted(
        {records[s.ref.record].artifact for s in work.here} or set(names(work.plan.map.artifacts))
    )
    _count(work, pairs, recovered, rest_there, rest_here)
    if not work.plan.map.each:
        for side in rest_here:
            status.setdefault(side.ref.record, 0)
        for _, h, p in (*pairs, *recovered):
            status[h.ref.record] = max(status.get(h.ref.record, 0), 1 if p.differ else 2)
    _list(work, records, [*pairs, *recovered], rest_there, rest_here)


def _drop_unsaid(work: _Work) -> None:
    """Leave out facts of which the other table says nothing in any row: that is how it is made, no difference of rows.

    What it does say and we do not stays: the other tool may know more.
    """
    kept = [
        i for i in range(len(work.plan.facts)) if not work.there or any(s.values[i] is not None for s in work.there)
    ]
    if len(kept) == len(work.plan.facts) or not kept:
        return
    empty = [f.field for i, f in enumerate(work.plan.facts) if i not in kept]
    work.result.notes.append(f"empty in all rows there, not compared: {', '.join(empty)}")
    work.plan = replace(work.plan, facts=tuple(work.plan.facts[i] for i in kept))
    work.result.compared = {f.field: list(f.columns) for f in work.plan.facts}

    def less(side: Side[_Ref]) -> Side[_Ref]:
        ref = replace(side.ref, shown=tuple(side.ref.shown[i] for i in kept))
        return Side(ref, tuple(side.values[i] for i in kept))

    work.there = [less(side) for side in work.there]
    work.here = [less(side) for side in work.here]


def _covered(work: _Work, records: Sequence[_Record], pairs: Sequence[Pair]) -> set[str]:
    """Of a table that says nothing of whose records it holds: the artifacts of which half the records found a row, and at
    least one a row that is equal in everything.

    Only these can be told to be the same store; of others an equal row is an equal row and nothing more.
    """
    artifacts = [records[s.ref.record].artifact for s in work.here]
    pool, found = Counter(artifacts), Counter(artifacts[p.here] for p in pairs)
    equal = {artifacts[p.here] for p in pairs if not p.differ}
    return {artifact for artifact, count in pool.items() if artifact in equal and 2 * found[artifact] >= count}


def _equal_aside(
    columns: Sequence[Column], there: Sequence[Side[_Ref]], here: Sequence[Side[_Ref]], tolerance: int
) -> tuple[_Pairs, list[Side[_Ref]]]:
    """Rows that are equal in everything to records of stores that a table does not stand for, and the rows left."""
    found = [p for p in pair(columns, there, here, tolerance).pairs if not p.differ]
    taken = {p.there for p in found}
    return [(there[p.there], here[p.here], p) for p in found], [s for i, s in enumerate(there) if i not in taken]


def _with_zone(work: _Work, columns: Sequence[Column], tolerance: int) -> list[Side[_Ref]]:
    """The rows with their times placed: those without zone by the shift that all pairs share, else as UTC."""
    bare = sum(any(isinstance(v, Located) and not v.zoned for v in s.values) for s in work.there)
    shift = shift_of(columns, work.there, work.here, tolerance)
    minutes = abs(shift.us) // 60_000_000
    hours = f"{'+' if shift.us < 0 else '-'}{minutes // 60:02d}:{minutes % 60:02d}"
    if not bare:
        if shift.us:
            work.result.notes.append(
                f"all {shift.pairs:,} pairs told by content lie {hours} from each other: as if one tool took the wrong zone"
            )
        return work.there
    if shift.us:
        how = f"all {shift.pairs:,} pairs told by content lie {hours} from UTC, so they are read as times of that zone"
    elif shift.pairs and shift.agree:
        how = f"compared as UTC, in which all {shift.pairs:,} pairs told by content agree"
    elif shift.pairs:
        how = f"compared as UTC, in which {shift.equal:,} of {shift.pairs:,} pairs told by content agree; all share no zone"
    else:
        how = "compared as UTC: no pair tells their zone"
    work.result.notes.append(f"{bare:,} rows have times without zone; {how}")

    def placed(value: Value) -> Value:
        if isinstance(value, Located) and not value.zoned:
            return Located(value.us + shift.us, True, value.span)
        return value

    return [Side(s.ref, tuple(placed(v) for v in s.values)) for s in work.there]


def _count(
    work: _Work, pairs: _Pairs, recovered: _Pairs, rest_there: Sequence[Side[_Ref]], rest_here: Sequence[Side[_Ref]]
) -> None:
    result = work.result
    result.rows = len(work.there)
    result.here = sum(s.ref.stated == "live" for s in work.here)
    result.same = sum(not p.differ for _, _, p in pairs)
    result.different = len(pairs) - result.same
    result.only_there = sum(s.ref.stated != "recovered" for s in rest_there)
    result.only_here = sum(s.ref.stated == "live" for s in rest_here)
    result.duplicates_there, result.duplicates_here = surplus(work.there), surplus(work.here)
    apart = result.recovered
    apart.here = len(work.here) - result.here
    apart.there = sum(s.ref.stated == "recovered" for s in work.there)
    apart.same = sum(not p.differ for _, _, p in recovered)
    apart.different = len(recovered) - apart.same
    apart.only_there = len(rest_there) - result.only_there
    apart.only_here = len(rest_here) - result.only_here


def _list(
    work: _Work,
    records: Sequence[_Record],
    pairs: _Pairs,
    rest_there: Sequence[Side[_Ref]],
    rest_here: Sequence[Side[_Ref]],
) -> None:
    result, facts = work.result, work.plan.facts
    for t, h, p in sorted(pairs, key=lambda each: each[0].ref.row):
        if not p.differ:
            continue
        fields: dict[str, Said] = {}
        for i in p.differ:
            name = facts[i].field
            fields[name] = Said(h.ref.shown[i], t.ref.shown[i])
            count = result.differ.setdefault(name, Differing())
            if h.values[i] is None:
                count.only_there += 1
            elif t.values[i] is None:
                count.only_here += 1
            else:
                count.both += 1
        record = records[h.ref.record]
        result.differences.append(
            Difference(record.key, record.exhibit, record.artifact, t.ref.row, fields, record.state, t.ref.stated)
        )
    for side in sorted(rest_there, key=lambda s: s.ref.row):
        result.rows_only_there.append(OnlyThere(side.ref.row, _said(side, facts), side.ref.stated))
    for side in rest_here:
        record = records[side.ref.record]
        result.records_only_here.append(
            OnlyHere(record.key, record.exhibit, record.artifact, _said(side, facts), record.state)
        )


def _said(side: Side[_Ref], facts: Sequence[Fact]) -> dict[str, str]:
    return {f.field: text for f, text in zip(facts, side.ref.shown, strict=True) if text is not None}
