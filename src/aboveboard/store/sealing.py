"""Records that only the holder of another key may read, while an exhibit is published: found, taken out, kept as sealed blobs.

What matches is told by a rule from outside. Three things follow here, since they need all rows at once: where somebody listed
takes part in a conversation, all of it is sealed; so is what of the same file names neither a conversation nor anybody, if
it is a message or a row that is not live; and so is what a sealed record carries, unless a record that is not sealed carries
it too. Beside a blob stand the record's key and category, and nothing else of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import apsw
import msgspec

from aboveboard.model.outcome import Outcome
from aboveboard.model.records import CATEGORY_OF, KIND_BY_NUMBER, KIND_NUMBER

_CARRYING = "json_array_length(data, '$.attachments') > 0"
_THREAD, _FILE, _STORE = b"t", b"f", b"s"
_MARKS = "SELECT mark FROM main.sealed_marks"
_MESSAGES = ("Message", "Email")
_STEP = 256
"""Sealed records are as long as a multiple of so many bytes, so that their length says little."""


class Rule(Protocol):
    """What says of a row whether it matches."""

    def takes_part(self, kind: int, party: bytes | None, thread: bytes | None, data: bytes | None) -> bool:
        """Whether somebody listed is one of its people."""
        ...

    def mentions(self, data: bytes | None, raw: bytes | None) -> bool:
        """Whether a listed identifier stands in it."""
        ...

    def is_anybodys(self, kind: int, party: bytes | None, thread: bytes | None, data: bytes | None) -> bool:
        """Whether it names a conversation or somebody, listed or not."""
        ...


@dataclass(frozen=True)
class Sealing:
    """How an exhibit's records are sealed."""

    rule: Rule
    shut: Callable[[bytes], bytes]
    """Encrypts to the holder's public key."""
    mark: str
    """Stands for the list: an exhibit says under which it was published."""


class SealedReading(msgspec.Struct, frozen=True):
    """What a sealed record must keep of its reading, which may have no other record."""

    seed: int
    artifact: str
    version: int
    service: str
    part: str
    source: int
    path: str
    profile: str
    app: str | None
    layout: str


class SealedRow(msgspec.Struct, frozen=True):
    """A record as its row was."""

    reading: SealedReading
    loc: int
    locator: bytes | None
    kind: int
    at: int | None
    thread: bytes | None
    party: bytes | None
    direction: int | None
    state: int
    data: bytes | None
    raw: bytes | None


def packed(row: SealedRow) -> bytes:
    """A row as bytes to be sealed."""
    body = msgspec.msgpack.encode(row)
    return len(body).to_bytes(4, "big") + body + b"\0" * (-(len(body) + 4) % _STEP)


def unpacked(data: bytes) -> SealedRow:
    """The inverse of `packed`. Raises msgspec.DecodeError."""
    return msgspec.msgpack.decode(data[4 : 4 + int.from_bytes(data[:4], "big")], type=SealedRow)


@dataclass
class Found:
    """What of each schema is to be sealed: row numbers; and the marks of conversations and files that are."""

    rows: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    marks: set[bytes] = field(default_factory=set[bytes])


def find(db: apsw.Connection, schemas: Mapping[str, str], rule: Rule) -> Found:
    """The rows that match, and those that follow from them. `schemas`: each with its table of rows."""
    found = Found({schema: set() for schema in schemas}, {bytes(m) for (m,) in db.execute(_MARKS)})
    opened = {(int(s), int(n)) for s, n in db.execute("SELECT seed, loc FROM main.released")}
    view = {schema: _Readings(db, schema) for schema in schemas}
    for schema, table in schemas.items():
        readings, rows = view[schema], found.rows[schema]
        columns = ", ".join(f"CAST({c} AS BLOB)" for c in ("party", "thread", "json(data)", "json(raw)"))
        for number, src, loc, kind, party, thread, data, raw in db.execute(
            f"SELECT id, src, loc, kind, {columns} FROM {schema}.{table}"
        ):
            if (readings.seed[src], loc) in opened:
                continue
            if rule.takes_part(kind, party, thread, data):
                rows.add(number)
                if thread is not None:
                    found.marks.add(readings.thread(src, bytes(thread)))
            elif rule.mentions(data, raw):
                rows.add(number)
    for schema, table in schemas.items():
        readings, rows = view[schema], found.rows[schema]
        for number, src, loc, thread in db.execute(
            f"SELECT id, src, loc, CAST(thread AS BLOB) FROM {schema}.{table} WHERE thread IS NOT NULL"
        ):
            if readings.thread(src, bytes(thread)) in found.marks and (readings.seed[src], loc) not in opened:
                rows.add(number)
    _nobodys(db, schemas, view, found, opened, rule)
    _carried(db, schemas, view, found, opened)
    return found


