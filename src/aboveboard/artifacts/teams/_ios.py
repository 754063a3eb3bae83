"""What the files about teams share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, mail, plist, times
from aboveboard.kit import About, Attachment, Call, Col, Direction, Message, Party, Reaction, Row, Sql, opt

FILES = ("{app_group:*}/SkypeSpacesDogfood/*/SkypeSpacesDogfood-*.sqlite",)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/teams.py (the rest from the file itself)",)


ADDRESSES = Sql("addresses", "{}", json=True)

CONTACT = (("name", Col("NULLIF(c.ZDISPLAYNAME, '')")), ("contact_id", Col("NULLIF(c.ZTSID, '')")))


def ways(*columns: str) -> Col:
    """Addresses and numbers out of columns, given as 'type:column'."""
    found = (column.split(":") for column in columns)
    rows = " UNION ALL ".join(
        f"SELECT '{kind}' AS k, CAST(c.{name} AS TEXT) AS v WHERE c.{name} <> ''" for kind, name in found
    )
    return opt(
        f"(SELECT CASE WHEN count(*) > 0 THEN json_group_array(json_object('type', k, 'value', v)) END FROM ({rows}))",
        ADDRESSES,
    )


IMAGE = re.compile(r"<img\b[^>]{0,4000}>", re.IGNORECASE)

ATTRIBUTE = re.compile(r'\b(alt|src|itemtype)="([^"]{0,4000})"', re.IGNORECASE)

ELEMENT = re.compile(r"<(initiator|value|target)>([^<]{0,10000})</")

POSITION = re.compile(r"pos\.(-?\d{1,3}\.\d+)_(-?\d{1,3}\.\d+)")


def opened(blob: object) -> object:
    """The value in a keyed archive; nothing for anything else."""
    try:
        return plist.unarchive(blob) if isinstance(blob, bytes) and blob else None
    except ValueError:
        return None


def json_of(value: object) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None


def when(value: object) -> int | None:
    """A time as ISO 8601, or milliseconds as a number or text."""
    text = str(value) if isinstance(value, str | int) else ""
    if text.isascii() and text.isdigit():
        return times.UNIX_MS.to_utc_us(int(text)) if len(text) < 16 else None
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def cards(properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The elements of each card of a message, and the app's own note of a shared position."""
    for key, value in properties.items():
        if key.startswith("cards"):
            found = json_of(value)
            for card in loose.mappings(found) or [loose.mapping(found)]:
                yield from loose.mappings(loose.mapping(card.get("content")).get("body")) or [card]


def shared(properties: dict[str, Any]) -> tuple[float | None, float | None, str | None]:
    """Latitude, longitude and address of a position that was shared."""
    place: tuple[float, float] | None = None
    lines: list[str] = []
    for item in cards(properties):
        for given in (item, loose.mapping(json_of(item.get("id")))):
            try:
                place = place or (float(given["latitude"]), float(given["longitude"]))
            except (KeyError, TypeError, ValueError):
                continue
        link = POSITION.search(str(loose.mapping(item.get("selectAction")).get("url")))
        place = place or ((float(link[1]), float(link[2])) if link else None)
        line = loose.text(item.get("text")) or loose.text(item.get("address"))
        lines += [line] if line and line not in lines else []
    latitude, longitude = place or (None, None)
    return latitude, longitude, "\n".join(lines) or None


def html(content: str) -> tuple[str | None, list[Attachment]]:
    """The text of a message in HTML, signs included, and its pictures."""
    files: list[Attachment] = []

    def image(match: re.Match[str]) -> str:
        given = {name.lower(): value for name, value in ATTRIBUTE.findall(match[0])}
        if given.get("itemtype", "").endswith("/Emoji"):
            return given.get("alt", "")
        if given.get("src"):
            files.append(Attachment(url=given["src"], title=given.get("alt") or None))
        return ""

    return mail.html_text(IMAGE.sub(image, content)).strip() or None, files


def call(row: Row, given: dict[str, Any]) -> Call:
    started, joined, ended = (when(given.get(k)) for k in ("startTime", "connectTime", "endTime"))
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


def type_of(kind: str, body: str | None, files: list[Attachment]) -> str | None:
    if kind.startswith("ThreadActivity/"):
        return f"group event: {kind.partition('/')[2]}"
    if kind == "Text" or kind.startswith("RichText"):
        return "attachment" if files and not body else "text"
    return kind or None


def make(row: Row, about: About) -> Message | Call:
    del about
    properties = loose.mapping(opened(row["properties"]))
    log = loose.mapping(json_of(properties.get("call-log")))
    if log:
        return call(row, log)
    content, kind = loose.text(row["content"]) or "", loose.text(row["type"]) or ""
    event = kind.startswith("ThreadActivity/")
    own = row["own"] == 1 and not event
    latitude, longitude, address = shared(properties)
    body, files = (content or None, list[Attachment]()) if kind == "Text" else html(content)
    author, name, others = loose.text(row["author"]), loose.text(row["name"]), loose.mapping(opened(row["members"]))
    recipients = [Party(m, role="recipient") for m in others if m != author]
    if event:
        said = ELEMENT.findall(content[:100_000])
        author = next((value for key, value in said if key == "initiator"), None)
        body = next((value for key, value in said if key == "value"), None)
        recipients = [Party(value, role="member") for key, value in said if key == "target"]
    deleted = when(row["deleted"])
    return Message(
        at=times.COCOA_S.to_utc_us(row["at"]),
        direction=None if event else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(author, name, "owner" if own else "sender") if author or name else None,
        recipients=recipients or None,
        thread=loose.text(row["thread"]),
        thread_name=loose.text(row["topic"]),
        subject=loose.text(row["subject"]),
        body=body or address,
        type=type_of(kind, body, files) if latitude is None or event else "location",
        sent_at=when(row["composed"]),
        edited_at=when(row["edited"]),
        deleted_at=deleted,
        deleted=bool(deleted or row["gone"]),
        status=loose.text(row["state"]),
        starred=row["starred"] == 1,
        reactions=[
            Reaction(loose.text(given.get("key")), loose.text(user.get("mri")), when(user.get("time")))
            for given in loose.mappings(opened(row["emotions"]))
            for user in loose.mappings(given.get("users"))
        ]
        or None,
        attachments=files or None,
        latitude=latitude,
        longitude=longitude,
        message_id=str(row["id"]) if row["id"] is not None else None,
    )


COLUMNS = {
    "at": "m.ZARRIVALTIME", "content": "m.ZCONTENT", "author": "m.ZFROM", "name?": "m.ZIMDISPLAYNAME",
    "thread": "m.ZTHREADID", "topic?": "t.ZTHREADTOPIC", "members?": "t.ZMEMBERS", "type": "m.ZMESSAGETYPE",
    "id": "m.ZTSID", "own?": "m.ZTS_ISSENTBYME", "composed?": "m.ZCOMPOSETIME", "edited?": "m.ZEDITTIME",
    "deleted?": "m.ZDELETETIME", "gone?": "m.ZTS_ISSOFTDELETED", "starred?": "m.ZTS_ISSTARREDBYME",
    "subject?": "m.ZSUBJECT", "state?": "m.ZDELIVERYSTATE", "emotions?": "m.ZEMOTIONS",
    "properties?": "p.ZPROPERTIES",
}  # fmt: skip
