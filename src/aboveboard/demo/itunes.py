"""Writes an iTunes/Finder backup folder, plain or encrypted, of iOS 10.2 and later.

Facts: https://theapplewiki.com/wiki/ITunes_Backup and the "iOS Security" guide: a keybag of type 1 in Manifest.plist
(tag, length, value, big-endian); the key that wraps the class keys is PBKDF2-HMAC-SHA1(PBKDF2-HMAC-SHA256(password,
DPSL, DPIC), SALT, ITER); keys are wrapped as RFC 3394 says; each file has a key of its own, files and Manifest.db
are AES-256-CBC with a zero IV, files padded as PKCS #7.
"""

import hashlib
import plistlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from aboveboard.demo.database import build
from aboveboard.demo.dice import Dice
from aboveboard.demo.moments import TAKEN, naive

_SCHEMA = """
CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB);
CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB);
CREATE INDEX FilesDomainIdx ON Files(domain);
CREATE INDEX FilesRelativePathIdx ON Files(relativePath);
CREATE INDEX FilesFlagsIdx ON Files(flags);
"""
_CLASSES = range(1, 12)
_MANIFEST_CLASS = 4


class Entry(NamedTuple):
    """One file to back up: its domain, path in the domain, bytes (or what makes them when wanted) and time."""

    domain: str
    relative: str
    data: bytes | Callable[[], bytes]
    moment: int


class Facts(NamedTuple):
    """What Info.plist and Manifest.plist say about the phone."""

    name: str
    product: str
    product_name: str
    version: str
    build: str
    serial: str
    udid: str
    imei: str
    iccid: str
    phone_number: str
    applications: tuple[str, ...]


class Rounds(NamedTuple):
    """Iterations of the two key derivations; real phones use 10,000,000 and 10,000."""

    sha256: int = 10_000
    sha1: int = 1_000


ROUNDS = Rounds()


class KeyBag:
    """The class keys of one backup and the bytes that carry them, wrapped under a password."""

    def __init__(self, dice: Dice, password: str, rounds: Rounds) -> None:
        self.keys = {number: dice.bytes(32) for number in _CLASSES}
        salt, outer = dice.bytes(20), dice.bytes(20)
        first = hashlib.pbkdf2_hmac("sha256", password.encode(), outer, rounds.sha256, 32)
        wrapping = hashlib.pbkdf2_hmac("sha1", first, salt, rounds.sha1, 32)
        head = [
            _tag(b"VERS", 5), _tag(b"TYPE", 1), _tag(b"UUID", dice.bytes(16)), _tag(b"HMCK", dice.bytes(40)),
            _tag(b"WRAP", 1),
            _tag(b"SALT", salt), _tag(b"ITER", rounds.sha1), _tag(b"DPWT", 1), _tag(b"DPIC", rounds.sha256),
            _tag(b"DPSL", outer),
        ]  # fmt: skip
        for number, key in self.keys.items():
            head += [
                _tag(b"UUID", dice.bytes(16)), _tag(b"CLAS", number), _tag(b"WRAP", 2), _tag(b"KTYP", 0),
                _tag(b"WPKY", aes_key_wrap(wrapping, key)),
            ]  # fmt: skip
        self.blob = b"".join(head)

    def wrap(self, number: int, key: bytes) -> bytes:
        """Wrap a file's key under a class key, with the class before it, as MBFile and ManifestKey keep it."""
        return number.to_bytes(4, "little") + aes_key_wrap(self.keys[number], key)


def _tag(name: bytes, value: int | bytes) -> bytes:
    raw = value.to_bytes(4, "big") if isinstance(value, int) else value
    return name + len(raw).to_bytes(4, "big") + raw


def encrypt(key: bytes, data: bytes, *, pad: bool) -> bytes:
    """Encrypt as backups do: AES-256-CBC, zero IV; PKCS #7 padding where asked (else sizes are multiples of 16)."""
    if pad:
        fill = 16 - len(data) % 16
        data += bytes([fill]) * fill
    cipher = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor()
    return cipher.update(data) + cipher.finalize()


def file_id(domain: str, relative: str) -> str:
    """Give the name of a file inside the backup."""
    return hashlib.sha1(f"{domain}-{relative}".encode(), usedforsecurity=False).hexdigest()


def _record(
    relative: str, size: int, moment: int, inode: int, protection: int, key: bytes | None, *, folder: bool
) -> bytes:
    seconds = moment // 1000
    uid = plistlib.UID
    info: dict[str, object] = {
        "$class": uid(3), "Birth": seconds, "Flags": 0, "GroupID": 501, "InodeNumber": inode, "LastModified": seconds,
        "LastStatusChange": seconds, "Mode": 0o40755 if folder else 0o100644, "ProtectionClass": protection,
        "RelativePath": uid(2),
        "Size": size, "UserID": 501,
    }  # fmt: skip
    objects: list[object] = ["$null", info, relative, {"$classname": "MBFile", "$classes": ["MBFile", "NSObject"]}]
    if key is not None:
        info["EncryptionKey"] = uid(4)
        objects += [
            {"$class": uid(5), "NS.data": key},
            {"$classname": "NSMutableData", "$classes": ["NSMutableData", "NSData", "NSObject"]},
        ]
    archive = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": {"root": uid(1)}, "$objects": objects}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


