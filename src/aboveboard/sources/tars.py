"""TAR archives, plain or packed (gzip, bzip2, xz), read in place.

One pass makes the list of members and where their bytes stand in the (unpacked) stream. Members of a plain archive are
then read where they are. Those of a packed one are reached by unpacking from the nearest remembered state of the
decompressor; only zlib can copy its state: bzip2 and xz start from the beginning for what stands further back.

Format: POSIX.1-2017 pax (https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, 'ustar' and 'pax'
interchange formats); GNU tar's long names, base-256 numbers and sparse files
(https://www.gnu.org/software/tar/manual/html_node/Standard.html).
"""

from __future__ import annotations

import bz2
import lzma
import os
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Literal, Protocol, cast

from aboveboard.sources.api import Member, MemberError, Problem, Ref, SourceError, SourceFacts, display
from aboveboard.sources.members import PlainMember, StreamedMember, open_container, pread
from aboveboard.sources.tree import Int64s, NameTable, Tree, acquisition_of, sum_of

Kind = Literal["tar", "tar.gz", "tar.bz2", "tar.xz"]
KINDS: Final[tuple[Kind, ...]] = ("tar", "tar.gz", "tar.bz2", "tar.xz")

BLOCK: Final = 512
_WINDOW: Final = 1 << 18
_PART: Final = 1 << 16
_MOST: Final = 1 << 20
_PADDING: Final = 256
_SIGNS: Final[dict[str, bytes]] = {"tar": b"", "tar.gz": b"\x1f\x8b\x08", "tar.bz2": b"BZh", "tar.xz": b"\xfd7zXZ\0"}
_LONG: Final = 1 << 20
_TOLD: Final = 100
_NO_TIME: Final = -(1 << 63)
_MEMORY: Final = 512 << 20
_NOTHING: Final[dict[str, str]] = {}
CHECKPOINTS: Final = 48
EVERY: Final = 16 << 20


def kind_of(descriptor: int, head: bytes) -> Kind | None:
    """What kind of tar archive a file is, by its first bytes (unpacked where need be); None where it is none."""
    if is_header(head[:BLOCK]):
        return "tar"
    for kind in KINDS[1:]:
        if head.startswith(_SIGNS[kind]):
            try:
                first = _PackedReader(_Stream(descriptor, kind)).take(BLOCK)
            except MemberError:
                return None
            return kind if is_header(first) else None
    return None


def is_header(block: bytes) -> bool:
    """Whether 512 bytes are a tar header: its checksum holds, and it has a name."""
    if len(block) != BLOCK or not block[0] or not block[148:156].strip(b" \0"):
        return False
    try:
        stated = _number(block[148:156])
    except ValueError:
        return False
    plain = sum(block) - sum(block[148:156]) + 256
    if stated == plain:
        return True
    # Some old tools summed signed bytes.
    return stated == plain - 256 * sum(byte > 127 for byte in block[:148] + block[156:])


def _number(stored: bytes) -> int:
    """Octal text, or GNU's base 256. Raises ValueError."""
    if stored[0] & 0x80:
        value = int.from_bytes(stored, "big", signed=False) & ((1 << (8 * len(stored) - 1)) - 1)
        return value - (1 << (8 * len(stored) - 1)) if stored[0] & 0x40 else value
    text = stored.replace(b"\0", b" ").strip()
    return int(text.split()[0], 8) if text else 0


