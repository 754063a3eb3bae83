"""How what android.py reads is decoded."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import Py, enum


def parties(role: str, text: str | None) -> list[dict[str, str]]:
    """People out of JSON, in the spelling of either version."""
    if not text:
        return []
    try:
        found = json.loads(str(text))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    given: list[dict[str, str]] = []
    for one in (loose.mappings(found) or [loose.mapping(found)])[:1000]:
        lower: dict[str, Any] = {key.lower(): value for key, value in one.items()}
        address, name = (
            loose.text(lower.get("address")) or loose.text(lower.get("emailaddress")),
            loose.text(lower.get("name")),
        )
        if address or name:
            given.append({k: v for k, v in (("identifier", address), ("name", name), ("role", role)) if v})
    return given


def people(to: str | None, cc: str | None = None, bcc: str | None = None) -> list[dict[str, str]] | str:
    return [*parties("to", to), *parties("cc", cc), *parties("bcc", bcc)] or ""


def sender(text: str) -> dict[str, str] | str:
    return next(iter(parties("sender", text)), "")


PEOPLE, SENDER = Py("proton_people", people, json=True), Py("proton_sender", sender, json=True)

FOLDERS = enum(
    "folder",
    {0: "Inbox", 1: "All drafts", 2: "All sent", 3: "Trash", 4: "Spam", 5: "All mail", 6: "Archive", 7: "Sent", 8: "Drafts",
     9: "Outbox", 10: "Starred"},
)  # fmt: skip

LABELS = "SELECT {} FROM MessageLabelEntity AS l WHERE l.userId = m.userId AND l.messageId = m.messageId AND l.labelId IN ({})"

FOLDER = LABELS.format("min(CAST(l.labelId AS INTEGER))", "'0', '3', '4', '6', '7', '8', '9'")

OWN = LABELS.format("1", "'1', '2', '7', '8', '9'")

STARRED = LABELS.format("1", "'10'")
