"""The seventeenth set of stores of apps as they are on phones, in two parts that two people made, kept aside: calls, and people.

Drawn by lot as the sixteenth, of other repositories; what departs from that is said in each part. One store is of an app that
the fifteenth set has, and was left out before anything was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine.published_stores_seventeenth_c import SEVENTEENTH_C
from tests.engine.published_stores_seventeenth_p import SEVENTEENTH_P
from tests.engine.published_talk import Aside

KNOWN_BEFORE = frozenset(("Birthday Reminder (ZINNODNTU)",))
SEVENTEENTH: Mapping[str, Callable[[], Aside]] = {
    **SEVENTEENTH_C,
    **{name: make for name, make in SEVENTEENTH_P.items() if name not in KNOWN_BEFORE},
}
