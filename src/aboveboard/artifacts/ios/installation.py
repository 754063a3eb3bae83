"""Apps installed and removed, as the installer's log says it, and those on the home screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from aboveboard.formats import lines
from aboveboard.kit import About, App, Artifact, Basis, Code, Event, Item, Time

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEAD = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4}) \[")
_EVENTS = (
    ("installed", re.compile(r"Install Successful for \((?:\w+:)?([\w.-]+)\)")),
    ("removed", re.compile(r"Uninstalling identifier ([\w.-]+)")),
    ("container destroyed", re.compile(r"Destroying container .*?identifier ([\w.-]+) at ")),
    ("container made", re.compile(r"Made container live for ([\w.-]+) at")),
    ("restarted", re.compile(r"main: Reboot detected()")),
)


def _time(line: str) -> Time | None:
    match = _HEAD.match(line)
    if match is None or match[1] not in _MONTHS:
        return None
    day, hour, minute, second, year = (int(match[n]) for n in (2, 3, 4, 5, 6))
    try:
        local = datetime(year, _MONTHS.index(match[1]) + 1, day, hour, minute, second)
    except ValueError:
        return None
    return Time(local=local.isoformat(), basis=Basis.LOCAL, precision="s")


def _log(data: bytes, about: About) -> Iterator[Item]:
    del about
    for number, line in enumerate(lines.split(data), 1):
        for what, pattern in _EVENTS:
            match = pattern.search(line.text)
            if match:
                at, app = _time(line.text), match[1] or None
                seen = "installation log"
                record: App | Event = Event(at=at, event=f"phone {what}" if app is None else what, app=app)
                if what == "installed":
                    record = App(at=at, app=app, installed_at=at, seen_in=seen)
                elif what == "removed":
                    record = App(at=at, app=app, removed_at=at, seen_in=seen)
                yield Item(f"line {number}", record, {"line": line.text})
                break


LOG = Artifact(
    id="ios.apps.log",
    title="Apps installed and removed (installation log)",
    service="ios.apps",
    emits=(App, Event),
    files=(
        "{mobile}/Library/Logs/MobileInstallation/mobile_installation.log*",
        "{var}/installd/Library/Logs/MobileInstallation/mobile_installation.log*",
    ),
    read=(Code(_log, kind=App),),
    says="One record for each line on an app installed, updated or removed, a container made or destroyed, and a restart.",
    limits="Times are the phone's local time without its zone. An update is written as an installation. Other lines are not"
    " read; the log is kept for some weeks or months only.",
    sources=("https://github.com/abrignoni/iLEAPP (mobileInstall)",),
    absent_from=("itunes backup",),
)
