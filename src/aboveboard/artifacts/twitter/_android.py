"""What the files about twitter share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Attachment, Origin, Party, Post, Row

SOURCES = (
    "https://github.com/twitter/Serial (the serialised values)",
    "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/android_twitter.py (tables, times)",
)


WIDTHS = (0, 0, 1, 2, 4, 8)

MOST = 10_000


def skipped(kind: int, size: int) -> int:
    """Bytes of a value that is no text: byte, int, long, float, double, boolean, null, object start and end."""
    if kind in (2, 3, 9, 10):
        return 4 if size == 0 else WIDTHS[size]
    return 0 if size == 1 else {1: 1, 4: 4, 5: 8, 6: 0, 7: 0, 11: 0}[kind]


def strings(data: bytes) -> Iterator[str]:
    """The texts of a value in Twitter's 'serial' format, in order, whatever objects they stand in.

    A header byte holds the type (upper five bits) and the width of what follows; texts are ASCII, or UTF-8 with their
    length in UTF-16 units. Raises ValueError for what is not in the format.
    """
    at = 0
    for _ in range(MOST):
        if at >= len(data):
            return
        kind, size = data[at] >> 3, data[at] & 7
        at += 1
        if not 1 <= kind <= 14 or kind == 12 or size > 5:
            msg = f"no value of the serial format at byte {at - 1}"
            raise ValueError(msg)
        if kind not in (8, 13, 14):
            at += skipped(kind, size)
            continue
        width = 0 if kind == 14 and size == 0 else WIDTHS[size] or (4 if size == 0 else 0)
        length, at = int.from_bytes(data[at : at + width]), at + width
        if length > len(data) - at:
            msg = f"a text of {length} characters at byte {at} reaches beyond the value"
            raise ValueError(msg)
        start = at
        if kind == 8:
            while length > 0 and at < len(data):
                first = data[at]
                at += 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
                length -= 2 if first >= 0xF0 else 1
        else:
            at += length
        if kind != 14:
            yield data[start:at].decode("utf-8" if kind == 8 else "latin-1", "replace")


def all_texts(value: Any) -> list[str]:
    """The texts of a serialised value as far as it can be read."""
    found: list[str] = []
    try:
        for text in strings(value) if isinstance(value, bytes) else ():
            found.append(text)
    except ValueError:
        return found
    return found


def as_id(value: Any) -> str | None:
    return str(value) if value not in (None, 0, "0", "") else None


def account_of(row: Row, about: About) -> str | None:
    """The account whose store this is: the number in the file's name, else the one that most lists belong to."""
    number = about.path.rpartition("/")[2].partition("-")[0]
    return number if number.isdecimal() and number != "0" else as_id(row["owner"])


def party(number: Any, handle: Any, name: Any, role: str) -> Party | None:
    identifier = handle or as_id(number)
    return Party(identifier, name or None, role) if identifier else None


OWNER = "(SELECT ug.owner_id FROM user_groups AS ug GROUP BY ug.owner_id ORDER BY count(*) DESC, ug.owner_id LIMIT 1)"

AUTHOR = "LEFT JOIN users AS u ON u.user_id = "


def body(value: Any) -> str | None:
    """Text as such (older versions), or the first text of a serialised value."""
    if isinstance(value, bytes):
        value = next(iter(all_texts(value)), None)
    return value if isinstance(value, str) and value else None


def count(value: Any) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


def yes(value: Any) -> bool | None:
    return None if value is None else bool(value)


def degrees_of(value: Any, most: int) -> float | None:
    try:
        degrees = float(value)
    except (TypeError, ValueError):
        return None
    return degrees if abs(degrees) <= most else None


def post(row: Row, about: About) -> Post:
    owner, author = account_of(row, about), as_id(row["author_id"])
    pictures = [
        url for url in all_texts(row["entities"] or row["card"]) if url.startswith("https://pbs.twimg.com/media/")
    ]
    place = (degrees_of(row["latitude"], 90), degrees_of(row["longitude"], 180))
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
        likes=count(row["favorite_count"]),
        reposts=count(row["retweet_count"]),
        replies=count(row["reply_count"]),
        liked=yes(row["favorited"]),
        reposted=yes(row["retweeted"]),
        language=row["lang"] or None,
        client=row["source"] or row["tweet_source"] or None,
        attachments=[Attachment(url=url) for url in dict.fromkeys(pictures)] or None,
        latitude=place[0],
        longitude=place[1],
        account=owner,
        origin=None if own else Origin.CACHED,
    )


POST_COLUMNS = (
    *("author_id", "content", "r_content", "created", "status_id", "conversation_id", "in_r_status_id", "in_r_user_id"),
    *("quoted_tweet_id", "favorite_count", "retweet_count", "reply_count", "favorited", "retweeted", "lang", "source"),
    *("tweet_source", "entities", "card", "latitude", "longitude", "flags"),
)
