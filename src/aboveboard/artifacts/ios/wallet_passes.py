"""Wallet: passes: see `wallet.py`."""

from aboveboard.artifacts.ios._wallet import SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Account, Artifact, Col, Const, Sqlite, opt

PASSES = Artifact(
    id="ios.wallet.passes",
    title="Wallet: passes",
    service="ios.wallet",
    emits=Account,
    files=("{mobile}/Library/Passes/passes23.sqlite",),
    read=(
        Sqlite(
            base="pass AS p",
            key="p.pid",
            joins=("LEFT JOIN pass_type AS k ON k.pid = p.pass_type_pid",),
            requires={"pass": ("unique_id", "organization_name", "ingested_date")},
            fields={
                "at": Col("p.ingested_date", COCOA_S),
                "created_at": Col("p.ingested_date", COCOA_S),
                "type": Const("wallet pass"),
                "identifier": opt("NULLIF(k.identifier, '')"),
                "name": Col("NULLIF(p.organization_name, '')"),
            },
            kind=Account,
            optional=True,
        ),
    ),
    says="One record for each pass or card.",
    limits="What ios.wallet says of its limits holds here too.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
