"""What Telegram's stored messages, people and chats say, one fact at a time, each a function of the stored bytes.

`telegram.read` does the reading (and remembers the last objects, so that many facts of one message cost one reading). Every
function raises TelegramError where the fact stands behind damage or an object of unknown kind, and gives None where the
message has no such fact.

Names of cached files: https://github.com/DrKLO/Telegram (FileLoader: documents by data centre and id, photos by the
negative id and the letter of their size).
"""

from __future__ import annotations

from typing import Any, Final, cast

from aboveboard.formats.telegram import Thing, peer, read
from aboveboard.formats.times import UNIX_S

_MEDIA: Final = "messageMedia"
_CALLS: Final = ("messageActionPhoneCall", "messageActionConferenceCall")
_KINDS: Final = {"Sticker": "sticker", "Animated": "GIF"}
_REASONS: Final = {
    "Missed": "missed",
    "Busy": "busy",
    "Disconnect": "disconnected",
    "MigrateConferenceCall": "made a group call",
}


def _kept(thing: Thing | None, name: str) -> Thing | None:
    """An object in a field where it was read, damage or not."""
    found = thing.fields.get(name) if thing else None
    return found if isinstance(found, Thing) else None


def _action(data: bytes) -> Thing | None:
    thing = read(data)
    return thing.thing("action") if thing.name == "messageService" else None


def _media(data: bytes) -> Thing | None:
    thing = read(data)
    return thing.thing("media") if thing.name == "message" else None


def author(data: bytes) -> int | None:
    """Who wrote it, as the tables number people (above zero) and groups and channels (below)."""
    found = read(data).get("from_id")
    return found if isinstance(found, int) else peer(found) if isinstance(found, Thing) else None


def kind(data: bytes) -> str:
    """text, photo, video, sticker, geo, poll ..., call, or 'service: ' and what happened."""
    thing = read(data)
    if thing.name == "messageService":
        action = thing.thing("action")
        if action is None or action.name in _CALLS:
            return "call" if action else "service"
        return f"service: {action.name.removeprefix('messageAction')}"
    media = thing.thing("media") if thing.name == "message" else None
    if media is None or media.name == f"{_MEDIA}Empty":
        return "text"
    document = _kept(media, "document")
    for attribute in document.things("attributes") if document and document.name == "document" else []:
        name = attribute.name.removeprefix("documentAttribute")
        if name in _KINDS:
            return _KINDS[name]
        if name in ("Audio", "Video"):
            own = attribute.bit(10 if name == "Audio" else 0)
            return ("voice message" if name == "Audio" else "video message") if own else name.lower()
    return media.name.removeprefix(_MEDIA).lower()


def _words(value: object) -> str:
    return (value.text("text") or "") if isinstance(value, Thing) else str(value or "")


def body(data: bytes) -> str | None:
    """The words: the message's text, a poll's question and answers, a service message's title or note."""
    action = _action(data)
    if action is not None:
        words = (action.fields.get(name) for name in ("title", "message", "text", "domain"))
        return next((w if isinstance(w, str) else _words(w) for w in words if w), None)
    thing = read(data)
    text = thing.text("message") if thing.name == "message" else None
    poll = _kept(_kept(thing, "media"), "poll")
    if poll is None:
        return text
    answers = (f"- {_words(answer.get('text'))}" for answer in poll.things("answers"))
    return "\n".join([*([text] if text else []), _words(poll.get("question")), *answers])


def _files(thing: Thing) -> list[dict[str, Any]]:
    match thing.name:
        case "document":
            names = [a.text("file_name") for a in thing.things("attributes") if a.name == "documentAttributeFilename"]
            cached = f"{thing.number('dc_id')}_{thing.number('id')}"
            shown = {"name": next(iter(names), None) or cached, "title": f"cached as {cached}"}
            return [{**shown, "mime": thing.text("mime_type"), "size": thing.number("size")}]
        case "photo":
            sizes = [s for s in thing.things("sizes") if s.name in ("photoSize", "photoSizeProgressive")]
            letter = (sizes[-1].text("type") if sizes else None) or "y"
            name = f"-{thing.number('id')}_{ord(letter[0])}.jpg"
            return [{"name": name, "mime": "image/jpeg", "title": f"cached as {name}"}]
        case "webPage":
            return [{"url": thing.text("url"), "title": thing.text("title") or thing.text("description")}]
        case "messageMediaContact":
            name = " ".join(t for n in ("first_name", "last_name") if (t := thing.text(n)))
            return [{"name": name or None, "title": f"contact {thing.text('phone_number') or ''}".strip()}]
        case _:
            return [file for inner in thing.fields.values() for file in _inner(inner)]


