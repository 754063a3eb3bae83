"""What the files about android share."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats.protobuf import BYTES, Field, every, fields, first

SOURCE = "https://android.googlesource.com/platform/frameworks/base"


def texts_of(data: bytes) -> tuple[str, ...]:
    return tuple(text.bytes.decode("utf-8", "replace") for text in every(data, "2"))


def mapping(data: bytes) -> Iterator[tuple[Field, int, tuple[str, ...]]]:
    """The entries of a `mappings` file: package token (plus one), its texts (the package's name first)."""
    for entry in fields(data):
        if entry.number == 2 and entry.wire == BYTES:
            token, texts = first(entry.bytes, 1), texts_of(entry.bytes)
            if token is not None and texts:
                yield entry, token.int, texts
