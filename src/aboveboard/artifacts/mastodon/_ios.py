"""What the files about mastodon share."""

from __future__ import annotations

import json
from typing import Any, cast

from aboveboard.formats import mail, times
from aboveboard.kit import Attachment, Col, Party, Py, Sql, opt

FILES = ("{app_group:group.org.joinmastodon*}/Databases/shared.sqlite",)

SOURCES = (
    "https://github.com/mastodon/mastodon-ios (CoreDataStack: entities and attributes)",
    "https://docs.joinmastodon.org/entities/Status/ (visibility, spoiler text, mentions)",
)


def plain(html: str) -> str:
    return mail.html_text(html).strip()


HTML = Py("mastodon_text", plain)

SHOWN = "COALESCE(NULLIF(u.ZDISPLAYNAME, '') || ' (@' || u.ZACCT || ')', '@' || u.ZACCT)"


JSON = Sql("object", "{}", json=True)

# The accounts that are or were set up: the app asks, sets and is notified on behalf of these alone.
ACCOUNTS = (
    "(SELECT a.ZUSERID || '@' || a.ZDOMAIN FROM ZMASTODONAUTHENTICATION AS a WHERE a.ZUSERID IS NOT NULL"
    " UNION SELECT e.ZUSERID || '@' || e.ZDOMAIN FROM ZSETTING AS e WHERE e.ZUSERID IS NOT NULL"
    " UNION SELECT n.ZUSERID || '@' || n.ZDOMAIN FROM ZNOTIFICATION AS n WHERE n.ZUSERID IS NOT NULL)"
)


def items(data: Any) -> list[dict[str, Any]]:
    found = json.loads(data)
    if not isinstance(found, list):
        raise ValueError("not a list")
    return [cast("dict[str, Any]", item) for item in cast("list[Any]", found) if isinstance(item, dict)]


def files(data: Any) -> list[Attachment]:
    kept = [(m.get("assetURL") or m.get("previewURL"), m.get("altDescription")) for m in items(data)]
    return [Attachment(url=url, title=title or None) for url, title in kept]


def mentioned(data: Any) -> list[Party]:
    return [Party(m.get("id"), f"{m.get('username')} (@{m.get('acct')})", "recipient") for m in items(data)]


OWN = f"((u.ZID || '@' || u.ZDOMAIN) IN {ACCOUNTS})"

AUTHOR = "LEFT JOIN ZMASTODONUSER AS u ON u.Z_PK = s.ZAUTHOR"

NEEDS = {
    "ZSTATUS": ("ZCREATEDAT", "ZCONTENT", "ZID", "ZAUTHOR", "ZVISIBILITYRAW"),
    "ZMASTODONUSER": ("ZID", "ZDOMAIN", "ZACCT", "ZDISPLAYNAME"),
}

# An empty list is nothing; it is stored as a blob or, after a copy, as text.
SOME = "NULLIF(NULLIF({0}, CAST('[]' AS BLOB)), '[]')"

BOTH = {
    "at": Col("s.ZCREATEDAT", times.COCOA_S),
    "body": opt("COALESCE(NULLIF(s.ZCONTENT, ''), NULLIF(s.ZTEXT, ''))", HTML),
    "edited_at": opt("s.ZEDITEDAT", times.COCOA_S),
    "deleted_at": opt("s.ZDELETEDAT", times.COCOA_S),
    "attachments": opt(SOME.format("s.ZATTACHMENTS"), Py("mastodon_files", files, json=True)),
    "recipients": opt(SOME.format("s.ZMENTIONS"), Py("mastodon_mentions", mentioned, json=True)),
    "url": opt("COALESCE(s.ZURL, s.ZURI)"),
}
