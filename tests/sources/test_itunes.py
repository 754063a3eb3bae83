"""iTunes/Finder backups, made here in code, plain and encrypted."""

import hashlib
import json
import os
import plistlib
import random
import sqlite3
import struct
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.sources import itunes, manifest, mbfile
from aboveboard.sources.api import (
    Keys,
    MemberError,
    PasswordNeeded,
    Ref,
    SourceError,
    SourceFacts,
    WrongPassword,
    read_all,
)
from aboveboard.sources.domains import candidates, device_path

CORPORA = Path(__file__).resolve().parents[2].parent / "shared" / "corpora" / "backups"
PASSWORD = b"p\xc3\xa4ssword one"
CLASSES = {number: bytes([number]) * 32 for number in (1, 2, 3, 4, 11)}
MTIME = 1_700_000_000


class MemoryMember:
    random = True

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.closed = False

    @property
    def size(self) -> int:
        return len(self.data)

    def read_at(self, offset: int, size: int) -> bytes:
        return self.data[offset : offset + size]

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        for at in range(0, len(self.data), chunk):
            yield self.data[at : at + chunk]

    def close(self) -> None:
        self.closed = True


class MemoryTree:
    """Source and opener in one, over a dict."""

    def __init__(self, files: dict[str, bytes], format: str = "folder") -> None:
        self.files = files
        self.list = list(files)
        self.facts = SourceFacts(
            path="memory", format=format, system="unknown", acquisition="files", encrypted=False, members=0, bytes=0
        )
        self.keys = Keys()
        self.sizes = np.array([len(data) for data in files.values()], np.int64)
        self.opened: list[MemoryMember] = []

    def names(self) -> Iterator[tuple[int, list[str]]]:
        for first in range(0, len(self.list), 7):
            yield first, self.list[first : first + 7]

    def ref(self, index: int) -> Ref:
        name = self.list[index]
        return Ref(index, name, len(self.files[name]), name, where=(7, "x", b"\xff"))

    def open(self, ref: Ref) -> MemoryMember:
        assert ref.where == (7, "x", b"\xff")
        member = MemoryMember(self.files[ref.member])
        self.opened.append(member)
        return member

    def close(self) -> None:
        pass

    canonical = find = container_app = None


def pad(data: bytes) -> bytes:
    count = 16 - len(data) % 16
    return data + bytes([count]) * count


def encrypt(key: bytes, data: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def mbfile_blob(path: str, size: int, number: int = 3, key: bytes | None = None, modified: Any = MTIME) -> bytes:
    """An archived MBFile in the order of keys that iOS writes."""
    file: dict[str, Any] = {
        "LastModified": modified,
        "Flags": 0,
        "GroupID": 501,
        "LastStatusChange": MTIME,
        "Birth": MTIME - 5,
        "ProtectionClass": number,
        "Size": size,
        "InodeNumber": 1234,
        "Mode": 33188,
        "UserID": 501,
        "RelativePath": plistlib.UID(2),
    }
    objects: list[Any] = ["$null", file, path]
    if key is not None:
        file["EncryptionKey"] = plistlib.UID(3)
        objects += [
            {"NS.data": key, "$class": plistlib.UID(4)},
            {"$classname": "NSMutableData", "$classes": ["NSData"]},
        ]
    file["$class"] = plistlib.UID(len(objects))
    objects.append({"$classname": "MBFile", "$classes": ["MBFile", "NSObject"]})
    archive = {
        "$version": 100000,
        "$archiver": "NSKeyedArchiver",
        "$top": {"root": plistlib.UID(1)},
        "$objects": objects,
    }
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY, sort_keys=False)


def tlv(tag: str, value: bytes | int) -> bytes:
    data = value.to_bytes(4, "big") if isinstance(value, int) else value
    return tag.encode() + struct.pack(">I", len(data)) + data


