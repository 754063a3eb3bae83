"""Facebook: notifications."""

from aboveboard.artifacts.facebook._android import HOME
from aboveboard.artifacts.facebook._android_notifications import notification
from aboveboard.kit import Artifact, Notification, SqliteCode

NOTIFICATIONS = Artifact(
    id="android.facebook.notifications",
    title="Facebook: notifications",
    service="facebook",
    emits=Notification,
    files=(HOME + "notifications_db", HOME + "notifications.db"),
    read=(
        SqliteCode(
            base="gql_notifications AS n",
            key="n.rowid",
            columns={"payload": "n.gql_payload", "updated": "n.updated", "seen?": "n.seen_state"},
            make=notification,
        ),
    ),
    says="One record for each notification, with its summary, the text of the post that it is about, and who caused it;"
    " `channel` is whether it was seen.",
    limits="Newer versions keep a payload in a form that is not public: such rows are counted as rejected. Only the first"
    " of several people is read. Own posts are kept in no store that is known; of feeds only keys (android.facebook.feed).",
    sources=(
        "the Facebook decoders of Andriller (public copy)",
        "Practical Mobile Forensics, Packt (gql_notifications: seen_state, updated, gql_payload)",
    ),
)
