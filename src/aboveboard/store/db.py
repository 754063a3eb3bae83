"""Encrypted SQLite connections, the one way in which this project opens a database of its own."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

PAGE = 16384
BUSY_MS = 10_000
"""How long one connection waits for another's lock, in milliseconds."""
CIPHER = "chacha20"
WORKING = "aegis"
"""Shards and the word index in the making are read several times and then deleted; with AES in the processor this is the
cheaper cipher, and nobody needs to open them elsewhere (docs/decisions/0011)."""
_MEMORY = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI


class StoreError(Exception):
    """A database of the case cannot be opened or is not what it should be; the text says what to do."""


class Connection(apsw.Connection):
    """A connection whose `with` waits for another's lock without keeping the process's other threads from running.

    apsw 3.54 begins and ends the transactions of `with` while it holds Python's lock. Where the other connection belongs to a
    thread of the same process, that thread could never end what is waited for. Within a transaction `with` is a savepoint.
    """

    _outer: list[bool]

    def __enter__(self) -> apsw.Connection:
        """Begin. Raises apsw.BusyError where the lock does not come free in `BUSY_MS`."""
        outer = not self.in_transaction
        if outer:
            self.execute("BEGIN IMMEDIATE")
        else:
            super().__enter__()
        self.__dict__.setdefault("_outer", []).append(outer)
        return self

    def __exit__(self, *exc: object) -> bool | None:
        """Commit, or roll back where something was raised."""
        if not self._outer.pop():
            return super().__exit__(*exc)
        try:
            if exc[0] is None:
                self.execute("COMMIT")
        finally:
            if self.in_transaction:
                self.execute("ROLLBACK")
        return None


def connect(path: Path | None, key: bytes, *, create: bool = False, readonly: bool = False) -> apsw.Connection:
    """Open the database at `path` (None: in memory, not encrypted because it never leaves the process).

    `key` is 32 random bytes, used as they are: derivation from a passphrase happens once per case, elsewhere. Raises
    StoreError where the file is missing, is no database or the key does not fit.
    """
    if path is None:
        db = apsw.Connection(":memory:", flags=_MEMORY)
        harden(db)
        return db
    if not create and not path.exists():
        raise StoreError(f"{path} does not exist")
    flags = apsw.SQLITE_OPEN_URI
    flags |= apsw.SQLITE_OPEN_READONLY if readonly else apsw.SQLITE_OPEN_READWRITE
    if create:
        flags |= apsw.SQLITE_OPEN_CREATE
    try:
        db = Connection("file:" + quote(str(path.absolute())), flags=flags)
        # Before the first look: another process of the same case may be writing just now.
        db.set_busy_timeout(BUSY_MS)
        unlock(db, key, cipher=cipher_of(path))
        if create:
            db.execute(f"PRAGMA page_size = {PAGE}")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except apsw.Error as error:
        raise StoreError(f"{path} cannot be opened: {error}; the file is damaged, or its key is another") from error
    harden(db)
    return db


def cipher_of(path: Path) -> str:
    """The cipher of a database of ours: by its name what stays in the case, and what becomes part of it."""
    return CIPHER if path.suffix in (".db", ".new") else WORKING


def unlock(db: apsw.Connection, key: bytes, schema: str = "main", *, cipher: str = CIPHER) -> None:
    """Give a fresh connection its cipher and key."""
    db.execute(f"PRAGMA {schema}.cipher = '{cipher}'")
    db.execute(f"PRAGMA {schema}.key = 'raw:{key.hex()}'")


def working_key(key: bytes) -> bytes:
    """The key of the shards of a case: who reads evidence has this one, and not the case's own."""
    return hashlib.blake2b(b"shards", key=key, digest_size=32, person=b"above-working").digest()


def attach(db: apsw.Connection, path: Path, key: bytes, name: str, *, readonly: bool = True) -> None:
    """Attach another database of the same key as `name`."""
    mode = "ro" if readonly else "rw"
    db.execute(
        f"ATTACH 'file:{quote(str(path.absolute()))}?mode={mode}&cipher={cipher_of(path)}&key=raw:{key.hex()}' AS {name}"
    )


def listed(numbers: object) -> Any:
    """An array of numbers (int32 or int64) to be bound to `carray(?)`, in whose order they come; it is not copied."""
    made: Any = getattr(apsw, "carray")(numbers)  # noqa: B009 - apsw's stub lacks it
    return made


def has_table(db: apsw.Connection, name: str) -> bool:
    """Whether a table is there, in this database or in one that is attached to it."""
    return bool(db.execute("SELECT count(*) FROM pragma_table_list WHERE name = ?", (name,)).get)


def harden(db: apsw.Connection) -> None:
    """Trust nothing of a database's schema, and load nothing."""
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    db.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    db.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
    db.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
    db.execute("PRAGMA secure_delete = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    db.set_busy_timeout(BUSY_MS)
    # What is read within a transaction in order to be written must not be changed by another process in between.
    db.transaction_mode = "IMMEDIATE"
