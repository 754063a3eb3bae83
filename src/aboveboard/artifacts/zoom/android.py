"""Zoom on Android and iOS: meetings and people, where the app's databases are not encrypted."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Call, Col, Contact, Rows, Sqlite, opt

_READ = (
    Sqlite(
        base="zoom_meet_history AS h",
        key="h.rowid",
        optional=True,
        requires={"zoom_meet_history": ("hostID", "meetNo", "topic", "joinTime")},
        fields={
            "at": Col("h.joinTime", UNIX_S),
            "party": Col("CAST(NULLIF(h.hostID, '') AS TEXT)"),
            "thread": Col("CAST(NULLIF(h.meetNo, '') AS TEXT)"),
            "status": Col("CASE WHEN h.topic <> '' THEN 'meeting: ' || h.topic ELSE 'meeting' END"),
        },
    ),
    Sqlite(
        base="zoom_mm_buddy AS b",
        key="b.rowid",
        kind=Contact,
        optional=True,
        requires={"zoom_mm_buddy": ("jid", "email", "nickName")},
        fields={
            "party": Col("NULLIF(b.jid, '')"),
            "name": Col("NULLIF(b.nickName, '')"),
            "identifiers": Rows(
                "SELECT 'email' AS type, CAST(b.email AS TEXT) AS value WHERE b.email <> ''"
                " UNION ALL SELECT 'phone', CAST(b.phoneNo AS TEXT) WHERE b.phoneNo <> ''",
                keys=("type", "value"),
            ),
            "organization": opt("NULLIF(b.companyName, '')"),
            "job_title": opt("NULLIF(b.jobTitle, '')"),
            "contact_id": Col("NULLIF(b.jid, '')"),
        },
    ),
)


def _artifact(identifier: str) -> Artifact:
    root = "{app_data:us.zoom.videomeetings}/**"
    return Artifact(
        id=identifier,
        title="Zoom: meetings and people",
        service="zoom",
        emits=(Call, Contact),
        files=(f"{root}/zoomus*.db", f"{root}/zoommeeting*.db", f"{root}/*@xmpp.zoom.us*.db"),
        read=_READ,
        says="One call for each meeting in the history of recorded meetings, and one contact for each person.",
        limits="Since 2020 the app encrypts these databases (SQLCipher, names with .enc) with keys that are partly the"
        " server's: then the outcome says that they are encrypted. Chats stand in tables named for each conversation"
        " (msg_t_…) and are not read, nor where a meeting was recorded to and how long it was.",
        sources=(
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC9767471 (Mahr et al., Zooming into the pandemic, 2021)",
            "https://github.com/sepinf-inc/IPED/issues/2708 (how the databases are encrypted)",
        ),
    )


ANDROID = _artifact("android.zoom")
IOS = _artifact("ios.zoom")
