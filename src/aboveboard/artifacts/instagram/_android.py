"""What the files about instagram share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose

SOURCES = (
    "https://github.com/karlicoss/HPI/blob/master/src/my/instagram/android.py",
    "https://github.com/abrignoni/ALEAPP (Instagram messages: session, threads, messages)",
)


def parsed_of(value: Any) -> dict[str, Any]:
    if not isinstance(value, str | bytes):
        raise ValueError("no JSON in the row")
    return loose.mapping(json.loads(value))


ME = "(SELECT min(s.user_id) FROM session AS s)"