def _nobodys(
    db: apsw.Connection,
    schemas: Mapping[str, str],
    view: Mapping[str, _Readings],
    found: Found,
    opened: set[tuple[int, int]],
    rule: Rule,
) -> None:
    """What of a store with sealed records may be with the same people and does not say so, such as deleted rows."""
    for schema, table in schemas.items():
        for number in found.rows[schema]:
            src = db.execute(f"SELECT src FROM {schema}.{table} WHERE id = ?", (number,)).get
            found.marks.add(view[schema].store(src))
    marks = ", ".join(str(KIND_NUMBER[name]) for name in _MESSAGES)
    for schema, table in schemas.items():
        readings = view[schema]
        sql = (
            f"SELECT id, src, loc, kind, CAST(json(data) AS BLOB) FROM {schema}.{table} "
            f"WHERE party IS NULL AND thread IS NULL AND (state <> 0 OR kind IN ({marks}))"
        )
        for number, src, loc, kind, data in db.execute(sql):
            if readings.store(src) not in found.marks or rule.is_anybodys(kind, None, None, data):
                continue
            if (readings.seed[src], loc) not in opened:
                found.rows[schema].add(number)


def _carried(
    db: apsw.Connection,
    schemas: Mapping[str, str],
    view: Mapping[str, _Readings],
    found: Found,
    opened: set[tuple[int, int]],
) -> None:
    shut, free = set[str](), set[str]()
    for schema, table in schemas.items():
        sql = f"SELECT id, CAST(data -> '$.attachments' AS BLOB) FROM {schema}.{table} WHERE {_CARRYING}"
        for number, attached in db.execute(sql):
            (shut if number in found.rows[schema] else free).update(_files(bytes(attached)))
    found.marks |= {_file_mark(path) for path in shut - free}
    marks = {m for m in found.marks if m.startswith(_FILE)} - {_file_mark(path) for path in free}
    if not marks:
        return
    for schema, table in schemas.items():
        readings, rows = view[schema], found.rows[schema]
        files = "CAST(data ->> '$.file' AS BLOB), CAST(data ->> '$.path' AS BLOB)"
        # A record of a file has it as its own place, or names it; what carries one has it among its attachments.
        of = {src for src, path in readings.path.items() if _file_mark(path) in marks}
        for number, src, loc, file, path in db.execute(f"SELECT id, src, loc, {files} FROM {schema}.{table}"):
            names = [bytes(n).decode("utf-8", "replace").lstrip("/") for n in (file, path) if n is not None]
            if src not in of and not any(_file_mark(n) in marks for n in names):
                continue
            if (readings.seed[src], loc) not in opened:
                rows.add(number)


def _files(attached: bytes) -> Iterator[str]:
    try:
        parts: Any = msgspec.json.decode(attached.decode("utf-8", "replace"))
    except msgspec.DecodeError:
        return
    for part in cast("list[Any]", parts) if isinstance(parts, list) else ():
        file = cast("dict[str, Any]", part).get("file") if isinstance(part, dict) else None
        if isinstance(file, str):
            yield file


def _mark(sort: bytes, *parts: bytes) -> bytes:
    return sort + hashlib.sha256(b"\0".join(parts)).digest()


def _file_mark(path: str) -> bytes:
    return _mark(_FILE, path.encode("utf-8", "surrogatepass"))


class _Readings:
    """The readings of a schema, by their number there."""

    def __init__(self, db: apsw.Connection, schema: str) -> None:
        self.seed: dict[int, int] = {}
        self._service: dict[int, str] = {}
        self.path: dict[int, str] = {}
        self._profile: dict[int, str] = {}
        self._threads: dict[tuple[str, str, bytes], bytes] = {}
        for number, seed, service, profile, path in db.execute(
            f"SELECT id, seed, service, profile, path FROM {schema}.readings"
        ):
            self.seed[number], self._service[number] = int(seed), str(service)
            self.path[number], self._profile[number] = str(path), str(profile)

    def store(self, src: int) -> bytes:
        """What stands for the file that a reading is of."""
        return _mark(_STORE, self.path[src].encode("utf-8", "surrogatepass"))

    def thread(self, src: int, thread: bytes) -> bytes:
        """What stands for a conversation: all that one service keeps under one id for one profile."""
        of = (self._service[src], self._profile[src], thread)
        if of not in self._threads:
            self._threads[of] = _mark(_THREAD, of[0].encode(), of[1].encode(), thread)
        return self._threads[of]


