"""ZIP archives, of half a million members and more, read in place.

What stays in memory for a member is where its directory entry stands and its size; see `zipdir` for how the directory
is read, `unpack` and `zipcrypto` for the members.

Format: PKWARE APPNOTE 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT); extra fields as Info-ZIP's
unzip lists them (proginfo/extrafld.txt).
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

import numpy as np

from aboveboard.sources import unpack, zipdir
from aboveboard.sources.api import (
    Keys,
    Member,
    MemberError,
    PasswordNeeded,
    Problem,
    Ref,
    SourceError,
    SourceFacts,
    WrongPassword,
    display,
)
from aboveboard.sources.members import PlainMember, StreamedMember, open_container, pread
from aboveboard.sources.tree import CHUNK, Int64s, Tree, acquisition_of, sum_of

_TRIED: Final = 24
_SMALL: Final = 1 << 16
_MIDDLE: Final = 16 << 20


class _Sum:
    """What is counted while the directory is walked."""

    def __init__(self) -> None:
        self.links = self.special = self.nameless = self.beyond = self.split = 0
        self.at: list[Int64s] = []
        self.offsets: list[Int64s] = []
        self.sizes: list[Int64s] = []
        self.starts: list[Int64s] = []
        self.ends: list[Int64s] = []
        self.locked_at: list[Int64s] = []
        self.locked_sizes: list[Int64s] = []
        self.strong = 0
        self.entries = 0
        self.swollen = 0

    def add(self, window: zipdir.Window, shift: int, end_of_members: int) -> None:
        """Take the entries of a window."""
        records, view = window.records, window.view
        self.entries += len(records)
        size, packed, offset = zipdir.wide_numbers(window)
        offset = offset + shift
        self.offsets.append(offset)
        name = records["name"].astype(np.int64)
        final = view[window.at + 45 + name]
        host = records["made"] >> 8
        mode = np.where((host == 3) | (host == 19), records["outer"] >> 28, 0)
        slash = (final == 0x2F) | ((final == 0x5C) & ((records["outer"] & 0x10) != 0) & (host != 3))
        folder = (name > 0) & (slash | (mode == 4)) & (size == 0)
        link = (mode == 0xA) & ~folder
        special = np.isin(mode, (1, 2, 6, 0xC)) & ~folder & (size == 0)
        nameless = name == 0
        keep = ~(folder | link | special | nameless)
        self.links += int(link.sum())
        self.special += int(special.sum())
        self.nameless += int(nameless.sum())
        self.at.append(window.base + window.at[keep])
        self.sizes.append(size[keep])
        full = keep & (packed > 0)
        least = offset + 30 + name + packed
        starts, ends = offset[full], least[full]
        self.beyond += int(((ends > end_of_members) | (starts < 0)).sum())
        self.starts.append(starts)
        self.ends.append(ends)
        locked = full & ((records["flags"] & 1) != 0) & (size > 0)
        if locked.any():
            self.locked_at.append(window.base + window.at[locked])
            self.locked_sizes.append(packed[locked])
            self.strong += int((locked & ((records["flags"] & 0x40) != 0)).sum())
        self.swollen += int((keep & (size > (1 << 28)) & (size // 500 > packed)).sum())


class ZipSource(Tree):
    """A ZIP archive. Raises SourceError, PasswordNeeded, WrongPassword."""

    def __init__(self, path: Path, password: bytes | None = None) -> None:
        super().__init__()
        self._path = path
        self._password = password
        self._fd = open_container(path)
        try:
            self._read()
        except MemberError as error:
            os.close(self._fd)
            raise SourceError(f"{display(path)}: {error}") from error
        except SourceError as error:
            os.close(self._fd)
            raise type(error)(f"{display(path)}: {error}") from error
        except BaseException:
            os.close(self._fd)
            raise

    def _read(self) -> None:
        size = os.fstat(self._fd).st_size
        problems: list[Problem] = []
        self._directory: zipdir.Directory
        end = zipdir.find_end(self._fd, size)
        if end is None:
            total = self._without_end(size, problems)
        else:
            self._shift = end.shift
            self._directory = zipdir.InFile(self._fd, end.start, end.length)
            total = self._scan(end.start)
            # Tools that know no zip64 count 65,536 members as none.
            if self._walk.gaps or (total.entries - end.entries) & 0xFFFF:
                total, notes = self._mend(end, total)
                problems.extend(notes)
            if end.shift:
                problems.append(Problem(f"{end.shift} bytes before the archive: all its offsets were shifted"))
        self._problems: tuple[Problem, ...] = ()
        self._at = np.concatenate(total.at) if total.at else np.empty(0, np.int64)
        self._sizes = np.concatenate(total.sizes) if total.sizes else np.empty(0, np.int64)
        if not len(self._at):
            raise SourceError("is a zip archive without any file in it; check that the copy is complete")
        problems.extend(_notes(total))
        self._encrypted = bool(total.locked_at)
        if self._encrypted:
            self._unlock(total)
        self.settle()
        self._size = size
        self._problems = (*problems, *self._problems)
        self._facts: SourceFacts | None = None

    def _without_end(self, size: int, problems: list[Problem]) -> _Sum:
        """Read an archive whose end is missing: by its directory, where that follows the members, or by these alone."""
        rebuilt = zipdir.rebuild(self._fd, size, frozenset())
        self._shift = 0
        self._directory = zipdir.InFile(self._fd, rebuilt.stop, size - rebuilt.stop)
        total = self._scan(rebuilt.stop)
        places = np.concatenate(total.offsets) if total.offsets else np.empty(0, np.int64)
        if total.entries >= max(1, rebuilt.entries) and pread(self._fd, 4, int(places[0])) == zipdir.LOCAL:
            problems.append(Problem("The end of the archive is missing; its directory was found without"))
            return total
        problems.append(Problem("The archive's directory is missing or damaged; it was rebuilt from its members"))
        problems.extend(rebuilt.problems)
        self._directory = zipdir.InMemory(rebuilt.content)
        return self._scan(size)

    def _scan(self, end_of_members: int) -> _Sum:
        total = _Sum()
        self._walk = zipdir.Walk(self._directory)
        for window in self._walk:
            total.add(window, self._shift, end_of_members)
        return total

    def _mend(self, end: zipdir.End, before: _Sum) -> tuple[_Sum, list[Problem]]:
        """Take the members that the damaged directory lacks from their own headers."""
        notes: list[Problem] = []
        if self._walk.gaps:
            where, lost = self._walk.gaps, self._walk.lost
            notes.append(Problem(f"The archive's directory is damaged in {where} place(s), {lost} bytes of it"))
        else:
            had = before.entries
            notes.append(Problem(f"The archive's directory holds {had} entries where its end says {end.entries}"))
        known = frozenset(np.concatenate(before.offsets).tolist()) if before.offsets else frozenset[int]()
        rebuilt = zipdir.rebuild(self._fd, end.start, known, self._shift)
        if not rebuilt.entries:
            return before, notes
        kept: list[bytes] = []
        for window in zipdir.Walk(self._directory):
            ends = window.at + 46 + sum(window.records[one].astype(np.int64) for one in ("name", "extra", "comment"))
            kept.extend(window.data[one:two] for one, two in zip(window.at.tolist(), ends.tolist(), strict=True))
        whole = b"".join(kept) + rebuilt.content
        self._directory = zipdir.InMemory(whole)
        total = self._scan(end.start)
        notes.append(Problem(f"{total.entries - before.entries} members were found by their own headers only"))
        return total, notes + rebuilt.problems

    def _unlock(self, total: _Sum) -> None:
        if self._password is None:
            raise PasswordNeeded("is an encrypted zip archive; give its password (--password-file)")
        at, sizes = np.concatenate(total.locked_at), np.concatenate(total.locked_sizes)
        if total.strong == len(at):
            raise SourceError("is encrypted with PKWARE strong encryption, which is not read; make a copy without it")
        opener = self.opener()
        try:
            limits = chain((_MIDDLE,), repeat(_SMALL))
            places = at[np.argsort(sizes, kind="stable")[:_TRIED]].tolist()
            answers = [
                _try_password(opener, self._entry(place), limit) for place, limit in zip(places, limits, strict=False)
            ]
        finally:
            opener.close()
        wrong = len(answers) - answers.count("read") - answers.count("opened")
        if not (answers.count("read") or (answers.count("opened") and not wrong)):
            raise WrongPassword("the password given does not open it; nothing was read")
        if wrong:
            self._problems = (
                *self._problems,
                Problem(f"Of {len(answers)} encrypted members tried, {wrong} have another password or are damaged"),
            )

    @property
    def keys(self) -> Keys:
        """The password."""
        return Keys(password=self._password if self._encrypted else None)

    @property
    def facts(self) -> SourceFacts:
        """What is known of the archive."""
        if self._facts is None:
            self._facts = SourceFacts(
                path=str(self._path),
                format="zip",
                system=self.layout.system,
                acquisition=acquisition_of(self.layout),
                encrypted=self._encrypted,
                members=len(self._at),
                bytes=sum_of(self._sizes),
                profiles=self.profiles(),
                problems=self._problems,
                size=self._size,
            )
        return self._facts

    @property
    def lengths(self) -> Int64s:
        """Uncompressed sizes by index, as the directory states them."""
        return self._sizes

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks."""
        for first in range(0, len(self._at), CHUNK):
            yield first, self._names(self._at[first : first + CHUNK])

    def _names(self, places: Int64s) -> list[str]:
        base = int(places[0])
        data = self._directory.read(base, int(places[-1]) - base + 46 + 2 * 65535)
        view = np.frombuffer(data, np.uint8)
        at = places - base
        starts = at + 46
        ends = starts + view[at + 28] + view[at + 29].astype(np.int64) * 256
        text = data.decode("latin-1")
        names = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        joined = "".join(names)
        if not joined.isascii():
            stops = ends + view[at + 30] + view[at + 31].astype(np.int64) * 256
            for row, (name, start, stop) in enumerate(zip(names, at.tolist(), stops.tolist(), strict=True)):
                if not name.isascii():
                    names[row] = _name(data[start:stop], name.encode("latin-1"))
        if "\\" in joined:
            hosts = view[at + 5].tolist()
            names = [_slashes(name, host) for name, host in zip(names, hosts, strict=True)]
        if bool((view[ends - 1] == 0x2F).any()):
            names = [name.rstrip("/") or "_" if name.endswith("/") else name for name in names]
        return names

    def sample(self) -> Iterator[str]:
        """Some six thousand names, evenly spread."""
        step = max(1, len(self._at) // 6000)
        places = self._at[::step]
        for first in range(0, len(places), 64):
            yield from self._names(places[first : first + 64])

    def name(self, index: int) -> str:
        """The name of one member."""
        return _one_name(self._raw(int(self._at[index])))

    def _raw(self, place: int) -> bytes:
        """One entry of the directory."""
        data = self._directory.read(place, 512)
        length = 46 + sum(struct.unpack_from("<HHH", data, 28))
        return data[:length] if length <= len(data) else self._directory.read(place, length)

    def _entry(self, place: int) -> _Entry:
        return _parse(self._raw(place), self._shift)

    def ref(self, index: int) -> Ref:
        """The reference of a member."""
        raw = self._raw(int(self._at[index]))
        entry, name = _parse(raw, self._shift), _one_name(raw)
        return Ref(
            index=index,
            path=self.device_path(name),
            size=int(self._sizes[index]),
            member=name,
            where=entry.where,
            modified=entry.modified,
            local_modified=entry.local_modified,
        )

    def opener(self) -> ZipOpener:
        """A new opener of this archive."""
        return ZipOpener(self._path, Keys(password=self._password))

    def close(self) -> None:
        """Release descriptors and memory."""
        super().close()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _notes(total: _Sum) -> Iterator[Problem]:
    if total.links:
        yield Problem(f"{total.links} symbolic link(s) in the archive were not followed")
    if total.special:
        yield Problem(f"{total.special} device(s), pipe(s) or socket(s) in the archive hold no bytes and were left out")
    if total.nameless:
        yield Problem(f"{total.nameless} member(s) without a name were left out")
    if total.beyond:
        yield Problem(f"{total.beyond} member(s) reach past the end of the archive; it may be cut off")
    if total.swollen:
        yield Problem(f"{total.swollen} member(s) would grow more than 500 times, to over 256 MiB each, when unpacked")
    starts, ends = (np.concatenate(one) if one else np.empty(0, np.int64) for one in (total.starts, total.ends))
    if len(starts) > 1:
        if bool((starts[1:] < starts[:-1]).any()):
            order = np.argsort(starts, kind="stable")
            starts, ends = starts[order], ends[order]
        overlaps = int((np.maximum.accumulate(ends)[:-1] > starts[1:]).sum())
        if overlaps:
            yield Problem(f"{overlaps} member(s) overlap others in the archive, which no ordinary tool writes")


class _Entry(NamedTuple):
    size: int
    where: tuple[int | str | bytes, ...]
    modified: int | None
    local_modified: str | None


def _parse(data: bytes, shift: int) -> _Entry:
    """One directory entry."""
    numbers = zipdir.ENTRY_STRUCT.unpack_from(data)
    _, _, _, flags, method, time, crc, packed, size, name_length, extra_length = numbers[:11]
    offset: int = numbers[15]
    aes_version = strength = 0
    modified: int | None = None
    rank = 0
    for kind, field in zipdir.extras(data[46 + name_length : 46 + name_length + extra_length]):
        if kind == 1:
            values = [int.from_bytes(field[i : i + 8], "little") for i in range(0, len(field) - 7, 8)]
            if size == zipdir.U32 and values:
                size = values.pop(0)
            if packed == zipdir.U32 and values:
                packed = values.pop(0)
            if offset == zipdir.U32 and values:
                offset = values.pop(0)
        elif kind == 0x9901 and len(field) >= 7:
            aes_version, _, strength, method = struct.unpack_from("<H2sBH", field)
        elif kind == 0x5455 and len(field) >= 5 and field[0] & 1:
            modified, rank = int.from_bytes(field[1:5], "little", signed=True) * 1_000_000, 3
        elif kind == 0x000A and rank < 2 and len(field) >= 16 and field[4:6] == b"\x01\x00":
            modified, rank = int.from_bytes(field[8:16], "little") // 10 - 11_644_473_600_000_000, 2
        elif kind == 0x5855 and rank < 1 and len(field) >= 8:
            modified, rank = int.from_bytes(field[4:8], "little", signed=True) * 1_000_000, 1
    check = (time >> 8) & 0xFF if flags & 8 else crc >> 24
    size, packed, offset = (min(one, 1 << 61) for one in (size, packed, offset + shift))
    where = (offset, packed, method, flags, crc, check, aes_version, strength)
    return _Entry(size, where, modified, _dos_time(time))


def _dos_time(time: int) -> str | None:
    date = time >> 16
    try:
        start = datetime(1980 + (date >> 9), (date >> 5) & 15, date & 31, tzinfo=UTC)
        clock = start + timedelta(hours=(time >> 11) & 31, minutes=(time >> 5) & 63, seconds=(time & 31) * 2)
    except ValueError:
        return None
    return clock.replace(tzinfo=None).isoformat()


def _name(entry: bytes, raw: bytes) -> str:
    """A name with bytes beyond ASCII: UTF-8 by flag or form, the Unicode path field, else code page 437."""
    flags, extra_length = int.from_bytes(entry[8:10], "little"), int.from_bytes(entry[30:32], "little")
    if flags & 0x800:
        return raw.decode("utf-8", "surrogateescape")
    for kind, field in zipdir.extras(entry[46 + len(raw) : 46 + len(raw) + extra_length]):
        if kind == 0x7075 and field[:1] == b"\x01" and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return field[5:].decode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _one_name(entry: bytes) -> str:
    """The name of one directory entry, as `ZipSource.names` gives it."""
    raw = entry[46 : 46 + int.from_bytes(entry[28:30], "little")]
    name = raw.decode("ascii") if raw.isascii() else _name(entry, raw)
    if "\\" in name:
        name = _slashes(name, entry[5])
    return name.rstrip("/") or "_" if name.endswith("/") else name


def _slashes(name: str, host: int) -> str:
    """A name with the separators of the ZIP format where a tool on Windows wrote backslashes only."""
    return name.replace("\\", "/") if host in (0, 6, 10, 11, 14) and "/" not in name else name


class ZipOpener:
    """Opens members of a ZIP archive by reference; reads no directory."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._path = path
        self._password = keys.password
        self._fd = open_container(path)

    def open(self, ref: Ref) -> Member:
        """Raises MemberError."""
        return self.open_at(ref.size, ref.where)

    def open_at(self, size: int, where: tuple[int | str | bytes, ...]) -> Member:
        """Open what an entry describes. Raises MemberError."""
        offset, packed, method, flags, crc, check, aes_version, strength = _numbers(where)
        if not size and not packed:
            return PlainMember(self._fd, 0, 0)
        start = self._start(offset)
        if flags & 1:
            return self._locked(size, start, packed, method, flags, crc, check, aes_version, strength)
        if method == unpack.STORED:
            if packed != size:
                raise MemberError(f"is stored in {packed} bytes where its directory says {size}")
            return PlainMember(self._fd, start, size, crc=crc)
        return StreamedMember(size, partial(_checked, partial(self._begin, start, packed, method, size), size, crc))

    def _start(self, offset: int) -> int:
        head = pread(self._fd, 30, offset) if 0 <= offset < 1 << 62 else b""
        if len(head) < 30 or head[:4] != zipdir.LOCAL:
            raise MemberError(f"has no header at byte {offset}, where the archive's directory says that it stands")
        return offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")

    def _begin(self, start: int, packed: int, method: int, size: int, chunk: int) -> Iterator[bytes]:
        return unpack.unpack(unpack.packed_bytes(self._fd, start, packed, min(chunk, 1 << 18)), method, size, chunk)

    def _locked(
        self,
        size: int,
        start: int,
        packed: int,
        method: int,
        flags: int,
        crc: int,
        check: int,
        aes_version: int,
        strength: int,
    ) -> Member:
        from aboveboard.sources import zipcrypto

        if self._password is None:
            raise MemberError("is encrypted, and no password was given")
        if flags & 0x40:
            raise MemberError("is encrypted with PKWARE strong encryption, which is not read")
        read = partial(unpack.packed_bytes, self._fd, start, packed)
        if strength:
            decrypted = partial(zipcrypto.aes, read, packed, self._password, strength)
            wanted = None if aes_version == 2 else crc
        else:
            decrypted = partial(zipcrypto.traditional, read, self._password, check)
            wanted = crc

        def begin(chunk: int) -> Iterator[bytes]:
            parts = decrypted(min(chunk, 1 << 18))
            yield from unpack.unpack(parts, method, size, chunk)
            # The decompressor stops at its own end; the code that proves what was read comes after it.
            for _ in parts:
                pass

        return StreamedMember(size, partial(_checked, begin, size, wanted))

    def close(self) -> None:
        """Release the descriptor."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class _Begin(Protocol):
    def __call__(self, chunk: int, /) -> Iterator[bytes]: ...


def _checked(begin: _Begin, size: int, crc: int | None, chunk: int) -> Iterator[bytes]:
    """The unpacked bytes, cut at the stated size. Raises MemberError where length or CRC are not as stated."""
    done = found = 0
    for part in begin(chunk):
        if done + len(part) > size:
            part = part[: size - done]
            if part:
                yield part
            raise MemberError(f"unpacks to more than the {size} bytes that its directory says")
        done += len(part)
        if crc is not None:
            found = zlib.crc32(part, found)
        yield part
    if done != size:
        raise MemberError(f"unpacks to {done} bytes where its directory says {size}")
    if crc is not None and found != crc:
        raise MemberError(f"has the CRC {found:08x} where its directory says {crc:08x}")


def _numbers(where: tuple[int | str | bytes, ...]) -> tuple[int, int, int, int, int, int, int, int]:
    match where:
        case (int(a), int(b), int(c), int(d), int(e), int(f), int(g), int(h)):
            return a, b, c, d, e, f, g, h
        case _:
            raise MemberError("has a reference that is not one of a zip archive")


def _try_password(opener: ZipOpener, entry: _Entry, limit: int) -> Literal["read", "opened", "wrong", "damaged"]:
    """Whether a password opens a member; of at most `limit` packed bytes it is read through, of more its beginning."""
    from aboveboard.sources import zipcrypto

    packed, strength = _numbers(entry.where)[1::6]
    try:
        parts = opener.open_at(entry.size, entry.where).stream(4096)
        if packed > limit:
            next(parts, None)
            return "opened"
        for _ in parts:
            pass
    except zipcrypto.PasswordError:
        return "wrong"
    except MemberError:
        # One wrong password in 256 passes the check byte of the traditional cipher, one in 65,536 that of AES; then the
        # content does not fit.
        return "opened" if strength else "damaged"
    return "read"
