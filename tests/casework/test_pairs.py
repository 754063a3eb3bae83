"""Pairing: multisets, tolerance, best partners, and work that stays bounded."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.casework.compare import pairs
from aboveboard.casework.compare.facts import (
    QUARTER,
    Located,
    Sort,
    Value,
    direction_of,
    equal_sets,
    from_cells,
    identifiers_of,
    number_of,
    overlap,
    same,
    sort_of,
    text_of,
)
from aboveboard.casework.compare.pairs import LOOK, Column, Side, pair, shift_of, surplus

S = 1_000_000
COLUMNS = (
    Column("at", Sort.TIME),
    Column("direction", Sort.DIRECTION),
    Column("body", Sort.TEXT),
    Column("party", Sort.PEOPLE),
    Column("message_id", Sort.KEY),
)


def side(
    number: int,
    at: float | None,
    body: str | None = None,
    way: str | None = "incoming",
    who: str = "",
    key: str | None = None,
) -> Side[int]:
    when = None if at is None else Located(round(at * S), True, 1)
    return Side(number, (when, way, body, frozenset({who}) if who else None, key))


ROW = st.tuples(
    st.integers(0, 5),
    st.sampled_from(["hi", "a longer text than twenty", None]),
    st.sampled_from(["incoming", "outgoing"]),
)


@given(st.lists(ROW, max_size=30), st.randoms())
def test_the_same_rows_in_any_order_are_all_the_same(given_rows: list[tuple[int, str, str]], random: object) -> None:
    there = [side(i, at * 10, body, way) for i, (at, body, way) in enumerate(given_rows)]
    here = list(there)
    random.shuffle(here)  # type: ignore[attr-defined]
    found = pair(COLUMNS, there, here, S)
    assert len(found.pairs) == len(there)
    assert not any(p.differ for p in found.pairs)
    assert not found.only_there
    assert not found.only_here
    assert all(there[p.there].values == here[p.here].values for p in found.pairs)


@given(st.lists(ROW, max_size=20), st.lists(ROW, max_size=20))
def test_each_has_one_partner_at_most_and_none_is_lost(
    left: list[tuple[int, str, str]], right: list[tuple[int, str, str]]
) -> None:
    there = [side(i, *row) for i, row in enumerate(left)]
    here = [side(i, *row) for i, row in enumerate(right)]
    found = pair(COLUMNS, there, here, S)
    assert sorted([p.there for p in found.pairs] + found.only_there) == list(range(len(there)))
    assert sorted([p.here for p in found.pairs] + found.only_here) == list(range(len(here)))
    exact = sum((Counter(s.values for s in there) & Counter(s.values for s in here)).values())
    assert sum(not p.differ for p in found.pairs) >= exact
    assert found == pair(COLUMNS, there, here, S)


def test_the_tolerance_counts_to_its_end() -> None:
    for away, equal in ((0.0, True), (1.0, True), (1.5, False)):
        found = pair(COLUMNS, [side(0, 100.0, "text")], [side(0, 100.0 + away, "text")], S)
        assert (found.pairs != [] and not found.pairs[0].differ) is equal


def test_a_repeated_row_needs_a_repeated_record() -> None:
    found = pair(COLUMNS, [side(i, 5, "twice") for i in range(3)], [side(i, 5, "twice") for i in range(2)], S)
    assert (len(found.pairs), len(found.only_there), len(found.only_here)) == (2, 1, 0)
    assert surplus([side(i, 5, "twice") for i in range(3)]) == 2


def test_a_partner_is_found_by_the_strongest_that_is_shared() -> None:
    there = [
        side(0, 100, "one", key="k1"),
        side(1, 200, "a text that is long enough"),
        side(2, 300, "three", who="p:12025550101"),
    ]
    here = [
        side(0, 300.5, "other", who="p:12025550101"),
        side(1, 9e6, "a text that is long enough"),
        side(2, 50, "two", key="k1"),
    ]
    found = pair(COLUMNS, there, here, S)
    assert [(p.there, p.here, [COLUMNS[i].name for i in p.differ]) for p in found.pairs] == [
        (0, 2, ["at", "body"]),
        (1, 1, ["at"]),
        (2, 0, ["body"]),
    ]


def test_a_short_text_at_another_time_is_another_message() -> None:
    found = pair(COLUMNS, [side(0, 100, "ok")], [side(0, 5_000, "ok")], S)
    assert not found.pairs
    assert pair(COLUMNS, [side(0, 100, "ok")], [side(0, 100 + 7200, "ok")], S).pairs[0].differ == (0,), (
        "two hours: a zone"
    )


def test_a_time_and_a_direction_alone_do_not_make_a_pair_of_what_differs() -> None:
    assert not pair(COLUMNS, [side(0, 100, "one", who="o:a")], [side(0, 100, "two", who="o:b")], S).pairs


def test_who_sent_what_the_phone_sent_is_not_compared() -> None:
    columns = (Column("at", Sort.TIME), Column("direction", Sort.DIRECTION), Column("sender.name", Sort.PEOPLE))
    at = Located(5, True, 1)
    for way, differ in (("outgoing", ()), ("incoming", (2,))):
        left, right = (Side(0, (at, way, frozenset({f"o:{name}"}))) for name in ("localuser", "mira"))
        assert pairs._Matcher(columns, [left], [right], S).compared(left, right)[1] == differ


def test_the_shift_of_times_without_zone_is_one_that_all_share() -> None:
    def rows(*away: float) -> tuple[list[Side[int]], list[Side[int]]]:
        here = [side(i, 1000.0 * i, f"text {i}") for i in range(len(away))]
        there = [
            Side(i, (Located(round((1000.0 * i + a) * S), False, S), *here[i].values[1:])) for i, a in enumerate(away)
        ]
        return there, here

    found = shift_of(COLUMNS, *rows(7200, 7200, 7200.4), S)
    assert (found.us, found.pairs, found.agree) == (-8 * QUARTER, 3, True)
    assert shift_of(COLUMNS, *rows(20_700, 20_700), S).us == -23 * QUARTER, "Nepal"
    found = shift_of(COLUMNS, *rows(7200, 3600, 0), S)
    assert (found.us, found.pairs, found.agree, found.equal) == (0, 3, False, 1)
    assert shift_of(COLUMNS, *rows(7200, 7300), S).us == 0
    assert shift_of(COLUMNS, *rows(20 * 3600.0), S).us == 0, "no zone is so far away"
    assert shift_of(COLUMNS, [], [], S).pairs == 0


@pytest.mark.parametrize("shape", ["one time", "one text"])
def test_work_grows_with_the_rows_and_not_with_their_square(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands at one second, or with one text, and no two alike: each is looked at with a bounded number of others."""
    calls = 0
    compared = pairs._Matcher.compared

    def counted(self: pairs._Matcher[int], t: Side[int], h: Side[int]) -> tuple[int, tuple[int, ...]]:
        nonlocal calls
        calls += 1
        return compared(self, t, h)

    monkeypatch.setattr(pairs._Matcher, "compared", counted)
    count = 3000
    one_time = shape == "one time"
    there = [side(i, 5 if one_time else i * 50, f"a{i}" if one_time else "ok", who=f"o:a{i}") for i in range(count)]
    here = [
        side(i, 5 if one_time else 1e8 + i * 50, f"b{i}" if one_time else "ok", who=f"o:b{i}") for i in range(count)
    ]
    found = pair(COLUMNS, there, here, S)
    assert len(found.only_there) == count
    # At most three ways of looking, the one by time in three cells.
    assert calls <= count * 2 * LOOK * 5


