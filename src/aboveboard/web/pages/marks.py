"""Tags, notes, reviewed and undo: each post is one action, whatever number of records it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec
from litestar import Response, post
from litestar.enums import RequestEncodingType
from litestar.params import Body

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import marks as cases
from aboveboard.casework.review import sensitive, talks
from aboveboard.casework.review.desk import Desk
from aboveboard.model.query import Query, parse
from aboveboard.web.pages.common import Entry, html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_MOST_SEEN = 2000
"""Records of one page whose marks are written anew."""


def of_list(session: Session, query: Query) -> str:
    """The word for all that answers a query."""
    return session.address("all\n" + msgspec.json.encode(["list", str(query)]).decode())


def of_talk(session: Session, name: str, *, joined: bool) -> str:
    """The word for all of a conversation."""
    return session.address("all\n" + msgspec.json.encode(["joined" if joined else "talk", name]).decode())


def _all_of(desk: Desk, text: str) -> list[str]:
    """The keys of all records that a word stands for. Raises CaseError where they are too many, or it is another page's."""
    head, _, body = text.partition("\n")
    if head != "all":
        raise CaseError("this address is of another page")
    what, value = msgspec.json.decode(body, type=tuple[str, str])
    if what == "list":
        return desk.keys_of(desk.answering(parse(value)), cases.MOST)
    return desk.keys_of(talks.rows_of(desk, talks.talk(desk, value, joined=what == "joined")), cases.MOST)


@post("/mark", sync_to_thread=True)
def mark(desk: TheDesk, pages: ThePages, session: TheSession, data: Form) -> Response[str]:
    """Mark the records whose keys are given, separated by spaces, or all of a list or conversation (`of`). Raises CaseError.

    `seen` are those on the page: of them it is said what stands on them now.
    """
    with desk.at_work():
        keys = _all_of(desk, session.meant(data["of"])) if data.get("of") else desk.there(data.get("keys", "").split())
        cases.mark(desk.case, desk.actor, data.get("what", ""), data.get("value", ""), keys)
        if data.get("what") == cases.SENSITIVE:
            sensitive.forget(desk)
        return html(pages("marked", entries=_again(desk, keys, data), count=len(keys), undone=None))


@post("/undo", sync_to_thread=True)
def undo(desk: TheDesk, pages: ThePages, data: Form) -> Response[str]:
    """Take the last action back."""
    with desk.at_work():
        undone = cases.undo(desk.case, desk.actor)
        keys = [] if undone is None else cases.keys_of(desk.case, undone[0])
        return html(pages("marked", entries=_again(desk, keys, data), count=len(keys), undone=undone or (0, "", 0)))


@post("/marks/now", sync_to_thread=True)
def now(desk: TheDesk, pages: ThePages, data: Form) -> Response[str]:
    """What stands on the records of a page (`seen`) by now: another reviewer of the case may have marked them."""
    seen = list(dict.fromkeys(data.get("seen", "").split()))[:_MOST_SEEN]
    with desk.at_work():
        return html(pages("marks_now", entries=_again(desk, desk.there(seen), data)))


def _again(desk: Desk, keys: Iterable[str], data: Form) -> list[object]:
    seen = set(data.get("seen", "").split()[:_MOST_SEEN])
    some = [key for key in keys if key in seen] if seen else list(keys)[:_MOST_SEEN]
    marked = cases.marks_of(desk.case, some)
    return [Entry({"key": key}, marked.get(key, cases.Marked())) for key in some]


HANDLERS = (mark, undo, now)
