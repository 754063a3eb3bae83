"""What the files about duckduckgo share."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import times
from aboveboard.kit import Basis, Py, Time


def moment(text: Any) -> Any:
    """A text of ISO 8601: UTC where it has a zone, else the time on the wall, as the app writes most of them."""
    reading = times.iso8601(str(text))
    if reading.utc_us is not None:
        return reading.utc_us
    return Time(local=times.to_iso(reading.local_us)[:19], basis=Basis.LOCAL, precision="s")


WHEN = Py("iso8601", moment, json=True)

HOME = "{app_data:com.duckduckgo.mobile.android}/databases/"

SOURCES = (
    "https://github.com/duckduckgo/Android (Room databases of the app)",
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/DuckDuckGo.py",
)
