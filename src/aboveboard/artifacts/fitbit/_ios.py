"""What the files about Fitbit on iOS share: `fitbit.sqlite` and its times."""

import struct

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Py

FILES = ("{app_data:com.fitbit.FitbitMobile}/Documents/fitbit.sqlite",)
SOURCES = ("https://github.com/abrignoni/iLEAPP (Fitbit: fitbit.sqlite)",)


def _time(value: object) -> int | None:
    """Seconds since 2001: a number, or the eight bytes of a double, most significant first."""
    if isinstance(value, bytes):
        if len(value) != 8:
            raise ValueError("no double of eight bytes")
        value = struct.unpack(">d", value)[0]
    return COCOA_S.to_utc_us(value) if isinstance(value, int | float) and value else None


TIME = Py("fitbit_time", _time)
