"""Which files records are of, or carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import apsw

from aboveboard.store.present import decoded


def carried_in(db: apsw.Connection, table: str) -> frozenset[str]:
    """Device paths of the files that the records of a table are of, or carry."""
    found: set[str] = set()
    for _, names in carrying(db, table):
        found |= names
    return frozenset(found)


def carrying(db: apsw.Connection, table: str) -> Iterator[tuple[int, set[str]]]:
    """(a record's number, device paths of the files that it is of, or carries), of a table's records that have any."""
    sql = (
        "SELECT id, data ->> '$.file', data ->> '$.path', data ->> '$.picture.file', CAST(data -> '$.attachments' AS BLOB) "
        f"FROM {table} WHERE data ->> '$.file' IS NOT NULL OR data ->> '$.path' IS NOT NULL "
        "OR data ->> '$.picture.file' IS NOT NULL OR data -> '$.attachments' IS NOT NULL"
    )
    for number, file, path, picture, attached in db.execute(sql):
        found = {name for name in (file, picture) if isinstance(name, str)}
        if isinstance(path, str):
            found.add(path.lstrip("/"))
        parts: Any = decoded(b'{"a":' + bytes(attached) + b"}").get("a") if attached is not None else None
        for part in cast("list[Any]", parts) if isinstance(parts, list) else ():
            carried = cast("dict[str, Any]", part).get("file") if isinstance(part, dict) else None
            if isinstance(carried, str):
                found.add(carried)
        if found:
            yield int(number), found
