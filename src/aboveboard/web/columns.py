"""Which columns a list has, by the kinds that it shows."""

from __future__ import annotations

from aboveboard.model.query import Filter, Query

_OF: dict[str, tuple[str, ...]] = {
    "Message": ("sender", "recipients", "body"),
    "Call": ("direction", "sender", "recipients", "status", "duration"),
    "Contact": ("name", "identifiers", "organization"),
    "Account": ("type", "username", "identifier"),
    "Post": ("author", "body", "origin"),
    "Email": ("sender", "recipients", "subject", "folder"),
    "Media": ("media_type", "name", "size", "saved_from"),
    "Document": ("name", "mime", "size"),
    "Visit": ("title", "url", "visit_count"),
    "WebSearch": ("term", "engine"),
    "Download": ("name", "url", "size"),
    "Place": ("name", "latitude", "longitude", "accuracy", "position_class"),
    "Note": ("title", "body", "folder"),
    "CalendarEvent": ("title", "location", "ends_at", "organizer"),
    "Payment": ("sender", "recipients", "amount", "currency"),
    "App": ("app", "name", "version", "installed_at"),
}


def columns_of(query: Query) -> tuple[str, ...]:
    """The fields that have a column of their own where a query asks for one kind; else none: a line says what matters."""
    for group in query.groups:
        if len(group) == 1 and isinstance(clause := group[0], Filter) and clause.name == "kind" and not clause.negated:
            return _OF.get(clause.value, ())
    return ()
