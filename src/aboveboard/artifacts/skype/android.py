"""Skype since version 8, on Android and iOS: messages, calls and people of `s4l-….db`."""

from __future__ import annotations

import json
import re
from typing import Any

from aboveboard.formats import loose, mail
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    About,
    Artifact,
    Attachment,
    Call,
    Contact,
    Direction,
    Identifier,
    Message,
    Party,
    Row,
    SqliteCode,
)  # fmt: skip

_PART = re.compile(r'<part identity="([^"]{0,500})"[^>]{0,500}>(.{0,2000}?)</part>', re.DOTALL)
_LENGTH = re.compile(r"<duration>(\d{1,9})(?:\.\d+)?</duration>")
_STATE = re.compile(r'<partlist\b[^>]{0,500}\btype="([^"]{0,50})"')
_FILE = re.compile(r'\b(?:uri|url_thumbnail)="([^"]{1,2000})"')
_ORIGINAL = re.compile(r'<OriginalName v="([^"]{1,500})"')


def _object(value: object) -> dict[str, Any]:
    """The JSON object of a cell. Raises ValueError where there is none."""
    try:
        found = loose.mapping(json.loads(value)) if isinstance(value, str | bytes) else {}
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not found:
        raise ValueError("no JSON object")
    return found


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and -1 < value < 1e15 else None


def _item(row: Row, about: About) -> Message | Call:
    del about
    given, topic = _object(row["data"]), loose.mapping(_conversation(row["conversation"]))
    own, author, thread = (
        given.get("_isMyMessage"),
        loose.text(given.get("creator")),
        loose.text(given.get("conversationId")),
    )
    content, kind = loose.text(given.get("content")) or "", loose.text(given.get("messagetype")) or ""
    at = UNIX_MS.to_utc_us(_number(given.get("createdTime")))
    mine = None if own is None else bool(own)
    direction = None if mine is None else Direction.OUTGOING if mine else Direction.INCOMING
    sender = Party(author, loose.text(given.get("imdisplayname")), "owner" if mine else "sender") if author else None
    members = [m["id"] for m in loose.mappings(topic.get("_threadMembers")) if loose.text(m.get("id"))]
    others = [m for m in members if m != author] or ([thread] if mine and thread else [])
    recipients = [Party(other, role="recipient") for other in others] or None
    if kind == "Event/Call" or content.startswith("<partlist"):
        state, parts = _STATE.search(content), _PART.findall(content[:200_000])
        lengths = [int(m[1]) for _, inside in parts if (m := _LENGTH.search(inside))]
        return Call(
            at=at, direction=direction, sender=sender, recipients=recipients, thread=thread,
            answered=True if any(lengths) else False if state and state[1] == "missed" else None,
            status=state[1] if state else None,
            duration=max(lengths, default=None),
            call_id=loose.text(given.get("cuid")),
        )  # fmt: skip
    files = [
        Attachment(url=m[1], name=n[1] if (n := _ORIGINAL.search(content)) else None) for m in _FILE.finditer(content)
    ][:1]
    plain = mail.html_text(content).strip() if "<" in content or "&" in content else content
    return Message(
        at=at, direction=direction, sender=sender, recipients=recipients, thread=thread,
        thread_name=loose.text(loose.mapping(topic.get("_threadProps")).get("topic")),
        body=plain or None,
        type="attachment" if files else kind or None,
        attachments=files or None,
        message_id=loose.text(given.get("cuid")),
    )  # fmt: skip


def _conversation(value: object) -> object:
    try:
        return _object(value).get("conv")
    except ValueError:
        return None


def _person(row: Row, about: About) -> Contact:
    del about
    given = _object(row["data"])
    key, first, last = (loose.text(given.get(k)) for k in ("mri", "firstName", "lastName"))
    phones = [
        Identifier(loose.text(p.get("number")), "phone", loose.text(p.get("type")))
        for p in loose.mappings(given.get("phones"))
    ]
    mails = [Identifier(m, "email") for m in loose.listing(given.get("emails")) if isinstance(m, str) and m]
    picture = loose.text(given.get("thumbUrl"))
    return Contact(
        name=loose.text(given.get("displayNameOverride")) or " ".join(n for n in (first, last) if n) or None,
        given_name=first,
        family_name=last,
        identifiers=[*([Identifier(key, "handle")] if key else []), *(p for p in phones if p.value), *mails] or None,
        birthday=loose.text(given.get("birthday")),
        note=loose.text(given.get("mood")),
        picture=Attachment(url=picture) if picture else None,
        contact_id=key,
    )


def _messages(conversations: str | None) -> SqliteCode:
    """The table of messages, with that of conversations, whose rows are found by the id in them."""
    joins: tuple[str, ...] = ()
    if conversations:
        joins = (f"LEFT JOIN {conversations} AS c ON c.nsp_pk = 'C' || CASE WHEN json_valid(m.nsp_data) THEN"
                 " json_extract(m.nsp_data, '$.conversationId') END",)  # fmt: skip
    return SqliteCode(
        base="messagesv12 AS m",
        key="m.rowid",
        joins=joins,
        requires={"messagesv12": ("nsp_data",)} | ({conversations: ("nsp_pk", "nsp_data")} if conversations else {}),
        columns={"data": "m.nsp_data", "conversation?": "c.nsp_data" if conversations else "m.no_conversations"},
        make=_item,
    )


_READ = (
    *(_messages(table) for table in ("conversationsv14", "conversationsv13", None)),
    SqliteCode(
        base="profilecachev8 AS p",
        key="p.rowid",
        kind=Contact,
        columns={"data": "p.nsp_data"},
        make=_person,
        optional=True,
    ),
)


def _artifact(identifier: str, files: tuple[str, ...]) -> Artifact:
    return Artifact(
        id=identifier,
        title="Skype: messages, calls, people",
        service="skype",
        emits=(Message, Call, Contact),
        files=files,
        read=_READ,
        says="One record for each message or call of a conversation and for each person that the app knows.",
        limits="Each row holds JSON, of which what others have documented is read: edits, reactions and deletions are not."
        " Times are the server's. Files stay with the service and are given by their address. Names in conversations are"
        " those that each message brings.",
        sources=(
            "https://github.com/sepinf-inc/IPED (Skype parser, version 8: tables and members)",
            "https://go.skype.com/skype-parser (the service's own export: calls and files in `content`)",
        ),
    )


ANDROID = _artifact("android.skype", ("{app_data:com.skype.*}/**/s4l-*.db",))
IOS = _artifact("ios.skype", ("{app_data:com.skype.*}/**/s4l-*.db", "{app_group:*skype*}/**/s4l-*.db"))
