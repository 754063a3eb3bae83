"""Two reviewers of one case: each sees what the other marks, on the page that is open, and nothing of either is lost."""

from __future__ import annotations

import re
import threading
import time
from typing import Any

import pytest

from tests.web.conftest import Client, Desk, Reviews, until

TAG = "seen by the other"


@pytest.fixture(scope="module")
def other(reviews: Reviews) -> Client:
    """A second review of the same case, by somebody else."""
    return Client(reviews.open(reviews.case("android"), examiner="B. Second"))


def test_a_tag_of_the_other_comes_onto_the_open_page(seat: Any, other: Client) -> None:
    desk: Desk = seat("android")
    desk.go("/list/messages")
    desk.page.wait_for_timeout(1200)
    key = desk.page.evaluate("document.querySelector('[id^=\"marks-\"]').id.slice(6)")
    other.post("/mark", keys=key, what="tag", value=TAG)
    marked = time.monotonic()
    until(desk.page, f"document.querySelector('[id=\"marks-{key}\"]').textContent.includes('{TAG}')", seconds=10)
    took = time.monotonic() - marked
    other.post("/undo")
    until(desk.page, f"!document.querySelector('[id=\"marks-{key}\"]').textContent.includes('{TAG}')", seconds=10)
    desk.clean()
    # The page asks once a second; the rest is for a machine that has other things to do.
    assert took < 8


def test_marks_at_the_same_moment_are_all_kept(android: Client, other: Client) -> None:
    keys = list(dict.fromkeys(re.findall(r'id="marks-([^"]+)"', android.get("/list/messages").text)))[:20]
    assert len(keys) == 20

    def put(client: Client, value: str) -> None:
        for key in keys:
            client.post("/mark", keys=key, what="tag", value=value)

    both = [threading.Thread(target=put, args=(client, f"of {n}")) for n, client in enumerate((android, other))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    text = android.post("/marks/now", seen=" ".join(keys)).text
    assert text.count("of 0") == text.count("of 1") == 20
    # U takes back one's own actions alone.
    for _ in keys:
        android.post("/undo")
    text = other.post("/marks/now", seen=" ".join(keys)).text
    assert (text.count("of 0"), text.count("of 1")) == (0, 20)
    for _ in keys:
        other.post("/undo")
    assert "of 1" not in android.post("/marks/now", seen=" ".join(keys)).text
