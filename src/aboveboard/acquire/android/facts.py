"""What is asked of every phone before anything else: what it is, its clock, its users. Pure but for the asking."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aboveboard.acquire.android.phone import Phone
from aboveboard.acquire.clock import Clock
from aboveboard.acquire.errors import PhoneLocked

_PROPERTY: Final = re.compile(r"\[([^\]]+)\]: \[(.*)\]")
_USER: Final = re.compile(r"UserInfo\{(\d+):(.*):([0-9a-fA-F]+)\}( running)?")
_SHOWN: Final = (
    ("manufacturer", "ro.product.manufacturer"),
    ("brand", "ro.product.brand"),
    ("model", "ro.product.model"),
    ("os_version", "ro.build.version.release"),
    ("build", "ro.build.fingerprint"),
    ("security_patch", "ro.build.version.security_patch"),
    ("serial", "ro.serialno"),
    ("time_zone", "persist.sys.timezone"),
    ("language", "persist.sys.locale"),
)


@dataclass(frozen=True)
class User:
    """A user of the phone."""

    id: str
    name: str
    running: bool


def properties(out: bytes) -> dict[str, str]:
    """What `getprop` prints."""
    return dict(_PROPERTY.findall(out.decode("utf-8", "backslashreplace")))


def shown(found: dict[str, str]) -> dict[str, str]:
    """The facts that identify a phone, of those there are."""
    return {name: found[key] for name, key in _SHOWN if found.get(key)}


def level_of(found: dict[str, str]) -> int:
    """The level of Android's interfaces (API level); 0 where the phone does not say."""
    said = found.get("ro.build.version.sdk", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0


def users(out: bytes) -> list[User]:
    """What `pm list users` prints; user 0 where it says nothing."""
    text = out.decode("utf-8", "backslashreplace")
    return [User(m[1], m[2], bool(m[4])) for m in _USER.finditer(text)] or [User("0", "", True)]


def clock_of(phone: Phone) -> Clock | None:
    """Ask for the phone's time; None where it says none."""
    before = time.time()
    out = phone.run("date +%s.%N").out.decode("ascii", "replace").strip()
    after = time.time()
    try:
        # Phones whose `date` has no fractions print '%N' or 'N'.
        said = float(re.sub(r"[^\d.].*", "", out).rstrip("."))
    except ValueError:
        return None
    return Clock(said, (before + after) / 2, (after - before) / 2)


def must_be_unlocked(found: dict[str, str], covered: Sequence[User]) -> list[User]:
    """Those who can be asked. Raises PhoneLocked where the phone was not opened since it was switched on.

    Its holder must do that. Other users than the owner, and profiles, may be closed or paused while the phone is open.
    """
    closed = [u for u in covered if found.get(f"sys.user.{u.id}.ce_available") == "false"]
    if any(u.id == "0" for u in closed):
        raise PhoneLocked(
            "the phone has not been opened since it was switched on, and shows nothing of its user; its holder must open it"
        )
    return [u for u in covered if u not in closed]


def is_locked(phone: Phone) -> bool:
    """Whether the phone's owner has not opened it since it was switched on. Raises Unplugged and its kin."""
    return phone.run("getprop sys.user.0.ce_available").out.strip() == b"false"
