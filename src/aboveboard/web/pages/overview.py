"""The first page: whose phone, on what authority, what was not read, what there is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from litestar import Response, get

from aboveboard.analysis.coverage import State
from aboveboard.casework.exhibitrecord import noted_labels
from aboveboard.casework.look import device_facts
from aboveboard.casework.review import counts
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages

_DAY_SECONDS = 86_400
_SHOWN = 8


@get("/", sync_to_thread=True)
def overview(desk: TheDesk, pages: ThePages) -> Response[str]:
    """The overview."""
    with desk.at_work():
        coverages = counts.coverages(desk)
        categories = counts.by_category(desk)
        zeros = {name: counts.why_none(desk, name) for name, n in categories.items() if not n}
        page = pages(
            "overview",
            here="overview",
            authority=desk.case.authority,
            exhibits=[
                (o.exhibit.label, list(o.exhibit.sources.values()), device_facts(o.exhibit)) for o in desk.opened
            ],
            coverages=[(c, [line for line in c.lines if line.state is State.CANNOT]) for c in coverages],
            categories=categories,
            zeros=zeros,
            services=counts.by(desk, "service"),
            profiles=counts.by(desk, "profile"),
            not_live=counts.not_live(desk),
            years=_years(counts.activity(desk)),
            most=_SHOWN,
            recorded=noted_labels(desk.case.db),
        )
        desk.consultations.view("overview")
    return html(page)


def _years(activity: dict[int, dict[str, int]]) -> list[dict[str, Any]]:
    """A calendar a year: each day's place and how much happened, in five steps."""
    totals = {day: sum(c.values()) for day, c in activity.items()}
    ordered = sorted(totals.values())
    # Steps by rank, so that one busy day does not make all others pale.
    steps = [ordered[min(len(ordered) - 1, len(ordered) * n // 5)] for n in range(1, 5)] if ordered else []
    years: dict[int, list[dict[str, Any]]] = {}
    for day, n in totals.items():
        when = datetime.fromtimestamp(day * _DAY_SECONDS, UTC)
        first = datetime(when.year, 1, 1, tzinfo=UTC)
        number = (when - first).days
        column, row = divmod(number + first.weekday(), 7)
        step = 1 + sum(n > s for s in steps)
        years.setdefault(when.year, []).append(
            {"x": column, "y": row, "step": step, "n": n, "day": when.strftime("%Y-%m-%d")}
        )
    return [{"year": y, "days": d, "total": sum(x["n"] for x in d)} for y, d in sorted(years.items(), reverse=True)]


HANDLERS = (overview,)
