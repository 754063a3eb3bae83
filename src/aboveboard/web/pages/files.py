"""The evidence tree, and a file: what it is, what was read of it, and the file itself in several views."""

from __future__ import annotations

from typing import Any, Final

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import files as cases
from aboveboard.casework.review import raw
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.rawreader import Look
from aboveboard.web.pages.common import html
from aboveboard.web.pages.given import TheDesk, ThePages, TheSession

_PICTURE: Final = "picture"
TABS: Final = ("about", "text", _PICTURE, "tree", "tables", "fields", "entries", "hex")
_INNER: Final = ("text", "tree", "fields", "entries", "hex")
"""The views of the bytes of a cell, an entry or a node."""


@get("/files", sync_to_thread=True)
def tree(desk: TheDesk, pages: ThePages, session: TheSession, at: FromQuery[str] = "") -> Response[str]:
    """A folder; without an address the top of each source. Raises CaseError."""
    with desk.at_work():
        if at:
            exhibit, source, path = _parts(session.meant(at), 3)
            folders = [cases.folder(desk, exhibit, int(source), path, hide=not session.settings.known)]
        else:
            folders = cases.tops(desk, hide=not session.settings.known)
        desk.consultations.view("files", at, folders=len(folders))
        return html(pages("files", here="files", folders=folders, back=f"/files?at={at}" if at else "/files"))


@get("/file/{word:str}", sync_to_thread=True)
def one(desk: TheDesk, pages: ThePages, session: TheSession, word: FromPath[str]) -> Response[str]:
    """What a file is, and what was read of it. Raises CaseError."""
    with desk.at_work():
        exhibit, path = _parts(session.meant(word), 2)
        found = cases.file(desk, exhibit, path)
        desk.consultations.view("file", path, sha256=found.sha256)
        look = Look(exhibit, found.path, "about")
        return html(pages("file", here="files", file=found, look=look, tab="about", tabs=_tabs(look)))


@get("/raw/{word:str}", sync_to_thread=True)
def view(
    desk: TheDesk,
    pages: ThePages,
    session: TheSession,
    word: FromPath[str],
    to: FromQuery[str] = "",
    encoding: FromQuery[str] = "",
) -> Response[str] | Redirect:
    """A view of a file; the part itself is fetched apart, since the evidence may have to be opened. Raises CaseError."""
    with desk.at_work():
        look = Look.read(session.meant(word))
        if to or encoding:
            # What is written into the form becomes an address as every other.
            look = look.to(at=_offset(to) if to else look.at, encoding=encoding or look.encoding)
            return Redirect(f"/raw/{session.address(str(look))}", status_code=HTTP_303_SEE_OTHER)
        found = cases.file(desk, look.exhibit, look.path)
        _consulted(desk, look, found)
        if look.view == _PICTURE:
            return html(pages("raw_picture", here="files", file=found, look=look, tab=look.view, tabs=_tabs(look)))
        raw.prepare(desk, look) if found.cover.extent in ("whole", "records") else None
        page = pages(
            "raw",
            here="files",
            file=found,
            look=look,
            tab=look.view,
            tabs=_tabs(look),
            word=word,
            encodings=raw.ENCODINGS,
            covered=found.cover.extent in ("whole", "records"),
        )
        return html(page)


@get("/raw/part/{word:str}", sync_to_thread=True)
def part(desk: TheDesk, pages: ThePages, session: TheSession, word: FromPath[str]) -> Response[str]:
    """The part of the view. Raises CaseError."""
    with desk.at_work():
        look = Look.read(session.meant(word))
        found = cases.file(desk, look.exhibit, look.path)
        prepared = raw.prepare(desk, look)
        _consulted(desk, look, found)
    seen = raw.look_at(desk, prepared)
    body = seen.shown.body
    name = "none" if body is None else type(body).__name__
    return html(
        pages(
            "raw_part",
            look=look,
            shown=seen.shown,
            body=body,
            sort=name,
            records=seen.records,
            limits=prepared.limits,
            rows=_hex_rows(body) if name == "HexPart" else (),
        )
    )


def _consulted(desk: Desk, look: Look, found: cases.File) -> None:
    """One entry for each view of each file that stood; its parts are counted."""
    what = (f"{look.table} {look.node} {look.cell} {look.entry} {look.inner} {look.at} {look.after}",)
    filter = f"{look.exhibit}\n{found.path}\n{look.view}"
    desk.consultations.view(
        "file", filter, what, exhibit=look.exhibit, file=found.path, view=look.view, sha256=found.sha256
    )


def _tabs(look: Look) -> list[tuple[str, str]]:
    """(view, what its address stands for)."""
    if look.is_inner:
        return [(view, str(look.over(view))) for view in _INNER]
    about = [("about", f"{look.exhibit}\n{look.path}")]
    return about + [(view, str(look.over(view))) for view in TABS if view != "about"]


def _offset(text: str) -> int:
    """A number of a form: decimal, or hexadecimal behind 0x. Raises CaseError."""
    words = text.strip().lower().replace(",", "").replace(" ", "")
    try:
        found = int(words, 16) if words.startswith("0x") else int(words)
    except ValueError:
        found = -1
    if not 0 <= found < 1 << 62:
        raise CaseError("an offset is a number of bytes: 4096, or 0x1000")
    return found


# --- bytes as rows -------------------------------------------------------------------------------------------------------


def _hex_rows(body: Any) -> list[dict[str, Any]]:
    """Rows of 16 bytes in two halves; what is masked stands as one row for each stretch of whole rows."""
    masked = [(o, o + n) for o, n in body.masked]
    marked = [(o, o + n) for o, n in body.marked]
    rows: list[dict[str, Any]] = []
    end = body.start + len(body.data)
    at = body.start
    while at < end:
        hole = next(((s, e) for s, e in masked if s <= at and min(at + 16, end) <= e), None)
        if hole is not None:
            stop = hole[1] if hole[1] == end else hole[1] - hole[1] % 16
            rows.append({"at": at, "masked": stop - at})
            at = stop
            continue
        halves = [_half(body, at + 8 * n, min(at + 8 * n + 8, end), masked, marked) for n in (0, 1)]
        rows.append({"at": at, "masked": 0, "halves": halves})
        at += 16
    return rows


def _half(
    body: Any, start: int, end: int, masked: list[tuple[int, int]], marked: list[tuple[int, int]]
) -> list[tuple[str, str, str]]:
    """Runs of up to eight bytes: ('', 'marked' or 'masked'; digits; letters)."""
    runs: list[tuple[str, str, str]] = []
    for at in range(start, end):
        sort = "masked" if _in(masked, at) else "marked" if _in(marked, at) else ""
        byte = body.data[at - body.start]
        digits = "··" if sort == "masked" else f"{byte:02x}"
        letter = "·" if sort == "masked" or not 32 <= byte < 127 else chr(byte)
        if runs and runs[-1][0] == sort:
            runs[-1] = (sort, f"{runs[-1][1]} {digits}", runs[-1][2] + letter)
        else:
            runs.append((sort, digits, letter))
    return runs


def _in(stretches: list[tuple[int, int]], at: int) -> bool:
    return any(s <= at < e for s, e in stretches)


def _parts(text: str, count: int) -> list[str]:
    parts = text.split("\n", count - 1)
    if len(parts) != count:
        raise CaseError("this address is of another page")
    return parts


HANDLERS = (tree, one, view, part)
