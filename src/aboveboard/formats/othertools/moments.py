"""Times as other tools write them. What a text does not say is not guessed: a zone is there, or it is not.

Facts: iLEAPP and ALEAPP write `2023-04-24 18:17:21.655000+00:00`, and without zone where the tool knew none; Cellebrite's
report `2021-05-21T02:38:43.000+00:00`, its tables `... (UTC+0)`; LAVA seconds since 1970.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_US: Final = timedelta(microseconds=1)
_ISO: Final = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?", re.ASCII)
_ZONE: Final = re.compile(r"\s*\(?(?:(Z)|(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d\d))?(?::\d\d)?|(UTC|GMT))\)?\Z", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,20}(?:\.\d{1,9})?\Z", re.ASCII)
SECOND: Final = 1_000_000
DAY: Final = 86_400 * SECOND


class Moment(NamedTuple):
    """`us` microseconds since 1970, in UTC if `zoned`, else as the wall clock shows it; `span` the microseconds that the
    text leaves open: 1, 1000, a second, a minute, a day."""

    us: int
    zoned: bool
    span: int


@lru_cache(maxsize=4096)
def moment(text: str, form: str = "", zone: str = "") -> Moment | None:
    """The moment that a text states; None where it states none.

    `form` is "" (ISO 8601, a space or T between, with or without zone), "epoch" (seconds, milli-, micro- or nanoseconds
    since 1970, told by the number of digits) or a format of `strptime`; `zone` says what a text without zone is in:
    "UTC", an offset such as "+02:00", or "" for not known.
    """
    text = text.strip()
    if not text or len(text) > 100:
        return None
    if form == "epoch":
        return _epoch(text)
    found = _ISO.match(text) if not form else None
    if found is not None:
        offset = _offset(text[found.end() :])
        if offset is None and text[found.end() :].strip():
            return None
        return _placed(_fields(found), offset, zone)
    return _formatted(text, form, zone) if form else None


def _epoch(text: str) -> Moment | None:
    if _NUMBER.match(text) is None:
        return None
    whole = text.split(".")[0].lstrip("-")
    factor = SECOND if len(whole) <= 11 else 1000 if len(whole) <= 14 else 1 if len(whole) <= 17 else 0
    if factor == SECOND:
        us = round(float(text) * SECOND)
        return Moment(us, True, 1 if "." in text else SECOND) if us else None
    number = int(text.split(".")[0])
    return Moment(number * factor if factor else number // 1000, True, factor or 1)


def _fields(found: re.Match[str]) -> tuple[datetime, int] | None:
    year, month, day, hour, minute, second, part = found.groups()
    span = (
        DAY
        if hour is None
        else 60 * SECOND
        if second is None
        else SECOND
        if part is None
        else 10 ** (6 - min(len(part), 6))
    )
    try:
        made = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return None
    return made.replace(microsecond=int((part or "0").ljust(6, "0")[:6])), span


def _offset(text: str) -> timedelta | None:
    found = _ZONE.match(text)
    if found is None or not text.strip():
        return None
    _, sign, hours, minutes, _ = found.groups()
    away = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return -away if sign == "-" else away


def _placed(fields: tuple[datetime, int] | None, offset: timedelta | None, zone: str) -> Moment | None:
    if fields is None:
        return None
    made, span = fields
    if offset is None and zone:
        offset = timedelta() if zone == "UTC" else _offset(zone)
    us = (made.replace(tzinfo=UTC) - _EPOCH) // _US
    if offset is None:
        return Moment(us, False, span)
    return Moment(us - offset // _US, True, span)


def _formatted(text: str, form: str, zone: str) -> Moment | None:
    offset = None
    if "%z" not in form:
        tail = re.search(r"\s*\(?(?:UTC|GMT)[+-]?\d{0,2}(?::?\d\d)?\)?\Z", text)
        if tail is not None:
            offset, text = _offset(tail[0]), text[: tail.start()]
    try:
        made = datetime.strptime(text, form)
    except ValueError:
        return None
    if made.tzinfo is not None:
        offset, made = made.utcoffset(), made.replace(tzinfo=None)
    span = 1 if "%f" in form else SECOND if "%S" in form else 60 * SECOND if "%M" in form else DAY
    return _placed((made, span), offset, zone)


def is_zone(text: str) -> bool:
    """Whether a text can be the `zone` of `moment`."""
    return text in ("", "UTC") or _offset(text) is not None