def keybag(
    password: bytes = PASSWORD,
    *,
    double: bool = True,
    rounds: int = 20,
    outer: int = 30,
    damaged: tuple[int, ...] = (),
    wrap: int = 2,
) -> bytes:
    salt, outer_salt = b"S" * 20, b"D" * 20
    inner = hashlib.pbkdf2_hmac("sha256", password, outer_salt, min(outer, 1000), 32) if double else password
    key = hashlib.pbkdf2_hmac("sha1", inner, salt, max(1, min(rounds, 1000)), 32)
    bag = tlv("VERS", 5) + tlv("TYPE", 1) + tlv("UUID", b"U" * 16) + tlv("HMCK", b"H" * 40) + tlv("WRAP", 0)
    bag += tlv("SALT", salt) + tlv("ITER", rounds)
    if double:
        bag += tlv("DPWT", 1) + tlv("DPIC", outer) + tlv("DPSL", outer_salt)
    for number, class_key in CLASSES.items():
        wrapped = aes_key_wrap(key, class_key)
        if number in damaged:
            wrapped = wrapped[:-1] + bytes([wrapped[-1] ^ 1])
        bag += tlv("UUID", bytes([number]) * 16) + tlv("CLAS", number) + tlv("WRAP", wrap) + tlv("KTYP", 0)
        bag += tlv("WPKY", wrapped)
    return bag


def stored_key(name: str, number: int) -> tuple[bytes, bytes]:
    """A file's own key, and how it stands in its row."""
    key = hashlib.sha256(name.encode()).digest()
    return key, struct.pack("<I", number) + aes_key_wrap(CLASSES[number], key)


def file_id(domain: str, path: str) -> str:
    return hashlib.sha1(f"{domain}-{path}".encode()).hexdigest()


def manifest_db(rows: list[tuple[Any, ...]], tmp_path: Path) -> bytes:
    path = tmp_path / "build.db"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as db:
        db.execute(
            "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)"
        )
        db.execute("CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB)")
        db.executemany("INSERT INTO Files VALUES (?, ?, ?, ?, ?)", rows)
    db.close()
    return path.read_bytes()


def backup(
    files: dict[tuple[str, str], bytes],
    tmp_path: Path,
    *,
    root: str = "",
    encrypted: bool = False,
    bag: bytes | None = None,
    sizes: dict[str, int] | None = None,
    numbers: dict[str, int] | None = None,
    flat: bool = False,
    mbdb: bool = False,
) -> dict[str, bytes]:
    """A whole backup: names in the container and their bytes."""
    plist: dict[str, Any] = {"IsEncrypted": encrypted, "Version": "10.0", "WasPasscodeSet": True}
    plist["Lockdown"] = {"SerialNumber": "FROM-LOCKDOWN", "DeviceName": "other name"}
    out: dict[str, bytes] = {}
    rows: list[tuple[Any, ...]] = [
        (file_id("HomeDomain", ""), "HomeDomain", "", 2, mbfile_blob("", 0)),
        (file_id("HomeDomain", "Library/link"), "HomeDomain", "Library/link", 4, mbfile_blob("Library/link", 0)),
    ]
    records = b"mbdb\x05\x00" + mbdb_record("HomeDomain", "Library", mode=0x41ED)
    for (domain, path), data in files.items():
        name = f"{domain}/{path}"
        size = (sizes or {}).get(name, len(data))
        number = (numbers or {}).get(name, 3)
        key, wrapped = stored_key(name, number) if encrypted else (b"", None)
        rows.append((file_id(domain, path), domain, path, 1, mbfile_blob(path, size, number, wrapped)))
        records += mbdb_record(domain, path, size=size, key=wrapped)
        name = file_id(domain, path)
        out[name if flat else f"{name[:2]}/{name}"] = encrypt(key, pad(data)) if encrypted else data
    database = manifest_db(rows, tmp_path)
    if encrypted:
        plist["BackupKeyBag"] = bag or keybag()
        if not mbdb:
            key, plist["ManifestKey"] = stored_key("manifest", 4)
            database = encrypt(key, pad(database))
    out["Manifest.mbdb" if mbdb else "Manifest.db"] = records if mbdb else database
    out["Manifest.plist"] = plistlib.dumps(plist, fmt=plistlib.FMT_BINARY)
    out["Info.plist"] = plistlib.dumps(
        {"Device Name": "Ann's phone", "Product Type": "iPhone13,2", "Last Backup Date": datetime(2026, 1, 2, 3, 4, 5)}
    )
    out["Status.plist"] = plistlib.dumps({"SnapshotState": "finished"})
    return {f"{root}/{name}" if root else name: data for name, data in out.items()}


