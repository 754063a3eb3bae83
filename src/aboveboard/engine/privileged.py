"""Which records match a list of privileged people: the rule, asked of each row before it is published.

A record matches where a listed identifier stands anywhere in it: as a party, in a field, in its text, in a value as stored.
A conversation is listed as a whole where somebody listed takes part in one of its records, as a party or as its other side.
Bytes that nobody decoded, and pictures of words, say nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

import msgspec

from aboveboard.analysis.identity import key_of
from aboveboard.engine.inscope import named
from aboveboard.model.authority import Privilege
from aboveboard.model.fold import fold

_LEAST = 7
"""Digits that a number within a text must have to be one of a telephone."""
_RUN = re.compile(rf"\d(?:[\s().\-/\u00a0\u2010-\u2015]{{0,3}}\d){{{_LEAST - 1},}}")
_SHORT = 254
"""Characters of texts that are remembered."""
_AT = re.compile(r"(?<![\w@.])@([\w.\-]{2,64})")


class Matcher:
    """A list of privileged people, ready to be asked."""

    def __init__(self, privilege: Privilege) -> None:
        """Identifiers are taken as those of a scope by people are."""
        keys = [key for one in privilege.identifiers if (key := key_of(one, "")) is not None]
        self._whole = frozenset(k.value for k in keys if k.sort == "handle" or len(k.value) < _LEAST)
        mails = [re.escape(k.value) for k in keys if k.sort == "mail"]
        self._mails = re.compile(rf"(?<![\w.+\-])(?:{'|'.join(mails)})(?![\w\-]|\.\w)") if mails else None
        self._numbers = tuple(
            _Number(k.value) for k in keys if k.sort in ("phone", "number") and len(k.value) >= _LEAST
        )
        # The same people, names and words come again and again, and a text stands in its field and as stored.
        self._said = lru_cache(maxsize=1 << 15)(self._says)

    def takes_part(self, kind: int, party: bytes | None, thread: bytes | None, data: bytes | None) -> bool:
        """Whether somebody listed is one of the record's people, or the other side of its conversation."""
        return any(self._holds(one) for one in named(kind, party, thread, data))

    def mentions(self, data: bytes | None, raw: bytes | None) -> bool:
        """Whether a listed identifier stands in a field or in a value as stored."""
        return any(self._holds(one) for part in (data, raw) for one in _texts(part))

    def is_anybodys(self, kind: int, party: bytes | None, thread: bytes | None, data: bytes | None) -> bool:
        """Whether the record names a conversation or somebody, listed or not."""
        return any(one.strip() for one in named(kind, party, thread, data))

    def _holds(self, text: str) -> bool:
        return self._said(text) if len(text) <= _SHORT else self._says(text)

    def _says(self, text: str) -> bool:
        plain = text.lower() if text.isascii() else fold(text)
        if plain.strip().removeprefix("@") in self._whole:
            return True
        if self._mails is not None and "@" in plain and self._mails.search(plain):
            return True
        if self._whole and "@" in plain and any(found in self._whole for found in _AT.findall(plain)):
            return True
        if not self._numbers:
            return False
        runs = (re.sub(r"\D", "", run) for run in _RUN.findall(plain))
        return any(number.stands_in(digits) for digits in runs for number in self._numbers)


class _Number:
    """A telephone number in the forms in which it is written."""

    def __init__(self, value: str) -> None:
        """`value`: as keys have it, +491715550101 or digits alone."""
        self._whole = value.removeprefix("+")
        bare = _national(value) if value.startswith("+") else value.removeprefix("0")
        self._bare = bare if len(bare) >= _LEAST else self._whole
        self._is_national = not value.startswith("+") and value != bare and not value.startswith("00")

    def stands_in(self, digits: str) -> bool:
        """Whether a run of digits is this number, or holds it with its country's code or its 0."""
        if digits in (self._whole, self._bare):
            return True
        if self._is_national and digits.endswith(self._bare):
            return True
        return self._whole in digits or f"0{self._bare}" in digits


def _national(number: str) -> str:
    import phonenumbers

    try:
        return phonenumbers.national_significant_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return number.removeprefix("+")


def _texts(part: bytes | None) -> Iterator[str]:
    """Every text and every long number of a row's JSON."""
    if part is None:
        return
    text = bytes(part).decode("utf-8", "replace")
    try:
        yield from _leaves(msgspec.json.decode(text))
    except (msgspec.DecodeError, RecursionError):
        yield text


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        if value >= 10 ** (_LEAST - 1):
            yield str(value)
    elif isinstance(value, dict):
        for one in cast("dict[str, Any]", value).values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in cast("list[Any]", value):
            yield from _leaves(one)
