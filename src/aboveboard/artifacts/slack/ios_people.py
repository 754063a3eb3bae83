"""Slack: people: see `ios.py`."""

from __future__ import annotations

from aboveboard.artifacts.slack._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt


def _person(table: str) -> Sqlite:
    return Sqlite(
        name="people",
        base=f"{table} AS u",
        key="u.Z_PK",
        kind=Contact,
        optional=True,
        requires={table: ("ZTSID", "ZREALNAME", "ZNAME")},
        fields={
            "party": Col("u.ZTSID"),
            "name": Col("COALESCE(NULLIF(u.ZREALNAME, ''), NULLIF(u.ZNAME, ''))"),
            "given_name": opt("NULLIF(u.ZFIRSTNAME, '')"),
            "family_name": opt("NULLIF(u.ZLASTNAME, '')"),
            "job_title": opt("NULLIF(u.ZTITLE, '')"),
            "identifiers": Rows(
                " UNION ALL ".join(
                    f"SELECT '{kind}' AS type, CAST(u.{column} AS TEXT) AS value WHERE u.{column} <> ''"
                    for kind, column in (("handle", "ZNAME"), ("email", "ZEMAIL"), ("phone", "ZPHONE"))
                    if column != "ZEMAIL" or table == "ZCOREDATAUSER"
                ),
                keys=("type", "value"),
            ),
            "own": opt("u.ZISME", flag),
            "contact_id": Col("u.ZTSID"),
        },
    )


PEOPLE = Artifact(
    id="ios.slack.people",
    title="Slack: people",
    service="slack",
    emits=Contact,
    files=FILES,
    read=(*(_person(table) for table in ("ZCOREDATAUSER", "ZSLKDEPRECATEDCOREDATAUSER", "ZSLKCOREDATAUSER")),),
    says="One record for each person or account that the app keeps.",
    limits="What ios.slack says of its limits holds here too.",
    sources=SOURCES,
)
