"""Slack on Android: the accounts of `account_manager`."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Artifact, Col, Sqlite, flag, opt

ACCOUNTS = Artifact(
    id="android.slack_accounts",
    title="Slack: accounts",
    service="slack",
    emits=Account,
    files=("{app_data:com.Slack}/databases/account_manager",),
    read=(
        Sqlite(
            base="accounts AS a",
            key="a.rowid",
            requires={"accounts": ("user_id", "team_id")},
            fields={
                "type": Col("'slack'"),
                "identifier": Col("NULLIF(a.user_id, '')"),
                "username": opt("NULLIF(a.email, '')"),
                "description": opt("NULLIF(a.team_domain, '')"),
                "name": opt("CASE WHEN json_valid(a.team_json) THEN json_extract(a.team_json, '$.name') END"),
                "created_at": opt("a.created_ts", UNIX_MS),
                "has_secret": opt("a.token_encrypted <> ''", flag),
            },
        ),
    ),
    says="One record for each account that is or was signed in; `name` and `description` are the workspace's.",
    limits="Of tokens only that one is stored is said. When the account was last used is not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/slack.py",),
)
