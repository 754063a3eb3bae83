"""Words of searches in the custody log: sealed under a key of their own, since they can be privileged.

The log shows that a search was made, over what, and how many records it found. Who has the case and its log, but not this
key, does not learn what was looked for. The key is this installation's, for this case, and lies beside the case's key.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from aboveboard.casework.keys import words_key

_PURPOSE = b"aboveboard words 1\0"
_STEP = 128
"""Sealed words are as long as a multiple of so many bytes, so that their length says little."""


def seal(case_id: str, words: str) -> dict[str, str]:
    """`{"key": which, "sealed": hex}`. Raises CaseError where a key cannot be kept."""
    key = words_key(case_id, make=True)
    assert key is not None
    text = words.encode("utf-8", "backslashreplace")
    padded = text + b"\0" * (-len(text) % _STEP or (_STEP if not text else 0))
    nonce = os.urandom(12)
    box = nonce + ChaCha20Poly1305(key).encrypt(nonce, padded, _PURPOSE + case_id.encode())
    return {"key": _name(key), "sealed": box.hex()}


def unseal(case_id: str, sealed: Mapping[str, str]) -> str | None:
    """The words; None where they were sealed under a key that is not here."""
    key = words_key(case_id, make=False)
    if key is None or sealed.get("key") != _name(key):
        return None
    try:
        box = bytes.fromhex(sealed["sealed"])
        return ChaCha20Poly1305(key).decrypt(box[:12], box[12:], _PURPOSE + case_id.encode()).rstrip(b"\0").decode()
    except (InvalidTag, KeyError, ValueError):
        return None


def _name(key: bytes) -> str:
    """Tells keys apart and says nothing of them."""
    return hashlib.sha256(_PURPOSE + key).hexdigest()[:16]
