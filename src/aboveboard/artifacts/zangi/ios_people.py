"""Zangi on iOS: people of the account's Core Data store."""

from aboveboard.artifacts.zangi._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

_LINKED = (
    "FROM Z_4CONTACTNUMBER AS l JOIN ZCONTACTNUMBER AS n ON n.Z_PK = l.Z_5CONTACTNUMBER WHERE l.Z_4CONTACT = p.Z_PK"
)

PEOPLE = Artifact(
    id="ios.zangi.people",
    title="Zangi: people",
    service="zangi",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZCONTACT AS p",
            key="p.Z_PK",
            requires={"ZCONTACT": ("ZFIRSTNAME", "ZLASTNAME", "ZDISPLAYNAME")},
            fields={
                "name": Col(
                    "COALESCE(NULLIF(trim(p.ZDISPLAYNAME), ''), NULLIF(trim(COALESCE(p.ZFIRSTNAME, '') || ' ' ||"
                    " COALESCE(p.ZLASTNAME, '')), ''))"
                ),
                "given_name": Col("NULLIF(p.ZFIRSTNAME, '')"),
                "family_name": Col("NULLIF(p.ZLASTNAME, '')"),
                "identifiers": Rows(
                    f"SELECT 'phone' AS type, n.ZFULLNUMBER AS value {_LINKED} AND n.ZFULLNUMBER <> '' UNION ALL"
                    f" SELECT 'email', n.ZEMAIL {_LINKED} AND n.ZEMAIL <> ''",
                    keys=("type", "value"),
                ),
                "modified_at": opt("p.ZMODIFICATIONDATE", COCOA_S),
                "blocked": opt("p.ZISBLOCKED", flag),
                "contact_id": opt("CAST(p.ZIDENTIFIRE AS TEXT)"),
            },
        ),
    ),
    says="One record for each person that the app keeps.",
    limits="Numbers are left out where Core Data numbers its table of links otherwise. The account's own entry, beside which"
    " passwords and codes stand, is not read.",
    sources=SOURCES,
)
