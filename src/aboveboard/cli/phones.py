"""What `aboveboard compare-phones` prints."""

from __future__ import annotations

from typing import Any

import msgspec

from aboveboard.casework.compare.phones import Beside, Item
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import safe, shorten

_WIDE = 60


def beside_data(found: Beside, limit: int | None) -> dict[str, Any]:
    """The result as data, with at most `limit` entries in each list; the counts are of all."""
    data: dict[str, Any] = msgspec.to_builtins(found)
    counts = {name: len(data[name]) for name in ("pairs", "only_first", "only_second")}
    return {**data, **{name: data[name][:limit] for name in counts}, "counts": counts}


def beside(found: Beside, limit: int) -> None:
    """Counts, the clocks, what one phone alone has, and what that cannot show."""
    out = plain_console()
    first, second = map(safe, found.cases)
    out.print(f"{len(found.pairs):,} messages and calls are in both phones")
    if found.apart is not None:
        later = second if found.apart > 0 else first
        out.print(f"in the middle of all pairs the times stand {abs(found.apart):g} s apart, later in {later}")
    for name, alone in ((first, found.only_first), (second, found.only_second)):
        out.print(f"{len(alone):,} in {name} alone")
        for item in alone[:limit]:
            out.print(f"  {_line(item)}")
        if len(alone) > limit:
            out.print(f"  … and {len(alone) - limit:,} more; --limit shows more, --json all")
    for sentence in found.says:
        out.print(safe(sentence))


def _line(item: Item) -> str:
    said = safe(shorten(item.said, _WIDE))
    return f"{item.at or 'no time'}  {item.key}  {item.kind} {safe(item.service)} {item.direction or ''}  {said}"
