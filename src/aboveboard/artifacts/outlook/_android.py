"""How what android.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.formats import loose
from aboveboard.formats.android import elements
from aboveboard.formats.element import Element
from aboveboard.kit import About, Account, Item, Lost

CLAIMS = "additional_properties"
"""The member that holds the claims of a token."""


def entries(root: Element) -> Iterator[tuple[str, Element]]:
    for number, element in enumerate(root.findall("string"), 1):
        yield f"map/string[{number}]", element


def accounts(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, element in elements(data, "string"):
        text = (element.text or "").strip()
        try:
            given = loose.mapping(json.loads(text)) if text.startswith("{") else {}
        except ValueError as error:
            yield Lost(f"{place}: {error}")
            continue
        login, email = loose.text(given.get("login_name")), loose.text(given.get("email"))
        key = loose.text(given.get("id"))
        if not (login or email or key):
            continue
        record = Account(
            type="Outlook",
            username=login or email,
            identifier=key,
            name=loose.text(given.get("display_name")),
            description=email if email != login else loose.text(given.get("phone_number")),
            app="com.microsoft.office.outlook",
            has_secret=bool(given.get(CLAIMS)),
        )
        stored = {k: given.get(k) for k in ("id", "login_name", "email", "display_name", "account_type", "realm")}
        yield Item(place, record, {k: v for k, v in stored.items() if isinstance(v, str) and v})
