"""Whether a password opens a backup that is still coming: asked of a worker, since its papers are the phone's own bytes."""

from __future__ import annotations

from typing import Final

from aboveboard.engine import walls
from aboveboard.engine.messages import Channel, Refused, Tried, Trying
from aboveboard.sources.api import SourceError
from aboveboard.sources.backuppassword import opens

SECONDS: Final = 180.0
"""Of the processor: a keybag that asks for the most rounds that are done needs about a minute."""


def serve(channel: Channel, first: Trying) -> None:
    """Answer, and end. Raises Closed."""
    walls.spend(SECONDS)
    try:
        channel.send(Tried(opens(first.manifest, first.password)))
    except SourceError as error:
        channel.send(Refused.by(error))
