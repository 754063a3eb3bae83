"""What reviewers write of a sound, a picture or a paper: transcripts and translations."""

from __future__ import annotations

from typing import Annotated

from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import marks
from aboveboard.casework.review.marks import WRITTEN
from aboveboard.web.pages.given import TheDesk

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@post("/write", sync_to_thread=True)
def write(desk: TheDesk, data: Form) -> Redirect:
    """Keep a version of a transcript or a translation, with its language and status. Raises CaseError."""
    with desk.at_work():
        what = data.get("what", "")
        if what not in WRITTEN:
            raise CaseError(f"{what} is none of {', '.join(WRITTEN)}")
        record = desk.record(data.get("key", ""))
        words = data.get("words", "").replace("\r\n", "\n")
        language = " ".join(data.get("language", "").split())
        marks.mark(desk.case, desk.actor, what, f"{data.get('status', '')}\t{language}\n{words}", [record["key"]])
    back = data.get("back", "")
    local = back.startswith("/") and not back.startswith("//")
    return Redirect(back if local else f"/record/{record['key']}", status_code=HTTP_303_SEE_OTHER)


HANDLERS = (write,)
