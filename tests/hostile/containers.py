"""Containers that lie: archives and backups whose names, counts, sizes and places are aimed at who unpacks them.

Each is a container of its own, with the same good file in it, which must be read. The overlapping bomb: David Fifield,
'A better zip bomb' (https://www.bamsoftware.com/hacks/zipbomb/); names: https://snyk.io/research/zip-slip-vulnerability.
"""

from __future__ import annotations

import hashlib
import io
import plistlib
import sqlite3
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.attack import size
from tests.hostile.databases import GOOD, made

GOOD_PATH = "data/data/com.android.providers.telephony/databases/mmssms.db"
SMS_PATH = "Library/SMS/sms.db"
ODD_NAMES = (
    "../../../../../../tmp/climbed",
    "data/../../../etc/climbed",
    "/etc/absolute",
    "//server/share/unc",
    "C:/Windows/drive",
    "..\\..\\backslashes",
    "data/media/0/CON",
    "data/media/0/aux.txt",
    "data/media/0/ends in a dot.",
    "data/media/0/with:stream",
    "data/media/0/Case.txt",
    "data/media/0/CASE.TXT",
    "data/media/0/caf\u00e9.txt",
    "data/media/0/cafe\u0301.txt",
    "data/media/0/\u202egpj.exe",
    "data/media/0/\x1b[2J.txt",
    "data/media/0/new\nline.txt",
    "data/media/0/" + "d/" * 2000 + "deep.txt",
)


@dataclass(frozen=True)
class Container:
    """One container that is aimed at whoever opens it."""

    name: str
    write: Callable[[Path], object]
    tries: str
    says: str
    """What the case must say of it, among the problems of its source or the outcomes; ''."""
    records: int = GOOD


def container(tries: str, says: str = "", *, records: int = GOOD) -> Callable[[Callable[[Path], object]], Container]:
    """Make a container of a function that writes it; its name is the attack's."""
    return lambda write: Container(write.__name__, write, tries, says, records)


def _zip(out: Path, files: dict[str, bytes], change: Callable[[zipfile.ZipFile], object] = lambda z: None) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(GOOD_PATH, made())
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        change(archive)


@container("Names that climb, are absolute, of drives, reserved, or the same but for case or Unicode", "climb")
def zip_names(out: Path) -> None:
    _zip(out, dict.fromkeys(ODD_NAMES, b"climbed"))


@container("Names with NUL in them, and none at all", "")
def zip_nul(out: Path) -> None:
    _zip(out, {"data/media/0/aXb.txt": b"x", "data/media/0/YYYY.txt": b"y"})
    data = out.read_bytes().replace(b"aXb.txt", b"a\0b.txt")
    out.write_bytes(data)


@container("Links and devices with bytes of their own", "symbolic link")
def zip_links(out: Path) -> None:
    def links(archive: zipfile.ZipFile) -> None:
        for number, mode in enumerate((0o120777, 0o120777, 0o020666, 0o060666, 0o010666)):
            info = zipfile.ZipInfo(f"data/media/0/link{number}")
            info.create_system, info.external_attr = 3, mode << 16
            archive.writestr(info, "/etc/passwd" if mode == 0o120777 else "")

    _zip(out, {}, links)


@container("Members that share their bytes: each entry of the directory holds all that follow", "overlap")
def zip_overlapping(out: Path) -> None:
    _zip(out, {})
    plain = out.read_bytes()
    start = int.from_bytes(plain[-6:-2], "little")
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(size(40, 400) << 20)) + kernel.flush()
    whole, crc = size(40, 400) << 20, zlib.crc32(bytes(size(40, 400) << 20))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(packed), whole, 8, 0) + b"data/bmb"
    body = plain[:start] + local + packed
    entries = plain[start : plain.rindex(b"PK\5\6")]
    many = size(2_000, 60_000)
    for number in range(many):
        name = b"data/media/0/DCIM/%06d.jpg" % number
        entries += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 0x314, 20, 0, 8, 0, 33, crc, len(packed), whole, len(name), 0, 0, 0, 0, 0, start
        ) + name  # fmt: skip
    end = struct.pack(
        "<4sHHHHIIH", b"PK\5\6", 0, 0, min(many + 1, 65535), min(many + 1, 65535), len(entries), len(body), 0
    )
    out.write_bytes(body + entries + end)


