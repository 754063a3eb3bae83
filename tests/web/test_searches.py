"""Saved searches: kept in the case, run again, renamed, deleted and put back; and files of them."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework import searches as cases
from aboveboard.casework.case import Case, open_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.model.query import QueryError
from tests.web.conftest import Client, Reviews
from tests.web.test_hostile import HOSTILE, harmful

ME = Actor("me")
SECRET = "boathouse kind:Visit"


@pytest.fixture(scope="module")
def own(reviews: Reviews) -> Path:
    case = reviews.folder / "searches.case"
    shutil.copytree(reviews.case("android"), case)
    return case


@pytest.fixture(scope="module")
def client(reviews: Reviews, own: Path) -> Iterator[Client]:
    one = Client(reviews.open(own))
    yield one
    one.http.close()


@pytest.fixture
def case(reviews: Reviews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setenv("ABOVEBOARD_HOME", reviews.environment["ABOVEBOARD_HOME"])
    shutil.copytree(reviews.case("android"), tmp_path / "one.case")
    opened = open_case(tmp_path / "one.case")
    yield opened
    opened.close()


def numbered(client: Client, name: str) -> str:
    page = client.get("/searches").text
    found = re.search(rf'id="search-(\d+)">(?:(?!</li>).)*?<bdi>{re.escape(name)}</bdi>', page, re.S)
    assert found is not None
    return found[1]


def test_kept_run_renamed_deleted_and_put_back(client: Client) -> None:
    page = client.post("/searches/keep", name="Boats", q=SECRET, page="list").text
    assert "Boats" in page
    number = numbered(client, "Boats")
    assert "as many as on" in client.post("/searches/run", number=number).text
    # In the search box.
    options = client.get("/searches/options").text
    assert 'value="boathouse kind:Visit" label="Boats"' in options
    client.post("/searches/change", do="rename", number=number, name="Boats & houses")
    assert "Boats &amp; houses" in client.get("/list/calls").text
    client.post("/searches/change", do="delete", number=number)
    assert "Boats" not in client.get("/searches/options").text
    client.post("/searches/change", do="restore", number=number)
    assert "Boats" in client.get("/searches/options").text
    log = client.get("/log").text
    assert "saved search: kept" in log
    assert "saved search: deletion taken back" in log
    for word in ("Boats", "boathouse"):
        assert word not in log
    for values in (
        {"do": "rename", "number": number, "name": ""},
        {"do": "rename", "number": "x"},
        {"do": "delete", "number": "99"},
    ):
        assert client.http.post("/searches/change", data=values).status_code == 400
    taken = client.http.post("/searches/keep", data={"name": "Boats & houses", "q": "x"})
    assert taken.status_code == 400


def test_a_search_has_its_zone_and_its_end(client: Client) -> None:
    client.post("/settings/change", zone="Asia/Tokyo")
    client.post("/searches/keep", name="in Tokyo", q="kind:Call", page="list oldest")
    client.post("/settings/change", zone="UTC")
    answer = client.http.post("/searches/run", data={"number": numbered(client, "in Tokyo")})
    assert "oldest=true" in str(answer.url)
    assert 'value="Asia/Tokyo"' in answer.text
    client.post("/settings/change", zone="UTC")


def test_what_is_new_since(case: Case) -> None:
    made = cases.save(case, ME, "calls", "kind:Call")
    assert made.ran_at is None
    assert cases.ran(case, made.number, 20).found is None
    before = cases.ran(case, made.number, 26)
    assert (before.found, cases.saved(case, "calls").found) == (20, 26)


def test_what_cannot_be_kept(case: Case) -> None:
    for name in ("", "x" * 81, "two\nlines", "\u202e"):
        with pytest.raises(CaseError):
            cases.save(case, ME, name, "kind:Call")
    with pytest.raises(CaseError):
        cases.save(case, ME, "nothing", "  ")
    with pytest.raises(QueryError):
        cases.save(case, ME, "wrong", "kind:Bomb")
    assert cases.searches(case) == []
    with pytest.raises(CaseError, match="it keeps none"):
        cases.saved(case, "x")


def test_a_name_given_again_stays_when_a_deleted_one_comes_back(case: Case) -> None:
    one = cases.save(case, ME, "same", "kind:Call")
    cases.delete(case, ME, one.number)
    cases.save(case, ME, "same", "kind:Note")
    back = cases.restore(case, ME, one.number)
    assert back.name == f"same ({one.number})"
    assert cases.saved(case, "same").query == "kind:Note"


def test_a_file_holds_queries_alone_and_comes_back_the_same(case: Case) -> None:
    texts = ['"a \\"quoted\\" phrase', "转账 OR محمد", 'exact:"a\'b"', "\x7fx"]
    queries = ['"say ""so"""', texts[1], texts[2], "-kind:Call with:😀"]
    for number, query in enumerate(queries):
        cases.save(case, ME, f'n"{number}\\ 名', query, "Asia/Shanghai")
        cases.ran(case, number + 1, 12_345)
    text = cases.hand_out(case, ME)
    assert ME.name not in text.split()
    assert "12345" not in text
    assert len(tomllib.loads(text)["search"]) == 4
    kept = [(s.name, s.query, s.zone) for s in cases.searches(case)]
    for one in cases.searches(case):
        cases.delete(case, ME, one.number)
    offered = cases.offered(case, text.encode())
    assert [(o.name, o.query, o.zone, o.fault) for o in offered] == [(*k, "") for k in kept]
    assert cases.searches(case) == []
    cases.take_in(case, ME, text.encode())
    assert [(s.name, s.query, s.zone) for s in cases.searches(case)] == kept


