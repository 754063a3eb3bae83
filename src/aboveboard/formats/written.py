"""Times written as text otherwise than ISO 8601: as Java, JavaScript, .NET, mail and people write them.

Facts: https://docs.oracle.com/javase/8/docs/api/java/util/Date.html#toString-- ('Tue Nov 14 22:13:20 GMT+01:00 2023'),
https://tc39.es/ecma262/#sec-date.prototype.tostring ('Tue Nov 14 2023 22:13:20 GMT+0100'), RFC 5322 section 3.3
('Tue, 14 Nov 2023 22:13:20 +0100'), https://learn.microsoft.com/dotnet/standard/datetime/system-text-json-support and the
JSON of ASP.NET before it ('/Date(1700000000000+0100)/'); programs that join numbers leave zeros out ('2023-11-4 9:5:3').
Dates of numbers alone do not say which is the day: the caller does. Pure.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

from aboveboard.formats.errors import TimeError
from aboveboard.formats.times import Reading

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK: Final = (
    r"(?P<h>\d{1,2})[:.](?P<mi>\d{1,2})(?:[:.](?P<s>\d{1,2})(?:[.,:](?P<f>\d{1,9}))?)?"
    r"(?::?\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_ZONE: Final = r"(?:\s*(?:(?:GMT|UTC)?(?P<zone>[+-]\d{2}:?\d{2})|(?P<utc>GMT|UTC|UT|Z))(?:\s*\([^)]*\))?)?"
_WEEKDAY: Final = r"(?:[A-Za-z]{2,9}\.?,?\s+)?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"(?P<a>\d{{1,2}})[./_-](?P<b>\d{{1,2}})[./_-](?P<y>\d{{4}}|\d{{2}})[ ,T]+{_CLOCK}{_ZONE}",
        rf"(?P<y>\d{{4}})[./_-](?P<m>\d{{1,2}})[./_-](?P<d>\d{{1,2}})[ ,T]+{_CLOCK}{_ZONE}",
        rf"{_CLOCK}[ ,]+(?P<a>\d{{1,2}})[./-](?P<b>\d{{1,2}})[./-](?P<y>\d{{4}})",
        rf"{_CLOCK}[ ,]+(?P<d>\d{{1,2}})[ -](?P<mon>[A-Za-z]{{3}})[a-z]*\.?,?[ -](?P<y>\d{{4}})",
        r"(?P<y>20\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})[-_](?P<h>\d{1,2})[-_:.](?P<mi>\d{1,2})[-_:.](?P<s>\d{1,2})",
        rf"(?P<y>\d{{4}})年(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日\s*{_CLOCK}{_ZONE}",
        r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})[T_ -]?(?P<h>\d{2})(?P<mi>\d{2})(?P<s>\d{2})(?P<f>\d{3})?(?P<utc>Z)?",
        rf"{_WEEKDAY}(?P<mon>[A-Za-z]{{3}})[a-z]*\.? (?P<d>\d{{1,2}}) {_CLOCK}{_ZONE}(?: [A-Z]{{3,5}})? (?P<y>\d{{4}})",
        rf"{_WEEKDAY}(?P<mon>[A-Za-z]{{3}})[a-z]*\.? (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})[ ,]+(?:at )?{_CLOCK}{_ZONE}",
        rf"{_WEEKDAY}(?P<d>\d{{1,2}})[ -](?P<mon>[A-Za-z]{{3}})[a-z]*\.?[ -](?P<y>\d{{4}})[ ,]+{_CLOCK}{_ZONE}",
    )
)
_NET: Final = re.compile(r"\\?/Date\((?P<ms>-?\d{1,15})(?:[+-]\d{4})?\)\\?/")
_START: Final = datetime(1970, 1, 1)
LONGEST: Final = 80
"""Characters that such a time has at most."""


def read(text: str, *, day_first: bool) -> Reading:
    """The time; of '03.04.2024 10:00' 3 April where `day_first`, else 4 March. Raises TimeError for anything else."""
    stripped = text.strip()
    if len(stripped) > LONGEST:
        raise TimeError("too long for a time")
    net = _NET.fullmatch(stripped)
    if net is not None:
        us = int(net["ms"]) * 1000
        return Reading(text, us, 0, us, 1000)
    match = next((m for form in _FORMS if (m := form.fullmatch(stripped)) is not None), None)
    if match is None:
        raise TimeError("not written as a time is")
    said = match.groupdict()
    day, month = (said["a"], said["b"]) if said.get("a") else (said.get("d"), said.get("m"))
    if said.get("a") and not day_first:
        day, month = month, day
    try:
        number = _MONTHS.index(said["mon"].lower()) + 1 if said.get("mon") else int(month or 0)
        year = int(said["y"]) + (2000 if len(said["y"]) == 2 else 0)
        wall = datetime(year, number, int(day or 0), _hour(said), int(said["mi"]), int(said.get("s") or 0))
    except ValueError as error:
        raise TimeError(f"no such time: {error}") from error
    fraction = (said.get("f") or "")[:6]
    local = (wall - _START) // timedelta(microseconds=1) + int(fraction.ljust(6, "0") or 0)
    offset = _offset(said)
    unit = 10 ** (6 - len(fraction)) if fraction else 1_000_000 if said.get("s") else 60_000_000
    return Reading(text, local, offset, None if offset is None else local - offset * 1_000_000, unit)


def _hour(said: dict[str, str | None]) -> int:
    hour, half = int(said["h"] or 0), (said.get("half") or "").lower()
    if not half:
        return hour
    if not 0 <= hour <= 12:
        raise ValueError("an hour of half a day is from 0 or 1 to 12")
    return hour % 12 + (12 if half == "p" else 0)


def _offset(said: dict[str, str | None]) -> int | None:
    """Seconds east of UTC; None where it is not said."""
    zone = said.get("zone")
    if zone:
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return (-60 if zone[0] == "-" else 60) * minutes
    return 0 if said.get("utc") else None
