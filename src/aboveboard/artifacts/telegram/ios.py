"""Telegram on iOS: messages, calls, people and groups in Postbox's `db_sqlite`."""

from collections.abc import Mapping

from aboveboard.artifacts.telegram._ios import FILES, SOURCES, rows, said_by
from aboveboard.formats import postbox_message as pm
from aboveboard.kit import Artifact, Clock, Col, FieldSource, Message, Py, opt

_MESSAGE: Mapping[str, FieldSource] = {
    "thread_name": opt("COALESCE(s.value, p.value)", said_by("name", pm.shown_name)),
    "body": Col("m.value", said_by("body", pm.body)),
    "type": Col(("m.value", "r.value"), said_by("kind", pm.kind)),
    "status": Col("m.value", said_by("status", pm.status)),
    "edited_at": Col("m.value", said_by("edited", pm.edited)),
    "forwarded": Col("m.value", said_by("forwarded", pm.forwarded)),
    "reply_to": Col("m.value", said_by("reply_to", pm.reply_to)),
    "reactions": Col("m.value", said_by("reactions", pm.reactions, json=True)),
    "attachments": Col(("m.value", "r.value"), said_by("files", pm.files, json=True)),
    "latitude": Col("m.value", said_by("latitude", pm.latitude)),
    "longitude": Col("m.value", said_by("longitude", pm.longitude)),
    "url": Col(("m.value", "r.value"), said_by("url", pm.url)),
    "message_id": Col("m.key", Py("postbox_number", pm.number)),
    "expires_at": Col("m.value", said_by("expires", pm.expires)),
}


TELEGRAM = Artifact(
    id="ios.telegram",
    title="Telegram messages",
    service="telegram",
    emits=Message,
    files=FILES,
    read=(rows(_MESSAGE, call=False),),
    says="One record for each message of table t7, service messages among them. `thread` and ids are Postbox's "
    "packed ids: the three bits from bit 32 are the kind.",
    limits="Newer versions encrypt the database behind a plain header; it then cannot be opened. Of media that a message"
    " only refers to the first is joined. Files lie in the folder `media` beside under the name that `title` or `name` gives."
    " When messages were read, drafts, messages to be sent later apart from their namespace, stories and who is in a group"
    " are not read. Edits keep their time, not the earlier text.",
    clocks={"at": Clock.SERVER, "edited_at": Clock.SERVER},
    sources=SOURCES,
)
