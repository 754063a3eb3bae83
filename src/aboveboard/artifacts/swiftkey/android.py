"""SwiftKey's engine, in the SwiftKey app and in Samsung's keyboard: words that the keyboard kept, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import fluency
from aboveboard.formats.times import UNIX_S, to_iso
from aboveboard.kit import About, Artifact, Code, Event, Item

_SAMSUNG = "{app_data:com.samsung.android.honeyboard}/app_SwiftKey/user/"


def _model(data: bytes, about: About) -> Iterator[Item]:
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


WORDS = Artifact(
    id="android.swiftkey",
    title="SwiftKey and Samsung's keyboard: words kept",
    service="swiftkey",
    emits=Event,
    files=(
        "{app_data:com.touchtype.swiftkey}/files/language_models/user/dynamic.lm",
        _SAMSUNG + "dynamic.lm",
        _SAMSUNG + "backup/dynamic.lm",
        _SAMSUNG + "specific/**/*",
    ),
    read=(Code(_model, name="words"),),
    says="One record for each word, and for each row of up to four words, that the keyboard's model has; how often is in the"
    " stored values. One more says when the model was last trained. `app` is the package that the model keeps the word for.",
    limits="No word has a time, and what adds to its count is not known. A row of words is no message. About the first 74 words"
    " of a `dynamic.lm` come with the keyboard. Models in folders below `specific` are for an app or a field that the folder's"
    " name tells.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/swiftkeyLanguageModel.py",),
)
