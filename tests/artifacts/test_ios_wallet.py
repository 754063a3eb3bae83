"""Wallet's database made here."""

from aboveboard.artifacts.ios.wallet import WALLET
from aboveboard.artifacts.ios.wallet_passes import PASSES as WALLET_PASSES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/Passes/passes23.sqlite"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE pass (pid INTEGER PRIMARY KEY, unique_id TEXT, organization_name TEXT, pass_type_pid INTEGER,
      ingested_date REAL, primary_account_suffix TEXT);
    CREATE TABLE pass_type (pid INTEGER PRIMARY KEY, identifier TEXT);
    CREATE TABLE payment_transaction (pid INTEGER PRIMARY KEY, pass_pid INTEGER, transaction_date REAL, amount INTEGER,
      currency_code TEXT, merchant_name TEXT, merchant_industry_category TEXT);
    INSERT INTO pass VALUES (1, 'U', 'Bank of Li', 4, 700000000, '4711');
    INSERT INTO pass_type VALUES (4, 'paymentpass.com.apple');
    INSERT INTO payment_transaction VALUES (1, 1, 700000000, 1234, 'EUR', 'Bäckerei', 'food'),
      (2, 9, NULL, NULL, '', NULL, NULL);"""
)
FIXTURES = {"ios.wallet": {PATH: DB}, "ios.wallet.passes": {PATH: DB}}


def test_payments_and_passes() -> None:
    result = run((WALLET, WALLET_PASSES), {PATH: DB})
    paid, bare = result.of("Payment")
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "amount": "12.34",
        "currency": "EUR",
        "recipients": [{"name": "Bäckerei", "role": "merchant"}],
        "note": "food",
        "account": "Bank of Li",
    }
    assert {name: paid[name] for name in expected} == expected
    assert bare["amount"] == bare["recipients"] == bare["currency"] == NULL
    (card,) = result.of("Account")
    assert (card["name"], card["identifier"], card["type"]) == ("Bank of Li", "paymentpass.com.apple", "wallet pass")
    assert not any("4711" in str(record) for record in result.records)
