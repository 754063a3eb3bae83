"""The kinds of power on which a phone may be examined, and what each must say of itself. Data; not legal advice.

An agreement of the phone's user is no kind: it is recorded beside a power, never instead of one.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Follows(StrEnum):
    """What follows when a power or an agreement ends."""

    STOP = "stop"
    """Nothing more is read, shown or given out."""
    CONTINUE = "continue"
    """It goes on under a recorded power, for recorded reasons."""
    FREEZE = "freeze"
    """As stop; and only a court's order or appointment takes the case up again."""


class Power(msgspec.Struct, frozen=True):
    """One kind of power."""

    name: str
    needs: tuple[str, ...]
    """Fields of `Authority` without which a file of this kind is refused."""
    advised: tuple[str, ...] = ()
    """Fields that such a power mostly has; `authority check` names them where they are missing."""
    also: tuple[str, ...] = ()
    """Other words for it."""
    ends: Follows = Follows.STOP
    """What follows when it ends and nothing else was recorded."""
    court: bool = False
    """Whether a court gave it: only such a power takes up a frozen case."""


_ORDER = ("reference", "issuer", "purpose", "subject")
_LATER = ("valid_until", "retention", "examiners")

POWERS: tuple[Power, ...] = (
    Power("own phone", ("purpose", "own_phone")),
    Power(
        "court order or warrant",
        _ORDER,
        _LATER,
        ("court order", "warrant", "search warrant"),
        Follows.FREEZE,
        court=True,
    ),
    Power("statutory power", (*_ORDER, "review"), _LATER, ends=Follows.FREEZE),
    Power("civil order", _ORDER, _LATER, ends=Follows.FREEZE, court=True),
    Power("employer's policy", (*_ORDER, "owner", "told"), _LATER, ("employer policy",)),
    Power("received in disclosure", ("reference", "issuer", "purpose", "subject"), _LATER, ("disclosure",)),
    Power("vital interest", ("purpose", "subject", "necessity", "valid_until"), ("retention", "examiners")),
    Power("estate or guardian", ("purpose", "subject", "on_behalf"), ("reference", *_LATER), ("estate", "guardian")),
    Power("court-appointed expert", _ORDER, _LATER, ("court appointed expert",), ends=Follows.FREEZE, court=True),
    Power("published test data", ("purpose",), ("reference",)),
)

NO_POWERS = ("agreement", "consent", "permission")
"""Words of an agreement: with one of them a power is none."""


def power_named(words: str) -> Power | None:
    """The kind that is meant, by its name or another word for it."""
    wanted = " ".join(words.replace("’", "'").casefold().split())
    return next((p for p in POWERS if wanted in (p.name, *p.also)), None)
