"""VK on iOS: messages (`messages-store.sqlite`) and the people that the app cached (`content-store.sqlite`)."""

from aboveboard.artifacts.vk._ios import FOLDER, SOURCES, message
from aboveboard.kit import Artifact, Message, SqliteCode

MESSAGES = Artifact(
    id="ios.vk",
    title="VK: messages",
    service="vk",
    emits=Message,
    files=(FOLDER + "messages-store.sqlite",),
    read=(
        SqliteCode(
            base="message AS m",
            key="m.rowid",
            joins=("LEFT JOIN peer_title AS t ON t.rowid = m.peer",),
            requires={"message": ("cmid", "peer", "data")},
            columns={"id": "m.cmid", "peer": "m.peer", "data": "m.data", "title?": "t.title"},
            make=message,
        ),
    ),
    says="One record for each message in the table. `thread` is the number of the person or group that the message belongs to,"
    " `account` the number in the folder's name.",
    limits="Of what is attached only the kind is said. Names of senders are in another database (see ios.vk.people), titles of"
    " conversations only where the store's own table of them is an ordinary one. Reactions are not read. Walls, news and"
    " groups are in stores whose form is not public and are not read.",
    sources=SOURCES,
)