# --- what counts as the same -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("(919) 888-7386", "+19198887386", True),
        ("19198887386@s.whatsapp.net", "Mobile: (919) 888-7386", True),
        ("0049 30 1234567", "+49301234567", True),
        ("Ann <Ann@Example.ORG>", "ann@example.org", True),
        ("ThisIs (@TDfir)", "TDfir", True),
        ("Áñn Bea", "ann  bea", True),
        ("+19198887386", "+19198887387", False),
        ("888-7386", "+19198887386", True),
        ("7386", "+19198887386", None),
        ("Ann", "+19198887386", None),
        ("Ann", "Bea", False),
        ("", "", None),
    ],
)
def test_identifiers(a: str, b: str, wanted: bool | None) -> None:
    assert overlap(identifiers_of(a), identifiers_of(b)) is wanted
    assert overlap(identifiers_of(b), identifiers_of(a)) is wanted


def test_lists_of_identifiers_are_equal_only_as_a_whole() -> None:
    one = identifiers_of("Mobile: (919) 888-7386\nHome: a@b.example")
    assert equal_sets(one, identifiers_of("a@b.example\n+19198887386"))
    assert not equal_sets(one, identifiers_of("+19198887386"))


@given(st.text(max_size=60))
def test_identifiers_of_any_text(text: str) -> None:
    found = identifiers_of(text)
    assert all(each[:2] in ("p:", "m:", "o:") and each[2:] for each in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("00:01:39", 99.0),
        ("1:39", 99.0),
        ("95", 95.0),
        ("18.0", 18.0),
        ("1.02:00:01", 93601.0),
        ("soon", None),
        ("nan", None),
    ],
)
def test_durations_and_numbers(text: str, wanted: float | None) -> None:
    assert number_of(text) == wanted