def mbdb_record(
    domain: str, path: str, *, mode: int = 0x81A4, size: int = 0, key: bytes | None = None, properties: int = 1
) -> bytes:
    def text(value: bytes | None) -> bytes:
        return b"\xff\xff" if value is None else struct.pack(">H", len(value)) + value

    record = text(domain.encode()) + text(path.encode()) + text(None) + text(b"d" * 20) + text(key)
    record += struct.pack(">HQIIIIIQBB", mode, 1, 501, 501, MTIME, MTIME, MTIME, size, 3, properties)
    return record + (text(b"name") + text(b"value")) * properties


FILES = {
    ("HomeDomain", "Library/SMS/sms.db"): b"m" * 40_001,
    ("HealthDomain", "Health/healthdb.sqlite"): b"h" * 31,
    ("CameraRollDomain", "Media/DCIM/100APPLE/IMG_0001.JPG"): random.Random(1).randbytes(150_000),
    ("AppDomain-org.example.app", "Documents/näme 漢字.txt"): b"16 bytes exactly",
    ("AppDomainGroup-group.org.example", "Documents/empty"): b"",
    ("SysSharedContainerDomain-systemgroup.com.apple.x", "Library/a\nb"): b"x",
}
PATHS = [
    "private/var/mobile/Library/SMS/sms.db",
    "private/var/mobile/Library/Health/healthdb.sqlite",
    "private/var/mobile/Media/DCIM/100APPLE/IMG_0001.JPG",
    "private/var/mobile/Containers/Data/Application/org.example.app/Documents/näme 漢字.txt",
    "private/var/mobile/Containers/Shared/AppGroup/group.org.example/Documents/empty",
    "private/var/containers/Shared/SystemGroup/systemgroup.com.apple.x/Library/a\nb",
]


def opened(tree: MemoryTree, root: str = "", password: bytes | None = PASSWORD) -> itunes.ItunesSource:
    return itunes.ItunesSource(tree, tree, root, password)  # pyright: ignore


def content(source: itunes.ItunesSource, tree: MemoryTree, path: str) -> bytes:
    """Read as a worker does: by a reference that went through a pipe."""
    index = source.find(path)
    assert index is not None
    ref = source.ref(index)
    if path.isprintable():
        ref = msgspec.msgpack.decode(msgspec.msgpack.encode(ref), type=Ref)
    keys = msgspec.msgpack.decode(msgspec.msgpack.encode(source.keys), type=Keys)
    member = itunes.ItunesOpener(tree, "", keys).open(ref)
    size = member.size
    data = read_all(member, 1 << 30)
    assert len(data) == size == member.size
    assert abs(size - source.sizes[index]) < 16
    member.close()
    return data


def problems(source: itunes.ItunesSource) -> str:
    return "\n".join(problem.what for problem in source.facts.problems)


@pytest.mark.parametrize("encrypted", [False, True])
@pytest.mark.parametrize("root", ["", "deep/00008101-000A"])
@pytest.mark.parametrize("flat", [False, True])
def test_every_file_by_its_device_path(tmp_path: Path, encrypted: bool, root: str, flat: bool) -> None:
    tree = MemoryTree(backup(FILES, tmp_path, root=root, encrypted=encrypted, flat=flat))
    source = opened(tree, root)
    listed = [name for _, names in source.names() for name in names]
    assert listed == ["Info.plist", "Manifest.plist", "Status.plist", *(f"{d}/{p}" for d, p in FILES)]
    assert [index for index, _ in source.names()] == [0, 3]
    for (domain, path), device, data in zip(FILES, PATHS, FILES.values(), strict=True):
        assert content(source, tree, device) == data
        ref = source.ref(listed.index(f"{domain}/{path}"))
        assert (ref.path, ref.size, ref.modified) == (device, len(data), MTIME * 1_000_000)
        assert source.canonical(ref.member.rpartition("/")[0]) == device.rpartition("/")[0]
    assert plistlib.loads(content(source, tree, "Info.plist"))["Device Name"] == "Ann's phone"
    assert source.find("private/var/mobile/Library/SMS") is None
    facts = source.facts
    assert facts.encrypted is encrypted
    assert (facts.format, facts.system, facts.acquisition) == ("itunes backup", "ios", "itunes backup")
    assert facts.members == len(listed) == len(source.sizes)
    assert dict(facts.device) == {
        "Device Name": "Ann's phone",
        "Product Type": "iPhone13,2",
        "Last Backup Date": "2026-01-02T03:04:05Z",
        "Serial Number": "FROM-LOCKDOWN",
        "Passcode Set": "yes",
    }
    assert not facts.problems
    assert all(member.closed for member in tree.opened)


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 65535, 65536, 65552, 300_001])
def test_encrypted_bytes_from_anywhere(tmp_path: Path, size: int) -> None:
    data = random.Random(size).randbytes(size)
    tree = MemoryTree(backup({("HomeDomain", "f"): data}, tmp_path, encrypted=True))
    source = opened(tree)
    index = source.find("private/var/mobile/f")
    assert index is not None
    member = itunes.ItunesOpener(tree, "", source.keys).open(source.ref(index))
    assert member.random
    assert member.size == size
    dice = random.Random(5)
    for _ in range(60):
        offset, length = dice.randint(0, size + 20), dice.choice([0, 1, 15, 16, 17, 4096, 70_000])
        assert member.read_at(offset, length) == data[offset : offset + length]
    assert b"".join(member.stream(1 << 20)) == data
    assert b"".join(member.stream(1000)) == data


