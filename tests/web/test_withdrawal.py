"""Withdrawal and expiry take effect within two seconds, in an examination and in a review that run meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser

from aboveboard.casework.authorities import as_toml
from aboveboard.casework.case import Case, create_case, open_case
from aboveboard.casework.changes import widen, withdraw
from aboveboard.casework.custody import Actor, entries
from aboveboard.casework.errors import NotCovered
from aboveboard.casework.examine import Request, examine
from aboveboard.casework.look import search
from aboveboard.demo import build_android
from aboveboard.engine.nursery import Nursery
from aboveboard.engine.run import Progress
from aboveboard.model.authority import Authority, Scope
from aboveboard.model.query import Query, parse
from tests.web.conftest import Client, Reviews

SECONDS = 2.0
WHO = Actor("J. Beck")
POLICY = Authority(
    "employer's policy",
    reference="4.2",
    issuer="Example Ltd",
    purpose="a test",
    subject="A. Example",
    owner="Example Ltd",
    told="in writing",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "keys"))
    build_android(tmp_path / "phone.zip", form="zip")
    return tmp_path


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery.take()
    yield made
    made.close()


def stopped(case: Case, phone: Path, nursery: Nursery, first: str | None = None) -> tuple[float, str]:
    """Examine, and withdraw the power while files are read; (seconds from then to the end, the rule)."""
    other = case.again()
    since: list[float] = []

    def watch(progress: Progress) -> None:
        if progress.stage == "reading" and not since:
            withdraw(other, WHO, "taken back")
            since.append(time.monotonic())

    try:
        with pytest.raises(NotCovered) as refused:
            examine(case, WHO, Request(phone, first, workers=1), nursery, watch)
        return time.monotonic() - since[0], refused.value.rule
    finally:
        other.close()


def test_an_examination_that_runs_is_stopped(home: Path, nursery: Nursery) -> None:
    case = create_case(home / "x.case", POLICY, WHO)
    seconds, rule = stopped(case, home / "phone.zip", nursery)
    assert rule == "withdrawn"
    assert seconds < SECONDS
    said = [e.detail for e in entries(case.db) if e.detail["what"] == "examination stopped"]
    assert len(said) == 1
    assert "taken back" in said[0]["why"]
    assert not any(e.detail["what"] == "source examined" for e in entries(case.db))
    case.close()


def test_it_goes_on_where_a_further_authority_is_recorded(home: Path, nursery: Nursery) -> None:
    case = create_case(home / "x.case", POLICY, WHO)
    stopped(case, home / "phone.zip", nursery)
    widen(case, WHO, POLICY, "recorded anew")
    report = examine(case, WHO, Request(home / "phone.zip"), nursery, lambda _: None)
    assert report.records > 100
    case.close()


def test_what_is_covered_newly_comes_in_when_it_is_examined_again(home: Path, nursery: Nursery) -> None:
    def scoped(*categories: str) -> Authority:
        return Authority("published test data", purpose="a test", scope=Scope(categories=categories))

    def kinds(case: Case) -> set[str]:
        return {r["kind"] for r in search(case, WHO, Query(())).records}

    case = create_case(home / "x.case", scoped("calls"), WHO)
    before = examine(case, WHO, Request(home / "phone.zip"), nursery, lambda _: None)
    assert kinds(case) == {"Call"}
    calls = {r["key"] for r in search(case, WHO, parse("kind:Call")).records}
    widen(case, WHO, scoped("calls", "messages"), "order of 3 May")
    after = examine(case, WHO, Request(home / "phone.zip"), nursery, lambda _: None)
    assert kinds(case) == {"Call", "Message"}
    assert after.records > before.records
    # Keys stay, and nothing is there twice.
    assert {r["key"] for r in search(case, WHO, parse("kind:Call")).records} == calls
    whole = create_case(home / "y.case", scoped("calls", "messages"), WHO)
    at_once = examine(whole, WHO, Request(home / "phone.zip"), nursery, lambda _: None)
    assert (at_once.records, at_once.recovered) == (after.records, after.recovered)
    whole.close()
    case.close()


def case_of(reviews: Reviews, name: str, authority: Authority) -> Path:
    source, file, case = reviews.folder / "small.zip", reviews.folder / f"{name}.toml", reviews.folder / f"{name}.case"
    if not source.exists():
        build_android(source, form="zip")
    file.write_text(as_toml(authority), "utf-8")
    reviews.run("examine", source, "--case", case, "--authority", file)
    return case


def test_a_review_that_stands_open_is_cleared(reviews: Reviews, browser: Browser) -> None:
    case = case_of(reviews, "cleared", POLICY)
    review = reviews.open(case)
    page = browser.new_context().new_page()
    page.goto(review.address)
    page.goto(review.base + "/talks")
    page.wait_for_selector("main")
    assert "withdrawn" not in page.inner_text("main")
    reviews.run("authority", "withdraw", case, "--reason", "the works council objects")
    since = time.monotonic()
    page.wait_for_selector("[data-refused]", timeout=10_000)
    assert time.monotonic() - since < SECONDS
    assert "the works council objects" in page.inner_text("main")
    assert "(rule withdrawn:" in page.inner_text("main")
    page.context.close()
    time.sleep(1.5)  # The readers' end is entered by the watch, which looks once a second.
    review.end()
    said = reviews.run("authority", "show", case, "--json").stdout
    assert '"state": "withdrawn"' in said
    assert reviews.run("search", case, "the", codes=(2,)).stdout == ""


def test_a_review_ends_with_the_hour(reviews: Reviews, monkeypatch: pytest.MonkeyPatch) -> None:
    """Expiry needs nobody to act."""
    monkeypatch.setenv("ABOVEBOARD_HOME", reviews.environment["ABOVEBOARD_HOME"])
    given = Authority("published test data", purpose="a test")
    path = case_of(reviews, "hour", given)
    client = Client(reviews.open(path))
    assert client.get("/standing").json()["ended"] is None
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=2)
    soon = msgspec.structs.replace(given, valid_until=ends.strftime("%Y-%m-%dT%H:%M:%SZ"))
    case = open_case(path)
    case.db.execute("UPDATE authority SET authority = ?", (msgspec.json.encode(soon).decode(),))
    case.close()
    time.sleep(max(0.0, ends.timestamp() - time.time()) + SECONDS / 2)
    answer = client.http.get("/talks")
    assert answer.status_code == 403
    assert "(rule ended:" in answer.text


def test_a_page_asks_whether_it_may_stay(reviews: Reviews) -> None:
    client = Client(reviews.open(reviews.case("android")))
    assert re.search(r'src="/static/standing\.js"', client.get("/").text)
    assert client.get("/standing").json()["ended"] is None


def test_a_case_from_before_has_no_ends(home: Path) -> None:
    create_case(home / "x.case", POLICY, WHO).close()
    case = open_case(home / "x.case")
    assert not case.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'ends'").get
    case.must_stand(WHO)
    case.close()
