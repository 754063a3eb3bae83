"""MeWe on Android: posts and comments that the app cached."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Const, Person, Post, Rows, Sqlite, flag, opt

POSTS = Artifact(
    id="android.mewe.posts",
    title="MeWe: posts and comments",
    service="mewe",
    emits=Post,
    files=tuple(f"{{app_data:com.mewe}}/databases/{name}" for name in ("app_database", "app_v3.db")),
    read=(
        Sqlite(
            "POST AS p",
            "p.rowid",
            {
                "at": Col("p.createdAt", UNIX_S),
                "edited_at": opt("p.editedAt", UNIX_S),
                "author": Person("NULLIF(p.ownerHandle, '')", "p.ownerName", role="author", optional=True),
                "body": Col("NULLIF(p.textPlain, '')"),
                "title": opt("NULLIF(p.pollQuestion, '')"),
                "url": opt("NULLIF(p.linkUrl, '')"),
                "group": opt("NULLIF(p.groupName, '')"),
                "own": opt("p.currentUserPost", flag),
                "replies": opt("p.commentsCount"),
                "reposts": opt("p.sharesCount"),
                "post_id": Col("CAST(p.id AS TEXT)"),
                "attachments": Rows(
                    "SELECT CAST(a.name AS TEXT) AS name, CAST(a.mime AS TEXT) AS mime, CAST(a.imageUrl AS TEXT) AS url"
                    " FROM POST_MEDIA AS a WHERE a.postId = p.id ORDER BY a.rowid",
                    keys=("name", "mime", "url"),
                ),
                "origin": Const("cached by the app"),
            },
            kind=Post,
            name="posts",
            optional=True,
        ),
        Sqlite(
            "COMMENT AS c",
            "c.rowid",
            {
                "at": Col("c.createdAt", UNIX_S),
                "edited_at": opt("c.editedAt", UNIX_S),
                "author": Person("NULLIF(c.ownerHandle, '')", "c.ownerName", role="author", optional=True),
                "body": Col("NULLIF(c.textPlain, '')"),
                "url": opt("NULLIF(c.linkUrl, '')"),
                "own": opt("c.currentUserPost", flag),
                "replies": opt("c.repliesCount"),
                "in_reply_to": Col("CAST(c.postId AS TEXT)"),
                "post_id": Col("CAST(c.id AS TEXT)"),
                "origin": Const("cached by the app"),
            },
            kind=Post,
            name="comments",
            optional=True,
        ),
    ),
    says="One record for each post and comment that the app cached; the account's own are marked.",
    limits="That it was cached does not say that it was read. A post is stored once for each feed that it was loaded into."
    " Answers of polls (the question is the title) and reactions, which are counts, are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/mewe.py",),
)
