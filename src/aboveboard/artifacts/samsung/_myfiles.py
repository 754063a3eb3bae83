"""What the files about samsung share."""

from __future__ import annotations

FOLDER = "{app_data:com.sec.android.app.myfiles}/databases"


def display_name(path: str) -> str:
    """The last step of a path."""
    return f"NULLIF(replace({path}, rtrim({path}, replace({path}, '/', '')), ''), '')"
