"""iCloud Drive on iOS: the files that the phone lists."""

from aboveboard.artifacts.ios._icloud_drive import HOME, SERVICE, SOURCES, items
from aboveboard.kit import Artifact, Document

FILES = Artifact(
    id="ios.icloud_drive",
    title="iCloud Drive: files that the phone lists",
    service=SERVICE,
    emits=Document,
    files=(HOME + "client.db",),
    read=(items("client_items"),),
    says="One record for each file; it need not lie in the phone, and folders of apps are listed too.",
    limits="A file may be from another device of the account, or shared by others. The app whose folder it is in, the device that"
    " wrote it, whether it lies in Recently Deleted, when it was last used, tags, sharing and transfers are not read.",
    sources=SOURCES,
)
