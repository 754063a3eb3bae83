"""A small reader of CREATE TABLE and CREATE INDEX statements, as SQLite stores them in its schema table.

Facts: https://www.sqlite.org/lang_createtable.html,
https://www.sqlite.org/datatype3.html#determination_of_column_affinity,
https://www.sqlite.org/withoutrowid.html, https://www.sqlite.org/gencol.html.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import NamedTuple

from aboveboard.formats.sqlite.model import Column, TableInfo, Value

MAX_SQL = 1_000_000
MAX_COLUMNS = 32_767
MAX_TOKENS = 100_000
_ORDINARY = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)


class DdlError(ValueError):
    """The statement cannot be read."""


class Token(NamedTuple):
    """kind: word | quoted | string | number | blob | op."""

    kind: str
    text: str

    def is_word(self, *words: str) -> bool:
        """Whether this is one of these keywords, unquoted."""
        return self.kind == "word" and self.text.upper() in words


_TOKEN = re.compile(
    r"""
    (?P<space>[\s\ufeff]+ | --[^\n]*(?:\n|$) | /\*.*?(?:\*/|$))
  | (?P<blob>[xX]'[0-9a-fA-F]*')
  | (?P<string>'(?:[^']|'')*')
  | (?P<dquote>"(?:[^"]|"")*")
  | (?P<bquote>`(?:[^`]|``)*`)
  | (?P<bracket>\[[^\]]*\])
  | (?P<number>0[xX][0-9a-fA-F]+ | (?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)
  | (?P<word>[A-Za-z_\x80-\U0010ffff][\w$\x80-\U0010ffff]*)
  | (?P<op>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(sql: str) -> list[Token]:
    """Split a statement; comments and white space are left out.

    Raises DdlError for a statement longer than SQLite's own limit, or of more words than its limit of columns explains.
    """
    if len(sql) > MAX_SQL:
        raise DdlError("statement too long")
    out: list[Token] = []
    for match in _TOKEN.finditer(sql):
        kind, text = match.lastgroup or "op", match.group()
        if kind == "space":
            continue
        if len(out) >= MAX_TOKENS:
            raise DdlError("statement of too many words")
        if kind == "dquote":
            out.append(Token("quoted", text[1:-1].replace('""', '"')))
        elif kind == "bquote":
            out.append(Token("quoted", text[1:-1].replace("``", "`")))
        elif kind == "bracket":
            out.append(Token("quoted", text[1:-1]))
        elif kind == "string":
            out.append(Token("string", text[1:-1].replace("''", "'")))
        elif kind == "blob":
            out.append(Token("blob", text[2:-1]))
        else:
            out.append(Token(kind, text))
    return out


def affinity_of(declared: str, strict: bool = False) -> str:
    """SQLite's affinity for a declared type."""
    name = declared.upper()
    if strict and name == "ANY":
        return "BLOB"
    if "INT" in name:
        return "INTEGER"
    if any(part in name for part in ("CHAR", "CLOB", "TEXT")):
        return "TEXT"
    if not name or "BLOB" in name:
        return "BLOB"
    if any(part in name for part in ("REAL", "FLOA", "DOUB")):
        return "REAL"
    return "NUMERIC"


_NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*\Z")


def apply_affinity(value: Value, affinity: str) -> Value:
    """What SQLite stores when `value` goes into a column of this affinity."""
    if affinity == "TEXT" and isinstance(value, int | float):
        return _real_text(value) if isinstance(value, float) else str(value)
    if affinity in ("INTEGER", "NUMERIC", "REAL") and isinstance(value, str) and _NUMBER.match(value):
        text = value.strip()
        value = int(text) if re.fullmatch(r"[+-]?\d{1,18}", text) else float(text)
    if affinity in ("INTEGER", "NUMERIC") and isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if affinity == "REAL" and isinstance(value, int):
        return float(value)
    return value


def _real_text(value: float) -> str:
    text = f"{value:.15g}"
    return text if any(mark in text for mark in ".en") else text + ".0"


