"""The Mastodon app for iOS: posts, direct messages, people, notifications and accounts of its shared.sqlite."""

from aboveboard.artifacts.mastodon._ios import AUTHOR, BOTH, FILES, NEEDS, OWN, SHOWN, SOURCES
from aboveboard.kit import Artifact, Col, Const, Person, Post, Sqlite, flag, opt

_APP = "LEFT JOIN ZAPPLICATION AS p ON p.Z_PK = s.ZAPPLICATION"
_REBLOG = "LEFT JOIN ZSTATUS AS o ON o.Z_PK = s.ZREBLOG"


MASTODON = Artifact(
    id="ios.mastodon",
    title="Mastodon: posts",
    service="mastodon",
    emits=Post,
    files=FILES,
    read=(
        Sqlite(
            name="posts",
            base="ZSTATUS AS s",
            key="s.Z_PK",
            joins=(AUTHOR, _APP, _REBLOG),
            requires=NEEDS,
            where="s.ZVISIBILITYRAW IS NOT 'direct'",
            leaves_out="private mentions, which are read as messages",
            fields=BOTH
            | {
                "author": Person("u.ZID", SHOWN, role="author", optional=True),
                "party": opt("u.ZID"),
                "post_id": Col("s.ZID"),
                "own": opt(OWN, flag),
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
    ),
    says="One record for each post that the app loaded or sent.",
    limits="A post is own where its author is an account with settings, a sign-in or notifications in the database. "
    "`thread` of a private mention is who takes part: no id of a conversation is stored. A boost has no words of its "
    "own (see `repost_of`). Whom the account blocked or muted, polls, link previews, fields of profiles "
    "and searches are not read; since 2024 versions of the app keep posts elsewhere.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
