"""Android backups (`adb backup`, `bu backup`): plain, deflated, AES-256 with the known password.

A file begins with lines of text: 'ANDROID BACKUP', version, whether it is deflated, 'none' or 'AES-256', and for the
latter salt of the password, salt of the checksum, rounds, vector, and the master key's blob, in hexadecimal. What
follows is a tar stream, inside a zlib stream, inside AES-256-CBC. Facts: Nikolay Elenkov, 'Unpacking Android backups'
(https://nelenkov.blogspot.com/2012/06/unpacking-android-backups.html); names and places of trees from
`android.app.backup.FullBackup` and the header from `PerformAdbBackupTask` and `PasswordUtils` of the Android Open
Source Project. Tar: POSIX.1-2017, pax, 'ustar Interchange Format'.

Nothing is unpacked: the tar stream is read through once for an index. Where it is not deflated its members can be
entered anywhere; where it is, an opener keeps copies of the decompressor's state at intervals, made as it goes.
"""

from __future__ import annotations

import os
import time
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

import msgspec

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
from aboveboard.sources.crypto import PART, CbcMember, CryptoError, cbc_decrypt, derive_key, padding
from aboveboard.sources.members import PlainMember, open_container, pread
from aboveboard.sources.nameindex import NameIndex
from aboveboard.sources.tree import NameTable

MAGIC = b"ANDROID BACKUP\n"
WRAPPED_MAGIC = b"MIUI BACKUP\n"
MAX_HEADER = 8192
NEWEST = 5
BLOCK = 512
MAX_EXTENSION = 1 << 20
MAX_NAME = 1 << 16
CHECKPOINT_EVERY = 8 << 20
MAX_CHECKPOINTS = 64
# A stream that is both larger and more repetitive than this is made to keep the machine busy.
BOMB_SIZE = 16 << 30
BOMB_RATIO = 200
_FILES = (b"0", b"\0", b"7")
_LINKS = (b"1", b"2")
_KNOWN = (*_FILES, *_LINKS, b"3", b"4", b"5", b"6")
_NAMED = 10
_NO_TIME = -(1 << 63)
_TREES: Mapping[str, str] = MappingProxyType(
    {"f": "/files", "db": "/databases", "sp": "/shared_prefs", "c": "/cache", "nb": "/no_backup", "r": ""}
)


class Header(msgspec.Struct, frozen=True):
    """The lines at the beginning; `start` is the offset of the first byte after them."""

    version: int
    deflated: bool
    encrypted: bool
    start: int
    user_salt: bytes = b""
    checksum_salt: bytes = b""
    rounds: int = 0
    iv: bytes = b""
    blob: bytes = b""


def is_android_backup(head: bytes) -> bool:
    """Whether a file that begins so (64 bytes are enough) is an Android backup, or one in a phone maker's wrapper."""
    return head.startswith((MAGIC, WRAPPED_MAGIC))


def parse_header(head: bytes) -> Header:
    """The header from the first bytes of the file. Raises SourceError."""
    base = head.find(MAGIC) if head.startswith(WRAPPED_MAGIC) else 0
    if base < 0 or not head.startswith(MAGIC, base):
        raise SourceError("is not an Android backup")
    at = base + len(MAGIC)

    def line(what: str) -> str:
        nonlocal at
        end = head.find(b"\n", at)
        if end < 0:
            raise SourceError(f"is an Android backup whose header ends before its {what}")
        text = head[at:end].decode("ascii", "replace").strip()
        at = end + 1
        return text

    def number(what: str) -> int:
        text = line(what)
        if not text.isascii() or not text.isdigit() or len(text) > 12:
            raise SourceError(f"is an Android backup whose {what} is no number ({text[:20]!r})")
        return int(text)

    def octets(what: str) -> bytes:
        text = line(what)
        try:
            return bytes.fromhex(text)
        except ValueError as error:
            raise SourceError(f"is an Android backup whose {what} is not hexadecimal") from error

    version = number("version")
    if not 1 <= version <= NEWEST:
        raise SourceError(f"is an Android backup of version {version}; versions 1 to {NEWEST} are known")
    deflated = number("compression flag") != 0
    encryption = line("kind of encryption")
    if encryption == "none":
        return Header(version, deflated, False, at)
    if encryption != "AES-256":
        raise SourceError(f"is an Android backup with encryption {encryption[:20]!r}, which is not known")
    user_salt, checksum_salt = octets("salt"), octets("checksum salt")
    rounds = number("count of rounds")
    iv, blob = octets("vector"), octets("master key")
    return Header(version, deflated, True, at, user_salt, checksum_salt, rounds, iv, blob)