class _Unpacker(Protocol):
    """What the decompressors have in common here."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...


class _Stream:
    """The unpacked bytes of a file, forward only; several packed streams in a row are one."""

    def __init__(self, descriptor: int, kind: Kind) -> None:
        self._descriptor = descriptor
        self._kind: Kind = kind
        self._read = 0
        self._rest = b""
        self._unpacker: _Unpacker | None = None
        self.at = 0
        """Bytes given so far."""
        self.junk = False
        """Whether something else follows the packed stream."""

    def next(self) -> bytes:
        """The next piece, of at most 1 MiB; empty at the end. Raises MemberError where the stream is cut or damaged."""
        try:
            while True:
                if (self._unpacker is None or self._unpacker.eof) and not self._begin():
                    return b""
                found = self._step()
                if found:
                    self.at += len(found)
                    return found
        except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError) as error:
            raise MemberError(f"cannot be unpacked after byte {self.at} ({error})") from error

    def _begin(self) -> bool:
        """Start on the next packed stream; whether there is one."""
        if self._unpacker is not None:
            self._rest = self._unpacker.unused_data
        while True:
            self._rest = self._rest.lstrip(b"\0")
            if len(self._rest) >= 6:
                break
            more = pread(self._descriptor, _PART, self._read)
            if not more:
                break
            self._read += len(more)
            self._rest += more
        if not self._rest.startswith(_SIGNS[self._kind]):
            self.junk = bool(self._rest)
            self._rest = b""
            return False
        if self._kind == "tar.gz":
            self._unpacker = zlib.decompressobj(31)
        elif self._kind == "tar.bz2":
            self._unpacker = bz2.BZ2Decompressor()
        else:
            self._unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)
        return True

    def _step(self) -> bytes:
        unpacker = self._unpacker
        hungry = not isinstance(unpacker, bz2.BZ2Decompressor | lzma.LZMADecompressor) or unpacker.needs_input
        if hungry and not self._rest:
            self._rest = pread(self._descriptor, _PART, self._read)
            self._read += len(self._rest)
            if not self._rest:
                raise MemberError(f"is cut off: its packed bytes end after byte {self.at} of what they hold")
        given, self._rest = self._rest, b""
        if isinstance(unpacker, bz2.BZ2Decompressor | lzma.LZMADecompressor):
            return unpacker.decompress(given, _MOST)
        inflater = cast("zlib._Decompress", unpacker)  # pyright: ignore[reportPrivateUsage]
        found = inflater.decompress(given, _MOST)
        if not inflater.eof:
            self._rest = inflater.unconsumed_tail
        return found

    def copy(self) -> _Stream | None:
        """The same place in the same stream, to go on from later; None where the decompressor cannot be copied."""
        if self._kind != "tar.gz":
            return None
        twin = _Stream(self._descriptor, self._kind)
        twin.at = self.at
        # The packed bytes that wait can be read again; a state should hold no more than zlib's window.
        twin._read = self._read - len(self._rest)
        if self._unpacker is not None:
            inflater = cast("zlib._Decompress", self._unpacker)  # pyright: ignore[reportPrivateUsage]
            if inflater.eof:
                return None
            twin._unpacker = inflater.copy()
        return twin


class _Reader(Protocol):
    """The bytes of the archive, forward only."""

    @property
    def at(self) -> int: ...

    def take(self, size: int) -> bytes: ...

    def skip(self, size: int) -> bool: ...


class _PlainReader:
    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor = descriptor
        self._size = size
        self._window = b""
        self._start = 0
        self.at = 0

    def take(self, size: int) -> bytes:
        inside = self.at - self._start
        if inside < 0 or inside + size > len(self._window):
            # After a big member one block is wanted, after small ones a window pays.
            self._window = pread(self._descriptor, max(size, _WINDOW if inside <= 2 * _WINDOW else 4096), self.at)
            self._start, inside = self.at, 0
        found = self._window[inside : inside + size]
        self.at += len(found)
        return found

    def skip(self, size: int) -> bool:
        self.at += size
        return self.at <= self._size


class _PackedReader:
    def __init__(self, stream: _Stream) -> None:
        self._stream = stream
        self._part = b""
        self._inside = 0
        self.at = 0

    def take(self, size: int) -> bytes:
        found: list[bytes] = []
        while size > 0:
            piece = self._part[self._inside : self._inside + size]
            if not piece:
                self._part, self._inside = self._stream.next(), 0
                if not self._part:
                    break
                continue
            found.append(piece)
            size -= len(piece)
            self._inside += len(piece)
            self.at += len(piece)
        return b"".join(found)

    def skip(self, size: int) -> bool:
        while size > 0:
            here = min(size, len(self._part) - self._inside)
            if not here:
                self._part, self._inside = self._stream.next(), 0
                if not self._part:
                    return False
                continue
            self._inside += here
            self.at += here
            size -= here
        return True


@dataclass(slots=True)
class _List:
    """The members found."""

    table: NameTable = field(default_factory=NameTable)
    offsets: array[int] = field(default_factory=lambda: array("q"))
    times: array[int] = field(default_factory=lambda: array("q"))
    links: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])
    sparse: set[int] = field(default_factory=set[int])
    problems: list[Problem] = field(default_factory=list[Problem])
    symlinks: int = 0
    special: int = 0
    untold: int = 0

    def tell(self, what: str, member: str | None = None) -> None:
        """Keep a problem; count those beyond the first hundred."""
        if len(self.problems) < _TOLD:
            self.problems.append(Problem(what, member))
        else:
            self.untold += 1

    def add(self, name: str, size: int, offset: int, time: int) -> None:
        """Keep a member."""
        self.table.append(name, size)
        self.offsets.append(offset)
        self.times.append(time)


def _read_list(reader: _Reader) -> _List:
    """Walk the archive once."""
    found = _List()
    everyone: dict[str, str] = {}
    extended: dict[str, str] = {}
    zeros = 0
    try:
        while True:
            begin = reader.at
            block = reader.take(BLOCK)
            if len(block) < BLOCK:
                if block.strip(b"\0"):
                    found.tell(f"The archive is cut off in a header at byte {begin}")
                elif not zeros:
                    found.tell("The archive has no end mark; it may be cut off")
                break
            if not block.strip(b"\0"):
                zeros += 1
                if zeros > _PADDING:
                    break
                continue
            if not is_header(block):
                if zeros >= 2:
                    found.tell(f"Something that is no archive member follows the end of the archive at byte {begin}")
                    break
                where = _resync(reader, block)
                if where is None:
                    found.tell(f"The archive is damaged at byte {begin}; nothing behind it could be told apart")
                    break
                found.tell(f"The archive is damaged at byte {begin}; {where[0] - begin} bytes were passed over")
                block = where[1]
            elif zeros >= 2:
                found.tell(f"Another archive is joined on at byte {begin}; its members were taken in too")
            zeros = 0
            if not _member(found, reader, block, everyone, extended):
                break
    except MemberError as error:
        found.tell(f"The archive {error}; members behind that are missing")
    return found


def _resync(reader: _Reader, block: bytes) -> tuple[int, bytes] | None:
    """The next header and where it stands."""
    while len(block) == BLOCK:
        begin = reader.at
        block = reader.take(BLOCK)
        if block[257:262] == b"ustar" and is_header(block):
            return begin, block
    return None


def _member(found: _List, reader: _Reader, block: bytes, everyone: dict[str, str], extended: dict[str, str]) -> bool:
    """Take in one header and pass over its bytes; whether the archive goes on."""
    kind = block[156:157]
    try:
        size = _number(block[124:136])
        time = _number(block[136:148]) * 1_000_000
    except ValueError:
        size = -1
        time = _NO_TIME
    if size < 0:
        found.tell(f"A header before byte {reader.at} states no size; the member was left out", _text(block[:100]))
        return True
    if kind in (b"L", b"K", b"x", b"g"):
        content = reader.take(min(size, _LONG))
        if size > _LONG:
            found.tell(f"A name or header of {size} bytes before byte {reader.at} was passed over")
        elif kind == b"x":
            extended.update(_records(content))
        elif kind == b"g":
            everyone.update(_records(content))
        else:
            extended["path" if kind == b"L" else "linkpath"] = _text(content)
        return reader.skip(max(0, size - _LONG) + -size % BLOCK)
    own: dict[str, str] = _NOTHING
    if everyone or extended:
        own = {**everyone, **extended}
        extended.clear()
    name = _text(block[:100])
    if block[257:263] == b"ustar\0" and block[345]:
        name = f"{_text(block[345:500])}/{name}"
    if own:
        name = own.get("path", name)
        try:
            size = int(own.get("size", size))
            if "mtime" in own:
                time = round(float(own["mtime"]) * 1_000_000)
        except (ValueError, OverflowError):
            found.tell("Its extended header states a size or time that is no number", name)
    if not -(1 << 62) < time < 1 << 62:
        time = _NO_TIME
    if not 0 <= size < 1 << 62:
        found.tell(f"It states a size of {size} bytes; it was left out", name)
        return True
    start = reader.at
    sparse = kind == b"S" or any(one.startswith("GNU.sparse.") for one in own)
    if kind == b"S":
        start = _sparse_headers(reader, block)
    if sparse:
        name = own.get("GNU.sparse.name", name)
        found.sparse.add(len(found.table))
        found.tell("It is a sparse file, which is not read", name)
    if kind == b"1" and size == 0:
        found.links.append((name, own.get("linkpath", _text(block[157:257])), time))
    elif kind == b"2":
        found.symlinks += 1
    elif kind in (b"3", b"4", b"6"):
        found.special += 1
        size = 0
    elif kind in (b"0", b"\0", b"7", b"1", b"S") or not kind.isalpha():
        if kind != b"5" and name and not name.endswith("/"):
            found.add(name, size, start, time)
        elif kind == b"5":
            size = 0
    elif kind == b"M":
        found.tell("It is the rest of a member that begins in another volume; it was left out", name)
    if not reader.skip(size + -size % BLOCK):
        found.tell("It is cut off by the end of the archive; what is there can be read", name)
        return False
    return True


def _sparse_headers(reader: _Reader, block: bytes) -> int:
    more = bool(block[482])
    while more:
        block = reader.take(BLOCK)
        more = len(block) == BLOCK and bool(block[504])
    return reader.at


def _text(stored: bytes) -> str:
    return stored.split(b"\0", 1)[0].decode("utf-8", "surrogateescape")


def _records(content: bytes) -> Iterator[tuple[str, str]]:
    """The records of a pax header: 'length keyword=value\\n'; ends at the first that does not fit."""
    place = 0
    while place < len(content):
        space = content.find(b" ", place, place + 20)
        digits = content[place:space] if space > place else b""
        if not digits.isdigit():
            return
        end = place + int(digits)
        record = content[space + 1 : end]
        if end > len(content) or end <= space or not record.endswith(b"\n"):
            return
        keyword, equals, value = record[:-1].partition(b"=")
        if equals:
            yield keyword.decode("utf-8", "replace"), value.decode("utf-8", "surrogateescape")
        place = end


def _join_links(found: _List) -> None:
    """Make members of hard links: another name for bytes that stand earlier in the archive."""
    wanted = {target for _, target, _ in found.links}
    places: dict[str, int] = {}
    for first, names in found.table.chunks():
        if not wanted.isdisjoint(names):
            places.update((name, index) for index, name in enumerate(names, first) if name in wanted)
    sizes = found.table.sizes().copy()
    for name, target, time in found.links:
        index = places.get(target)
        if index is None:
            found.tell(f"It is a link to {target!r}, which is not in the archive", name)
        else:
            if index in found.sparse:
                found.sparse.add(len(found.table))
            found.add(name, int(sizes[index]), found.offsets[index], time)


class TarSource(Tree):
    """A tar archive. Raises SourceError."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__()
        if kind not in KINDS:
            raise SourceError(f"{display(path)}: {kind} is no kind of tar archive")
        self._path = path
        self._kind: Kind = kind
        descriptor = open_container(path)
        try:
            self._size = os.fstat(descriptor).st_size
            plain = kind == "tar"
            stream = _Stream(descriptor, kind)
            found = _read_list(_PlainReader(descriptor, self._size) if plain else _PackedReader(stream))
        except OSError as error:
            raise SourceError(f"{display(path)}: cannot be read ({error})") from error
        finally:
            os.close(descriptor)
        if stream.junk:
            found.tell("Something else follows the packed archive; it was not read")
        _join_links(found)
        if found.symlinks:
            found.tell(f"{found.symlinks} symbolic link(s) in the archive were not followed")
        if found.special:
            found.tell(f"{found.special} device(s) or pipe(s) in the archive hold no bytes and were left out")
        if found.untold:
            found.problems.append(Problem(f"{found.untold} more remarks of this kind"))
        if not len(found.table):
            why = f" ({found.problems[0].what})" if found.problems else ""
            raise SourceError(f"{display(path)}: is a tar archive without any file in it{why}; check the copy")
        self._found = found
        self._lengths = found.table.sizes()
        self.settle()
        self._facts: SourceFacts | None = None

    @property
    def facts(self) -> SourceFacts:
        """What is known of the archive."""
        if self._facts is None:
            self._facts = SourceFacts(
                path=str(self._path),
                format=self._kind,
                system=self.layout.system,
                acquisition=acquisition_of(self.layout),
                encrypted=False,
                members=len(self._lengths),
                bytes=sum_of(self._lengths),
                profiles=self.profiles(),
                problems=tuple(self._found.problems),
                size=self._size,
            )
        return self._facts

    @property
    def lengths(self) -> Int64s:
        """Sizes by index."""
        return self._lengths

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks, in the order of the archive; hard links at the end."""
        return self._found.table.chunks()

    def name(self, index: int) -> str:
        """The name of one member."""
        return self._found.table.name(index)

    def ref(self, index: int) -> Ref:
        """The reference of a member: `where` is the place of its bytes in the unpacked archive."""
        name = self.name(index)
        time = self._found.times[index]
        sparse = index in self._found.sparse
        return Ref(
            index=index,
            path=self.device_path(name),
            size=int(self._lengths[index]),
            member=name,
            where=("sparse",) if sparse else (self._found.offsets[index],),
            modified=None if time == _NO_TIME else time,
        )

    def opener(self) -> TarOpener:
        """A new opener of this archive."""
        return TarOpener(self._path, self._kind)


class TarOpener:
    """Opens members of a tar archive by their place in it.

    For a packed archive it remembers up to 48 states of the decompressor (about 50 KB each) at growing distances, so
    that going back costs unpacking of a part of the archive and not of all that stands before.
    """

    def __init__(self, path: Path, kind: str) -> None:
        if kind not in KINDS:
            raise SourceError(f"{display(path)}: {kind} is no kind of tar archive")
        self._descriptor = open_container(path)
        self._kind: Kind = kind
        self._plain = kind == "tar"
        self._states = [_Stream(self._descriptor, kind)]
        self._every = EVERY
        self._resting: tuple[_Stream, bytes] | None = None

    def open(self, ref: Ref) -> Member:
        """Raises MemberError."""
        match ref.where:
            case (int(offset),) if offset >= 0 and ref.size >= 0:
                pass
            case ("sparse",):
                raise MemberError("is a sparse file, which is not read")
            case _:
                raise MemberError("has a reference that is not one of a tar archive")
        if self._plain:
            return PlainMember(self._descriptor, offset, ref.size)
        return StreamedMember(ref.size, partial(self._parts, offset, ref.size))

    def _parts(self, offset: int, size: int, chunk: int) -> Iterator[bytes]:
        if not size:
            return
        stream, part = self._nearest(offset)
        start = stream.at - len(part)
        done = 0
        while done < size:
            if not part:
                part = stream.next()
                if not part:
                    raise MemberError(f"ends after {done} of its {size} bytes: the archive is cut off")
                self._remember(stream)
            skipped = min(len(part), max(0, offset - start))
            piece = part[skipped : skipped + min(chunk, size - done)]
            part = part[skipped + len(piece) :]
            start += skipped + len(piece)
            offset += len(piece)
            done += len(piece)
            if done == size:
                self._resting = (stream, part)
            if piece:
                yield piece

    def _nearest(self, offset: int) -> tuple[_Stream, bytes]:
        state = max((one for one in self._states if one.at <= offset), key=lambda one: one.at)
        resting, self._resting = self._resting, None
        if resting is not None and state.at <= resting[0].at - len(resting[1]) <= offset:
            return resting
        return state.copy() or _Stream(self._descriptor, self._kind), b""

    def _remember(self, stream: _Stream) -> None:
        if stream.at < self._states[-1].at + self._every:
            return
        twin = stream.copy()
        if twin is None:
            return
        self._states.append(twin)
        if len(self._states) > CHECKPOINTS:
            self._states = self._states[::2]
            self._every *= 2

    def close(self) -> None:
        """Release the descriptor."""
        self._states = []
        self._resting = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
