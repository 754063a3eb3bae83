"""Files of keys that second people make and keep: PEM, which other programs read too, the public half in a file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
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

Private = TypeVar("Private", Ed25519PrivateKey, X25519PrivateKey)


@dataclass(frozen=True)
class KeyFiles(Generic[Private]):
    """Files of one sort of key."""

    name: str
    private: type[Private]
    public: type[Ed25519PublicKey] | type[X25519PublicKey]
    made_by: str
    """The command that makes one."""
    option: str
    """How the passphrase of one is given to commands."""

    def make(self, path: Path, passphrase: bytes | None = None) -> tuple[Path, bytes]:
        """Write a new key at `path` and its public half beside it: (where that is, the public key). Raises CaseError."""
        public = path.with_name(path.name + ".pub")
        for one in (path, public):
            if one.exists():
                raise CaseError(f"{one} is there already; choose another name")
        key = self.private.generate()
        closed = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase)
        write_secret(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, closed))
        public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
        return public, key.public_key().public_bytes_raw()

    def read_public(self, path: Path) -> bytes:
        """The public key in a file. Raises CaseError."""
        data = _read(path)
        if b"PRIVATE KEY" in data:
            raise CaseError(f"{path} is a private key, which stays with its owner; give the file that ends with .pub")
        try:
            key = load_pem_public_key(data)
        except (ValueError, UnsupportedAlgorithm):
            key = None
        if not isinstance(key, self.public):
            raise CaseError(f"{path} holds no public key of {self.name}; `{self.made_by}` makes one")
        return key.public_bytes_raw()

    def read_private(self, path: Path, passphrase: bytes | None = None) -> Private:
        """The key in a file. Raises CaseError."""
        try:
            key = load_pem_private_key(_read(path), passphrase)
        except TypeError:
            raise CaseError(
                f"{path} needs its passphrase: give it with {self.option}"
                if passphrase is None
                else f"{path} has no passphrase"
            ) from None
        except (ValueError, UnsupportedAlgorithm):
            raise CaseError(f"{path} is no private key, or its passphrase is another") from None
        if not isinstance(key, self.private):
            raise CaseError(f"{path} holds no key of {self.name}; `{self.made_by}` makes one")
        return key


SECOND: Final = KeyFiles(
    "Ed25519", Ed25519PrivateKey, Ed25519PublicKey, "aboveboard key new FILE", "--second-passphrase-file"
)
"""Of a second person, who signs that a hold is released."""
HOLDER: Final = KeyFiles(
    "X25519", X25519PrivateKey, X25519PublicKey, "aboveboard privilege key FILE", "--key-passphrase-file"
)
"""Of who alone opens what a privilege list seals."""


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}") from error
