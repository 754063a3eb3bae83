"""Yahoo Mail: people: see `android.py`."""

from __future__ import annotations

from aboveboard.artifacts.yahoomail._android import FILES, SOURCES, object_of
from aboveboard.formats import loose
from aboveboard.kit import About, Artifact, Contact, Identifier, Row, SqliteCode


def _contact(row: Row, about: About) -> Contact:
    del about
    given = object_of(row["data"])
    ways = [Identifier(loose.text(m.get("email")), "email") for m in loose.mappings(given.get("emails"))]
    ways += [Identifier(loose.text(n.get("number")), "phone") for n in loose.mappings(given.get("numbers"))]
    curated = given.get("isUserCurated")
    return Contact(
        account=loose.text(row["account"]),
        name=loose.text(given.get("name")),
        identifiers=[way for way in ways if way.value] or None,
        groups=None if curated is not False else ["made by the app from mail"],
        contact_id=loose.text(given.get("xobniId")),
    )


PEOPLE = Artifact(
    id="android.yahoomail.people",
    title="Yahoo Mail: people",
    service="yahoo mail",
    emits=Contact,
    files=FILES,
    read=(
        SqliteCode(
            base="ContactInfo AS c",
            key="c.rowid",
            kind=Contact,
            columns={"data": "c.value", "account": "c.mailboxYid"},
            make=_contact,
            optional=True,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.yahoomail says of its limits holds here too.",
    sources=SOURCES,
)
