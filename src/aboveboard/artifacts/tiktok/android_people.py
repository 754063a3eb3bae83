"""TikTok on Android: the people known to the messaging part of the app."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

_PACKAGES = ("com.zhiliaoapp.musically", "com.ss.android.ugc.trill", "com.ss.android.ugc.aweme")
_SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/tikTok.py",
    "https://doi.org/10.1109/ISNCC62547.2024.10759027 (Hu and Karabiyik, TikTok on Android and iOS)",
)


def _people(table: str, name: str, *, more: bool) -> Sqlite:
    return Sqlite(
        f"{table} AS u",
        "u.rowid",
        {
            "name": Col("NULLIF(u.NICK_NAME, '')"),
            "identifiers": Rows(
                "SELECT 'handle' AS type, CAST(u.UNIQUE_ID AS TEXT) AS value WHERE u.UNIQUE_ID <> ''",
                keys=("type", "value"),
            ),
            "contact_id": Col("CAST(u.UID AS TEXT)"),
            "party": Col("CAST(u.UID AS TEXT)"),
            "groups": Rows(
                "SELECT value AS value FROM (SELECT 'follow status ' || u.FOLLOW_STATUS AS value"
                " WHERE u.FOLLOW_STATUS IS NOT NULL)",
                keys=("",),
            ),
        }
        | (
            {
                "at": opt("u.UPDATE_TIME", UNIX_MS),
                "modified_at": opt("u.UPDATE_TIME", UNIX_MS),
            }
            if more
            else {}
        ),
        name=name,
        requires={table: ("UID", "NICK_NAME", "UNIQUE_ID")},
        optional=True,
    )


PEOPLE = Artifact(
    id="android.tiktok.people",
    title="TikTok: people",
    service="tiktok",
    emits=Contact,
    files=tuple(
        f"{{app_data:{package}}}/databases/{name}" for package in _PACKAGES for name in ("db_im_xx", "db_im_contact*")
    ),
    read=(_people("IM_USER_BASE_INFO", "people", more=True), _people("SIMPLE_USER", "people of old", more=False)),
    says="One record for each person that the messaging part of the app knows.",
    limits="A row does not say that there was any contact. Follow status, blocked and deleted are numbers without a"
    " public meaning; the first is named as stored. The same person may be in both databases.",
    sources=_SOURCES,
)
