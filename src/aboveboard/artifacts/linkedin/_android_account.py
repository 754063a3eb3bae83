"""How what android_account.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.android import elements
from aboveboard.formats.element import Element
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Account, Item


def account(data: bytes, about: About) -> Iterator[Item]:
    del about
    kept = {e.get("name") or "": e.text or e.get("value") for _, e in elements(data, "string", "long")}
    model: dict[str, Any] = loose.mapping(json.loads(kept.get("meModel") or "{}"))
    profile = loose.mapping(model.get("miniProfile"))
    if not (model or kept.get("memberEmail")):
        return
    when = kept.get("lastLoggedInTimestamp")
    names = [loose.text(profile.get(part)) for part in ("firstName", "lastName")]
    number = model.get("plainId")
    record = Account(
        at=UNIX_MS.to_utc_us(int(when)) if when and when.isascii() and when.isdigit() and len(when) < 19 else None,
        type="LinkedIn",
        username=loose.text(profile.get("publicIdentifier")) or kept.get("memberEmail") or None,
        identifier=str(number) if isinstance(number, int | str) and number != "" else None,
        name=" ".join(part for part in names if part) or None,
        description=loose.text(profile.get("occupation")),
    )
    stored = {k: kept[k] for k in ("lastLoggedInTimestamp", "memberEmail") if kept.get(k)}
    yield Item("account", record, stored)


def root_of(root: Element) -> Iterator[tuple[str, Element]]:
    yield "account", root


def secret(element: Element) -> bool:
    return any(word in (element.get("name") or "").casefold() for word in ("token", "cookie", "password", "secret"))
