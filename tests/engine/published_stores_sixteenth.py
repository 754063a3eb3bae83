"""The sixteenth set of stores of apps as they are on phones, in two parts that two people made, kept aside: calls, and people and
messages.

Drawn by lot as the fifteenth, of other repositories; what departs from that is said in each part. One store is of an app that the
fifteenth set has, and was left out before anything was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine.published_stores_sixteenth_c import SIXTEENTH_C
from tests.engine.published_stores_sixteenth_m import SIXTEENTH_M
from tests.engine.published_talk import Aside

KNOWN_BEFORE = frozenset(("Campfire",))
SIXTEENTH: Mapping[str, Callable[[], Aside]] = {
    **SIXTEENTH_C,
    **{name: make for name, make in SIXTEENTH_M.items() if name not in KNOWN_BEFORE},
}
