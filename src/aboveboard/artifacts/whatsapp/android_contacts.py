"""WhatsApp and WhatsApp Business on Android: people and groups of wa.db."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aboveboard.artifacts.whatsapp._android import SOURCES
from aboveboard.kit import Artifact, Col, Contact, FieldSource, Identifier, Py, Sqlite, first, flag, opt


def _ways(number: Any, jid: Any, username: Any = None) -> list[Identifier] | None:
    found = [Identifier(number, "phone")] if number else []
    found += [Identifier(jid, "handle", "WhatsApp")] if jid else []
    return [*found, *([Identifier(username, "handle", "username")] if username else [])] or None


_ENTRY: Mapping[str, FieldSource] = {
    "party": Col("NULLIF(z.jid, '')"),
    "name": first("NULLIF(z.display_name, '')", "NULLIF(z.wa_name, '')"),
    "given_name": opt("NULLIF(z.given_name, '')"),
    "family_name": opt("NULLIF(z.family_name, '')"),
    "nickname": first("NULLIF(z.nickname, '')", "NULLIF(z.wa_name, '')"),
    "organization": first(
        "NULLIF(z.company, '')", "(SELECT NULLIF(b.verified_name, '') FROM wa_vnames AS b WHERE b.jid = z.jid LIMIT 1)"
    ),
    "job_title": opt("NULLIF(z.title, '')"),
    "identifiers": Col(
        ("z.number", "z.jid", "z.username"), Py("whatsapp_identifiers", _ways, json=True), optional=True
    ),
    "note": opt("NULLIF(z.status, '')"),
    "favourite": opt("z.is_starred", flag),
    "blocked": opt("EXISTS (SELECT 1 FROM wa_block_list AS b WHERE b.jid = z.jid)", flag),
    "contact_id": opt("CAST(NULLIF(z.raw_contact_id, -1) AS TEXT)"),
}


def _book(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=Contact,
        files=(f"{{app_data:{package}}}/databases/wa.db",),
        read=(
            Sqlite("wa_contacts AS z", "z._id", _ENTRY, requires={"wa_contacts": ("jid", "number", "display_name")}),
        ),
        says="One record for each row of wa_contacts: people of the address book, users of WhatsApp or not, people met"
        " in chats, and groups (ids ending in @g.us). `nickname` is the name that people gave themselves, `note` their"
        " 'about' text.",
        limits="Profile pictures, times of the 'about' texts and opening hours of businesses are not read.",
        sources=SOURCES,
    )


CONTACTS = _book("android.whatsapp_contacts", "WhatsApp contacts", "whatsapp", "com.whatsapp")
BUSINESS_CONTACTS = _book(
    "android.whatsapp_business_contacts", "WhatsApp Business contacts", "whatsapp business", "com.whatsapp.w4b"
)
