"""Texts in the root table of a FlatBuffers document.

Facts: https://flatbuffers.dev/internals/ (a root offset; a table begins with the distance back to its vtable, which holds its
own size, the table's, and for each field where it lies in the table; a text is its length and then UTF-8). Pure.
"""

from __future__ import annotations

import struct


def text(data: bytes, field: int) -> str | None:
    """The text of the root table's field number `field`, from 0; None where it has none. Raises ValueError for other bytes."""
    try:
        (table,) = struct.unpack_from("<I", data, 0)
        (back,) = struct.unpack_from("<i", data, table)
        vtable = table - back
        if not 0 <= vtable <= len(data) - 4:
            raise ValueError("its vtable is outside of the document")
        (size,) = struct.unpack_from("<H", data, vtable)
        if not 0 <= field < (size - 4) // 2:
            return None
        (inside,) = struct.unpack_from("<H", data, vtable + 4 + 2 * field)
        if not inside:
            return None
        at = table + inside
        (ahead,) = struct.unpack_from("<I", data, at)
        (length,) = struct.unpack_from("<I", data, at + ahead)
        start = at + ahead + 4
        if start + length > len(data):
            raise ValueError("a text ends outside of the document")
        return data[start : start + length].decode("utf-8")
    except (struct.error, UnicodeDecodeError) as error:
        raise ValueError(f"no FlatBuffers document: {error}") from error
