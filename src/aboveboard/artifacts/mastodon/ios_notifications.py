"""Mastodon: notifications: see `ios.py`."""

from aboveboard.artifacts.mastodon._ios import FILES, HTML, SHOWN, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Notification, Person, Sqlite, opt

NOTIFICATIONS = Artifact(
    id="ios.mastodon.notifications",
    title="Mastodon: notifications",
    service="mastodon",
    emits=Notification,
    files=FILES,
    read=(
        Sqlite(
            name="notifications",
            base="ZNOTIFICATION AS n",
            key="n.Z_PK",
            joins=(
                "LEFT JOIN ZMASTODONUSER AS u ON u.Z_PK = n.ZACCOUNT",
                "LEFT JOIN ZSTATUS AS s ON s.Z_PK = n.ZSTATUS",
            ),
            requires={"ZNOTIFICATION": ("ZCREATEAT", "ZTYPERAW", "ZACCOUNT")},
            fields={
                "at": Col("n.ZCREATEAT", times.COCOA_S),
                "channel": Col("n.ZTYPERAW"),
                "sender": Person("u.ZID", SHOWN, role="sender", optional=True),
                "party": opt("u.ZID"),
                "body": opt("NULLIF(s.ZCONTENT, '')", HTML),
                "account": opt("n.ZUSERID || '@' || n.ZDOMAIN"),
            },
            kind=Notification,
            optional=True,
        ),
    ),
    says="One record for each notification.",
    limits="What ios.mastodon says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
