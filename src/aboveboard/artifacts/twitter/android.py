"""X (Twitter) on Android: posts, people, direct messages and searches in the app's store of one account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    About,
    Artifact,
    Attachment,
    Col,
    Const,
    Contact,
    Direction,
    Identifier,
    Message,
    Notification,
    Origin,
    Party,
    Post,
    Row,
    Sqlite,
    SqliteCode,
    WebSearch,
)

_WIDTHS = (0, 0, 1, 2, 4, 8)
_MOST = 10_000


def _skipped(kind: int, size: int) -> int:
    """Bytes of a value that is no text: byte, int, long, float, double, boolean, null, object start and end."""
    if kind in (2, 3, 9, 10):
        return 4 if size == 0 else _WIDTHS[size]
    return 0 if size == 1 else {1: 1, 4: 4, 5: 8, 6: 0, 7: 0, 11: 0}[kind]


def _strings(data: bytes) -> Iterator[str]:
    """The texts of a value in Twitter's 'serial' format, in order, whatever objects they stand in.

    A header byte holds the type (upper five bits) and the width of what follows; texts are ASCII, or UTF-8 with their
    length in UTF-16 units. Raises ValueError for what is not in the format.
    """
    at = 0
    for _ in range(_MOST):
        if at >= len(data):
            return
        kind, size = data[at] >> 3, data[at] & 7
        at += 1
        if not 1 <= kind <= 14 or kind == 12 or size > 5:
            msg = f"no value of the serial format at byte {at - 1}"
            raise ValueError(msg)
        if kind not in (8, 13, 14):
            at += _skipped(kind, size)
            continue
        width = 0 if kind == 14 and size == 0 else _WIDTHS[size] or (4 if size == 0 else 0)
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


def _all(value: Any) -> list[str]:
    """The texts of a serialised value as far as it can be read."""
    found: list[str] = []
    try:
        for text in _strings(value) if isinstance(value, bytes) else ():
            found.append(text)
    except ValueError:
        return found
    return found


def _body(value: Any) -> str | None:
    """Text as such (older versions), or the first text of a serialised value."""
    if isinstance(value, bytes):
        value = next(iter(_all(value)), None)
    return value if isinstance(value, str) and value else None


def _number(value: Any) -> str | None:
    return str(value) if value not in (None, 0, "0", "") else None


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


def _owner(row: Row, about: About) -> str | None:
    """The account whose store this is: the number in the file's name, else the one that most lists belong to."""
    number = about.path.rpartition("/")[2].partition("-")[0]
    return number if number.isdecimal() and number != "0" else _number(row["owner"])


def _party(number: Any, handle: Any, name: Any, role: str) -> Party | None:
    identifier = handle or _number(number)
    return Party(identifier, name or None, role) if identifier else None