def test_passwords(tmp_path: Path) -> None:
    tree = MemoryTree(backup(FILES, tmp_path, encrypted=True))
    with pytest.raises(PasswordNeeded):
        opened(tree, password=None)
    with pytest.raises(WrongPassword):
        opened(tree, password=b"password one")
    assert opened(tree).derivation_seconds > 0


def test_keybag_of_old_phones_has_one_derivation(tmp_path: Path) -> None:
    tree = MemoryTree(backup(FILES, tmp_path, encrypted=True, bag=keybag(double=False)))
    assert content(opened(tree), tree, PATHS[0]) == b"m" * 40_001


@pytest.mark.parametrize(
    "bag",
    [
        keybag()[:200],
        keybag()[:-3],
        keybag(rounds=2**32 - 1),
        keybag(outer=2**31),
        keybag(rounds=0),
        keybag(wrap=1),
        b"",
        b"\xff" * 100,
        tlv("SALT", b"x") + tlv("ITER", 1),
    ],
    ids=["cut", "cut at the end", "rounds", "outer rounds", "no rounds", "no passcode", "empty", "noise", "no keys"],
)
def test_damaged_keybags_are_source_errors(tmp_path: Path, bag: bytes) -> None:
    files = backup(FILES, tmp_path, encrypted=True)
    files["Manifest.plist"] = plistlib.dumps({"IsEncrypted": True, "BackupKeyBag": bag, "ManifestKey": bytes(44)})
    with pytest.raises(SourceError) as caught:
        opened(MemoryTree(files))
    assert not isinstance(caught.value, WrongPassword | PasswordNeeded)


def test_one_damaged_class_key_costs_its_own_files_only(tmp_path: Path) -> None:
    tree = MemoryTree(
        backup(FILES, tmp_path, encrypted=True, bag=keybag(damaged=(2,)), numbers={"HomeDomain/Library/SMS/sms.db": 2})
    )
    source = opened(tree)
    assert "class 2" in problems(source)
    with pytest.raises(MemberError, match="class 2"):
        content(source, tree, PATHS[0])
    assert content(source, tree, PATHS[1]) == b"h" * 31


def test_missing_extra_and_foreign_files_are_told(tmp_path: Path) -> None:
    files = backup(FILES, tmp_path, root="b")
    gone = file_id("HomeDomain", "Library/SMS/sms.db")
    del files[f"b/{gone[:2]}/{gone}"]
    files["b/ab/ab" + "0" * 38] = b"not listed"
    files["b/notes.txt"] = b"not of a backup"
    files["elsewhere/a.jpg"] = b"outside"
    source = opened(MemoryTree(files), "b")
    told = problems(source)
    assert "1 file listed in the manifest are not in the backup: HomeDomain/Library/SMS/sms.db." in told
    assert "ab" + "0" * 38 in told
    assert "notes.txt" in told
    assert "1 file outside" in told
    assert source.find(PATHS[0]) is None
    assert source.find(PATHS[1]) is not None


