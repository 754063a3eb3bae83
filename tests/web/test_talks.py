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
