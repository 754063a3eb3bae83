"""Yahoo Mail: accounts: see `android.py`."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.yahoomail._android import FILES, SOURCES, object_of
from aboveboard.formats import loose
from aboveboard.kit import About, Account, Artifact, Item, Row, SqliteCode


def _accounts(row: Row, about: About) -> Iterator[Item]:
    del about
    for number, given in enumerate(loose.mappings(object_of(row["data"]).get("accountsList"))):
        address, key = loose.text(given.get("email")), given.get("accountId")
        if address:
            name, active = loose.text(given.get("accountName")), given.get("isSelected")
            record = Account(
                type="mail",
                username=address,
                identifier=str(key) if isinstance(key, str | int) else None,
                name=name,
                active=active if isinstance(active, bool) else None,
            )
            yield Item(f"$.accountsList[{number}]", record, {"email": address, "accountName": name})


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
            make=_accounts,
            items_in="data",
            optional=True,
        ),
    ),
    says="One record for each account.",
    limits="What android.yahoomail says of its limits holds here too.",
    sources=SOURCES,
)
