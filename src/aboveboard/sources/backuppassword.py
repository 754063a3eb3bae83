"""Whether a password opens an iPhone's backup, by its Manifest.plist alone, which holds the keybag that the password opens."""

from __future__ import annotations

import plistlib
from typing import Any, Final, cast
from xml.parsers.expat import ExpatError

from aboveboard.sources.api import WrongPassword
from aboveboard.sources.keybag import unlock

MOST: Final = 16 << 20
"""Bytes of a Manifest.plist that are looked at; those of phones with hundreds of apps have some hundred thousand."""
_NO_PLIST: Final = (
    plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    RecursionError, MemoryError,
)  # fmt: skip
"""What `plistlib` raises for lists that are none, or not whole yet."""


def opens(manifest: bytes, password: bytes) -> bool | None:
    """None where it says nothing of passwords: of a plain backup, or not whole yet. Raises SourceError for a damaged keybag."""
    try:
        said: Any = plistlib.loads(manifest) if len(manifest) <= MOST else None
    except _NO_PLIST:
        return None
    bag: Any = cast("dict[str, Any]", said).get("BackupKeyBag") if isinstance(said, dict) else None
    if not isinstance(bag, bytes):
        return None
    try:
        unlock(bag, password)
    except WrongPassword:
        return False
    return True
