"""Keys of second people: Ed25519, in the files that other programs read too (PEM), made and kept by that person."""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from aboveboard.casework.errors import CaseError
from aboveboard.casework.keys import write_secret

_MOST = 1 << 16


def make_key(path: Path, passphrase: bytes | None) -> tuple[Path, bytes]:
    """Write a new key at `path` and its public half beside it; (where that is, the public key). Raises CaseError."""
    public = path.with_name(path.name + ".pub")
    for one in (path, public):
        if one.exists():
            raise CaseError(f"{one} is there already; choose another name")
    key = Ed25519PrivateKey.generate()
    closed = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase)
    write_secret(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, closed))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return public, key.public_key().public_bytes_raw()


def read_public(path: Path) -> bytes:
    """The public key in a file. Raises CaseError."""
    data = _read(path)
    if b"PRIVATE KEY" in data:
        raise CaseError(f"{path} is a private key, which stays with its owner; give the file that ends with .pub")
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise CaseError(f"{path} holds no public key of Ed25519; `aboveboard key new FILE` makes one")
    return key.public_bytes_raw()


def read_private(path: Path, passphrase: bytes | None) -> Ed25519PrivateKey:
    """The key in a file. Raises CaseError."""
    try:
        key = load_pem_private_key(_read(path), passphrase)
    except TypeError:
        raise CaseError(
            f"{path} needs its passphrase: give it with --second-passphrase-file"
            if passphrase is None
            else f"{path} has no passphrase"
        ) from None
    except (ValueError, UnsupportedAlgorithm):
        raise CaseError(f"{path} is no private key, or its passphrase is another") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise CaseError(f"{path} holds no key of Ed25519; `aboveboard key new FILE` makes one")
    return key


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
