"""How much of a file a scope lets be seen."""

from __future__ import annotations

import pytest

from aboveboard.model.authority import Scope
from aboveboard.model.extent import Claim, Extent, extent, limits

MESSAGES = Claim("ios.messages", "ios.messages", frozenset(("messages",)))
CALLS = Claim("ios.calls", "ios.calls", frozenset(("calls",)))
BOTH = Claim("x.both", "x", frozenset(("messages", "calls")))
GUESSED = Claim("any.discovered", "", frozenset(), understood=False)
PICTURES = Claim("any.pictures", "files", frozenset(("media",)), of_files=True)
BY_CATEGORY = Scope(categories=("messages",))
BY_SERVICE = Scope(services=("ios.messages",))
BY_DATE = Scope(since="2026-01-01")


@pytest.mark.parametrize(
    ("scope", "claims", "placed", "records", "carried", "found"),
    [
        (Scope(), [], False, False, False, Extent.WHOLE),
        (Scope(tree=False), [], False, False, False, Extent.WHOLE),
        (BY_CATEGORY, [MESSAGES], True, True, False, Extent.WHOLE),
        (BY_SERVICE, [MESSAGES], True, True, False, Extent.WHOLE),
        (BY_CATEGORY, [MESSAGES], True, False, False, Extent.WHOLE),
        # Another artifact that reads it, or all of whose kinds are not covered, masks the rest.
        (BY_CATEGORY, [MESSAGES, CALLS], True, True, False, Extent.RECORDS),
        (BY_CATEGORY, [BOTH], True, True, False, Extent.RECORDS),
        (BY_SERVICE, [MESSAGES, BOTH], True, True, False, Extent.RECORDS),
        (BY_CATEGORY, [CALLS], True, False, False, Extent.NAME),
        # What nobody understands is not known to be covered; nor is a file of which claims may be missing.
        (BY_CATEGORY, [], True, False, False, Extent.NAME),
        (BY_CATEGORY, [GUESSED], True, True, False, Extent.RECORDS),
        (BY_CATEGORY, [MESSAGES, GUESSED], True, True, False, Extent.RECORDS),
        (BY_CATEGORY, [MESSAGES], False, True, False, Extent.RECORDS),
        # Dates are of records: no file is within them as a whole.
        (BY_DATE, [MESSAGES], True, True, False, Extent.RECORDS),
        (BY_DATE, [MESSAGES], True, False, False, Extent.NAME),
        (Scope(until="2026-01-01", tree=False), [MESSAGES], True, False, False, Extent.NOTHING),
        # An attachment comes with its message, but not a store of others that a message names.
        (BY_DATE, [], True, False, True, Extent.WHOLE),
        (BY_CATEGORY, [PICTURES], True, False, True, Extent.WHOLE),
        (BY_CATEGORY, [CALLS], True, False, True, Extent.NAME),
    ],
)
def test_the_rule(scope: Scope, claims: list[Claim], placed: bool, records: bool, carried: bool, found: Extent) -> None:
    assert extent(scope, claims, placed=placed, records=records, carried=carried) is found


def test_the_limits_are_told() -> None:
    assert limits(Scope()) == ()
    assert limits(Scope(categories=("calls", "messages"), until="2026-02-01")) == (
        "categories: calls, messages",
        "dates: … – 2026-02-01",
    )
