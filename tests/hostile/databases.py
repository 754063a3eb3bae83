"""SQLite databases that lie: in their schema, their pages, their cells and the logs beside them.

Each stands where Android keeps messages, under a user of its own, and holds the same few good rows where the attack
leaves room for any. Facts: https://www.sqlite.org/fileformat2.html; the ways in: https://www.sqlite.org/security.html and
'SELECT code_execution FROM * USING SQLite' (https://research.checkpoint.com/2019/select-code_execution-from-using-sqlite/).
"""

from __future__ import annotations

import sqlite3
import struct
import zlib
from collections.abc import Callable
from contextlib import closing

from aboveboard.demo.schema_android import SMS
from tests.hostile.attack import ANY, COMPLETE, LOST, NOBODY, READ, REFUSED, Attack, attack, found_in, size

GOOD = 3
_FIRST = 1_700_000_000_000


def store(user: int) -> str:
    """Where a user's messages lie."""
    return f"data/user/{user}/com.android.providers.telephony/databases/mmssms.db"


def made(
    change: Callable[[sqlite3.Connection], object] = lambda db: None,
    *,
    schema: str = SMS,
    page: int = 4096,
    encoding: str = "UTF-8",
    good: int = GOOD,
) -> bytes:
    """A database of messages with good rows, after a change."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"PRAGMA page_size = {page}")
        db.execute(f"PRAGMA encoding = '{encoding}'")
        db.executescript(schema)
        for number in range(1, good + 1):
            put(db, number, f"good row {number}")
        change(db)
        db.commit()
        return db.serialize()


def put(db: sqlite3.Connection, number: int, body: object, address: object = "+12025550100") -> None:
    """One message."""
    db.execute(
        "INSERT INTO sms (_id, thread_id, address, date, type, body) VALUES (?, 1, ?, ?, 1, ?)",
        (number, address, _FIRST + number, body),
    )


def restated(table: str, sql: str, root: int | None = None) -> Callable[[sqlite3.Connection], None]:
    """Another statement in the schema, which no tool would write."""

    def change(db: sqlite3.Connection) -> None:
        db.commit()
        db.execute("PRAGMA writable_schema = ON")
        db.execute(
            "UPDATE sqlite_schema SET sql = ?, rootpage = coalesce(?, rootpage) WHERE name = ?", (sql, root, table)
        )

    return change


def root_of(data: bytes, table: str = "sms") -> int:
    """The number of a table's first page."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        return int(db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])


def page_size(data: bytes) -> int:
    """As the header states it."""
    return int.from_bytes(data[16:18], "big")


def replaced(data: bytes, page: int, content: bytes) -> bytes:
    """With another page in the place of one."""
    whole = page_size(data)
    at = (page - 1) * whole
    return data[:at] + content.ljust(whole, b"\0") + data[at + whole :]


def interior(children: list[tuple[int, int]], last: int, page: int) -> bytes:
    """An interior page of a table: (child, greatest row number) and the right-most child."""
    cells, at, pointers = bytearray(), page, []
    for child, key in children:
        cell = struct.pack(">I", child) + varint(key)
        at -= len(cell)
        pointers.append(at)
        cells[:0] = cell
    head = struct.pack(">BHHHBI", 5, 0, len(children), at, 0, last) + b"".join(struct.pack(">H", p) for p in pointers)
    return head + bytes(page - len(head) - len(cells)) + bytes(cells)


def varint(value: int) -> bytes:
    """SQLite's: the highest groups first."""
    out = bytes([value & 0x7F])
    while value := value >> 7:
        out = bytes([value & 0x7F | 0x80]) + out
    return out


@attack(store(101), "A view with an endless query has the name of the table", REFUSED)
def view_as_table() -> bytes:
    endless = (
        "CREATE VIEW sms AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT i AS _id, i AS thread_id, 'x' AS address, i AS date, 1 AS type, hex(zeroblob(1000)) AS body FROM n"
    )
    return made(lambda db: (db.execute("DROP TABLE sms"), db.execute(endless)))


@attack(store(102), "A virtual table behind a comment, said to be a table", REFUSED)
def virtual_as_table() -> bytes:
    return made(restated("sms", "CREATE/**/VIRTUAL TABLE sms USING dbstat", 0))


