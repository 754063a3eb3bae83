"""A writer of FlatBuffers documents for tests: a root table of texts."""

import struct


def document(*texts: str | None) -> bytes:
    """The document whose root table has these texts as its fields, None for one that is absent."""
    vtable_size, table_size = 4 + 2 * len(texts), 4 + 4 * len(texts)
    vtable, table = 4, 4 + vtable_size
    inside = [0 if t is None else 4 + 4 * n for n, t in enumerate(texts)]
    head = struct.pack("<I", table) + struct.pack(f"<HH{len(texts)}H", vtable_size, table_size, *inside)
    fields, tail = b"", b""
    for number, given in enumerate(texts):
        at = table + 4 + 4 * number
        raw = (given or "").encode()
        fields += struct.pack("<I", table + table_size + len(tail) - at if given is not None else 0)
        tail += b"" if given is None else struct.pack("<I", len(raw)) + raw
    return head + struct.pack("<i", table - vtable) + fields + tail
