"""WhatsApp on iOS: ChatStorage.sqlite, of WhatsApp and WhatsApp Business."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aboveboard.formats import protobuf, times
from aboveboard.kit import (
    Artifact,
    Col,
    FieldSource,
    Message,
    Person,
    Py,
    Reaction,
    Rows,
    Sql,
    Sqlite,
    direction_from_me,
    flag,
    opt,
)

_JSON = Sql("parties", "{}", json=True)
_GROUP = "c.ZCONTACTJID LIKE '%@g.us'"
_MOST = 64


def _places(name: str) -> tuple[str, ...]:
    # One artifact for both apps: where containers are not named, two would each claim the same file.
    return (
        f"{{app_group:group.net.whatsapp.WhatsApp.shared}}/{name}",
        f"{{app_group:group.net.whatsapp.WhatsAppSMB.shared}}/{name}",
        f"{{app_data:net.whatsapp.WhatsApp}}/Documents/{name}",
    )


def _reactions(data: Any) -> list[Reaction]:
    """Field 7 of the receipts: 1 = of others (2 who, 3 what, 4 when), 2 = the phone's own (2 what, 3 when)."""
    found: list[Reaction] = []
    for field in protobuf.every(data, "7[*].1") + protobuf.every(data, "7[*].2"):
        own = field.number == 2
        who = None if own else protobuf.first(field.bytes, 2)
        what = protobuf.first(field.bytes, 2 if own else 3)
        when = protobuf.first(field.bytes, 3 if own else 4)
        if what is not None and what.text:
            by = "owner" if own else who.text if who else None
            found.append(Reaction(value=what.text, by=by, at=times.UNIX_MS.to_utc_us(when.uint) if when else None))
    return found


def _receipt(number: int) -> Any:
    """When the only recipient had a message: field 3 plus the seconds in 2.4 (delivered) or 2.5 (read)."""

    def when(data: Any) -> Any:
        base: int | None = None
        after: list[int] = []
        for field in protobuf.fields(data):
            if field.number == 3:
                base = field.uint
            elif field.number == 2:
                seconds = protobuf.first(field.bytes, number)
                after += [seconds.uint] if seconds else []
        us = times.UNIX_S.to_utc_us(base + after[0]) if base is not None and len(after) == 1 else None
        return "" if us is None else us

    return when


def _quoted(data: Any) -> str:
    """The id of the message that this one answers: field 5 of the media item's metadata."""
    field = protobuf.first(data, 5)
    return field.text if field else ""


_TYPE = (
    "CASE m.ZMESSAGETYPE WHEN 0 THEN 'text' WHEN 1 THEN 'image' WHEN 2 THEN 'video' WHEN 3 THEN 'audio'"
    " WHEN 4 THEN 'contact' WHEN 5 THEN 'location' WHEN 6 THEN"
    " CASE m.ZGROUPEVENTTYPE WHEN 1 THEN 'group renamed' WHEN 2 THEN 'participant joined'"
    " WHEN 3 THEN 'participant left' WHEN 4 THEN 'group picture changed' WHEN 5 THEN 'group picture removed'"
    " WHEN 7 THEN 'participant removed' WHEN 10 THEN 'made administrator' WHEN 12 THEN 'group created'"
    " WHEN 50 THEN 'participants joined' ELSE 'group event ' || m.ZGROUPEVENTTYPE END"
    " WHEN 7 THEN 'link' WHEN 8 THEN 'document' WHEN 10 THEN"
    " CASE m.ZGROUPEVENTTYPE WHEN 1 THEN 'missed voice call' WHEN 2 THEN 'encryption notice'"
    " WHEN 3 THEN 'security code changed' WHEN 4 THEN 'missed video call' WHEN 22 THEN 'missed group video call'"
    " WHEN 34 THEN 'contact blocked' WHEN 35 THEN 'contact unblocked' ELSE 'system event ' || m.ZGROUPEVENTTYPE END"
    " WHEN 11 THEN 'GIF' WHEN 14 THEN 'deleted' WHEN 15 THEN 'sticker' WHEN 38 THEN 'image to view once'"
    " WHEN 39 THEN 'video to view once' WHEN 46 THEN 'poll' ELSE 'type ' || m.ZMESSAGETYPE END"
)
_STATUS = (
    "CASE WHEN m.ZMESSAGEERRORSTATUS <> 0 THEN 'error ' || m.ZMESSAGEERRORSTATUS WHEN m.ZISFROMME = 1 THEN"
    " CASE m.ZMESSAGESTATUS WHEN 1 THEN 'sent' WHEN 6 THEN 'delivered' WHEN 8 THEN 'read' WHEN 9 THEN 'not sent'"
    " ELSE 'state ' || m.ZMESSAGESTATUS END END"
)
_FROM = (
    "COALESCE(NULLIF(g.ZMEMBERJID, ''), CASE WHEN m.ZFROMJID NOT LIKE '%@g.us' THEN NULLIF(m.ZFROMJID, '') END,"
    f" CASE WHEN NOT ({_GROUP}) THEN c.ZCONTACTJID END)"
)
_PUSH = "(SELECT n.ZPUSHNAME FROM ZWAPROFILEPUSHNAME AS n WHERE n.ZJID = {} LIMIT 1)"
# Pictures and films keep their size in the columns of the coordinates.
_PLACE = "CASE WHEN m.ZMESSAGETYPE = 5 AND (i.ZLATITUDE <> 0 OR i.ZLONGITUDE <> 0) THEN i.{} END"
_RECEIPTS = f"CASE WHEN m.ZISFROMME = 1 AND m.ZMESSAGESTATUS IN {{}} AND NOT ({_GROUP}) THEN f.ZRECEIPTINFO END"