@attack(store(103), "A row of the schema says table, its statement makes an endless view", REFUSED)
def view_said_to_be_a_table() -> bytes:
    sql = "CREATE VIEW sms AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS _id FROM n"
    return made(restated("sms", sql, 0))


@attack(store(104), "Statements behind the one that makes the table write a file elsewhere", REFUSED)
def statements_behind() -> bytes:
    sql = SMS.split(";")[0].strip()
    return made(restated("sms", f"{sql}; COMMIT; ATTACH 'written-by-the-phone.db' AS x; CREATE TABLE x.y (z)"))


@attack(store(105), "Triggers on every table delete and call functions", (COMPLETE,), records=GOOD)
def triggers() -> bytes:
    return made(
        lambda db: db.executescript(
            "CREATE TRIGGER a AFTER INSERT ON sms BEGIN DELETE FROM sms; END;"
            "CREATE TRIGGER b AFTER UPDATE ON sms BEGIN SELECT load_extension('/tmp/x.so'); END;"
            "CREATE TRIGGER c BEFORE DELETE ON pdu BEGIN SELECT writefile('/tmp/x', 'x'); END;"
        )
    )


@attack(store(106), "A body is computed when it is read, and is longer than memory", LOST)
def computed_body() -> bytes:
    sql = SMS.split(";")[0].strip()
    return made(restated("sms", sql.replace("body TEXT", "body TEXT AS (hex(zeroblob(400000000))) VIRTUAL", 1)))


@attack(store(107), "The header counts 4,294,967,294 pages", READ, records=GOOD)
def page_count() -> bytes:
    data = made()
    return data[:28] + b"\xff\xff\xff\xfe" + data[32:]


@attack(store(108), "An interior page is its own child", LOST)
def own_child() -> bytes:
    data = made()
    root = root_of(data)
    return replaced(data, root, interior([(root, n) for n in range(1, 200)], root, page_size(data)))


