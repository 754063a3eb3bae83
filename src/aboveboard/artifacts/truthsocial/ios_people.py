"""Truth Social: people: see `ios.py`."""

from aboveboard.artifacts.truthsocial._ios import JSON, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="ios.truthsocial.people",
    title="Truth Social: people",
    service="truthsocial",
    emits=Contact,
    files=("{app_group:*}/chat/v*/*/ChatModel.sqlite",),
    read=(
        Sqlite(
            name="people",
            base="ZMANAGEDACCOUNT AS a",
            key="a.Z_PK",
            requires={
                "ZMANAGEDACCOUNT": ("ZSERVERID", "ZACCT", "ZDISPLAYNAME"),
                "ZMANAGEDCHAT": ("ZOTHERACCOUNT", "ZCREATEDAT"),
            },
            fields={
                "at": opt(
                    "(SELECT min(c.ZCREATEDAT) FROM ZMANAGEDCHAT AS c WHERE c.ZOTHERACCOUNT = a.Z_PK)", times.COCOA_S
                ),
                "name": Col("NULLIF(a.ZDISPLAYNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(a.ZACCT AS TEXT) AS value WHERE a.ZACCT <> ''",
                    keys=("type", "value"),
                ),
                "last_contacted_at": opt(
                    "(SELECT max(c.ZLASTACTIVITYDATE) FROM ZMANAGEDCHAT AS c WHERE c.ZOTHERACCOUNT = a.Z_PK)",
                    times.COCOA_S,
                ),
                "blocked": opt(
                    "(SELECT max(c.ZISBLOCKING) FROM ZMANAGEDCHAT AS c WHERE c.ZOTHERACCOUNT = a.Z_PK)", flag
                ),
                "picture": opt(
                    "CASE WHEN a.ZAVATARSTATIC <> '' THEN json_object('url', CAST(a.ZAVATARSTATIC AS TEXT)) END",
                    JSON,
                ),
                "contact_id": Col("a.ZSERVERID"),
                "party": Col("a.ZSERVERID"),
            },
            kind=Contact,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.truthsocial says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
