"""What `aboveboard look` runs and prints."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress

from aboveboard.casework.acquire import Request, connected
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.prove import Evidence
from aboveboard.casework.spot import go_on, must_be_memory, steps_of, take
from aboveboard.casework.spotted import Spot
from aboveboard.casework.unkept import unkept
from aboveboard.cli.acquire import Telling, bar
from aboveboard.cli.review import ended_by_signals, review_case
from aboveboard.engine.nursery import Nursery


def run_look(
    case: Case, actor: Actor, request: Request, nursery: Nursery, language: str, port: int, *, browse: bool
) -> None:
    """Read the most needed, open the pages, read on; forget when they are closed. Raises CaseError, AcquireError and kin."""
    spot = Spot()
    with ended_by_signals(), unkept(case, actor) as looked, bar(enabled=sys.stderr.isatty()) as copying:
        must_be_memory(looked)
        steps = steps_of(looked)
        if not steps:
            raise CaseError("the scope covers nothing that a look shows: contacts, calls, messages, pictures")
        telling = Telling(language, copying)
        try:
            with connected(request, telling) as (phone, running, comment):
                began = time.monotonic()
                take(looked, actor, request, phone, running, comment, nursery, steps[0], telling)
                spot.done[steps[0].name] = time.monotonic() - began
                print(f"{steps[0].name}: {spot.done[steps[0].name]:.1f} s after the phone's yes", flush=True)
                later = threading.Thread(
                    target=go_on,
                    args=(looked, actor, request, phone, running, comment, nursery, steps[1:], spot, began),
                )
                later.start()
                try:
                    with suppress(KeyboardInterrupt):
                        review_case(
                            looked, case.path, actor, Evidence(), port, browse=browse, until_closed=True, spot=spot
                        )
                finally:
                    spot.over.set()
                    later.join()
        except KeyboardInterrupt:
            raise CaseError("the look was stopped while it was reading; nothing of the phone was kept") from None
    for name, why in spot.failed.items():
        print(f"{name}: {why}")
    print(f"The look is over; nothing of the phone was kept. Who looked at what: aboveboard custody {case.path}")
