"""Databases of every kind, written by the real library, with the truth about each dead row.

The truth says what a dead row held, and whether its bytes are still there.
"""

from __future__ import annotations

import random
import sqlite3
import string
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]

SCHEMAS: dict[str, tuple[str, int | None]] = {
    # name: statement, position of the column that shows the rowid
    "messages": ("CREATE TABLE messages(id INTEGER PRIMARY KEY, thread INT, at INTEGER, body TEXT, kind INT)", 0),
    "calls": (
        "CREATE TABLE calls(_id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, at INT, seconds REAL)",
        0,
    ),
    "notes": ("CREATE TABLE notes(title TEXT, body TEXT, changed REAL, flags INT)", None),
    "visits": ("CREATE TABLE visits(url INT UNSIGNED NOT NULL, at REAL, score REAL, word TEXT)", None),
    "people": ("CREATE TABLE people(key TEXT PRIMARY KEY, name TEXT, photo BLOB) WITHOUT ROWID", None),
    "pairs": ("CREATE TABLE pairs(a INT, b TEXT, c TEXT, n INT, PRIMARY KEY(b, a)) WITHOUT ROWID", None),
    "tokens": ("CREATE TABLE tokens(id INTEGER PRIMARY KEY, token TEXT UNIQUE, used INT DEFAULT 0)", 0),
    "letters": ("CREATE TABLE letters(id INTEGER PRIMARY KEY, subject TEXT, body TEXT)", 0),
    "events": (
        "CREATE TABLE events(kind INT, at INT, a, b, c TEXT DEFAULT 'x', d REAL, e INT, f TEXT, g TEXT, h INT, i BLOB, j)",
        None,
    ),
    "flags": ("CREATE TABLE flags(id INTEGER PRIMARY KEY, owner INT NOT NULL, state INT, at REAL)", 0),
    "settings": (
        "CREATE TABLE settings(owner INT, name TEXT COLLATE NOCASE, value, PRIMARY KEY(owner, name)) WITHOUT ROWID",
        None,
    ),
}


REALS = {"calls": (3,), "notes": (2,), "visits": (1, 2), "events": (5,), "flags": (3,)}
KEYS = {"people": "key", "pairs": "b", "settings": "name"}


@dataclass
class Case:
    """One database and its truth; `dead` says of each dead row version whether its bytes are still in a file."""

    name: str
    folder: Path
    options: dict[str, Any]
    live: dict[str, list[Row]] = field(default_factory=dict)
    rowids: dict[str, list[int]] = field(default_factory=dict)
    dead: dict[str, dict[Row, bool]] = field(default_factory=dict)
    where: dict[str, dict[Row, str]] = field(default_factory=dict)
    alias: dict[str, int | None] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def data(self) -> tuple[bytes, bytes | None, bytes | None]:
        """The bytes of the main file, the -wal and the -journal."""
        main = self.folder / "main.db"
        wal, journal = self.folder / "main.db-wal", self.folder / "main.db-journal"
        return (
            main.read_bytes(),
            wal.read_bytes() if wal.exists() else None,
            journal.read_bytes() if journal.exists() else None,
        )


