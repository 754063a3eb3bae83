"""A case's key in the system's keyring, by the package `keyring`, which the extra `aboveboard[keyring]` brings."""

from __future__ import annotations

from aboveboard.casework.errors import CaseError

_SERVICE = "aboveboard"


def keep_in_keyring(case_id: str, key: bytes) -> None:
    """Put a new case's key there. Raises CaseError where there is no keyring, or it is closed."""
    _must_be_there()
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, case_id, key.hex())
    except KeyringError as error:
        raise CaseError(f"the system's keyring did not take the key: {error}") from error


def from_keyring(case_id: str) -> bytes:
    """A case's key. Raises CaseError."""
    _must_be_there()
    import keyring
    from keyring.errors import KeyringError

    try:
        kept = keyring.get_password(_SERVICE, case_id)
    except KeyringError as error:
        raise CaseError(f"the system's keyring did not give the key: {error}") from error
    if kept is None:
        raise CaseError("the case's key is not in the keyring of this user on this machine")
    try:
        key = bytes.fromhex(kept)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise CaseError("what the keyring holds under the case's id is not a case key")
    return key


def forget_in_keyring(case_id: str) -> str:
    """Have a case's key deleted there; what was done, in words. Raises CaseError."""
    _must_be_there()
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        keyring.delete_password(_SERVICE, case_id)
    except PasswordDeleteError:
        return "was not there"
    except KeyringError as error:
        raise CaseError(f"the system's keyring did not delete the key: {error}") from error
    return "deleted by the keyring, which does not say whether it overwrites"


def _must_be_there() -> None:
    """Raises CaseError for a keyring that keeps nothing, or in the clear."""
    try:
        import keyring
    except ModuleNotFoundError as error:
        raise CaseError(f"the keyring needs more packages ({error.name}): install `aboveboard[keyring]`") from error
    # https://github.com/jaraco/keyring: backends that are recommended have a priority of 1 or more.
    if keyring.get_keyring().priority < 1:
        raise CaseError("this machine has no keyring that can be used; take --passphrase-file, or a key file")
