"""Microsoft Teams on iOS: messages, calls and people of `SkypeSpacesDogfood-….sqlite`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from aboveboard.artifacts.teams._ios import FILES, SOURCES
from aboveboard.formats import loose, mail, plist, times
from aboveboard.kit import About, Artifact, Attachment, Call, Direction, Message, Party, Reaction, Row, SqliteCode

_IMAGE = re.compile(r"<img\b[^>]{0,4000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\b(alt|src|itemtype)="([^"]{0,4000})"', re.IGNORECASE)
_ELEMENT = re.compile(r"<(initiator|value|target)>([^<]{0,10000})</")
_POSITION = re.compile(r"pos\.(-?\d{1,3}\.\d+)_(-?\d{1,3}\.\d+)")


def _open(blob: object) -> object:
    """The value in a keyed archive; nothing for anything else."""
    try:
        return plist.unarchive(blob) if isinstance(blob, bytes) and blob else None
    except ValueError:
        return None


def _json(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None


def _when(value: object) -> int | None:
    """A time as ISO 8601, or milliseconds as a number or text."""
    text = str(value) if isinstance(value, str | int) else ""
    if text.isascii() and text.isdigit():
        return times.UNIX_MS.to_utc_us(int(text)) if len(text) < 16 else None
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def _cards(properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The elements of each card of a message, and the app's own note of a shared position."""
    for key, value in properties.items():
        if key.startswith("cards"):
            found = _json(value)
            for card in loose.mappings(found) or [loose.mapping(found)]:
                yield from loose.mappings(loose.mapping(card.get("content")).get("body")) or [card]


def _shared(properties: dict[str, Any]) -> tuple[float | None, float | None, str | None]:
    """Latitude, longitude and address of a position that was shared."""
    place: tuple[float, float] | None = None
    lines: list[str] = []
    for item in _cards(properties):
        for given in (item, loose.mapping(_json(item.get("id")))):
            try:
                place = place or (float(given["latitude"]), float(given["longitude"]))
            except (KeyError, TypeError, ValueError):
                continue
        link = _POSITION.search(str(loose.mapping(item.get("selectAction")).get("url")))
        place = place or ((float(link[1]), float(link[2])) if link else None)
        line = loose.text(item.get("text")) or loose.text(item.get("address"))
        lines += [line] if line and line not in lines else []
    latitude, longitude = place or (None, None)
    return latitude, longitude, "\n".join(lines) or None


def _html(content: str) -> tuple[str | None, list[Attachment]]:
    """The text of a message in HTML, signs included, and its pictures."""
    files: list[Attachment] = []

    def image(match: re.Match[str]) -> str:
        given = {name.lower(): value for name, value in _ATTRIBUTE.findall(match[0])}
        if given.get("itemtype", "").endswith("/Emoji"):
            return given.get("alt", "")
        if given.get("src"):
            files.append(Attachment(url=given["src"], title=given.get("alt") or None))
        return ""

    return mail.html_text(_IMAGE.sub(image, content)).strip() or None, files


def _call(row: Row, given: dict[str, Any]) -> Call:
    started, joined, ended = (_when(given.get(k)) for k in ("startTime", "connectTime", "endTime"))
    state, way = loose.text(given.get("callState")), given.get("callDirection")
    outgoing = way == "outgoing"

    def party(key: str, role: str) -> Party:
        return Party(
            loose.text(given.get(key)),
            loose.text(loose.mapping(given.get(f"{key}Participant")).get("displayName")),
            role,
        )

    return Call(
        at=started or times.COCOA_S.to_utc_us(row["at"]),
        direction={"outgoing": Direction.OUTGOING, "incoming": Direction.INCOMING}.get(str(way)),
        answered=state == "accepted" if state else None,
        status=None if state == "accepted" else state,
        duration=(ended - joined) / 1_000_000 if joined and ended and ended >= joined else None,
        ended_at=ended,
        sender=party("originator", "owner" if outgoing else "sender"),
        recipients=[party("target", "recipient" if outgoing else "owner")],
        thread=loose.text(row["thread"]),
        call_id=loose.text(given.get("callId")),
    )


def _type(kind: str, body: str | None, files: list[Attachment]) -> str | None:
    if kind.startswith("ThreadActivity/"):
        return f"group event: {kind.partition('/')[2]}"
    if kind == "Text" or kind.startswith("RichText"):
        return "attachment" if files and not body else "text"
    return kind or None


