"""Accounts that are set up in an Android user: `accounts_ce.db`, `accounts_de.db`, `accounts.db`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Artifact, Col, Event, Py, Sql, Sqlite, opt

_LOCAL = Sql(
    "local time",
    "CASE WHEN {} GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-6][0-9]' THEN"
    " json_object('local', replace({}, ' ', 'T'), 'basis', 'local without zone', 'precision', 's') END",
    json=True,
)


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
_LOG = Sqlite(
    "debug_table AS g",
    "g._id",
    {
        "at": Col("g.time", _LOCAL),
        "event": Col("g.action_type"),
        "detail": Col("g.table_name || ' ' || g.primary_key || ', caller uid ' || g.caller_uid"),
    },
    kind=Event,
    name="log",
    optional=True,
)

ACCOUNTS = Artifact(
    id="android.accounts",
    title="Accounts",
    service="android.accounts",
    emits=(Account, Event),
    files=(
        "data/system_ce/*/accounts_ce.db",
        "data/system_de/*/accounts_de.db",
        "{system}/users/*/accounts.db",
        "{system}/accounts.db",
    ),
    read=(_ACCOUNTS, _LOG),
    says="One record for each account of a device user, and one event for each entry of the account manager's own log.",
    limits=(
        "Passwords and tokens are not read; whether one is stored is said. Accounts appear once in accounts_ce.db and"
        " once in accounts_de.db; `at` is the last time the account's password was entered. The log's times are the"
        " phone's local time, and its table has 64 places that are written over."
    ),
    sources=("https://android.googlesource.com/platform/frameworks/base (server/accounts/AccountsDb.java)",),
    tested=("redroid Android 8.1 (empty)",),
)
