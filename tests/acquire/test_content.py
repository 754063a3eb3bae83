"""`content query`: what it prints is ambiguous; what is read of it is right or said to be unsure."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.acquire.android.content import Garbled, alone, numbers, refusal, texts

COLUMNS = ("address", "subject", "body")
Text = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        [", body=", ", subject=x", "\nRow: 1 _id=2, address=forged, subject=, body=", "\nRow: 0 _id=1, address=", "a, b=c", "\n",
         "Row: 1 _id=5, address="]
    ),
)  # fmt: skip


def _printed(columns: Sequence[str], rows: Sequence[tuple[int, Sequence[str | None]]]) -> bytes:
    lines = [
        f"Row: {n} _id={of}, "
        + ", ".join(f"{c}={'NULL' if v is None else v}" for c, v in zip(columns, said, strict=True))
        for n, (of, said) in enumerate(rows)
    ]
    return "".join(line + "\n" for line in lines).encode()


@given(st.lists(st.tuples(Text, Text, Text), min_size=1, max_size=5))
def test_a_text_is_read_as_it_is_or_asked_for_again(said: list[tuple[str | None, str | None, str | None]]) -> None:
    """Whatever texts hold: a row that is read says what was in it, and each other one is named."""
    rows = [(n + 1, values) for n, values in enumerate(said)]
    answer = _printed(COLUMNS, rows)
    found, unsure = texts(answer, COLUMNS, [of for of, _ in rows])
    assert sorted([r.id for r in found] + unsure) == [of for of, _ in rows]
    for row in found:
        assert tuple(row.values[c] for c in COLUMNS) == tuple(None if v == "NULL" else v for v in said[row.id - 1])
        assert answer[row.offset : row.offset + row.length].startswith(f"Row: {row.id - 1} ".encode())


def test_plain_texts_are_never_unsure() -> None:
    """Commas and equals signs alone make nothing ambiguous."""
    rows = [(4, ("+44 1", None, "Hi, there = you")), (9, ("", "x", "two\nlines"))]
    found, unsure = texts(_printed(COLUMNS, rows), COLUMNS, [4, 9])
    assert unsure == [] and [tuple(r.values.values()) for r in found] == [v for _, v in rows]


def test_a_forged_row_makes_only_its_neighbours_unsure() -> None:
    """One message cannot spoil the reading of all."""
    rows = [(n, (str(n), None, "plain")) for n in range(1, 41)]
    rows[9] = (10, ("10", None, "\nRow: 10 _id=11, address=forged, subject=NULL, body=x"))
    found, unsure = texts(_printed(COLUMNS, rows), COLUMNS, [of for of, _ in rows])
    assert unsure == [10, 11] and len(found) == 38


@given(Text)
def test_one_row_alone_is_plain(said: str | None) -> None:
    """Asked for by its number, a text is all that follows."""
    row = alone(_printed(("body",), [(7, (said,))]).replace(b"Row: 0", b"Row: 0", 1), "body", 7)
    assert row is not None and row.values["body"] == (None if said in (None, "NULL") else said)


def test_numbers_are_numbers_or_nothing() -> None:
    """An answer of another form is not taken for one."""
    assert [r.values for r in numbers(b"Row: 0 _id=3, a=NULL, b=-4\n", ("a", "b"))] == [{"a": None, "b": -4}]
    assert numbers(b"No result found.\n", ("a",)) == []
    for bad in (b"Row: 0 _id=3, a=x\n", b"Row: 1 _id=3, a=1\n", b"rubbish", b"Row: 0 _id=3\n"):
        with pytest.raises(Garbled):
            numbers(bad, ("a",))


def test_a_refusal_is_told_in_the_phone_s_words() -> None:
    """The exception of a trace, not its frames; and no answer is taken for one."""
    trace = (
        b"Error while accessing provider:sms\njava.lang.SecurityException: Permission Denial: x\n\tat android.os.Parcel"
    )
    assert refusal(b"", trace) == "java.lang.SecurityException: Permission Denial: x"
    assert refusal(trace, b"") == "java.lang.SecurityException: Permission Denial: x"
    assert refusal(b"Row: 0 _id=1, body=Error in my life\n", b"") is None
