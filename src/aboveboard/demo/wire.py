"""Writes protobuf fields (https://protobuf.dev/programming-guides/encoding/)."""


def varint(value: int) -> bytes:
    """Write a varint; a negative number takes ten bytes."""
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number: int, value: int | bytes | str) -> bytes:
    """Write one field: whole numbers as varint, bytes and text with their length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    raw = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(raw)) + raw


def message(*fields: tuple[int, int | bytes | str | None]) -> bytes:
    """Write fields in the order given; those that are None are left out."""
    return b"".join(field(number, value) for number, value in fields if value is not None)