def _literal(toks: list[Token], at: int) -> tuple[Value, int]:
    """The value of a DEFAULT clause, and the position after it.

    An expression in parentheses gives None (never stored implicitly).
    """
    if at >= len(toks):
        return None, at
    token = toks[at]
    if token.kind == "op" and token.text == "(":
        return None, _skip_group(toks, at)
    sign = 1
    while token.kind == "op" and token.text in "+-" and at + 1 < len(toks):
        sign = -sign if token.text == "-" else sign
        at += 1
        token = toks[at]
    at += 1
    if token.kind == "number":
        return _number(token.text, sign), at
    if token.kind == "blob":
        return (bytes.fromhex(token.text) if len(token.text) % 2 == 0 else None), at
    if token.is_word("NULL", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"):
        return None, at
    if token.is_word("TRUE", "FALSE"):
        return int(token.text.upper() == "TRUE"), at
    return token.text, at


def _number(text: str, sign: int) -> Value:
    text = text.replace("_", "")
    if text[:2] in ("0x", "0X"):
        number = int(text, 16) & (2**64 - 1)
        return sign * (number - 2**64 if number >= 2**63 else number)
    if text.isdigit() and len(text) < 400:
        whole = sign * int(text)
        if -(2**63) <= whole < 2**63:
            return whole
    real = sign * float(text)
    return real if math.isfinite(real) else None


def _skip_group(toks: list[Token], at: int) -> int:
    """The position after the parenthesised group that opens at `at`."""
    depth = 0
    while at < len(toks):
        if toks[at].kind == "op":
            if toks[at].text == "(":
                depth += 1
            elif toks[at].text == ")":
                depth -= 1
                if depth == 0:
                    return at + 1
        at += 1
    return at


def _split(toks: list[Token]) -> list[list[Token]]:
    """Split at top-level commas."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in toks:
        if token.kind == "op":
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
            elif token.text == "," and depth == 0:
                parts.append([])
                continue
        parts[-1].append(token)
    return [part for part in parts if part]


_CONSTRAINT = (
    "CONSTRAINT",
    "PRIMARY",
    "NOT",
    "NULL",
    "UNIQUE",
    "CHECK",
    "DEFAULT",
    "COLLATE",
    "REFERENCES",
    "GENERATED",
    "AS",
    "DEFERRABLE",
    "ON",
)


class _ColumnDef(NamedTuple):
    column: Column
    primary: bool
    descending: bool
    unique: bool


def _column(part: list[Token], strict: bool) -> _ColumnDef:
    name, at = part[0].text, 1
    words: list[str] = []
    while at < len(part) and not part[at].is_word(*_CONSTRAINT):
        if part[at].text == "(" and part[at].kind == "op":
            end = _skip_group(part, at)
            words[-1:] = [("".join(words[-1:])) + "".join(token.text for token in part[at:end])]
            at = end
        else:
            words.append(part[at].text)
            at += 1
    declared = " ".join(words)
    affinity = affinity_of(declared, strict)
    not_null = primary = descending = unique = False
    default: Value = None
    generated = ""
    collation = ""
    while at < len(part):
        token = part[at]
        at += 1
        if token.is_word("PRIMARY"):
            primary = True
            following = part[at : at + 2]
            descending = len(following) == 2 and following[0].is_word("KEY") and following[1].is_word("DESC")
        elif token.is_word("NOT") and at < len(part) and part[at].is_word("NULL"):
            not_null = True
            at += 1
        elif token.is_word("UNIQUE"):
            unique = True
        elif token.is_word("COLLATE") and at < len(part):
            collation = part[at].text.upper()
            at += 1
        elif token.is_word("DEFAULT"):
            default, at = _literal(part, at)
        elif token.is_word("CONSTRAINT"):
            at += 1
        elif token.is_word("AS") and at < len(part) and part[at].text == "(":
            at = _skip_group(part, at)
            generated = "stored" if at < len(part) and part[at].is_word("STORED") else "virtual"
        elif token.kind == "op" and token.text == "(":
            at = _skip_group(part, at - 1)
    column = Column(
        name=name,
        type=declared,
        affinity=affinity,
        not_null=not_null,
        default=apply_affinity(default, affinity),
        generated="stored" if generated == "stored" else "virtual" if generated else "",
        collation=collation,
    )
    return _ColumnDef(column, primary, descending, unique)


def _key_columns(part: list[Token], at: int, names: dict[str, int]) -> tuple[int, ...]:
    """Declared positions in a parenthesised list of columns; empty when one of them is an expression."""
    end = _skip_group(part, at)
    found: list[int] = []
    for piece in _split(part[at + 1 : end - 1]):
        position = names.get(piece[0].text.lower())
        if position is None:
            return ()
        if position not in found:
            found.append(position)
    return tuple(found)


def is_ordinary(sql: str) -> bool:
    """Whether a schema row of type 'table' is one that stores rows of its own.

    SQLite writes its statement as CREATE TABLE, whatever the app said. It goes by the statement, not by the type that
    stands beside it: a virtual table or a view behind a comment ('CREATE/**/VIRTUAL TABLE') would run code when asked.
    """
    return _ORDINARY.match(sql) is not None


def parse_table(sql: str, name: str | None = None, rootpage: int = 0) -> TableInfo:
    """Read a CREATE TABLE statement.

    `name` overrides the statement's own (the schema row's is the authority). Raises DdlError for anything that is not a
    CREATE TABLE with a list of columns (virtual tables and views store no rows of their own).
    """
    toks = tokens(sql)
    at = 0
    while at < len(toks) and not toks[at].is_word("TABLE"):
        if at > 3 or toks[at].is_word("VIRTUAL", "VIEW", "INDEX", "TRIGGER"):
            raise DdlError("not a CREATE TABLE")
        at += 1
    at += 1
    if toks[at : at + 3] and all(
        token.is_word(word) for token, word in zip(toks[at : at + 3], ("IF", "NOT", "EXISTS"), strict=False)
    ):
        at += 3
    if at >= len(toks):
        raise DdlError("no table name")
    own = toks[at].text
    at += 1
    if at + 1 < len(toks) and toks[at].text == "." and toks[at].kind == "op":
        own = toks[at + 1].text
        at += 2
    if at >= len(toks) or toks[at].text != "(":
        raise DdlError("no list of columns")
    end = _skip_group(toks, at)
    options = toks[end:]
    without_rowid = any(
        token.is_word("WITHOUT") and following.is_word("ROWID") for token, following in pairwise(options)
    )
    strict = any(token.is_word("STRICT") for token in options)
    parts = _split(toks[at + 1 : end - 1])
    defs: list[_ColumnDef] = []
    constraints: list[list[Token]] = []
    for part in parts:
        if part[0].is_word("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"):
            constraints.append(part)
        else:
            defs.append(_column(part, strict))
    if not defs or len(defs) > MAX_COLUMNS:
        raise DdlError("no columns")
    names: dict[str, int] = {}
    for position, item in enumerate(defs):
        names.setdefault(item.column.name.lower(), position)
    primary: tuple[int, ...] = ()
    unique: list[tuple[int, ...]] = []
    alias: int | None = None
    for position, item in enumerate(defs):
        if item.primary:
            primary = (position,)
            if item.column.type.upper() == "INTEGER" and not item.descending:
                alias = position
        if item.unique:
            unique.append((position,))
    for part in constraints:
        for at, token in enumerate(part):
            following = at + 1 < len(part) and part[at + 1].text == "("
            if token.is_word("KEY") and at and part[at - 1].is_word("PRIMARY") and following:
                primary = _key_columns(part, at + 1, names)
                if len(primary) == 1 and defs[primary[0]].column.type.upper() == "INTEGER":
                    alias = primary[0]
            elif token.is_word("UNIQUE") and following:
                columns = _key_columns(part, at + 1, names)
                if columns:
                    unique.append(columns)
    if without_rowid:
        alias = None
    stored = [position for position, item in enumerate(defs) if item.column.generated != "virtual"]
    if without_rowid:
        stored = [*primary, *(position for position in stored if position not in primary)]
    if primary and alias is None:
        unique.insert(0, primary)
    return TableInfo(
        name=own if name is None else name,
        columns=tuple(item.column for item in defs),
        rootpage=rootpage,
        without_rowid=without_rowid,
        sql=sql,
        rowid_column=alias,
        primary_key=primary,
        unique=tuple(unique),
        storage=tuple(stored),
        strict=strict,
    )


class IndexInfo(NamedTuple):
    """An index.

    `columns` are declared positions of its table's columns (-1 for an expression), the rowid or key follows them.
    """

    name: str
    table: str
    rootpage: int
    columns: tuple[int, ...]
    unique: bool
    partial: bool


def parse_index(sql: str, name: str, table: TableInfo, rootpage: int) -> IndexInfo:
    """Read a CREATE INDEX statement of `table`. Raises DdlError when it is none."""
    toks = tokens(sql)
    head = [token.text.upper() for token in toks[:3] if token.kind == "word"]
    if "INDEX" not in head:
        raise DdlError("not a CREATE INDEX")
    at = next((at for at, token in enumerate(toks) if token.is_word("ON")), len(toks))
    while at < len(toks) and not (toks[at].kind == "op" and toks[at].text == "("):
        at += 1
    end = _skip_group(toks, at)
    names = {column.name.lower(): position for position, column in reversed(list(enumerate(table.columns)))}
    columns: list[int] = []
    for piece in _split(toks[at + 1 : end - 1]):
        plain = len(piece) == 1 or piece[1].is_word("COLLATE", "ASC", "DESC")
        columns.append(names.get(piece[0].text.lower(), -1) if plain else -1)
    partial = any(token.is_word("WHERE") for token in toks[end:])
    return IndexInfo(name, table.name, rootpage, tuple(columns), "UNIQUE" in head, partial)
