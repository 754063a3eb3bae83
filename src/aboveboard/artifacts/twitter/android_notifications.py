"""X (Twitter): notifications: see `android.py`."""

from aboveboard.artifacts.twitter._android import SOURCES
from aboveboard.kit import Artifact, Col, Const, Notification, Sqlite

NOTIFICATIONS = Artifact(
    id="android.twitter.notifications",
    title="X (Twitter): notifications",
    service="twitter",
    emits=Notification,
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        Sqlite(
            base="notifications AS n",
            key="n._id",
            fields={
                "title": Col("COALESCE(NULLIF(n.s_name, ''), NULLIF(n.source_user_name, ''))"),
                "body": Col("NULLIF(n.notif_txt, '')"),
                "app": Const("com.twitter.android"),
            },
            kind=Notification,
            optional=True,
        ),
    ),
    says="One record for each notification.",
    limits="What android.twitter says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db of 2015)",),
)
