"""Threads on Android: recent searches, and the accounts that were used, of the app's settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import elementpath, loose
from aboveboard.formats.android import elements
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Account, Artifact, Code, Item, WebSearch

_LISTS = (
    ("recent_keyword_searches_with_ts", "keywords", "keyword", "name"),
    ("recent_user_searches_with_ts", "users", "user", "username"),
)
_PREFS = "{app_data:com.instagram.barcelona}/shared_prefs/"
_SOURCES = ("https://github.com/gonssalu (module threads for ALEAPP)",)


def _entries(data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """The settings whose value is a JSON object, by name."""
    for _, element in elements(data, "string"):
        text = (element.text or "").strip()
        if text.startswith("{"):
            yield element.get("name") or "", loose.mapping(json.loads(text))


def _searches(data: bytes, about: About) -> Iterator[Item]:
    del about
    for name, held in _entries(data):
        for setting, listed, inner, field in _LISTS:
            if name != setting:
                continue
            for number, given in enumerate(loose.mappings(held.get(listed))):
                target = loose.mapping(given.get(inner))
                term, when = loose.text(target.get(field)), given.get("client_time")
                at = UNIX_S.to_utc_us(int(when) if isinstance(when, str) and when.isdigit() else when)
                record = WebSearch(at=at, term=term, engine=f"threads {listed}")
                stored = {"client_time": when, field: term}
                yield Item(f"{listed} {number}", record, {k: v for k, v in stored.items() if isinstance(v, str | int)})


def _accounts(data: bytes, about: About) -> Iterator[Item]:
    del about
    for name, held in _entries(data):
        if name == "cloud_account_user_map":
            for number, given in enumerate(loose.mappings(held.get("cloud_accounts_list"))):
                key = given.get("user_id")
                record = Account(
                    type="Threads",
                    username=loose.text(given.get("username")),
                    identifier=str(key) if isinstance(key, str | int) and key != "" else None,
                )
                stored = {k: given.get(k) for k in ("user_id", "username")}
                yield Item(f"account {number}", record, {k: v for k, v in stored.items() if isinstance(v, str | int)})


SEARCHES = Artifact(
    id="android.threads.searches",
    title="Threads: recent searches",
    service="threads",
    emits=WebSearch,
    files=(_PREFS + "*_USER_PREFERENCES.xml",),
    read=(Code(_searches, places=elementpath.whole),),
    says="One record for each word searched for and each person chosen from a search.",
    limits="Posts, messages and feeds are in stores whose form is not public and are not read.",
    sources=_SOURCES,
)
ACCOUNTS = Artifact(
    id="android.threads",
    title="Threads: accounts used",
    service="threads",
    emits=Account,
    files=(_PREFS + "autobackupprefs.xml",),
    read=(Code(_accounts, places=elementpath.whole),),
    says="One record for each account that was used in the app, also those that were logged out.",
    limits="When an account was last used is in other files and is not read.",
    sources=_SOURCES,
)
