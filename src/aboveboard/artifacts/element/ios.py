"""Element (once Riot) on iOS: events of rooms as the Matrix SDK archives them (`MXFileStore`)."""

from aboveboard.artifacts.element._ios import messages
from aboveboard.formats import keypath
from aboveboard.kit import Artifact, Code, Message

ROOMS = Artifact(
    id="ios.element",
    title="Element: messages of rooms",
    service="element",
    emits=Message,
    files=(
        "{app_group:group.im.vector}/MXFileStore/*/rooms/*/messages",
        "{app_data:im.vector.app}/Library/Caches/MXFileStore/*/rooms/*/messages",
    ),
    read=(Code(messages, companions=("state",), places=keypath.archived),),
    says="One record for each message, reaction, edit and removed event that the app keeps of a room, and for a text begun and"
    " not sent. Times are the server's; the account is in the folder's name.",
    limits="The text of end-to-end encrypted rooms is not in this store: their messages have the type 'encrypted', a sender and a"
    " time, and no text. Events of a room's state (who joined, names) are used for names and are no records. A removed"
    " event is told by what the store keeps of its removal. The app keeps the latest events only, and newer versions keep them"
    " out of backups.",
    sources=(
        "https://github.com/matrix-org/matrix-ios-sdk (MXFileStore.m, MXFileRoomStore.m, MXEvent.m)",
        "https://github.com/element-hq/element-ios (application group)",
        "https://spec.matrix.org (events of rooms)",
    ),
)
