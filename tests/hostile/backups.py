"""Backups of iPhones that lie: keybags, lists of files and their entries aimed at who opens them with the right password.

Each has the same good messages in it, which must be read unless nothing can be. The forms are those of `aboveboard.demo.itunes`
and of `aboveboard.sources.keybag`, which name their sources.
"""

from __future__ import annotations

import os
import plistlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aboveboard.demo.dice import Dice
from aboveboard.demo.itunes import KeyBag, Rounds, encrypt, file_id
from tests.hostile.attack import size
from tests.hostile.databases import made

PASSWORD = "brass lantern"
HOME, SMS = "HomeDomain", "Library/SMS/sms.db"
UID = plistlib.UID
_FILES = "CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)"


@dataclass
class Parts:
    """A backup before it is written: everything may be changed."""

    bag: KeyBag
    tags: list[tuple[bytes, bytes]]
    """The entries of the keybag."""
    rows: list[tuple[Any, ...]]
    """Of Manifest.db."""
    files: dict[str, bytes]
    """By their place in the folder, as they are stored."""
    dice: Dice
    schema: str = _FILES
    insert: str = "INSERT INTO Files VALUES (?, ?, ?, ?, ?)"
    after: str = ""
    """SQL after the rows."""
    plist: dict[str, object] = field(default_factory=dict[str, object])
    """What stands in Manifest.plist otherwise."""
    database: bytes | None = None
    """Manifest.db in plain, in place of what rows and schema make."""
    beside: Callable[[Path], object] = lambda _: None
    """What else is done in the folder."""

    def add(self, domain: str, path: str, data: bytes, record: bytes | None = None, **other: Any) -> None:
        """One more file."""
        key = self.dice.bytes(32)
        name = other.get("name", file_id(domain, path.encode("utf-8", "surrogatepass").decode("utf-8", "replace")))
        told = record if record is not None else archived(path, len(data), self.bag.wrap(3, key), **other)
        self.rows.append((name, domain, other.get("relative", path), other.get("flags", 1), told))
        self.files[f"{name[:2]}/{name}"] = encrypt(key, data, pad=True)

    def write(self, folder: Path) -> None:
        """The folder of a backup."""
        key = self.dice.bytes(32)
        database = self.database if self.database is not None else self._database()
        manifest: dict[str, object] = {
            "IsEncrypted": True,
            "Version": "10.0",
            "BackupKeyBag": b"".join(t + len(v).to_bytes(4, "big") + v for t, v in self.tags),
            "ManifestKey": self.bag.wrap(4, key),
            "Lockdown": {"ProductVersion": "18.5", "DeviceName": "Somebody's"},
            **self.plist,
        }
        named = {
            "Manifest.db": encrypt(key, database, pad=False),
            "Manifest.plist": plistlib.dumps(manifest, fmt=plistlib.FMT_BINARY),
            "Info.plist": plistlib.dumps({"Device Name": "Somebody's", "Product Version": "18.5"}),
            **self.files,
        }
        for name, data in named.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        self.beside(folder)

    def _database(self) -> bytes:
        with closing(sqlite3.connect(":memory:")) as db:
            db.executescript(self.schema)
            db.executemany(self.insert, self.rows)
            db.executescript(self.after)
            data = db.serialize()
        return data + bytes(-len(data) % 16)


def archived(path: str, length: int, key: bytes | None, **other: Any) -> bytes:
    """An MBFile as backups keep it, with other values where given."""
    info: dict[str, object] = {
        "$class": UID(3), "LastModified": 1_750_000_000, "Mode": 0o100644, "ProtectionClass": 3, "RelativePath": UID(2),
        "Size": length,
    }  # fmt: skip
    objects: list[object] = ["$null", info, path.encode("utf-8", "replace").decode(), {"$classname": "MBFile"}]
    if key is not None:
        info["EncryptionKey"] = UID(4)
        objects.append({"NS.data": key})
    info |= other.get("told", {})
    top = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": {"root": UID(1)}, "$objects": objects}
    return plistlib.dumps(top, fmt=plistlib.FMT_BINARY)


