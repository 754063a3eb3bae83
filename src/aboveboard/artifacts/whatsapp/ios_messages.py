"""WhatsApp on iOS: ChatStorage.sqlite, of WhatsApp and WhatsApp Business."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aboveboard.artifacts.whatsapp._ios_decode import STATUS, TYPE, quoted, reactions, receipt
from aboveboard.artifacts.whatsapp._ios_people import FROM, MOST, PLACE, RECEIPTS, who
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, FieldSource, Message, Person, Py, Rows, Sqlite, direction_from_me, flag, opt


def _places(name: str) -> tuple[str, ...]:
    # One artifact for both apps: where containers are not named, two would each claim the same file.
    return (
        f"{{app_group:group.net.whatsapp.WhatsApp.shared}}/{name}",
        f"{{app_group:group.net.whatsapp.WhatsAppSMB.shared}}/{name}",
        f"{{app_data:net.whatsapp.WhatsApp}}/Documents/{name}",
    )


# Before the app group, media lay in another container's Library than the database: that place is not known.
_FILE = (
    "CASE WHEN a.ZMEDIALOCALPATH <> '' AND :folder NOT LIKE '%/Documents'"
    " THEN :folder || '/Message/' || ltrim(a.ZMEDIALOCALPATH, '/') END"
)
_ATTACHED = (
    f"SELECT NULLIF(a.ZMEDIALOCALPATH, '') AS path, {_FILE} AS file, CASE WHEN m.ZMESSAGETYPE = 4 THEN 'text/vcard'"
    " WHEN a.ZVCARDSTRING LIKE '%/%' THEN a.ZVCARDSTRING END AS mime, NULLIF(a.ZFILESIZE, 0) AS size,"
    " CASE WHEN m.ZMESSAGETYPE = 4 THEN a.ZVCARDNAME WHEN m.ZMESSAGETYPE = 8 THEN {title} END AS title"
    " FROM ZWAMEDIAITEM AS a WHERE a.Z_PK = m.ZMEDIAITEM AND m.ZMESSAGETYPE <> 5"
    " AND (a.ZMEDIALOCALPATH <> '' OR a.ZFILESIZE > 0 OR m.ZMESSAGETYPE = 4)"
)
_ITEMS = ("path", "file", "mime", "size", "title")
_OLD: Mapping[str, FieldSource] = MappingProxyType(
    {
        "at": Col("m.ZMESSAGEDATE", times.COCOA_S),
        "party": opt(f"CASE WHEN m.ZISFROMME = 1 THEN COALESCE(c.ZCONTACTJID, m.ZTOJID) ELSE {FROM} END"),
        "direction": Col("m.ZISFROMME", direction_from_me),
        "thread": opt("c.ZCONTACTJID"),
        "thread_name": opt("NULLIF(c.ZPARTNERNAME, '')"),
        "body": Col("NULLIF(m.ZTEXT, '')"),
        "type": opt(TYPE),
        "status": opt(STATUS),
        "sent_at": opt("CASE m.ZISFROMME WHEN 1 THEN m.ZSENTDATE ELSE m.ZMESSAGEDATE END", times.COCOA_S),
        "received_at": opt(
            "CASE WHEN m.ZISFROMME = 0 AND m.ZSENTDATE >= m.ZMESSAGEDATE THEN m.ZSENTDATE END", times.COCOA_S
        ),
        "delivered_at": opt(RECEIPTS.format("(6, 8)"), Py("whatsapp_delivered", receipt(4))),
        "read_at": opt(RECEIPTS.format("(8)"), Py("whatsapp_read", receipt(5))),
        "read": opt("CASE WHEN m.ZISFROMME = 1 AND m.ZMESSAGESTATUS = 8 THEN 1 END", flag),
        "deleted": opt("CASE m.ZMESSAGETYPE WHEN 14 THEN 1 END", flag),
        "starred": opt("m.ZSTARRED", flag),
        "forwarded": opt("(m.ZFLAGS & 128) <> 0", flag),
        "reply_to": opt("i.ZMETADATA", Py("whatsapp_quoted", quoted)),
        # Only receipts in which a field 7 can stand are looked into.
        "reactions": opt(
            "CASE WHEN instr(f.ZRECEIPTINFO, x'3A') THEN f.ZRECEIPTINFO END",
            Py("whatsapp_reactions", reactions, json=True),
        ),
        "attachments": Rows(_ATTACHED.format(title="NULL"), keys=_ITEMS),
        "latitude": opt(PLACE.format("ZLATITUDE")),
        "longitude": opt(PLACE.format("ZLONGITUDE")),
        "url": opt(
            "(SELECT d.ZCONTENT1 FROM ZWAMESSAGEDATAITEM AS d WHERE d.ZMESSAGE = m.Z_PK AND d.ZCONTENT1 LIKE 'http%'"
            " ORDER BY d.ZINDEX, d.Z_PK LIMIT 1)"
        ),
        "message_id": opt("NULLIF(m.ZSTANZAID, '')"),
    }
)
_BODY = (
    "COALESCE(NULLIF(m.ZTEXT, ''), CASE m.ZMESSAGETYPE WHEN 4 THEN NULLIF(i.ZVCARDSTRING, '')"
    " ELSE NULLIF(i.ZTITLE, '') END)"
)
_TITLED: Mapping[str, FieldSource] = MappingProxyType(
    {"body": Col(_BODY), "attachments": Rows(_ATTACHED.format(title="a.ZTITLE"), keys=_ITEMS)}
)


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
    files=_places("ChatStorage.sqlite"),
    read=(
        _messages({**_OLD, **_TITLED, **who(push=True)}),
        _messages({**_OLD, **who(push=True)}),
        _messages({**_OLD, **who(push=False)}),
        _messages(
            {
                **_OLD,
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
