"""How a reviewer wants pictures and sounds shown: blurred, without colour, without sound; all of them, and one by one.

Kept in the case for each reviewer. It changes nothing of what is found and is no mark, so it has no entry in the log.
"""

from __future__ import annotations

from aboveboard.casework.case import Case
from aboveboard.casework.errors import CaseError
from aboveboard.store.schema import VEILS

BLUR, GREY, MUTE = NAMES = ("blur", "grey", "mute")
_FIRST = {BLUR: False, GREY: False, MUTE: True}
_OF_ALL = ("", "")


class Veils:
    """The veils of one reviewer."""

    def __init__(self, case: Case, reviewer: str) -> None:
        """What was chosen in earlier reviews holds on."""
        self._reviewer = reviewer
        self._drawn: dict[tuple[str, str], dict[str, bool]] = {}
        case.db.execute(VEILS)
        sql = "SELECT exhibit, path, name, drawn FROM veils WHERE reviewer = ?"
        for exhibit, path, name, drawn in case.db.execute(sql, (reviewer,)):
            self._drawn.setdefault((str(exhibit), str(path)), {})[str(name)] = bool(drawn)

    def every(self, name: str) -> bool:
        """Whether a veil is drawn over all that says nothing of its own."""
        return self._drawn.get(_OF_ALL, {}).get(name, _FIRST[name])

    def of(self, exhibit: str, path: str) -> tuple[str, ...]:
        """The veils over one file, in the order of `NAMES`."""
        own = self._drawn.get((exhibit, _stored(path)), {})
        return tuple(name for name in NAMES if own.get(name, self.every(name)))

    def draw(self, case: Case, name: str, *, drawn: bool, exhibit: str = "", path: str = "") -> None:
        """Draw a veil, or lift it: over one file, or (without one) over all. Raises CaseError for what is no veil."""
        if name not in NAMES:
            raise CaseError(f"{name!r} is none of {', '.join(NAMES)}")
        place = (exhibit, _stored(path))
        self._drawn.setdefault(place, {})[name] = drawn
        case.db.execute(VEILS)
        with case.db:
            values = (self._reviewer, *place, name, int(drawn))
            case.db.execute("INSERT OR REPLACE INTO veils VALUES (?, ?, ?, ?, ?)", values)


def _stored(path: str) -> str:
    """As a database takes it: a name that is no Unicode may hold halves of characters."""
    return path.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")