def _post(row: Row, about: About) -> Post:
    owner, author = _owner(row, about), _number(row["author_id"])
    pictures = [url for url in _all(row["entities"] or row["card"]) if url.startswith("https://pbs.twimg.com/media/")]
    place = (_degrees(row["latitude"], 90), _degrees(row["longitude"], 180))
    own = None if owner is None or author is None else owner == author
    return Post(
        at=UNIX_MS.to_utc_us(row["created"]),
        author=_party(author, row["username"], row["name"], "author"),
        body=_body(row["content"]),
        post_id=_number(row["status_id"]),
        thread=_number(row["conversation_id"]),
        in_reply_to=_number(row["in_r_status_id"]),
        quote_of=_number(row["quoted_tweet_id"]),
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


def _contact(row: Row, about: About) -> Contact:
    ways = (
        Identifier(row["username"], "handle"),
        Identifier(_number(row["user_id"]), "other", "user id"),
        Identifier(row["web_url"], "url"),
        Identifier(row["location"], "address", "location"),
    )
    return Contact(
        at=UNIX_MS.to_utc_us(row["updated"]),
        name=row["name"] or None,
        nickname=row["username"] or None,
        identifiers=[way for way in ways if way.value],
        note=_body(row["description"]),
        created_at=UNIX_MS.to_utc_us(row["profile_created"]),
        modified_at=UNIX_MS.to_utc_us(row["updated"]),
        picture=Attachment(url=row["image_url"]) if row["image_url"] else None,
        contact_id=_number(row["user_id"]),
        account=_owner(row, about),
        origin=Origin.CACHED,
    )


def _message(row: Row, about: About) -> Message:
    owner, sender = _owner(row, about), _number(row["user_id"])
    texts = _all(row["data"])
    kind = row["entry_type"]
    others: list[list[Any]] = json.loads(row["others"] or "[]")
    outgoing = None if owner is None or sender is None else owner == sender
    return Message(
        at=UNIX_MS.to_utc_us(row["created"]),
        direction=None if outgoing is None else Direction.OUTGOING if outgoing else Direction.INCOMING,
        sender=_party(sender, row["username"], row["name"], "owner" if outgoing else "sender"),
        recipients=[p for o in others if str(o[0]) != sender and (p := _party(o[0], o[1], o[2], "recipient"))] or None,
        thread=row["conversation_id"] or None,
        thread_name=row["title"] or None,
        body=texts[0] if texts else None,
        type="text" if kind == 0 else None if kind is None else f"entry {kind}",
        sent_at=UNIX_MS.to_utc_us(row["created"]),
        message_id=_number(row["entry_id"]),
        attachments=[
            Attachment(url=url)
            for url in dict.fromkeys(texts[1:])
            if url.startswith(("https://ton.twitter.com/", "https://pbs.twimg.com/dm_", "https://video.twimg.com/dm_"))
        ]
        or None,
        account=owner,
    )


_OWNER = "(SELECT ug.owner_id FROM user_groups AS ug GROUP BY ug.owner_id ORDER BY count(*) DESC, ug.owner_id LIMIT 1)"
_AUTHOR = "LEFT JOIN users AS u ON u.user_id = "
_POST_COLUMNS = (
    *("author_id", "content", "r_content", "created", "status_id", "conversation_id", "in_r_status_id", "in_r_user_id"),
    *("quoted_tweet_id", "favorite_count", "retweet_count", "reply_count", "favorited", "retweeted", "lang", "source"),
    *("tweet_source", "entities", "card", "latitude", "longitude", "flags"),
)
_USER_COLUMNS = (
    *("user_id", "username", "name", "description", "web_url", "location", "profile_created", "updated", "image_url"),
    *("followers", "friends", "statuses", "friendship"),
)
_OTHERS = (
    "(SELECT json_group_array(json_array(CAST(p.user_id AS TEXT), CAST(o.username AS TEXT),"
    " CAST(o.name AS TEXT))) FROM conversation_participants AS p"
    " LEFT JOIN users AS o ON o.user_id = p.user_id WHERE p.conversation_id = e.conversation_id)"
)

TWITTER = Artifact(
    id="android.twitter",
    title="X (Twitter)",
    service="twitter",
    emits=(Post, Contact, Message, WebSearch, Notification),
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        SqliteCode(
            base="statuses AS s",
            key="s._id",
            joins=(_AUTHOR + "s.author_id",),
            columns={f"{c}?": f"s.{c}" for c in _POST_COLUMNS}
            | {"username?": "u.username", "name?": "u.name", "owner?": _OWNER},
            requires={"statuses": ("status_id", "author_id", "content", "created")},
            make=_post,
            optional=True,
        ),
        SqliteCode(
            base="users AS u",
            key="u._id",
            columns={f"{c}?": f"u.{c}" for c in _USER_COLUMNS} | {"owner?": _OWNER},
            requires={"users": ("user_id", "username", "name")},
            make=_contact,
            kind=Contact,
            optional=True,
        ),
        SqliteCode(
            base="conversation_entries AS e",
            key="e._id",
            joins=(
                _AUTHOR + "e.user_id",
                "LEFT JOIN conversations AS c ON c.conversation_id = e.conversation_id",
            ),
            columns={
                "entry_id": "e.entry_id",
                "conversation_id": "e.conversation_id",
                "user_id": "e.user_id",
                "created": "e.created",
                "entry_type": "e.entry_type",
                "data": "e.data",
                "username?": "u.username",
                "name?": "u.name",
                "title?": "c.title",
                "others?": _OTHERS,
                "owner?": _OWNER,
            },
            make=_message,
            kind=Message,
            optional=True,
        ),
        Sqlite(
            base="search_queries AS q",
            key="q._id",
            fields={
                "at": Col("q.time", UNIX_MS),
                "term": Col("COALESCE(NULLIF(q.query, ''), NULLIF(q.name, ''))"),
                "engine": Const("X"),
            },
            kind=WebSearch,
            optional=True,
        ),
        Sqlite(
            base="notifications AS n",
            key="n._id",
            fields={
                "title": Col("COALESCE(NULLIF(n.s_name, ''), NULLIF(n.source_user_name, ''))"),
                "body": Col("NULLIF(n.notif_txt, '')"),
                "app": Const("com.twitter.android"),
            },
            kind=Notification,
            optional=True,
        ),
    ),
    says="One record for each post, person, entry of a conversation, search and notification in the store of one account."
    " Posts and people are what the app fetched to show; `own` posts are those of the account itself.",
    limits="Whose store it is comes from the number in the file's name, or else from most lists in it. A message's text is"
    " the first text of its serialised entry; other entries of conversations are given by number. Reposts, lists,"
    " moments, trends, cards, polls and who follows whom are not read; counts are those of the last fetch. Links in posts"
    " stay shortened (as stored: r_content). Drafts are in another database.",
    sources=(
        "https://github.com/twitter/Serial (the serialised values)",
        "https://github.com/log2timeline/plaso/blob/main/plaso/parsers/sqlite_plugins/android_twitter.py (tables, times)",
    ),
    tested=("plaso test data (twitter.db of 2015)",),
)
