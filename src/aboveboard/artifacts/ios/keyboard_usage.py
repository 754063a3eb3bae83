"""Apps in which the keyboard was used."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Code, Item, Lost, Usage


def _usage(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for app, days in loose.mapping(plist.load(data)).items():
        for number, value in enumerate(loose.listing(days)):
            given = loose.mapping(value)
            if not given or not loose.text(app):
                yield Lost(f"{app}/{number} is not a day of an app")
                continue
            seconds = given.get("appTime")
            yield Item(
                f"{app}/{number}",
                Usage(
                    at=COCOA_S.to_utc_us(given.get("startDate")),
                    app=app,
                    event="app used, as the keyboard counts",
                    duration=float(seconds) if isinstance(seconds, int | float) else None,
                    count=len(loose.listing(given.get("keyboardTimes"))),
                    interval="day",
                ),
                loose.plain(given),
            )


USAGE = Artifact(
    id="ios.keyboard.apps",
    title="Apps in which the keyboard was used",
    service="ios.keyboard",
    emits=Usage,
    files=("{mobile}/Library/Keyboard/app_usage_database.plist",),
    read=(Code(_usage),),
    says="One record for each app and day: how long it was used, and `count` of the times that the keyboard was up.",
    limits="Several entries of one app and day stand side by side, as stored.",
    sources=("https://github.com/abrignoni/iLEAPP (keyboard)",),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
