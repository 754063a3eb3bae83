"""What the databases of WhatsApp on Android have in common: ids, parties, files."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Attachment, Sql

JSON = Sql("parties", "{}", json=True)
MS = replace(UNIX_MS, sentinels=(0, -1))
MOST = 64
"""A larger group stands for its members."""
SOURCES = (
    "Anglano, Forensic analysis of WhatsApp Messenger on Android smartphones, 2014 (old tables, states)",
    "https://thebinaryhick.blog/2022/06/09/new-msgstore-who-dis-a-look-at-an-updated-whatsapp-on-android/",
    "https://github.com/sepinf-inc/IPED (codes of types and actions, system tables)",
    "https://github.com/frozenspider/chat-history-manager (schema of January 2026)",
)


def party(identifier: str, role: str) -> str:
    """A party as JSON."""
    return f"json_patch('{{}}', json_object('identifier', CAST({identifier} AS TEXT), 'role', '{role}'))"


def people(select: str) -> str:
    """The JSON list of a subquery's first column, or NULL where it is empty or too long."""
    return f"(SELECT CASE WHEN count(*) BETWEEN 1 AND {MOST} THEN json_group_array({select}) END"


def jid(row: str, *, mapped: bool) -> str:
    """The id behind a row number of `jid`; a privacy id (@lid) as the number that jid_map joins to it."""
    if not mapped:
        return f"(SELECT ja.raw_string FROM jid AS ja WHERE ja._id = {row})"
    return (
        "(SELECT COALESCE(jb.raw_string, ja.raw_string) FROM jid AS ja LEFT JOIN jid_map AS jm"
        f" ON jm.lid_row_id = ja._id LEFT JOIN jid AS jb ON jb._id = jm.jid_row_id WHERE ja._id = {row})"
    )


def _sha256(value: Any) -> str | None:
    """WhatsApp keeps the SHA-256 of a file in base64."""
    try:
        raw = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return None
    return raw.hex() if len(raw) == 32 else None


def file(path: Any, name: Any, mime: Any, size: Any, length: Any, url: Any, digest: Any) -> list[Attachment] | None:
    """The file of a message, from the columns that describe it."""
    if not any((path, name, mime, size, length, url)):
        return None
    number = size or length
    return [
        Attachment(
            path=loose.text(path),
            name=loose.text(name),
            mime=loose.text(mime),
            size=number if isinstance(number, int) and number > 0 else None,
            url=loose.text(url),
            sha256=_sha256(digest),
        )
    ]
