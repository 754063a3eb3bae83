"""Sealed boxes: anyone can close one with a public key (X25519), and the private key alone opens it. And these keys' files.

Keys are kept as PEM, which other programs read too. A box is: a public key made for it alone, and ChaCha20-Poly1305
under a key that HKDF-SHA256 derives from what both keys agree on.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
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

_PURPOSE = b"aboveboard sealed box 1\0"
_SIZE = 32
_MOST = 1 << 16


def shut(public: bytes, data: bytes) -> bytes:
    """`data` in a box that the private half of `public` opens."""
    once = X25519PrivateKey.generate()
    own = once.public_key().public_bytes_raw()
    key = _key(once.exchange(X25519PublicKey.from_public_bytes(public)), own, public)
    # The key is used once, so that its nonce need not change.
    return own + ChaCha20Poly1305(key).encrypt(bytes(12), data, None)


def open_box(private: X25519PrivateKey, box: bytes) -> bytes:
    """What is in a box. Raises CaseError where it was closed for another key, or changed."""
    own, closed = box[:_SIZE], box[_SIZE:]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(own))
        key = _key(shared, own, private.public_key().public_bytes_raw())
        return ChaCha20Poly1305(key).decrypt(bytes(12), closed, None)
    except (InvalidTag, ValueError):
        raise CaseError("the key does not open what is sealed, or the sealed bytes were changed") from None


def _key(shared: bytes, once: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, _PURPOSE + once + public).derive(shared)


# --- files of keys ---------------------------------------------------------------------------------------------------


def make_key(path: Path, passphrase: bytes | None = None) -> tuple[Path, bytes]:
    """Write a new key at `path` and its public half beside it: (where that is, the public key). Raises CaseError."""
    public = path.with_name(path.name + ".pub")
    for one in (path, public):
        if one.exists():
            raise CaseError(f"{one} is there already; choose another name")
    key = X25519PrivateKey.generate()
    closed = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase)
    write_secret(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, closed))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return public, key.public_key().public_bytes_raw()


def read_public(path: Path) -> bytes:
    """The public key in a file. Raises CaseError."""
    data = _read(path)
    if b"PRIVATE KEY" in data:
        raise CaseError(f"{path} is a private key, which stays with its holder; give the file that ends with .pub")
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, X25519PublicKey):
        raise CaseError(f"{path} holds no public key of X25519; `aboveboard privilege key FILE` makes one")
    return key.public_bytes_raw()


def read_private(path: Path, passphrase: bytes | None = None) -> X25519PrivateKey:
    """The key in a file. Raises CaseError."""
    try:
        key = load_pem_private_key(_read(path), passphrase)
    except TypeError:
        raise CaseError(
            f"{path} needs its passphrase: give it with --key-passphrase-file"
            if passphrase is None
            else f"{path} has no passphrase"
        ) from None
    except (ValueError, UnsupportedAlgorithm):
        raise CaseError(f"{path} is no private key, or its passphrase is another") from None
    if not isinstance(key, X25519PrivateKey):
        raise CaseError(f"{path} holds no key of X25519; `aboveboard privilege key FILE` makes one")
    return key


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