@pytest.mark.parametrize("encrypted", [False, True])
@pytest.mark.parametrize("stated", [0, 30_000, 40_000, 1 << 50])
def test_sizes_that_are_stated_wrongly(tmp_path: Path, encrypted: bool, stated: int) -> None:
    sizes = {"HomeDomain/Library/SMS/sms.db": stated}
    tree = MemoryTree(backup(FILES, tmp_path, encrypted=encrypted, sizes=sizes))
    source = opened(tree)
    assert content(source, tree, PATHS[0]) == b"m" * 40_001
    # A size wrong by less than a block shows only when the file is read.
    assert (f"(40001, stated {stated})" in problems(source)) is not (encrypted and stated == 40_000)
    assert "healthdb" not in problems(source)


@pytest.mark.parametrize("length", [1005, 1008])
def test_a_cut_encrypted_file_gives_its_whole_blocks_and_says_so(tmp_path: Path, length: int) -> None:
    files = backup(FILES, tmp_path, encrypted=True)
    name = file_id("HomeDomain", "Library/SMS/sms.db")
    name = f"{name[:2]}/{name}"
    files[name] = files[name][:length]
    tree = MemoryTree(files)
    source = opened(tree)
    whole = length // 16 * 16
    assert f"sms.db ({whole}, stated 40001)" in problems(source)
    index = source.find(PATHS[0])
    assert index is not None
    member = itunes.ItunesOpener(tree, "", source.keys).open(source.ref(index))
    assert member.size == whole
    assert member.read_at(0, 2000) == b"m" * whole
    parts: list[bytes] = []
    with pytest.raises(MemberError, match="cut short"):
        parts.extend(member.stream())
    stream = member.stream()
    assert next(stream) == b"m" * whole


def test_rows_only_in_the_wal(tmp_path: Path) -> None:
    files = backup({("HomeDomain", "a"): b"old"}, tmp_path)
    path = tmp_path / "live.db"
    path.write_bytes(files["Manifest.db"])
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    row = (file_id("HomeDomain", "b"), "HomeDomain", "b", 1, mbfile_blob("b", 3))
    db.execute("INSERT INTO Files VALUES (?, ?, ?, ?, ?)", row)
    db.commit()
    wal = path.with_name("live.db-wal").read_bytes()
    db.close()
    files |= {"Manifest.db": before, "Manifest.db-wal": wal, f"{row[0][:2]}/{row[0]}": b"new"}
    tree = MemoryTree(files)
    source = opened(tree)
    assert content(source, tree, "private/var/mobile/b") == b"new"
    assert "Manifest.db-wal" in problems(source)

    # A log whose last frame is torn keeps the database as it was before that commit.
    files["Manifest.db-wal"] = wal[:-10]
    assert opened(MemoryTree(files)).find("private/var/mobile/b") is None
    # A log of something else is not merged.
    files["Manifest.db-wal"] = wal[:8] + b"\x00\x00\x04\x00" + wal[12:]
    source = opened(MemoryTree(files))
    assert source.find("private/var/mobile/b") is None
    assert "not merged" in problems(source)


@pytest.mark.parametrize("encrypted", [False, True])
def test_mbdb(tmp_path: Path, encrypted: bool) -> None:
    tree = MemoryTree(backup(FILES, tmp_path, encrypted=encrypted, mbdb=True, flat=True, bag=keybag(double=False)))
    source = opened(tree)
    for device, data in zip(PATHS, FILES.values(), strict=True):
        assert content(source, tree, device) == data
    index = source.find(PATHS[0])
    assert index is not None
    assert source.ref(index).modified == MTIME * 1_000_000
    assert not source.facts.problems


def test_a_cut_mbdb_keeps_what_precedes(tmp_path: Path) -> None:
    files = backup(FILES, tmp_path, mbdb=True)
    files["Manifest.mbdb"] = files["Manifest.mbdb"][:-1]
    source = opened(MemoryTree(files))
    assert source.find(PATHS[4]) is not None
    assert source.find(PATHS[5]) is None
    assert "cut short" in problems(source)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_mbdb_noise(noise: bytes) -> None:
    listed = manifest.read_mbdb(b"mbdb\x05\x00" + mbdb_record("HomeDomain", "a") + noise)
    assert listed.names.startswith(b"HomeDomain/a")


