"""Discovery on stores of published schemas: no less is found than docs/discovery.md says, and little of it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.engine import discovery_measure
from tests.engine.discovery_measure import LOOKS, aside, beside_truth, published, sampled, totals
from tests.engine.published_stores import SECOND, STORES, THIRD, Published
from tests.engine.published_stores_eighth import EIGHTH
from tests.engine.published_stores_fifth import FIFTH
from tests.engine.published_stores_fourth import FOURTH
from tests.engine.published_stores_seventh import SEVENTH
from tests.engine.published_stores_sixth import SIXTH
from tests.engine.published_talk import Aside


@pytest.mark.parametrize(
    ("stores", "least"),
    [(STORES, {"Message": 744, "Contact": 19}), (SECOND, {"Message": 386}), (THIRD, {"Message": 404})],
    ids=["first", "second", "third"],
)
def test_stores_of_published_schemas(stores: Mapping[str, Callable[[], Published]], least: Mapping[str, int]) -> None:
    scores = published(stores)
    truth, right = totals(scores)
    assert sum(truth.values()) >= sum(least.values())
    assert {kind: right[kind] for kind in least} == least
    drawn, wrong, _ = sampled(scores)
    assert sum(wrong.values()) < 0.05 * drawn


@pytest.mark.parametrize(
    "stores", [FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH], ids=["fourth", "fifth", "sixth", "seventh", "eighth"]
)
def test_stores_kept_aside_show_no_less_than_at_the_first_look(stores: Mapping[str, Callable[[], Aside]]) -> None:
    scores = aside(stores)
    _, right = totals(scores)
    for kind in ("Message", "Call", "Contact"):
        assert right[kind] >= sum(LOOKS[s.store.path][0].get(kind, 0) for s in scores)
    flaws = [flaw for s in scores for _, flaw in s.judged]
    assert sum(f is not None for f in flaws) < 0.05 * len(flaws)


@pytest.mark.parametrize("stores", [FOURTH, FIFTH, SIXTH], ids=["fourth", "fifth", "sixth"])
def test_what_was_mended_for_these_stores_stays_so(stores: Mapping[str, Callable[[], Aside]]) -> None:
    truth, right = totals(aside(stores))
    assert all(right[kind] >= 0.95 * truth[kind] for kind in truth)


def test_records_of_decoys_count_as_wrong_and_rows_of_both_readings_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    made = FOURTH["FairEmail"]()
    drafts = [{**made.truth[0], "provenance": {"table": t, "rowid": n}} for t, n in sorted(made.spare)]
    logged = [{**made.truth[n], "provenance": {"table": "log", "rowid": n + 1}} for n in range(5)]
    told = [*made.truth, *drafts, *logged]
    monkeypatch.setattr(discovery_measure, "discovered", lambda _: told)
    (score,) = aside({"FairEmail": lambda: made})
    assert score.right == score.truth
    assert [f for _, f in score.judged if f] == ["Message of a decoy"] * 5
    assert len(score.judged) == len(made.truth) + 5


def test_records_of_files_are_known_by_their_times() -> None:
    made = FIFTH["Smart APP Control"]()
    calls = [{**r, "provenance": {"locator": f"$[{n}]"}} for n, r in enumerate(made.truth)]
    calls[0]["at"] = "2001-01-01T00:00:00.000000Z"
    beside_truth(made.truth, calls, file=True)
    assert [r["provenance"] == t["provenance"] for r, t in zip(calls, made.truth, strict=True)] == [False] + [True] * 45
