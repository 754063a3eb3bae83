"""How what appops.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aboveboard.formats.android import document, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.xml import Element
from aboveboard.kit import About, Activity, Item

OPS = {
    0: "coarse location", 1: "fine location", 2: "gps", 4: "read contacts", 5: "write contacts", 6: "read call log",
    7: "write call log", 8: "read calendar", 9: "write calendar", 10: "wifi scan", 11: "post notification",
    12: "neighbouring cells", 13: "call phone", 14: "read sms", 15: "write sms", 16: "receive sms", 20: "send sms",
    24: "draw over other apps", 26: "camera", 27: "record audio", 29: "read clipboard", 30: "write clipboard",
    40: "wake lock", 41: "monitor location", 42: "monitor location with high power", 43: "usage statistics",
    46: "record screen", 47: "activate vpn", 49: "assist structure", 50: "assist screenshot", 51: "read phone state",
    54: "process outgoing calls", 56: "body sensors", 58: "mock location", 59: "read storage", 60: "write storage",
    62: "accounts", 65: "read phone numbers", 66: "install packages", 69: "answer calls", 77: "bluetooth scan",
    79: "activity recognition", 100: "microphone in a call", 101: "camera in a call", 111: "bluetooth connect",
}  # fmt: skip

BEFORE_10 = {"tp": "persistent", "tt": "in front", "tfs": "foreground service", "tf": "foreground", "tb": "background"}
"""The attributes of Android 9 that hold a time for each state of the app."""


class Use(NamedTuple):
    """One time noted for one permission of one app, and the element whose attribute it is."""

    place: str
    element: Element
    attribute: str
    what: str
    app: str | None
    code: int | None


def times(element: Element) -> Iterator[tuple[str, str]]:
    """(attribute, what it is the time of)."""
    yield from ((key, f"used ({state})") for key, state in BEFORE_10.items() if element.get(key))
    yield from ((key, what) for key, what in (("t", "used"), ("r", "refused")) if element.get(key))


def uses(root: Element) -> Iterator[Use]:
    for app_number, package in enumerate(root.findall("pkg"), 1):
        for uid_number, uid in enumerate(package.findall("uid"), 1):
            for op_number, op in enumerate(uid.findall("op"), 1):
                place = f"{root.tag}/pkg[{app_number}]/uid[{uid_number}]/op[{op_number}]"
                held = [(place, op), *((f"{place}/st[{n}]", state) for n, state in enumerate(op.findall("st"), 1))]
                for inner, element in held:
                    for key, what in times(element):
                        yield Use(f"{inner} {key}", element, key, what, package.get("n"), number(op.get("n")))


def used(data: bytes, about: About) -> Iterator[Item]:
    del about
    for root in document(data):
        for use in uses(root):
            record = Activity(
                at=UNIX_MS.to_utc_us(number(use.element.get(use.attribute))),
                activity=f"permission {use.what}",
                app=use.app or None,
                value=None if use.code is None else OPS.get(use.code, f"operation {use.code}"),
            )
            yield Item(use.place, record, {use.attribute: use.element.get(use.attribute)})


def places(root: Element) -> Iterator[tuple[str, Element]]:
    return ((use.place, use.element) for use in uses(root))
