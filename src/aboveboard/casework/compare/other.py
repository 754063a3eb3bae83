"""Opening what another tool wrote: which of the known forms it is, told by content, and its items."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Final

from aboveboard.formats.othertools import (
    Flaw,
    Item,
    OtherToolError,
    delimiter_of,
    is_lava,
    is_ufdr,
    lava_names,
    read_delimited,
    read_lava,
    read_ufdr,
)
from aboveboard.sources.api import SourceError

HEAD: Final = 65536
PIECE: Final = 1 << 20
MAX_FILES: Final = 200_000
MAX_DATABASE: Final = 2 << 30
MAX_RATIO: Final = 300
"""A packed member that grows more than this, beyond FREE bytes, is a bomb and not a report."""
FREE: Final = 1 << 30
_SQLITE: Final = b"SQLite format 3\0"
_BOM: Final = b"\xef\xbb\xbf"
_MANIFESTS: Final = ("_lava_data.lava", "_lava_data.json")
_ZIP_FAULTS: Final = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError)
LEAPP_TSV, LAVA, UFDR, TABLE = "TSV of iLEAPP or ALEAPP", "LAVA database", "Cellebrite report", "table of text"
_TABLE_NAMES: Final = (".tsv", ".csv", ".txt", ".tab")

Choose = Callable[[str], tuple[str, str]]
"""(delimiter, encoding) of a table by its name; "" each where nothing is said."""


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the output: its name, and how its bytes are had."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    packed: int | None = None

    def head(self) -> bytes:
        with closing(self.open()) as stream:
            return stream.read(HEAD)

    def chunks(self) -> Iterator[bytes]:
        """The file in pieces. Raises OtherToolError for what cannot be unpacked."""
        total = 0
        try:
            with closing(self.open()) as stream:
                while piece := stream.read(PIECE):
                    total += len(piece)
                    if self.packed is not None and total > FREE and total > MAX_RATIO * max(1, self.packed):
                        raise OtherToolError(
                            f"{self.name} unpacks to more than {MAX_RATIO} times its size; not read on"
                        )
                    yield piece
        except _ZIP_FAULTS as error:
            if isinstance(error, OtherToolError):
                raise
            raise OtherToolError(f"{self.name} cannot be read: {error}") from error

    def whole(self) -> bytes:
        """All of it. Raises OtherToolError for what is too large to be held."""
        if self.size > MAX_DATABASE:
            raise OtherToolError(f"{self.name} has more than {MAX_DATABASE >> 30} GiB")
        return b"".join(self.chunks())


@dataclass(slots=True)
class Other:
    """Another tool's output: what it is, which files of it are read, and what is known of it before."""

    path: Path
    form: str
    files: list[tuple[str, _File]]
    """(form, file) of each that is read."""
    beside: dict[str, _File] = field(default_factory=dict[str, _File])
    """Manifests and -wal files by name."""
    notes: list[str] = field(default_factory=list[str])
    archive: zipfile.ZipFile | None = None

    def close(self) -> None:
        """Give the files back."""
        if self.archive is not None:
            self.archive.close()

    def sha256(self) -> str:
        """Of a single file its SHA-256; of several that of lines `hash  name`, in order of their names."""
        if self.path.is_file():
            with self.path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        lines: list[str] = []
        for _, file in self.files:
            digest = hashlib.sha256()
            for piece in file.chunks():
                digest.update(piece)
            lines.append(f"{digest.hexdigest()}  {file.name}\n")
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()

    def items(self, choose: Choose) -> Iterator[Item]:
        """Everything that stands in it. A file that cannot be read becomes a Flaw where there are others.

        Raises SourceError where there is one file only and it cannot be read.
        """
        tables = frozenset(_stem(file.name) for form, file in self.files if form == LEAPP_TSV)
        for form, file in self.files:
            try:
                yield from self._items(form, file, choose, tables)
            except (OtherToolError, LookupError) as error:
                if len(self.files) == 1:
                    raise SourceError(f"{self.path}: {error}") from error
                yield Flaw(file.name, "", f"not read: {error}")

    def _items(self, form: str, file: _File, choose: Choose, tables: frozenset[str]) -> Iterator[Item]:
        if form == UFDR:
            return read_ufdr(file.chunks(), file.name)
        if form == LAVA:
            folder = PurePosixPath(file.name).parent
            manifest = next((self.beside[n] for m in _MANIFESTS if (n := str(folder / m)) in self.beside), None)
            wal = self.beside.get(file.name + "-wal")
            data = manifest.whole() if manifest else None
            # What stands in a TSV too is read from there: its times keep their fractions.
            without = frozenset(n for n in lava_names(data or b"") if n in tables)
            return read_lava(file.whole(), file.name, data, wal.whole() if wal else None, without)
        table = _stem(file.name)
        delimiter, encoding = choose(table)
        return read_delimited(file.chunks(), file.name, table, delimiter=delimiter or None, encoding=encoding or None)


