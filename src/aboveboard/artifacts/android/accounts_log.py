"""Accounts: the account manager's log: see `accounts.py`."""

from aboveboard.artifacts.android._accounts import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Event, Sql, Sqlite

_LOCAL = Sql(
    "local time",
    "CASE WHEN {} GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-6][0-9]' THEN"
    " json_object('local', replace({}, ' ', 'T'), 'basis', 'local without zone', 'precision', 's') END",
    json=True,
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

LOG = Artifact(
    id="android.accounts.log",
    title="Accounts: the account manager's log",
    service="android.accounts",
    emits=Event,
    files=FILES,
    read=(_LOG,),
    says="One event for each entry of the account manager's own log.",
    limits="What android.accounts says of its limits holds here too.",
    sources=SOURCES,
    tested=("redroid Android 8.1 (empty)",),
)
