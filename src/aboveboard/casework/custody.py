"""The custody log: who did what with the evidence, when and why. Append-only, hash-chained, signed.

The form of an entry, and what is checked, stand in `verifier.py`, which the other side runs alone. The chain shows that no
entry was changed after later ones were written. That none was left out at the end, and that the holder of the key did not
write it all anew, is only shown where a head is kept elsewhere: see `ledger.py` and `docs/custody.md`.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
import msgspec

from aboveboard import __version__
from aboveboard.casework import ledger
from aboveboard.casework import verifier as v
from aboveboard.casework.keys import signing_key
from aboveboard.casework.tool import clock, tool_hash

ACTIONS = ("collection", "alteration", "consultation", "disclosure", "combination", "erasure")
_LEDGER = {
    "consultation": "looked",
    "combination": "looked",
    "disclosure": "handed over",
    "erasure": "erased",
    "collection": "worked",
    "alteration": "worked",
}
OUTLINE = ("collection", "disclosure", "erasure")
"""Classes whose details an outline of the log shows; of the others it shows that they were, when and by whom."""

DELIVERED = ("receipt given", "receipt delayed", "receipt refused", "receipt unsafe to give")
"""What entries of a receipt's delivery say, in the order of `receipt.DELIVERIES`."""

NOTED, STRUCK = "exhibit noted", "exhibit note struck"
"""What entries of an exhibit's record say; see `exhibitrecord.py`."""


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


def enter(db: apsw.Connection, actor: Actor, action: str, detail: dict[str, Any]) -> tuple[int, str]:
    """Append an entry; its number and digest. `detail` says what was done and carries no content of the evidence.

    The entry's head goes into the installation's ledger. Raises CaseError where that, or the signing key, is out of reach.
    """
    if action not in ACTIONS:
        raise ValueError(f"{action} is none of {', '.join(ACTIONS)}")
    key = signing_key()
    name = actor.name.encode("utf-8", "backslashreplace").decode()
    # A salt, so that what an outline withholds cannot be found by hashing guesses.
    salted = {**detail, "salt": ledger.salt()}
    text = msgspec.json.encode(salted, order="sorted").decode()
    made = msgspec.json.encode(
        {
            "signer": key.public_key().public_bytes_raw().hex(),
            "version": __version__,
            "tool": tool_hash(),
            "clock": clock(),
        }
    ).decode()
    with _alone(db):
        case = case_id(db)
        last = db.execute("SELECT number, digest FROM custody ORDER BY number DESC LIMIT 1").fetchone()
        number, previous = (int(last[0]) + 1, bytes(last[1])) if last else (1, v.first_digest(case))
        at = time.time_ns() // 1000
        digest = v.digest_of(number, at, name, action, made, v.sha256_of(text), previous)
        signature = key.sign(v.FORM.encode() + b"\0" + digest)
        db.execute(
            "INSERT INTO custody (number, at, actor, action, made, detail, previous, digest, signature) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, at, name, action, made, text, previous, digest, signature),
        )
    ledger.note(_LEDGER[action], case, name, number, digest.hex())
    return number, digest.hex()


@contextmanager
def _alone(db: apsw.Connection) -> Generator[None, None, None]:
    """A transaction that no other writer comes between."""
    if db.in_transaction:
        with db:
            yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def case_id(db: apsw.Connection) -> str:
    """The case's own id."""
    return str(db.execute("SELECT value FROM facts WHERE name = 'case'").get)


def head_of(db: apsw.Connection) -> tuple[int, str]:
    """(number, digest) of the last entry; (0, '') of an empty log."""
    last = db.execute("SELECT number, digest FROM custody ORDER BY number DESC LIMIT 1").fetchone()
    return (int(last[0]), bytes(last[1]).hex()) if last else (0, "")


def signed_entries(db: apsw.Connection) -> Iterator[v.Entry]:
    """The log as the verifier reads it."""
    for number, at, actor, action, made, detail, previous, digest, signature in db.execute(
        "SELECT number, at, actor, action, made, detail, previous, digest, signature FROM custody ORDER BY number"
    ):
        yield v.Entry(
            number,
            at,
            actor,
            action,
            made,
            detail,
            v.sha256_of(detail),
            bytes(previous),
            bytes(digest),
            bytes(signature),
        )


def entries(db: apsw.Connection) -> list[Entry]:
    """The whole log."""
    rows = db.execute("SELECT number, at, actor, action, detail, digest FROM custody ORDER BY number")
    return [
        Entry(n, at, actor, action, _said(msgspec.json.decode(detail)), digest)
        for n, at, actor, action, detail, digest in rows
    ]


def _said(detail: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in detail.items() if name != "salt"}


def first_fault(db: apsw.Connection) -> str | None:
    """The first thing in the log that does not hold, or None where it is consistent in itself."""
    return v.check_log(case_id(db), signed_entries(db)).fault


def _withheld(entry: v.Entry) -> bool:
    """Whether an outline leaves the detail out. Why a receipt is held back is no word for whoever it is held back from.

    A note of an exhibit's record is free text, which may name anybody.
    """
    detail = msgspec.json.decode(entry.detail or "{}")
    what = str(detail.get("what", ""))
    free = what in (NOTED, STRUCK) and detail.get("kind") == "note"
    return entry.action not in OUTLINE or what in DELIVERED or free


def _stamped(entry: v.Entry) -> bool:
    """Whether an entry keeps a timestamp, which is of use to whoever has the log, and says nothing of the evidence."""
    return msgspec.json.decode(entry.detail or "{}").get("what") == v.STAMPED


def write_log(db: apsw.Connection, out: Path, *, whole: bool, only: int | None = None) -> None:
    """The log as a file. Unless `whole`, in outline: see `OUTLINE`. Words of searches stay sealed in either.

    `only`: the one entry whose detail is shown.
    """
    with out.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in log_lines(db, whole=whole, only=only))


def log_lines(db: apsw.Connection, *, whole: bool, only: int | None = None) -> Iterator[str]:
    """The lines of that file."""
    yield msgspec.json.encode({"log": v.FORM, "case": case_id(db)}).decode()
    for entry in signed_entries(db):
        withhold = not whole and _withheld(entry) if only is None else entry.number != only and not _stamped(entry)
        yield v.line_of(entry, withhold=withhold)
