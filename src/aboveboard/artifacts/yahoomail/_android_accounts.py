"""How what android_accounts.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.yahoomail._android import object_of
from aboveboard.formats import loose
from aboveboard.kit import About, Account, Item, Row


def accounts(row: Row, about: About) -> Iterator[Item]:
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
