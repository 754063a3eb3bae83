"""Files that are no databases as lists of similar objects: JSON, lines of JSON, property lists, keyed archives, vCards,
protocol buffers, Java's objects, XML and LevelDB, by the forms that `forms` tells; those of keys and values by `keyed`.
Pure, and bounded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import msgspec

from aboveboard.engine.discover import forms
from aboveboard.engine.discover.keyed import Lists, lists_in_bytes, mmkv_lists, pattern_of, preference_lists
from aboveboard.formats import cells, javaobjects, javavalues, leveldb, plist, protobuf, v8, vcard, xml
from aboveboard.formats.errors import FormatError, JavaError
from aboveboard.formats.objects import LEAST, MOST_OBJECTS, Rows, Walk, flattened, json_locator, name_of, path_locator


def rows_of(form: str, data: bytes, name: str) -> Lists:
    """The lists of similar objects in a file. Raises FormatError or ValueError for what is not of its form."""
    stem = name.rpartition(".")[0] or name
    match form:
        case forms.JSON:
            return _json(data, stem)
        case forms.PLIST:
            value = plist.load(data)
            if plist.is_archive(value):
                value = plist.unarchive(value)
            lists = _walked(value, stem, path_locator)
            if isinstance(value, dict):
                lists += lists_in_bytes(cast("dict[Any, Any]", value), stem)
            return lists
        case forms.PROTOBUF:
            return Lists(_protobuf(data, stem))
        case forms.LEVELDB:
            return Lists(_leveldb(data, stem))
        case forms.PREFERENCES:
            return preference_lists(data, stem)
        case forms.MMKV:
            return mmkv_lists(data, stem)
        case forms.XML:
            return _xml(data)
        case forms.JAVA:
            return Lists(_java(data), stem=stem)
        case forms.VCARDS:
            return Lists(_vcards(data, stem))
        case _:
            return Lists()


def _json(data: bytes, stem: str) -> Lists:
    try:
        value = _decoded(data)
    except (ValueError, RecursionError):
        return Lists(_json_lines(data, stem))
    return _walked(value, stem, json_locator)


def _walked(value: Any, stem: str, locate: Callable[[tuple[str | int, ...]], str]) -> Lists:
    walk = Walk(stem, locate)
    walk.walk(cells.opened(value))
    return Lists([r for r in walk.found.values() if len(r.flat) >= LEAST], walk.plain, stem)


def _decoded(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return json.loads(data.decode("utf-8-sig", "replace"))


def _json_lines(data: bytes, stem: str) -> list[Rows]:
    rows = Rows(stem, "lines")
    # Counted as the locator's grammar says.
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.lstrip().startswith("{") or len(rows.flat) >= MOST_OBJECTS:
            continue
        try:
            value = msgspec.json.decode(line.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            rows.locators.append(f"line {number}")
            rows.flat.append(flattened(cells.opened(value)))
    return [rows] if len(rows.flat) >= LEAST else []


def _vcards(data: bytes, stem: str) -> list[Rows]:
    """The cards of an address book, by the lines in which they begin."""
    rows = Rows(f"{stem} contacts", "cards")
    for number, card in vcard.cards(data.decode("utf-8", "replace").removeprefix("\ufeff")):
        found = vcard.fields(card)
        if found and len(rows.flat) < MOST_OBJECTS:
            rows.locators.append(f"line {number}")
            rows.flat.append(dict(found))
    return [rows] if len(rows.flat) >= LEAST else []


def _java(data: bytes) -> list[Rows]:
    """The objects of each class of an app, of a damaged stream those before the damage."""
    try:
        things = javaobjects.read(data)
    except JavaError as error:
        things = cast("list[javaobjects.Thing]", error.partial or [])
    found: dict[str, Rows] = {}
    for thing in (o for t in things for o in javavalues.of_apps(t)):
        value = javavalues.plain(thing)
        rows = found.setdefault(thing.type, Rows(re.split(r"[.$]", thing.type)[-1], thing.type))
        if isinstance(value, dict) and thing.span.length and len(rows.flat) < MOST_OBJECTS:
            rows.locators.append(f"bytes {thing.span.offset}-{thing.span.end}")
            rows.flat.append(flattened(cast("dict[Any, Any]", value)))
    return [r for r in found.values() if len(r.flat) >= LEAST]


def _protobuf(data: bytes, stem: str) -> list[Rows]:
    found: dict[str, Rows] = {}

    def visit(nodes: Sequence[protobuf.Node], path: str, pattern: str, depth: int) -> None:
        seen: dict[int, int] = {}
        for node in nodes:
            number = node.field.number
            index = seen.get(number, 0)
            seen[number] = index + 1
            if not isinstance(node.value, list) or depth > 8:
                continue
            here = f"{path}{number}[{index}]"
            below = f"{pattern}{number}"
            rows = found.setdefault(below, Rows(stem, below))
            if len(rows.flat) < MOST_OBJECTS:
                rows.locators.append(here)
                rows.flat.append(flattened(cells.numbered(node.value)))
            visit(node.value, here + ".", below + ".", depth + 1)

    visit(protobuf.tree(data), "", "", 0)
    return [r for r in found.values() if len(r.flat) >= LEAST]


def _leveldb(data: bytes, stem: str) -> list[Rows]:
    found: dict[str, Rows] = {}
    names: dict[tuple[int, int], str] = {}
    stores: dict[tuple[int, int], Rows] = {}
    for entry in leveldb.entries(data):
        if entry.value is None:
            continue
        value, store = _json_in(entry.value, of_page=entry.key[:1] == b"_" and b"\0" in entry.key), None
        key = _shown(entry.key)
        if value is None:
            value, store = _object_in(entry, names)
        if value is None:
            value = _message_in(entry.value)
        value = cells.opened(value)
        if isinstance(value, dict):
            pattern = pattern_of(key) if store is None else f"store {store[0]}.{store[1]}"
            rows = found.setdefault(pattern, Rows(name_of(re.sub(r"[^\w]+", ".", pattern)) or stem, pattern))
            rows.locators.append(entry.locator)
            rows.flat.append({"key": key, **flattened(cast("dict[Any, Any]", value))})
            if store is not None:
                stores[store] = rows
        if isinstance(value, dict | list):
            name = pattern_of(key) if store is None else f"store {store[0]}.{store[1]}"
            walk = Walk(
                name_of(re.sub(r"[^\w]+", ".", name)) or stem,
                lambda steps, e=entry: f"{e.locator} {json_locator(steps)}",
            )
            walk.walk(cast("Any", value))
            for pattern, rows in walk.found.items():
                merged = found.setdefault(f"{name} {pattern}", Rows(rows.name, f"{name} {pattern}"))
                merged.locators += rows.locators
                merged.flat += ({"key": key, **flat} for flat in rows.flat)
                merged.above |= {"key", *rows.above}
        if len(found) > 5000:
            break
    for store, rows in stores.items():
        rows.name = names.get(store, rows.name)
    return [r for r in found.values() if len(r.flat) >= LEAST]


def _message_in(value: bytes) -> Any:
    """The protocol buffer that a value is: one that names things, or has several fields."""
    if not cells.may_be(value[: cells.HEAD]) or len(value) > cells.MOST:
        return None
    try:
        made = cells.numbered(protobuf.tree(value))
    except FormatError:
        return None
    return made if len(flattened(made)) >= LEAST else None


def _xml(data: bytes) -> Lists:
    """Lists of elements of one name, by their attributes and what stands in them."""
    root = xml.load(data)
    found: dict[str, Rows] = {}
    waiting: list[tuple[xml.Element, str, str, Mapping[str, Any]]] = [(root, root.tag, root.tag, {})]
    count = 0
    while waiting and count < MOST_OBJECTS:
        element, path, pattern, above = waiting.pop()
        seen: dict[str, int] = {}
        many: dict[str, int] = {}
        for child in element.children:
            many[child.tag] = many.get(child.tag, 0) + 1
        said = {f"{element.tag}.{k}": v for k, v in _of_element(element).items() if len(str(v)) <= 200}
        told = {**said, **above} if len(said) + len(above) <= 40 else above
        for child in element.children:
            seen[child.tag] = seen.get(child.tag, 0) + 1
            here = f"{path}/{child.tag}[{seen[child.tag]}]" if many[child.tag] > 1 else f"{path}/{child.tag}"
            below = f"{pattern}/{child.tag}"
            own = _of_element(child)
            # What is text of a message is told with it, and no row beside it.
            if len(own) >= 2 and not _is_text(child) and not _wraps(child):
                count += 1
                rows = found.setdefault(below, Rows(child.tag, below))
                rows.locators.append(here)
                rows.flat.append({**told, **own})
                rows.above |= told.keys() - own.keys()
            if child.children:
                waiting.append((child, here, below, told))
    return Lists([r for r in found.values() if len(r.flat) >= LEAST])


def _of_element(element: xml.Element) -> dict[str, Any]:
    """An element's attributes, its text, and the texts and attributes of elements in it that stand alone."""
    values: dict[str, Any] = dict(element.attrs)
    if element.text and element.text.strip():
        values["text"] = element.text.strip()
    tags = [c.tag for c in element.children]
    for child in element.children[:60]:
        if tags.count(child.tag) == 1 and not child.children:
            if child.text and child.text.strip():
                values[child.tag] = child.text.strip()
            values |= {f"{child.tag}.{k}": v for k, v in child.attrs.items()}
    text = next((p for c in element.children[:60] for p in (c, *c.children[:60]) if _is_text(p)), None)
    if text is not None:
        # Of parts with types of media, as multimedia messages and mails have them, the first that is text.
        values |= {f"{text.tag}.{k}": v for k, v in text.attrs.items()}
        if text.text and text.text.strip():
            values[f"{text.tag}.text"] = text.text.strip()
    return {k: _plain_value(v) for k, v in values.items() if v != "null"}


