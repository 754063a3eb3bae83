"""By which name this installation is listed on phones that it asks."""

from __future__ import annotations

from datetime import datetime

from aboveboard.casework.keys import signing_key
from aboveboard.casework.verifier import fingerprint


def our_name(now: datetime) -> str:
    """Ours, the installation's and the day's."""
    own = fingerprint(signing_key().public_key().public_bytes_raw()).replace(" ", "")[:8]
    return f"aboveboard {own} {now:%Y-%m-%d}"


def key_comment(now: datetime) -> str:
    """The same as the comment of a key."""
    return f"{our_name(now)}@aboveboard"
