"""Apps as the App Store's notes and the papers of a backup name them."""

from aboveboard.artifacts.ios._apps import ARTIFACTS, backup
from aboveboard.kit import App, Artifact, Code

BACKUP_APPS = Artifact(
    id="ios.apps.backup",
    title="Apps named by the backup",
    service="ios.apps",
    emits=App,
    files=("Info.plist", "Manifest.plist"),
    read=(Code(backup),),
    says="One record for each app that the backup's own papers name as installed when it was made.",
    limits="Info.plist and Manifest.plist are read each for itself, so that an app can come twice. `installed_at` is "
    "the time of purchase, where the App Store wrote it.",
    sources=ARTIFACTS,
    tested=("backups made for this project's tests",),
)