def _wraps(element: xml.Element) -> bool:
    """Whether an element says nothing itself and holds elements of one name."""
    return not element.attrs and len(element.children) > 0 and len({c.tag for c in element.children}) == 1


def _is_text(element: xml.Element) -> bool:
    return any(v.startswith("text/") for v in element.attrs.values())


_CODE: Final = re.compile(r"0|-?[1-9]\d{0,5}")


def _plain_value(text: str) -> str | int:
    """Codes and flags as numbers, as other files have them; anything else as it is written."""
    if text in ("true", "false"):
        return int(text == "true")
    return int(text) if _CODE.fullmatch(text) else text


def _object_in(entry: leveldb.Entry, names: dict[tuple[int, int], str]) -> tuple[Any, tuple[int, int] | None]:
    """The object that an entry of an IndexedDB is, and its store; what stores are called is entered in `names`."""
    ids = v8.object_key(entry.key)
    if ids is None or entry.value is None:
        return None, None
    if ids[2] == v8.OBJECTS and ids[1]:
        try:
            return v8.indexed(entry.value), ids[:2]
        except FormatError:
            return None, None
    named = v8.store_name(entry.key, entry.value)
    if named is not None:
        names[named[:2]] = named[2]
    return None, None


def _json_in(value: bytes, *, of_page: bool = False) -> Any:
    """The JSON that a value is, also behind the byte by which Chromium says how a text is written.

    In the local storage of pages (`of_page`; keys are '_', the page's origin and a zero) 1 stands for Latin-1.
    """
    latin = of_page and value[:1] == b"\x01"
    for start, coding in ((1, "latin-1"),) if latin else ((0, "utf-8"), (1, "utf-8"), (1, "utf-16-le")):
        head = value[start : start + 2]
        if head[:1] not in (b"{", b"["):
            continue
        try:
            return _decoded(value[start:] if coding == "utf-8" else value[start:].decode(coding).encode())
        except (ValueError, RecursionError):
            continue
    return None


def _shown(key: bytes) -> str:
    return "".join(c if c.isprintable() else " " for c in key.decode("utf-8", "replace")).strip()
