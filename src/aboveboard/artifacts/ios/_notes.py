"""What a note of NoteStore.sqlite holds: text, people, files, folders."""

from __future__ import annotations

import json
import zlib
from typing import Any

from aboveboard.formats import loose, plist, protobuf, times
from aboveboard.kit import NoText, Party, Py

MOST = 64 * 1024 * 1024


class First(Py):
    """The first of several stored values, found inside SQLite; columns of other versions count as NULL."""

    def sql(self, expr: str) -> str:
        return f"COALESCE({expr}, NULL)"


class FirstTime(First):
    """The same for Core Data's dates: each kind of object has its own column, numbered anew with each model."""

    def sql(self, expr: str) -> str:
        return times.COCOA_S.sql(super().sql(expr))


def first_value(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def body(data: Any) -> str:
    """The text of a note: gunzip, then document (2), note (3), text (2). A locked note is ciphertext."""
    unpack = zlib.decompressobj(47)
    try:
        raw = unpack.decompress(data, MOST)
    except (zlib.error, TypeError) as error:
        raise NoText("not gzip: locked or damaged") from error
    if unpack.unconsumed_tail:
        raise NoText(f"more than {MOST} bytes")
    text = protobuf.get(raw, "2.3.2")
    if text is None:
        raise NoText("no text at 2.3.2")
    return text.text


ROLES = ("", "owner", "administrator", "member", "public member")


def people(*shares: Any) -> list[Party]:
    """The participants of a shared note, from the archived CKShare."""
    share = loose.mapping(plist.unarchive(next(s for s in shares if s is not None)))
    found: list[Party] = []
    participants: list[Any] = share.get("Participants") or []
    for each in participants:
        participant, identity = loose.mapping(each), loose.mapping(loose.mapping(each).get("UserIdentity"))
        look, name = loose.mapping(identity.get("LookupInfo")), loose.mapping(identity.get("NameComponents"))
        parts = loose.mapping(name.get("NS.nameComponentsPrivate"))
        names = [parts.get("NS.givenName"), parts.get("NS.middleName"), parts.get("NS.familyName")]
        kind = participant.get("Type")
        identifier = look.get("EmailAddress") or look.get("PhoneNumber")
        found.append(
            Party(
                identifier=identifier if isinstance(identifier, str) else None,
                name=" ".join(n for n in names if isinstance(n, str) and n) or None,
                role=(ROLES[kind] if isinstance(kind, int) and 0 <= kind < len(ROLES) else "") or "participant",
            )
        )
    return found


TIME = FirstTime("first of, cocoa seconds", first_value, sentinels=(0,))

TYPES = (
    "CASE a.ZTYPEUTI WHEN 'public.jpeg' THEN 'image/jpeg' WHEN 'public.heic' THEN 'image/heic'"
    " WHEN 'public.png' THEN 'image/png' WHEN 'com.compuserve.gif' THEN 'image/gif' WHEN 'com.adobe.pdf' THEN"
    " 'application/pdf' WHEN 'com.apple.quicktime-movie' THEN 'video/quicktime' WHEN 'public.mpeg-4' THEN 'video/mp4'"
    " WHEN 'com.apple.m4a-audio' THEN 'audio/mp4' WHEN 'public.vcard' THEN 'text/vcard' END"
)


def attached(folder: str) -> str:
    return (
        "(SELECT CASE WHEN count(*) THEN json_group_array(json_object("
        f"'path', 'Media/' || m.ZIDENTIFIER || '/' || {folder} m.ZFILENAME,"
        f" 'name', CAST(NULLIF(m.ZFILENAME, '') AS TEXT), 'mime', {TYPES},"
        " 'size', CASE WHEN typeof(a.ZFILESIZE) = 'integer' THEN NULLIF(a.ZFILESIZE, 0) END,"
        " 'url', CAST(NULLIF(a.ZURLSTRING, '') AS TEXT), 'title',"
        " CAST(COALESCE(NULLIF(a.ZTITLE, ''), NULLIF(a.ZSUMMARY, ''), a.ZTYPEUTI) AS TEXT))) END"
        " FROM ZICCLOUDSYNCINGOBJECT AS a LEFT JOIN ZICCLOUDSYNCINGOBJECT AS m ON m.Z_PK = a.ZMEDIA"
        " WHERE a.ZNOTE = n.Z_PK AND a.ZTYPEUTI IS NOT NULL)"
    )


def account_names(column: str) -> tuple[str, ...]:
    return tuple(
        f"(SELECT NULLIF(x.{column}, '') FROM ZICCLOUDSYNCINGOBJECT AS x WHERE x.Z_PK = n.ZACCOUNT{number})"
        for number in ("", *range(1, 13))
    )


def placed(folder: str, newer: Any, older: Any, *accounts: Any) -> list[dict[str, Any]] | str:
    """The attachments with the device paths of their files, where the account is known."""
    found: list[dict[str, Any]] = json.loads(newer or older or "[]")
    account = first_value(*accounts)
    for each in found if isinstance(account, str) else ():
        if each["path"]:
            each["file"] = f"{folder}/Accounts/{account}/{each['path']}"
    return found or ""


CREATED = tuple(f"n.ZCREATIONDATE{number}" for number in (3, 2, 1, "", 4, 5))