def test_unknown_domains_and_climbing_names(tmp_path: Path) -> None:
    tree = MemoryTree(backup({("NewDomain", "x/y"): b"1", ("HomeDomain", "../../etc/passwd"): b"2"}, tmp_path))
    source = opened(tree)
    assert content(source, tree, "private/var/unknown/NewDomain/x/y") == b"1"
    assert "NewDomain" in problems(source)
    assert "climb" in problems(source)
    climbing = source.ref(len(source.sizes) - 1)
    assert climbing.path == climbing.member == "HomeDomain/../../etc/passwd"
    assert source.canonical("HomeDomain/../../etc") is None


def test_hostile_manifests(tmp_path: Path) -> None:
    files = backup(FILES, tmp_path)
    for database, said in (
        (b"", "not a SQLite database"),
        (b"SQLite format 3\0" + bytes(50), "not a SQLite database"),
        (b"SQLite format 3\0" + bytes(5000), "cannot be read|no table"),
        (files["Manifest.db"][:3000], "cannot be read"),
    ):
        with pytest.raises(SourceError, match=said):
            opened(MemoryTree(files | {"Manifest.db": database}))
    path = tmp_path / "view.db"
    with sqlite3.connect(path) as db:
        endless = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i FROM r"
        db.execute(
            f"CREATE VIEW Files AS SELECT i AS fileID, i AS domain, i AS relativePath, 1 AS flags, i AS file"
            f" FROM ({endless})"
        )
    db.close()
    with pytest.raises(SourceError, match="no table Files"):
        opened(MemoryTree(files | {"Manifest.db": path.read_bytes()}))


def test_a_damaged_page_costs_only_what_follows(tmp_path: Path) -> None:
    many = {("HomeDomain", f"file {number:04}"): b"x" for number in range(400)}
    files = backup(many, tmp_path)
    database = bytearray(files["Manifest.db"])
    half = len(database) // 2 // 4096 * 4096
    database[half : half + 4096 * 4] = b"\xff" * 4096 * 4
    files["Manifest.db"] = bytes(database)
    source = opened(MemoryTree(files))
    assert 20 < len(source.sizes) < 380
    assert "are lost" in problems(source)
    assert "not listed in the manifest" in problems(source)


def test_rows_with_odd_values(tmp_path: Path) -> None:
    files = backup({("HomeDomain", "a"): b"aaa"}, tmp_path)
    rows: list[tuple[Any, ...]] = [
        (file_id("HomeDomain", "a"), "HomeDomain", "a", 1, b"bplist00 not really"),
        (file_id("HomeDomain", "b"), None, None, None, None),
        ("not hexadecimal", "HomeDomain", "c", 1, mbfile_blob("c", 1)),
        (None, "HomeDomain", "d", 1, 5),
        (file_id("HomeDomain", "e"), b"Home\xff", b"e\xfe\x00f", 1, mbfile_blob("e", 3)),
    ]
    files["Manifest.db"] = manifest_db(rows, tmp_path)
    name = file_id("HomeDomain", "e")
    files[f"{name[:2]}/{name}"] = b"eee"
    tree = MemoryTree(files)
    source = opened(tree)
    assert content(source, tree, "private/var/mobile/a") == b"aaa"
    assert content(source, tree, "private/var/unknown/Home\udcff/e\udcfe\0f") == b"eee"
    told = problems(source)
    assert "2 files cannot be read" in told
    assert "2 rows have no usable file id" in told
    assert "1 rows are of an unknown kind" in told


def test_damaged_papers(tmp_path: Path) -> None:
    files = backup(FILES, tmp_path) | {"Info.plist": b"<plist><dict>", "Status.plist": b"bplist00"}
    del files["Manifest.plist"]
    tree = MemoryTree(files, "zip")
    source = opened(tree)
    assert content(source, tree, PATHS[0]) == FILES["HomeDomain", "Library/SMS/sms.db"]
    assert source.facts.format == "itunes backup in zip"
    for name in ("Info.plist", "Status.plist", "Manifest.plist"):
        assert name in problems(source)