class Maker:
    """Rows of random but telling content."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.number = 0

    def word(self, low: int = 3, high: int = 10) -> str:
        return "".join(self.rng.choices(string.ascii_lowercase, k=self.rng.randint(low, high)))

    def text(self, words: int) -> str:
        self.number += 1
        picked = [self.word() for _ in range(self.rng.randint(1, words))]
        if self.rng.random() < 0.2:
            picked.append(self.rng.choice(["Grüße", "مرحبا", "你好世界", "日本", "ça va", "😀"]))
        return f"{' '.join(picked)} {self.number:x}"

    def row(self, table: str, big: int) -> Row:
        rng = self.rng
        if table == "messages":
            return (
                rng.randint(1, 300),
                1_600_000_000 + rng.randint(0, 10**8),
                self.text(8),
                rng.choice([0, 1, 2, None]),
            )
        if table == "calls":
            return (
                f"+49{rng.randint(10**8, 10**10)}",
                1_600_000_000_000 + rng.randint(0, 10**10),
                float(rng.randint(0, 900)),
            )
        if table == "notes":
            return (self.text(3), self.text(20), rng.random() * 1e9, rng.choice([0, 1, 7, 300]))
        if table == "visits":
            return (rng.randint(20_000, 30_000), rng.uniform(-1e9, 1e9), rng.uniform(-1e9, 1e9), self.text(2))
        if table == "people":
            return (
                f"{rng.getrandbits(48):012x}",
                self.text(3),
                rng.randbytes(rng.randint(0, 60)) if rng.random() < 0.6 else None,
            )
        if table == "pairs":
            return (rng.randint(0, 10**6), self.text(1), self.text(4), rng.randint(-5, 70_000))
        if table == "events":
            return (
                rng.randint(0, 12),
                1_600_000_000 + self.number,
                rng.choice([None, rng.randint(0, 9), self.word()]),
                rng.choice([None, None, rng.random()]),
                self.text(1),
                rng.choice([None, rng.uniform(0, 99)]),
                rng.randint(-300, 300),
                self.text(4),
                rng.choice(["", "on", "off"]),
                rng.choice([0, 1]),
                rng.randbytes(rng.choice([0, 8, 16])),
                None,
            )
        if table == "flags":
            return (rng.randint(1, 90_000), rng.choice([0, 1, 2, 3]), rng.uniform(6e8, 7e8))
        if table == "settings":
            self.number += 1
            return (
                rng.randint(0, 40),
                f"{self.word()}.{self.number:x}",
                rng.choice([self.text(2), rng.randint(0, 10**5)]),
            )
        if table == "tokens":
            return (self.text(1) + self.word(10, 20), rng.randint(0, 9))
        return (
            self.text(3),
            self.text(6)
            + " "
            + "".join(self.rng.choices(string.ascii_letters + " ", k=rng.randint(big // 2, big * 3))),
        )


def columns_of(table: str) -> str:
    return {
        "messages": "thread, at, body, kind",
        "calls": "number, at, seconds",
        "notes": "title, body, changed, flags",
        "visits": "url, at, score, word",
        "people": "key, name, photo",
        "pairs": "a, b, c, n",
        "tokens": "token, used",
        "events": "kind, at, a, b, c, d, e, f, g, h, i, j",
        "flags": "owner, state, at",
        "settings": "owner, name, value",
        "letters": "subject, body",
    }[table]


def _empty(path: Path, options: dict[str, Any]) -> None:
    """An empty database with these options; the library keeps the reserved bytes that its header asks for."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA page_size={options['page_size']}")
    db.execute(f"PRAGMA encoding='{options['encoding']}'")
    db.execute(f"PRAGMA auto_vacuum={options['auto_vacuum']}")
    db.execute("PRAGMA user_version=1")
    db.close()
    if options["reserved"]:
        raw = bytearray(path.read_bytes())
        raw[20] = options["reserved"]
        raw[105:107] = (options["page_size"] - options["reserved"]).to_bytes(2, "big")
        path.write_bytes(raw)


