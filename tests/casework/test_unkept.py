"""A look without keeping: what stays in the case, and what is refused."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.changes import withdraw
from aboveboard.casework.custody import Actor, entries, first_fault
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.review.marks import mark
from aboveboard.casework.searches import hand_out
from aboveboard.casework.unkept import BEGUN, ENDED, unkept
from aboveboard.store.db import has_table

ACTOR = Actor("J. Beck")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    return create_case(tmp_path / "x.case", OWN_PHONE, ACTOR)


def test_marks_go_and_the_log_stays(case: Case) -> None:
    with unkept(case, ACTOR) as looked:
        assert looked.room.parent.name == "run"
        assert looked.key != case.key
        mark(looked, ACTOR, "tag", "seen", ["AAAA-AAAA-AAAA"])
        with closing(looked.again()) as other:
            assert has_table(other.db, "marked")
        room = looked.room
    assert not room.exists()
    assert not has_table(case.db, "marked")
    said = [e.detail["what"] for e in entries(case.db)]
    assert (said[0], said[1], said[-1], len(said)) == ("case opened", BEGUN, ENDED, 4)
    assert first_fault(case.db) is None


def test_what_goes_wrong_ends_it_too(case: Case) -> None:
    def fail() -> None:
        with unkept(case, ACTOR) as looked:
            rooms.append(looked.room)
            raise KeyboardInterrupt

    rooms: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        fail()
    assert not rooms[0].exists()
    assert entries(case.db)[-1].detail["what"] == ENDED


def test_a_withdrawal_elsewhere_ends_a_look(case: Case) -> None:
    with unkept(case, ACTOR) as looked, closing(open_case(case.path, actor=ACTOR)) as elsewhere:
        looked.must_stand(ACTOR)
        withdraw(elsewhere, ACTOR, "as they asked")
        with pytest.raises(NotCovered, match="withdrawn"):
            looked.must_stand(ACTOR)


def test_no_look_into_a_case_that_keeps_and_no_file_out_of_one(case: Case) -> None:
    with unkept(case, ACTOR) as looked, pytest.raises(CaseError, match="makes no file of searches"):
        hand_out(looked, ACTOR)
    case.db.execute("INSERT INTO exhibits (label, added_at) VALUES ('EX/1', 0)")
    with pytest.raises(CaseError, match="keeps what was examined"), unkept(case, ACTOR):
        pass
