"""A phone's clock beside this computer's. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """The phone's clock beside this computer's."""

    phone: float
    """UTC seconds as the phone says."""
    computer: float
    """The middle of the moment in which it was asked."""
    within: float
    """Half of that moment: so much either way the difference may be off."""

    @property
    def ahead(self) -> float:
        """Seconds that the phone is ahead."""
        return self.phone - self.computer
