"""What the commands about people and conversations print for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from aboveboard.analysis.people import Person
from aboveboard.casework.people import Everyone, Thread
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import one_line, safe, shorten
from aboveboard.model.times import iso

DERIVED = "Derived from the records by rule; that two identifiers are one person's is an inference, not evidence."


def person_data(person: Person) -> dict[str, Any]:
    """A person as data; times in UTC."""
    data: dict[str, Any] = msgspec.to_builtins(person)
    for one in data["seen"]:
        one["first"], one["last"] = (None if one[n] is None else iso(one[n]) for n in ("first", "last"))
    return {"name": person.name, "records": person.records, **data}


def thread_data(thread: Thread) -> dict[str, Any]:
    """A conversation as data; times in UTC."""
    data: dict[str, Any] = msgspec.to_builtins(thread)
    data["first"], data["last"] = (None if data[n] is None else iso(data[n]) for n in ("first", "last"))
    return data


def everybody(found: Everyone, limit: int) -> None:
    """A line each, those with most records first."""
    out = plain_console()
    out.print(f"{len(found.people):,} people or senders, with the live records that name them. {DERIVED}\n")
    for person in found.people[:limit]:
        services = sorted({s.service for s in person.seen})
        mark = " [the phone's own]" if person.own else ""
        keys = ", ".join(safe(str(k)) for k in person.keys[:4]) + (" …" if len(person.keys) > 4 else "")
        out.print(
            f"{person.id}  {person.records:>8,}  {shorten(person.name, 40)}{mark}  {keys}  ({', '.join(services)})"
        )
    if len(found.people) > limit:
        out.print(f"… {len(found.people) - limit:,} more; --limit shows more")
    if found.decisions:
        out.print("\ndecided by examiners:")
        for d in found.decisions:
            other = f" and {safe(str(d.other))}" if d.other else ""
            out.print(f"  {d.number}  {d.what} {safe(str(d.one))}{other}: {safe(d.reason)} ({safe(d.by)})")


def one_person(person: Person, threads: Sequence[Thread]) -> None:
    """Identifiers, names, counts, why they are one, and their conversations."""
    out = plain_console()
    out.print(f"{safe(person.name)}  {person.id}" + ("  the phone's own" if person.own else ""))
    out.print(DERIVED)
    out.print("\nidentifiers: " + ", ".join(safe(str(k)) for k in person.keys))
    for name, services in person.names.items():
        out.print(f"  called {shorten(name, 60)} in {', '.join(services)}")
    totals: dict[tuple[str, str], list[int]] = {}
    for s in person.seen:
        total = totals.setdefault((s.service, s.kind), [0, 0])
        total[0], total[1] = total[0] + s.live, total[1] + s.recovered
    for (service, kind), (live, recovered) in sorted(totals.items()):
        out.print(f"  {service}: {live:,} {kind}" + (f", {recovered:,} not live" if recovered else ""))
    times = [t for s in person.seen for t in (s.first, s.last) if t is not None]
    if times:
        out.print(f"  from {iso(min(times))} to {iso(max(times))}")
    if person.ties:
        out.print("\nwhy one person:")
        for tie in person.ties:
            where = f" (record {tie.record})" if tie.record else f" (decision {tie.decision})" if tie.decision else ""
            out.print(f"  {safe(str(tie.one))} and {safe(str(tie.other))}: {safe(tie.why)}{where}")
    if person.may_be:
        out.print(f"\nthe same display name have: {', '.join(person.may_be)} (a suggestion, no more)")
    if threads:
        out.print("\nconversations:")
        conversations(threads, len(threads))


def conversations(threads: Sequence[Thread], limit: int) -> None:
    """A line each, the latest first."""
    out = plain_console()
    for t in threads[:limit]:
        last = iso(t.last) if t.last is not None else "no time"
        lost = f", {t.recovered:,} not live" if t.recovered else ""
        title = shorten(t.title or t.thread, 50)
        out.print(
            f"{t.id}  {last}  {t.service}  {title}: {t.live:,} records{lost}; {', '.join(t.people) or 'nobody named'}"
        )
    if len(threads) > limit:
        out.print(f"… {len(threads) - limit:,} more; --limit shows more")


def conversation(thread: Thread, records: Sequence[dict[str, Any]]) -> None:
    """Its records, oldest first."""
    out = plain_console()
    conversations([thread], 1)
    for record in records:
        at = record.get("at")
        state = record["provenance"]["state"]
        mark = "" if state == "live" else f" [{state}]"
        kind = "" if record["kind"] == "Message" else f" {record['kind']}"
        out.print(f"{record['key']}  {at if isinstance(at, str) else '-'}{kind}{mark}  {one_line(record)}")
