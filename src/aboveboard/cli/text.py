"""Text for terminals: whatever comes from a phone is shown so that it can do nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, cast

from aboveboard.model.records import Absent

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(text: str, *, lines: bool = False) -> str:
    """Control and direction characters made visible; line breaks kept with `lines`, else shown as ⏎."""
    out: list[str] = []
    for char in text:
        if char == "\n":
            out.append("\n" if lines else "⏎")
        elif char == "\t":
            out.append(" ")
        elif char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Co"):
            out.append(f"\\u{ord(char):04x}")
        else:
            out.append(char)
    return "".join(out)


def shorten(text: str, width: int) -> str:
    """At most `width` characters, on one line."""
    text = safe(" ".join(text.split()))
    return text if len(text) <= width else text[: width - 1] + "…"


def is_absent(value: object) -> bool:
    """Whether a record's field holds the reason for its absence."""
    return isinstance(value, dict) and list(cast("dict[str, Any]", value)) == ["absent"]


def party(value: Any) -> str:
    """A party or list of parties on one line."""
    if isinstance(value, list):
        return ", ".join(party(v) for v in cast("list[Any]", value))
    if isinstance(value, Mapping):
        person = cast("Mapping[str, Any]", value)
        if is_absent(person):
            return ""
        name, identifier = person.get("name"), person.get("identifier")
        return f"{name} <{identifier}>" if name and identifier else str(name or identifier or "")
    return ""


def one_line(record: Mapping[str, Any]) -> str:
    """What a record says, in one line."""
    parts: list[str] = []
    for name in ("sender", "author", "organizer"):
        if name in record and (text := party(record[name])):
            parts.append(text)
            break
    if text := party(record.get("recipients")):
        parts.append("→ " + text)
    if isinstance(record.get("thread_name"), str):
        parts.append(f"[{record['thread_name']}]")
    for name in (
        "title",
        "name",
        "subject",
        "body",
        "term",
        "url",
        "app",
        "ssid",
        "activity",
        "event",
        "detail",
        "value",
        "path",
        "status",
    ):
        value = record.get(name)
        if isinstance(value, str) and value:
            parts.append(value)
            if name not in ("name", "title", "subject", "ssid", "app", "activity", "event"):
                break
    if record["kind"] == "Contact" and isinstance(record.get("identifiers"), list):
        parts += [str(i.get("value")) for i in record["identifiers"] if i.get("value")]
    if record["kind"] == "Call" and isinstance(record.get("duration"), int | float):
        parts.append(f"{record['duration']:.0f} s")
    return " · ".join(parts)


STATES: Mapping[str, str] = {
    "older": "older version of a live row",
    "uncommitted": "uncommitted: written, and not made part of the database",
    "deleted": "deleted: not in the live table; who or what removed it is not known",
}
"""What a record that is not live is, in words."""


def state_of(record: Mapping[str, Any]) -> str:
    """What a record is where it is not live; '' for a live one."""
    return STATES.get(record["provenance"]["state"], "")


def when(value: Any) -> str:
    """A record's time, short."""
    if isinstance(value, str):
        return value[:19].replace("T", " ") + "Z"
    if isinstance(value, Mapping) and "local" in value:
        time = cast("Mapping[str, Any]", value)
        inferred = f" (by its zone history {when(time['inferred']['utc'])})" if "inferred" in time else ""
        return str(time["local"])[:19].replace("T", " ") + " local" + inferred
    if isinstance(value, Mapping) and cast("Mapping[str, Any]", value).get("absent") == Absent.IMPOSSIBLE:
        return "no possible time"
    return "no time"


def flagged(flag: Mapping[str, Any]) -> str:
    """What is odd about a time, in words."""
    reads = f", read as {when(flag['reads'])}" if "reads" in flag else ""
    inferred = f"; would be {when(flag['inferred']['utc'])} {flag['inferred']['from']}" if "inferred" in flag else ""
    return f"{flag['why']}{reads}{inferred}"


def amount(size: float) -> str:
    """Bytes, readable."""
    for unit in ("B", "KB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
