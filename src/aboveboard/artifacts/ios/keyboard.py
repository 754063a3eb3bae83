"""The keyboard: words that it learned (`dynamic-lexicon.dat`), and apps in which it was used."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.kit import About, Artifact, Code, Event, Item, Lost

_NAME = b"DynamicDictionary-"
_HEAD = 24
"""Name with its NUL (20), and the number of words (4, big-endian)."""
_LONG_KEY = 0xC0


def _words(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Each word has a key of two bytes (of four where it begins with C0), eight bytes on its use, its text and a NUL."""
    del about
    if not data.startswith(_NAME) or len(data) < _HEAD:
        msg = "not a dynamic lexicon of the keyboard"
        raise ValueError(msg)
    at = _HEAD
    for number in range(int.from_bytes(data[20:_HEAD])):
        start = at + (12 if data[at : at + 1] == bytes([_LONG_KEY]) else 10)
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


LEXICON = Artifact(
    id="ios.keyboard.words",
    title="Words learned by the keyboard",
    service="ios.keyboard",
    emits=Event,
    files=("{mobile}/Library/Keyboard/*-dynamic.lm/dynamic-lexicon.dat", "{mobile}/Library/Keyboard/*dynamic-text.dat"),
    read=(Code(_words),),
    says="One record for each word in the list.",
    limits="The file holds no times and no sentences; how often a word was used is in it and is not read. Words can come from"
    " names in the address book and from other devices of the account.",
    sources=("https://github.com/abrignoni/iLEAPP (keyboard)", "the bytes of a lexicon of iOS 15"),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
