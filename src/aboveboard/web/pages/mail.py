"""Mail: a list, and beside it one message with its headers. Markup was turned into text when it was read; nothing of it runs."""

from __future__ import annotations

from litestar import Response, get
from litestar.params import FromQuery

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.counts import why_none
from aboveboard.casework.review.mail import all_mail, with_it
from aboveboard.web.pages.common import consulted, entries, html, part_of
from aboveboard.web.pages.given import TheDesk, ThePages


@get("/mail", sync_to_thread=True)
def mail(
    desk: TheDesk, pages: ThePages, at: FromQuery[str] = "", key: FromQuery[str] = "", part: FromQuery[bool] = False
) -> Response[str]:
    """The mails, the newest first; `key` is the one that is read. Raises CaseError."""
    with desk.at_work():
        shown = part_of(desk, all_mail(desk), at, newest_first=True)
        listed = entries(desk, shown.records)
        if part:
            consulted(desk, "mail", "", shown.records)
            return html(pages("mail_part", entries=listed, part=shown, chosen=key))
        read = desk.record(key) if key else None
        if read is not None and read["kind"] != "Email":
            raise CaseError(f"{key} is no mail")
        talk = with_it(desk, read) if read is not None else []
        consulted(desk, "mail", key, [read] if read is not None else shown.records)
        page = pages(
            "mail",
            here="email",
            entries=listed,
            part=shown,
            read=read,
            read_entry=entries(desk, [read])[0] if read is not None else None,
            talk=talk,
            chosen=key,
            why=why_none(desk, "email"),
        )
        return html(page)


HANDLERS = (mail,)
