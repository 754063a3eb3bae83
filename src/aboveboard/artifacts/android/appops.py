"""Permissions used."""

from aboveboard.artifacts.android._appops import places, used
from aboveboard.formats import elementpath
from aboveboard.kit import Activity, Artifact, Code

USED = Artifact(
    id="android.appops",
    title="Permissions used",
    service="android.permissions",
    emits=Activity,
    files=("{system}/appops.xml",),
    read=(Code(used, places=elementpath.listed(places)),),
    says="One record for each app and permission: when it was last used, or last refused.",
    limits="Only the last time of each state is kept. Operations without a name here are given as numbers. That an app read the"
    " position does not show where it was.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base (core/java/android/app/AppOpsManager.java)",
        "https://github.com/abrignoni/ALEAPP (appops)",
    ),
)
