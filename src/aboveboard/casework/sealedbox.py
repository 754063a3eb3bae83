"""Sealed boxes: anyone can close one with a public key (X25519), and the private key alone opens it.

A box is: a public key made for it alone, and ChaCha20-Poly1305
under a key that HKDF-SHA256 derives from what both keys agree on.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aboveboard.casework.errors import CaseError

_PURPOSE = b"aboveboard sealed box 1\0"
_SIZE = 32


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
