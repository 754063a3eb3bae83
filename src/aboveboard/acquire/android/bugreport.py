"""A bug report: what the phone writes about itself on request. It takes minutes, and the phone keeps it.

`bugreportz` prints `OK:PATH` or `FAIL:WHY`:
https://android.googlesource.com/platform/frameworks/native (cmds/bugreportz/readme.md).
"""

from __future__ import annotations

from typing import Final

from aboveboard.acquire.android.phone import Phone, ReadFailed
from aboveboard.acquire.archive import Archive
from aboveboard.acquire.errors import AcquireError

PLACE: Final = "acquired/android/0/bugreport.zip"
_PATIENCE: Final = 900.0


def bugreport(phone: Phone, archive: Archive) -> str:
    """Ask for one and copy it; where it lies on the phone. Raises AcquireError in the phone's words, Unplugged and its kin."""
    said = phone.run("bugreportz", silent=_PATIENCE).out.decode("utf-8", "replace").strip().splitlines()
    last = said[-1] if said else ""
    kind, _, place = last.partition(":")
    if kind != "OK" or not place:
        raise AcquireError(f"the phone makes no bug report: {last or 'it says nothing'}; leave --bugreport out")
    try:
        with phone.files() as files, archive.growing(PLACE, None, None) as growing:
            files.ask([place.encode()])
            for piece in files.next():
                growing.write(bytes(piece))
    except ReadFailed as error:
        raise AcquireError(f"the phone does not give its bug report {place}: {error}") from error
    return place
