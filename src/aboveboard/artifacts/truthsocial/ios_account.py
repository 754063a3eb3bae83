"""Truth Social: account: see `ios.py`."""

from aboveboard.artifacts.truthsocial._ios import SOURCES
from aboveboard.kit import Account, Artifact, Col, Const, Sqlite

ACCOUNT = Artifact(
    id="ios.truthsocial.account",
    title="Truth Social: account",
    service="truthsocial",
    emits=Account,
    files=("{app_group:*}/chat/v*/*/ChatModel.sqlite",),
    read=(
        Sqlite(
            name="account",
            base="ZMANAGEDSYNCRECORD AS s",
            key="s.Z_PK",
            requires={"ZMANAGEDSYNCRECORD": ("ZACCOUNTID",)},
            fields={"type": Const("Truth Social"), "identifier": Col("s.ZACCOUNTID"), "party": Col("s.ZACCOUNTID")},
            kind=Account,
            optional=True,
        ),
    ),
    says="One record for the account.",
    limits="What ios.truthsocial says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
