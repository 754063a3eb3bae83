"""Biome: the streams in which iOS notes what goes on (apps in front, notifications, screen, network, playing, typing)."""

from aboveboard.artifacts.ios._biome import read
from aboveboard.kit import Activity, Artifact, Code, Notification, Visit

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
    read=(Code(read, kind=Activity),),
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
