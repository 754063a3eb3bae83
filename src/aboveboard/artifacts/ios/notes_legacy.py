"""Notes before iOS 9, and of mail accounts: notes.sqlite."""

from __future__ import annotations

from aboveboard.formats import mail, times
from aboveboard.kit import Artifact, Col, Note, Py, Sqlite, flag, opt

LEGACY = Artifact(
    id="ios.notes_legacy",
    title="Notes (before iOS 9, and of mail accounts)",
    service="ios.notes",
    emits=Note,
    files=("{mobile}/Library/Notes/notes.sqlite",),
    read=(
        Sqlite(
            name="note",
            base="ZNOTE AS n",
            key="n.Z_PK",
            joins=(
                "LEFT JOIN ZNOTEBODY AS b ON b.Z_PK = n.ZBODY",
                "LEFT JOIN ZSTORE AS s ON s.Z_PK = n.ZSTORE",
                "LEFT JOIN ZACCOUNT AS a ON a.Z_PK = s.ZACCOUNT",
            ),
            requires={"ZNOTE": ("ZCREATIONDATE", "ZTITLE")},
            fields={
                "at": Col("n.ZCREATIONDATE", times.COCOA_S),
                "created_at": Col("n.ZCREATIONDATE", times.COCOA_S),
                "modified_at": opt("n.ZMODIFICATIONDATE", times.COCOA_S),
                "title": Col("NULLIF(n.ZTITLE, '')"),
                "body": opt("b.ZCONTENT", Py("note_html", mail.html_text)),
                "snippet": opt("NULLIF(n.ZSUMMARY, '')"),
                "folder": opt("NULLIF(s.ZNAME, '')"),
                "account": opt("NULLIF(a.ZNAME, '')"),
                "deleted": opt("n.ZDELETEDFLAG", flag),
                "note_id": opt("NULLIF(n.ZGUID, '')"),
            },
        ),
    ),
    says="One record for each row of ZNOTE; the HTML of the body as text.",
    limits="Attachments are not read.",
    sources=("https://github.com/threeplanetssoftware/apple_cloud_notes_parser (notes.sqlite: ZNOTE, ZNOTEBODY)",),
)
