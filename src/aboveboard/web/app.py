"""The application: a desk, a session and the pages over them."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from litestar import Litestar, MediaType, Request, Response, get
from litestar.config.app import AppConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.params import FromPath
from litestar.response import Redirect
from litestar.static_files import create_static_files_router  # pyright: ignore[reportUnknownVariableType] - os.PathLike without its type
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError, Gathering, NotCovered
from aboveboard.casework.review.desk import CANNOT_OPEN, Desk
from aboveboard.casework.review.stored import stored_of
from aboveboard.casework.review.veils import NAMES, Veils
from aboveboard.model.query import QueryError
from aboveboard.web.guard import COOKIE, Guard
from aboveboard.web.pages import HANDLERS, ON_THE_SPOT
from aboveboard.web.pages.spot import RECEIPT
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

STATIC = Path(__file__).parent / "static"


def make_app(desk: Desk, guard: Guard) -> Any:
    """The ASGI application, guarded."""
    veils = Veils(desk.case, desk.actor.name)
    session = Session(veils=veils)
    for name in NAMES:
        setattr(session.settings, name, veils.every(name))
    authority = desk.case.authority
    about = {
        "name": desk.case.path.name,
        "examiner": desk.actor.name,
        "own_phone": authority.own_phone,
        "kept": desk.case.keeps,
        "spot": desk.spot is not None,
        "power": authority.power,
        "reference": authority.reference,
    }
    pages = Pages(session, about, partial(stored_of, desk), desk.watch.notices)

    @get("/enter/{ticket:str}", sync_to_thread=False)
    def enter(ticket: FromPath[str]) -> Response[Any]:
        """Exchange the one-time ticket for the cookie."""
        cookie = guard.enter(ticket)
        if cookie is None:
            words = "This ticket was used already, or is none. Start `aboveboard review` again for a new one."
            return Response(words, status_code=403, media_type=MediaType.TEXT)
        answer = Redirect("/", status_code=HTTP_303_SEE_OTHER)
        answer.set_cookie(key=COOKIE, value=cookie, httponly=True, samesite="strict", path="/")
        return answer

    def gathering(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
        # Nobody waits: the page says so and asks again by itself, with scripts or without.
        address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if request.method != "GET":
            return _problem(pages, request, str(error), 503)
        part = "hx-request" in request.headers
        words = pages("gathering_part" if part else "gathering", address=address)
        headers = {} if part else {"refresh": "1"}
        return Response(words, media_type=MediaType.HTML, headers=headers)

    def refused(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
        status = 403 if isinstance(error, NotCovered) else 400
        return _problem(pages, request, str(error), status)

    def failed(request: Request[Any, Any, Any], error: HTTPException) -> Response[str]:
        words = "There is no such page." if error.status_code == 404 else str(error.detail)
        return _problem(pages, request, words, error.status_code)

    def broken(request: Request[Any, Any, Any], error: Exception) -> Response[str]:
        # A fault of ours: told where it can be reported from, never with content of the case.
        traceback.print_exception(error, file=sys.stderr)
        return _problem(pages, request, f"This page has a fault ({type(error).__name__}); the case is unharmed.", 500)

    def standing(request: Request[Any, Any, Any]) -> Response[Any] | None:
        """Before any page: where the authority does not hold, none is made, whatever the address."""
        if request.url.path.startswith(("/enter/", "/static/", "/standing")):
            return None
        if desk.spot is not None and desk.spot.over.is_set() and request.url.path != RECEIPT:
            return Redirect(RECEIPT, status_code=HTTP_303_SEE_OTHER)
        ended = desk.watch.ended()
        return None if ended is None else _problem(pages, request, ended, 403)

    handlers: Sequence[Any] = [
        enter,
        *(HANDLERS if desk.spot is None else ON_THE_SPOT),
        create_static_files_router(path="/static", directories=[STATIC], name="static"),
    ]

    def without_docs(config: AppConfig) -> AppConfig:
        config.openapi_config = None
        return config

    cannot_open: dict[Any, Any] = dict.fromkeys(CANNOT_OPEN, refused)
    app = Litestar(
        route_handlers=list(handlers),
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "pages": Provide(lambda: pages, sync_to_thread=False),
            "session": Provide(lambda: session, sync_to_thread=False),
        },
        exception_handlers={
            Gathering: gathering,
            CaseError: refused,
            QueryError: refused,
            **cannot_open,
            HTTPException: failed,
            Exception: broken,
        },
        before_request=standing,
        on_app_init=[without_docs],
        logging_config=None,
        debug=False,
    )
    return guard.wrap(app)


def _problem(pages: Pages, request: Request[Any, Any, Any], words: str, status: int) -> Response[str]:
    name = "problem_part" if "hx-request" in request.headers else "problem"
    return Response(pages(name, words=words), status_code=status, media_type=MediaType.HTML)
