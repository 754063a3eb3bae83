"""iTunes/Finder backups, plain and encrypted with the known password, inside any other source.

A backup names each file by the SHA-1 of 'Domain-relative/path' and lists them in Manifest.db (Manifest.mbdb before
iOS 10). Encrypted: Manifest.plist holds a keybag; the password opens its class keys; ManifestKey opens Manifest.db
(AES-256-CBC, zero vector); each file's own key, wrapped with its class key, stands in its row. See `keybag`, `mbfile`,
`manifest` and `domains` for the sources of these facts, and Apple Platform Security, 'Keybags for Data Protection'.

Names of members are 'Domain/relative/path'; the backup's own papers (Info.plist, Manifest.plist, Status.plist) are
members too. Files are decrypted while they are read; a CBC file can be entered at any block.
"""

from __future__ import annotations

import plistlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from xml.parsers.expat import ExpatError

import msgspec
import numpy as np
import numpy.typing as npt

from aboveboard.sources.api import (
    Keys,
    Locked,
    Member,
    MemberError,
    Opener,
    PasswordNeeded,
    Problem,
    Ref,
    Source,
    SourceError,
    SourceFacts,
    read_all,
)
from aboveboard.sources.asked import MANIFEST
from aboveboard.sources.crypto import (
    BLOCK,
    PART,
    ZERO_IV,
    CbcMember,
    CryptoError,
    cbc_decrypt,
    cbc_stream,
    plain_size,
    unwrap_key,
)
from aboveboard.sources.domains import candidates, device_path, domain_root
from aboveboard.sources.keybag import unlock
from aboveboard.sources.manifest import (
    GOOD_KEY,
    NO_KEY,
    NO_TIME,
    SQLITE_MAGIC,
    InMemory,
    Log,
    Manifest,
    ManifestError,
    Pages,
    read_manifest_db,
    read_mbdb,
    read_wal,
)
from aboveboard.sources.nameindex import NameIndex

PAPERS = ("Info.plist", "Manifest.plist", "Status.plist")
MAX_PAPER = 64 << 20
MAX_MANIFEST = 1 << 30
MAX_WAL = 256 << 20
# A reference's `where`: the protection class, the wrapped key, then what the inner opener needs.
_PLAIN = -1
_INNER = 2
_CHUNK = 16384
_NAMED = 10
_HEX = frozenset("0123456789abcdef")
_OWN = frozenset(
    {*PAPERS, "Manifest.db", "Manifest.db-wal", "Manifest.db-shm", "Manifest.mbdb", "Manifest.mbdx", ".DS_Store"}
)
_PLIST_ERRORS = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
    ExpatError,
)
_INFO = (
    "Device Name",
    "Display Name",
    "Product Name",
    "Product Type",
    "Product Version",
    "Build Version",
    "Serial Number",
    "Unique Identifier",
    "IMEI",
    "IMEI 2",
    "MEID",
    "ICCID",
    "ICCID 2",
    "Phone Number",
    "Last Backup Date",
    "GUID",
    "iTunes Version",
    "macOS Version",
    "macOS Build Version",
)
_LOCKDOWN = {
    "DeviceName": "Device Name",
    "ProductType": "Product Type",
    "ProductVersion": "Product Version",
    "BuildVersion": "Build Version",
    "SerialNumber": "Serial Number",
    "UniqueDeviceID": "Unique Identifier",
}


def is_backup_root(names_in_directory: set[str]) -> bool:
    """Whether a directory with these names is the top of a backup: a list of files, and one of the backup's papers."""
    return bool(names_in_directory & {"Manifest.db", "Manifest.mbdb"}) and bool(names_in_directory & set(PAPERS))


