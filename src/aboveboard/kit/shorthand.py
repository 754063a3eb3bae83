"""What many stores have in common, in a word: the direction of a row, ways to reach a person, a file, the first of several."""

from __future__ import annotations

from typing import Any

from aboveboard.kit.declarations import Col, Py, Rows
from aboveboard.model.records import Attachment


class _First(Py):
    """The first of several stored values, found inside SQLite; columns that this version lacks count as NULL."""

    def sql(self, expr: str) -> str:
        """See `Decoder.sql`."""
        return f"COALESCE({expr}, NULL)"


def _first(*values: Any) -> Any:
    return next((v for v in values if v is not None), None)


_FIRST = _First("first of", _first)
_FIRST_JSON = _First("first of", _first, json=True)


def first(*expressions: str, json: bool = False) -> Col:
    """The first expression that is not NULL; those of columns that this version lacks are passed over.

    `json`: the expressions give JSON text (an object or a list). It needs two expressions at least.
    """
    return Col(expressions, _FIRST_JSON if json else _FIRST, optional=True)


class _Any(Py):
    """Whether one of several conditions holds, found inside SQLite."""

    def sql(self, expr: str) -> str:
        """See `Decoder.sql`."""
        return f"CASE WHEN 1 IN ({expr}) THEN 1 ELSE 0 END"


_ANY = _Any("any of", lambda *conditions: any(conditions))


def either(*conditions: str) -> Col:
    """Whether one of several conditions (1 or 0) holds; those of columns that this version lacks do not."""
    return Col(conditions, _ANY, optional=True)


def directed(out: str, into: str | None = None, *, optional: bool = False) -> Col:
    """Outgoing where the condition `out` is true, incoming where `into` is (left out: where `out` is false)."""
    incoming = f"WHEN {into}" if into else f"WHEN NOT ({out})"
    return Col(f"CASE WHEN {out} THEN 'outgoing' {incoming} THEN 'incoming' END", optional=optional)


def ways(*given: str) -> Rows:
    """A contact's identifiers: `ways("phone:u.mobile", "email:u.mail", "handle:u.name")`; empty ones are left out."""
    parts = [way.partition(":") for way in given]
    selects = [
        f"SELECT '{kind}' AS type, CAST({column} AS TEXT) AS value WHERE {column} <> ''" for kind, _, column in parts
    ]
    return Rows(" UNION ALL ".join(selects), keys=("type", "value"))


def listed(*expressions: str) -> Rows:
    """A list of plain values, those that are NULL or empty left out: words of what a row is marked as, for `groups`."""
    selects = [f"SELECT {e} AS value WHERE {e} <> ''" for e in expressions]
    return Rows(f"SELECT value AS value FROM ({' UNION ALL '.join(selects)})", keys=("",))


_FILE_PARTS = ("path", "name", "mime", "size", "url", "title")


def _file(*values: Any) -> list[Attachment] | None:
    given = dict(zip(_FILE_PARTS, values, strict=True))
    texts = {k: v for k, v in given.items() if k != "size" and isinstance(v, str) and v}
    size = given["size"]
    has_size = isinstance(size, int) and not isinstance(size, bool) and size > 0
    return [Attachment(**texts, size=size if has_size else None)] if texts else None


_ONE_FILE = Py("one_file", _file, json=True)


def file(
    *,
    path: str = "NULL",
    name: str = "NULL",
    mime: str = "NULL",
    size: str = "NULL",
    url: str = "NULL",
    title: str = "NULL",
) -> Col:
    """The attachments of a row that has at most one file, from the expressions of what is known of it.

    A row that has nothing but a size has none; columns that this version lacks count as NULL.
    """
    return Col((path, name, mime, size, url, title), _ONE_FILE, optional=True)
