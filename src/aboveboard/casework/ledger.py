"""The installation's ledger: outside of every case, which case was opened, looked at, handed over from, erased, and when.

A file of signed lines, each of which states the SHA-256 of the one before. It names a case by its id alone, and holds the head
of its custody log after each entry, so that a case that was changed or put back to an earlier state no longer agrees with it.
It lies where the signing key lies: who holds both can write both anew. It is no witness from outside.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import time
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from aboveboard.casework import verifier as v
from aboveboard.casework.errors import CaseError
from aboveboard.casework.keys import installation_folder, signing_key

EVENTS = ("opened", "looked", "worked", "handed over", "erased")


def ledger_path() -> Path:
    """Where it is."""
    return installation_folder() / "ledger.jsonl"


def note(event: str, case: str, actor: str, entry: int, head: str) -> None:
    """Append a line. `entry` and `head` are those of the case's custody log now. Raises CaseError where it cannot be written."""
    if event not in EVENTS:
        raise ValueError(f"{event} is none of {', '.join(EVENTS)}")
    path = ledger_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as file:  # noqa: PTH123 - mode at creation
            fcntl.flock(file, fcntl.LOCK_EX)
            number, previous = _last(file)
            statement = {
                "number": number,
                "at": time.time_ns() // 1000,
                "event": event,
                "case": case,
                "actor": actor,
                "entry": entry,
                "head": head,
                "previous": previous,
            }
            file.write(signed(statement, v.LEDGER) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CaseError(
            f"the ledger at {path} cannot be written ({error.strerror}); without it nothing goes on"
        ) from error


def signed(statement: dict[str, Any], purpose: bytes) -> bytes:
    """A statement signed by this installation, as JSON on one line."""
    return signed_text(msgspec.json.encode(statement).decode(), purpose)


def signed_text(text: str, purpose: bytes) -> bytes:
    """The same of a statement that is JSON already."""
    key = signing_key()
    signer = key.public_key().public_bytes_raw()
    return msgspec.json.encode(
        {"statement": text, "signer": signer.hex(), "signature": key.sign(purpose + text.encode()).hex()}
    )


def salt() -> str:
    """128 random bits, in hex."""
    return secrets.token_hex(16)


def lines() -> list[bytes]:
    """The ledger's lines; none where there is no ledger."""
    try:
        return ledger_path().read_bytes().splitlines()
    except FileNotFoundError:
        return []


def _last(file: BinaryIO) -> tuple[int, str]:
    """(the next line's number, SHA-256 of the last line). One that cannot be read is followed all the same: it shows."""
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        return 1, ""
    file.seek(max(0, size - (1 << 16)))
    tail = file.read()
    if not tail.endswith(b"\n"):
        # A write that was cut off, by a crash: the line is closed, and counts as one.
        file.write(b"\n")
    line = tail.rstrip(b"\n").split(b"\n")[-1]
    try:
        said: dict[str, Any] = msgspec.json.decode(str(msgspec.json.decode(line)["statement"]))
        number = int(said["number"]) + 1
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        file.seek(0)
        number = file.read().count(b"\n") + 1
    return number, hashlib.sha256(line).hexdigest()
