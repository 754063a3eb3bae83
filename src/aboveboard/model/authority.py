"""On what power a phone is examined, and how far that power goes."""

from __future__ import annotations

import msgspec

from aboveboard.model.records import CATEGORIES


class Scope(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the authority covers. An empty list or None means: not limited in this respect."""

    categories: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    """Half-open range of dates, ISO 8601; a bare date means its beginning, in UTC."""
    undated: bool = True
    """Whether records without a time that could be compared are covered when there is a date range."""
    tree: bool = True
    """Whether names and sizes of files that hold nothing else that is covered may be shown."""

    def __post_init__(self) -> None:
        """Refuse categories that do not exist: a misspelt scope must not silently cover nothing, or everything."""
        unknown = [c for c in self.categories if c not in CATEGORIES]
        if unknown:
            raise ValueError(f"scope names no such category: {', '.join(unknown)}; there are {', '.join(CATEGORIES)}")


class Authority(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The recorded power that a case rests on. Written as TOML; see `docs/authority.md`."""

    power: str
    """own phone, court order, warrant, consent …, in the words of whoever relies on it."""
    reference: str | None = None
    issuer: str | None = None
    purpose: str | None = None
    subject: str | None = None
    """Whose phone."""
    owner: str | None = None
    holder: str | None = None
    examiners: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None
    retention: str | None = None
    scope: Scope = Scope()
    own_phone: bool = False
