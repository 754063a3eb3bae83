"""`aboveboard report`: the records of a tag, numbered, as HTML or PDF."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from zoneinfo import available_timezones

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError


def make_report(case: Case, actor: Actor, tag: str, out: Path, zone: str) -> None:
    """Write the report; its form is the ending of its name. Raises CaseError."""
    form = out.suffix.lower().lstrip(".")
    if form not in ("html", "pdf"):
        raise CaseError(f"{out}: a report ends in .html or .pdf")
    if zone != "UTC" and zone not in available_timezones():
        raise CaseError(f"there is no time zone {zone}; write UTC or a name such as Europe/Berlin")
    try:
        from aboveboard.casework.review.basket import basket, disclosed
        from aboveboard.casework.review.desk import Desk
        from aboveboard.report.paper import html_of, pdf_of
    except ModuleNotFoundError as error:
        raise CaseError(f"reports need more packages ({error.name}): install `aboveboard[review]`") from error
    desk = Desk(case, actor)
    now = time.time_ns() // 1000
    try:
        with desk.at_work():
            found = basket(desk, tag)
            made = pdf_of(found, zone, now) if form == "pdf" else html_of(found, zone, now).encode()
            out.write_bytes(made)
            disclosed(desk, found, form, hashlib.sha256(made).hexdigest())
    finally:
        desk.close()
    print(
        f"{out}: {len(found.items)} records{f', {found.sensitive} marked sensitive left out' if found.sensitive else ''}"
    )
