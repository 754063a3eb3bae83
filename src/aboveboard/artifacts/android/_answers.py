"""What the readings of a phone's own answers share: where these lie, blocks of lines, and the times of its clock.

Answers are text for people to read. Their lines are told by how far they are indented and how they begin; nothing in them is
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from aboveboard.kit import About, Basis, Item, Lost, Time

SOURCE = "https://android.googlesource.com/platform/frameworks/base"
LIMIT = 64 << 20
"""Bytes of one answer that are read."""
UNESCAPED = " Texts stand in the answer as they are: one with line ends can pass for lines of the answer itself."
USERS = " What it says of other device users is read where they were asked too; where they were not, that there is more is said."
ASKED = "../../asked.txt"
"""The device users who were asked, a line each; beside an answer that speaks of all."""

_USER = re.compile(r"(?:^|/)acquired/android/(\d{1,6})/")
_WALL = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T-](\d\d)[:-](\d\d)[:-](\d\d)(?:\.(\d{1,6}))?")
_REFUSED = re.compile(
    r"\*\*\* SERVICE '.{1,60}' DUMP TIMEOUT|Can't find service: |Permission Denial: |Error dumping service"
    r"|Failure calling service"
)
_UNITS = re.compile(r"\+?(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m(?!s))?\s*(?:(\d+)s)?\s*(?:(\d+)ms)?")


def answer(*names: str) -> tuple[str, ...]:
    """Where answers of these names lie."""
    return tuple(f"acquired/android/*/answers/{name}.txt" for name in names)


def user_of(about: About) -> int:
    """The device user who was asked."""
    found = _USER.search(about.path)
    return int(found[1]) if found else 0


def told(read: Callable[[bytes, About], Iterable[Item | Lost]]) -> Callable[[bytes, About], Iterator[Item | Lost]]:
    """The same, and what the phone says where it refuses to answer, or stops in the middle of an answer.

    Facts: cmds/dumpsys/dumpsys.cpp in https://android.googlesource.com/platform/frameworks/native
    """

    def complete(data: bytes, about: About) -> Iterator[Item | Lost]:
        yield from read(data, about)
        said = rows(data)
        for text in [*said[:3], *said[-4:]] if len(said) > 7 else said:
            if _REFUSED.match(text.strip()):
                yield Lost(f"the phone said: {text.strip()[:200]}")

    return complete


class Others:
    """Says once of each other device user that an answer speaks of them."""

    def __init__(self, about: About) -> None:
        """Knows the user whose answer it is, and who else was asked."""
        self._own = user_of(about)
        asked = about.companions.get(ASKED, b"")[:10_000].split()
        self._elsewhere = {int(one) for one in asked if one.isdigit() and len(one) <= 6}
        self._told: set[int] = set()

    def is_other(self, user: int) -> bool:
        """Whether it is another; -1 stands for all of them."""
        return user not in (self._own, -1)

    def tell(self, user: int) -> Iterator[Lost]:
        """That there is more, once for each who was not asked."""
        if self.is_other(user) and user not in self._elsewhere and user not in self._told and len(self._told) < 100:
            self._told.add(user)
            yield Lost(f"what it says of device user {user} is not read")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, the first one counted from 1."""

    first: int
    lines: tuple[str, ...]

    @property
    def locator(self) -> str:
        """For `formats.lines.blocks`."""
        return f"lines {self.first}-{self.first + len(self.lines) - 1}"


def rows(data: bytes) -> list[str]:
    """The lines of an answer."""
    return data.decode("utf-8", "replace").splitlines()


def line(number: int) -> str:
    """The locator of one line."""
    return f"lines {number}-{number}"


def depth(text: str) -> int:
    """How far a line is indented."""
    return len(text) - len(text.lstrip(" "))


def begun(
    data: bytes, begins: re.Pattern[str], ends: re.Pattern[str] | None = None
) -> Iterator[tuple[re.Match[str], Block]]:
    """Lines that begin so, each with those up to the next that does, or up to one that ends it."""
    match, first, held = None, 0, list[str]()
    for number, text in enumerate(rows(data), 1):
        found = begins.match(text)
        if match is not None and (found or (ends and ends.match(text))):
            yield match, Block(first, tuple(held))
            match = None
        if found is not None:
            match, first, held = found, number, [text]
        elif match is not None:
            held.append(text)
    if match is not None:
        yield match, Block(first, tuple(held))


def before(data: bytes, begins: re.Pattern[str]) -> Iterator[Lost]:
    """Says that there are other lines before the first that begins so."""
    for number, text in enumerate(rows(data), 1):
        if begins.match(text):
            return
        if text.strip():
            yield Lost(f"line {number} and those up to the first of the known form are not read")
            return


def indented(data: bytes, begins: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str], Block]]:
    """Lines that begin so, each with the heading it stands below (the last line that is not indented) and with the lines that
    follow and are indented deeper."""
    heading, match, first, held = "", None, 0, list[str]()
    for number, text in enumerate([*rows(data), "end"], 1):
        if match is not None and text.strip() and depth(text) <= depth(match.string):
            while not held[-1].strip():
                held.pop()
            yield heading, match, Block(first, tuple(held))
            match = None
        if text.strip() and depth(text) == 0:
            heading = text.strip()
        found = begins.match(text) if match is None else None
        if found is not None:
            match, first, held = found, number, [text]
        elif match is not None:
            held.append(text)


def wall(text: str | None) -> Time | None:
    """A time on the phone's own clock, whose zone the answer does not tell. None where there is none (1970: never)."""
    found = _WALL.search(text) if text else None
    if found is None or int(found[1]) < 1971:
        return None
    try:
        year, month, day, hour, minute, second = (int(found[n]) for n in range(1, 7))
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    part = f".{int(found[7].ljust(6, '0')):06d}" if found[7] else ""
    return Time(local=moment.isoformat() + part, basis=Basis.LOCAL, precision="ms" if part else "s")


def clock(text: str | None) -> float | None:
    """Seconds of a duration that is written as 2:03 or 1:02:03."""
    parts = (text or "").strip('"').split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) < 8 for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return float(seconds)


def span(text: str | None) -> float | None:
    """Seconds of a duration that is written as +1d2h3m4s5ms."""
    found = _UNITS.match(text.strip()) if text and len(text) < 60 else None
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds + thousandths / 1000


def given(text: str | None) -> str | None:
    """A text, or None for what Java prints where there is none."""
    return None if text is None or text in ("", "null", "<none>", "<unknown>", "unknown") else text
