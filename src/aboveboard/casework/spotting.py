"""How a look at a connected phone ends: what was read is deleted, and a receipt is shown."""

from __future__ import annotations

from aboveboard.casework import passing
from aboveboard.casework.receipt import Receipt, handing_out, receipts
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.spotted import Spot
from aboveboard.casework.witness import own_fingerprint


def end(desk: Desk, spot: Spot) -> None:
    """Nothing of the phone is read or shown any more; its records and the copies are deleted at once."""
    spot.over.set()
    desk.settle()
    desk.stop_reading("the look was ended")
    for one in desk.case.room.iterdir():
        # The small database of the look itself stays until the process ends: the log is written through it.
        if one.is_dir():
            passing.remove(one)
        elif not one.name.startswith("case.db"):
            one.unlink(missing_ok=True)


def screen_receipt(desk: Desk, language: str) -> tuple[Receipt | None, int, str, str]:
    """(the last receipt, the log's entry and head that it is left with, who signs). Showing it is a disclosure, and logged.

    None where nothing was read.
    """
    made = receipts(desk.case)
    if not made:
        return None, 0, "", own_fingerprint()
    entry, head = handing_out(desk.case, desk.actor, made[-1].number, [language], "normal")
    return made[-1], entry, head, own_fingerprint()
