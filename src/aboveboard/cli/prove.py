"""`aboveboard prove`: what the bytes give again, on the page or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.prove import (
    SAYS_EACH,
    Disagreement,
    Evidence,
    FieldCheck,
    FileCheck,
    Proof,
    Whole,
    prove,
    prove_all,
)
from aboveboard.cli.console import plain_console
from aboveboard.cli.progress import watching
from aboveboard.cli.text import is_absent, safe, shorten
from aboveboard.engine.messages import BytePlace, Mark
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.run import Progress

ALL_AGREE, DISAGREES, NOT_OPENED = 0, 1, 3
_HEX = 96
"""Hex digits of a field that a page shows; --json has them all."""
_TOLD = 50


def run_prove(
    case: Case, actor: Actor, key: str | None, places: Sequence[Path], password: bytes | None, *, as_json: bool
) -> int:
    """Prove one record, or with no key all. Raises CaseError, SourceError and its kin."""
    evidence = Evidence(tuple(places), password)
    nursery = Nursery.take()
    try:
        if key is None:
            return _whole(case, actor, evidence, nursery, as_json=as_json)
        proof = prove(case, actor, key, evidence, nursery)
    finally:
        nursery.close()
    if as_json:
        _json(msgspec.to_builtins(proof))
    else:
        _page(proof)
    return ALL_AGREE if proof.agrees else DISAGREES


def _whole(case: Case, actor: Actor, evidence: Evidence, nursery: Nursery, *, as_json: bool) -> int:
    out = plain_console()
    told = 0

    def tell(found: Disagreement) -> None:
        nonlocal told
        told += 1
        if not as_json and told <= _TOLD:
            _disagreement(out, found)

    with watching(enabled=sys.stderr.isatty()) as bar:

        def watch(done: int, of: int) -> None:
            bar(Progress("proving", tasks=of, tasks_done=done, records=done))

        whole = prove_all(case, actor, evidence, nursery, tell, watch)
    if as_json:
        _json(whole_data(whole))
    else:
        if told > _TOLD:
            out.print(f"… and {told - _TOLD:,} more that disagree; --json lists them")
        _summary(out, whole)
    if whole.agrees:
        return ALL_AGREE
    if whole.not_opened and not whole.all.disagree and all(f.holds is not False for f in whole.files):
        return NOT_OPENED
    return DISAGREES


def whole_data(whole: Whole) -> dict[str, Any]:
    """What came of proving a whole case, as data."""
    return {
        "says": SAYS_EACH,
        "agrees": whole.agrees,
        "records": msgspec.to_builtins(whole.all),
        "by_second_reader": whole.second,
        "not_in_case": whole.extra,
        "by_artifact": {name: msgspec.to_builtins(t) for name, t in sorted(whole.totals.items())},
        "disagreements": [msgspec.to_builtins(d) for d in whole.disagreements],
        "unproved": [
            {"exhibit": e, "artifact": a, "path": p, "reason": why, "records": n} for e, a, p, why, n in whole.unproved
        ],
        "files": [msgspec.to_builtins(f) for f in whole.files],
        "not_opened": [{"source": s, "reason": why} for s, why in whole.not_opened],
        "notes": [{"path": p, "note": note} for p, note in whole.notes],
        "seconds": round(whole.seconds, 3),
    }


def _json(data: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(data)) + b"\n")
    sys.stdout.buffer.flush()


def _value(value: Any) -> str:
    if is_absent(value):
        return str(value["absent"])
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return shorten(text, 300)


# --- one record ------------------------------------------------------------------------------------------------------


def _page(proof: Proof) -> None:
    out = plain_console()
    record = proof.record
    out.print(Text(f"{record['key']}  {record['kind']}  {record['service']}", style="bold"))
    place: Mapping[str, Any] = record["provenance"]
    container = " › ".join(place["container"])
    out.print(f"exhibit {safe(place['exhibit'])}: {safe(container)}")
    for check in proof.files:
        _file(out, check)
    for note in proof.notes:
        out.print(f"note: {safe(note)}")
    for one in proof.places:
        _place(out, one)
    if not proof.places and not proof.reason:
        out.print("where in the file its bytes are is not known for this kind of file")
    out.print(Text("fields: case = bytes again", style="bold"))
    absent: list[str] = []
    for check in proof.fields:
        if check.agrees and is_absent(check.case):
            absent.append(check.field)
        else:
            _field(out, check)
    if absent:
        out.print(f"  absent in both: {', '.join(absent)}")
    out.print(Text("as stored", style="bold"))
    nothing = [c.field for c in proof.stored if c.agrees and c.case is None]
    for check in proof.stored:
        if check.field not in nothing:
            _field(out, check)
    if nothing:
        out.print(f"  null in both: {safe(', '.join(nothing))}")
    if proof.steps:
        out.print(Text("without this program", style="bold"))
        for line in proof.steps:
            out.print(f"  {safe(line)}")
    if proof.reason:
        out.print(Text(f"NOT PROVED: {safe(proof.reason)}", style="bold"))
    elif not proof.agrees:
        out.print(Text("DISAGREES: see the lines marked with ≠ and the hashes", style="bold"))
    else:
        out.print(Text("all agree", style="bold"))
    out.print(f"What this shows: {proof.says}.")


def _file(out: Console, check: FileCheck) -> None:
    if not check.now:
        out.print(f"{check.what} {safe(check.name)}: {safe(check.note)}")
        return
    word = "holds" if check.holds else "not compared" if check.holds is None else f"DOES NOT HOLD: was {check.before}"
    size = f", {check.size:,} bytes" if check.size is not None else ""
    note = f" ({safe(check.note)})" if check.note else ""
    out.print(f"{check.what} {safe(check.name)}{size}: {check.algorithm} {check.now} {word}{note}")


def _place(out: Console, place: BytePlace) -> None:
    table = f": table {safe(place.table)}" if place.table is not None else ""
    number = f" rowid {place.rowid}" if place.rowid is not None else ""
    page = f", page {place.page}" if place.page is not None else ""
    length = f"length {place.length}" if place.length else "where it begins; its length is not known"
    out.print(Text(f"{place.role}{table}{number}: {place.source}{page}, offset {place.offset}, {length}", "bold"))
    types = [m for m in place.marks if m.name.startswith(_TYPE) and not m.column]
    no_bytes: dict[str, list[str]] = {}
    for mark in place.marks:
        if mark.column and not any(p[2] for p in mark.pieces):
            kind = f"serial type {mark.serial_type}, " if mark.serial_type is not None else ""
            same = f"{_value(mark.value)} ({kind}{mark.rule})"
            no_bytes.setdefault(same, []).append(mark.name)
        elif mark not in types:
            _mark(out, mark, place)
            if mark.name == _HEADER and types and not mark.column:
                start, end = types[0].pieces[0][1], sum(types[-1].pieces[0][1:]) - 1
                out.print(f"  {f'{start}-{end}':<16}{_cut(''.join(t.hex for t in types))}")
                out.print(f"{'':18}types of {len(types)} columns, a varint each; they stand with the columns below")
    for same, names in no_bytes.items():
        out.print(f"  {'no bytes':<16}{safe(', '.join(names))} = {safe(same)}")


_HEADER, _TYPE = "record header", "type of "


def _mark(out: Console, mark: Mark, place: BytePlace) -> None:
    kind = f"serial type {mark.serial_type}, " if mark.serial_type is not None else ""
    value = "" if mark.value is None and not mark.column else f" = {_value(mark.value)}"
    out.print(f"  {_where(mark, place.source):<16}{_cut(mark.hex, sum(p[2] for p in mark.pieces))}")
    out.print(f"{'':18}{safe(mark.name)}{value} ({kind}{safe(mark.rule)})")


def _where(mark: Mark, source: str) -> str:
    pieces = [p for p in mark.pieces if p[2]]
    if not pieces:
        return "no bytes"
    said = [f"{'' if own == source else own + ' '}{start}-{start + size - 1}" for own, start, size in pieces[:3]]
    return " + ".join(said) + (f" + {len(pieces) - 3} more" if len(pieces) > 3 else "")


def _cut(digits: str, size: int = 0) -> str:
    if len(digits) <= _HEX:
        return digits
    return f"{digits[:_HEX]}… ({size or len(digits) // 2:,} bytes)"


def _field(out: Console, check: FieldCheck) -> None:
    sign = "=" if check.agrees else "≠"
    rule = f"  [{safe(check.rule)}]" if check.rule else ""
    declared = " from " + shorten("; ".join(check.declared), 160) if check.declared and check.rule else ""
    out.print(f"  {sign} {safe(check.field)}: {_value(check.case)}{rule}{declared}")
    if not check.agrees:
        out.print(f"      the bytes give: {_value(check.bytes)}")


# --- the whole case --------------------------------------------------------------------------------------------------


def _disagreement(out: Console, found: Disagreement) -> None:
    table = f" {safe(found.table)}" if found.table else ""
    out.print(Text(f"{found.key}  {found.artifact}  {safe(found.exhibit)}", style="bold"))
    out.print(f"    {safe(found.path)}{table} {safe(found.place)}")
    if found.reason:
        out.print(f"    {safe(found.reason)}")
    for one in found.differences:
        out.print(f"    ≠ {safe(one.field)}: the case has {_value(one.case)}, the bytes give {_value(one.bytes)}")


def _summary(out: Console, whole: Whole) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("artifact")
    for title in ("records", "agree", "disagree", "not proved"):
        table.add_column(title, justify="right")
    for name, one in sorted(whole.totals.items()):
        table.add_row(name, *(f"{n:,}" for n in (one.records, one.agree, one.disagree, one.unproved)))
    out.print(table)
    for exhibit, artifact, path, why, count in whole.unproved[:_TOLD]:
        out.print(f"not proved: {count:,} of {artifact}, {safe(exhibit)}: {safe(path)}: {safe(why)}")
    for check in whole.files:
        _file(out, check)
    for path, note in whole.notes[:_TOLD]:
        out.print(f"note: {safe(path)}: {safe(note)}")
    for source, why in whole.not_opened:
        out.print(f"not opened: {safe(source)}: {safe(why)}")
    if whole.extra:
        out.print(
            f"{whole.extra:,} more records come of the same tables and files, which the case does not hold: outside its "
            "scope, not asked for, or left out for a reason that `outcomes` gives"
        )
    total = whole.all
    out.print(
        f"{total.records:,} records: {total.agree:,} agree, {total.disagree:,} disagree, {total.unproved:,} not proved; "
        f"{whole.second:,} made by the second reader, {total.agree + total.disagree - whole.second:,} by the same reader "
        f"once more; {whole.seconds:.1f} s"
    )
    out.print(f"What this shows, of each: {SAYS_EACH}.")


def check_use(key: str | None, *, every: bool) -> None:
    """Raises CaseError unless exactly one of a key and --all is given."""
    if (key is None) is not every:
        raise CaseError("give either the key of one record or --all")
