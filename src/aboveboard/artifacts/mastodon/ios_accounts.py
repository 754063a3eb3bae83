"""Mastodon: accounts: see `ios.py`."""

from aboveboard.artifacts.mastodon._ios import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Account, Artifact, Col, Const, Sqlite, flag, opt

ACCOUNTS = Artifact(
    id="ios.mastodon.accounts",
    title="Mastodon: accounts",
    service="mastodon",
    emits=Account,
    files=FILES,
    read=(
        Sqlite(
            name="settings",
            base="ZSETTING AS e",
            key="e.Z_PK",
            joins=(
                "LEFT JOIN ZMASTODONUSER AS u ON u.Z_PK ="
                " (SELECT min(v.Z_PK) FROM ZMASTODONUSER AS v WHERE v.ZIDENTIFIER = e.ZUSERID || '@' || e.ZDOMAIN)",
            ),
            requires={"ZSETTING": ("ZUSERID", "ZDOMAIN")},
            fields={
                "at": opt("e.ZCREATEDAT", times.COCOA_S),
                "type": Const("Mastodon"),
                "identifier": Col("e.ZUSERID"),
                "party": Col("e.ZUSERID"),
                "username": opt("u.ZUSERNAME || '@' || e.ZDOMAIN"),
                "name": opt("NULLIF(u.ZDISPLAYNAME, '')"),
                "description": Col("e.ZDOMAIN"),
            },
            kind=Account,
            optional=True,
        ),
        Sqlite(
            name="sign-ins",
            base="ZMASTODONAUTHENTICATION AS a",
            key="a.Z_PK",
            requires={"ZMASTODONAUTHENTICATION": ("ZUSERID", "ZDOMAIN", "ZUSERNAME")},
            fields={
                "at": opt("a.ZCREATEDAT", times.COCOA_S),
                "type": Const("Mastodon"),
                "identifier": Col("a.ZUSERID"),
                "party": Col("a.ZUSERID"),
                "username": Col("a.ZUSERNAME || '@' || a.ZDOMAIN"),
                "description": Col("a.ZDOMAIN"),
                "created_at": opt("a.ZCREATEDAT", times.COCOA_S),
                # The comparison stays, the token does not.
                "has_secret": opt("COALESCE(a.ZUSERACCESSTOKEN, '') <> ''", flag),
            },
            kind=Account,
            optional=True,
        ),
    ),
    says="One record for each account of the settings and each sign-in.",
    limits="What ios.mastodon says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
