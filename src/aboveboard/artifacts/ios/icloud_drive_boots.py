"""iCloud Drive on iOS: builds of the system that it ran under."""

from aboveboard.artifacts.ios._icloud_drive import HOME, SERVICE, SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite

BOOTS = Artifact(
    id="ios.icloud_drive.boots",
    title="iCloud Drive: builds of iOS it ran under",
    service=SERVICE,
    emits=Event,
    files=(HOME + "client.db",),
    read=(
        Sqlite(
            "boot_history AS b",
            "b.rowid",
            {
                "at": Col("NULLIF(b.date, 0)", UNIX_S),
                "event": Const("ran under a build of the system"),
                "detail": Col("NULLIF(b.os, '')"),
            },
            requires={"boot_history": ("date", "os")},
        ),
    ),
    says="One record for each row of boot_history: since when iCloud Drive ran under which build of the system.",
    limits="Builds (21D61) are not translated into versions. An update can be older than its first run.",
    sources=SOURCES,
)
