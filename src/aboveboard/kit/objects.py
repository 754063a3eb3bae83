"""Things in a file that is a tree: items of JSON, property lists, keyed archives, preferences and XML, declared.

    objects("plist", "MTAlarms/*/$MTAlarm", at=At("MTAlarmFireDate", COCOA_S), title=At("MTAlarmTitle"))

gives a record for each dictionary that the path leads to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from aboveboard.formats import keypath, loose, plist, times, xml
from aboveboard.formats.android import elements
from aboveboard.formats.places import Finder
from aboveboard.kit.declarations import About, Code, Const, Item, Lost
from aboveboard.model.records import Absent, Record

Form = Literal["json", "plist", "archive", "preferences", "xml"]
Decode = Callable[[Any], Any] | times.Basis | Mapping[Any, Any]


@dataclass(frozen=True)
class At:
    """A field's value: what stands under a key of the item, and how to decode it.

    `path` is a key, or keys joined by '/'; '' is the item itself. Of several paths the first is taken that leads to something.
    `decode` is an epoch of `formats.times`, a mapping of codes (others stay as they are, as text), or a pure function of the
    stored value that raises ValueError for what it cannot decode: the field is then UNREADABLE. Without one, text that is not
    empty, numbers and truths are the value, and other things (lists, dictionaries, bytes) are none.
    """

    path: str | tuple[str, ...]
    decode: Decode | None = None
    default: str | int | float | bool | None = None
    """What the lack of it means."""

    @property
    def paths(self) -> tuple[str, ...]:
        """One or several."""
        return (self.path,) if isinstance(self.path, str) else self.path

    def stored(self, item: object) -> tuple[str, object] | None:
        """(path, value) of the first path that leads to something."""
        for path in self.paths:
            found = next(loose.find(item, tuple(path.split("/")) if path else ()), None)
            if found is not None and found[1] is not None and found[1] != "":
                return path, found[1]
        return None

    def of(self, item: object) -> tuple[Any, dict[str, object]]:
        """The field's value, and by path what it was made of."""
        found = self.stored(item)
        if found is None:
            return self.default, {}
        value = self._decoded(found[1])
        return (self.default if value is None else value), {found[0]: found[1]}

    def _decoded(self, stored: object) -> Any:
        decode = self.decode
        plain = stored if isinstance(stored, str | int | float | bool) else None
        if decode is None:
            return plain
        if isinstance(decode, times.Basis):
            return decode.to_utc_us(float(stored) if isinstance(stored, plist.Date) else stored)
        if callable(decode):
            return _called(decode, stored)
        # Unknown codes are kept, as `enum` does.
        return None if plain is None else decode.get(plain, str(plain))


@dataclass(frozen=True)
class Of:
    """A field's value made of several: a pure function of what stands under each of the paths, None where nothing does.

    It is not called where there is nothing under any; it raises ValueError for what it cannot decode.
    """

    function: Callable[..., Any]
    paths: tuple[str, ...]

    def of(self, item: object) -> tuple[Any, dict[str, object]]:
        """The field's value, and by path what it was made of."""
        found = dict(each for path in self.paths if (each := At(path).stored(item)) is not None)
        return (_called(self.function, *map(found.get, self.paths)) if found else None), found


def _called(function: Callable[..., Any], *stored: object) -> Any:
    try:
        return function(*stored)
    except ValueError:
        return Absent.UNREADABLE


def _elements(data: bytes, path: str) -> Iterator[tuple[str, object]]:
    for place, element in elements(data, path):
        yield place, dict(element.attrs)


def _finding(load: Callable[[bytes], object]) -> Callable[[bytes, str], Iterable[tuple[str, object]]]:
    return lambda data, path: loose.find(load(data), tuple(path.split("/")) if path else ())


_ITEMS: Final[Mapping[Form, Callable[[bytes, str], Iterable[tuple[str, object]]]]] = {
    "json": _finding(json.loads),
    "plist": _finding(plist.load),
    "archive": _finding(lambda data: plist.unarchive(plist.load(data))),
    "preferences": _finding(xml.shared_prefs),
    "xml": _elements,
}
_PLACES: Final[Mapping[Form, Finder]] = {"archive": keypath.archived}


def objects(
    form: Form,
    items: str | tuple[str, ...],
    *,
    kind: type[Record],
    needs: tuple[str, ...] = (),
    name: str = "items",
    optional: bool = False,
    places: Finder | None = None,
    **fields: At | Of | Const,
) -> Code:
    """A reading that makes a record of `kind` of each item.

    `items` is the path of keys to them, or several, '*' any key or index ('' the whole file); for `xml` the name of the
    elements, whose attributes are the item. An item that lacks all of `needs` stands for nothing and is passed over; one that
    is no dictionary where keys of it are wanted is counted as lost. `as_stored` holds what the declared paths led to, lists
    and dictionaries apart. `places` is as in `Code`.
    """
    scalar = all(source.path == "" for source in fields.values() if isinstance(source, At))
    paths = (items,) if isinstance(items, str) else items

    def read(data: bytes, about: About) -> Iterator[Item | Lost]:
        del about
        for path in paths:
            for place, item in _ITEMS[form](data, path):
                if not scalar and not isinstance(item, dict):
                    yield Lost(f"{place or 'the file'} is not a dictionary")
                elif not needs or any(At(need).stored(cast("object", item)) for need in needs):
                    yield _item(place or "file", cast("object", item), kind, fields)

    return Code(read, kind=kind, name=name, optional=optional, places=places or _PLACES.get(form))


def _item(place: str, item: object, kind: type[Record], fields: Mapping[str, At | Of | Const]) -> Item:
    values: dict[str, Any] = {}
    stored: dict[str, Any] = {}
    for name, source in fields.items():
        if isinstance(source, Const):
            values[name] = source.value
            continue
        values[name], used = source.of(item)
        stored |= {path or "value": value for path, value in used.items() if not isinstance(value, bytes)}
    return Item(place, kind(**values), loose.plain(stored))
