"""What a phone answers to `dumpsys alarm`: alarm clocks that are set."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import LIMIT, SOURCE, answer, indented, told
from aboveboard.formats import lines
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, CalendarEvent, Code, Item

_HEAD = re.compile(
    r"\s+RTC(?:_WAKEUP)? #\d+: Alarm\{\S+ type [01] (?:origWhen|when) (\d{1,15}) (?:whenElapsed -?\d+ )?([\w.]+)\}"
)


def _alarms(data: bytes, about: About) -> Iterator[Item]:
    del about
    for _, head, block in indented(data, _HEAD):
        bare = [text.strip() for text in block.lines]
        if "Alarm clock:" not in bare:
            continue
        said = {name: text for text in bare for name in ("tag", "triggerTime") if text.startswith(f"{name}=")}
        tag = said.get("tag", "").partition("=")[2]
        event = CalendarEvent(
            at=UNIX_MS.to_utc_us(int(head[1]) or None), title="alarm", calendar=f"alarm of {head[2]}", notes=tag or None
        )
        yield Item(block.locator, event, {"alarm": bare[0], **said})


ALARMS = Artifact(
    id="android.answers.alarms",
    title="Alarm clocks, as the phone answered",
    service="android.clock",
    emits=CalendarEvent,
    files=answer("dumpsys-alarm"),
    read=(Code(told(_alarms), name="alarm clocks", limit=LIMIT, places=lines.blocks),),
    says="One record for the next time that each alarm clock rings. `notes` is what the app calls it.",
    limits="Apps set alarm clocks also for other things, such as the change of date. Wake-ups that apps ask for otherwise are not"
    " read, nor alarms that are off or how they repeat.",
    sources=(
        f"{SOURCE} (apex/jobscheduler/service/java/com/android/server/alarm: Alarm.java, AlarmManagerService.java)",
    ),
)
