"""A look at a connected phone: what is being read of it, its end, and the receipt that is turned to the phone's owner."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body
from litestar.response import Redirect
from litestar.status_codes import HTTP_204_NO_CONTENT, HTTP_303_SEE_OTHER

from aboveboard.acquire.plan import category_of
from aboveboard.casework.spotted import AWAY, Again, Spot
from aboveboard.casework.spotting import end, screen_receipt
from aboveboard.report.receipt import LANGUAGES, Asked, Left, said_of
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
RECEIPT: Final = "/look/receipt"


def _spot(spot: Spot | None) -> Spot:
    if spot is None:
        raise NotFoundException
    return spot


@get("/look/now", sync_to_thread=True)
def now(desk: TheDesk, pages: ThePages, request: Request[Any, Any, Any]) -> Response[str]:
    """What is being read, and what could not be; nothing where that is as the page has it, so that what is typed there stays."""
    told = _told(_spot(desk.spot))
    seen = _mark(told)
    if request.query_params.get("seen") == seen:
        return Response("", status_code=HTTP_204_NO_CONTENT)
    return html(pages("spot_now", **told, seen=seen))


def _told(spot: Spot) -> dict[str, Any]:
    failed, refused = dict(spot.failed), dict(spot.refused)
    return {
        "said": spot.said, "asks": spot.asks, "away": spot.asks in AWAY, "percent": spot.percent, "done": dict(spot.done),
        "notes": dict(spot.notes), "failed": failed, "refused": {name: _gathered(these) for name, these in refused.items()},
        "again": sorted(name for name in {*failed, *refused} if spot.may_again(name)), "by_password": sorted(spot.by_password),
    }  # fmt: skip


def _gathered(refused: tuple[tuple[str, str, str], ...]) -> list[tuple[str, str, str, str]]:
    """(category, of which user, what of it, why) of what was refused; what the phone says the same of stands together."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for what, user, why in refused:
        found.setdefault((category_of(what), user, why), []).append(what)
    return [(category, user, ", ".join(what), why) for (category, user, why), what in found.items()]


def _mark(told: dict[str, Any]) -> str:
    """By which a state of it is known from another."""
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()[:16]


@post("/look/again", sync_to_thread=True)
def again(desk: TheDesk, pages: ThePages, data: Form) -> Response[str]:
    """Try a step again, with the backup password where one was typed for it."""
    spot = _spot(desk.spot)
    step, word = data.get("step", ""), data.get("password", "")
    if spot.may_again(step):
        spot.again(Again(step, word.encode() if word else None))
    # It is begun in a moment by another thread: until then it stands here as begun, and cannot be asked for twice.
    told = _told(spot)
    for kind in ("failed", "refused"):
        told[kind].pop(step, None)
    return html(pages("spot_now", **(told | {"said": told["said"] or step}), seen=""))


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


HANDLERS = (now, again, ended, receipt)
