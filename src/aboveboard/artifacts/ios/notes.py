"""Notes since iOS 9: NoteStore.sqlite, with bodies in gzip and protobuf."""

from __future__ import annotations

import json
import zlib
from typing import Any

from aboveboard.formats import loose, plist, protobuf, times
from aboveboard.kit import Artifact, Col, Note, NoText, Party, Py, Sqlite, flag, opt

_MOST = 64 * 1024 * 1024


class _First(Py):
    """The first of several stored values, found inside SQLite; columns of other versions count as NULL."""

    def sql(self, expr: str) -> str:
        return f"COALESCE({expr}, NULL)"


class _FirstTime(_First):
    """The same for Core Data's dates: each kind of object has its own column, numbered anew with each model."""

    def sql(self, expr: str) -> str:
        return times.COCOA_S.sql(super().sql(expr))


def _any(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _body(data: Any) -> str:
    """The text of a note: gunzip, then document (2), note (3), text (2). A locked note is ciphertext."""
    unpack = zlib.decompressobj(47)
    try:
        raw = unpack.decompress(data, _MOST)
    except (zlib.error, TypeError) as error:
        raise NoText("not gzip: locked or damaged") from error
    if unpack.unconsumed_tail:
        raise NoText(f"more than {_MOST} bytes")
    text = protobuf.get(raw, "2.3.2")
    if text is None:
        raise NoText("no text at 2.3.2")
    return text.text


_ROLES = ("", "owner", "administrator", "member", "public member")


def _people(*shares: Any) -> list[Party]:
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
                role=(_ROLES[kind] if isinstance(kind, int) and 0 <= kind < len(_ROLES) else "") or "participant",
            )
        )
    return found


_FIRST = _First("first of", _any)
_TIME = _FirstTime("first of, cocoa seconds", _any, sentinels=(0,))
_TYPES = (
    "CASE a.ZTYPEUTI WHEN 'public.jpeg' THEN 'image/jpeg' WHEN 'public.heic' THEN 'image/heic'"
    " WHEN 'public.png' THEN 'image/png' WHEN 'com.compuserve.gif' THEN 'image/gif' WHEN 'com.adobe.pdf' THEN"
    " 'application/pdf' WHEN 'com.apple.quicktime-movie' THEN 'video/quicktime' WHEN 'public.mpeg-4' THEN 'video/mp4'"
    " WHEN 'com.apple.m4a-audio' THEN 'audio/mp4' WHEN 'public.vcard' THEN 'text/vcard' END"
)


def _attached(folder: str) -> str:
    return (
        "(SELECT CASE WHEN count(*) THEN json_group_array(json_object("
        f"'path', 'Media/' || m.ZIDENTIFIER || '/' || {folder} m.ZFILENAME,"
        f" 'name', CAST(NULLIF(m.ZFILENAME, '') AS TEXT), 'mime', {_TYPES},"
        " 'size', CASE WHEN typeof(a.ZFILESIZE) = 'integer' THEN NULLIF(a.ZFILESIZE, 0) END,"
        " 'url', CAST(NULLIF(a.ZURLSTRING, '') AS TEXT), 'title',"
        " CAST(COALESCE(NULLIF(a.ZTITLE, ''), NULLIF(a.ZSUMMARY, ''), a.ZTYPEUTI) AS TEXT))) END"
        " FROM ZICCLOUDSYNCINGOBJECT AS a LEFT JOIN ZICCLOUDSYNCINGOBJECT AS m ON m.Z_PK = a.ZMEDIA"
        " WHERE a.ZNOTE = n.Z_PK AND a.ZTYPEUTI IS NOT NULL)"
    )


def _account(column: str) -> tuple[str, ...]:
    return tuple(
        f"(SELECT NULLIF(x.{column}, '') FROM ZICCLOUDSYNCINGOBJECT AS x WHERE x.Z_PK = n.ZACCOUNT{number})"
        for number in ("", *range(1, 13))
    )


def _placed(folder: str, newer: Any, older: Any, *accounts: Any) -> list[dict[str, Any]] | str:
    """The attachments with the device paths of their files, where the account is known."""
    found: list[dict[str, Any]] = json.loads(newer or older or "[]")
    account = _any(*accounts)
    for each in found if isinstance(account, str) else ():
        if each["path"]:
            each["file"] = f"{folder}/Accounts/{account}/{each['path']}"
    return found or ""