def _folders(entries: list[Entry]) -> list[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for entry in entries:
        parts = entry.relative.split("/")[:-1]
        found.add((entry.domain, ""))
        found |= {(entry.domain, "/".join(parts[: n + 1])) for n in range(len(parts))}
    return sorted(found)


def make(
    entries: Iterable[Entry], facts: Facts, dice: Dice, password: str | None, rounds: Rounds
) -> Iterator[tuple[str, bytes]]:
    """Make a backup file by file: those of the phone as 'ab/abcd…', then Manifest.db, Manifest.plist, Status.plist.

    Info.plist is not among them: the program that takes a backup writes it. Without a password it is a plain backup.
    """
    bag = None if password is None else KeyBag(dice, password, rounds)
    listed = sorted(entries, key=lambda entry: (entry.domain, entry.relative))
    rows: list[tuple[str, str, str, int, bytes]] = []
    inode = 1000
    for domain, relative in _folders(listed):
        inode += 1
        record = _record(relative, 0, TAKEN, inode, 0, None, folder=True)
        rows.append((file_id(domain, relative), domain, relative, 2, record))
    for entry in listed:
        inode += 1
        protection = (3, 3, 3, 4, 2, 1)[inode % 6]
        name = file_id(entry.domain, entry.relative)
        plain = entry.data() if callable(entry.data) else entry.data
        data, wrapped = plain, None
        if bag is not None:
            key = dice.bytes(32)
            wrapped = bag.wrap(protection, key)
            data = encrypt(key, data, pad=True)
        record = _record(entry.relative, len(plain), entry.moment, inode, protection, wrapped, folder=False)
        rows.append((name, entry.domain, entry.relative, 1, record))
        yield f"{name[:2]}/{name}", data
    yield from _manifest(rows, facts, dice, bag)


def write(out: Path, entries: Iterable[Entry], facts: Facts, dice: Dice, password: str | None, rounds: Rounds) -> None:
    """Write a backup folder. Without a password it is a plain one. Raises FileExistsError where `out` is not empty."""
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise FileExistsError(out)
    for name, data in make(entries, facts, dice, password, rounds):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    (out / "Info.plist").write_bytes(_info(facts))


def _manifest(
    rows: list[tuple[str, str, str, int, bytes]], facts: Facts, dice: Dice, bag: KeyBag | None
) -> Iterator[tuple[str, bytes]]:
    def fill(db: sqlite3.Connection) -> None:
        db.executemany("INSERT INTO Files VALUES (?, ?, ?, ?, ?)", rows)

    database = build(_SCHEMA, fill).main
    applications = {
        name: {"CFBundleIdentifier": name, "CFBundleVersion": "1", "ContainerContentClass": "Data/Application"}
        for name in facts.applications
    }
    manifest: dict[str, object] = {
        "IsEncrypted": bag is not None, "Version": "10.0", "Date": naive(TAKEN), "SystemDomainsVersion": "24.0",
        "WasPasscodeSet": True,
        "Lockdown": {
            "BuildVersion": facts.build, "DeviceName": facts.name, "ProductType": facts.product,
            "ProductVersion": facts.version,
            "SerialNumber": facts.serial, "UniqueDeviceID": facts.udid,
        },
        "Applications": applications,
    }  # fmt: skip
    if bag is not None:
        key = dice.bytes(32)
        manifest["BackupKeyBag"] = bag.blob
        manifest["ManifestKey"] = bag.wrap(_MANIFEST_CLASS, key)
        database = encrypt(key, database, pad=False)
    yield "Manifest.db", database
    yield "Manifest.plist", plistlib.dumps(manifest, fmt=plistlib.FMT_BINARY)
    status = {
        "BackupState": "new", "Date": naive(TAKEN), "IsFullBackup": True, "SnapshotState": "finished",
        "UUID": dice.uuid(), "Version": "3.3",
    }  # fmt: skip
    yield "Status.plist", plistlib.dumps(status, fmt=plistlib.FMT_BINARY)


def _info(facts: Facts) -> bytes:
    info = {
        "Applications": {name: {"PlaceholderIcon": b""} for name in facts.applications}, "Build Version": facts.build,
        "Device Name": facts.name, "Display Name": facts.name, "GUID": facts.udid.replace("-", "").ljust(32,
        "0")[:32], "ICCID": facts.iccid,
        "IMEI": facts.imei, "Installed Applications": list(facts.applications), "Last Backup Date": naive(TAKEN),
        "Phone Number": facts.phone_number, "Product Name": facts.product_name, "Product Type": facts.product,
        "Product Version": facts.version, "Serial Number": facts.serial, "Target Identifier": facts.udid,
        "Target Type": "Device",
        "Unique Identifier": facts.udid, "iTunes Files": {}, "iTunes Settings": {}, "macOS Version": "26.1",
    }  # fmt: skip
    return plistlib.dumps(info, fmt=plistlib.FMT_XML)
