"""Calls of a ninth pool of stores of apps as they are on phones, to develop discovery on: no set kept aside, no figure is of it.

Schemas are of the sources that each store names, filled as its app fills it as far as its source says. No store is of an app
that an earlier set has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._pool_nine_c_calls import deskphone, homework, minutelist, ringinglist
from tests.engine.published_talk import Aside

POOL_NINE_C: Mapping[str, Callable[[], Aside]] = {
    "Calls that rang (Java's dates, Room)": ringinglist,
    "CallListTracker (minutes begun)": minutelist,
    "Desk phone's remote (archives in preferences)": deskphone,
    "Homework's calls (two lists in one archive)": homework,
}
