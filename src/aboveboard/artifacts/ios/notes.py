"""Notes since iOS 9: NoteStore.sqlite, with bodies in gzip and protobuf."""

from aboveboard.artifacts.ios._notes import CREATED, TIME, account_names, attached, body, people, placed
from aboveboard.kit import Artifact, Col, Note, Py, Sqlite, first, flag, opt

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
                "at": Col(CREATED, TIME, optional=True),
                "created_at": Col(CREATED, TIME, optional=True),
                "modified_at": Col(("n.ZMODIFICATIONDATE1", "n.ZMODIFICATIONDATE"), TIME, optional=True),
                "title": opt("NULLIF(n.ZTITLE1, '')"),
                "body": opt("d.ZDATA", Py("note_text", body)),
                "snippet": opt("NULLIF(n.ZSNIPPET, '')"),
                "folder": opt("NULLIF(f.ZTITLE2, '')"),
                "account": first(*account_names("ZNAME")),
                "pinned": opt("n.ZISPINNED", flag),
                "locked": opt("n.ZISPASSWORDPROTECTED", flag),
                "hint": opt("NULLIF(n.ZPASSWORDHINT, '')"),
                "deleted": first(
                    "CASE f.ZFOLDERTYPE WHEN 1 THEN 1 END",
                    "CASE n.ZMARKEDFORDELETION WHEN 1 THEN 1 END",
                    "n.ZMARKEDFORDELETION",
                ),
                "attachments": Col(
                    (
                        ":folder",
                        attached("CASE WHEN m.ZGENERATION1 <> '' THEN m.ZGENERATION1 || '/' ELSE '' END ||"),
                        attached(""),
                        *account_names("ZIDENTIFIER"),
                    ),
                    Py("note_attachments", placed, json=True),
                    optional=True,
                ),
                "people": Col(
                    ("i.ZSERVERSHAREDATA", "n.ZSERVERSHAREDATA"), Py("note_people", people, json=True), optional=True
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
            fields={"body": Col("d.ZDATA", Py("note_text", body))},
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
