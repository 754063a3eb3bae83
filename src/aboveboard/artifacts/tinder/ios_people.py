"""Tinder on iOS: the account's own profile and the people that it matched with, of Tinder2.sqlite."""

from aboveboard.artifacts.tinder._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Contact, Sqlite, first, flag, listed, opt, ways

_MATCHED = "EXISTS (SELECT 1 FROM ZMATCH AS x WHERE x.ZUSER = u.Z_PK)"

PEOPLE = Artifact(
    id="ios.tinder.people",
    title="Tinder: the account and its matches",
    service="tinder",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSER AS u",
            key="u.Z_PK",
            joins=("LEFT JOIN ZMATCH AS c ON c.Z_PK = (SELECT min(x.Z_PK) FROM ZMATCH AS x WHERE x.ZUSER = u.Z_PK)",),
            requires={
                "ZUSER": ("ZUSERID", "ZFIRSTNAME", "ZISCURRENTUSER"),
                "ZMATCH": ("ZUSER", "ZCREATED"),
            },
            where=f"u.ZISCURRENTUSER = 1 OR {_MATCHED}",
            leaves_out="profiles that the service merely proposed: their presence does not say that anybody saw them",
            fields={
                "at": Col("c.ZCREATED", COCOA_S),
                "party": Col("u.ZUSERID"),
                "name": Col("NULLIF(u.ZFIRSTNAME, '')"),
                "identifiers": ways("handle:u.ZUSERID", "handle:u.ZPUBLICUSERNAME"),
                "note": first("NULLIF(u.ZBIO, '')", "NULL"),
                "birthday": opt("date(u.ZBIRTHDATE + 978307200, 'unixepoch')"),
                "last_contacted_at": opt("c.ZLASTACTIVITY", COCOA_S),
                "groups": listed("CASE WHEN u.ZCITYNAME <> '' THEN 'city: ' || u.ZCITYNAME END"),
                "contact_id": Col("u.ZUSERID"),
                "own": Col("u.ZISCURRENTUSER", flag),
            },
        ),
    ),
    says="One record for the account's own profile, and one for each person matched with; `at` is when the match came about,"
    " `last_contacted_at` its last activity.",
    limits="Of several matches with one person the first is told. Pictures, schools, distances and drafts are not read.",
    sources=SOURCES,
)
