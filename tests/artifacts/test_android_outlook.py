"""The accounts of Outlook's sign-in component made here."""

import json
from html import escape

from aboveboard.artifacts.outlook.android import ACCOUNTS
from aboveboard.kit import Code
from tests.artifacts.harness import run

PATH = "data/data/com.microsoft.office.outlook/shared_prefs/com.microsoft.oneauth.accounts.xml"
LI = {
    "id": "oid-1",
    "login_name": "li@example.org",
    "email": "li@example.org",
    "display_name": "Li Wei",
    "phone_number": "+15550101",
    "account_type": "aad",
    "additional_properties": json.dumps({"aio": "s3cret", "iat": 1672567200}),
}
BO = {"id": "oid-2", "login_name": "", "email": "bo@example.org"}


def preferences(*values: str) -> bytes:
    rows = "".join(f'<string name="k{n}">{escape(v)}</string>' for n, v in enumerate(values))
    return f"<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>{rows}</map>".encode()


FILE = preferences(json.dumps(LI), "schema 1", json.dumps(BO), "{}")
FIXTURES = {"android.outlook": {PATH: FILE}}


def test_accounts() -> None:
    li, bo = run(ACCOUNTS, {PATH: FILE}).records
    expected = {
        "username": "li@example.org",
        "identifier": "oid-1",
        "name": "Li Wei",
        "description": "+15550101",
        "has_secret": True,
    }
    assert {name: li[name] for name in expected} == expected
    assert "s3cret" not in str(li)
    assert (bo["username"], bo["has_secret"], bo["name"]) == ("bo@example.org", False, {"absent": "NULL"})


def test_what_is_secret_is_marked() -> None:
    (reading,) = ACCOUNTS.read
    assert isinstance(reading, Code)
    assert reading.places is not None
    found = reading.places(FILE)("map/string[1]")
    assert found is not None
    assert b"s3cret" in b"".join(span.of(FILE) for span in found.secrets)


def test_one_broken_entry_costs_itself() -> None:
    result = run(ACCOUNTS, {PATH: preferences("{broken", json.dumps(BO))})
    assert [record["identifier"] for record in result.records] == ["oid-2"]
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)
