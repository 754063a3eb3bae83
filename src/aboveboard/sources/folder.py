"""A folder of files, or one file alone with those that belong to it (-wal, -journal, -shm), read in place.

Links are not followed; devices, pipes and sockets are never opened; nothing in the folder is written, and access times
are left alone where the system lets this user ask for that (O_NOATIME: the owner and root).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from aboveboard.formats.longsort import longsorted
from aboveboard.sources.api import Member, MemberError, Problem, Ref, SourceError, SourceFacts, display
from aboveboard.sources.members import PlainMember, cannot_open, open_quietly
from aboveboard.sources.tree import Int64s, NameTable, Tree, acquisition_of, sum_of

_COMPANIONS = ("-wal", "-journal", "-shm")
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0)
_TOLD = 100


def companions(path: Path) -> tuple[Path, ...]:
    """Where what belongs to a single file would lie."""
    return tuple(path.parent / (path.name + one) for one in _COMPANIONS)


class FolderSource(Tree):
    """All regular files under a folder. Raises SourceError."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._table = NameTable()
        self._problems: list[Problem] = []
        self._untold = 0
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise _unusable(path, error) from error
        self._single = not stat.S_ISDIR(mode)
        if self._single:
            self._base = str(path.parent)
            self._take_file(path, mode)
        else:
            self._base = str(path)
            self._walk()
            if not len(self._table):
                why = f"; {self._problems[0].what}" if self._problems else ""
                raise SourceError(f"{display(path)}: is a folder without any file in it{why}; check the path")
        if self._untold:
            self._problems.append(Problem(f"{self._untold} more files or folders could not be taken in"))
        self._sizes = self._table.sizes()
        if not self._single:
            self.settle()
        self._facts: SourceFacts | None = None

    def _take_file(self, path: Path, mode: int) -> None:
        if not stat.S_ISREG(mode):
            raise SourceError(f"{display(path)}: is neither a folder nor a file ({_kind(mode)}); it is not opened")
        for name in (path.name, *(path.name + one for one in _COMPANIONS)):
            try:
                found = (path.parent / name).stat(follow_symlinks=name == path.name)
            except OSError:
                continue
            if stat.S_ISREG(found.st_mode):
                self._table.append(name, found.st_size)
        try:
            os.close(open_quietly(str(path)))
        except OSError as error:
            raise cannot_open(path, error) from error

    def _tell(self, what: str, member: str) -> None:
        if len(self._problems) < _TOLD:
            self._problems.append(Problem(what, member))
        else:
            self._untold += 1

    def _walk(self) -> None:
        waiting = [""]
        while waiting:
            directory = waiting.pop()
            try:
                descriptor = open_quietly(f"{self._base}/{directory}", _DIRECTORY | (_NO_FOLLOW if directory else 0))
            except OSError as error:
                if not directory:
                    raise cannot_open(self._path, error) from error
                self._tell(f"The folder cannot be read ({error.strerror})", directory)
                continue
            try:
                inner = self._list(descriptor, f"{directory}/" if directory else "")
            except OSError as error:
                self._tell(f"The folder cannot be read to its end ({error.strerror})", directory)
                continue
            finally:
                os.close(descriptor)
            waiting.extend(reversed(inner))

    def _list(self, descriptor: int, prefix: str) -> list[str]:
        inner: list[str] = []
        with os.scandir(descriptor) as entries:
            # Names alone: what the system says of each entry beside it is seven hundred bytes of memory.
            for raw in longsorted((os.fsencode(entry.name) for entry in entries), bytes):
                base = os.fsdecode(raw)
                name = prefix + base
                try:
                    found = os.stat(base, dir_fd=descriptor, follow_symlinks=False)
                except OSError as error:
                    self._tell(f"Nothing can be told of it ({error.strerror})", name)
                    continue
                if stat.S_ISREG(found.st_mode):
                    self._table.append(name, found.st_size)
                elif stat.S_ISDIR(found.st_mode):
                    inner.append(name)
                else:
                    self._tell(f"It is a {_kind(found.st_mode)} and was not opened", name)
        return inner

    @property
    def facts(self) -> SourceFacts:
        """What is known of the folder."""
        if self._facts is None:
            self._facts = SourceFacts(
                path=str(self._path),
                format="file" if self._single else "folder",
                system=self.layout.system,
                acquisition=acquisition_of(self.layout),
                encrypted=False,
                members=len(self._table),
                bytes=sum_of(self._sizes),
                profiles=self.profiles(),
                problems=tuple(self._problems),
                size=int(self._sizes[0]) if self._single else 0,
            )
        return self._facts

    @property
    def lengths(self) -> Int64s:
        """Sizes by index."""
        return self._sizes

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names relative to the folder) in chunks, in the order of the folder's walk."""
        return self._table.chunks()

    def name(self, index: int) -> str:
        """The path of one file relative to the folder."""
        return self._table.name(index)

    def ref(self, index: int) -> Ref:
        """The reference of a file."""
        name = self.name(index)
        try:
            modified = os.lstat(f"{self._base}/{name}").st_mtime_ns // 1000
        except (OSError, ValueError):
            modified = None
        path = self.device_path(name)
        # Mostly they are one text, which is to be there once.
        path = name if path == name else path
        return Ref(index=index, path=path, size=int(self._sizes[index]), member=name, modified=modified)

    def opener(self) -> FolderOpener:
        """A new opener of this folder."""
        return FolderOpener(self._path)


def _unusable(path: Path, error: OSError | ValueError) -> SourceError:
    if isinstance(error, OSError):
        return cannot_open(path, error)
    return SourceError(f"{display(path)}: is not a path that can be opened; check the spelling")


def _kind(mode: int) -> str:
    for test, kind in (
        (stat.S_ISLNK, "symbolic link"),
        (stat.S_ISFIFO, "pipe"),
        (stat.S_ISSOCK, "socket"),
        (stat.S_ISCHR, "character device"),
        (stat.S_ISBLK, "block device"),
    ):
        if test(mode):
            return kind
    return "special file"


class FolderOpener:
    """Opens files under a folder, or beside a file."""

    def __init__(self, path: Path) -> None:
        self._base = str(path if path.is_dir() else path.parent)

    def open(self, ref: Ref) -> Member:
        """Raises MemberError, also for what has become a link or a special file since the folder was listed."""
        if ref.member.startswith("/") or ".." in ref.member.split("/"):
            raise MemberError("has a name that leads out of its folder")
        try:
            descriptor = open_quietly(f"{self._base}/{ref.member}", _NO_FOLLOW)
        except (OSError, ValueError) as error:
            raise MemberError(f"cannot be opened ({error})") from error
        try:
            found = os.fstat(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise MemberError(f"cannot be opened ({error})") from error
        if not stat.S_ISREG(found.st_mode):
            os.close(descriptor)
            raise MemberError(f"is a {_kind(found.st_mode)} now and was not opened")
        return PlainMember(descriptor, 0, found.st_size, owned=True)

    def close(self) -> None:
        """Nothing is held."""