class ItunesOpener:
    """Opens members of a backup by reference; holds the class keys, no list of files."""

    def __init__(self, inner_opener: Opener, root: str, keys: Keys) -> None:
        self._inner = inner_opener
        self.root = root
        self._class_keys = dict(keys.class_keys)

    def open(self, ref: Ref) -> Member:
        """The member, decrypted while it is read. Raises MemberError, also for a key that does not open."""
        where = ref.where
        if len(where) < _INNER + 4:
            raise MemberError("is not a reference into a backup")
        number, wrapped, index, path, size, name = where[: _INNER + 4]
        member = self._inner.open(Ref(index, path, size, name, where[_INNER + 4 :]))
        if number == _PLAIN:
            return member
        try:
            if not wrapped:
                raise MemberError("has a key of unknown form")
            return CbcMember(member, file_key(self._class_keys, number, wrapped), ref.size)
        except MemberError:
            member.close()
            raise

    def close(self) -> None:
        """Close the opener below and forget the keys."""
        self._class_keys = {}
        self._inner.close()


def file_key(class_keys: Mapping[int, bytes], number: int, wrapped: bytes) -> bytes:
    """A file's own key. Raises MemberError."""
    class_key = class_keys.get(number)
    if class_key is None:
        raise Locked(f"needs the key of protection class {number}, which the keybag does not give")
    try:
        return unwrap_key(class_key, wrapped)
    except CryptoError as error:
        raise MemberError(f"has a key that protection class {number} does not open") from error


