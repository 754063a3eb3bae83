"""Threema: people: see `android.py`."""

from aboveboard.artifacts.threema._android import NAME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Sqlite

PEOPLE = Artifact(
    id="android.threema.people",
    title="Threema: people",
    service="threema",
    emits=Contact,
    files=("{app_data:ch.threema.app*}/databases/threema*.db",),
    read=(
        Sqlite(
            base="contacts AS k",
            key="k.rowid",
            kind=Contact,
            optional=True,
            requires={"contacts": ("identity", "firstName", "lastName", "publicNickName")},
            fields={
                "party": Col("NULLIF(k.identity, '')"),
                "name": Col(NAME.format("k")),
                "given_name": Col("NULLIF(k.firstName, '')"),
                "family_name": Col("NULLIF(k.lastName, '')"),
                "nickname": Col("NULLIF(k.publicNickName, '')"),
                "contact_id": Col("NULLIF(k.identity, '')"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.threema says of its limits holds here too.",
    sources=SOURCES,
)
