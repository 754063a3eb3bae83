"""Snapchat people and older messages."""

from aboveboard.artifacts.snapchat._android_friends import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

FRIENDS = Artifact(
    id="android.snapchat_friends",
    title="Snapchat people",
    service="snapchat",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="Friend AS f",
            key="f._id",
            requires={"Friend": ("username", "displayName")},
            fields={
                "created_at": opt("NULLIF(f.addedTimestamp, 0)", UNIX_MS),
                "at": opt("NULLIF(f.addedTimestamp, 0)", UNIX_MS),
                "name": Col("NULLIF(f.displayName, '')"),
                "nickname": opt("NULLIF(f.serverDisplayName, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.username AS TEXT) AS value FROM Friend AS u"
                    " WHERE u._id = f._id AND u.username <> ''"
                    " UNION ALL SELECT 'phone', CAST(u.phone AS TEXT) FROM Friend AS u WHERE u._id = f._id AND u.phone <> ''",
                    keys=("type", "value"),
                ),
                "groups": Rows(
                    "SELECT CASE WHEN v.addedTimestamp > 0 AND v.reverseAddedTimestamp > 0 THEN 'added each other' WHEN"
                    " v.addedTimestamp > 0 THEN 'added by the account' ELSE 'added the account' END AS word FROM Friend AS v"
                    " WHERE v._id = f._id AND (v.addedTimestamp > 0 OR v.reverseAddedTimestamp > 0)",
                    keys=("",),
                ),
                "blocked": opt("f.isBlocked", flag),
                "contact_id": opt("NULLIF(f.userId, '')"),
                "party": opt("NULLIF(f.userId, '')"),
            },
        ),
    ),
    says="One record for each person that the app knows, suggested ones among them. `created_at` is when the "
    "account added them.",
    limits="People who are neither `added` nor `added the account` were shown or suggested by the"
    " app. Stories and snaps are not read.",
    sources=SOURCES,
)
