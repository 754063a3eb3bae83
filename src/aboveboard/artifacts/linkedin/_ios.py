"""How what the files about LinkedIn on iOS read is decoded."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import Party

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/LinkedIn.py (app of 2024)",)


def _held(document: object) -> dict[str, Any]:
    try:
        return loose.mapping(json.loads(document)) if isinstance(document, str) else {}
    except (ValueError, RecursionError):
        return {}


def _member(participant: object) -> dict[str, Any]:
    return loose.mapping(loose.mapping(loose.mapping(participant).get("participantType")).get("member"))


def _name(member: dict[str, Any]) -> str | None:
    parts = (loose.text(loose.mapping(member.get(part)).get("text")) for part in ("firstName", "lastName"))
    return " ".join(part for part in parts if part) or None


def _members(conversation: object) -> list[dict[str, Any]]:
    listed = loose.listing(_held(conversation).get("conversationParticipants"))
    return [member for participant in listed if (member := _member(participant))]


def recipients(conversation: object, message: object) -> list[Party] | str:
    """The members of a conversation but for the message's sender."""
    sender = loose.text(_member(_held(message).get("sender")).get("profileUrl"))
    found = [
        Party(who, _name(member), "recipient")
        for member in _members(conversation)
        if (who := loose.text(member.get("profileUrl"))) and who != sender
    ]
    return found or ""


def room(conversation: object) -> str:
    """What a conversation is called: its title, else the names of its members but for the account."""
    names = [name for member in _members(conversation) if member.get("distance") != "SELF" and (name := _name(member))]
    return loose.text(_held(conversation).get("title")) or ", ".join(names)
