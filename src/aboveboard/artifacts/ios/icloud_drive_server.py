"""iCloud Drive on iOS: the files that the server told the phone of."""

from aboveboard.artifacts.ios._icloud_drive import HOME, SERVICE, SOURCES, items
from aboveboard.kit import Artifact, Document

SERVER = Artifact(
    id="ios.icloud_drive.server",
    title="iCloud Drive: files that the server told of",
    service=SERVICE,
    emits=Document,
    files=(HOME + "server.db",),
    read=(items("server_items"),),
    says="One record for each file of the account that the phone has heard of.",
    limits="Most stand in the phone's own list too, which is another database, and are then two records. Devices and people that"
    " the database names, trash, last use and sharing are not read.",
    sources=SOURCES,
)