def _party(identifier: str, name: str, role: str) -> str:
    who, called = f"CAST({identifier} AS TEXT)", f"CAST({name} AS TEXT)"
    return f"json_patch('{{}}', json_object('identifier', {who}, 'name', {called}, 'role', '{role}'))"


def _people(*, push: bool) -> dict[str, FieldSource]:
    """Who wrote to whom, with the names that the app knows; large groups stand for their members."""
    told = f", {_PUSH.format(_FROM)}" if push else ""
    name = f"CASE WHEN {_GROUP} THEN NULL ELSE NULLIF(c.ZPARTNERNAME, '') END{told}"
    sender = f"COALESCE(NULLIF(g.ZCONTACTNAME, ''), NULLIF(g.ZFIRSTNAME, ''), {name})"
    called = "COALESCE(NULLIF(q.ZCONTACTNAME, ''), NULLIF(q.ZFIRSTNAME, '')"
    called += f", {_PUSH.format('q.ZMEMBERJID')})" if push else ")"
    members = (
        f"(SELECT CASE WHEN count(*) BETWEEN 1 AND {_MOST} THEN"
        f" json_group_array({_party('q.ZMEMBERJID', called, 'recipient')}) END FROM ZWAGROUPMEMBER AS q"
        " WHERE q.ZCHATSESSION = m.ZCHATSESSION AND q.ZISACTIVE = 1 AND q.Z_PK IS NOT m.ZGROUPMEMBER)"
    )
    whole = f"json_array({_party('c.ZCONTACTJID', 'c.ZPARTNERNAME', 'group')})"
    other = _party("COALESCE(c.ZCONTACTJID, m.ZTOJID)", "NULLIF(c.ZPARTNERNAME, '')", "recipient")
    owner = _party("NULLIF(m.ZTOJID, '')", "NULL", "owner")
    return {
        "sender": Col(
            f"CASE WHEN m.ZISFROMME = 1 THEN json_object('role', 'owner')"
            f" WHEN {_FROM} IS NOT NULL THEN {_party(_FROM, sender, 'sender')} END",
            _JSON,
        ),
        "recipients": Col(
            f"CASE WHEN {_GROUP} THEN COALESCE({members}, {whole})"
            f" WHEN m.ZISFROMME = 1 THEN json_array({other}) ELSE json_array({owner}) END",
            _JSON,
        ),
    }


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
        "party": opt(f"CASE WHEN m.ZISFROMME = 1 THEN COALESCE(c.ZCONTACTJID, m.ZTOJID) ELSE {_FROM} END"),
        "direction": Col("m.ZISFROMME", direction_from_me),
        "thread": opt("c.ZCONTACTJID"),
        "thread_name": opt("NULLIF(c.ZPARTNERNAME, '')"),
        "body": Col("NULLIF(m.ZTEXT, '')"),
        "type": opt(_TYPE),
        "status": opt(_STATUS),
        "sent_at": opt("CASE m.ZISFROMME WHEN 1 THEN m.ZSENTDATE ELSE m.ZMESSAGEDATE END", times.COCOA_S),
        "received_at": opt(
            "CASE WHEN m.ZISFROMME = 0 AND m.ZSENTDATE >= m.ZMESSAGEDATE THEN m.ZSENTDATE END", times.COCOA_S
        ),
        "delivered_at": opt(_RECEIPTS.format("(6, 8)"), Py("whatsapp_delivered", _receipt(4))),
        "read_at": opt(_RECEIPTS.format("(8)"), Py("whatsapp_read", _receipt(5))),
        "read": opt("CASE WHEN m.ZISFROMME = 1 AND m.ZMESSAGESTATUS = 8 THEN 1 END", flag),
        "deleted": opt("CASE m.ZMESSAGETYPE WHEN 14 THEN 1 END", flag),
        "starred": opt("m.ZSTARRED", flag),
        "forwarded": opt("(m.ZFLAGS & 128) <> 0", flag),
        "reply_to": opt("i.ZMETADATA", Py("whatsapp_quoted", _quoted)),
        # Only receipts in which a field 7 can stand are looked into.
        "reactions": opt(
            "CASE WHEN instr(f.ZRECEIPTINFO, x'3A') THEN f.ZRECEIPTINFO END",
            Py("whatsapp_reactions", _reactions, json=True),
        ),
        "attachments": Rows(_ATTACHED.format(title="NULL"), keys=_ITEMS),
        "latitude": opt(_PLACE.format("ZLATITUDE")),
        "longitude": opt(_PLACE.format("ZLONGITUDE")),
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
        _messages({**_OLD, **_TITLED, **_people(push=True)}),
        _messages({**_OLD, **_people(push=True)}),
        _messages({**_OLD, **_people(push=False)}),
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
    f" the phone's own number among them; one of more than {_MOST} stands for its members. Codes of types and events"
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
