"""X (Twitter) on Android: posts, people, direct messages and searches in the app's store of one account."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.twitter._android import AUTHOR, OWNER, SOURCES, account_of, all_texts, as_id, body, party
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Attachment, Origin, Post, Row, SqliteCode


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


def _yes(value: Any) -> bool | None:
    return None if value is None else bool(value)


def _degrees(value: Any, most: int) -> float | None:
    try:
        degrees = float(value)
    except (TypeError, ValueError):
        return None
    return degrees if abs(degrees) <= most else None


def _post(row: Row, about: About) -> Post:
    owner, author = account_of(row, about), as_id(row["author_id"])
    pictures = [
        url for url in all_texts(row["entities"] or row["card"]) if url.startswith("https://pbs.twimg.com/media/")
    ]
    place = (_degrees(row["latitude"], 90), _degrees(row["longitude"], 180))
    own = None if owner is None or author is None else owner == author
    return Post(
        at=UNIX_MS.to_utc_us(row["created"]),
        author=party(author, row["username"], row["name"], "author"),
        body=body(row["content"]),
        post_id=as_id(row["status_id"]),
        thread=as_id(row["conversation_id"]),
        in_reply_to=as_id(row["in_r_status_id"]),
        quote_of=as_id(row["quoted_tweet_id"]),
        own=own,
        likes=_count(row["favorite_count"]),
        reposts=_count(row["retweet_count"]),
        replies=_count(row["reply_count"]),
        liked=_yes(row["favorited"]),
        reposted=_yes(row["retweeted"]),
        language=row["lang"] or None,
        client=row["source"] or row["tweet_source"] or None,
        attachments=[Attachment(url=url) for url in dict.fromkeys(pictures)] or None,
        latitude=place[0],
        longitude=place[1],
        account=owner,
        origin=None if own else Origin.CACHED,
    )


_POST_COLUMNS = (
    *("author_id", "content", "r_content", "created", "status_id", "conversation_id", "in_r_status_id", "in_r_user_id"),
    *("quoted_tweet_id", "favorite_count", "retweet_count", "reply_count", "favorited", "retweeted", "lang", "source"),
    *("tweet_source", "entities", "card", "latitude", "longitude", "flags"),
)


TWITTER = Artifact(
    id="android.twitter",
    title="X (Twitter)",
    service="twitter",
    emits=Post,
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        SqliteCode(
            base="statuses AS s",
            key="s._id",
            joins=(AUTHOR + "s.author_id",),
            columns={f"{c}?": f"s.{c}" for c in _POST_COLUMNS}
            | {"username?": "u.username", "name?": "u.name", "owner?": OWNER},
            requires={"statuses": ("status_id", "author_id", "content", "created")},
            make=_post,
            optional=True,
        ),
    ),
    says="One record for each post, person, entry of a conversation, search and notification in the store of one account."
    " Posts and people are what the app fetched to show; `own` posts are those of the account itself.",
    limits="Whose store it is comes from the number in the file's name, or else from most lists in it. A message's text is"
    " the first text of its serialised entry; other entries of conversations are given by number. Reposts, lists,"
    " moments, trends, cards, polls and who follows whom are not read; counts are those of the last fetch. Links in posts"
    " stay shortened (as stored: r_content). Drafts are in another database.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db of 2015)",),
)
