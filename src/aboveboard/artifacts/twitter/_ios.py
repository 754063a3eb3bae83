"""What the files about twitter share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import Attachment, Col, Person, Py, flag, opt

FILES = (
    "{app_data:com.atebits.Tweetie2}/Library/Caches/databases/**/twitter.db",
    "{app_data:com.atebits.Tweetie2}/Documents/**/twitter.db",
)

SOURCES = (
    "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_twitter.py: tables, times in Unix seconds)",
)


def media(entities: Any) -> list[Attachment]:
    """The pictures and films that a post's `entities` (JSON) name."""
    found = loose.mapping(json.loads(entities)).get("mediaUrls")
    return [
        Attachment(url=loose.text(m.get("mediaUrl")) or loose.text(m.get("mediaURL")) or loose.text(m.get("url")))
        for m in loose.mappings(found)
    ]


SHOWN = "COALESCE(u.name || ' (@' || u.screenName || ')', u.name, '@' || u.screenName)"

CLIENT = (
    "CASE WHEN s.source LIKE '<a %>%</a>'"
    " THEN substr(s.source, instr(s.source, '>') + 1, length(s.source) - instr(s.source, '>') - 4)"
    " ELSE NULLIF(s.source, '') END"
)

# Most posts have entities (links, names) and no media: those are not worth a call.
MEDIA = "CASE WHEN instr(s.entities, 'mediaUrls') > 0 AND instr(s.entities, '\"mediaUrls\":[]') = 0 THEN s.entities END"

STATUS = {
    "at": Col("s.date", times.UNIX_S),
    "author": Person("s.userId", SHOWN, role="author"),
    "party": Col("CAST(s.userId AS TEXT)"),
    "body": Col("NULLIF(s.text, '')"),
    "post_id": Col("CAST(s.id AS TEXT)"),
    "in_reply_to": Col("CAST(NULLIF(s.inReplyToStatusId, 0) AS TEXT)"),
    "repost_of": opt("CAST(NULLIF(s.retweetedStatusId, 0) AS TEXT)"),
    "quote_of": opt("CAST(NULLIF(s.quotedStatusId, 0) AS TEXT)"),
    "likes": opt("s.favoriteCount"),
    "reposts": opt("s.retweetCount"),
    "liked": opt("s.favorited", flag),
    "reposted": opt("CASE WHEN r.myRetweetId <> 0 THEN 1 ELSE 0 END", flag),
    "language": opt("NULLIF(s.lang, '')"),
    "client": opt(CLIENT),
    "attachments": opt(MEDIA, Py("twitter_media", media, json=True)),
    "origin": Col("'cached by the app'"),
}
