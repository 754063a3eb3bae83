"""Which files records are of, or carry."""

from __future__ import annotations

from typing import Any, cast

import apsw

from aboveboard.store.present import decoded


def carried_in(db: apsw.Connection, table: str) -> frozenset[str]:
    """Device paths of the files that the records of a table are of, or carry."""
    found: set[str] = set()
    sql = (
        "SELECT data ->> '$.file', data ->> '$.path', data ->> '$.picture.file', CAST(data -> '$.attachments' AS BLOB) "
        f"FROM {table} WHERE data ->> '$.file' IS NOT NULL OR data ->> '$.path' IS NOT NULL "
        "OR data ->> '$.picture.file' IS NOT NULL OR data -> '$.attachments' IS NOT NULL"
    )
    for file, path, picture, attached in db.execute(sql):
        found |= {name for name in (file, picture) if isinstance(name, str)}
        if isinstance(path, str):
            found.add(path.lstrip("/"))
        parts: Any = decoded(b'{"a":' + bytes(attached) + b"}").get("a") if attached is not None else None
        for part in cast("list[Any]", parts) if isinstance(parts, list) else ():
            carried = cast("dict[str, Any]", part).get("file") if isinstance(part, dict) else None
            if isinstance(carried, str):
                found.add(carried)
    return frozenset(found)
