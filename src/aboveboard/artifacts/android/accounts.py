"""Accounts that are set up in an Android user: `accounts_ce.db`, `accounts_de.db`, `accounts.db`."""

from __future__ import annotations

from aboveboard.artifacts.android._accounts import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Artifact, Col, Py, Sqlite, opt


def _history(tokens: object, former: object = None) -> str:
    if former and isinstance(former, str):
        return f"formerly {former}"
    return f"{tokens} authentication tokens stored" if tokens else ""


_TOKENS = "(SELECT count(*) FROM authtokens AS t WHERE t.accounts_id = a._id)"
_ACCOUNTS = Sqlite(
    "accounts AS a",
    "a._id",
    {
        "at": opt("a.last_password_entry_time_millis_epoch", UNIX_MS),
        "username": Col("a.name"),
        "identifier": Col("a.name"),
        "type": Col("a.type"),
        "description": opt((_TOKENS, "a.previous_name"), Py("android_account", _history)),
        "has_secret": opt(("a.password <> ''", _TOKENS), Py("android_secret", lambda *stored: any(stored))),
    },
)


ACCOUNTS = Artifact(
    id="android.accounts",
    title="Accounts",
    service="android.accounts",
    emits=Account,
    files=FILES,
    read=(_ACCOUNTS,),
    says="One record for each account of a device user.",
    limits=(
        "Passwords and tokens are not read; whether one is stored is said. Accounts appear once in accounts_ce.db and"
        " once in accounts_de.db; `at` is the last time the account's password was entered. The log's times are the"
        " phone's local time, and its table has 64 places that are written over."
    ),
    sources=SOURCES,
    tested=("redroid Android 8.1 (empty)",),
)
