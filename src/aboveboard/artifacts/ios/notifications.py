"""Notifications still shown or kept: `DeliveredNotifications.plist` of each app."""

from aboveboard.artifacts.ios._notifications import LIBRARY, read
from aboveboard.formats import keypath
from aboveboard.kit import Artifact, Code, Notification

NOTIFICATIONS = Artifact(
    id="ios.notifications",
    title="Notifications delivered",
    service="ios.notifications",
    emits=Notification,
    files=("{mobile}/Library/UserNotifications/*/DeliveredNotifications.plist",),
    read=(Code(read, companions=(LIBRARY,), places=keypath.archived),),
    says="One record for each notification that an app had standing when the copy was made.",
    limits="Notifications that were dismissed are gone from the file. Pictures with them are not read. Later the folder"
    " is a number; the app is then known only where the file beside the folders names it.",
    sources=("https://github.com/abrignoni/iLEAPP (notificationsXII)",),
    absent_from=("itunes backup",),
)
