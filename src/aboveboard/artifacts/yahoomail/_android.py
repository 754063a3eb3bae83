"""What the files about yahoomail share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose

FILES = ("{app_data:com.yahoo.mobile.client.android.mail}/databases/flux_database.db",)

SOURCES = ("https://github.com/abrignoni/ALEAPP (yahooMail: tables of flux_database.db)",)


def value(text: object) -> Any:
    try:
        return json.loads(text) if isinstance(text, str | bytes) and text else None
    except (ValueError, RecursionError):
        return None


def object_of(text: object) -> dict[str, Any]:
    found = loose.mapping(value(text))
    if not found:
        raise ValueError("no JSON object")
    return found
