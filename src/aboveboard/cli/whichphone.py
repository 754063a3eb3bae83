"""Which phone a command asks that asks either: one with Android or an iPhone."""

from __future__ import annotations

import sys
from enum import StrEnum

from aboveboard.acquire.errors import AcquireError
from aboveboard.casework.errors import CaseError


class System(StrEnum):
    """What runs on a phone."""

    ANDROID = "android"
    IOS = "ios"


def system_of(
    said: System | None, *, serial: str | None, address: str | None, udid: str | None, usbmux: str | None
) -> System:
    """As it is said, or as options of one of them say, or an iPhone where one is on the cable. Raises CaseError."""
    android, ios = bool(serial or address), bool(udid or usbmux)
    if (android and ios) or (said is System.IOS and android) or (said is System.ANDROID and ios):
        raise CaseError(
            "--serial and --connect are for a phone with Android, --udid and --usbmux for an iPhone; one phone is read at a "
            "start"
        )
    if said is not None:
        return said
    if android:
        return System.ANDROID
    if ios or _iphone_there():
        return System.IOS
    print("no iPhone is connected: a phone with Android is asked (--system ios waits for an iPhone)", file=sys.stderr)
    return System.ANDROID


def _iphone_there() -> bool:
    from aboveboard.acquire.ios import mux

    try:
        return bool(mux.plugged(mux.usual_address()))
    except AcquireError:
        # No usbmuxd: no iPhone can be there.
        return False