class ItunesSource:
    """A backup as a tree of device paths.

    `inner` is any source, `root` the directory inside it, as named there ('' or 'x/UDID'). Raises SourceError,
    PasswordNeeded, WrongPassword. `derivation_seconds` is the time that key derivation took.
    """

    def __init__(self, inner: Source, inner_opener: Opener, root: str, password: bytes | None) -> None:
        self._inner = inner
        self._inner_opener = inner_opener
        self._root = root
        self._problems: list[Problem] = []
        self.derivation_seconds = 0.0
        self._survey_inner()
        info = self._plist("Info.plist")
        manifest_plist = self._plist("Manifest.plist")
        self._class_keys: dict[int, bytes] = {}
        self._encrypted = manifest_plist.get("IsEncrypted") is True or (
            "IsEncrypted" not in manifest_plist and "ManifestKey" in manifest_plist
        )
        if self._encrypted:
            self._unlock(manifest_plist, password)
        manifest = self._read_manifest(manifest_plist)
        self._note(*manifest.problems)
        self._join(manifest)
        self._facts = self._describe(manifest, info, manifest_plist)

    # The survey of what lies in the folder.

    def _survey_inner(self) -> None:
        """Where the backup's papers and files are in the inner source."""
        prefix = f"{self._root}/" if self._root else ""
        skip = len(prefix)
        self._papers: dict[str, int] = {}
        hex_ids: list[str] = []
        at: list[int] = []
        outside = strange = 0
        strangers: list[str] = []
        for first, names in self._inner.names():
            for index, name in enumerate(names, first):
                if not name.startswith(prefix):
                    outside += name != MANIFEST
                    continue
                tail = name[skip:]
                file_id = tail[3:] if len(tail) == 43 and tail[2] == "/" and tail[:2] == tail[3:5] else tail
                if len(file_id) == 40 and _HEX.issuperset(file_id):
                    hex_ids.append(file_id)
                    at.append(index)
                elif tail in _OWN:
                    self._papers.setdefault(tail, index)
                else:
                    strange += 1
                    if strange <= _NAMED:
                        strangers.append(tail)
        ids = np.frombuffer(bytes.fromhex("".join(hex_ids)), dtype="S20")
        order = np.argsort(ids, kind="stable")
        self._inner_ids: npt.NDArray[np.bytes_] = ids[order]
        self._inner_at = np.array(at, dtype=np.int64)[order]
        self._inner_sizes: npt.NDArray[np.int64] = np.asarray(self._inner.sizes, dtype=np.int64)
        if outside:
            self._note(f"{_count(outside, 'file')} outside the backup's folder ({self._root}) were not looked at.")
        if strange:
            self._note(
                f"{_count(strange, 'file')} in the backup's folder do not belong to a backup and were not read: "
                f"{_some(strangers, strange)}."
            )

    def _note(self, *texts: str) -> None:
        self._problems.extend(Problem(text) for text in texts)

    def _open_paper(self, name: str) -> Member:
        return self._inner_opener.open(self._inner.ref(self._papers[name]))

    def _plist(self, name: str) -> Mapping[str, object]:
        """One of the backup's papers; empty, with a problem noted, where it is absent or cannot be read."""
        if name not in self._papers:
            self._note(f"{name} is not in the backup.")
            return {}
        try:
            member = self._open_paper(name)
            try:
                loaded: object = plistlib.loads(read_all(member, MAX_PAPER))
            finally:
                member.close()
        except MemberError as error:
            self._problems.append(Problem(f"{name} cannot be read: {error}.", name))
            return {}
        except _PLIST_ERRORS as error:
            self._problems.append(Problem(f"{name} is not a property list ({type(error).__name__}).", name))
            return {}
        return cast("dict[str, object]", loaded) if isinstance(loaded, dict) else {}

    def _unlock(self, manifest_plist: Mapping[str, object], password: bytes | None) -> None:
        bag = manifest_plist.get("BackupKeyBag")
        if not isinstance(bag, bytes):
            raise SourceError("Manifest.plist says that the backup is encrypted, but has no keybag.")
        if password is None:
            raise PasswordNeeded("The backup is encrypted; give the password that was set for backups of this phone.")
        began = time.perf_counter()
        self._class_keys, damaged = unlock(bag, password)
        self.derivation_seconds = time.perf_counter() - began
        self._note(*damaged)

    # The list of files.

    def _read_manifest(self, manifest_plist: Mapping[str, object]) -> Manifest:
        if "Manifest.db" in self._papers:
            return self._manifest_db(manifest_plist)
        if "Manifest.mbdb" in self._papers:
            try:
                return read_mbdb(bytes(self._paper_bytes("Manifest.mbdb", None)))
            except ManifestError as error:
                raise SourceError(f"Manifest.mbdb {error}; the backup cannot be read without it.") from error
        raise SourceError("The backup has neither Manifest.db nor Manifest.mbdb; its files cannot be named without.")

    def _manifest_db(self, manifest_plist: Mapping[str, object]) -> Manifest:
        key: bytes | None = None
        stored = manifest_plist.get("ManifestKey")
        if self._encrypted and isinstance(stored, bytes) and len(stored) > 4:
            try:
                key = file_key(self._class_keys, int.from_bytes(stored[:4], "little"), stored[4:])
            except MemberError as error:
                raise SourceError(f"Manifest.db {error}; the backup cannot be read without it.") from error
        member = self._open_paper("Manifest.db")
        try:
            file: Pages = CbcMember(member, key, -1) if key is not None else member
            if not member.random:
                # In a compressed container it can only be read through: once, into memory.
                file = InMemory(self._paper_bytes("Manifest.db", key))
            if file.read_at(0, len(SQLITE_MAGIC)) != SQLITE_MAGIC:
                raise SourceError(
                    "Manifest.db is not a SQLite database"
                    + (" after decryption" if key else "")
                    + "; it is damaged, or encrypted without Manifest.plist saying so."
                )
            return read_manifest_db(file, self._log(file, encrypted=key is not None))
        except (ManifestError, MemberError) as error:
            raise SourceError(f"Manifest.db {error}; the backup cannot be read without it.") from error
        finally:
            member.close()

    def _log(self, file: Pages, *, encrypted: bool) -> Log | None:
        """The -wal beside Manifest.db, if it is there and belongs to it."""
        name = "Manifest.db-wal"
        size = int(self._inner_sizes[self._papers[name]]) if name in self._papers else 0
        if size == 0:
            return None
        if encrypted or size > MAX_WAL:
            reason = "the database beside it is encrypted" if encrypted else f"it has more than {MAX_WAL} bytes"
            self._problems.append(Problem(f"{name} was not read: {reason}.", name))
            return None
        try:
            log = read_wal(file, bytes(self._paper_bytes(name, None)))
        except ManifestError as error:
            self._problems.append(Problem(f"{name} {error}; it was not merged.", name))
            return None
        if log is not None:
            self._problems.append(Problem(f"{name}: {log.frames} committed pages were read with Manifest.db.", name))
        return log

    def _paper_bytes(self, name: str, key: bytes | None) -> bytearray:
        """A whole file of the backup in memory, decrypted on the way. Raises SourceError."""
        size = int(self._inner_sizes[self._papers[name]])
        if size > MAX_MANIFEST:
            raise SourceError(f"{name} has {size} bytes; at most {MAX_MANIFEST} can be read.")
        data = bytearray(size)
        filled = 0
        try:
            member = self._open_paper(name)
            try:
                parts: Iterable[bytes] = member.stream(PART)
                if key is not None:
                    parts = cbc_stream(key, ZERO_IV, parts, size)
                for part in parts:
                    if filled + len(part) > size:
                        raise MemberError("is longer than its stated size")
                    data[filled : filled + len(part)] = part
                    filled += len(part)
            finally:
                member.close()
        except (MemberError, CryptoError) as error:
            raise SourceError(f"{name} cannot be read: {error}.") from error
        del data[filled:]
        return data

    # Files listed, joined to files found.

    def _join(self, manifest: Manifest) -> None:
        ids = manifest.ids
        known = self._inner_ids
        if len(known):
            slot = np.minimum(np.searchsorted(known, ids), len(known) - 1)
            present = known[slot] == ids
        else:
            slot = np.zeros(len(ids), dtype=np.int64)
            present = np.zeros(len(ids), dtype=np.bool_)
        names, ends = manifest.names, manifest.ends
        starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1])) if len(ends) else ends
        missing = np.flatnonzero(~present)
        if len(missing):
            self._note(
                f"{_count(len(missing), 'file')} listed in the manifest are not in the backup: "
                + _some((_slice(names, starts, ends, int(i)) for i in missing[:_NAMED]), len(missing))
                + "."
            )
        listed = np.zeros(len(known), dtype=np.bool_)
        listed[slot[present]] = True
        # Two copies of one id (flat and in a folder) are one file; count ids, not copies.
        extra = np.setdiff1d(known[~listed], known[listed]) if not listed.all() else known[:0]
        if len(extra):
            examples = (bytes(value).ljust(20, b"\0").hex() for value in extra[:_NAMED])
            self._note(
                f"{_count(len(extra), 'file')} in the backup are not listed in the manifest and were not read: "
                f"{_some(examples, len(extra))}."
            )
        keep = np.flatnonzero(present)
        self._names = names
        self._starts: npt.NDArray[np.int64] = starts[keep]
        self._ends: npt.NDArray[np.int64] = ends[keep]
        self._modified: npt.NDArray[np.int64] = manifest.modified[keep]
        self._keys: npt.NDArray[np.uint8] = manifest.keys[keep]
        self._key_state: npt.NDArray[np.uint8] = manifest.key_state[keep]
        self._at: npt.NDArray[np.int64] = self._inner_at[slot[keep]]
        self._own = [(name, self._papers[name]) for name in PAPERS if name in self._papers]
        self._index: NameIndex | None = None
        stated = manifest.sizes[keep]
        sizes = self._true_sizes(stated, self._inner_sizes[self._at])
        own_sizes = self._inner_sizes[np.array([index for _, index in self._own], dtype=np.int64)]
        self._sizes: npt.NDArray[np.int64] = np.concatenate((own_sizes, sizes))
        climbing = [name for name in self._decoded(0, len(keep)) if device_path(name) is None] if b".." in names else []
        if climbing:
            self._note(
                f"{_count(len(climbing), 'file')} have names that climb ('..') and keep them as their path: "
                f"{_some(climbing[:_NAMED], len(climbing))}."
            )

    def _true_sizes(self, stated: npt.NDArray[np.int64], stored: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Sizes of the plain text: as stated where the stored size bears it out, else by the padding."""
        keyed = self._key_state != NO_KEY
        expected = np.where(keyed, (stated // BLOCK + 1) * BLOCK, stated)
        sizes = np.where(keyed, stated, stored)
        different = np.flatnonzero((stored != expected) | (stated < 0))
        wrong: list[str] = []
        count = 0
        for index in different.tolist():
            if keyed[index]:
                found = self._padded_size(index, int(stored[index]), int(stated[index]))
                sizes[index] = found
            else:
                found = int(stored[index])
            if found != stated[index] and stated[index] >= 0:
                count += 1
                if count <= _NAMED:
                    name = _slice(self._names, self._starts, self._ends, index)
                    wrong.append(f"{name} ({found}, stated {stated[index]})")
        if count:
            self._note(f"{_count(count, 'file')} have another size than the manifest states: {_some(wrong, count)}.")
        return sizes

    def _padded_size(self, index: int, stored: int, stated: int) -> int:
        """The size that the padding of an encrypted file gives; all whole blocks where there is no padding."""
        whole = stored - stored % BLOCK
        if stored % BLOCK or not stored or self._key_state[index] != GOOD_KEY:
            return whole
        number, wrapped = self._wrapped(index)
        try:
            key = file_key(self._class_keys, number, wrapped)
            member = self._inner_opener.open(self._inner.ref(int(self._at[index])))
            try:
                tail = member.read_at(max(0, stored - 2 * BLOCK), 2 * BLOCK)
            finally:
                member.close()
            iv = tail[:BLOCK] if stored >= 2 * BLOCK else ZERO_IV
            return plain_size(stored, stated, cbc_decrypt(key, iv, tail[-BLOCK:]))
        except (MemberError, CryptoError):
            return whole

    def _wrapped(self, index: int) -> tuple[int, bytes]:
        stored = self._keys[index].tobytes()
        return int.from_bytes(stored[:4], "little"), stored[4:]

    # What is known of the whole.

    def _describe(
        self, manifest: Manifest, info: Mapping[str, object], manifest_plist: Mapping[str, object]
    ) -> SourceFacts:
        inner = self._inner.facts
        device: dict[str, str] = {}
        for name in _INFO:
            text = _fact(info.get(name))
            if text:
                device[name] = text
        lockdown = manifest_plist.get("Lockdown")
        if isinstance(lockdown, dict):
            for name, value in cast("dict[object, object]", lockdown).items():
                known = _LOCKDOWN.get(name) if isinstance(name, str) else None
                text = _fact(value)
                if known and text:
                    device.setdefault(known, text)
        if isinstance(manifest_plist.get("WasPasscodeSet"), bool):
            device["Passcode Set"] = "yes" if manifest_plist["WasPasscodeSet"] else "no"
        status: Mapping[str, object] = self._plist("Status.plist") if "Status.plist" in self._papers else {}
        state = status.get("SnapshotState")
        if isinstance(state, str) and state != "finished":
            self._note(f"Status.plist says that the backup was not finished (SnapshotState '{state[:40]}').")
        strange = [domain.decode("utf-8", "replace") for domain in manifest.domains]
        strange = sorted(domain for domain in strange if domain_root(domain) is None)
        if strange:
            self._note(
                f"{_count(len(strange), 'domain')} of the backup have no known place on the phone; their files stand "
                f"under private/var/unknown: {_some(strange[:_NAMED], len(strange))}."
            )
        return SourceFacts(
            path=inner.path,
            format="itunes backup" if inner.format == "folder" else f"itunes backup in {inner.format}",
            system="ios",
            acquisition="itunes backup",
            encrypted=self._encrypted or inner.encrypted,
            members=len(self._sizes),
            bytes=int(self._sizes.sum()),
            profiles=("0",),
            device=tuple(device.items()),
            hashes=inner.hashes,
            problems=(*inner.problems, *self._problems),
            size=inner.size,
        )

    @property
    def facts(self) -> SourceFacts:
        """What is known of the backup; device facts are from Info.plist, then Manifest.plist."""
        return self._facts

    @property
    def keys(self) -> Keys:
        """The class keys, for `ItunesOpener`, beside what the inner source's own opener needs."""
        return msgspec.structs.replace(self._inner.keys, class_keys=tuple(self._class_keys.items()))

    @property
    def inner(self) -> Source:
        """The source that the backup lies in."""
        return self._inner

    # Members.

    def _decoded(self, first: int, last: int) -> list[str]:
        names = self._names
        return [
            names[start:end].decode("utf-8", "surrogateescape")
            for start, end in zip(self._starts[first:last].tolist(), self._ends[first:last].tolist(), strict=True)
        ]

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks: the backup's papers, then the files as the manifest lists them."""
        own = len(self._own)
        if own:
            yield 0, [name for name, _ in self._own]
        for first in range(0, len(self._starts), _CHUNK):
            yield own + first, self._decoded(first, first + _CHUNK)

    @property
    def sizes(self) -> Sequence[int]:
        """Sizes of the plain text by index; a NumPy int64 array."""
        return cast("Sequence[int]", self._sizes)

    def canonical(self, directory: str) -> str | None:
        """The device path of 'Domain/relative/directory'; '' stays ''."""
        return device_path(directory) if directory else ""

    def find(self, path: str) -> int | None:
        """The index of the file at a device path; of several files there, the first listed."""
        for index, (name, _) in enumerate(self._own):
            if name == path:
                return index
        row = self._indexed().first(name for name in candidates(path) if device_path(name) == path)
        return None if row is None else row + len(self._own)

    def _indexed(self) -> NameIndex:
        if self._index is None:
            count = len(self._starts)
            chunks = (self._decoded(first, first + _CHUNK) for first in range(0, count, _CHUNK))
            self._index = NameIndex(chunks, count, lambda row: self._decoded(row, row + 1)[0])
        return self._index

    def name(self, index: int) -> str:
        """The name of one member: 'Domain/relative/path'."""
        own = len(self._own)
        return self._own[index][0] if index < own else self._decoded(index - own, index - own + 1)[0]

    def sibling(self, index: int, suffix: str) -> int | None:
        """The index of the file beside a member whose name is the member's and `suffix` ('-wal'), same domain."""
        row = self._indexed().first((self.name(index) + suffix,))
        return None if row is None else row + len(self._own)

    def ref(self, index: int) -> Ref:
        """The reference of a member, with that of the file in the inner source inside it."""
        size = int(self._sizes[index])
        own = len(self._own)
        if index < own:
            name, at = self._own[index]
            inner = self._inner.ref(at)
            return Ref(
                index=index,
                path=name,
                size=size,
                member=name,
                where=_where(_PLAIN, b"", inner),
                modified=inner.modified,
                local_modified=inner.local_modified,
            )
        row = index - own
        name = self._decoded(row, row + 1)[0]
        state = self._key_state[row]
        number, wrapped = self._wrapped(row) if state == GOOD_KEY else (_PLAIN if state == NO_KEY else 0, b"")
        modified = int(self._modified[row])
        return Ref(
            index=index,
            path=device_path(name) or name,
            size=size,
            member=name,
            where=_where(number, wrapped, self._inner.ref(int(self._at[row]))),
            modified=None if modified == NO_TIME else modified,
        )

    def container_app(self, segment: str) -> str | None:
        """In a backup the directory of a container is named by the identifier itself."""
        return segment or None

    def close(self) -> None:
        """Close the inner source and its opener; forget the keys."""
        self._class_keys = {}
        self._inner_opener.close()
        self._inner.close()


def _where(number: int, wrapped: bytes, inner: Ref) -> tuple[Any, ...]:
    return (number, wrapped, inner.index, inner.path, inner.size, inner.member, *inner.where)


def _slice(names: bytes, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], index: int) -> str:
    return names[int(starts[index]) : int(ends[index])].decode("utf-8", "replace")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _some(names: Iterable[str], count: int) -> str:
    shown = list(names)[:_NAMED]
    text = ", ".join(shown)
    return f"{text} and {count - len(shown)} more" if count > len(shown) else text


def _fact(value: object) -> str:
    """A fact as text; times in ISO 8601 (property lists keep them in UTC)."""
    if isinstance(value, datetime):
        return value.isoformat() + "Z"
    if isinstance(value, str | int | float):
        return str(value)[:1000]
    return ""
