"""A file of the evidence that is open to be looked at, with the companions of a database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

from aboveboard.engine.evidence import HEADER, Bytes
from aboveboard.engine.scratch import ALONE, Scratch
from aboveboard.formats.sqlite import Database
from aboveboard.sources.api import Member, MemberError, Opener, Ref

TREE_BYTES = 64 << 20
"""Files up to this size are shown as trees and entries: those are read as a whole."""


class TooLarge(Exception):
    """The file is larger than what this view is made of."""


class RawFile:
    """Open members. Close it."""

    def __init__(self, opener: Opener, main: Ref, wal: Ref | None, journal: Ref | None) -> None:
        """Raises MemberError."""
        self._close: list[Callable[[], None]] = []
        self.main = self._bytes(opener, main)
        # Of a database that does not begin as one, what lies beside it says nothing.
        database = self.main.read_at(0, 16) == HEADER
        self.wal = self._bytes(opener, wal) if wal is not None and database else None
        self.journal = self._bytes(opener, journal) if journal is not None and database else None

    @staticmethod
    def alone(data: Bytes) -> RawFile:
        """A file of bytes that are at hand: the value of a cell, an entry or a node."""
        made = RawFile.__new__(RawFile)
        made._close = []
        made.main, made.wal, made.journal = data, None, None
        return made

    def _bytes(self, opener: Opener, ref: Ref) -> Bytes:
        member: Member = opener.open(ref)
        if member.random:
            self._close.append(member.close)
            return member
        try:
            if member.size > ALONE:
                raise MemberError("is packed, and larger than what is unpacked to be looked at")
            scratch = Scratch(member, None)
        finally:
            member.close()
        self._close.append(scratch.close)
        return scratch

    def role(self, role: str) -> Bytes | None:
        """The main file, its -wal or its -journal."""
        return {"main": self.main, "wal": self.wal, "journal": self.journal}[role]

    @cached_property
    def is_database(self) -> bool:
        """Whether it begins as an SQLite database does."""
        return self.main.read_at(0, 16) == HEADER

    @cached_property
    def database(self) -> Database:
        """Our own reader's view of it. Raises SqliteError."""
        return Database.open(self.main, self.wal, self.journal)

    @cached_property
    def whole(self) -> bytes:
        """All bytes of the main file. Raises TooLarge."""
        if self.main.size > TREE_BYTES:
            raise TooLarge
        return self.main.read_at(0, self.main.size)

    def close(self) -> None:
        """Give the members back."""
        for close in self._close:
            with suppress(OSError):
                close()
