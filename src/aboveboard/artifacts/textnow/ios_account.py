"""TextNow: account: see `ios.py`."""

from aboveboard.artifacts.textnow._ios import FILES, SOURCES
from aboveboard.kit import Account, Artifact, Col, Sqlite, opt

ACCOUNT = Artifact(
    id="ios.textnow.account",
    title="TextNow: account",
    service="textnow",
    emits=Account,
    files=FILES,
    read=(
        Sqlite(
            name="account",
            base="ZTMOACCOUNTINFO AS a",
            key="a.Z_PK",
            kind=Account,
            optional=True,
            requires={"ZTMOACCOUNTINFO": ("ZUSERNAME",)},
            fields={
                "username": Col("NULLIF(a.ZUSERNAME, '')"),
                "identifier": opt("COALESCE(NULLIF(a.ZPHONENUMBER, ''), NULLIF(a.ZEMAIL, ''))"),
                "description": opt("NULLIF(a.ZEMAIL, '')"),
                "name": opt("NULLIF(trim(COALESCE(a.ZFIRSTNAME, '') || ' ' || COALESCE(a.ZLASTNAME, '')), '')"),
            },
        ),
    ),
    says="One record for the account.",
    limits="What ios.textnow says of its limits holds here too.",
    sources=SOURCES,
)