def _inner(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [file for each in cast("list[object]", value) for file in _inner(each)]
    return _files(value) if isinstance(value, Thing) else []


def files(data: bytes) -> list[dict[str, Any]] | None:
    """Files, shared links and contacts: name, mime, size, url, title, and where the app itself noted it the path."""
    thing, media = read(data), _media(data)
    found = [{k: v for k, v in file.items() if v is not None} for file in (_files(media) if media else [])]
    left = data[thing.end :]
    path = left[1 : 1 + left[0]] if left[:1] and left[0] < 254 else b""
    if found and thing.flaw is None and path.startswith(b"/"):
        found[0]["path"] = path.decode("utf-8", "replace")
    return found or None


def url(data: bytes) -> str | None:
    """The address of the page that the message shows."""
    page = _kept(_media(data), "webpage")
    return page.text("url") if page else None


def latitude(data: bytes) -> float | None:
    """Degrees north of a place in the message."""
    return _degrees(data, "lat")


def longitude(data: bytes) -> float | None:
    """Degrees east of a place in the message."""
    return _degrees(data, "long")


def _degrees(data: bytes, name: str) -> float | None:
    geo = _kept(_media(data), "geo")
    value = geo.get(name) if geo else None
    return value if isinstance(value, float) else None


def reply_to(data: bytes) -> str | None:
    """The number of the message that it answers."""
    thing = read(data)
    head = thing.thing("reply_to")
    found = (head or thing).fields.get("reply_to_msg_id")
    return str(found) if found else None


def forwarded(data: bytes) -> bool:
    """Whether it was passed on from elsewhere."""
    return read(data).thing("fwd_from") is not None


def _emoji(value: object) -> str:
    if not isinstance(value, Thing):
        return str(value)
    number = value.fields.get("document_id")
    return value.text("emoticon") or f"{value.name.removeprefix('reaction').lower()} {number or ''}".strip()


def reactions(data: bytes) -> list[dict[str, Any]] | None:
    """Reactions with who and when where the app keeps that, else with how often."""
    held = read(data).thing("reactions")
    if held is None:
        return None
    found: list[dict[str, Any]] = []
    for given in (*held.things("recent_reactions"), *held.things("recent_reactons")):
        who = given.fields.get("user_id") or peer(_kept(given, "peer_id") or _kept(given, "peer"))
        made = {"value": _emoji(given.get("reaction")), "by": str(who) if who else None}
        found.append({**made, "at": UNIX_S.to_utc_us(given.fields.get("date"))})
    named = [f["value"] for f in found]
    for count in held.things("results"):
        value = _emoji(count.get("reaction"))
        more = (count.number("count") or 0) - named.count(value)
        found += [{"value": f"{value} x {more}"}] if more > 0 else []
    return found or None


def edited(data: bytes) -> int | None:
    """When it was last changed, in UTC microseconds."""
    return UNIX_S.to_utc_us(read(data).get("edit_date"))


def expires(data: bytes) -> int | None:
    """When it removes itself, in UTC microseconds."""
    thing = read(data)
    period = thing.number("ttl_period")
    sent = thing.number("date") if period else None
    return UNIX_S.to_utc_us(sent + period) if sent and period else None


def call_end(data: bytes) -> str | None:
    """missed, busy, disconnected: why a call ended, where it did not end by hanging up."""
    action = _action(data)
    reason = _kept(action, "reason")
    if action is not None and reason is None and action.name == _CALLS[1]:
        return "missed" if action.bit(0) else None
    return _REASONS.get(reason.name.removeprefix("phoneCallDiscardReason")) if reason else None


def call_duration(data: bytes) -> int | None:
    """Seconds."""
    action = _action(data)
    return action.number("duration") if action else None


def call_answered(data: bytes) -> bool | None:
    """Whether it lasted."""
    return None if _action(data) is None else bool(call_duration(data))


def call_medium(data: bytes) -> str | None:
    """audio or video; None also for what is no call."""
    action = _action(data)
    return (
        None
        if action is None or action.name not in _CALLS
        else "video"
        if action.bit(2 if action.name == _CALLS[0] else 4)
        else "audio"
    )


def call_id(data: bytes) -> str | None:
    """The call's number."""
    action = _action(data)
    found = action.number("call_id") if action else None
    return None if found is None else str(found)


def shown_name(data: bytes) -> str | None:
    """The name of a person, group or channel."""
    thing = read(data)
    if thing.name != "user":
        return thing.text("title") if "title" in thing.fields or thing.flaw else None
    return " ".join(t for n in ("first_name", "last_name") if (t := thing.text(n))) or thing.text("username")


def first_name(data: bytes) -> str | None:
    """A person's first name."""
    return read(data).text("first_name")


def last_name(data: bytes) -> str | None:
    """A person's last name."""
    return read(data).text("last_name")


def identifiers(data: bytes) -> list[dict[str, str]] | None:
    """A person's, group's or channel's handles and number."""
    thing = read(data)
    more = [t.text("username") for t in thing.things("usernames")] if "usernames" in thing.fields else []
    handles = dict.fromkeys(u for u in (thing.text("username"), *more) if u)
    phone = thing.text("phone") if thing.name == "user" else None
    found = [{"value": handle, "type": "handle"} for handle in handles]
    return [*found, *([{"value": f"+{phone.lstrip('+')}", "type": "phone"}] if phone else [])] or None


def marks(data: bytes) -> list[str] | None:
    """bot, contact, deleted account, group, channel ...: what sort of person or chat it is."""
    thing = read(data)
    bits: dict[str, dict[int, str]] = {
        "user": {10: "own account", 11: "contact", 13: "deleted account", 14: "bot", 24: "marked as scam"},
        "channel": {5: "channel", 8: "supergroup", 2: "left"},
        "chat": {2: "left", 5: "deactivated"},
    }
    found = ["group"] if thing.name in ("chat", "chatForbidden") else []
    return [*found, *(word for bit, word in bits.get(thing.name, {}).items() if thing.bit(bit))] or None


def is_own(data: bytes) -> bool | None:
    """Whether the person is the account's own."""
    thing = read(data)
    return thing.bit(10) if thing.name == "user" else None
