"""What `content query` prints, back into rows. Pure.

The command writes `Row: 0 _id=7, address=+44…, body=Hi, there` and escapes nothing: a text may hold commas, equals signs,
line ends, and what looks like another row. So the rows' numbers are asked for first, in a query of whole numbers alone, which
is plain; a query of texts is then taken apart by what must stand in it, and a row of which more than one reading would fit is
asked for again, alone, each text in a query of its own. Facts of the form: `Content.java` of the Android Open Source Project,
https://android.googlesource.com/platform/frameworks/base/+/master/cmds/content/src/com/android/commands/content/Content.java
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Value = str | int | None
_NONE: Final = "No result found."
_NUMBER: Final = re.compile(r"-?\d{1,19}")


class Garbled(ValueError):
    """An answer that is not what the command prints."""


@dataclass(frozen=True)
class Row:
    """A row of an answer, and where in the answer's bytes it stands."""

    id: int
    values: dict[str, Value]
    offset: int
    length: int


def numbers(answer: bytes, columns: Sequence[str]) -> list[Row]:
    """The rows of a query of `_id` and other columns of whole numbers. Raises Garbled.

    A column that holds text in some row is Garbled too: which columns are numbers is declared.
    """
    if _is_empty(answer):
        return []
    parts = [rb"_id=(-?\d{1,19})", *(rb"%b=(NULL|-?\d{1,19})" % re.escape(c.encode()) for c in columns)]
    whole = re.compile(rb"Row: (\d{1,9}) " + rb", ".join(parts) + rb"\r?\n?")
    rows: list[Row] = []
    at = 0
    while at < len(answer):
        found = whole.match(answer, at)
        if found is None or int(found[1]) != len(rows):
            raise Garbled(f"row {len(rows)}: {answer[at : at + 80]!r}")
        values: dict[str, Value] = {c: _number(found[n + 3]) for n, c in enumerate(columns)}
        rows.append(Row(int(found[2]), values, at, found.end() - at))
        at = found.end()
    return rows


def _number(text: bytes) -> int | None:
    return None if text == b"NULL" else int(text)


def texts(answer: bytes, columns: Sequence[str], ids: Sequence[int]) -> tuple[list[Row], list[int]]:
    """(the rows of a query of `_id` and texts that can be read in one way, the ids of those that cannot).

    `ids` are those of the same query as `numbers` gave them, in its order. What is no more there is in neither. Raises Garbled.
    """
    if _is_empty(answer):
        return [], []
    heads = _heads(answer, ids, columns[0])
    rows: list[Row] = []
    unsure: list[int] = []
    for n, of in enumerate(ids):
        head = heads[n]
        start, end = (head[0] if head else -1), _start(heads, n + 1, len(answer))
        stop = end - 1 if answer[end - 1 : end] == b"\n" else end
        values = _split(answer[head[1] : stop], columns) if head and start < end else None
        if values is None:
            unsure.append(of)
        else:
            rows.append(Row(of, values, start, end - start))
    return rows, unsure


def _start(heads: Sequence[tuple[int, int] | None], n: int, end: int) -> int:
    """Where a row begins, or the answer ends; -1 where that is not plain."""
    if n == len(heads):
        return end
    head = heads[n]
    return head[0] if head else -1


def _heads(answer: bytes, ids: Sequence[int], first: str) -> list[tuple[int, int] | None]:
    """Where each row begins, and where its first text does; None for one whose head stands in the answer twice, or not at all.

    The true head is always there: one that stands there once is it, whatever a text may hold.
    """
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for head in re.finditer(
        rb"(?:^|(?<=\n))Row: (\d{1,9}) _id=(-?\d{1,19}), " + re.escape(first.encode()) + b"=", answer
    ):
        found.setdefault((int(head[1]), int(head[2])), []).append(head.span())
    return [places[0] if len(places := found.get((n, of), [])) == 1 else None for n, of in enumerate(ids)]


def _split(text: bytes, columns: Sequence[str]) -> dict[str, Value] | None:
    """The texts of a row, the first without its name; None where they can be parted in more than one way."""
    values: dict[str, Value] = {}
    at = 0
    for name, after in zip(columns, [*columns[1:], None], strict=True):
        if after is None:
            values[name] = said(text[at:])
            return values
        mark = b", " + after.encode() + b"="
        stop = text.find(mark, at)
        if stop < 0 or text.find(mark, stop + 1) >= 0:
            return None
        values[name] = said(text[at:stop])
        at = stop + len(mark)
    return values


def alone(answer: bytes, column: str, of: int) -> Row | None:
    """The one row of a query for `_id` and one text of it; None where it is not there any more. Raises Garbled."""
    if _is_empty(answer):
        return None
    head = f"Row: 0 _id={of}, {column}=".encode()
    if not answer.startswith(head):
        raise Garbled(f"{answer[:80]!r}")
    stop = len(answer) - 1 if answer.endswith(b"\n") else len(answer)
    return Row(of, {column: said(answer[len(head) : stop])}, 0, len(answer))


def said(text: bytes) -> Value:
    """A value as text. `NULL` is printed for what is not there; a text of these four letters cannot be told from it."""
    return None if text == b"NULL" else text.decode("utf-8", "backslashreplace")


def _is_empty(answer: bytes) -> bool:
    return not answer or answer.strip() == _NONE.encode()


def refusal(out: bytes, err: bytes) -> str | None:
    """What the phone says why it does not answer, in one line; None where it answers."""
    for raw in (err, out):
        text = raw.decode("utf-8", "replace").strip()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        marked = ("Error", "[ERROR]", "java.lang", "android.", "Could not find provider", "Exception", "usage:")
        if lines and (raw is err or lines[0].startswith(marked)):
            causes = [x for x in lines if "Exception:" in x or x.startswith(("[ERROR]", "Could not find provider"))]
            return (causes or lines)[0][:300]
    return None
