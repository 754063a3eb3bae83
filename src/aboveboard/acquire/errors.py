"""What stops an acquisition, each with what to do about it. What was copied stays, and the same command goes on from there."""

from __future__ import annotations

from aboveboard.sources.api import SourceError


class AcquireError(SourceError):
    """The acquisition cannot begin, or cannot go on."""


class Unplugged(AcquireError):
    """The phone is not there any more."""


class NotAllowed(AcquireError):
    """The phone's holder has not allowed this computer, or has withdrawn it."""


class PhoneLocked(AcquireError):
    """The phone is locked; only its holder can open it."""


class NoRoom(AcquireError):
    """The disk of the copy is full, or cannot hold it."""
