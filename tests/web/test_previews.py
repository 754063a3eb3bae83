"""Previews as pages get them: at once, encrypted in the case, and none of what is sensitive."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path
from typing import Any

from PIL import Image

from aboveboard.demo import Rounds, build_iphone
from tests.web.conftest import Client, Reviews

PREVIEW = re.compile(r'src="(/preview/\w+)"')


def of_talks(client: Client) -> list[str]:
    """The addresses of all previews that conversations have."""
    talks = dict.fromkeys(re.findall(r'href="(/talk/[\w.-]+)', client.get("/talks").text))
    return list(dict.fromkeys(a for talk in talks for a in PREVIEW.findall(client.get(talk).text)))


def come(client: Client, addresses: list[str]) -> dict[str, list[int]]:
    """Waits as the pages' script does."""
    words = " ".join(a.removeprefix("/preview/") for a in addresses)
    until = time.monotonic() + 60
    while True:
        found = client.post("/previews/wanted", words=words).json()
        if all(stage == 2 for stage, _ in found.values()) or time.monotonic() > until:
            return found
        time.sleep(0.1)


def test_a_page_never_waits_and_the_preview_comes(iphone: Client) -> None:
    addresses = of_talks(iphone)
    assert addresses
    started = time.monotonic()
    first = iphone.get(addresses[0])
    assert time.monotonic() - started < 2
    assert first.headers["cache-control"] == "no-store"
    assert {stage for stage, _ in come(iphone, addresses).values()} == {2}
    answers = [iphone.get(a) for a in addresses]
    pictures = [a for a in answers if a.headers["content-type"] in ("image/jpeg", "image/webp")]
    assert pictures
    for answer in pictures:
        image = Image.open(io.BytesIO(answer.content))
        assert max(image.size) <= 320
        assert "exif" not in image.info
    # What the page has now, it need not be given again.
    assert {newer for _, newer in come(iphone, addresses).values()} == {0}


def test_a_part_of_a_preview_is_given(iphone: Client) -> None:
    address = of_talks(iphone)[0]
    come(iphone, [address])
    whole = iphone.get(address).content
    part = iphone.http.get(address, headers={"range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, whole[2:6])
    assert part.headers["content-range"] == f"bytes 2-5/{len(whole)}"
    assert iphone.http.get(address, headers={"range": "bytes=-3"}).content == whole[-3:]
    assert iphone.http.get(address, headers={"range": f"bytes={len(whole)}-"}).status_code == 416


def test_nothing_readable_lies_in_the_case(iphone: Client) -> None:
    addresses = of_talks(iphone)
    come(iphone, addresses)
    body = iphone.get(addresses[0]).content
    for path in (iphone.review.case / "previews").iterdir():
        data = path.read_bytes()
        assert body[:64] not in data
        assert b"SQLite format 3" not in data
        assert b"Attachments" not in data


def test_an_address_of_nothing_is_refused(iphone: Client) -> None:
    assert iphone.http.get("/preview/abcdef").status_code == 400
    assert iphone.http.post("/previews/wanted", data={"words": "abcdef"}).status_code == 400


def test_what_is_sensitive_has_no_preview_and_gets_it_back(iphone: Client) -> None:
    talks = dict.fromkeys(re.findall(r'href="(/talk/[\w.-]+)', iphone.get("/talks").text))
    page = next(p for t in talks if PREVIEW.search(p := iphone.get(t).text))
    bubble = next(b for b in page.split("<article")[1:] if PREVIEW.search(b))
    key = re.findall(r'data-key="([^"]+)"', bubble)[0]
    address = PREVIEW.findall(bubble)[0]
    come(iphone, [address])
    assert iphone.get(address).headers["content-type"] == "image/jpeg"
    iphone.post("/mark", what="sensitive", value="yes", keys=key)
    try:
        hidden = iphone.get(address)
        assert hidden.headers["content-type"] == "image/svg+xml"
        assert "sensitive" in hidden.text
        assert come(iphone, [address]) == {address.removeprefix("/preview/"): [2, 0]}
        assert iphone.get(address).headers["content-type"] == "image/svg+xml"
    finally:
        iphone.post("/undo")
    come(iphone, [address])
    assert iphone.get(address).headers["content-type"] == "image/jpeg"


def test_an_encrypted_backup_says_that_it_needs_its_password(reviews: Reviews, tmp_path: Path) -> None:
    backup, case, secret = tmp_path / "backup", reviews.folder / "locked.case", tmp_path / "password"
    build_iphone(backup, form="backup-encrypted", iterations=Rounds(10, 10))
    secret.write_text("demo")
    reviews.run("examine", backup, "--case", case, "--own-phone", "--password-file", secret)
    client = Client(reviews.open(case))
    addresses = of_talks(client)
    come(client, addresses)
    said = client.get(addresses[0])
    assert said.headers["content-type"] == "image/svg+xml"
    assert "password" in said.text
    again = Client(reviews.open(case, "--password-file", secret))
    addresses = of_talks(again)
    come(again, addresses)
    assert again.get(addresses[0]).headers["content-type"] == "image/jpeg"


def test_evidence_that_is_gone_is_said(reviews: Reviews, tmp_path: Path) -> None:
    source, case = tmp_path / "phone", reviews.folder / "moved.case"
    build_iphone(source, form="ffs-dir", iterations=Rounds(10, 10))
    reviews.run("examine", source, "--case", case, "--own-phone")
    source.rename(tmp_path / "elsewhere")
    client = Client(reviews.open(case))
    addresses = of_talks(client)
    come(client, addresses)
    assert "--source" in " ".join(re.findall(">([^<]+)</text>", client.get(addresses[0]).text))


def test_the_browser_shows_what_came_meanwhile(seat: Any) -> None:
    desk = seat("iphone", "tablet")
    page = desk.page
    address = next(
        a for a in page.evaluate("fetch('/talks').then(r => r.text())").split('"')
        if a.startswith("/talk/") and "/preview/" in page.evaluate(f"fetch('{a}').then(r => r.text())")
    )  # fmt: skip
    desk.go(address)
    # What is not near the screen is not made.
    page.locator('img[src^="/preview/"]').first.scroll_into_view_if_needed()
    came = "() => [...document.querySelectorAll('img[src^=\"/preview/\"]')].some(i => i.complete && i.naturalWidth > 4)"
    until = time.monotonic() + 30
    while not page.evaluate(came) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert page.evaluate(came)
