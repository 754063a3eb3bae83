"""A made-up Android phone whose files are of every sort that a raw view shows, and some that mean harm."""

from __future__ import annotations

import io
import json
import plistlib
import sqlite3
import struct
from pathlib import Path

from PIL import Image

from tests.engine.leveldb_files import log, table
from tests.formats.test_places import Archive
from tests.formats.test_segb import second

APP = "data/data/org.example.app"
LONG = 3_000_000
"""Letters of a text without a line end."""


def message(*fields: tuple[int, int | bytes]) -> bytes:
    """A protocol buffer of numbers and bytes."""
    made = bytearray()
    for number, value in fields:
        if isinstance(value, int):
            made += bytes([number << 3]) + _varint(value)
        else:
            made += bytes([number << 3 | 2]) + _varint(len(value)) + value
    return bytes(made)


def _varint(value: int) -> bytes:
    made = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        made.append(low | (0x80 if value else 0))
        if not value:
            return bytes(made)


def database(path: Path) -> None:
    """Tables with row numbers and without, blobs of several formats, and deleted rows."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 1024")
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, weight REAL, body BLOB, auth_token TEXT)")
    blobs = [
        plistlib.dumps({"inner": ["plist", 7]}, fmt=plistlib.FMT_BINARY),
        message((1, 1_700_000_000), (2, b"inner message"), (3, message((1, 5)))),
        b"\xff\xd8\xff\xe0 not a picture",
        b"just some words",
        None,
    ]
    for n in range(1, 251):
        db.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?)", (n, f"thing {n}", n / 8, blobs[n % 5], f"secret-{n}"))
    db.execute("INSERT INTO thing VALUES (1000, ?, 1, x'00', NULL)", ("long " * 2000,))
    db.execute("CREATE TABLE pair (a TEXT, b INTEGER, c TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID")
    db.executemany("INSERT INTO pair VALUES (?, ?, ?)", [(f"k{n // 10:02}", n, f"pair {n}") for n in range(230)])
    db.execute('CREATE TABLE "odd ""name" (x)')
    db.commit()
    db.close()


def cyclic(path: Path) -> None:
    """A table whose inner page leads back to itself."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size = 512")
    db.execute("CREATE TABLE loop (a TEXT)")
    db.executemany("INSERT INTO loop VALUES (?)", [("x" * 200,) for _ in range(40)])
    db.commit()
    root = int(db.execute("SELECT rootpage FROM sqlite_master").fetchone()[0])
    db.close()
    data = bytearray(path.read_bytes())
    at = (root - 1) * 512
    assert data[at] == 5
    cells = struct.unpack(">H", data[at + 3 : at + 5])[0]
    for n in range(cells):
        cell = struct.unpack(">H", data[at + 12 + 2 * n : at + 14 + 2 * n])[0]
        data[at + cell : at + cell + 4] = root.to_bytes(4, "big")
    data[at + 8 : at + 12] = root.to_bytes(4, "big")
    path.write_bytes(bytes(data))


def build(folder: Path) -> None:
    """Write it."""
    app = folder / APP
    for part in ("databases", "files", "shared_prefs"):
        (app / part).mkdir(parents=True)
    database(app / "databases" / "things.db")
    cyclic(app / "databases" / "cyclic.db")
    (app / "databases" / "noise.db").write_bytes(b"SQLite format 3\0" + b"\x9c" * 5000)
    files = app / "files"
    (files / "archive.plist").write_bytes(Archive({"title": "An archived title", "numbers": [1, 2, 3]}).data)
    plain = {"name": "Zoë", "password": "hunter2", "list": list(range(300)), "blob": message((1, 3), (2, b"inside"))}
    (files / "plain.plist").write_bytes(plistlib.dumps(plain))
    (files / "config.json").write_text(json.dumps({"a": [{"b": "<script>alert(1)</script>"}], "n": 1.5, "t": True}))
    (files / "utf16.json").write_bytes(json.dumps({"ключ": "значение"}, ensure_ascii=False).encode("utf-16"))
    (files / "deep.json").write_text("[" * 100_000 + "]" * 100_000)
    (files / "deep.xml").write_text("<a>" * 100_000 + "</a>" * 100_000)
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    (files / "laughs.xml").write_text(f'<!DOCTYPE l [<!ENTITY l0 "lol">{lol}]><l>&l9;</l>')
    (app / "shared_prefs" / "p.xml").write_text(
        '<map><string name="greeting">Hi</string><int name="n" value="4" /></map>'
    )
    (files / "long.txt").write_text("long " * (LONG // 5))
    (files / "lines.txt").write_text("\n".join(f"line {n} é" for n in range(4000)))
    (files / "utf16.txt").write_bytes("Ünïcode\r\nzwei\r\n".encode("utf-16-le"))
    (files / "gb.txt").write_bytes("你好，世界\n第二行".encode("gb18030"))
    (files / "turned.txt").write_text("abc\u202edef\u0007")
    fields = message(
        (1, 150), (2, b"a name"), (3, message((1, 1_700_000_000), (2, b"deep"))), (4, b"\xff\xfe\xfd\xfc\xfb")
    )
    (files / "fields.bin").write_bytes(fields)
    pairs = [(f"key {n:03}".encode(), f"value {n}".encode() if n % 7 else None) for n in range(150)]
    (files / "000003.ldb").write_bytes(table(pairs, snappy=True))
    (files / "000004.log").write_bytes(log([pairs[:5]]))
    stream = [(1, 700_000_000.0 + n, message((1, n + 1), (2, f"event {n}".encode()))) for n in range(130)]
    (files / "stream.segb").write_bytes(second(*stream))
    (files / "empty.txt").write_bytes(b"")
    shared = folder / "data/media/0/DCIM"
    shared.mkdir(parents=True)
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 30)).save(made, "JPEG")
    (shared / "red.jpg").write_bytes(made.getvalue())