def _stem(name: str) -> str:
    last = PurePosixPath(name).name
    stem, dot, ending = last.rpartition(".")
    return stem if dot and f".{ending.lower()}" in _TABLE_NAMES else last


def open_other(path: Path, *, any_text: bool = False) -> Other:
    """Recognise another tool's output. Raises SourceError where it is none of the known forms.

    `any_text` takes a text file also where its header shows no delimiter, for an examiner's own map may say it.
    """
    try:
        if path.is_dir():
            return _chosen(path, list(_in_folder(path)), any_text=any_text)
        if not path.is_file():
            raise SourceError(
                f"{path} is not there; give another tool's report folder, zip, table, database or report.xml"
            )
        if path.stat().st_size == 0:
            raise SourceError(f"{path} is empty")
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error
    if head.startswith(b"PK") and zipfile.is_zipfile(path):
        return _packed(path, any_text=any_text)
    files = [_on_disk(path.parent, path)]
    near = [n for m in _MANIFESTS if (n := path.parent / m).is_file()]
    wal = path.with_name(path.name + "-wal")
    files += [_on_disk(path.parent, n) for n in (*near, wal) if n.is_file()]
    return _chosen(path, files, any_text=any_text, first_only=True)


def _on_disk(root: Path, path: Path) -> _File:
    name = path.relative_to(root).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _File(name, path.stat().st_size, lambda: path.open("rb"))


def _in_folder(root: Path) -> Iterator[_File]:
    count = 0
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            count += 1
            if count > MAX_FILES:
                raise SourceError(f"{root} holds more than {MAX_FILES:,} files; give the folder of the report itself")
            if path.is_file() and not path.is_symlink():
                yield _on_disk(root, path)


def _packed(path: Path, *, any_text: bool) -> Other:
    try:
        archive = zipfile.ZipFile(path)
    except _ZIP_FAULTS as error:
        raise SourceError(f"{path} cannot be read as a zip: {error}") from error
    try:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        if len(members) > MAX_FILES:
            raise SourceError(f"{path} holds more than {MAX_FILES:,} files")
        files = [_File(m.filename, m.file_size, partial(archive.open, m), max(1, m.compress_size)) for m in members]
        other = _chosen(path, files, any_text=any_text)
    except SourceError:
        archive.close()
        raise
    other.archive = archive
    return other


def _chosen(path: Path, files: Sequence[_File], *, any_text: bool, first_only: bool = False) -> Other:
    beside = {f.name: f for f in files if PurePosixPath(f.name).name in _MANIFESTS or f.name.endswith("-wal")}
    reports = [f for f in files if PurePosixPath(f.name).name.lower() == "report.xml"]
    found: dict[str, list[_File]] = {}
    faults: list[str] = []
    # A .ufdr holds ten thousands of files beside its report: where that is one, the others need no look.
    ready = [f for f in reports if _form_of(f, beside, faults, any_text=False) == UFDR]
    for file in ready or files[: 1 if first_only else None]:
        if file.name in beside and not first_only:
            continue
        form = UFDR if ready else _form_of(file, beside, faults, any_text=any_text)
        if form is not None:
            found.setdefault(form, []).append(file)
    if LEAPP_TSV in found or LAVA in found:
        taken = [(form, file) for form in (LEAPP_TSV, LAVA) for file in found.pop(form, ())]
    elif UFDR in found:
        taken = [(UFDR, file) for file in found.pop(UFDR)]
    else:
        taken = [(TABLE, file) for file in found.pop(TABLE, ())]
    if not taken:
        raise SourceError(
            f"{path} is no output that can be compared{': ' + faults[0] if faults else ''}; known are report folders, TSV and "
            "LAVA databases of iLEAPP and ALEAPP, report.xml and .ufdr of Cellebrite, and TSV or CSV with a header line"
        )
    forms = list(dict.fromkeys(form for form, _ in taken))
    notes = [f"{len(rest):,} files that look like a {form} were not read" for form, rest in found.items() if rest]
    return Other(path, " and ".join(forms), taken, beside, notes + faults)


def _form_of(file: _File, beside: dict[str, _File], faults: list[str], *, any_text: bool) -> str | None:
    try:
        head = file.head()
        if head.startswith(_SQLITE):
            folder = PurePosixPath(file.name).parent
            manifest = next((beside[n] for m in _MANIFESTS if (n := str(folder / m)) in beside), None)
            return LAVA if is_lava(file.whole(), manifest.whole() if manifest else None) else None
    except (*_ZIP_FAULTS, OtherToolError) as error:
        if len(faults) < 20:
            faults.append(f"{file.name} cannot be read: {error}")
        return None
    if is_ufdr(head):
        return UFDR
    delimiter = delimiter_of(head)
    if delimiter is None:
        return TABLE if any_text and head.strip() and b"\0" not in head else None
    return LEAPP_TSV if delimiter == "\t" and head.startswith(_BOM) else TABLE
