"""What a phone answers to `dumpsys appops`: when apps last used camera, microphone, position and the like."""

from aboveboard.artifacts.android._answers import ASKED, LIMIT, SOURCE, USERS, answer, told
from aboveboard.artifacts.android._answers_appops import used
from aboveboard.formats import lines
from aboveboard.kit import Activity, Artifact, Code

USED = Artifact(
    id="android.answers.appops",
    title="Permissions used, as the phone answered",
    service="android.permissions",
    emits=Activity,
    files=answer("dumpsys-appops"),
    read=(Code(told(used), name="used", limit=LIMIT, companions=(ASKED,), places=lines.blocks),),
    says="One record for each app, permission and state of the app: when it was last used, or last refused.",
    limits="Times are on the phone's own clock, without its zone; before Android 10 the answer says how long ago alone, which is"
    " kept as stored. Only the last time of each state is kept. That an app read the position does not show where it was."
    + USERS,
    sources=(
        f"{SOURCE} (services/core/java/com/android/server/appop/AppOpsService.java, core/java/android/app/AppOpsManager.java)",
    ),
    version=2,
)
