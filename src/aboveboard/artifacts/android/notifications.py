"""The notification history of Android 11 and later (protocol buffers), and the log of Android 5 to 9."""

from aboveboard.artifacts.android._notifications import read
from aboveboard.kit import Artifact, Code, Notification

HISTORY = Artifact(
    id="android.notifications",
    title="Notification history",
    service="android.notifications",
    emits=Notification,
    files=("data/system_ce/*/notification_history/history/*",),
    read=(Code(read),),
    says="One record for each notification in the history that Android keeps where this was switched on.",
    limits="The history goes back a day and is off unless switched on in the settings. Icons are not read.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base (core/proto/android/server/notificationhistory.proto)",
        "https://github.com/abrignoni/ALEAPP (notificationHistory)",
    ),
)
