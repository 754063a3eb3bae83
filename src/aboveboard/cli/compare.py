"""What `aboveboard compare` prints for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from aboveboard.casework.compare import Comparison
from aboveboard.casework.compare.result import Differing, NotThere, Ours, Table
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import safe, shorten

NUMBERS = ("rows", "here", "same", "different", "only there", "only here")
_LINE = 220


def comparison_data(found: Comparison, limit: int | None) -> dict[str, Any]:
    """The result as data, with at most `limit` entries in each list of differences."""
    data: dict[str, Any] = msgspec.to_builtins(found)
    for table in data["tables"]:
        for name in ("differences", "rows_only_there", "records_only_here"):
            table[name] = table[name][:limit]
    return {"equal": found.equal, **data}


def comparison(found: Comparison, limit: int) -> None:
    """The tables with their counts, then each difference, then what was not compared."""
    out = plain_console()
    rows = sum(t.rows for t in found.tables) + sum(n.rows for n in found.not_compared)
    out.print(f"{safe(found.case)} beside {safe(found.other)}: {found.form}, {rows:,} rows")
    out.print(f"SHA-256 {found.sha256}; times within {found.tolerance:g} s")
    for note in found.notes:
        out.print(f"  note: {safe(note)}")
    if found.tables:
        out.print()
        for line in _grid(found.tables):
            out.print(line)
    for table in found.tables:
        _table(out, table, limit)
    _not_there(out, found.not_compared)
    _not_here(out, found.records)
    out.print()
    for sentence in found.cannot_show:
        out.print(safe(sentence))


def _grid(tables: Sequence[Table]) -> Iterator[str]:
    """A line a table, numbers below each other."""
    named = [shorten(t.table, 50) + (" (guessed)" if t.how == "guessed" else "") for t in tables]
    kinds = [", ".join(t.kinds) for t in tables]
    wide, wider = max(map(cell_len, (*named, "table there"))), max(map(len, (*kinds, "kind")))
    yield f"{set_cell_size('table there', wide)}  {'kind':{wider}}  {'  '.join(f'{n:>10}' for n in NUMBERS)}"
    for name, kind, table in zip(named, kinds, tables, strict=True):
        counts = (table.rows, table.here, table.same, table.different, table.only_there, table.only_here)
        yield f"{set_cell_size(name, wide)}  {kind:{wider}}  {'  '.join(f'{n:>10,}' for n in counts)}"


def _table(out: Console, table: Table, limit: int) -> None:
    """One table's differences and remarks; nothing where all agrees and nothing is to be said."""
    remarks = list(_remarks(table))
    if table.equal and not remarks:
        return
    out.print()
    out.print(Text(safe(table.table), style="bold"))
    fields = ", ".join(f"{name} = {' or '.join(safe(c) for c in columns)}" for name, columns in table.compared.items())
    out.print(f"  compared by {fields}")
    if table.artifacts:
        out.print(f"  with records of {', '.join(table.artifacts)}")
    for remark in remarks:
        out.print(f"  {remark}")
    for name, differing in sorted(table.differ.items(), key=lambda item: (-item[1].all, item[0])):
        out.print(f"  {name} differs in {_differing(differing)}")
    for each in table.differences[:limit]:
        out.print(f"  different: row {each.row:,} and {each.key}{_state(each.state, each.stated)}")
        for name, value in each.fields.items():
            out.print(f"      {name}: here {_quoted(value.here)}, there {_quoted(value.there)}")
    _more(out, len(table.differences), limit)
    for row in table.rows_only_there[:limit]:
        out.print(f"  only there: row {row.row:,}{_state('live', row.stated)}: {_line(row.values)}")
    _more(out, len(table.rows_only_there), limit)
    for record in table.records_only_here[:limit]:
        out.print(f"  only here: {record.key} {record.artifact}{_state(record.state, '')}: {_line(record.values)}")
    _more(out, len(table.records_only_here), limit)


def _remarks(table: Table) -> Iterator[str]:
    yield from (safe(note) for note in table.notes)
    if table.left_out:
        yield f"{table.left_out:,} rows left out by the map"
    if table.out_of_scope:
        yield f"{table.out_of_scope:,} rows outside the authority's dates, neither compared nor shown"
    r = table.recovered
    if r.here or r.there:
        yield (
            f"recovered, counted apart: {r.there:,} rows, {r.here:,} records here; {r.same:,} same, {r.different:,} different, "
            f"{r.only_there:,} only there, {r.only_here:,} only here"
        )
    if table.equal:
        return
    if table.duplicates_there or table.duplicates_here:
        yield f"repeated in all that was compared: {table.duplicates_there:,} rows there, {table.duplicates_here:,} records here"


def _differing(count: Differing) -> str:
    parts = [
        f"{n:,} {words}"
        for n, words in (
            (count.both, "with another value"),
            (count.only_here, "where only this case has a value"),
            (count.only_there, "where only the other has one"),
        )
        if n
    ]
    return ", ".join(parts)


def _state(state: str, stated: str) -> str:
    here = f", {state} here" if state != "live" else ""
    return here + (f", {stated} there" if stated == "recovered" else "")


def _quoted(value: str | None) -> str:
    return "nothing" if value is None else f"'{safe(value)}'"


def _line(values: Mapping[str, str]) -> str:
    return shorten("; ".join(f"{name} {value}" for name, value in values.items()), _LINE)


def _more(out: Console, count: int, limit: int) -> None:
    if count > limit:
        out.print(f"  … and {count - limit:,} more; --limit {count} shows them, --json all")


def _not_there(out: Console, tables: Sequence[NotThere]) -> None:
    if not tables:
        return
    out.print()
    out.print(Text("Tables there that were not compared", style="bold"))
    by_reason: dict[str, list[NotThere]] = {}
    for table in tables:
        by_reason.setdefault(table.why, []).append(table)
    for why, these in by_reason.items():
        named = ", ".join(f"{shorten(t.table or t.source, 60)} ({t.rows:,})" for t in these)
        out.print(f"  {safe(why)}: {named}")


def _not_here(out: Console, records: Sequence[Ours]) -> None:
    left = [r for r in records if r.not_compared]
    if not left:
        return
    out.print()
    out.print(Text("Records here that no compared table stands for", style="bold"))
    for ours in left:
        part = f" of {ours.records:,}" if ours.not_compared < ours.records else ""
        out.print(f"  {safe(ours.exhibit)}: {ours.artifact} {ours.kind}: {ours.not_compared:,}{part}")