# --- in the exhibit --------------------------------------------------------------------------------------------------


def keep(db: apsw.Connection, schemas: Mapping[str, str], found: Found, shut: Callable[[bytes], bytes]) -> None:
    """Enter what was found as blobs into the exhibit that is being made."""
    columns = "loc, CAST(locator AS BLOB), kind, at, CAST(thread AS BLOB), CAST(party AS BLOB), direction, state"
    columns += ", CAST(json(data) AS BLOB), CAST(json(raw) AS BLOB)"
    for schema, table in schemas.items():
        kept = _whole_readings(db, schema)
        for number in sorted(found.rows[schema]):
            src, *values = db.execute(f"SELECT src, {columns} FROM {schema}.{table} WHERE id = ?", (number,)).get
            row = SealedRow(kept[src], *values)
            blob = shut(packed(row))
            db.execute(
                "INSERT OR REPLACE INTO main.sealed (seed, loc, category, state, blob) VALUES (?, ?, ?, ?, ?)",
                (row.reading.seed, row.loc, CATEGORY_OF[KIND_BY_NUMBER[row.kind].__name__], row.state, blob),
            )
    db.executemany("INSERT OR IGNORE INTO main.sealed_marks VALUES (?)", ((m,) for m in sorted(found.marks)))


def _whole_readings(db: apsw.Connection, schema: str) -> dict[int, SealedReading]:
    columns = "seed, artifact, version, service, part, source, path, profile, app, layout"
    return {int(n): SealedReading(*of) for n, *of in db.execute(f"SELECT id, {columns} FROM {schema}.readings")}


def carry_over(db: apsw.Connection, opened: Iterable[tuple[int, int]]) -> None:
    """What the exhibit as it was kept sealed stays so, but for what is opened now."""
    # An exhibit of before these tables has none.
    if db.execute("SELECT count(*) FROM base.sqlite_schema WHERE name = 'sealed'").get:
        db.execute("INSERT INTO main.sealed SELECT * FROM base.sealed")
        db.execute("INSERT INTO main.sealed_marks SELECT * FROM base.sealed_marks")
        db.execute("INSERT INTO main.released SELECT * FROM base.released")
    pairs = list(opened)
    db.executemany("DELETE FROM main.sealed WHERE seed = ? AND loc = ?", pairs)
    db.executemany("INSERT OR IGNORE INTO main.released VALUES (?, ?)", pairs)


def settle_readings(db: apsw.Connection) -> None:
    """Of a reading whose records are all sealed nothing stays but that there is one: its layout may name somebody."""
    db.execute(
        "UPDATE main.readings SET layout = '{}' WHERE seed IN (SELECT seed FROM main.sealed) "
        "AND NOT EXISTS (SELECT 1 FROM main.records AS r WHERE r.src = readings.id)"
    )


def counted(db: apsw.Connection, source: int, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Outcomes with what is sealed of each, which their `emitted` then leaves out."""
    sql = (
        "SELECT r.artifact, r.path, r.part, count(*) FROM main.sealed AS s JOIN main.readings AS r ON r.seed = s.seed "
        "WHERE r.source = ? GROUP BY 1, 2, 3"
    )
    every = list(outcomes)
    sealed = db.execute(sql, (source,)).fetchall()
    if not sealed and not any(o.sealed for o in every):
        return every  # Of a large tree they are very many: nothing is looked up where nothing is sealed.
    own = [0] * len(every)
    # As it is told: by its part; of rows of many tables by the file; of many small files by the artifact.
    place: dict[tuple[str | None, ...], int] = {}
    for number, o in enumerate(every):
        for of in ((o.artifact, o.path, o.part), (o.artifact, o.path)):
            place.setdefault(of, number)
    for artifact, path, part, n in sealed:
        asked = ((artifact, path, part), (artifact, path), (artifact, None))
        number = next((place[of] for of in asked if of in place), None)
        if number is not None:
            own[number] += int(n)
    return [
        msgspec.structs.replace(o, emitted=o.emitted + o.sealed - n, sealed=n) for o, n in zip(every, own, strict=True)
    ]