def build(folder: Path, seed: int) -> Case:
    """Make one database in `folder`, from a seed; everything about it is random within what phones do."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {
        "page_size": rng.choice([512, 1024, 2048, 4096, 4096, 4096, 4096, 8192, 16384, 32768, 65536]),
        "encoding": rng.choice(["UTF-8", "UTF-8", "UTF-8", "UTF-16le", "UTF-16be"]),
        "auto_vacuum": rng.choice([0, 0, 1, 2]),
        "journal": rng.choice(["delete", "delete", "wal", "wal", "wal-restart", "persist", "truncate"]),
        "ending": rng.choice(
            ["none", "none", "checkpoint", "drop", "drop-refill", "alter", "alter-delete", "truncate-table", "refill"]
        ),
        "fts": rng.choice(["", "", "", "", "", "fts4", "fts5"]),
        "reserved": rng.choice([0, 0, 0, 0, 0, 12, 32, 80]),
        "vacuum": rng.random() < 0.3,
        "foreign": rng.random() < 0.3,
    }
    case = Case(f"seed {seed}", folder, options)
    path = folder / "main.db"
    work = folder / "work.db"
    if options["page_size"] - options["reserved"] < 480:
        options["reserved"] = 0
    _empty(work, options)
    db = sqlite3.connect(work, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    wal = options["journal"].startswith("wal")
    db.execute(f"PRAGMA journal_mode={'wal' if wal else options['journal']}")
    db.execute("PRAGMA wal_autocheckpoint=0")
    tables = rng.sample(list(SCHEMAS), rng.randint(1, 3))
    maker = Maker(rng)
    ever: dict[str, set[Row]] = {}
    for table in tables:
        db.execute(SCHEMAS[table][0])
        case.alias[table] = SCHEMAS[table][1]
        ever[table] = set()
        if rng.random() < 0.4:
            column = columns_of(table).split(", ")[1]
            db.execute(f"CREATE INDEX {table}_{column} ON {table}({column})")
    if options["fts"]:
        db.execute(f"CREATE VIRTUAL TABLE words USING {options['fts']}(text)")

    def note() -> None:
        for table in tables:
            if table not in case.dropped:
                ever[table].update(db.execute(f"SELECT * FROM {table}"))

    big = options["page_size"]
    key = {table: KEYS.get(table, "rowid") for table in tables}

    def insert(table: str, count: int) -> None:
        names = columns_of(table)
        marks = ", ".join("?" * len(names.split(", ")))
        db.execute("BEGIN")
        for _ in range(count):
            db.execute(f"INSERT OR IGNORE INTO {table}({names}) VALUES({marks})", maker.row(table, big))
            if options["fts"] and rng.random() < 0.2:
                db.execute("INSERT INTO words VALUES(?)", (maker.text(9),))
        db.execute("COMMIT")
        note()

    def some(table: str, count: int) -> list[Any]:
        keys = [row[0] for row in db.execute(f"SELECT {key[table]} FROM {table}")]
        if not keys:
            return []
        if rng.random() < 0.4:
            start = rng.randrange(len(keys))
            return keys[start : start + count]
        return rng.sample(keys, min(count, len(keys)))

    def delete(table: str, count: int) -> None:
        db.execute("BEGIN")
        for each in some(table, count):
            db.execute(f"DELETE FROM {table} WHERE {key[table]} = ?", (each,))
        db.execute("COMMIT")
        note()

    def update(table: str, count: int) -> None:
        db.execute("BEGIN")
        for each in some(table, count):
            names = columns_of(table).split(", ")
            fresh = maker.row(table, big)
            place = rng.randrange(1, len(names))
            db.execute(f"UPDATE OR IGNORE {table} SET {names[place]} = ? WHERE {key[table]} = ?", (fresh[place], each))
        db.execute("COMMIT")
        note()

    scale = rng.choice([15, 60, 200])
    for table in tables:
        insert(table, rng.randint(max(2, scale // 3), scale) if table != "letters" else rng.randint(3, 12))
    if options["journal"] == "wal-restart":
        db.execute("PRAGMA wal_checkpoint(RESTART)")
    for _ in range(rng.randint(1, 6)):
        table = rng.choice(tables)
        what = rng.random()
        if what < 0.55:
            delete(table, rng.choice([1, 3, scale // 6 + 1, scale // 3 + 1]))
        elif what < 0.8:
            update(table, rng.choice([1, 3, scale // 6 + 1]))
        else:
            insert(table, rng.choice([1, 3, scale // 8 + 1]))
        if wal and rng.random() < 0.15:
            db.execute("PRAGMA wal_checkpoint(PASSIVE)")
        if options["auto_vacuum"] == 2 and options["vacuum"]:
            db.execute(f"PRAGMA incremental_vacuum({rng.randint(1, 4)})").fetchall()
    ending = options["ending"]
    table = rng.choice(tables)
    if ending == "checkpoint" and wal:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    elif ending.startswith("drop") and len(tables) > 1:
        db.execute(f"DROP TABLE {table}")
        case.dropped.add(table)
        if ending == "drop-refill":
            insert(rng.choice([other for other in tables if other != table]), scale // 3 + 1)
    elif ending.startswith("alter"):
        # what was dead before keeps its old form: rows are compared as they were stored
        db.execute(f"ALTER TABLE {table} ADD COLUMN extra TEXT DEFAULT 'none'")
        ever[table] = {(*row, "none") for row in ever[table]}
        note()
        if ending == "alter-delete":
            insert(table, scale // 6 + 1)
            delete(table, scale // 4 + 1)
    elif ending == "truncate-table":
        db.execute(f"DELETE FROM {table}")
        note()
    elif ending == "refill":
        delete(table, scale // 2)
        insert(table, scale // 4 + 1)
    for table in tables:
        if table not in case.dropped:
            case.live[table] = list(db.execute(f"SELECT * FROM {table}"))
    # the files are taken as a phone in use leaves them, before the connection closes
    for suffix in ("", "-wal", "-journal"):
        source = folder / f"work.db{suffix}"
        if source.exists():
            (folder / f"main.db{suffix}").write_bytes(source.read_bytes())
    db.close()
    for left in folder.glob("work.db*"):
        left.unlink()
    _truth(case, ever, path)
    return case


def _truth(case: Case, ever: dict[str, set[Row]], path: Path) -> None:
    files = {"main": path.read_bytes()}
    for suffix in ("wal", "journal"):
        beside = path.with_name(f"main.db-{suffix}")
        if beside.exists():
            files[suffix] = beside.read_bytes()
    encoding = {"UTF-8": "utf-8", "UTF-16le": "utf-16-le", "UTF-16be": "utf-16-be"}[case.options["encoding"]]
    for table, rows in ever.items():
        live = set(case.live.get(table, ()))
        case.dead[table] = {}
        case.where[table] = {}
        for row in rows - live:
            place = _where(files, table, row, case.alias[table], encoding, case.options["page_size"], case)
            case.dead[table][row] = place != ""
            case.where[table][row] = place


def record(table: str, row: Row, alias: int | None, encoding: str, altered: bool) -> tuple[bytes, bytes]:
    """A row as a record stores it: the serial types that a free block's header leaves alone, and the bytes of its values."""
    values = list(row[:-1] if altered else row)
    if table == "pairs":
        values = [values[1], values[0], *values[2:]]
    real = REALS.get(table, ())
    types: list[int] = []
    out = b""
    for place, value in enumerate(values):
        if place in real and isinstance(value, float) and value.is_integer() and abs(value) < 2**47:
            value = int(value)
        if value is None or place == alias:
            types.append(0)
        elif isinstance(value, int):
            size = next(size for size in (1, 2, 3, 4, 6, 8) if -(1 << (8 * size - 1)) <= value < 1 << (8 * size - 1))
            if value in (0, 1):
                types.append(8 + value)
            else:
                types.append({1: 1, 2: 2, 3: 3, 4: 4, 6: 5, 8: 6}[size])
                out += value.to_bytes(size, "big", signed=True)
        elif isinstance(value, float):
            types.append(7)
            out += struct.pack(">d", value)
        else:
            raw = value.encode(encoding) if isinstance(value, str) else value
            types.append(12 + 2 * len(raw) + isinstance(value, str))
            out += raw
    left = types[2:] if table in KEYS else types[1:]
    return b"".join(_varint(serial) for serial in left), out


