"""MeWe: account: see `ios.py`."""

from aboveboard.artifacts.mewe._ios import SOURCES
from aboveboard.kit import Account, Artifact, Const, Sqlite, opt

ACCOUNT = Artifact(
    id="ios.mewe.account",
    title="MeWe: account",
    service="mewe",
    emits=Account,
    files=("{app_data:*}/Documents/sgrouplesdb.sqlite",),
    read=(
        Sqlite(
            name="account",
            base="ZCURRENTUSER AS y",
            key="y.Z_PK",
            joins=("LEFT JOIN ZUSER AS u ON u.Z_PK = y.ZUSER",),
            requires={"ZCURRENTUSER": ("ZUSER",)},
            fields={
                "type": Const("MeWe"),
                "identifier": opt("u.ZUSERID"),
                "party": opt("u.ZUSERID"),
                "username": opt("NULLIF(u.ZHANDLE, '')"),
                "name": opt("NULLIF(u.ZNAME, '')"),
                "description": opt("COALESCE(NULLIF(y.ZPRIMARYPHONE, ''), NULLIF(y.ZPRIMARYEMAIL, ''))"),
            },
            kind=Account,
            optional=True,
        ),
    ),
    says="One record for the account that is signed in.",
    limits="What ios.mewe says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