def parts() -> Parts:
    """A sound backup with the good messages."""
    dice = Dice(1, "hostile backup")
    bag = KeyBag(dice, PASSWORD, Rounds(10, 10))
    tags: list[tuple[bytes, bytes]] = []
    at = 0
    while at < len(bag.blob):
        length = int.from_bytes(bag.blob[at + 4 : at + 8], "big")
        tags.append((bag.blob[at : at + 4], bag.blob[at + 8 : at + 8 + length]))
        at += 8 + length
    whole = Parts(bag, tags, [], {}, dice)
    whole.add(HOME, SMS, made())
    return whole


@dataclass(frozen=True)
class Backup:
    """One backup that is aimed at whoever opens it."""

    name: str
    damage: Callable[[Parts], object]
    tries: str
    refused: str
    """What the refusal says, where the source cannot be opened; else ''."""
    says: str
    """What a problem of the source says; '' where none is asked for."""


def backup(tries: str, *, refused: str = "", says: str = "") -> Callable[[Callable[[Parts], object]], Backup]:
    """Make a backup of a function that damages a sound one; its name is the attack's."""
    return lambda damage: Backup(damage.__name__, damage, tries, refused, says)


def _set(whole: Parts, tag: bytes, value: bytes) -> None:
    at = next(n for n, (t, _) in enumerate(whole.tags) if t == tag)
    whole.tags[at] = (tag, value)


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")


# --- the keybag ------------------------------------------------------------------------------------------------------


@backup(
    "Two thousand million rounds of key derivation: hours before the first word", refused="rounds of key derivation"
)
def rounds_without_end(whole: Parts) -> None:
    _set(whole, b"DPIC", _number(0x7FFFFFFF))


@backup("More rounds than a count of four bytes has, in eight", refused="rounds of key derivation")
def rounds_of_eight_bytes(whole: Parts) -> None:
    _set(whole, b"ITER", (1 << 62).to_bytes(8, "big"))


@backup("No round at all", refused="rounds of key derivation")
def no_rounds(whole: Parts) -> None:
    _set(whole, b"ITER", _number(0))


@backup("An entry that says that it is longer than the keybag", refused="is cut short")
def entry_beyond_the_end(whole: Parts) -> None:
    whole.plist["BackupKeyBag"] = whole.bag.blob[:40] + b"UUID\xff\xff\xff\xf0" + whole.bag.blob[40:]


@backup("Entries of no length, again and again", refused="has no salt")
def entries_of_nothing(whole: Parts) -> None:
    whole.plist["BackupKeyBag"] = b"UUID\0\0\0\0" * 7 + b"SALT"


@backup("A keybag of megabytes", refused="bytes long; at most")
def keybag_of_megabytes(whole: Parts) -> None:
    whole.plist["BackupKeyBag"] = whole.bag.blob + bytes(size(2, 30) << 20)


@backup("A hundred thousand class keys", refused="class keys")
def class_keys_without_end(whole: Parts) -> None:
    whole.plist["BackupKeyBag"] = whole.bag.blob + b"UUID\0\0\0\1xCLAS\0\0\0\1\3" * 40_000


@backup("Class keys of odd lengths and of no length", refused="does not open this backup")
def class_keys_of_odd_lengths(whole: Parts) -> None:
    whole.tags = [(t, v[: n % 41] if t == b"WPKY" else v) for n, (t, v) in enumerate(whole.tags)]


@backup("A salt of a megabyte less a little, and none", refused="does not open this backup")
def salt_of_a_megabyte(whole: Parts) -> None:
    _set(whole, b"SALT", bytes(900_000))
    _set(whole, b"DPSL", b"")


@backup("A keybag that is a number", refused="has no keybag")
def keybag_is_a_number(whole: Parts) -> None:
    whole.plist["BackupKeyBag"] = 1 << 60


