"""A search in the texts of documents: they are read beside, while the reviewer reads, and the answer counts what it searched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aboveboard.casework.review import sensitive
from aboveboard.casework.review.cover import cover_of
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.documents import Paper, papers
from aboveboard.casework.review.previews import Wanted
from aboveboard.engine.previews import TEXT
from aboveboard.model.fold import fold_map, normalise

_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_BLOCK = 4000
_AROUND = 90
"""Characters on either side of a hit."""
_SPOTS = 5000

Piece = tuple[str, bool]
"""Words, and whether they were searched for."""


@dataclass(frozen=True)
class Answer:
    """What a search in documents found, and in how many it looked."""

    terms: tuple[str, ...]
    found: list[Paper]
    total: int
    """All documents that are listed."""
    searched: int
    """Those whose text was read, and has words."""
    no_text: int
    """Those that were read and have none, none that can be read, or none that the authority lets be read."""
    waiting: int
    """Those that are still being read."""
    sensitive: int
    """Those that are left out because they are marked so."""
    no_file: int
    """Those of which records speak, without a file in the source."""
    why: str
    """Why reading does not go on; ''."""


def terms_of(words: str) -> tuple[str, ...]:
    """What is looked for: each word, and what stands in quotes as a whole, folded."""
    said = (normalise(quoted or plain) for quoted, plain in _QUOTED.findall(words))
    return tuple(dict.fromkeys(t for t in said if t))


def read_on(desk: Desk) -> None:
    """Have the texts of all documents read when nothing else is waited for. Raises CaseError."""
    hidden = sensitive.files(desk)
    read = {one.exhibit.label: desk.previews.read(one.exhibit.label) for one in desk.opened}
    wanted = [
        Wanted(p.exhibit, p.path, TEXT)
        for p in papers(desk)
        if p.there
        and p.path
        and p.path not in read[p.exhibit]
        and (p.exhibit, p.path) not in hidden
        and cover_of(desk, p.exhibit, p.path).whole
    ]
    if wanted and "texts" not in desk.answers:
        desk.answers["texts"] = True
        desk.case.log(
            desk.actor, "consultation", what="review: texts of documents read for search", documents=len(wanted)
        )
    desk.previews.idle(wanted)


def search(desk: Desk, words: str) -> Answer:
    """The documents in whose text all words stand, the newest first. Raises CaseError."""
    terms = terms_of(words)
    hidden = sensitive.files(desk)
    labels = [one.exhibit.label for one in desk.opened]
    read = {label: desk.previews.read(label) for label in labels}
    holding = {label: set(desk.previews.holding(label, terms)) for label in labels}
    found: list[Paper] = []
    counts: dict[str, int] = dict.fromkeys(("searched", "no_text", "waiting", "sensitive", "no_file"), 0)
    for one in papers(desk):
        covered = not one.path or cover_of(desk, one.exhibit, one.path).whole
        counts[_state(one, read, hidden) if covered else "no_text"] += 1
        if one.path in holding[one.exhibit] and covered and (one.exhibit, one.path) not in hidden:
            found.append(one)
    why = next((w for label in labels if (w := desk.previews.refusal(label))), "") if counts["waiting"] else ""
    return Answer(terms, found, len(papers(desk)), **counts, why=why)


def _state(one: Paper, read: dict[str, dict[str, bool]], hidden: frozenset[tuple[str, str]]) -> str:
    if (one.exhibit, one.path) in hidden:
        return "sensitive"
    if not one.there or not one.path:
        return "no_file"
    some = read[one.exhibit].get(one.path)
    return "waiting" if some is None else "searched" if some else "no_text"


def text_of(desk: Desk, one: Paper) -> str:
    """The text as far as it was read. Raises CaseError."""
    return sensitive.preview(desk, Wanted(one.exhibit, one.path, TEXT)).data.decode("utf-8", "replace")


# --- where the words stand -------------------------------------------------------------------------------------------


def _looked_for(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Where terms stand in a text that is folded, whatever separates their words there."""
    return re.compile("|".join(r"[\W_]+".join(map(re.escape, t.split())) for t in sorted(terms, key=len, reverse=True)))


def spots(text: str, terms: tuple[str, ...], most: int = _SPOTS) -> list[tuple[int, int]]:
    """(start, end) of each place where a term stands, as far as there are not too many."""
    if not terms:
        return []
    form = _looked_for(terms)
    reach = max(map(len, terms)) * 4 + 40
    found: list[tuple[int, int]] = []
    done = 0
    for start in range(0, len(text), _BLOCK):
        folded, places = fold_map(text[start : start + _BLOCK + reach])
        for match in form.finditer(folded):
            first, end = start + places[match.start()], start + places[match.end()]
            if first < done or first >= start + _BLOCK or first == end:
                continue
            found.append((first, end))
            done = end
            if len(found) >= most:
                return found
    return found


def pieces(text: str, terms: tuple[str, ...]) -> list[Piece]:
    """The text, what was searched for apart."""
    made: list[Piece] = []
    done = 0
    for start, end in spots(text, terms):
        made += [(text[done:start], False), (text[start:end], True)]
        done = end
    return [p for p in (*made, (text[done:], False)) if p[0]]


def excerpt(text: str, terms: tuple[str, ...]) -> list[Piece]:
    """The words around the first hit, on one line."""
    first = spots(text, terms, 1)
    if not first:
        return []
    start, end = max(0, first[0][0] - _AROUND), first[0][1] + _AROUND
    around = " ".join(text[start:end].split())
    return [*([("… ", False)] if start else []), *pieces(around, terms), *([(" …", False)] if end < len(text) else [])]
