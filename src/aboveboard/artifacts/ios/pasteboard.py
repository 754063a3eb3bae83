"""The clipboard since iOS 10: a folder for each pasteboard, with a manifest and a file for each thing that was copied."""

from aboveboard.artifacts.ios._pasteboard import MANIFEST, read
from aboveboard.formats import keypath, places, plist
from aboveboard.kit import Artifact, Code, Event


def _places(data: bytes) -> places.Lookup:
    """All of the manifest, or all of the file."""
    if plist.is_binary(data):
        return keypath.whole(data)
    found = places.Found("whole file", places.Span(0, len(data)))
    return lambda _: found


PASTEBOARD = Artifact(
    id="ios.pasteboard",
    title="Clipboard",
    service="ios.pasteboard",
    emits=Event,
    files=("{mobile}/Library/Caches/com.apple.Pasteboard/*/*",),
    read=(Code(read, name="copied", companions=(MANIFEST,), places=_places),),
    says="One record for each manifest (when something was copied, out of which app, from which device), and one for"
    " each file beside it with what was copied: text, or how many bytes of what kind.",
    limits="A thing is often stored in several types (plain, rich, as an address): each is a record, and which type it is stands"
    " nowhere in the file. The manifest's own list of items is not read. What was copied does not show who copied it.",
    sources=(
        "https://github.com/EthanArbuckle/iPhone17-1_18.2_22C152_Restore (PrivateFrameworks/Pasteboard.framework: which keys the"
        " system's own reader of manifests asks for)",
    ),
    absent_from=("itunes backup",),
)
