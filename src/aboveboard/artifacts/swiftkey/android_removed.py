"""Samsung's keyboard: words taken out of suggestions."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import lines
from aboveboard.kit import About, Artifact, Code, Event, Item


def _removed(data: bytes, about: About) -> Iterator[Item]:
    del about
    for number, line in enumerate(lines.split(data), 1):
        if line.text.strip():
            record = Event(event="word that the keyboard must not suggest", detail=line.text.strip())
            yield Item(f"line {number}", record, {"line": line.text}, offset=line.span.offset)


REMOVED = Artifact(
    id="android.swiftkey.removed",
    title="Samsung's keyboard: words taken out of suggestions",
    service="swiftkey",
    emits=Event,
    files=("{app_data:com.sec.android.inputmethod}/app_SwiftKey/user/blacklist",),
    read=(Code(_removed, name="words", places=lines.places),),
    says="One record for each word that somebody told the keyboard not to suggest again.",
    limits="No times. A word is suggested when it was typed before; by whom is not known.",
    sources=("https://abrignoni.blogspot.com/2019/06/android-predictive-text-exclusions-in.html",),
)
