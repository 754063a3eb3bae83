"""Teams: address book: see `ios.py`."""

from aboveboard.artifacts.teams._ios import CONTACT, FILES, SOURCES, ways
from aboveboard.kit import Artifact, Contact, Sqlite

BOOK = Artifact(
    id="ios.teams.book",
    title="Teams: address book",
    service="teams",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZDEVICECONTACTHASH AS c",
            key="c.Z_PK",
            kind=Contact,
            optional=True,
            fields=dict(CONTACT) | {"identifiers": ways("email:ZEMAIL", "phone:ZPHONENUMBER")},
        ),
    ),
    says="One record for each entry of the address book that the app compared with the service.",
    limits="What ios.teams says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
