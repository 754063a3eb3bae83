"""The log of shutdowns: when the phone was turned off, and which processes held that up (`shutdown.log`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import lines
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Activity, Artifact, Code, Item

_CLIENT = re.compile(r"remaining client pid: \d+ \((.*)\)")
_END = re.compile(r"SIGTERM: \[(\d+)\]")
_MOST = 20
"""Processes that are named."""


def _read(data: bytes, about: About) -> Iterator[Item]:
    """Processes stand before the line that ends a shutdown, and are told again as long as they last."""
    del about
    waited = dict[str, None]()
    for number, line in enumerate(lines.split(data), 1):
        client, end = _CLIENT.search(line.text), _END.search(line.text)
        if client:
            waited[client[1]] = None
        if end:
            named = ", ".join([*waited][:_MOST])
            value = f"held up by {len(waited)} processes: {named}" if waited else None
            record = Activity(at=UNIX_S.to_utc_us(int(end[1])), activity="shut down", value=value)
            yield Item(f"line {number}", record, {"line": line.text.strip()})
            waited = {}


SHUTDOWNS = Artifact(
    id="ios.shutdowns",
    title="Shutdowns",
    service="ios.shutdowns",
    emits=Activity,
    files=("{var}/db/diagnostics/shutdown.log", "**/system_logs.logarchive/Extra/shutdown.log"),
    read=(Code(_read, name="shutdowns", places=lines.places),),
    says="One record for each time that the phone was shut down or restarted, with the processes that held it up.",
    limits="At most 20 processes are named. A phone that lost power, or was restarted by force, writes nothing. A process that is"
    " named did not end at once; that by itself shows nothing else.",
    sources=("https://github.com/mvt-project/mvt (src/mvt/ios/modules/fs/shutdownlog.py)",),
    absent_from=("itunes backup",),
)
