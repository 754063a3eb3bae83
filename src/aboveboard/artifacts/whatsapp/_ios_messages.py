"""How what ios_messages.py reads is decoded."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aboveboard.artifacts.whatsapp._ios_decode import STATUS, TYPE, quoted, reactions, receipt
from aboveboard.artifacts.whatsapp._ios_people import FROM, PLACE, RECEIPTS
from aboveboard.formats import times
from aboveboard.kit import Col, FieldSource, Py, Rows, direction_from_me, flag, opt


def places(name: str) -> tuple[str, ...]:
    # One artifact for both apps: where containers are not named, two would each claim the same file.
    return (
        f"{{app_group:group.net.whatsapp.WhatsApp.shared}}/{name}",
        f"{{app_group:group.net.whatsapp.WhatsAppSMB.shared}}/{name}",
        f"{{app_data:net.whatsapp.WhatsApp}}/Documents/{name}",
    )


# Before the app group, media lay in another container's Library than the database: that place is not known.
FILE = (
    "CASE WHEN a.ZMEDIALOCALPATH <> '' AND :folder NOT LIKE '%/Documents'"
    " THEN :folder || '/Message/' || ltrim(a.ZMEDIALOCALPATH, '/') END"
)

ATTACHED = (
    f"SELECT NULLIF(a.ZMEDIALOCALPATH, '') AS path, {FILE} AS file, CASE WHEN m.ZMESSAGETYPE = 4 THEN 'text/vcard'"
    " WHEN a.ZVCARDSTRING LIKE '%/%' THEN a.ZVCARDSTRING END AS mime, NULLIF(a.ZFILESIZE, 0) AS size,"
    " CASE WHEN m.ZMESSAGETYPE = 4 THEN a.ZVCARDNAME WHEN m.ZMESSAGETYPE = 8 THEN {title} END AS title"
    " FROM ZWAMEDIAITEM AS a WHERE a.Z_PK = m.ZMEDIAITEM AND m.ZMESSAGETYPE <> 5"
    " AND (a.ZMEDIALOCALPATH <> '' OR a.ZFILESIZE > 0 OR m.ZMESSAGETYPE = 4)"
)

ITEMS = ("path", "file", "mime", "size", "title")

OLD: Mapping[str, FieldSource] = MappingProxyType(
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
        "attachments": Rows(ATTACHED.format(title="NULL"), keys=ITEMS),
        "latitude": opt(PLACE.format("ZLATITUDE")),
        "longitude": opt(PLACE.format("ZLONGITUDE")),
        "url": opt(
            "(SELECT d.ZCONTENT1 FROM ZWAMESSAGEDATAITEM AS d WHERE d.ZMESSAGE = m.Z_PK AND d.ZCONTENT1 LIKE 'http%'"
            " ORDER BY d.ZINDEX, d.Z_PK LIMIT 1)"
        ),
        "message_id": opt("NULLIF(m.ZSTANZAID, '')"),
    }
)

BODY = (
    "COALESCE(NULLIF(m.ZTEXT, ''), CASE m.ZMESSAGETYPE WHEN 4 THEN NULLIF(i.ZVCARDSTRING, '')"
    " ELSE NULLIF(i.ZTITLE, '') END)"
)

TITLED: Mapping[str, FieldSource] = MappingProxyType(
    {"body": Col(BODY), "attachments": Rows(ATTACHED.format(title="a.ZTITLE"), keys=ITEMS)}
)
