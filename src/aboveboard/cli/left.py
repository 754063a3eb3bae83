"""What every command on a case says first, where a phone may still have a backup password that was set for a copy."""

from __future__ import annotations

import sys

from aboveboard.casework.case import Case
from aboveboard.casework.leftpasswords import HOW_TO_UNDO, TITLE, passwords_left
from aboveboard.model.saying import visible


def tell_left(case: Case) -> None:
    """Say of which phone, which password it is, and how to take it off."""
    for one in passwords_left(case.db):
        said = f"{TITLE}: exhibit {one.exhibit}, phone {one.udid}, password {one.password}; {HOW_TO_UNDO}"
        print(visible(said), file=sys.stderr, flush=True)
