"""In Chinese no page says anything in English but what was found, recorded or is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web import alone
from tests.web.conftest import Reviews

NAMES = re.compile(
    r"Aboveboard|SHA-256|UTC|PDF|HTML|GPS|gps|Wi-?Fi|MAC|IMEI|IMSI|ICCID|SSID|BSSID|SIM|SQLite|English|Natural Earth|"
    r"Members|Turbo|Biome|Protobuf|LevelDB|KnowledgeC|Safari|Cookie|iOS|iTunes|adb|zip|Android|allowBackup|kHz|Hz|(?:Shift|Enter|Esc|Ctrl)\b|"
    r"P-…|\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b|\b[PT]-[0-9A-Z]{8}\b|\b[KMGT]?B\b|\b[A-Z]\b"
)
"""Names, units and keys, which stand so in Chinese too."""
OURS = """
() => {
  // What is found, recorded or a name is marked as such: it keeps its own direction, or is quoted as English.
  const theirs = "bdi, code, time, pre, [dir=auto], [lang=en], .path, .tag, script, style, template, .leaflet-control, "
    + "kbd, .says, .case, option, svg .name, svg title";
  const theirs_too = ["zone", "camera", "album", "source", "language", "one", "encoding"].map((n) => `[name=${n}]`);
  const chosen = `select:not(${theirs_too}) option`;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const title = document.querySelector("h1 bdi, h1.path, h2 bdi") ? "" : document.title.split(" · ")[0];
  const found = [title];
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(theirs)) found.push(walk.currentNode.data);
  for (const one of document.querySelectorAll("[aria-label], [placeholder]"))
    if (!one.closest(theirs) && !one.matches("audio, video, [data-key], .pane, img"))
      found.push(one.getAttribute("aria-label") || "", one.getAttribute("placeholder") || "");
  for (const one of document.querySelectorAll(chosen)) found.push(one.textContent.replace(/\\(.*\\)/, ""));
  return found;
}
"""


def untranslated(page: Page) -> list[str]:
    """Texts of ours that hold a word in Latin letters."""
    return sorted({t.strip() for t in page.evaluate(OURS) if re.search(r"[A-Za-z]{2,}", NAMES.sub("", t))})


@pytest.fixture(scope="module", params=["iphone", "android"])
def page(request: pytest.FixtureRequest, browser: Browser, reviews: Reviews) -> Iterator[tuple[Page, str]]:
    review = reviews.open(reviews.case(request.param))
    context = browser.new_context()
    one = context.new_page()
    one.goto(review.address)
    one.request.post(review.base + "/settings/change", form={"language": "zh"}, headers={"origin": review.base})
    yield one, review.base
    context.close()


def test_every_page_is_chinese(page: tuple[Page, str]) -> None:
    one, base = page
    left: dict[str, Any] = {}

    def look() -> None:
        one.wait_for_function("() => !document.querySelector('#part > .faint:only-child')")
        for text in untranslated(one):
            left.setdefault(text[:160], one.url.removeprefix(base))

    visited = alone.walk(one, base, look)
    assert len(visited) > 40
    one.goto(base + "/list/calls")
    one.goto(base + str(one.locator("main [data-open]").first.get_attribute("href")))
    one.locator("[data-prove]").click()
    one.locator("[data-agrees]").wait_for()
    look()
    assert not left, "\n".join(f"{where}: {text}" for text, where in sorted(left.items(), key=lambda i: i[1]))


def test_what_is_english_is_seen(page: tuple[Page, str]) -> None:
    one, base = page
    one.goto(base + "/settings")
    one.evaluate("() => { document.querySelector('main h1').textContent = 'Settings of it'; }")
    assert untranslated(one) == ["Settings of it"]
