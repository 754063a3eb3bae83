"""KakaoTalk on iOS: messages of `Message.sqlite`, people of `Talk.sqlite`."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import kakao, loose
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Contact, Message, Person, Py, Sqlite, flag, opt

_SOURCES = (
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/kakaoTalk.py (tables, two epochs, encryption)",
    "https://doi.org/10.9728/dcs.2025.26.5.1363 (encryption)",
    "https://github.com/kim-do-hyeon/iOS-Forensic (that friend type 1 is the account itself)",
)


def _words(user: int | str | None, text: str | None) -> str:
    return kakao.decrypt(user, text) if user is not None and text else ""


def _files(user: int | str | None, text: str | None) -> list[dict[str, Any]] | str:
    """What the attachment, JSON once it is decrypted, says of a file."""
    words = _words(user, text)
    given = loose.mapping(json.loads(words)) if words else {}
    found = {n: loose.text(given.get(n)) for n in ("url", "name")}
    size = given.get("size")
    made: dict[str, Any] = {n: v for n, v in found.items() if v}
    if made and isinstance(size, int):
        made["size"] = size
    return [made] if made else ""


def _ways(user: int | str | None, phone: str | None, email: str | None) -> list[dict[str, str]] | str:
    found = [("handle", str(user) if user is not None else ""), ("phone", _words(user, phone)), ("email", email or "")]
    return [{"type": kind, "value": value} for kind, value in found if value] or ""


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
                "body": Col(("m.userId", "m.message"), Py("kakao_ios_words", _words)),
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
    sources=_SOURCES,
)
PEOPLE = Artifact(
    id="ios.kakaotalk_people",
    title="KakaoTalk people",
    service="kakaotalk",
    emits=Contact,
    files=("{app_data:com.iwilab.KakaoTalk}/Library/PrivateDocuments/Talk.sqlite",),
    read=(
        Sqlite(
            base="ZUSER AS u",
            key="u.Z_PK",
            requires={"ZUSER": ("ZID", "ZNAME", "ZNICKNAME")},
            fields={
                "name": Col("COALESCE(NULLIF(u.ZNAME, ''), NULLIF(u.ZNICKNAME, ''))"),
                "nickname": Col("COALESCE(NULLIF(u.ZCUSTOMNAME, ''), NULLIF(u.ZNICKNAME, ''))", optional=True),
                "identifiers": Col(
                    ("u.ZID", "u.ZPHONENUMBER", "u.ZEMAIL"), Py("kakao_ios_ways", _ways, json=True), optional=True
                ),
                "note": opt("NULLIF(u.ZSTATUSMESSAGE, '')"),
                "favourite": opt("u.ZFAVORITE", flag),
                "own": opt("u.ZFRIENDTYPE = 1", flag),
                "contact_id": Col("CAST(u.ZID AS TEXT)"),
                "party": Col("CAST(u.ZID AS TEXT)"),
            },
        ),
        Sqlite(
            name="address book",
            base="ZCONTACT AS c",
            key="c.Z_PK",
            optional=True,
            requires={"ZCONTACT": ("ZNAME",)},
            fields={
                "name": Col("NULLIF(c.ZNAME, '')"),
                "account_type": Const("address book"),
            },
        ),
    ),
    says="One record for each user that the app knows (friends, members of chats, official accounts), and for each entry that"
    " it took from the phone's address book. Phone numbers of users are decrypted with the key made of their number.",
    limits="That a user is here does not say that there was a chat. Friend type 1 is read as the account itself. Numbers of"
    " the address book's entries are encrypted and not read; nor are rooms.",
    sources=_SOURCES,
)
