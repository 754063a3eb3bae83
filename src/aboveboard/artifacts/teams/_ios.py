"""What the files about teams share."""

from __future__ import annotations

from aboveboard.kit import Col, Sql, opt

FILES = ("{app_group:*}/SkypeSpacesDogfood/*/SkypeSpacesDogfood-*.sqlite",)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/teams.py (the rest from the file itself)",)


ADDRESSES = Sql("addresses", "{}", json=True)

CONTACT = (("name", Col("NULLIF(c.ZDISPLAYNAME, '')")), ("contact_id", Col("NULLIF(c.ZTSID, '')")))


def ways(*columns: str) -> Col:
    """Addresses and numbers out of columns, given as 'type:column'."""
    found = (column.split(":") for column in columns)
    rows = " UNION ALL ".join(
        f"SELECT '{kind}' AS k, CAST(c.{name} AS TEXT) AS v WHERE c.{name} <> ''" for kind, name in found
    )
    return opt(
        f"(SELECT CASE WHEN count(*) > 0 THEN json_group_array(json_object('type', k, 'value', v)) END FROM ({rows}))",
        ADDRESSES,
    )