def test_unfinished_backups_are_told(tmp_path: Path) -> None:
    files = backup(FILES, tmp_path) | {"Status.plist": plistlib.dumps({"SnapshotState": "uploading"})}
    assert "not finished" in problems(opened(MemoryTree(files)))


def test_siblings_stay_in_their_domain(tmp_path: Path) -> None:
    tree = MemoryTree(
        backup(
            {("HomeDomain", "x.db"): b"1", ("MediaDomain", "x.db-wal"): b"2", ("HomeDomain", "x.db-shm"): b"3"},
            tmp_path,
        )
    )
    source = opened(tree)
    index = source.find("private/var/mobile/x.db")
    assert index is not None
    assert source.sibling(index, "-wal") is None
    assert source.sibling(index, "-shm") == source.find("private/var/mobile/x.db-shm")


def test_backup_roots() -> None:
    assert itunes.is_backup_root({"Manifest.db", "Manifest.plist", "00"})
    assert itunes.is_backup_root({"Manifest.mbdb", "Info.plist"})
    assert not itunes.is_backup_root({"Manifest.plist", "Info.plist"})
    assert not itunes.is_backup_root({"Manifest.db", "readme.txt"})


@given(
    st.sampled_from(["HomeDomain", "AppDomain-a.b", "AppDomainPlugin-x", "Odd", "KeychainDomain", "BackupDomain"]),
    st.text(),
)
def test_candidates_reverse_device_paths(domain: str, relative: str) -> None:
    name = f"{domain}/{relative}"
    path = device_path(name)
    if path is not None:
        assert name in list(candidates(path))


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=40),
    st.integers(0, 1 << 50),
    st.integers(0, 1 << 33),
    st.integers(0, 255),
    st.none() | st.binary(max_size=60),
)
def test_mbfile_is_read_as_by_a_whole_parse(
    path: str, size: int, modified: int, number: int, key: bytes | None
) -> None:
    blob = mbfile_blob(path, size, number, key, modified)
    assert mbfile.MbFileReader().read(blob) == (size, modified * 1_000_000, number, key)


def test_ordinary_mbfiles_need_no_whole_parse() -> None:
    reader = mbfile.MbFileReader()
    for number in range(200):
        blob = mbfile_blob(f"Library/{number}", number * 1000, 3, bytes([number]) * 44)
        assert reader.read(blob).size == number * 1000
    assert reader.unusual == 0


def test_mbfile_times_as_dates() -> None:
    cocoa = {"NS.time": 1.5, "$class": plistlib.UID(0)}
    assert mbfile.MbFileReader().read(mbfile_blob("a", 1, modified=cocoa)).modified == 978_307_201_500_000
    stored = datetime(2001, 1, 1, 0, 0, 2)
    assert mbfile.MbFileReader().read(mbfile_blob("a", 1, modified=stored)).modified == 978_307_202_000_000


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_damaged_mbfiles_raise_one_error(data: st.DataObject) -> None:
    blob = bytearray(mbfile_blob("Library/x", 77, 3, b"k" * 44))
    for _ in range(data.draw(st.integers(1, 4))):
        blob[data.draw(st.integers(0, len(blob) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(blob[: data.draw(st.integers(0, len(blob)))]) if data.draw(st.booleans()) else bytes(blob)
    try:
        found = mbfile.MbFileReader().read(cut)
    except mbfile.MbFileError:
        return
    assert found.size >= -1


class FolderTree(MemoryTree):
    """A real folder, read whole: enough for the small backups of the corpora."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        super().__init__({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("sample", ["itunes_plain", "itunes_enc"])
def test_corpora(sample: str) -> None:
    truth = json.loads((CORPORA / "index.json").read_text())["samples"][sample]
    tree = FolderTree(CORPORA / sample)
    source = opened(tree, password=os.fsencode(truth["password"]) if truth["password"] else None)
    assert not source.facts.problems
    assert len(source.sizes) == len(truth["files"]) + 3
    for file in truth["files"]:
        path = device_path(f"{file['domain']}/{file['path']}")
        assert path is not None
        assert hashlib.sha256(content(source, tree, path)).hexdigest() == file["sha256"]
        index = source.find(path)
        assert index is not None
        assert source.ref(index).modified == file["mtime"] * 1_000_000
