"""What the tests of the documentation share: its pages, their code blocks, links and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^    \S.*$", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced code blocks of a language."""
    return [body for found, body in _FENCE.findall(page.read_text("utf-8")) if found == language]


def code_lines(page: Path) -> Iterator[str]:
    """Every line of code, fenced or indented."""
    text = page.read_text("utf-8")
    for _, body in _FENCE.findall(text):
        yield from body.splitlines()
    yield from (line.strip() for line in _INDENTED.findall(_FENCE.sub("", text)))


def prose(page: Path) -> str:
    """The text without fenced code."""
    return _FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> list[str]:
    """The targets of links, code apart."""
    return _LINK.findall(re.sub(r"`[^`\n]*`", "", prose(page)))


@cache
def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
        found.add(kept.strip().replace(" ", "-"))
    return found
