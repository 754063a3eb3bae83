"""Keyed archives made in code, as NSKeyedArchiver writes them."""

from __future__ import annotations

import plistlib
from dataclasses import dataclass
from typing import Any, cast


@dataclass(frozen=True)
class Instance:
    """An object of an app's own class: numbers stand in its fields, all else is referred to."""

    name: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class When:
    """A time in seconds since 2001."""

    seconds: float


def archive(root: object, fmt: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    """The archive of `root`: instances, dictionaries, lists, times, texts and numbers."""
    objects: list[Any] = ["$null"]
    classes: dict[str, plistlib.UID] = {}

    def add(value: object) -> plistlib.UID:
        objects.append(value)
        return plistlib.UID(len(objects) - 1)

    def of(name: str) -> plistlib.UID:
        if name not in classes:
            classes[name] = add({"$classname": name, "$classes": [name, "NSObject"]})
        return classes[name]

    def put(value: object) -> plistlib.UID:
        match value:
            case Instance(name, fields):
                kept = {k: v if isinstance(v, bool | int | float) else put(v) for k, v in fields.items()}
                return add(kept | {"$class": of(name)})
            case When(seconds):
                return add({"NS.time": seconds, "$class": of("NSDate")})
            case list():
                members = [put(v) for v in cast("list[Any]", value)]
                return add({"NS.objects": members, "$class": of("NSArray")})
            case dict():
                given = cast("dict[str, Any]", value)
                pairs = {"NS.keys": [put(k) for k in given], "NS.objects": [put(v) for v in given.values()]}
                return add(pairs | {"$class": of("NSDictionary")})
            case None:
                return plistlib.UID(0)
            case _:
                return add(value)

    top = {"root": put(root)}
    return plistlib.dumps(
        {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": top, "$objects": objects}, fmt=fmt
    )