@backup("Doubled entries: whose salt counts?")
def doubled_entries(whole: Parts) -> None:
    at = next(n for n, (t, _) in enumerate(whole.tags) if t == b"SALT")
    whole.tags.insert(at + 1, (b"SALT", b"another one"))


@backup("Classes that no phone has, and a key twice for one", says="")
def unknown_classes(whole: Parts) -> None:
    whole.tags += [(b"UUID", b"x" * 16), (b"CLAS", _number(0xFFFFFFFF)), (b"WRAP", _number(2)), (b"WPKY", bytes(40))]


# --- the list of files -----------------------------------------------------------------------------------------------


@backup("A Manifest.db that decrypts to rubbish", refused="is not a SQLite database")
def list_of_rubbish(whole: Parts) -> None:
    whole.database = os.urandom(4096)


@backup("A key of the list that is wrapped under nothing", refused="Manifest.db")
def list_under_no_key(whole: Parts) -> None:
    whole.plist["ManifestKey"] = b"\4\0\0\0" + bytes(40)


@backup("A view in the list's place, that makes rows without end", refused="has no table Files")
def view_without_end(whole: Parts) -> None:
    whole.schema, whole.rows = "CREATE TABLE x (y)", []
    whole.insert = "INSERT INTO x VALUES (?)"
    whole.after = (
        "CREATE VIEW Files AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT printf('%040x', i) AS fileID, 'HomeDomain' AS domain, 'x' || i AS relativePath, 1 AS flags, x'' AS file FROM n"
    )


@backup("A table whose columns make a thousand million bytes for each row", refused="cannot be read")
def columns_that_swell(whole: Parts) -> None:
    whole.schema = (
        "CREATE TABLE Files (fileID TEXT, domain TEXT, relativePath TEXT, flags INTEGER, kept BLOB, "
        "file BLOB AS (zeroblob(999999999)))"
    )
    whole.insert = "INSERT INTO Files (fileID, domain, relativePath, flags, kept) VALUES (?, ?, ?, ?, ?)"


@backup("A table whose columns ask for an hour of work for each row", refused="cannot be read")
def columns_that_spin(whole: Parts) -> None:
    long = "'" + "a" * 30_000 + "'"
    whole.schema = (
        "CREATE TABLE Files (fileID TEXT, domain TEXT, relativePath TEXT, flags INTEGER, kept BLOB, "
        f"file BLOB AS ({long} LIKE '{'%a' * 30}%b'))"
    )
    whole.insert = "INSERT INTO Files (fileID, domain, relativePath, flags, kept) VALUES (?, ?, ?, ?, ?)"


@backup("Triggers and an index on an expression, for who writes or sorts")
def triggers(whole: Parts) -> None:
    whole.after = (
        "CREATE TRIGGER t AFTER INSERT ON Files BEGIN DELETE FROM Files; END;"
        "CREATE INDEX i ON Files (hex(relativePath))"
    )


@backup(
    "Names that climb, are absolute, hold NUL, terminal escapes and marks of direction, and stand twice", says="climb"
)
def names_that_climb(whole: Parts) -> None:
    for n, path in enumerate(
        (
            "../../../../tmp/climbed",
            "/etc/absolute",
            "a\0b",
            "\x1b[2J.txt",
            "\u202egpj.exe",
            "C:/drive",
            "x/../y",
            "d/" * 900,
        )
    ):
        whole.add(HOME, path, b"x" * n)
        whole.add(HOME, path, b"again", name=f"{n:040x}")
    whole.add("AppDomain-../../up", "x.txt", b"x")
    whole.add("\x1b]0;title\x07Domain", "x.txt", b"x")


@backup("Names that are no UTF-8")
def names_of_bytes(whole: Parts) -> None:
    whole.add(HOME, "odd.txt", b"x", relative=b"\xff\xfe\xed\xa0\x80.txt")


