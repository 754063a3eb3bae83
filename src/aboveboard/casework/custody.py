"""The custody log: who did what with the evidence, when and why. Append-only, hash-chained, signed.

The chain shows that no entry was changed after later ones were written; that none was left out at the end is only shown
where the last digest is kept elsewhere.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import Any

import apsw
import msgspec

from aboveboard import __version__
from aboveboard.casework.keys import signature_holds, signing_key

FIRST = b"\0" * 32
ACTIONS = ("collection", "alteration", "consultation", "disclosure", "combination", "erasure")


@dataclass(frozen=True)
class Actor:
    """Who acts."""

    name: str


@dataclass(frozen=True)
class Entry:
    """One line of the log."""

    number: int
    at: int
    actor: str
    action: str
    detail: dict[str, Any]
    digest: bytes


def enter(db: apsw.Connection, actor: Actor, action: str, detail: dict[str, Any]) -> None:
    """Append an entry. `detail` says what was done and carries no content of the evidence."""
    if action not in ACTIONS:
        raise ValueError(f"{action} is none of {', '.join(ACTIONS)}")
    key = signing_key()
    public = key.public_key().public_bytes_raw()
    with db:
        last = db.execute("SELECT number, digest FROM custody ORDER BY number DESC LIMIT 1").fetchone()
        number, previous = (last[0] + 1, last[1]) if last else (1, FIRST)
        at = time.time_ns() // 1000
        text = msgspec.json.encode({**detail, "version": __version__, "signer": public.hex()}, order="sorted").decode()
        digest = digest_of(number, at, actor.name, action, text, previous)
        db.execute(
            "INSERT INTO custody VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, at, actor.name, action, text, previous, digest, key.sign(digest)),
        )


def digest_of(number: int, at: int, actor: str, action: str, detail: str, previous: bytes) -> bytes:
    """SHA-256 over the entry and the digest before it."""
    body = msgspec.json.encode([number, at, actor, action, detail])
    return hashlib.sha256(previous + body).digest()


def entries(db: apsw.Connection) -> list[Entry]:
    """The whole log."""
    rows = db.execute("SELECT number, at, actor, action, detail, digest FROM custody ORDER BY number")
    return [
        Entry(n, at, actor, action, msgspec.json.decode(detail), digest)
        for n, at, actor, action, detail, digest in rows
    ]


def first_fault(db: apsw.Connection) -> str | None:
    """The first thing in the log that does not hold, or None where it is consistent in itself."""
    previous = FIRST
    expected = 1
    for number, at, actor, action, detail, before, digest, signature in db.execute(
        "SELECT * FROM custody ORDER BY number"
    ):
        if number != expected:
            return f"entry {expected} is missing"
        if before != previous:
            return f"entry {number} does not follow on the one before it"
        if digest_of(number, at, actor, action, detail, before) != digest:
            return f"entry {number} was changed after it was written"
        signer = bytes.fromhex(str(msgspec.json.decode(detail).get("signer", "")))
        if not signature_holds(signer, signature, digest):
            return f"entry {number} does not bear the signature it states"
        previous, expected = digest, number + 1
    return None
