"""From ten marked records to paper, under numbers that stay."""

from __future__ import annotations

import hashlib
import io
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from aboveboard.report.paper import laid_out
from aboveboard.report.values import people, readable
from tests.web.conftest import Client, Reviews


def test_ten_items_numbered_and_printed(reviews: Reviews, tmp_path: Path) -> None:
    client = Client(reviews.open(reviews.case("android")))
    keys = re.findall(r'<tr data-key="([^"]+)"', client.get("/list/posts").text)[:10]
    client.post("/mark", what="tag", value="paper", keys=" ".join(keys))
    client.post("/mark", what="untag", value="paper", keys=keys[2])
    client.post("/mark", what="sensitive", value="yes", keys=keys[4])
    more = re.findall(r'<tr data-key="([^"]+)"', client.get("/list/calls").text)[0]
    client.post("/mark", what="tag", value="paper", keys=more)
    page = client.get("/report").text
    word = re.findall(r"/report/pdf/(\w+)", page)[0]
    answer = client.get(f"/report/pdf/{word}")
    assert "attachment" in answer.headers["content-disposition"]
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.content)).pages).split())
    for number, key in enumerate([*keys, more], 1):
        assert (key in text) is (number not in (3, 5)), (number, key)
    assert more in text
    assert "1 marked sensitive" in text
    assert "numbers 3 were taken out" in text
    assert re.search(r"Hashes\s+of\s+the\s+pages", text)
    as_html = client.get(f"/report/html/{word}").text
    assert re.search(rf'number">11</span>.*?{more}', as_html, re.S)
    assert hashlib.sha256(answer.content).hexdigest() in client.get("/log").text
    out = tmp_path / "r.pdf"
    reviews.run("report", client.review.case, "--tag", "paper", "-o", out, "--zone", "Europe/Berlin")
    assert out.read_bytes().startswith(b"%PDF")
    for _ in range(4):
        client.post("/undo")


def test_digits_are_printed_as_text() -> None:
    """A font of emoji that stands in the list of fonts has glyphs for digits too, and they are pictures."""
    style = (files("aboveboard.report") / "templates" / "report.css").read_text("utf-8")
    made = laid_out(f"<style>{style}</style><p>0123456789 + # * a4296779 转账 ليلى</p>").write_pdf()
    page: Any = PdfReader(io.BytesIO(made)).pages[0]
    fonts = {str(f.get_object()["/BaseFont"]) for f in page["/Resources"]["/Font"].values()}
    assert any("Noto" in f for f in fonts)
    assert not any("Emoji" in f for f in fonts), fonts


def test_names_from_right_to_left_turn_nothing_else_round() -> None:
    parties = [{"name": "ليلى", "identifier": "+12025550107", "role": "other"}, {"name": "<b>", "identifier": None}]
    assert people(parties) == "<bdi>ليلى</bdi> &lt;<bdi>+12025550107</bdi>&gt;; &lt;b&gt;"
    assert readable({"a": "<i>", "b": [True, parties[0]]}).startswith("a: &lt;i&gt;, b: yes; <bdi>")


def test_what_turns_text_round_is_shown_wherever_it_stands() -> None:
    hidden = "in\u202evoice"
    party = {"name": hidden, "identifier": hidden, "role": "other"}
    for value in (hidden, [hidden], {hidden: 1}, {"a": {"b": hidden}}, party):
        said = readable(value)
        assert "\u202e" not in said and "202E" in said.upper(), said
