"""X/Twitter on iOS: posts and people in the older app's twitter.db, direct messages in the present app's cache."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import plist, times
from aboveboard.kit import (
    About,
    Account,
    Artifact,
    Attachment,
    Call,
    Code,
    Col,
    Contact,
    Direction,
    Identifier,
    Item,
    Message,
    Party,
    Person,
    Post,
    Py,
    Rows,
    Sql,
    Sqlite,
    flag,
    opt,
)

_JSON = Sql("object", "{}", json=True)


def _map(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _maps(value: object) -> list[dict[str, Any]]:
    return [_map(item) for item in cast("list[object]", value)] if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _whole(value: object) -> str | None:
    """An id as its digits; 0 stands for none."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value else None


def _when(value: object) -> int | None:
    return value.utc_us if isinstance(value, plist.Date) else None


# --- twitter.db ------------------------------------------------------------------------------------------------------


def _media(entities: Any) -> list[Attachment]:
    """The pictures and films that a post's `entities` (JSON) name."""
    found = _map(json.loads(entities)).get("mediaUrls")
    return [
        Attachment(url=_text(m.get("mediaUrl")) or _text(m.get("mediaURL")) or _text(m.get("url")))
        for m in _maps(found)
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
_USER = {
    "at": opt("u.createdDate", times.UNIX_S),
    "name": Col("NULLIF(u.name, '')"),
    "identifiers": Rows(
        "SELECT 'handle' AS type, CAST(u.screenName AS TEXT) AS value WHERE u.screenName <> ''"
        " UNION ALL SELECT 'url', CAST(u.url AS TEXT) WHERE u.url <> ''",
        keys=("type", "value"),
    ),
    "note": Col("NULLIF(u.description, '')"),
    "created_at": opt("u.createdDate", times.UNIX_S),
    "modified_at": opt("u.updatedAt", times.UNIX_S),
    "groups": opt("CASE WHEN u.following = 1 THEN json_array('following') END", _JSON),
    "picture": opt(
        "CASE WHEN u.profileImageUrl <> '' THEN json_object('url', CAST(u.profileImageUrl AS TEXT)) END", _JSON
    ),
    "contact_id": Col("CAST(u.id AS TEXT)"),
    "party": Col("CAST(u.id AS TEXT)"),
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


def _users(table: str, *, optional: bool) -> Sqlite:
    return Sqlite(
        base=f"{table} AS u",
        key="u.id",
        requires={table: ("id", "screenName", "name", "description")},
        fields=_USER,
        kind=Contact,
        optional=optional,
    )


TWITTER = Artifact(
    id="ios.twitter",
    title="X/Twitter: posts and people (twitter.db)",
    service="twitter",
    emits=(Post, Contact),
    files=(
        "{app_data:com.atebits.Tweetie2}/Library/Caches/databases/**/twitter.db",
        "{app_data:com.atebits.Tweetie2}/Documents/**/twitter.db",
    ),
    read=(
        _statuses("Statuses", optional=False),
        _statuses("StatusesShadow", optional=True),
        _users("Users", optional=False),
        _users("UsersShadow", optional=True),
    ),
    says="One post for each row of Statuses and one contact for each row of Users, as the app cached them.",
    limits="Whose account it is stands in the path, not in the database, so that own posts are not told apart; that a "
    "post is here says that the app loaded it. Lists, polls (cards), where a user says to be and the counts of a "
    "profile are not read.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_twitter.py: tables, times in Unix seconds)",
    ),
    tested=("plaso test data (twitter.db)",),
)


# --- direct messages of the present app ------------------------------------------------------------------------------


def _party(user: dict[str, Any], role: str) -> Party | None:
    identifier, name, handle = _whole(user.get("userID")), _text(user.get("fullName")), _text(user.get("username"))
    shown = f"{name} (@{handle})" if name and handle else name or (f"@{handle}" if handle else None)
    return Party(identifier, shown, role) if identifier or shown else None


def _person(user: dict[str, Any]) -> Contact:
    handle, picture = _text(user.get("username")), _map(user.get("profileImageMediaEntity"))
    image = _text(picture.get("mediaURL")) or _text(picture.get("url"))
    return Contact(
        at=_when(user.get("createdAt")),
        name=_text(user.get("fullName")),
        identifiers=[Identifier(handle, "handle")] if handle else None,
        note=_text(user.get("bio")),
        created_at=_when(user.get("createdAt")),
        modified_at=_when(user.get("kUpdatedTimestampCodingKey")),
        groups=["following"] if user.get("following") is True else None,
        blocked=user.get("blocking") if isinstance(user.get("blocking"), bool) else None,
        picture=Attachment(url=image) if image else None,
        contact_id=_whole(user.get("userID")),
    )


def _id(entry: dict[str, Any], key: str = "identifier") -> str | None:
    found = _map(entry.get(key))
    return _whole(found.get("canonicalID")) or _text(found.get("localID"))


def _attached(entry: dict[str, Any]) -> list[Attachment] | None:
    found = _map(entry.get("attachment"))
    media = _map(found.get("entityMedia"))
    url = _text(media.get("mediaURL")) or _text(media.get("expandedURL")) or _text(found.get("url"))
    return [Attachment(url=url, title=_text(media.get("mediaAltText")))] if url else None


def _expanded(link: dict[str, Any]) -> str | None:
    return _text(link.get("expandedURL")) or _text(link.get("url"))


class _Talk:
    """A conversation: who takes part, seen from the account."""

    def __init__(self, given: dict[str, Any], me: str | None, account: str | None) -> None:
        users = [_map(p.get("participatingUser")) for p in _maps(given.get("participants"))]
        key = _map(given.get("identifier"))
        self.thread = _text(key.get("canonicalID")) or _text(key.get("localID"))
        self.me, self.account, self.users = me, account, users
        others = [_party(u, "recipient") for u in users if _whole(u.get("userID")) != me]
        named = ", ".join(p.name for p in others if p and p.name)
        self.name = _text(given.get("conversationName")) or named or None

    def parties(self, sender: str | None) -> list[Party]:
        """Everybody but the sender."""
        made = (
            _party(u, "owner" if _whole(u.get("userID")) == self.me else "recipient")
            for u in self.users
            if _whole(u.get("userID")) != sender
        )
        return [p for p in made if p]

    def message(self, entry: dict[str, Any]) -> Message:
        """A message or a reaction."""
        user = _map(entry.get("sender"))
        sender = _whole(user.get("userID"))
        own = sender is not None and sender == self.me
        reaction = _text(entry.get("emoji_reaction")) or _text(entry.get("reaction_key"))
        attached, kind = _attached(entry), _text(entry.get("$class"))
        links = _map(entry.get("entities")).get("linkURLs")
        kind = "text" if kind == "TFNDirectMessageEntry" else kind
        return Message(
            at=_when(entry.get("time")),
            account=self.account,
            direction=None if sender is None or self.me is None else Direction.OUTGOING if own else Direction.INCOMING,
            sender=_party(user, "owner" if own else "sender"),
            recipients=self.parties(sender) or None,
            thread=self.thread,
            thread_name=self.name,
            # As the service has it, with t.co links; `url` has where the first of them leads.
            body=_text(entry.get("originalText")) or _text(entry.get("displayText")),
            url=next((u for u in map(_expanded, _maps(links)) if u), None),
            type="attachment" if attached else "reaction" if reaction else kind,
            reaction=reaction,
            reaction_to=_id(entry, "message_id"),
            reply_to=_id(_map(entry.get("inReplyToMessageEntry"))),
            attachments=attached,
            message_id=_id(entry),
        )

    def call(self, entry: dict[str, Any]) -> Call:
        """A call that ended."""
        own = entry.get("is_caller")
        start, end = _when(entry.get("started_at")), _when(entry.get("ended_at"))
        me = next((_party(u, "owner") for u in self.users if _whole(u.get("userID")) == self.me), None)
        others = self.parties(self.me)
        caller = me if own is True else others[0] if own is False and len(others) == 1 else None
        return Call(
            at=start or _when(entry.get("time")),
            account=self.account,
            direction=Direction.OUTGOING if own is True else Direction.INCOMING if own is False else None,
            sender=caller,
            recipients=others if own is True else [me] if me and own is False else None,
            duration=(end - start) / 1_000_000 if start is not None and end is not None else None,
            ended_at=end,
            thread=self.thread,
            call_id=_id(entry),
        )

    def draft(self, text: str) -> Message:
        """What was typed and not sent."""
        me = next((_party(u, "owner") for u in self.users if _whole(u.get("userID")) == self.me), None)
        return Message(
            account=self.account,
            direction=Direction.OUTGOING,
            sender=me,
            recipients=self.parties(self.me) or None,
            thread=self.thread,
            thread_name=self.name,
            body=text,
            type="draft",
            status="not sent",
        )


def _stored(entry: dict[str, Any]) -> dict[str, Any]:
    kept = ("$class", "time", "started_at", "ended_at", "call_type", "end_reason", "is_caller", "reaction_key")
    more = ("marked_as_spam", "marked_as_abuse", "primarySortKey")
    given = {k: entry[k] for k in (*kept, *more) if entry.get(k) is not None}
    return {k: float(v) if isinstance(v, plist.Date) else v for k, v in given.items()}


def _conversations(inbox: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    seen: set[int] = set()
    for name, timeline in inbox.items():
        for part in ("conversations", "pinned_conversations"):
            for number, given in enumerate(_maps(_map(timeline).get(part))):
                # A pinned conversation is the same object as the one in the list.
                if "entries" in given and id(given) not in seen:
                    seen.add(id(given))
                    yield f"inbox/{name}/{part}/{number}", given


def _direct(data: bytes, about: About) -> Iterator[Item]:
    root = _map(plist.unarchive(data))
    if "inbox" not in root and "cachedUserByUserID" not in root:
        raise ValueError("a keyed archive, but not one of direct messages")
    inbox = _map(root.get("inbox"))
    context = _map(inbox.get("context"))
    me, account = _whole(context.get("userID")), _text(context.get("accountID"))
    users = _map(root.get("cachedUserByUserID"))
    if me:
        own = next((u for u in map(_map, users.values()) if _whole(u.get("userID")) == me), _map(None))
        handle = _text(own.get("username"))
        yield Item(
            "inbox/context",
            Account(
                type="X/Twitter",
                username=handle,
                identifier=me,
                name=_text(own.get("fullName")),
                created_at=_when(own.get("createdAt")),
                app=about.app or "com.atebits.Tweetie2",
                account=account,
            ),
            {"userID": me, "accountID": account},
        )
    for number, user in enumerate(map(_map, users.values())):
        yield Item(f"cachedUserByUserID/{number}", _person(user), {"userID": user.get("userID")})
    for place, given in _conversations(inbox):
        talk = _Talk(given, me, account)
        for number, entry in enumerate(_maps(given.get("entries"))):
            made = talk.call(entry) if "is_caller" in entry else talk.message(entry)
            yield Item(f"{place}/entries/{number}", made, _stored(entry))
        typed = _text(_map(given.get("composition")).get("text"))
        if typed:
            yield Item(f"{place}/composition", talk.draft(typed))


TWITTER_MESSAGES = Artifact(
    id="ios.twitter_messages",
    title="X/Twitter: direct messages",
    service="twitter",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.atebits.Tweetie2}/Library/Caches/com.atebits.tweetie.direct-message.cache/*",),
    read=(Code(_direct),),
    says="One record for each entry of a conversation in the app's cache of direct messages (message, reaction, call), "
    "for each text typed and not sent, and for each person and the account that it knows.",
    limits="A cache: older messages are with the service. Whether a call was video (`call_type`) and why it ended "
    "(`end_reason`) are kept as stored; encrypted messages, cards and messages waiting to be sent are not read.",
    sources=(
        "https://developer.apple.com/documentation/foundation/nskeyedarchiver",
        "https://developer.x.com/en/docs/x-api/v1/direct-messages (what conversations and entries are)",
    ),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
