"""knowledgeC.db: what the phone recorded of apps, screen, lock, power and more, for some four weeks."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Activity, Artifact, Clock, Col, Origin, Sqlite, opt

_STRING = "NULLIF(o.ZVALUESTRING, '')"
# Where the value is a text its number is a hash of it, and says nothing.
_VALUE = f"COALESCE({_STRING}, CAST(o.ZVALUEINTEGER AS TEXT), CAST(o.ZVALUEDOUBLE AS TEXT))"
_TITLE = "NULLIF(m.Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE, '')"
_SYNCED = f"CASE WHEN s.ZDEVICEID <> '' THEN '{Origin.SYNCED.value}' END"


def _objects(title: str) -> Sqlite:
    return Sqlite(
        name="objects",
        base="ZOBJECT AS o",
        key="o.Z_PK",
        requires={"ZOBJECT": ("ZSTREAMNAME", "ZSTARTDATE", "ZENDDATE")},
        joins=(
            "LEFT JOIN ZSOURCE AS s ON s.Z_PK = o.ZSOURCE",
            "LEFT JOIN ZSTRUCTUREDMETADATA AS m ON m.Z_PK = o.ZSTRUCTUREDMETADATA",
        ),
        fields={
            "at": Col("o.ZSTARTDATE", times.COCOA_S),
            "activity": Col("NULLIF(o.ZSTREAMNAME, '')"),
            "app": opt(f"CASE WHEN o.ZSTREAMNAME LIKE '/app/%' THEN {_STRING} ELSE NULLIF(s.ZBUNDLEID, '') END"),
            "value": Col(f"CASE WHEN o.ZSTREAMNAME LIKE '/app/%' THEN {title} ELSE COALESCE({title}, {_VALUE}) END"),
            "until": Col("o.ZENDDATE", times.COCOA_S),
            "duration": Col("CASE WHEN o.ZENDDATE >= o.ZSTARTDATE THEN round(o.ZENDDATE - o.ZSTARTDATE, 6) END"),
            "device": opt("NULLIF(s.ZDEVICEID, '')"),
            "origin": opt(_SYNCED),
            "zone_offset": opt("o.ZSECONDSFROMGMT"),
        },
    )


ACTIVITY = Artifact(
    id="ios.knowledgec",
    title="Phone activity (knowledgeC)",
    service="ios.knowledgec",
    emits=Activity,
    files=(
        "{mobile}/Library/CoreDuet/Knowledge/knowledgeC.db",
        "{var}/db/CoreDuet/Knowledge/knowledgeC.db",
    ),
    read=(_objects(_TITLE), _objects("NULL")),
    says="One record for each object: a stream's name, the app or value, from when to when, and the offset from UTC.",
    limits="Streams are given under their own names, with few words on what they mean; other metadata than titles is "
    "not read. Since iOS 16 much of this is kept in Biome files instead. An app in focus does not show that somebody "
    "looked.",
    sources=(
        "https://www.mac4n6.com/blog/2018/8/5/knowledge-is-power-using-the-knowledgecdb-database-on-macos-and-ios-to-"
        "determine-precise-user-and-application-usage",
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/macos_knowledgec.py)",
    ),
    absent_from=("itunes backup",),
    clocks={"at": Clock.DEVICE},
    tested=("ios_native_ffs", "plaso test data (knowledgec-10.13.db)"),
)
