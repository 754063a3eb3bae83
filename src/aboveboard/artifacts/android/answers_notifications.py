"""What a phone answers to `dumpsys notification --noredact`: notifications shown, and the last ones that were."""

from aboveboard.artifacts.android._answers import ASKED, LIMIT, SOURCE, UNESCAPED, USERS, answer, told
from aboveboard.artifacts.android._answers_notifications import active, archived
from aboveboard.formats import lines
from aboveboard.kit import Artifact, Code, Notification

NOTIFICATIONS = Artifact(
    id="android.answers.notifications",
    title="Notifications, as the phone answered",
    service="android.notifications",
    emits=Notification,
    files=answer("dumpsys-notification"),
    read=(
        Code(told(active), name="shown", limit=LIMIT, companions=(ASKED,), places=lines.blocks),
        Code(archived, name="archive", limit=LIMIT, companions=(ASKED,), places=lines.blocks, optional=True),
    ),
    says="One record for each notification that was shown or put off, with its texts, and one for each of the archive that the"
    " answer lists, without.",
    limits="The archive is kept in memory; the answer names its last five at the most, without texts and times. Icons and"
    " pictures are not in the answer." + UNESCAPED + USERS,
    sources=(
        f"{SOURCE} (services/core/java/com/android/server/notification: NotificationRecord.java,"
        " NotificationManagerService.java)",
    ),
    version=2,
)
