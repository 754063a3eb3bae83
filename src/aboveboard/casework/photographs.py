"""Photographs of an exhibit: their bytes, enciphered in the case's database. They are hashed and never decoded here.

What type a file is its first bytes say. Which exhibit a photograph is of, its name, size and SHA-256 stand in the custody log.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from aboveboard.casework.case import Case
from aboveboard.casework.errors import CaseError
from aboveboard.casework.exhibitrecord import Item, Kind, Noting, noted_labels, record_of, words
from aboveboard.formats.media import HEAD, sniff
from aboveboard.store.db import has_table
from aboveboard.store.schema import PHOTOGRAPHS

MOST = 20 << 20
"""Bytes of one photograph."""
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/heic": ".heic",
    "image/heif": ".heif",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "image/avif": ".avif",
}
"""Types that cameras write, and what a file of each is called when it is written out."""


def photograph_note(path: Path) -> Noting:
    """A photograph out of a file. Raises CaseError where it is none, is too large or cannot be read."""
    try:
        # Asked before it is opened: a pipe would be waited for.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CaseError(f"{path} is no file")
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MOST:
        raise CaseError(
            f"{path} is larger than {MOST >> 20} MiB, which is the most that a photograph of an exhibit has"
        )
    mime = sniff(data[:HEAD])
    if mime not in SUFFIXES:
        raise CaseError(f"{path} begins as no photograph does: JPEG, PNG, HEIC, HEIF, WebP, TIFF and AVIF are taken")
    said = {
        "name": words(path.name, "a photograph's name"),
        "mime": mime,
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    return Noting(Kind.PHOTOGRAPH, said, data)


def keep(case: Case, data: bytes) -> None:
    """Put a photograph's bytes into the case. Raises CaseError in a look without keeping."""
    case.must_keep("photograph")
    if not has_table(case.db, "photographs"):
        case.db.execute(PHOTOGRAPHS)
    with case.db:
        case.db.execute("INSERT OR IGNORE INTO photographs VALUES (?, ?)", (hashlib.sha256(data).hexdigest(), data))


def bytes_of(case: Case, item: Item) -> bytes:
    """A photograph as it was taken in. Raises CaseError where it is not there, or not what the log states."""
    stated = str(item.said["sha256"])
    data = None
    if has_table(case.db, "photographs"):
        data = case.db.execute("SELECT data FROM photographs WHERE sha256 = ?", (stated,)).get
    if data is None:
        raise CaseError(f"the photograph of entry {item.entry} is not in the case any more")
    if hashlib.sha256(data).hexdigest() != stated:
        raise CaseError(f"the photograph of entry {item.entry} is not the one that the custody log states")
    return bytes(data)


def every(case: Case) -> list[Item]:
    """Those of all exhibits that the custody log states."""
    return [i for label in noted_labels(case.db) for i in record_of(case.db, label) if i.kind == Kind.PHOTOGRAPH]


def fault(case: Case) -> str | None:
    """The first photograph that is not as the custody log states it."""
    for item in every(case):
        try:
            bytes_of(case, item)
        except CaseError as error:
            return str(error)
    return None
