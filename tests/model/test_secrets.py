"""Columns that may hold passwords, tokens or keys are told by their names."""

from __future__ import annotations

import pytest

from aboveboard.model.secrets import is_secret


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("accounts", "password"),
        ("authtokens", "authtoken"),
        ("logins", "password_value"),
        ("cookies", "value"),
        ("cookies", "encrypted_value"),
        ("moz_cookies", "VALUE"),
        ("ZACCOUNT", "ZAUTHTOKEN"),
        ("sessions", "sessionKey"),
        ("session", "privateKey"),
        ("wifi", "passphrase"),
        ("user", "client_secret"),
        ("user", "pin_code"),
    ],
)
def test_told(table: str, column: str) -> None:
    assert is_secret(table, column)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("message", "text"),
        ("messages", "key_id"),
        ("message", "guid"),
        ("settings", "value"),
        ("cookies", "host_key"),
        ("cookies", "name"),
        ("visits", "passenger"),
        ("pins", "pinned_at"),
        ("contacts", "lookup_key"),
        ("ZMESSAGE", "ZTEXT"),
        (None, "body"),
    ],
)
def test_not_told(table: str | None, column: str) -> None:
    assert not is_secret(table, column)