@backup("File ids that are no hexadecimal digits, or lead out of the folder", says="no usable file id")
def ids_that_lead_out(whole: Parts) -> None:
    for n, name in enumerate(("../../etc/passwd", "zz" * 20, "ab/cd", "", "\0" * 40)):
        whole.rows.append((name or None, HOME, f"{n}.txt", 1, archived(f"{n}.txt", 1, None)))


@backup("Sizes of 2^63, below nothing, and texts for sizes", says="another size")
def sizes_that_lie(whole: Parts) -> None:
    for n, told in enumerate(((1 << 63) - 1, -5, "many", 1 << 40, 10**30)):
        if told == 10**30:
            continue  # No property list holds it.
        whole.add(HOME, f"size{n}.txt", b"short", told={"Size": told})


@backup("Entries that name themselves, nothing, and others without end", says="cannot be read")
def entries_that_turn(whole: Parts) -> None:
    turning = {"$top": {"root": UID(1)}, "$objects": ["$null", {"Size": UID(1), "EncryptionKey": UID(1)}]}
    beyond = {"$top": {"root": UID(99)}, "$objects": ["$null"]}
    deep: Any = 1
    for _ in range(200):
        deep = [deep]
    for n, value in enumerate((turning, beyond, {"$top": {"root": UID(1)}, "$objects": ["$null", deep]}, [1], "x")):
        whole.add(HOME, f"turn{n}.txt", b"x", plistlib.dumps(value, fmt=plistlib.FMT_BINARY))
    for n, data in enumerate((b"", b"bplist00", b"bplist00" + b"\xa1" * 100_000 + bytes(32), bytes(2 << 20))):
        whole.add(HOME, f"list{n}.txt", b"x", data)


@backup("Keys of files of odd lengths, of no class, and wrapped under another")
def keys_of_odd_lengths(whole: Parts) -> None:
    for n, key in enumerate((b"", b"\3\0\0\0", bytes(44), b"\xff" * 44, bytes(1000))):
        whole.add(HOME, f"key{n}.txt", b"x", archived(f"key{n}.txt", 1, key))


@backup("Files of no whole blocks, with padding that is none, and empty ones", says="another size")
def blocks_that_break(whole: Parts) -> None:
    for n, data in enumerate((b"", bytes(15), bytes(17), b"\xff" * 4096)):
        whole.add(HOME, f"block{n}.bin", b"0123456789" * 40)
        whole.files[list(whole.files)[-1]] = data


@backup("Pipes, links out of the folder and folders in files' places", says="")
def what_is_no_file(whole: Parts) -> None:
    def more(folder: Path) -> None:
        for n, path in enumerate(("pipe.txt", "link.txt", "folder.txt")):
            name = file_id(HOME, path)
            place = folder / name[:2] / name
            place.parent.mkdir(exist_ok=True)
            if n == 0:
                os.mkfifo(place)
            elif n == 1:
                place.symlink_to("/etc/passwd")
            else:
                place.mkdir()

    for path in ("pipe.txt", "link.txt", "folder.txt"):
        whole.rows.append((file_id(HOME, path), HOME, path, 1, archived(path, 5, None)))
    whole.beside = more


@backup("A log beside the list that is of another, and of nothing", says="Manifest.db-wal")
def log_of_another(whole: Parts) -> None:
    whole.files["Manifest.db-wal"] = b"7\x7f\x06\x82" + bytes(5000)


@backup("Papers that are lists of a depth without end, with entities, or bytes", says="is not a property list")
def papers_that_swell(whole: Parts) -> None:
    entity = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    whole.files["Info.plist"] = (
        f'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY e0 "ha">{entity}]><plist><string>&e11;</string></plist>'.encode()
    )
    whole.files["Status.plist"] = b"<plist>" + b"<array>" * 100_000


BACKUPS: tuple[Backup, ...] = tuple(v for v in list(globals().values()) if isinstance(v, Backup))
