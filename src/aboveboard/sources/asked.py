"""Copies that Aboveboard asked of a phone, told by their manifest: they hold what the phone's interfaces give, and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec

from aboveboard.sources.api import MemberError, Problem

if TYPE_CHECKING:
    from aboveboard.sources.papers import Papers
    from aboveboard.sources.tree import Tree

MANIFEST: Final = "acquired/manifest.json"
ASKED: Final = "asked of the phone"
"""The kind of acquisition."""
BACKUP: Final = "itunes backup"
"""Of what was taken from one, file by file."""
_MOST: Final = 1 << 28


def papers_of_copy(source: Tree) -> Papers:
    """What the manifest of such a copy says; nothing where there is none."""
    # It brings NumPy, which those who only ask for kinds of copies need not wait for.
    from aboveboard.sources.papers import Papers

    index = source.find(MANIFEST)
    if index is None or source.sizes[index] > _MOST:
        return Papers()
    try:
        said: Any = msgspec.json.decode(source.read(index, _MOST))
    except (MemberError, msgspec.DecodeError, UnicodeDecodeError) as error:
        return Papers(problems=(Problem(f"The copy's manifest cannot be read: {error}", MANIFEST),))
    fields = cast("dict[Any, Any]", said) if isinstance(said, dict) else {}
    device = fields.get("device")
    known = cast("dict[Any, Any]", device) if isinstance(device, dict) else {}
    kind = BACKUP if fields.get("holds") == "backup" else ASKED
    told = tuple((str(name), value) for name, value in known.items() if isinstance(value, str) and value)
    return Papers(device=told[:50], acquisition=kind)


OF_COPIES: Final = frozenset((ASKED, BACKUP))
"""Kinds of acquisition that such a copy can be of."""
HOW_MADE: Final = (
    "the copy's own papers: how it was made, and the hashes of its members; `aboveboard verify` reads them"
)
NAMES_KEPT: Final = "the copy's own papers: by which name each of its files stood in the phone's backup"
WHO: Final = (
    "the copy's own papers: which users of the phone were asked; they are read beside what it says of all users"
)
WORDS_KEPT: Final = "what the phone answered, as it came; it is read as the rows that were made of it"
_PAPERS: Final = {MANIFEST: HOW_MADE, "acquired/ios/backup.json": NAMES_KEPT, "acquired/android/asked.txt": WHO}
_ROWS: Final = re.compile(r"acquired/android/\d+/answers/content-.*", re.DOTALL)


def paper_of(path: str) -> str | None:
    """What a file of such a copy is that nothing takes records from; None for others."""
    return _PAPERS.get(path) or (WORDS_KEPT if _ROWS.fullmatch(path) else None)


def cannot_hold(files: tuple[str, ...]) -> bool:
    """Whether a copy of this kind cannot hold files of these patterns: those of apps' own folders and of the system."""
    return not any(one.startswith(_CAN_HOLD) for one in files)


_CAN_HOLD: Final = ("acquired/", "{media", "{shared", "data/media/", "{mobile}/Library/Logs/CrashReporter", "**")
