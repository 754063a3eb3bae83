"""Documents: the list, and one with its first page and its text."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts, documents, sensitive
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.documents import Paper
from aboveboard.casework.review.marks import Marked, marks_of
from aboveboard.casework.review.previews import WAITING, Wanted
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.records import fields_of
from aboveboard.web.render import Pages
from aboveboard.web.session import Session

_LISTED = 60
_SHOWN = 200_000
"""Characters of a text that a page shows."""


@get("/documents", sync_to_thread=True)
def papers(desk: Desk, pages: Pages, start: int = 0, part: bool = False) -> Response[str]:
    """All documents, the newest first."""
    with desk.at_work():
        every = documents.papers(desk)
        start = max(0, start)
        some = every[start : start + _LISTED]
        desk.consultations.view("documents", "", tuple(p.keys[0] if p.keys else p.path for p in some))
        marked = marks_of(desk.case, [k for p in some for k in p.keys[:1]])
        common: dict[str, Any] = {
            "rows": [(p, marked.get(p.keys[0], Marked()) if p.keys else Marked()) for p in some],
            "more": start + _LISTED if start + _LISTED < len(every) else None,
        }
        if part:
            return html(pages("documents_part", **common))
        why = counts.why_none(desk, "documents")
        return html(pages("documents", here="documents", **common, total=len(every), why=why))


def _paper(desk: Desk, session: Session, word: str) -> Paper:
    parts = session.meant(word).split("\n", 2)
    found = documents.paper(desk, parts[1], parts[2]) if len(parts) == 3 and parts[0] == "document" else None
    if found is None:
        raise CaseError("this address stands for no document")
    return found


@get("/documents/one/{word:str}", sync_to_thread=True)
def one(desk: Desk, pages: Pages, session: Session, word: str) -> Response[str]:
    """A document with its first page and its text. Raises CaseError."""
    with desk.at_work():
        paper = _paper(desk, session, word)
        records = [desk.record(key) for key in paper.keys]
        if records:
            consulted(desk, "document", f"{paper.exhibit} {paper.path}", records)
        else:
            desk.consultations.view("document", f"{paper.exhibit} {paper.path}", (paper.path,))
        marked = marks_of(desk.case, paper.keys[:1])
        return html(
            pages(
                "document",
                here="documents",
                paper=paper,
                word=word,
                told=[(r, fields_of(r)[0]) for r in records],
                marked=marked.get(paper.keys[0], Marked()) if paper.keys else Marked(),
                **_text(desk, paper),
            )
        )


@get("/documents/text/{word:str}", sync_to_thread=True)
def text(desk: Desk, pages: Pages, session: Session, word: str) -> Response[str]:
    """The text, or that it is being read. Raises CaseError."""
    with desk.at_work():
        return html(pages("document_text", word=word, **_text(desk, _paper(desk, session, word))))


def _text(desk: Desk, paper: Paper) -> dict[str, Any]:
    if not paper.path:
        return {"waiting": False, "words": "", "why": "", "cut": False, "sheets": 0}
    kept = sensitive.preview(desk, Wanted(paper.exhibit, paper.path, "text"))
    words = kept.data.decode("utf-8", "replace")
    return {
        "waiting": kept.stage == WAITING,
        "words": words[:_SHOWN],
        "why": kept.why,
        "cut": len(words) > _SHOWN,
        "sheets": kept.pages,
    }


HANDLERS = (papers, one, text)