_CREATED = tuple(f"n.ZCREATIONDATE{number}" for number in (3, 2, 1, "", 4, 5))
NOTES = Artifact(
    id="ios.notes",
    title="Notes",
    service="ios.notes",
    emits=Note,
    files=("{app_group:group.com.apple.notes}/NoteStore.sqlite",),
    read=(
        Sqlite(
            name="note",
            base="ZICCLOUDSYNCINGOBJECT AS n",
            key="n.Z_PK",
            joins=(
                "LEFT JOIN ZICNOTEDATA AS d ON d.Z_PK = n.ZNOTEDATA",
                "LEFT JOIN ZICCLOUDSYNCINGOBJECT AS f ON f.Z_PK = n.ZFOLDER",
                "LEFT JOIN ZICINVITATION AS i ON i.Z_PK = n.ZINVITATION",
            ),
            requires={"ZICCLOUDSYNCINGOBJECT": ("ZNOTEDATA",), "ZICNOTEDATA": ("ZDATA",)},
            where="n.ZNOTEDATA IS NOT NULL",
            leaves_out="rows that are no notes: accounts, folders, attachments",
            fields={
                "at": Col(_CREATED, _TIME, optional=True),
                "created_at": Col(_CREATED, _TIME, optional=True),
                "modified_at": Col(("n.ZMODIFICATIONDATE1", "n.ZMODIFICATIONDATE"), _TIME, optional=True),
                "title": opt("NULLIF(n.ZTITLE1, '')"),
                "body": opt("d.ZDATA", Py("note_text", _body)),
                "snippet": opt("NULLIF(n.ZSNIPPET, '')"),
                "folder": opt("NULLIF(f.ZTITLE2, '')"),
                "account": Col(_account("ZNAME"), _FIRST, optional=True),
                "pinned": opt("n.ZISPINNED", flag),
                "locked": opt("n.ZISPASSWORDPROTECTED", flag),
                "hint": opt("NULLIF(n.ZPASSWORDHINT, '')"),
                "deleted": Col(
                    (
                        "CASE f.ZFOLDERTYPE WHEN 1 THEN 1 END",
                        "CASE n.ZMARKEDFORDELETION WHEN 1 THEN 1 END",
                        "n.ZMARKEDFORDELETION",
                    ),
                    _FIRST,
                    optional=True,
                ),
                "attachments": Col(
                    (
                        ":folder",
                        _attached("CASE WHEN m.ZGENERATION1 <> '' THEN m.ZGENERATION1 || '/' ELSE '' END ||"),
                        _attached(""),
                        *_account("ZIDENTIFIER"),
                    ),
                    Py("note_attachments", _placed, json=True),
                    optional=True,
                ),
                "people": Col(
                    ("i.ZSERVERSHAREDATA", "n.ZSERVERSHAREDATA"), Py("note_people", _people, json=True), optional=True
                ),
                "note_id": opt("NULLIF(n.ZIDENTIFIER, '')"),
            },
        ),
        Sqlite(
            name="body without a note",
            base="ZICNOTEDATA AS d",
            key="d.Z_PK",
            requires={"ZICCLOUDSYNCINGOBJECT": ("ZNOTEDATA",)},
            where="NOT EXISTS (SELECT 1 FROM ZICCLOUDSYNCINGOBJECT AS n WHERE n.ZNOTEDATA = d.Z_PK)",
            leaves_out="bodies that stand with their note",
            fields={"body": Col("d.ZDATA", Py("note_text", _body))},
            optional=True,
        ),
    ),
    says="One record for each note, and for each body whose note is gone.",
    limits="The text of a locked note is encrypted and given as UNREADABLE. U+FFFC stands where an attachment is;"
    " tables, drawings and scans inside attachments are not read. `deleted`: in Recently Deleted or marked"
    " for deletion. An attachment's `path` is relative to Accounts/<account>/ beside the database.",
    sources=(
        "https://github.com/threeplanetssoftware/apple_cloud_notes_parser (NoteStoreProto, columns by version)",
        "https://ciofecaforensics.com/2020/01/13/apple-notes-revisited-easy-embedded-objects/",
        "https://developer.apple.com/documentation/cloudkit/ckshare/participantrole",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "josh_ios17_ffs (iOS 17.3)", "NoteStore.sqlite labelled iOS 26.1", "plaso"),
)
