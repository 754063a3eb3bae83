"""How much of a file a scope lets be seen."""

from __future__ import annotations

import pytest

from aboveboard.model.authority import Authority, Listed, Privilege, Scope
from aboveboard.model.extent import Claim, Extent, extent, limits

MESSAGES = Claim("ios.messages", "ios.messages", frozenset(("messages",)))
CALLS = Claim("ios.calls", "ios.calls", frozenset(("calls",)))
BOTH = Claim("x.both", "x", frozenset(("messages", "calls")))
GUESSED = Claim("any.discovered", "", frozenset())
PICTURES = Claim("any.pictures", "files", frozenset(("media",)), of_files=True)
BY_CATEGORY = Scope(categories=("messages",))
BY_SERVICE = Scope(services=("ios.messages",))
BY_DATE = Scope(since="2026-01-01")


def to(scope: Scope) -> Authority:
    return Authority("published test data", scope=scope)


@pytest.mark.parametrize(
    ("scope", "claims", "records", "carried", "found"),
    [
        (Scope(), [], False, False, Extent.WHOLE),
        (Scope(tree=False), [], False, False, Extent.WHOLE),
        # A store may hold more than its artifacts read, also where all of them are covered.
        (BY_CATEGORY, [MESSAGES], True, False, Extent.RECORDS),
        (BY_SERVICE, [MESSAGES], True, False, Extent.RECORDS),
        (BY_CATEGORY, [MESSAGES], False, False, Extent.NAME),
        (BY_CATEGORY, [MESSAGES, CALLS], True, False, Extent.RECORDS),
        (BY_CATEGORY, [BOTH], True, False, Extent.RECORDS),
        (BY_CATEGORY, [CALLS], False, False, Extent.NAME),
        (BY_CATEGORY, [], False, False, Extent.NAME),
        (BY_CATEGORY, [GUESSED], True, False, Extent.RECORDS),
        (BY_DATE, [MESSAGES], True, False, Extent.RECORDS),
        (Scope(until="2026-01-01", tree=False), [MESSAGES], False, False, Extent.NOTHING),
        # An attachment comes with its message, but not a store of others that a message names.
        (BY_DATE, [], False, True, Extent.WHOLE),
        (BY_CATEGORY, [MESSAGES], True, True, Extent.WHOLE),
        (BY_CATEGORY, [PICTURES], False, True, Extent.WHOLE),
        (BY_CATEGORY, [CALLS], False, True, Extent.NAME),
    ],
)
def test_the_rule(scope: Scope, claims: list[Claim], records: bool, carried: bool, found: Extent) -> None:
    assert extent(to(scope), claims, records=records, carried=carried) is found


def test_the_limits_are_told() -> None:
    assert limits(to(Scope())) == ()
    assert limits(to(Scope(categories=("calls", "messages"), until="2026-02-01"))) == (
        "categories: calls, messages",
        "dates: … – 2026-02-01",
    )


def test_with_a_list_of_privileged_people_no_store_is_whole() -> None:
    listed = Authority(
        "published test data", privilege=Privilege("C. Counsel", "00" * 32, (Listed("lawyer", ("a@b.example",)),))
    )
    assert extent(listed, [MESSAGES], records=True, carried=False) is Extent.RECORDS
    assert extent(listed, [PICTURES], records=True, carried=True) is Extent.WHOLE
    assert extent(listed, [], records=False, carried=False) is Extent.NAME
    assert limits(listed) == ("sealed: matches listed identifiers; finds no unlisted lawyer",)
