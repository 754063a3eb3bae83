"""Identities of age, for whom bundles are encrypted: https://age-encryption.org/v1. The library is `pyrage`."""

from __future__ import annotations

from pathlib import Path

import pyrage

from aboveboard.casework.errors import CaseError
from aboveboard.casework.keys import write_secret

_MOST = 1 << 16


def new_identity(path: Path) -> str:
    """Write a new identity, for its owner's eyes only; its public key. Raises CaseError where there is a file already."""
    made = pyrage.x25519.Identity.generate()
    public = str(made.to_public())
    if path.exists():
        raise CaseError(f"{path} is there already; an identity is never written over")
    write_secret(path, f"# public key: {public}\n{made}\n".encode("ascii"))
    return public


def recipient(said: str) -> str:
    """A public key that was given as it is or in a file, checked. Raises CaseError."""
    text = said.strip()
    if not text.startswith("age1"):
        text = next((line for line in _lines(Path(said)) if line.startswith("age1")), text)
    try:
        return str(pyrage.x25519.Recipient.from_str(text))
    except pyrage.RecipientError:
        raise CaseError(
            f"{said} is no recipient: give a public key of age, age1…, or a file that holds one; "
            "`aboveboard identity new FILE` makes an identity and prints its public key"
        ) from None


def encrypted(data: bytes, to: str) -> bytes:
    """`data` for one recipient alone."""
    return pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(to)])


def decrypted(data: bytes, identity: Path) -> bytes:
    """The reverse, with the identity in a file. Raises CaseError."""
    found = [line for line in _lines(identity) if line.startswith("AGE-SECRET-KEY-")]
    try:
        identities = [pyrage.x25519.Identity.from_str(line) for line in found]
    except pyrage.IdentityError:
        identities = []
    if not identities:
        raise CaseError(f"{identity} holds no identity of age (AGE-SECRET-KEY-1…)")
    try:
        return pyrage.decrypt(data, identities)
    except pyrage.DecryptError:
        raise CaseError(f"the bundle is not encrypted to the identity in {identity}") from None


def _lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            text = file.read(_MOST).decode("utf-8", "replace")
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
    return [line.strip() for line in text.splitlines() if not line.startswith("#")]
