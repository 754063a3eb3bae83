"""LevelDB files made in code: tables, plain and packed, and logs."""

from __future__ import annotations

from collections.abc import Sequence

from aboveboard.formats.leveldb import MAGIC

Entries = Sequence[tuple[bytes, bytes | None]]


def number(value: int) -> bytes:
    """A varint."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def packed(data: bytes) -> bytes:
    """Snappy, with a copy wherever the last four bytes come again."""
    out, at, begun = bytearray(number(len(data))), 0, 0

    def literal(end: int) -> None:
        for start in range(begun, end, 60):
            piece = data[start : min(start + 60, end)]
            out.append(len(piece) - 1 << 2)
            out.extend(piece)

    while at < len(data):
        back = data.rfind(data[at : at + 4], max(0, at - 2000), at) if at + 4 <= len(data) else -1
        if back < 0:
            at += 1
            continue
        literal(at)
        length = 4
        while length < 64 and at + length < len(data) and data[at + length] == data[back + length]:
            length += 1
        out.append(length - 1 << 2 | 2)
        out.extend((at - back).to_bytes(2, "little"))
        at += length
        begun = at
    literal(len(data))
    return bytes(out)


def block(pairs: Sequence[tuple[bytes, bytes]]) -> bytes:
    """Entries with shared beginnings, and one restart."""
    out, before = bytearray(), b""
    for key, value in pairs:
        shared = next(
            (i for i, (a, b) in enumerate(zip(key, before, strict=False)) if a != b), min(len(key), len(before))
        )
        out += number(shared) + number(len(key) - shared) + number(len(value)) + key[shared:] + value
        before = key
    return bytes(out) + (0).to_bytes(4, "little") + (1).to_bytes(4, "little")


def table(entries: Entries, *, snappy: bool = False, per_block: int = 4) -> bytes:
    """A table file; entries of a value None are deletions."""
    file, index = bytearray(), list[tuple[bytes, bytes]]()
    for start in range(0, len(entries), per_block):
        pairs = [
            (key + ((start + n + 1) << 8 | (value is not None)).to_bytes(8, "little"), value or b"")
            for n, (key, value) in enumerate(entries[start : start + per_block])
        ]
        body = packed(block(pairs)) if snappy else block(pairs)
        index.append((pairs[-1][0], number(len(file)) + number(len(body))))
        file += body + bytes((int(snappy),)) + bytes(4)
    places = []
    for pairs in ([], index):
        body = block(pairs)
        places.append(number(len(file)) + number(len(body)))
        file += body + bytes(5)
    return bytes(file) + b"".join(places).ljust(40, b"\0") + MAGIC


def log(batches: Sequence[Entries]) -> bytes:
    """A log file, its records in pieces where they do not fit into 32 KiB."""
    file, sequence = bytearray(), 1
    for batch in batches:
        body = sequence.to_bytes(8, "little") + len(batch).to_bytes(4, "little")
        for key, value in batch:
            kind = b"\x00" if value is None else b"\x01"
            body += kind + number(len(key)) + key + (b"" if value is None else number(len(value)) + value)
        sequence += len(batch)
        first = True
        while True:
            left = 32768 - len(file) % 32768
            if left < 7:
                file += bytes(left)
                continue
            piece, body = body[: left - 7], body[left - 7 :]
            kind = (1 if first else 4) if not body else 2 if first else 3
            file += bytes(4) + len(piece).to_bytes(2, "little") + bytes((kind,)) + piece
            first = False
            if not body:
                break
    return bytes(file)
