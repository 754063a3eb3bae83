"""Samsung's clipboard: each entry is a serialized Java object in a folder of its own."""

from collections.abc import Iterator

from aboveboard.formats import javaobjects
from aboveboard.formats.javaobjects import Number, Object, Text
from aboveboard.formats.mail import html_text
from aboveboard.kit import About, Artifact, Code, Event, Item, Lost, Time

_TEXTS = ("mPlainText", "mValue", "mHtml", "mInitBaseValue", "mImagePath")
"""Where kinds of entries (text, page, picture, address) keep what was copied; the first that is not empty."""
_KINDS = {
    "Text": "text",
    "Html": "page",
    "Image": "picture",
    "Uri": "address",
    "UriList": "addresses",
    "Intent": "intent",
}


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    entries = [
        o
        for thing in javaobjects.read(data)
        for o in javaobjects.objects(thing)
        if "mTimestamp" in o.fields or _text(o)
    ]
    if not entries:
        yield Lost("no entry of the clipboard is in it")
    for number, entry in enumerate(entries):
        name, text = _text(entry) or ("", "")
        if not text:
            yield Lost(f"an entry of class {entry.type} without a text or path that is known")
            continue
        written = entry.fields.get("mTimestamp")
        at = written.value if isinstance(written, Number) else None
        what = _KINDS.get(entry.type.rpartition(".")[2].removeprefix("Sem").removesuffix("ClipData"))
        event = Event(
            at=Time(at * 1000) if isinstance(at, int) and at > 0 else None,
            event=f"clipboard entry, {what}" if what else "clipboard entry",
            detail=html_text(text).strip() if name == "mHtml" or text.startswith("<p") else text,
        )
        stored = {n: v.value for n, v in entry.fields.items() if n in _TEXTS and isinstance(v, Text) and v.value}
        yield Item(f"object {number}", event, stored | {"class": entry.type, "mTimestamp": at})


def _text(entry: Object) -> tuple[str, str] | None:
    """What was copied, and the field that has it."""
    for name in _TEXTS:
        value = entry.fields.get(name)
        if isinstance(value, Text) and isinstance(value.value, str) and value.value:
            return name, value.value
    return None


CLIPBOARD = Artifact(
    id="android.samsung.clipboard",
    title="Samsung clipboard",
    service="android.clipboard",
    emits=Event,
    files=("data/semclipboard/**/clip", "data/clipboard/**/clip"),
    read=(Code(_read, places=javaobjects.places),),
    says="One record for each entry of the clipboard that Samsung's phones keep: a text, a page, or the path of a picture.",
    limits="Which app it was copied from is stored as a number only and not read. A picture's own file lies in the same folder."
    " Of an older kind of entry the time may be missing. What was pasted, and when, is not stored.",
    sources=(
        "https://elhacker.info/Cursos/FOR585_%20Smartphone%20Forensic%20Analysis%20In-Depth%20Videos%202022"
        " (section 2.5: folder, fields)",
        "https://github.com/abrignoni/ALEAPP (clipBoard: folders)",
        "https://github.com/mwilky/smali-dreamlte (Samsung's classes: SemClipData and those made of it)",
        "https://docs.oracle.com/en/java/javase/21/docs/specs/serialization/protocol.html",
    ),
)
