"""The Mastodon app for iOS: posts, direct messages, people, notifications and accounts of its shared.sqlite."""

from __future__ import annotations

import json
from typing import Any, cast

from aboveboard.formats import mail, times
from aboveboard.kit import (
    Account,
    Artifact,
    Attachment,
    Col,
    Const,
    Contact,
    Message,
    Notification,
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


def _plain(html: str) -> str:
    return mail.html_text(html).strip()


_HTML = Py("mastodon_text", _plain)


def _items(data: Any) -> list[dict[str, Any]]:
    found = json.loads(data)
    if not isinstance(found, list):
        raise ValueError("not a list")
    return [cast("dict[str, Any]", item) for item in cast("list[Any]", found) if isinstance(item, dict)]


def _files(data: Any) -> list[Attachment]:
    kept = [(m.get("assetURL") or m.get("previewURL"), m.get("altDescription")) for m in _items(data)]
    return [Attachment(url=url, title=title or None) for url, title in kept]


def _mentioned(data: Any) -> list[Party]:
    return [Party(m.get("id"), f"{m.get('username')} (@{m.get('acct')})", "recipient") for m in _items(data)]


def _other(mentions: Any, author: Any) -> str:
    """The other side's id: who was written to first, or who wrote."""
    return author or next((str(m["id"]) for m in _items(mentions) if m.get("id")), "")


def _thread(author: Any, data: Any) -> str:
    """Who takes part in a private post, in one order: what the app itself groups a conversation by."""
    people = {str(m.get("acct")) for m in _items(data)} if data is not None else set[str]()
    return ", ".join(sorted(f"@{name}" for name in people | {str(author)} if author or people))


_SHOWN = "COALESCE(NULLIF(u.ZDISPLAYNAME, '') || ' (@' || u.ZACCT || ')', '@' || u.ZACCT)"
# The accounts that are or were set up: the app asks, sets and is notified on behalf of these alone.
_ACCOUNTS = (
    "(SELECT a.ZUSERID || '@' || a.ZDOMAIN FROM ZMASTODONAUTHENTICATION AS a WHERE a.ZUSERID IS NOT NULL"
    " UNION SELECT e.ZUSERID || '@' || e.ZDOMAIN FROM ZSETTING AS e WHERE e.ZUSERID IS NOT NULL"
    " UNION SELECT n.ZUSERID || '@' || n.ZDOMAIN FROM ZNOTIFICATION AS n WHERE n.ZUSERID IS NOT NULL)"
)
_OWN = f"((u.ZID || '@' || u.ZDOMAIN) IN {_ACCOUNTS})"
_AUTHOR = "LEFT JOIN ZMASTODONUSER AS u ON u.Z_PK = s.ZAUTHOR"
_APP = "LEFT JOIN ZAPPLICATION AS p ON p.Z_PK = s.ZAPPLICATION"
_REBLOG = "LEFT JOIN ZSTATUS AS o ON o.Z_PK = s.ZREBLOG"
_NEEDS = {
    "ZSTATUS": ("ZCREATEDAT", "ZCONTENT", "ZID", "ZAUTHOR", "ZVISIBILITYRAW"),
    "ZMASTODONUSER": ("ZID", "ZDOMAIN", "ZACCT", "ZDISPLAYNAME"),
}
# An empty list is nothing; it is stored as a blob or, after a copy, as text.
_SOME = "NULLIF(NULLIF({0}, CAST('[]' AS BLOB)), '[]')"
_BOTH = {
    "at": Col("s.ZCREATEDAT", times.COCOA_S),
    "body": opt("COALESCE(NULLIF(s.ZCONTENT, ''), NULLIF(s.ZTEXT, ''))", _HTML),
    "edited_at": opt("s.ZEDITEDAT", times.COCOA_S),
    "deleted_at": opt("s.ZDELETEDAT", times.COCOA_S),
    "attachments": opt(_SOME.format("s.ZATTACHMENTS"), Py("mastodon_files", _files, json=True)),
    "recipients": opt(_SOME.format("s.ZMENTIONS"), Py("mastodon_mentions", _mentioned, json=True)),
    "url": opt("COALESCE(s.ZURL, s.ZURI)"),
}
_FOLLOWS = (
    "SELECT value AS value FROM (SELECT 'follower' AS value WHERE EXISTS"
    " (SELECT 1 FROM Z_8FOLLOWING AS f JOIN ZMASTODONUSER AS w ON w.Z_PK = f.Z_8FOLLOWING WHERE f.Z_8FOLLOWINGBY = u.Z_PK"
    f" AND (w.ZID || '@' || w.ZDOMAIN) IN {_ACCOUNTS})"
    " UNION ALL SELECT 'following' WHERE EXISTS (SELECT 1 FROM Z_8FOLLOWING AS f JOIN ZMASTODONUSER AS w"
    " ON w.Z_PK = f.Z_8FOLLOWINGBY WHERE f.Z_8FOLLOWING = u.Z_PK"
    f" AND (w.ZID || '@' || w.ZDOMAIN) IN {_ACCOUNTS}))"
)

MASTODON = Artifact(
    id="ios.mastodon",
    title="Mastodon: posts, direct messages, people",
    service="mastodon",
    emits=(Post, Message, Contact, Notification, Account),
    files=("{app_group:group.org.joinmastodon*}/Databases/shared.sqlite",),
    read=(
        Sqlite(
            name="posts",
            base="ZSTATUS AS s",
            key="s.Z_PK",
            joins=(_AUTHOR, _APP, _REBLOG),
            requires=_NEEDS,
            where="s.ZVISIBILITYRAW IS NOT 'direct'",
            leaves_out="private mentions, which are read as messages",
            fields=_BOTH
            | {
                "author": Person("u.ZID", _SHOWN, role="author", optional=True),
                "party": opt("u.ZID"),
                "post_id": Col("s.ZID"),
                "own": opt(_OWN, flag),
                "in_reply_to": opt("NULLIF(s.ZINREPLYTOID, '')"),
                "repost_of": opt("o.ZID"),
                "visibility": opt("NULLIF(s.ZVISIBILITYRAW, '')"),
                "likes": opt("s.ZFAVOURITESCOUNT"),
                "reposts": opt("s.ZREBLOGSCOUNT"),
                "replies": opt("s.ZREPLIESCOUNT"),
                "liked": opt("EXISTS (SELECT 1 FROM Z_8FAVOURITE AS k WHERE k.Z_15FAVOURITE = s.Z_PK)", flag),
                "reposted": opt("EXISTS (SELECT 1 FROM Z_8REBLOGGED AS k WHERE k.Z_15REBLOGGED = s.Z_PK)", flag),
                "bookmarked": opt("EXISTS (SELECT 1 FROM Z_8BOOKMARKED AS k WHERE k.Z_15BOOKMARKED = s.Z_PK)", flag),
                "language": opt("NULLIF(s.ZLANGUAGE, '')"),
                "client": opt("p.ZNAME"),
                "content_warning": opt("NULLIF(s.ZSPOILERTEXT, '')"),
                "origin": Const("cached by the app"),
            },
            optional=True,
        ),
        Sqlite(
            name="direct messages",
            base="ZSTATUS AS s",
            key="s.Z_PK",
            joins=(_AUTHOR,),
            requires=_NEEDS,
            where="s.ZVISIBILITYRAW = 'direct'",
            leaves_out="posts, which are read as such",
            fields=_BOTH
            | {
                "direction": opt(f"CASE {_OWN} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
                "sender": Col(
                    f"CASE WHEN u.ZID IS NOT NULL THEN json_object('identifier', CAST(u.ZID AS TEXT), 'name', {_SHOWN}, 'role',"
                    f" CASE WHEN {_OWN} THEN 'owner' ELSE 'sender' END) END",
                    _JSON,
                    optional=True,
                ),
                "party": opt(
                    (f"CASE WHEN {_OWN} THEN s.ZMENTIONS END", f"CASE WHEN NOT {_OWN} THEN u.ZID END"),
                    Py("mastodon_other", _other),
                ),
                "thread": opt(("u.ZACCT", "s.ZMENTIONS"), Py("mastodon_people", _thread)),
                "subject": opt("NULLIF(s.ZSPOILERTEXT, '')"),
                "type": Const("private mention"),
                "reply_to": opt("NULLIF(s.ZINREPLYTOID, '')"),
                "message_id": Col("s.ZID"),
            },
            kind=Message,
            optional=True,
        ),
        Sqlite(
            name="people",
            base="ZMASTODONUSER AS u",
            key="u.Z_PK",
            requires={"ZMASTODONUSER": ("ZID", "ZDOMAIN", "ZACCT", "ZDISPLAYNAME")},
            fields={
                "at": Col("u.ZCREATEDAT", times.COCOA_S),
                "name": Col("NULLIF(u.ZDISPLAYNAME, '')"),
                "nickname": Col("NULLIF(u.ZUSERNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.ZACCT AS TEXT) AS value WHERE u.ZACCT <> ''"
                    " UNION ALL SELECT 'url', CAST(u.ZURL AS TEXT) WHERE u.ZURL <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(u.ZNOTE, '')", _HTML),
                "organization": Col("NULLIF(u.ZDOMAIN, '')"),
                "created_at": Col("u.ZCREATEDAT", times.COCOA_S),
                "modified_at": opt("u.ZUPDATEDAT", times.COCOA_S),
                "groups": Rows(_FOLLOWS, keys=("",)),
                "picture": opt("CASE WHEN u.ZAVATAR <> '' THEN json_object('url', CAST(u.ZAVATAR AS TEXT)) END", _JSON),
                "contact_id": Col("u.ZID"),
                "party": Col("u.ZID"),
            },
            kind=Contact,
        ),
        Sqlite(
            name="notifications",
            base="ZNOTIFICATION AS n",
            key="n.Z_PK",
            joins=(
                "LEFT JOIN ZMASTODONUSER AS u ON u.Z_PK = n.ZACCOUNT",
                "LEFT JOIN ZSTATUS AS s ON s.Z_PK = n.ZSTATUS",
            ),
            requires={"ZNOTIFICATION": ("ZCREATEAT", "ZTYPERAW", "ZACCOUNT")},
            fields={
                "at": Col("n.ZCREATEAT", times.COCOA_S),
                "channel": Col("n.ZTYPERAW"),
                "sender": Person("u.ZID", _SHOWN, role="sender", optional=True),
                "party": opt("u.ZID"),
                "body": opt("NULLIF(s.ZCONTENT, '')", _HTML),
                "account": opt("n.ZUSERID || '@' || n.ZDOMAIN"),
            },
            kind=Notification,
            optional=True,
        ),
        Sqlite(
            name="settings",
            base="ZSETTING AS e",
            key="e.Z_PK",
            joins=(
                "LEFT JOIN ZMASTODONUSER AS u ON u.Z_PK ="
                " (SELECT min(v.Z_PK) FROM ZMASTODONUSER AS v WHERE v.ZIDENTIFIER = e.ZUSERID || '@' || e.ZDOMAIN)",
            ),
            requires={"ZSETTING": ("ZUSERID", "ZDOMAIN")},
            fields={
                "at": opt("e.ZCREATEDAT", times.COCOA_S),
                "type": Const("Mastodon"),
                "identifier": Col("e.ZUSERID"),
                "party": Col("e.ZUSERID"),
                "username": opt("u.ZUSERNAME || '@' || e.ZDOMAIN"),
                "name": opt("NULLIF(u.ZDISPLAYNAME, '')"),
                "description": Col("e.ZDOMAIN"),
            },
            kind=Account,
            optional=True,
        ),
        Sqlite(
            name="sign-ins",
            base="ZMASTODONAUTHENTICATION AS a",
            key="a.Z_PK",
            requires={"ZMASTODONAUTHENTICATION": ("ZUSERID", "ZDOMAIN", "ZUSERNAME")},
            fields={
                "at": opt("a.ZCREATEDAT", times.COCOA_S),
                "type": Const("Mastodon"),
                "identifier": Col("a.ZUSERID"),
                "party": Col("a.ZUSERID"),
                "username": Col("a.ZUSERNAME || '@' || a.ZDOMAIN"),
                "description": Col("a.ZDOMAIN"),
                "created_at": opt("a.ZCREATEDAT", times.COCOA_S),
                # The comparison stays, the token does not.
                "has_secret": opt("COALESCE(a.ZUSERACCESSTOKEN, '') <> ''", flag),
            },
            kind=Account,
            optional=True,
        ),
    ),
    says="One record for each row of the app's own tables: posts that it loaded or sent, private mentions (as "
    "messages), people, notifications, and the accounts set up.",
    limits="A post is own where its author is an account with settings, a sign-in or notifications in the database. "
    "`thread` of a private mention is who takes part: no id of a conversation is stored. A boost has no words of its "
    "own (see `repost_of`). Whom the account blocked or muted, polls, link previews, fields of profiles "
    "and searches are not read; since 2024 versions of the app keep posts elsewhere.",
    sources=(
        "https://github.com/mastodon/mastodon-ios (CoreDataStack: entities and attributes)",
        "https://docs.joinmastodon.org/entities/Status/ (visibility, spoiler text, mentions)",
    ),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
