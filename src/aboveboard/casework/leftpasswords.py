"""Which phones were left with a backup password that was set for a copy, as the case's own database knows it."""

from __future__ import annotations

from typing import Final

import apsw
import msgspec

TITLE: Final = "PHONE LEFT WITH A BACKUP PASSWORD"
SET: Final = "backup password set"
"""What the log says of it."""
HOW_TO_UNDO: Final = (
    "to take it off: `aboveboard acquire ios` for the same case does that first; or connect the phone to a computer with Finder, "
    "iTunes or Apple Devices, turn 'Encrypt local backup' off and type the password; or on the phone, Settings > General > "
    "Transfer or Reset iPhone > Reset > Reset All Settings"
)
_NAME: Final = "phone password "


class Left(msgspec.Struct, frozen=True):
    """A password that was set on a phone."""

    udid: str
    exhibit: str
    password: str
    on: bool = True
    """Whether it may still be set; no where the phone said that it is not."""


def keep(db: apsw.Connection, left: Left) -> None:
    """Write down how it stands with a phone's password."""
    db.execute(
        "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME + left.udid, msgspec.json.encode(left).decode()),
    )


def passwords_set(db: apsw.Connection) -> list[Left]:
    """All that were ever set, also those that were taken off: backups made under them open by them alone."""
    rows = db.execute("SELECT value FROM facts WHERE name >= ? AND name < ? ORDER BY name", (_NAME, _NAME + "\x7f"))
    return [msgspec.json.decode(str(text), type=Left) for (text,) in rows]


def passwords_left(db: apsw.Connection) -> list[Left]:
    """Those that may still be set."""
    return [one for one in passwords_set(db) if one.on]
