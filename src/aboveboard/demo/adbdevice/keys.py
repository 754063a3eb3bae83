"""Which computers the phone's holder has allowed: keys, and what came with them.

Facts: https://android.googlesource.com/platform/packages/modules/adb (protocol.txt: AUTH), and the form of public keys in
https://android.googlesource.com/platform/system/core (libcrypto_utils/android_pubkey.cpp): words, n0inv, modulus and rr of 256
bytes each, exponent; little-endian, base64, then a comment.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA1


@dataclass(frozen=True)
class HostKey:
    """The key of a computer."""

    key: RSAPublicKey
    comment: str

    def signed(self, token: bytes, signature: bytes) -> bool:
        """Whether the computer's key signed the token."""
        try:
            self.key.verify(signature, token, PKCS1v15(), Prehashed(SHA1()))
        except InvalidSignature:
            return False
        return True


def host_key(data: bytes) -> HostKey | None:
    """A key as a computer sends it; None for what is none."""
    text, _, comment = data.rstrip(b"\0").partition(b" ")
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    if len(raw) != 4 + 4 + 256 + 256 + 4:
        return None
    numbers = RSAPublicNumbers(int.from_bytes(raw[-4:], "little"), int.from_bytes(raw[8:264], "little"))
    try:
        return HostKey(numbers.public_key(), comment.decode("utf-8", "replace").strip())
    except ValueError:
        return None
