"""Two people's phones beside each other: only by an authority of each, and only what went between the two."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
import pytest

from aboveboard.casework import changes
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.compare.phones import Asked, Item, beside, matched
from aboveboard.casework.custody import Actor, case_id, entries
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.examine import Request, examine
from aboveboard.casework.holds import seal
from aboveboard.cli.app import run
from aboveboard.demo import Rounds, build_android, build_iphone
from aboveboard.engine.nursery import Nursery
from aboveboard.model.authority import Authority, Scope

JO = Actor("J. Beck")
MIRA, DENIZ = "+12025550101", "+12025550102"


def authority(reference: str, other: str, **values: object) -> Authority:
    made = Authority("court order or warrant", reference=reference, issuer="Court", purpose="a test", subject=reference)
    return msgspec.structs.replace(made, compare_with=(other,), **values)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, Case]]:
    folder = tmp_path_factory.mktemp("phones")
    patch = pytest.MonkeyPatch()
    patch.setenv("ABOVEBOARD_HOME", str(folder / "keys"))
    build_iphone(folder / "mira.zip", form="ffs-zip", iterations=Rounds(10, 10))
    build_android(folder / "deniz.zip", form="zip")
    nursery = Nursery.take()
    made: list[Case] = []
    for name, mine, theirs in (("mira", "A/1", "B/2"), ("deniz", "B/2", "A/1")):
        case = create_case(folder / f"{name}.case", authority(mine, theirs), JO)
        examine(case, JO, Request(folder / f"{name}.zip"), nursery, lambda _: None)
        made.append(case)
    nursery.close()
    yield made[0], made[1]
    for case in made:
        case.close()
    patch.undo()


def to(case: Case, given: Authority) -> None:
    case.db.execute("DROP TABLE IF EXISTS ends")
    case.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(given).decode(),))


def test_what_went_between_the_two_is_in_both(cases: tuple[Case, Case]) -> None:
    before = [len(entries(case.db)) for case in cases]
    found = beside(*cases, JO, Asked((MIRA,), (DENIZ,)))
    assert len(found.pairs) >= 10
    for pair in found.pairs:
        assert pair.first.kind == pair.second.kind
        assert {pair.first.direction, pair.second.direction} == {"incoming", "outgoing"}
        assert pair.first.kind == "Call" or pair.first.said.split() == pair.second.said.split()
    assert found.apart is not None and abs(found.apart) < 60
    for case, other, count in zip(cases, reversed(cases), before, strict=True):
        (said,) = entries(case.db)[count:]
        assert (said.action, said.detail["what"]) == ("combination", "laid beside another phone")
        assert said.detail["other"] == case_id(other.db)
        assert said.detail["pairs"] == len(found.pairs)
        assert not [p for p in found.pairs if p.first.said and p.first.said in json.dumps(said.detail)]


def test_nobody_elses_records_are_looked_at(cases: tuple[Case, Case]) -> None:
    found = beside(*cases, JO, Asked((MIRA,), (DENIZ,)))
    keys = {p.first.key for p in found.pairs} | {i.key for i in found.only_first}
    every = {r["key"]: r for e in cases[0].exhibits() for r in (e.present(row) for row in e.rows())}
    named = json.dumps([every[key] for key in keys], default=str)
    assert DENIZ in named
    assert len(keys) < sum(r["kind"] in ("Message", "Call") for r in every.values())
    for key in keys:
        people = json.dumps([every[key].get(n) for n in ("sender", "recipients", "thread")], default=str)
        assert DENIZ[-7:] in people or "deniz" in people.casefold(), every[key]


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    ("how", "rule"),
    [
        ("silent", "two-phones"),
        ("another", "two-phones"),
        ("expired", "ended"),
        ("not begun", "not-begun"),
        ("withdrawn", "withdrawn"),
        ("somebody else", "who-acts"),
        ("sealed", "sealed"),
    ],
)
def test_either_authority_refuses(cases: tuple[Case, Case], which: int, how: str, rule: str) -> None:
    case = cases[which]
    own = case.authority
    if how in ("withdrawn", "sealed"):
        case.db.execute("SAVEPOINT trial")
    try:
        match how:
            case "silent":
                to(case, msgspec.structs.replace(own, compare_with=()))
            case "another":
                to(case, msgspec.structs.replace(own, compare_with=("C/3",)))
            case "expired":
                to(case, msgspec.structs.replace(own, valid_until="2001-01-01"))
            case "not begun":
                to(case, msgspec.structs.replace(own, valid_from="2999-01-01"))
            case "somebody else":
                to(case, msgspec.structs.replace(own, examiners=("K. Other",)))
            case "withdrawn":
                changes.withdraw(case, JO, "a test", then=changes.Follows.STOP)
            case _:
                seal(case, JO, "a test")
        with pytest.raises(NotCovered) as refused:
            beside(*cases, JO, Asked((MIRA,), (DENIZ,)))
        assert refused.value.rule == rule
    finally:
        if how in ("withdrawn", "sealed"):
            case.db.execute("ROLLBACK TO trial")
            case.db.execute("RELEASE trial")
        to(case, own)


def test_a_scope_without_messages_gives_none(cases: tuple[Case, Case]) -> None:
    """Rows outside never entered the case; here what the query gives is limited as the exhibit is."""
    assert Scope(categories=("calls",)).categories == ("calls",)
    with pytest.raises(CaseError, match="one and the same case"):
        beside(cases[0], cases[0], JO, Asked((MIRA,), (DENIZ,)))
    with pytest.raises(CaseError, match="say by what"):
        beside(*cases, JO, Asked((), (DENIZ,)))


def item(key: str, at: int, way: str, said: str = "x", kind: str = "Message") -> Item:
    return Item(key, kind, "s", f"2026-01-01T00:{at // 60:02}:{at % 60:02}.000000Z", way, said)


def test_pairs_are_the_nearest_and_each_is_used_once() -> None:
    first = (
        item("a", 0, "outgoing"),
        item("b", 30, "outgoing"),
        item("c", 60, "incoming"),
        item("d", 70, "outgoing", "y"),
    )
    second = (
        item("p", 2, "incoming"),
        item("q", 33, "incoming"),
        item("r", 58, "outgoing"),
        item("s", 71, "outgoing", "y"),
    )
    found = matched(first, second, 600)
    assert [(p.first.key, p.second.key, p.apart) for p in found.pairs] == [
        ("a", "p", 2.0),
        ("b", "q", 3.0),
        ("c", "r", -2.0),
    ]
    assert [i.key for i in found.only_first] == ["d"], "both went out: that is no pair"
    assert [i.key for i in found.only_second] == ["s"]
    assert found.apart == 2.0
    assert matched(first, second, 1).pairs == ()
    calls = matched((item("a", 0, "outgoing", "5 s", "Call"),), (item("p", 3, "incoming", "4 s", "Call"),), 600)
    assert len(calls.pairs) == 1


def test_the_command(
    cases: tuple[Case, Case], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ["aboveboard", "compare-phones", *(str(c.path) for c in cases), "--first-is", MIRA, "--second-is", DENIZ]
    monkeypatch.setattr("sys.argv", argv)
    monkeypatch.setenv("ABOVEBOARD_EXAMINER", "J. Beck")
    run()
    said = capsys.readouterr().out
    assert "messages and calls are in both phones" in said
    assert "neither says who held the phone" in said
