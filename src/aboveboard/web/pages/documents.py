"""Documents: the list, and one with its first page and its text."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import counts, documents, sensitive, texts
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.documents import Paper
from aboveboard.casework.review.marks import STATUSES, WRITTEN, Marked, marks_of
from aboveboard.casework.review.previews import FINAL, WAITING, Kept, Wanted
from aboveboard.casework.review.stored import stored_times
from aboveboard.casework.review.texts import terms_of
from aboveboard.web.pages.common import consulted, html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession
from aboveboard.web.pages.records import fields_of
from aboveboard.web.session import Session

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_LISTED = 60
_BREAK = "\n"
_SHOWN = 200_000
"""Characters of a text that a page shows."""


@post("/documents/find", sync_to_thread=True)
def find(session: TheSession, data: Form) -> Redirect:
    """Words in, an opaque address out: what was searched for stands in no history."""
    words = data.get("words", "").strip()
    where = f"/documents?found={session.address(f'documents{_BREAK}{words}')}" if terms_of(words) else "/documents"
    return Redirect(where, status_code=HTTP_303_SEE_OTHER)


def _words(session: Session, found: str) -> str:
    """What was searched for; ''. Raises CaseError."""
    if not found:
        return ""
    head, _, words = session.meant(found).partition(_BREAK)
    if head != "documents":
        raise CaseError("this address is of another page")
    return words


@get("/documents", sync_to_thread=True)
def papers(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    start: FromQuery[int] = 0,
    part: FromQuery[bool] = False,
    found: FromQuery[str] = "",
) -> Response[str]:
    """All documents, the newest first, or those in whose text words stand. Raises CaseError."""
    with desk.at_work():
        words = _words(session, found)
        answer = texts.search(desk, words)
        chosen = answer.found if found else documents.papers(desk)
        unknown = documents.without_known(desk, chosen)
        every = chosen if session.settings.known else unknown
        start = max(0, start)
        some = every[start : start + _LISTED]
        seen = tuple(p.keys[0] if p.keys else p.path for p in some)
        desk.consultations.view("documents searched" if found else "documents", found, seen)
        marked = marks_of(desk.case, [k for p in some for k in p.keys[:1]])
        common: dict[str, Any] = {
            "rows": [
                (
                    p,
                    marked.get(p.keys[0], Marked()) if p.keys else Marked(),
                    texts.excerpt(texts.text_of(desk, p), answer.terms) if found else [],
                )
                for p in some
            ],
            "more": start + _LISTED if start + _LISTED < len(every) else None,
            "found": found,
        }
        if part:
            return html(pages("documents_part", **common))
        texts.read_on(desk)
        page = pages(
            "documents",
            here="documents",
            **common,
            total=answer.total,
            listed=len(every),
            of_known=len(chosen) - len(unknown),
            why=counts.why_none(desk, "documents"),
            words=words,
            answer=answer,
            had=len(answer.found),
        )
        return html(page)


@get("/documents/searched", sync_to_thread=True)
def searched(
    desk: TheDesk, pages: ThePages, session: TheSession, found: FromQuery[str] = "", had: FromQuery[int] = 0
) -> Response[str]:
    """In how many documents was looked by now. Raises CaseError."""
    with desk.at_work():
        answer = texts.search(desk, _words(session, found))
        return html(pages("documents_searched", answer=answer, found=found, had=had))


def _paper(desk: Desk, session: Session, word: str) -> Paper:
    parts = session.meant(word).split("\n", 2)
    found = documents.paper(desk, parts[1], parts[2]) if len(parts) == 3 and parts[0] == "document" else None
    if found is None:
        raise CaseError("this address stands for no document")
    return found


@get("/documents/one/{word:str}", sync_to_thread=True)
def one(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    word: FromPath[str],
    found: FromQuery[str] = "",
    start: FromQuery[int | None] = None,
) -> Response[str]:
    """A document with its first page and its text, and in it what was searched for. Raises CaseError."""
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
                told=[(r, fields_of(r)[0], stored_times(desk, r, r)) for r in records],
                marked=marked.get(paper.keys[0], Marked()) if paper.keys else Marked(),
                sensitive=(paper.exhibit, paper.path) in sensitive.files(desk),
                whats=WRITTEN,
                statuses=STATUSES,
                found=found,
                **_text(desk, paper, terms_of(_words(session, found)), start),
            )
        )


@get("/documents/text/{word:str}", sync_to_thread=True)
def text(
    desk: TheDesk, pages: ThePages, session: TheSession, word: FromPath[str], found: FromQuery[str] = ""
) -> Response[str]:
    """The text, or that it is being read. Raises CaseError."""
    with desk.at_work():
        terms = terms_of(_words(session, found))
        values = _text(desk, _paper(desk, session, word), terms, None)
        return html(pages("document_text", word=word, found=found, **values))


def _text(desk: Desk, paper: Paper, terms: tuple[str, ...], start: int | None) -> dict[str, Any]:
    """A part of the text: the one that is asked for, else that of the first hit."""
    kept = sensitive.preview(desk, Wanted(paper.exhibit, paper.path, "text")) if paper.path else Kept(FINAL)
    words = kept.data.decode("utf-8", "replace")
    if start is None:
        first = texts.spots(words, terms, 1)
        start = first[0][0] // _SHOWN * _SHOWN if first else 0
    start = max(0, min(start, max(0, len(words) - 1)))
    pieces = texts.pieces(words[start : start + _SHOWN], terms)
    return {
        "waiting": kept.stage == WAITING,
        "pieces": pieces,
        "hits": sum(hit for _, hit in pieces),
        "why": kept.why,
        "sheets": kept.pages,
        "earlier": max(0, start - _SHOWN) if start else None,
        "later": start + _SHOWN if start + _SHOWN < len(words) else None,
    }


HANDLERS = (papers, find, searched, one, text)
