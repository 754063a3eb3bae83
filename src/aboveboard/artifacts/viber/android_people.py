"""Viber: people: see `android.py`."""

from aboveboard.artifacts.viber._android import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.viber.people",
    title="Viber: people",
    service="viber",
    emits=Contact,
    files=("{app_data:com.viber.voip}/databases/viber_data",),
    read=(
        Sqlite(
            base="phonebookcontact AS p",
            key="p._id",
            kind=Contact,
            optional=True,
            fields={
                "name": Col("NULLIF(p.display_name, '')"),
                "identifiers": Rows(
                    "SELECT COALESCE(NULLIF(d.data2, ''), NULLIF(d.data1, '')) AS value, 'phone' AS type,"
                    " NULLIF(d.data5, '') AS label FROM phonebookdata AS d WHERE d.contact_id = p._id"
                    " AND COALESCE(NULLIF(d.data2, ''), NULLIF(d.data1, '')) IS NOT NULL"
                    " GROUP BY 1, 3 ORDER BY min(d._id)",
                    keys=("value", "type", "label"),
                ),
                "groups": Rows(
                    "SELECT 'uses Viber' AS word FROM phonebookcontact AS v WHERE v._id = p._id AND v.viber = 1",
                    keys=("",),
                ),
                "created_at": opt("p.joined_date", UNIX_MS),
                "favourite": opt("p.starred", flag),
                "deleted": opt("p.deleted", flag),
                "contact_id": Col("CAST(p._id AS TEXT)"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.viber says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (viber_data)",),
)
