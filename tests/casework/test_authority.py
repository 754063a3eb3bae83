"""Authorities: what each kind of power needs, how files are written and read, and how one follows on another."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.casework import changes
from aboveboard.casework.authorities import as_toml, faults, narrower, read_authority
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.notice import LANGUAGES, notice
from aboveboard.casework.standing import State, dated, standing
from aboveboard.cli.ask import ask_authority, review_of, scope_of
from aboveboard.model.authority import Agreement, Authority, OnBehalf, Review, Scope
from aboveboard.model.powers import POWERS, Follows, power_named
from aboveboard.model.rules import RULES

JB = Actor("J. Beck")
COMMON: dict[str, Any] = {
    "reference": "12/2026",
    "issuer": "District Court",
    "purpose": "a test",
    "subject": "A. Example",
    "owner": "Example Ltd",
    "told": "handbook, signed 2025-01-01",
    "necessity": "a missing child",
    "valid_until": "2999-01-01",
    "review": Review(by="B. Judge", at="2026-01-01"),
    "on_behalf": OnBehalf("C. Heir", "A. Example", "executor"),
    "own_phone": True,
}
ORDER = Authority("court order", **{k: COMMON[k] for k in ("reference", "issuer", "purpose", "subject")})


def whole(power: str) -> Authority:
    """An authority of this kind with what it needs and nothing more."""
    kind = power_named(power)
    assert kind is not None
    return Authority(power, **{name: COMMON[name] for name in kind.needs})


def put(authority: Authority, **values: Any) -> Authority:
    return msgspec.structs.replace(authority, **values)


def scoped(**values: Any) -> Authority:
    return put(ORDER, scope=Scope(**values))


# --- what each kind needs --------------------------------------------------------------------------------------------

KINDS = [p.name for p in POWERS]


@pytest.mark.parametrize("power", KINDS)
def test_each_kind_needs_what_it_says_and_each_refusal_has_its_rule(power: str) -> None:
    authority = whole(power)
    assert faults(authority) == []
    kind = power_named(power)
    assert kind is not None
    for name in kind.needs:
        without = put(authority, **{name: False if name == "own_phone" else None})
        found = faults(without)
        assert found, name
        assert name in found[0].says
        assert all(fault.rule in RULES for fault in found)


@pytest.mark.parametrize("words", ["agreement of the phone's user", "Consent", "permission"])
def test_an_agreement_is_no_power(words: str) -> None:
    assert [f.rule for f in faults(put(ORDER, power=words))] == ["agreement-beside"]


def test_a_word_that_is_no_kind_is_refused() -> None:
    assert [f.rule for f in faults(put(ORDER, power="curiosity"))] == ["power-kind"]


def test_an_urgent_use_says_when_its_review_is_due_and_ends_then() -> None:
    urgent = put(whole("statutory power"), review=Review(urgent="a life"))
    assert [f.rule for f in faults(urgent)] == ["statutory-review"]
    due = put(urgent, review=Review(urgent="a life", due="2001-01-01"))
    assert faults(due) == []
    assert dated(due, time.time_ns() // 1000).rule == "review-due"
    reviewed = put(due, review=Review(by="B. Judge", at="2001-01-01", urgent="a life", due="2001-01-01"))
    assert dated(reviewed, time.time_ns() // 1000).state is State.VALID


def test_dates_are_dates_and_in_their_order() -> None:
    assert [f.rule for f in faults(put(ORDER, valid_until="tomorrow"))] == ["dates"]
    assert [f.rule for f in faults(put(ORDER, valid_from="2026-02-01", valid_until="2026-01-01"))] == ["dates"]
    assert [f.rule for f in faults(scoped(since="2026-01-01", until="2026-01-01"))] == ["dates"]


def test_own_phone_goes_with_no_other_power() -> None:
    assert "own-sentence" in [f.rule for f in faults(put(ORDER, own_phone=True))]


# --- files and questions ---------------------------------------------------------------------------------------------


def test_a_file_reads_as_it_was_written(tmp_path: Path) -> None:
    words = 'Read "aloud"\nand \\ slashes\x7f\tand """quotes"""\n'
    full = put(
        Authority("statutory power", **{k: v for k, v in COMMON.items() if k != "own_phone"}),
        examiners=("J. Beck", "Zoë \u202ex"),
        agreement=Agreement("A. Example", "2026-01-01", "en", words, "A. Example"),
        scope=Scope(categories=("messages",), people=("+49 171 5550101",), undated=False, media="names"),
    )
    file = tmp_path / "a.toml"
    file.write_text(as_toml(full), "utf-8")
    assert read_authority(file) == full


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    left = list(lines)
    monkeypatch.setattr("aboveboard.cli.ask._line", lambda prompt: left.pop(0))  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    return left


def test_seven_questions_make_an_order(monkeypatch: pytest.MonkeyPatch) -> None:
    left = answers(
        monkeypatch,
        "2",
        "12/2026",
        "District Court",
        "A. Example; Example Ltd",
        "messages of March",
        "messages, calls 2026-03-01..2026-04-01",
        "2999-12-31; until the judgment is final",
    )
    made = ask_authority("x")
    assert left == []
    assert made.power == "court order or warrant"
    assert (made.subject, made.owner, made.holder) == ("A. Example", "Example Ltd", None)
    assert made.scope == Scope(categories=("messages", "calls"), since="2026-03-01", until="2026-04-01")
    assert (made.valid_until, made.retention) == ("2999-12-31", "until the judgment is final")


@pytest.mark.parametrize("power", [p for p in KINDS if p != "own phone"])
def test_questions_never_exceed_eight_and_refuse_nothing_but_what_is_missing(
    power: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def line(prompt: str) -> str:
        asked.append(prompt)
        if len(asked) == 1:
            return str(KINDS.index(power) + 1)
        if "covers" in prompt:
            return ""
        if "Until" in prompt:
            return "2999-01-01"
        return "A. Example; 2026-01-01" if "Reviewed" in prompt else "A; B"

    monkeypatch.setattr("aboveboard.cli.ask._line", line)
    assert faults(ask_authority("x")) == []
    assert len(asked) <= (8 if power in ("statutory power", "employer's policy", "estate or guardian") else 7)


def test_an_empty_answer_that_is_needed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "2", "", "", "", "", "", "")
    with pytest.raises(NotCovered) as refused:
        ask_authority("x")
    assert refused.value.rule == "power-needs"


def test_lines_of_scope_and_review() -> None:
    assert scope_of("2026-03-01..") == Scope(since="2026-03-01")
    with pytest.raises(CaseError, match="mesages"):
        scope_of("mesages")
    assert review_of("urgent: a life; due 2026-05-04") == Review(urgent="a life", due="2026-05-04")
    assert review_of("B. Judge; 2026-05-01") == Review(by="B. Judge", at="2026-05-01")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_what_why_and_on_what_power(language: str) -> None:
    made = put(scoped(categories=("messages",), since="2026-03-01"), purpose="an accident", retention="one year")
    words = notice(made, language)
    for said in ("messages", "2026-03-01", "an accident", "court order", "12/2026", "one year"):
        assert said in words
    assert "{" not in words


# --- one after another -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        ({}, {}, []),
        ({"categories": ("messages",)}, {}, []),
        ({"categories": ("messages",)}, {"categories": ("messages", "calls")}, []),
        ({"categories": ("messages", "calls")}, {"categories": ("messages",)}, ["categories"]),
        ({}, {"people": ("1",)}, ["people"]),
        ({"since": "2026-02-01"}, {"since": "2026-01-01"}, []),
        ({"since": "2026-02-01"}, {"since": "2026-03-01"}, ["since"]),
        ({"until": "2026-02-01"}, {"until": "2026-01-01"}, ["until"]),
        ({}, {"until": "2026-01-01", "undated": False}, ["until", "undated"]),
        ({"since": "2026-02-01", "undated": False}, {"since": "2026-02-01"}, []),
        ({"media": "names"}, {}, []),
        ({}, {"media": "names"}, ["media"]),
        ({}, {"tree": False}, ["tree"]),
    ],
)
def test_what_is_narrower(old: dict[str, Any], new: dict[str, Any], lacking: list[str]) -> None:
    assert narrower(scoped(**old), scoped(**new)) == lacking


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "keys"))
    return tmp_path


@pytest.fixture
def case(home: Path) -> Iterator[Case]:
    made = create_case(home / "x.case", scoped(categories=("messages",)), JB)
    yield made
    made.close()


def rule_of(call: Any) -> str:
    with pytest.raises(NotCovered) as refused:
        call()
    assert refused.value.rule in str(refused.value)
    return refused.value.rule


def test_no_case_begins_on_an_authority_that_lacks_something(home: Path) -> None:
    assert rule_of(lambda: create_case(home / "y.case", Authority("court order"), JB)) == "power-needs"
    assert not (home / "y.case").exists()


def test_who_is_not_named_may_not_act(home: Path) -> None:
    named = put(ORDER, examiners=("J. Beck",))
    assert rule_of(lambda: create_case(home / "y.case", named, Actor("K. Other"))) == "who-acts"
    made = create_case(home / "y.case", named, Actor("j.  beck"))
    assert rule_of(lambda: made.must_stand(Actor("K. Other"))) == "who-acts"
    made.close()


def test_widening_is_a_new_record_with_a_reason(case: Case) -> None:
    wider = scoped(categories=("messages", "calls"))
    assert rule_of(lambda: changes.widen(case, JB, wider, " ")) == "reason"
    changed = changes.widen(case, JB, wider, "order of 3 May")
    assert changed == {"scope.categories": (("messages",), ("messages", "calls"))}
    assert case.authority == wider
    assert [r.reason for r in changes.history(case)] == ["the case begins", "order of 3 May"]
    last = entries(case.db)[-1]
    assert (last.action, last.detail["what"], last.detail["reason"]) == (
        "alteration",
        "authority recorded",
        "order of 3 May",
    )
    assert rule_of(lambda: changes.widen(case, JB, scoped(categories=("calls",)), "x")) == "widen-only"
    assert rule_of(lambda: changes.widen(case, JB, put(wider, subject="B. Other"), "x")) == "one-subject"
    with pytest.raises(CaseError, match="recorded already"):
        changes.widen(case, JB, wider, "x")
    assert len(changes.history(case)) == 2


def test_an_order_that_is_withdrawn_freezes_until_a_court_speaks(case: Case) -> None:
    assert changes.withdraw(case, JB, "set aside") is Follows.FREEZE
    assert standing(case.db, case.authority).state is State.FROZEN
    assert rule_of(lambda: case.must_stand(JB)) == "frozen"
    policy = put(whole("employer's policy"), subject="A. Example")
    assert rule_of(lambda: changes.widen(case, JB, policy, "x")) == "frozen"
    assert rule_of(lambda: changes.withdraw(case, JB, "again", then=Follows.STOP)) == "frozen"
    changes.widen(case, JB, put(ORDER, reference="13/2026"), "the court ordered anew")
    case.must_stand(JB)


def test_a_policy_that_is_withdrawn_stops(home: Path) -> None:
    made = create_case(home / "y.case", whole("employer's policy"), JB)
    assert changes.withdraw(made, JB, "the works council objects") is Follows.STOP
    assert rule_of(lambda: made.must_stand(JB)) == "withdrawn"
    assert "works council" in standing(made.db, made.authority).says
    made.close()


def test_to_go_on_needs_another_power_and_says_which(case: Case) -> None:
    assert rule_of(lambda: changes.withdraw(case, JB, "x", then=Follows.CONTINUE)) == "reason"
    with pytest.raises(CaseError, match="another one is needed"):
        changes.withdraw(case, JB, "x", then=Follows.CONTINUE, under=put(ORDER, retention="1 year"))
    case.must_stand(JB)
    other = put(whole("civil order"), reference="C 7")
    changes.withdraw(case, JB, "lifted; the civil order stands", then=Follows.CONTINUE, under=other)
    case.must_stand(JB)
    assert case.authority == other
    said = [e.detail for e in entries(case.db) if e.detail["what"] == "power withdrawn"]
    assert [(d["follows"], d["under"]) for d in said] == [("continue", "civil order, C 7")]


def test_an_agreement_taken_back_stops_unless_the_power_is_relied_on_with_reasons(home: Path) -> None:
    agreed = put(ORDER, agreement=Agreement("A. Example", "2026-01-01", "en", "words", "A. Example"))
    for then, holds in ((None, False), (Follows.FREEZE, False), (Follows.CONTINUE, True)):
        made = create_case(home / f"{then}.case", agreed, JB)
        changes.withdraw(made, JB, "they took it back", "agreement", then)
        assert (standing(made.db, made.authority).state is State.VALID) == holds
        made.close()


def test_no_agreement_no_withdrawal_of_one(case: Case) -> None:
    with pytest.raises(CaseError, match="no agreement"):
        changes.withdraw(case, JB, "x", "agreement")


def test_an_expired_order_may_be_prolonged(home: Path) -> None:
    made = create_case(home / "y.case", put(ORDER, valid_until="2999-01-01"), JB)
    ended = put(ORDER, valid_until="2001-01-01")
    made.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(ended).decode(),))
    assert rule_of(lambda: made.must_stand(JB)) == "ended"
    changes.widen(made, JB, put(ORDER, valid_until="2999-01-01"), "prolonged on 1 June")
    made.must_stand(JB)
    made.close()


def test_what_runs_for_long_asks_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("aboveboard.casework.case.time.monotonic", lambda: now[0])
    ask = case.asking(JB)
    changes.withdraw(case, JB, "x")
    ask()  # Within the second it was asked in.
    now[0] += 1.0
    assert rule_of(ask) == "frozen"
