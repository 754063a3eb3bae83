"""How what answers_telephony.py reads is decoded.

Facts: services/core/java/com/android/server/TelephonyRegistry.java (dump) and telephony/java/android/telephony (ServiceState,
CellIdentity and its kinds: toString) of https://android.googlesource.com/platform/frameworks/base
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import given, line, rows
from aboveboard.kit import About, DeviceFact, Item, Network

_PHONE = re.compile(r"\s*Phone Id=(\d{1,3})")
_LINES = ("mServiceState=", "mCellIdentity=", "mCellInfo=")
_OPERATOR = re.compile(r"mOperatorAlphaLong=([^,}]*)")
_CELL = re.compile(r"CellIdentity([A-Z]\w{1,9}):\{([^{}]*)")
_VALUE = re.compile(r" m?(\w+) ?= ?([^\s,]+)")
_NOT_TOLD = ("2147483647", "9223372036854775807", "null", "-1")
_IDS, _AREAS = ("Nci", "Ci", "Cid", "Basestation"), ("Tac", "Lac", "NetworkId")
_MOST = 64
"""Cells of one line."""


def cell(kind: str, inner: str) -> Network | None:
    """A cell by the numbers of its country, network, area and its own; None where it has none of its own."""
    values = {k: v for k, v in _VALUE.findall(" " + inner) if v not in _NOT_TOLD}
    own = next((values[name] for name in _IDS if name in values), None)
    if own is None:
        return None
    area = next((values[name] for name in _AREAS if name in values), "?")
    numbers = f"{values.get('Mcc', '?')}-{values.get('Mnc', '?')}-{area}-{own}"
    name = re.search(r"mAlphaLong ?= ?(.*?)(?: mAlphaShort|$)", inner)
    return Network(ssid=given(name[1].strip()) if name else None, bssid=numbers, type=f"cell ({kind.upper()})")


def registry(data: bytes, about: About) -> Iterator[Item]:
    """Of each slot the operator, the last number that called, and the cells it names; a cell once for each slot."""
    del about
    slot, seen = None, set[tuple[str | None, str]]()
    for number, text in enumerate(rows(data), 1):
        bare = text.strip()
        phone = _PHONE.match(text)
        slot = phone[1] if phone else slot
        if slot is None:
            continue
        key, _, value = bare.partition("=")
        operator = _OPERATOR.search(bare) if key == "mServiceState" else None
        for name, said in (
            ("network_operator", operator[1].strip() if operator else None),
            ("last_incoming_number", value if key == "mCallIncomingNumber" else None),
        ):
            if given(said) and (slot, name) not in seen:
                seen.add((slot, name))
                fact = DeviceFact(name=name, value=said, source_name=f"Phone Id={slot}", sim=slot)
                yield Item(f"{line(number)} {name}", fact, {"line": bare})
        if not bare.startswith(_LINES):
            continue
        for place, (kind, inner) in enumerate(_CELL.findall(bare)[:_MOST]):
            record = cell(kind, inner)
            if record is not None and (slot, str(record.bssid)) not in seen:
                seen.add((slot, str(record.bssid)))
                yield Item(f"{line(number)} cell-{place}", record, {"line": bare})
