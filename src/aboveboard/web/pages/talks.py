"""Conversations: the list, and one of them as bubbles or as a table, from any place in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.people import Everyone, Thread
from aboveboard.casework.review import talks as cases
from aboveboard.casework.review.desk import Desk, Position
from aboveboard.casework.review.marks import sensitive_keys
from aboveboard.model.query import Clause, Filter, Query, parse
from aboveboard.web.pages.common import consulted, entries, html, part_of
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.pages.marks import of_talk
from aboveboard.web.session import Session

_LISTED = 200
"""Conversations of one part of the list."""


def _rows(desk: Desk, found: Everyone, start: int) -> tuple[list[dict[str, Any]], int | None]:
    names = {p.id: p.name or p.id for p in found.people}
    part = found.threads[start : start + _LISTED]
    more = start + _LISTED if start + _LISTED < len(found.threads) else None
    last = cases.last_of(desk, part)
    hidden = sensitive_keys(desk.case)[1]
    reviewed = cases.reviewed_of(desk)
    rows = [
        {
            "thread": t,
            "people": [(i, names.get(i, i)) for i in t.people],
            # What is marked sensitive is told by no text.
            "last": one if (one := last.get(t.id)) is not None and one["key"] not in hidden else None,
            "reviewed": reviewed.get((t.service, t.profile, t.thread), 0),
        }
        for t in part
    ]
    return rows, more


@get("/talks", sync_to_thread=True)
def talk_list(
    desk: TheDesk, pages: ThePages, start: FromQuery[int] = 0, part: FromQuery[bool] = False
) -> Response[str]:
    """All conversations, the newest first."""
    with desk.at_work():
        found = cases.everyone(desk)
        rows, more = _rows(desk, found, max(0, start))
        desk.consultations.view("conversations", count=len(found.threads))
        name = "talk_rows" if part else "talks"
        return html(pages(name, here="talks", rows=rows, more=more, total=len(found.threads), chosen=None))


@get("/talk/{name:str}", sync_to_thread=True)
def talk_page(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    name: FromPath[str],
    at: FromQuery[str] = "",
    hit: FromQuery[str] = "",
    found: FromQuery[str] = "",
    joined: FromQuery[bool] = False,
    table: FromQuery[bool] = False,
) -> Response[str]:
    """A conversation: its newest part, or the part around a hit or a place in time."""
    with desk.at_work():
        everyone = cases.everyone(desk)
        talk = cases.talk(desk, name, joined=joined)
        rows = cases.rows_of(desk, talk)
        place = str(_place(desk, hit)) if hit else at
        older = part_of(desk, rows, place, newest_first=True, default=desk.very_end())
        newer = desk.part(rows, older.start, newest_first=False, limit=20) if place else None
        records = [*reversed(older.records), *(newer.records if newer else [])]
        hits = _hits(desk, session, talk.thread, found, hit)
        people = {p.id: p for p in everyone.people}
        listed, more = _rows(desk, everyone, 0)
        consulted(desk, "conversation", talk.thread.id, records, thread=talk.thread.id)
        page = pages(
            "talk",
            here="talks",
            talk=talk,
            chosen=talk.thread.id,
            rows=listed,
            more=more,
            total=len(everyone.threads),
            members=[people[i] for i in talk.thread.people if i in people],
            alone=everyone.together(talk.thread),
            entries=entries(desk, records),
            answered=cases.answered_in(desk, talk, records),
            older=older,
            newer=newer,
            hit=hit,
            hits=hits,
            whose=_whose(desk, talk.thread, hits["words"]) if hits else "",
            found=found,
            joined=joined,
            table=table,
            all_of=of_talk(session, talk.thread.id, joined=joined),
        )
        return html(page)


@get("/talk/{name:str}/part", sync_to_thread=True)
def talk_part(
    desk: TheDesk,
    pages: ThePages,
    name: FromPath[str],
    at: FromQuery[str],
    way: FromQuery[str] = "older",
    joined: FromQuery[bool] = False,
    table: FromQuery[bool] = False,
) -> Response[str]:
    """A further part in one direction, for a page that is scrolled."""
    with desk.at_work():
        talk = cases.talk(desk, name, joined=joined)
        older = way == "older"
        part = desk.part(cases.rows_of(desk, talk), Position.read(at), newest_first=older, limit=60)
        records = list(reversed(part.records)) if older else part.records
        consulted(desk, "conversation", talk.thread.id, records, thread=talk.thread.id)
        page = pages(
            "talk_part",
            talk=talk,
            entries=entries(desk, records),
            answered=cases.answered_in(desk, talk, records),
            part=part,
            way=way,
            hit="",
            joined=joined,
            table=table,
        )
        return html(page)


@post("/talk/{name:str}/go", sync_to_thread=True)
def talk_go(
    desk: TheDesk,
    session: TheSession,
    name: FromPath[str],
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """To a day, or to the newest hit of words in the conversation. Raises QueryError."""
    with desk.at_work():
        thread = cases.everyone(desk).thread(name)
        asked = data.get("words", "").strip()
        if data.get("person"):
            # Whose messages were asked for before is of an earlier choice.
            others = Query(tuple(g for g in parse(asked).groups if not _is_from(g)))
            asked = str(Query((*others.groups, cases.written_by(desk, thread, data["person"]))))
        if words := asked:
            hits = cases.hits_in(desk, thread, words)
            key = cases.key_at(desk, *hits[-1]) if hits else ""
            return _to(f"/talk/{thread.id}?found={session.address(words)}&hit={key}#hit")
        try:
            day = date.fromisoformat(data.get("day", ""))
        except ValueError:
            return _to(f"/talk/{thread.id}")
        # The day as the page shows days.
        begins = datetime(day.year, day.month, day.day, tzinfo=session.settings.time_zone)
        moment = round(begins.timestamp()) * 1_000_000
        return _to(f"/talk/{thread.id}?at={desk.at_time(moment)}#here")


def _whose(desk: Desk, thread: Thread, words: str) -> str:
    """The id of the person of a conversation whose messages are asked for; ''."""
    groups = [g for g in parse(words).groups if _is_from(g)]
    return next((one for one in thread.people for g in groups if g == cases.written_by(desk, thread, one)), "")


def _is_from(group: tuple[Clause, ...]) -> bool:
    return all(isinstance(c, Filter) and c.name == "from" for c in group)


def _to(address: str) -> Redirect:
    return Redirect(address, status_code=HTTP_303_SEE_OTHER)


def _place(desk: Desk, key: str) -> Position:
    number, row = desk.find(key)
    return desk.at_record(number, row)


def _hits(desk: Desk, session: Session, thread: Thread, found: str, hit: str) -> dict[str, Any] | None:
    """Which of the hits this is, and the ones beside it."""
    if not found:
        return None
    words = session.meant(found)
    hits = cases.hits_in(desk, thread, words)
    if not hits:
        return {"words": words, "n": 0, "of": 0, "before": None, "after": None}
    number, row = desk.find(hit) if hit else (0, None)
    position = hits.index((number, row.id)) if row is not None and (number, row.id) in hits else len(hits) - 1

    def key(index: int) -> str | None:
        return cases.key_at(desk, *hits[index]) if 0 <= index < len(hits) else None

    return {
        "words": words,
        "n": position + 1,
        "of": len(hits),
        "before": key(position - 1),
        "after": key(position + 1),
    }


HANDLERS = (talk_list, talk_page, talk_part, talk_go)
