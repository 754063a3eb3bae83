"""Slack on Android: messages and people of each workspace's `org_…` database."""

from __future__ import annotations

from aboveboard.artifacts.slack._android import SOURCES, make
from aboveboard.kit import Artifact, Message, SqliteCode


def _messages(table: str, columns: dict[str, str], needs: tuple[str, ...], *, optional: bool) -> SqliteCode:
    user = columns["user?"]
    return SqliteCode(
        base=f"{table} AS m",
        key="m.rowid",
        joins=(
            "LEFT JOIN conversation AS c ON c.rowid = (SELECT min(x.rowid) FROM conversation AS x"
            " WHERE x.conversation_id = m.channel_id)",
            f"LEFT JOIN users AS u ON u.rowid = (SELECT min(y.rowid) FROM users AS y WHERE y.id = {user})",
            # The name of a conversation of two is the other person's id.
            "LEFT JOIN users AS o ON o.rowid = (SELECT min(z.rowid) FROM users AS z WHERE z.id = c.name_or_user)",
        ),
        requires={table: ("ts", "channel_id", "thread_ts", *needs)},
        columns={
            "ts": "m.ts",
            "channel": "m.channel_id",
            "channel_name?": "COALESCE(NULLIF(o.profile_real_name, ''), NULLIF(o.name, ''), NULLIF(c.name_or_user, ''))",
            "name?": "COALESCE(NULLIF(u.profile_real_name, ''), NULLIF(u.name, ''))",
            "thread_ts": "m.thread_ts",
        }
        | columns,
        make=make,
        optional=optional,
    )


SLACK = Artifact(
    id="android.slack",
    title="Slack: messages",
    service="slack",
    emits=Message,
    files=("{app_data:com.Slack}/databases/org_*",),
    read=(
        _messages(
            "messages",
            {"json": "m.message_json", "user?": "m.user_id", "subtype?": "m.subtype"},
            ("message_json", "user_id"),
            optional=False,
        ),
        _messages(
            "message_threads",
            {
                "json": "m.message_blob",
                "user?": "CASE WHEN json_valid(m.message_blob) THEN json_extract(m.message_blob, '$.user') END",
                "subtype?": "m.event_sub_type",
            },
            ("message_blob",),
            optional=True,
        ),
    ),
    says="One record for each message and each reply in a thread.",
    limits="Texts are as Slack writes them, with <@U…> for people. Whose account it is stands in the app's list of accounts,"
    " so that direction is not there. A reply may be in both tables and is then a record of each. Copies of files lie in"
    " cache/slack_image_cache under the SHA-256 of their address. Direct messages' members are not read.",
    sources=SOURCES,
)