def test_hostile_files(case: Case) -> None:
    for data in (
        b"",
        b"\xff\xfe",
        b"format = 2",
        b"format = 1",
        b"format = 1\nsearch = 3",
        b"x" * (cases.MOST_BYTES + 1),
        b"[" * 99_999,
    ):
        with pytest.raises(CaseError):
            cases.offered(case, data)
    odd = b'format = 1\n[[search]]\nname = "a"\nquery = "kind:Bomb"\n'
    odd += b'[[search]]\nname = "b"\nquery = "x"\nzone = "Mars"\npage = "/etc"\n'
    odd += b'[[search]]\nname = "b"\nquery = "y"\n[[search]]\nname = 3\nquery = ["z"]\n[[search]]\n'
    offered = cases.offered(case, odd)
    assert [bool(o.fault) for o in offered] == [True, False, True, False, True]
    assert (offered[1].zone, offered[1].page) == ("UTC", "list")
    assert [s.name for s in cases.take_in(case, ME, odd)] == ["b", "3"]


def test_hostile_names_are_text(client: Client) -> None:
    for number, name in enumerate(t for t in HOSTILE if len(t) <= 80 and t.isprintable()):
        client.post("/searches/keep", name=name, q=f'"{number} x"')
    for address in ("/searches", "/searches/options", "/list/calls", "/found"):
        page = client.http.get(address).text
        assert harmful(page) == []
    assert "&lt;script&gt;" in client.get("/searches").text


def test_a_file_is_shown_before_it_is_taken_in(client: Client, tmp_path: Path) -> None:
    text = 'format = 1\n[[search]]\nname = "<b>from elsewhere</b>"\nquery = "harbour"\n'
    text += '[[search]]\nname = "bad"\nquery = "kind:Bomb"\n'
    answer = client.http.post("/searches/offer", files={"file": ("s.toml", text.encode())})
    assert answer.status_code < 300, answer.text[:300]
    assert "&lt;b&gt;from elsewhere" in answer.text
    assert "There is no kind:Bomb" in answer.text
    assert "from elsewhere" not in client.get("/searches").text
    word = re.search(r'name="word" value="([^"]+)"', answer.text)
    assert word is not None
    assert "from elsewhere" in client.post("/searches/take", word=word[1]).text
    handed = client.get("/searches/file")
    assert handed.headers["content-disposition"].startswith("attachment")
    assert "harbour" in handed.text
    log = client.get("/log").text
    assert "saved search: taken in" in log
    assert "harbour" not in log
    assert client.http.post("/searches/take", data={"word": "nonsense"}).status_code == 400
    assert client.http.post("/searches/offer", files={"file": ("s.toml", b"\xff")}).status_code == 400


def test_on_the_command_line(reviews: Reviews, own: Path, tmp_path: Path) -> None:
    reviews.run("searches", "keep", own, "by hand", "kind:Call", "since:2024")
    first = reviews.run("search", own, "--saved", "by hand").stdout
    assert "records for kind:Call since:2024" in first
    assert "as many as on" in reviews.run("search", own, "--saved", "by hand").stdout
    assert "by hand: kind:Call since:2024" in reviews.run("searches", "list", own).stdout
    file = tmp_path / "s.toml"
    reviews.run("searches", "export", own, "-o", file)
    reviews.run("searches", "rename", own, "by hand", "by hand 2")
    assert "nothing is taken in yet" in reviews.run("searches", "import", own, file).stdout
    assert "1 taken in" in reviews.run("searches", "import", own, file, "--take").stdout
    assert "restore" in reviews.run("searches", "delete", own, "by hand").stdout


def test_keeping_and_running_in_the_browser(seat: Any) -> None:
    desk = seat("iphone")
    page = desk.page
    page.keyboard.press("/")
    page.keyboard.type("kind:Call")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("summary", has_text="Saved searches").press("Enter")
    page.get_by_label("Keep this one as").fill("all calls")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "all calls" in page.locator("[role=status]").first.inner_text()
    desk.go("/")
    page.keyboard.press("/")
    page.locator("#saved option").first.wait_for(state="attached")
    assert page.locator("#saved option").first.get_attribute("label") == "all calls"
    desk.go("/searches")
    page.locator("summary", has_text="Change").first.press("Enter")
    with page.expect_navigation():
        page.get_by_role("button", name="Delete").first.press("Enter")
    page.locator("summary", has_text="Deleted").wait_for()
