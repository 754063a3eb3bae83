"""Where elements stand in text XML and Android Binary XML, by paths such as `packages/package[3]`.

Of damaged XML what stands before the damage is found; an element that was still open ends there. Text XML in UTF-16 gives
no places (`Element` says why).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from aboveboard.formats import abx, locator
from aboveboard.formats.element import Element
from aboveboard.formats.errors import XmlError
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.formats.xml import load


class ElementPaths:
    """The elements of one file, and where each stands."""

    def __init__(self, data: bytes) -> None:
        """Raises XmlError where nothing can be read."""
        self._form = "element of Android Binary XML" if abx.is_abx(data) else "element of XML"
        self._end = len(data)
        try:
            self.root = load(data)
        except XmlError as error:
            if not isinstance(error.partial, Element):
                raise
            self.root = error.partial
            self._end = len(data) if error.offset is None else min(error.offset, len(data))

    def found(self, element: Element | None) -> Found | None:
        """The place of an element, None where it has none. Several roots of binary XML stand at all of them."""
        if element is None:
            return None
        start, end = element.start, element.end
        if start is None and element is self.root and element.children:
            start, end = element.children[0].start, element.children[-1].end
        end = self._end if end is None else end
        return None if start is None or end <= start else Found(self._form, Span(start, end - start))

    def find(self, path: str) -> Found | None:
        """Follow a path of names, each with the number of the element among those of its name (from 1; without: the only
        one).

        The path begins with the root's name or below the root; one name alone with a number may also be that element
        wherever it stands, in document order.
        """
        parsed = locator.parse(path)
        steps = parsed.steps if isinstance(parsed, locator.Elements) else tuple((s, None) for s in path.split("/"))
        ways: list[Element] = []
        if steps[0] in ((self.root.tag, None), (self.root.tag, 1)):
            ways += _follow(self.root, steps[1:])
        ways = ways or _follow(self.root, steps)
        if not ways and len(steps) == 1:
            tag, number = steps[0]
            every = [element for element in self.root.iter() if element.tag == tag]
            ways = every if number is None else every[number - 1 : number]
        return self.found(ways[0]) if len(ways) == 1 else None


def _follow(element: Element, steps: tuple[tuple[str, int | None], ...]) -> list[Element]:
    """The elements that the steps lead to: more than one where a step has no number and several names fit."""
    here = [element]
    for tag, number in steps:
        there: list[Element] = []
        for each in here:
            named = each.findall(tag)
            there += named if number is None else named[number - 1 : number]
        here = there[:2]
    return here


def places(data: bytes) -> Lookup:
    """Elements by path. Raises XmlError."""
    return ElementPaths(data).find


def whole(data: bytes) -> Lookup:
    """For items that are made of a whole document: whatever the locator, the root. Raises XmlError."""
    paths = ElementPaths(data)
    return lambda _: paths.found(paths.root)


def listed(
    rule: Callable[[Element], Iterable[tuple[str, Element]]], secret: Callable[[Element], bool] | None = None
) -> Callable[[bytes], Lookup]:
    """For locators that follow a rule of the artifact's own: `rule(root)` gives each locator with its element.

    Where it gives one locator twice the first counts, as in reading. `secret` tells elements that hold a password or key,
    by themselves or in elements below them.
    """

    def finder(data: bytes) -> Lookup:
        paths = ElementPaths(data)
        known: dict[str, Element] = {}
        for name, element in rule(paths.root):
            known.setdefault(name, element)

        def lookup(name: str) -> Found | None:
            element = known.get(name)
            found = paths.found(element)
            if found is None or element is None or secret is None:
                return found
            hidden = (paths.found(each) for each in element.iter() if secret(each))
            return replace(found, secrets=tuple(each.span for each in hidden if each is not None))

        return lookup

    return finder