def _varint(value: int) -> bytes:
    out = bytes([value & 0x7F])
    while value := value >> 7:
        out = bytes([0x80 | (value & 0x7F)]) + out
    return out


def _where(
    files: dict[str, bytes], table: str, row: Row, alias: int | None, encoding: str, page: int, case: Case
) -> str:
    altered = case.options["ending"].startswith("alter") and len(row) > len(columns_of(table).split(", ")) + (
        alias is not None
    )
    usable = page - case.options["reserved"]
    # rows from before a column was added are shorter; those from after it hold its default
    for shorter in (True, False) if altered else (False,):
        types, want = record(table, row, alias, encoding, shorter)
        for name, data in files.items():
            if types + want in data:
                return name
        if len(want) > page // 9 and _spread(files, types, want, usable):
            return "overflow"
    return ""


def _spread(files: dict[str, bytes], types: bytes, want: bytes, page: int) -> str:
    """Whether a row that does not fit one page is there in full: its start somewhere, the rest on overflow pages."""
    data = b"".join(files.values())
    head = types + want[:24]
    found = data.find(head)
    while found >= 0:
        start, length = found + len(types), 24
        while length < len(want) and start + length < len(data) and data[start + length] == want[length]:
            length += 1
        rest = want[length:]
        # pieces of page size less 4, each found somewhere
        if all(rest[at : at + page - 4] in data for at in range(0, len(rest), page - 4)):
            return "overflow"
        found = data.find(head, found + 1)
    return ""


def build_many(folder: Path, seeds: range) -> Iterator[Case]:
    """Several databases, one a seed."""
    for seed in seeds:
        yield build(folder / str(seed), seed)
