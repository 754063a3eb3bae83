"""Every page on three screens, light and dark: no serious fault of access, no fault in the browser, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import SIZES

AXE = Path(__file__).parents[2] / "client" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "/",
    "/talks",
    "/list/calls",
    "/list/posts",
    "/list/web",
    "/list/notes",
    "/mail",
    "/coverage",
    "/files",
    "/gallery",
    "/people",
    "/timeline",
    "/map",
    "/audio",
    "/documents",
    "/report",
    "/log",
    "/exhibits",
    "/settings",
    "/help/query",
)

ASKED = {
    "light": {"resultTypes": ["violations"]},
    "dark": {
        "resultTypes": ["violations"],
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    },
}
"""What is asked of axe: a theme changes colours alone, so that in the second one no other rule can find anything else."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_pages_are_accessible(seat: Any, size: str, theme: str) -> None:
    desk = seat("android", size)
    page = desk.page
    desk.go("/settings")
    page.select_option("select[name=theme]", theme)
    with page.expect_navigation():
        page.locator("main form button").click()
    desk.go("/talks")
    talk = page.locator(".talk-row").first.get_attribute("href")
    for address in (*PAGES, str(talk)):
        desk.go(address)
        if page.locator("[data-open]").count() and not address.startswith("/mail"):
            page.locator("[data-open]").first.click()
            page.locator("[data-inspected]").wait_for()
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("(asked) => axe.run(document, asked)", ASKED[theme])
        faults = [
            (v["id"], [n["html"][:160] for n in v["nodes"][:3]])
            for v in found["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert not faults, (address, faults)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"{address} is wider than {size}"
        )
