"""The entries of a package's artifacts, without importing more of its modules than have changed.

An index of them lies beside the package's bytecode and is kept as Python keeps that: made where it is missing, made again for
each source that has changed, left out where nothing may be written. Without it every module is imported, and what is found is
the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import os
import pkgutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import msgspec

from aboveboard.engine.entry import Entry, entry_of
from aboveboard.kit import Artifact

ROOMS: Final = ("analysis", "engine", "formats", "kit", "model")
"""What entries rest on besides the modules of artifacts: what these may import, and what makes entries of them."""


class Duplicate(Exception):
    """Two installed packages or modules declare an artifact of the same id."""


class _Source(msgspec.Struct, frozen=True, array_like=True):
    """A source file as it was. What it holds decides; size and time (nanoseconds) spare reading it."""

    size: int
    changed: int
    digest: bytes


class _Index(msgspec.Struct, frozen=True, array_like=True):
    sources: dict[str, _Source]
    """By path from the program's folder: those of the package, and of all that its entries rest on."""
    entries: dict[str, tuple[Entry, ...]]
    """By the name of the module that declares them."""


def modules(package: ModuleType) -> list[str]:
    """The names of a package's modules of artifacts, in its folders too. Those that begin with `_` are only shared ones."""
    found = pkgutil.walk_packages(getattr(package, "__path__", []), f"{package.__name__}.")
    return sorted(info.name for info in found if not info.name.rpartition(".")[2].startswith("_"))


def declared_in(module: str) -> list[Artifact]:
    """The artifacts that a module has, singly or in tuples; it is imported. Raises Duplicate."""
    found: dict[str, Artifact] = {}
    for value in vars(importlib.import_module(module)).values():
        for one in value if isinstance(value, tuple) else (value,):  # pyright: ignore[reportUnknownVariableType]
            if isinstance(one, Artifact) and found.setdefault(one.id, one) is not one:
                raise Duplicate(f"{one.id} is declared twice in {module}")
    return list(found.values())


def imported(name: str, *, whole: bool = False) -> tuple[Entry, ...]:
    """The entries of a module, by importing it; `whole`: with their columns. Raises Duplicate and what importing it raises."""
    return tuple(entry_of(artifact, name, whole=whole) for artifact in declared_in(name))


def indexed(package: ModuleType, *, write: bool | None = None) -> Iterator[Entry]:
    """The entries of a package that lies beside its ROOMS; imported are the modules that the index lacks or that have changed.

    `write`: whether the index is brought up to date in its file; left out: where Python writes bytecode. Raises Duplicate
    and what importing a module raises.
    """
    path = index_path(package)
    if path is None:
        for name in modules(package):
            yield from imported(name)
        return
    before = _load(path)
    folder = Path(package.__path__[0])
    # A source that changes from here on differs from what is kept, and is looked at again next time.
    now = {
        name: _as_it_is(place, status, before.sources.get(name))
        for room in (*ROOMS, folder.name)
        for name, place, status in _sources(folder.parent, room)
    }
    changed = {n for n in now.keys() | before.sources.keys() if _differ(now.get(n), before.sources.get(n))}
    own = folder.name + "/"
    stale = any(not n.startswith(own) or n.rpartition("/")[2].startswith("_") for n in changed)
    write = now != before.sources and (not sys.dont_write_bytecode if write is None else write)
    entries: dict[str, tuple[Entry, ...]] = {}
    for source, name in sorted(_names(now, package).items()):
        kept = None if stale or source in changed else before.entries.get(name)
        entries[name] = imported(name, whole=write) if kept is None else kept
        yield from entries[name]
    if write:
        _save(path, _Index(now, entries))


def index_path(package: ModuleType) -> Path | None:
    """Where a package's index lies, if it is there; None for a package that is not one folder of sources."""
    source = package.__file__
    if source is None or not source.endswith(".py") or len(package.__path__) != 1 or not Path(source).is_file():
        return None
    try:
        bytecode = importlib.util.cache_from_source(source)
    except NotImplementedError:
        return None
    return Path(bytecode).with_name(f"index.{sys.implementation.cache_tag}.msgpack")


def _names(sources: Iterable[str], package: ModuleType) -> dict[str, str]:
    """source -> name of the module, of those that `modules` has."""
    found: dict[str, str] = {}
    own = package.__name__.rpartition(".")[2] + "/"
    known = set(sources)
    for source in known:
        steps = source.removesuffix(".py").removesuffix("/__init__").split("/")
        folders = ("/".join(steps[:n]) for n in range(1, len(steps)))
        packed = all(f"{f}/__init__.py" in known for f in folders)
        if (
            source.startswith(own)
            and len(steps) > 1
            and packed
            and not steps[-1].startswith("_")
            and "." not in steps[-1]
        ):
            found[source] = ".".join((package.__name__, *steps[1:]))
    return found


def _sources(root: Path, name: str) -> Iterator[tuple[str, str, os.stat_result]]:
    """(path from the root, place, size and time) of each source of a room, which is a folder or a file."""
    folders = [name]
    with contextlib.suppress(FileNotFoundError):
        yield f"{name}.py", str(root / f"{name}.py"), (root / f"{name}.py").stat()
    while folders:
        folder = folders.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(root / folder) as files:
            for file in files:
                if file.name.endswith(".py"):
                    yield f"{folder}/{file.name}", file.path, file.stat()
                elif "." not in file.name and file.name != "__pycache__" and file.is_dir():
                    folders.append(f"{folder}/{file.name}")


def _as_it_is(place: str, status: os.stat_result, before: _Source | None) -> _Source:
    size, changed = status.st_size, status.st_mtime_ns
    if before is not None and (before.size, before.changed) == (size, changed):
        return before
    return _Source(size, changed, hashlib.blake2b(Path(place).read_bytes(), digest_size=16).digest())


def _differ(one: _Source | None, other: _Source | None) -> bool:
    return one is not other and (one is None or other is None or one.digest != other.digest)


def _load(path: Path) -> _Index:
    """The index as it was written; an empty one where there is none, or none that this version understands."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=_Index)
    except (OSError, msgspec.MsgspecError):
        return _Index({}, {})


def _save(path: Path, index: _Index) -> None:
    """The file is there whole or not at all. Where it cannot be written the next start does the same work again."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            file.write(msgspec.msgpack.encode(index))
        try:
            # As readable as bytecode is.
            Path(file.name).chmod(0o644)
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
