"""Accounts3.sqlite: the accounts set up in the settings of iOS, and those that the system keeps beneath them."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Account, Artifact, Col, Sqlite, flag, opt

ACCOUNTS = Artifact(
    id="ios.accounts",
    title="Accounts",
    service="ios.accounts",
    emits=Account,
    files=("{mobile}/Library/Accounts/Accounts3.sqlite", "{mobile}/Library/Accounts/VerifiedBackup/Accounts3.sqlite"),
    read=(
        Sqlite(
            base="ZACCOUNT AS a",
            key="a.Z_PK",
            requires={"ZACCOUNT": ("ZUSERNAME", "ZIDENTIFIER")},
            joins=(
                "LEFT JOIN ZACCOUNTTYPE AS t ON t.Z_PK = a.ZACCOUNTTYPE",
                "LEFT JOIN ZACCOUNT AS p ON p.Z_PK = a.ZPARENTACCOUNT",
            ),
            fields={
                "at": opt("a.ZDATE", times.COCOA_S),
                "type": opt("COALESCE(NULLIF(t.ZACCOUNTTYPEDESCRIPTION, ''), t.ZIDENTIFIER)"),
                "username": Col("NULLIF(a.ZUSERNAME, '')"),
                "identifier": Col("NULLIF(a.ZIDENTIFIER, '')"),
                "description": opt("NULLIF(a.ZACCOUNTDESCRIPTION, '')"),
                "created_at": opt("a.ZDATE", times.COCOA_S),
                "active": opt("a.ZACTIVE", flag),
                "app": opt("NULLIF(a.ZOWNINGBUNDLEID, '')"),
                "account": opt("COALESCE(NULLIF(p.ZUSERNAME, ''), p.ZIDENTIFIER)"),
            },
        ),
    ),
    says="One record for each account that iOS keeps; `account` is the one that it belongs to.",
    limits="Passwords and tokens are elsewhere and are not read. Accounts that apps keep for themselves are not here.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_accounts.py)",
        "https://github.com/abrignoni/iLEAPP (accountData)",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data (Accounts3.sqlite)"),
)
