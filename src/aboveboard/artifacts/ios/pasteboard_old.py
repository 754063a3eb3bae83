"""The clipboard before iOS 10: one property list of all pasteboards (`pasteboardDB`)."""

from aboveboard.artifacts.ios._pasteboard import old
from aboveboard.formats import keypath
from aboveboard.kit import Artifact, Code, Event

OLD_PASTEBOARD = Artifact(
    id="ios.pasteboard.old",
    title="Clipboard, before iOS 10",
    service="ios.pasteboard",
    emits=Event,
    files=("{mobile}/Library/Caches/com.apple.UIKit.pboard/pasteboardDB",),
    read=(Code(old, name="items", places=keypath.places),),
    says="One record for each thing in a pasteboard: its text, or how many bytes of what kind.",
    limits="Of a thing that is there in several types one is read, plain text first. No time is stored.",
    sources=(
        "https://stackoverflow.com/questions/33539624/where-does-uipasteboard-store-data",
        "https://metacpan.org/pod/App::Trrr (Clipboard.pm: how items stand in the list)",
    ),
    absent_from=("itunes backup",),
)
