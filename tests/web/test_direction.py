"""From right to left: the whole page turned, words in their own direction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aboveboard.web import session
from aboveboard.web.render import Pages
from aboveboard.web.session import Session, languages, text_direction
from tests.web.conftest import SIZES

ADDRESSES = ("/", "/talks", "/list/calls", "/people", "/gallery", "/timeline", "/map", "/coverage", "/log", "/settings")
LEFT = "(all) => { const one = document.querySelector(all); return one && one.getBoundingClientRect().left; }"


def turned(seat: Any, phone: str = "iphone", size: str = "laptop", **options: Any) -> Any:
    desk = seat(phone, size, **options)
    desk.page.request.post(
        desk.review.base + "/settings/change", form={"direction": "rtl"}, headers={"origin": desk.review.base}
    )
    return desk


@pytest.mark.parametrize("size", list(SIZES))
def test_the_layout_is_mirrored_and_nothing_is_wider_than_the_screen(seat: Any, size: str) -> None:
    desk = turned(seat, size=size)
    page = desk.page
    width = SIZES[size][0]
    for address in ADDRESSES:
        desk.go(address)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        brand = page.locator(".brand").bounding_box()
        assert brand and brand["x"] + brand["width"] > width * 0.9, address
        if size == "laptop":
            rail = page.locator(".rail").bounding_box()
            assert rail and round(rail["x"] + rail["width"]) == width, address
    desk.go("/list/calls")
    cells = page.locator("main tbody tr").first.locator("td:visible")
    first, last = cells.first.bounding_box(), cells.last.bounding_box()
    assert first and last and (first["x"] > last["x"] or first["y"] < last["y"])
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("[data-inspected]").wait_for()
    if size == "laptop":
        assert page.locator("#inspector").bounding_box()["x"] == 0
    page.keyboard.press("j")
    key = page.locator("main [data-current]").get_attribute("data-key")
    page.locator(f'[data-inspected="{key}"]').wait_for()


def test_arabic_bubbles_and_sides(seat: Any) -> None:
    desk = turned(seat)
    page = desk.page
    desk.go("/talks")
    with page.expect_navigation():
        page.locator('main .talk-row:has-text("ليلى")').first.click()
    found = page.evaluate(
        """() => { const box = document.querySelector(".talk-scroll").getBoundingClientRect();
        const of = (way) => [...document.querySelectorAll(`.bubble[data-way=${way}]`)].map((b) => b.getBoundingClientRect());
        const body = [...document.querySelectorAll(".bubble .body")];
        const arabic = body.filter((b) => /[\\u0600-\\u06ff]/.test(b.textContent[0]));
        const latin = body.filter((b) => /[A-Za-z]/.test(b.textContent[0]));
        return {out: of("outgoing").map((r) => r.left - box.left), in: of("incoming").map((r) => box.right - r.right),
          arabic: arabic.map((b) => getComputedStyle(b).direction), latin: latin.map((b) => getComputedStyle(b).direction)}; }"""
    )
    assert found["out"] and max(found["out"]) < 40
    assert found["in"] and max(found["in"]) < 40
    assert set(found["arabic"]) == {"rtl"}
    assert set(found["latin"]) <= {"ltr"}


def test_times_and_arrows_and_what_is_cut(seat: Any) -> None:
    """A time is not turned; who wrote to whom is; a long text is cut at its own end."""
    desk = turned(seat)
    page = desk.page
    desk.go("/list/calls")
    assert page.evaluate("getComputedStyle(document.querySelector('main time')).unicodeBidi") == "plaintext"
    page.fill("#q", "kind:Message OR kind:Email with:+12025550107")
    with page.expect_navigation():
        page.press("#q", "Enter")
    sides = page.evaluate(
        """() => [...document.querySelectorAll(".line")].filter((l) => l.querySelector(".to")).map((line) => {
        const [from, to] = line.querySelectorAll("bdi"), arrow = line.querySelector(".to");
        return [from.getBoundingClientRect().left >= arrow.getBoundingClientRect().left,
          to.getBoundingClientRect().left <= arrow.getBoundingClientRect().left, getComputedStyle(arrow).transform]; })"""
    )
    assert sides and all(s[0] and s[1] and s[2].startswith("matrix(-1") for s in sides)


def test_photos_go_the_way_that_arrows_point(seat: Any) -> None:
    for sit, key in ((lambda: seat("iphone"), "ArrowRight"), (lambda: turned(seat), "ArrowLeft")):
        desk = sit()
        page = desk.page
        desk.go("/gallery")
        with page.expect_navigation():
            page.locator("main .shot > a").first.click()
        older = page.locator('a[rel="next"]').get_attribute("href")
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.url.endswith(str(older))


def test_a_language_that_is_read_from_right_to_left_turns_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {text_direction(code) for code in ("ar", "he", "fa", "ur")} == {"rtl"}
    assert {text_direction(code) for code in ("en", "zh", "ru")} == {"ltr"}
    (tmp_path / "ar.po").write_text(
        'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Settings"\nmsgstr "الإعدادات"\n', "utf-8"
    )
    assert languages(tmp_path) == {"en": "English", "ar": "العربية"}
    monkeypatch.setattr(session, "LOCALES", tmp_path)
    one = Session()
    one.settings.change("language", "ar")
    about = {
        "name": "a.case",
        "examiner": "e",
        "own_phone": True,
        "kept": True,
        "spot": False,
        "power": "p",
        "reference": "",
    }
    page = Pages(one, about)("problem", words="w")
    assert '<html lang="ar" dir="rtl"' in page
    assert "الإعدادات" in page
    one.settings.change("direction", "ltr")
    assert one.settings.way == "ltr"
