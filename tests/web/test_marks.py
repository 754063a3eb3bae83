"""Tags, notes and undo: one action each, in the log and on the page."""

from __future__ import annotations

import re
from typing import Any

from tests.web.conftest import Client, Reviews


def keys_of(page: str) -> list[str]:
    return re.findall(r'<tr data-key="([^"]+)"', page)


def test_one_action_many_records_one_undo(android: Client) -> None:
    keys = keys_of(android.get("/list/web").text)[:10]
    before = android.get("/log").text.count("marks: tag")
    android.post("/mark", what="tag", value="to paper", keys=" ".join(keys))
    page = android.get("/list/web").text
    assert page.count('<span class="tag">to paper<') == 10
    assert android.get("/log").text.count("marks: tag") == before + 1
    found = android.post("/search", q='tag:"to paper"').text
    assert sorted(keys_of(found)) == sorted(keys)
    assert set(keys_of(android.post("/search", q='-tag:"to paper" kind:Visit').text)).isdisjoint(keys)
    either = keys_of(android.post("/search", q='tag:"to paper" OR zzznowhere').text)
    assert sorted(either) == sorted(keys)
    android.post("/mark", what="note", value="<b>see</b>", keys=keys[0])
    assert "&lt;b&gt;see" in android.get(f"/record/{keys[0]}").text
    assert "note" in android.post("/undo").text
    assert "tag" in android.post("/undo").text
    assert "to paper" not in android.get("/list/web").text
    assert "Nothing of yours" in android.post("/undo").text
    assert "taken back" in android.get(f"/record/{keys[0]}").text


def test_what_is_sensitive_leaves_default_outputs(reviews: Reviews) -> None:
    case = reviews.case("android")
    client = Client(reviews.open(case))
    key = keys_of(client.get("/list/calendar").text)[0]
    client.post("/mark", what="sensitive", value="yes", keys=key)
    done = reviews.run("export", case)
    assert key not in done.stdout
    assert "1 marked sensitive" in done.stderr
    assert key in reviews.run("export", case, "--with-sensitive").stdout
    client.post("/undo")
    assert key in reviews.run("export", case).stdout


def test_wrong_marks_are_refused(android: Client) -> None:
    key = keys_of(android.get("/list/web").text)[0]
    for values in (
        {"what": "tag", "value": "", "keys": key},
        {"what": "tag", "value": "x" * 61, "keys": key},
        {"what": "tag", "value": "x\ny", "keys": key},
        {"what": "destroy", "value": "x", "keys": key},
        {"what": "tag", "value": "x", "keys": ""},
        {"what": "tag", "value": "x", "keys": "AAAA-AAAA-AAAA"},
    ):
        assert android.http.post("/mark", data=values).status_code == 400, values


def test_by_keyboard_alone(seat: Any) -> None:
    desk = seat("android")
    page = desk.page
    desk.go("/list/calls")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+J")
    page.keyboard.press("1")
    page.locator("#said p").wait_for()
    assert page.locator("main .tag", has_text="1").count() == 2
    page.keyboard.press("u")
    page.locator("main .tag").first.wait_for(state="detached")
    page.keyboard.press("Enter")
    page.locator("[data-inspected]").wait_for()
    page.keyboard.press("p")
    page.locator("[data-agrees=true]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("[data-inspected]").count() == 0
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
