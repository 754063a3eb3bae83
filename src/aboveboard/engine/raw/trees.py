"""A part of a tree: the children of one node and some of theirs, as lines; masked where the node may not be seen."""

from __future__ import annotations

from typing import Final

from aboveboard.engine.raw.asks import TreePart, TreeRow
from aboveboard.engine.raw.forms import Form, Node, Plist, at_path
from aboveboard.engine.raw.looks import looks_like
from aboveboard.engine.raw.mask import Allowed
from aboveboard.engine.raw.spans import Spans

CHILDREN: Final = 200
"""Children of the node itself, in one part."""
NESTED: Final = 25
"""Of each of those, where it is opened with them."""
ROWS: Final = 400
DEPTH: Final = 3
ITEMS: Final = 40
"""Items of a masked tree in one part."""
_VISITS: Final = 200_000
_LABEL: Final = 300


class _Lines:
    def __init__(self, form: Form, allowed: Allowed, marks: Spans) -> None:
        self.form = form
        self.spans = allowed.of("main")
        self.whole = allowed.whole
        self.marks = marks
        self.rows: list[TreeRow] = []

    def seen(self, node: Node) -> bool:
        """Whether a node may be shown: all of its own bytes may."""
        return self.whole or (node.span is not None and self.spans.covers(*node.span))

    def add(self, label: str, node: Node, path: tuple[int, ...], depth: int) -> None:
        """A node, and some of what is in it."""
        offset, length = (None, None) if node.span is None else (node.span[0], node.span[1] - node.span[0])
        if not self.seen(node):
            # Its name may say as much as its value.
            self.rows.append(TreeRow(depth, "", "", offset=offset, length=length, masked=True))
            return
        marked = node.span is not None and self.marks.covers(*node.span)
        below = [] if node.secret else self.form.children(node)
        # What is not listed here is a press away: every node can be opened by itself.
        room = depth < DEPTH and len(self.rows) + min(len(below), NESTED) < ROWS
        rows_below = below[:NESTED] if room else []
        self.rows.append(
            TreeRow(
                depth,
                label[:_LABEL],
                node.kind,
                "" if node.secret else node.text,
                len(below) if below else node.size,
                path,
                offset,
                length,
                bytes=node.data is not None and not node.secret,
                looks=looks_like(node.data) if node.data is not None and not node.secret else "",
                more=len(below) - len(rows_below),
                secret=node.secret,
                marked=marked,
                guesses=() if node.secret else node.guesses,
            )
        )
        for number, (name, child) in enumerate(rows_below):
            self.add(name, child, (*path, number), depth + 1)


def tree(form: Form, allowed: Allowed, marks: Spans, path: tuple[int, ...], start: int, size: int) -> TreePart | None:
    """The part; None where the path leads nowhere."""
    crumbs: list[tuple[str, tuple[int, ...]]] = []
    node = form.root
    lines = _Lines(form, allowed, marks)
    archive = isinstance(form, Plist) and form.archive
    if not allowed.whole and not path:
        return _items(form, allowed, lines, start, size, archive=archive)
    for number in path:
        below = form.children(node)
        if not 0 <= number < len(below):
            return None
        label, node = below[number]
        crumbs.append((label[:_LABEL] if lines.seen(node) else "", path[: len(crumbs) + 1]))
    if not lines.seen(node):
        return None
    below = form.children(node)
    start = max(0, min(start, max(0, len(below) - 1)))
    if not below:
        lines.add(crumbs[-1][0] if crumbs else "", node, path, DEPTH)
    shown = 0
    for number, (label, child) in enumerate(below[start : start + CHILDREN], start):
        if len(lines.rows) >= ROWS:
            break
        lines.add(label, child, (*path, number), 0)
        shown += 1
    # What a reader says of damage may name a part of the file.
    note = form.note if allowed.whole else ""
    return TreePart(form.name, tuple(lines.rows), tuple(crumbs), start, len(below), shown, archive, note=note)


def _items(form: Form, allowed: Allowed, lines: _Lines, start: int, size: int, *, archive: bool) -> TreePart:
    """The items that may be seen, each with its own tree, and how much is masked."""
    places = _paths(form, {(at, at + length) for _, at, length in allowed.items})
    some = allowed.items[start : start + ITEMS]
    for locator, at, length in some:
        path = places.get((at, at + length))
        node = at_path(form, path) if path is not None else None
        if path is not None and node is not None:
            lines.add(locator, node, path, 1)
        else:
            row = TreeRow(1, locator[:_LABEL], "bytes", "", None, (), at, length)
            lines.rows.append(row)
    masked = size - allowed.of("main").total(size)
    total = len(allowed.items)
    return TreePart(form.name, tuple(lines.rows), (), start, total, len(some), archive, masked=masked, items=total)


def _paths(form: Form, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, ...]]:
    """Where in the tree the nodes of these bytes are: the first of each, as far as is looked."""
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    waiting: list[tuple[Node, tuple[int, ...]]] = [(form.root, ())]
    visits = 0
    while waiting and len(found) < len(wanted) and visits < _VISITS:
        node, path = waiting.pop()
        visits += 1
        if node.span in wanted and node.span not in found:
            found[node.span] = path
            continue
        waiting += [(child, (*path, n)) for n, (_, child) in reversed(list(enumerate(form.children(node))))]
    return found
