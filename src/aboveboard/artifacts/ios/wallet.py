"""Wallet: passes and the payments made with them (`passes23.sqlite`)."""

from aboveboard.artifacts.ios._wallet import SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Payment, Person, Sqlite, opt

WALLET = Artifact(
    id="ios.wallet",
    title="Wallet: payments",
    service="ios.wallet",
    emits=Payment,
    files=("{mobile}/Library/Passes/passes23.sqlite",),
    read=(
        Sqlite(
            base="payment_transaction AS t",
            key="t.pid",
            joins=("LEFT JOIN pass AS p ON p.pid = t.pass_pid",),
            requires={"payment_transaction": ("transaction_date", "amount", "currency_code")},
            fields={
                "at": Col("t.transaction_date", COCOA_S),
                "amount": Col(
                    "CASE WHEN typeof(t.amount) IN ('integer', 'real') THEN printf('%.2f', t.amount / 100.0) END"
                ),
                "currency": Col("NULLIF(t.currency_code, '')"),
                "recipients": Person(None, "NULLIF(t.merchant_name, '')", role="merchant", many=True, optional=True),
                "note": opt("NULLIF(t.merchant_industry_category, '')"),
                "account": opt("NULLIF(p.organization_name, '')"),
            },
            kind=Payment,
        ),
    ),
    says="One record for each payment that Wallet lists.",
    limits="Amounts are taken as hundredths of the currency's unit, also of currencies that have none. Numbers of cards and"
    " accounts, what is printed on a pass, and its bar code are not read. Payments are those that the card's issuer reported.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