def _make(row: Row, about: About) -> Message | Call:
    del about
    properties = loose.mapping(_open(row["properties"]))
    log = loose.mapping(_json(properties.get("call-log")))
    if log:
        return _call(row, log)
    content, kind = loose.text(row["content"]) or "", loose.text(row["type"]) or ""
    event = kind.startswith("ThreadActivity/")
    own = row["own"] == 1 and not event
    latitude, longitude, address = _shared(properties)
    body, files = (content or None, list[Attachment]()) if kind == "Text" else _html(content)
    author, name, others = loose.text(row["author"]), loose.text(row["name"]), loose.mapping(_open(row["members"]))
    recipients = [Party(m, role="recipient") for m in others if m != author]
    if event:
        said = _ELEMENT.findall(content[:100_000])
        author = next((value for key, value in said if key == "initiator"), None)
        body = next((value for key, value in said if key == "value"), None)
        recipients = [Party(value, role="member") for key, value in said if key == "target"]
    deleted = _when(row["deleted"])
    return Message(
        at=times.COCOA_S.to_utc_us(row["at"]),
        direction=None if event else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(author, name, "owner" if own else "sender") if author or name else None,
        recipients=recipients or None,
        thread=loose.text(row["thread"]),
        thread_name=loose.text(row["topic"]),
        subject=loose.text(row["subject"]),
        body=body or address,
        type=_type(kind, body, files) if latitude is None or event else "location",
        sent_at=_when(row["composed"]),
        edited_at=_when(row["edited"]),
        deleted_at=deleted,
        deleted=bool(deleted or row["gone"]),
        status=loose.text(row["state"]),
        starred=row["starred"] == 1,
        reactions=[
            Reaction(loose.text(given.get("key")), loose.text(user.get("mri")), _when(user.get("time")))
            for given in loose.mappings(_open(row["emotions"]))
            for user in loose.mappings(given.get("users"))
        ]
        or None,
        attachments=files or None,
        latitude=latitude,
        longitude=longitude,
        message_id=str(row["id"]) if row["id"] is not None else None,
    )


_COLUMNS = {
    "at": "m.ZARRIVALTIME", "content": "m.ZCONTENT", "author": "m.ZFROM", "name?": "m.ZIMDISPLAYNAME",
    "thread": "m.ZTHREADID", "topic?": "t.ZTHREADTOPIC", "members?": "t.ZMEMBERS", "type": "m.ZMESSAGETYPE",
    "id": "m.ZTSID", "own?": "m.ZTS_ISSENTBYME", "composed?": "m.ZCOMPOSETIME", "edited?": "m.ZEDITTIME",
    "deleted?": "m.ZDELETETIME", "gone?": "m.ZTS_ISSOFTDELETED", "starred?": "m.ZTS_ISSTARREDBYME",
    "subject?": "m.ZSUBJECT", "state?": "m.ZDELIVERYSTATE", "emotions?": "m.ZEMOTIONS",
    "properties?": "p.ZPROPERTIES",
}  # fmt: skip


TEAMS = Artifact(
    id="ios.teams",
    title="Microsoft Teams: messages, calls, people",
    service="teams",
    emits=(Message, Call),
    files=FILES,
    read=(
        SqliteCode(
            base="ZSMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZTHREAD AS t ON t.Z_PK = (SELECT min(x.Z_PK) FROM ZTHREAD AS x WHERE x.ZTSID = m.ZTHREADID)",
                "LEFT JOIN ZMESSAGEPROPERTIES AS p ON p.Z_PK = (SELECT min(y.Z_PK) FROM ZMESSAGEPROPERTIES AS y"
                " WHERE y.ZTSID = m.ZTSID AND y.ZTHREADID = m.ZTHREADID)",
            ),
            requires={"ZSMESSAGE": ("ZARRIVALTIME", "ZCONTENT", "ZFROM", "ZTHREADID", "ZMESSAGETYPE", "ZTSID")},
            columns=_COLUMNS,
            make=_make,
        ),
    ),
    says="One message or call for each row of the app's messages, events of conversations included, and one contact for"
    " each account that the app knows and for each entry of the address book that it compared with the service.",
    limits="Texts in HTML are given as plain text. Pictures are given by their address; copies lie in"
    " SkypeSpacesDogfood/Downloads under names that CacheFile there lists. Messages that are still to be sent, alerts,"
    " meetings, voicemail and other people's moving positions (which are encrypted) are not read.",
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