@container("Archives within archives, five deep, that would unpack to petabytes", "")
def zip_nest(out: Path) -> None:
    inner = zlib.compress(bytes(1 << 20), 9)
    for _ in range(5):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(16):
                archive.writestr(f"lib {number}.zip", inner)
        inner = held.getvalue()
    _zip(out, {"data/media/0/Download/42.zip": inner})


@container("A member of 4 GB in four kilobytes, said to be small", "")
def zip_swollen(out: Path) -> None:
    _zip(out, {"data/media/0/DCIM/a.jpg": b"\xff\xd8" + bytes(size(200, 4000) << 20)})
    data = bytearray(out.read_bytes())
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    out.write_bytes(data)


@container("The end of the archive counts and places members that are not there", "entries where its end says")
def zip_counts(out: Path) -> None:
    _zip(out, {"data/media/0/a.txt": b"x"})
    data = bytearray(out.read_bytes())
    at = data.rindex(b"PK\5\6")
    data[at + 8 : at + 12] = b"\xfe\xff\xfe\xff"
    out.write_bytes(data)


def _tar(out: Path, change: Callable[[tarfile.TarFile], object], mode: str = "w") -> None:
    with tarfile.open(out, mode, format=tarfile.PAX_FORMAT) as archive:  # pyright: ignore[reportCallIssue, reportArgumentType]
        _put(archive, GOOD_PATH, made())
        change(archive)


def _put(archive: tarfile.TarFile, name: str, data: bytes = b"", **more: object) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in more.items():
        setattr(info, key, value)
    archive.addfile(info, io.BytesIO(data))


