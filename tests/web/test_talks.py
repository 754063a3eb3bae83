"""Conversations in the browser."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_a_hit_opens_in_mid_thread(seat: Any, size: str) -> None:
    desk = seat("iphone", size)
    page = desk.page
    page.fill("#q", "转账 kind:Message service:ios.messages")
    page.press("#q", "Enter")
    page.wait_for_url("**/found/**")
    page.locator("[data-open]").first.click()
    page.get_by_text("In its conversation").click()
    hit = page.locator("#hit")
    hit.wait_for()
    assert "转账" in hit.inner_text()
    assert hit.locator("header b").inner_text().strip()


def test_what_is_gone_keeps_its_height(seat: Any) -> None:
    """A column of flexible height would press the parts that are gone to nothing, and the way back would miss."""
    desk = seat("iphone", "phone")
    page = desk.page
    desk.go("/talks")
    page.locator(".talks a").first.click()
    page.locator(".talk-scroll").wait_for()
    tall = """() => {
        const gap = document.createElement("div");
        gap.dataset.gone = "";
        gap.style.height = "5000px";
        document.querySelector(".talk-scroll").append(gap);
        return gap.getBoundingClientRect().height;
    }"""
    assert page.evaluate(tall) == 5000
