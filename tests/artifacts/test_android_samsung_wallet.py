"""Samsung Wallet's database made here: what stands in it in plain text, and what is encrypted."""

from aboveboard.artifacts.samsung.wallet import CARDS
from aboveboard.artifacts.samsung.wallet_receipts import RECEIPTS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.samsung.android.spay/databases/spay.db"
CIPHER = "hnZcOHRoaXMgaXMgY2lwaGVydGV4dA=="
SPAY = sqlite_bytes(
    f"""CREATE TABLE card (enrollmentID TEXT PRIMARY KEY, tokenID TEXT, cardName TEXT, cardLastFour TEXT, issuerName TEXT,
        issuerContactNumber TEXT, issuerURL TEXT, cardStateTimestamp TEXT, isLocked TEXT);
    CREATE TABLE receipt (_id INTEGER PRIMARY KEY, tokenID TEXT, merchant TEXT, amount TEXT, merchantTown TEXT,
        bookingDate TEXT, senderIBAN TEXT);
    INSERT INTO card VALUES ('E1', 'T1', '{CIPHER}', '{CIPHER}', 'Hausbank', '+43 1 555', 'https://bank.example',
        '1700000000123', 'false'), ('E2', 'T2', '', '', '', '', '', '', NULL);
    INSERT INTO receipt VALUES (1, 'E1', '{CIPHER}', '{CIPHER}', 'Graz', '2023-11-15', 'AT61 1904'),
        (2, 'E9', '{CIPHER}', '{CIPHER}', NULL, NULL, NULL);"""
)
OLD = sqlite_bytes(
    """CREATE TABLE card (enrollmentID TEXT, issuerName TEXT);
    CREATE TABLE receipt (_id INTEGER PRIMARY KEY, tokenID TEXT);
    INSERT INTO receipt VALUES (1, 'E1');"""
)
FIXTURES = {CARDS.id: {PATH: SPAY}, RECEIPTS.id: {PATH: SPAY}}
NULL = {"absent": "NULL"}
ABSENT = {"absent": "NOT_IN_SCHEMA"}


def test_cards() -> None:
    card, bare = run(CARDS, {PATH: SPAY}).records
    expected = {
        "at": "2023-11-14T22:13:20.123000Z",
        "type": "payment card",
        "name": "Hausbank",
        "identifier": "E1",
        "description": "issuer: +43 1 555 https://bank.example",
        "active": True,
    }
    assert {name: card[name] for name in expected} == expected
    assert (bare["at"], bare["name"], bare["description"], bare["active"]) == (NULL, NULL, NULL, NULL)
    assert CIPHER not in str(card)


def test_receipts() -> None:
    paid, unknown = run(RECEIPTS, {PATH: SPAY}).records
    assert (paid["account"], paid["note"]) == ("E1", "card of Hausbank, in Graz, booked 2023-11-15")
    assert paid["sender"] == {"identifier": "AT61 1904", "role": "sender"}
    assert (unknown["account"], unknown["note"], unknown["sender"]) == ("E9", "card of unknown issuer", NULL)
    assert CIPHER not in str([paid, unknown])


def test_older_versions_have_fewer_columns() -> None:
    (receipt,) = run(RECEIPTS, {PATH: OLD}).records
    assert (receipt["account"], receipt["sender"], receipt["note"]) == ("E1", ABSENT, ABSENT)
