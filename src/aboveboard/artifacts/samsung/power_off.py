"""Samsung's log of why the phone was turned off or restarted (`power_off_reset_reason.txt`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import lines, times
from aboveboard.kit import About, Activity, Artifact, Code, Item, Lost

_WHEN = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)\s*([+-]\d{4})")


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Lines of which one column begins with `REASON:`; the first holds the time with its zone, the second what was done."""
    del about
    for number, line in enumerate(lines.split(data), 1):
        columns = [part.strip() for part in line.text.split("|")]
        reason = next((c.partition(":")[2].strip() for c in columns if c.startswith("REASON:")), None)
        if reason is None:
            continue
        found = _WHEN.search(columns[0])
        if found is None:
            yield Lost(f"line {number} holds no time")
            continue
        try:
            read = times.iso8601(f"{found[1]}T{found[2]}{found[3][:3]}:{found[3][3:]}")
        except ValueError as error:
            yield Lost(f"line {number}: {error}")
            continue
        what = columns[1].lower() if len(columns) > 1 and columns[1] else "turned off"
        yield Item(f"line {number}", Activity(at=read.utc_us, activity=what, value=reason or None), {"line": line.text})


POWER_OFF = Artifact(
    id="android.power_off",
    title="Turned off and restarted",
    service="android.power_off",
    emits=Activity,
    files=("data/log/power_off_reset_reason*.txt", "data/log/power_off_reset_reason*.txt.*"),
    read=(Code(_read, name="lines", places=lines.places),),
    says="One record for each time that the phone was turned off or restarted, with the reason that it noted.",
    limits="The form of lines is known from what a public script reads, and lines without a reason are passed over. A battery"
    " that ran out leaves no line.",
    sources=("https://github.com/abrignoni/ALEAPP (powerOffReset)",),
)
