"""The timeline: every record in its step, from all of time down to seconds; filter, gaps, brush and list."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.web.conftest import Client, Reviews
from tests.web.test_people import serious


def total(text: str) -> int:
    found = re.search(r'<h1>Timeline <span class="count">([\d,]+)', text)
    assert found is not None
    return int(found[1].replace(",", ""))


def steps(text: str) -> list[tuple[str, str, int]]:
    """(word, label, records) of each step that has any."""
    found = re.findall(r'view=(\w+)" tabindex="-1"><rect class="step"[^>]*><title>(.*?): ([\d,]+)', text)
    return [(word, label, int(n.replace(",", ""))) for word, label, n in found]


def word_of(text: str) -> str:
    found = re.search(r'name="view" value="(\w+)"', text)
    assert found is not None
    return found[1]


def test_every_record_is_in_a_step_or_told_to_have_no_time(reviews: Reviews, iphone: Client) -> None:
    text = iphone.get("/timeline").text
    records = len(
        [
            json.loads(line)
            for line in reviews.run("export", iphone.review.case, "--format", "jsonl").stdout.splitlines()
        ]
    )
    undated = re.search(r"(\d+) records have no time", text)
    assert undated is not None
    assert total(text) + int(undated[1]) == records
    assert sum(n for _, _, n in steps(text)) == total(text)
    lanes = re.findall(r'<text class="lane"[^>]*>(\w+) ([\d,]+)</text>', text)
    assert sum(int(n.replace(",", "")) for _, n in lanes) == total(text)
    assert 'class="not-live"' in text


def test_steps_lead_down_to_seconds_and_keep_their_records(iphone: Client) -> None:
    text = iphone.get("/timeline").text
    units: list[str] = []
    while found := steps(text):
        unit = re.search(r"One step is one (\w+)", text)
        assert unit is not None
        units.append(unit[1])
        word, label, n = max(found, key=lambda s: s[2])
        text = iphone.get(f"/timeline?view={word}").text
        assert total(text) == n, label
    assert units == ["day", "hour", "minute"]
    assert "One step is one second" in text
    listed = iphone.get(f"/timeline/in/{word_of(text)}").text
    assert len(re.findall(r'<tr data-key="', listed)) == total(text)
    up = re.findall(r'<a class="chip" href="/timeline\?view=(\w+)"', text)
    assert total(iphone.get(f"/timeline?view={up[0]}").text) == total(iphone.get("/timeline").text)


def test_categories_are_left_out_and_looked_at_alone(iphone: Client) -> None:
    text = iphone.get("/timeline").text
    for name, n in re.findall(r'<text class="lane"[^>]*>(\w+) (\d+)</text>', text):
        only = re.search(rf'view=(\w+)"><text class="lane"[^>]*>{name} ', text)
        without = re.search(rf'view=(\w+)" aria-current="true" title="leave this out">✓ {name} ', text)
        assert only is not None
        assert without is not None
        assert total(iphone.get(f"/timeline?view={only[1]}").text) == int(n)
        assert total(iphone.get(f"/timeline?view={without[1]}").text) == total(text) - int(n)


def test_gaps_stand_where_no_step_does(iphone: Client) -> None:
    text = iphone.get("/timeline").text
    gaps = re.findall(r'<rect class="gap" x="([\d.]+)%" y="0" width="([\d.]+)%"[^>]*><title>nothing: ', text)
    assert gaps
    marks = [float(x) for x in re.findall(r'<rect class="step" x="([\d.]+)%"', text)]
    for x, width in gaps:
        assert not [m for m in marks if float(x) - 0.01 <= m < float(x) + float(width) - 0.01]


def test_times_are_those_of_the_chosen_zone_and_stand_in_no_address(iphone: Client) -> None:
    text = iphone.get("/timeline").text
    values = {"view": word_of(text), "from": "2025-10-01T00:00", "to": "2025-11-01T00:00"}
    answer = iphone.post("/timeline/go", **values)
    assert "2025" not in str(answer.url)
    times = re.findall(r'<time datetime="([^"]+)"', iphone.get(f"/timeline/in/{word_of(answer.text)}").text)
    assert times
    assert all("2025-10-01" <= t < "2025-11-01" for t in times)
    iphone.post("/settings/change", zone="Asia/Tokyo")
    try:
        tokyo = iphone.post("/timeline/go", **values).text
        first = re.findall(r'<time datetime="([^"]+)"', iphone.get(f"/timeline/in/{word_of(tokyo)}").text)
        assert all("2025-09-30T15:00" <= t < "2025-10-31T15:00" for t in first)
        assert 'name="from" value="2025-10-01T00:00:00"' in tokyo
    finally:
        iphone.post("/settings/change", zone="UTC")


def test_nonsense_is_refused(iphone: Client) -> None:
    word = word_of(iphone.get("/timeline").text)
    for values in (
        {},
        {"view": word},
        {"view": word, "from": "2025-02-01T00:00", "to": "2025-01-01T00:00"},
        {"view": word, "from": "0001-01-01T00:00", "to": "2025-01-01T00:00"},
        {"view": word, "first_step": "x", "last_step": "3"},
        {"view": word, "first_step": "3"},
    ):
        assert iphone.http.post("/timeline/go", data=values).status_code == 400, values
    assert iphone.http.get("/timeline?view=nothing").status_code == 400


@pytest.mark.parametrize("size", ["laptop", "tablet", "phone"])
def test_the_brush_and_the_list(seat: Any, size: str) -> None:
    desk = seat("iphone", size)
    page = desk.page
    desk.go("/timeline")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    chart = page.locator("#timeline")
    chart.scroll_into_view_if_needed()
    before = total(page.content())
    box = chart.bounding_box()
    y = box["y"] + 60
    page.mouse.move(box["x"] + box["width"] * 0.2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=5)
    with page.expect_navigation():
        page.mouse.up()
    assert 0 < total(page.content()) < before
    page.locator(".timeline-list [data-open]").first.click()
    page.locator("[data-inspected]").wait_for()
