"""What the device does wrong, to be switched while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Faults:
    """Nothing by default."""

    pull_cable_after: int | None = None
    """Bytes of files sent, after which the connection is cut; once."""
    pull_cable_at: str | None = None
    """A command or path (a part of it) at which the connection is cut; once."""
    stays_off: bool = False
    """Whether the cable that is pulled so stays off, until `Device.plug`."""
    slow: float = 0.0
    """Seconds before each packet."""
    rate: float | None = None
    """Bytes a second that the cable carries to the computer; None for as many as can be made."""
    silent_at: str | None = None
    """A command or path at which nothing is answered any more."""
    lies: dict[str, int] = field(default_factory=dict[str, int])
    """By path below the storage: the size that listings state, whatever the file has."""
    unreadable: set[str] = field(default_factory=set[str])
    """Paths that are listed and cannot be read."""
    breaks_off: dict[str, int] = field(default_factory=dict[str, int])
    """Paths whose reading fails after so many bytes."""
    gone: set[str] = field(default_factory=set[str])
    """Paths that are listed and are there no more when they are asked for."""
    locked: bool = False
    """Whether the phone was not opened since it was switched on."""
    closed_users: set[str] = field(default_factory=set[str])
    """Users and profiles that are locked or paused while the phone is open."""
    refused_users: set[str] = field(default_factory=set[str])
    """Users whose manager lets no computer ask for them."""
    refused_for_now: set[str] = field(default_factory=set[str])
    """Addresses of content providers that refuse until they are taken out of here."""
    unplugged: bool = False
    """Whether no computer reaches the phone; `Device.unplug` and `plug` say so."""
