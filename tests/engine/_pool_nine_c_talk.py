"""Who is in the ninth pool's calls: the tenth set's people, drawn from seeds of its own."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tests.engine._seventh_talk import drawn
from tests.engine._tenth_talk import CAST
from tests.engine.published_talk import COCOA, Talk


def nine(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw for a store of the ninth pool's calls."""
    return drawn(f"pool nine c/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def lists(named: Mapping[str, tuple[str, Sequence[Mapping[str, Any]]]]) -> bytes:
    """A keyed archive with several lists at its top, each under its key and of one class; times (`datetime`) become NSDate."""
    objects: list[Any] = ["$null"]

    def put(value: Any) -> plistlib.UID:
        objects.append(value)
        return plistlib.UID(len(objects) - 1)

    array = put({"$classname": "NSMutableArray", "$classes": ["NSMutableArray", "NSArray", "NSObject"]})
    date = put({"$classname": "NSDate", "$classes": ["NSDate", "NSObject"]})

    def of(value: Any) -> Any:
        if isinstance(value, datetime):
            return put({"NS.time": value.timestamp() - COCOA, "$class": date})
        return put(value) if isinstance(value, str) else plistlib.UID(0) if value is None else value

    top = dict[str, plistlib.UID]()
    for key, (name, rows) in named.items():
        made = put({"$classname": name, "$classes": [name, "NSObject"]})
        items = [put({"$class": made, **{k: of(v) for k, v in one.items()}}) for one in rows]
        top[key] = put({"$class": array, "NS.objects": items})
    whole = {"$archiver": "NSKeyedArchiver", "$version": 100_000, "$top": top, "$objects": objects}
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)
