"""Whether the authority still holds: what open pages ask once a second, and clear themselves where it does not."""

from __future__ import annotations

from litestar import get

from aboveboard.web.pages.given import TheDesk


@get("/standing", sync_to_thread=True)
def standing(desk: TheDesk) -> dict[str, str | None]:
    """Why nothing may be shown any more; nothing of the case is in it."""
    return {"ended": desk.watch.ended()}


HANDLERS = (standing,)
