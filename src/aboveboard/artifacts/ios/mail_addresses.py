"""Mail: addresses: see `mail_protected.py`."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.ios._mail_protected import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Identifier, Py, Sqlite, opt


def _address(address: Any, comment: Any = None) -> list[Identifier]:
    del comment
    return [Identifier(address, "email")] if address else []


ADDRESSES = Artifact(
    id="ios.mail_protected.addresses",
    title="Mail: addresses",
    service="ios.mail",
    emits=Contact,
    files=("{mobile}/Library/Mail/Protected Index",),
    read=(
        Sqlite(
            base="addresses AS a",
            key="a.ROWID",
            fields={
                "party": Col("NULLIF(a.address, '')"),
                "name": opt("NULLIF(a.comment, '')"),
                "identifiers": Col("a.address", Py("mail_address", _address, json=True)),
            },
            kind=Contact,
            optional=True,
        ),
    ),
    says="One record for each address of Protected Index.",
    limits="What ios.mail_protected says of its limits holds here too.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
