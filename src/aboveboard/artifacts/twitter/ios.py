"""X/Twitter on iOS: posts and people in the older app's twitter.db."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.twitter._ios import FILES, SOURCES
from aboveboard.formats import loose, times
from aboveboard.kit import Artifact, Attachment, Col, Person, Post, Py, Sqlite, flag, opt


def _media(entities: Any) -> list[Attachment]:
    """The pictures and films that a post's `entities` (JSON) name."""
    found = loose.mapping(json.loads(entities)).get("mediaUrls")
    return [
        Attachment(url=loose.text(m.get("mediaUrl")) or loose.text(m.get("mediaURL")) or loose.text(m.get("url")))
        for m in loose.mappings(found)
    ]


_SHOWN = "COALESCE(u.name || ' (@' || u.screenName || ')', u.name, '@' || u.screenName)"
_CLIENT = (
    "CASE WHEN s.source LIKE '<a %>%</a>'"
    " THEN substr(s.source, instr(s.source, '>') + 1, length(s.source) - instr(s.source, '>') - 4)"
    " ELSE NULLIF(s.source, '') END"
)
# Most posts have entities (links, names) and no media: those are not worth a call.
_MEDIA = (
    "CASE WHEN instr(s.entities, 'mediaUrls') > 0 AND instr(s.entities, '\"mediaUrls\":[]') = 0 THEN s.entities END"
)
_STATUS = {
    "at": Col("s.date", times.UNIX_S),
    "author": Person("s.userId", _SHOWN, role="author"),
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
    "client": opt(_CLIENT),
    "attachments": opt(_MEDIA, Py("twitter_media", _media, json=True)),
    "origin": Col("'cached by the app'"),
}


def _statuses(table: str, *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS s",
        key="s.id",
        joins=("LEFT JOIN Users AS u ON u.id = s.userId", "LEFT JOIN MyRetweets AS r ON r.statusId = s.id"),
        requires={table: ("id", "text", "date", "userId", "inReplyToStatusId")},
        fields=_STATUS,
        optional=optional,
    )


TWITTER = Artifact(
    id="ios.twitter",
    title="X/Twitter: posts and people (twitter.db)",
    service="twitter",
    emits=Post,
    files=FILES,
    read=(
        _statuses("Statuses", optional=False),
        _statuses("StatusesShadow", optional=True),
    ),
    says="One post for each row of Statuses and one contact for each row of Users, as the app cached them.",
    limits="Whose account it is stands in the path, not in the database, so that own posts are not told apart; that a "
    "post is here says that the app loaded it. Lists, polls (cards), where a user says to be and the counts of a "
    "profile are not read.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db)",),
)
