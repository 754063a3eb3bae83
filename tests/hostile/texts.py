"""Texts and names that want to be something else where they are shown, written out or read by another program."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.hostile.attack import ANY, COMPLETE, READ, Attack, attack, found_in, size
from tests.hostile.databases import GOOD, made, put, store

TEXTS: tuple[str, ...] = (
    "<script>alert(1)</script>",
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\x1b[2J\x1b]0;owned\x07\x1bP+q544e\x1b\\",
    "\x9b31m\x90",
    "\u202egnp.exe\u202c \u2066a\u2069\u200f",
    "\r\nSet-Cookie: a=b",
    "$(touch /tmp/x) `id` %00 ../../etc/passwd",
    "{{7*7}}{%raw%}${7*7}#{7*7}",
    "\ufeff\ufffe\uffff\U000e0041",
    "\N{COMBINING ACUTE ACCENT}" * 300,
    "javascript:alert(1)//",
)


@attack(
    store(140),
    "Bodies and addresses that want to be markup, formula, terminal, header or shell",
    (COMPLETE,),
    records=GOOD + len(TEXTS),
)
def bodies() -> bytes:
    return made(lambda db: [put(db, n, text, text) for n, text in enumerate(TEXTS, 10)])


@attack(store(141), "Texts with NUL, lone surrogates and bytes that are no characters", READ, records=GOOD + 4)
def broken_texts() -> bytes:
    def fill(db: sqlite3.Connection) -> None:
        for number, text in enumerate((b"a\0b", b"\xed\xa0\x80\xed\xb0\x80", b"\xff\xfe\x80", b"\xf4\x90\x80\x80"), 10):
            put(db, number, "x")
            db.execute("UPDATE sms SET body = CAST(? AS TEXT), address = body WHERE _id = ?", (text, number))

    return made(fill)


@attack(store(142), "Texts that are hard for regular expressions", (COMPLETE,), records=GOOD)
def hard_texts() -> bytes:
    many = size(60_000, 2_000_000)
    pieces = ("a", "a@", "1 ", "http://", "((", "\\", "-" * 3, ".", "<", "&#", "+1", "[[", "//", "..", "\u0301", "😀")

    return made(lambda db: [put(db, n, piece * (many // len(piece))) for n, piece in enumerate(pieces, 10)])


@attack(store(143), "Fields of many megabytes", READ, records=GOOD)
def long_texts() -> bytes:
    return made(lambda db: [put(db, n, "long " * (size(4, 60) << 18)) for n in range(10, 13)])


@attack(
    "data/media/0/DCIM/<img src=x onerror=alert(1)>\u202egnp.jpg", "A file's name of markup and another direction", READ
)
def name_of_markup() -> bytes:
    return b"\xff\xd8\xff\xe0no picture"


@attack("data/media/0/DCIM/=cmd|' calc'!A0.jpg", "A file's name that wants to be a formula", READ)
def name_of_formula() -> bytes:
    return b"\xff\xd8\xff\xe0no picture"


@attack("data/media/0/DCIM/\x1b[31mred\x07\r\n.jpg", "A file's name of control characters", READ)
def name_of_controls() -> bytes:
    return b"\xff\xd8\xff\xe0no picture"


@attack("data/media/0/DCIM/" + "n" * 230 + ".jpg", "A file's name as long as a name may be", READ)
def name_of_length() -> bytes:
    return b"\xff\xd8\xff\xe0no picture"


@attack("data/data/org.example.hard/databases/hard.db", "An unknown store full of what discovery looks for", ANY)
def unknown_store() -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, sender TEXT, sent_at INTEGER, body TEXT)")
        db.executemany(
            "INSERT INTO message VALUES (?, ?, ?, ?)",
            ((n, TEXTS[n % 5], 1_700_000_000 + n * 60, f"{TEXTS[n % len(TEXTS)]} and {n * n}") for n in range(200)),
        )
        db.commit()
        return db.serialize()


ATTACKS: tuple[Attack, ...] = found_in(globals())
