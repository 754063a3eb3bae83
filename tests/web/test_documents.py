"""Documents: those that records speak of and those that lie there, with text and first page."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework.review.texts import excerpt, pieces, spots, terms_of
from tests.formats.test_previews import BOOK, RTF, SHEETS, WORD, office, pdf, zipped
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
    (folder / "book.epub").write_bytes(zipped(BOOK))
    (folder / "rich.rtf").write_bytes(RTF)
    (folder / "sums.xlsx").write_bytes(zipped(dict(SHEETS)))
    (folder / "story.txt").write_text("a line of it\n" * 20_000 + "and Zürich at the end\n" + "more of it\n" * 30_000)
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
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
    assert set(listed(papers)) == {
        *("ferry.pdf", "broken.pdf", "letter.docx", "words.txt", "book.epub", "rich.rtf", "sums.xlsx", "story.txt"),
        "old.doc",
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ferry.pdf", "Ferry to Almada"),
        ("letter.docx", "Um dois\n三"),
        ("words.txt", "&lt;script&gt;alert(1)&lt;/script&gt; naïve"),
        ("broken.pdf", "cannot be decoded"),
        ("old.doc", "no preview of this kind of file"),
        ("book.epub", "Um &amp; dois"),
        ("rich.rtf", "naïve 三"),
        ("sums.xlsx", "Name\tSumme"),
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
    cover = PREVIEW.findall(papers.get(listed(papers)["book.epub"]).text)
    come(papers, cover)
    assert papers.get(cover[0]).headers["content-type"] == "image/jpeg"
    assert PREVIEW.findall(papers.get(listed(papers)["rich.rtf"]).text) == []


def searched(client: Client, words: str) -> tuple[dict[str, str], str]:
    """What a search finds when all is read: the addresses by name, and what it says of itself."""
    until = time.monotonic() + 60
    while "still to be read" in (page := client.post("/documents/find", words=words)).text:
        assert time.monotonic() < until
        time.sleep(0.2)
    assert all(word not in str(page.url) for word in words.split())
    said = re.findall(r'<p class="faint" role="status">(.*?)</p>', page.text, re.S)
    links = re.findall(r'href="(/documents/one/\w+\?found=\w+)#hit-1"><bdi>([^<]*)</bdi>', page.text)
    return {name: address for address, name in links}, " ".join(said[0].split()) if said else ""


def test_words_are_found_in_the_texts_and_what_was_searched_is_counted(papers: Client) -> None:
    found, said = searched(papers, "ALMADA ferry")
    assert set(found) == {"ferry.pdf"}
    assert said == "1 document has these words. Searched 7 of 9 documents; 2 have no text."
    assert set(searched(papers, "dois")[0]) == {"letter.docx", "book.epub"}
    assert set(searched(papers, '"um dois"')[0]) == {"letter.docx", "book.epub"}
    assert set(searched(papers, '"dois um"')[0]) == set()
    assert set(searched(papers, "naive")[0]) == {"words.txt", "rich.rtf"}
    assert "None of the documents that were searched" in papers.post("/documents/find", words="nowhere").text
    assert "review: texts of documents read for search" in papers.get("/log").text


def test_a_hit_leads_to_its_place(papers: Client) -> None:
    address = searched(papers, "zurich end")[0]["story.txt"]
    page = papers.get(address).text
    marks = re.findall(r'<mark><a id="hit-(\d+)" href="#hit-(\d+)"[^>]*>([^<]*)</a></mark>', page)
    assert marks == [("1", "2", "Zürich"), ("2", "1", "end")]
    earlier = re.findall(r'href="(/documents/one/[^"]+)">Earlier', page)[0].replace("&amp;", "&")
    assert "<mark>" not in papers.get(earlier).text
    inert = papers.get(searched(papers, "script alert")[0]["words.txt"]).text
    assert re.sub("</?(mark|a)[^>]*>", "", inert).count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1
    assert "<script>alert" not in inert


def test_where_words_stand() -> None:
    assert terms_of('  "Um,  dois" três ') == ("um dois", "tres")
    text = "x" * 3990 + " Über-\nmut und ÜBER Mut " + "y" * 5000
    assert [text[a:b] for a, b in spots(text, terms_of('"uber mut"'))] == ["Über-\nmut", "ÜBER Mut"]
    assert [p for p, hit in excerpt("a " * 300 + "Zürich " + "b " * 300, ("zurich",)) if hit] == ["Zürich"]
    assert "".join(p for p, _ in pieces(text, ("uber",))) == text


def test_what_is_sensitive_has_no_text(android: Client) -> None:
    page = android.get("/documents").text
    key = re.findall(r'data-key="([^"]+)"', page)[0]
    address = LINK.findall(page)[0][0]
    android.post("/mark", what="sensitive", value="yes", keys=key)
    try:
        assert "marked as sensitive" in text_of(android, address)
        assert "1 marked sensitive: left out, counted only" in searched(android, "the")[1]
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
