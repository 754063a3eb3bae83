"""What a phone answers to `pm list packages -f -U -i`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import SOURCE, answer, given, line, rows
from aboveboard.formats import lines
from aboveboard.formats.android import number
from aboveboard.kit import About, App, Artifact, Code, Item, Lost

_LINE = re.compile(r"package:(?:(\S*)=)?([\w.]+)((?: .*)?)")
_INSTALLER, _UID = re.compile(r"installer=(\S+)"), re.compile(r"uid:(\d+)")


def _list(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, text in enumerate(rows(data), 1):
        found = _LINE.fullmatch(text.strip())
        if found is None:
            if text.strip():
                yield Lost(f"line {place} names no package")
            continue
        installer, uid = _INSTALLER.search(found[3]), _UID.search(found[3])
        app = App(
            app=found[2],
            path=found[1] or None,
            installer=given(installer[1]) if installer else None,
            uid=number(uid[1]) if uid else None,
            seen_in="pm list packages",
        )
        yield Item(line(place), app, {"line": text.strip()})


LIST = Artifact(
    id="android.answers.packages.list",
    title="List of packages, as the phone answered",
    service="android.packages",
    emits=App,
    files=answer("packages"),
    read=(Code(_list, name="list", places=lines.blocks),),
    says="One record for each package that the package manager lists.",
    limits="Repeats android.answers.packages, where that was answered, with less.",
    sources=(f"{SOURCE} (services/core/java/com/android/server/pm/PackageManagerShellCommand.java)",),
)
