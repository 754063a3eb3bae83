"""Documents: those that records speak of and those that lie there, with text and first page."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from tests.formats.test_previews import WORD, office, pdf
from tests.web.conftest import Client, Reviews
from tests.web.test_previews import PREVIEW, come

LINK = re.compile(r'href="(/documents/one/\w+)"><bdi>([^<]*)</bdi>')


@pytest.fixture(scope="module")
def papers(reviews: Reviews, tmp_path_factory: pytest.TempPathFactory) -> Client:
    source, case = tmp_path_factory.mktemp("papers") / "phone", reviews.folder / "papers.case"
    folder = source / "data" / "media" / "0" / "Download"
    folder.mkdir(parents=True)
    (folder / "ferry.pdf").write_bytes(pdf("Ferry to Almada"))
    (folder / "broken.pdf").write_bytes(pdf()[:90])
    (folder / "letter.docx").write_bytes(office("word/document.xml", WORD))
    (folder / "words.txt").write_text("<script>alert(1)</script> naïve")
    (folder / "picture.bin").write_bytes(b"\x7fELF" + bytes(100))
    reviews.run("examine", source, "--case", case, "--own-phone")
    return Client(reviews.open(case))


def listed(client: Client) -> dict[str, str]:
    return {name: address for address, name in LINK.findall(client.get("/documents").text)}


def text_of(client: Client, address: str) -> str:
    until = time.monotonic() + 30
    while "hx-get" in (part := client.get(address.replace("/one/", "/text/")).text):
        assert time.monotonic() < until
        time.sleep(0.1)
    return part


def test_what_is_a_document_is_listed(papers: Client) -> None:
    assert set(listed(papers)) == {"ferry.pdf", "broken.pdf", "letter.docx", "words.txt"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ferry.pdf", "Ferry to Almada"),
        ("letter.docx", "Um dois\n三"),
        ("words.txt", "&lt;script&gt;alert(1)&lt;/script&gt; naïve"),
        ("broken.pdf", "cannot be decoded"),
    ],
)
def test_its_text_is_shown_inert(papers: Client, name: str, said: str) -> None:
    address = listed(papers)[name]
    assert said in text_of(papers, address)
    assert said in papers.get(address).text


def test_the_first_page_of_a_pdf(papers: Client) -> None:
    address = listed(papers)["ferry.pdf"]
    preview = PREVIEW.findall(papers.get(address).text)
    assert len(preview) == 1
    come(papers, preview)
    assert papers.get(preview[0]).headers["content-type"] == "image/jpeg"
    assert PREVIEW.findall(papers.get(listed(papers)["letter.docx"]).text) == []


def test_what_is_sensitive_has_no_text(android: Client) -> None:
    page = android.get("/documents").text
    key = re.findall(r'data-key="([^"]+)"', page)[0]
    address = LINK.findall(page)[0][0]
    android.post("/mark", what="sensitive", value="yes", keys=key)
    try:
        assert "marked as sensitive" in text_of(android, address)
    finally:
        android.post("/undo")
    assert "marked as sensitive" not in text_of(android, address)


def test_a_text_comes_meanwhile_in_the_browser(seat: Any) -> None:
    desk = seat("android", "laptop")
    desk.go("/documents")
    desk.page.locator("a[href^='/documents/one/']").first.click()
    desk.page.wait_for_url("**/documents/one/**")
    desk.page.locator("pre.words, .missing").first.wait_for()


def test_addresses_hold_no_path(papers: Client) -> None:
    assert "ferry" not in listed(papers)["ferry.pdf"]
    assert papers.http.get("/documents/one/abc").status_code == 400
    assert Path(listed(papers)["ferry.pdf"]).name.isalnum()
