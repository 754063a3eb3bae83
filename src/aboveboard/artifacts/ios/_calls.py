"""How what calls.py reads is decoded."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Col, FieldSource, Person, Py, Sql, flag, opt

OUTGOING = Sql("1 = outgoing", "CASE {} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END")

# iOS 8 and 9 keep the address as the bytes of the text.
ADDRESS = "NULLIF(CAST(z.ZADDRESS AS TEXT), '')"

# ZANSWERED says nothing of calls that went out: whether they were taken shows by their duration.
ANSWERED = "CASE WHEN z.ZORIGINATED = 1 AND z.ZANSWERED = 0 THEN z.ZDURATION > 0 ELSE z.ZANSWERED END"

STATUS = (
    "CASE WHEN z.ZANSWERED = 0 THEN CASE WHEN z.ZORIGINATED = 0 THEN 'missed'"
    " WHEN z.ZORIGINATED = 1 AND z.ZDURATION <= 0 THEN 'not answered' END END"
)


def medium(category: object, call_type: object) -> str:
    """The category since iOS 13, or else the type of iOS 8: 1 telephone, 8 FaceTime video, 16 FaceTime audio."""
    if category == 2 or call_type == 8:
        return "video"
    return "audio" if category == 1 or call_type in (1, 16) else ""


PLACE = "NULLIF(NULLIF(z.ZLOCATION, ''), '<<RecentsNumberLocationNotFound>>')"

FIELDS: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("z.ZDATE", times.COCOA_S)),
    ("party", Col(ADDRESS)),
    ("direction", Col("z.ZORIGINATED", OUTGOING)),
    ("answered", opt(ANSWERED, flag)),
    ("status", opt(STATUS)),
    ("duration", opt("z.ZDURATION")),
    ("sender", Person(ADDRESS, "NULLIF(z.ZNAME, '')", role="sender", when="z.ZORIGINATED = 0")),
    ("recipients", Person(ADDRESS, "NULLIF(z.ZNAME, '')", role="recipient", many=True, when="z.ZORIGINATED = 1")),
    ("medium", opt(("z.ZCALL_CATEGORY", "z.ZCALLTYPE"), Py("call_medium", medium))),
    ("read", opt("z.ZREAD", flag)),
    ("place", opt(f"COALESCE({PLACE}, upper(NULLIF(z.ZISO_COUNTRY_CODE, '')))")),
    ("call_id", opt("NULLIF(z.ZUNIQUE_ID, '')")),
    ("app", opt("NULLIF(z.ZSERVICE_PROVIDER, '')")),
    ("sim", opt("NULLIF(lower(hex(z.ZLOCALPARTICIPANTUUID)), '')")),
    ("account", opt("COALESCE(l.ZNORMALIZEDVALUE, l.ZVALUE)")),
)
