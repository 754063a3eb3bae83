"""What `aboveboard review` runs and prints."""

from __future__ import annotations

from pathlib import Path

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.prove import Evidence


def review_case(case: Case, path: Path, actor: Actor, evidence: Evidence, port: int, *, browse: bool) -> None:
    """Serve until interrupted. Raises CaseError where the pages' packages are not there, or the port is taken."""
    try:
        from aboveboard.casework.review.desk import Desk
        from aboveboard.web.serve import serve
    except ModuleNotFoundError as error:
        raise CaseError(f"the review needs more packages ({error.name}): install `aboveboard[review]`") from error
    desk = Desk(case, actor, evidence)

    def ready(address: str) -> None:
        print(f"The review of {path} is at {address}", flush=True)
        print("The address works once, on this machine only. Ctrl-C ends the review.", flush=True)

    try:
        serve(desk, port, browse=browse, ready=ready)
    except OSError as error:
        raise CaseError(f"port {port} cannot be used: {error.strerror}; leave --port out for a free one") from error
    finally:
        desk.close()
