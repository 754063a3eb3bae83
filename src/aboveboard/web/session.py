"""What one review remembers while it runs: settings, and what stands behind the opaque addresses of its pages."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.veils import NAMES, Veils

LOCALES = Path(__file__).parent / "locales"
THEMES = ("auto", "light", "dark")
DIRECTIONS = ("auto", "ltr", "rtl")
MOST_ADDRESSES = 100_000


def languages(folder: Path | None = None) -> dict[str, str]:
    """English, and each language that has a catalogue: its code and its own name."""
    codes = ["en", *sorted(path.stem for path in (folder or LOCALES).glob("*.po"))]
    return {code: str(Locale.parse(code).display_name) for code in codes}


def text_direction(language: str) -> str:
    """`ltr` or `rtl`, as Unicode's CLDR has it."""
    return Locale.parse(language).text_direction


@dataclass
class Settings:
    """How pages are shown. Held here and not in the browser."""

    zone: str = "UTC"
    language: str = "en"
    theme: str = "auto"
    blur: bool = False
    grey: bool = False
    mute: bool = True
    known: bool = False
    """Whether known files are shown too."""
    direction: str = "auto"

    def change(self, name: str, value: str) -> None:
        """Raises CaseError for what cannot be set."""
        allowed = {"zone": None, "language": tuple(languages()), "theme": THEMES, "direction": DIRECTIONS}
        if name in (*NAMES, "known"):
            setattr(self, name, value in ("on", "true", "1"))
        elif name == "zone" and (value == "UTC" or value in available_timezones()):
            self.zone = value
        elif allowed.get(name) is not None and value in (allowed[name] or ()):
            setattr(self, name, value)
        else:
            raise CaseError(f"{name} cannot be {value!r}")

    @property
    def way(self) -> str:
        """From which side pages are laid out: as the language is read, unless it is set."""
        return text_direction(self.language) if self.direction == "auto" else self.direction

    @property
    def time_zone(self) -> ZoneInfo:
        """The zone in which times are shown."""
        return ZoneInfo(self.zone)


@dataclass
class Session:
    """One review."""

    settings: Settings = field(default_factory=Settings)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _meant: dict[str, str] = field(default_factory=dict[str, str])
    before: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    """Of saved searches that ran in this review: when they ran before (UTC microseconds), and how many answered then."""
    veils: Veils | None = None
    """What the reviewer wants veiled, remembered in the case."""
    previewed: dict[str, int] = field(default_factory=dict[str, int])
    """How far the preview was that a page was last given, by its address."""

    def address(self, text: str) -> str:
        """An opaque word that stands for `text` (a query, a path) in addresses, the same for the same text."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._secret, digest_size=15).digest()
        word = base64.b32encode(digest).decode().lower()
        if len(self._meant) >= MOST_ADDRESSES:
            self._meant.pop(next(iter(self._meant)))
        self._meant[word] = text
        return word

    def meant(self, word: str) -> str:
        """What an address stands for. Raises CaseError where it is of another review."""
        try:
            return self._meant[word]
        except KeyError:
            raise CaseError("this address is of an earlier review; begin from the overview") from None
