"""Samsung Wallet: receipts: see `wallet.py`."""

from aboveboard.artifacts.samsung._wallet import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Payment, Person, Sqlite, opt

RECEIPTS = Artifact(
    id="android.samsung_wallet.receipts",
    title="Samsung Wallet: receipts",
    service="samsung wallet",
    emits=Payment,
    files=FILES,
    read=(
        Sqlite(
            base="receipt AS r",
            key="r._id",
            # The column is called so, and refers to card.enrollmentID by the table's own foreign key.
            joins=(
                "LEFT JOIN card AS c ON c.rowid = (SELECT min(o.rowid) FROM card AS o WHERE o.enrollmentID = r.tokenID)",
            ),
            requires={"receipt": ("tokenID",), "card": ("enrollmentID", "issuerName")},
            fields={
                "account": Col("NULLIF(r.tokenID, '')"),
                "sender": Person("NULLIF(r.senderIBAN, '')", role="sender", optional=True),
                "note": opt(
                    "NULLIF('card of ' || COALESCE(NULLIF(c.issuerName, ''), 'unknown issuer')"
                    " || COALESCE(', in ' || NULLIF(r.merchantTown, ''), '')"
                    " || COALESCE(', booked ' || NULLIF(r.bookingDate, ''), ''), '')"
                ),
                "payment_id": Col("CAST(r._id AS TEXT)"),
            },
        ),
    ),
    says="One record for each receipt: that a payment was made with a card, by the number under which the card was enrolled"
    " (`account`).",
    limits="When, where and how much is encrypted with a key that is not in the store: those fields stay empty.",
    sources=SOURCES,
)