def unlock(header: Header, password: bytes) -> tuple[bytes, bytes]:
    """The master key and vector. Raises WrongPassword; SourceError where the header is damaged.

    Java's PBKDF2 takes characters: since version 2 they are used as UTF-8, in version 1 either so or by their low
    eight bits, depending on the release that wrote the backup; the phone itself tries both.
    """
    if len(header.iv) != 16 or not header.blob or len(header.blob) % 16:
        raise SourceError("has a damaged header: the master key cannot be read")
    forms = [password]
    if header.version == 1:
        low = bytes(ord(c) & 0xFF for c in password.decode("utf-8", "surrogateescape"))
        forms += [low] if low != password else []
    for form in forms:
        try:
            key = derive_key(form, header.user_salt, header.rounds, "sha1")
            blob = cbc_decrypt(key, header.iv, header.blob)
        except CryptoError as error:
            raise SourceError(f"has a header that {error}") from error
        pad = padding(blob)
        parts = _parts(blob[:-pad]) if pad else None
        if parts is None:
            continue
        iv, master, checksum = parts
        if checksum not in _checksums(header, master):
            raise SourceError("has a damaged header: the master key does not hold its checksum")
        return master, iv
    raise WrongPassword("The password does not open this backup's master key.")


def _parts(blob: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Vector, key and checksum, each with its length before it; None where these lengths are not what they must be."""
    found: list[bytes] = []
    at = 0
    for length in (16, 32, 32):
        if at >= len(blob) or blob[at] != length or at + 1 + length > len(blob):
            return None
        found.append(blob[at + 1 : at + 1 + length])
        at += 1 + length
    return found[0], found[1], found[2]


def _checksums(header: Header, master: bytes) -> tuple[bytes, ...]:
    # A Java byte cast to a character keeps its sign: 0x80 becomes U+FF80, three bytes of UTF-8.
    widened = "".join(chr(b if b < 0x80 else 0xFF00 | b) for b in master).encode()
    forms = (widened, master) if header.version == 1 else (widened,)
    return tuple(derive_key(form, header.checksum_salt, header.rounds, "sha1") for form in forms)


class _Bytes(Protocol):
    """The tar stream, or what it is deflated into."""

    @property
    def size(self) -> int: ...
    def read_at(self, offset: int, size: int) -> bytes: ...


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...
    def copy(self) -> _Decompressor: ...


class _Cursor:
    """A place in an inflated stream: `at` in the plain text, `taken` in the deflated one.

    The text of one input part is given in pieces; between parts a copy of the cursor is a checkpoint.
    """

    def __init__(self, source: _Bytes, inflate: _Decompressor, taken: int = 0, at: int = 0) -> None:
        self._source = source
        self._inflate = inflate
        self.taken = taken
        self.at = at
        self._left = b""
        self.wrong: str | None = None
        self._ended = False
        self._salvage: Iterator[bytes] | None = None

    def copy(self) -> _Cursor | None:
        """The same place again; None in the middle of an input part."""
        if self._left or self._ended:
            return None
        return _Cursor(self._source, self._inflate.copy(), self.taken, self.at)

    def next(self) -> bytes:
        """More text; empty at the end. What ended it, if not the stream itself, is then in `wrong`."""
        while not self._ended:
            if self._salvage is not None:
                part = next(self._salvage, b"")
                self._ended = not part
            else:
                part = self._inflated()
            if part:
                self.at += len(part)
                return part
        return b""

    def _inflated(self) -> bytes:
        inflate = self._inflate
        data = self._left
        if not data:
            if inflate.eof:
                self._ended = True
                return b""
            data = self._source.read_at(self.taken, PART)
            if not data:
                # Text may still be waiting for room.
                part = inflate.decompress(b"", PART)
                if not part:
                    self._ended = True
                    self.wrong = None if inflate.eof else "ends before the compressed stream does"
                return part
            self.taken += len(data)
        before = inflate.copy()
        try:
            part = inflate.decompress(data, PART)
        except zlib.error as error:
            # What zlib had made before it met the damage is lost with the exception: make it again in small steps.
            self.wrong = f"has a damaged compressed stream near byte {self.taken} ({error})"
            self._salvage = _by_bytes(before, data)
            return b""
        self._left = inflate.unconsumed_tail
        return part


def _by_bytes(inflate: _Decompressor, data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        try:
            part = inflate.decompress(inflate.unconsumed_tail + data[at : at + 1], PART)
            while part:
                yield part
                part = inflate.decompress(inflate.unconsumed_tail, PART) if inflate.unconsumed_tail else b""
        except zlib.error:
            return


class _Inflated:
    """The tar stream of a deflated backup: read on from the nearest known place, remember places on the way."""

    def __init__(self, source: _Bytes) -> None:
        self._source = source
        self._checkpoints: list[_Cursor] = [_Cursor(source, cast("_Decompressor", zlib.decompressobj()))]
        self._every = CHECKPOINT_EVERY
        self._resting: tuple[_Cursor, bytes] | None = None
        self.wrong: str | None = None

    def parts(self, offset: int) -> Iterator[bytes]:
        """The text from `offset` on, in parts."""
        cursor, rest = self._nearest(offset)
        start = cursor.at - len(rest)
        while True:
            part = rest or cursor.next()
            rest = b""
            if not part:
                self.wrong = cursor.wrong
                return
            self._remember(cursor)
            end = start + len(part)
            if end > offset:
                part = part[max(0, offset - start) :]
                try:
                    yield part
                except GeneratorExit:
                    # The reader stops somewhere in this part; the next member most often begins right there.
                    self._resting = (cursor, part)
                    raise
            start = end

    def _nearest(self, offset: int) -> tuple[_Cursor, bytes]:
        resting, self._resting = self._resting, None
        best = max((one for one in self._checkpoints if one.at <= offset), key=lambda one: one.at)
        if resting is not None:
            cursor, rest = resting
            if best.at <= cursor.at - len(rest) <= offset:
                return cursor, rest
        copy = best.copy()
        return (copy, b"") if copy is not None else (_Cursor(self._source, _new()), b"")

    def _remember(self, cursor: _Cursor) -> None:
        if cursor.at < self._checkpoints[-1].at + self._every:
            return
        copy = cursor.copy()
        if copy is None:
            return
        self._checkpoints.append(copy)
        if len(self._checkpoints) > MAX_CHECKPOINTS:
            self._checkpoints = self._checkpoints[::2]
            self._every *= 2


def _new() -> _Decompressor:
    return cast("_Decompressor", zlib.decompressobj())


class _Slice:
    """A member in a tar stream that can be entered anywhere."""

    def __init__(self, source: _Bytes, start: int, size: int) -> None:
        self._source = source
        self._start = start
        self._size = size

    @property
    def size(self) -> int:
        """Bytes."""
        return self._size

    @property
    def random(self) -> bool:
        """Always."""
        return True

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        size = min(size, self._size - offset)
        return self._source.read_at(self._start + offset, size) if size > 0 else b""

    def stream(self, chunk: int = PART) -> Iterator[bytes]:
        """All bytes in order, in parts of at most 64 KiB."""
        at = 0
        while at < self._size:
            part = self.read_at(at, min(chunk, PART))
            if not part:
                raise MemberError(f"ends after {at} of its {self._size} bytes")
            at += len(part)
            yield part

    def close(self) -> None:
        """Nothing to release."""


class _InflatedMember:
    """A member in a deflated tar stream; `read_at` runs through all that stands between a known place and the bytes."""

    def __init__(self, source: _Inflated, start: int, size: int) -> None:
        self._source = source
        self._start = start
        self._size = size

    @property
    def size(self) -> int:
        """Bytes."""
        return self._size

    @property
    def random(self) -> bool:
        """Never."""
        return False

    def _run(self, offset: int, size: int) -> Iterator[bytes]:
        left = size
        if left <= 0:
            return
        parts = self._source.parts(self._start + offset)
        try:
            for part in parts:
                if len(part) >= left:
                    yield part[:left]
                    return
                left -= len(part)
                yield part
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        raise MemberError(f"ends after {self._size - left} of its {self._size} bytes")

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end. Costly."""
        return b"".join(self._run(offset, min(size, self._size - offset)))

    def stream(self, chunk: int = PART) -> Iterator[bytes]:
        """All bytes in order, in parts of at most `chunk` bytes."""
        for part in self._run(0, self._size):
            for at in range(0, len(part), chunk):
                yield part[at : at + chunk]

    def close(self) -> None:
        """Nothing to release."""


class AndroidBackupOpener:
    """Opens members of an Android backup by reference; of a deflated one they are cheapest in the order of index."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._fd = open_container(path)
        try:
            self._header, self._payload = _payload(self._fd, keys, path)
        except SourceError:
            self.close()
            raise
        self._inflated = _Inflated(self._payload) if self._header.deflated else None

    def open(self, ref: Ref) -> Member:
        """The member. Raises MemberError."""
        if len(ref.where) != 1 or not isinstance(ref.where[0], int):
            raise MemberError("is not a reference into an Android backup")
        start = ref.where[0]
        if self._inflated is not None:
            return _InflatedMember(self._inflated, start, ref.size)
        if not self._header.encrypted:
            return PlainMember(self._fd, self._header.start + start, ref.size)
        return _Slice(self._payload, start, ref.size)

    def close(self) -> None:
        """Release the descriptor."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _payload(fd: int, keys: Keys, path: Path) -> tuple[Header, Member]:
    """The header and the bytes after it, decrypted. Raises SourceError."""
    try:
        header = parse_header(pread(fd, MAX_HEADER, 0))
    except MemberError as error:
        raise SourceError(f"{display(path)}: {error}") from error
    except SourceError as error:
        raise SourceError(f"{display(path)} {error}.") from error
    plain = PlainMember(fd, header.start, max(0, os.fstat(fd).st_size - header.start))
    if not header.encrypted:
        return header, plain
    if keys.master is None or keys.iv is None:
        raise PasswordNeeded(f"{display(path)} is encrypted; give the password that was typed on the phone.")
    return header, CbcMember(plain, keys.master, -1, keys.iv)


class _Reading:
    """The tar stream for the survey: headers are read, contents passed over (read through only where deflated)."""

    def __init__(self, payload: Member, deflated: bool) -> None:
        self._payload = payload
        self._cursor = _Cursor(payload, _new()) if deflated else None
        self._part = b""
        self.at = 0
        self.wrong: str | None = None

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; fewer only at the end."""
        if self._cursor is None:
            try:
                data = self._payload.read_at(self.at, size)
            except MemberError as error:
                self.wrong = str(error)
                data = b""
            self.at += len(data)
            return data
        found: list[bytes] = []
        while size > 0 and self._more():
            piece = self._part[:size]
            self._part = self._part[size:]
            size -= len(piece)
            self.at += len(piece)
            found.append(piece)
        return b"".join(found)

    def skip(self, size: int) -> int:
        """Pass over `size` bytes; gives how many there were."""
        if self._cursor is None:
            passed = max(0, min(size, self._payload.size - self.at))
            self.at += passed
            return passed
        left = size
        while left > 0 and self._more():
            passed = min(left, len(self._part))
            self._part = self._part[passed:]
            left -= passed
            self.at += passed
        return size - left

    def _more(self) -> bool:
        cursor = self._cursor
        if not self._part and cursor is not None and self.wrong is None:
            self._part = cursor.next()
            if not self._part:
                self.wrong = cursor.wrong
            elif self.at > BOMB_SIZE and self.at > cursor.taken * BOMB_RATIO:
                self.wrong = f"expands to more than {BOMB_RATIO} times its size and was not read further"
                self._part = b""
        return bool(self._part)


def _number(field: bytes) -> int:
    """A tar number: octal text, or base 256 where the first bit is set. Raises ValueError."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    if field[0] == 0xFF:
        return int.from_bytes(field, "big", signed=True)
    text = field.split(b"\0", 1)[0].strip()
    return int(text, 8) if text else 0


def _valid(block: bytes) -> bool:
    """Whether a block is a tar header by its checksum."""
    try:
        stated = _number(block[148:156])
    except ValueError:
        return False
    return stated == sum(block) - sum(block[148:156]) + 8 * 0x20


def _pax(data: bytes) -> dict[str, bytes]:
    """Records of a pax extended header; what follows a damaged record is left out."""
    found: dict[str, bytes] = {}
    at = 0
    while at < len(data):
        space = data.find(b" ", at, at + 12)
        if space < 0 or not data[at:space].isdigit():
            break
        end = at + int(data[at:space])
        key, equals, value = data[space + 1 : end - 1].partition(b"=")
        if end <= space or end > len(data) or not equals:
            break
        found[key.decode("utf-8", "replace")] = value
        at = end
    return found


class _Entry(msgspec.Struct, frozen=True):
    name: str
    start: int
    size: int
    modified: int
    stated: int


class AndroidBackupSource:
    """An Android backup as a tree of device paths. Raises SourceError, PasswordNeeded, WrongPassword.

    `derivation_seconds` is the time that key derivation took; `whole` whether the tar stream is, up to its end mark.
    """

    def __init__(self, path: Path, password: bytes | None) -> None:
        self._path = path
        self.whole = True
        self.derivation_seconds = 0.0
        self._keys = Keys()
        self._problems: list[Problem] = []
        self._names = NameTable()
        self._starts = array("q")
        self._modified = array("q")
        self._index: NameIndex | None = None
        self._strange: dict[str, None] = {}
        self._device: list[tuple[str, str]] = []
        self._fd = open_container(path)
        try:
            self._keys = self._unlock(password)
            header, payload = _payload(self._fd, self._keys, path)
            self._survey(_Reading(payload, header.deflated))
            size = os.fstat(self._fd).st_size
        finally:
            self.close()
        self._sizes = self._names.sizes()
        self._device.insert(0, ("Android Backup Version", str(header.version)))
        if self._strange:
            names = list(self._strange)
            self._note(
                f"The backup has trees of unknown kinds, which stand under data/unknown: {_some(names, len(names))}."
            )
        self._facts = SourceFacts(
            path=str(path),
            format="android backup",
            system="android",
            acquisition="adb backup",
            encrypted=header.encrypted,
            members=len(self._names),
            bytes=int(self._sizes.sum()),
            profiles=("0",),
            device=tuple(self._device),
            problems=tuple(self._problems),
            size=size,
        )

    def _note(self, text: str, member: str | None = None) -> None:
        self._problems.append(Problem(text, member))

    def _unlock(self, password: bytes | None) -> Keys:
        try:
            header = parse_header(pread(self._fd, MAX_HEADER, 0))
            if not header.encrypted or password is None:
                return Keys()
            began = time.perf_counter()
            master, iv = unlock(header, password)
            self.derivation_seconds = time.perf_counter() - began
        except WrongPassword:
            raise
        except (SourceError, MemberError) as error:
            raise SourceError(f"{display(self._path)} {error}.") from error
        return Keys(master=master, iv=iv)

    # The survey.

    def _survey(self, reading: _Reading) -> None:
        ended = False
        links = others = 0
        extension: dict[str, bytes] = {}
        while True:
            block = reading.read(BLOCK)
            if len(block) < BLOCK:
                break
            if block == bytes(BLOCK):
                ended = True
                break
            if not _valid(block):
                found = self._resync(reading)
                if found is None:
                    break
                block, extension = found, {}
            kind = block[156:157]
            size = self._size(block, extension)
            if size < 0:
                self._note(f"The tar stream has a header without a usable size at byte {reading.at - BLOCK}.")
                extension = {}
                continue
            fill = -size % BLOCK
            if kind in b"xgLK":
                if size > MAX_EXTENSION:
                    self._note(f"The tar stream has an extended header of {size} bytes, which was not read.")
                    reading.skip(size + fill)
                    continue
                data = reading.read(size)
                reading.skip(fill)
                if kind == b"x":
                    extension |= _pax(data)
                elif kind == b"L":
                    extension["path"] = data.rstrip(b"\0")
                continue
            name = self._name(block, extension)
            entry = _Entry(name, reading.at, size, _modified(block, extension), size)
            extension = {}
            if kind not in _FILES or name.endswith("/"):
                links += kind in _LINKS
                others += kind not in _KNOWN
                reading.skip(size + fill)
                continue
            there = self._content(reading, entry)
            self._add(entry, there)
            if there < size:
                break
            reading.skip(fill)
        if reading.wrong:
            self.whole = False
            self._note(f"The backup {reading.wrong}; the {len(self._names)} files before that place can be read.")
        elif not ended:
            self.whole = False
            self._note("The tar stream has no end mark: the backup may be incomplete.")
        if links:
            self._note(f"{links} links in the backup were left out.")
        if others:
            self._note(f"{others} entries of unknown kinds in the tar stream were left out.")

    def _content(self, reading: _Reading, entry: _Entry) -> int:
        """Pass over a file; the first package manifest is read for the release of Android that it names."""
        if entry.size > 1 << 16 or self._device or not entry.name.endswith("/_manifest"):
            return reading.skip(entry.size)
        data = reading.read(entry.size)
        lines = data.split(b"\n", 4)
        if len(lines) == 5 and lines[3].isdigit() and len(lines[3]) < 4:
            self._device.append(("Android SDK", lines[3].decode("ascii")))
        return len(data)

    def _resync(self, reading: _Reading) -> bytes | None:
        """The next block that is a header, after one that is not."""
        self.whole = False
        start = reading.at - BLOCK
        while True:
            block = reading.read(BLOCK)
            if len(block) < BLOCK:
                self._note(f"The tar stream is damaged from byte {start} to its end; what stands there is lost.")
                return None
            if block[257:262] == b"ustar" and _valid(block):
                self._note(
                    f"The tar stream is damaged from byte {start} to {reading.at - BLOCK}; what stood there is lost."
                )
                return block

    @staticmethod
    def _size(block: bytes, extension: Mapping[str, bytes]) -> int:
        try:
            size = int(extension["size"]) if "size" in extension else _number(block[124:136])
        except ValueError:
            return -1
        return size if 0 <= size < 1 << 62 else -1

    @staticmethod
    def _name(block: bytes, extension: Mapping[str, bytes]) -> str:
        raw = extension.get("path")
        if raw is None:
            raw = block[:100].split(b"\0", 1)[0]
            prefix = block[345:500].split(b"\0", 1)[0] if block[257:263] == b"ustar\0" else b""
            raw = prefix + b"/" + raw if prefix else raw
        return raw[:MAX_NAME].decode("utf-8", "surrogateescape")

    def _add(self, entry: _Entry, there: int) -> None:
        if there < entry.size:
            self.whole = False
            self._note(f"The backup ends inside this file: {there} of its {entry.size} bytes are there.", entry.name)
        self._names.append(entry.name, there)
        self._starts.append(entry.start)
        self._modified.append(entry.modified)
        tree = _tree(entry.name)
        if tree is not None and len(self._strange) < 1000:
            self._strange[tree] = None

    # The source.

    @property
    def facts(self) -> SourceFacts:
        """What is known of the backup."""
        return self._facts

    @property
    def keys(self) -> Keys:
        """The master key, for `AndroidBackupOpener`."""
        return self._keys

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks, in the order of the tar stream."""
        return self._names.chunks()

    @property
    def sizes(self) -> Sequence[int]:
        """Sizes by index; a NumPy int64 array."""
        return cast("Sequence[int]", self._sizes)

    def name(self, index: int) -> str:
        """The name of one member in the tar stream."""
        return self._names.name(index)

    def canonical(self, directory: str) -> str | None:
        """The device path of a directory as named in the tar stream."""
        return device_directory(directory)

    def _indexed(self) -> NameIndex:
        if self._index is None:
            chunks = (names for _, names in self._names.chunks())
            self._index = NameIndex(chunks, len(self._names), self._names.name)
        return self._index

    def find(self, path: str) -> int | None:
        """The index of the first file at a device path."""
        return self._indexed().first(name for name in candidates(path) if device_path(name) == path)

    def sibling(self, index: int, suffix: str) -> int | None:
        """The index of the file beside a member whose name is the member's and `suffix` ('-wal')."""
        return self._indexed().first((self._names.name(index) + suffix,))

    def ref(self, index: int) -> Ref:
        """The reference of a member."""
        name = self._names.name(index)
        modified = self._modified[index]
        return Ref(
            index=index,
            path=device_path(name),
            size=int(self._sizes[index]),
            member=name,
            where=(self._starts[index],),
            modified=None if modified == _NO_TIME else modified,
        )

    def container_app(self, segment: str) -> str | None:  # noqa: ARG002
        """Nothing: Android has no such containers."""
        return None

    def close(self) -> None:
        """Release the descriptor; the list of members stays."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _modified(block: bytes, extension: Mapping[str, bytes]) -> int:
    try:
        seconds = float(extension["mtime"]) if "mtime" in extension else _number(block[136:148])
        return round(seconds * 1_000_000) if abs(seconds) < 1 << 40 else _NO_TIME
    except (ValueError, OverflowError):
        return _NO_TIME


def _some(names: Sequence[str], count: int) -> str:
    text = ", ".join(names[:_NAMED])
    return f"{text} and {count - _NAMED} more" if count > _NAMED else text


def _tree(name: str) -> str | None:
    """'apps/<package>/<token>' where the token is not known; None for all others."""
    parts = name.split("/", 3)
    if parts[0] != "apps" or len(parts) < 4 or _app_directory(parts[1], parts[2]) is not None:
        return None
    return "/".join(parts[:3])


def _app_directory(package: str, token: str) -> str | None:
    tree = _TREES.get(token)
    if tree is not None:
        return f"data/data/{package}{tree}"
    tree = _TREES.get(token[2:]) if token.startswith("d_") else None
    if tree is not None:
        return f"data/user_de/0/{package}{tree}"
    if token == "a":
        return f"data/app/{package}"
    if token == "ef":
        return f"data/media/0/Android/data/{package}/files"
    if token == "obb":
        return f"data/media/0/Android/obb/{package}"
    if token == "k":
        return f"data/backup/{package}"
    return None


def device_directory(directory: str) -> str | None:
    """Where a directory of the backup stands on the phone; None for names that climb ('..').

    Trees of unknown kinds stand under data/unknown, packages' own papers (`_manifest`, `_meta`) beside their data,
    key-value data under data/backup; what is neither of an app nor shared storage keeps its path.
    """
    if "../" in directory or directory.endswith("..") or directory.startswith("/"):
        return None
    top, _, rest = directory.partition("/")
    if top == "apps" and rest:
        package, _, rest = rest.partition("/")
        if not rest:
            return f"data/data/{package}"
        token, _, rest = rest.partition("/")
        place = _app_directory(package, token) or f"data/unknown/{package}/{token}"
    elif top == "shared" and rest:
        volume, _, rest = rest.partition("/")
        place = "data/media/0" if volume == "0" else f"data/media/sdcard{volume}"
    else:
        return directory
    return f"{place}/{rest}" if rest else place


def device_path(name: str) -> str:
    """The device path of a file as named in the backup."""
    directory, _, base = name.rpartition("/")
    place = device_directory(directory)
    if place is None:
        return name
    return f"{place}/{base}" if place else base


def candidates(path: str) -> Iterator[str]:
    """All names in a backup that would have this device path; the reverse of `device_path`."""
    parts = path.split("/")
    match parts:
        case ["data", "data", package, *rest] if rest:
            tail = "/".join(rest)
            if len(rest) == 1:
                yield f"apps/{package}/{tail}"
            yield from _in_trees(package, tail, "")
        case ["data", "user_de", "0", package, *rest] if rest:
            yield from _in_trees(package, "/".join(rest), "d_")
        case ["data", "app", package, *rest] if rest:
            yield f"apps/{package}/a/{'/'.join(rest)}"
        case ["data", "backup", package, *rest] if rest:
            yield f"apps/{package}/k/{'/'.join(rest)}"
        case ["data", "unknown", package, token, *rest] if rest:
            yield f"apps/{package}/{token}/{'/'.join(rest)}"
        case ["data", "media", volume, *rest] if rest:
            tail = "/".join(rest)
            if volume == "0":
                yield f"shared/0/{tail}"
                if len(rest) > 4 and rest[:2] == ["Android", "data"] and rest[3] == "files":
                    yield f"apps/{rest[2]}/ef/{'/'.join(rest[4:])}"
                if len(rest) > 3 and rest[:2] == ["Android", "obb"]:
                    yield f"apps/{rest[2]}/obb/{'/'.join(rest[3:])}"
            elif volume.startswith("sdcard"):
                yield f"shared/{volume[6:]}/{tail}"
        case _:
            pass
    yield path


def _in_trees(package: str, tail: str, prefix: str) -> Iterator[str]:
    for token, tree in _TREES.items():
        if not tree:
            yield f"apps/{package}/{prefix}{token}/{tail}"
        elif tail.startswith(tree[1:] + "/"):
            yield f"apps/{package}/{prefix}{token}/{tail[len(tree) :]}"
