"""Eight whole tasks on the fictional phones, each in at most three actions from the overview to the hit."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.web.conftest import SIZES


class Actions:
    """Counts what a person does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done = 0

    def search(self, words: str) -> None:
        self.done += 1
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/found/**")

    def click(self, selector: str) -> None:
        self.done += 1
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def open(self) -> None:
        """The first record, by keyboard."""
        self.done += 1
        self.page.keyboard.press("j")
        self.page.keyboard.press("Enter")
        self.page.locator("[data-inspected]").wait_for()

    def prove(self) -> None:
        self.done += 1
        self.page.keyboard.press("p")
        self.page.locator("[data-agrees=true]").wait_for()


@pytest.fixture
def acts(seat: Callable[..., Any]) -> Callable[..., Actions]:
    return lambda phone, size="laptop": Actions(seat(phone, size).page)


@pytest.mark.parametrize("size", list(SIZES))
def test_a_message_in_chinese_and_its_proof(acts: Callable[..., Actions], size: str) -> None:
    does = acts("iphone", size)
    does.search('"转账" kind:Message service:ios.messages')
    does.open()
    assert "转账" in does.page.locator("[data-inspected]").inner_text()
    does.prove()
    assert does.done <= 3


@pytest.mark.parametrize("size", list(SIZES))
def test_arabic_typed_without_marks(acts: Callable[..., Actions], size: str) -> None:
    does = acts("iphone", size)
    does.search("محمد OR ارسلت kind:Message OR kind:Contact")
    assert re.search(r"[\u0600-\u06ff]", does.page.locator("main [data-key]").first.inner_text())
    does.open()
    assert does.done <= 3


@pytest.mark.parametrize("size", list(SIZES))
def test_a_person_across_apps(acts: Callable[..., Actions], size: str) -> None:
    does = acts("iphone", size)
    does.click('nav a[href="/people"]')
    does.click('main a[href^="/person/"]:has-text("Deniz")')
    text = does.page.locator("main").inner_text()
    assert "whatsapp" in text
    assert "ios.messages" in text
    assert does.done <= 3


def test_the_photo_taken_at_a_place(acts: Callable[..., Actions]) -> None:
    does = acts("iphone")
    does.search("kind:Media has:place")
    does.open()
    assert "latitude" in does.page.locator("[data-inspected]").inner_text()
    assert does.done <= 3


def test_the_call_before_a_message(acts: Callable[..., Actions]) -> None:
    does = acts("iphone")
    does.search('"Did you lock the boathouse" kind:Message service:ios.messages')
    does.open()
    does.click('[data-inspected] a:has-text("In its conversation")')
    page = does.page
    page.locator("#hit").wait_for()
    before = page.evaluate(
        """() => { const all = [...document.querySelectorAll('.bubble')]; const at = all.findIndex(b => b.id === 'hit');
        return all.slice(0, at).reverse().find(b => b.dataset.kind === 'Call')?.innerText || ''; }"""
    )
    assert "Call" in before
    assert does.done <= 3


def test_what_was_deleted_on_a_day(acts: Callable[..., Actions]) -> None:
    does = acts("iphone")
    does.search("state:deleted kind:Message since:2025-01")
    rows = does.page.locator("main [data-key]")
    assert rows.count() > 0
    assert "deleted: not in the live table" in rows.first.inner_text()
    does.open()
    does.prove()
    assert does.done <= 3


def test_ten_items_tagged_numbered_and_printed(seat: Callable[..., Any]) -> None:
    desk = seat("android")
    page = desk.page
    does = Actions(page)
    does.search("kind:Call")
    page.keyboard.press("j")
    for _ in range(9):
        page.keyboard.press("Shift+J")
    page.keyboard.press("7")
    page.locator("#said p").wait_for()
    does.click('nav a[href="/report"]')
    assert page.locator("main tbody tr").count() == 10
    with page.expect_download() as download:
        page.locator('main a[href^="/report/pdf/"]').click()
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(download.value.path().read_bytes())).pages)
    assert all(re.search(rf"\b{number}\b", text) for number in range(1, 11))
    page.keyboard.press("u")
    page.locator("#said p").wait_for()


def test_who_else_is_in_a_group(acts: Callable[..., Actions]) -> None:
    does = acts("iphone")
    does.click('nav a[href="/talks"]')
    does.click('main .talk-row:has-text("Surprise")')
    members = does.page.locator('.pane-head a[href^="/person/"]')
    assert members.count() >= 3
    assert does.done <= 3


def test_all_of_it_needs_no_other_host_and_leaves_no_words(seat: Callable[..., Any]) -> None:
    """The browser's own storage stays empty; `seat` looks that no request went elsewhere."""
    desk = seat("iphone")
    Actions(desk.page).search("转账")
    kept = desk.page.evaluate(
        "async () => ({local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, "
        "caches: (await caches.keys()).length, databases: (await indexedDB.databases()).length})"
    )
    assert kept == {"local": 0, "session": 0, "cookie": "", "caches": 0, "databases": 0}
