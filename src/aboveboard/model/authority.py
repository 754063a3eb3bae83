"""On what power a phone is examined, and how far that power goes."""

from __future__ import annotations

from typing import Literal

import msgspec

from aboveboard.model.records import CATEGORIES


class Scope(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the authority covers. An empty list or None means: not limited in this respect."""

    categories: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Identifiers (telephone numbers, addresses, account names): records that name one of these as a party."""
    profiles: tuple[str, ...] = ()
    """Device users, as records name them in `profile`."""
    since: str | None = None
    until: str | None = None
    """Half-open range of dates, ISO 8601; a bare date means its beginning, in UTC."""
    undated: bool = True
    """Whether records without a time that could be compared are covered when there is a date range."""
    media: Literal["contents", "names"] = "contents"
    """`names`: of pictures, films and sounds only what databases say of them; their own bytes are not opened."""
    tree: bool = True
    """Whether names and sizes of files that hold nothing else that is covered may be shown."""

    def __post_init__(self) -> None:
        """Refuse what would be a misspelling: a scope must not silently cover nothing, or everything."""
        unknown = [c for c in self.categories if c not in CATEGORIES]
        if unknown:
            raise ValueError(f"scope names no such category: {', '.join(unknown)}; there are {', '.join(CATEGORIES)}")
        for name in ("services", "people", "profiles"):
            if any(not one.strip() for one in getattr(self, name)):
                raise ValueError(f"scope names an empty one of {name}")


class Review(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who looked at a statutory power's use before it was used; or, where it was urgent, when that is due."""

    by: str | None = None
    """Who is independent of the examiners and agreed beforehand."""
    at: str | None = None
    """When, ISO 8601."""
    urgent: str | None = None
    """Why it could not wait."""
    due: str | None = None
    """By when the review of an urgent use must have been; after that date nothing more is covered."""


class OnBehalf(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Who agrees for whom."""

    by: str
    of: str
    as_: str = msgspec.field(name="as")
    """Executor, heir, parent, guardian …"""


class Agreement(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the phone's user agreed to; beside the power, never instead of it."""

    by: str
    at: str
    language: str
    notice: str
    """The notice in the words in which it was read to them."""
    signature: str
    """The name as typed by them, or `sha256:` and the digest of the signed paper's file."""


class Listed(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody whose communication is privileged."""

    role: str
    """Lawyer, doctor, source …"""
    identifiers: tuple[str, ...]
    """Telephone numbers, mail addresses, names of accounts."""
    note: str | None = None


class Privilege(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Whose communication is sealed, and who opens it. It matches listed identifiers; it finds no unlisted lawyer."""

    holder: str
    """Who has the key that opens; not an examiner."""
    key: str
    """The public half of that key (X25519), 64 hexadecimal digits."""
    entries: tuple[Listed, ...]

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Of all entries, each once."""
        return tuple(dict.fromkeys(one for entry in self.entries for one in entry.identifiers))


class Authority(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The recorded power that a case rests on. Written as TOML; see `docs/authority.md`."""

    power: str
    """One of the kinds in `model.powers`."""
    reference: str | None = None
    issuer: str | None = None
    purpose: str | None = None
    subject: str | None = None
    """Whose phone: its user."""
    owner: str | None = None
    holder: str | None = None
    examiners: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None
    retention: str | None = None
    review: Review | None = None
    """Of a statutory power."""
    told: str | None = None
    """Of an employer's policy: how and when the phone's user was told of it."""
    necessity: str | None = None
    """Of a vital interest: what danger, to whom."""
    on_behalf: OnBehalf | None = None
    """Of an estate or a guardian."""
    agreement: Agreement | None = None
    privilege: Privilege | None = None
    """What of the covered is sealed for all but the holder of a second key."""
    compare_with: tuple[str, ...] = ()
    """References of the authorities of other people's phones beside which this one may be laid; each must name the other."""
    scope: Scope = Scope()
    own_phone: bool = False
