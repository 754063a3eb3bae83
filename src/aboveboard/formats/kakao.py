"""KakaoTalk's encryption of single fields on iOS: AES in CBC mode, under a key made of the number of the user they are of.

The other parts of the key are constants of the app and the same in every copy. Facts: D. Kim, B. Kim, Y. Yang, H. Jang,
'Decryption and Artifact Analysis of KakaoTalk Data in the iOS Environment', Journal of Digital Contents Society 26 (5), 2025,
https://doi.org/10.9728/dcs.2025.26.5.1363; https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/kakaoTalk.py.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

_SECRET: Final = bytes.fromhex("1608096f02172b0821210a1003030706")
_VECTOR: Final = bytes.fromhex("0f080100194725dc15f517e0e1150c35")
_ROUNDS: Final = 2
_BLOCK: Final = 16


def key_of(user: int | str) -> bytes:
    """The key of a user's fields."""
    salt = str(user).encode()[:_BLOCK].ljust(_BLOCK, b"\0")
    return hashlib.pbkdf2_hmac("sha1", _SECRET, salt, _ROUNDS, 32)


def decrypt(user: int | str, text: str) -> str:
    """The words of an encrypted field. Raises ValueError for what is none."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if not data or len(data) % _BLOCK:
        raise ValueError("not whole blocks")
    decryptor = Cipher(algorithms.AES256(key_of(user)), modes.CBC(_VECTOR)).decryptor()
    plain = decryptor.update(data) + decryptor.finalize()
    filled = plain[-1]
    if not 1 <= filled <= _BLOCK or plain[-filled:] != bytes([filled]) * filled:
        raise ValueError("not encrypted under this user's key")
    return plain[:-filled].decode()
