"""KakaoTalk on iOS: messages of `Message.sqlite`, people of `Talk.sqlite`."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.kakaotalk._ios import SOURCES, words_of
from aboveboard.formats import loose
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, opt


def _files(user: int | str | None, text: str | None) -> list[dict[str, Any]] | str:
    """What the attachment, JSON once it is decrypted, says of a file."""
    words = words_of(user, text)
    given = loose.mapping(json.loads(words)) if words else {}
    found = {n: loose.text(given.get(n)) for n in ("url", "name")}
    size = given.get("size")
    made: dict[str, Any] = {n: v for n, v in found.items() if v}
    if made and isinstance(size, int):
        made["size"] = size
    return [made] if made else ""


MESSAGES = Artifact(
    id="ios.kakaotalk",
    title="KakaoTalk messages",
    service="kakaotalk",
    emits=Message,
    files=("{app_data:com.iwilab.KakaoTalk}/Library/PrivateDocuments/Message.sqlite",),
    read=(
        Sqlite(
            base="Message AS m",
            key="m.rowid",
            requires={"Message": ("sentAt", "chatId", "userId", "message", "serverLogId")},
            fields={
                "at": Col("m.sentAt", COCOA_S),
                "party": Col("CAST(m.userId AS TEXT)"),
                "sender": Person("m.userId", role="sender"),
                "thread": Col("CAST(m.chatId AS TEXT)"),
                "body": Col(("m.userId", "m.message"), Py("kakao_ios_words", words_of)),
                "type": opt("'type ' || m.type"),
                "read_at": opt("NULLIF(m.readAt, 0)", COCOA_S),
                "attachments": Col(
                    ("m.userId", "m.attachment"), Py("kakao_ios_files", _files, json=True), optional=True
                ),
                "message_id": Col("CAST(NULLIF(m.serverLogId, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message. Texts and attachments are decrypted with the key that the app makes of the number of the"
    " user who wrote them; `as_stored` has them as they are.",
    limits="Which of the users is the account itself stands in Talk.sqlite: messages have no direction, and the sender has a"
    " number alone. Types have no published meaning. What does not decrypt is counted as unreadable and stays as stored."
    " Files in the chats' folders are not joined.",
    sources=SOURCES,
)
