"""What the commands print for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aboveboard.cli.console import plain_console
from aboveboard.cli.coverage import brief
from aboveboard.cli.text import STATES, amount, flagged, is_absent, one_line, safe, shorten, state_of, when
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.times import iso

if TYPE_CHECKING:
    from aboveboard.casework.examine import Report
    from aboveboard.casework.look import Answer

_QUIET = (Status.NOT_FOUND, Status.NOT_IN_ACQUISITION, Status.OUT_OF_SCOPE)
_WRONG = (Status.FAILED, Status.PARTIAL, Status.UNKNOWN_SCHEMA, Status.ENCRYPTED, Status.PROFILE_LOCKED)


def _table(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in titles:
        table.add_column(title, justify="right" if title in ("records", "read", "n") else "left", overflow="fold")
    return table


def report(report: Report, case: Path, *, kept: bool = True) -> None:
    """The end of an examination; or, where nothing is kept, of its reading."""
    out = plain_console()
    facts = report.facts
    out.print(f"{safe(facts.path)}: {facts.format}, {facts.system}, {facts.acquisition}, {report.names:,} files")
    _hash_lines(out, [msgspec.to_builtins(h) for h in facts.hashes])
    if report.already:
        out.print(f"exhibit {safe(report.exhibit)} holds all of it already: {report.records:,} records")
    else:
        out.print(
            f"exhibit {safe(report.exhibit)}: {report.added:,} records read in {report.seconds:.1f} s, {report.records:,} in all"
            + (f", {report.folded:,} exact duplicates in other files shown with them" if report.folded else "")
            + (f", {report.recovered:,} of rows that are not live apart" if report.recovered else "")
        )
    for problem in facts.problems[:10]:
        out.print(f"  note: {safe(problem.what)}{': ' + safe(problem.member) if problem.member else ''}")
    for outcome in report.failed[:20]:
        out.print(f"  failed: {outcome.artifact} on {safe(outcome.path or '-')}: {safe(outcome.reason or '')}")
    if len(report.failed) > 20:
        out.print(f"  … and {len(report.failed) - 20} more; see: aboveboard outcomes {case}")
    for text in brief(report.coverage):
        out.print(text)
    out.print(report.walls.sentence())
    if report.stamped:
        out.print(safe(report.stamped))
    out.print(
        f"receipt {report.receipt} was made for the person whose phone it is; hand it out: "
        f"aboveboard receipt {case} --out FOLDER"
    )
    if kept:
        out.print(f"look further: aboveboard summary {case}, aboveboard coverage {case}")


def report_data(report: Report, case: Path) -> dict[str, Any]:
    """The same as data."""
    return {
        "case": str(case),
        "exhibit": report.exhibit,
        "source": msgspec.to_builtins(report.facts),
        "files": report.names,
        "records": report.records,
        "recovered": report.recovered,
        "added": report.added,
        "folded": report.folded,
        "already": report.already,
        "seconds": round(report.seconds, 3),
        "walls": report.walls.sentence(),
        "receipt": report.receipt,
        "stamped": report.stamped,
        "outcomes": report.statuses,
        "coverage": msgspec.to_builtins(report.coverage),
        "failed": [msgspec.to_builtins(o) for o in report.failed],
    }


def _hash_lines(out: Console, hashes: Sequence[Mapping[str, Any]]) -> None:
    for check in hashes:
        holds = str(check["expected"]).lower() == str(check["found"]).lower()
        word = "holds" if holds else f"DOES NOT HOLD: stated {check['expected']}, found {check['found']}"
        out.print(f"{check['algorithm']} of {safe(check['file'])} (stated in {safe(check['stated_in'])}) {word}")


def summary(data: Mapping[str, Any]) -> None:
    """What a case holds."""
    out = plain_console()
    authority = data["authority"]
    out.print(Text(str(data["case"]), style="bold"))
    lines = [authority["power"], authority.get("reference"), authority.get("issuer"), authority.get("purpose")]
    out.print("authority: " + safe(", ".join(x for x in lines if x)))
    scope = authority.get("scope", {})
    for name, value in scope.items():
        out.print(f"scope: {name} {safe(_value(value))}")
    for line in data["kept"]:
        out.print(safe(line))
    listed = authority.get("privilege")
    if listed is not None:
        roles = ", ".join(f"{n} {role}" for role, n in listed["listed"].items())
        out.print(f"privileged people: {safe(roles)}; key held by {safe(listed['holder'])}. {listed['says']}")
    for exhibit in data["exhibits"]:
        _exhibit(out, exhibit)
    for one in data["recorded"]:
        more = f", {one['struck']} of them struck out" if one["struck"] else ""
        waits = "" if one["examined"] else "; not examined yet"
        out.print(f"\nrecord of exhibit {safe(one['exhibit'])}: {one['entries']} entries{more}{waits}")
    custody = data["custody"]
    state = "consistent in itself, not witnessed" if custody["fault"] is None else custody["fault"]
    out.print(f"\ncustody log: {custody['entries']} entries, head {str(custody['head'])[:16]}…, {state}")
    if custody["walls"]:
        out.print(f"last examination: {custody['walls']}")


def _exhibit(out: Console, exhibit: Mapping[str, Any]) -> None:
    out.print()
    out.print(Text(f"Exhibit {safe(exhibit['exhibit'])}", style="bold"))
    for source in exhibit["sources"]:
        _hash_lines(out, source.get("hashes", ()))
        kind = f"{source['format']}, {source['system']}, {source['acquisition']}{', encrypted' if source['encrypted'] else ''}"
        out.print(f"source: {safe(source['path'])} ({kind}; {source['members']:,} files, {amount(source['bytes'])})")
        for problem in source.get("problems", ())[:10]:
            out.print(f"  note: {safe(problem['what'])}")
    for text in brief(exhibit["coverage"]):
        out.print(text)
    for name, values in exhibit["device"].items():
        out.print(f"{safe(name)}: {safe(', '.join(values))}")
    out.print(f"{exhibit['records']:,} live records, {_day(exhibit['first'])} to {_day(exhibit['last'])}")
    table = _table("kind", "records")
    for kind, count in exhibit["by_kind"].items():
        table.add_row(kind, f"{count:,}")
    out.print(table)
    services = ", ".join(f"{safe(s)} {n:,}" for s, n in exhibit["by_service"].items())
    out.print(f"by service: {services}")
    for kind, counts in exhibit["discovered"].items():
        listed = ", ".join(f"{safe(s)} {n:,}" for s, n in counts.items())
        out.print(
            f"discovered in stores that no artifact knows, not counted above: {kind} {sum(counts.values()):,} ({listed})"
        )
    if len(exhibit["by_profile"]) > 1:
        out.print("by profile: " + ", ".join(f"{safe(p)} {n:,}" for p, n in exhibit["by_profile"].items()))
    _recovered(out, exhibit)
    not_read = exhibit["not_read"]
    out.print(
        f"not read, or not wholly: {len(not_read)}"
        + ("" if not_read else " (see `aboveboard outcomes --all` for what was not found)")
    )
    for outcome in not_read[:15]:
        why = shorten(outcome.get("reason") or "", 160)
        out.print(f"  {outcome['status']}: {outcome['artifact']} on {safe(outcome.get('path') or '-')}: {why}")
    if exhibit["impossible_times"]:
        out.print(
            f"times that cannot be right: {exhibit['impossible_times']:,} records have one as theirs, and stand at no time"
        )
    if exhibit["folded"]:
        out.print(f"exact duplicates in another file, shown once and counted once: {exhibit['folded']:,}")
    if exhibit["cells_unreadable"]:
        out.print(f"cells that could not be decoded, their rows kept: {exhibit['cells_unreadable']:,}")
    if exhibit["cannot_contain"]:
        out.print("this kind of acquisition cannot contain: " + ", ".join(exhibit["cannot_contain"]))
    if exhibit["out_of_scope"]:
        out.print(f"out of scope or not asked for: {len(exhibit['out_of_scope'])} artifacts were not run")


def _recovered(out: Console, exhibit: Mapping[str, Any]) -> None:
    """What is not live, apart from what is."""
    found = exhibit["recovered"]
    if not found["records"]:
        return
    out.print(f"apart from these, {found['records']:,} records of rows that are not live:")
    for state, words in STATES.items():
        if state in exhibit["by_state"]:
            out.print(f"  {exhibit['by_state'][state]:,} {words}")
    out.print("  of kinds: " + ", ".join(f"{kind} {n:,}" for kind, n in found["by_kind"].items()))


def _day(value: str | None) -> str:
    return value[:10] if value else "no time"


def since(count: int, before: int, ran_at: int | None) -> None:
    """How many more or fewer records a saved search finds than the last time."""
    change = count - before
    words = f"{change:,} more than" if change > 0 else f"{-change:,} fewer than" if change else "as many as"
    plain_console().print(f"{words} on {when(iso(ran_at or 0))}")


def hits(answer: Answer, query: str) -> None:
    """Search results, newest first."""
    out = plain_console()
    for record in answer.records:
        head = f"{record['key']}  {when(record['at'])}  {record['kind']}  {record['service']}"
        if record["profile"] != "0":
            head += f"  profile {record['profile']}"
        if (found := record["provenance"].get("discovered")) is not None:
            head += f"  discovered, confidence {found['confidence']:.2f}"
        out.print(Text(safe(head), style="bold"))
        if state_of(record):
            out.print(f"    {state_of(record)}")
        out.print(f"    {shorten(one_line(record), 300)}")
        if "at" in record.get("time_flags", {}):
            out.print(f"    time: {safe(flagged(record['time_flags']['at']))}")
        if "also_in" in record:
            out.print(f"    also in {safe(', '.join(place['path'] for place in record['also_in']))}")
    folded = f", {answer.folded:,} exact duplicates in other files shown with them" if answer.folded else ""
    apart = f", {answer.recovered:,} of them not live" if answer.recovered else ""
    shown = f", {len(answer.records):,} shown" if len(answer.records) < answer.count else ""
    ways = "; ".join(f"{w.term} by {w.way}" for w in answer.ways)
    took = f"in {answer.seconds:.2f} s{f' ({safe(ways)})' if ways else ''}"
    out.print(f"{answer.count:,} records for {safe(query) or 'everything'}{apart}{folded}{shown} {took}")


def record(found: Mapping[str, Any]) -> None:
    """One record, whole."""
    out = plain_console()
    out.print(Text(f"{found['key']}  {found['kind']}  {found['service']}", style="bold"))
    if state_of(found):
        out.print(Text(state_of(found), style="bold"))
    missing: dict[str, list[str]] = {}
    for name, value in found.items():
        if name in ("key", "kind", "service", "time_flags", "as_stored", "provenance", "also_in", "twin_of"):
            continue
        if is_absent(value):
            missing.setdefault(str(cast("Mapping[str, Any]", value)["absent"]), []).append(name)
        else:
            out.print(f"  {name}: {_value(value)}")
    for why, names in missing.items():
        out.print(f"  {why}: {', '.join(names)}")
    for name, flag in found.get("time_flags", {}).items():
        out.print(f"  time flagged: {name}: {safe(flagged(flag))}")
    out.print("as stored")
    for name, value in found["as_stored"].items():
        out.print(f"  {safe(name)}: {_value(value)}")
    discovered = found["provenance"].get("discovered")
    if discovered is not None:
        out.print(
            f"discovered, confidence {discovered['confidence']:.2f}: no artifact knows this store; it is read so because"
        )
        for reason in discovered["reasons"]:
            out.print(f"  {safe(reason)}")
        for name, why in discovered["fields"].items():
            out.print(f"  {name} from {safe(why)}")
    _places(out, "where it stands", found["provenance"])
    for place in found.get("also_in", ()):
        _places(out, "also in", place)
    if "twin_of" in found:
        _places(out, "shown once for both, as the one in", found["twin_of"])


def _places(out: Console, title: str, place: Mapping[str, Any]) -> None:
    """Where a record stands."""
    out.print(title)
    for name, value in place.items():
        if name == "discovered":
            continue
        text = " › ".join(cast("list[str]", value)) if isinstance(value, list) else value
        out.print(f"  {name}: {_value(text)}")


def _value(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return safe(text, lines=True).replace("\n", "\n    ")


def outcomes(found: Sequence[tuple[str, Outcome]], *, every: bool) -> None:
    """What became of each artifact on each file."""
    out = plain_console()
    quiet = 0
    for label, outcome in found:
        if outcome.status in _QUIET and not every:
            quiet += 1
            continue
        where = outcome.path or (f"{outcome.files} files" if outcome.files else "no file")
        part = f" {outcome.part}" if outcome.part else ""
        counts = f"{outcome.emitted:,} records of {outcome.read:,}"
        more = [
            f"{n:,} {word}"
            for word, n in (
                ("rejected", outcome.rejected),
                ("left out", outcome.excluded),
                ("sealed: match listed identifiers", outcome.sealed),
                ("cells unreadable", outcome.unreadable),
            )
            if n
        ]
        out.print(
            Text(f"{outcome.status.value}: {outcome.artifact}{part}", style="bold" if outcome.status in _WRONG else "")
        )
        out.print(f"    {', '.join([counts, *more])}; {safe(label)}: {safe(where)}")
        if outcome.reason:
            out.print(f"    {safe(outcome.reason)}")
    if quiet:
        out.print(
            f"{quiet} artifacts found no file, are not in this kind of acquisition or are out of scope; --all lists them"
        )


def artifacts(found: Sequence[Mapping[str, Any]]) -> None:
    """What can be read."""
    out = plain_console()
    for artifact in found:
        out.print(Text(f"{artifact['id']}  {', '.join(artifact['emits'])}", style="bold"))
        out.print(f"    {artifact['says']}")
        if artifact["limits"]:
            out.print(f"    limits: {artifact['limits']}")
        out.print(f"    tried on: {', '.join(artifact['tested']) or 'nothing yet: declared from documentation'}")
    out.print(f"{len(found)} artifacts")
