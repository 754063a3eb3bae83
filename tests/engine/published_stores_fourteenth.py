"""The fourteenth set of stores of apps as they are on phones, in four parts that four people made, kept aside.

Public repositories were listed by words of their names, parted by the first digit of their names' SHA-256, drawn by lot and
walked along, each part for one kind of record. What departs from that is said in each part: none was walked strictly, and names
that promise such a store were looked at first. Of the part of calls two stores are left out here: an app that a pool has which
discovery was developed on, and kin of one of the thirteenth set. These decisions were made before anything was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine.published_stores_fourteenth_c import FOURTEENTH_C
from tests.engine.published_stores_fourteenth_d import FOURTEENTH_D
from tests.engine.published_stores_fourteenth_m import FOURTEENTH_M
from tests.engine.published_stores_fourteenth_p import FOURTEENTH_P
from tests.engine.published_talk import Aside

KNOWN = ("Ever Call Recorder", "Call Recorder (MaramHarsha)")
"""Apps that discovery was developed on, or kin of such."""

FOURTEENTH: Mapping[str, Callable[[], Aside]] = {
    **FOURTEENTH_M,
    **FOURTEENTH_P,
    **{name: make for name, make in FOURTEENTH_C.items() if name not in KNOWN},
    **FOURTEENTH_D,
}
