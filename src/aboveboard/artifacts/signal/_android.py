"""What the files about signal share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aboveboard.kit import FieldSource, first

IDS = ("{0}.e164", "{0}.phone", "{0}.aci", "{0}.uuid", "{0}.username")

NAMES = (
    "{0}.nickname_joined_name {0}.system_joined_name {0}.system_display_name {0}.profile_joined_name"
    " {0}.signal_profile_joined_name {0}.signal_profile_name {0}.profile_given_name"
)

WORDS = (*IDS, "{0}.group_id", *NAMES.split())


def of(alias: str, *more: str) -> tuple[str, ...]:
    return tuple(f"NULLIF({word.format(alias)}, '')" for word in WORDS) + more


def party(when: Any, *values: Any) -> dict[str, Any] | str:
    ways = next((v for v in values[: len(IDS) + 1] if v is not None), None)
    name = next((v for v in values[len(IDS) + 1 :] if v is not None), None)
    return {"identifier": ways, "name": name, "role": "sender"} if when and (ways or name) else ""


def parties(when: Any, *values: Any) -> list[dict[str, Any]] | str:
    made = party(when, *values)
    return [{**made, "role": "recipient"}] if isinstance(made, dict) else ""


BASE = "({0} & 31)"

IN = BASE + " IN (20, 1, 3, 8, 10)"

OUT = BASE + " IN (2, 11, 21, 22, 23, 24, 25, 26)"

FILE = "(SELECT CASE WHEN count(*) THEN json_group_array(json_object({0})) END FROM {1} ORDER BY f._id)"

KINDS = (
    "CASE WHEN {0} & 31 IN (1, 10) THEN 'incoming call' WHEN {0} & 31 IN (2, 11) THEN 'outgoing call' WHEN {0} & 31 IN (3, 8)"
    " THEN 'missed call' WHEN {0} & 31 = 12 THEN 'group call' WHEN {0} & 31 = 7 THEN 'profile"
    " changed' WHEN {0} & 31 = 14 THEN"
    " 'number changed' WHEN {0} & 65536 THEN 'group event' WHEN {0} & 262144 THEN 'timer changed' WHEN {0} & 31 IN (4,"
    " 20, 21, 22,"
    " 23, 24, 25, 26) THEN 'text' ELSE 'type ' || ({0} & 31) END"
)

STATES: Mapping[int | str, str] = {
    20: "received",
    21: "to be sent",
    22: "sending",
    23: "sent",
    24: "not sent",
    25: "to be sent",
    26: "to be sent",
    27: "draft",
}

FILES: Mapping[str, FieldSource] = {
    "attachments": first(
        FILE.format(
            "'name', NULLIF(f.file_name, ''), 'mime', f.content_type, 'size', CASE WHEN"
            " typeof(f.data_size) = 'integer' THEN f.data_size END, 'path', f.data_file, 'title',"
            " NULLIF(f.caption, '')",
            "attachment AS f WHERE f.message_id = m._id",
        ),
        FILE.format(
            "'name', NULLIF(f.file_name, ''), 'mime', f.ct, 'size', CASE WHEN"
            " typeof(f.data_size) = 'integer' THEN f.data_size END, 'path', f._data",
            "part AS f WHERE f.mid = m._id",
        ),
        json=True,
    )
}

NEW = ("m.from_recipient_id", "m.to_recipient_id")

OLD = ("m.recipient_id", "m.recipient_id")
