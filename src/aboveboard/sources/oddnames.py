"""Names that would do harm, or lose a file, where somebody unpacks a container: counted and said.

Nothing is unpacked under its name here. Who does so with another tool must know: names that climb out of the folder or
begin at its root, of drives, with control characters, reserved on Windows
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file), or the same as another but for case or Unicode form.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import numpy as np

from aboveboard.sources.api import Problem

_CLIMBS = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)")
_ABSOLUTE = re.compile(r"[/\\]")
_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.[^/]*)?(?:$|/)", re.IGNORECASE)
_MAY_BE_RESERVED = re.compile(
    r"[/\n](?:[cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|[cClL][oOpP][mMtT][1-9])[./\n]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SAYS = {
    "climb": "climb out of the folder ('..')",
    "absolute": "begin at the root",
    "drive": "begin with a drive's letter",
    "control": "hold control characters",
    "reserved": "are reserved on Windows",
    "same": "differ from others only in case or in the form of their Unicode characters",
}


class OddNames:
    """Takes all names of a container, in chunks; a chunk without anything odd costs a few passes over its characters."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._exact: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
        self._folded: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []

    def add(self, names: list[str]) -> None:
        """Look at some."""
        if not names:
            return
        joined = "\n".join(names)
        coded = np.frombuffer(joined.encode("utf-8", "surrogatepass" if not joined.isascii() else "strict"), np.uint8)
        controls = int(np.count_nonzero(coded < 32)) - len(names) + 1 + int(np.count_nonzero(coded == 127))
        lines = f"\n{joined}\n"
        if controls or "../" in lines or "/..\n" in lines or "\\" in lines or ":" in lines or "\n/" in lines:
            for name in names:
                self._look(name)
        elif _MAY_BE_RESERVED.search(lines):
            for name in names:
                self._reserved(name)
        self._exact.append(np.fromiter(map(hash, names), np.int64, len(names)))
        folded = joined.lower() if joined.isascii() else unicodedata.normalize("NFC", joined.casefold())
        parts = folded.split("\n") if controls == 0 else [unicodedata.normalize("NFC", n.casefold()) for n in names]
        self._folded.append(np.fromiter(map(hash, parts), np.int64, len(parts)))

    def _look(self, name: str) -> None:
        if _CLIMBS.search(name):
            self._tell("climb", name)
        if _ABSOLUTE.match(name):
            self._tell("absolute", name)
        if _DRIVE.match(name):
            self._tell("drive", name)
        if _CONTROL.search(name):
            self._tell("control", name)
        self._reserved(name)

    def _reserved(self, name: str) -> None:
        if any(_RESERVED.match(name, at) for at in (0, *(m.end() for m in re.finditer("/", name)))):
            self._tell("reserved", name)

    def _tell(self, what: str, name: str) -> None:
        self._found[what] += 1
        self._first.setdefault(what, name)

    def problems(self) -> Iterator[Problem]:
        """What was odd, with the first of each sort; the same names stored twice are told elsewhere."""
        if self._exact:
            exact, folded = (_different(one) for one in (self._exact, self._folded))
            if exact > folded:
                self._found["same"] = exact - folded
        for what, says in _SAYS.items():
            if self._found[what]:
                count = self._found[what]
                who = "1 name" if count == 1 else f"{count} names"
                yield Problem(f"{who} of files: {says}; nothing is unpacked under them here", self._first.get(what))


def _different(parts: list[np.ndarray[tuple[int], np.dtype[np.int64]]]) -> int:
    """How many different numbers; sorted where they stand, since of millions every copy counts. The parts are empty then."""
    every = np.concatenate(parts)
    parts[:] = [every]
    every.sort()
    return 1 + int(np.count_nonzero(every[1:] != every[:-1]))
