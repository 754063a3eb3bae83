"""What the files about life360 share."""

from __future__ import annotations

STORE = (
    "{app_data:com.life360.safetymap}/Library/Application Support/Messaging.sqlite",
    "{app_group:*}/Library/Application Support/Messaging.sqlite",
)

MADE = "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/life360.py"


def name(table: str) -> str:
    return f"NULLIF(trim(COALESCE({table}.ZFIRSTNAME, '') || ' ' || COALESCE({table}.ZLASTNAME, '')), '')"
