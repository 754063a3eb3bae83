"""A record proved before the reviewer's eyes: bytes, fields, hashes, and the steps to find them without us."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromPath

from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages


@get("/prove/{key:str}", sync_to_thread=True)
def proof(desk: TheDesk, pages: ThePages, key: FromPath[str]) -> Response[str]:
    """The proof, as a part of the inspector. Raises CaseError, SourceError."""
    with desk.at_work():
        desk.record(key)
    return html(pages("proof", proof=desk.prove(key)))


HANDLERS = (proof,)
