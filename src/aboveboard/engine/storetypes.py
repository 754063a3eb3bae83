"""What kind of store an unread file is, for the list of what was not read. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aboveboard.engine.discover import forms

SEALED: Final = "application/x-encrypted"
"""A file that is called a database, and whose bytes are noise."""
STORE_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        forms.SQLITE: "application/vnd.sqlite3",
        forms.REALM: "application/x-realm",
        forms.SEALED_REALM: SEALED,
        forms.PLIST: "application/x-plist",
        forms.JSON: "application/json",
        forms.LEVELDB: "application/x-leveldb",
        forms.PROTOBUF: "application/x-protobuf",
        forms.PREFERENCES: "application/x-android-preferences",
        forms.MMKV: "application/x-mmkv",
        forms.XML: "text/xml",
        forms.VCARDS: "text/vcard",
        forms.JAVA: "application/x-java-serialized-object",
    }
)
"""The type entered for a file of each form that discovery knows."""
_DATABASE: Final = re.compile(r".*\.(?:db3?|sqlite3?|sqlitedb|storedata|realm|sqlcipher)", re.IGNORECASE)
_NOISE: Final = 200
"""Of the first 4096 bytes of noise nearly all 256 values occur; of a database's first page few do."""


def is_noise(head: bytes, size: int) -> bool:
    """Whether a file of whole blocks begins, in its first 4096 bytes, with what looks like noise: encrypted ones do."""
    return size % 512 == 0 and len(set(head)) > _NOISE


def looks_sealed(head: bytes, path: str, size: int) -> bool:
    """Whether a file that is called a database begins with noise and has whole blocks, as encrypted databases have."""
    return size >= 4096 and is_noise(head[:4096], size) and bool(_DATABASE.fullmatch(path))
