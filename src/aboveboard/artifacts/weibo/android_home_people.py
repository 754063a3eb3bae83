"""Weibo (older): people: see `android_home.py`."""

from aboveboard.artifacts.weibo._android import HOME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

HOME_PEOPLE = Artifact(
    id="android.weibo.home.people",
    title="Weibo (older): people",
    service="weibo",
    emits=Contact,
    files=(HOME + "sina_weibo",),
    read=(
        Sqlite(
            "follower_table AS p",
            "p.rowid",
            {
                "name": Col("NULLIF(p.screen_name, '')"),
                "nickname": opt("NULLIF(p.remark, '')"),
                "contact_id": Col("CAST(p.user_id AS TEXT)"),
                "groups": Rows(
                    "SELECT value AS value FROM (SELECT CASE p.following WHEN 1 THEN 'following' ELSE 'follower' END AS value)",
                    keys=("",),
                ),
            },
            kind=Contact,
            name="people",
            optional=True,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.weibo.home says of its limits holds here too.",
    sources=SOURCES,
)
