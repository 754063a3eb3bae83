"""What a phone answers to `dumpsys location`: the last position that each provider gave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import ASKED, LIMIT, SOURCE, USERS, Others, answer, line, rows, told
from aboveboard.formats import lines
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place

_LAST = re.compile(
    r"\s+(?:last (coarse )?location=|\w+: )Location\[(\w+) (-?\d{1,3}[.,]\d{1,12}),(-?\d{1,3}[.,]\d{1,12})\b([^\]]*)"
)
_USER = re.compile(r"\s+user (\d{1,6}):")
_MORE = re.compile(r" (hAcc|acc|alt|vel|bear)=(-?\d{1,7}(?:[.,]\d{1,12})?)")
_CLASSES = {"gps": "gps", "network": "wifi or cell", "fused": "several together", "passive": "asked for by another app"}


def _number(text: str | None) -> float | None:
    return None if text is None else float(text.replace(",", "."))


def _places(data: bytes, about: About) -> Iterator[Item | Lost]:
    others, user = Others(about), -1
    for number, text in enumerate(rows(data), 1):
        head, last = _USER.match(text), _LAST.match(text)
        user = int(head[1]) if head else -1 if text.rstrip().endswith(" provider:") else user
        if last is None:
            continue
        yield from others.tell(user)
        if others.is_other(user):
            continue
        latitude, longitude, more = _number(last[3]), _number(last[4]), dict(_MORE.findall(last[5]))
        if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
            yield Lost(f"line {number}: no position on the earth")
            continue
        how = _CLASSES.get(last[2], last[2]) + (", coarse" if last[1] else "")
        place = Place(
            latitude=latitude,
            longitude=longitude,
            accuracy=_number(more.get("hAcc") or more.get("acc")),
            altitude=_number(more.get("alt")),
            speed=_number(more.get("vel")),
            heading=_number(more.get("bear")),
            position_class="set by an app (mock)" if " mock" in last[5] else how,
        )
        yield Item(line(number), place, {"line": text.strip()})


LOCATION = Artifact(
    id="android.answers.location",
    title="Last positions, as the phone answered",
    service="android.location",
    emits=Place,
    files=answer("dumpsys-location"),
    read=(Code(told(_places), name="last positions", limit=LIMIT, companions=(ASKED,), places=lines.blocks),),
    says="One record for each last position that the phone held, with its accuracy; `position_class` says how it came about.",
    limits="The answer does not say when: `et` in what is stored counts from when the phone was turned on. Coarse positions are"
    " blurred by Android. A position is where the phone was estimated to be; an app that may do so can set a false one."
    + USERS,
    sources=(
        f"{SOURCE} (services/core/java/com/android/server/location, location/java/android/location/Location.java: toString)",
    ),
    version=2,
)
