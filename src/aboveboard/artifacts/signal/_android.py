"""What the files about signal share."""

from __future__ import annotations

from typing import Any

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
