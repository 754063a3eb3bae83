"""A record proved before the reviewer's eyes: bytes, fields, hashes, and the steps to find them without us."""

from __future__ import annotations

from litestar import Response, get

from aboveboard.casework.review.desk import Desk
from aboveboard.web.pages.common import html
from aboveboard.web.render import Pages


@get("/prove/{key:str}", sync_to_thread=True)
def proof(desk: Desk, pages: Pages, key: str) -> Response[str]:
    """The proof, as a part of the inspector. Raises CaseError, SourceError."""
    with desk.at_work():
        desk.record(key)
    return html(pages("proof", proof=desk.prove(key)))


HANDLERS = (proof,)
