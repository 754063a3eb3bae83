"""The way back: to the place where one was, with what was chosen there; and pages on paper."""

from __future__ import annotations

import io
import time
from typing import Any

import pytest
from pypdf import PdfReader

from tests.web.conftest import SIZES, until

TOP = "(all) => document.querySelector(all).scrollTop"
# Where the first list of a page stands is kept a moment after it was scrolled: a busy machine takes longer for it.
KEPT = "Math.abs((navigation.currentEntry.getState()?.places?.[0]?.top ?? -9) - document.querySelector('{}').scrollTop) < 2"


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_back_from_a_conversation_is_where_one_was(seat: Any, size: str) -> None:
    page = seat("iphone", size).page
    page.set_viewport_size({"width": SIZES[size][0], "height": 480})
    page.goto(page.url + "talks")
    page.locator(".talks").evaluate("(box) => { box.scrollTop = box.scrollHeight / 3; }")
    until(page, KEPT.format(".talks"))
    before = page.evaluate(TOP, ".talks")
    assert before > 50
    row = page.evaluate(
        """() => { const box = document.querySelector(".talks").getBoundingClientRect();
        const within = (row) => row.getBoundingClientRect().top > box.top;
        return [...document.querySelectorAll(".talk-row")].find(within).getAttribute("href"); }"""
    )
    with page.expect_navigation():
        page.locator(f'.talk-row[href="{row}"]').click()
    page.locator(".bubble").first.wait_for()
    if size == "laptop":
        page.go_back()
    else:
        # A stack: what is read alone, and a way back.
        assert not page.locator(".pane.list").is_visible()
        with page.expect_navigation():
            page.locator("a.back").click()
    page.locator(f'.talk-row[href="{row}"][data-current]').wait_for()
    assert abs(page.evaluate(TOP, ".talks") - before) < 5


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_back_from_a_file_far_down_a_list(seat: Any, size: str) -> None:
    """Parts were fetched, records chosen and one opened; the list, the choice and the inspector are as they were."""
    page = seat("android", size).page
    page.fill("#q", "kind:Message OR kind:DeviceFact")
    with page.expect_navigation():
        page.press("#q", "Enter")
    rows = page.locator("main [data-key]")
    end = time.monotonic() + 40
    while rows.count() <= 140:
        assert time.monotonic() < end
        page.locator(".list-scroll").evaluate("(box) => { box.scrollTop = box.scrollHeight; }")
        page.wait_for_timeout(100)
    # By their keys: parts come and go while one scrolls, and places in the list with them.
    chosen = [rows.nth(n).get_attribute("data-key") for n in (130, 132)]
    for key in chosen:
        page.locator(f'main [data-key="{key}"] td').nth(2).click()
        page.keyboard.press("x")
    page.keyboard.press("Enter")
    page.locator(f'[data-inspected="{chosen[1]}"]').wait_for()
    until(page, KEPT.format(".list-scroll"))
    before = page.evaluate(TOP, ".list-scroll")
    with page.expect_navigation():
        page.locator('#inspector a[href^="/file/"]').first.click()
    page.go_back()
    page.locator(f'[data-inspected="{chosen[1]}"]').wait_for()
    page.locator(f'main [data-key="{chosen[1]}"][data-current]').wait_for()
    assert abs(page.evaluate(TOP, ".list-scroll") - before) < 20
    assert page.locator("main [data-chosen]").evaluate_all("all => all.map((one) => one.dataset.key)") == chosen
    # Back once more closes the inspector and stays.
    page.go_back()
    page.locator("[data-inspected]").wait_for(state="detached")
    assert "/found/" in page.url
    assert page.locator(f'main [data-key="{chosen[1]}"][data-current]').is_visible()


def test_the_history_keeps_keys_and_no_words(seat: Any) -> None:
    page = seat("iphone").page
    page.fill("#q", "转账")
    with page.expect_navigation():
        page.press("#q", "Enter")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    page.locator("[data-inspected]").wait_for()
    kept = page.evaluate("JSON.stringify([history.state, navigation.currentEntry.getState(), window.name])")
    assert page.locator("[data-inspected]").get_attribute("data-inspected") in kept
    assert "转" not in kept and "\\u8f6c" not in kept


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ("/list/calls", "main [data-key]:first-child time", "main .chunk:last-child tr:last-child time"),
        ("/coverage", "main h1", "main td:nth-child(2):visible"),
        ("talk", "main h1", ".bubble:last-child header b"),
        ("record", "main h2", "main .inspected .path a"),
    ],
)
def test_pages_on_paper_are_whole(seat: Any, address: str, first: str, last: str) -> None:
    """What stands on the page, above and below the screen's edge, is printed, dark on light, and nothing of the frame."""
    page = seat("iphone", color_scheme="dark").page
    base = page.url.rstrip("/")
    if address == "talk":
        page.goto(base + "/talks")
        with page.expect_navigation():
            page.locator(".talk-row").nth(2).click()
        page.locator(".bubble").first.wait_for()
    elif address == "record":
        page.goto(base + "/list/calls")
        page.goto(base + str(page.locator("main [data-open]").first.get_attribute("href")))
    else:
        page.goto(base + address)
    page.wait_for_timeout(300)
    wanted = [page.locator(s).last.text_content() for s in (first, last)]
    rows = page.locator("main tbody tr").count()
    pdf = PdfReader(io.BytesIO(page.pdf()))
    text = "".join(p.extract_text() for p in pdf.pages)
    squeezed = "".join(text.split())
    for words in wanted:
        assert "".join(str(words).split()) in squeezed, words
    if address == "/list/calls":
        assert text.count("ios.calls") + text.count("whatsapp") >= rows
    assert "Set zone" not in text and "To the content" not in text
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor").endswith((", 0)", "255)"))