@container("Names that climb, links out of the archive, devices, pipes", "climb")
def tar_names(out: Path) -> None:
    def odd(archive: tarfile.TarFile) -> None:
        for name in ODD_NAMES:
            _put(archive, name, b"climbed")
        _put(archive, "data/link", type=tarfile.SYMTYPE, linkname="/etc")
        _put(archive, "data/link/passwd", b"climbed")
        _put(archive, "data/hard", type=tarfile.LNKTYPE, linkname="../../etc/passwd")
        for kind in (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
            _put(archive, "data/device", type=kind, devmajor=8, devminor=0)

    _tar(out, odd)


@container("Headers that state sizes of petabytes, below nothing, and names of a megabyte", "")
def tar_sizes(out: Path) -> None:
    def odd(archive: tarfile.TarFile) -> None:
        _put(archive, "data/" + "n" * 1_000_000, b"x")
        for value in ("-5", "99999999999999999999", "1e9", "nan"):
            _put(archive, "data/s", b"x", pax_headers={"size": value, "mtime": value})

    _tar(out, odd)


@container("A packed archive that is a thousand times as large unpacked", "")
def tar_bomb(out: Path) -> None:
    _tar(out, lambda archive: _put(archive, "data/media/0/DCIM/a.jpg", bytes(size(150, 4000) << 20)), "w:gz")


def _adb(out: Path, fill: Callable[[tarfile.TarFile], None], level: int = -1) -> None:
    """An adb backup with a good store and whatever `fill` puts beside it."""
    app = "apps/com.android.providers.telephony"
    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w", format=tarfile.PAX_FORMAT) as archive:
        _put(archive, f"{app}/_manifest", b"1\ncom.android.providers.telephony\n1\n36\n\n1\n0\n")
        _put(archive, f"{app}/db/mmssms.db", made())
        fill(archive)
    out.write_bytes(b"ANDROID BACKUP\n5\n1\nnone\n" + zlib.compress(body.getvalue(), level))


@container("An adb backup whose names climb out of their app", "")
def adb_names(out: Path) -> None:
    def odd(archive: tarfile.TarFile) -> None:
        for name in ODD_NAMES:
            _put(archive, f"apps/org.example/f/{name}", b"climbed")
            _put(archive, name, b"climbed")

    _adb(out, odd)


@container("An adb backup packed a thousand times", "")
def adb_bomb(out: Path) -> None:
    _adb(out, lambda archive: _put(archive, "shared/0/DCIM/a.jpg", bytes(size(100, 2000) << 20)), 9)


def _backup(out: Path, rows: list[tuple[str, str, str, int]], schema: str = "") -> None:
    """An iTunes backup without encryption: rows of (file id, domain, relative path, stated size), beside a good one."""
    from aboveboard.demo.schema_ios import SMS

    out.mkdir()
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(SMS)
        db.execute("INSERT INTO handle (ROWID, id, service) VALUES (1, '+12025550100', 'SMS')")
        for number in range(1, GOOD + 1):
            db.execute(
                "INSERT INTO message (ROWID, guid, text, handle_id, date, service) VALUES (?, ?, ?, 1, ?, 'SMS')",
                (number, f"g{number}", f"good row {number}", (700_000_000 + number) * 10**9),
            )
        db.commit()
        good = db.serialize()
    identity = hashlib.sha1(f"HomeDomain-{SMS_PATH}".encode()).hexdigest()
    every = [(identity, "HomeDomain", SMS_PATH, len(good)), *rows]
    with closing(sqlite3.connect(out / "Manifest.db")) as db:
        db.execute(
            "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)"
        )
        for key, domain, relative, stated in every:
            blob = plistlib.dumps(
                {
                    "$version": 100000,
                    "$archiver": "NSKeyedArchiver",
                    "$top": {"root": plistlib.UID(1)},
                    "$objects": [
                        "$null",
                        {"Size": stated, "Mode": 0o100644, "RelativePath": plistlib.UID(2)},
                        relative,
                    ],
                },
                fmt=plistlib.FMT_BINARY,
            )
            db.execute("INSERT OR REPLACE INTO Files VALUES (?, ?, ?, 1, ?)", (key, domain, relative, blob))
        if schema:
            db.executescript(schema)
        db.commit()
    (out / identity[:2]).mkdir()
    (out / identity[:2] / identity).write_bytes(good)
    for name, content in (
        ("Manifest.plist", {"IsEncrypted": False, "Version": "10.0", "Lockdown": {"ProductVersion": "17.0"}}),
        ("Info.plist", {"Product Type": "iPhone15,4", "Device Name": "<script>alert(1)</script>\u202e=1+1"}),
        ("Status.plist", {"SnapshotState": "finished"}),
    ):
        (out / name).write_bytes(plistlib.dumps(content))


@container("A Manifest whose paths and file ids lead out of the backup, collide, and state sizes that are not so", "")
def backup_paths(out: Path) -> None:
    rows = [(f"{n:040x}", "HomeDomain", name, 1 << 40) for n, name in enumerate(ODD_NAMES, 1)]
    rows += [
        ("../../../../../../etc/passwd", "HomeDomain", "Library/a", 10),
        ("/etc/passwd", "../../..", "Library/b", 10),
        ("aa" + "\0" * 38, "HomeDomain", SMS_PATH, 10),
        ("AA" * 20, "HomeDomain", "library/sms/SMS.DB", -5),
    ]
    _backup(out, rows)


@container("A Manifest with triggers and a view, and an endless query under another name", "")
def backup_schema(out: Path) -> None:
    _backup(
        out,
        [],
        "CREATE TRIGGER t AFTER INSERT ON Files BEGIN DELETE FROM Files; END;"
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;",
    )


CONTAINERS: tuple[Container, ...] = tuple(value for value in tuple(globals().values()) if isinstance(value, Container))