def sharing(many: int, levels: int) -> bytes:
    """A table of few pages: each of a level is a child, `many` times, of the one above it."""
    data = made(page=512)
    root, page = root_of(data), page_size(data)
    leaf = data[(root - 1) * page : root * page]
    count = len(data) // page
    data += leaf
    below = count + 1
    for level in range(levels):
        data += interior([(below, 5)] * many, below, page)
        below = count + 2 + level
    data = replaced(data, root, interior([(below, 5)] * many, below, page))
    return data[:28] + struct.pack(">I", len(data) // page) + data[32:]


@attack(store(109), "Few pages, shared by pages above them, stand for milliards of rows", LOST)
def shared_pages() -> bytes:
    return sharing(60, size(4, 6))


@attack(store(110), "The list of free pages goes round in a circle", READ, records=GOOD)
def free_circle() -> bytes:
    data = made(lambda db: (db.execute("CREATE TABLE x (a)"), db.execute("INSERT INTO x VALUES (zeroblob(200000))")))
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        db.execute("DROP TABLE x")
        db.commit()
        data = db.serialize()
    trunk = int.from_bytes(data[32:36], "big")
    return replaced(data, trunk, struct.pack(">III", trunk, 0xFFFFFFF0, trunk))


def _leaf(cells: list[bytes], page: int) -> bytes:
    at, pointers, body = page, b"", b""
    for cell in cells:
        at -= len(cell)
        pointers += struct.pack(">H", at)
        body = cell + body
    head = struct.pack(">BHHHB", 13, 0, len(cells), at, 0) + pointers
    return head + bytes(page - len(head) - len(body)) + body


def _cells(data: bytes) -> list[bytes]:
    """The good rows' cells."""
    page, root = page_size(data), root_of(data)
    start = (root - 1) * page
    leaf = data[start : start + page]
    found: list[bytes] = []
    for number in range(int.from_bytes(leaf[3:5], "big")):
        at = int.from_bytes(leaf[8 + 2 * number : 10 + 2 * number], "big")
        found.append(leaf[at : at + leaf[at] + 2])
    return found


def _with_cell(cell: bytes, more: bytes = b"") -> bytes:
    data = made()
    whole = data + more
    whole = whole[:28] + struct.pack(">I", len(whole) // page_size(whole)) + whole[32:]
    return replaced(whole, root_of(data), _leaf([*_cells(data), cell], page_size(data)))


def _long_cell(length: int, overflow: int) -> bytes:
    """Row 9 with a body of `length` bytes, of which the page holds the beginning."""
    columns = 19
    types = [0] * columns
    types[2], types[4], types[9], types[12] = 15, 6, 1, 2 * length + 13
    kinds = b"".join(varint(t) for t in types)
    head = varint(len(kinds) + 1) + kinds
    body = head + b"x" + struct.pack(">q", _FIRST) + b"\x01"
    payload = len(body) + length
    usable = 4096
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (payload - least) % (usable - 4)
    kept = kept if kept <= usable - 35 else least
    return varint(payload) + varint(9) + body + b"A" * (kept - len(body)) + struct.pack(">I", overflow)


@attack(store(111), "A cell of 1 GB goes on in a page that goes on in itself", LOST, records=GOOD)
def endless_cell() -> bytes:
    page = len(made()) // 4096 + 1
    return _with_cell(_long_cell(1_000_000_000, page), struct.pack(">I", page) + b"B" * 4092)


@attack(store(112), "A cell of 20 MB goes on in a page that goes on in itself", READ, records=GOOD)
def circular_cell() -> bytes:
    page = len(made()) // 4096 + 1
    return _with_cell(_long_cell(20_000_000, page), struct.pack(">I", page) + b"B" * 4092)


@attack(store(113), "A row's header is said to be longer than all memory", LOST, records=GOOD)
def header_length() -> bytes:
    body = b"\xff" * 9 + bytes(40)
    return _with_cell(varint(len(body)) + varint(9) + body)


@attack(store(114), "A row's text is said to be 2^62 bytes long", LOST, records=GOOD)
def text_length() -> bytes:
    body = b"\x0b" + b"\xff" * 9 + b"\0" + bytes(40)
    return _with_cell(varint(len(body)) + varint(9) + body)


def _log(frames: list[tuple[int, int, bytes]]) -> bytes:
    """A -wal of frames (page, pages of the database behind a commit, content), with right sums."""

    def add(sums: tuple[int, int], part: bytes) -> tuple[int, int]:
        one, two = sums
        for a, b in struct.iter_unpack(">II", part):
            one = one + a + two & 0xFFFFFFFF
            two = two + b + one & 0xFFFFFFFF
        return one, two

    head = struct.pack(">8I", 0x377F0683, 3007000, 4096, 0, 1, 2, 0, 0)[:24]
    sums = add((0, 0), head)
    out = head + struct.pack(">II", *sums)
    for page, pages, content in frames:
        start = struct.pack(">II", page, pages)
        sums = add(add(sums, start), content)
        out += start + struct.pack(">II", 1, 2) + struct.pack(">II", *sums) + content
    return out


@attack(
    store(115),
    "A log with right sums holds page 2,147,483,647 of as many",
    ANY,
    beside=lambda: {store(115) + "-wal": _log([(0x7FFFFFFF, 0x7FFFFFFF, b"\x0d" + bytes(4095))])},
)
def log_of_far_pages() -> bytes:
    return made()


@attack(
    store(116),
    "A log with right sums takes all pages but the first away",
    ANY,
    beside=lambda: {store(116) + "-wal": _log([(1, 1, made()[:4096])])},
)
def log_that_cuts() -> bytes:
    return made()


@attack(
    store(117),
    "A journal says that the database had 4,294,967,295 pages before",
    ANY,
    beside=lambda: {
        store(117) + "-journal": b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
        + struct.pack(">5I", 0xFFFFFFFF, 0, 0xFFFFFFFF, 512, 4096).ljust(504, b"\0")
        + struct.pack(">I", 0xFFFFFFFF) + bytes(4100)
    },
)  # fmt: skip
def journal_of_many_pages() -> bytes:
    return made()


@attack(store(118), "A table of a million columns", (*LOST, *REFUSED))
def million_columns() -> bytes:
    columns = ", ".join(f"c{n}" for n in range(size(100_000, 1_000_000)))
    return made(restated("sms", f"CREATE TABLE sms ({columns})"))


@attack(store(119), "Columns in the order of a collation that does not exist", ANY)
def unknown_collation() -> bytes:
    return made(restated("sms", SMS.split(";")[0].strip().replace("address TEXT", "address TEXT COLLATE evil")))


@attack(store(120), "The header says UTF-16, the texts are UTF-8", LOST)
def wrong_encoding() -> bytes:
    data = made()
    return data[:56] + struct.pack(">I", 2) + data[60:]


@attack(store(121), "UTF-16 in which a page is its own child", (*LOST, *REFUSED))
def own_child_in_utf16() -> bytes:
    data = made(encoding="UTF-16le")
    root = root_of(data)
    return replaced(data, root, interior([(root, n) for n in range(1, 200)], root, page_size(data)))


@attack(store(122), "Cells of other types than their columns, numbers that are none", READ, records=GOOD)
def wrong_types() -> bytes:
    def fill(db: sqlite3.Connection) -> None:
        for number, date in enumerate(("9e999", "-9e999", b"\xff" * 8, 1 << 62, -(1 << 63), "", "nan", 1e308), 50):
            put(db, number, b"\x00\xff\xfe", b"\xed\xa0\x80")
            db.execute("UPDATE sms SET date = ?, type = ?, thread_id = ? WHERE _id = ?", (date, date, date, number))

    return made(fill)


@attack(store(123), "Expressions of defaults, checks and indexes call functions", READ, records=GOOD)
def calling_schema() -> bytes:
    sql = SMS.split(";")[0].strip()
    sql = sql.replace(
        "subject TEXT", "subject TEXT DEFAULT (load_extension('/tmp/x')) CHECK (readfile('/etc/passwd') > 1)"
    )
    return made(restated("sms", sql))


@attack(store(124), "Half a million tables' worth of names in the schema", ANY)
def many_tables() -> bytes:
    return made(
        lambda db: db.executescript("".join(f'CREATE TABLE "t{n}" (a);' for n in range(size(2_000, 50_000)))), page=512
    )


@attack("data/data/org.example.names/databases/names.db", "Names of tables and columns that want to be SQL", NOBODY)
def names_that_want_to_be_sql() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        for number, name in enumerate(
            (
                'a"; DROP TABLE sms; --',
                "x]y`z'",
                "\u202emoc.live",
                "rows",
                "main.rows",
                "rowid",
                "NULL",
                " ",
                "\n\x1b[2J",
            )
        ):
            quoted = name.replace('"', '""')
            db.execute(f'CREATE TABLE "{quoted} {number}" (id INTEGER PRIMARY KEY, "{quoted}" TEXT, "time" INTEGER)')
            db.executemany(
                f'INSERT INTO "{quoted} {number}" VALUES (?, ?, ?)',
                ((n, "=cmd|' /C calc'!A0", 1_700_000_000 + n) for n in range(40)),
            )
        db.commit()
        return db.serialize()


@attack(
    "data/data/org.example.packed/databases/cells.db", "Cells that hold bombs: gzip, JSON, protobuf, plists", NOBODY
)
def packed_cells() -> bytes:
    deep = size(20_000, 100_000)
    gzip = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(gzip.compress(bytes(1 << 20)) for _ in range(size(100, 1000))) + gzip.flush()
    proto = b""
    for _ in range(size(300, 2000)):
        proto = b"\x0a" + varint_low(len(proto)) + proto
    cells: tuple[object, ...] = (
        bomb,
        "[" * deep + "]" * deep,
        '{"a":' * deep + "1" + "}" * deep,
        proto,
        b"bplist00" + b"\xff" * 60,
        "<a>" * deep,
        "{" + ",".join(f'"k{n}":{n}' for n in range(20_000)) + "}",
    )
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, created INTEGER, text TEXT, payload BLOB)")
        db.executemany(
            "INSERT INTO things VALUES (?, ?, ?, ?)",
            ((n, 1_700_000_000 + n, f"text {n}", cells[n % len(cells)]) for n in range(30)),
        )
        db.commit()
        return db.serialize()


def varint_low(value: int) -> bytes:
    """A protocol buffer's: the lowest groups first."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


ATTACKS: tuple[Attack, ...] = found_in(globals())
