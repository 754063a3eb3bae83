"""Mastodon: notifications: see `android.py`."""

from aboveboard.artifacts.mastodon._android import SOURCES, TEXT, WHEN, of, party
from aboveboard.kit import Artifact, Col, Notification, Sqlite

NOTIFICATIONS = Artifact(
    id="android.mastodon.notifications",
    title="Mastodon: notifications",
    service="mastodon",
    emits=Notification,
    files=("{app_data:org.joinmastodon.android}/databases/*.db",),
    read=(
        Sqlite(
            "notifications_all AS n",
            "n.rowid",
            {
                "at": Col(of("n", "created_at"), WHEN),
                "channel": Col(of("n", "type")),
                "sender": party("n", "account", "sender"),
                "body": Col(of("n", "status.content"), TEXT),
            },
            kind=Notification,
            name="notifications",
            requires={"notifications_all": ("id", "json")},
            optional=True,
        ),
    ),
    says="One record for each notification.",
    limits="What android.mastodon says of its limits holds here too.",
    sources=SOURCES,
)
