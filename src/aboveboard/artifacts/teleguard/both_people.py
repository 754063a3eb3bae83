"""TeleGuard: contacts of teleguard_database.db."""

from aboveboard.artifacts.teleguard._both import ANDROID, IOS, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Sqlite, opt, ways


def _system(name: str, file: str) -> Artifact:
    return Artifact(
        id=name,
        title="TeleGuard contacts",
        service="teleguard",
        emits=Contact,
        files=(file,),
        read=(
            Sqlite(
                base="contacts AS c",
                key="c.rowid",
                requires={"contacts": ("serverId", "alias")},
                fields={
                    "party": Col("c.serverId"),
                    "name": Col("NULLIF(c.alias, '')"),
                    "identifiers": ways("handle:c.serverId"),
                    "last_contacted_at": opt("NULLIF(c.lastActivityTime, 0)", UNIX_MS),
                    "contact_id": Col("c.serverId"),
                    "note": opt("NULLIF(c.info, '')"),
                },
            ),
        ),
        says="One record for each contact; `last_contacted_at` is the last activity that the app notes with it.",
        limits="Pictures, when somebody was last there, and members of groups are not read.",
        sources=SOURCES,
    )


ANDROID_PEOPLE = _system("android.teleguard.people", ANDROID)
IOS_PEOPLE = _system("ios.teleguard.people", IOS)
