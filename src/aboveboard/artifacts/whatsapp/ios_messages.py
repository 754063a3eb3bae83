"""WhatsApp on iOS: ChatStorage.sqlite, of WhatsApp and WhatsApp Business."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.artifacts.whatsapp._ios_messages import OLD, TITLED, places
from aboveboard.artifacts.whatsapp._ios_people import MOST, who
from aboveboard.kit import Artifact, FieldSource, Message, Person, Sqlite


def _messages(fields: Mapping[str, FieldSource]) -> Sqlite:
    return Sqlite(
        name="message",
        base="ZWAMESSAGE AS m",
        key="m.Z_PK",
        joins=(
            "LEFT JOIN ZWACHATSESSION AS c ON c.Z_PK = m.ZCHATSESSION",
            "LEFT JOIN ZWAGROUPMEMBER AS g ON g.Z_PK = m.ZGROUPMEMBER",
            "LEFT JOIN ZWAMEDIAITEM AS i ON i.Z_PK = m.ZMEDIAITEM",
            "LEFT JOIN ZWAMESSAGEINFO AS f ON f.Z_PK = m.ZMESSAGEINFO",
        ),
        requires={"ZWAMESSAGE": ("ZTEXT", "ZISFROMME", "ZMESSAGEDATE"), "ZWACHATSESSION": ("ZCONTACTJID",)},
        fields=fields,
    )


MESSAGES = Artifact(
    id="ios.whatsapp",
    title="WhatsApp messages",
    service="whatsapp",
    emits=Message,
    files=places("ChatStorage.sqlite"),
    read=(
        _messages({**OLD, **TITLED, **who(push=True)}),
        _messages({**OLD, **who(push=True)}),
        _messages({**OLD, **who(push=False)}),
        _messages(
            {
                **OLD,
                "sender": Person("m.ZFROMJID", role="sender", when="m.ZISFROMME = 0", optional=True),
                "recipients": Person("m.ZTOJID", role="recipient", many=True, when="m.ZISFROMME = 1", optional=True),
            }
        ),
    ),
    says="One record for each row of ZWAMESSAGE, group and system events included.",
    limits="WhatsApp Business is told apart by its path only. A group's members are those of the database's last state,"
    f" the phone's own number among them; one of more than {MOST} stands for its members. Codes of types and events"
    " without a published meaning are given as numbers. Times of delivery and reading in chats of two are inferred from"
    " the receipts (field 3 plus seconds in 2.4 and 2.5), which nobody has published; incoming ZSENTDATE is taken for"
    " the time of arrival. Edits and polls are not read.",
    sources=(
        "https://github.com/sepinf-inc/IPED (codes of types, group events and states, reactions)",
        "https://github.com/domingogallardo/SwiftWABackupAPI/blob/main/Docs/WhatsAppDatabase/README.md",
        "https://bakerst221b.com/docs/artefacts/applications/communication/whatsapp/",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
