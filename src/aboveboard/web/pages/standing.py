"""What open pages ask once a second: whether the authority still holds (else they clear themselves), and whether marks change."""

from __future__ import annotations

from litestar import get

from aboveboard.web.pages.given import TheDesk


@get("/standing", sync_to_thread=True)
def standing(desk: TheDesk) -> dict[str, str | None]:
    """Why nothing may be shown any more, and a word that changes with every mark; nothing of the case is in it."""
    ended = desk.watch.ended()
    return {"ended": ended, "marks": None if ended else desk.watch.marks()}


HANDLERS = (standing,)
