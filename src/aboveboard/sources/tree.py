"""What folder, zip and tar have in common: names in bulk, finding by device path, containers of iOS apps.

Nothing here holds an object for each member: a lookup is a sorted NumPy array of name hashes, made when first needed.
"""

from __future__ import annotations

import re
import zlib
from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from aboveboard.formats import plist
from aboveboard.formats.errors import FormatError
from aboveboard.sources import layout as layouts
from aboveboard.sources.api import Keys, MemberError, Opener, Ref, SourceFacts, read_all

Int64s = npt.NDArray[np.int64]

CHUNK = 8192
_ROWS = 2048
_PLAIN = 256
"""So many times `_ROWS` names are kept as they are."""
_SAMPLE = 6000
_METADATA = ".com.apple.mobile_container_manager.metadata.plist"
_CONTAINERS = (
    "private/var/mobile/Containers/Data/Application",
    "private/var/mobile/Containers/Shared/AppGroup",
    "private/var/mobile/Containers/Data/PluginKitPlugin",
    "private/var/containers/Bundle/Application",
    "private/var/containers/Data/System",
    "private/var/containers/Shared/SystemGroup",
    "private/var/mobile/Containers/Data/InternalDaemon",
    "private/var/mobile/Containers/Data/VPNPlugin",
    "private/var/mobile/Containers/Bundle/Application",
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")
_METADATA_LIMIT = 1 << 20
_RECENT = 16


@dataclass(frozen=True, slots=True)
class _Pressed:
    names: bytes


class NameTable:
    """Names and sizes, appended one by one, kept as one byte string for each few thousand names.

    Those behind the first half million are pressed: of two million they are a fifth of a gigabyte otherwise.
    """

    def __init__(self) -> None:
        self._full: list[bytes | _Pressed | list[str]] = []
        self._open: list[str] = []
        self._sizes = array("q")
        self._recent: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._sizes)

    def append(self, name: str, size: int) -> None:
        """Add a member's name and its size in bytes."""
        self._open.append(name)
        self._sizes.append(size)
        self._recent.pop(len(self._full), None)
        if len(self._open) == _ROWS:
            self._pack()

    def _pack(self) -> None:
        joined = "\0".join(self._open)
        plain = joined.count("\0") == len(self._open) - 1
        packed = joined.encode("utf-8", "surrogateescape") if plain else self._open
        if isinstance(packed, bytes) and len(self._full) >= _PLAIN:
            packed = _Pressed(zlib.compress(packed, 1))
        self._full.append(packed)
        self._open = []

    def set_size(self, index: int, size: int) -> None:
        """Correct the size of a member."""
        self._sizes[index] = size

    def _chunk(self, number: int) -> list[str]:
        if number == len(self._full):
            return self._open
        packed = self._full[number]
        if isinstance(packed, list):
            return packed
        joined = zlib.decompress(packed.names) if isinstance(packed, _Pressed) else packed
        return joined.decode("utf-8", "surrogateescape").split("\0")

    def chunks(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names)."""
        for number in range(len(self._full) + (1 if self._open else 0)):
            yield number * _ROWS, self._chunk(number)

    def name(self, index: int) -> str:
        """The name of one member."""
        number = index // _ROWS
        chunk = self._recent.get(number)
        if chunk is None:
            # A backup asks for its files in an order that is not the container's: a few chunks are kept at hand.
            if len(self._recent) >= _RECENT:
                self._recent.pop(next(iter(self._recent)))
            chunk = self._recent[number] = self._chunk(number)
        return chunk[index % _ROWS]

    def sizes(self) -> Int64s:
        """Sizes by index."""
        return np.frombuffer(self._sizes, np.int64) if self._sizes else np.empty(0, np.int64)


class _Index:
    """Hashes of all names, sorted, and the places that directories of the container map to."""

    def __init__(self, layout: layouts.Layout, chunks: Iterable[tuple[int, list[str]]], count: int) -> None:
        hashes = np.empty(count, np.int64)
        places: dict[str, list[str]] = {}
        known: str | None = None
        for first, names in chunks:
            hashes[first : first + len(names)] = np.fromiter(map(hash, names), np.int64, len(names))
            for directory in {name.rpartition("/")[0] for name in names}:
                device = layouts.canonical(layout, directory)
                if known is not None and directory == known + device:
                    continue
                raw, place = _difference(directory, device)
                kept = places.setdefault(place, [])
                if raw not in kept:
                    kept.append(raw)
                if not place:
                    known = raw
        self.places = places
        self.order: npt.NDArray[np.int32] = np.argsort(hashes, kind="stable").astype(np.int32)
        self.hashes: Int64s = hashes[self.order]

    @property
    def plain(self) -> bool:
        """Whether every directory keeps its path, but for one prefix."""
        return sum(map(len, self.places.values())) <= 1

    def candidates(self, path: str) -> Iterator[str]:
        """Names in the container that may stand for a device path."""
        cut = len(path)
        while cut >= 0:
            for raw in self.places.get(path[:cut], ()):
                yield raw + path[cut:]
            cut = path.rfind("/", 0, cut - 1) + 1 if cut > 0 else -1

    def at(self, name: str) -> list[int]:
        """Indexes of members whose name has the hash of this one, ascending."""
        wanted = np.int64(hash(name))
        low = int(np.searchsorted(self.hashes, wanted, "left"))
        high = low
        while high < len(self.hashes) and self.hashes[high] == wanted:
            high += 1
        return [int(one) for one in self.order[low:high]]


def _difference(directory: str, device: str) -> tuple[str, str]:
    """What stands before the common last segments of a directory and its device path: each '' or ending in a slash."""
    raw, place = f"{directory}/" if directory else "", f"{device}/" if device else ""
    if raw.endswith(place):
        return raw[: len(raw) - len(place)], ""
    while raw and place:
        head_raw, head_place = raw.rfind("/", 0, -1) + 1, place.rfind("/", 0, -1) + 1
        if raw[head_raw:] != place[head_place:]:
            break
        raw, place = raw[:head_raw], place[:head_place]
    return raw, place


class Tree(ABC):
    """A source whose members are known by name; `names`, `name`, `lengths`, `ref` and `opener` are the kind's own."""

    def __init__(self) -> None:
        self.layout: layouts.Layout = layouts.UNKNOWN
        self._index: _Index | None = None
        self._container_ids: dict[str, str | None] = {}
        self._reader: Opener | None = None

    @property
    @abstractmethod
    def facts(self) -> SourceFacts:
        """What is known of the source."""

    @property
    def keys(self) -> Keys:
        """Nothing to unlock, unless the kind says otherwise."""
        return Keys()

    @property
    @abstractmethod
    def lengths(self) -> Int64s:
        """Uncompressed sizes by index."""

    @property
    def sizes(self) -> Sequence[int]:
        """Uncompressed sizes by index; a NumPy int64 array."""
        return cast("Sequence[int]", self.lengths)

    @abstractmethod
    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks."""

    @abstractmethod
    def name(self, index: int) -> str:
        """The name of one member as it stands in the container."""

    @abstractmethod
    def ref(self, index: int) -> Ref:
        """The reference of a member."""

    @abstractmethod
    def opener(self) -> Opener:
        """A new opener of the same source, for use in this process."""

    def close(self) -> None:
        """Release descriptors and memory."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._index = None

    def canonical(self, directory: str) -> str | None:
        """The device path of a directory as named in the container; see `layout.canonical`."""
        return layouts.canonical(self.layout, directory)

    def device_path(self, name: str) -> str:
        """The device path of a file as named in the container."""
        directory, _, base = name.rpartition("/")
        place = layouts.canonical(self.layout, directory)
        return f"{place}/{base}" if place else base

    def _indexed(self) -> _Index:
        if self._index is None:
            self._index = _Index(self.layout, self.names(), len(self.lengths))
        return self._index

    def find(self, path: str) -> int | None:
        """The index of the first file at a canonical device path.

        The first call makes an index of all names (about 0.4 s of CPU for half a million).
        """
        index = self._indexed()
        found: int | None = None
        for candidate in index.candidates(path):
            for one in index.at(candidate):
                if found is not None and one >= found:
                    break
                if self.name(one) == candidate and self.device_path(candidate) == path:
                    found = one
                    break
        return found

    def find_member(self, name: str) -> int | None:
        """The index of the first member of this name, as it stands in the container."""
        return next((one for one in self._indexed().at(name) if self.name(one) == name), None)

    def sibling(self, index: int, suffix: str) -> int | None:
        """The index of the file beside a member that has its name and `suffix` ('-wal')."""
        return self.find_member(self.name(index) + suffix)

    def duplicates(self) -> Int64s:
        """Indexes of later members that have the device path and the size of an earlier one, ascending.

        They come from a link on the device that a tool copied as if it were a directory, and from members stored twice.
        """
        index = self._indexed()
        sizes = self.lengths
        if index.plain:
            hashes, order = index.hashes, index.order.astype(np.int64)
        else:
            paths = np.empty(len(sizes), np.int64)
            for first, names in self.names():
                places = {one: self.canonical(one) for one in {name.rpartition("/")[0] for name in names}}
                paths[first : first + len(names)] = [
                    hash((places[d], b)) for d, _, b in (n.rpartition("/") for n in names)
                ]
            order = np.argsort(paths, kind="stable").astype(np.int64)
            hashes = paths[order]
        same = np.flatnonzero(hashes[1:] == hashes[:-1])
        if not len(same):
            return np.empty(0, np.int64)
        repeated = np.union1d(same, same + 1)
        dropped: list[int] = []
        seen: set[tuple[str, int]] = set()
        for one in np.sort(order[repeated]).tolist():
            key = (self.device_path(self.name(one)), int(sizes[one]))
            if key in seen:
                dropped.append(one)
            seen.add(key)
        return np.array(dropped, np.int64)

    def read(self, index: int, limit: int) -> bytes:
        """All bytes of a small member, read here. Raises MemberError."""
        if self._reader is None:
            self._reader = self.opener()
        member = self._reader.open(self.ref(index))
        try:
            return read_all(member, limit)
        finally:
            member.close()

    def container_app(self, segment: str) -> str | None:
        """The bundle or group id that an iOS container directory's metadata names; None where there is none.

        Reads MCMMetadataIdentifier of the property list that the device's container manager keeps in every container.
        """
        if segment not in self._container_ids:
            self._container_ids[segment] = self._container_app(segment)
        return self._container_ids[segment]

    def _container_app(self, segment: str) -> str | None:
        if not _UUID.match(segment):
            return segment if "." in segment.strip(".") else None
        for place in _CONTAINERS:
            index = self.find(f"{place}/{segment}/{_METADATA}")
            if index is None:
                continue
            try:
                content = plist.load(self.read(index, _METADATA_LIMIT))
            except (MemberError, FormatError):
                continue
            found = (
                cast("dict[object, object]", content).get("MCMMetadataIdentifier")
                if isinstance(content, dict)
                else None
            )
            if isinstance(found, str) and found:
                return str(found)
        return None

    def sample(self) -> Iterator[str]:
        """About six thousand names, evenly spread. Kinds that can pick names cheaply do better than this."""
        step = max(1, len(self.lengths) // _SAMPLE)
        for first, names in self.names():
            yield from names[-first % step :: step]

    def settle(self) -> None:
        """Find the layout: from a sample, or from every name where the sample says nothing."""
        self.layout = layouts.detect(self.sample())
        if self.layout.system == "unknown" and len(self.lengths) > _SAMPLE:
            self.layout = layouts.detect(self._one_of_each_directory())

    def _one_of_each_directory(self) -> Iterator[str]:
        for _, names in self.names():
            yield from {name.rpartition("/")[0]: name for name in names}.values()

    def profiles(self) -> tuple[str, ...]:
        """The device users seen in the paths of an Android source, in order; ('0',) for an iOS one."""
        if self.layout.system != "android":
            return ("0",) if self.layout.system == "ios" else ()
        longest = max((len(root.prefix) for root in self.layout.roots), default=0) + 34
        heads: set[str] = set()
        for _, names in self.names():
            heads.update([name[:longest] for name in names])
        found = {layouts.profile_of(self.device_path(head), "android") for head in heads}
        return tuple(sorted(found, key=lambda one: (len(one), one)))


def sum_of(sizes: Int64s) -> int:
    """The sum of sizes; at most the largest number of 63 bits, which only forged sizes reach."""
    exact = (int((sizes >> 32).sum()) << 32) + int((sizes & 0xFFFFFFFF).sum())
    return min(exact, (1 << 63) - 1)


def acquisition_of(layout: layouts.Layout) -> str:
    """How a tree of files was taken, in a word or three: only what its layout shows."""
    if layout.system == "unknown":
        return "files"
    domains = any(root.device.startswith("\0") for root in layout.roots)
    return "files of a backup" if domains else "full file system"
