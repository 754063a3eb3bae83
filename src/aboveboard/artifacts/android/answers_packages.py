"""What a phone answers to `dumpsys package`: its packages with versions, times, installers and permissions."""

from aboveboard.artifacts.android._answers import LIMIT, SOURCE, answer, told
from aboveboard.artifacts.android._answers_packages import packages
from aboveboard.formats import lines
from aboveboard.kit import App, Artifact, Code

PACKAGES = Artifact(
    id="android.answers.packages",
    title="Installed packages, as the phone answered",
    service="android.packages",
    emits=App,
    files=answer("dumpsys-package"),
    read=(Code(told(packages), name="packages", limit=LIMIT, places=lines.blocks),),
    says="One record for each package, and for each version of a system app that an update replaced, with the permissions that"
    " it was granted at installation and while running.",
    limits="Times are on the phone's own clock, without its zone. What is said of signatures is a short number and no digest: it"
    " is kept as stored. Permissions asked for are kept as stored. Names of apps are in the apps. Of device users the one who"
    " was asked is read.",
    sources=(f"{SOURCE} (services/core/java/com/android/server/pm/Settings.java: dumpPackageLPr)",),
    version=2,
)
