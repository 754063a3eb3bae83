"""Blur, grey and mute: over all and over one, by key and by button, remembered for the case and the reviewer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import Case, create_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.veils import Veils
from tests.web.conftest import Client, Reviews
from tests.web.test_films import until


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    made: Case = create_case(tmp_path / "a.case", OWN_PHONE, Actor("a"))
    yield made
    made.close()


def test_one_file_says_its_own_and_the_rest_follows_all(case: Case) -> None:
    veils = Veils(case, "a")
    assert veils.of("EX", "x.jpg") == ("mute",)
    veils.draw(case, "blur", drawn=True)
    veils.draw(case, "blur", drawn=False, exhibit="EX", path="x.jpg")
    veils.draw(case, "grey", drawn=True, exhibit="EX", path="odd\udcff.jpg")
    again = Veils(case, "a")
    assert again.of("EX", "x.jpg") == ("mute",)
    assert again.of("EX", "y.jpg") == ("blur", "mute")
    assert again.of("EX/2", "x.jpg") == ("blur", "mute")
    assert again.of("EX", "odd\udcff.jpg") == ("blur", "grey", "mute")
    assert Veils(case, "b").of("EX", "y.jpg") == ("mute",)
    with pytest.raises(CaseError):
        veils.draw(case, "colour", drawn=True)


def items(client: Client) -> list[tuple[str, str]]:
    """(veil, item) of each picture of the gallery."""
    return re.findall(r'<img data-veil="([^"]*)" data-item="(\w+)"', client.get("/gallery").text)


@pytest.fixture
def own(reviews: Reviews, tmp_path: Path) -> Path:
    """A case of one's own: veils hold for everybody who looks at a case."""
    return shutil.copytree(reviews.case("android"), tmp_path / "own.case")


def test_what_is_chosen_holds_in_the_next_review(reviews: Reviews, own: Path) -> None:
    client = Client(reviews.open(own))
    (_, first), (_, second) = items(client)[:2]
    entries = client.get("/log").text.count("<tr")
    assert client.post("/veil", names="blur", item=first).json() == {"veil": "blur mute"}
    assert client.post("/veil", names="grey").json() == {"veil": "grey mute"}
    try:
        assert {i: v for v, i in items(client)}[first] == "blur grey mute"
        assert "data-grey" in client.get("/gallery").text
        other = Client(reviews.open(own))
        veils = [v for v, _ in items(other)]
        assert veils[0] == "blur grey mute"
        assert set(veils[1:]) == {"grey mute"}
        assert 'name="grey" checked' in other.get("/settings").text
    finally:
        client.post("/veil", names="blur", item=first)
        client.post("/veil", names="grey")
    assert {i: v for v, i in items(client)}[second] == "mute"
    assert client.get("/log").text.count("<tr") == entries
    assert client.http.post("/veil", data={"names": "colour"}).status_code == 400
    assert client.http.post("/veil", data={"names": "blur", "item": "abc"}).status_code == 400


def test_by_keys(seat: Any) -> None:
    desk = seat("android")
    page = desk.page
    desk.go("/gallery")
    page.keyboard.press("j")
    img = "document.querySelector('[data-current] img')"
    filters = f"getComputedStyle({img}).filter"
    page.keyboard.press("b")
    until(page, f"{filters}.includes('blur')")
    page.keyboard.press("g")
    until(page, f"{filters}.includes('grayscale')")
    others = "[...document.querySelectorAll('.shot:not([data-current]) img')].map(i => getComputedStyle(i).filter)"
    assert set(page.evaluate(others)) == {"none"}
    page.keyboard.press("b")
    page.keyboard.press("g")
    until(page, f"{filters} === 'none'")
    with page.expect_navigation():
        page.keyboard.press("V")
    everyone = "[...document.querySelectorAll('.shot img')].map(i => getComputedStyle(i).filter)"
    # The first one said its own before, and says it still.
    assert [f for f in page.evaluate(everyone)[1:] if "blur" not in f or "grayscale" not in f] == []
    assert page.evaluate(everyone)[0] == "none"
    with page.expect_navigation():
        page.keyboard.press("V")
    assert set(page.evaluate(everyone)) == {"none"}
    with page.expect_navigation():
        page.keyboard.press("Shift+M")
