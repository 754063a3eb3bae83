"""Eight whole tasks on the fictional phones, by keyboard alone, in the dark, on three screens; at most three actions each.

An action is what one decides to do: a search, going to a page, walking a list to an entry and opening it, following a link.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.web.conftest import SIZES, Desk, Reviews

HERE = "() => document.querySelector('main [data-current]')?.textContent || ''"


class Actions:
    """Counts what a person does, all of it by keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done = 0

    def search(self, words: str) -> None:
        self.done += 1
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def go(self, letter: str) -> None:
        """To a page of the rail."""
        self.done += 1
        self.page.keyboard.press("l")
        with self.page.expect_navigation():
            self.page.keyboard.press(letter)

    def walk(self, words: str) -> None:
        """Down the list to the first entry with these words, and into it."""
        self.done += 1
        for _ in range(60):
            self.page.keyboard.press("j")
            if words in self.page.evaluate(HERE):
                break
        assert words in self.page.evaluate(HERE)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, words: str, *, leaves: bool = True) -> None:
        """Tab to a link or button with these words, and press it."""
        self.done += 1
        said = "() => document.activeElement?.matches('a, button') ? document.activeElement.textContent : ''"
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if words in self.page.evaluate(said):
                break
        assert words in self.page.evaluate(said)
        if leaves:
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.press("Enter")

    def open(self) -> None:
        """The first record."""
        self.done += 1
        self.page.keyboard.press("j")
        self.page.keyboard.press("Enter")
        self.page.locator("[data-inspected]").wait_for()

    def prove(self) -> None:
        self.done += 1
        self.page.keyboard.press("p")
        self.page.locator("[data-agrees=true]").wait_for()

    def dark(self) -> bool:
        """Whether light stands on dark."""
        colours = self.page.evaluate(
            "() => ['color', 'backgroundColor'].map((n) => getComputedStyle(document.documentElement)[n])"
        )
        ink, ground = (sum(map(int, re.findall(r"\d+", c)[:3])) for c in colours)
        return ink > 500 and ground < 150


@pytest.fixture(scope="module")
def rooms(browser: Browser, reviews: Reviews) -> dict[str, Any]:
    """A review of each phone, and the cookie that lets one in."""
    found: dict[str, Any] = {}
    for phone in ("iphone", "android"):
        review = reviews.open(reviews.case(phone))
        context = browser.new_context()
        context.new_page().goto(review.address)
        found[phone] = (review, context.storage_state())
        context.close()
    return found


@pytest.fixture(params=list(SIZES))
def acts(request: pytest.FixtureRequest, browser: Browser, rooms: dict[str, Any]) -> Iterator[Callable[[str], Actions]]:
    """`acts("iphone")` sits down in the dark; afterwards the browser must be clean and the page have been dark."""
    width, height = SIZES[request.param]
    taken: list[tuple[Actions, Desk]] = []

    def sit(phone: str) -> Actions:
        review, state = rooms[phone]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark", storage_state=state
        )
        desk = Desk(context.new_page(), review)
        desk.page.on("console", lambda m: desk.faults.append(m.text) if m.type == "error" else None)
        desk.page.on("pageerror", lambda e: desk.faults.append(str(e)))
        desk.page.on(
            "request", lambda r: None if r.url.startswith((review.base, "data:")) else desk.foreign.append(r.url)
        )
        desk.go("/")
        taken.append((Actions(desk.page), desk))
        return taken[-1][0]

    yield sit
    for does, desk in taken:
        assert does.dark()
        assert does.done <= 3
        assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        desk.page.context.close()
        desk.clean()


def test_a_message_in_chinese_and_its_proof(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.search('"转账" kind:Message service:ios.messages')
    does.open()
    assert "转账" in does.page.locator("[data-inspected]").inner_text()
    does.prove()


def test_arabic_typed_without_marks(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.search("محمد OR ارسلت kind:Message OR kind:Contact")
    assert re.search(r"[\u0600-\u06ff]", does.page.locator("main [data-key]").first.inner_text())
    does.open()


def test_a_person_across_apps(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.go("p")
    does.walk("Deniz")
    text = does.page.locator("main").inner_text()
    assert "whatsapp" in text
    assert "ios.messages" in text


def test_the_photo_taken_at_a_place(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.search("kind:Media has:place")
    does.open()
    assert "latitude" in does.page.locator("[data-inspected]").inner_text()


def test_the_call_before_a_message(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.search('"Did you lock the boathouse" kind:Message service:ios.messages')
    does.open()
    does.follow("In its conversation")
    page = does.page
    page.locator("#hit").wait_for()
    before = page.evaluate(
        """() => { const all = [...document.querySelectorAll('.bubble')]; const at = all.findIndex(b => b.id === 'hit');
        return all.slice(0, at).reverse().find(b => b.dataset.kind === 'Call')?.innerText || ''; }"""
    )
    assert "Call" in before


def test_what_was_deleted_on_a_day(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.search("state:deleted kind:Message since:2025-01")
    rows = does.page.locator("main [data-key]")
    assert rows.count() > 0
    assert "deleted: not in the live table" in rows.first.inner_text()
    does.open()
    does.prove()


def test_ten_items_tagged_numbered_and_printed(acts: Callable[[str], Actions]) -> None:
    does = acts("android")
    page = does.page
    does.search("kind:Call")
    page.keyboard.press("j")
    for _ in range(9):
        page.keyboard.press("Shift+J")
    page.keyboard.press("7")
    page.locator("#said p").wait_for()
    does.go("r")
    assert page.locator("main tbody tr").count() == 10
    with page.expect_download() as download:
        does.follow("As PDF", leaves=False)
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(download.value.path().read_bytes())).pages)
    numbers = page.locator("main tbody tr td:first-child").all_inner_texts()
    assert len(set(numbers)) == 10
    assert all(re.search(rf"\b{number}\b", text) for number in numbers)
    page.keyboard.press("u")
    page.locator("#said p").wait_for()


def test_who_else_is_in_a_group(acts: Callable[[str], Actions]) -> None:
    does = acts("iphone")
    does.go("c")
    does.walk("Surprise")
    members = does.page.locator('.pane-head a[href^="/person/"]')
    assert members.count() >= 3


def test_all_of_it_needs_no_other_host_and_leaves_no_words(seat: Callable[..., Any]) -> None:
    """The browser's own storage stays empty; `seat` looks that no request went elsewhere."""
    desk = seat("iphone")
    Actions(desk.page).search("转账")
    kept = desk.page.evaluate(
        "async () => ({local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, "
        "caches: (await caches.keys()).length, databases: (await indexedDB.databases()).length})"
    )
    assert kept == {"local": 0, "session": 0, "cookie": "", "caches": 0, "databases": 0}
