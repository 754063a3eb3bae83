"""What the files about Zangi on iOS share."""

from __future__ import annotations

FILES = ("{app_group:*}/zangidb*.sqlite",)
SOURCES = ("https://github.com/abrignoni/iLEAPP (ZangiMessenger.py: tables, columns, kinds; as seen in version 5.6.7)",)


def name_of(number: str) -> str:
    """The name of a contact by its number's row: Core Data joins the two by a table of links."""
    return (
        "(SELECT COALESCE(NULLIF(trim(p.ZDISPLAYNAME), ''), NULLIF(trim(COALESCE(p.ZFIRSTNAME, '') || ' ' ||"
        " COALESCE(p.ZLASTNAME, '')), '')) FROM Z_4CONTACTNUMBER AS l JOIN ZCONTACT AS p ON p.Z_PK = l.Z_4CONTACT"
        f" WHERE l.Z_5CONTACTNUMBER = {number} LIMIT 1)"
    )
