"""The evidence tree, down to a file and back to its records."""

from __future__ import annotations

import re

from tests.web.conftest import Client


def test_from_the_top_to_a_file(android: Client) -> None:
    page = android.get("/files").text
    for _ in range(12):
        below = re.findall(r'href="(/files\?at=\w+)"><bdi>[^<]+/</bdi>', page)
        files = re.findall(r'href="(/file/\w+)"', page)
        if files:
            break
        page = android.get(below[0]).text
    assert files
    assert "Which artifacts read it" in android.get(files[0]).text


def test_a_record_leads_to_its_file(iphone: Client) -> None:
    key = re.findall(r'<tr data-key="([^"]+)"', iphone.get("/list/calls").text)[0]
    word = re.findall(r'href="(/file/\w+)"', iphone.get(f"/record/{key}").text)[0]
    page = iphone.get(word).text
    assert "records of it" in page
    assert re.search(r"<code>[0-9a-f]{64}</code>", page)
    assert "complete" in page


def test_addresses_of_other_pages_are_told(iphone: Client) -> None:
    word = iphone.post("/search", q="x").url.path.rsplit("/", 1)[1]
    assert iphone.http.get(f"/file/{word}").status_code == 400
    assert iphone.http.get(f"/files?at={word}").status_code == 400
