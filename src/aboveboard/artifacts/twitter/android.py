"""X (Twitter) on Android: posts, people, direct messages and searches in the app's store of one account."""

from aboveboard.artifacts.twitter._android import AUTHOR, OWNER, POST_COLUMNS, SOURCES, post
from aboveboard.kit import Artifact, Post, SqliteCode

TWITTER = Artifact(
    id="android.twitter",
    title="X (Twitter): posts",
    service="twitter",
    emits=Post,
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        SqliteCode(
            base="statuses AS s",
            key="s._id",
            joins=(AUTHOR + "s.author_id",),
            columns={f"{c}?": f"s.{c}" for c in POST_COLUMNS}
            | {"username?": "u.username", "name?": "u.name", "owner?": OWNER},
            requires={"statuses": ("status_id", "author_id", "content", "created")},
            make=post,
            optional=True,
        ),
    ),
    says="One record for each post in the store of one account. Posts are what the app fetched to show; `own` "
    "ones are those of the account itself.",
    limits="Whose store it is comes from the number in the file's name, or else from most lists in it. A message's text is"
    " the first text of its serialised entry; other entries of conversations are given by number. Reposts, lists,"
    " moments, trends, cards, polls and who follows whom are not read; counts are those of the last fetch. Links in posts"
    " stay shortened (as stored: r_content). Drafts are in another database.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db of 2015)",),
)
