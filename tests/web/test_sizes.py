"""What fits a screen, and what a finger can hit."""

from __future__ import annotations

from typing import Any

import pytest

TARGETS = (
    "button, select, textarea, summary, input:not([type=hidden], [type=checkbox], [type=range]), .button, .chip, .check, "
    ".rail a, .talk-row, a.back, .scrub a, main [data-key], main [data-row]"
)
SMALL = """
(all) => [...document.querySelectorAll(all)].filter((one) => one.checkVisibility() && !one.matches("button.link"))
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width && (box.height < 43.5 || box.width < 43.5)).map(([box, html]) => [box.width, box.height, html])
"""
PAGES = (
    "/",
    "/talks",
    "/people",
    "/list/calls",
    "/gallery",
    "/audio",
    "/mail",
    "/timeline",
    "/map",
    "/settings",
    "/report",
)


def test_eighteen_rows_on_a_full_screen(seat: Any) -> None:
    page = seat("android").page
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.fill("#q", "kind:Message")
    with page.expect_navigation():
        page.press("#q", "Enter")
    whole = """() => { const box = document.querySelector(".list-scroll").getBoundingClientRect();
      return [...document.querySelectorAll("main [data-key]")].filter((r) => { const o = r.getBoundingClientRect();
        return o.top >= box.top && o.bottom <= Math.min(box.bottom, innerHeight); }).length; }"""
    assert page.evaluate(whole) >= 18
    # And a sharp eye for what is tested: a row of double height would not do.
    page.evaluate("() => document.querySelectorAll('main td').forEach((td) => { td.height = 64; })")
    assert page.evaluate(whole) < 18


@pytest.mark.parametrize("size", ["tablet", "phone"])
def test_targets_are_44_pixels_for_a_finger(seat: Any, size: str) -> None:
    desk = seat("iphone", size, has_touch=True)
    page = desk.page
    for address in PAGES:
        desk.go(address)
        assert page.evaluate(SMALL, TARGETS) == [], address
    # A tap anywhere on a row opens its record.
    desk.go("/list/calls")
    page.locator("main [data-key] td").nth(2).tap()
    page.locator("[data-inspected]").wait_for()
    assert page.evaluate(SMALL, TARGETS.replace("main ", "#inspector ")) == []
