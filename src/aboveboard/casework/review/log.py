"""The custody log, to be read: newest first, with what does not hold in it."""

from __future__ import annotations

from typing import Any

import msgspec

from aboveboard.casework.custody import first_fault
from aboveboard.casework.review.desk import Desk


def log_part(desk: Desk, before: int | None, limit: int) -> list[dict[str, Any]]:
    """Entries older than number `before`, the newest first."""
    sql = (
        "SELECT number, at, actor, action, made, detail, digest FROM custody WHERE ? IS NULL OR number < ? "
        "ORDER BY number DESC LIMIT ?"
    )
    found: list[dict[str, Any]] = []
    for number, at, actor, action, made, detail, digest in desk.case.db.execute(sql, (before, before, limit)):
        said: dict[str, Any] = msgspec.json.decode(detail)
        maker: dict[str, Any] = msgspec.json.decode(made)
        said.pop("salt", "")
        said.pop("words", None)  # sealed
        said.pop("token", None)  # long, and for machines
        found.append(
            {
                "number": number,
                "at": at,
                "actor": actor,
                "action": action,
                "what": said.pop("what", ""),
                "signer": str(maker.get("signer", ""))[:16],
                "version": maker.get("version", ""),
                "detail": said,
                "digest": digest.hex(),
            }
        )
    return found


def log_state(desk: Desk) -> tuple[int, str | None]:
    """(entries, the first thing in it that does not hold)."""
    return int(desk.case.db.execute("SELECT count(*) FROM custody").get), first_fault(desk.case.db)
