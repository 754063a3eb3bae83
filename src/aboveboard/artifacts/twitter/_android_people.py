"""How what android_people.py reads is decoded."""

from __future__ import annotations

from aboveboard.artifacts.twitter._android import account_of, as_id, body
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Attachment, Contact, Identifier, Origin, Row

USER_COLUMNS = (
    *("user_id", "username", "name", "description", "web_url", "location", "profile_created", "updated", "image_url"),
    *("followers", "friends", "statuses", "friendship"),
)


def contact(row: Row, about: About) -> Contact:
    ways = (
        Identifier(row["username"], "handle"),
        Identifier(as_id(row["user_id"]), "other", "user id"),
        Identifier(row["web_url"], "url"),
        Identifier(row["location"], "address", "location"),
    )
    return Contact(
        at=UNIX_MS.to_utc_us(row["updated"]),
        name=row["name"] or None,
        nickname=row["username"] or None,
        identifiers=[way for way in ways if way.value],
        note=body(row["description"]),
        created_at=UNIX_MS.to_utc_us(row["profile_created"]),
        modified_at=UNIX_MS.to_utc_us(row["updated"]),
        picture=Attachment(url=row["image_url"]) if row["image_url"] else None,
        contact_id=as_id(row["user_id"]),
        account=account_of(row, about),
        origin=Origin.CACHED,
    )
