"""What was read, and why the rest was not."""

from __future__ import annotations

from litestar import Response, get

from aboveboard.analysis.coverage import Line, State
from aboveboard.casework.review import counts
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages


@get("/coverage", sync_to_thread=True)
def coverage(desk: TheDesk, pages: ThePages) -> Response[str]:
    """Every exhibit's coverage by profile; what is simply not there comes last and folded."""
    with desk.at_work():
        found = [(one, _by_profile(one.lines)) for one in counts.coverages(desk)]
        desk.consultations.view("coverage")
        return html(pages("coverage", here="coverage", found=found, not_there=State.NOT_THERE))


def _by_profile(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.profile, []).append(line)
    return dict(sorted(found.items(), key=lambda item: (item[0] == "", len(item[0]), item[0])))


HANDLERS = (coverage,)
