"""The timeline: everything in time, a lane for each category, from all years down to seconds, and the records of the span."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Annotated

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import moments as cases
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.moments import EARLIEST, LATEST, UNITS, Histogram, Span, around, local_time, stamp
from aboveboard.web.pages.common import consulted, entries, html, part_of
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_FORMS = {
    "year": "%Y",
    "month": "%Y-%m",
    "day": "%Y-%m-%d",
    "hour": "%m-%d %H:00",
    "minute": "%H:%M",
    "second": "%H:%M:%S",
}
_LABELS = 12
"""Words under the axis."""
HEIGHT = 44
"""Pixels of a lane."""
_ROOM = 16
"""Of them above the bars, for its name."""


@dataclass(frozen=True)
class _Lane:
    """A category as it is drawn."""

    category: str
    total: int
    y: int
    live: str
    """A path in steps across and 100 parts up."""
    not_live: str
    only: str
    """The word of the span with this category alone."""


@dataclass(frozen=True)
class _Step:
    """A step, to be pointed at."""

    x: float
    width: float
    label: str
    total: int
    most: list[tuple[str, int]]
    word: str


@dataclass(frozen=True)
class _Tick:
    """A word under the axis."""

    x: float
    label: str
    word: str


def _word(session: Session, span: Span) -> str:
    return session.address("time " + msgspec.json.encode([span.since, span.until, sorted(span.categories)]).decode())


def _span(session: Session, word: str) -> Span:
    text = session.meant(word)
    if not text.startswith("time "):
        raise CaseError("this address is of another page")
    since, until, categories = msgspec.json.decode(text[5:])
    return Span(since, until, frozenset(categories))


@get("/timeline", sync_to_thread=True)
def timeline(desk: TheDesk, pages: ThePages, session: TheSession, view: FromQuery[str] = "") -> Response[str]:
    """A span, or all of time."""
    with desk.at_work():
        whole = cases.whole(desk)
        known = session.settings.known
        if whole is None:
            return html(pages("timeline", here="timeline", whole=None, undated=cases.undated(desk, known=known)))
        span = _span(session, view) if view else whole
        zone = session.settings.time_zone
        found = cases.histogram(desk, span, zone, known=known)
        shown = part_of(desk, cases.rows_of(desk, span, known=known), "", newest_first=False, default=desk.beginning())
        word = _word(session, span)
        consulted(desk, "timeline", word, shown.records)
        totals = found.totals
        page = pages(
            "timeline",
            here="timeline",
            whole=whole,
            span=span,
            word=word,
            total=sum(totals),
            undated=cases.undated(desk, known=known),
            outside=cases.outside(desk, known=known),
            of_known=cases.of_known(desk, span),
            unit=found.unit,
            steps=len(totals),
            lanes=_lanes(session, span, found),
            marks=_steps(session, span, found, zone),
            gaps=[_gap(found, a, b, zone) for a, b in found.gaps],
            ticks=_ticks(session, span, found, zone),
            height=HEIGHT,
            room=_ROOM,
            crumbs=_crumbs(session, span, whole, zone),
            beside=[_word(session, s) if s else None for s in _beside(span, whole, zone)],
            chips=_chips(desk, session, span),
            since=local_time(span.since, zone).strftime("%Y-%m-%dT%H:%M:%S"),
            until=local_time(span.until + 999_999, zone).strftime("%Y-%m-%dT%H:%M:%S"),
            entries=entries(desk, shown.records),
            part=shown,
            address=f"/timeline/in/{word}",
            columns=(),
            oldest=True,
        )
        return html(page)


def _lanes(session: Session, span: Span, found: Histogram) -> list[_Lane]:
    lanes: list[_Lane] = []
    for number, lane in enumerate(found.lanes):
        most = max((a + b for a, b in zip(lane.live, lane.not_live, strict=True)), default=0)
        live: list[str] = []
        not_live: list[str] = []
        for step, (a, b) in enumerate(zip(lane.live, lane.not_live, strict=True)):
            if not a + b:
                continue
            # By square root, and never so low that one record is not seen beside a thousand.
            high = max(8.0, 100 * ((a + b) / most) ** 0.5)
            low = high * a / (a + b)
            if a:
                live.append(f"M{step} 100v-{low:.1f}h1v{low:.1f}z")
            if b:
                not_live.append(f"M{step} {100 - low:.1f}V{100 - high:.1f}h1V{100 - low:.1f}z")
        lanes.append(
            _Lane(
                lane.category,
                lane.total,
                number * HEIGHT,
                "".join(live),
                "".join(not_live),
                _word(session, replace(span, categories=frozenset((lane.category,)))),
            )
        )
    return lanes


def _steps(session: Session, span: Span, found: Histogram, zone: tzinfo) -> list[_Step]:
    """Those in which something lies."""
    steps: list[_Step] = []
    width = 100 / max(1, len(found.edges) - 1)
    for step, total in enumerate(found.totals):
        if total:
            each = [(lane.category, lane.live[step] + lane.not_live[step]) for lane in found.lanes]
            since, until = found.edges[step], found.edges[step + 1]
            steps.append(
                _Step(
                    x=round(step * width, 3),
                    width=round(width, 3),
                    label=_label(since, found.unit, zone),
                    total=total,
                    most=sorted(((c, n) for c, n in each if n), key=lambda i: -i[1])[:3],
                    word=_word(session, replace(span, since=since, until=until)),
                )
            )
    return steps


def _label(at: int, unit: str, zone: tzinfo) -> str:
    return local_time(at, zone).strftime(_FORMS[unit])


def _gap(found: Histogram, first: int, end: int, zone: tzinfo) -> tuple[float, float, str, str]:
    """Where nothing lies: from left, width, from when, to when."""
    width = 100 / (len(found.edges) - 1)
    unit = found.unit if found.unit in ("minute", "second") else "day"
    edges = found.edges
    return (
        round(first * width, 3),
        round((end - first) * width, 3),
        _label(edges[first], unit, zone),
        _label(edges[end] - 1, unit, zone),
    )


def _ticks(session: Session, span: Span, found: Histogram, zone: tzinfo) -> list[_Tick]:
    """Words under the axis: of the longer unit where several of it lie in the span, else of the steps themselves."""
    longer = UNITS[max(0, UNITS.index(found.unit) - 1)]
    starts = [n for n, at in enumerate(found.edges[:-1]) if around(at, longer, zone)[0] == at]
    if starts and starts[0] * _LABELS >= len(found.edges):
        starts.insert(0, 0)
    unit = longer if len(starts) >= 3 else found.unit
    places = starts if len(starts) >= 3 else list(range(len(found.edges) - 1))
    every = -(-len(places) // _LABELS)
    ticks: list[_Tick] = []
    for place in places[::every]:
        since, until = around(found.edges[place], unit, zone)
        ticks.append(
            _Tick(
                x=round(place * 100 / (len(found.edges) - 1), 3),
                label=_label(found.edges[place], unit, zone),
                word=_word(session, replace(span, since=max(since, EARLIEST), until=until)),
            )
        )
    return ticks


def _crumbs(session: Session, span: Span, whole: Span, zone: tzinfo) -> list[tuple[str, str]]:
    """(label, word) of all of time, and of the year, month … that the span lies in."""
    crumbs = [("", _word(session, replace(whole, categories=span.categories)))]
    for unit in UNITS[:-1]:
        since, until = around(span.since, unit, zone)
        if span.until > until:
            break
        crumbs.append((_label(span.since, unit, zone), _word(session, replace(span, since=since, until=until))))
    return crumbs


def _beside(span: Span, whole: Span, zone: tzinfo) -> tuple[Span | None, Span | None]:
    """What lies before the span and after it, as long as it; of a year, month … the one before and after."""
    unit = next((u for u in UNITS if around(span.since, u, zone) == (span.since, span.until)), None)
    length = span.until - span.since
    before = around(span.since - 1, unit, zone) if unit else (span.since - length, span.since)
    after = around(span.until, unit, zone) if unit else (span.until, span.until + length)
    return (
        replace(span, since=max(before[0], EARLIEST), until=before[1]) if before[1] > whole.since else None,
        replace(span, since=after[0], until=min(after[1], LATEST)) if after[0] < whole.until else None,
    )


def _chips(desk: Desk, session: Session, span: Span) -> list[tuple[str, int, bool, str]]:
    """(category, records of the case, whether it is looked at, the word with the other choice)."""
    chips: list[tuple[str, int, bool, str]] = []
    for name, n in cases.by_category(desk, known=session.settings.known).items():
        on = name in span.categories
        others = span.categories - {name} if on else span.categories | {name}
        chips.append((name, n, on, _word(session, replace(span, categories=others))))
    return chips


@get("/timeline/in/{word:str}", sync_to_thread=True)
def timeline_list(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    word: FromPath[str],
    at: FromQuery[str] = "",
    oldest: FromQuery[bool] = True,
) -> Response[str]:
    """A part of the records of a span."""
    with desk.at_work():
        default = desk.beginning() if oldest else desk.very_end()
        rows = cases.rows_of(desk, _span(session, word), known=session.settings.known)
        shown = part_of(desk, rows, at, newest_first=not oldest, default=default)
        consulted(desk, "timeline", word, shown.records)
        page = pages(
            "list_part",
            entries=entries(desk, shown.records),
            part=shown,
            address=f"/timeline/in/{word}",
            columns=(),
            oldest=oldest,
        )
        return html(page)


@post("/timeline/go", sync_to_thread=True)
def timeline_go(desk: TheDesk, session: TheSession, data: Form) -> Redirect:
    """To what the form or the brush says: two times, or two steps of the span before. Raises CaseError."""
    with desk.at_work():
        span = _span(session, data.get("view", ""))
        zone = session.settings.time_zone
        if data.get("first_step"):
            edges = cases.histogram(desk, span, zone, known=session.settings.known).edges
            try:
                first, last = sorted(int(data[n]) for n in ("first_step", "last_step"))
                since, until = edges[max(0, first)], edges[min(len(edges) - 1, last + 1)]
            except (KeyError, ValueError, IndexError):
                raise CaseError("the span has no such steps") from None
        else:
            since, until = (_moment(data.get(n, ""), zone) for n in ("from", "to"))
        if not EARLIEST <= since < until <= LATEST:
            raise CaseError("the span ends before it begins, or lies in no century that is shown")
        word = _word(session, replace(span, since=since, until=until))
        return Redirect(f"/timeline?view={word}", status_code=HTTP_303_SEE_OTHER)


def _moment(text: str, zone: tzinfo) -> int:
    try:
        return stamp(datetime.fromisoformat(text).replace(tzinfo=None), zone)
    except (ValueError, OverflowError):
        raise CaseError(f"{text!r} is no day and time") from None


HANDLERS = (timeline, timeline_list, timeline_go)
