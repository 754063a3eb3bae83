"""Bumble and Badoo on Android: the people of the chats, of ChatComDatabase."""

from __future__ import annotations

from aboveboard.artifacts.bumble._android import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Sql, Sqlite, listed, opt, ways

_PICTURE = Sql("picture", "{}", json=True)
_MODE = "CASE i.game_mode WHEN 0 THEN 'dating' WHEN 1 THEN 'friends' WHEN 5 THEN 'business' END"


def _app(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=Contact,
        files=(f"{{app_data:{package}}}/databases/ChatComDatabase",),
        read=(
            Sqlite(
                base="conversation_info AS i",
                key="i.rowid",
                requires={"conversation_info": ("user_id", "user_name", "encrypted_user_id")},
                fields={
                    "party": Col("CAST(i.user_id AS TEXT)"),
                    "name": Col("NULLIF(i.user_name, '')"),
                    "identifiers": ways("handle:i.user_id", "handle:i.encrypted_user_id"),
                    "groups": listed(_MODE),
                    "picture": opt(
                        "CASE WHEN i.user_image_url <> '' THEN json_object('url', CAST(i.user_image_url AS TEXT)) END",
                        _PICTURE,
                    ),
                    "contact_id": Col("CAST(i.user_id AS TEXT)"),
                },
            ),
        ),
        says="One record for each person that there is a chat with; the group says in which part of the app.",
        limits="Age and further pictures of profiles are not read. When the chat came about is not in this table.",
        sources=SOURCES,
    )


BUMBLE = _app("android.bumble.people", "Bumble: people of the chats", "bumble", "com.bumble.app")
BADOO = _app("android.badoo.people", "Badoo: people of the chats", "badoo", "com.badoo.mobile")
