"""Telegram on Android: messages, calls, people, groups and the phone's contacts in `cache4.db`."""

from collections.abc import Mapping

from aboveboard.artifacts.telegram._android import FILES, SOURCES, rows, said_by
from aboveboard.formats import telegram_message as tm
from aboveboard.kit import Artifact, Col, FieldSource, Message, enum, flag, opt

_MESSAGE: Mapping[str, FieldSource] = {
    "thread_name": opt("COALESCE(o.data, g.data)", said_by("name", tm.shown_name)),
    "body": Col("m.data", said_by("body", tm.body)),
    "type": Col("m.data", said_by("kind", tm.kind)),
    "status": opt(
        "m.send_state", enum("state of sending", {0: "sent", 1: "sending", 2: "not sent", 3: "being edited"})
    ),
    "read": opt("m.read_state & 1", flag),
    "edited_at": Col("m.data", said_by("edited", tm.edited)),
    "forwarded": Col("m.data", said_by("forwarded", tm.forwarded)),
    "protocol": Col("CASE WHEN m.uid >> 62 = 1 THEN 'secret chat' END"),
    "reply_to": Col("m.data", said_by("reply_to", tm.reply_to)),
    "reactions": Col("m.data", said_by("reactions", tm.reactions, json=True)),
    "attachments": Col("m.data", said_by("files", tm.files, json=True)),
    "latitude": Col("m.data", said_by("latitude", tm.latitude)),
    "longitude": Col("m.data", said_by("longitude", tm.longitude)),
    "url": Col("m.data", said_by("url", tm.url)),
    "message_id": Col("CAST(m.mid AS TEXT)"),
    "expires_at": Col("m.data", said_by("expires", tm.expires)),
}


TELEGRAM = Artifact(
    id="android.telegram",
    title="Telegram messages, calls and people",
    service="telegram",
    emits=Message,
    files=FILES,
    read=(
        rows("messages_v2", "messages", _MESSAGE),
        rows("messages", "messages", _MESSAGE),
    ),
    says="One record for each message, service messages and those of secret chats among them, for each call, for each person,"
    " group and channel that the app knows, and for each entry that it took from the phone's address book.",
    limits="The text and all else but time, chat and direction are in binary objects; those of layers 114 to 226 (about 2020 to"
    " 2026) are known, and what stands behind an object of a newer kind is unreadable. Of a secret chat's message what"
    " follows the medium is not read. Whether the other side read it is not there; `read` is the phone's own mark. Ids of"
    " groups and channels are negative as in the chats' ids. Files are named as in the app's cache (documents without their"
    " extension). Messages to be sent later, drafts, stories, topics and who is in a group are not read.",
    sources=SOURCES,
)
