"""How what android.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import fluency
from aboveboard.formats.times import UNIX_S, to_iso
from aboveboard.kit import About, Event, Item

SAMSUNG = "{app_data:com.samsung.android.honeyboard}/app_SwiftKey/user/"


def model_of(data: bytes, about: About) -> Iterator[Item]:
    if not data.startswith(fluency.SIGNATURE) and "/specific/" in about.path:
        return  # such folders hold other files, too
    model = fluency.read(data)
    first, last = UNIX_S.to_utc_us(model.first_trained), UNIX_S.to_utc_us(model.last_trained)
    if last is not None:
        begun = "" if first is None else f"first trained {to_iso(first)}, "
        what = Event(at=last, event="keyboard's words last trained", detail=f"{begun}{len(model.entries)} entries")
        start, end = model.trained.offset, model.trained.end
        yield Item(
            f"bytes {start}-{end}", what, {"first": model.first_trained, "last": model.last_trained}, offset=start
        )
    for entry in model.entries:
        several = len(entry.words) > 1
        record = Event(
            event="words kept by the keyboard in this order" if several else "word kept by the keyboard",
            detail=" ".join(entry.words),
            app=entry.app,
        )
        stored = {"words unmasked": list(entry.words), "count in four bytes": entry.count}
        yield Item(f"bytes {entry.span.offset}-{entry.span.end}", record, stored, offset=entry.span.offset)
