"""The fifteenth set of stores of apps as they are on phones, in two parts that two people made, kept aside: calls and people.

Drawn by lot as the fourteenth, of other repositories; what departs from that is said in each part. All of its stores count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine.published_stores_fifteenth_c import FIFTEENTH_C
from tests.engine.published_stores_fifteenth_p import FIFTEENTH_P
from tests.engine.published_talk import Aside

FIFTEENTH: Mapping[str, Callable[[], Aside]] = {**FIFTEENTH_C, **FIFTEENTH_P}
