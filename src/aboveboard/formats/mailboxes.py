"""Addresses that stand in one text with the names of whom they are of, as programs for mail pack them. Pure.

Forms: 'Anna <anna@example.org>, bob@example.org' and 'anna@example.org (Anna)' (RFC 5322), 'anna@example.org;Anna' with a
control character or none behind the mark, several parted by a comma and that character (K-9 Mail's Address.pack,
https://github.com/thunderbird/thunderbird-android), and JSON: a list of texts, or of objects with an address and a name.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple, cast

import msgspec

MOST: Final = 64 * 1024
"""Characters of a text that is looked at."""
_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"']{1,80}@[^\s@<>()\[\],;:\"']{1,120}")
_NAMED: Final = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.){0,200})\"|([^\"<>@,;]{0,200}?))\s*<\s*([^<>]{3,120}?)\s*>\s*")
_AFTER: Final = re.compile(
    r"\s*([^\s;|()][^;|()<>]{1,120}?)\s*(?:[;|][\x00-\x1f]?\s*([^;|<>@]{0,200})|\(([^()]{0,200})\))\s*"
)
_REACHED: Final = re.compile(_ADDRESS.pattern + r"|\+?(?=(?:[^0-9]*[0-9]){7})[0-9 ()./-]{7,24}")
"""An address, or the number of a phone."""
_MARKS: Final = re.compile(r"[;|<(]")
_LONGEST_NUMBERED: Final = 120
_CONTROLLED: Final = re.compile(r",[\x00-\x1f]")
_COMMAS: Final = re.compile(r",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_SEMICOLONS: Final = re.compile(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_ADDRESSES: Final = ("address", "email", "mail", "addr", "emailaddress", "value")
_NAMES: Final = ("personal", "name", "displayname", "display_name", "label")


class Mailbox(NamedTuple):
    """One of several."""

    address: str
    name: str | None


def listed(value: object) -> tuple[Mailbox, ...]:
    """Who stands in a text; none where any part of it is something else."""
    if not isinstance(value, str) or len(value) > MOST:
        return ()
    if "@" not in value:
        # A number with a name; numbers alone are no packed text.
        box = _one(value) if len(value) <= _LONGEST_NUMBERED and _MARKS.search(value) else None
        return (box,) if box is not None and box.name is not None else ()
    text = value.strip()
    if text[:1] in ("[", "{"):
        return _of_json(text)
    for split in (_CONTROLLED, _COMMAS, _SEMICOLONS):
        pieces = [p for p in split.split(text) if p.strip("\x00\x01 \t\r\n")]
        found = [_one(p) for p in pieces]
        if found and None not in found:
            return tuple(f for f in found if f is not None)
    return ()


def _one(piece: str) -> Mailbox | None:
    if _REACHED.fullmatch(piece.strip()):
        return Mailbox(piece.strip(), None)
    for form, address, names in ((_NAMED, 3, (1, 2)), (_AFTER, 1, (2, 3))):
        found = form.fullmatch(piece)
        if found is not None and _REACHED.fullmatch(found[address].strip()):
            name = next((found[n].strip() for n in names if found[n] and found[n].strip()), None)
            if name is None or any(map(str.isalpha, name)):
                return Mailbox(found[address].strip(), name)
    return None


def _of_json(text: str) -> tuple[Mailbox, ...]:
    try:
        made: Any = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return ()
    found: list[Mailbox] = []
    for one in cast("list[Any]", made) if isinstance(made, list) else [made]:
        if isinstance(one, str):
            box = _one(one)
        elif isinstance(one, dict):
            told = {str(k).lower(): v for k, v in cast("dict[Any, Any]", one).items() if isinstance(v, str) and v}
            address = next((told[k] for k in _ADDRESSES if k in told and _ADDRESS.fullmatch(told[k])), None)
            box = Mailbox(address, next((told[k] for k in _NAMES if k in told), None)) if address else None
        else:
            box = None
        if box is None:
            return ()
        found.append(box)
    return tuple(found)


def address_in(value: object) -> str | None:
    """The first address; the text itself where it is no such list."""
    found = listed(value)
    return found[0].address if found else value if isinstance(value, str) else None


def name_in(value: object) -> str | None:
    """The name that stands with the first address."""
    found = listed(value)
    return found[0].name if found else None


def mailboxes(value: object) -> str:
    """All of them as a list in JSON, for SQL's json_each: [{"identifier": …, "name": …}]."""
    return msgspec.json.encode([{"identifier": f.address, "name": f.name} for f in listed(value)]).decode()
