"""Notification log."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Event, Sqlite, enum, opt

LOG = Artifact(
    id="android.notifications.log",
    title="Notification log",
    service="android.notifications",
    emits=Event,
    files=("{system}/notification_log.db",),
    read=(
        Sqlite(
            base="log AS l",
            key="l._id",
            requires={"log": ("event_type", "event_time_ms", "pkg")},
            fields={
                "at": Col("l.event_time_ms", UNIX_MS),
                "event": Col(
                    "l.event_type",
                    enum(
                        "event type",
                        {
                            1: "notification posted",
                            2: "notification clicked",
                            3: "notification removed",
                            4: "notification dismissed",
                        },
                    ),
                ),
                "app": Col("NULLIF(l.pkg, '')"),
                "detail": opt("NULLIF(trim(COALESCE(l.category, '') || ' ' || COALESCE(l.tag, '')), '')"),
            },
        ),
    ),
    says="One record for each notification posted, clicked, removed or dismissed.",
    limits="The log has no titles and texts. It was off in most phones and is emptied after some days.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base"
        " (services/core/java/com/android/server/notification/NotificationUsageStats.java)",
    ),
    tested=("redroid81 (Android 8.1 skeleton)",),
)
