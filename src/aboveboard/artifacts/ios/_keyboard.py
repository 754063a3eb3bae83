"""How what keyboard.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.kit import About, Event, Item, Lost

NAME = b"DynamicDictionary-"

HEAD = 24
"""Name with its NUL (20), and the number of words (4, big-endian)."""

LONG_KEY = 0xC0


def words(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Each word has a key of two bytes (of four where it begins with C0), eight bytes on its use, its text and a NUL."""
    del about
    if not data.startswith(NAME) or len(data) < HEAD:
        msg = "not a dynamic lexicon of the keyboard"
        raise ValueError(msg)
    at = HEAD
    for number in range(int.from_bytes(data[20:HEAD])):
        start = at + (12 if data[at : at + 1] == bytes([LONG_KEY]) else 10)
        end = data.find(b"\0", start)
        if end < 0:
            msg = f"breaks off at word {number}"
            raise ValueError(msg)
        try:
            word = data[start:end].decode()
        except UnicodeDecodeError:
            word = ""
        if word.isprintable() and word:
            yield Item(
                f"bytes {start}-{end}", Event(event="word in the keyboard's lexicon", detail=word), {"word": word}
            )
        else:
            yield Lost(f"word {number} at byte {start} is not text")
        at = end + 1
