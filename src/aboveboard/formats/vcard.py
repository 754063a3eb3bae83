"""vCards: who somebody is and how they are reached, as address books hand it on (versions 2.1, 3.0 and 4.0). Pure.

Facts: RFC 6350 (https://www.rfc-editor.org/rfc/rfc6350), RFC 2426 and vCard 2.1 (https://docs.fileformat.com/email/vcf/):
lines are `NAME;PARAMETERS:VALUE`, go on behind a line's end and a blank, and have a group in front (`item1.TEL`).
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator, Mapping
from typing import Final

BEGIN: Final = "BEGIN:VCARD"
MOST: Final = 1 << 20
"""Characters of a card."""
_MOST_LINES: Final = 400
_SHORT: Final = 1000
_END: Final = re.compile(r"END:VCARD\s*", re.IGNORECASE)
_BEGIN: Final = re.compile(r"\s{0,8}BEGIN:VCARD", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_NAMES: Final = {"FN": "fn", "TEL": "tel", "EMAIL": "email", "NICKNAME": "nickname", "UID": "uid", "ORG": "org"}
_PARTS: Final = ("family", "given", "middle")


def is_card(text: str) -> bool:
    """Whether a text begins as a vCard does."""
    return _BEGIN.match(text) is not None


def fields(text: str) -> Mapping[str, str]:
    """The values of one card: `fn`, `name.given`, `name.family`, `tel`, `tel2`, `email` and so on; empty where it is none."""
    if not is_card(text) or len(text) > MOST:
        return {}
    found: dict[str, str] = {}
    for name, value in _lines(text):
        if name == "N":
            parts = re.split(r"(?<!\\);", value)
            found |= {f"name.{p}": _plain(v) for p, v in zip(_PARTS, parts, strict=False) if v.strip()}
        elif name in _NAMES and value.strip():
            own = _NAMES[name]
            number = 1 + sum(k.rstrip("0123456789") == own for k in found)
            said = _plain(value)
            found[own if number == 1 else f"{own}{number}"] = re.sub(r"^(?:tel|mailto):", "", said, flags=re.IGNORECASE)
    return found


def cards(text: str) -> Iterator[tuple[int, str]]:
    """Each card of a file with the number of the line (from 1) that it begins in."""
    began, kept = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().upper() == BEGIN:
            began, kept = number, []
        if began and len(kept) <= _MOST_LINES:
            kept.append(line)
        if began and _END.fullmatch(line):
            yield began, "\n".join(kept)
            began = 0


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Name and value of each property, lines put together, quoted-printable undone."""
    whole: list[str] = []
    for line in text.splitlines()[:_MOST_LINES]:
        soft = bool(whole) and whole[-1].endswith("=") and "QUOTED-PRINTABLE" in whole[-1].upper()
        if line[:1] in (" ", "\t") and whole:
            whole[-1] += line[1:]
        elif soft:
            whole[-1] = whole[-1][:-1] + line
        else:
            whole.append(line)
    for line in whole:
        head, _, value = line.partition(":")
        name, *parameters = head.upper().split(";")
        if any("QUOTED-PRINTABLE" in p for p in parameters):
            try:
                value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
            except (ValueError, binascii.Error):
                continue
        yield name.rpartition(".")[2], value[:_SHORT]


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()
