"""Yahoo Mail: accounts: see `android.py`."""

from aboveboard.artifacts.yahoomail._android import FILES, SOURCES
from aboveboard.artifacts.yahoomail._android_accounts import accounts
from aboveboard.kit import Account, Artifact, SqliteCode

ACCOUNTS = Artifact(
    id="android.yahoomail.accounts",
    title="Yahoo Mail: accounts",
    service="yahoo mail",
    emits=Account,
    files=FILES,
    read=(
        SqliteCode(
            base="Mailboxes AS a",
            key="a.rowid",
            kind=Account,
            columns={"data": "a.value"},
            make=accounts,
            items_in="data",
            optional=True,
        ),
    ),
    says="One record for each account.",
    limits="What android.yahoomail says of its limits holds here too.",
    sources=SOURCES,
)
