"""Colours, sizes and fonts are named in one file."""

from __future__ import annotations

import re
from pathlib import Path

import aboveboard.web

WEB = Path(aboveboard.web.__file__).parent
RAW = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\b\d+px\b|font-size:\s*(?!var)[\d.]+")


def test_style_sheets_use_tokens() -> None:
    for path in (WEB / "static").glob("*.css"):
        if path.name != "tokens.css":
            text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
            assert not RAW.findall(text), path.name


def test_six_sizes_of_type() -> None:
    text = (WEB / "static" / "tokens.css").read_text("utf-8")
    assert len(set(re.findall(r"--size-\d+:", text))) <= 6


def test_templates_carry_no_style_or_script() -> None:
    for path in (WEB / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:|\|\s*safe\b", text), (
            path.name
        )
