"""Previews of an exhibit's files, encrypted in the case. They can be made again: a file of them that is damaged is replaced."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import apsw

from aboveboard.store.db import StoreError, connect
from aboveboard.store.schema import PREVIEWS

EMBEDDED, FINAL = 1, 2
"""A thumbnail that came with the file, for the while; and what was made of it, or the reason why nothing was."""


@dataclass(frozen=True)
class Kept:
    """A preview, or why there is none."""

    stage: int
    mime: str = ""
    width: int = 0
    height: int = 0
    pages: int = 0
    why: str = ""
    data: bytes = b""


class PreviewStore:
    """The previews of one exhibit; for any thread."""

    def __init__(self, path: Path, key: bytes, of: str) -> None:
        """`of` names the sources that they are of: with others, they begin anew. Raises StoreError."""
        self._lock = threading.Lock()
        path.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            self._db = self._open(path, key)
        except StoreError:
            _remove(path)
            self._db = self._open(path, key)
        if self._db.execute("SELECT value FROM facts WHERE name = 'of'").get != of:
            with self._db:
                self._db.execute("DELETE FROM previews")
                self._db.execute("DELETE FROM texts")
                self._db.execute("INSERT OR REPLACE INTO facts VALUES ('of', ?)", (of,))

    @staticmethod
    def _open(path: Path, key: bytes) -> apsw.Connection:
        db = connect(path, key, create=True)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute(PREVIEWS)
        except apsw.Error as error:
            db.close()
            raise StoreError(f"{path} cannot be used: {error}") from error
        return db

    def get(self, path: str, form: str) -> Kept | None:
        """The preview of a file in a form."""
        sql = "SELECT stage, mime, width, height, pages, why, data FROM previews WHERE path = ? AND form = ?"
        with self._lock:
            row = self._db.execute(sql, (_name(path), form)).fetchone()
        return None if row is None else Kept(*row)

    def stages(self, wanted: Iterable[tuple[str, str]]) -> list[int]:
        """How far each (path, form) is: 0 where there is nothing yet."""
        sql = "SELECT stage FROM previews WHERE path = ? AND form = ?"
        with self._lock:
            return [int(self._db.execute(sql, (_name(path), form)).get or 0) for path, form in wanted]

    def why(self, path: str, form: str) -> str:
        """What must be said of a preview, or why there is none."""
        with self._lock:
            sql = "SELECT why FROM previews WHERE path = ? AND form = ?"
            return str(self._db.execute(sql, (_name(path), form)).get or "")

    def put(self, path: str, form: str, kept: Kept, folded: str = "") -> None:
        """Keep a preview, unless there is a later one; `folded` is what a text is searched in. Raises StoreError."""
        values = (kept.stage, kept.mime, kept.width, kept.height, kept.pages, kept.why, kept.data)
        sql = (
            "INSERT INTO previews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path, form) DO UPDATE SET stage = "
            "excluded.stage, mime = excluded.mime, width = excluded.width, height = excluded.height, pages = "
            "excluded.pages, why = excluded.why, data = excluded.data WHERE excluded.stage >= stage"
        )
        try:
            with self._lock, self._db:
                self._db.execute(sql, (_name(path), form, *values))
                if folded:
                    self._db.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (_name(path), folded))
        except apsw.Error as error:
            raise StoreError(f"the preview could not be kept: {error}") from error

    def read(self, form: str) -> dict[str, bool]:
        """The files of which a form was made or given up, and whether there is anything in it."""
        sql = "SELECT path, length(data) > 0 FROM previews WHERE form = ? AND stage = ?"
        with self._lock:
            return {_path(path): bool(some) for path, some in self._db.execute(sql, (form, FINAL))}

    def holding(self, terms: Iterable[str]) -> list[str]:
        """The files in whose folded text all terms stand, as words or parts of words."""
        some = list(terms)
        if not some:
            return []
        sql = f"SELECT path FROM texts WHERE {' AND '.join(['instr(folded, ?)'] * len(some))} ORDER BY path"
        with self._lock:
            return [_path(path) for (path,) in self._db.execute(sql, some)]

    def forget(self, path: str) -> None:
        """Keep nothing of a file."""
        with self._lock:
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("DELETE FROM previews WHERE path = ?", (_name(path),))
            self._db.execute("DELETE FROM texts WHERE path = ?", (_name(path),))

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._db.close()


def _name(path: str) -> bytes:
    return path.encode("utf-8", "surrogatepass")


def _path(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).unlink()
