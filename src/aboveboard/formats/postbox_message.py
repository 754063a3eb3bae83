"""What a message of Telegram's Postbox says, one fact at a time, each a function of the stored bytes.

`postbox.message` does the reading (and remembers the last ones). Every function raises PostboxError for bytes that cannot be
read, and gives None where the message has no such fact. Source of the facts: as in `postbox`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from aboveboard.formats.postbox import Object, index, media, media_key, message, root
from aboveboard.formats.times import UNIX_S

_CALL: Final = 14
_ACTIONS: Final = (
    "unknown", "group created", "members added", "members removed", "picture changed", "group renamed",
    "message pinned", "joined by link", "made from group", "made a supergroup", "history cleared",
    "screenshot taken", "timer changed", "game score", "call", "payment", "note", "bot allowed",
    "documents sent", "joined Telegram", "number asked for", "came near", "group call",
    "invited to group call", "theme changed", "joined by request", "web view data", "premium given",
    "topic created", "topic changed", "profile picture suggested", "bot allowed", "peer shared",
)  # fmt: skip
_REASONS: Final = {0: "missed", 1: "disconnected", 3: "busy"}
_ATTRIBUTES: Final = {0: "name", 1: "sticker", 3: "GIF", 4: "video", 5: "audio"}
"""Types of attributes of a file; others say nothing about what it is."""


def _media(data: bytes, beside: bytes | None = None) -> Iterator[Object]:
    """The media of a message, and `beside`: the first that it refers to, as table t6 keeps it."""
    yield from message(data).media
    other = media(beside) if beside else None
    if other is not None:
        yield other


def _action(data: bytes) -> Object | None:
    return next((m for m in message(data).media if m.is_a("TelegramMediaAction")), None)


def author(data: bytes) -> int | None:
    """The packed id of who wrote it."""
    return message(data).author


def reference(data: bytes) -> bytes | None:
    """The key in table t6 of the first medium that the message refers to."""
    found = message(data).references
    return media_key(*found[0]) if found else None


def outgoing(data: bytes) -> bool:
    """Whether it was sent by the account."""
    return not message(data).flags & 4


def status(data: bytes) -> str | None:
    """sending, not sent, failed."""
    flags = message(data).flags
    return "failed" if flags & 2 else "sending" if flags & 32 else "not sent" if flags & 1 else None


def _sort(medium: Object) -> str:
    if medium.is_a("TelegramMediaFile"):
        kinds = {a.number("t"): a for a in medium.objects("at")}
        video, audio = kinds.get(4), kinds.get(5)
        if video is not None and (video.number("f") or 0) & 1:
            return "video message"
        if audio is not None and (audio.number("f") or 0) & 1:
            return "voice message"
        return next((_ATTRIBUTES[k] for k in (1, 3, 4, 5) if k in kinds), "document")
    for name in (
        "Image",
        "Map",
        "Contact",
        "Webpage",
        "Poll",
        "Dice",
        "Game",
        "Invoice",
        "Story",
        "ExpiredContent",
        "Giveaway",
    ):
        if medium.is_a(f"TelegramMedia{name}"):
            return {"Image": "photo", "Map": "location"}.get(name, name.lower())
    return "attachment"


def kind(data: bytes, beside: bytes | None = None) -> str:
    """text, photo, video, voice message, sticker, location, poll ..., call, or 'service: ' and what happened."""
    action = _action(data)
    if action is not None:
        number = action.number("_rawValue") or 0
        what = _ACTIONS[number] if 0 < number < len(_ACTIONS) else f"action {number}"
        return "call" if number == _CALL else f"service: {what}"
    found = list(_media(data, beside))
    return _sort(found[0]) if found else "attachment" if message(data).references else "text"


def body(data: bytes) -> str | None:
    """The text, a poll's question and answers, a service message's title or note."""
    read = message(data)
    action = _action(data)
    if action is not None:
        return next((t for key in ("title", "text", "emoji", "do") if (t := action.text(key))), None)
    polls = (m for m in read.media if m.is_a("TelegramMediaPoll"))
    lines = [
        line for p in polls for line in (p.text("t"), *(f"- {o.text('t') or ''}" for o in p.objects("os"))) if line
    ]
    return "\n".join([*([read.text] if read.text else []), *lines]) or None


def _file(medium: Object) -> dict[str, Any] | None:
    if medium.is_a("TelegramMediaFile"):
        names = [a.text("fn") for a in medium.objects("at") if a.number("t") == 0]
        place = medium.object("r") or Object(0)
        cached = f"telegram-cloud-document-{place.number('d')}-{place.number('f')}" if place.number("f") else None
        size = medium.number("s64") or medium.number("s")
        return {"name": next(iter(names), None) or cached, "mime": medium.text("mt"), "size": size, "title": cached}
    if medium.is_a("TelegramMediaImage"):
        shown = max(medium.objects("r"), key=lambda r: (r.number("dx") or 0) * (r.number("dy") or 0), default=Object(0))
        place = shown.object("r") or Object(0)
        name = f"telegram-cloud-photo-size-{place.number('d')}-{place.number('i')}-{place.text('s')}"
        return {"name": name if place.number("i") else None, "mime": "image/jpeg"}
    if medium.is_a("TelegramMediaWebpage"):
        return {"url": medium.text("u") or medium.text("pendingUrl"), "title": medium.text("ti") or medium.text("tx")}
    if medium.is_a("TelegramMediaContact"):
        name = " ".join(t for key in ("n.f", "n.l") if (t := medium.text(key)))
        return {"name": name or None, "title": f"contact {medium.text('pn') or ''}".strip()}
    return None


def files(data: bytes, beside: bytes | None = None) -> list[dict[str, Any]] | None:
    """Files (named as in the app's folder `media` where they have no name), links and contacts."""
    found = (file for medium in _media(data, beside) if (file := _file(medium)))
    return [{k: v for k, v in file.items() if v is not None} for file in found] or None


def _place(data: bytes, key: str) -> float | None:
    values = (m.values.get(key) for m in message(data).media if m.is_a("TelegramMediaMap"))
    return next((v for v in values if isinstance(v, float)), None)


def latitude(data: bytes) -> float | None:
    """Degrees north of a place in the message."""
    return _place(data, "la")


def longitude(data: bytes) -> float | None:
    """Degrees east of a place in the message."""
    return _place(data, "lo")


def url(data: bytes, beside: bytes | None = None) -> str | None:
    """The address of the page that the message shows."""
    return next((u for f in files(data, beside) or [] if isinstance(u := f.get("url"), str)), None)


def reply_to(data: bytes) -> str | None:
    """The number of the message that it answers."""
    found = message(data).attribute("ReplyMessageAttribute")
    number = found.number("i") if found else None
    return str(number >> 32 & 0xFFFFFFFF) if number else None


def edited(data: bytes) -> int | None:
    """When it was last changed, in UTC microseconds."""
    found = message(data).attribute("EditedMessageAttribute")
    return UNIX_S.to_utc_us(found.number("d")) if found else None


def expires(data: bytes) -> int | None:
    """When it removes itself, in UTC microseconds; None also where the time has not begun to run."""
    read = message(data)
    found = read.attribute("AutoremoveTimeoutMessageAttribute") or read.attribute("AutoclearTimeoutMessageAttribute")
    begun, after = (found.number("c"), found.number("t")) if found else (None, None)
    return UNIX_S.to_utc_us(begun + after) if begun and after else None


def forwarded(data: bytes) -> bool:
    """Whether it was passed on from elsewhere."""
    return message(data).forwarded


def _reaction(given: Object) -> str:
    return given.text("v") or ("star" if "star" in given.values else f"custom {given.number('cfid') or ''}".strip())


def reactions(data: bytes) -> list[dict[str, Any]] | None:
    """Reactions with who and when where the app keeps that, else with how often."""
    held = message(data).attribute("ReactionsMessageAttribute")
    if held is None:
        return None
    recent = held.objects("rp")
    found: list[dict[str, Any]] = [
        {"value": _reaction(r), "by": str(r.number("p")), "at": UNIX_S.to_utc_us(r.number("ts"))} for r in recent
    ]
    named = [f["value"] for f in found]
    for count in held.objects("r"):
        more = (count.number("c") or 0) - named.count(_reaction(count))
        found += [{"value": f"{_reaction(count)} x {more}"}] if more > 0 else []
    return found or None


def _call(data: bytes) -> Object | None:
    action = _action(data)
    return action if action is not None and action.number("_rawValue") == _CALL else None


def call_medium(data: bytes) -> str | None:
    """audio or video; None also for what is no call."""
    call = _call(data)
    return None if call is None else "video" if call.number("vc") else "audio"


def call_duration(data: bytes) -> int | None:
    """Seconds."""
    call = _call(data)
    return call.number("d") if call else None


def call_answered(data: bytes) -> bool | None:
    """Whether it lasted."""
    return None if _call(data) is None else bool(call_duration(data))


def call_end(data: bytes) -> str | None:
    """missed, busy, disconnected: why a call ended, where it did not end by hanging up."""
    call = _call(data)
    reason = call.number("dr") if call else None
    return None if reason is None else _REASONS.get(reason)


def call_id(data: bytes) -> str | None:
    """The call's number."""
    call = _call(data)
    return str(call.number("i")) if call and call.number("i") is not None else None


def shown_name(data: bytes) -> str | None:
    """The name of a person, group or channel."""
    peer = root(data)
    parts = " ".join(t for key in ("fn", "ln") if (t := peer.text(key)))
    return parts or peer.text("t") or peer.text("un")


def first_name(data: bytes) -> str | None:
    """A person's first name."""
    return root(data).text("fn")


def last_name(data: bytes) -> str | None:
    """A person's last name."""
    return root(data).text("ln")


def identifiers(data: bytes) -> list[dict[str, str]] | None:
    """Handles and number of a person, group or channel."""
    peer = root(data)
    found = [{"value": name, "type": "handle"} for name in [peer.text("un")] if name]
    phone = peer.text("p") if peer.is_a("TelegramUser") else None
    return [*found, *([{"value": f"+{phone.lstrip('+')}", "type": "phone"}] if phone else [])] or None


def marks(data: bytes) -> list[str] | None:
    """bot, group, channel, secret chat: what sort of chat it is."""
    peer = root(data)
    names = {"TelegramGroup": "group", "TelegramChannel": "channel", "TelegramSecretChat": "secret chat"}
    found = [word for name, word in names.items() if peer.is_a(name)]
    return found or (["bot"] if peer.object("bi") else None)


def secret_with(data: bytes) -> int | None:
    """The packed id of the person that a secret chat is with."""
    peer = root(data)
    return peer.number("r") if peer.is_a("TelegramSecretChat") else None


def sent_at(key: bytes) -> int | None:
    """When the message was sent, by its key, in UTC microseconds."""
    return UNIX_S.to_utc_us(index(key).timestamp)


def chat(key: bytes) -> str:
    """The packed id of the chat, by the message's key."""
    return str(index(key).peer)


def number(key: bytes) -> str:
    """The message's number in its chat, by its key."""
    return str(index(key).number)


def direction(data: bytes) -> str:
    """outgoing or incoming."""
    return "outgoing" if outgoing(data) else "incoming"
