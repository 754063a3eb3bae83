"""The seventh set of stores of apps as they are on phones: kept aside. Whoever mends discovery does not read this file.

What the fourth set says of its schemas holds here too. This set was made without looking at discovery or at what it finds; apps
were taken for having a public declaration of what they keep, where no artifact here and no earlier set has them. Names, numbers
and texts are of this set alone. Some of these apps are widely used, some by few; none was taken for being hard or easy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.engine._seventh_chats import (
    atox,
    bluebubbles,
    kontalk,
    rumble,
    sylk_mobile,
    walkie_talkie,
    xx_messenger,
    yaxim,
)
from tests.engine._seventh_phones import aosp_dialer, bitnex_dial, mesh_core, webtrit
from tests.engine.published_talk import Aside

SEVENTH: Mapping[str, Callable[[], Aside]] = {
    "WebTrit": webtrit,
    "Dialer (Android's own)": aosp_dialer,
    "BitnexDial": bitnex_dial,
    "MeshCore Open": mesh_core,
    "Kontalk": kontalk,
    "Sylk Mobile": sylk_mobile,
    "xx messenger (iOS)": xx_messenger,
    "aTox": atox,
    "Rumble": rumble,
    "iFengyu walkie-talkie": walkie_talkie,
    "BlueBubbles": bluebubbles,
    "yaxim": yaxim,
}
