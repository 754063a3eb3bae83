"""Mastodon: people: see `ios.py`."""

from aboveboard.artifacts.mastodon._ios import ACCOUNTS, FILES, HTML, JSON, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

_FOLLOWS = (
    "SELECT value AS value FROM (SELECT 'follower' AS value WHERE EXISTS"
    " (SELECT 1 FROM Z_8FOLLOWING AS f JOIN ZMASTODONUSER AS w ON w.Z_PK = f.Z_8FOLLOWING WHERE f.Z_8FOLLOWINGBY = u.Z_PK"
    f" AND (w.ZID || '@' || w.ZDOMAIN) IN {ACCOUNTS})"
    " UNION ALL SELECT 'following' WHERE EXISTS (SELECT 1 FROM Z_8FOLLOWING AS f JOIN ZMASTODONUSER AS w"
    " ON w.Z_PK = f.Z_8FOLLOWINGBY WHERE f.Z_8FOLLOWING = u.Z_PK"
    f" AND (w.ZID || '@' || w.ZDOMAIN) IN {ACCOUNTS}))"
)

PEOPLE = Artifact(
    id="ios.mastodon.people",
    title="Mastodon: people",
    service="mastodon",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            name="people",
            base="ZMASTODONUSER AS u",
            key="u.Z_PK",
            requires={"ZMASTODONUSER": ("ZID", "ZDOMAIN", "ZACCT", "ZDISPLAYNAME")},
            fields={
                "at": Col("u.ZCREATEDAT", times.COCOA_S),
                "name": Col("NULLIF(u.ZDISPLAYNAME, '')"),
                "nickname": Col("NULLIF(u.ZUSERNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.ZACCT AS TEXT) AS value WHERE u.ZACCT <> ''"
                    " UNION ALL SELECT 'url', CAST(u.ZURL AS TEXT) WHERE u.ZURL <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(u.ZNOTE, '')", HTML),
                "organization": Col("NULLIF(u.ZDOMAIN, '')"),
                "created_at": Col("u.ZCREATEDAT", times.COCOA_S),
                "modified_at": opt("u.ZUPDATEDAT", times.COCOA_S),
                "groups": Rows(_FOLLOWS, keys=("",)),
                "picture": opt("CASE WHEN u.ZAVATAR <> '' THEN json_object('url', CAST(u.ZAVATAR AS TEXT)) END", JSON),
                "contact_id": Col("u.ZID"),
                "party": Col("u.ZID"),
            },
            kind=Contact,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.mastodon says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
