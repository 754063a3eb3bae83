"""Outlook on Android: the accounts that its sign-in component (OneAuth) keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.formats import elementpath, loose
from aboveboard.formats.android import elements
from aboveboard.formats.element import Element
from aboveboard.kit import About, Account, Artifact, Code, Item, Lost

_CLAIMS = "additional_properties"
"""The member that holds the claims of a token."""


def _entries(root: Element) -> Iterator[tuple[str, Element]]:
    for number, element in enumerate(root.findall("string"), 1):
        yield f"map/string[{number}]", element


def _accounts(data: bytes, about: About) -> Iterator[Item | Lost]:
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
            has_secret=bool(given.get(_CLAIMS)),
        )
        stored = {k: given.get(k) for k in ("id", "login_name", "email", "display_name", "account_type", "realm")}
        yield Item(place, record, {k: v for k, v in stored.items() if isinstance(v, str) and v})


ACCOUNTS = Artifact(
    id="android.outlook",
    title="Outlook: accounts",
    service="outlook",
    emits=Account,
    files=("{app_data:com.microsoft.office.outlook}/shared_prefs/com.microsoft.oneauth.accounts.xml",),
    read=(Code(_accounts, places=elementpath.listed(_entries, lambda element: _CLAIMS in (element.text or ""))),),
    says="One record for each account that the app's sign-in component keeps.",
    limits="Claims of tokens are not read. Mail, calendar and contacts are in stores whose form on phones is not public, and are"
    " not read.",
    sources=("https://github.com/abrignoni/ALEAPP (outlook: com.microsoft.oneauth.accounts.xml)",),
)
