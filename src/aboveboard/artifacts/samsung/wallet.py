"""Samsung Wallet, formerly Samsung Pay (`spay.db`): the cards that were enrolled, and that payments were made with them."""

from aboveboard.artifacts.samsung._wallet import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Artifact, Col, Const, Sqlite, opt

CARDS = Artifact(
    id="android.samsung_wallet",
    title="Samsung Wallet: cards",
    service="samsung wallet",
    emits=Account,
    files=FILES,
    read=(
        Sqlite(
            base="card AS c",
            key="c.rowid",
            requires={"card": ("enrollmentID", "issuerName")},
            fields={
                "at": opt("CAST(NULLIF(c.cardStateTimestamp, '') AS INTEGER)", UNIX_MS),
                "type": Const("payment card"),
                "name": Col("NULLIF(c.issuerName, '')"),
                "identifier": Col("NULLIF(c.enrollmentID, '')"),
                "description": opt(
                    "NULLIF(COALESCE('issuer: ' || NULLIF(c.issuerContactNumber, '') || ' ', '')"
                    " || COALESCE(NULLIF(c.issuerURL, ''), ''), '')"
                ),
                "active": opt(
                    "CASE WHEN lower(c.isLocked) IN ('1', 'true') THEN 0"
                    " WHEN lower(c.isLocked) IN ('0', 'false') THEN 1 END"
                ),
                "app": Const("com.samsung.android.spay"),
            },
        ),
    ),
    says="One record for each card that was enrolled in the wallet: who issued it, and when its state last changed.",
    limits="Names of cards, their last digits and brands are encrypted with a key that is not in the store and are not read.",
    sources=SOURCES,
)
