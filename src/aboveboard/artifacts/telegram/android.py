"""Telegram on Android: messages, calls, people, groups and the phone's contacts in `cache4.db`."""

from aboveboard.artifacts.telegram._android import FILES, MESSAGE, SOURCES, rows
from aboveboard.kit import Artifact, Clock, Message

TELEGRAM = Artifact(
    id="android.telegram",
    title="Telegram messages",
    service="telegram",
    emits=Message,
    files=FILES,
    read=(
        rows("messages_v2", "messages", MESSAGE),
        rows("messages", "messages", MESSAGE),
    ),
    says="One record for each message, service messages and those of secret chats among them.",
    limits="The text and all else but time, chat and direction are in binary objects; those of layers 114 to 226 (about 2020 to"
    " 2026) are known, and what stands behind an object of a newer kind is unreadable. Of a secret chat's message what"
    " follows the medium is not read. Whether the other side read it is not there; `read` is the phone's own mark. Ids of"
    " groups and channels are negative as in the chats' ids. Files are named as in the app's cache (documents without their"
    " extension). Messages to be sent later, drafts, stories, topics and who is in a group are not read.",
    clocks={"at": Clock.SERVER, "edited_at": Clock.SERVER},
    sources=SOURCES,
)
