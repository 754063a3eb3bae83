"""A look at a connected phone: what is being read of it, its end, and the receipt that is turned to the phone's owner."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.spotted import Spot
from aboveboard.casework.spotting import end, screen_receipt
from aboveboard.report.receipt import LANGUAGES, Asked, Left, said_of
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages

RECEIPT: Final = "/look/receipt"


def _spot(spot: Spot | None) -> Spot:
    if spot is None:
        raise NotFoundException
    return spot


@get("/look/now", sync_to_thread=True)
def now(desk: TheDesk, pages: ThePages) -> Response[str]:
    """What is being read, and what could not be."""
    spot = _spot(desk.spot)
    told = {"said": spot.said, "asks": spot.asks, "percent": spot.percent}
    return html(pages("spot_now", **told, done=dict(spot.done), notes=dict(spot.notes), failed=dict(spot.failed)))


@post("/look/end", sync_to_thread=True)
def ended(desk: TheDesk) -> Response[Any]:
    """End the look: what was read is deleted, and the receipt stands on the screen."""
    end(desk, _spot(desk.spot))
    return Redirect(RECEIPT, status_code=HTTP_303_SEE_OTHER)


@get(RECEIPT, sync_to_thread=True)
def receipt(desk: TheDesk, pages: ThePages, request: Request[Any, Any, Any]) -> Response[Any]:
    """The receipt, in the language of the phone's owner; upside down for whoever stands on the other side of the table."""
    spot = _spot(desk.spot)
    if not spot.over.is_set():
        return Redirect("/", status_code=HTTP_303_SEE_OTHER)
    language = request.query_params.get("language", "en")
    language = language if language in LANGUAGES else "en"
    made, entry, head, fingerprint = screen_receipt(desk, language)
    said = said_of(made, Left(entry, head, fingerprint), Asked(language)) if made is not None else None
    turned = "turned" in request.query_params
    return html(pages("spot_receipt", said=said, language=language, languages=LANGUAGES, turned=turned))


HANDLERS = (now, ended, receipt)
