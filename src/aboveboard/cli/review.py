"""What `aboveboard review` runs and prints."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.examine import Report
from aboveboard.casework.prove import Evidence
from aboveboard.casework.spotted import Spot
from aboveboard.casework.unkept import unkept
from aboveboard.cli import show


@contextmanager
def ended_by_signals() -> Generator[None, None, None]:
    """Whatever ends a look from outside, but SIGKILL, ends it as Ctrl-C does: what it holds is deleted."""
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def review_case(
    case: Case,
    path: Path,
    actor: Actor,
    evidence: Evidence,
    port: int,
    *,
    browse: bool,
    until_closed: bool = False,
    spot: Spot | None = None,
) -> None:
    """Serve until interrupted, or until its browser is closed.

    Raises CaseError where the pages' packages are not there, or the port is taken.
    """
    try:
        from aboveboard.casework.review.desk import Desk
        from aboveboard.web.serve import serve
    except ModuleNotFoundError as error:
        raise CaseError(f"the review needs more packages ({error.name}): install `aboveboard[review]`") from error
    desk = Desk(case, actor, evidence, spot)

    def ready(address: str) -> None:
        print(f"The review of {path} is at {address}", flush=True)
        ends = "Ctrl-C, or closing its browser, ends" if until_closed and browse else "Ctrl-C ends"
        print(f"The address works once, on this machine only. {ends} the review.", flush=True)

    try:
        serve(desk, port, browse=browse, ready=ready, until_closed=until_closed)
    except OSError as error:
        raise CaseError(f"port {port} cannot be used: {error.strerror}; leave --port out for a free one") from error
    finally:
        desk.close()


def look_only(
    case: Case,
    actor: Actor,
    read: Callable[[Case], tuple[Report, bytes | None]],
    port: int,
    *,
    browse: bool,
) -> Report:
    """Read into memory, tell what came of it, review, forget. Raises CaseError, SourceError and its kin."""
    with ended_by_signals(), unkept(case, actor) as looked:
        try:
            report, password = read(looked)
        except KeyboardInterrupt:
            raise CaseError("the look was stopped while it was reading; nothing of the phone was kept") from None
        show.report(report, case.path, kept=False)
        with suppress(KeyboardInterrupt):
            review_case(looked, case.path, actor, Evidence((), password), port, browse=browse, until_closed=True)
    print(f"The look is over; nothing of the phone was kept. Who looked at what: aboveboard custody {case.path}")
    return report
