"""Threads on Android: recent searches, and the accounts that were used, of the app's settings."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.threads._android import PREFS, SOURCES, entries
from aboveboard.formats import elementpath, loose
from aboveboard.kit import About, Account, Artifact, Code, Item


def _accounts(data: bytes, about: About) -> Iterator[Item]:
    del about
    for name, held in entries(data):
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


ACCOUNTS = Artifact(
    id="android.threads",
    title="Threads: accounts used",
    service="threads",
    emits=Account,
    files=(PREFS + "autobackupprefs.xml",),
    read=(Code(_accounts, places=elementpath.whole),),
    says="One record for each account that was used in the app, also those that were logged out.",
    limits="When an account was last used is in other files and is not read.",
    sources=SOURCES,
)
