"""Conversations in the browser."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import msgspec
import pytest

from tests.web.conftest import Client, Reviews


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
    page.wait_for_load_state()  # without its styles the page is longer
    assert "转账" in hit.inner_text()
    assert hit.locator("header b").inner_text().strip()
    # The conversation scrolls within the page, not the page itself, whose head would be gone.
    assert page.evaluate(
        "[document.scrollingElement.scrollTop, document.scrollingElement.scrollHeight - innerHeight]"
    ) == [
        0,
        0,
    ]


def rows_of(page: str) -> dict[str, str]:
    """The conversations of a list by their ids, as text."""
    found = re.findall(r'<a class="talk-row" data-row href="/talk/([^"]+)"[^>]*>(.*?)</a>', page, re.S)
    return {name: " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for name, text in found}


def test_the_list_tells_the_last_message_and_what_is_reviewed(iphone: Client, reviews: Reviews) -> None:
    lines = reviews.run("export", reviews.case("iphone")).stdout.splitlines()
    live = [r for r in map(msgspec.json.decode, lines) if r["kind"] == "Message" and r["provenance"]["state"] == "live"]
    threads: dict[str, list[dict[str, Any]]] = {}
    for record in live:
        if record["service"] == "ios.messages" and isinstance(record["thread"], str):
            threads.setdefault(record["thread"], []).append(record)
    last = {max(some, key=lambda r: r["at"])["body"]: some for some in threads.values()}
    before = rows_of(iphone.get("/talks").text)
    assert all("not reviewed" in row for row in before.values())
    of = {name: body for name, row in before.items() for body in last if str(body)[:40] in row}
    assert len(of) == len(last) > 3
    name, body = next((n, b) for n, b in of.items() if len(last[b]) > 2)
    keys = [r["key"] for r in last[body]]
    try:
        iphone.post("/mark", what="reviewed", value="", keys=keys[0])
        assert "1 reviewed" in rows_of(iphone.get("/talks").text)[name]
        iphone.post("/mark", what="reviewed", value="", keys=" ".join(keys[1:]))
        after = rows_of(iphone.get("/talks").text)
        assert "✓ reviewed" in after[name]
        assert {n: row for n, row in after.items() if n != name} == {n: r for n, r in before.items() if n != name}
        # The last message is told by no text where it is marked sensitive.
        newest = max(last[body], key=lambda r: r["at"])["key"]
        iphone.post("/mark", what="sensitive", value="yes", keys=newest)
        assert str(body)[:40] not in rows_of(iphone.get("/talks").text)[name]
    finally:
        for _ in range(3):
            iphone.post("/undo")
    assert rows_of(iphone.get("/talks").text) == before


def test_from_a_search_to_its_hits_and_back_to_a_person_and_by_a_key(seat: Any) -> None:
    desk = seat("iphone")
    page = desk.page
    page.fill("#q", "转账 kind:Message service:whatsapp")
    page.press("#q", "Enter")
    page.wait_for_url("**/found/**")
    search = page.url
    page.locator("[data-open]").first.click()
    with page.expect_navigation():
        page.get_by_text("In its conversation").click()
    n, of = map(int, re.findall(r"(\d+) of (\d+)", page.locator(".hits").inner_text())[0])
    assert 1 <= n <= of > 1
    with page.expect_navigation():
        page.get_by_text("Hits of the whole case").click()
    assert page.url == search
    page.locator("[data-current]").wait_for()
    desk.go("/talks")
    page.locator(".talk-row", has_text="4 people").first.click()
    choice = page.locator("select[name=person]")
    person = choice.locator("option").nth(1)
    name, value = person.inner_text(), str(person.get_attribute("value"))
    choice.select_option(value)
    with page.expect_navigation():
        page.get_by_role("button", name="Go").click()
    assert choice.input_value() == value
    assert page.locator("#hit header b").inner_text().strip() == name
    # By one key as a table, at the same record, and back.
    key = page.locator("#hit").get_attribute("data-key")
    page.locator("#hit").click()
    with page.expect_navigation():
        page.keyboard.press("d")
    assert page.locator("tr#hit").get_attribute("data-key") == key
    with page.expect_navigation():
        page.keyboard.press("d")
    page.locator("article.bubble").first.wait_for()


def test_an_answer_tells_what_it_answers_and_a_voice_note_is_heard_in_its_place(
    android: Client, iphone: Client
) -> None:
    lists = {client: rows_of(client.get("/talks").text) for client in (android, iphone)}
    pages = [client.get(f"/talk/{name}").text for client, rows in lists.items() for name in rows]
    answers = [a for page in pages for a in re.findall(r'<p class="reply">in answer to (.*?)</p>', page, re.S)]
    assert answers
    assert any("hit=" in a and re.sub("<[^>]+>", "", a).strip() for a in answers)
    assert any(
        re.search(r'<figure class="attachment sound"><audio controls[^>]* muted src="/preview/', p) for p in pages
    )


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
