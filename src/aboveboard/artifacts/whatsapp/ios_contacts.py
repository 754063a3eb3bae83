"""WhatsApp on iOS: ContactsV2.sqlite, the address book as WhatsApp took it."""

from __future__ import annotations

from typing import Any

from aboveboard.kit import Artifact, Col, Contact, Identifier, Py, Sqlite, opt


def _ways(phone: Any, label: Any = None, jid: Any = None, lid: Any = None, username: Any = None) -> list[Identifier]:
    text = label.removeprefix("_$!<").removesuffix(">!$_") if isinstance(label, str) else None
    found = [Identifier(phone, "phone", text or None)] if phone else []
    found += [Identifier(value, "handle", "WhatsApp") for value in (jid, lid) if value]
    return [*found, Identifier(username, "handle", "username")] if username else found


CONTACTS = Artifact(
    id="ios.whatsapp_contacts",
    title="WhatsApp contacts",
    service="whatsapp",
    emits=Contact,
    files=(
        "{app_group:group.net.whatsapp.WhatsApp.shared}/ContactsV2.sqlite",
        "{app_group:group.net.whatsapp.WhatsAppSMB.shared}/ContactsV2.sqlite",
        "{app_data:net.whatsapp.WhatsApp}/Documents/ContactsV2.sqlite",
    ),
    read=(
        Sqlite(
            name="contact",
            base="ZWAADDRESSBOOKCONTACT AS z",
            key="z.Z_PK",
            requires={"ZWAADDRESSBOOKCONTACT": ("ZFULLNAME",)},
            fields={
                "party": opt("COALESCE(NULLIF(z.ZWHATSAPPID, ''), NULLIF(z.ZPHONENUMBER, ''))"),
                "name": Col("NULLIF(z.ZFULLNAME, '')"),
                "given_name": opt("NULLIF(z.ZGIVENNAME, '')"),
                "family_name": opt("NULLIF(z.ZLASTNAME, '')"),
                "organization": opt("NULLIF(z.ZBUSINESSNAME, '')"),
                "identifiers": opt(
                    ("z.ZPHONENUMBER", "z.ZPHONENUMBERLABEL", "z.ZWHATSAPPID", "z.ZLID", "z.ZUSERNAME"),
                    Py("whatsapp_ways", _ways, json=True),
                ),
                "note": opt("NULLIF(z.ZABOUTTEXT, '')"),
                "contact_id": opt("NULLIF(z.ZIDENTIFIER, '')"),
            },
        ),
    ),
    says="One record for each entry that WhatsApp took from the address book, users of WhatsApp or not; `note` is their"
    " 'about' text.",
    limits="People known from groups or messages only are not here; their names stand with the messages.",
    sources=(
        "https://github.com/sepinf-inc/IPED (codes of types, group events and states, reactions)",
        "https://github.com/domingogallardo/SwiftWABackupAPI/blob/main/Docs/WhatsAppDatabase/README.md",
        "https://bakerst221b.com/docs/artefacts/applications/communication/whatsapp/",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
