"""How pages are shown."""

from __future__ import annotations

from typing import Annotated

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.veils import NAMES
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.session import THEMES, languages

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_ZONES = ("UTC", "Europe/London", "Europe/Berlin", "Europe/Istanbul", "Africa/Lagos", "Asia/Dubai", "Asia/Kolkata")
_MORE_ZONES = (
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Tokyo",
    "Australia/Sydney",
    "America/Sao_Paulo",
    "America/New_York",
)
_WEST = ("America/Chicago", "America/Denver", "America/Los_Angeles")


@get("/settings", sync_to_thread=True)
def settings_page(desk: TheDesk, pages: ThePages) -> Response[str]:
    """All settings."""
    with desk.at_work():
        zones = dict.fromkeys((*_ZONES, *_MORE_ZONES, *_WEST, *_phone_zones(desk)))
        return html(pages("settings", here="settings", zones=list(zones), languages=languages(), themes=THEMES))


def _phone_zones(desk: Desk) -> list[str]:
    from aboveboard.casework.look import device_facts

    return [z for one in desk.opened for z in device_facts(one.exhibit).get("time_zone", ()) if "/" in z]


@post("/settings/change", sync_to_thread=True)
def change(desk: TheDesk, session: TheSession, data: Form) -> Redirect:
    """Change one or more, and go back to where they were changed. Raises CaseError."""
    back = data.pop("back", "/")
    said = {name: data.pop(name, "off") for name in data.pop("switches", "").split()} | data
    for name, value in said.items():
        session.settings.change(name, value)
        if name in NAMES and session.veils is not None:
            with desk.at_work():
                session.veils.draw(desk.case, name, drawn=getattr(session.settings, name))
    return Redirect(back if back.startswith("/") and not back.startswith("//") else "/", status_code=HTTP_303_SEE_OTHER)


HANDLERS = (settings_page, change)
