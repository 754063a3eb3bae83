"""Keys: one random key a case, kept apart from it; one signing key an installation."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from aboveboard.casework.errors import CaseError
from aboveboard.casework.keyrings import forget_in_keyring, from_keyring, keep_in_keyring

_ARGON = {"memory": 64 * 1024, "passes": 3, "lanes": 2}


class KeySlot(msgspec.Struct, frozen=True, omit_defaults=True):
    """One way to the case's key: a key file of this installation, a passphrase, or the system's keyring."""

    kind: str
    """'key file', 'passphrase' or 'keyring'"""
    salt: bytes = b""
    memory: int = 0
    """KiB of memory that the derivation takes."""
    passes: int = 0
    lanes: int = 0
    wrapped: bytes = b""


class CaseFile(msgspec.Struct, frozen=True):
    """`case.json`: what can be read of a case without its key."""

    id: str
    format: int
    slots: tuple[KeySlot, ...]


def installation_folder() -> Path:
    """Where this installation keeps its keys: ABOVEBOARD_HOME, or the user's data folder."""
    chosen = os.environ.get("ABOVEBOARD_HOME")
    if chosen:
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "aboveboard"


def new_case_key(case_id: str, passphrase: bytes | None, *, keyring: bool = False) -> tuple[bytes, KeySlot]:
    """A random key and the slot that leads to it. Raises CaseError where it cannot be kept there."""
    key = os.urandom(32)
    if keyring:
        keep_in_keyring(case_id, key)
        return key, KeySlot("keyring")
    if passphrase is None:
        write_secret(_key_path(case_id), key)
        return key, KeySlot("key file")
    salt = os.urandom(16)
    wrapped = aes_key_wrap(_derive(passphrase, salt, **_ARGON), key)
    return key, KeySlot("passphrase", salt, wrapped=wrapped, **_ARGON)


def open_case_key(case: CaseFile, passphrase: bytes | None) -> bytes:
    """The case's key. Raises CaseError with what is missing."""
    if not case.slots:
        raise CaseError(
            "the case's key was destroyed: its erasure was interrupted, and `aboveboard erase CASE` ends it"
        )
    for slot in case.slots:
        if slot.kind == "passphrase" and passphrase is not None:
            try:
                return aes_key_unwrap(
                    _derive(passphrase, slot.salt, slot.memory, slot.passes, slot.lanes), slot.wrapped
                )
            except InvalidUnwrap:
                raise CaseError("the passphrase does not open this case") from None
        if slot.kind == "keyring":
            return from_keyring(case.id)
        if slot.kind == "key file":
            path = _key_path(case.id)
            try:
                key = path.read_bytes()
            except OSError as error:
                raise CaseError(
                    f"the case's key is not on this machine: {path} cannot be read ({error.strerror})"
                ) from error
            if len(key) != 32:
                raise CaseError(f"{path} is not a case key: it has {len(key)} bytes instead of 32")
            return key
    raise CaseError("this case opens with a passphrase: give it with --passphrase-file")


def _derive(passphrase: bytes, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(passphrase)


def words_key(case_id: str, *, make: bool) -> bytes | None:
    """The key under which this installation seals the words of a case's searches; None where there is none and none is made."""
    path = _words_path(case_id)
    if not path.exists():
        if not make:
            return None
        write_secret(path, os.urandom(32))
    return path.read_bytes()


def _key_path(case_id: str) -> Path:
    return installation_folder() / "keys" / f"{case_id}.key"


def _words_path(case_id: str) -> Path:
    return installation_folder() / "keys" / f"{case_id}.words"


def write_secret(path: Path, secret: bytes) -> None:
    """A new file for its owner alone. Raises CaseError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - mode at creation
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CaseError(
            f"{path} cannot be written ({error.strerror}); ABOVEBOARD_HOME says where this installation keeps its keys"
        ) from error


def signing_key() -> Ed25519PrivateKey:
    """This installation's signing key, made at first use. Raises CaseError."""
    path = installation_folder() / "installation.key"
    if not path.exists():
        write_secret(path, Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def read_case_file(path: Path) -> CaseFile:
    """`case.json` of a case folder. Raises CaseError."""
    try:
        return msgspec.json.decode((path / "case.json").read_bytes(), type=CaseFile)
    except FileNotFoundError:
        raise CaseError(
            f"{path} is not a case: it has no case.json. `aboveboard examine SOURCE --case {path}` makes one"
        ) from None
    except (msgspec.DecodeError, OSError) as error:
        raise CaseError(f"{path / 'case.json'} cannot be read: {error}") from error


def write_case_file(path: Path, case: CaseFile) -> None:
    """Write `case.json`, whole or not at all."""
    new = path / "case.json.new"
    new.write_bytes(msgspec.json.format(msgspec.json.encode(case), indent=2) + b"\n")
    new.replace(path / "case.json")


# --- the end of a case's keys ----------------------------------------------------------------------------------------

WORDS = "key of sealed searches"


class Destroyed(msgspec.Struct, frozen=True):
    """What became of one place of a key."""

    key: str
    """key file, passphrase or keyring; or that of the words of searches"""
    what: str


def destroy_keys(path: Path, case: CaseFile, kinds: Iterable[str]) -> tuple[Destroyed, ...]:
    """Destroy what leads to a case's key, as far as this installation can reach it; twice does no harm.

    `kinds` are those of its slots, and WORDS. `case.json` stays and has no slot any more, before anything else is done. Raises
    OSError, CaseError.
    """
    with (path / "case.json").open("r+b") as old:
        write_case_file(path, CaseFile(case.id, case.format, ()))
        _overwrite(old)
    done: list[Destroyed] = []
    for kind in kinds:
        match kind:
            case "key file":
                done.append(Destroyed(kind, _shredded(_key_path(case.id))))
            case "keyring":
                done.append(Destroyed(kind, forget_in_keyring(case.id)))
            case "passphrase":
                done.append(Destroyed(kind, "salt and wrapped key in case.json overwritten once with random bytes"))
            case _:
                done.append(Destroyed(kind, _shredded(_words_path(case.id))))
    return tuple(done)


def _shredded(path: Path) -> str:
    """What was done, in words."""
    try:
        with path.open("r+b") as file:
            _overwrite(file)
    except FileNotFoundError:
        return "was not there"
    path.unlink()
    return "overwritten once with random bytes and deleted"


def _overwrite(file: BinaryIO) -> None:
    file.seek(0)
    file.write(os.urandom(os.fstat(file.fileno()).st_size))
    file.flush()
    os.fsync(file.fileno())
