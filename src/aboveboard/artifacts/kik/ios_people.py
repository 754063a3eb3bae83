"""Kik: people: see `ios.py`."""

from aboveboard.artifacts.kik._ios import FILES, JSON, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.kik.people",
    title="Kik: people",
    service="kik",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            name="people",
            base="ZKIKUSER AS u",
            key="u.Z_PK",
            requires={"ZKIKUSER": ("ZDISPLAYNAME", "ZUSERNAME", "ZJID")},
            fields={
                # Milliseconds as text: when the person last changed the picture.
                "modified_at": opt("CAST(u.ZPPTIMESTAMP AS INTEGER)", times.UNIX_MS),
                "at": opt("CAST(u.ZPPTIMESTAMP AS INTEGER)", times.UNIX_MS),
                "name": Col("NULLIF(u.ZDISPLAYNAME, '')"),
                "given_name": opt("NULLIF(u.ZFIRSTNAME, '')"),
                "family_name": opt("NULLIF(u.ZLASTNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.ZUSERNAME AS TEXT) AS value WHERE u.ZUSERNAME <> ''"
                    " UNION ALL SELECT 'address', CAST(u.ZJID AS TEXT) WHERE u.ZJID <> ''"
                    " UNION ALL SELECT 'email', CAST(u.ZEMAIL AS TEXT) WHERE u.ZEMAIL <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(u.ZSTATUS, '')"),
                "picture": opt("CASE WHEN u.ZPPURL <> '' THEN json_object('url', CAST(u.ZPPURL AS TEXT)) END", JSON),
                "contact_id": Col("u.ZJID"),
                "party": Col("u.ZJID"),
            },
            kind=Contact,
        ),
    ),
    says="One record for each person or group.",
    limits="What ios.kik says of its limits holds here too.",
    sources=SOURCES,
    tested=("ios_native_ffs", "plaso test data (kik.sqlite)"),
)
