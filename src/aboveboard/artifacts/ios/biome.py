"""Biome: the streams in which iOS notes what goes on (apps in front, notifications, screen, network, playing, typing)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.ios._biome import made
from aboveboard.formats import biome, segb
from aboveboard.formats.errors import ProtobufError
from aboveboard.kit import About, Activity, Artifact, Code, Item, Lost, Notification, Origin, Visit


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """The path says the stream's name and, under `remote`, the device that it was synced from."""
    folders = ["", "", "", *about.path.split("/")]
    here = folders[-2] == "local"
    stream = folders[-3] if here else folders[-4]
    origin, device = (None, None) if here else (Origin.SYNCED, folders[-2] or None)
    for entry in segb.entries(data):
        place = f"bytes {entry.start}-{entry.end}"
        if entry.state != segb.WRITTEN or not entry.payload.strip(b"\0"):
            gone, at = "entry removed from the stream", biome.moment(entry.written)
            yield Item(place, Activity(at=at, activity=stream or None, value=gone, origin=origin, device=device))
            continue
        try:
            record, stored = made(entry, stream, origin, device)
        except ProtobufError as error:
            yield Lost(f"entry at byte {entry.start}: {error}")
            continue
        kept = {name: value for name, value in stored.items() if value is not None}
        yield Item(place, record, kept if entry.intact else {**kept, "broken": "checksum does not match"})


BIOME = Artifact(
    id="ios.biome",
    title="Phone activity (Biome)",
    service="ios.biome",
    emits=(Activity, Notification, Visit),
    files=tuple(
        f"{folder}/streams/*/*/{where}/*"
        for folder in ("{mobile}/Library/Biome", "{var}/db/biome")
        for where in ("local", "remote/*")
    ),
    read=(Code(_read, kind=Activity),),
    says="One record for each entry of each stream: what, since when, and where known the app and value.",
    limits="Of streams whose layout is not known `at` is the time of writing and the value is the texts of the entry, joined."
    " What the fields of a notification mean (title, text) is taken from what is seen in them. Of entries that the phone"
    " removed only stream and time of writing are left. The files under `tombstone` are not read. An app in focus does not"
    " show that somebody looked.",
    sources=(
        "https://cellebrite.com/en/understanding-and-decoding-the-newest-ios-segb-format/",
        "https://github.com/abrignoni/iLEAPP (biome*.py)",
    ),
    absent_from=("itunes backup",),
)
