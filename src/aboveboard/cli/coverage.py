"""What `coverage` prints, and the short form of it at the head of a summary and the end of an examination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aboveboard.analysis.coverage import Coverage, Line, State, UnknownApp, UnreadStore
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import amount, safe, shorten
from aboveboard.model.extent import MATCHES

_SHORT = 3
_LONG = 15
_READ = (State.READ, State.NONE_FOUND, State.DISCOVERED, State.SEALED)
_APART = (State.CANNOT, State.IN_CLOUD, State.WITHOUT_FILE, State.NO_DATA, State.NOT_THERE, State.OUT_OF_SCOPE)
"""States of what was never there to be read: told after the rest."""
_NO_CATEGORY = "whole user"


def coverage_data(found: Sequence[Coverage]) -> list[dict[str, Any]]:
    """The same as data."""
    return [msgspec.to_builtins(c) for c in found]


def brief(found: Coverage) -> list[str]:
    """A few lines: what was read, what not, what is biggest of that, what cannot be there."""
    unread = [s for s in found.unread_stores if s.state is State.NOT_READ]
    closed = [s for s in found.unread_stores if s.state is not State.NOT_READ]
    took = found.stores
    read = sum(took.get(s, 0) for s in _READ)
    parts = [f"{read:,} {'store' if read == 1 else 'stores'} read", f"{took.get(State.PARTLY, 0):,} partly"]
    parts.append(f"{len(closed):,} not readable" + (f" ({_sum(closed)})" if closed else ""))
    parts.append(f"{len(unread):,} that no artifact knows" + (f" ({_sum(unread)})" if unread else ""))
    lines = ["coverage: " + ", ".join(parts)]
    lines += [f"  biggest not read: {_store(s)}" for s in found.unread_stores[:_SHORT]]
    fresh = [u for line in found.lines for u in line.unread if u.fresh]
    if fresh:
        names = ", ".join(dict.fromkeys(f"{safe(u.table)}.{safe(u.column)}" for u in fresh))
        lines.append(f"  columns that are new to their artifact and hold values: {shorten(names, 160)}")
    apps = [a for a in found.unknown_apps if a.bytes]
    if apps:
        named = ", ".join(safe(a.app) for a in apps[:_SHORT])
        more = ", …" if len(apps) > _SHORT else ""
        lines.append(
            f"  apps with data that no artifact knows: {len(apps):,} ({amount(sum(a.bytes for a in apps))}): {named}{more}"
        )
    if found.sealed is not None:
        lines.append(f"  {MATCHES}: {counted(found.sealed)}")
    cannot = sorted({line.category or _NO_CATEGORY for line in found.lines if line.state is State.CANNOT})
    if cannot:
        lines.append(f"  what this acquisition cannot contain concerns: {', '.join(cannot)}")
    return lines


def counted(by_category: Mapping[str, int]) -> str:
    """Counts by category in words."""
    return ", ".join(f"{n:,} {category}" for category, n in by_category.items()) or "nothing"


def _sum(stores: Iterable[UnreadStore]) -> str:
    return amount(sum(s.size for s in stores))


def _store(store: UnreadStore) -> str:
    kind = f"{store.kind}, " if store.kind else ""
    return f"{amount(store.size)} {safe(store.path)} ({kind}{store.state.value})"


def show_coverage(case: str, found: Sequence[Coverage], *, every: bool) -> None:
    """The whole page."""
    out = plain_console()
    out.print(Text(safe(case), style="bold"))
    for one in found:
        out.print()
        out.print(Text(f"Exhibit {safe(one.exhibit)}", style="bold"))
        for text in brief(one):
            out.print(text)
        _stores(out, one.unread_stores, every=every)
        for paper in one.papers:
            out.print(f"  {amount(paper.size)} {safe(paper.path)}: {paper.why}")
        for profile, lines in _by_profile(one.lines):
            _profile(out, profile, lines, every=every)
        _apps(out, one.unknown_apps, every=every)
    out.print("\n'none found' and 'not there' are said of this source; what the phone once held, they do not tell")


def _stores(out: Console, stores: Sequence[UnreadStore], *, every: bool) -> None:
    if not stores:
        return
    out.print("\nnot read, the biggest first")
    shown = stores if every else stores[:_LONG]
    for store in shown:
        app = f"; {safe(store.app)}" if store.app else ""
        profile = f"; profile {safe(store.profile)}" if store.profile != "0" else ""
        out.print(f"  {_store(store)}{app}{profile}: {shorten(store.why, 160)}")
    _more(out, len(stores) - len(shown))


def _more(out: Console, left: int) -> None:
    if left:
        out.print(f"  … and {left:,} more; --all lists them")


def _by_profile(lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Profiles with their lines, the phone's owner first and what is in no profile last."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.profile, []).append(line)
    yield from sorted(found.items(), key=lambda item: (item[0] == "", len(item[0]), item[0]))


def _profile(out: Console, profile: str, lines: Sequence[Line], *, every: bool) -> None:
    apart = {s: [line for line in lines if line.state is s] for s in _APART}
    near = [line for line in lines if line.state not in _APART]
    out.print(f"\nprofile {safe(profile)}" if profile else "\nin no profile")
    if near:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for title in ("category", "service", "state", "records"):
            table.add_column(title, justify="right" if title == "records" else "left", overflow="fold")
        for line in near:
            row = (line.category or _NO_CATEGORY, safe(line.service), line.state.value, f"{line.records:,}")
            table.add_row(*row)
        out.print(table)
    for line in near:
        _remarks(out, line, every=every)
    for state, found in apart.items():
        if found:
            _told_apart(out, state, found, every=every or state not in (State.NOT_THERE, State.OUT_OF_SCOPE))


def _remarks(out: Console, line: Line, *, every: bool) -> None:
    """What is to be said of one line beyond its state."""
    head = f"  {line.category or _NO_CATEGORY}, {safe(line.service)}:" if line.service else "  whole user:"
    if line.state not in _READ:
        for why in line.why:
            out.print(f"{head} {shorten(why, 300)}")
    if line.missing:
        out.print(f"{head} the nearest variant needs, and the database lacks: {safe(', '.join(line.missing[:20]))}")
    schema = line.state in (State.UNKNOWN_SCHEMA, State.PARTLY) and bool(line.missing)
    unread = [u for u in line.unread if every or u.fresh or schema]
    if unread:
        shown = ", ".join(
            f"{u.table}.{u.column} (in {u.used:,} of the last {u.rows:,} rows{', new' if u.fresh else ''})"
            for u in unread
        )
        out.print(f"{head} columns that hold values and are not read: {safe(shown)}")


def _told_apart(out: Console, state: State, lines: Sequence[Line], *, every: bool) -> None:
    services = sorted({line.service or "whole user" for line in lines})
    if not every:
        out.print(f"{state.value}: {len(lines):,} categories of {len(services):,} services; --all lists them")
        return
    out.print(f"{state.value}:")
    by_reason: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        by_reason.setdefault((line.service, "; ".join(line.why)), []).append(line.category or _NO_CATEGORY)
    shared: dict[tuple[str, str], list[str]] = {}
    for (service, why), categories in by_reason.items():
        shared.setdefault((why, ", ".join(dict.fromkeys(categories))), []).append(service)
    for (why, categories), named in shared.items():
        which = f" of {safe(', '.join(named))}" if any(named) else ""
        out.print(f"  {categories}{which}: {shorten(why, 300)}")


def _apps(out: Console, apps: Sequence[UnknownApp], *, every: bool) -> None:
    if not apps:
        return
    out.print("\napps that no artifact knows, those with most data first")
    shown = apps if every else apps[:_LONG]
    for app in shown:
        name = f" ({safe(app.name)})" if app.name else ""
        held = (
            f"{amount(app.bytes)}, files: {app.files:,}, stores among them: {app.stores:,}"
            if app.files
            else "no data here"
        )
        profile = f"; profile {safe(app.profile)}" if app.profile not in ("0", "") else ""
        listed = "" if app.installed else "; in no list of installed apps"
        out.print(f"  {safe(app.app)}{name}: {held}{profile}{listed}")
    _more(out, len(apps) - len(shown))
