"""What the files about instagram share."""

from __future__ import annotations

from typing import Any, cast

FILES = ("{app_data:com.burbn.instagram}/Library/Application Support/DirectSQLiteDatabase/*.db",)

SOURCES = ("https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_instagram.py: archive's fields)",)


def codes(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def field(given: dict[str, Any], name: str) -> Any:
    """A field by its bare name: the archive writes it as 'NSString*name', 'BOOLname' or 'name'."""
    if name in given:
        return given[name]
    return next((v for k, v in given.items() if k.rpartition("*")[2] == name or k == f"BOOL{name}"), None)