def test_directions() -> None:
    assert {w: direction_of(w) for w in ("Sent", "From me", "1", "Incoming", "Missed", "0", "sideways")} == {
        "Sent": "outgoing",
        "From me": "outgoing",
        "1": "outgoing",
        "Incoming": "incoming",
        "Missed": "incoming",
        "0": "incoming",
        "sideways": "sideways",
    }


def test_texts_fold_and_keep_what_tells_them_apart() -> None:
    assert text_of("Hé\u200bllo\r\nWorld") == text_of("hello world")
    assert text_of("👍") != text_of("👎")
    assert text_of("ok!") != text_of("ok?")
    long = "x" * 10_000
    assert text_of(long) == text_of(long)
    assert text_of(long) != text_of(long + "y")
    assert len(str(text_of(long))) < 200


VALUES: list[tuple[Sort, Value, Value, bool | None]] = [
    (Sort.BOOL, False, None, True),
    (Sort.BOOL, True, None, False),
    (Sort.TEXT, None, None, None),
    (Sort.TEXT, "a", None, False),
    (Sort.TIME, Located(0, True, 1), Located(2 * QUARTER, False, 1), True),
    (Sort.TIME, Located(0, True, 1), Located(QUARTER // 2, False, 1), False),
    (Sort.TIME, Located(0, True, 86_400 * S), Located(80_000 * S, True, 1), True),
]


@pytest.mark.parametrize(("sort", "a", "b", "wanted"), VALUES)
def test_absence_zones_and_days(sort: Sort, a: Value, b: Value, wanted: bool | None) -> None:
    assert same(sort, a, b, S) is wanted


def test_sorts_come_from_the_model() -> None:
    assert sort_of(("Message",), "at") is Sort.TIME
    assert sort_of(("Message",), "sender.name") is Sort.PEOPLE
    assert sort_of(("Message", "Call"), "message_id|call_id") is Sort.KEY
    assert sort_of(("Contact",), "identifiers") is Sort.IDENTIFIERS
    assert sort_of(("Message",), "reactions.at", "reactions") is Sort.TIME
    assert from_cells(Sort.PEOPLE, ["", "Ann", "+1 202 555 0101"]) == {"o:ann", "p:12025550101"}
    with pytest.raises(ValueError, match="no field"):
        sort_of(("Message",), "sneder")
