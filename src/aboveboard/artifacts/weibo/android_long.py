"""Weibo: long posts."""

from aboveboard.artifacts.weibo._android import HOME, SOURCES
from aboveboard.kit import Artifact, Col, Const, Post, Sqlite, opt

ARTICLES = Artifact(
    id="android.weibo.long",
    title="Weibo: long posts",
    service="weibo",
    emits=Post,
    files=(HOME + "ArticleDb.db",),
    read=(
        Sqlite(
            "long_text_table AS t",
            "t.rowid",
            {
                "account": Col("CAST(t._own_uid AS TEXT)"),
                "body": Col("NULLIF(t._content, '')"),
                "title": opt("NULLIF(t._page_title, '')"),
                "url": opt("NULLIF(t._page_ori_url, '')"),
                "post_id": Col("CAST(t._mid AS TEXT)"),
                "origin": Const("cached by the app"),
            },
        ),
    ),
    says="One record for each post whose whole text was fetched.",
    limits="There is no time and no author here; the post of the same number in the timeline has them.",
    sources=SOURCES,
)
