"""TextNow: people: see `android.py`."""

from aboveboard.artifacts.textnow._android import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Sqlite

PEOPLE = Artifact(
    id="android.textnow.people",
    title="TextNow: people",
    service="textnow",
    emits=Contact,
    files=FILES,
    read=(
        *(
            Sqlite(
                name="people",
                base=f"{table} AS c",
                key="c._id",
                kind=Contact,
                optional=True,
                requires={table: ("contact_value", "contact_name")},
                fields={
                    "party": Col("NULLIF(c.contact_value, '')"),
                    "name": Col("NULLIF(c.contact_name, '')"),
                    "contact_id": Col("NULLIF(c.contact_value, '')"),
                },
            )
            for table in ("contacts", "conversations")
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.textnow says of its limits holds here too.",
    sources=SOURCES,
)
